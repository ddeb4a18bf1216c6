//! Emergency contacts: how many, against each other, against the applicant, and the declarations.

use super::{Application, ApplicationOptions, Contact, Relation, own::OwnNumber};
use crate::{
    phone::{self, Judged, Purpose},
    policy::ContactPolicy,
    report::{Findings, rule},
    text,
};

struct Seen<'a> {
    contact: &'a Contact,
    judged: Judged,
    name: String,
}

/// Judges every contact. A clash points at the later contact: that is the one to change.
pub(super) fn check(
    application: &Application,
    own: &[OwnNumber],
    options: &ApplicationOptions,
    findings: &mut Findings,
) {
    count(application.contacts.len(), &options.policy.contacts, findings);

    let applicant_name = compared_name(&application.applicant.name);
    let mut seen: Vec<Seen> = Vec::with_capacity(application.contacts.len());
    for (index, contact) in application.contacts.iter().enumerate() {
        let path = format!("/contacts/{index}");
        let name = compared_name(&contact.name);
        let mut judged = phone::judge(&contact.phone, "CN", Purpose::Contact);
        findings.append(std::mem::take(&mut judged.findings), &format!("{path}/phone"));

        numbers(&judged, &path, own, &seen, findings);
        names(contact, &name, &path, &applicant_name, &seen, findings);
        relation(contact, &path, &seen, findings);
        if !contact.adult {
            findings.push(rule::contact_not_declared_adult(index + 1).at(format!("{path}/adult")));
        }
        if !contact.informed {
            findings.push(rule::contact_not_declared_informed(index + 1).at(format!("{path}/informed")));
        }
        seen.push(Seen { contact, judged, name });
    }
}

fn count(given: usize, policy: &ContactPolicy, findings: &mut Findings) {
    let given = u32::try_from(given).unwrap_or(u32::MAX);
    if given < policy.min {
        findings.push(rule::contact_too_few(policy.min, policy.min - given).at("/contacts"));
    } else if given > policy.max {
        findings.push(rule::contact_too_many(policy.max).at("/contacts"));
    }
}

fn numbers(judged: &Judged, path: &str, own: &[OwnNumber], seen: &[Seen], findings: &mut Findings) {
    let path = format!("{path}/phone");
    if let Some(own) = own.iter().find(|own| own.judged.is_same_number(judged)) {
        findings.push(rule::contact_same_phone_as_applicant().at(path).related(own.path.as_str()));
        return;
    }
    if let Some(other) = seen.iter().position(|other| other.judged.is_same_number(judged)) {
        findings
            .push(rule::contact_same_phone_as_contact(other + 1).at(path).related(format!("/contacts/{other}/phone")));
    }
}

fn names(contact: &Contact, name: &str, path: &str, applicant: &str, seen: &[Seen], findings: &mut Findings) {
    let path = format!("{path}/name");
    if name.is_empty() {
        findings.push(rule::contact_name_missing().at(path));
    } else if text::longer_than(&contact.name, text::FIELD_LIMIT) {
        findings.push(rule::input_too_long(text::FIELD_LIMIT).at(path));
    } else if name == applicant {
        // Namesakes exist: a warning, never a refusal.
        findings.push(rule::contact_same_name_as_applicant().at(path).related("/applicant/name"));
    } else if let Some(other) = seen.iter().position(|other| other.name == name) {
        findings
            .push(rule::contact_same_name_as_contact(other + 1).at(path).related(format!("/contacts/{other}/name")));
    }
}

fn relation(contact: &Contact, path: &str, seen: &[Seen], findings: &mut Findings) {
    let Some(relation) = contact.relation else {
        findings.push(rule::contact_relation_missing().at(format!("{path}/relation")));
        return;
    };
    if relation == Relation::Other && contact.note.as_deref().is_none_or(text::is_blank) {
        findings.push(rule::contact_note_missing().at(format!("{path}/note")));
    }
    if matches!(relation, Relation::Spouse | Relation::Father | Relation::Mother) {
        if let Some(other) = seen.iter().position(|other| other.contact.relation == Some(relation)) {
            findings.push(
                rule::contact_relation_twice(other + 1, relation.word())
                    .at(format!("{path}/relation"))
                    .related(format!("/contacts/{other}/relation")),
            );
        }
    }
}

/// A name as it is compared: no spaces, no invisible characters, one kind of dot.
fn compared_name(name: &str) -> String {
    text::glyphs(name)
        .take(text::FIELD_LIMIT)
        .map(|glyph| glyph.ch)
        .filter(|ch| !text::is_space(*ch) && !text::is_invisible(*ch))
        .flat_map(char::to_lowercase)
        .collect()
}
