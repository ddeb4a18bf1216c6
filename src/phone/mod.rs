//! Phone numbers: read what was typed, judge it, say what it is.

mod types;

pub use types::{
    China, FormatStyle, Ignored, Operator, PhoneOptions, PhoneReport, PhoneType, Purpose, Service, Status,
};

use crate::report::{Findings, Ruling};

/// A number judged, before its findings have a language.
pub(crate) struct Judged {
    pub findings: Findings,
    pub e164: Option<String>,
    pub extension: Option<String>,
    // Read by src/phone_change/facts.rs.
    pub status: Status,
    pub china: Option<China>,
}

impl Judged {
    /// Two writings of one number. Numbers that could not be read are equal to nothing.
    pub(crate) fn is_same_number(&self, other: &Judged) -> bool {
        self.e164.is_some() && self.e164 == other.e164 && self.extension == other.extension
    }
}

/// Judges a number for a use.
pub(crate) fn judge(_text: &str, _region: &str, _purpose: Purpose) -> Judged {
    Judged { findings: Findings::new(), e164: None, extension: None, status: Status::Impossible, china: None }
}

/// Checks one number as somebody typed or pasted it.
pub fn check(text: &str, options: &PhoneOptions) -> PhoneReport {
    let judged = judge(text, options.region.as_deref().unwrap_or("CN"), options.purpose);
    PhoneReport::new(judged.findings.report(&Ruling::from(options.locale.unwrap_or_default())))
}
