//! Names in Han characters.

use super::{
    read::{Kind, Letter, Reading},
    words,
};
use crate::report::{Findings, rule};

/// Fields for names hold 50 characters (民委发〔2016〕33号); half of that is already rare.
const LONG: usize = 25;
/// A space may stand for a lost `·` when both sides are parts of their own.
const PARTS: usize = 6;

/// The name without spaces: documents print none between ideographs.
pub(super) fn normalize(reading: &Reading) -> String {
    // Most ideographs are three bytes.
    let mut name = String::with_capacity(reading.letters.len() * 3);
    name.extend(reading.letters.iter().filter(|letter| letter.kind != Kind::Space).map(|letter| letter.ch));
    name
}

/// Dots, length, and words that are no names.
pub(super) fn check(reading: &Reading, normalized: &str, findings: &mut Findings) {
    dots(reading, findings);
    let count = super::length(normalized, LONG, findings);
    if findings.has_errors() {
        return;
    }
    if words::is_kinship(normalized) {
        findings.push(rule::person_name_kinship());
    } else if words::is_placeholder(normalized) {
        findings.push(rule::person_name_placeholder());
    } else if words::is_address(normalized) {
        findings.push(rule::person_name_form_of_address());
    } else if count == 1 {
        findings.push(rule::person_name_one_character());
    }
    spaces(reading, findings);
}

fn dots(reading: &Reading, findings: &mut Findings) {
    let is_dot = |kind| matches!(kind, Kind::Dot { .. });
    let mut after_letter = false;
    let mut misplaced = None;
    for letter in reading.letters.iter().filter(|letter| letter.kind != Kind::Space) {
        if is_dot(letter.kind) && !after_letter {
            misplaced.get_or_insert(*letter);
        }
        after_letter = !is_dot(letter.kind);
    }
    if let Some(last) = reading.letters.last().filter(|last| is_dot(last.kind)) {
        misplaced.get_or_insert(*last);
    }
    if let Some(letter) = misplaced {
        findings.push(rule::person_name_dot_misplaced().range(letter.start, letter.end));
    } else if let Some(letter) = reading.first(|kind| kind == Kind::Dot { folded: true }) {
        findings.push(rule::person_name_dot_folded().range(letter.start, letter.end));
    }
}

/// Whether a sign other than the separator stands where one belongs: a hyphen between two ideographs,
/// as in foreign names written in Han characters ("让-雅克"), is left and asked about.
pub(super) fn misplaced_sign(reading: &Reading) -> Option<Letter> {
    let is_han = |index: Option<usize>| {
        index.and_then(|index| reading.letters.get(index)).is_some_and(|letter| letter.kind.is_han())
    };
    let wrong = |(index, letter): &(usize, &Letter)| match letter.kind {
        Kind::Symbol | Kind::Mark => true,
        Kind::Sign => letter.ch != '-' || !is_han(index.checked_sub(1)) || !is_han(Some(index + 1)),
        _ => false,
    };
    reading.letters.iter().enumerate().find(wrong).map(|(_, letter)| *letter)
}

/// Spaces were left out of the normalised name; where one may stand for a lost separator, it is asked.
fn spaces(reading: &Reading, findings: &mut Findings) {
    let mut parts = reading.letters.split(|letter| letter.kind == Kind::Space).filter(|part| !part.is_empty());
    let (first, second) = (parts.next(), parts.next());
    let spaced = second.is_some();
    if reading.letters.iter().any(|letter| letter.ch == '-') {
        findings.push(rule::person_name_space_or_dot());
        return;
    }
    let has_dot = reading.first(|kind| matches!(kind, Kind::Dot { .. })).is_some();
    if let (Some([_, _, ..]), Some([_, _, ..]), None, false) = (first, second, parts.next(), has_dot) {
        let both = first.map_or(0, <[_]>::len) + second.map_or(0, <[_]>::len);
        if both >= PARTS {
            findings.push(rule::person_name_space_or_dot());
            return;
        }
    }
    if spaced || reading.had_invisible {
        findings.push(rule::person_name_tidied());
    }
}
