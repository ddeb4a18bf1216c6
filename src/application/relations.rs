//! Arithmetic of relations: how many there can be of one, and what the applicant's age and marital
//! status say. Only what there can be one of is an error.

use super::{Application, Contact, MaritalStatus, Relation, applicant::JudgedApplicant, place};
use crate::{
    person::Sex,
    report::{Findings, rule},
    text,
};

/// The Civil Code's age of marriage, article 1047.
const MARRIAGE_AGE_MEN: u32 = 22;
const MARRIAGE_AGE_WOMEN: u32 = 20;
/// Two and three generations of 18 years.
const PARENT_OF_ADULT: u32 = 36;
const GRANDPARENT_OF_ADULT: u32 = 54;

/// Judges one contact's relation against the contacts before it and the applicant.
pub(super) fn check(
    application: &Application,
    contact: &Contact,
    index: usize,
    applicant: &JudgedApplicant,
    findings: &mut Findings,
) {
    let Some(relation) = contact.relation else {
        findings.push(rule::contact_relation_missing().at(place(index, "relation")));
        return;
    };
    if relation == Relation::Other {
        note(contact, index, findings);
    }
    let path = || place(index, "relation");
    if matches!(relation, Relation::Spouse | Relation::Father | Relation::Mother) {
        let before = application.contacts.iter().take(index);
        if let Some(other) = before.map(|other| other.relation).position(|other| other == Some(relation)) {
            // Adoptive and step-parents are parents, too; of spouses there can be one.
            let twice = match relation {
                Relation::Spouse => rule::contact_relation_twice(other + 1, relation.word()),
                _ => rule::contact_parent_twice(other + 1, relation.word()),
            };
            findings.push(twice.at(path()).related(place(other, "relation")));
        }
    }
    match relation {
        Relation::Spouse => spouse(application, index, &path, applicant, findings),
        Relation::Son | Relation::Daughter => child(relation, PARENT_OF_ADULT, index, &path, applicant, findings),
        Relation::Grandchild => child(relation, GRANDPARENT_OF_ADULT, index, &path, applicant, findings),
        _ => {}
    }
}

fn note(contact: &Contact, index: usize, findings: &mut Findings) {
    let path = || place(index, "note");
    let note = contact.note.as_deref().unwrap_or_default();
    if text::is_blank(note) {
        findings.push(rule::contact_note_missing().at(path()));
    } else if text::longer_than(note, text::FIELD_LIMIT) {
        findings.push(rule::input_too_long(text::FIELD_LIMIT).at(path()));
    }
}

fn spouse(
    application: &Application,
    index: usize,
    path: &dyn Fn() -> String,
    applicant: &JudgedApplicant,
    findings: &mut Findings,
) {
    if application.applicant.marital_status.is_some_and(|status| status != MaritalStatus::Married) {
        findings.push(rule::contact_spouse_not_married(index + 1).at(path()).related("/applicant/maritalStatus"));
    }
    // The law of Hong Kong, Macau, Taiwan or of another country may set another age.
    let Some(bearer) = applicant.bearer.filter(|_| applicant.is_resident) else {
        return;
    };
    let min = if bearer.sex == Sex::Male { MARRIAGE_AGE_MEN } else { MARRIAGE_AGE_WOMEN };
    if bearer.age < min {
        findings.push(rule::contact_spouse_young(index + 1, min).at(path()).related("/applicant/idNumber"));
    }
}

fn child(
    relation: Relation,
    least: u32,
    index: usize,
    path: &dyn Fn() -> String,
    applicant: &JudgedApplicant,
    findings: &mut Findings,
) {
    if applicant.bearer.is_some_and(|bearer| bearer.age < least) {
        let raised = rule::contact_child_young(index + 1, relation.word());
        findings.push(raised.at(path()).related("/applicant/idNumber"));
    }
}
