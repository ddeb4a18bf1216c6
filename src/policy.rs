//! A lender's own limits. Everything has a default; what a lender sets becomes part of the ruleset.

use crate::{
    input::{At, FromInput, reads, spelled},
    report::{Code, Locale, Ruling, Severity},
    text,
};
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// A lender's limits. An unknown member is refused, so that a misspelt limit is not silently the
/// default; so is a limit that cannot be meant, such as a minimum above the maximum.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Policy {
    /// How many contacts, and of which kind.
    pub contacts: ContactPolicy,
    /// How old an applicant is.
    pub applicant: ApplicantPolicy,
    /// Which numbers are taken.
    pub phone: PhonePolicy,
    /// Who may not be named as a contact. Belongs on the server: a page should not carry names of staff.
    pub staff: StaffPolicy,
    /// Waits and thresholds of a change of the bound number.
    pub phone_change: PhoneChangePolicy,
    /// When a person who said no is asked again.
    pub consent: ConsentPolicy,
    /// Own severity by rule code; a rule marked fixed cannot be softened.
    pub severity: BTreeMap<PolicyCode, PolicySeverity>,
}

reads!(strictly Policy {
    contacts: "contacts" or ContactPolicy::default(),
    applicant: "applicant" or ApplicantPolicy::default(),
    phone: "phone" or PhonePolicy::default(),
    staff: "staff" or StaffPolicy::default(),
    phone_change: "phoneChange" or Policy::default().phone_change,
    consent: "consent" or ConsentPolicy::default(),
    severity: "severity" or Policy::default().severity,
});

/// How many emergency contacts a form asks for. None is required by default: they are not among
/// the data an online loan may require (常见类型移动互联网应用程序必要个人信息范围规定, 2021-05-01).
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct ContactPolicy {
    /// At least this many; more than 0 wants `necessity`.
    pub min: u32,
    /// As many as the page offers at first.
    pub target: u32,
    /// At most this many.
    pub max: u32,
    /// At least one close relative (Civil Code article 1045), if there is one.
    pub require_close_relative: bool,
    /// Why contacts are needed, shown to the applicant.
    pub necessity: Option<String>,
}

reads!(strictly ContactPolicy {
    min: "min" or ContactPolicy::default().min,
    target: "target" or ContactPolicy::default().target,
    max: "max" or ContactPolicy::default().max,
    require_close_relative: "requireCloseRelative" or ContactPolicy::default().require_close_relative,
    necessity: "necessity",
});

impl Default for ContactPolicy {
    fn default() -> ContactPolicy {
        ContactPolicy { min: 0, target: 2, max: 3, require_close_relative: false, necessity: None }
    }
}

/// How old an applicant is, where the form asks for an identity number.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct ApplicantPolicy {
    /// At least so many years; not less than 18 (Civil Code articles 17 and 18).
    pub min_age: u32,
    /// At most so many years; no limit when left out.
    pub max_age: Option<u32>,
}

reads!(strictly ApplicantPolicy {
    min_age: "minAge" or ApplicantPolicy::default().min_age,
    max_age: "maxAge",
});

impl Default for ApplicantPolicy {
    fn default() -> ApplicantPolicy {
        ApplicantPolicy { min_age: 18, max_age: None }
    }
}

/// Which numbers are taken. What is not taken is an error.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct PhonePolicy {
    /// Numbers of virtual operators, the applicant's and the contacts'; taken by default.
    pub allow_virtual_operator: bool,
    /// A contact's landline; taken by default, with a question.
    pub allow_fixed_line_contact: bool,
}

reads!(strictly PhonePolicy {
    allow_virtual_operator: "allowVirtualOperator" or PhonePolicy::default().allow_virtual_operator,
    allow_fixed_line_contact: "allowFixedLineContact" or PhonePolicy::default().allow_fixed_line_contact,
});

impl Default for PhonePolicy {
    fn default() -> PhonePolicy {
        PhonePolicy { allow_virtual_operator: true, allow_fixed_line_contact: true }
    }
}

