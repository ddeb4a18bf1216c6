//! Does a record speak of this notice, is it as it was written, and does it still hold?

use super::{ConsentRecord, PROFILE, changes::changes, event::Sha256Text, facts};
use crate::{
    Timestamp,
    consent::{hash, notice::ConsentNotice, render::render},
    input::{Meant, Node, reads},
    report::{Findings, Locale, Report, Ruling, Word, rule},
};
use serde::Serialize;

/// In which language to answer, and what is known from elsewhere.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct RecordOptions {
    /// The language of the findings.
    pub locale: Locale,
    /// The record's hash as it was kept elsewhere.
    pub sha256: Option<Sha256Text>,
    /// The moment at which it has to hold; left out, no consent is too old.
    pub now: Option<Timestamp>,
}

reads!(RecordOptions { locale: "locale" or Locale::default(), sha256: "sha256", now: "now" });

impl Meant for RecordOptions {}

/// What a record is worth for a notice.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct RecordReport {
    /// Paths point into the record.
    #[serde(flatten)]
    pub report: Report,
    /// It gives a consent that cannot be relied on any more: altered, too old, or the notice has
    /// changed in what it covers. The person has to be asked again.
    pub needs_renewal: bool,
    /// What changed: `<purpose id>.<part>`, the part being one of `processor`, `purpose`, `method`,
    /// `categories`, `recipients`, `retention`.
    pub changed: Vec<String>,
}

/// Checks a record against a notice.
///
/// ```
/// use heyan::consent::{self, record::{self, RecordOptions, WriteOptions}};
///
/// # let facts = r#"{ "processor": { "name": "示例消费金融有限公司", "phone": "400-000-0000" }, "assessment": "PIA-2026-001",
/// #     "recipients": { "credit-registry": { "name": "示例征信有限公司", "contact": "400-000-0002" } } }"#;
/// # let facts = heyan::read("facts", &mut serde_json::Deserializer::from_str(facts))?;
/// let mut notice = consent::ready("credit", &facts)?;
/// # let event = r#"{
/// #     "recordId": "9f1c2b3a-4d5e-4f60-8a7b-1c2d3e4f5a6b",
/// #     "subject": { "reference": "1b4e28ba-2fa1-4d3b-a3f5-ef19b5a7633b", "kind": "applicant" },
/// #     "items": {}, "at": "2026-11-21T08:30:00Z",
/// #     "display": { "openedAt": "2026-11-21T08:29:00Z", "confirmedAt": "2026-11-21T08:30:00Z", "visibleMs": 60000,
/// #         "maxScrollPermille": 1000 },
/// #     "action": { "method": "tap-checkbox-then-button", "label": "同意" }
/// # }"#;
/// # let mut event: record::ConsentEvent = heyan::read("event", &mut serde_json::Deserializer::from_str(event))?;
/// # event.items = notice.purposes.iter().map(|purpose| (purpose.id.clone(), record::Decision::Given)).collect();
/// let recorded = record::record(&notice, &event, &WriteOptions::default());
/// assert!(!record::check(&recorded.record, &notice, &RecordOptions::default()).needs_renewal);
/// notice.processor.name = "另一家消费金融有限公司".into();
/// assert!(record::check(&recorded.record, &notice, &RecordOptions::default()).needs_renewal);
/// # Ok::<(), heyan::InputError>(())
/// ```
pub fn check(record: &ConsentRecord, notice: &ConsentNotice, options: &RecordOptions) -> RecordReport {
    let mut findings = Findings::new();
    let mut changed = Vec::new();
    let mut needs_renewal = false;
    if let Some(missing) = record.missing() {
        findings.push(rule::consent_record_unreadable().at(missing));
        needs_renewal = true;
    } else {
        let gives = record.0.list("items").iter().any(|item| item.text("state") == "given");
        let known = Known::of(notice);
        let mut altered = known.alterations(record);
        if options.sha256.as_ref().is_some_and(|kept| kept.0 != hash::sha256(&record.canonical())) {
            altered.push(String::new());
        }
        if known.shows_another_text(record) {
            altered.push("/rendered/sha256".to_owned());
        }
        needs_renewal |= gives && !altered.is_empty();
        for place in altered {
            findings.push(rule::consent_record_altered().at(place));
        }
        if record.part("template").text("id") == notice.id {
            if record.expired(options.now) {
                findings.push(rule::consent_record_expired().at("/event/valid_until"));
                needs_renewal |= gives;
            }
            items(record, notice, options.locale, &mut findings, &mut changed);
            needs_renewal |= !changed.is_empty();
        } else {
            findings.push(rule::consent_record_other_notice().at("/template/id"));
        }
    }
    RecordReport { report: findings.report(&Ruling::from(options.locale)), needs_renewal, changed }
}

