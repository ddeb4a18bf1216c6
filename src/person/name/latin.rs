//! Names in Latin letters, as passports print them.

use super::{
    marks,
    read::{Kind, Letter, Reading},
    words,
};
use crate::{
    report::{Findings, rule},
    text,
};

/// A form that holds 66 letters holds nearly every passport's name.
const LONG: usize = 66;

/// One space between parts, one kind of apostrophe and hyphen, composed letters.
pub(super) fn normalize(reading: &Reading) -> String {
    let mut out = String::new();
    let mut run = 0;
    for letter in &reading.letters {
        match letter.kind {
            Kind::Mark if run < marks::MOST_MARKS => {
                run += 1;
                marks::add(&mut out, letter.ch);
            }
            Kind::Mark => {}
            Kind::Space if out.ends_with(' ') => {}
            _ => {
                run = 0;
                out.push(letter.ch);
            }
        }
    }
    out
}

/// Length and words that are no names.
pub(super) fn check(reading: &Reading, normalized: &str, findings: &mut Findings) {
    super::length(normalized, LONG, findings);
    if findings.has_errors() {
        return;
    }
    if words::is_latin_placeholder(normalized) {
        findings.push(rule::person_name_placeholder());
    } else if words::is_latin_kinship(normalized) {
        findings.push(rule::person_name_form_of_address());
    } else if reading.letters.iter().filter(|letter| letter.kind == Kind::Latin).count() == 1 {
        findings.push(rule::person_name_one_character());
    }
    if reading.had_invisible || reading.letters.windows(2).any(|pair| pair.iter().all(|one| one.kind == Kind::Space)) {
        findings.push(rule::person_name_tidied());
    }
}

/// The first sign that stands where no name has one.
pub(super) fn misplaced_sign(reading: &Reading) -> Option<Letter> {
    let mut before: Option<&Letter> = None;
    let mut run = 0;
    for (index, letter) in reading.letters.iter().enumerate() {
        let after = reading.letters.get(index + 1);
        run = if letter.kind == Kind::Mark { run + 1 } else { 0 };
        let spaced = |other: Option<&Letter>| other.is_some_and(|other| other.kind == Kind::Space);
        let wrong = match letter.kind {
            Kind::Symbol => true,
            // "Lim Ah Kow @ Lim Kow": an alias.
            Kind::Sign if letter.ch == '@' => !(spaced(before) && spaced(after)),
            Kind::Sign if letter.ch == '/' => !is_stroke(reading, index),
            // Names begin with an apostrophe ('Aisha), with no other sign.
            Kind::Sign => {
                before.is_none_or(|before| before.kind == Kind::Sign && before.ch == letter.ch) && letter.ch != '\''
            }
            Kind::Mark => {
                before.is_none_or(|before| !matches!(before.kind, Kind::Latin | Kind::Mark)) || run > marks::MOST_MARKS
            }
            Kind::Dot { .. } => before.is_none_or(|before| before.kind != Kind::Latin),
            _ => false,
        };
        if wrong {
            return Some(*letter);
        }
        before = Some(letter);
    }
    None
}

/// Whether the stroke at this place is that of "s/o" or the like: one letter on either side.
fn is_stroke(reading: &Reading, index: usize) -> bool {
    let around = |from: usize, to: usize| reading.letters.get(from..to).unwrap_or_default();
    let start = index.saturating_sub(2);
    let word: String = around(start, index + 3)
        .iter()
        .filter(|letter| letter.kind != Kind::Space)
        .map(|letter| text::lower(letter.ch))
        .collect();
    words::is_stroke(&word)
}
