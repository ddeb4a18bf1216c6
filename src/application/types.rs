//! An application as a form hands it over.

use crate::{
    Date,
    consent::ConsentNotice,
    input::{At, FromInput, Meant, reads, spelled},
    person::IdText,
    policy::Policy,
    report::{Locale, Word},
};
use serde::Serialize;
use std::{collections::BTreeMap, fmt};

/// Who a contact is to the applicant. The first nine are close relatives (Civil Code article 1045).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
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

spelled!(Relation {
    Spouse = "spouse", Father = "father", Mother = "mother", Son = "son", Daughter = "daughter",
    Brother = "brother", Sister = "sister", Grandparent = "grandparent", Grandchild = "grandchild",
    Relative = "relative", Colleague = "colleague", Classmate = "classmate", Friend = "friend",
    Other = "other",
});

/// The applicant's marital status, where the form asks for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum MaritalStatus {
    Single,
    Married,
    Divorced,
    Widowed,
}

spelled!(MaritalStatus {
    Single = "single", Married = "married", Divorced = "divorced", Widowed = "widowed",
});

/// One emergency contact.
#[derive(Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Contact {
    /// As on the contact's identity card.
    pub name: String,
    /// As typed.
    pub phone: String,
    /// Who they are to the applicant; `None` while nothing is chosen (an empty text in JSON).
    pub relation: Option<Relation>,
    /// The applicant declares that the contact is 18 or older.
    pub adult: bool,
    /// The applicant declares that the contact was told and agrees.
    pub informed: bool,
    /// Who they are, when the relation is "other".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

impl FromInput for Contact {
    fn from_input(at: &At<'_>) -> Contact {
        Contact {
            name: at.member("name"),
            phone: at.member("phone"),
            relation: at.member::<Choice>("relation").0,
            adult: at.member_or("adult", false),
            informed: at.member_or("informed", false),
            note: at.member("note"),
        }
    }
}

/// An empty choice is a person who has not chosen yet, not a caller's mistake.
struct Choice(Option<Relation>);

impl FromInput for Choice {
    fn from_input(at: &At<'_>) -> Choice {
        Choice(if at.text() == Some("") { None } else { Some(Relation::from_input(at)) })
    }
}

/// Prints nothing of the person.
impl fmt::Debug for Contact {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Contact").field("relation", &self.relation).finish_non_exhaustive()
    }
}

/// Who applies.
#[derive(Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Applicant {
    /// As on the identity card.
    pub name: String,
    /// 18 characters; may be left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id_number: Option<IdText>,
    /// The number the account is bound to, as typed.
    pub phone: String,
    /// Other numbers of their own.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub backup_phones: Vec<String>,
    /// The number at work.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub work_phone: Option<String>,
    /// Where the form asks for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub marital_status: Option<MaritalStatus>,
}

/// Prints nothing of the person.
impl fmt::Debug for Applicant {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Applicant").field("marital_status", &self.marital_status).finish_non_exhaustive()
    }
}

reads!(Applicant {
    name: "name",
    id_number: "idNumber",
    phone: "phone",
    backup_phones: "backupPhones" or Vec::new(),
    work_phone: "workPhone",
    marital_status: "maritalStatus",
});

/// How a consent item stands on the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum ConsentState {
    Given,
    Refused,
    Untouched,
}

spelled!(ConsentState { Given = "given", Refused = "refused", Untouched = "untouched" });

/// The whole form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Application {
    /// Who applies.
    pub applicant: Applicant,
    /// Whom to ask to pass a message on, in the order of the form.
    pub contacts: Vec<Contact>,
    /// Consent items by id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub consents: Option<BTreeMap<String, ConsentState>>,
    /// The applicant says that there is no close relative to name.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub no_close_relative: bool,
}

reads!(Application {
    applicant: "applicant",
    contacts: "contacts",
    consents: "consents",
    no_close_relative: "noCloseRelative" or false,
});

/// Under which policy, against which notice, on which day, in which language.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ApplicationOptions {
    /// The lender's limits.
    pub policy: Policy,
    /// The notice the consents belong to; without it they are not checked.
    pub notice: Option<ConsentNotice>,
    /// The day in Asia/Shanghai.
    pub today: Date,
    /// The language of the sentences.
    pub locale: Locale,
}

reads!(ApplicationOptions {
    policy: "policy" or Policy::default(),
    notice: "notice",
    today: "today",
    locale: "locale" or Locale::default(),
});

impl Meant for ApplicationOptions {
    fn problem(&self) -> Option<(String, &'static str)> {
        self.policy.problem_in_options()
    }
}

impl ApplicationOptions {
    /// Default policy, no notice, Chinese.
    pub fn on(today: Date) -> ApplicationOptions {
        ApplicationOptions { policy: Policy::default(), notice: None, today, locale: Locale::default() }
    }
}

impl Relation {
    /// A close relative by the Civil Code, article 1045.
    pub fn is_close(self) -> bool {
        !matches!(
            self,
            Relation::Relative | Relation::Colleague | Relation::Classmate | Relation::Friend | Relation::Other
        )
    }

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
