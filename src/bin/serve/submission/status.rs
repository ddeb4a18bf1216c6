//! The page under a status address: received, looked at by a person, or what to put right.

use crate::{
    clock::Moment,
    consents::Decisions,
    lender,
    page::{
        self, Page, findings,
        html::{Html, link, says, tag},
        labels, plan,
        words::{Pair, Words, say, words},
    },
    store::Known,
    submission::{
        Kind,
        outcome::{Message, Outcome, Plan, Status},
    },
    verification::{Standing, record_number},
};
use axum::{http::StatusCode, response::Response};
use heyan::report::{Locale, Severity};
use serde::Deserialize;
use serde_json::Value;

const NUMBER: Pair = ["编号：", "Number: "];

/// Where the outcome of a submission can be read.
pub fn address(id: &str) -> String {
    ["/status/", id].concat()
}

/// The language asked for; otherwise the one of the form.
pub fn language(known: &Known, asked: Option<Locale>) -> Locale {
    let of_form = || serde_json::from_str(&known.outcome).ok().map(|outcome: Outcome| outcome.locale);
    asked.or_else(of_form).unwrap_or_default()
}

/// The page; `change` is how far a change of numbers is by now, `decisions` what an applicant decided.
/// `None` when what was kept cannot be read.
pub fn page(known: &Known, locale: Locale, change: Option<&Value>, decisions: Option<&Decisions>) -> Option<Response> {
    let outcome: Outcome = serde_json::from_str(&known.outcome).ok()?;
    let kind = Kind::from_key(&known.kind)?;
    let words = words(locale);
    let live = change.and_then(|change| Plan::deserialize(change).ok());
    let standing = live.as_ref().and_then(|plan| plan.status);
    let rejected = outcome.status == Status::Rejected;
    let of_change = standing.and_then(|standing| words_of(standing, words));
    let [title, next] = of_change.unwrap_or_else(|| words_when_taken(outcome.status, kind, words));
    let stopped = decisions.and_then(|decisions| decisions.stopped(locale));
    let said = outcome.said(locale);
    let found = said.findings();
    let grave = if rejected {
        findings::list(&found, &[Severity::Error, Severity::Warning], words.to_put_right, locale)
    } else {
        findings::list(&found, &[Severity::Warning], words.reasons, locale)
    };
    let message = said.message().filter(|_| !rejected);
    let verified = outcome.number_verified.filter(|_| !rejected);
    let back = || tag("p", &[("class", Some("actions"))], [link(&page::at(kind.page(), locale), words.back_to_form)]);
    let main = [
        says("h1", &[], title),
        says("p", &[("class", Some("lead"))], stopped.as_deref().unwrap_or(next)),
        grave,
        verified.map(|yes| note(if yes { words.number_verified } else { words.number_unverified })).unwrap_or_default(),
        live.as_ref().and_then(|plan| undo(plan, words)).unwrap_or_default(),
        go_on(standing, known, locale),
        live.or_else(|| said.steps()).map(|plan| plan::show(&plan, locale)).unwrap_or_default(),
        message.map(|message| meanwhile(&message, known, locale)).unwrap_or_default(),
        findings::list(&found, &[Severity::Info], words.notes, locale),
        decisions.map(|decisions| decisions.show(locale)).unwrap_or_default(),
    ];
    let foot = [says("p", &[], words.keep_address), says("p", &[("class", Some("hint"))], &paper(known, locale))];
    let main = main.into_iter().chain(rejected.then(back)).chain(foot);
    let switch = [&address(&known.id), "?lang=", page::other(locale).tag()].concat();
    Some(Page { locale, title, switch: Some(&switch) }.answer(StatusCode::OK, main))
}

fn note(text: &str) -> Html {
    says("p", &[("class", Some("note"))], text)
}

/// Until when a change can be undone, while it cools off.
fn undo(plan: &Plan, words: &Words) -> Option<Html> {
    let until = plan.cooling_off_until.as_deref().filter(|_| plan.status == Some(Standing::CoolingOff))?;
    let minute: String = until.replace('T', " ").chars().take(16).collect();
    Some(note(&[words.undo_until, &minute].concat()))
}

