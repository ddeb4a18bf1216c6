//! What a lawful notice has to say and this one does not.

use super::notice::ConsentNotice;
use crate::report::{Findings, Locale, Report, Ruling};

/// The findings alone.
pub fn check(notice: &ConsentNotice, locale: Locale) -> Report {
    findings(notice, locale).report(&Ruling::from(locale))
}

pub(super) fn findings(_notice: &ConsentNotice, _locale: Locale) -> Findings {
    Findings::new()
}
