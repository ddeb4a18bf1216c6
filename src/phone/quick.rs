//! The shortest way to "valid": numbers that are written as most numbers are, with nothing beside them that could
//! make them another number or none. Whatever is unusual is left to the whole reader, and so is every no.

use super::{
    china,
    engine::{self, Region},
    words,
};

const CAPACITY: usize = 17;

/// The digits of a plain writing.
pub(super) struct Plain {
    digits: [u8; CAPACITY],
    len: usize,
    pub plus: bool,
}

impl Plain {
    pub fn digits(&self) -> &[u8] {
        self.digits.get(..self.len).unwrap_or_default()
    }
}

/// Reads digits in either width, a plus sign before them or not, with spaces and round brackets anywhere and single
/// dots and hyphens between them; a label of ideographs may stand in front. Such a text has neither several numbers
/// nor an extension in it: a hyphen that could part one from the number is not read here.
pub(super) fn read(text: &[u8]) -> Option<Plain> {
    let mut plain = Plain { digits: [0; CAPACITY], len: 0, plus: false };
    let mut rest = label(text)?;
    let mut after_digit = false;
    loop {
        let (byte, next) = match rest {
            [] => break,
            [byte @ 0..0x80, next @ ..] => (*byte, next),
            // U+FF01 to U+FF3F: ASCII in full width.
            [0xEF, 0xBC, byte @ 0x81..=0xBF, next @ ..] => (byte - 0x60, next),
            [0xE3, 0x80, 0x80, next @ ..] => (b' ', next),
            _ => return None,
        };
        rest = next;
        match byte {
            b'0'..=b'9' => *plain.digits.get_mut(plain.len)? = byte - b'0',
            // A first digit apart from the others may be a label's: "电话1 139…".
            _ if plain.len == 1 && !plain.plus => return None,
            b' ' | b'(' | b')' => {}
            b'.' if after_digit => {}
            b'-' if after_digit && plain.len < 7 => {}
            b'+' if plain.len == 0 && !plain.plus => plain.plus = true,
            _ => return None,
        }
        after_digit = byte.is_ascii_digit();
        plain.len += usize::from(after_digit);
    }
    (plain.len > 0).then_some(plain)
}

/// What follows a label of ideographs and its colon; the text itself where there is none.
fn label(text: &[u8]) -> Option<&[u8]> {
    let mut rest = text;
    if let [first @ 0xE4..=0xE9, second, third, ..] = rest {
        let bits = |byte: &u8| u32::from(byte & 0x3F);
        let code = u32::from(first & 0x0F) << 12 | bits(second) << 6 | bits(third);
        if char::from_u32(code).is_none_or(|ch| words::numeral(ch).is_some()) {
            return None;
        }
        while let [0xE4..=0xE9, _, _, next @ ..] = rest {
            rest = next;
        }
        if let [b':', next @ ..] | [0xEF, 0xBC, 0x9A, next @ ..] = rest {
            rest = next;
        }
    }
    Some(rest)
}

/// Whether digits are surely a valid number; a no is not sure.
pub(super) fn is_valid(digits: &[u8], plus: bool, home: Region) -> bool {
    match digits {
        [8, 6, rest @ ..] if plus => china::is_whole(rest),
        _ if plus || home != Region::CHINA => engine::is_valid_number(digits, plus, home),
        [0, 0, 8, 6, rest @ ..] => china::is_whole(rest),
        [0, 0, rest @ ..] if rest.len() > 4 => engine::is_valid_number(rest, true, home),
        [8, 6, rest @ ..] if digits.len() >= 9 => china::is_whole(rest),
        _ => china::is_whole(digits),
    }
}
