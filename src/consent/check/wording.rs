//! How a notice may not say it. The words stand in `src/data/consent/phrases.toml`; here is only which
//! rule they raise, and where they are read.

use super::{
    kinds::is_own,
    path,
    said::{Part, Reading, Said, Text},
};
use crate::{
    consent::{
        notice::{ConsentNotice, Purpose, Recipient, RecipientRole},
        phrases::{self, Hit, Phrase},
    },
    report::{Code, Findings, Raised, Severity, rule},
    text::{glyphs, is_han},
};

/// Ideographs in one sentence.
const SENTENCE: usize = 80;

pub(super) fn check(reading: &Reading, findings: &mut Findings) {
    for (said, text) in reading.each() {
        for &hit in &text.hits {
            raise(reading.notice, said, text, hit, findings);
        }
        sentences(&text.path, text.words, findings);
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

fn raise(notice: &ConsentNotice, said: &Said, text: &Text, hit: Hit, findings: &mut Findings) {
    let mut severity = None;
    let code = match hit.phrase {
        Phrase::Silent => Code::ConsentSilent,
        Phrase::Irrevocable => Code::ConsentIrrevocable,
        Phrase::Forever => Code::ConsentForever,
        Phrase::Blanket => Code::ConsentBlanket,
        Phrase::Waiver => Code::ConsentWaiver,
        Phrase::AnyThirdParty => Code::ConsentAnyThirdParty,
        Phrase::AddressBook => Code::ConsentAddressBook,
        Phrase::ContactLiable => Code::ConsentContactLiable,
        Phrase::OpenList => Code::ConsentOpenList,
        Phrase::UnnamedRecipient => {
            // With a list of recipients the words may point to it; without one they name nobody.
            severity = notice.recipients.is_empty().then_some(Severity::Error);
            Code::ConsentUnnamedRecipient
        }
        Phrase::Vague if matches!(said.part, Part::Retention | Part::Recipient) => Code::ConsentVague,
        Phrase::Publication => Code::ConsentPublication,
        Phrase::Onward => Code::ConsentOnward,
        Phrase::Pressure => Code::ConsentPressure,
        Phrase::RefusalPunished if said.is_purposes() && may_be_refused(notice, said.index) => {
            Code::ConsentRefusalPunished
        }
        Phrase::Minors => Code::ConsentMinors,
        Phrase::RightsDenied => Code::ConsentRightsDenied,
        Phrase::Unannounced => Code::ConsentUnannounced,
        Phrase::Disclaimed if is_shared(notice, said) => Code::ConsentJointDisclaimed,
        Phrase::Disclaimed | Phrase::KeyTerm if !is_pointed_out(notice, said, text, hit) => Code::ConsentKeyTerm,
        _ => return,
    };
    // All these rules have the same one slot, so one call stands for their constructors.
    let raised = Raised::new(code, [("phrase", hit.words.into())]);
    let raised = match severity {
        Some(severity) => raised.weighing(severity),
        None => raised,
    };
    findings.push(ranged(raised, &text.path, hit));
}

fn may_be_refused(notice: &ConsentNotice, index: usize) -> bool {
    notice.purposes.get(index).is_some_and(|purpose| purpose.asks() && purpose.optional)
}

/// Of a recipient for whom the lender answers, too.
fn is_shared(notice: &ConsentNotice, said: &Said) -> bool {
    let answers = |recipient: &Recipient| recipient.role != RecipientRole::Controller;
    said.part == Part::Recipient && notice.recipients.get(said.index).is_some_and(answers)
}

/// In bold, in a purpose with a consent of its own: an odd number of marks stands before it.
fn is_pointed_out(notice: &ConsentNotice, said: &Said, text: &Text, hit: Hit) -> bool {
    let [start, _] = hit.range;
    let before: String = glyphs(text.words).take_while(|glyph| glyph.start < start).map(|glyph| glyph.ch).collect();
    let own = |purpose: &Purpose| purpose.asks() && is_own(purpose.kind);
    said.part == Part::Own && before.matches("**").count() % 2 == 1 && notice.purposes.get(said.index).is_some_and(own)
}

fn ranged(raised: Raised, place: &str, hit: Hit) -> Raised {
    let [start, end] = hit.range;
    raised.at(place).range(start, end)
}

/// The first sentence that is too long to be read in one go.
fn sentences(place: &str, text: &str, findings: &mut Findings) {
    // An ideograph has three bytes or four.
    if text.len() <= SENTENCE * 3 {
        return;
    }
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
