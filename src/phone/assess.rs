//! From a reading to a judgement, without language, purpose or memory from the heap.

use super::{
    PhoneType, Status,
    china::{self, Chinese, Problem, Shape},
    digits::Digits,
    digits::joined,
    engine::Region,
    quick,
    reading::{Obstacle, Reading, read},
    world::{self, Fault, Foreign},
};
use crate::text;

/// The number behind the digits.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Number {
    /// Not one at all.
    None,
    /// Of mainland China.
    Chinese(Chinese),
    /// Of anywhere else.
    Foreign(Foreign),
}

/// What a number written without its calling code looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    HongKong,
    Macau,
    Taiwan,
    Mainland,
}

impl Place {
    /// Its calling code.
    pub fn code(self) -> &'static str {
        match self {
            Place::HongKong => "+852",
            Place::Macau => "+853",
            Place::Taiwan => "+886",
            Place::Mainland => "+86",
        }
    }
}

/// A text judged.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Assessed {
    pub reading: Reading,
    pub number: Number,
    /// Digits of an extension, however it was written.
    pub extension: Digits,
    /// What the digits would be with their calling code.
    pub place: Option<Place>,
    /// The whole number (calling code and all) that was probably meant.
    pub suggestion: Option<Digits>,
}

impl Assessed {
    /// Whether the number can exist.
    pub fn status(&self) -> Status {
        match &self.number {
            Number::None => Status::Impossible,
            Number::Chinese(chinese) => chinese.status,
            Number::Foreign(foreign) => foreign.status,
        }
    }

    /// The kind of number.
    pub fn kind(&self) -> PhoneType {
        match &self.number {
            Number::None => PhoneType::Unknown,
            Number::Chinese(chinese) => chinese.kind,
            Number::Foreign(foreign) => foreign.kind(),
        }
    }

    /// Its length is possible.
    pub fn possible(&self) -> bool {
        match &self.number {
            Number::None => false,
            Number::Chinese(chinese) => chinese.possible,
            Number::Foreign(foreign) => foreign.possible,
        }
    }

    /// There is a number to write.
    pub fn is_written(&self) -> bool {
        match &self.number {
            Number::None => false,
            Number::Chinese(chinese) => chinese.status != Status::Impossible,
            Number::Foreign(foreign) => foreign.number.is_some(),
        }
    }

    /// ISO 3166-1 alpha-2, or "001".
    pub fn region(&self) -> Option<&'static str> {
        match &self.number {
            Number::Foreign(foreign) => foreign.region(),
            _ => self.is_written().then_some("CN"),
        }
    }

    /// Where there is one.
    pub fn calling_code(&self) -> Option<u16> {
        match &self.number {
            Number::Foreign(foreign) => Some(foreign.calling_code()).filter(|code| *code > 0),
            _ => self.is_written().then_some(86),
        }
    }

    /// Digits in front that are only a dialling prefix.
    pub fn skipped(&self) -> usize {
        match &self.number {
            Number::Chinese(chinese) => chinese.skipped,
            _ => 0,
        }
    }

    /// In front of the number's own digits.
    fn too_long(&self) -> bool {
        match &self.number {
            Number::None => false,
            Number::Chinese(chinese) => matches!(chinese.problem, Some(Problem::TooLong(_) | Problem::Impossible)),
            Number::Foreign(foreign) => matches!(foreign.fault, Some(Fault::TooLong(_))),
        }
    }
}

