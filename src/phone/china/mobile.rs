//! Mobile numbers: eleven digits, or thirteen for machines.

use super::{super::PhoneType, Block, Chinese, Problem, Shape, table};

const LENGTH: usize = 11;
const MACHINE_LENGTH: usize = 13;
/// An extension behind a whole number is no longer than this.
const EXTENSION: usize = 6;

/// Begins like a mobile number: 13 to 19.
pub(super) fn begins(digits: &[u8]) -> bool {
    matches!(digits, [1, 3..=9, ..])
}

/// Eleven digits in a block we know: the whole test of the fast path.
pub(crate) fn is_allocated(digits: &[u8]) -> bool {
    digits.len() == LENGTH
        && begins(digits)
        && table::block(digits).is_some_and(|(block, _)| usize::from(block.digits) == LENGTH)
}

/// Judges digits that begin with 13 to 19, or the machine numbers beginning with 1064.
pub(super) fn judge(digits: &[u8], dashes: u64) -> Chinese {
    let chinese = Chinese::new(digits, Shape::Mobile);
    let block = table::block(digits);
    let length = block.map_or(LENGTH, |(block, _)| usize::from(block.digits));
    // 140 to 144 are machines' blocks of thirteen digits, given out or not.
    let machine = matches!(digits, [1, 4, 0..=4, ..]);
    match digits.len() {
        count if count == length => match block {
            Some((block, segment)) => chinese.allocated(PhoneType::Mobile, named(block, segment)),
            None => chinese.unknown(Problem::UnknownBlock),
        },
        // An old and a new length are both met with; neither is called impossible.
        LENGTH | MACHINE_LENGTH if matches!(digits, [1, 4, ..]) => {
            let mut chinese = chinese.unknown(Problem::UnknownBlock);
            chinese.block = block.map(|(block, segment)| named(block, segment));
            chinese
        }
        count if count < LENGTH => chinese.impossible(Problem::TooShort(length - count)),
        count if count < MACHINE_LENGTH && machine => chinese.impossible(Problem::TooShort(MACHINE_LENGTH - count)),
        count if count > length && count <= length + EXTENSION && dashes & (1 << length) != 0 => {
            judge(digits.get(..length).unwrap_or(digits), 0).extended(length)
        }
        count => chinese.impossible(Problem::TooLong(count - length)),
    }
}

fn named(block: &table::Block, segment: u8) -> Block {
    Block { segment, operator: block.operator, service: block.service }
}

/// What is known of the first digits of a mobile number: two say only that it is one.
pub(crate) fn partial(digits: &[u8]) -> Option<Block> {
    if !begins(digits) {
        return None;
    }
    table::block(digits).map(|(block, segment)| named(block, segment))
}
