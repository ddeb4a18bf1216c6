//! Consent records: what was agreed to, refused and withdrawn, each a record of its own that names
//! the one before. The page makes one of what was on its screen; this server looks that one over, keeps
//! it, and makes its own after it, by its own clock and from its own notice.

use crate::{clock::Moment, hex::hex, lender, random, store::Failed};
use heyan::{call::call, consent, report::Locale};
use rusqlite::{OptionalExtension, Transaction, params};
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

/// Where the records are kept.
pub const TABLE: &str = "
create table consent_record (
  sha256      text primary key,             -- of the record
  submission  text not null references submission (id),
  subject     text not null,                -- whom it speaks of: a UUID
  kind        text not null,                -- applicant, contact
  maker       text not null,                -- page, server
  number      integer not null,             -- in the order they were kept
  received_at integer not null,             -- seconds since 1970-01-01 UTC
  record      text not null                 -- canonical JSON, as it was hashed
) strict, without rowid;
create unique index consent_record_number on consent_record (number);
create index consent_record_subject on consent_record (subject, number);
create index consent_record_submission on consent_record (submission, kind, number);
";

/// Whose record it is.
#[derive(Clone, Debug)]
pub struct Subject {
    /// Stands for the person, and says nothing about them.
    pub reference: String,
    /// `applicant` or `contact`.
    pub kind: &'static str,
}

/// A record that is to be kept.
pub struct Record {
    subject: Subject,
    maker: &'static str,
    sha256: String,
    canonical: String,
}

/// What a person decided, as far as the server knows it from the person.
pub struct Decided<'a> {
    /// The ready notice they read.
    pub notice: &'a str,
    /// Who.
    pub subject: &'a Subject,
    /// Purpose and `given`, `refused` or `withdrawn`.
    pub items: Map<String, Value>,
    /// The language they read.
    pub locale: Locale,
    /// When it arrived.
    pub at: Moment,
    /// How they did it, and the words on what they pressed.
    pub action: (&'static str, String),
    /// Hash of the record before.
    pub previous: Option<String>,
}

impl Decided<'_> {
    /// The records to keep: the page's own, where it gave one that speaks of the same, and the server's.
    pub fn records(self, from_page: Option<&str>) -> Result<Vec<Record>, Failed> {
        let notice = lender::notice(self.notice).ok_or_else(|| Failed::said("there is no such notice"))?;
        let shown = json!(consent::render(&notice, self.locale).hashes);
        let notice = json!(notice);
        let mut records = Vec::new();
        let mut event = json!({
            "recordId": random::uuid().map_err(|_| Failed::said("the system gives no random numbers"))?,
            "subject": { "reference": self.subject.reference, "kind": self.subject.kind },
            "items": self.items,
            "at": self.at.rfc3339(),
            "action": { "method": self.action.0, "label": self.action.1 },
            "clock": "server",
        });
        let mut previous = self.previous.clone();
        let page = from_page.and_then(|text| Some((text, serde_json::from_str(text).ok()?)));
        if let Some((canonical, page)) = page.filter(|(_, page)| self.agrees(page, &notice)) {
            if let Some(display) = page.get("display").and_then(display) {
                set(&mut event, "display", display);
            }
            let sha256 = hash(canonical);
            previous = Some(sha256.clone());
            let subject = self.subject.clone();
            records.push(Record { subject, maker: "page", sha256, canonical: canonical.to_owned() });
        }
        if let Some(previous) = previous {
            set(&mut event, "previousRecordHash", json!(previous));
        }
        let made = call("recordConsent", &[notice, event, json!({ "locale": self.locale, "shown": shown })])
            .map_err(|error| Failed::said(&error.to_string()))?;
        let text = |name: &str| made.get(name).and_then(Value::as_str).map(str::to_owned);
        let (Some(canonical), Some(sha256)) = (text("canonical"), text("sha256")) else {
            return Err(Failed::said("a consent could not be recorded"));
        };
        records.push(Record { subject: self.subject.clone(), maker: "server", sha256, canonical });
        Ok(records)
    }

    /// Whether a page's record is whole, speaks of this notice and this person, and says what was sent.
    fn agrees(&self, page: &Value, notice: &Value) -> bool {
        let checked = call("checkConsentRecord", &[page.clone(), notice.clone(), json!({ "locale": self.locale })]);
        let whole = checked.is_ok_and(|checked| {
            let is = |name: &str, value: Value| checked.get(name) == Some(&value);
            !is("verdict", json!("reject")) && is("needsRenewal", json!(false))
        });
        let text = |path: &str| page.pointer(path).and_then(Value::as_str);
        let subject =
            text("/subject/ref") == Some(&self.subject.reference) && text("/subject/kind") == Some(self.subject.kind);
        let before = page.get("prev_record_hash").and_then(Value::as_str) == self.previous.as_deref();
        whole && subject && before && states(page) == self.items
    }
}

