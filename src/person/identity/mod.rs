//! Identity numbers of 18 characters: resident identity cards, residence permits of Hong Kong, Macau
//! and Taiwan residents, and foreign permanent resident cards.
//!
//! ```text
//! resident and permit   RRRRRR YYYYMMDD OOO C   region, birth, order (odd for men), check
//! permanent resident    9PPNNN YYYYMMDD OOO C   province, nationality (ISO 3166-1 numeric)
//! ```
//! The check character is ISO 7064 MOD 11-2 (GB 11643-1999). No list of counties is consulted: such
//! lists have refused about one real number in 700.

mod read;
mod secret;

pub use secret::IdText;

use crate::{
    Date,
    input::{Meant, reads, spelled},
    report::{Findings, Lines, Locale, Report, Ruling, rule},
};
use read::{LENGTH, Number, Shape};
use serde::Serialize;

include!(concat!(env!("OUT_DIR"), "/identity.rs"));

/// Nobody alive was born earlier.
const OLDEST: i32 = 120;

/// What kind of card a number belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum IdKind {
    Resident,
    HongKongResidence,
    MacauResidence,
    TaiwanResidence,
    ForeignPermanentResident,
}

spelled!(IdKind {
    Resident = "resident", HongKongResidence = "hong-kong-residence", MacauResidence = "macau-residence",
    TaiwanResidence = "taiwan-residence", ForeignPermanentResident = "foreign-permanent-resident",
});

/// As the order digits of a number say it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Sex {
    Male,
    Female,
}

spelled!(Sex { Male = "male", Female = "female" });

/// On which day, and in which language to answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct IdNumberOptions {
    /// The day in Asia/Shanghai.
    pub today: Date,
    /// The language of the sentences.
    pub locale: Locale,
}

reads!(IdNumberOptions { today: "today", locale: "locale" or Locale::default() });

impl Meant for IdNumberOptions {}

impl IdNumberOptions {
    /// On this day, in Chinese.
    pub fn on(today: Date) -> IdNumberOptions {
        IdNumberOptions { today, locale: Locale::default() }
    }
}

/// What [`check_id_number`] found.
#[derive(Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct IdNumberReport {
    /// Verdict, findings, ruleset.
    #[serde(flatten)]
    pub report: Report,
    /// No rule about its form refuses it. It may still be nobody's.
    pub valid: bool,
    /// The kind of card, once the length fits.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<IdKind>,
    /// Its characters without spaces, in ASCII, with a capital X; once the length fits.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub normalized: Option<String>,
    /// The first three and the last four characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub masked: Option<String>,
    /// Of a valid number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub birth_date: Option<Date>,
    /// Full years on the given day, of a valid number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub age: Option<u32>,
    /// Of a valid number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sex: Option<Sex>,
}

/// Prints neither the number nor what it tells.
impl std::fmt::Debug for IdNumberReport {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("IdNumberReport")
            .field("report", &self.report)
            .field("kind", &self.kind)
            .finish_non_exhaustive()
    }
}

/// Checks a number's own arithmetic: length, check character, a day of birth that exists and has come.
///
/// ```
/// use heyan::{Date, person::{IdNumberOptions, check_id_number}};
/// let today = Date::parse("2026-11-21").unwrap();
/// let report = check_id_number("110101 19900230 001X", &IdNumberOptions::on(today));
/// assert_eq!(report.report.findings[0].code.as_str(), "id.birth-date"); // no 30 February
/// ```
pub fn check_id_number(text: &str, options: &IdNumberOptions) -> IdNumberReport {
    let judged = judge(text, options.today);
    let valid = !judged.findings.has_errors();
    let (normalized, masked) = match &judged.number {
        Some(number) => (Some(number.text()), Some(number.masked())),
        None => (None, None),
    };
    IdNumberReport {
        report: judged.findings.report(&Ruling::from(options.locale)),
        valid,
        kind: judged.kind,
        normalized,
        masked,
        birth_date: judged.bearer.map(|bearer| bearer.birth),
        age: judged.bearer.map(|bearer| bearer.age),
        sex: judged.bearer.map(|bearer| bearer.sex),
    }
}

/// Whether [`check_id_number`] would call a number valid on this day, and nothing else: no sentence is made.
///
/// ```
/// use heyan::{Date, person::is_valid_id_number};
/// let today = Date::parse("2026-11-21").unwrap();
/// assert!(is_valid_id_number("11010519491231002x", today));
/// assert!(!is_valid_id_number("110105194912310021", today));
/// ```
pub fn is_valid_id_number(text: &str, today: Date) -> bool {
    !judge(text, today).findings.has_errors()
}

/// [`check_id_number`] as nine lines: verdict, findings, ruleset, kind, normalized, masked, day of birth, age, sex. What there
/// is not is an empty line; the findings are a JSON array.
///
/// ```
/// use heyan::{Date, person, report::Locale};
/// let today = Date::parse("2026-11-21").unwrap();
/// let lines = person::check_id_number_lines("11010519491231002X", today, Locale::En);
/// assert_eq!(lines.split('\n').nth(6), Some("1949-12-31"));
/// ```
pub fn check_id_number_lines(text: &str, today: Date, locale: Locale) -> String {
    let judged = judge(text, today);
    let mut lines = Lines::new();
    lines.report(&judged.findings, locale);
    lines.line(judged.kind.map_or("", IdKind::as_str));
    match &judged.number {
        Some(number) => {
            lines.line(&number.text());
            lines.line(&number.masked());
        }
        None => lines.put("\n\n"),
    }
    match &judged.bearer {
        Some(bearer) => {
            lines.line(&bearer.birth.text());
            lines.number(bearer.age.into());
            lines.line("");
            lines.line(bearer.sex.as_str());
        }
        None => lines.put("\n\n\n"),
    }
    lines.finish()
}

