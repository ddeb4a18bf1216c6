//! Which kind of consent a purpose needs, by whom it gives data to and which data it uses.

use super::{
    path, raise,
    said::{Part, Reading, is_absent},
};
use crate::{
    consent::{
        notice::{Audience, Basis, ConsentKind, ConsentNotice, Purpose, Recipient, RecipientRole},
        phrases::Phrase,
    },
    report::{Findings, rule},
    text::is_blank,
};

pub(super) fn check(reading: &Reading, findings: &mut Findings) {
    let notice = reading.notice;
    for (index, purpose) in notice.purposes.iter().enumerate() {
        basis(reading, index, purpose, findings);
        sharing(notice, index, purpose, findings);
        sensitive(reading, index, purpose, findings);
        if purpose.automated_decision != Some(true) && reading.is_about(index, Phrase::AboutAutomated) {
            raise(findings, rule::consent_automated_undeclared(), "purposes", index, "automatedDecision");
        }
    }
    for (index, category) in notice.categories.iter().enumerate() {
        if !category.sensitive && reading.says(&[Part::Category], index, Phrase::SensitiveName) {
            raise(findings, rule::consent_sensitive_unmarked(), "categories", index, "sensitive");
        }
    }
    whole(reading, findings);
}

/// Separate or written consent: more than an "I agree" to everything.
pub(super) fn is_own(kind: ConsentKind) -> bool {
    matches!(kind, ConsentKind::Separate | ConsentKind::Written)
}

fn recipients<'a>(notice: &'a ConsentNotice, purpose: &'a Purpose) -> impl Iterator<Item = &'a Recipient> {
    purpose.recipients.iter().filter_map(|id| notice.recipient(id))
}

fn basis(reading: &Reading, index: usize, purpose: &Purpose, findings: &mut Findings) {
    if purpose.optional {
        if purpose.basis != Basis::Consent {
            raise(findings, rule::consent_told_yet_optional(), "purposes", index, "optional");
        }
        return;
    }
    if !is_absent(purpose.necessity.as_ref()) || reading.uses_sensitive(purpose) {
        return;
    }
    if reading.notice.audience == Audience::Applicant && reading.uses_contacts(purpose) {
        raise(findings, rule::consent_contacts_required(), "purposes", index, "necessity");
    } else if purpose.asks() {
        raise(findings, rule::consent_required_unexplained(), "purposes", index, "necessity");
    }
}

fn sharing(notice: &ConsentNotice, index: usize, purpose: &Purpose, findings: &mut Findings) {
    let own = |recipient: &&Recipient| recipient.role != RecipientRole::Processor;
    let abroad = recipients(notice, purpose).any(Recipient::is_abroad);
    let others = recipients(notice, purpose).filter(own).count();
    if !purpose.asks() {
        return;
    }
    if abroad && !is_own(purpose.kind) {
        raise(findings, rule::consent_cross_border_not_separate(), "purposes", index, "kind");
    } else if others > 0 && !is_own(purpose.kind) {
        raise(findings, rule::consent_sharing_not_separate(), "purposes", index, "kind");
    }
    if others > 1 {
        raise(findings, rule::consent_sharing_together(), "purposes", index, "recipients");
    }
}

fn sensitive(reading: &Reading, index: usize, purpose: &Purpose, findings: &mut Findings) {
    if !reading.uses_sensitive(purpose) {
        return;
    }
    let face = reading.is_about(index, Phrase::AboutFace);
    if purpose.asks() && !is_own(purpose.kind) && !face {
        raise(findings, rule::consent_sensitive_not_separate(), "purposes", index, "kind");
    }
    if is_absent(purpose.necessity.as_ref()) {
        raise(findings, rule::consent_necessity_missing(), "purposes", index, "necessity");
    }
    if is_absent(purpose.impact.as_ref()) {
        raise(findings, rule::consent_impact_missing(), "purposes", index, "impact");
    }
}

/// What the notice as a whole has to name because of what its purposes do.
fn whole(reading: &Reading, findings: &mut Findings) {
    let notice = reading.notice;
    let absent = |text: &Option<String>| text.as_deref().is_none_or(is_blank);
    let abroad = notice.recipients.iter().position(Recipient::is_abroad);
    if let Some(index) = abroad.filter(|_| absent(&notice.cross_border_route)) {
        findings.push(rule::consent_cross_border_route().at("/crossBorderRoute").related(path(
            "recipients",
            index,
            "region",
        )));
    }
    let weighty = !notice.recipients.is_empty()
        || notice
            .purposes
            .iter()
            .any(|purpose| purpose.automated_decision == Some(true) || reading.uses_sensitive(purpose));
    if weighty && absent(&notice.assessment) {
        findings.push(rule::consent_assessment_missing().at("/assessment"));
    }
}
