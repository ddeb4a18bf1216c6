//! What a consent notice says, as data.

use crate::{Date, input::Node, report::Locale};
use serde::{Deserialize, Deserializer, Serialize, de::Error};

/// A lender's text: one for all languages, or one each.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Localized {
    /// The same in every language.
    All(String),
    /// One each; a missing one is a finding.
    Each {
        /// Simplified Chinese.
        #[serde(rename = "zh-CN", skip_serializing_if = "Option::is_none")]
        chinese: Option<String>,
        /// English.
        #[serde(rename = "en", skip_serializing_if = "Option::is_none")]
        english: Option<String>,
    },
}

impl<'de> Deserialize<'de> for Localized {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Localized, D::Error> {
        let wrong = || D::Error::custom("expected a text, or one text for each language");
        let mut found = Localized::Each { chinese: None, english: None };
        match Node::deserialize(input)? {
            Node::Text(text) => found = Localized::All(text),
            Node::Object(members) => {
                for (key, value) in members {
                    let (Localized::Each { chinese, english }, Node::Text(text)) = (&mut found, value) else {
                        return Err(wrong());
                    };
                    match Locale::from_tag(&key) {
                        Some(Locale::ZhCn) => *chinese = Some(text),
                        Some(Locale::En) => *english = Some(text),
                        None => return Err(wrong()),
                    }
                }
            }
            _ => return Err(wrong()),
        }
        Ok(found)
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Basis {
    /// The person agrees (PIPL article 13(1)(1)).
    Consent,
    /// Needed to conclude or perform the contract (13(1)(2)): told, not asked.
    Contract,
    /// A statutory duty (13(1)(3)): told, not asked.
    LegalDuty,
}

/// The kinds of consent, as GB/T 42574-2023 names them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
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

/// What happens to the data when the time is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum After {
    Delete,
    Anonymise,
}

/// The unit of a retention time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum RetentionUnit {
    Day,
    Month,
    Year,
}

/// How long data are kept: a time, or a rule by which it is found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
#[allow(missing_docs)]
pub enum Retention {
    Time { count: u32, unit: RetentionUnit, after: After },
    Rule { rule: Localized, after: After },
}

impl<'de> Deserialize<'de> for Retention {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Retention, D::Error> {
        #[derive(Deserialize)]
        struct Members {
            count: Option<u32>,
            unit: Option<RetentionUnit>,
            rule: Option<Localized>,
            after: After,
        }
        match Members::deserialize(input)? {
            Members { count: Some(count), unit: Some(unit), rule: None, after } => {
                Ok(Retention::Time { count, unit, after })
            }
            Members { count: None, unit: None, rule: Some(rule), after } => Ok(Retention::Rule { rule, after }),
            _ => Err(D::Error::custom("expected a count and a unit, or a rule; and what happens after")),
        }
    }
}

/// One thing the data are used for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Purpose {
    /// Names it in records and in `Application::consents`.
    pub id: String,
    /// A short name.
    pub title: Localized,
    /// What for.
    pub purpose: Localized,
    /// How.
    pub method: Localized,
    /// Ids of the notice's categories.
    pub categories: Vec<String>,
    /// On what it rests.
    pub basis: Basis,
    /// Which kind of consent.
    pub kind: ConsentKind,
    /// Refusing it does not stop the application.
    pub optional: bool,
    /// How long.
    pub retention: Retention,
    /// Ids of the notice's recipients.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub recipients: Vec<String>,
    /// Sensitive data: why they are needed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub necessity: Option<Localized>,
    /// Sensitive data: what it does to the person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub impact: Option<Localized>,
    /// Another way to the same end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub alternative: Option<Localized>,
    /// Decisions are made by programs alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub automated_decision: Option<bool>,
    /// Where to withdraw.
    pub withdrawal: Localized,
    /// The lender's own wording, Markdown with `{{slots}}`; the built-in wording otherwise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<Localized>,
}

/// Whom the notice speaks to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum Audience {
    Applicant,
    Contact,
}

/// Who decides on the data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct Processor {
    /// The full registered name, not a brand.
    pub name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub credit_code: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
}

/// Data classes of JR/T 0171-2020.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[allow(missing_docs)]
pub enum Class {
    C1,
    C2,
    C3,
}

/// A kind of data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct Category {
    pub id: String,
    pub name: Localized,
    pub class: Class,
    /// Sensitive personal information (PIPL article 28).
    pub sensitive: bool,
}

/// A recipient's part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum RecipientRole {
    Controller,
    Joint,
    Processor,
}

/// Somebody else who gets data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct Recipient {
    pub id: String,
    pub name: String,
    pub contact: String,
    pub role: RecipientRole,
    /// ISO 3166-1 alpha-2; anything but CN is a transfer abroad.
    pub region: String,
    pub purpose: Localized,
    pub method: Localized,
    pub categories: Vec<String>,
}

/// How a person uses their rights.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct Rights {
    pub channel: Localized,
    pub procedure: Localized,
    /// An answer within this many days.
    pub answer_days: u32,
}

/// A notice: everything a person has to be told before they agree.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct ConsentNotice {
    pub id: String,
    pub version: String,
    pub audience: Audience,
    pub effective_from: Date,
    pub processor: Processor,
    pub categories: Vec<Category>,
    pub recipients: Vec<Recipient>,
    pub purposes: Vec<Purpose>,
    pub rights: Rights,
    /// Where the full rules can be read again and saved.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Legal route for recipients outside mainland China.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cross_border_route: Option<String>,
    /// Reference of the impact assessment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assessment: Option<String>,
}

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
