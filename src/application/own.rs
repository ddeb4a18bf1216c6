//! The applicant's own name and numbers.

use super::Application;
use crate::{
    phone::{self, Judged, Purpose},
    report::{Findings, rule},
    text,
};

/// A number of the applicant's own and where it stands on the form.
pub(super) struct OwnNumber {
    pub path: String,
    pub judged: Judged,
}

/// Judges the applicant's part and gives the numbers that no contact may have.
pub(super) fn check(application: &Application, findings: &mut Findings) -> Vec<OwnNumber> {
    let applicant = &application.applicant;
    if text::is_blank(&applicant.name) {
        findings.push(rule::application_name_missing().at("/applicant/name"));
    } else if text::longer_than(&applicant.name, text::FIELD_LIMIT) {
        findings.push(rule::input_too_long(text::FIELD_LIMIT).at("/applicant/name"));
    }

    let mut own = vec![judge(&applicant.phone, "/applicant/phone".into(), Purpose::Applicant, findings)];
    for (index, phone) in applicant.backup_phones.iter().enumerate().filter(|(_, phone)| !text::is_blank(phone)) {
        own.push(judge(phone, format!("/applicant/backupPhones/{index}"), Purpose::Applicant, findings));
    }
    if let Some(phone) = applicant.work_phone.as_deref().filter(|phone| !text::is_blank(phone)) {
        own.push(judge(phone, "/applicant/workPhone".into(), Purpose::Any, findings));
    }
    own
}

fn judge(phone: &str, path: String, purpose: Purpose, findings: &mut Findings) -> OwnNumber {
    let mut judged = phone::judge(phone, "CN", purpose);
    findings.append(std::mem::take(&mut judged.findings), &path);
    OwnNumber { path, judged }
}
