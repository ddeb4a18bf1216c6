//! How a notice may not say it. The words stand in `src/data/consent/phrases.toml`; here is only which
//! rule they raise, and where they are read.

use super::{
    path,
    said::{Part, Reading, Said},
};
use crate::{
    consent::{
        notice::ConsentNotice,
        phrases::{self, Hit, Phrase},
    },
    report::{Findings, Raised, Severity, rule},
    text::{glyphs, is_han},
};

/// Ideographs in one sentence.
const SENTENCE: usize = 80;

pub(super) fn check(reading: &Reading, findings: &mut Findings) {
    for (said, text) in reading.each() {
        for &hit in &text.hits {
            raise(reading.notice, said, &text.path, hit, findings);
        }
        sentences(&text.path, text.text, findings);
    }
    for (index, recipient) in reading.notice.recipients.iter().enumerate() {
        let unnamed = phrases::find(&recipient.name)
            .into_iter()
            .find(|hit| matches!(hit.phrase, Phrase::UnnamedRecipient | Phrase::AnyThirdParty));
        if let Some(hit) = unnamed {
            let raised = rule::consent_unnamed_recipient(hit.words).weighing(Severity::Error);
            findings.push(ranged(raised, &path("recipients", index, "name"), hit));
        }
    }
}

fn raise(notice: &ConsentNotice, said: &Said, place: &str, hit: Hit, findings: &mut Findings) {
    let words = hit.words;
    let raised = match hit.phrase {
        Phrase::Silent => rule::consent_silent(words),
        Phrase::Irrevocable => rule::consent_irrevocable(words),
        Phrase::Forever => rule::consent_forever(words),
        Phrase::Blanket => rule::consent_blanket(words),
        Phrase::Waiver => rule::consent_waiver(words),
        Phrase::AnyThirdParty => rule::consent_any_third_party(words),
        Phrase::AddressBook => rule::consent_address_book(words),
        Phrase::ContactLiable => rule::consent_contact_liable(words),
        Phrase::OpenList => rule::consent_open_list(words),
        Phrase::UnnamedRecipient => {
            // With a list of recipients the words may point to it; without one they name nobody.
            let severity = if notice.recipients.is_empty() { Severity::Error } else { Severity::Warning };
            rule::consent_unnamed_recipient(words).weighing(severity)
        }
        Phrase::Vague if matches!(said.part, Part::Retention | Part::Recipient) => rule::consent_vague(words),
        Phrase::Publication => rule::consent_publication(words),
        Phrase::Onward => rule::consent_onward(words),
        Phrase::Pressure => rule::consent_pressure(words),
        Phrase::RefusalPunished if said.is_purposes() && may_be_refused(notice, said.index) => {
            rule::consent_refusal_punished(words)
        }
        Phrase::Minors => rule::consent_minors(),
        _ => return,
    };
    findings.push(ranged(raised, place, hit));
}

fn may_be_refused(notice: &ConsentNotice, index: usize) -> bool {
    notice.purposes.get(index).is_some_and(|purpose| purpose.asks() && purpose.optional)
}

fn ranged(raised: Raised, place: &str, hit: Hit) -> Raised {
    let [start, end] = hit.range;
    raised.at(place).range(start, end)
}

/// The first sentence that is too long to be read in one go.
fn sentences(place: &str, text: &str, findings: &mut Findings) {
    let (mut count, mut start) = (0_usize, None);
    let mut end = 0;
    for glyph in glyphs(text).chain([crate::text::Glyph { ch: '。', start: 0, end: 0 }]) {
        if matches!(glyph.ch, '。' | '！' | '？' | '!' | '?' | '\n') {
            if count > SENTENCE {
                let raised = rule::consent_long_sentence(count, SENTENCE).at(place);
                findings.push(raised.range(start.unwrap_or(0), end));
                return;
            }
            (count, start) = (0, None);
        } else {
            start = start.or(Some(glyph.start));
            end = glyph.end;
            count += usize::from(is_han(glyph.ch));
        }
    }
}
