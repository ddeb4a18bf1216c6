//! Where cases are kept: beside the submissions, one transaction for each act, so that two requests
//! that race are two acts one after the other.

use super::{
    act::Consequence,
    case::{self, Asked, Case},
    code::DAY,
    consent,
    refusal::Refusal,
};
use crate::store::{Failed, Store};
use heyan::{phone_change::ChangeStep, report::Locale};
use rusqlite::{Connection, OptionalExtension, TransactionBehavior, params};
use sha2::{Digest, Sha256};

/// Part of the database's layout.
pub const TABLES: &str = "
create table verification (
  id   text primary key,              -- of its submission, or its own
  kind text not null,                 -- phone-change or first-binding
  body text not null                  -- JSON
) strict, without rowid;
create table code_sent (
  number_mark blob not null,          -- SHA-256 of salt and number: counts, and tells nobody's number
  at          integer not null
) strict;
create index code_sent_to on code_sent (number_mark, at);
create table salt (value blob not null) strict;
insert into salt (value) values (randomblob(32));
";

/// The next part of the layout: whoever has the old number stops a change under a name of its own.
pub const STOP_TABLE: &str = "
create table stop_link (
  token text primary key,             -- 128 random bits
  id    text not null unique          -- of the change
) strict, without rowid;
";

/// Which kind of case an address is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    PhoneChange,
    FirstBinding,
}

impl Kind {
    /// As the database names it.
    pub fn key(self) -> &'static str {
        match self {
            Kind::PhoneChange => "phone-change",
            Kind::FirstBinding => "first-binding",
        }
    }
}

/// Keeps a new case, in the transaction of whoever calls.
pub fn insert(connection: &Connection, id: &str, case: &Case) -> Result<(), Failed> {
    let kind = match case.asked {
        Asked::PhoneChange(_) => Kind::PhoneChange,
        Asked::FirstBinding { .. } => Kind::FirstBinding,
    };
    let body = serde_json::to_string(case).map_err(|error| Failed::because(&error))?;
    connection.prepare_cached("insert into verification (id, kind, body) values (?1, ?2, ?3)")?.execute(params![
        id,
        kind.key(),
        body
    ])?;
    if kind == Kind::PhoneChange {
        connection
            .prepare_cached("insert into stop_link (token, id) values (lower(hex(randomblob(16))), ?1)")?
            .execute([id])?;
    }
    Ok(())
}

/// The name under which the change with this id can be stopped.
pub async fn stop_link(store: &Store, id: String) -> Result<Option<String>, Failed> {
    let work = move |connection: &mut Connection| {
        Ok(connection
            .prepare_cached("select token from stop_link where id = ?1")?
            .query_row([id], |row| row.get(0))
            .optional()?)
    };
    store.with(work).await
}

/// The id of the change that this name stops.
pub async fn stopped_by(store: &Store, token: String) -> Result<Option<String>, Failed> {
    let work = move |connection: &mut Connection| {
        Ok(connection
            .prepare_cached("select id from stop_link where token = ?1")?
            .query_row([token], |row| row.get(0))
            .optional()?)
    };
    store.with(work).await
}

/// The case with this id.
pub async fn find(store: &Store, kind: Kind, id: String) -> Result<Option<Case>, Failed> {
    store.with(move |connection| read(connection, kind, &id)).await
}

/// Keeps a new case.
pub async fn add(store: &Store, id: String, case: Case) -> Result<(), Failed> {
    store.with(move |connection| insert(connection, &id, &case)).await
}

/// The number that a first binding with this id confirmed, in E.164, while it counts.
pub async fn confirmed(store: &Store, id: String, now: i64) -> Result<Option<String>, Failed> {
    let Some(case) = find(store, Kind::FirstBinding, id).await? else { return Ok(None) };
    let counts = now < case.opened.saturating_add(case::BINDING_COUNTS);
    Ok(match case.asked {
        Asked::FirstBinding { number, .. }
            if counts && case.cancelled.is_none() && case.done.contains_key(&ChangeStep::OtpNew) =>
        {
            Some(number)
        }
        _ => None,
    })
}

/// Whether a first binding with this id confirmed this number, and still counts.
pub async fn verified(store: &Store, id: String, number: String, now: i64) -> Result<bool, Failed> {
    Ok(confirmed(store, id, now).await?.is_some_and(|confirmed| confirmed == number))
}

/// What an act left behind.
pub struct Acted {
    pub case: Case,
    pub consequence: Consequence,
}

/// Lets `act` change a case and keeps what became of it, also when the act was refused: a wrong code
/// counts. `sends` names a step whose code goes out; the act gets the moments at which its number was
/// sent one within a day.
pub async fn act(
    store: &Store,
    kind: Kind,
    id: String,
    now: i64,
    locale: Locale,
    sends: Option<ChangeStep>,
    act: impl FnOnce(&mut Case, &[i64]) -> Consequence + Send + 'static,
) -> Result<Option<Acted>, Failed> {
    store
        .with(move |connection| {
            let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let Some(mut case) = read(&transaction, kind, &id)? else { return Ok(None) };
            let number = sends.and_then(|step| case.destination(step));
            let mark = number.map(|number| mark(&transaction, &number)).transpose()?;
            let earlier = match mark {
                Some(mark) => recent(&transaction, mark, now)?,
                None => Vec::new(),
            };
            let decided = case.consents.clone();
            let consequence = super::act::count(&mut case, now).and_then(|()| act(&mut case, &earlier));
            if let (Some(mark), Ok(_)) = (mark, &consequence) {
                transaction.execute("insert into code_sent (number_mark, at) values (?1, ?2)", params![mark, now])?;
            }
            if !matches!(consequence, Err(Refusal::TooFast { .. })) {
                let body = serde_json::to_string(&case).map_err(|error| Failed::because(&error))?;
                transaction
                    .prepare_cached("update verification set body = ?2 where id = ?1")?
                    .execute(params![id, body])?;
                consent::keep(&transaction, &id, [&decided, &case.consents], locale, now)?;
            }
            transaction.commit()?;
            Ok(Some(Acted { case, consequence }))
        })
        .await
}

fn read(connection: &Connection, kind: Kind, id: &str) -> Result<Option<Case>, Failed> {
    let body: Option<String> = connection
        .prepare_cached("select body from verification where id = ?1 and kind = ?2")?
        .query_row(params![id, kind.key()], |row| row.get(0))
        .optional()?;
    body.map(|body| serde_json::from_str(&body).map_err(|error| Failed::because(&error))).transpose()
}

fn mark(connection: &Connection, number: &str) -> Result<[u8; 32], Failed> {
    let salt: Vec<u8> = connection.query_row("select value from salt", [], |row| row.get(0))?;
    Ok(Sha256::new().chain_update(salt).chain_update(number).finalize().into())
}

/// The moments of the last day, after what is older was dropped.
fn recent(connection: &Connection, mark: [u8; 32], now: i64) -> Result<Vec<i64>, Failed> {
    connection.execute("delete from code_sent where at <= ?1", [now - DAY])?;
    let mut found = connection.prepare_cached("select at from code_sent where number_mark = ?1")?;
    let moments = found.query_map([mark], |row| row.get(0))?.collect::<Result<_, _>>()?;
    Ok(moments)
}
