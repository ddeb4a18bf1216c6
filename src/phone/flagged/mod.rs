//! Numbers that were reported, as a filter that can be asked and not read: a binary fuse filter with
//! fingerprints of eight bits, some nine bits a number. A number on the list is always found; of the
//! others one in 256 is found by chance. So a hit is a reason to ask the server and nothing more.
//!
//! A file of format 1, numbers little-endian:
//!
//! | offset | bytes | what |
//! |---|---|---|
//! | 0 | 8 | `89 68 65 79 61 6E 46 0A`: a byte above ASCII, "heyanF", a line feed |
//! | 8 | 2 | format: 1 |
//! | 10 | 4 | count of different numbers |
//! | 14 | 8 | seed |
//! | 22 | 4 | segment length: a power of two, at most 2^18 |
//! | 26 | 4 | segment length mask: segment length - 1 |
//! | 30 | 4 | segment count length: a multiple of the segment length |
//! | 34 | 10 | day of the list, YYYY-MM-DD |
//! | 44 | 10 | day the file was built, YYYY-MM-DD |
//! | 54 | 2 | bytes of the list's name, at most 200 |
//! | 56 | | the list's name, UTF-8 |
//! | | | fingerprints: segment count length + 2 * segment length bytes. With count 0 there are none, and seed and lengths are 0 |
//! | last | 8 | FNV-1a (64 bits) of everything before |
//!
//! The key of a number is its E.164 digits read as one decimal number, modulo 2^64. A key's three
//! fingerprints lie in three neighbouring segments, and the number is found when they and the key's own
//! fingerprint cancel out; `mix`, `places` and `own` below say how, as crate `xorf` does it, which builds
//! the files. It is asked here in our own words, because those of the crate can stop the module.
//!
//! The checksum guards against a damaged file, not against a forged one, and nothing here hides the list:
//! whoever has the file can ask it about every number there is.

#[cfg(test)]
mod same;
mod write;

pub use write::{Builder, Label};

use super::{
    PhoneOptions, PhoneReport, Status,
    assess::{Assessed, Number},
};
use crate::InputError;
use serde::Serialize;
use std::fmt;

const MAGIC: [u8; 8] = *b"\x89heyanF\n";
const FORMAT: u16 = 1;
/// Everything before the name.
const HEAD: usize = 56;
const NAME_LIMIT: usize = 200;
const SEGMENT_LIMIT: u32 = 1 << 18;
const CHECKSUM: usize = 8;

/// How often a number that is not on the list is found all the same.
pub const FALSE_POSITIVE_RATE: f64 = 1.0 / 256.0;

/// A list of reported numbers, ready to be asked.
pub struct FlaggedNumbers {
    file: Vec<u8>,
    about: About,
    fuse: Fuse,
}

/// How keys are spread over the fingerprints.
#[derive(Clone, Copy)]
struct Fuse {
    seed: u64,
    segment: u32,
    segments: u32,
}

/// What a filter says of itself.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct About {
    /// How many different numbers are on the list.
    pub count: u32,
    /// How often a number that is not on it is found all the same.
    pub false_positive_rate: f64,
    /// The day the file was built, YYYY-MM-DD.
    pub built_at: String,
    /// The day of the list, YYYY-MM-DD, which findings name.
    pub list_date: String,
    /// What the list is called; for the lender, no finding says it.
    pub name: String,
}

impl FlaggedNumbers {
    /// Takes in a file that the filter tool has made.
    ///
    /// # Errors
    /// A file that is foreign, of a newer format, cut short or damaged; the sentence says which.
    pub fn read(file: Vec<u8>) -> Result<FlaggedNumbers, InputError> {
        match about(&file) {
            Ok((about, fuse)) => Ok(FlaggedNumbers { file, about, fuse }),
            Err(fault) => Err(InputError::new("filter", fault)),
        }
    }

    /// What the filter says of itself.
    pub fn about(&self) -> &About {
        &self.about
    }

    /// [`super::check`], which also asks this list: a number that is found there gets the warning
    /// `phone.flagged`.
    pub fn check(&self, text: &str, options: &PhoneOptions) -> PhoneReport {
        super::check_asking(text, options, Some(self))
    }

    /// Whether the number is on the list, or is taken for one by chance.
    pub(super) fn finds(&self, assessed: &Assessed) -> bool {
        key(assessed).is_some_and(|key| self.holds(key))
    }

    fn holds(&self, key: u64) -> bool {
        let hash = self.fuse.mix(key);
        let start = HEAD + self.about.name.len();
        let there = self.fuse.places(hash).map(|place| self.file.get(start + place as usize).copied().unwrap_or(0));
        self.about.count > 0 && there.iter().fold(own(hash), |left, fingerprint| left ^ fingerprint) == 0
    }
}

