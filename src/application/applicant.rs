//! The applicant's own name, age and numbers.

use super::{Application, ApplicationOptions, numbers};
use crate::{
    person::{self, Bearer, IdKind, ScriptWish},
    phone::{Judged, Purpose},
    policy::Policy,
    report::{Findings, Word, rule},
    text,
};
use std::borrow::Cow;

/// More numbers of one's own than anybody lists.
const MOST_BACKUPS: usize = 10;

/// A number of the applicant's own, where it stands on the form, and what the form calls it.
pub(super) struct OwnNumber {
    pub path: Cow<'static, str>,
    pub word: Word,
    pub judged: Judged,
}

/// What the contacts are held against.
pub(super) struct JudgedApplicant {
    pub numbers: Vec<OwnNumber>,
    /// As names are compared; empty when there is none.
    pub name: String,
    /// From a valid identity number.
    pub bearer: Option<Bearer>,
    /// Mainland family law speaks of this applicant.
    pub is_resident: bool,
}

/// Judges the applicant's part.
pub(super) fn check(
    application: &Application,
    options: &ApplicationOptions,
    findings: &mut Findings,
) -> JudgedApplicant {
    let applicant = &application.applicant;
    let name = name(&applicant.name, findings);
    let (bearer, kind) = match applicant.id_number.as_deref().filter(|text| !text::is_blank(text)) {
        Some(number) => identity(number, options, findings),
        None => (None, None),
    };
    JudgedApplicant {
        numbers: phones(application, &options.policy, findings),
        name,
        bearer,
        is_resident: kind == Some(IdKind::Resident),
    }
}

fn name(name: &str, findings: &mut Findings) -> String {
    if text::is_blank(name) {
        findings.push(rule::application_name_missing().at("/applicant/name"));
        return String::new();
    }
    let judged = person::judge_name(name, ScriptWish::Any);
    let compared = person::comparable(&judged.normalized, judged.script);
    findings.append(judged.findings, "/applicant/name");
    compared
}

fn identity(number: &str, options: &ApplicationOptions, findings: &mut Findings) -> (Option<Bearer>, Option<IdKind>) {
    const PATH: &str = "/applicant/idNumber";
    let judged = person::judge_id_number(number, options.today);
    let (bearer, kind) = (judged.bearer, judged.kind);
    let limits = &options.policy.applicant;
    findings.append(judged.findings, PATH);
    if let Some(bearer) = bearer {
        if bearer.age < limits.min_age {
            findings.push(rule::application_too_young(limits.min_age).at(PATH));
        }
        if let Some(most) = limits.max_age.filter(|most| bearer.age > *most) {
            findings.push(rule::application_too_old(most).at(PATH));
        }
    }
    (bearer, kind)
}

fn phones(application: &Application, policy: &Policy, findings: &mut Findings) -> Vec<OwnNumber> {
    let applicant = &application.applicant;
    let mut own: Vec<OwnNumber> = Vec::new();
    let mut add = |phone: &str, path: Cow<'static, str>, word: Word, purpose: Purpose| {
        let judged = numbers::judge(phone, &|| path.to_string(), purpose, policy, findings);
        if word == Word::OwnBackupPhone
            && let Some(same) = own.iter().find(|known| known.judged.is_same_number(&judged))
        {
            let twice = rule::application_same_phone_twice(same.word).at(path.as_ref());
            findings.push(twice.related(same.path.as_ref()));
        }
        own.push(OwnNumber { path, word, judged });
    };
    add(&applicant.phone, "/applicant/phone".into(), Word::OwnPhone, Purpose::Applicant);
    let backups = applicant.backup_phones.iter().enumerate().take(MOST_BACKUPS);
    for (index, phone) in backups.filter(|(_, phone)| !text::is_blank(phone)) {
        let path = ["/applicant/backupPhones/", &index.to_string()].concat();
        add(phone, path.into(), Word::OwnBackupPhone, Purpose::Applicant);
    }
    if let Some(phone) = applicant.work_phone.as_deref().filter(|phone| !text::is_blank(phone)) {
        add(phone, "/applicant/workPhone".into(), Word::OwnWorkPhone, Purpose::Any);
    }
    if applicant.backup_phones.len() > MOST_BACKUPS {
        findings.push(rule::application_too_many_numbers(MOST_BACKUPS).at("/applicant/backupPhones"));
    }
    own
}
