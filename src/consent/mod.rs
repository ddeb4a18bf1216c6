//! Consent: a typed notice, the text a person reads, the items they decide on.
//!
//! A [`ConsentNotice`] says who handles which data, what for and how long. [`ready`] gives complete
//! ones that a lender only fills with its own facts, [`render`] makes the text and its items, and
//! [`check`] tells what a lawful notice has to say and this one does not. Nothing here gives legal
//! advice, and a notice without findings is not thereby lawful: a text cannot show what is done.

mod canonical;
mod check;
mod document;
mod hash;
mod item;
mod notice;
mod own;
mod phrases;
mod ready;
pub mod record;
mod render;
mod wording;

use crate::document::{html, plain, tree};

pub use check::check;
pub use document::{ConsentDocument, ConsentItem, Hashes};
pub use notice::{
    After, Audience, Basis, Category, Class, ConsentKind, ConsentNotice, Localized, Processor, Purpose, Recipient,
    RecipientRole, Retention, RetentionUnit, Rights,
};
pub use ready::{NoticeFacts, RecipientFacts, RightsFacts, ready, ready_ids};
pub use render::render;
