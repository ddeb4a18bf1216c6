//! What a message denies, warns of or tells of others, so that it is not taken for what it asks.
//!
//! “请勿向任何人提供验证码” asks for nothing, and neither does “凡是要求转账的都是诈骗”. A denial holds in its clause,
//! a warning in its sentence and, where the message names no place to go, on past a semicolon.

use super::{
    signs::Sign,
    table::class,
    tokens::{DENIED, SAID, TOLD, Token},
};

/// How far a denial reaches, in signs.
const REACH: u32 = 26;

/// Marks the tokens that are denied or only told of.
pub(super) fn mark(signs: &[Sign], tokens: &mut [Token]) {
    let warnings = tokens.iter().filter(|token| token.set.meets(class::DECLARES)).count();
    // Two warnings and nowhere to go: the whole message is one.
    let targets = class::AT_LINK | class::AT_MOBILE | class::AT_LANDLINE | class::AT_CARD;
    let target = tokens.windows(2).any(|pair| {
        let chat = class::WECHAT | class::WECHATODD | class::CHATAPP;
        matches!(pair, [one, two] if one.set.meets(chat) && two.set.meets(class::AT_ID | class::AT_WORD) && two.from < one.to + 6)
    }) || tokens.iter().any(|token| token.set.meets(targets));
    // One that is signed as a warning needs only one word of it.
    let antifraud = tokens.iter().any(|token| {
        let signs = |at: Option<u32>| at.and_then(|at| signs.get(at as usize)).is_some_and(|sign| sign.ch == '【');
        token.set.meets(class::ANTIFRAUD) && (0..8).any(|back| signs(token.from.checked_sub(back + 1)))
    }) && tokens.iter().any(|token| token.set.meets(class::DECLARES | class::PROHIBIT));
    let throughout = (warnings > 1 || antifraud) && !target;
    let (mut from, mut carrying, mut last) = (0, false, 0);
    while let Some(&Token { sentence, from: start, .. }) = tokens.get(from) {
        let count = tokens.iter().skip(from).take_while(|token| token.sentence == sentence).count();
        let inside = tokens.get_mut(from..from + count).unwrap_or_default();
        from += count.max(1);
        // “骗子盗用了您的账户;请转到安全账户” warns first, and then asks.
        let asks = class::SAFEACCOUNT | class::PRIVATEACCOUNT | class::SECRECY;
        let carried =
            carrying && !target && semicolon(signs, last, start) && !inside.iter().any(|token| token.set.meets(asks));
        // Who threatens and calls somebody a swindler warns of nobody.
        let threatens = inside.iter().any(|token| token.set.meets(class::ABUSE | class::SCENE));
        let warning = inside.iter().any(|token| token.set.meets(class::DECLARES));
        let told = throughout || carried || warning && !threatens;
        (carrying, last) = (told, inside.last().map_or(0, |token| token.to));
        let mut supposed = false;
        let mut denied: Option<(u32, u32)> = None;
        for token in inside.iter_mut() {
            supposed |= token.set.meets(class::SUPPOSE);
            if let Some((clause, end)) = denied {
                let same = token.clause == clause || token.clause == clause + 1 && goes_on(signs, token);
                if same && token.from < end + REACH {
                    token.meant = DENIED;
                    denied = Some((token.clause, token.to.max(end)));
                } else {
                    denied = None;
                }
            }
            if token.set.meets(class::PROHIBIT) {
                denied = Some((token.clause, token.to));
            } else if token.meant == SAID && (told || supposed) {
                token.meant = TOLD;
            }
        }
    }
}

/// Whether a semicolon, and no full stop, lies between these places: one warning in two halves.
fn semicolon(signs: &[Sign], from: u32, to: u32) -> bool {
    let between = signs.get(from as usize..to as usize).unwrap_or_default();
    between.iter().any(|sign| sign.ch == ';') && !between.iter().any(|sign| matches!(sign.ch, '。' | '!' | '?' | '\n'))
}

/// A clause that begins with “or”, “and”, “also” goes on with what was denied before.
fn goes_on(signs: &[Sign], token: &Token) -> bool {
    let mut at = token.from as usize;
    for _ in 0..4 {
        let Some(before) = at.checked_sub(1).and_then(|place| signs.get(place)) else {
            return false;
        };
        if matches!(before.ch, '或' | '及' | '和' | '更' | '亦' | '也') {
            return true;
        }
        at -= 1;
    }
    false
}
