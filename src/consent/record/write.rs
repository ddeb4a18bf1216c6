//! Makes a record of a person's decision.

use super::{
    ConsentRecord, PROFILE,
    event::{ConsentEvent, Decision, Display},
    facts,
    subject::{self, Fault},
};
use crate::{
    consent::{
        hash::sha256,
        notice::ConsentNotice,
        render::render,
        rendered::{ConsentDocument, Hashes},
    },
    input::{Meant, Node, reads},
    report::{Findings, Locale, Report, Ruling, Severity, rule, step},
    text::is_blank,
};
use serde::Serialize;

/// In which language the person read, and what they were shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct WriteOptions {
    /// The language of the text shown, of the record's words, and of the findings.
    pub locale: Locale,
    /// What rendering gave for the page. A difference between it and the notice is an error: the person
    /// read something else.
    pub shown: Option<Hashes>,
}

reads!(WriteOptions { locale: "locale" or Locale::default(), shown: "shown" });
reads!(Hashes { notice: "notice", material: "material", rendered: "rendered" });

impl Meant for WriteOptions {}

/// A record, and what is to be said against it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct RecordedConsent {
    /// Paths point into the event; `/shown/…` into the option.
    #[serde(flatten)]
    pub report: Report,
    /// The record.
    pub record: ConsentRecord,
    /// RFC 8785 canonical JSON of it: what is kept and signed.
    pub canonical: String,
    /// Of that text.
    pub sha256: String,
}

/// How far two clocks, or a clock and itself after being set, may stand apart, in milliseconds.
const CLOCKS_APART: i64 = 300_000;
/// How much longer than the time between opening and confirming a text may have been visible.
const ROUNDING: i64 = 2_000;

/// Records a decision, a refusal or a withdrawal just as well as a consent. The record is made
/// whatever is found, so that no decision is lost; only a reference that gives the person away is left
/// out of it.
///
/// ```
/// use heyan::consent::{self, record::{self, WriteOptions}};
///
/// # let facts = r#"{ "processor": { "name": "示例消费金融有限公司", "phone": "400-000-0000" }, "assessment": "PIA-2026-001",
/// #     "recipients": { "credit-registry": { "name": "示例征信有限公司", "contact": "400-000-0002" } } }"#;
/// # let facts = heyan::read("facts", &mut serde_json::Deserializer::from_str(facts))?;
/// let notice = consent::ready("credit", &facts)?;
/// let event = r#"{
///     "recordId": "9f1c2b3a-4d5e-4f60-8a7b-1c2d3e4f5a6b",
///     "subject": { "reference": "1b4e28ba-2fa1-4d3b-a3f5-ef19b5a7633b", "kind": "applicant" },
///     "items": {}, "at": "2026-11-21T08:30:00Z",
///     "display": { "openedAt": "2026-11-21T08:29:00Z", "confirmedAt": "2026-11-21T08:30:00Z", "visibleMs": 60000,
///         "maxScrollPermille": 1000 },
///     "action": { "method": "tap-checkbox-then-button", "label": "同意" }
/// }"#;
/// let mut event: record::ConsentEvent = heyan::read("event", &mut serde_json::Deserializer::from_str(event))?;
/// event.items = notice.purposes.iter().map(|purpose| (purpose.id.clone(), record::Decision::Given)).collect();
/// let recorded = record::record(&notice, &event, &WriteOptions::default());
/// assert!(recorded.report.findings.is_empty(), "{:?}", recorded.report.findings);
/// assert!(recorded.canonical.starts_with(r#"{"action":{"label":"同意""#) && recorded.sha256.starts_with("sha256:"));
/// # Ok::<(), heyan::InputError>(())
/// ```
pub fn record(notice: &ConsentNotice, event: &ConsentEvent, options: &WriteOptions) -> RecordedConsent {
    let document = render(notice, options.locale);
    let mut findings = Findings::new();
    whose(notice, event, &mut findings);
    what(notice, event, &mut findings);
    when(notice, event, &mut findings);
    if let Some(shown) = &options.shown {
        let now = &document.hashes;
        for (name, shown, now) in [
            ("notice", &shown.notice, &now.notice),
            ("material", &shown.material, &now.material),
            ("rendered", &shown.rendered, &now.rendered),
        ] {
            if shown != now {
                findings.push(rule::consent_shown_differs().at(["/shown/", name].concat()));
            }
        }
    }
    if count(&document.report, Severity::Error) > 0 {
        findings.push(rule::consent_notice_faulty());
    }
    let record = write(notice, event, options, &document);
    let canonical = record.canonical();
    RecordedConsent {
        report: findings.report(&Ruling::from(options.locale)),
        sha256: sha256(&canonical),
        record,
        canonical,
    }
}

