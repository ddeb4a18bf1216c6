//! Why a step was not taken: a sentence, what is left, and when to come back.

use super::code;
use crate::http::problem;
use axum::{
    http::{HeaderValue, StatusCode, header},
    response::Response,
};
use heyan::report::{Locale, Report};
use serde_json::{Map, json};

/// Everything that a step can answer instead of being done. Times are seconds from now.
#[derive(Debug, PartialEq)]
pub enum Refusal {
    /// Not a code by its looks; no try is lost.
    NotACode(Box<Report>),
    WrongCode {
        tries_left: u32,
    },
    TooManyTries {
        retry_after: i64,
    },
    CodeExpired,
    /// None was sent, or the last one was used.
    NoCode,
    /// The server was started anew since.
    CodeLost,
    TooSoon {
        retry_after: i64,
    },
    TooManyCodes {
        retry_after: i64,
    },
    TooFast {
        retry_after: i64,
    },
    /// Other steps come first, or the plan does not have it.
    NotNow,
    StepDone,
    Over,
    NoOtherWay,
    ProofFailed {
        tries_left: u32,
    },
    ConsentMissing,
    NotAPhone,
    /// The old number, the new one, or one that is there already.
    NoBackup,
    /// The system gave no random numbers: nothing safe can be sent.
    NothingSafe,
}

impl Refusal {
    fn kind(&self) -> (StatusCode, &'static str) {
        match self {
            Refusal::NotACode(_) => (StatusCode::UNPROCESSABLE_ENTITY, "not-a-code"),
            Refusal::WrongCode { .. } => (StatusCode::UNPROCESSABLE_ENTITY, "wrong-code"),
            Refusal::TooManyTries { .. } => (StatusCode::TOO_MANY_REQUESTS, "too-many-tries"),
            Refusal::CodeExpired => (StatusCode::UNPROCESSABLE_ENTITY, "code-expired"),
            Refusal::NoCode => (StatusCode::CONFLICT, "no-code"),
            Refusal::CodeLost => (StatusCode::CONFLICT, "code-lost"),
            Refusal::TooSoon { .. } => (StatusCode::TOO_MANY_REQUESTS, "too-soon"),
            Refusal::TooManyCodes { .. } => (StatusCode::TOO_MANY_REQUESTS, "too-many-codes"),
            Refusal::TooFast { .. } => (StatusCode::TOO_MANY_REQUESTS, "too-fast"),
            Refusal::NotNow => (StatusCode::CONFLICT, "not-now"),
            Refusal::StepDone => (StatusCode::CONFLICT, "step-done"),
            Refusal::Over => (StatusCode::CONFLICT, "over"),
            Refusal::NoOtherWay => (StatusCode::UNPROCESSABLE_ENTITY, "no-other-way"),
            Refusal::ProofFailed { .. } => (StatusCode::UNPROCESSABLE_ENTITY, "proof-failed"),
            Refusal::ConsentMissing => (StatusCode::UNPROCESSABLE_ENTITY, "consent-missing"),
            Refusal::NotAPhone => (StatusCode::UNPROCESSABLE_ENTITY, "not-a-phone"),
            Refusal::NoBackup => (StatusCode::UNPROCESSABLE_ENTITY, "no-backup"),
            Refusal::NothingSafe => (StatusCode::SERVICE_UNAVAILABLE, "nothing-safe"),
        }
    }

    fn retry_after(&self) -> Option<i64> {
        match self {
            Refusal::TooManyTries { retry_after }
            | Refusal::TooSoon { retry_after }
            | Refusal::TooManyCodes { retry_after }
            | Refusal::TooFast { retry_after } => Some((*retry_after).max(1)),
            _ => None,
        }
    }

    fn tries_left(&self) -> Option<u32> {
        match self {
            Refusal::WrongCode { tries_left } | Refusal::ProofFailed { tries_left } => Some(*tries_left),
            Refusal::TooManyTries { .. } => Some(0),
            _ => None,
        }
    }

