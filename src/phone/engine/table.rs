//! The packed numbering table and how its bytes are read. It is made at build time by `src/build/phone/table.rs`, which
//! says of every part how many bytes an entry has.
//!
//! | part | what it answers | read in |
//! |---|---|---|
//! | `CODES`, `STARTS`, `IDS` | which digits are a calling code, which regions share it, their letters | `region.rs` |
//! | `REGION_LENGTHS` → `LENGTHS` | how many digits a region's numbers may have, and those dialled locally only | `region.rs` |
//! | `REGION_INTERNATIONAL`, `REGION_NATIONAL` → roots of `PREFIX` → `ANSWERS` → `REWRITES` | where a prefix ends and what takes its place | `interpret.rs` |
//! | `GROUP_LEADING` → root of `PREFIX` | the region of a shared code whose leading digits these are | `number.rs` |
//! | roots of `VALID` → `ENDS` → `LENGTH_SETS` (from `GROUP_SETS` on) → `MASKS` | region and kind of a number, by where its digits lead and by its length | `interpret.rs` |
//! | roots of `FORMAT` → `SETS` | which of a code's formats (`GROUP_FORMATS`) the leading digits let in | `write.rs` |
//! | `FORMAT_GROUPS` → `GROUPS`, `FORMAT_STYLE` → `STYLES` → `TEXTS` | how many digits a group has, what stands between and before | `write.rs` |
//!
//! The bitmaps `CODES` and `STARTS` and the `TEXTS` are read where they stand. The columns (all other parts) and the
//! sections (`VALID`, `FORMAT`, `PREFIX`, ten steps a state) are unpacked when they are first asked: `unpack.rs` reads them
//! as `model.rs` says, `walk.rs` follows the steps.

use super::unpack;
use super::walk::SLOTS;
use core::sync::atomic::Ordering::Relaxed;

// Generated beside the bytes: where each part begins. A few parts are read through another one's entries.
#[allow(dead_code)]
mod index {
    use super::super::{model::Shape, walk::Section};
    include!(concat!(env!("OUT_DIR"), "/phone_table.rs"));
}
pub(super) use index::*;
pub use index::{METADATA_VERSION, TABLE_BYTES, TABLE_STATES};

static BYTES: &[u8; TABLE_BYTES] = include_bytes!(concat!(env!("OUT_DIR"), "/phone_table.bin"));

/// Byte `at` of the columns; 0 beyond the end, which no offset reaches.
#[inline]
pub(super) fn byte(at: usize) -> u8 {
    let Some(place) = SLOTS.get(10 * TABLE_STATES + at) else { return 0 };
    let mut slot = place.load(Relaxed);
    if slot == 0 {
        unpack::columns();
        slot = place.load(Relaxed);
    }
    (slot as u8).wrapping_sub(1)
}

/// Up to four bytes of the columns as a number, lowest first.
pub(super) fn number(at: usize, count: usize) -> u32 {
    (at..at + count).rev().fold(0, |value, at| value << 8 | u32::from(byte(at)))
}

/// The sum of some bytes of the columns.
pub(super) fn sum(at: usize, count: usize) -> usize {
    (at..at + count).map(|at| usize::from(byte(at))).sum()
}

/// The plain bytes from `start` to `end` (not included).
#[inline]
pub(super) fn bytes(start: usize, end: usize) -> &'static [u8] {
    BYTES.get(start..end).unwrap_or(&[])
}

/// The plain byte at `at`.
#[inline]
pub(super) fn plain(at: usize) -> u8 {
    BYTES.get(at).copied().unwrap_or(0)
}

/// Row `row` of a part in columns of `rows` bytes: three columns as a number, lowest first.
pub(super) fn row(at: usize, rows: usize, row: usize) -> u32 {
    (0..3).rev().fold(0, |value, column| value << 8 | u32::from(byte(at + column * rows + row)))
}

/// Is bit `n` of the bitmap at `map` set?
#[inline]
pub(super) fn bit(map: usize, n: usize) -> bool {
    plain(map + n / 8) >> (n % 8) & 1 == 1
}

/// How many bits of the bitmap at `map` are set among its first `n`. Slow, like `select`: what is found is remembered.
pub(super) fn rank(map: usize, n: usize) -> usize {
    (0..n).filter(|&at| bit(map, at)).count()
}

/// Where the set bit number `n` (from 0) of the bitmap at `map` stands, of `size` bits; `size` if there are fewer.
pub(super) fn select(map: usize, n: usize, size: usize) -> usize {
    (0..size).filter(|&at| bit(map, at)).nth(n).unwrap_or(size)
}
