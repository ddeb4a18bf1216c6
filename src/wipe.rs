//! Memory that held an identity number is overwritten before it is given back.

use std::hint::black_box;

/// Overwrites with zeros in a way the optimiser keeps.
pub(crate) fn wipe(bytes: &mut [u8]) {
    bytes.fill(0);
    black_box(bytes);
}
