//! Which items to ask now, from what the person decided before: nobody is asked again soon after
//! saying no (网络数据安全管理条例 art. 22(5)), and a change in what a consent covers asks again and
//! shows what changed (PIPL art. 14, 17).

use super::{
    ConsentRecord,
    changes::{Change, changes},
    check::Known,
};
use crate::{
    Timestamp,
    consent::notice::{ConsentKind, ConsentNotice, Purpose},
    input::{Meant, Node, reads, spelled},
    policy::Policy,
    report::{Findings, Locale, Report, rule},
};
use serde::Serialize;

/// When, in which language, under whose policy.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct PlanOptions {
    /// Now.
    pub now: Timestamp,
    /// The language of findings and changes.
    pub locale: Locale,
    /// Its `consent.ask_again_after_days`.
    pub policy: Policy,
}

reads!(PlanOptions {
    now: "now",
    locale: "locale" or Locale::default(),
    policy: "policy" or Policy::default(),
});

impl Meant for PlanOptions {
    fn problem(&self) -> Option<(String, &'static str)> {
        self.policy.problem_in_options()
    }
}

/// Whether to ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Ask {
    /// Put its control on the form, unticked.
    Now,
    /// The person said no a short while ago: do not bring it up. Where they begin anew by themselves what
    /// cannot go on without it, it may stand there.
    OnRequest,
    /// Agreed to, and nothing has changed.
    No,
}

spelled!(Ask { Now = "now", OnRequest = "on-request", No = "no" });

/// Why.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reason {
    /// Never decided.
    New,
    /// What it covers has changed.
    Changed,
    /// Its time is over.
    Expired,
    /// A consent for one time, and that time was then.
    Once,
    /// The record of it is not as it was written.
    Altered,
    /// Refused.
    Refused,
    /// Withdrawn.
    Withdrawn,
    /// Given.
    Given,
}

spelled!(Reason {
    New = "new", Changed = "changed", Expired = "expired", Once = "once", Altered = "altered",
    Refused = "refused", Withdrawn = "withdrawn", Given = "given",
});

/// One item of the notice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct PlannedItem {
    /// The purpose's id.
    pub id: String,
    /// Whether to ask.
    pub ask: Ask,
    /// Why.
    pub reason: Reason,
    /// With [`Ask::OnRequest`]: until when not to bring it up.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<Timestamp>,
    /// With [`Reason::Changed`]: what to show before asking.
    pub changed: Vec<Change>,
}

/// What to ask now.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct ConsentPlan {
    /// Paths point into the list of records.
    #[serde(flatten)]
    pub report: Report,
    /// One for each purpose that rests on consent, in the notice's order.
    pub items: Vec<PlannedItem>,
}

/// Plans what to ask. `records` are one person's, in any order; those of other notices do not count.
///
/// ```
/// use heyan::{Timestamp, consent::{self, record::{self, Ask, Reason, WriteOptions}}};
///
/// # let facts = r#"{ "processor": { "name": "示例消费金融有限公司", "phone": "400-000-0000" }, "assessment": "PIA-2026-001",
/// #     "recipients": { "credit-registry": { "name": "示例征信有限公司", "contact": "400-000-0002" } } }"#;
/// # let facts = heyan::read("facts", &mut serde_json::Deserializer::from_str(facts))?;
/// let notice = consent::ready("credit", &facts)?;
/// let options = r#"{ "now": "2026-11-22T08:00:00Z" }"#;
/// let options = heyan::read("options", &mut serde_json::Deserializer::from_str(options))?;
/// let first = record::plan(&notice, &[], &options);
/// assert_eq!((first.items[0].ask, first.items[0].reason), (Ask::Now, Reason::New));
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
/// assert_eq!(record::plan(&notice, &[recorded.record], &options).items[0].ask, Ask::No);
/// # Ok::<(), heyan::InputError>(())
/// ```
pub fn plan(notice: &ConsentNotice, records: &[ConsentRecord], options: &PlanOptions) -> ConsentPlan {
    let mut findings = Findings::new();
    let mut earlier: Vec<Earlier> = Vec::new();
    let known = Known::of(notice);
    let mut subject = "";
    for (index, record) in records.iter().enumerate() {
        let place = ["/", &index.to_string()].concat();
        if let Some(missing) = record.missing() {
            findings.push(rule::consent_record_unreadable().at([&place, missing].concat()));
            continue;
        }
        let whose = record.part("subject").text("ref");
        if subject.is_empty() {
            subject = whose;
        } else if subject != whose {
            findings.push(rule::consent_records_mixed().at([&place, "/subject/ref"].concat()));
            continue;
        }
        if record.part("template").text("id") != notice.id {
            continue;
        }
        let altered = known.alterations(record);
        for part in &altered {
            findings.push(rule::consent_record_altered().at([&place, part.as_str()].concat()));
        }
        earlier.extend(record.at().map(|at| Earlier { record, at, whole: altered.is_empty() }));
    }
    // The last of two with the same time counts.
    earlier.sort_by_key(|earlier| earlier.at);
    let asked = notice.purposes.iter().filter(|purpose| purpose.asks());
    let items = asked.map(|purpose| item(notice, purpose, &earlier, options)).collect();
    ConsentPlan { report: findings.report(&options.policy.ruling(options.locale)), items }
}

struct Earlier<'a> {
    record: &'a ConsentRecord,
    at: Timestamp,
    whole: bool,
}

impl Earlier<'_> {
    fn on(&self, id: &str) -> Option<&Node<'_>> {
        self.record.0.list("items").iter().find(|item| item.text("purpose_id") == id)
    }
}

fn item(notice: &ConsentNotice, purpose: &Purpose, earlier: &[Earlier], options: &PlanOptions) -> PlannedItem {
    let planned = |ask: Ask, reason: Reason, until: Option<Timestamp>, changed: Vec<Change>| PlannedItem {
        id: purpose.id.clone(),
        ask,
        reason,
        until,
        changed,
    };
    let now = |reason: Reason| planned(Ask::Now, reason, None, Vec::new());
    let Some((last, known)) = earlier.iter().rev().find_map(|earlier| Some((earlier, earlier.on(&purpose.id)?))) else {
        return now(Reason::New);
    };
    let state = known.text("state");
    if state != "given" {
        // A "no" is respected even where its record is damaged.
        let reason = if state == "withdrawn" { Reason::Withdrawn } else { Reason::Refused };
        let until = last.at.after_days(options.policy.consent.ask_again_after_days);
        return match until.filter(|until| options.now < *until) {
            Some(until) => planned(Ask::OnRequest, reason, Some(until), Vec::new()),
            None => now(reason),
        };
    }
    if !last.whole {
        return now(Reason::Altered);
    }
    if last.record.expired(Some(options.now)) {
        return now(Reason::Expired);
    }
    let controller = last.record.part("controller").text("name");
    let changed = changes(notice, purpose, known, controller, last.record.locale(), options.locale);
    if !changed.is_empty() {
        return planned(Ask::Now, Reason::Changed, None, changed);
    }
    if purpose.kind == ConsentKind::Once {
        now(Reason::Once)
    } else {
        planned(Ask::No, Reason::Given, None, Vec::new())
    }
}
