//! From what was raised to the report: policy, language, order, duplicates.

use super::{Code, Finding, Locale, Raised, Report, Severity, Verdict};
use crate::message;

/// In which language and under which policy findings are reported.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Ruling {
    /// The language of the sentences.
    pub locale: Locale,
    /// A lender's own severities; `None` switches the rule off.
    pub severity: Vec<(Code, Option<Severity>)>,
    /// Short hash of the policy in force; `None` for the defaults.
    pub policy: Option<String>,
}

impl From<Locale> for Ruling {
    fn from(locale: Locale) -> Ruling {
        Ruling { locale, ..Ruling::default() }
    }
}

impl Ruling {
    /// Version, data and policy, as `Report::ruleset` gives it.
    pub fn ruleset(&self) -> String {
        let policy = self.policy.as_deref().unwrap_or("default");
        [crate::VERSION, "/", crate::DATA_HASH, "/", policy].concat()
    }

    fn severity_of(&self, raised: &Raised) -> Option<Severity> {
        match self.severity.iter().find(|(code, _)| *code == raised.code()) {
            Some((_, wish)) => *wish,
            None => Some(raised.severity()),
        }
    }
}

/// What a check has raised so far.
#[derive(Clone, Debug, Default)]
pub struct Findings {
    raised: Vec<Raised>,
}

impl Findings {
    /// Nothing yet.
    pub fn new() -> Findings {
        Findings::default()
    }

    /// Adds one.
    pub fn push(&mut self, raised: Raised) {
        self.raised.push(raised);
    }

    /// Adds another check's findings, with `prefix` before every path.
    pub fn append(&mut self, other: Findings, prefix: &str) {
        self.raised.extend(other.raised.into_iter().map(|mut raised| {
            raised.under(prefix);
            raised
        }));
    }

    /// What was raised, in that order.
    pub fn iter(&self) -> impl Iterator<Item = &Raised> {
        self.raised.iter()
    }

    /// Whether this rule was raised.
    pub fn has(&self, code: Code) -> bool {
        self.raised.iter().any(|raised| raised.code() == code)
    }

    /// Whether any of them is an error by the catalogue or by its circumstances.
    pub fn has_errors(&self) -> bool {
        self.raised.iter().any(|raised| raised.severity() == Severity::Error)
    }

    /// The same without these rules.
    #[must_use]
    pub fn without(mut self, codes: &[Code]) -> Findings {
        self.raised.retain(|raised| !codes.contains(&raised.code()));
        self
    }

    /// Nothing was raised.
    pub fn is_empty(&self) -> bool {
        self.raised.is_empty()
    }

    /// Applies policy and language. Errors come first, then warnings, then notes, each in the order
    /// in which they were raised; a second finding of the same code at the same path is dropped.
    pub fn report(self, ruling: &Ruling) -> Report {
        let mut findings: Vec<Finding> = Vec::with_capacity(self.raised.len());
        for raised in self.raised {
            let Some(severity) = ruling.severity_of(&raised) else {
                continue;
            };
            let raised = raised.members();
            if findings.iter().any(|known| known.code == raised.code && known.path == raised.path) {
                continue;
            }
            findings.push(message::say(raised, severity, ruling.locale));
        }
        let (errors, others): (Vec<_>, Vec<_>) =
            findings.into_iter().partition(|finding| finding.severity == Severity::Error);
        let (warnings, notes): (Vec<_>, Vec<_>) =
            others.into_iter().partition(|finding| finding.severity == Severity::Warning);
        let findings: Vec<Finding> = errors.into_iter().chain(warnings).chain(notes).collect();
        let verdict = match findings.first().map(|finding| finding.severity) {
            Some(Severity::Error) => Verdict::Reject,
            Some(Severity::Warning) => Verdict::Review,
            Some(Severity::Info) | None => Verdict::Pass,
        };
        Report { verdict, findings, ruleset: ruling.ruleset() }
    }
}