/// Judges a text read in a region. The caller has made sure that it is not longer than a field.
pub(crate) fn assess(text: &str, home: Region) -> Assessed {
    let mut assessed =
        Assessed { reading: read(text), number: Number::None, extension: Digits::new(), place: None, suggestion: None };
    assessed.extension = assessed.reading.extension;
    let Reading { digits, dashes, plus, .. } = &assessed.reading;
    match assessed.reading.obstacle {
        None => {
            assessed.number = number(digits.as_slice(), *dashes, *plus, home);
            if assessed.reading.numbered {
                part_from_label(&mut assessed, home);
            }
            widen(&mut assessed);
            if assessed.reading.obstacle.is_some() {
                return assessed;
            }
            if assessed.too_long() && holds_two(&assessed.reading, home) {
                assessed.reading.obstacle = Some((Obstacle::Several, 0, assessed.reading.end));
                assessed.number = Number::None;
            } else if assessed.status() != Status::Allocated && !assessed.reading.plus {
                look_abroad(&mut assessed, home);
            }
        }
        // What it would be if the look-alikes were the digits they look like.
        Some((Obstacle::Letters | Obstacle::Numerals, ..)) => {
            assessed.suggestion = whole(&number(digits.as_slice(), 0, *plus, home));
        }
        Some(_) => {}
    }
    assessed
}

/// Whether a text is a number in a block we know: what `check` would call valid.
pub(crate) fn is_valid(text: &str, home: Region) -> bool {
    is_plainly_valid(text.as_bytes(), home).unwrap_or_else(|| {
        !text::longer_than(text, text::FIELD_LIMIT) && assess(text, home).status() == Status::Allocated
    })
}

/// [`is_valid`] of UTF-8 that is written as most numbers are; nothing where it has to be read whole.
pub(crate) fn is_plainly_valid(text: &[u8], home: Region) -> Option<bool> {
    if home == Region::CHINA
        && let Some(plain) = eleven(text)
    {
        return Some(china::is_allocated_mobile(&plain));
    }
    let plain = quick::read(text)?;
    let digits = plain.digits();
    // A mobile number as far as it is typed.
    if home == Region::CHINA && !plain.plus && matches!(digits, [1, 3..=9, ..]) && digits.len() < 11 {
        return Some(false);
    }
    Some(quick::is_valid(digits, plain.plus, home) || valid(&number(digits, 0, plain.plus, home)))
}

/// Eleven ASCII digits beginning like a mobile number, and nothing else.
fn eleven(bytes: &[u8]) -> Option<[u8; 11]> {
    let mut values = <[u8; 11]>::try_from(bytes).ok()?;
    for value in &mut values {
        *value = value.wrapping_sub(b'0');
        if *value > 9 {
            return None;
        }
    }
    matches!(values, [1, 3..=9, ..]).then_some(values)
}

fn number(digits: &[u8], dashes: u64, plus: bool, home: Region) -> Number {
    match digits {
        [8, 6, rest @ ..] if plus => Number::Chinese(shifted(china::national(rest, dashes >> 2, true), 2)),
        _ if plus => Number::Foreign(world::read(digits, true, home)),
        [0, 0, 8, 6, ..] if home == Region::CHINA => Number::Chinese(china::with_prefixes(digits, dashes)),
        [0, 0, rest @ ..] if home == Region::CHINA && rest.len() > 4 => Number::Foreign(world::read(rest, true, home)),
        _ if home == Region::CHINA => Number::Chinese(china::with_prefixes(digits, dashes)),
        _ => {
            let foreign = world::read(digits, false, home);
            if foreign.calling_code() == 86 {
                Number::Chinese(china::national(foreign.nsn().as_slice(), 0, true))
            } else {
                Number::Foreign(foreign)
            }
        }
    }
}

/// "电话1 139…": a first digit that is not the number's but its label's is left to the label. Where both ways are a
/// number ("电话 1 392…" could be an area code), nobody knows which is meant.
fn part_from_label(assessed: &mut Assessed, home: Region) {
    let rest = assessed.reading.without_first();
    let digits = rest.digits.as_slice();
    let number = number(digits, rest.dashes, false, home);
    if !valid(&number) {
        return;
    }
    if valid(&assessed.number) {
        if home == Region::CHINA {
            assessed.reading.obstacle = Some((Obstacle::Several, 0, rest.end));
            assessed.number = Number::None;
        }
    } else if !matches!((&number, digits), (Number::Chinese(Chinese { shape: Shape::Landline(_), .. }), [1..=9, ..])) {
        assessed.reading = rest;
        assessed.number = number;
    }
}

fn shifted(mut chinese: Chinese, by: usize) -> Chinese {
    if chinese.extension_from > 0 {
        chinese.extension_from += by;
    }
    chinese
}