/// Staff, agents and service lines that may not be named as contacts.
#[derive(Clone, Default, PartialEq, Serialize)]
#[non_exhaustive]
pub struct StaffPolicy {
    /// Their names: a question, because namesakes exist.
    pub names: Vec<String>,
    /// Their numbers: an error.
    pub phones: Vec<String>,
}

reads!(strictly StaffPolicy { names: "names" or Vec::new(), phones: "phones" or Vec::new() });

/// Prints how many, and nobody.
impl std::fmt::Debug for StaffPolicy {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("StaffPolicy").field("names", &self.names.len()).field("phones", &self.phones.len()).finish()
    }
}

/// Waits and thresholds of a change of the bound number.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct PhoneChangePolicy {
    /// How long drawing money, changing the card and the password wait.
    pub cooling_off_hours: CoolingOffHours,
    /// From how many changes on a person looks at it.
    pub manual_review_after: ManualReviewAfter,
    /// A number younger than this asks for one more proof, in months.
    pub young_number_months: u32,
    /// A SIM replaced within so many days makes a code to it too little, in days.
    pub recent_sim_event_days: u32,
}

reads!(strictly PhoneChangePolicy {
    cooling_off_hours: "coolingOffHours" or PhoneChangePolicy::default().cooling_off_hours,
    manual_review_after: "manualReviewAfter" or PhoneChangePolicy::default().manual_review_after,
    young_number_months: "youngNumberMonths" or PhoneChangePolicy::default().young_number_months,
    recent_sim_event_days: "recentSimEventDays" or PhoneChangePolicy::default().recent_sim_event_days,
});

impl Default for PhoneChangePolicy {
    fn default() -> PhoneChangePolicy {
        PhoneChangePolicy {
            cooling_off_hours: CoolingOffHours::default(),
            manual_review_after: ManualReviewAfter::default(),
            young_number_months: 3,
            recent_sim_event_days: 7,
        }
    }
}

/// Hours of waiting; repayment never waits.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct CoolingOffHours {
    /// Where nothing speaks for caution.
    pub standard: u32,
    /// Where something does; not below `standard`, at most 720.
    pub high_risk: u32,
}

reads!(strictly CoolingOffHours {
    standard: "standard" or CoolingOffHours::default().standard,
    high_risk: "highRisk" or CoolingOffHours::default().high_risk,
});

impl Default for CoolingOffHours {
    fn default() -> CoolingOffHours {
        CoolingOffHours { standard: 24, high_risk: 72 }
    }
}

/// From how many changes on a person looks at it; of a longer time not fewer.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct ManualReviewAfter {
    /// In the last 30 days, 1 or more.
    pub days30: u32,
    /// In the last 180 days.
    pub days180: u32,
    /// In the last 365 days.
    pub days365: u32,
}

reads!(strictly ManualReviewAfter {
    days30: "days30" or ManualReviewAfter::default().days30,
    days180: "days180" or ManualReviewAfter::default().days180,
    days365: "days365" or ManualReviewAfter::default().days365,
});

impl Default for ManualReviewAfter {
    fn default() -> ManualReviewAfter {
        ManualReviewAfter { days30: 2, days180: 3, days365: 5 }
    }
}

/// When a person who said no is asked again.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct ConsentPolicy {
    /// Days after a refusal or withdrawal in which nobody brings the item up; the regulation says
    /// "not frequently" (网络数据安全管理条例 art. 22(5)), 30 is this module's own mark.
    pub ask_again_after_days: u32,
}

reads!(strictly ConsentPolicy {
    ask_again_after_days: "askAgainAfterDays" or ConsentPolicy::default().ask_again_after_days,
});

impl Default for ConsentPolicy {
    fn default() -> ConsentPolicy {
        ConsentPolicy { ask_again_after_days: 30 }
    }
}

/// A rule's code as a policy names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
pub struct PolicyCode(pub Code);

