//! The separate consents of a change of numbers: a photo of a document, a face, a bank card and the
//! carriers' answer are each asked for where their step stands, and nowhere before. What was decided is
//! kept with the case, and as a record beside it.

use crate::{
    clock::Moment,
    consents::records::{self, Decided, Subject},
    lender, random,
    store::Failed,
};
use heyan::{
    consent::{self, ConsentItem},
    phone_change::ChangeStep,
    report::Locale,
};
use rusqlite::Transaction;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// The ready notice whose items these are.
const NOTICE: &str = "phone-change";

/// What the person said to one item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Decision {
    Given,
    Refused,
    Withdrawn,
}

/// By the step that needs it.
pub type Decisions = BTreeMap<ChangeStep, Decision>;

/// The item of the notice that a step needs.
pub fn purpose(step: ChangeStep) -> Option<&'static str> {
    match step {
        ChangeStep::IdDocument => Some("id-photo"),
        ChangeStep::Liveness => Some("liveness"),
        ChangeStep::BankCardCheck => Some("bank-card"),
        ChangeStep::CarrierCheck => Some("new-number-check"),
        _ => None,
    }
}

/// The edition of the notice that is in force: whoever agrees names what was shown to them.
pub fn edition() -> Option<String> {
    lender::notice(NOTICE).map(|notice| consent::render(&notice, Locale::ZhCn).hashes.notice)
}

/// The item as the page shows it, where this step needs one.
pub fn item(step: ChangeStep, decision: Option<Decision>, locale: Locale) -> Option<Value> {
    let purpose = purpose(step)?;
    let document = consent::render(&lender::notice(NOTICE)?, locale);
    let ConsentItem { label, text, .. } = document.items.into_iter().find(|item| item.id == purpose)?;
    let notice = crate::page::at(&["/notices/", NOTICE].concat(), locale);
    let edition = document.hashes.notice;
    Some(json!({ "label": label, "text": text, "notice": notice, "edition": edition, "state": decision }))
}

/// What was decided so far, for the page's list.
pub fn list(decisions: &Decisions, locale: Locale) -> Vec<Value> {
    let said = |(step, decision): (&ChangeStep, &Decision)| {
        let label = item(*step, None, locale)?.get_mut("label")?.take();
        Some(json!({ "step": step.as_str(), "label": label, "state": decision }))
    };
    decisions.iter().filter_map(said).collect()
}

/// Keeps a record of everything that was decided between `before` and `after`.
pub fn keep(
    transaction: &Transaction<'_>,
    id: &str,
    [before, after]: [&Decisions; 2],
    locale: Locale,
    now: i64,
) -> Result<(), Failed> {
    for (step, decision) in after.iter().filter(|(step, decision)| before.get(step) != Some(decision)) {
        let Some((purpose, shown)) = purpose(*step).zip(item(*step, None, locale)) else { continue };
        let subject = match records::applicant(transaction, id)? {
            Some(subject) => subject,
            None => Subject {
                reference: random::uuid().map_err(|_| Failed::said("the system gives no random numbers"))?,
                kind: "applicant",
            },
        };
        let method = match decision {
            Decision::Given => "tick-then-press",
            Decision::Refused => "other-way",
            Decision::Withdrawn => "button",
        };
        let decided = Decided {
            notice: NOTICE,
            subject: &subject,
            items: Map::from_iter([(purpose.to_owned(), json!(decision))]),
            locale,
            at: Moment(now),
            action: (method, shown.get("label").and_then(Value::as_str).unwrap_or_default().to_owned()),
            previous: records::last(transaction, &subject.reference)?,
        };
        for record in decided.records(None)? {
            record.insert(transaction, id, now)?;
        }
    }
    Ok(())
}
