//! heyan (核验) checks a consumer-finance form before anything is submitted, in the browser and on
//! the server, with the same verdicts.
//!
//! Every check is a pure function: the text or form, the options, and everything it cannot know
//! (the date, what the server knows) go in; a [`report::Report`] comes out.
//!
//! ```
//! use heyan::phone::{self, PhoneOptions};
//!
//! let report = phone::check("１３９ 2658 4107", &PhoneOptions::default());
//! assert_eq!(report.e164.as_deref(), Some("+8613926584107"));
//! ```
//!
//! What it does not do: it proves no identity, sends no code, takes no photo, decides no loan and
//! gives no legal advice. Nothing in it opens a connection, a file or a log.

mod date;
mod input;

pub mod application;
pub mod call;
pub mod consent;
pub mod document;
pub mod letter;
pub mod message;
pub mod person;
pub mod phone;
pub mod phone_change;
pub mod policy;
pub mod report;
pub mod sms;
pub mod text;
mod timestamp;
#[cfg(any(feature = "wasm-phone", feature = "wasm-objects", feature = "wasm-core"))]
mod wasm;
mod wipe;

pub use date::Date;
pub use input::{At, FromInput, InputError, read};
pub use timestamp::Timestamp;

/// The crate's version, the first part of `Report::ruleset`.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

include!(concat!(env!("OUT_DIR"), "/ruleset.rs"));

/// The README's examples, run as tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
