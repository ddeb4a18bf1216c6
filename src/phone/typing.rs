//! Regrouping a number while it is typed, as a pure function of the text, the caret and what was done.
//!
//! Mainland mobiles are 3-4-4 from the first digit on and never jump; landlines break after the area
//! code; everything else is grouped as Google does. Digits are never lost, doubled or reordered. A
//! text with anything but digits, one leading plus and common separators is left as it is, so is a
//! number longer than its kind: an extension may be on its way.
//!
//! The function sees only what is left after a deletion. Where a digit could have stood in the place
//! of a deleted separator, it takes away nothing more: rather a key pressed twice than a digit lost.

use super::{
    china,
    digits::Digits,
    engine::{self, Region},
};
use crate::{input::reads, text};
use serde::Serialize;

/// How a field is regrouped.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct TypingOptions {
    /// ISO 3166-1 alpha-2 region in which a number without `+` is typed; "CN" when left out.
    pub region: Option<String>,
    /// `InputEvent.inputType`.
    pub input_type: Option<String>,
}

reads!(TypingOptions { region: "region", input_type: "inputType" });

/// The text as the field should show it, and where its caret belongs (UTF-16).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Typed {
    /// What to show.
    pub text: String,
    /// Offset of the caret in it.
    pub caret: u32,
}

/// More digits than this are no number somebody types.
const MOST: usize = 17;

/// The digits of a field and its caret counted in them.
#[derive(Clone, Copy)]
struct Field {
    plus: bool,
    digits: Digits,
    /// How many of plus and digits stand before the caret.
    before: usize,
    /// A separator stands right before the caret.
    after_separator: bool,
}

/// Regroups a text. `caret` is its caret in UTF-16 units, `input_type` what `InputEvent.inputType`
/// said; deleting a separator deletes the digit before it (or, forwards, the one behind it).
pub(super) fn regroup(text: &str, caret: u32, home: Region, input_type: &str) -> Typed {
    let as_it_is = || Typed { text: text.to_owned(), caret: caret.min(end(text)) };
    if text.len() > 200 {
        return as_it_is();
    }
    let Some(mut field) = read(text, caret) else {
        return as_it_is();
    };
    let Some(mut shown) = show(&field, home) else {
        return as_it_is();
    };
    let backward = input_type == "deleteContentBackward";
    let forward = input_type == "deleteContentForward";
    if (backward || forward) && separator_was_deleted(text, &field, &shown, home) {
        let Some(shorter) = without_one(&field, backward) else {
            return as_it_is();
        };
        field = shorter;
        // Without that digit it may be longer than its kind: then it is not grouped.
        shown = write(&field, &breaks(field.digits.as_slice(), field.plus, home).unwrap_or_default());
    }
    let mut caret = place(&shown, field.before);
    let next = shown.get(caret..).and_then(|rest| rest.bytes().next());
    if field.after_separator && !backward && field.before > 0 && next.is_some_and(|byte| !is_counted(byte)) {
        caret += 1;
    }
    Typed { text: shown, caret: u32::try_from(caret).unwrap_or(u32::MAX) }
}

fn end(text: &str) -> u32 {
    u32::try_from(text::utf16_len(text)).unwrap_or(u32::MAX)
}

/// The digits of a text that holds nothing but a number; `None` where anything else stands in it.
fn read(text: &str, caret: u32) -> Option<Field> {
    let mut field = Field { plus: false, digits: Digits::new(), before: 0, after_separator: false };
    for glyph in text::glyphs(text) {
        let left = glyph.end <= caret;
        if let Some(value) = text::digit_value(glyph.ch) {
            if !field.digits.push(value) {
                return None;
            }
            field.before += usize::from(left);
        } else if glyph.ch == '+' && field.digits.is_empty() && !field.plus {
            field.plus = true;
            field.before += usize::from(left);
        } else if is_separator(glyph.ch) {
            if glyph.end == caret {
                field.after_separator = true;
            }
        } else if !text::is_invisible(glyph.ch) {
            return None;
        }
    }
    (field.digits.len() <= MOST).then_some(field)
}

fn is_separator(ch: char) -> bool {
    matches!(ch, '-' | '.' | '(' | ')' | '/' | '\u{2010}'..='\u{2015}' | '\u{00B7}') || text::is_space(ch)
}

/// What the caret is counted in: a plus or a digit.
fn is_counted(byte: u8) -> bool {
    byte.is_ascii_digit() || byte == b'+'
}

