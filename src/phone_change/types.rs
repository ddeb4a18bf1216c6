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
pub struct Account {
    /// Where the loan stands.
    pub loan: Option<LoanState>,
    /// False: who they are is proved by document and face, or document and bank card.
    pub can_log_in: Option<bool>,
    /// Days since the bound number was last changed.
    pub days_since_last_change: Option<u32>,
    /// Changes in the last 30 days.
    pub changes30: Option<u32>,
    /// Changes in the last 180 days.
    pub changes180: Option<u32>,
    /// Changes in the last 365 days.
    pub changes365: Option<u32>,
    /// Days since the old number's SIM was replaced or went to another carrier.
    pub old_sim_event_days: Option<u32>,
    /// For how many months the new number has been in use.
    pub new_tenure_months: Option<u32>,
    /// Another account has the new number.
    pub new_in_use_elsewhere: Option<bool>,
    /// The carrier has given the new number to a new owner.
    pub new_recycled: Option<bool>,
    /// The new number only passes on to another one.
    pub new_is_relay: Option<bool>,
    /// The carriers' answer whether name, identity number and new number belong together.
    pub carrier_check: Option<CarrierCheck>,
    /// The person used this device before. False weighs only together with another risk.
    pub device_known: Option<bool>,
    /// In full years; below 18 a person looks at it.
    pub age: Option<u32>,
    /// Somebody acts for the owner, or the owner has died: a person looks at it.
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
pub struct Available {
    /// Show their face to the camera.
    pub liveness: Option<bool>,
    /// Show their identity document.
    pub id_document: Option<bool>,
    /// Have a bank card of theirs checked.
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
pub struct PhoneChangeRequest {
    /// The number that is bound, as typed.
    pub old_phone: String,
    /// The number to bind, as typed.
    pub new_phone: String,
    /// Whether the person still gets what is sent to the old number.
    pub old_reachable: OldReachable,
    /// Days since the old number was cancelled.
    pub old_cancelled_days: Option<u32>,
    /// Those that have been verified already.
    pub backup_phones: Vec<String>,
    /// The emergency contacts' numbers: none of them can be bound.
    pub contact_phones: Vec<String>,
    /// What only the server knows; without it the plan is the careful one.
    pub account: Option<Account>,
    /// What the person can do.
    pub available: Available,
    /// What the person does not want; no reason is needed.
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
pub struct PlanOptions {
    /// The lender's limits.
    pub policy: Policy,
    /// Taken and not used: every time in the plan is counted from the change.
    pub now: Option<String>,
    /// The language of the sentences.
    pub locale: Locale,
    /// Who reads the plan.
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
pub struct PlannedStep {
    /// The ways to do it.
    pub any_of: Vec<Vec<ChangeStep>>,
    /// Who has to act.
    pub actor: Actor,
    /// What it is for, ready to show to the person.
    pub why: &'static str,
    /// Before or after the new number takes effect.
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
pub struct Notice {
    /// A stable name, such as `never-share-codes`.
    pub id: &'static str,
    /// Ready to show.
    pub text: String,
    /// Before what.
    pub before: NoticeMoment,
}

/// How this person gets to the new number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct PhoneChangePlan {
    /// Verdict, findings, ruleset.
    #[serde(flatten)]
    pub report: Report,
    /// What becomes of the request.
    pub outcome: Outcome,
    /// In the order to do them.
    pub steps: Vec<PlannedStep>,
    /// How many hours the cooling-off lasts after the change; 0 if there is none.
    pub cooling_off_hours: u32,
    /// What waits until the cooling-off is over; never repayment.
    pub frozen: Vec<Frozen>,
    /// Codes of the rules that fired; empty for a person.
    pub rules: Vec<&'static str>,
    /// What the person has to be told.
    pub notices: Vec<Notice>,
}
