//! The link in the message to the old number: whoever still has it can stop the change at once. It
//! leads to nothing else of the change.

use super::{
    act::{self, Scene},
    case::{Case, Standing, tail},
    case_store::{self, Kind},
    progress::progress,
    routes::Simulator,
};
use crate::{
    http::{
        origin,
        problem::{self, Problem, failed},
    },
    page::{
        self, Page,
        html::{Html, says, tag},
    },
    routes,
    store::Failed,
};
use axum::{
    Router,
    extract::{Path, Request},
    http::StatusCode,
    response::Response,
    routing::get,
};
use heyan::{phone_change::ChangeStep, report::Locale};

/// Where this token's change can be stopped.
pub fn address(token: &str) -> String {
    ["/stop/", token].concat()
}

/// `GET` asks, `POST` stops; a link that is merely opened, by a preview or a scanner, changes nothing.
pub fn routes(simulator: &Simulator) -> Router {
    let (asked, stopped) = (simulator.clone(), simulator.clone());
    Router::new().route(
        "/stop/{token}",
        get(move |Path(token): Path<String>, request: Request| answer(asked, token, false, request))
            .post(move |Path(token): Path<String>, request: Request| answer(stopped, token, true, request)),
    )
}

async fn answer(simulator: Simulator, token: String, stop: bool, request: Request) -> Response {
    let locale = routes::locale(&request);
    let reader = problem::reader(request.headers());
    if stop && !origin::is_ours(request.headers()) {
        return Problem::OtherOrigin.answer(reader, locale);
    }
    let now = simulator.clock().now().0;
    match found(&simulator, &token, stop, locale, now).await {
        Ok(Some(case)) => show(&case, &token, locale, now),
        Ok(None) => routes::not_found(request.headers()),
        Err(error) => failed(&error).answer(reader, locale),
    }
}

async fn found(
    simulator: &Simulator,
    token: &str,
    stop: bool,
    locale: Locale,
    now: i64,
) -> Result<Option<Case>, Failed> {
    let (store, secret) = simulator.parts();
    let Some(id) = case_store::stopped_by(store, token.to_owned()).await? else { return Ok(None) };
    if !stop {
        return case_store::find(store, Kind::PhoneChange, id).await;
    }
    let name = id.clone();
    let acted = case_store::act(store, Kind::PhoneChange, id, now, locale, None, move |case, _| {
        act::cancel(case, &Scene { id: &name, now, secret: &secret, locale })
    });
    Ok(acted.await?.map(|acted| acted.case))
}

fn show(case: &Case, token: &str, locale: Locale, now: i64) -> Response {
    let end = |step| case.destination(step).map(|number| tail(&number).to_owned()).unwrap_or_default();
    let (old, new) = (end(ChangeStep::OtpOld), end(ChangeStep::OtpNew));
    let standing = progress(case, locale, now).standing(case, now);
    let open = matches!(standing, Standing::Steps | Standing::Review | Standing::CoolingOff);
    let (title, text, button) = match (standing, locale) {
        (Standing::Cancelled, Locale::ZhCn) => (
            "已经阻止",
            format!("这次换号已经取消，账户仍绑定尾号{old}的号码。怀疑有人冒用，请联系客服；已经转账请拨打110。"),
            "",
        ),
        (Standing::Cancelled, Locale::En) => (
            "It was stopped",
            format!(
                "The change was cancelled; the account stays with the number ending in {old}. If you suspect that somebody acted as you, contact customer service; if money is gone, call 110."
            ),
            "",
        ),
        (_, Locale::ZhCn) if open => (
            "阻止这次换号",
            format!("尾号{old}的号码正在被更换为尾号{new}。不是您本人操作，请点下面的按钮。是您本人操作，就不用管。"),
            "不是我，马上阻止",
        ),
        (_, Locale::En) if open => (
            "Stop this change",
            format!(
                "The number ending in {old} is being replaced by one ending in {new}. If it was not you, choose the button. If it was you, do nothing."
            ),
            "It was not me, stop it",
        ),
        (_, Locale::ZhCn) => {
            ("这次换号已经结束", "这里已经不能阻止了。不是您本人操作，请马上联系客服。".to_owned(), "")
        }
        (_, Locale::En) => (
            "This change has ended",
            "It can no longer be stopped here. If it was not you, contact customer service at once.".to_owned(),
            "",
        ),
    };
    let action = page::at(&address(token), locale);
    let attributes = [("method", Some("post")), ("action", Some(action.as_str()))];
    let form = if button.is_empty() {
        Html::default()
    } else {
        let attributes_of_button = [("type", Some("submit")), ("class", Some("primary"))];
        tag("form", &attributes, [says("button", &attributes_of_button, button)])
    };
    let switch = [&address(token), "?lang=", page::other(locale).tag()].concat();
    let main = [says("h1", &[], title), says("p", &[("class", Some("lead"))], &text), form];
    Page { locale, title, switch: Some(&switch) }.answer(StatusCode::OK, main)
}
