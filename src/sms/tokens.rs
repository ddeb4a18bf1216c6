//! Words and things in the signs of a message: the classes of `phrases.toml`, brands, addresses, numbers.

use super::{
    dictionary::{DICTIONARY, NO_WORD},
    numbers,
    set::Set,
    signs::{LINK, Sign},
    table::class,
};
use crate::text::is_han;

/// A word or thing.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    /// Its classes.
    pub set: Set,
    /// Places in the signs, end exclusive.
    pub from: u32,
    pub to: u32,
    /// Number of the clause and the sentence it stands in.
    pub clause: u32,
    pub sentence: u32,
    /// How it is meant: one of the three below.
    pub meant: u8,
    /// Which word of the dictionary; `NO_WORD` for things.
    pub word: u16,
}

/// Said.
pub(super) const SAID: u8 = 0;
/// Told of others, or warned of.
pub(super) const TOLD: u8 = 1;
/// Denied.
pub(super) const DENIED: u8 = 2;

/// All words and things, in order. Of those of which one holds the other only the longer one is kept.
pub(super) fn find(signs: &[Sign]) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::with_capacity(signs.len() / 3);
    let (mut at, mut reached) = (0, 0);
    while at < signs.len() {
        if signs.get(at).is_some_and(|sign| sign.ch == LINK) {
            tokens.push(token(class::AT_LINK, at, at + 1));
            at += 1;
            reached = at;
            continue;
        }
        let before = tokens.len();
        let after = numbers::read(signs, at, &mut tokens);
        // “百万保障” is a word that begins like an amount, and “360借条” a name.
        let longer = |end: &usize| {
            signs.get(at).is_some_and(|sign| is_han(sign.ch) || sign.ch.is_ascii_digit())
                && DICTIONARY.longest(signs, at).is_some_and(|(_, to)| to > *end)
        };
        if after.as_ref().is_some_and(longer) {
            tokens.truncate(before);
        } else if let Some(after) = after {
            reached = reached.max(after);
            at = after;
            continue;
        }
        if let Some((word, to)) = DICTIONARY.longest(signs, at).filter(|(_, to)| *to > reached) {
            let set = DICTIONARY.said(signs, word, at, to);
            if set != class::NOTHING {
                tokens.push(Token { word, ..token(set, at, to) });
            }
            reached = to;
        }
        at += 1;
    }
    tokens
}

pub(super) fn token(set: Set, from: usize, to: usize) -> Token {
    let place = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    Token { set, from: place(from), to: place(to), clause: 0, sentence: 0, meant: SAID, word: NO_WORD }
}

/// The brand a word names, and whether that is a name it gave up.
pub(super) fn brand(word: u16) -> Option<(usize, bool)> {
    DICTIONARY.word(word)?.brand.map(|(brand, former)| (usize::from(brand), former))
}

/// Gives each token its clause and sentence.
pub(super) fn place(signs: &[Sign], tokens: &mut [Token]) {
    let (mut clause, mut sentence, mut at) = (0_u32, 0_u32, 0_usize);
    for token in tokens {
        while at < token.from as usize {
            let ends = ending(signs, at);
            sentence += u32::from(ends == Some(Ending::Sentence));
            clause += u32::from(ends.is_some());
            at += 1;
        }
        token.clause = clause;
        token.sentence = sentence;
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Ending {
    Clause,
    /// Of its last clause as well.
    Sentence,
}

/// What ends at this sign.
fn ending(signs: &[Sign], at: usize) -> Option<Ending> {
    let next = || signs.get(at + 1).map_or(' ', |sign| sign.ch);
    match signs.get(at).map_or(' ', |sign| sign.ch) {
        '。' | '!' | '?' | ';' | '\n' | '】' | '｡' => Some(Ending::Sentence),
        '.' if next() == ' ' || is_han(next()) => Some(Ending::Sentence),
        ',' | '【' | '[' | ']' | '「' | '」' | '～' => Some(Ending::Clause),
        ' ' if is_han(next()) => Some(Ending::Clause),
        _ => None,
    }
}
