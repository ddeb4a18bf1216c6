//! What a lawful notice has to say and this one does not: what is missing, lists that do not hold
//! together, the kind of consent a purpose needs, and wording.
//!
//! A text can be checked, what is done cannot: whether a control was ticked beforehand, how often
//! somebody is asked again, how easily the text is found, and whether any of it is true stays with
//! the page, the records and the people behind them. No finding is no proof of lawfulness.

mod kinds;
mod lists;
mod own;
mod said;
mod slots;
mod special;
mod wording;

use self::said::Reading;
use super::notice::ConsentNotice;
use crate::report::{Findings, Locale, Raised, Report, Ruling};

/// The findings alone. Both languages of the notice are read, whatever the language of the findings.
///
/// ```
/// use heyan::{consent, report::Locale};
///
/// # let facts = r#"{ "processor": { "name": "示例消费金融有限公司", "phone": "400-000-0000" }, "assessment": "PIA-2026-001",
/// #     "recipients": { "credit-registry": { "name": "示例征信有限公司", "contact": "400-000-0002" } } }"#;
/// # let facts = heyan::read("facts", &mut serde_json::Deserializer::from_str(facts))?;
/// let mut notice = consent::ready("credit", &facts)?;
/// assert!(consent::check(&notice, Locale::En).findings.is_empty());
/// notice.processor.name.clear();
/// let report = consent::check(&notice, Locale::En);
/// assert_eq!(report.findings[0].code.as_str(), "consent.processor-name");
/// # Ok::<(), heyan::InputError>(())
/// ```
pub fn check(notice: &ConsentNotice, locale: Locale) -> Report {
    findings(notice).report(&Ruling::from(locale))
}

pub(super) fn findings(notice: &ConsentNotice) -> Findings {
    let mut findings = Findings::new();
    let reading = Reading::of(notice);
    slots::check(&reading, &mut findings);
    lists::check(notice, &mut findings);
    kinds::check(&reading, &mut findings);
    special::check(&reading, &mut findings);
    wording::check(&reading, &mut findings);
    own::check(&reading, &mut findings);
    findings
}

/// Raises a rule at a member of an entry. Not inlined: it stands at fifty places.
#[inline(never)]
fn raise(findings: &mut Findings, raised: Raised, list: &str, index: usize, member: &str) {
    findings.push(raised.at(path(list, index, member)));
}

/// `/purposes/0/title` and the like.
#[inline(never)]
fn path(list: &str, index: usize, member: &str) -> String {
    let index = index.to_string();
    let parts = ["/", list, "/", &index, if member.is_empty() { "" } else { "/" }, member];
    parts.concat()
}
