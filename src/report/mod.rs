//! The vocabulary everything hangs on: what a check found, how grave it is, and what follows.
//!
//! A check raises [`Raised`] values: a code, a place, and what fills the sentence's slots. It knows
//! neither language nor policy. [`Findings::report`] applies both and gives the [`Report`] a person
//! or a program reads.

mod code;
mod collect;
mod lines;

pub use code::{Code, Entry, Texts, Word, rule};
pub use collect::{Findings, Ruling};
pub(crate) use lines::Lines;

use crate::input::spelled;
use serde::Serialize;
use std::borrow::Cow;

/// How grave a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Has to be put right before the form may be sent.
    Error,
    /// May be sent; a person should look at it.
    Warning,
    /// Worth knowing; changes nothing.
    Info,
}

spelled!(Severity { Error = "error", Warning = "warning", Info = "info" });

/// What follows from all findings together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// Neither errors nor warnings.
    Pass,
    /// No error, at least one warning.
    Review,
    /// At least one error.
    Reject,
}

spelled!(Verdict { Pass = "pass", Review = "review", Reject = "reject" });

impl Verdict {
    /// The verdict where this is the gravest finding.
    pub(crate) fn after(gravest: Option<Severity>) -> Verdict {
        match gravest {
            Some(Severity::Error) => Verdict::Reject,
            Some(Severity::Warning) => Verdict::Review,
            Some(Severity::Info) | None => Verdict::Pass,
        }
    }
}

/// The language of every text we give.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Locale {
    /// Simplified Chinese, as written in mainland China.
    #[default]
    ZhCn,
    /// English.
    En,
}

spelled!(Locale { ZhCn = "zh-CN", En = "en" });

impl Locale {
    /// All languages, in the order of the tables.
    pub const ALL: [Locale; 2] = [Locale::ZhCn, Locale::En];

    /// The BCP 47 tag: `zh-CN` or `en`.
    pub fn tag(self) -> &'static str {
        match self {
            Locale::ZhCn => "zh-CN",
            Locale::En => "en",
        }
    }

    /// The language with this tag, if we speak it.
    pub fn from_tag(tag: &str) -> Option<Locale> {
        Locale::ALL.into_iter().find(|locale| locale.tag() == tag)
    }

    /// Picks this language's member of a pair (Chinese, English).
    pub(crate) fn pick<T: Copy>(self, texts: [T; 2]) -> T {
        let [chinese, english] = texts;
        match self {
            Locale::ZhCn => chinese,
            Locale::En => english,
        }
    }
}

/// What fills a slot of a sentence. Never a personal value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Param {
    /// A count or an index.
    Number(i64),
    /// A text that is the same in every language, such as "+852" or "2026-11-20".
    Text(Cow<'static, str>),
    /// A word said in the reader's language; its key goes into the report's `params`.
    Word(Word),
}

macro_rules! param_from_number {
    ($($number:ty),*) => {$(
        impl From<$number> for Param {
            fn from(value: $number) -> Param {
                Param::Number(i64::try_from(value).unwrap_or(i64::MAX))
            }
        }
    )*};
}
param_from_number!(u8, u16, u32, u64, usize, i32, i64);

impl From<&'static str> for Param {
    fn from(value: &'static str) -> Param {
        Param::Text(Cow::Borrowed(value))
    }
}

impl From<String> for Param {
    fn from(value: String) -> Param {
        Param::Text(Cow::Owned(value))
    }
}

impl From<Word> for Param {
    fn from(value: Word) -> Param {
        Param::Word(value)
    }
}

/// A finding before it has a language: which rule, where, and what its sentence is filled with.
///
/// Boxed, because checks hand it from call to call; a pointer moves in one instruction where the
/// members would be copied one by one, at every one of the hundreds of places that raise a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Raised(Box<Members>);

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Members {
    pub code: Code,
    pub path: String,
    pub params: Vec<(&'static str, Param)>,
    pub range: Option<[u32; 2]>,
    pub related: Vec<String>,
    pub severity: Option<Severity>,
}

impl Raised {
    #[inline(never)]
    pub(crate) fn new<const N: usize>(code: Code, params: [(&'static str, Param); N]) -> Raised {
        Raised(Box::new(Members {
            code,
            path: String::new(),
            params: Vec::from(params),
            range: None,
            related: Vec::new(),
            severity: None,
        }))
    }

    pub(crate) fn members(&self) -> &Members {
        &self.0
    }

    /// Which rule.
    pub fn code(&self) -> Code {
        self.0.code
    }

    /// How grave it is before any policy.
    pub fn severity(&self) -> Severity {
        self.0.severity.unwrap_or(self.0.code.severity())
    }

    /// Points at a member of the checked value (RFC 6901 JSON Pointer).
    #[must_use]
    #[inline(never)]
    pub fn at(mut self, path: impl AsRef<str>) -> Raised {
        path.as_ref().clone_into(&mut self.0.path);
        self
    }

    /// Points at a part of the checked text: UTF-16 offsets, end exclusive.
    #[must_use]
    pub fn range(mut self, start: u32, end: u32) -> Raised {
        self.0.range = Some([start, end]);
        self
    }

    /// Names another end of a clash (JSON Pointer).
    #[must_use]
    #[inline(never)]
    pub fn related(mut self, path: impl AsRef<str>) -> Raised {
        self.0.related.push(path.as_ref().to_owned());
        self
    }

    /// Graver or milder than the catalogue says, because of the circumstances the rule itself names.
    #[must_use]
    pub fn weighing(mut self, severity: Severity) -> Raised {
        self.0.severity = Some(severity);
        self
    }

    /// Puts `prefix` before every path, when one check's findings become part of another's.
    pub(crate) fn under(&mut self, prefix: &str) {
        self.0.path.insert_str(0, prefix);
        for path in &mut self.0.related {
            path.insert_str(0, prefix);
        }
    }
}

/// A member's name as a step of a path (RFC 6901).
pub(crate) fn step(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}

/// One thing a check found, ready to show.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Finding {
    /// Stable, namespaced, kebab-case, such as `phone.too-short`.
    pub code: Code,
    /// After the lender's policy.
    pub severity: Severity,
    /// RFC 6901 JSON Pointer into the checked value; empty for the value itself.
    pub path: String,
    /// What is wrong, for the person who fills the form.
    pub message: String,
    /// What that person can do about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fix: Option<String>,
    /// The law, standard or source the rule rests on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub basis: Option<&'static str>,
    /// Part of the checked text, UTF-16 offsets, end exclusive.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub range: Option<[u32; 2]>,
    /// The other ends of a clash, as JSON Pointers.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub related: Vec<String>,
    /// What the sentence was filled with.
    #[serde(skip_serializing_if = "Vec::is_empty", serialize_with = "as_map")]
    pub params: Vec<(&'static str, Param)>,
}

fn as_map<S: serde::Serializer>(pairs: &[(&'static str, Param)], out: S) -> Result<S::Ok, S::Error> {
    out.collect_map(pairs.iter().map(|(name, value)| (name, value)))
}

/// The outcome of a check.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Report {
    /// What follows from the findings.
    pub verdict: Verdict,
    /// Most important first; at most one for each code and path.
    pub findings: Vec<Finding>,
    /// Version, hash of the built-in data, and policy: `0.1.0/3f9c2a7b11d04e58/default`. Equal where
    /// browser and server judge by the same rules.
    pub ruleset: String,
}