fn count(report: &Report, severity: Severity) -> u32 {
    let count = report.findings.iter().filter(|finding| finding.severity == severity).count();
    u32::try_from(count).unwrap_or(u32::MAX)
}

fn whose(notice: &ConsentNotice, event: &ConsentEvent, findings: &mut Findings) {
    match subject::fault(&event.subject.reference) {
        Some(Fault::Personal) => findings.push(rule::consent_subject_personal().at("/subject/reference")),
        Some(Fault::BareHash) => findings.push(rule::consent_subject_bare_hash().at("/subject/reference")),
        None => {}
    }
    if event.subject.kind != notice.audience {
        findings.push(rule::consent_subject_other().at("/subject/kind"));
    }
}

fn what(notice: &ConsentNotice, event: &ConsentEvent, findings: &mut Findings) {
    if event.items.is_empty() {
        findings.push(rule::consent_items_none().at("/items"));
    }
    for (id, decision) in &event.items {
        let place = || ["/items/", &step(id)].concat();
        if !notice.purposes.iter().any(|purpose| purpose.asks() && purpose.id == *id) {
            findings.push(rule::consent_item_unknown().at(place()));
        } else if *decision == Decision::Given
            && event.action.touched.as_ref().is_some_and(|touched| !touched.contains(id))
        {
            findings.push(rule::consent_item_untouched().at(place()));
        }
    }
    if is_blank(&event.action.label) {
        findings.push(rule::consent_action_label().at("/action/label"));
    }
    if event.action.trusted == Some(false) {
        findings.push(rule::consent_action_untrusted().at("/action/trusted"));
    }
}

fn when(notice: &ConsentNotice, event: &ConsentEvent, findings: &mut Findings) {
    if event.at.day_in_shanghai().is_some_and(|day| day < notice.effective_from) {
        findings.push(rule::consent_not_in_force().at("/at"));
    }
    match &event.display {
        Some(display) => self::display(display, event, findings),
        None if event.items.values().any(|decision| *decision == Decision::Given) => {
            findings.push(rule::consent_display_missing().at("/display"));
        }
        None => {}
    }
}

fn display(display: &Display, event: &ConsentEvent, findings: &mut Findings) {
    let open = display.confirmed_at.since(display.opened_at);
    let visible = i64::from(display.visible_ms);
    if open < 0 {
        findings.push(rule::consent_display_order().at("/display/confirmedAt").related("/display/openedAt"));
    } else if visible > open + ROUNDING {
        findings.push(rule::consent_display_longer().at("/display/visibleMs"));
    }
    if event.at.since(display.confirmed_at) < -CLOCKS_APART {
        findings.push(rule::consent_display_order().at("/at").related("/display/confirmedAt"));
    }
    if display.min_visible_ms.is_some_and(|least| display.visible_ms < least) {
        findings.push(rule::consent_display_short().at("/display/visibleMs"));
    }
}

