//! One change of numbers or one first binding on its way: what was asked, what is done, what ended it.

use super::{
    code::{self, Sent},
    consent::Decisions,
};
use heyan::{
    phone::{self, PhoneOptions},
    phone_change::{ChangeStep, PhoneChangeRequest},
};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// A change that is not finished within this many seconds ends by itself.
const OPEN: i64 = 7 * code::DAY;
/// A first binding that is not finished, or not used, within this many seconds counts for nothing.
pub const BINDING_COUNTS: i64 = code::DAY;

/// What the steps are for.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Asked {
    /// A change of numbers: the request as the server plans it, what was learned on the way included.
    PhoneChange(Value),
    /// A number that an application names as the applicant's own.
    FirstBinding {
        /// E.164.
        number: String,
        /// What the carriers said.
        carrier: Option<String>,
    },
}

/// Everything that is kept of it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Case {
    pub asked: Asked,
    /// Seconds since 1970, as all times here.
    pub opened: i64,
    /// Finished steps, and when.
    pub done: BTreeMap<ChangeStep, i64>,
    /// The last code of each step.
    pub codes: BTreeMap<ChangeStep, Sent>,
    /// Proofs that did not match.
    pub failures: BTreeMap<ChangeStep, u32>,
    pub cancelled: Option<i64>,
    pub refused: Option<i64>,
    /// When the number took effect.
    pub effective: Option<i64>,
    pub cooling_off_until: Option<i64>,
    /// Second numbers that answered a code, in E.164.
    #[serde(default)]
    pub backups: Vec<String>,
    /// What was agreed to for a step, refused, and taken back.
    #[serde(default)]
    pub consents: Decisions,
    /// Requests since the start of the present window.
    pub window: (i64, u32),
}

/// Where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// Something is to be done.
    Steps,
    /// A person at the lender is looking at it.
    Review,
    /// The number is bound; what could harm waits, and it can still be undone.
    CoolingOff,
    Done,
    Cancelled,
    /// A person looked at it and said no.
    Refused,
    Expired,
}

impl Case {
    /// A change of numbers, just asked for.
    pub fn phone_change(request: &PhoneChangeRequest, now: i64) -> Case {
        Case::new(Asked::PhoneChange(json!(request)), now)
    }

    /// A first binding of a number in E.164.
    pub fn first_binding(number: String, now: i64) -> Case {
        Case::new(Asked::FirstBinding { number, carrier: None }, now)
    }

    fn new(asked: Asked, now: i64) -> Case {
        Case {
            asked,
            opened: now,
            done: BTreeMap::new(),
            codes: BTreeMap::new(),
            failures: BTreeMap::new(),
            cancelled: None,
            refused: None,
            effective: None,
            cooling_off_until: None,
            backups: Vec::new(),
            consents: Decisions::new(),
            window: (now, 0),
        }
    }

    /// The request of a change.
    pub fn request(&self) -> Option<PhoneChangeRequest> {
        match &self.asked {
            Asked::PhoneChange(request) => heyan::read("request", request).ok(),
            Asked::FirstBinding { .. } => None,
        }
    }

    /// Notes what was learned; the plan is made anew from it.
    pub fn learn(&mut self, learn: impl FnOnce(&mut PhoneChangeRequest)) {
        if let Some(mut request) = self.request() {
            learn(&mut request);
            self.asked = Asked::PhoneChange(json!(request));
        }
    }

    /// Ended by the person, by the lender or by time. A change that took effect cannot expire.
    pub fn ended(&self, now: i64) -> Option<Standing> {
        let open = match self.asked {
            Asked::PhoneChange(_) => OPEN,
            Asked::FirstBinding { .. } => BINDING_COUNTS,
        };
        if self.cancelled.is_some() {
            Some(Standing::Cancelled)
        } else if self.refused.is_some() {
            Some(Standing::Refused)
        } else if self.effective.is_none() && now >= self.opened.saturating_add(open) {
            Some(Standing::Expired)
        } else {
            None
        }
    }

    /// The number that a code of this step goes to, in E.164.
    pub fn destination(&self, step: ChangeStep) -> Option<String> {
        if let Asked::FirstBinding { number, .. } = &self.asked {
            return (step == ChangeStep::OtpNew).then(|| number.clone());
        }
        let request = self.request()?;
        number_of(match step {
            ChangeStep::OtpOld => &request.old_phone,
            ChangeStep::OtpNew => &request.new_phone,
            ChangeStep::OtpBackup => request.backup_phones.first()?,
            _ => return None,
        })
    }
}

/// The number in E.164, if it is one.
pub fn number_of(typed: &str) -> Option<String> {
    phone::check(typed, &PhoneOptions::default()).e164
}

/// As much of a number as may be shown: its end.
pub fn tail(number: &str) -> &str {
    number.get(number.len().saturating_sub(4)..).unwrap_or_default()
}
