//! What a consent notice says, as data.
//!
//! Members stand in the order of canonical JSON (RFC 8785), so that a notice is hashed as it is written;
//! a test in `hash.rs` holds them to it.

use crate::{
    Date,
    input::{self, At, FromInput, reads, spelled},
    report::Locale,
};
use serde::Serialize;

/// A lender's text: one for all languages, or one each.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Localized {
    /// The same in every language.
    All(String),
    /// One each; a missing one is a finding.
    Each {
        /// English.
        #[serde(rename = "en", skip_serializing_if = "Option::is_none")]
        english: Option<String>,
        /// Simplified Chinese.
        #[serde(rename = "zh-CN", skip_serializing_if = "Option::is_none")]
        chinese: Option<String>,
    },
}

impl FromInput for Localized {
    fn from_input(at: &At<'_>) -> Localized {
        if let Some(text) = at.text() {
            return Localized::All(text.to_owned());
        }
        at.only(&["zh-CN", "en"]);
        Localized::Each { chinese: at.member("zh-CN"), english: at.member("en") }
    }
}

impl Localized {
    /// The text in this language, if there is one.
    pub fn get(&self, locale: Locale) -> Option<&str> {
        match self {
            Localized::All(text) => Some(text),
            Localized::Each { chinese, english } => locale.pick([chinese, english]).as_deref(),
        }
    }
}

/// Whether a purpose rests on consent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Basis {
    /// The person agrees (PIPL article 13(1)(1)).
    Consent,
    /// Needed to conclude or perform the contract (13(1)(2)): told, not asked.
    Contract,
    /// A statutory duty (13(1)(3)): told, not asked.
    LegalDuty,
}

spelled!(Basis { Consent = "consent", Contract = "contract", LegalDuty = "legal-duty" });

/// The kinds of consent, as GB/T 42574-2023 names them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ConsentKind {
    /// 明示同意
    Express,
    /// 单独同意
    Separate,
    /// 书面同意
    Written,
    /// 单次同意
    Once,
}

spelled!(ConsentKind { Express = "express", Separate = "separate", Written = "written", Once = "once" });

/// What happens to the data when the time is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum After {
    Delete,
    Anonymise,
}

spelled!(After { Delete = "delete", Anonymise = "anonymise" });

/// The unit of a retention time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum RetentionUnit {
    Day,
    Month,
    Year,
}

spelled!(RetentionUnit { Day = "day", Month = "month", Year = "year" });

/// How long data are kept: a time, or a rule by which it is found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Retention {
    /// So many days, months or years.
    Time {
        /// What happens then.
        after: After,
        /// How many.
        count: u32,
        /// Of what.
        unit: RetentionUnit,
    },
    /// A time that has to be found.
    Rule {
        /// What happens then.
        after: After,
        /// How it is found.
        rule: Localized,
    },
}

impl FromInput for Retention {
    fn from_input(at: &At<'_>) -> Retention {
        let after = at.member("after");
        match (at.member("count"), at.member("unit"), at.member("rule")) {
            (Some(count), Some(unit), None) => Retention::Time { count, unit, after },
            (None, None, Some(rule)) => Retention::Rule { rule, after },
            _ => {
                at.fault("expected a count and a unit, or a rule; and what happens after");
                Retention::Time { count: 0, unit: RetentionUnit::Day, after }
            }
        }
    }
}

/// One thing the data are used for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Purpose {
    /// Another way to the same end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub alternative: Option<Localized>,
    /// Decisions are made by programs alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub automated_decision: Option<bool>,
    /// On what it rests.
    pub basis: Basis,
    /// Ids of the notice's categories.
    pub categories: Vec<String>,
    /// Names it in records and in `Application::consents`.
    pub id: String,
    /// Sensitive data: what it does to the person.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub impact: Option<Localized>,
    /// Which kind of consent.
    pub kind: ConsentKind,
    /// How.
    pub method: Localized,
    /// Sensitive data: why they are needed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub necessity: Option<Localized>,
    /// Refusing it does not stop the application.
    pub optional: bool,
    /// What for.
    pub purpose: Localized,
    /// Ids of the notice's recipients.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub recipients: Vec<String>,
    /// How long.
    pub retention: Retention,
    /// The lender's own wording, Markdown with `{{slots}}`; the built-in wording otherwise.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<Localized>,
    /// A short name.
    pub title: Localized,
    /// Where to withdraw.
    pub withdrawal: Localized,
}

reads!(Purpose {
    id: "id",
    title: "title",
    purpose: "purpose",
    method: "method",
    categories: "categories",
    basis: "basis",
    kind: "kind",
    optional: "optional",
    retention: "retention",
    recipients: "recipients" or Vec::new(),
    necessity: "necessity",
    impact: "impact",
    alternative: "alternative",
    automated_decision: "automatedDecision",
    withdrawal: "withdrawal",
    text: "text",
});

