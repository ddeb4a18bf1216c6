//! Names of people, in Han characters or Latin letters.

mod compare;
mod han;
mod latin;
mod letters;
mod marks;
mod read;
mod repair;
mod words;

pub(crate) use compare::comparable;

use crate::{
    input::{Meant, reads, spelled},
    report::{Findings, Lines, Locale, Report, Ruling, rule},
    text,
};
use read::{Kind, Reading};
use serde::Serialize;

mod table {
    use super::words::List;
    include!(concat!(env!("OUT_DIR"), "/names.rs"));
}

/// What a name is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Script {
    /// Unified ideographs and the separator `·`.
    Han,
    /// Latin letters, as passports print them.
    Latin,
    /// Anything else, or nothing.
    Other,
}

spelled!(Script { Han = "han", Latin = "latin", Other = "other" });

/// What a form asks for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum ScriptWish {
    /// The name as on a mainland document.
    Han,
    /// The name as on a passport.
    Latin,
    /// Either.
    #[default]
    Any,
}

spelled!(ScriptWish { Han = "han", Latin = "latin", Any = "any" });

/// How a name is to be read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct NameOptions {
    /// In which script the form asks for it.
    pub script: ScriptWish,
    /// The language of the sentences.
    pub locale: Locale,
}

reads!(NameOptions { script: "script" or ScriptWish::Any, locale: "locale" or Locale::default() });

impl Meant for NameOptions {}

/// What [`check_person_name`] found.
#[derive(Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct NameReport {
    /// Verdict, findings, ruleset.
    #[serde(flatten)]
    pub report: Report,
    /// The name with one kind of dot, unified ideographs, composed letters, and without extra spaces.
    pub normalized: String,
    /// What it is written in.
    pub script: Script,
}

/// Prints no name.
impl std::fmt::Debug for NameReport {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("NameReport")
            .field("report", &self.report)
            .field("script", &self.script)
            .finish_non_exhaustive()
    }
}

/// Checks the form of one name. It says nothing about whether anybody is called so.
///
/// ```
/// use heyan::{person::{NameOptions, check_person_name}, report::Verdict};
/// let report = check_person_name("古丽米热•艾比布力", &NameOptions::default());
/// assert_eq!(report.normalized, "古丽米热·艾比布力");
/// assert_eq!(report.report.verdict, Verdict::Pass);
/// ```
pub fn check_person_name(name: &str, options: &NameOptions) -> NameReport {
    let judged = judge(name, options.script);
    NameReport {
        report: judged.findings.report(&Ruling::from(options.locale)),
        normalized: judged.normalized,
        script: judged.script,
    }
}

/// [`check_person_name`] as five lines: verdict, findings, ruleset, the normalised name, its script. The findings are a JSON
/// array, or an empty line; the name holds no line break.
///
/// ```
/// use heyan::{person::{self, ScriptWish}, report::Locale};
/// let lines = person::check_person_name_lines("古丽米热•艾比布力", ScriptWish::Any, Locale::En);
/// assert_eq!(lines.split('\n').nth(3), Some("古丽米热·艾比布力"));
/// ```
pub fn check_person_name_lines(name: &str, wish: ScriptWish, locale: Locale) -> String {
    let judged = judge(name, wish);
    let mut lines = Lines::new();
    lines.report(&judged.findings, locale);
    lines.line(&judged.normalized);
    lines.line(judged.script.as_str());
    lines.finish()
}

/// A name judged, before its findings have a language.
pub(crate) struct JudgedName {
    pub findings: Findings,
    pub normalized: String,
    pub script: Script,
}

/// Judges a name. Findings point at the name itself.
pub(crate) fn judge(name: &str, wish: ScriptWish) -> JudgedName {
    let mut findings = Findings::new();
    if text::longer_than(name, text::FIELD_LIMIT) {
        findings.push(rule::input_too_long(text::FIELD_LIMIT));
        return JudgedName { findings, normalized: String::new(), script: Script::Other };
    }
    let reading = read::read(name);
    let script = reading.script();
    let normalized = match script {
        Script::Han => han::normalize(&reading),
        _ => latin::normalize(&reading),
    };
    if reading.letters.is_empty() {
        findings.push(rule::person_name_missing());
        return JudgedName { findings, normalized, script };
    }
    characters(&reading, script, wish, &mut findings);
    match script {
        Script::Han => han::check(&reading, &normalized, &mut findings),
        Script::Latin => latin::check(&reading, &normalized, &mut findings),
        Script::Other => {}
    }
    JudgedName { findings, normalized, script }
}

/// How many characters there are. A name longer than `long` is only asked about; what is twice as long is refused.
fn length(normalized: &str, long: usize, findings: &mut Findings) -> usize {
    let count = normalized.chars().count();
    if count > 2 * long {
        findings.push(rule::person_name_too_long(2 * long));
    } else if count > long {
        findings.push(rule::person_name_long());
    }
    count
}

/// Characters that cannot stand in a name of this script, and those that were repaired.
fn characters(reading: &Reading, script: Script, wish: ScriptWish, findings: &mut Findings) {
    if let Some(letter) = reading.first(|kind| kind == Kind::Unreadable) {
        findings.push(rule::person_name_unreadable().range(letter.start, letter.end));
    }
    if let Some(letter) = reading.first(|kind| kind == Kind::Digit) {
        findings.push(rule::person_name_digits().range(letter.start, letter.end));
    }
    let foreign = match script {
        Script::Han => {
            if let Some(letter) = reading.first(|kind| kind == Kind::Latin) {
                findings.push(rule::person_name_mixed().range(letter.start, letter.end));
            }
            reading.first(|kind| kind == Kind::Other)
        }
        Script::Latin | Script::Other => reading.first(|kind| kind == Kind::Other),
    };
    if let Some(letter) = foreign {
        findings.push(rule::person_name_other_script().range(letter.start, letter.end));
    }
    match (wish, script) {
        (ScriptWish::Han, Script::Latin) => findings.push(rule::person_name_not_han()),
        (ScriptWish::Latin, Script::Han) => findings.push(rule::person_name_not_latin()),
        _ => {}
    }
    let sign = match script {
        Script::Han => han::misplaced_sign(reading),
        Script::Latin => latin::misplaced_sign(reading),
        Script::Other => {
            reading.first(|kind| matches!(kind, Kind::Symbol | Kind::Sign | Kind::Mark | Kind::Dot { .. }))
        }
    };
    if let Some(letter) = sign {
        findings.push(rule::person_name_symbol().range(letter.start, letter.end));
    }
    if let Some(letter) = reading.first(|kind| kind == Kind::OldEncoding) {
        findings.push(rule::person_name_old_encoding().range(letter.start, letter.end));
    }
    if let Some(letter) = reading.first(|kind| kind == Kind::Compatibility) {
        findings.push(rule::person_name_compatibility().range(letter.start, letter.end));
    }
}
