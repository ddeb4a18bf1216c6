//! Emergency contacts: how many, against each other, against the applicant and the lender's staff, and
//! the declarations.

use super::{
    Application, ApplicationOptions, Contact,
    applicant::JudgedApplicant,
    numbers::{self, Common},
    place, relations,
};
use crate::{
    person::{self, ScriptWish},
    phone::{self, Judged, Purpose},
    policy::{Policy, StaffPolicy},
    report::{Findings, Severity, rule},
    text,
};

/// More contacts than any policy allows; what lies beyond is counted and not read.
const MOST_READ: usize = 100;

struct Seen {
    judged: Judged,
    /// As names are compared; empty when it is no name.
    name: String,
}

/// The lender's people, as names and numbers are compared.
struct Staff {
    names: Vec<String>,
    phones: Vec<Judged>,
}

/// Judges every contact. A clash points at the later contact: that is the one to change.
pub(super) fn check(
    application: &Application,
    applicant: &JudgedApplicant,
    options: &ApplicationOptions,
    findings: &mut Findings,
) {
    let policy = &options.policy;
    count(application, policy, findings);
    if application.contacts.is_empty() {
        return;
    }
    let staff = Staff::read(&policy.staff);
    let mut seen: Vec<Seen> = Vec::with_capacity(application.contacts.len().min(MOST_READ));
    for (index, contact) in application.contacts.iter().enumerate().take(MOST_READ) {
        let judged = numbers::judge(&contact.phone, &|| place(index, "phone"), Purpose::Contact, policy, findings);
        let clash = number(&judged, index, applicant, &staff, &seen, findings);
        let name = name(contact, index, clash, applicant, &staff, &seen, findings);
        relations::check(application, contact, index, applicant, findings);
        if !contact.adult {
            findings.push(rule::contact_not_declared_adult(index + 1).at(place(index, "adult")));
        }
        if !contact.informed {
            findings.push(rule::contact_not_declared_informed(index + 1).at(place(index, "informed")));
        }
        seen.push(Seen { judged, name });
    }
}

fn count(application: &Application, policy: &Policy, findings: &mut Findings) {
    let limits = &policy.contacts;
    let given = u32::try_from(application.contacts.len()).unwrap_or(u32::MAX);
    if given < limits.min {
        findings.push(rule::contact_too_few(limits.min, limits.min - given).at("/contacts"));
    } else if given > limits.max {
        findings.push(rule::contact_too_many(limits.max).at("/contacts"));
    }
    let close = || application.contacts.iter().any(|contact| contact.relation.is_some_and(super::Relation::is_close));
    if limits.require_close_relative && given > 0 && !application.no_close_relative && !close() {
        findings.push(rule::contact_no_close_relative().at("/contacts"));
    }
}

/// Whose number a contact's turned out to be.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Clash {
    None,
    Applicant,
    Staff,
}

fn number(
    judged: &Judged,
    index: usize,
    applicant: &JudgedApplicant,
    staff: &Staff,
    seen: &[Seen],
    findings: &mut Findings,
) -> Clash {
    let mine = applicant.numbers.iter().find_map(|mine| Some((mine, numbers::common(&mine.judged, judged)?)));
    let earlier =
        || seen.iter().enumerate().find_map(|(at, other)| Some((at, numbers::common(&other.judged, judged)?)));
    let (raised, clash) = match mine {
        Some((mine, Common::Number)) => {
            (rule::contact_same_phone_as_applicant(mine.word).related(mine.path.as_ref()), Clash::Applicant)
        }
        _ if staff.phones.iter().any(|other| numbers::is_of_staff(other, judged)) => {
            (rule::contact_staff_phone(), Clash::Staff)
        }
        Some((mine, Common::Line)) => {
            (rule::contact_same_line_as_applicant(mine.word).related(mine.path.as_ref()), Clash::None)
        }
        None => match earlier() {
            Some((other, common)) => {
                // Even one extension may be a family's or an office's.
                let raised = if common == Common::Line || numbers::is_line(judged) {
                    rule::contact_same_line_as_contact(other + 1)
                } else {
                    rule::contact_same_phone_as_contact(other + 1)
                };
                (raised.related(place(other, "phone")), Clash::None)
            }
            None => return Clash::None,
        },
    };
    findings.push(raised.at(place(index, "phone")));
    clash
}

/// The contact's name against the applicant's, the staff's and the other contacts'. Namesakes exist: a
/// name alone only asks; together with the same number it is the same person.
fn name(
    contact: &Contact,
    index: usize,
    clash: Clash,
    applicant: &JudgedApplicant,
    staff: &Staff,
    seen: &[Seen],
    findings: &mut Findings,
) -> String {
    let path = || place(index, "name");
    if text::is_blank(&contact.name) {
        findings.push(rule::contact_name_missing().at(path()));
        return String::new();
    }
    let judged = person::judge_name(&contact.name, ScriptWish::Any);
    let wrong = judged.findings.has_errors();
    let name = person::comparable(&judged.normalized, judged.script);
    if !judged.findings.is_empty() {
        findings.append(judged.findings, &path());
    }
    if wrong || name.is_empty() {
        return String::new();
    }
    let certain =
        |raised: crate::report::Raised, same: bool| if same { raised.weighing(Severity::Error) } else { raised };
    if name == applicant.name {
        let raised = rule::contact_same_name_as_applicant().at(path()).related("/applicant/name");
        findings.push(certain(raised, clash == Clash::Applicant));
    } else if staff.names.contains(&name) {
        findings.push(certain(rule::contact_staff_name().at(path()), clash == Clash::Staff));
    } else if let Some(other) = seen.iter().position(|other| other.name == name) {
        findings.push(rule::contact_same_name_as_contact(other + 1).at(path()).related(place(other, "name")));
    }
    name
}

impl Staff {
    fn read(policy: &StaffPolicy) -> Staff {
        let compared = |name: &String| {
            let judged = person::judge_name(name, ScriptWish::Any);
            person::comparable(&judged.normalized, judged.script)
        };
        let names = policy.names.iter().map(compared).filter(|name| !name.is_empty()).collect();
        Staff { names, phones: policy.phones.iter().map(|phone| phone::judge(phone, "CN", Purpose::Any)).collect() }
    }
}
