//! Regions and the calling codes they share.

use super::table::{self, bit, byte, rank, select};
use core::sync::atomic::{AtomicU16, AtomicU64, Ordering::Relaxed};

/// A region of the numbering plans: an ISO 3166-1 alpha-2 code, or "001" for a calling code of no country
/// (there is one such region a code).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Region {
    row: u8,
    group: Group,
}

impl Region {
    /// Mainland China.
    pub const CHINA: Region = Region { row: table::CHINA as u8, group: Group(table::CHINA_GROUP as u8) };

    /// How many regions there are; indexes run from 0.
    pub const COUNT: u16 = table::REGION_COUNT as u16;

    /// The region with this code in capitals; "001" gives the first plan that belongs to no country.
    pub fn from_code(code: &str) -> Option<Region> {
        let wanted: [u8; 2] = if code == "001" { *b"01" } else { code.as_bytes().try_into().ok()? };
        Region::from_letters(wanted.map(u32::from)).filter(|_| code != "01")
    }

    /// The region whose code has these two letters; "01" for the first plan that belongs to no country.
    pub(crate) fn from_letters(letters: [u32; 2]) -> Option<Region> {
        let is_wanted = |id: &[u8]| id.iter().map(|&letter| u32::from(letter)).eq(letters);
        table::IDS.as_bytes().chunks_exact(2).position(is_wanted).map(Region::of_row)
    }

    /// "CN", "001".
    pub fn code(self) -> &'static str {
        match table::IDS.get(2 * self.row()..2 * self.row() + 2) {
            Some("01") | None => "001",
            Some(code) => code,
        }
    }

    /// 86 for China.
    pub fn calling_code(self) -> u16 {
        self.group().calling_code()
    }

    /// A small number for the region, stable for one version of the metadata.
    pub fn index(self) -> u16 {
        u16::from(self.row)
    }

    /// The region [`Region::index`] gave this number for.
    pub fn from_index(index: u16) -> Option<Region> {
        (index < Region::COUNT).then(|| Region::of_row(usize::from(index)))
    }

    /// Region and calling code as one number: from it, nothing has to be looked up.
    #[cfg(all(feature = "wasm-phone", not(feature = "phonenumber-engine")))]
    pub(crate) fn packed(self) -> u16 {
        u16::from_le_bytes([self.row, self.group.0])
    }

    /// The region [`Region::packed`] gave this number for; of any other number a region that finds nothing.
    #[cfg(all(feature = "wasm-phone", not(feature = "phonenumber-engine")))]
    pub(crate) fn from_packed(number: u16) -> Region {
        let [row, group] = number.to_le_bytes();
        Region { row, group: Group(group) }
    }

    /// Is it a plan that belongs to no country? Such a region is no place to dial from.
    pub fn is_non_geographic(self) -> bool {
        table::IDS.as_bytes().get(2 * self.row()) == Some(&b'0')
    }

    pub(super) fn row(self) -> usize {
        usize::from(self.row)
    }

    fn of_row(row: usize) -> Region {
        Region { row: row as u8, group: Group(rank(table::STARTS, row + 1).saturating_sub(1) as u8) }
    }

    pub(super) fn group(self) -> Group {
        self.group
    }

    /// Possible lengths of a whole number and of a local one, as bits.
    pub(super) fn lengths(self) -> (u32, u32) {
        let row = usize::from(byte(table::REGION_LENGTHS + self.row()));
        let three = |columns| table::row(columns, table::LENGTHS_ROWS, row);
        (three(table::LENGTHS), three(table::LENGTHS + 3 * table::LENGTHS_ROWS))
    }
}

/// What `Group::facts` has found; no group's are 0.
static FACTS: [AtomicU64; table::GROUP_COUNT] = [const { AtomicU64::new(0) }; table::GROUP_COUNT];

/// What `Group::leading` has found by the first three digits: the group from bit 8 on, below it the length of its code;
/// a length that no digits have where there is no such code.
static LEADING: [AtomicU16; 1000] = [const { AtomicU16::new(0) }; 1000];

/// All regions with one calling code; its number is the code's rank among all codes.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) struct Group(u8);

impl Group {
    /// The group whose calling code `digits` begin with, and the code's length.
    pub(super) fn leading(digits: &[u8]) -> Option<(Group, usize)> {
        let place = (0..3).fold(0, |place, at| 10 * place + usize::from(digits.get(at).copied().unwrap_or(0)));
        let slot = LEADING.get(place)?;
        let mut found = slot.load(Relaxed);
        if found == 0 {
            found = Group::at_place(place);
            slot.store(found, Relaxed);
        }
        let length = usize::from(found & 255);
        (length <= digits.len()).then_some((Group((found >> 8) as u8), length))
    }

    /// What `LEADING` has for three digits: no calling code begins with 0.
    #[inline(never)]
    fn at_place(place: usize) -> u16 {
        let codes = if place < 100 { [0; 3] } else { [place / 100, place / 10, place] };
        let length = codes.iter().position(|code| bit(table::CODES, *code));
        length.map_or(255, |at| (rank(table::CODES, codes.get(at).copied().unwrap_or(0)) << 8 | (at + 1)) as u16)
    }

    /// The group with this number.
    #[cfg(all(test, not(target_arch = "wasm32")))]
    pub(super) fn at(index: usize) -> Group {
        Group(index as u8)
    }

    pub(super) fn calling_code(self) -> u16 {
        (self.facts() >> 8) as u16 & 1023
    }

    pub(super) fn index(self) -> usize {
        usize::from(self.0)
    }

    /// The main region, whose formats and lengths hold for the code.
    pub(super) fn main(self) -> Region {
        Region { row: self.facts() as u8, group: self }
    }

    /// Where in `LENGTH_SETS` its sets begin.
    pub(super) fn sets(self) -> usize {
        (self.facts() >> 18) as usize & 4095
    }

    /// Its first format, of those of all groups.
    pub(super) fn first_format(self) -> usize {
        (self.facts() >> 32) as usize
    }

    /// Row of the main region, calling code from bit 8 on, first set from bit 18 on, first format from bit 32 on:
    /// counted out of the table's columns once, then remembered.
    #[inline]
    fn facts(self) -> u64 {
        let slot = FACTS.get(self.index());
        match slot.map_or(0, |slot| slot.load(Relaxed)) {
            0 => {
                let facts = self.count();
                if let Some(slot) = slot {
                    slot.store(facts, Relaxed);
                }
                facts
            }
            facts => facts,
        }
    }

    #[inline(never)]
    fn count(self) -> u64 {
        let first = |column| table::sum(column, self.index()) as u64;
        let (row, code) = (select(table::STARTS, self.index(), 256), select(table::CODES, self.index(), 1000));
        row as u64 | (code as u64) << 8 | first(table::GROUP_SETS) << 18 | first(table::GROUP_FORMATS) << 32
    }

    /// The region `place` after the main one.
    pub(super) fn region(self, place: usize) -> Region {
        Region { row: (self.main().row() + place).min(table::REGION_COUNT - 1) as u8, group: self }
    }

    /// Does the code belong to one region alone?
    pub(super) fn is_single(self) -> bool {
        let next = self.main().row() + 1;
        next >= table::REGION_COUNT || bit(table::STARTS, next)
    }
}
