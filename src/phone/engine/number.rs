//! A number and what can be said of it: region, kind, validity, length.

use super::digits::Digits;
use super::interpret::{answer, possible};
use super::region::{Group, Region};
use super::table::{self, PREFIX, byte};
use super::walk::Step;

/// What a number is for (libphonenumber's `PhoneNumberType`).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
#[allow(missing_docs)] // The names say it, and are explained in the contract.
pub enum Kind {
    PremiumRate,
    TollFree,
    SharedCost,
    Voip,
    PersonalNumber,
    Pager,
    Uan,
    Voicemail,
    FixedLineOrMobile,
    FixedLine,
    Mobile,
    /// The number is not valid.
    Unknown,
}

/// Whether a number's length is possible (libphonenumber's `isPossibleNumberWithReason`).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum Possible {
    /// Whole numbers of this length exist.
    Yes,
    /// Only numbers without area code have this length.
    LocalOnly,
    /// Shorter than all numbers of the plan.
    TooShort,
    /// Longer than all numbers of the plan.
    TooLong,
    /// Between the shortest and the longest, but no number has this length.
    InvalidLength,
    /// No plan has this calling code. A [`Number`] always has one, so only callers that keep their own say it.
    InvalidCallingCode,
}

/// Possible lengths of a plan's numbers, ascending.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Lengths(u32);

impl Lengths {
    /// The longest possible length below `length`.
    pub fn below(self, length: usize) -> Option<usize> {
        self.filter(|&n| n < length).last()
    }

    /// The shortest possible length above `length`.
    pub fn above(mut self, length: usize) -> Option<usize> {
        self.find(|&n| n > length)
    }
}

impl Iterator for Lengths {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        if self.0 == 0 {
            return None;
        }
        let length = self.0.trailing_zeros();
        self.0 &= self.0 - 1;
        Some(length as usize)
    }
}

/// A number as read: calling code and national significant number.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct Number {
    /// 86 for China.
    pub calling_code: u16,
    /// The national significant number, leading zeros (Italy) kept.
    pub nsn: Digits,
    /// libphonenumber's region for the number. Of a code that regions share, only a valid number, or one whose
    /// leading digits belong to a region alone, has one.
    pub region: Option<Region>,
    kind: Kind,
    group: Group,
}

impl Number {
    pub(super) fn new(group: Group, nsn: Digits) -> Self {
        let answer = answer(group.index(), group, nsn.as_slice());
        let region = if group.is_single() {
            Some(group.main())
        } else {
            let place = match usize::from(answer >> 4) {
                0 => leading(group, nsn.as_slice()).or((answer != 0).then_some(0)),
                place => Some(place),
            };
            place.map(|place| group.region(place))
        };
        Number { calling_code: group.calling_code(), nsn, region, kind: kind(answer & 15), group }
    }

    /// libphonenumber's `isValidNumber`.
    pub fn is_valid(&self) -> bool {
        self.kind != Kind::Unknown
    }

    /// libphonenumber's `getNumberType`; [`Kind::Unknown`] for a number that is not valid.
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// libphonenumber's `isPossibleNumberWithReason`.
    pub fn possible(&self) -> Possible {
        possible(self.nsn.len(), self.group.main())
    }

    /// The lengths whole numbers with this calling code may have.
    pub fn possible_lengths(&self) -> Lengths {
        Lengths(self.group.main().lengths().0)
    }

    /// The lengths numbers dialled inside an area may have in addition.
    pub fn local_lengths(&self) -> Lengths {
        Lengths(self.group.main().lengths().1)
    }

    /// The main region of the calling code, whose formats and lengths are used.
    pub fn main_region(&self) -> Region {
        self.group.main()
    }

    pub(super) fn group(&self) -> Group {
        self.group
    }
}

/// The region of a shared code that the leading digits name: its place after the main region.
fn leading(group: Group, number: &[u8]) -> Option<usize> {
    let mut state = usize::from(byte(table::GROUP_LEADING + group.index()));
    for &digit in number {
        match PREFIX.step(state, digit) {
            Step::Dead => return None,
            Step::State(next) => state = next,
            Step::End(place) => return place.checked_sub(1),
        }
    }
    None
}

fn kind(answer: u8) -> Kind {
    match answer {
        1 => Kind::PremiumRate,
        2 => Kind::TollFree,
        3 => Kind::SharedCost,
        4 => Kind::Voip,
        5 => Kind::PersonalNumber,
        6 => Kind::Pager,
        7 => Kind::Uan,
        8 => Kind::Voicemail,
        9 => Kind::FixedLineOrMobile,
        10 => Kind::FixedLine,
        11 => Kind::Mobile,
        _ => Kind::Unknown,
    }
}