fn items(
    record: &ConsentRecord,
    notice: &ConsentNotice,
    locale: Locale,
    findings: &mut Findings,
    changed: &mut Vec<String>,
) {
    for (index, item) in record.0.list("items").iter().enumerate() {
        let place = ["/items/", &index.to_string()].concat();
        match item.text("state") {
            "given" => {}
            "withdrawn" => {
                findings.push(rule::consent_record_no_consent(Word::DecisionWithdrawn).at(place));
                continue;
            }
            _ => {
                findings.push(rule::consent_record_no_consent(Word::DecisionRefused).at(place));
                continue;
            }
        }
        let id = item.text("purpose_id");
        let Some(purpose) = notice.purposes.iter().find(|purpose| purpose.id == id) else {
            continue;
        };
        let controller = record.part("controller").text("name");
        for change in changes(notice, purpose, item, controller, record.locale(), locale) {
            let part = change.part;
            findings.push(rule::consent_record_renew(part.word()).at([&place, "/", part.as_str()].concat()));
            changed.push([id, ".", part.as_str()].concat());
        }
    }
}

/// A notice with what every record of it says.
pub(super) struct Known<'a> {
    notice: &'a ConsentNotice,
    sha256: String,
    material: Node<'static>,
    controller: Node<'static>,
}

impl Known<'_> {
    pub fn of(notice: &ConsentNotice) -> Known<'_> {
        Known {
            notice,
            sha256: hash::notice(notice),
            material: hash::material_of_all(notice, &hash::materials(notice)).into(),
            controller: facts::controller(&notice.processor),
        }
    }

    /// Where a record is not as it was written: its own hash, and, of the same notice, everything it
    /// says, whatever hashes stand in it.
    pub fn alterations(&self, record: &ConsentRecord) -> Vec<String> {
        let mut places = Vec::new();
        if record.0.text("content_sha256") != record.content_hash() {
            places.push(String::new());
        }
        let template = record.part("template");
        if template.text("sha256") != self.sha256 {
            return places;
        }
        different(&self.material, template.get("material_sha256"), "/template/material_sha256".into(), &mut places);
        different(&self.controller, Some(record.part("controller")), "/controller".into(), &mut places);
        let tell = facts::teller(self.notice, record.locale());
        for (index, item) in record.0.list("items").iter().enumerate() {
            let place = ["/items/", &index.to_string()].concat();
            match self.notice.purposes.iter().find(|purpose| purpose.asks() && purpose.id == item.text("purpose_id")) {
                Some(purpose) => different(&facts::item(&tell, purpose), Some(item), place, &mut places),
                None => places.push(place),
            }
        }
        places
    }

    /// The text shown is known only to the same edition of this module.
    fn shows_another_text(&self, record: &ConsentRecord) -> bool {
        let template = record.part("template");
        template.text("sha256") == self.sha256
            && template.text("ruleset") == Ruling::default().ruleset()
            && record.part("rendered").text("sha256") != render(self.notice, record.locale()).hashes.rendered
    }
}

/// Where `found` lacks or contradicts what is expected. Our own sentence of how long is no fact.
fn different(expected: &Node, found: Option<&Node>, place: String, places: &mut Vec<String>) {
    match (expected, found) {
        (Node::Object(expected), Some(found @ Node::Object(_))) => {
            for (name, node) in expected.iter().filter(|(name, _)| name != "text") {
                different(node, found.get(name), [&place, "/", name].concat(), places);
            }
        }
        (Node::List(expected), Some(Node::List(found))) if expected.len() == found.len() => {
            for (index, (node, found)) in expected.iter().zip(found).enumerate() {
                different(node, Some(found), [&place, "/", &index.to_string()].concat(), places);
            }
        }
        _ if Some(expected) == found => {}
        _ => places.push(place),
    }
}

impl ConsentRecord {
    /// The first thing without which this is no record of ours.
    pub(super) fn missing(&self) -> Option<&'static str> {
        let text = |part: &str, name: &str| self.part(part).text(name).is_empty();
        let items = self.0.list("items").iter().any(|item| {
            item.text("purpose_id").is_empty() || !matches!(item.text("state"), "given" | "refused" | "withdrawn")
        });
        [
            (self.0.text("schema_version") != PROFILE, "/schema_version"),
            (Locale::from_tag(self.0.text("locale")).is_none(), "/locale"),
            (text("subject", "ref"), "/subject/ref"),
            (text("template", "id"), "/template/id"),
            (text("template", "sha256"), "/template/sha256"),
            (text("controller", "name"), "/controller/name"),
            (self.at().is_none(), "/event/at"),
            (items || self.0.list("items").is_empty(), "/items"),
        ]
        .into_iter()
        .find_map(|(missing, place)| missing.then_some(place))
    }

    /// The language the person read.
    pub(super) fn locale(&self) -> Locale {
        Locale::from_tag(self.0.text("locale")).unwrap_or_default()
    }

    /// When the decision was made.
    pub(super) fn at(&self) -> Option<Timestamp> {
        Timestamp::parse(self.part("event").text("at"))
    }

    pub(super) fn expired(&self, now: Option<Timestamp>) -> bool {
        let until = Timestamp::parse(self.part("event").text("valid_until"));
        now.zip(until).is_some_and(|(now, until)| now > until)
    }
}
