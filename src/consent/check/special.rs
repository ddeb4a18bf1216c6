//! Purposes with rules of their own: credit reports, marketing, the face, contacts.

use super::{
    kinds::is_own,
    raise,
    said::{Part, Reading, Text, is_absent},
};
use crate::{
    consent::{
        notice::{Audience, ConsentKind, Purpose},
        phrases::Phrase,
    },
    report::{Findings, rule},
};

pub(super) fn check(reading: &Reading, findings: &mut Findings) {
    children(reading, findings);
    for (index, purpose) in reading.notice.purposes.iter().enumerate() {
        credit(reading, index, purpose, findings);
        face(reading, index, purpose, findings);
        if reading.notice.audience == Audience::Applicant {
            marketing(reading, index, purpose, findings);
        }
        let misuse = [Phrase::AboutMarketing, Phrase::AboutScoring].iter().any(|&use_| reading.is_about(index, use_));
        if misuse && reading.uses_contacts(purpose) {
            raise(findings, rule::consent_contact_use(), "purposes", index, "purpose");
        }
    }
}

/// Data of children; words about a guardian anywhere in the notice will do.
fn children(reading: &Reading, findings: &mut Findings) {
    const ABOUT: [Part; 4] = [Part::Title, Part::Purpose, Part::Method, Part::Category];
    let says = |text: &Text, phrase: Phrase| text.hits.iter().any(|hit| hit.phrase == phrase);
    if reading.texts.iter().any(|text| says(text, Phrase::Guardian)) {
        return;
    }
    let mut about =
        reading.each().filter(|(said, text)| ABOUT.contains(&said.part) && says(text, Phrase::AboutChildren));
    if let Some((said, _)) = about.next() {
        findings.push(rule::consent_guardian_missing().at(&*said.path));
    }
}

fn credit(reading: &Reading, index: usize, purpose: &Purpose, findings: &mut Findings) {
    let query = reading.is_about(index, Phrase::AboutCreditQuery);
    let report = reading.is_about(index, Phrase::AboutCreditReport);
    if (query || report) && !(purpose.asks() && purpose.kind == ConsentKind::Written) {
        raise(findings, rule::consent_credit_not_written(), "purposes", index, "kind");
    }
    if query && report {
        raise(findings, rule::consent_credit_together(), "purposes", index, "purpose");
    }
}

fn face(reading: &Reading, index: usize, purpose: &Purpose, findings: &mut Findings) {
    if !reading.is_about(index, Phrase::AboutFace) {
        return;
    }
    if !(purpose.asks() && is_own(purpose.kind)) {
        raise(findings, rule::consent_face_not_separate(), "purposes", index, "kind");
    }
    if is_absent(purpose.alternative.as_ref()) {
        raise(findings, rule::consent_face_only_way(), "purposes", index, "alternative");
    }
    for (_, text) in reading.each().filter(|(said, _)| said.is_purposes() && said.index == index) {
        if let Some(hit) = text.hits.iter().find(|hit| hit.phrase == Phrase::AboutArticle26) {
            let [start, end] = hit.range;
            findings.push(rule::consent_face_article().at(&*text.path).range(start, end));
        }
    }
}

fn marketing(reading: &Reading, index: usize, purpose: &Purpose, findings: &mut Findings) {
    if !reading.says(&[Part::Title, Part::Purpose], index, Phrase::AboutMarketing) {
        return;
    }
    if !reading.says(&[Part::Title], index, Phrase::AboutMarketing) {
        raise(findings, rule::consent_marketing_mixed(), "purposes", index, "purpose");
        return;
    }
    if !(purpose.asks() && purpose.optional) {
        raise(findings, rule::consent_marketing_not_optional(), "purposes", index, "optional");
    }
    if !reading.is_about(index, Phrase::AboutChannel) {
        raise(findings, rule::consent_marketing_channel(), "purposes", index, "method");
    }
}
