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
//! | what | function |
//! |---|---|
//! | a phone number; numbers that were reported | [`phone::check`], [`phone::flagged`] |
//! | a name, an identity number | [`person::check_person_name`], [`person::check_id_number`] |
//! | a whole loan application | [`application::check`] |
//! | a consent notice, and the record of a decision on it | [`consent::check`], [`consent::render`], [`consent::record`] |
//! | a change of the bound number | [`phone_change::plan`] |
//! | a message that says it is the lender's, and the letter that answers it | [`sms::inspect`], [`letter::draft`] |
//! | any of them by its public name, JSON in and out | [`call::call`] |
//!
//! What comes from outside is read with [`read`], which names the place of a mistake and never the value.
//!
//! # Features
//!
//! None is on by default. Without any the crate links `serde`, `serde_json`, `sha2` and `xorf`, and is a library alone.
//!
//! | feature | what it adds |
//! |---|---|
//! | `cli` | the program `heyan`, which checks many records at once: `heyan check --help` |
//! | `filter` | the program `filter`, which makes a file for [`phone::flagged`] from a list of numbers |
//! | `server` | the program `serve`, the demo pages and the reference endpoint |
//! | `phonenumber-engine` | crate `phonenumber` behind the functions of [`phone::engine`], for comparison |
//! | `wasm`, `wasm-…` | the faces of the modules that pages load, and of `heyan-core.wasm`; `./build.sh build` makes them |
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
pub use input::{At, FromInput, InputError, read, read_json};
pub use timestamp::Timestamp;

/// The crate's version, the first part of `Report::ruleset`.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

include!(concat!(env!("OUT_DIR"), "/ruleset.rs"));

/// The README's examples, run as tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
