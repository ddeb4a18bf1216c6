//! What is kept beside an application: what its applicant decided, and the links its contacts answer by.

use crate::{
    clock::Moment,
    consents::records::{self, Decided, Subject},
    contact::links::{Answer, Link},
    lender, random,
    store::Failed,
};
use heyan::{
    application::{Application, ConsentState},
    consent::Basis,
    report::Locale,
};
use rusqlite::Transaction;
use serde_json::{Map, Value, json};

/// The item that lets this lender keep and ask contacts at all.
pub const CONTACTS_ITEM: &str = "emergency-contact";

/// Of an application that was taken.
pub struct Attached {
    /// What was decided about each purpose that was asked.
    items: Map<String, Value>,
    /// How many contacts are kept.
    contacts: u32,
    /// The page's own record, as canonical JSON.
    record: Option<String>,
    locale: Locale,
    at: Moment,
}

/// Whether the applicant agreed that contacts are kept and asked.
pub fn keeps_contacts(application: &Application) -> bool {
    let consents = application.consents.as_ref();
    consents.and_then(|consents| consents.get(CONTACTS_ITEM)) == Some(&ConsentState::Given)
}

impl Attached {
    /// `record` is what the page made of what was on its screen.
    pub fn of(application: &Application, record: Option<String>, locale: Locale, at: Moment) -> Attached {
        let notice = lender::notice(lender::APPLICATION_NOTICE);
        let asked =
            notice.into_iter().flat_map(|notice| notice.purposes).filter(|purpose| purpose.basis == Basis::Consent);
        let items = asked.filter_map(|purpose| {
            // A control that was shown and left alone is no consent, and this person is not asked again at once.
            let state = match application.consents.as_ref()?.get(&purpose.id)? {
                ConsentState::Given => "given",
                ConsentState::Refused | ConsentState::Untouched => "refused",
            };
            Some((purpose.id, json!(state)))
        });
        let contacts = if keeps_contacts(application) { application.contacts.len() } else { 0 };
        Attached { items: items.collect(), contacts: u32::try_from(contacts).unwrap_or(u32::MAX), record, locale, at }
    }

    /// Keeps it with the application that has this id.
    pub fn insert(self, transaction: &Transaction<'_>, submission: &str) -> Result<(), Failed> {
        for place in 0..self.contacts {
            link(submission, place, self.at)?.insert(transaction)?;
        }
        if self.items.is_empty() {
            return Ok(());
        }
        let (subject, previous) = self.subject(transaction)?;
        let label = crate::page::words::words(self.locale).submit_application.to_owned();
        let decided = Decided {
            notice: lender::APPLICATION_NOTICE,
            subject: &subject,
            items: self.items,
            locale: self.locale,
            at: self.at,
            action: ("tick-then-send", label),
            previous,
        };
        for record in decided.records(self.record.as_deref())? {
            record.insert(transaction, submission, self.at.0)?;
        }
        Ok(())
    }

    /// Who decided. A page that was opened from an earlier application goes on with its chain of
    /// records; it shows that it knows the last one. Anybody else is new.
    fn subject(&self, transaction: &Transaction<'_>) -> Result<(Subject, Option<String>), Failed> {
        let named = self.record.as_deref().and_then(records::reference);
        if let (Some(reference), Some(record)) = (named, &self.record) {
            let last = records::last(transaction, &reference)?;
            if last == records::previous(record) {
                return Ok((Subject { reference, kind: "applicant" }, last));
            }
        }
        let reference = random::uuid().map_err(|_| Failed::said("the system gives no random numbers"))?;
        Ok((Subject { reference, kind: "applicant" }, None))
    }
}

/// A new link for the contact at this place of an application.
pub fn link(submission: &str, place: u32, at: Moment) -> Result<Link, Failed> {
    let no_random = |_| Failed::said("the system gives no random numbers");
    Ok(Link {
        id: random::name().map_err(no_random)?,
        submission: submission.to_owned(),
        place,
        reference: random::uuid().map_err(no_random)?,
        issued_at: at.0,
        answer: Answer::Open,
        answered_at: None,
    })
}
