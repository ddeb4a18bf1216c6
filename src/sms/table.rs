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

/// Whether a list with a space around each word has this word.
pub(super) fn lists(list: &str, word: &str) -> bool {
    !word.is_empty() && list.split(' ').any(|known| known == word)
}
