//! Numbers on the form: the lender's limits on them, and what two of them have in common.

use crate::{
    phone::{self, Judged, Purpose, Service},
    policy::Policy,
    report::{Code, Findings, rule},
};

/// Judges a number in its place; what the lender does not take is an error there.
pub(super) fn judge(
    phone: &str,
    path: &dyn Fn() -> String,
    purpose: Purpose,
    policy: &Policy,
    findings: &mut Findings,
) -> Judged {
    let mut judged = phone::judge(phone, "CN", purpose);
    let mut found = std::mem::take(&mut judged.findings);
    let service = judged.china.as_ref().map(|china| china.service);
    let limits = &policy.phone;
    if service == Some(Service::VirtualOperator) && !limits.allow_virtual_operator && purpose != Purpose::Any {
        found = found.without(&[Code::PhoneVirtualOperator]);
        found.push(rule::application_virtual_operator_refused());
    }
    if service == Some(Service::FixedLine) && !limits.allow_fixed_line_contact && purpose == Purpose::Contact {
        found = found.without(&[Code::PhoneFixedLine]);
        found.push(rule::contact_fixed_line_refused());
    }
    if !found.is_empty() {
        findings.append(found, &path());
    }
    judged
}

/// A landline, as far as we know.
pub(super) fn is_line(judged: &Judged) -> bool {
    judged.china.as_ref().is_some_and(|china| china.service == Service::FixedLine)
}

/// Whether a number is one of the lender's: behind its switchboard every extension is.
pub(super) fn is_of_staff(staff: &Judged, judged: &Judged) -> bool {
    staff.e164.is_some()
        && staff.e164 == judged.e164
        && (staff.extension.is_none() || staff.extension == judged.extension)
}

/// What two numbers have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Common {
    /// One telephone.
    Number,
    /// One landline, which several people answer.
    Line,
}

/// Compares two numbers as E.164 and extension. Behind one landline two extensions are two telephones,
/// and without extensions it may be a switchboard or a family's line.
pub(super) fn common(one: &Judged, other: &Judged) -> Option<Common> {
    if one.e164.is_none() || one.e164 != other.e164 {
        return None;
    }
    match (is_line(one), one.extension == other.extension) {
        (true, same) => Some(if same && one.extension.is_some() { Common::Number } else { Common::Line }),
        // The digits behind a mobile number are a relay's switching code: another person.
        (false, true) => Some(Common::Number),
        (false, false) => None,
    }
}
