//! The page under a status address: received, looked at by a person, or what to put right.

use crate::{
    clock::Moment,
    findings,
    html::{link, says, tag},
    outcome::{Outcome, Status},
    page::{self, Page},
    plan,
    store::Known,
    submission::Kind,
    words::words,
};
use axum::{http::StatusCode, response::Response};
use heyan::report::{Locale, Severity};

/// Where the outcome of a submission can be read.
pub fn address(id: &str) -> String {
    ["/status/", id].concat()
}

/// The page. `asked` is the language asked for; otherwise the one of the form. `None` when what was
/// kept cannot be read.
pub fn page(known: &Known, asked: Option<Locale>) -> Option<Response> {
    let outcome: Outcome = serde_json::from_str(&known.outcome).ok()?;
    let kind = Kind::from_key(&known.kind)?;
    let locale = asked.unwrap_or(outcome.locale);
    let words = words(locale);
    let title = match (outcome.status, kind) {
        (Status::Received, Kind::Application) => words.received_application,
        (Status::Received, Kind::PhoneChange) => words.received_change,
        (Status::Review, Kind::Application) => words.review_application,
        (Status::Review, Kind::PhoneChange) => words.review_change,
        (Status::Rejected, Kind::Application) => words.rejected_application,
        (Status::Rejected, Kind::PhoneChange) => words.rejected_change,
    };
    let next = match (outcome.status, kind) {
        (Status::Rejected, _) => words.rejected_next,
        (Status::Review, Kind::Application) => words.review_next,
        (Status::Review, Kind::PhoneChange) => words.change_review_next,
        (Status::Received, Kind::Application) => words.received_next,
        (Status::Received, Kind::PhoneChange) => words.change_next,
    };
    let said = outcome.said(locale);
    let found = said.findings();
    let grave = match outcome.status {
        Status::Rejected => findings::list(&found, &[Severity::Error, Severity::Warning], words.to_put_right, locale),
        Status::Received | Status::Review => findings::list(&found, &[Severity::Warning], words.reasons, locale),
    };
    let back = (outcome.status == Status::Rejected)
        .then(|| tag("p", &[("class", Some("actions"))], [link(&page::at(kind.page(), locale), words.back_to_form)]));
    let main = [
        says("h1", &[], title),
        says("p", &[("class", Some("lead"))], next),
        grave,
        said.steps().map(|plan| plan::show(&plan, locale)).unwrap_or_default(),
        findings::list(&found, &[Severity::Info], words.notes, locale),
    ];
    let foot = [
        says("p", &[], words.keep_address),
        says("p", &[("class", Some("hint"))], &[words.when, &Moment(known.received_at).short()].concat()),
    ];
    let main = main.into_iter().chain(back).chain(foot);
    let switch = [&address(&known.id), "?lang=", page::other(locale).tag()].concat();
    Some(Page { locale, title, switch: Some(&switch) }.answer(StatusCode::OK, main))
}