impl FromInput for BTreeMap<PolicyCode, PolicySeverity> {
    fn from_input(at: &At<'_>) -> Self {
        let named: BTreeMap<String, PolicySeverity> = FromInput::from_input(at);
        let mut known = BTreeMap::new();
        for (code, wish) in named {
            match Code::from_text(&code) {
                Some(code) => {
                    known.insert(PolicyCode(code), wish);
                }
                None => at.fault("expected the codes of rules as members"),
            }
        }
        known
    }
}

/// A severity, or a rule switched off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PolicySeverity {
    /// Blocks.
    Error,
    /// Asks for a look.
    Warning,
    /// A note.
    Info,
    /// Not raised at all.
    Off,
}

spelled!(PolicySeverity { Error = "error", Warning = "warning", Info = "info", Off = "off" });

impl PolicySeverity {
    fn severity(self) -> Option<Severity> {
        match self {
            PolicySeverity::Error => Some(Severity::Error),
            PolicySeverity::Warning => Some(Severity::Warning),
            PolicySeverity::Info => Some(Severity::Info),
            PolicySeverity::Off => None,
        }
    }
}

impl Policy {
    /// A limit that cannot be meant: its path inside the policy, and what belongs there.
    pub fn problem(&self) -> Option<(String, &'static str)> {
        let contacts = &self.contacts;
        if contacts.min > contacts.max || contacts.target > contacts.max {
            return Some(("contacts".into(), "expected min and target not above max"));
        }
        if contacts.max > 50 {
            return Some(("contacts.max".into(), "expected at most 50"));
        }
        let ages = &self.applicant;
        if ages.min_age < 18 || ages.min_age > 120 {
            return Some(("applicant.minAge".into(), "expected 18 to 120"));
        }
        if ages.max_age.is_some_and(|most| most < ages.min_age || most > 120) {
            return Some(("applicant.maxAge".into(), "expected minAge to 120"));
        }
        for (list, place) in [(&self.staff.names, "staff.names["), (&self.staff.phones, "staff.phones[")] {
            if let Some(index) = list.iter().position(|entry| text::is_blank(entry)) {
                return Some(([place, &index.to_string(), "]"].concat(), "expected a text that is not empty"));
            }
        }
        let wait = &self.phone_change.cooling_off_hours;
        if wait.standard > wait.high_risk || wait.high_risk > 720 {
            return Some(("phoneChange.coolingOffHours".into(), "expected standard <= highRisk <= 720"));
        }
        let after = &self.phone_change.manual_review_after;
        if after.days30 == 0 || after.days30 > after.days180 || after.days180 > after.days365 {
            return Some(("phoneChange.manualReviewAfter".into(), "expected 1 <= days30 <= days180 <= days365"));
        }
        let reasoned = contacts.necessity.as_deref().is_some_and(|reason| !text::is_blank(reason));
        if contacts.min > 0 && !reasoned {
            return Some(("contacts.necessity".into(), "is required when contacts are required"));
        }
        self.severity.iter().find_map(|(code, wish)| {
            let entry = code.0.entry();
            let softer = wish.severity().is_none_or(|wish| wish > entry.severity);
            (entry.fixed && softer)
                .then(|| (format!("severity[\"{}\"]", entry.code), "is a fixed rule and cannot be softened"))
        })
    }

    /// The same, where the policy is a member of options.
    pub(crate) fn problem_in_options(&self) -> Option<(String, &'static str)> {
        self.problem().map(|(path, belongs)| (["policy.", &path].concat(), belongs))
    }

    /// The language and this policy, as reports need them.
    pub fn ruling(&self, locale: Locale) -> Ruling {
        let mut ruling = Ruling::from(locale);
        ruling.severity = self.severity.iter().map(|(code, wish)| (code.0, wish.severity())).collect();
        if *self != Policy::default() {
            let text = serde_json::to_string(self).unwrap_or_default();
            let hash = Sha256::digest(text.as_bytes());
            let digit = |value: u8| char::from_digit(u32::from(value), 16);
            let digits = hash.iter().take(8).flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]);
            ruling.policy = Some(digits.flatten().collect());
        }
        ruling
    }
}