fn write(
    notice: &ConsentNotice,
    event: &ConsentEvent,
    options: &WriteOptions,
    document: &ConsentDocument,
) -> ConsentRecord {
    let tell = facts::teller(notice, options.locale);
    let decided = |wanted: Decision| event.items.values().any(|decision| *decision == wanted);
    let kind = match (decided(Decision::Given), event.renewal, decided(Decision::Withdrawn)) {
        (true, false, _) => "consent",
        (true, true, _) => "renewal",
        (false, _, true) => "withdrawal",
        (false, _, false) => "refusal",
    };
    let reference = &event.subject.reference;
    let opaque = subject::fault(reference).is_none().then(|| reference.trim().to_owned());
    let items = notice.purposes.iter().filter(|purpose| purpose.asks()).filter_map(|purpose| {
        let decision = event.items.get(&purpose.id)?;
        let mut item = facts::item(&tell, purpose);
        if let Node::Object(members) = &mut item {
            members.push(("state".into(), decision.as_str().into()));
            members.push(("control_default".into(), "unchecked".into()));
        }
        Some(item)
    });
    let report = &document.report;
    let moment = |at: crate::Timestamp| Node::from(at.to_string());
    let mut members = vec![
        ("schema_version", PROFILE.into()),
        ("record_id", event.record_id.0.as_str().into()),
        ("record_type", kind.into()),
        ("prev_record_hash", event.previous_record_hash.as_ref().map(|hash| hash.0.as_str()).into()),
        ("jurisdiction", "CN".into()),
        ("locale", options.locale.tag().into()),
        ("subject", Node::object(vec![("ref", opaque.into()), ("kind", event.subject.kind.as_str().into())])),
        (
            "template",
            Node::object(vec![
                ("id", notice.id.as_str().into()),
                ("version", notice.version.as_str().into()),
                ("sha256", document.hashes.notice.as_str().into()),
                ("material_sha256", document.hashes.material.as_str().into()),
                ("ruleset", report.ruleset.as_str().into()),
                (
                    "lint",
                    Node::object(vec![
                        ("errors", count(report, Severity::Error).into()),
                        ("warnings", count(report, Severity::Warning).into()),
                    ]),
                ),
            ]),
        ),
        (
            "rendered",
            Node::object(vec![
                ("sha256", document.hashes.rendered.as_str().into()),
                ("chars", u32::try_from(document.text.chars().count()).unwrap_or(u32::MAX).into()),
                ("shown_checked", options.shown.is_some().into()),
            ]),
        ),
        ("items", items.collect()),
        ("controller", facts::controller(&notice.processor)),
        ("rights", facts::rights(&tell)),
        ("display", event.display.as_ref().map(shown).into()),
        (
            "action",
            Node::object(vec![
                ("method", event.action.method.as_str().into()),
                ("label", event.action.label.as_str().into()),
                ("trusted_event", event.action.trusted.into()),
                ("touched", event.action.touched.as_ref().map(Node::texts).into()),
            ]),
        ),
        (
            "event",
            Node::object(vec![
                ("type", "explicit".into()),
                ("entity", "subject".into()),
                ("at", moment(event.at)),
                ("clock", event.clock.as_str().into()),
                ("valid_until", event.valid_until.map(moment).into()),
            ]),
        ),
    ];
    let content = ConsentRecord(Node::object(members.clone())).content_hash();
    members.push(("content_sha256", content.into()));
    ConsentRecord(Node::object(members))
}

fn shown(display: &Display) -> Node<'static> {
    Node::object(vec![
        ("surface", display.surface.as_deref().into()),
        ("opened_at", display.opened_at.to_string().into()),
        ("confirmed_at", display.confirmed_at.to_string().into()),
        ("visible_ms", display.visible_ms.into()),
        ("min_visible_ms", display.min_visible_ms.into()),
        ("max_scroll_permille", display.max_scroll_permille.into()),
        ("viewport", display.viewport.as_ref().map(|viewport| viewport.0.as_str()).into()),
        ("reopened", display.reopened.into()),
        ("expanded", Node::texts(&display.expanded)),
    ])
}
