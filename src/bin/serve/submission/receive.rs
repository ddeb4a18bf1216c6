//! A submission on its way in: whose it is, what it is, what it is worth, where it is kept.

use crate::{
    clock::Moment,
    consents::{attached::Attached, records},
    http::{
        origin,
        problem::{self, Problem, Reader},
    },
    lender, random,
    store::{Kept, Marks, Record, Store},
    submission::{
        Kind, Submission,
        answers::Answers,
        form::Typed,
        outcome::{Outcome, Status},
        status,
    },
    verification::{self, Clock},
};
use axum::{
    body::{Body, Bytes},
    http::{HeaderMap, HeaderValue, StatusCode, header, request::Parts},
    response::Response,
};
use heyan::{InputError, report::Locale};
use http_body_util::BodyExt;
use rusqlite::Transaction;
use serde_json::{Map, Value, json};
use std::time::Duration;

/// The most a submission may be. The largest honest form is a tenth of it.
const LIMIT: usize = 64 * 1024;

/// So much of a body that is too large is read and thrown away, because a browser that is still
/// sending does not read the answer.
const DRAIN: usize = 16 * 1024 * 1024;

/// A body has to be here by then.
const PATIENCE: Duration = Duration::from_secs(20);

/// Takes a POST to one of the two forms' addresses.
pub async fn receive(kind: Kind, store: Store, clock: Clock, parts: Parts, body: Body) -> Response {
    let asked = problem::language(&parts.headers);
    let form = content_type(&parts.headers);
    let reader = match form {
        Some(Content::Form) => Reader::Person,
        Some(Content::Json) => Reader::Program,
        None => problem::reader(&parts.headers),
    };
    match self::body(&parts.headers, body).await {
        Err(problem) => problem.answer(reader, asked),
        Ok((Content::Json, bytes)) => {
            let body = match parse(&bytes) {
                Ok(body) => body,
                Err(problem) => return problem.answer(reader, asked),
            };
            let locale = body.get("locale").and_then(Value::as_str).and_then(Locale::from_tag).unwrap_or(asked);
            match from_json(kind, (&store, &clock), &parts.headers, &body, &bytes, locale).await {
                Ok(response) => response,
                Err(problem) => problem.answer(reader, locale),
            }
        }
        Ok((Content::Form, body)) => {
            let typed = Typed::read(kind, &body);
            let locale = typed.locale().unwrap_or(asked);
            match from_form(kind, (&store, &clock), &typed, &body, locale).await {
                Ok(response) => response,
                Err(problem) => problem.answer(reader, locale),
            }
        }
    }
}

/// What a body is written in.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Content {
    /// By a script or a program.
    Json,
    /// By a browser's own form.
    Form,
}

/// Whether the body is said to be JSON.
pub fn is_json(headers: &HeaderMap) -> bool {
    matches!(content_type(headers), Some(Content::Json))
}

/// The whole body, unless it is too long or too slow.
pub async fn whole(body: Body) -> Result<Bytes, Problem> {
    tokio::time::timeout(PATIENCE, read(body)).await.map_err(|_| Problem::Slow)?
}

/// The body of a request from our own pages, in time and not too large.
pub async fn body(headers: &HeaderMap, body: Body) -> Result<(Content, Bytes), Problem> {
    if !origin::is_ours(headers) {
        return Err(Problem::OtherOrigin);
    }
    let content = content_type(headers).ok_or(Problem::ContentType)?;
    let bytes = whole(body).await?;
    Ok((content, bytes))
}

/// What the request says its body is written in.
pub fn content_type(headers: &HeaderMap) -> Option<Content> {
    let given = headers.get(header::CONTENT_TYPE)?.to_str().ok()?;
    let kind = given.split(';').next().unwrap_or_default().trim();
    if kind.eq_ignore_ascii_case("application/json") {
        Some(Content::Json)
    } else if kind.eq_ignore_ascii_case("application/x-www-form-urlencoded") {
        Some(Content::Form)
    } else {
        None
    }
}

async fn read(mut body: Body) -> Result<Bytes, Problem> {
    let mut bytes = Vec::new();
    let mut seen = 0_usize;
    while let Some(frame) = body.frame().await {
        let frame = frame.map_err(|_| Problem::Malformed("body: ends too early".into()))?;
        let Ok(data) = frame.into_data() else { continue };
        seen = seen.saturating_add(data.len());
        if seen <= LIMIT {
            bytes.extend_from_slice(&data);
        } else {
            bytes = Vec::new();
            if seen > DRAIN {
                break;
            }
        }
    }
    if seen > LIMIT { Err(Problem::TooLarge) } else { Ok(bytes.into()) }
}

/// Where JSON breaks is a line and a column; what stands there stays untold.
pub fn parse(bytes: &[u8]) -> Result<Value, Problem> {
    serde_json::from_slice(bytes).map_err(|error| {
        Problem::Malformed(format!("body: no JSON from line {}, column {} on", error.line(), error.column()))
    })
}

fn malformed(error: &InputError) -> Problem {
    Problem::Malformed(error.to_string())
}

