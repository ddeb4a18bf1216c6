//! Consent: a typed notice, the text a person reads, the items they decide on.
//!
//! A [`ConsentNotice`] says who handles which data, what for and how long. [`ready`] gives complete
//! ones that a lender only fills with its own facts, [`render`] makes the text and its items, and
//! [`check`] tells what a lawful notice has to say and this one does not. Nothing here gives legal
//! advice, and a notice without findings is not thereby lawful: a text cannot show what is done.

mod canonical;
mod check;
mod hash;
mod item;
mod markdown;
mod notice;
mod phrases;
mod ready;
pub mod record;
mod render;
mod rendered;
mod wording;

use crate::report::Locale;

pub use check::check;
pub use notice::{
    After, Audience, Basis, Category, Class, ConsentKind, ConsentNotice, Localized, Processor, Purpose, Recipient,
    RecipientRole, Retention, RetentionUnit, Rights, TEXT_LIMIT,
};
pub use ready::{NoticeFacts, RecipientFacts, RightsFacts, ready, ready_ids};
pub use render::render;
pub use rendered::{ConsentDocument, ConsentItem, Hashes};

/// Whether a purpose uses data of the applicant's contacts, by what the kinds of data are called.
pub(crate) fn uses_contacts(notice: &ConsentNotice, purpose: &Purpose) -> bool {
    let about = |text: &str| phrases::find(text).iter().any(|hit| hit.phrase == phrases::Phrase::AboutContacts);
    let names = purpose.categories.iter().filter_map(|id| notice.category(id)).map(|category| &category.name);
    names.into_iter().any(|name| Locale::ALL.into_iter().any(|locale| name.get(locale).is_some_and(about)))
}
