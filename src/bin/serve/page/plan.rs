//! A plan for a change of numbers as a list of steps a person can follow.

use crate::{
    page::{
        html::{Html, says, tag},
        words::{Words, words},
    },
    submission::outcome::{Plan, Step},
    verification::Stage,
};
use heyan::{
    phone_change::{Actor, ChangeStep, Moment, NoticeMoment},
    report::Locale,
};

/// The steps, who does them, and what has to be known before and after.
pub fn show(plan: &Plan, locale: Locale) -> Html {
    let words = words(locale);
    let part = |title, list, actor, when| {
        let own: Vec<Html> = plan
            .steps
            .iter()
            .filter(|step| {
                !is_implied(step, plan) && step.when == when && (when == Moment::After || step.actor == actor)
            })
            .map(|step| item(step, plan.cooling_off_hours, locale, words))
            .collect();
        if own.is_empty() {
            return Html::default();
        }
        Html::all([says("h3", &[], title), tag(list, &[("class", Some("steps"))], own)])
    };
    let told = |start: bool| {
        let notices = plan.notices.iter().filter(|notice| (notice.before == NoticeMoment::Start) == start);
        let texts: Vec<Html> = notices.map(|notice| says("li", &[], &notice.text)).collect();
        if texts.is_empty() { Html::default() } else { tag("ul", &[("class", Some("told"))], texts) }
    };
    tag(
        "section",
        &[("class", Some("card"))],
        [
            says("h2", &[], words.steps),
            says("p", &[("class", Some("repay"))], words.repay),
            told(true),
            part(words.by_person, "ol", Actor::Person, Moment::Before),
            part(words.by_lender, "ul", Actor::Lender, Moment::Before),
            part(words.afterwards, "ul", Actor::Lender, Moment::After),
            told(false),
        ],
    )
}

/// Whether another step does this one on the way, as on the page (`www/pages/change/steps-once.js`): proving who
/// they are stands for signing in, where that proof is asked for anyway.
fn is_implied(step: &Step, plan: &Plan) -> bool {
    let own = |step: &Step| step.when == Moment::Before && step.actor == Actor::Person;
    step.stage != Some(Stage::Done)
        && plan.steps.iter().any(|other| {
            own(step)
                && own(other)
                && other.any_of.len() < step.any_of.len()
                && other.any_of.iter().all(|way| step.any_of.contains(way))
        })
}

fn item(step: &Step, hours: u32, locale: Locale, words: &Words) -> Html {
    let ways = step.any_of.iter().enumerate().map(|(index, way)| {
        let names: Vec<String> = way
            .iter()
            .map(|step| match (step, hours) {
                (ChangeStep::CoolingOff, 1..) => format!("{} {hours}{}", name(*step, locale), words.hours),
                _ => name(*step, locale).to_owned(),
            })
            .collect();
        let text = says("strong", &[], &names.join(words.and));
        let or = (index > 0).then(|| Html::text(words.or));
        tag("span", &[("class", Some("way"))], or.into_iter().chain([text]))
    });
    let stage = match step.stage {
        Some(Stage::Done) => Some(("done", words.stage_done)),
        Some(Stage::Current) => Some(("current", words.stage_current)),
        Some(Stage::Later) | None => None,
    };
    let mark = stage.map(|(_, text)| says("span", &[("class", Some("stage"))], text));
    let attributes = [("data-stage", stage.map(|(name, _)| name))];
    tag("li", &attributes, mark.into_iter().chain(ways).chain([says("p", &[("class", Some("why"))], &step.why)]))
}

/// As the page calls it in `www/pages/change/step-names.js`.
fn name(step: ChangeStep, locale: Locale) -> &'static str {
    let (chinese, english) = match step {
        ChangeStep::ReAuthenticate => ("重新登录确认", "Sign in again"),
        ChangeStep::OtpOld => ("旧号码收验证码", "Code to the old number"),
        ChangeStep::OtpNew => ("新号码收验证码", "Code to the new number"),
        ChangeStep::IdDocument => ("拍身份证件", "Photo of your identity document"),
        ChangeStep::Liveness => ("刷脸核实", "Face check"),
        ChangeStep::CarrierCheck => ("运营商核对新号码", "The carrier checks the new number"),
        ChangeStep::BankCardCheck => ("核对银行卡", "Bank card check"),
        ChangeStep::OtpBackup => ("备用号码收验证码", "Code to a backup number"),
        ChangeStep::ManualReview => ("人工核实", "A check by our staff"),
        ChangeStep::CoolingOff => ("等待期", "Waiting time"),
        ChangeStep::NotifyOldChannels => ("通知您留过的联系方式", "A message to your other channels"),
        ChangeStep::WrittenConfirmation => ("发给您变更确认书", "A written confirmation for you"),
        ChangeStep::FreezeSensitiveOperations => {
            ("暂停提款、换卡和改密码", "Withdrawals, card and password changes on hold")
        }
        ChangeStep::EndOtherSessions => ("退出其他设备的登录", "Signing out other devices"),
    };
    match locale {
        Locale::ZhCn => chinese,
        Locale::En => english,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_is_called_the_same_with_scripts_and_without() {
        let page = include_str!("../../../../www/pages/change/step-names.js");
        let names = page.split_once("stepNames = {").unwrap().1.split_once("};").unwrap().0;
        let names: serde_json::Map<String, serde_json::Value> =
            serde_json::from_str(&["{", names.trim().trim_end_matches(','), "}"].concat()).unwrap();
        assert_eq!(names.len(), 14);
        for (step, [chinese, english]) in
            names.into_iter().map(|(step, name)| (step, serde_json::from_value::<[String; 2]>(name).unwrap()))
        {
            let step: ChangeStep = heyan::read("step", serde_json::Value::String(step)).unwrap();
            assert_eq!((name(step, Locale::ZhCn), name(step, Locale::En)), (&*chinese, &*english));
        }
    }
}