async fn from_json(
    kind: Kind,
    kept_in: (&Store, &Clock),
    headers: &HeaderMap,
    body: &Value,
    bytes: &[u8],
    locale: Locale,
) -> Result<Response, Problem> {
    let key = headers.get("idempotency-key").and_then(|key| key.to_str().ok()).unwrap_or_default();
    // The draft standard writes the key as a quoted string; pages' scripts rarely do.
    let key = usable(key.trim().trim_matches('"'))
        .ok_or_else(|| Problem::Malformed("Idempotency-Key: expected 16 to 64 letters, digits, - or _".into()))?;
    let submission = Submission::read(kind, body, locale).map_err(|error| malformed(&error))?;
    let record = submission.consent_record.as_deref();
    if record.is_some_and(|record| records::is_of_another(record, lender::APPLICATION_NOTICE)) {
        return Err(Problem::NoticeChanged);
    }
    let (id, outcome, new) = settle(kind, kept_in, &submission, key, bytes).await?;

    let mut members = outcome.members();
    let address = status::address(&id);
    if outcome.status == Status::Rejected {
        members.insert("instance".into(), json!(address));
        return Ok(rejected(members, outcome.locale));
    }
    members.insert("id".into(), json!(id));
    members.insert("number".into(), json!(verification::record_number(&id)));
    members.insert("status".into(), json!(outcome.status));
    members.insert("statusUrl".into(), json!(address));
    let code = if new { StatusCode::CREATED } else { StatusCode::OK };
    let mut response = problem::program(code, "application/json", &Value::Object(members));
    locate(&mut response, &address);
    Ok(response)
}

async fn from_form(
    kind: Kind,
    kept_in: (&Store, &Clock),
    typed: &Typed,
    body: &[u8],
    locale: Locale,
) -> Result<Response, Problem> {
    let answers = Answers { kind, typed, locale };
    if typed.edit() {
        return Ok(answers.edit(StatusCode::OK, None));
    }
    let submission = Submission::read(kind, &typed.body(kind), locale).map_err(|error| malformed(&error))?;
    let Some(key) = typed.key() else {
        let outcome = submission.judge(Moment::now());
        return match outcome.status {
            Status::Rejected => Ok(answers.edit(StatusCode::UNPROCESSABLE_ENTITY, Some(&outcome))),
            Status::Received | Status::Review => answers.confirm(&outcome).map_err(|error| failed(&error)),
        };
    };
    let key = usable(key).ok_or_else(|| Problem::Malformed("idempotencyKey".into()))?;
    let (id, outcome, _) = settle(kind, kept_in, &submission, key, body).await?;
    if outcome.status == Status::Rejected {
        return Ok(answers.edit(StatusCode::UNPROCESSABLE_ENTITY, Some(&outcome)));
    }
    Ok(see_other(&status::address(&id)))
}

/// After this a reload shows the page again and sends nothing.
pub fn see_other(address: &str) -> Response {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = StatusCode::SEE_OTHER;
    crate::http::headers::make_personal(response.headers_mut());
    locate(&mut response, address);
    response
}

/// Judges and keeps; gives what was answered the first time when the same had come before.
async fn settle(
    kind: Kind,
    (store, clock): (&Store, &Clock),
    submission: &Submission,
    key: &str,
    body: &[u8],
) -> Result<(String, Outcome, bool), Problem> {
    let now = Moment::now();
    let mut outcome = submission.judge(now);
    if let Some((verification, number)) = submission.verification() {
        let known = verification.filter(|id| random::is_name(id)).zip(number);
        outcome.number_verified = Some(match known {
            // By the simulator's clock, which opened it.
            Some((id, number)) => {
                verification::verified(store, id, number, clock.now().0).await.map_err(|error| failed(&error))?
            }
            None => false,
        });
    }
    let id = random::name().map_err(|error| failed(&error))?;
    let taken = submission.application().filter(|_| outcome.status != Status::Rejected);
    let attached = taken.map(|taken| Attached::of(taken, submission.consent_record.clone(), submission.locale, now));
    let of = id.clone();
    let also =
        move |transaction: &Transaction<'_>| attached.map_or(Ok(()), |attached| attached.insert(transaction, &of));
    let kept = store
        .keep(
            Record {
                id: id.clone(),
                marks: Marks::of(key, kind.address(), body),
                kind: kind.key(),
                received_at: now.0,
                outcome: json!(outcome).to_string(),
                body: (outcome.status != Status::Rejected).then(|| submission.kept().to_string()),
                case: (outcome.status != Status::Rejected).then(|| submission.case(clock.now().0)).flatten(),
            },
            also,
        )
        .await
        .map_err(|error| failed(&error))?;
    match kept {
        Kept::New => Ok((id, outcome, true)),
        Kept::KeyReused => Err(Problem::KeyReused),
        Kept::Again(known) => {
            let outcome = serde_json::from_str(&known.outcome).map_err(|error| failed(&error))?;
            Ok((known.id, outcome, false))
        }
    }
}

fn rejected(members: Map<String, Value>, locale: Locale) -> Response {
    let [title, detail] = crate::page::words::words(locale).problem_rejected;
    problem::details(StatusCode::UNPROCESSABLE_ENTITY, "rejected", title, detail, locale, members)
}

fn locate(response: &mut Response, address: &str) {
    if let Ok(address) = HeaderValue::from_str(address) {
        response.headers_mut().insert(header::LOCATION, address);
    }
}

/// A key long enough not to be met by chance.
fn usable(key: &str) -> Option<&str> {
    let plain = key.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
    (plain && (16..=64).contains(&key.len())).then_some(key)
}

/// For whoever runs the server; nothing of the request is in it.
pub fn failed(error: &dyn std::fmt::Display) -> Problem {
    eprintln!("a submission could not be kept: {error}");
    Problem::Server
}