/// The way to the steps that are left.
fn go_on(standing: Option<Standing>, known: &Known, locale: Locale) -> Html {
    if !matches!(standing, Some(Standing::Steps | Standing::Review | Standing::CoolingOff)) {
        return Html::default();
    }
    let words = words(locale);
    // After the number sign, so that it reaches no server's log.
    let open = [&page::at(Kind::PhoneChange.page(), locale), "#", &known.id].concat();
    Html::all([
        tag(
            "p",
            &[("class", Some("actions"))],
            [says("a", &[("class", Some("button primary")), ("href", Some(&*open))], words.go_on_with_change)],
        ),
        says("p", &[("class", Some("hint"))], words.needs_scripts),
    ])
}

/// Title and what is next, as they are when the submission was taken.
fn words_when_taken(status: Status, kind: Kind, words: &Words) -> [&'static str; 2] {
    match (status, kind) {
        (Status::Received, Kind::Application) => [words.received_application, words.received_next],
        (Status::Received, Kind::PhoneChange) => [words.received_change, words.change_next],
        (Status::Review, Kind::Application) => [words.review_application, words.review_next],
        (Status::Review, Kind::PhoneChange) => [words.review_change, words.change_review_next],
        (Status::Rejected, Kind::Application) => [words.rejected_application, words.rejected_next],
        (Status::Rejected, Kind::PhoneChange) => [words.rejected_change, words.rejected_next],
        (Status::Received | Status::Review, Kind::SmsObjection) => [words.received_objection, words.objection_next],
        (Status::Rejected, Kind::SmsObjection) => [words.rejected_objection, words.rejected_next],
    }
}

/// What a printed page is known by: whose it is, its number, and when it was sent. No name: whoever has the
/// address can read the page.
fn paper(known: &Known, locale: Locale) -> String {
    let words = words(locale);
    let number = [say(NUMBER, locale), &record_number(&known.id)].concat();
    let when = [words.when, &Moment(known.received_at).short()].concat();
    lender::name(locale).into_iter().chain([number, when]).collect::<Vec<_>>().join(" · ")
}

/// Title and what is next, where they differ from when the request was taken.
fn words_of(standing: Standing, words: &Words) -> Option<[&'static str; 2]> {
    match standing {
        Standing::Steps | Standing::Review => None,
        Standing::CoolingOff => Some(words.change_cooling_off),
        Standing::Done => Some(words.change_done),
        Standing::Cancelled => Some(words.change_cancelled),
        Standing::Refused => Some(words.change_refused),
        Standing::Expired => Some(words.change_expired),
    }
}

/// What a reported message looks like, and what its receiver can do while the lender looks into it.
fn meanwhile(message: &Message, known: &Known, locale: Locale) -> Html {
    let words = words(locale);
    let looks = match message.outcome.as_str() {
        "fraud" => words.sms_fraud,
        "suspicious" => words.sms_suspicious,
        "unlawful-collection" => words.sms_unlawful_collection,
        "wrong-person" => words.sms_wrong_person,
        _ => words.sms_unverified,
    };
    let advice = message.advice.iter().map(|advice| {
        let contact = advice.contact.as_deref().map(|contact| Html::all([Html::text(" "), reach(contact)]));
        tag("li", &[], [Html::text(&advice.text)].into_iter().chain(contact))
    });
    // Nothing of its words: whoever has the address can read this.
    let asked = labels::reasons(locale).into_iter().find(|(reason, _)| *reason == message.asked);
    let lines = [
        Some([words.objection_characters, &message.characters.to_string()].concat()),
        asked.map(|(_, asked)| [words.objection_asked, asked].concat()),
        Some([words.when, &Moment(known.received_at).short()].concat()),
    ];
    let sent = [
        says("h2", &[], words.objection_sent),
        tag("ul", &[], lines.into_iter().flatten().map(|line| says("li", &[], &line))),
        tag("p", &[], [Html::text(words.objection_really), reach("12321.cn"), Html::text(" · "), reach("96110")]),
    ];
    let content = [says("h2", &[], words.meanwhile), says("p", &[], looks), tag("ol", &[], advice)];
    Html::all([tag("section", &[("class", Some("card"))], sent), tag("section", &[("class", Some("card"))], content)])
}

/// A number to call, or a place to open beside this page.
fn reach(contact: &str) -> Html {
    if contact.bytes().all(|byte| byte.is_ascii_digit()) {
        return link(&["tel:", contact].concat(), contact);
    }
    let address = ["https://", contact].concat();
    let attributes = [("href", Some(&*address)), ("target", Some("_blank")), ("rel", Some("noopener noreferrer"))];
    says("a", &attributes, contact)
}
