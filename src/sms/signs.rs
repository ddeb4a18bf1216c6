//! From a text to signs: width and case folded, hidden characters left out, look-alikes read as what they stand
//! for; each sign keeps its place in the original and how it was changed.

use super::table::{SYLLABLES, VARIANTS, words};
use crate::text::{digit_value, fold_width, is_han, is_invisible, is_space};

/// One character as it is read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sign {
    pub ch: char,
    /// UTF-16 offsets in the original.
    pub start: u32,
    pub end: u32,
    /// How it was changed: the bits below.
    pub marks: u8,
}

/// Characters that show nothing stood before it, between two that belong together.
pub(super) const HIDDEN: u8 = 1;
/// A separator stood before it, inside a word.
pub(super) const SPLIT: u8 = 2;
/// Another form of the character was written.
pub(super) const VARIANT: u8 = 4;
/// A digit in an unusual form.
pub(super) const DIGIT: u8 = 8;
/// A full-width form.
pub(super) const WIDE: u8 = 16;

/// What stands for an address in the signs that words are looked for in.
pub(super) const LINK: char = '\u{E000}';

/// Reads a text as it stands, sign by sign.
pub(super) fn fold(text: &str) -> Vec<Sign> {
    let mut signs: Vec<Sign> = Vec::with_capacity(text.len() / 2);
    let mut at = 0_u32;
    let mut hidden = 0;
    for original in text.chars() {
        let start = at;
        at = at.saturating_add(if original > '\u{FFFF}' { 2 } else { 1 });
        match original {
            // What makes an emoji of a character hides nothing.
            '\u{FE00}'..='\u{FE0F}' | '\u{200D}' => continue,
            '\u{20E3}' => {
                if let Some(last) = signs.last_mut().filter(|last| last.ch.is_ascii_digit()) {
                    last.marks |= DIGIT;
                    last.end = at;
                }
                continue;
            }
            _ if is_invisible(original) => {
                hidden = HIDDEN;
                continue;
            }
            _ => {}
        }
        let mut sign = read(original, start, at);
        if hidden != 0 {
            let joined = signs.last().is_some_and(|last| belongs(last.ch) && belongs(sign.ch));
            sign.marks |= if joined { hidden } else { 0 };
            hidden = 0;
        }
        signs.push(sign);
    }
    signs
}

/// Letters, digits and ideographs: nothing invisible belongs between two of them.
fn belongs(ch: char) -> bool {
    ch.is_ascii_alphanumeric() || is_han(ch)
}

fn read(original: char, start: u32, end: u32) -> Sign {
    if original.is_ascii() {
        let ch = if original.is_ascii_whitespace() && original != '\n' { ' ' } else { original.to_ascii_lowercase() };
        return Sign { ch, start, end, marks: 0 };
    }
    let (mut ch, mut marks) = (fold_width(original), 0);
    if ch != original {
        marks |= if ch.is_ascii_digit() { DIGIT | WIDE } else { WIDE };
    } else if let Some(digit) = digit_value(ch).or_else(|| circled(ch)) {
        ch = char::from(b'0' + digit);
        marks |= DIGIT;
    } else if let Some(letter) = styled(ch) {
        ch = letter;
        marks |= VARIANT;
    } else if let Ok(found) = VARIANTS.binary_search_by_key(&ch, |(written, _)| *written) {
        ch = VARIANTS.get(found).map_or(ch, |(_, meant)| *meant);
        marks |= VARIANT;
    } else if is_space(ch) || ch == LINK {
        ch = if matches!(ch, '\u{2028}' | '\u{2029}' | '\u{85}') { '\n' } else { ' ' };
    } else if ch == '\u{4E28}' {
        // An ideograph of one stroke, used as a separator.
        ch = '|';
    }
    Sign { ch: ch.to_ascii_lowercase(), start, end, marks }
}

/// Digits in circles, parentheses and with a full stop.
fn circled(ch: char) -> Option<u8> {
    let code = u32::from(ch);
    let value = match code {
        0x2460..=0x2468 => code - 0x245F,
        0x2474..=0x247C => code - 0x2473,
        0x2488..=0x2490 => code - 0x2487,
        0x2776..=0x277E => code - 0x2775,
        0x2780..=0x2788 => code - 0x277F,
        0x278A..=0x2792 => code - 0x2789,
        0x00B9 => 1,
        0x00B2 | 0x00B3 => code - 0xB0,
        0x2070 | 0x2080 | 0x24EA | 0x24FF => 0,
        0x2074..=0x2079 => code - 0x2070,
        0x2081..=0x2089 => code - 0x2080,
        _ => return None,
    };
    u8::try_from(value).ok()
}

