//! Tricks that keep a filter from reading what a person reads.

use super::{
    set::Set,
    signs::{DIGIT, HIDDEN, SPLIT, Sign, VARIANT},
    table::class,
    tokens::Token,
};
use crate::{report::Code, text::is_han};

/// Words that anyone spaces out or writes in another form.
const HARMLESS: Set = class::NOTHING
    .with(class::POLITE)
    .with(class::ADWORDS)
    .with(class::UNSUBSCRIBE)
    .with(class::BEFORE)
    .with(class::DEADLINE)
    .with(class::RATETALK)
    .with(class::KIN)
    .with(class::AT_NAMED)
    .with(class::AT_LINK)
    .with(class::AT_WORD);

/// “加微”, “加Q”: cut short as anybody does, nothing put in another's place.
fn short_form(ch: char) -> bool {
    matches!(ch, '加' | '微' | '号' | '群' | '+' | '➕' | ':') || ch.is_ascii_alphanumeric()
}

/// What was done to words, and where first: the rule and the signs.
pub(super) fn find(signs: &[Sign], tokens: &[Token]) -> Vec<(Code, u32, u32)> {
    let han = signs.iter().filter(|sign| is_han(sign.ch)).count();
    let variants = signs.iter().filter(|sign| sign.marks & VARIANT != 0).count();
    // Somebody who writes traditional characters throughout hides nothing.
    let traditional = variants >= 8 && variants * 6 > han;
    let mut found: Vec<(Code, u32, u32)> = Vec::new();
    let mut raise = |code: Code, from: u32, to: u32| {
        if !found.iter().any(|(known, ..)| *known == code) {
            found.push((code, from, to));
        }
    };
    for token in tokens {
        let inside = signs.get(token.from as usize..token.to as usize).unwrap_or_default();
        if token.set.meets(class::WECHATODD)
            && inside.iter().any(|sign| is_han(sign.ch))
            && !inside.iter().all(|sign| short_form(sign.ch))
        {
            raise(Code::SmsSubstitutedWords, token.from, token.to);
        }
        let number = token.set.meets(class::AT_ID | class::AT_MOBILE | class::AT_CARD);
        if number && inside.iter().filter(|sign| sign.marks & DIGIT != 0).count() > 3 {
            raise(Code::SmsOddDigits, token.from, token.to);
        }
        if token.set.without(HARMLESS) == Set::NONE || token.set.meets(class::AT_AMOUNT) {
            continue;
        }
        // What stands before the first sign is outside of the word.
        let marks = inside.iter().skip(1).fold(0, |marks, sign| marks | sign.marks);
        if marks & HIDDEN != 0 {
            raise(Code::SmsHiddenCharacters, token.from, token.to);
        }
        // “微信-支付” shows a way through a menu; “贷-款” takes a word apart.
        let single = |pieces: &[Sign]| pieces.len() == 1;
        let pieces = || inside.chunk_by(|_, next| next.marks & SPLIT == 0);
        if marks & SPLIT != 0 && pieces().any(single) {
            raise(Code::SmsSplitWords, token.from, token.to);
        }
        let variant = inside.iter().any(|sign| sign.marks & VARIANT != 0);
        if variant && !traditional {
            raise(Code::SmsSubstitutedWords, token.from, token.to);
        }
    }
    found
}