/// What a valid number tells of its bearer.
#[derive(Clone, Copy)]
pub(crate) struct Bearer {
    pub birth: Date,
    pub age: u32,
    pub sex: Sex,
}

/// A number judged, before its findings have a language.
pub(crate) struct JudgedIdentity {
    pub findings: Findings,
    pub kind: Option<IdKind>,
    pub bearer: Option<Bearer>,
    number: Option<Number>,
}

/// Judges a number on a day.
pub(crate) fn judge(text: &str, today: Date) -> JudgedIdentity {
    let mut judged = JudgedIdentity { findings: Findings::new(), kind: None, bearer: None, number: None };
    match read::read(text) {
        Err(raised) => judged.findings.push(raised),
        Ok(Shape::OldPermanent(number)) => {
            judged.findings.push(rule::id_foreign_permanent_old());
            judged.kind = Some(IdKind::ForeignPermanentResident);
            judged.number = Some(number);
        }
        Ok(Shape::Current(number)) => {
            let kind = kind_of(&number);
            parts(&number, kind, &mut judged.findings);
            let birth = birth(&number, today, &mut judged.findings);
            if !judged.findings.has_errors() && !is_sound(number.values()) {
                judged.findings.push(rule::id_checksum());
            }
            if let Some((birth, age)) = birth.filter(|_| !judged.findings.has_errors()) {
                let odd = number.values().get(LENGTH - 2).is_some_and(|order| order % 2 == 1);
                judged.bearer = Some(Bearer { birth, age, sex: if odd { Sex::Male } else { Sex::Female } });
            }
            judged.kind = Some(kind);
            judged.number = Some(number);
        }
    }
    judged
}

fn kind_of(number: &Number) -> IdKind {
    match number.value(0, 2) {
        81 => IdKind::HongKongResidence,
        82 => IdKind::MacauResidence,
        83 => IdKind::TaiwanResidence,
        90..=99 => IdKind::ForeignPermanentResident,
        _ => IdKind::Resident,
    }
}

/// Region and nationality. Only the fixed form of residence permits can refuse.
fn parts(number: &Number, kind: IdKind, findings: &mut Findings) {
    let province = match kind {
        IdKind::ForeignPermanentResident => number.value(1, 3),
        _ => number.value(0, 2),
    };
    match kind {
        IdKind::HongKongResidence | IdKind::MacauResidence | IdKind::TaiwanResidence if number.value(2, 6) != 0 => {
            findings.push(rule::id_residence_permit().range_of(number, 0, 6));
        }
        _ if !has(&PROVINCES, province) => {
            findings.push(rule::id_region_unknown().range_of(number, 0, if kind == IdKind::Resident { 2 } else { 3 }));
        }
        IdKind::ForeignPermanentResident if !has(&NATIONALITIES, number.value(3, 6)) => {
            findings.push(rule::id_nationality_unknown().range_of(number, 3, 6));
        }
        _ => {}
    }
}

fn birth(number: &Number, today: Date, findings: &mut Findings) -> Option<(Date, u32)> {
    let part = |from, to| u8::try_from(number.value(from, to)).unwrap_or(u8::MAX);
    let year = u16::try_from(number.value(6, 10)).unwrap_or(0);
    let Some(birth) = Date::new(year, part(10, 12), part(12, 14)) else {
        findings.push(rule::id_birth_date().range_of(number, 6, 14));
        return None;
    };
    if birth > today {
        findings.push(rule::id_birth_in_future().range_of(number, 6, 14));
        return None;
    }
    let years = birth.years_until(today);
    if years > OLDEST {
        findings.push(rule::id_too_old(OLDEST).range_of(number, 6, 14));
        return None;
    }
    Some((birth, u32::try_from(years).unwrap_or(0)))
}

/// ISO 7064 MOD 11-2: the weighted sum of all 18 characters is 1 modulo 11. The weights are the powers
/// of 2 from the right, so the sum is taken by doubling from the left.
fn is_sound(values: &[u8]) -> bool {
    let (Some((check, digits)), LENGTH) = (values.split_last(), values.len()) else {
        return false;
    };
    let sum = digits.iter().fold(0_u32, |sum, digit| (sum + u32::from(*digit)) * 2 % 11);
    (sum + u32::from(*check)) % 11 == 1
}

fn has(bits: &[u8], code: u32) -> bool {
    let (byte, bit) = (usize::try_from(code / 8).unwrap_or(usize::MAX), code % 8);
    bits.get(byte).is_some_and(|byte| byte >> bit & 1 == 1)
}

trait RangeOf {
    fn range_of(self, number: &Number, from: usize, to: usize) -> Self;
}

impl RangeOf for crate::report::Raised {
    /// Points at the characters from one place of the number to another, as they were typed.
    fn range_of(self, number: &Number, from: usize, to: usize) -> Self {
        match number.place(from, to) {
            Some((start, end)) => self.range(start, end),
            None => self,
        }
    }
}
