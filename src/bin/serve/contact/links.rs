//! The links that named contacts answer by, in the database. A contact's data are kept with the
//! application, and go when the contact refuses, does not answer in time, or is no longer needed.

use crate::store::Failed;
use rusqlite::{OptionalExtension, Transaction, params};
use serde_json::Value;

/// Where the links are kept.
pub const TABLE: &str = "
create table contact_link (
  id          text primary key,             -- in the address that the contact gets
  submission  text not null references submission (id),
  place       integer not null,             -- which contact of the application, from 0
  reference   text not null unique,         -- the contact in consent records: a UUID
  issued_at   integer not null,             -- seconds since 1970-01-01 UTC
  answer      text not null,                -- open, given, refused, ended
  answered_at integer
) strict, without rowid;
create index contact_link_submission on contact_link (submission, place);
";

/// Where a contact stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Not answered yet.
    Open,
    /// Agreed.
    Given,
    /// Refused, at once or later; their data are deleted.
    Refused,
    /// Not needed any more, or not answered in time; their data are deleted.
    Ended,
}

impl Answer {
    /// As the database and answers to programs spell it.
    pub fn key(self) -> &'static str {
        match self {
            Answer::Open => "open",
            Answer::Given => "given",
            Answer::Refused => "refused",
            Answer::Ended => "ended",
        }
    }

    fn from_key(key: &str) -> Option<Answer> {
        [Answer::Open, Answer::Given, Answer::Refused, Answer::Ended].into_iter().find(|answer| answer.key() == key)
    }
}

/// One contact's link.
#[derive(Clone, Debug)]
pub struct Link {
    /// Unguessable.
    pub id: String,
    /// The application's id.
    pub submission: String,
    /// Which contact of it, from 0.
    pub place: u32,
    /// The contact in consent records.
    pub reference: String,
    /// Seconds since 1970.
    pub issued_at: i64,
    /// Where it stands.
    pub answer: Answer,
    /// Seconds since 1970.
    pub answered_at: Option<i64>,
}

const COLUMNS: &str = "select id, submission, place, reference, issued_at, answer, answered_at from contact_link";

impl Link {
    /// Keeps a new one.
    pub fn insert(&self, transaction: &Transaction<'_>) -> Result<(), Failed> {
        transaction
            .prepare_cached(
                "insert into contact_link (id, submission, place, reference, issued_at, answer, answered_at)
                 values (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            )?
            .execute(params![
                self.id,
                self.submission,
                self.place,
                self.reference,
                self.issued_at,
                self.answer.key(),
                self.answered_at
            ])?;
        Ok(())
    }

    /// The link with this id. One that was left open for longer than `patience` seconds has ended.
    pub fn find(transaction: &Transaction<'_>, id: &str, now: i64, patience: i64) -> Result<Option<Link>, Failed> {
        let link =
            transaction.prepare_cached(&[COLUMNS, " where id = ?1"].concat())?.query_row([id], read).optional()?;
        link.map(|link| link.settled(transaction, now, patience)).transpose()
    }

    /// The links of an application, in the order of its contacts.
    pub fn of(transaction: &Transaction<'_>, submission: &str, now: i64, patience: i64) -> Result<Vec<Link>, Failed> {
        let links: Vec<Link> = transaction
            .prepare_cached(&[COLUMNS, " where submission = ?1 order by place"].concat())?
            .query_map([submission], read)?
            .collect::<Result<_, _>>()?;
        links.into_iter().map(|link| link.settled(transaction, now, patience)).collect()
    }

    fn settled(mut self, transaction: &Transaction<'_>, now: i64, patience: i64) -> Result<Link, Failed> {
        if self.answer == Answer::Open && now.saturating_sub(self.issued_at) >= patience {
            self.answer(transaction, Answer::Ended, now)?;
        }
        Ok(self)
    }

    /// Notes where it stands now; unless the contact agrees, their data go with it.
    pub fn answer(&mut self, transaction: &Transaction<'_>, answer: Answer, now: i64) -> Result<(), Failed> {
        self.answer = answer;
        self.answered_at = Some(now);
        transaction
            .prepare_cached("update contact_link set answer = ?2, answered_at = ?3 where id = ?1")?
            .execute(params![self.id, answer.key(), now])?;
        if answer == Answer::Given { Ok(()) } else { forget(transaction, &self.submission, self.place) }
    }
}

fn read(row: &rusqlite::Row<'_>) -> rusqlite::Result<Link> {
    let answer: String = row.get(5)?;
    Ok(Link {
        id: row.get(0)?,
        submission: row.get(1)?,
        place: row.get(2)?,
        reference: row.get(3)?,
        issued_at: row.get(4)?,
        answer: Answer::from_key(&answer).unwrap_or(Answer::Ended),
        answered_at: row.get(6)?,
    })
}

/// Takes a contact out of what was kept. Their place stays, so that the others keep theirs.
fn forget(transaction: &Transaction<'_>, submission: &str, place: u32) -> Result<(), Failed> {
    let Some(mut body) = body(transaction, submission)? else {
        return Ok(());
    };
    let contact =
        usize::try_from(place).ok().and_then(|place| body.pointer_mut("/application/contacts")?.get_mut(place));
    if let Some(contact) = contact {
        *contact = Value::Null;
        transaction
            .prepare_cached("update submission set body = ?2 where id = ?1")?
            .execute(params![submission, body.to_string()])?;
    }
    Ok(())
}

/// What was kept of a submission, as JSON.
pub fn body(transaction: &Transaction<'_>, submission: &str) -> Result<Option<Value>, Failed> {
    let text: Option<Option<String>> = transaction
        .prepare_cached("select body from submission where id = ?1")?
        .query_row([submission], |row| row.get(0))
        .optional()?;
    let Some(text) = text.flatten() else { return Ok(None) };
    serde_json::from_str(&text).map(Some).map_err(|_| Failed::said("what was kept of a submission is no JSON"))
}
