//! The rule catalogue as Rust, made by `build.rs` from `src/data/rules/*.toml`.

use super::{Locale, Param, Raised, Severity};
use serde::{Serialize, Serializer};

include!(concat!(env!("OUT_DIR"), "/rules.rs"));

/// Many texts as one, and where each of them ends; made by `src/build/emit.rs`.
struct Column<const N: usize> {
    text: &'static str,
    ends: [u16; N],
}

impl<const N: usize> Column<N> {
    fn get(&self, index: usize) -> &'static str {
        let end = |index: usize| self.ends.get(index).copied().map_or(0, usize::from);
        let start = index.checked_sub(1).map_or(0, end);
        self.text.get(start..end(index)).unwrap_or_default()
    }
}

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
    /// The day from which all of its basis is in force, YYYY-MM-DD: that of its latest law.
    pub since: Option<&'static str>,
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

fn given(text: &'static str) -> Option<&'static str> {
    (!text.is_empty()).then_some(text)
}

impl Code {
    /// The catalogue's entry.
    // The enum and the table are written by one loop over the same list.
    #[allow(clippy::indexing_slicing)]
    pub fn entry(self) -> Entry {
        let (severity, fixed) = WEIGHTS[self as usize];
        Entry { code: self.as_str(), severity, fixed, since: given(SINCE.get(self as usize)) }
    }

    /// How grave it is unless a policy says otherwise: the entry's, without the rest of it.
    #[allow(clippy::indexing_slicing)]
    pub(super) fn severity(self) -> Severity {
        WEIGHTS[self as usize].0
    }

    /// Its texts in one language.
    pub fn texts(self, locale: Locale) -> Texts {
        let [chinese, english] = &SENTENCES;
        let column = locale.pick([chinese, english]);
        let row = (self as usize).wrapping_sub(SPOKEN_FROM);
        let text = |part| column.get(row.wrapping_mul(4).wrapping_add(part));
        Texts { title: text(0), message: text(1), fix: given(text(2)), basis: given(text(3)) }
    }

    /// The stable text of the code, such as `phone.too-short`.
    pub fn as_str(self) -> &'static str {
        CODES.get(self as usize)
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
    /// Its key, the same in every language.
    pub fn key(self) -> &'static str {
        WORD_KEYS.get(self as usize)
    }

    /// The word itself.
    pub fn say(self, locale: Locale) -> &'static str {
        let [chinese, english] = &WORDS;
        locale.pick([chinese, english]).get(self as usize)
    }
}

impl Serialize for Word {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        out.serialize_str(self.key())
    }
}
