//! A submission on its way in: whose it is, what it is, what it is worth, where it is kept.

use crate::{
    clock::{Clock, Moment},
    consents::{attached::Attached, records},
    http::{
        body::{self, Encoding},
        problem::{self, Problem, Reader, failed},
        redirect::{locate, see_other},
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
    verification,
};
use axum::{
    body::Body,
    http::{HeaderMap, StatusCode, request::Parts},
    response::Response,
};
use heyan::{InputError, report::Locale};
use rusqlite::Transaction;
use serde_json::{Map, Value, json};

/// Takes a POST to one of the forms' addresses.
pub async fn receive(kind: Kind, store: Store, clock: Clock, parts: Parts, body: Body) -> Response {
    let asked = problem::language(&parts.headers);
    let form = body::encoding(&parts.headers);
    let reader = match form {
        Some(Encoding::Form) => Reader::Person,
        Some(Encoding::Json) => Reader::Program,
        None => problem::reader(&parts.headers),
    };
    match body::ours(&parts.headers, body).await {
        Err(problem) => problem.answer(reader, asked),
        Ok((Encoding::Json, bytes)) => {
            let body = match body::parse(&bytes) {
                Ok(body) => body,
                Err(problem) => return problem.answer(reader, asked),
            };
            let locale = body.get("locale").and_then(Value::as_str).and_then(Locale::from_tag).unwrap_or(asked);
            match from_json(kind, (&store, &clock), &parts.headers, &body, &bytes, locale).await {
                Ok(response) => response,
                Err(problem) => problem.answer(reader, locale),
            }
        }
        Ok((Encoding::Form, body)) => {
            let typed = Typed::read(kind, &body);
            let locale = typed.locale().unwrap_or(asked);
            match from_form(kind, (&store, &clock), &typed, &body, locale).await {
                Ok(response) => response,
                Err(problem) => problem.answer(reader, locale),
            }
        }
    }
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

/// A key long enough not to be met by chance.
fn usable(key: &str) -> Option<&str> {
    let plain = key.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
    (plain && (16..=64).contains(&key.len())).then_some(key)
}
