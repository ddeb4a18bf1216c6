//! Words and things in the signs of a message: the classes of `phrases.toml`, brands, addresses, numbers.

use super::{
    normalise::{LINK, Sign},
    numbers,
    table::{BRAND_WORDS, FILTER, FIRSTS, PAIRS, SETS, SINGLES, WORD_ENDS, WORD_SETS, WORDS, class},
};
use crate::text::is_han;

/// A word or thing.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    /// Its classes.
    pub set: u128,
    /// Places in the signs, end exclusive.
    pub from: u32,
    pub to: u32,
    /// Number of the clause and the sentence it stands in.
    pub clause: u32,
    pub sentence: u32,
    /// 0: said. 1: told of others, or warned of. 2: denied.
    pub void: u8,
    /// Which word of the dictionary; `NO_WORD` for things.
    pub word: u16,
}

/// Not in the dictionary.
pub(super) const NO_WORD: u16 = u16::MAX;

/// All words and things, in order. Of those of which one holds the other only the longer one is kept.
pub(super) fn find(signs: &[Sign]) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::with_capacity(signs.len() / 3);
    let (mut at, mut reached) = (0, 0);
    while at < signs.len() {
        if let Some(sign) = signs.get(at).filter(|sign| sign.ch == LINK) {
            let _ = sign;
            tokens.push(token(class::AT_LINK, at, at + 1));
            at += 1;
            reached = at;
            continue;
        }
        let after = numbers::read(signs, at, &mut tokens);
        if let Some(after) = after {
            reached = reached.max(after);
            at = after;
            continue;
        }
        if let Some((word, to)) = longest(signs, at).filter(|(_, to)| *to > reached) {
            let set =
                WORD_SETS.get(usize::from(word)).and_then(|set| SETS.get(usize::from(*set))).copied().unwrap_or(0);
            if set != class::NOTHING {
                tokens.push(Token { word, ..token(set, at, to) });
            }
            reached = to;
        }
        at += 1;
    }
    tokens
}

pub(super) fn token(set: u128, from: usize, to: usize) -> Token {
    let place = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    Token { set, from: place(from), to: place(to), clause: 0, sentence: 0, void: 0, word: NO_WORD }
}

/// The word at this place of the dictionary.
pub(super) fn word(index: usize) -> &'static str {
    let end = |index: usize| WORD_ENDS.get(index).copied().map_or(0, usize::from);
    let start = index.checked_sub(1).map_or(0, end);
    WORDS.get(start..end(index)).unwrap_or_default()
}

/// The brand a word names, and whether that is a name it gave up.
pub(super) fn brand(word: u16) -> Option<(usize, bool)> {
    let found = BRAND_WORDS.binary_search_by_key(&word, |(known, ..)| *known).ok()?;
    BRAND_WORDS.get(found).map(|(_, brand, former)| (usize::from(*brand), *former))
}

/// The longest word of the dictionary that begins here, and where it ends.
fn longest(signs: &[Sign], at: usize) -> Option<(u16, usize)> {
    let first = signs.get(at)?.ch;
    let bit = first as usize % 1024;
    // Most characters begin no word; this tells without a search.
    if FILTER.get(bit / 64).is_none_or(|word| word >> (bit % 64) & 1 == 0) {
        return None;
    }
    let plain = |ch: Option<char>| ch.is_some_and(|ch| ch.is_ascii_alphanumeric());
    if first.is_ascii_alphanumeric()
        && plain(at.checked_sub(1).and_then(|before| signs.get(before)).map(|sign| sign.ch))
    {
        return None;
    }
    let second = signs.get(at + 1).map_or('\0', |sign| sign.ch);
    let bit = (u32::from(first) * 31 + u32::from(second)) as usize % 8192;
    if PAIRS.get(bit / 64).is_none_or(|word| word >> (bit % 64) & 1 == 0) && !SINGLES.contains(first) {
        return None;
    }
    let row = FIRSTS.binary_search_by_key(&first, |(known, _)| *known).ok()?;
    let from = FIRSTS.get(row)?.1;
    let to = FIRSTS.get(row + 1).map_or(WORD_ENDS.len(), |(_, next)| usize::from(*next));
    let mut best = None;
    for index in usize::from(from)..to {
        let mut end = at;
        let fits = word(index).chars().all(|ch| {
            let same = signs.get(end).is_some_and(|sign| sign.ch == ch);
            end += 1;
            same
        });
        // A Latin word ends where it ends, unless an ideograph or a mark is its last.
        let last = signs.get(end.wrapping_sub(1)).map_or(' ', |sign| sign.ch);
        let whole = !(last.is_ascii_alphanumeric() && plain(signs.get(end).map(|sign| sign.ch)));
        if fits && whole && best.is_none_or(|(_, known)| end > known) {
            best = Some((u16::try_from(index).ok()?, end));
        }
    }
    best
}

/// Gives each token its clause and sentence.
pub(super) fn place(signs: &[Sign], tokens: &mut [Token]) {
    let (mut clause, mut sentence, mut at) = (0_u32, 0_u32, 0_usize);
    for token in tokens {
        while at < token.from as usize {
            match ending(signs, at) {
                2 => {
                    sentence += 1;
                    clause += 1;
                }
                1 => clause += 1,
                _ => {}
            }
            at += 1;
        }
        token.clause = clause;
        token.sentence = sentence;
    }
}

/// 2 where a sentence ends, 1 where a clause does.
fn ending(signs: &[Sign], at: usize) -> u8 {
    let next = || signs.get(at + 1).map_or(' ', |sign| sign.ch);
    match signs.get(at).map_or(' ', |sign| sign.ch) {
        '。' | '!' | '?' | ';' | '\n' | '】' | '｡' => 2,
        '.' if next() == ' ' || is_han(next()) => 2,
        ',' | '【' | '[' | ']' | '「' | '」' | '～' => 1,
        ' ' if is_han(next()) => 1,
        _ => 0,
    }
}
