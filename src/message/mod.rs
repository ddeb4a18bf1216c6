//! From a code, a language and what fills its slots to a sentence.

mod fill;

pub use fill::fill;

use crate::report::{Code, Finding, Locale, Members, Severity};
use serde::Serialize;

/// Says a raised finding in one language.
pub(crate) fn say(raised: &Members, severity: Severity, locale: Locale) -> Finding {
    let texts = raised.code.texts(locale);
    Finding {
        code: raised.code,
        severity,
        message: fill(texts.message, &raised.params, locale),
        fix: texts.fix.map(|fix| fill(fix, &raised.params, locale)),
        basis: texts.basis,
        path: raised.path.clone(),
        range: raised.range,
        related: raised.related.clone(),
        params: raised.params.clone(),
    }
}

/// A rule as documentation shows it.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct RuleSummary {
    /// Its code.
    pub code: Code,
    /// How grave it is unless a policy says otherwise.
    pub severity: Severity,
    /// A lender cannot soften it.
    pub fixed: bool,
    /// Its name.
    pub title: &'static str,
    /// The law, standard or source.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub basis: Option<&'static str>,
    /// The day from which all of its basis is in force, YYYY-MM-DD: that of its latest law.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<&'static str>,
}

/// Every rule the module can raise.
///
/// ```
/// use heyan::{message, report::{Locale, Severity}};
/// let rules = message::list_rules(Locale::En);
/// let rule = rules.iter().find(|rule| rule.code.as_str() == "phone.too-short").ok_or("no such rule")?;
/// assert_eq!(rule.severity, Severity::Error);
/// # Ok::<(), &str>(())
/// ```
pub fn list_rules(locale: Locale) -> Vec<RuleSummary> {
    Code::ALL
        .iter()
        .map(|&code| {
            let entry = code.entry();
            let texts = code.texts(locale);
            RuleSummary {
                code,
                severity: entry.severity,
                fixed: entry.fixed,
                title: texts.title,
                basis: texts.basis,
                since: entry.since,
            }
        })
        .collect()
}
