//! What went wrong with a request: RFC 9457 problem details for programs, a plain page for people.

use crate::{
    http::headers,
    page::{
        self, Page, html,
        words::{Pair, Words, say, words},
    },
};
use axum::{
    body::Body,
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    response::Response,
};
use heyan::report::Locale;
use serde_json::{Map, Value, json};

/// Who reads the answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reader {
    /// A page's script, a lender's program.
    Program,
    /// Somebody in front of a browser.
    Person,
}

/// Everything that can be wrong with a request itself.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Problem {
    /// Not what belongs there; the text names the place, never the value.
    Malformed(String),
    OtherOrigin,
    KeyReused,
    TooLarge,
    ContentType,
    Method,
    NotFound,
    NoLink,
    LinkEnded,
    NothingGiven,
    NoticeChanged,
    Slow,
    /// Addresses that lead nowhere; the seconds until the next may be tried.
    TooManyMisses(u32),
    Server,
}

const TOO_MANY_MISSES: [Pair; 2] = [
    ["打不开的网址试得太多", "Too many addresses that lead nowhere"],
    [
        "请稍等一会儿，再从保存的地方完整地打开网址。正确的网址随时都能打开。",
        "Please wait a little, then open the whole address from where you saved it. A true address opens at any time.",
    ],
];

impl Problem {
    fn status(&self) -> (StatusCode, &'static str) {
        match self {
            Problem::Malformed(_) => (StatusCode::BAD_REQUEST, "malformed"),
            Problem::OtherOrigin => (StatusCode::FORBIDDEN, "other-origin"),
            Problem::KeyReused => (StatusCode::CONFLICT, "key-reused"),
            Problem::TooLarge => (StatusCode::PAYLOAD_TOO_LARGE, "too-large"),
            Problem::ContentType => (StatusCode::UNSUPPORTED_MEDIA_TYPE, "content-type"),
            Problem::Method => (StatusCode::METHOD_NOT_ALLOWED, "method"),
            Problem::NotFound => (StatusCode::NOT_FOUND, "not-found"),
            Problem::NoLink => (StatusCode::NOT_FOUND, "no-link"),
            Problem::LinkEnded => (StatusCode::GONE, "link-ended"),
            Problem::NoticeChanged => (StatusCode::PRECONDITION_FAILED, "notice-changed"),
            Problem::NothingGiven => (StatusCode::CONFLICT, "nothing-given"),
            Problem::Slow => (StatusCode::REQUEST_TIMEOUT, "slow"),
            Problem::TooManyMisses(_) => (StatusCode::TOO_MANY_REQUESTS, "too-many-misses"),
            Problem::Server => (StatusCode::INTERNAL_SERVER_ERROR, "server"),
        }
    }

    fn text(&self, words: &Words, locale: Locale) -> [&'static str; 2] {
        match self {
            Problem::Malformed(_) => words.problem_malformed,
            Problem::OtherOrigin => words.problem_other_origin,
            Problem::KeyReused => words.problem_key_reused,
            Problem::TooLarge => words.problem_too_large,
            Problem::ContentType => words.problem_content_type,
            Problem::Method => words.problem_method,
            Problem::NotFound => words.problem_not_found,
            Problem::NoLink => words.problem_no_link,
            Problem::LinkEnded => words.problem_link_ended,
            Problem::NoticeChanged => words.problem_notice_changed,
            Problem::NothingGiven => words.problem_nothing_given,
            Problem::Slow => words.problem_slow,
            Problem::TooManyMisses(_) => TOO_MANY_MISSES.map(|pair| say(pair, locale)),
            Problem::Server => words.problem_server,
        }
    }

    /// The answer, in this reader's form and language.
    pub fn answer(&self, reader: Reader, locale: Locale) -> Response {
        let (status, name) = self.status();
        let [title, sentence] = self.text(words(locale), locale);
        let detail = match self {
            Problem::Malformed(place) => format!("{sentence} ({place})"),
            _ => sentence.to_owned(),
        };
        let mut response = match reader {
            Reader::Program => details(status, name, title, &detail, locale, Map::new()),
            Reader::Person => Page { locale, title, switch: None }
                .answer(status, [html::says("h1", &[], title), html::says("p", &[], &detail), home(locale)]),
        };
        if let Problem::TooManyMisses(seconds) = self {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(*seconds));
        }
        if *self == Problem::ContentType {
            let accepted = HeaderValue::from_static("application/json, application/x-www-form-urlencoded");
            response.headers_mut().insert(HeaderName::from_static("accept-post"), accepted);
        }
        response
    }
}

/// A way on from where nothing is.
fn home(locale: Locale) -> html::Html {
    html::tag("p", &[], [html::link(&page::at("/", locale), words(locale).home)])
}

/// Problem details with members of their own.
pub fn details(
    status: StatusCode,
    name: &str,
    title: &str,
    detail: &str,
    locale: Locale,
    more: Map<String, Value>,
) -> Response {
    let mut members = more;
    members.insert("type".into(), json!(["/problems/", name].concat()));
    members.insert("title".into(), json!(title));
    members.insert("status".into(), json!(status.as_u16()));
    members.insert("detail".into(), json!(detail));
    let mut response = program(status, "application/problem+json", &Value::Object(members));
    response.headers_mut().insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(locale.tag()));
    response
}

/// JSON for a program; nobody may keep it.
pub fn program(status: StatusCode, kind: &'static str, value: &Value) -> Response {
    let mut response = Response::new(Body::from(value.to_string()));
    *response.status_mut() = status;
    headers::make_personal(response.headers_mut());
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    response
}

/// The language asked for: the first of ours that `Accept-Language` names, in the order given.
pub fn language(headers: &HeaderMap) -> Locale {
    let asked = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    asked
        .split(',')
        .filter_map(|part| part.split([';', '-']).next())
        .find_map(|primary| match primary.trim().to_ascii_lowercase().as_str() {
            "zh" => Some(Locale::ZhCn),
            "en" => Some(Locale::En),
            _ => None,
        })
        .unwrap_or_default()
}

/// A browser that shows the answer to somebody says that it takes HTML; a script's `fetch` does not.
pub fn reader(headers: &HeaderMap) -> Reader {
    let takes = headers.get(header::ACCEPT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    if takes.contains("text/html") { Reader::Person } else { Reader::Program }
}

/// For whoever runs the server; nothing of the request is in it.
pub fn failed(error: &dyn std::fmt::Display) -> Problem {
    eprintln!("a request could not be answered: {error}");
    Problem::Server
}
