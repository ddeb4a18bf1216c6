//! The report on a number as lines of text: what `www/heyan/face-phone.js` makes the object of. What was read over is JSON,
//! as the findings are. `tests/phone_report.rs` holds it against [`super::check_in`].

use super::{
    FormatStyle, Purpose, assess::assess, digits, engine::Region, extension, facts, findings, flagged::FlaggedNumbers,
    format, ignored::ignored, is_too_long, too_long,
};
use crate::report::{Lines, Locale};

/// [`super::check_in`] as nineteen lines: verdict, findings, ruleset, status, "1" where it is possible, type, extension,
/// what was ignored, E.164, national, international, URI, masked, region, calling code, segment, operator, service,
/// suggestion. What there is not is an empty line; findings and what was ignored are JSON arrays.
///
/// ```
/// use heyan::{phone::{self, Purpose, engine::Region}, report::Locale};
/// let lines = phone::check_lines("139 2658 4107", Region::CHINA, Purpose::Any, Locale::En, None);
/// assert_eq!(lines.split('\n').nth(8), Some("+8613926584107"));
/// ```
pub fn check_lines(
    text: &str,
    region: Region,
    purpose: Purpose,
    locale: Locale,
    flagged: Option<&FlaggedNumbers>,
) -> String {
    let mut lines = Lines::new();
    let long = is_too_long(text);
    let text = if long { "" } else { text };
    let assessed = assess(text, region);
    let findings = if long { too_long() } else { findings(&assessed, purpose, flagged) };
    lines.report(&findings, locale);
    lines.line(assessed.status().as_str());
    lines.line(if assessed.possible() { "1" } else { "" });
    lines.line(assessed.kind().as_str());
    lines.line(&extension(&assessed).unwrap_or_default());
    let mut before = "[{\"text\":";
    let mut after = "";
    for ignored in ignored(text, &assessed.reading, assessed.skipped()) {
        lines.text(before, &ignored.text);
        lines.range(ignored.range);
        lines.put("}");
        (before, after) = (",{\"text\":", "]");
    }
    lines.line(after);
    let mut international = Vec::with_capacity(24);
    for style in FormatStyle::ALL {
        if assessed.is_written() {
            format::write(&assessed, *style, &mut international, &mut lines.0);
        }
        lines.line("");
    }
    lines.line(assessed.region().unwrap_or_default());
    if let Some(code) = assessed.calling_code() {
        digits::write_code(code, &mut lines.0);
    }
    lines.line("");
    match facts(&assessed) {
        Some(china) => {
            lines.line(&china.segment);
            lines.line(china.original_operator.as_str());
            lines.line(china.service.as_str());
        }
        None => lines.put("\n\n\n"),
    }
    if let Some(suggestion) = &assessed.suggestion {
        lines.put(&format::plain(suggestion));
    }
    lines.line("");
    digits::text(lines.0)
}
