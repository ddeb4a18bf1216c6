//! What goes into a plan and what comes out.

use crate::{
    input::{Meant, reads, spelled},
    policy::Policy,
    report::{Locale, Report},
};
use serde::Serialize;

/// A proof or an act on the way to the new number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum ChangeStep {
    ReAuthenticate,
    OtpOld,
    OtpNew,
    IdDocument,
    Liveness,
    CarrierCheck,
    BankCardCheck,
    OtpBackup,
    ManualReview,
    CoolingOff,
    NotifyOldChannels,
    WrittenConfirmation,
    FreezeSensitiveOperations,
    EndOtherSessions,
}

spelled!(ChangeStep {
    ReAuthenticate = "re-authenticate", OtpOld = "otp-old", OtpNew = "otp-new", IdDocument = "id-document",
    Liveness = "liveness", CarrierCheck = "carrier-check", BankCardCheck = "bank-card-check",
    OtpBackup = "otp-backup", ManualReview = "manual-review", CoolingOff = "cooling-off",
    NotifyOldChannels = "notify-old-channels", WrittenConfirmation = "written-confirmation",
    FreezeSensitiveOperations = "freeze-sensitive-operations", EndOtherSessions = "end-other-sessions",
});

/// Whether the old number still receives messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum OldReachable {
    Yes,
    No,
    Cancelled,
    Unknown,
}

spelled!(OldReachable { Yes = "yes", No = "no", Cancelled = "cancelled", Unknown = "unknown" });

/// Where the loan stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum LoanState {
    None,
    InReview,
    Approved,
    Current,
    DueSoon,
    Overdue,
    /// The person says they never borrowed.
    NotMine,
}

spelled!(LoanState {
    None = "none", InReview = "in-review", Approved = "approved", Current = "current", DueSoon = "due-soon",
    Overdue = "overdue", NotMine = "not-mine",
});

/// The carriers' answer whether name, identity number and new number belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum CarrierCheck {
    Match,
    Mismatch,
    Unavailable,
}

spelled!(CarrierCheck { Match = "match", Mismatch = "mismatch", Unavailable = "unavailable" });

/// What only the server knows. What is left out is unknown: it asks for more proof and never blocks.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct Account {
    pub loan: Option<LoanState>,
    pub can_log_in: Option<bool>,
    pub days_since_last_change: Option<u32>,
    pub changes30: Option<u32>,
    pub changes180: Option<u32>,
    pub changes365: Option<u32>,
    pub old_sim_event_days: Option<u32>,
    pub new_tenure_months: Option<u32>,
    pub new_in_use_elsewhere: Option<bool>,
    pub new_recycled: Option<bool>,
    pub new_is_relay: Option<bool>,
    pub carrier_check: Option<CarrierCheck>,
    pub device_known: Option<bool>,
    pub age: Option<u32>,
    pub guardian_or_deceased_case: Option<bool>,
}

reads!(Account {
    loan: "loan",
    can_log_in: "canLogIn",
    days_since_last_change: "daysSinceLastChange",
    changes30: "changes30",
    changes180: "changes180",
    changes365: "changes365",
    old_sim_event_days: "oldSimEventDays",
    new_tenure_months: "newTenureMonths",
    new_in_use_elsewhere: "newInUseElsewhere",
    new_recycled: "newRecycled",
    new_is_relay: "newIsRelay",
    carrier_check: "carrierCheck",
    device_known: "deviceKnown",
    age: "age",
    guardian_or_deceased_case: "guardianOrDeceasedCase",
});

/// What the person can do. What is left out is taken as possible.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct Available {
    pub liveness: Option<bool>,
    pub id_document: Option<bool>,
    pub bank_card: Option<bool>,
}

reads!(Available { liveness: "liveness", id_document: "idDocument", bank_card: "bankCard" });

/// What a person may decline without giving a reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Declinable {
    Liveness,
}