    /// Title and sentence.
    // A table: one row a refusal.
    #[allow(clippy::too_many_lines)]
    fn said(&self, locale: Locale) -> (String, String) {
        let left = self.tries_left().unwrap_or_default();
        let seconds = self.retry_after().unwrap_or_default();
        let hours = (seconds + 3599) / 3600;
        let all = code::TRIES;
        let times = if left == 1 { "1 try is".to_owned() } else { format!("{left} tries are") };
        let [title, sentence, english_title, english] = match self {
            Refusal::NotACode(report) => {
                let said = report.findings.first().map(|finding| finding.message.clone()).unwrap_or_default();
                return match locale {
                    Locale::ZhCn => ("验证码没有填对".into(), said),
                    Locale::En => ("That is not a code".into(), said),
                };
            }
            Refusal::WrongCode { .. } => [
                "验证码不对",
                &format!("验证码不对，还可以再试{left}次。请对照最新的一条短信。"),
                "Wrong code",
                &format!("That is not the code; {times} left. Please compare it with the latest message."),
            ],
            Refusal::TooManyTries { .. } => [
                "这个验证码不能再用了",
                &format!("这个验证码已经输错{all}次，不能再用。请重新获取一个。"),
                "This code can no longer be used",
                &format!("It was typed wrong {all} times. Please have a new one sent."),
            ],
            Refusal::CodeExpired => [
                "验证码过期了",
                "这个验证码已经过期，请重新获取一个。",
                "The code has expired",
                "This code has expired. Please have a new one sent.",
            ],
            Refusal::NoCode => [
                "还没有验证码",
                "请先点“发送验证码”，再填短信里的数字。",
                "No code yet",
                "Please have a code sent first, then type the digits of the message.",
            ],
            Refusal::CodeLost => [
                "验证码作废了",
                "服务器重新启动过，之前的验证码不能用了。办好的步骤都还在，请重新获取验证码。",
                "The code is void",
                "The server was started anew, so earlier codes no longer work. Finished steps are kept. Please have a new code sent.",
            ],
            Refusal::TooSoon { .. } => [
                "验证码刚刚发过",
                &format!("验证码刚刚发过，请等{seconds}秒再发。短信有时会慢一点。"),
                "A code was just sent",
                &format!("A code was just sent. Please wait {seconds} seconds; messages can be slow."),
            ],
            Refusal::TooManyCodes { .. } => [
                "今天不能再发了",
                &format!(
                    "这个号码24小时内最多收5次验证码。请大约{hours}小时后再来，办好的步骤会保留。要是您没有点过那么多次，可能是别人填了您的号码。收到的验证码，请不要告诉任何人。"
                ),
                "No more codes today",
                &format!(
                    "A number gets at most 5 codes in 24 hours. Please come back in about {hours} hours; finished steps are kept. If you did not ask that often, somebody else may have typed your number. Please tell nobody the codes you received."
                ),
            ],
            Refusal::TooFast { .. } => [
                "操作太快了",
                &format!("请等{seconds}秒再试。办好的步骤都还在。"),
                "Too fast",
                &format!("Please wait {seconds} seconds. Finished steps are kept."),
            ],
            Refusal::NotNow => [
                "还没有到这一步",
                "现在不用办这一步。请照页面上的顺序来。",
                "Not this step now",
                "This step is not wanted now. Please follow the order on the page.",
            ],
            Refusal::StepDone => {
                ["这一步已经办好", "这一步已经办好，不用再办。", "Already done", "This step is done already."]
            }
            Refusal::Over => [
                "这次办理已经结束",
                "这次办理已经结束，什么也没有改动。需要的话，请重新开始。",
                "This has ended",
                "This has ended, and nothing was changed. If you still need it, please start again.",
            ],
            Refusal::NoOtherWay => [
                "新号码要能收验证码",
                "绑定的号码要能收到短信。收不到的话，请取消这次办理，换一个号码再来。还款不受影响。",
                "The new number has to receive a code",
                "A bound number has to receive messages. If it does not, please cancel and come back with another number. Repaying is not affected.",
            ],
            Refusal::ProofFailed { .. } => [
                "这次没有核对上",
                &format!("这次没有核对上，还可以再试{left}次，也可以换一种方式。"),
                "This did not match",
                &format!("This did not match; {times} left. You can also choose another way."),
            ],
            Refusal::ConsentMissing => [
                "要您先同意",
                "这一步要您先单独同意。不同意，可以换别的方式。",
                "Your consent comes first",
                "This step needs your separate consent. If you do not agree, choose another way.",
            ],
            Refusal::NotAPhone => [
                "这个号码收不了验证码",
                "请检查手机号是否填对，再获取验证码。",
                "No code can go to this number",
                "Please check the mobile number, then have a code sent.",
            ],
            Refusal::NoBackup => [
                "要用另一个号码",
                "备用号码要和旧号码、新号码、已经加好的都不同。请换一个您本人的号码。",
                "It has to be another number",
                "A backup differs from the old number, the new one and those already added. Please use another number of your own.",
            ],
            Refusal::NothingSafe => [
                "现在发不出验证码",
                "服务器现在发不出验证码。请过几分钟再试，办好的步骤都还在。",
                "No code can be sent now",
                "The server cannot send codes at the moment. Please try again in a few minutes; finished steps are kept.",
            ],
        };
        match locale {
            Locale::ZhCn => (title.to_owned(), sentence.to_owned()),
            Locale::En => (english_title.to_owned(), english.to_owned()),
        }
    }

    /// The answer: problem details (RFC 9457), with `Retry-After` where coming back helps.
    pub fn answer(&self, locale: Locale) -> Response {
        let (status, name) = self.kind();
        let (title, detail) = self.said(locale);
        let mut members = Map::new();
        members.insert("simulated".into(), json!(true));
        if let Some(left) = self.tries_left() {
            members.insert("triesLeft".into(), json!(left));
        }
        if let Some(seconds) = self.retry_after() {
            members.insert("retryAfter".into(), json!(seconds));
        }
        if let Refusal::NotACode(report) = self {
            members.insert("findings".into(), json!(report.findings));
        }
        let mut response = problem::details(status, name, &title, &detail, locale, members);
        if status == StatusCode::TOO_MANY_REQUESTS
            && let Some(seconds) = self.retry_after()
        {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        response
    }
}
