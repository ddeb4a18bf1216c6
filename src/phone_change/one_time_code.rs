//! The shape of a one-time code as it was typed. Whether it is right is the server's to say.

use crate::{
    input::{Meant, reads},
    report::{Findings, Lines, Locale, Report, Ruling, rule},
    text,
};
use serde::Serialize;

/// How many digits, and in which language to answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct OneTimeCodeOptions {
    /// Digits of a code, 4 to 10; 6 when left out (OWASP ASVS 5.0, 6.5.4: at least 20 bits).
    pub length: u32,
    /// The language of the sentences.
    pub locale: Locale,
}

reads!(OneTimeCodeOptions {
    length: "length" or OneTimeCodeOptions::default().length,
    locale: "locale" or OneTimeCodeOptions::default().locale,
});

impl Default for OneTimeCodeOptions {
    fn default() -> OneTimeCodeOptions {
        OneTimeCodeOptions { length: 6, locale: Locale::default() }
    }
}

impl Meant for OneTimeCodeOptions {
    fn problem(&self) -> Option<(String, &'static str)> {
        (!(4..=10).contains(&self.length)).then(|| ("length".into(), "expected 4 to 10"))
    }
}

/// A code's shape.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct OneTimeCodeReport {
    /// Verdict, findings, ruleset.
    #[serde(flatten)]
    pub report: Report,
    /// Its digits in ASCII, at most as many as a code has.
    pub normalized: String,
}

/// Reads a code. Spaces, dashes and invisible characters between the digits are passed over; a whole
/// message pasted into the field is not searched for a code, because it may hold several numbers.
///
/// ```
/// use heyan::{phone_change::{OneTimeCodeOptions, check_one_time_code}, report::Verdict};
/// let report = check_one_time_code("１２３ ４５６", &OneTimeCodeOptions::default());
/// assert_eq!((report.normalized.as_str(), report.report.verdict), ("123456", Verdict::Pass));
/// ```
pub fn check_one_time_code(code: &str, options: &OneTimeCodeOptions) -> OneTimeCodeReport {
    let (findings, normalized) = judge(code, options.length);
    OneTimeCodeReport { report: findings.report(&Ruling::from(options.locale)), normalized }
}

/// [`check_one_time_code`] as four lines: verdict, findings (a JSON array, or empty), ruleset, its digits.
///
/// ```
/// use heyan::phone_change::{OneTimeCodeOptions, check_one_time_code_lines};
/// let lines = check_one_time_code_lines("１２３ ４５６", &OneTimeCodeOptions::default());
/// assert_eq!(lines.lines().nth(3), Some("123456"));
/// ```
pub fn check_one_time_code_lines(code: &str, options: &OneTimeCodeOptions) -> String {
    let (findings, normalized) = judge(code, options.length);
    let mut lines = Lines::new();
    lines.report(&findings, options.locale);
    lines.line(&normalized);
    lines.finish()
}

fn judge(code: &str, length: u32) -> (Findings, String) {
    let mut findings = Findings::new();
    let mut normalized = String::new();
    let mut digits = 0_u32;
    let mut other = None;
    if text::longer_than(code, text::FIELD_LIMIT) {
        findings.push(rule::input_too_long(text::FIELD_LIMIT));
    } else {
        for glyph in text::glyphs(code) {
            if let Some(digit) = text::digit_value(glyph.ch) {
                digits += 1;
                if digits <= length {
                    normalized.push(char::from(b'0' + digit));
                }
            } else if !(text::is_space(glyph.ch) || text::is_invisible(glyph.ch) || glyph.ch == '-') {
                other.get_or_insert((glyph.start, glyph.end));
            }
        }
        match other {
            Some((start, end)) => findings.push(rule::otp_not_digits(length).range(start, end)),
            None if digits == 0 => findings.push(rule::otp_missing(length)),
            None if digits < length => findings.push(rule::otp_too_short(length - digits)),
            None if digits > length => findings.push(rule::otp_too_long(length)),
            None => {}
        }
    }
    (findings, normalized)
}
