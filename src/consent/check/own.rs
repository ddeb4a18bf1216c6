//! A lender's own wording: nothing in it that would not be shown as meant, and every value of its
//! purpose said in it. A slot that is filled and never read is the commonest notice that only looks
//! complete.

use super::said::{Part, Reading};
use crate::{
    consent::{
        item::Teller,
        markdown::Fault,
        notice::{Localized, Purpose},
        wording::Voice,
    },
    document::{plain::plain, tree::clean},
    report::{Findings, Locale, Word, rule},
    text::is_blank,
};

pub(super) fn check(reading: &Reading, findings: &mut Findings) {
    for said in reading.said.iter().filter(|said| said.part == Part::Own) {
        let Some(purpose) = reading.notice.purposes.get(said.index) else {
            continue;
        };
        for locale in Locale::ALL {
            let path = match said.text {
                // One wording for both languages is read once.
                Localized::All(_) if locale == Locale::En => continue,
                Localized::All(_) => said.path.clone(),
                Localized::Each { .. } => [&said.path, "/", locale.tag()].concat(),
            };
            // Where there is nothing the other language is shown, and read in its own place.
            if said.text.get(locale).is_some_and(|text| !is_blank(text)) {
                one(reading, purpose, locale, &path, findings);
            }
        }
    }
}

fn one(reading: &Reading, purpose: &Purpose, locale: Locale, path: &str, findings: &mut Findings) {
    let voice = Voice(locale);
    let Some(own) = (Teller { notice: reading.notice, voice }).own(purpose) else {
        return;
    };
    for (fault, [start, end]) in &own.faults {
        let raised = match fault {
            Fault::Html => rule::consent_own_html(),
            Fault::Image => rule::consent_own_image(),
            Fault::Link => rule::consent_own_link(),
            Fault::Slot => rule::consent_own_slot(),
        };
        findings.push(raised.at(path).range(*start, *end));
    }
    let text = clean(&plain("", &own.blocks));
    let said = |value: &Localized| text.contains(&voice.own(value));
    let mut missing = Vec::new();
    for (what, value) in [
        (Word::SlotPurpose, Some(&purpose.purpose)),
        (Word::SlotMethod, Some(&purpose.method)),
        (Word::SlotNecessity, purpose.necessity.as_ref()),
        (Word::SlotImpact, purpose.impact.as_ref()),
    ] {
        if value.is_some_and(|value| !said(value)) {
            missing.push(what);
        }
    }
    let names = purpose.categories.iter().filter_map(|id| reading.notice.category(id));
    if names.into_iter().any(|category| !said(&category.name)) {
        missing.push(Word::SlotData);
    }
    // One finding a place: the first value that is not said.
    if let Some(what) = missing.first() {
        findings.push(rule::consent_own_value(*what).at(path));
    }
}