/// Whom the notice speaks to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Audience {
    Applicant,
    Contact,
}

spelled!(Audience { Applicant = "applicant", Contact = "contact" });

/// Who decides on the data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Processor {
    /// Where to write to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// The unified social credit code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub credit_code: Option<String>,
    /// Where to write to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// The full registered name, not a brand.
    pub name: String,
    /// Where to call.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
}

reads!(Processor { name: "name", credit_code: "creditCode", phone: "phone", email: "email", address: "address" });

/// Data classes of JR/T 0171-2020.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Class {
    C1,
    C2,
    C3,
}

spelled!(Class { C1 = "C1", C2 = "C2", C3 = "C3" });

/// A kind of data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Category {
    /// The data class of JR/T 0171-2020.
    pub class: Class,
    /// Purposes and recipients name it by this.
    pub id: String,
    /// What a person calls it.
    pub name: Localized,
    /// Sensitive personal information (PIPL article 28).
    pub sensitive: bool,
}

reads!(Category { id: "id", name: "name", class: "class", sensitive: "sensitive" });

/// A recipient's part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RecipientRole {
    /// Decides alone.
    Controller,
    /// Decides together with the lender.
    Joint,
    /// Acts for the lender.
    Processor,
}

spelled!(RecipientRole { Controller = "controller", Joint = "joint", Processor = "processor" });

/// Somebody else who gets data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Recipient {
    /// Ids of the notice's categories.
    pub categories: Vec<String>,
    /// Phone, e-mail or address.
    pub contact: String,
    /// Purposes name it by this.
    pub id: String,
    /// How it gets them.
    pub method: Localized,
    /// The full registered name.
    pub name: String,
    /// What for.
    pub purpose: Localized,
    /// ISO 3166-1 alpha-2; anything but CN is a transfer abroad.
    pub region: String,
    /// Who decides.
    pub role: RecipientRole,
}

reads!(Recipient {
    id: "id",
    name: "name",
    contact: "contact",
    role: "role",
    region: "region",
    purpose: "purpose",
    method: "method",
    categories: "categories",
});

/// How a person uses their rights.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Rights {
    /// An answer within this many days.
    pub answer_days: u32,
    /// A hotline, an address, a place in the app.
    pub channel: Localized,
    /// What the person does there.
    pub procedure: Localized,
}

reads!(Rights { channel: "channel", procedure: "procedure", answer_days: "answerDays" });

/// A notice: everything a person has to be told before they agree.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ConsentNotice {
    /// Reference of the impact assessment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub assessment: Option<String>,
    /// Whom it speaks to.
    pub audience: Audience,
    /// The kinds of data.
    pub categories: Vec<Category>,
    /// The lawful way to recipients outside mainland China: assessment, certification or standard contract.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cross_border_route: Option<String>,
    /// From which day it holds.
    pub effective_from: Date,
    /// The lender's name for it, such as "credit"; records carry it.
    pub id: String,
    /// Who decides on the data.
    pub processor: Processor,
    /// In the order to tell them.
    pub purposes: Vec<Purpose>,
    /// Who else gets data.
    pub recipients: Vec<Recipient>,
    /// How a person uses their rights.
    pub rights: Rights,
    /// Where the full rules can be read again and saved.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Its edition, such as "1.0.0"; records carry it.
    pub version: String,
}

/// The longest text of a notice, an event or a record, in UTF-16 units: fifty pages.
pub const TEXT_LIMIT: usize = input::TEXT_LIMIT;
/// As many purposes, kinds of data and recipients a notice may name. Nobody reads a tenth of it.
pub(super) const LIST_LIMIT: usize = 200;

reads!(|at| {
    at.members();
    at.within(TEXT_LIMIT);
    at.at_most("categories", LIST_LIMIT);
    at.at_most("recipients", LIST_LIMIT);
    at.at_most("purposes", LIST_LIMIT);
} ConsentNotice {
    id: "id",
    version: "version",
    audience: "audience",
    effective_from: "effectiveFrom",
    processor: "processor",
    categories: "categories",
    recipients: "recipients",
    purposes: "purposes",
    rights: "rights",
    url: "url",
    cross_border_route: "crossBorderRoute",
    assessment: "assessment",
});

impl ConsentNotice {
    /// The kind of data with this id.
    pub fn category(&self, id: &str) -> Option<&Category> {
        self.categories.iter().find(|category| category.id == id)
    }

    /// The recipient with this id.
    pub fn recipient(&self, id: &str) -> Option<&Recipient> {
        self.recipients.iter().find(|recipient| recipient.id == id)
    }
}

impl Purpose {
    /// Asked, not only told.
    pub fn asks(&self) -> bool {
        self.basis == Basis::Consent
    }
}

impl Recipient {
    /// Outside mainland China.
    pub fn is_abroad(&self) -> bool {
        self.region != "CN"
    }
}
