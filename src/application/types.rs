//! An application as a form hands it over.

use crate::{
    Date,
    consent::ConsentNotice,
    policy::Policy,
    report::{Locale, Word},
};
use serde::{Deserialize, Serialize, de::IntoDeserializer};
use std::collections::BTreeMap;

/// Who a contact is to the applicant. The first nine are close relatives (Civil Code article 1045).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum Relation {
    Spouse,
    Father,
    Mother,
    Son,
    Daughter,
    Brother,
    Sister,
    Grandparent,
    Grandchild,
    Relative,
    Colleague,
    Classmate,
    Friend,
    Other,
}

/// The applicant's marital status, where the form asks for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum MaritalStatus {
    Single,
    Married,
    Divorced,
    Widowed,
}

/// One emergency contact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Contact {
    /// As on the contact's identity card.
    pub name: String,
    /// As typed.
    pub phone: String,
    /// Who they are to the applicant; `None` while nothing is chosen (an empty text in JSON).
    #[serde(deserialize_with = "chosen")]
    pub relation: Option<Relation>,
    /// The applicant declares that the contact is 18 or older.
    #[serde(default)]
    pub adult: bool,
    /// The applicant declares that the contact was told and agrees.
    #[serde(default)]
    pub informed: bool,
    /// Who they are, when the relation is "other".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// Who applies.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Applicant {
    /// As on the identity card.
    pub name: String,
    /// 18 characters; may be left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id_number: Option<String>,
    /// The number the account is bound to, as typed.
    pub phone: String,
    /// Other numbers of their own.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub backup_phones: Vec<String>,
    /// The number at work.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub work_phone: Option<String>,
    /// Where the form asks for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub marital_status: Option<MaritalStatus>,
}

/// How a consent item stands on the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum ConsentState {
    Given,
    Refused,
    Untouched,
}

/// The whole form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Application {
    /// Who applies.
    pub applicant: Applicant,
    /// Whom to ask to pass a message on, in the order of the form.
    pub contacts: Vec<Contact>,
    /// Consent items by id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub consents: Option<BTreeMap<String, ConsentState>>,
}

/// Under which policy, against which notice, on which day, in which language.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct ApplicationOptions {
    /// The lender's limits.
    #[serde(default)]
    pub policy: Policy,
    /// The notice the consents belong to; without it they are not checked.
    #[serde(default)]
    pub notice: Option<ConsentNotice>,
    /// The day in Asia/Shanghai.
    pub today: Date,
    /// The language of the sentences.
    #[serde(default)]
    pub locale: Locale,
}

impl ApplicationOptions {
    /// Default policy, no notice, Chinese.
    pub fn on(today: Date) -> ApplicationOptions {
        ApplicationOptions { policy: Policy::default(), notice: None, today, locale: Locale::default() }
    }
}

/// An empty choice is a person who has not chosen yet, not a caller's mistake.
fn chosen<'de, D: serde::Deserializer<'de>>(input: D) -> Result<Option<Relation>, D::Error> {
    let word = String::deserialize(input)?;
    if word.is_empty() { Ok(None) } else { Relation::deserialize(word.into_deserializer()).map(Some) }
}

impl Relation {
    /// The relation as a word in a sentence.
    pub(crate) fn word(self) -> Word {
        match self {
            Relation::Spouse => Word::RelationSpouse,
            Relation::Father => Word::RelationFather,
            Relation::Mother => Word::RelationMother,
            Relation::Son => Word::RelationSon,
            Relation::Daughter => Word::RelationDaughter,
            Relation::Brother => Word::RelationBrother,
            Relation::Sister => Word::RelationSister,
            Relation::Grandparent => Word::RelationGrandparent,
            Relation::Grandchild => Word::RelationGrandchild,
            Relation::Relative => Word::RelationRelative,
            Relation::Colleague => Word::RelationColleague,
            Relation::Classmate => Word::RelationClassmate,
            Relation::Friend => Word::RelationFriend,
            Relation::Other => Word::RelationOther,
        }
    }
}
