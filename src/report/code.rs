//! The rule catalogue as Rust, made by `build.rs` from `src/data/rules/*.toml`.

use super::{Locale, Param, Raised, Severity};
use serde::{Serialize, Serializer};

include!(concat!(env!("OUT_DIR"), "/rules.rs"));

/// What the catalogue says of a rule.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Entry {
    /// The stable code, such as `phone.too-short`.
    pub code: &'static str,
    /// How grave it is unless a policy says otherwise.
    pub severity: Severity,
    /// A lender cannot soften it.
    pub fixed: bool,
    /// The day from which its basis is in force, YYYY-MM-DD.
    pub since: Option<&'static str>,
    texts: [Texts; 2],
}

impl Entry {
    /// Its texts in one language.
    pub fn texts(&self, locale: Locale) -> &Texts {
        let [chinese, english] = &self.texts;
        locale.pick([chinese, english])
    }
}

/// A rule's texts in one language; `message` and `fix` may have `{slots}`.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Texts {
    /// A name for the rule, for lists of rules.
    pub title: &'static str,
    /// The sentence for the person.
    pub message: &'static str,
    /// What that person can do.
    pub fix: Option<&'static str>,
    /// The law, standard or source.
    pub basis: Option<&'static str>,
}

impl Code {
    /// The catalogue's entry.
    // The enum and the table are written by one loop over the same list.
    #[allow(clippy::indexing_slicing)]
    pub fn entry(self) -> &'static Entry {
        &ENTRIES[self as usize]
    }

    /// The stable text of the code, such as `phone.too-short`.
    pub fn as_str(self) -> &'static str {
        self.entry().code
    }

    /// The code with this text.
    pub fn from_text(text: &str) -> Option<Code> {
        Code::ALL.iter().copied().find(|code| code.as_str() == text)
    }
}

impl Serialize for Code {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        out.serialize_str(self.as_str())
    }
}

impl Word {
    #[allow(clippy::indexing_slicing)]
    fn row(self) -> &'static (&'static str, [&'static str; 2]) {
        &WORDS[self as usize]
    }

    /// Its key, the same in every language.
    pub fn key(self) -> &'static str {
        self.row().0
    }

    /// The word itself.
    pub fn say(self, locale: Locale) -> &'static str {
        locale.pick(self.row().1)
    }
}

impl Serialize for Word {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        out.serialize_str(self.key())
    }
}
