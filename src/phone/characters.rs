//! What each character of a pasted text is to the number in it.

use crate::text;

/// What a character is to a number.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    Digit(u8),
    Invisible,
    /// Letters, ideographs, and the marks that hide digits.
    Word,
    Plus,
    Soft,
    Space,
    Dash,
    Comma,
    Strong,
    Colon,
    Open,
    Close,
}

/// Says which it is.
pub(super) fn classify(ch: char) -> Class {
    match ch {
        '0'..='9' => Class::Digit(u8::try_from(u32::from(ch) - 0x30).unwrap_or(0)),
        ' ' => Class::Space,
        '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{30FC}' | '\u{FE58}' | '\u{FE63}' => Class::Dash,
        '.' | '_' | '=' | '"' | '\'' => Class::Soft,
        'a'..='z' | 'A'..='Z' | '*' | '#' | '?' => Class::Word,
        '(' | '[' | '<' | '{' | '【' | '「' | '《' | '〔' => Class::Open,
        ')' | ']' | '>' | '}' | '】' | '」' | '》' | '〕' => Class::Close,
        '+' | '\u{FE62}' | '\u{207A}' => Class::Plus,
        ',' | ';' | '、' => Class::Comma,
        '/' | '|' | '\\' | '~' | '&' | '\n' | '\r' => Class::Strong,
        ':' | '\u{2236}' => Class::Colon,
        '\u{20E3}' => Class::Invisible,
        _ if ch.is_ascii() => {
            if text::is_invisible(ch) {
                Class::Invisible
            } else if ch.is_ascii_whitespace() {
                Class::Space
            } else {
                Class::Soft
            }
        }
        // Marks that hide digits.
        '×' | '✕' | '✖' | '✱' | '∗' | '⁎' | '●' | '○' | '■' | '□' | '█' | '…' | '※' => {
            Class::Word
        }
        _ => match text::digit_value(ch) {
            Some(value) => Class::Digit(value),
            None if text::is_invisible(ch) => Class::Invisible,
            None if text::is_space(ch) => Class::Space,
            None if is_mark(ch) => Class::Soft,
            None => Class::Word,
        },
    }
}

/// Punctuation, arrows, pictures: what is no letter and no number of any kind. By blocks, because a
/// table of all letters would weigh more than it tells.
static MARKS: [(u32, u32); 20] = [
    (0xA1, 0xB1),
    (0xB4, 0xB8),
    (0xBB, 0xBB),
    (0xBF, 0xBF),
    (0xF7, 0xF7),
    (0x2B0, 0x36F),
    (0x2010, 0x206F),
    (0x20A0, 0x20FF),
    (0x2190, 0x245F),
    (0x2500, 0x2775),
    (0x2794, 0x2BFF),
    (0x2E00, 0x2E7F),
    (0x3001, 0x3004),
    (0x3008, 0x3020),
    (0x3030, 0x3030),
    (0x30FB, 0x30FC),
    (0xA78F, 0xA78F),
    (0xFE10, 0xFE6F),
    (0xFF61, 0xFF65),
    (0x1F000, 0x1FAFF),
];

fn is_mark(ch: char) -> bool {
    MARKS.iter().any(|(first, last)| (*first..=*last).contains(&u32::from(ch)))
}