/// What a record says of each purpose.
pub fn states(record: &Value) -> Map<String, Value> {
    let items = record.get("items").and_then(Value::as_array).into_iter().flatten();
    items.filter_map(|item| Some((item.get("purpose_id")?.as_str()?.to_owned(), item.get("state")?.clone()))).collect()
}

/// As records name each other.
fn hash(canonical: &str) -> String {
    ["sha256:", &hex(&Sha256::digest(canonical.as_bytes()))].concat()
}

/// The reference that a page's record gives its person, if it is one of ours to take: a UUID.
pub fn reference(record: &str) -> Option<String> {
    let record: Value = serde_json::from_str(record).ok()?;
    let reference = record.pointer("/subject/ref")?.as_str()?;
    let parts: Vec<&str> = reference.split('-').collect();
    let uuid = parts.iter().map(|part| part.len()).eq([8, 4, 4, 4, 12])
        && parts.iter().all(|part| part.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f')));
    uuid.then(|| reference.to_owned())
}

/// Whether a page's record speaks of another edition of a notice than the one in force: of what was not
/// shown, nobody can have agreed to anything.
pub fn is_of_another(record: &str, notice: &str) -> bool {
    let Ok(record) = serde_json::from_str::<Value>(record) else { return false };
    let read = record.pointer("/template/sha256").and_then(Value::as_str);
    let holds = lender::notice(notice).map(|notice| consent::render(&notice, Locale::ZhCn).hashes.notice);
    read.is_some() && read != holds.as_deref()
}

/// The hash that a page's record gives the one before it.
pub fn previous(record: &str) -> Option<String> {
    let record: Value = serde_json::from_str(record).ok()?;
    record.get("prev_record_hash").and_then(Value::as_str).map(str::to_owned)
}

/// A record's words for how it was shown, in an event's.
fn display(record: &Value) -> Option<Value> {
    let names = [
        ("surface", "surface"),
        ("opened_at", "openedAt"),
        ("confirmed_at", "confirmedAt"),
        ("visible_ms", "visibleMs"),
        ("max_scroll_permille", "maxScrollPermille"),
        ("min_visible_ms", "minVisibleMs"),
        ("viewport", "viewport"),
        ("reopened", "reopened"),
        ("expanded", "expanded"),
    ];
    let own: Map<String, Value> =
        names.iter().filter_map(|(from, to)| Some(((*to).to_owned(), record.get(*from)?.clone()))).collect();
    (!own.is_empty()).then_some(Value::Object(own))
}

fn set(event: &mut Value, name: &str, value: Value) {
    if let Value::Object(members) = event {
        members.insert(name.to_owned(), value);
    }
}

impl Record {
    /// Keeps it after everything that is kept already.
    pub fn insert(&self, transaction: &Transaction<'_>, submission: &str, now: i64) -> Result<(), Failed> {
        transaction
            .prepare_cached(
                "insert into consent_record (sha256, submission, subject, kind, maker, number, received_at, record)
                 values (?1, ?2, ?3, ?4, ?5, (select coalesce(max(number), 0) + 1 from consent_record), ?6, ?7)
                 on conflict (sha256) do nothing",
            )?
            .execute(params![
                self.sha256,
                submission,
                self.subject.reference,
                self.subject.kind,
                self.maker,
                now,
                self.canonical
            ])?;
        Ok(())
    }
}

/// Hash of the last record that speaks of a person.
pub fn last(transaction: &Transaction<'_>, reference: &str) -> Result<Option<String>, Failed> {
    Ok(transaction
        .prepare_cached("select sha256 from consent_record where subject = ?1 order by number desc limit 1")?
        .query_row([reference], |row| row.get(0))
        .optional()?)
}

/// The applicant in the records of this application.
pub fn applicant(transaction: &Transaction<'_>, submission: &str) -> Result<Option<Subject>, Failed> {
    let reference: Option<String> = transaction
        .prepare_cached(
            "select subject from consent_record where submission = ?1 and kind = 'applicant' order by number limit 1",
        )?
        .query_row([submission], |row| row.get(0))
        .optional()?;
    Ok(reference.map(|reference| Subject { reference, kind: "applicant" }))
}

/// This server's own records of a person, in order, each with its time in seconds since 1970.
pub fn of(transaction: &Transaction<'_>, reference: &str) -> Result<Vec<(Value, i64)>, Failed> {
    let rows: Vec<(String, i64)> = transaction
        .prepare_cached(
            "select record, received_at from consent_record where subject = ?1 and maker = 'server' order by number",
        )?
        .query_map([reference], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<Result<_, _>>()?;
    rows.into_iter()
        .map(|(text, at)| {
            let record = serde_json::from_str(&text).map_err(|_| Failed::said("a consent record is no JSON"))?;
            Ok((record, at))
        })
        .collect()
}