impl Fuse {
    /// The 64-bit finaliser of MurmurHash3.
    fn mix(self, key: u64) -> u64 {
        let mut hash = key.wrapping_add(self.seed);
        hash = (hash ^ (hash >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
        hash = (hash ^ (hash >> 33)).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
        hash ^ (hash >> 33)
    }

    /// One place in each of three neighbouring segments.
    fn places(self, hash: u64) -> [u32; 3] {
        let (upper, lower, segments) = (hash >> 32, hash & 0xffff_ffff, u64::from(self.segments));
        // The upper 64 bits of hash * segments, which are fewer than 32.
        let first = low((upper * segments + ((lower * segments) >> 32)) >> 32);
        let mask = self.segment.wrapping_sub(1);
        let second = first.wrapping_add(self.segment);
        let third = second.wrapping_add(self.segment);
        [first, second ^ (low(hash >> 18) & mask), third ^ (low(hash) & mask)]
    }
}

/// A key's own fingerprint.
#[allow(clippy::cast_possible_truncation)]
fn own(hash: u64) -> u8 {
    (hash ^ (hash >> 32)) as u8
}

#[allow(clippy::cast_possible_truncation)]
fn low(bits: u64) -> u32 {
    bits as u32
}

/// Says nothing of what it holds.
impl fmt::Debug for FlaggedNumbers {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "FlaggedNumbers({} of {})", self.about.count, self.about.list_date)
    }
}

/// E.164 digits as one number; `None` for what can be no number.
fn key(assessed: &Assessed) -> Option<u64> {
    let (code, nsn) = match &assessed.number {
        Number::Chinese(chinese) if chinese.status != Status::Impossible => (86, chinese.nsn),
        Number::Foreign(foreign) if foreign.status != Status::Impossible => (foreign.calling_code(), foreign.nsn()),
        _ => return None,
    };
    let add = |key: u64, digit: &u8| key.wrapping_mul(10).wrapping_add(u64::from(*digit));
    Some(nsn.as_slice().iter().fold(u64::from(code), add))
}

const CUT: &str = "is cut short";
const DAMAGED: &str = "is damaged";

/// Everything that can be wrong with a file is found here, so that asking it cannot fail.
fn about(file: &[u8]) -> Result<(About, Fuse), &'static str> {
    let shared = file.len().min(MAGIC.len());
    if file.get(..shared) != MAGIC.get(..shared) {
        return Err("is not a file of the filter tool");
    }
    let format = u16::from_le_bytes(*take(file, 8)?);
    if format > FORMAT {
        return Err("is of a newer format than this version of heyan reads");
    }
    let number = |at| take(file, at).map(|bytes| u32::from_le_bytes(*bytes));
    let (count, segment, mask, segments) = (number(10)?, number(22)?, number(26)?, number(30)?);
    let name_length = u16::from_le_bytes(*take(file, 54)?);
    let fingerprints = u64::from(segments) + 2 * u64::from(segment);
    let whole = (HEAD + CHECKSUM) as u64 + u64::from(name_length) + fingerprints;
    let length = file.len() as u64;
    if length < whole {
        return Err(CUT);
    }
    let (content, sum) = file.split_at_checked(file.len() - CHECKSUM).unwrap_or_default();
    if length > whole || sum != checksum(content).to_le_bytes() {
        return Err(DAMAGED);
    }

    // A file with a right checksum that no tool of ours has made.
    let text = |at: usize, length| std::str::from_utf8(file.get(at..at + length)?).ok();
    let (name, list_date, built_at) = (text(HEAD, name_length.into()), text(34, 10), text(44, 10));
    let parted = segment.is_power_of_two() && segment <= SEGMENT_LIMIT && mask == segment - 1;
    let even = parted && segments >= segment && segments.is_multiple_of(segment) && fingerprints < 1 << 32;
    let none = (segment, mask, segments) == (0, 0, 0);
    match (name, list_date, built_at) {
        (Some(name), Some(list_date), Some(built_at))
            if format == FORMAT
                && name.len() <= NAME_LIMIT
                && if count > 0 { even } else { none }
                && is_day(list_date)
                && is_day(built_at) =>
        {
            let seed = u64::from_le_bytes(*take(file, 14)?);
            let about = About {
                count,
                false_positive_rate: FALSE_POSITIVE_RATE,
                built_at: built_at.to_owned(),
                list_date: list_date.to_owned(),
                name: name.to_owned(),
            };
            Ok((about, Fuse { seed, segment, segments }))
        }
        _ => Err(DAMAGED),
    }
}

fn is_day(text: &str) -> bool {
    let fits = |(at, byte): (usize, u8)| if matches!(at, 4 | 7) { byte == b'-' } else { byte.is_ascii_digit() };
    text.bytes().enumerate().all(fits)
}

fn take<const N: usize>(file: &[u8], at: usize) -> Result<&[u8; N], &'static str> {
    file.get(at..).and_then(<[u8]>::first_chunk).ok_or(CUT)
}

/// FNV-1a of 64 bits.
fn checksum(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |sum, byte| (sum ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3))
}
