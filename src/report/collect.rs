//! From what was raised to the report: policy, language, order, duplicates.

use super::{Code, Finding, Locale, Members, Raised, Report, Severity, Verdict};
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
        let mut ruleset = String::with_capacity(48);
        for part in [crate::VERSION, "/", crate::DATA_HASH, "/", policy] {
            ruleset.push_str(part);
        }
        ruleset
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

    /// What is reported, in order: errors first, then warnings, then notes, each in the order in which they were
    /// raised; a second finding of the same code at the same path is dropped.
    pub(crate) fn in_order(&self, ruling: &Ruling) -> Vec<(&Members, Severity)> {
        let mut ordered: Vec<(&Members, Severity)> = Vec::with_capacity(self.raised.len());
        let firsts = self.firsts();
        for severity in [Severity::Error, Severity::Warning, Severity::Info] {
            for raised in &firsts {
                if ruling.severity_of(raised) == Some(severity) {
                    ordered.push((raised.members(), severity));
                }
            }
        }
        ordered
    }

    /// What was raised, without what repeats a code at its path. Each is looked for in a table by its path's sum, so
    /// that thousands of findings cost what they cost one by one.
    fn firsts(&self) -> Vec<&Raised> {
        if self.raised.len() < 2 {
            return self.raised.iter().collect();
        }
        let mut firsts: Vec<&Raised> = Vec::with_capacity(self.raised.len());
        let size = (self.raised.len() * 2).next_power_of_two();
        // Each slot: the place in `firsts`, counted from 1.
        let mut table = vec![0_usize; size];
        for raised in &self.raised {
            let members = raised.members();
            let seed = members.code as u32;
            let sum = members.path.bytes().fold(seed, |sum, byte| (sum ^ u32::from(byte)).wrapping_mul(0x0100_0193));
            let start = (sum ^ sum >> 15) as usize;
            for step in 0..size {
                let Some(slot) = table.get_mut((start + step) & (size - 1)) else { break };
                match slot.checked_sub(1).and_then(|known| firsts.get(known)) {
                    None => {
                        firsts.push(raised);
                        *slot = firsts.len();
                        break;
                    }
                    Some(known) if known.code() == members.code && known.members().path == members.path => break,
                    Some(_) => {}
                }
            }
        }
        firsts
    }

    /// Applies policy and language; see `in_order`.
    pub fn report(self, ruling: &Ruling) -> Report {
        let findings: Vec<Finding> = self
            .in_order(ruling)
            .into_iter()
            .map(|(raised, severity)| message::say(raised, severity, ruling.locale))
            .collect();
        Report {
            verdict: Verdict::after(findings.first().map(|finding| finding.severity)),
            findings,
            ruleset: ruling.ruleset(),
        }
    }
}
