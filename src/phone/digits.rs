//! Digit values: looking up prefixes, writing them out.

pub(crate) use super::engine::Digits;

/// Writes digit values as ASCII digits.
pub(crate) fn write(values: &[u8], out: &mut String) {
    for value in values {
        out.push(char::from(b'0' + value % 10));
    }
}

/// The value of a run of up to nineteen digits.
pub(crate) fn value(values: &[u8]) -> u64 {
    values.iter().fold(0, |sum: u64, value| sum.wrapping_mul(10).wrapping_add(u64::from(*value)))
}
