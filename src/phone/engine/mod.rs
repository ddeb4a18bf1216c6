//! Numbering plans of the world: Google's libphonenumber metadata as packed automata, and the walk over them.
//!
//! The engine takes digits; reading pasted text, the mainland-China plan and findings are built on top. It gives
//! libphonenumber's answers on the same metadata version ([`METADATA_VERSION`]): what number the digits are
//! ([`interpret`]), whether it is valid and of what kind, whether its length is possible, and how it is written.
//! There is no regular expression, no start-up work and no heap. Mainland numbers need nothing of the table; the
//! first number that is not one unpacks the automata it walks, once (`unpack.rs`).
//!
//! Of mainland China it knows the calling code, the prefixes and the lengths, and calls no number valid: those are
//! judged by our own tables.
//!
//! Not done here: extensions, letters, short numbers, carriers, geocoding.

// The table's numbers are bytes and halves of bytes, and the walk is the hot path.
#![allow(
    clippy::cast_possible_truncation,
    clippy::copy_iterator,
    clippy::inline_always,
    clippy::struct_excessive_bools
)]

#[cfg(all(test, not(target_arch = "wasm32")))]
mod decode;
pub(crate) mod digits;
mod group;
mod interpret;
mod model;
mod number;
#[cfg(feature = "phonenumber-engine")]
pub mod reference;
mod region;
mod table;
mod unpack;
mod walk;
mod write;

pub use digits::Digits;
pub use group::{Grouping, group};
pub(crate) use interpret::is_valid_number;
pub use interpret::{Unreadable, international_prefix, interpret, is_valid};
pub use number::{Kind, Lengths, Number, Possible};
pub use region::Region;
pub use table::{METADATA_VERSION, TABLE_BYTES, TABLE_STATES};
pub use write::Style;
pub(crate) use write::uri;
