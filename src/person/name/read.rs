//! From a text to letters: what each character is, where it stood, and what it stands for.

use super::{Script, letters, repair};
use crate::text;

/// What a character is in a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A unified ideograph.
    Han,
    /// A unified ideograph in place of a compatibility form or a radical.
    Compatibility,
    /// A unified ideograph in place of a private-use character of old systems.
    OldEncoding,
    /// A Latin letter.
    Latin,
    /// A combining mark on a letter.
    Mark,
    /// The separator between the parts of a name; `folded` where another dot was written.
    Dot {
        folded: bool,
    },
    /// What Latin names have beside letters: apostrophe, hyphen, comma, full stop, stroke.
    Sign,
    Space,
    Digit,
    /// A letter of another script.
    Other,
    /// A character that shows nothing anywhere else, or shows that one was lost.
    Unreadable,
    Symbol,
}

/// One character of a name.
#[derive(Clone, Copy, Debug)]
pub(super) struct Letter {
    pub ch: char,
    pub kind: Kind,
    /// UTF-16 offsets in the text.
    pub start: u32,
    pub end: u32,
}

/// A name's characters without leading and trailing space.
pub(super) struct Reading {
    pub letters: Vec<Letter>,
    /// Invisible characters stood between others.
    pub had_invisible: bool,
}

impl Kind {
    /// A letter of a Han name.
    pub fn is_han(self) -> bool {
        matches!(self, Kind::Han | Kind::Compatibility | Kind::OldEncoding)
    }
}

impl Reading {
    /// The first character of a kind.
    pub fn first(&self, wanted: impl Fn(Kind) -> bool) -> Option<Letter> {
        self.letters.iter().copied().find(|letter| wanted(letter.kind))
    }

    /// Han as soon as there is one ideograph: then it is a Han name with something else in it.
    pub fn script(&self) -> Script {
        if self.first(Kind::is_han).is_some() {
            Script::Han
        } else if self.first(|kind| kind == Kind::Latin).is_some() && self.first(|kind| kind == Kind::Other).is_none() {
            Script::Latin
        } else {
            Script::Other
        }
    }
}

/// Reads a name; linear in its length.
pub(super) fn read(name: &str) -> Reading {
    let mut letters: Vec<Letter> = Vec::with_capacity(name.len().min(64));
    let mut had_invisible = false;
    let mut before = None;
    let mut at = 0_u32;
    for original in name.chars() {
        let (start, end) = (at, at.saturating_add(if original > '\u{FFFF}' { 2 } else { 1 }));
        at = end;
        // Braille's blank is drawn as nothing, too.
        if text::is_invisible(original) || original == '\u{2800}' {
            had_invisible |= !letters.is_empty();
            continue;
        }
        let (ch, kind) = read_one(original, before);
        // A Han name is kept without its spaces, so that none may part a repetition from what it repeats.
        if kind != Kind::Space {
            before = Some(ch);
        }
        letters.push(Letter { ch, kind, start, end });
    }
    let spaces = letters.iter().take_while(|letter| letter.kind == Kind::Space).count();
    letters.drain(..spaces);
    while letters.last().is_some_and(|letter| letter.kind == Kind::Space) {
        letters.pop();
    }
    settle_stops(&mut letters);
    Reading { letters, had_invisible }
}

/// The character it stands for, and what that is.
fn read_one(original: char, before: Option<char>) -> (char, Kind) {
    let ch = text::fold_width(original);
    if text::is_space(ch) {
        return (' ', Kind::Space);
    }
    if text::is_han(ch) {
        return (ch, Kind::Han);
    }
    if letters::is_latin(ch) {
        return (ch, Kind::Latin);
    }
    if letters::is_mark(ch) {
        return (ch, Kind::Mark);
    }
    if let Some(folded) = letters::dot(ch) {
        return ('·', Kind::Dot { folded });
    }
    if let Some(sign) = letters::sign(ch) {
        return (sign, Kind::Sign);
    }
    if ch == '々' {
        // The mark that repeats the ideograph before it.
        return match before.filter(|before| text::is_han(*before)) {
            Some(before) => (before, Kind::Compatibility),
            None => (ch, Kind::Symbol),
        };
    }
    if let Some(unified) = repair::compatibility(ch) {
        return (unified, Kind::Compatibility);
    }
    if let Some(unified) = repair::private(ch) {
        return (unified, Kind::OldEncoding);
    }
    let kind = if letters::is_unreadable(ch) {
        Kind::Unreadable
    } else if text::digit_value(ch).is_some() || ch.is_numeric() {
        Kind::Digit
    } else if ch.is_alphabetic() {
        Kind::Other
    } else {
        Kind::Symbol
    };
    (ch, kind)
}

/// A full stop (ASCII, or full-width before its width was folded) between ideographs is the
/// separator; beside Latin letters it ends an abbreviation.
fn settle_stops(letters: &mut [Letter]) {
    if !letters.iter().any(|letter| letter.kind.is_han()) {
        return;
    }
    for letter in letters.iter_mut().filter(|letter| letter.ch == '.') {
        letter.ch = '·';
        letter.kind = Kind::Dot { folded: true };
    }
}