/// The digits with their separators; `None` for a number longer than its kind.
fn show(field: &Field, home: Region) -> Option<String> {
    breaks(field.digits.as_slice(), field.plus, home).map(|breaks| write(field, &breaks))
}

fn write(field: &Field, breaks: &Breaks) -> String {
    let digits = field.digits.as_slice();
    let mut out = String::with_capacity(digits.len() + 8);
    if field.plus {
        out.push('+');
    }
    let mut breaks = breaks.iter().copied().flatten().peekable();
    for (index, value) in digits.iter().enumerate() {
        while let Some((_, separator)) = breaks.next_if(|(at, _)| *at <= index) {
            if index > 0 {
                out.push(separator);
            }
        }
        out.push(char::from(b'0' + value % 10));
    }
    out
}

type Breaks = [Option<(usize, char)>; engine::Grouping::MOST];

fn breaks(digits: &[u8], plus: bool, home: Region) -> Option<Breaks> {
    let mut breaks = [None; engine::Grouping::MOST];
    let coded = match digits {
        [8, 6, ..] if plus => Some(2),
        [0, 0, 8, 6, ..] if !plus && home == Region::CHINA => Some(4),
        [8, 6, 1, 3..=9, ..] | [8, 6, 1] if !plus && home == Region::CHINA => Some(2),
        _ => None,
    };
    // Dialled from abroad: the prefix is set apart.
    let at_home = coded.is_some() || plus || home == Region::CHINA;
    let prefix = if at_home { None } else { dialled_from_abroad(digits, home) };
    let coded = coded.or(prefix.map(|prefix| prefix + 2));
    let here = coded.is_some() || (!plus && home == Region::CHINA && !matches!(digits, [0, 0, ..]));
    if here {
        let code = coded.unwrap_or(0);
        let national = china::grouping(digits.get(code..).unwrap_or_default(), coded.is_some())?;
        let own = national.into_iter().filter(|at| *at > 0).map(|at| (at + code, ' '));
        let all = prefix.into_iter().chain((code > 0).then_some(code)).map(|at| (at, ' ')).chain(own);
        for (slot, found) in breaks.iter_mut().zip(all) {
            *slot = Some(found);
        }
    } else {
        for (slot, found) in breaks.iter_mut().zip(engine::group(digits, plus, home).breaks()) {
            *slot = Some(found);
        }
    }
    Some(breaks)
}

/// How long the international prefix before 86 is.
fn dialled_from_abroad(digits: &[u8], home: Region) -> Option<usize> {
    let prefix = engine::international_prefix(digits, home)?;
    matches!(digits.get(prefix..), Some([8, 6, ..])).then_some(prefix)
}

/// Where the caret stands behind so many counted characters.
fn place(shown: &str, before: usize) -> usize {
    if before == 0 {
        return 0;
    }
    shown
        .bytes()
        .enumerate()
        .filter(|(_, byte)| is_counted(*byte))
        .nth(before - 1)
        .map_or(shown.len(), |(at, _)| at + 1)
}

/// The text is what the field showed without the separator at the caret, and no digit can have stood
/// there instead.
fn separator_was_deleted(text: &str, field: &Field, shown: &str, home: Region) -> bool {
    let at = place(shown, field.before);
    let (Some(head), Some(tail)) = (shown.get(..at), shown.get(at..)) else {
        return false;
    };
    let mut rest = tail.chars();
    let separator = rest.next().is_some_and(|ch| ch != '+' && !ch.is_ascii_digit());
    if !separator || text.strip_prefix(head) != Some(rest.as_str()) {
        return false;
    }
    let place = field.before - usize::from(field.plus).min(field.before);
    !(0..=9).any(|value| {
        let mut longer = Digits::new();
        let digits = field.digits.as_slice();
        for value in digits.iter().take(place).chain([&value]).chain(digits.iter().skip(place)) {
            longer.push(*value);
        }
        let longer = Field { digits: longer, ..*field };
        show(&longer, home).is_some_and(|shown| {
            let digit = char::from(b'0' + value);
            shown.strip_prefix(head).and_then(|rest| rest.strip_prefix(digit)) == Some(rest.as_str())
        })
    })
}

/// One digit less: the one before the caret, or the one behind it.
fn without_one(field: &Field, backward: bool) -> Option<Field> {
    let before = field.before.checked_sub(usize::from(field.plus))?;
    let gone = if backward { before.checked_sub(1)? } else { before };
    let mut digits = Digits::new();
    for (index, value) in field.digits.as_slice().iter().enumerate() {
        if index != gone {
            digits.push(*value);
        }
    }
    Some(Field { digits, before: field.before - usize::from(backward), ..*field })
}
