//! Compiles Google's phone metadata into the packed table that `src/phone/engine` walks.
//!
//! `source` reads the plans, `pattern` parses their expressions, `automaton` turns them into minimal
//! automata; `number`, `prefix` and `formats` say what those automata answer; `ends` lets lengths decide
//! where digits no longer do; `section` and `table` lay everything out as bytes.

// It stops the build where the metadata holds something new; its numbers are offsets into a small table.
#![allow(
    clippy::cast_possible_truncation,
    clippy::comparison_chain,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::pedantic,
    clippy::string_slice,
    clippy::unwrap_used
)]

pub mod automaton;
pub mod ends;
pub mod formats;
// In the tests of the crate the reader's is there as well.
#[allow(clippy::duplicate_mod)]
#[path = "../../phone/engine/model.rs"]
pub mod model;
pub mod number;
pub mod pattern;
pub mod prefix;
pub mod section;
pub mod source;
pub mod table;

use std::{fs, io, path::Path};

/// Writes `phone_table.bin` and `phone_table.rs` into `out`. `lock` is the text of the checkout's `Cargo.lock`.
pub fn write(out: &Path, lock: &str) -> io::Result<()> {
    let table = table::compile(&source::read(), &source::version(lock));
    fs::write(out.join("phone_table.bin"), table.bytes)?;
    fs::write(out.join("phone_table.rs"), table.index)
}
