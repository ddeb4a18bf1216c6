//! Letters and notices: what a person writes to a lender, and what a lender writes when a number changes
//! or somebody was named as a contact.
//!
//! [`draft`] fills a letter from facts. A fact stands in it as it was given; what is missing stays a
//! visible blank, and nothing is invented. The texts are data (`src/data/letter/`), with the law they
//! name and the day it was read. A letter is not legal advice, and no finding does not mean that all in
//! it is true: only whoever writes it knows.

mod compose;
mod date;
mod facts;
mod fields;
mod fill;
mod form;
mod lint;
mod numbers;
mod words;

pub use facts::{Fact, Facts};
pub use fields::{Choice, LetterField, fields};

use crate::{
    document::{Block, html::html, plain::plain},
    input::{InputError, spelled},
    report::{Locale, Report, Ruling},
};
use facts::Filled;
use form::Form;
use serde::Serialize;

/// The letters and notices.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LetterKind {
    /// The person asks in writing for another bound number.
    PhoneChangeRequest,
    /// The lender confirms the change.
    PhoneChangeConfirmation,
    /// The lender tells the old number; one that is gone gets no link.
    OldNumberNotice,
    /// The owner of a reissued number asks for it to be unbound from somebody else's account.
    NumberBoundBySomeoneElse,
    /// What somebody named as a contact receives.
    ContactNotice,
    /// "I never borrowed": an objection to messages about a loan.
    NeverBorrowed,
    /// A complaint about how a debt is collected; it denies no debt.
    UnlawfulCollection,
    /// An objection to an entry of a credit report.
    CreditObjection,
}

spelled!(LetterKind {
    PhoneChangeRequest = "phone-change-request", PhoneChangeConfirmation = "phone-change-confirmation",
    OldNumberNotice = "old-number-notice", NumberBoundBySomeoneElse = "number-bound-by-someone-else",
    ContactNotice = "contact-notice", NeverBorrowed = "never-borrowed",
    UnlawfulCollection = "unlawful-collection", CreditObjection = "credit-objection",
});

impl LetterKind {
    /// All of them.
    pub const ALL: [LetterKind; 8] = [
        LetterKind::PhoneChangeRequest,
        LetterKind::PhoneChangeConfirmation,
        LetterKind::OldNumberNotice,
        LetterKind::NumberBoundBySomeoneElse,
        LetterKind::ContactNotice,
        LetterKind::NeverBorrowed,
        LetterKind::UnlawfulCollection,
        LetterKind::CreditObjection,
    ];
}

/// A letter in one language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Letter {
    /// What is missing or had better be changed.
    #[serde(flatten)]
    pub report: Report,
    /// The heading of level 1.
    pub title: String,
    /// The text as a tree.
    pub blocks: Vec<Block>,
    /// Title and blocks as text, UTF-8 with LF.
    pub text: String,
    /// The blocks as HTML: everything escaped, no scripts, no styles, nothing that loads.
    pub html: String,
    /// The facts that stand as a blank, in the order of the fields.
    pub blanks: Vec<&'static str>,
}

/// Fills a letter from facts.
///
/// ```
/// use heyan::{letter::{self, LetterKind}, report::Locale};
/// let facts = r#"{ "oldTail": "0024", "newTail": "0031" }"#;
/// let facts = heyan::read_json("facts", facts)?;
/// let notice = letter::draft(LetterKind::OldNumberNotice, &facts, Locale::En)?;
/// assert!(notice.text.contains("0031") && notice.blanks.is_empty());
/// # Ok::<(), heyan::InputError>(())
/// ```
///
/// # Errors
/// A fact this letter does not take, a list where one text belongs, or a choice there is not.
pub fn draft(kind: LetterKind, facts: &Facts, locale: Locale) -> Result<Letter, InputError> {
    let form = Form::of(kind);
    let filled = Filled::read(form, facts, locale)?;
    let composed = compose::compose(&filled);
    let report = lint::findings(&filled, &composed.blanks).report(&Ruling::from(locale));
    Ok(Letter {
        report,
        text: plain(&composed.title, &composed.blocks),
        html: html(&composed.blocks),
        title: composed.title,
        blocks: composed.blocks,
        blanks: composed.blanks,
    })
}