spelled!(Declinable { Liveness = "liveness" });

/// A person's wish to bind another number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct PhoneChangeRequest {
    pub old_phone: String,
    pub new_phone: String,
    pub old_reachable: OldReachable,
    pub old_cancelled_days: Option<u32>,
    /// Already verified ones.
    pub backup_phones: Vec<String>,
    pub contact_phones: Vec<String>,
    pub account: Option<Account>,
    pub available: Available,
    pub declined: Vec<Declinable>,
}

/// As many numbers of one kind a request may name; they are compared with one another.
const PHONE_LIMIT: usize = 100;

reads!(|at| {
    at.members();
    at.at_most("backupPhones", PHONE_LIMIT);
    at.at_most("contactPhones", PHONE_LIMIT);
    at.at_most("declined", PHONE_LIMIT);
} PhoneChangeRequest {
    old_phone: "oldPhone",
    new_phone: "newPhone",
    old_reachable: "oldReachable",
    old_cancelled_days: "oldCancelledDays",
    backup_phones: "backupPhones" or Vec::new(),
    contact_phones: "contactPhones" or Vec::new(),
    account: "account",
    available: "available" or Available::default(),
    declined: "declined" or Vec::new(),
});

/// Who reads the plan. A person's plan tells nothing about whose a number is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Audience {
    #[default]
    Person,
    Lender,
}

spelled!(Audience { Person = "person", Lender = "lender" });

/// Under which policy and in which language.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
#[allow(missing_docs)]
pub struct PlanOptions {
    pub policy: Policy,
    /// RFC 3339.
    pub now: Option<String>,
    pub locale: Locale,
    pub audience: Audience,
}

reads!(PlanOptions {
    policy: "policy" or PlanOptions::default().policy,
    now: "now",
    locale: "locale" or PlanOptions::default().locale,
    audience: "audience" or PlanOptions::default().audience,
});

impl Meant for PlanOptions {
    fn problem(&self) -> Option<(String, &'static str)> {
        self.policy.problem_in_options()
    }
}

/// What becomes of the request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum Outcome {
    SelfService,
    ManualReview,
    Blocked,
}

spelled!(Outcome { SelfService = "self-service", ManualReview = "manual-review", Blocked = "blocked" });

/// Who has to act.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Actor {
    Person,
    Lender,
}

spelled!(Actor { Person = "person", Lender = "lender" });

/// Before or after the new number takes effect.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Moment {
    Before,
    After,
}

spelled!(Moment { Before = "before", After = "after" });

/// A step: done when every step of one of the lists in `any_of` is done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct PlannedStep {
    pub any_of: Vec<Vec<ChangeStep>>,
    pub actor: Actor,
    /// Why it is asked, for the person.
    pub why: &'static str,
    pub when: Moment,
}

/// What waits until the cooling-off is over; never repayment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Frozen {
    Drawdown,
    CardChange,
    PasswordChange,
}

spelled!(Frozen { Drawdown = "drawdown", CardChange = "card-change", PasswordChange = "password-change" });

/// When a person has to be told something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum NoticeMoment {
    Start,
    Confirm,
    End,
}

spelled!(NoticeMoment { Start = "start", Confirm = "confirm", End = "end" });

/// Something the person has to be told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[allow(missing_docs)]
pub struct Notice {
    pub id: &'static str,
    pub text: String,
    pub before: NoticeMoment,
}

/// How this person gets to the new number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
#[allow(missing_docs)]
pub struct PhoneChangePlan {
    /// Verdict, findings, ruleset.
    #[serde(flatten)]
    pub report: Report,
    pub outcome: Outcome,
    /// In the order to do them.
    pub steps: Vec<PlannedStep>,
    pub cooling_off_hours: u32,
    pub frozen: Vec<Frozen>,
    /// Codes of the rules that fired; empty for a person.
    pub rules: Vec<&'static str>,
    pub notices: Vec<Notice>,
}
