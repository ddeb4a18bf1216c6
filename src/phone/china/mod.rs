//! Mainland China from our own dated table: mobile blocks with operator and service, landlines by
//! area code, and the numbers that are nobody's own. The tables are `src/data/phone/china-*.toml`;
//! `src/build/china.rs` packs them.

mod grouping;
mod landline;
mod mobile;
mod plan;
mod table;

pub(crate) use grouping::grouping;
pub(crate) use mobile::{is_allocated as is_allocated_mobile, partial as partial_block};
pub(crate) use plan::{is_whole, national, with_prefixes};
pub(crate) use table::{AREAS_CHECKED, BLOCKS_CHECKED, Class, SAMPLES, unknown_prefix};

use super::{Operator, PhoneType, Service, Status, digits::Digits};

/// How a national number is put together, and so how it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// 11 digits, or 13 for machines.
    Mobile,
    /// Area code of so many digits, then the local number.
    Landline(u8),
    /// 400 and 800.
    Business,
}

/// What is known of a number's block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Block {
    /// Leading digits of the national number that name the block.
    pub segment: u8,
    pub operator: Operator,
    pub service: Service,
}

/// What keeps digits from being a number, or from being a known one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Problem {
    TooShort(usize),
    TooLong(usize),
    /// A number that is no subscriber's.
    Service(Class),
    /// A landline without its area code.
    AreaCodeMissing,
    /// A local number that begins with 0, 1 or 9.
    LocalFirstDigit,
    UnknownBlock,
    UnknownArea,
    /// An area code that was merged into this one.
    FormerArea(&'static str),
    /// No number looks like this.
    Impossible,
}

/// A mainland number judged.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Chinese {
    /// The national number without the trunk 0.
    pub nsn: Digits,
    pub shape: Shape,
    pub block: Option<Block>,
    pub status: Status,
    pub kind: PhoneType,
    /// Its length is possible.
    pub possible: bool,
    pub problem: Option<Problem>,
    /// From this digit of what was given on it is an extension; 0 when there is none.
    pub extension_from: usize,
    /// So many digits in front were a dialling prefix and no part of it.
    pub skipped: usize,
}

impl Chinese {
    fn new(nsn: &[u8], shape: Shape) -> Chinese {
        Chinese {
            nsn: Digits::from_slice(nsn),
            shape,
            block: None,
            status: Status::Impossible,
            kind: PhoneType::Unknown,
            possible: false,
            problem: None,
            extension_from: 0,
            skipped: 0,
        }
    }

    /// In a block we know.
    fn allocated(mut self, kind: PhoneType, block: Block) -> Chinese {
        self.status = Status::Allocated;
        self.possible = true;
        self.kind = kind;
        self.block = Some(block);
        self
    }

    /// The length fits; `problem` says what is not known.
    fn unknown(mut self, problem: Problem) -> Chinese {
        self.status = Status::Unknown;
        self.possible = true;
        self.problem = Some(problem);
        self
    }

    fn impossible(mut self, problem: Problem) -> Chinese {
        self.status = Status::Impossible;
        self.possible = problem == Problem::Impossible && (7..=12).contains(&self.nsn.len());
        self.problem = Some(problem);
        self
    }

    fn extended(mut self, from: usize) -> Chinese {
        self.extension_from = from;
        self
    }
}
