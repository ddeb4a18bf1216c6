//! The packed tables and their look-ups.
//!
//! `FIRST[10 * b + c]` stands for the mobile prefix `1bc`: the row of `BLOCKS` plus one, 0 for
//! nobody's, with the bit `LONGER` where a longer prefix may know better. `LONGER_PREFIXES` are
//! ranges over the first five digits, longest prefix first. `AREAS` holds two bits for each
//! three-digit area code (codes of two digits fill their tens): 0 unknown, 1 seven-digit local
//! numbers, 2 eight, 3 either.

use super::super::{Operator, Service, digits::value};

include!(concat!(env!("OUT_DIR"), "/china.rs"));

const LONGER: u8 = 0x80;

/// A row of the mobile table.
pub(super) struct Block {
    pub operator: Operator,
    pub service: Service,
    pub digits: u8,
}

/// A prefix of four or five digits that differs from its three-digit one.
pub(super) struct Longer {
    low: u16,
    high: u16,
    length: u8,
    /// Row plus one; 0: nobody's.
    row: u8,
}

/// A number that is nobody's own.
pub(super) struct Listed {
    prefix: u16,
    length: u8,
    /// Bit n: n digits are a whole number.
    pub lengths: u32,
    pub class: Class,
}

/// What such a number is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Class {
    Emergency,
    Public,
    Operator,
    Hotline,
    SharedCost,
    TollFree,
    PremiumRate,
    SmsPort,
}

/// The block of a mobile number by its leading digits (five are enough): its row, and how many
/// digits name it.
pub(super) fn block(digits: &[u8]) -> Option<(&'static Block, u8)> {
    let [1, second, third, ..] = *digits else {
        return None;
    };
    let first = *FIRST.get(usize::from(second) * 10 + usize::from(third))?;
    if first & LONGER != 0 {
        let head = (0..5).fold(0, |head, place| head * 10 + u16::from(digits.get(place).copied().unwrap_or(0)));
        let known = LONGER_PREFIXES
            .iter()
            .find(|known| usize::from(known.length) <= digits.len() && (known.low..=known.high).contains(&head));
        if let Some(known) = known {
            return Some((BLOCKS.get(usize::from(known.row).checked_sub(1)?)?, known.length));
        }
    }
    Some((BLOCKS.get(usize::from(first & !LONGER).checked_sub(1)?)?, 3))
}

/// How many leading digits say that a number's block is not known.
pub(crate) fn unknown_prefix(digits: &[u8]) -> usize {
    match *digits {
        [1, second, third, ..] => {
            let first = FIRST.get(usize::from(second) * 10 + usize::from(third)).copied().unwrap_or(0);
            if first & LONGER == 0 { 3 } else { 5 }
        }
        _ => 3,
    }
}

/// Whether these two digits are set aside for mobile numbers to come.
pub(super) fn is_reserved(first: u8, second: u8) -> bool {
    RESERVED.contains(&(first * 10 + second))
}

/// How long local numbers of an area are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Local {
    Seven,
    Eight,
    Either,
}

impl Local {
    pub fn shortest(self) -> usize {
        if self == Local::Eight { 8 } else { 7 }
    }

    pub fn longest(self) -> usize {
        if self == Local::Seven { 7 } else { 8 }
    }
}

/// How many digits an area code beginning so has: Beijing and the big cities two, all others three.
pub(super) fn area_length(digits: &[u8]) -> usize {
    match digits.first() {
        Some(1 | 2) => 2,
        _ => 3,
    }
}

/// The local numbers of an area, if we know the area code.
pub(super) fn area(code: &[u8]) -> Option<Local> {
    let index = match *code {
        [1, second] => 100 + usize::from(second) * 10,
        [first, second] => usize::from(first) * 100 + usize::from(second) * 10,
        [first, second, third] => usize::from(first) * 100 + usize::from(second) * 10 + usize::from(third),
        _ => return None,
    };
    match (AREAS.get(index / 4)? >> (2 * (index % 4))) & 3 {
        1 => Some(Local::Seven),
        2 => Some(Local::Eight),
        3 => Some(Local::Either),
        _ => None,
    }
}

/// The area code into which this one was merged, with its 0.
pub(super) fn former_area(code: &[u8]) -> Option<&'static str> {
    let code = value(code);
    FORMER_AREAS.iter().find(|(former, _)| u64::from(*former) == code).map(|(_, now)| *now)
}

/// The longest listed prefix of a number that is nobody's own.
pub(super) fn listed(digits: &[u8]) -> Option<&'static Listed> {
    // Those of one length stand together.
    let (mut length, mut head) = (0, None);
    SERVICES.iter().find(|listed| {
        if listed.length != length {
            length = listed.length;
            head = digits.get(..usize::from(length)).map(value);
        }
        head == Some(u64::from(listed.prefix))
    })
}

impl Listed {
    /// Whether a number of so many digits is whole.
    pub fn is_whole(&self, digits: usize) -> bool {
        digits < 32 && self.lengths & (1 << digits) != 0
    }

    /// The next length that is whole, if there is one above `digits`.
    pub fn next_whole(&self, digits: usize) -> Option<usize> {
        (digits + 1..32).find(|length| self.is_whole(*length))
    }

    /// The longest whole number.
    pub fn longest(&self) -> usize {
        31 - usize::try_from(self.lengths.leading_zeros()).unwrap_or(31).min(31)
    }
}