/// Letters in mathematical styles and in circles.
fn styled(ch: char) -> Option<char> {
    let code = u32::from(ch);
    let index = match code {
        0x1D400..=0x1D6A3 => (code - 0x1D400) % 52 % 26,
        0x24B6..=0x24CF => code - 0x24B6,
        0x24D0..=0x24E9 => code - 0x24D0,
        0x1F130..=0x1F149 => code - 0x1F130,
        0x1F150..=0x1F169 => code - 0x1F150,
        0x1F170..=0x1F189 => code - 0x1F170,
        _ => return None,
    };
    u8::try_from(index).ok().map(|index| char::from(b'a' + index))
}

/// The signs without single separators between ideographs, and with one sign for each address.
pub(super) fn join(signs: &[Sign], links: impl Iterator<Item = (usize, usize)>) -> Vec<Sign> {
    let mut out: Vec<Sign> = Vec::with_capacity(signs.len());
    let mut links = links.peekable();
    let mut at = 0;
    let mut mark = 0;
    while let Some(&sign) = signs.get(at) {
        if let Some((_, end)) = links.next_if(|(start, _)| *start == at) {
            let last = signs.get(end.saturating_sub(1)).map_or(sign.end, |last| last.end);
            out.push(Sign { ch: LINK, start: sign.start, end: last, marks: 0 });
            at = end.max(at + 1);
            mark = 0;
            continue;
        }
        if let Some(end) = spelled(signs, at, &mut out) {
            at = end;
            mark = 0;
            continue;
        }
        let next = signs.get(at + 1).map_or(' ', |next| next.ch);
        if separates(sign.ch) && is_han(next) && out.last().is_some_and(|last| is_han(last.ch)) {
            mark = if sign.ch == ' ' { mark } else { SPLIT };
        } else {
            out.push(Sign { marks: sign.marks | mark, ..sign });
            mark = 0;
        }
        at += 1;
    }
    out
}

/// Reads what is spelled in Latin letters beside an ideograph, “zheng信” or “dai款”, if all of it is; gives where it
/// ends.
fn spelled(signs: &[Sign], at: usize, out: &mut Vec<Sign>) -> Option<usize> {
    let ch = |at: usize| signs.get(at).map_or(' ', |sign| sign.ch);
    let before = out.last().map_or(' ', |last| last.ch);
    if !ch(at).is_ascii_lowercase() || before.is_ascii_alphanumeric() {
        return None;
    }
    let length = (at..at + 13).take_while(|at| ch(*at).is_ascii_lowercase()).count();
    let end = at + length;
    if !(2..=12).contains(&length) || ch(end).is_ascii_alphanumeric() || !(is_han(before) || is_han(ch(end))) {
        return None;
    }
    let letters: Vec<u8> = (at..end).filter_map(|at| u8::try_from(ch(at)).ok()).collect();
    let (mut rest, mut read) = (letters.as_slice(), Vec::new());
    while !rest.is_empty() {
        // Each entry: letters and the character they stand for; the longest that fits.
        let fitting = words(SYLLABLES).filter_map(|entry| {
            let (letters, meant) = entry.split_at_checked(entry.iter().position(|byte| !byte.is_ascii())?)?;
            rest.strip_prefix(letters).map(|after| (after, meant))
        });
        let (after, meant) = fitting.min_by_key(|(after, _)| after.len())?;
        read.extend(std::str::from_utf8(meant).ok()?.chars());
        rest = after;
    }
    let (first, last) = (signs.get(at)?, signs.get(end - 1)?);
    for meant in read {
        // One syllable, two words: 还钱, 借钱, and 欠款, 欠费.
        let owing = matches!(ch(end), '款' | '费' | '债' | '我' | '的' | '你');
        let ch = if meant == '钱' && owing { '欠' } else { meant };
        out.push(Sign { ch, start: first.start, end: last.end, marks: VARIANT });
    }
    Some(end)
}

fn separates(ch: char) -> bool {
    matches!(
        ch,
        ' ' | '.'
            | '-'
            | '—'
            | '–'
            | '_'
            | '*'
            | '·'
            | '•'
            | '・'
            | '|'
            | '/'
            | '\\'
            | '~'
            | '^'
            | '+'
            | '='
            | '\''
            | '`'
            | '"'
            | '°'
            | '#'
            | '&'
            | '丶'
            | '○'
            | '●'
            | '★'
            | '☆'
            | '◆'
            | '■'
            | '…'
    )
}
