//! Phone numbers: read what was typed, judge it, say what it is.
//!
//! Mainland numbers are judged by our own dated tables (`china/`), all others by Google's metadata
//! (`world.rs`). A judgement (`assess.rs`) needs no heap and no language; findings (`explain.rs`) and
//! texts (`format.rs`) are made from it.

mod assess;
mod characters;
mod china;

pub mod engine;
mod explain;
pub mod flagged;
mod format;
mod ignored;
mod lines;
mod plausible;
mod quick;
mod reading;
mod scan;
mod types;
mod typing;
mod words;
mod world;

pub use types::{
    China, FormatStyle, Ignored, Operator, PhoneOptions, PhoneReport, PhoneType, Purpose, Service, Status,
};

pub use lines::check_lines;
pub use typing::{Typed, TypingOptions};

use crate::{
    report::{Findings, Locale, Ruling, rule},
    text,
};
#[cfg(all(feature = "wasm-phone", not(feature = "phonenumber-engine")))]
pub(crate) use assess::is_plainly_valid;
use assess::{Assessed, Number, assess};
use engine::{Region, digits};
use flagged::FlaggedNumbers;

/// The region in which a number without a calling code is read when nothing else is said.
const HOME: &str = "CN";

/// A number judged, before its findings have a language.
pub(crate) struct Judged {
    pub findings: Findings,
    pub e164: Option<String>,
    pub extension: Option<String>,
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
pub(crate) fn judge(text: &str, region: &str, purpose: Purpose) -> Judged {
    let Some(assessed) = read(text, home(region)) else {
        return Judged { findings: too_long(), e164: None, extension: None, status: Status::Impossible, china: None };
    };
    Judged {
        findings: explain::explain(&assessed, purpose),
        e164: format::format(&assessed, FormatStyle::E164),
        extension: extension(&assessed),
        status: assessed.status(),
        china: facts(&assessed),
    }
}

/// Checks one number as somebody typed or pasted it.
///
/// ```
/// use heyan::phone::{self, PhoneOptions, Purpose, Status};
///
/// let report = phone::check("手机：１３９ 2658 4107", &PhoneOptions::default());
/// assert_eq!((report.e164.as_deref(), report.status), (Some("+8613926584107"), Status::Allocated));
///
/// let mut options = PhoneOptions::default();
/// options.purpose = Purpose::Applicant;
/// assert_eq!(phone::check("010 6234 5678", &options).report.findings[0].code.as_str(), "phone.fixed-line");
/// ```
pub fn check(text: &str, options: &PhoneOptions) -> PhoneReport {
    check_asking(text, options, None)
}

fn check_asking(text: &str, options: &PhoneOptions, flagged: Option<&FlaggedNumbers>) -> PhoneReport {
    let home = home(options.region.as_deref().unwrap_or(HOME));
    check_in(text, home, options.purpose, options.locale.unwrap_or_default(), flagged)
}

/// [`check`] for a caller that keeps [`engine::Region`] and perhaps a list of reported numbers.
///
/// ```
/// use heyan::{phone::{self, Purpose, engine::Region}, report::Locale};
/// let home = Region::from_code("HK").ok_or("no such region")?;
/// let report = phone::check_in("9123 4567", home, Purpose::Any, Locale::En, None);
/// assert_eq!(report.e164.as_deref(), Some("+85291234567"));
/// # Ok::<(), &str>(())
/// ```
pub fn check_in(
    text: &str,
    region: Region,
    purpose: Purpose,
    locale: Locale,
    flagged: Option<&FlaggedNumbers>,
) -> PhoneReport {
    let ruling = Ruling::from(locale);
    let Some(assessed) = read(text, region) else {
        return PhoneReport::new(too_long().report(&ruling));
    };
    let written = |style| format::format(&assessed, style);
    PhoneReport {
        valid: assessed.status() == Status::Allocated,
        possible: assessed.possible(),
        status: assessed.status(),
        kind: assessed.kind(),
        extension: extension(&assessed),
        ignored: ignored::ignored(text, &assessed.reading, assessed.skipped()),
        e164: written(FormatStyle::E164),
        national: written(FormatStyle::National),
        international: written(FormatStyle::International),
        uri: written(FormatStyle::Uri),
        masked: written(FormatStyle::Masked),
        region: assessed.region(),
        calling_code: assessed.calling_code().map(|code| code.to_string()),
        china: facts(&assessed),
        suggestion: assessed.suggestion.as_ref().map(format::plain),
        ..PhoneReport::new(findings(&assessed, purpose, flagged).report(&ruling))
    }
}

fn findings(assessed: &Assessed, purpose: Purpose, flagged: Option<&FlaggedNumbers>) -> Findings {
    let mut findings = explain::explain(assessed, purpose);
    if let Some(flagged) = flagged.filter(|flagged| flagged.finds(assessed)) {
        findings.push(rule::phone_flagged(flagged.about().list_date.clone()));
    }
    findings
}

/// The fast path: the same answer as `check(…).valid`, without touching the heap.
///
/// ```
/// assert!(heyan::phone::is_valid("+86 139 2658 4107", "CN"));
/// assert!(!heyan::phone::is_valid("139 2658 410", "CN"));
/// ```
pub fn is_valid(text: &str, region: &str) -> bool {
    assess::is_valid(text, home(region))
}

/// [`is_valid`] for a caller that keeps [`engine::Region`].
///
/// ```
/// use heyan::phone::{self, engine::Region};
/// assert!(phone::is_valid_in("139 2658 4107", Region::CHINA));
/// ```
pub fn is_valid_in(text: &str, region: Region) -> bool {
    assess::is_valid(text, region)
}

/// One number a line; one byte a line comes back, 1 valid, 0 not. A line ends with LF or CR LF; an
/// empty last line counts only when something stands before its end.
///
/// ```
/// assert_eq!(heyan::phone::are_valid("139 2658 4107\r\n139\n", "CN"), [1, 0]);
/// ```
pub fn are_valid(lines: &str, region: &str) -> Vec<u8> {
    are_valid_in(lines, home(region))
}

/// [`are_valid`] for a caller that keeps [`engine::Region`].
///
/// ```
/// use heyan::phone::{self, engine::Region};
/// assert_eq!(phone::are_valid_in("139 2658 4107\n139\n", Region::CHINA), [1, 0]);
/// ```
pub fn are_valid_in(lines: &str, region: Region) -> Vec<u8> {
    // A number is rarely written with fewer characters.
    let mut valid = Vec::with_capacity(lines.len() / 11 + 1);
    let mut rest = lines;
    while !rest.is_empty() {
        let end = rest.bytes().position(|byte| byte == b'\n').unwrap_or(rest.len());
        let line = rest.get(..end).unwrap_or_default();
        let line = if end < rest.len() { line.strip_suffix('\r').unwrap_or(line) } else { line };
        valid.push(u8::from(assess::is_valid(line, region)));
        rest = rest.get(end + 1..).unwrap_or_default();
    }
    valid
}

/// Writes a number in one style; `None` when there is no number to write.
///
/// ```
/// use heyan::phone::{self, FormatStyle};
/// assert_eq!(phone::format("13926584107", FormatStyle::Masked, "CN").as_deref(), Some("139****4107"));
/// ```
pub fn format(text: &str, style: FormatStyle, region: &str) -> Option<String> {
    format_in(text, style, home(region))
}

/// [`format()`] for a caller that keeps [`engine::Region`].
///
/// ```
/// use heyan::phone::{self, FormatStyle, engine::Region};
/// let written = phone::format_in("13926584107", FormatStyle::Uri, Region::CHINA);
/// assert_eq!(written.as_deref(), Some("tel:+86-139-2658-4107"));
/// ```
pub fn format_in(text: &str, style: FormatStyle, region: Region) -> Option<String> {
    format::format(&read(text, region)?, style)
}

/// Regroups the text of an input field as far as it is typed, and says where the caret belongs.
/// `caret` counts UTF-16 units.
///
/// ```
/// use heyan::phone::{self, TypingOptions};
/// let mut options = TypingOptions::default();
/// let typed = phone::format_as_you_type("1392658", 7, &options);
/// assert_eq!((typed.text.as_str(), typed.caret), ("139 2658", 8));
///
/// // The space was deleted: the digit before it goes.
/// options.input_type = Some("deleteContentBackward".into());
/// let typed = phone::format_as_you_type("1392658", 3, &options);
/// assert_eq!((typed.text.as_str(), typed.caret), ("132 658", 2));
/// ```
pub fn format_as_you_type(text: &str, caret: u32, options: &TypingOptions) -> Typed {
    let home = home(options.region.as_deref().unwrap_or(HOME));
    format_as_you_type_in(text, caret, home, options.input_type.as_deref().unwrap_or_default())
}

/// [`format_as_you_type`] for a caller that keeps [`engine::Region`].
///
/// ```
/// use heyan::phone::{self, engine::Region};
/// let typed = phone::format_as_you_type_in("1392658", 7, Region::CHINA, "insertText");
/// assert_eq!((typed.text.as_str(), typed.caret), ("139 2658", 8));
/// ```
pub fn format_as_you_type_in(text: &str, caret: u32, region: Region, input_type: &str) -> Typed {
    typing::regroup(text, caret, region, input_type)
}

/// The region with this code; mainland China when there is none. Options with an unknown region are
/// refused before they get here.
fn home(region: &str) -> Region {
    known_region(region).unwrap_or(Region::CHINA)
}

fn known_region(region: &str) -> Option<Region> {
    if region == HOME {
        return Some(Region::CHINA);
    }
    Region::from_code(region).filter(|home| !home.is_non_geographic())
}

/// Whether numbers can be read in a region: an ISO 3166-1 alpha-2 code in capitals that has a
/// numbering plan.
///
/// ```
/// assert!(heyan::phone::is_region("HK") && !heyan::phone::is_region("XX"));
/// ```
pub fn is_region(region: &str) -> bool {
    known_region(region).is_some()
}

fn read(text: &str, region: Region) -> Option<Assessed> {
    (!is_too_long(text)).then(|| assess(text, region))
}

fn is_too_long(text: &str) -> bool {
    text::longer_than(text, text::FIELD_LIMIT)
}

fn too_long() -> Findings {
    let mut findings = Findings::new();
    findings.push(rule::input_too_long(text::FIELD_LIMIT));
    findings
}

fn extension(assessed: &Assessed) -> Option<String> {
    let extension = assessed.extension.as_slice();
    (!extension.is_empty() && assessed.status() != Status::Impossible)
        .then(|| explain::leading(extension, extension.len()))
}

fn facts(assessed: &Assessed) -> Option<China> {
    let Number::Chinese(chinese) = &assessed.number else {
        return None;
    };
    let block = chinese.block?;
    let mut segment = explain::leading(chinese.nsn.as_slice(), usize::from(block.segment));
    if block.service == Service::FixedLine {
        segment.insert(0, '0');
    }
    Some(China { segment, original_operator: block.operator, service: block.service })
}
