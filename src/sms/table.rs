//! The tables made from `src/data/sms/` by `src/build/sms/`.

use crate::report::Code;

/// Who messages claim to come from.
pub(super) struct Brand {
    pub name: &'static str,
    pub kind: Kind,
    /// Brands with one number speak for one another.
    pub group: u8,
    /// Short numbers, registrable domains, and Latin words of its addresses, separated by spaces.
    pub numbers: &'static str,
    pub domains: &'static str,
    pub tokens: &'static str,
}

/// What a brand is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Lender,
    Bank,
    Pay,
    Carrier,
    Shop,
    Other,
}

include!(concat!(env!("OUT_DIR"), "/sms.rs"));

/// The words of a list, which have a space between them. In bytes, because every link and every Latin word is compared
/// with all of them, and to search a text for a character costs more than the comparing does.
pub(super) fn words(list: &'static str) -> impl Iterator<Item = &'static [u8]> {
    list.as_bytes().split(|byte| *byte == b' ').filter(|word| !word.is_empty())
}

/// Whether a list has this word.
pub(super) fn lists(list: &'static str, word: &str) -> bool {
    words(list).any(|known| known == word.as_bytes())
}

/// Whether a list of characters has this one. `str::contains` prepares a search that is longer than the list.
pub(super) fn among(list: &str, ch: char) -> bool {
    list.chars().any(|known| known == ch)
}
