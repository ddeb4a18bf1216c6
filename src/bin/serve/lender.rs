//! The lender of the demo. It does not exist; a real one puts its own facts here.

use heyan::{
    consent::{self, Basis, ConsentNotice, NoticeFacts},
    report::Locale,
};
use serde_json::Value;

/// The notice that the application form asks consent for.
pub const APPLICATION_NOTICE: &str = "loan-application";

/// The facts the pages have, from the same file: both show the same text and ask for the same consents.
const FACTS: &str = include_str!("../../../www/pages/lender.json");

/// What the lender is called; in English with the name it is registered by.
pub fn name(locale: Locale) -> Option<String> {
    let facts = file()?;
    let registered = facts.pointer("/processor/name")?.as_str()?;
    let english = facts.get("englishName").and_then(Value::as_str).filter(|_| locale == Locale::En);
    Some(english.map_or_else(|| registered.to_owned(), |name| [name, " (", registered, ")"].concat()))
}

fn file() -> Option<Value> {
    serde_json::from_str(FACTS).ok()
}

/// The items of the application's notice that are decided one by one.
pub fn items() -> impl Iterator<Item = String> {
    let purposes = notice(APPLICATION_NOTICE).map(|notice| notice.purposes).unwrap_or_default();
    purposes.into_iter().filter(|purpose| purpose.basis == Basis::Consent).map(|purpose| purpose.id)
}

/// How long a contact may take to answer, in seconds, when the command line says nothing.
pub fn contact_patience() -> i64 {
    policy("contactAnswerDays").map_or(14, |days| days.max(0)).saturating_mul(24 * 3600)
}

/// How long the cost disclosure has to be in view, in milliseconds.
pub fn cost_dwell() -> u64 {
    policy("costDwellSeconds").and_then(|seconds| u64::try_from(seconds).ok()).unwrap_or_default().saturating_mul(1000)
}

fn policy(name: &str) -> Option<i64> {
    let facts = file()?;
    facts.get("policy")?.get(name)?.as_i64()
}

/// A ready-made notice with this lender's facts; `None` when there is no notice with this id.
pub fn notice(id: &str) -> Option<ConsentNotice> {
    if !consent::ready_ids().any(|known| known == id) {
        return None;
    }
    let mut facts = file()?;
    let own = facts.get_mut("notices").and_then(|notices| Some(notices.get_mut(id)?.take()));
    if let (Value::Object(facts), Some(Value::Object(own))) = (&mut facts, own) {
        facts.extend(own);
    }
    let mut facts: NoticeFacts = heyan::read("facts", facts).ok()?;
    facts.url.get_or_insert_with(|| ["/notices/", id].concat());
    consent::ready(id, &facts).ok()
}