/// Takes the extension that was written with a mere dash, and counts digits beyond the buffer.
fn widen(assessed: &mut Assessed) {
    let Number::Chinese(chinese) = &mut assessed.number else {
        return;
    };
    let reading = &assessed.reading;
    if chinese.extension_from > 0 {
        let behind = reading.digits.as_slice().get(chinese.extension_from..).unwrap_or_default();
        if assessed.extension.is_empty() {
            assessed.extension = Digits::from_slice(behind);
        } else {
            *chinese =
                Chinese { status: Status::Impossible, problem: Some(Problem::TooLong(behind.len())), ..*chinese };
        }
    }
    if let Some(Problem::TooLong(extra)) = &mut chinese.problem {
        *extra += reading.total.saturating_sub(reading.digits.len());
    }
}

/// Two numbers with nothing but a space between them, or nothing at all.
fn holds_two(reading: &Reading, home: Region) -> bool {
    let digits = reading.digits.as_slice();
    if digits.len() < 14 {
        return false;
    }
    (7..digits.len() - 6).any(|at| {
        let parted = reading.gaps & (1 << at) != 0 || (digits.len() == 22 && at == 11);
        parted
            && digits.split_at_checked(at).is_some_and(|(one, other)| {
                valid(&number(one, 0, reading.plus, home)) && valid(&number(other, 0, false, home))
            })
    })
}

fn valid(number: &Number) -> bool {
    match number {
        Number::None => false,
        Number::Chinese(chinese) => chinese.status == Status::Allocated,
        Number::Foreign(foreign) => foreign.status == Status::Allocated,
    }
}

/// Calling code and national number of a valid number.
fn whole(number: &Number) -> Option<Digits> {
    let (code, nsn) = match number {
        Number::Chinese(chinese) if chinese.status == Status::Allocated => (86, chinese.nsn),
        Number::Foreign(foreign) if foreign.status == Status::Allocated => (foreign.calling_code(), foreign.nsn()),
        _ => return None,
    };
    Some(joined(code, nsn.as_slice()))
}

/// Numbers of Hong Kong, Macau and Taiwan in a mainland field, and mainland ones elsewhere, written
/// without their calling code.
fn look_abroad(assessed: &mut Assessed, home: Region) {
    if home == Region::CHINA && assessed.status() != Status::Impossible {
        return;
    }
    let digits = assessed.reading.digits;
    let digits = digits.as_slice();
    if home != Region::CHINA {
        if china::is_allocated_mobile(digits) {
            assessed.place = Some(Place::Mainland);
            assessed.suggestion = Some(joined(86, digits));
        }
        return;
    }
    if matches!(&assessed.number, Number::Chinese(chinese) if chinese.problem == Some(Problem::AreaCodeMissing)) {
        // Eight digits that begin with 2 to 8 are a landline here and could be one of three places there.
        return;
    }
    let candidates: &[(Place, u16)] = match digits {
        [8, 5, 2, ..] if digits.len() == 11 => &[(Place::HongKong, 0)],
        [8, 5, 3, ..] if digits.len() == 11 => &[(Place::Macau, 0)],
        [8, 8, 6, ..] if matches!(digits.len(), 11..=13) => &[(Place::Taiwan, 0)],
        [0, 9, ..] if digits.len() == 10 => &[(Place::Taiwan, 886)],
        _ if digits.len() == 8 => &[(Place::HongKong, 852), (Place::Macau, 853)],
        _ => &[],
    };
    let mut found = None;
    for (place, code) in candidates {
        let national = match digits {
            [0, rest @ ..] => rest,
            _ => digits,
        };
        let all = joined(*code, national);
        let foreign = world::read(all.as_slice(), true, home);
        if foreign.status == Status::Allocated {
            if found.is_some() {
                return;
            }
            found = Some((*place, joined(foreign.calling_code(), foreign.nsn().as_slice())));
        }
    }
    if let Some((place, suggestion)) = found {
        assessed.place = Some(place);
        assessed.suggestion = Some(suggestion);
    }
}
