//! What was read over: labels, notes, unusual separators, invisible characters, dialling prefixes.

use super::{Ignored, reading::Reading};
use crate::text;

/// The parts of the text that are no part of the number. Inside the number spaces, hyphens and round
/// brackets are how people write; everything else is named. `skipped`: so many leading digits are a
/// dialling prefix.
pub(super) fn ignored(text: &str, reading: &Reading, skipped: usize) -> Vec<Ignored> {
    let used = reading.places.get(skipped..reading.digits.len()).unwrap_or_default();
    // As most numbers are typed: nothing but their digits, spaces and a plus sign.
    let (rest, plus) = match text.as_bytes() {
        [b'+', rest @ ..] => (rest, true),
        rest => (rest, false),
    };
    let others = rest.iter().filter(|byte| **byte != b' ').count();
    if plus <= reading.plus && used.len() == others {
        return Vec::new();
    }
    let (Some(first), Some(last)) = (used.iter().min(), used.iter().max()) else {
        return Vec::new();
    };
    let (extension_from, extension_to) = reading.extension_place;
    let mut found: Vec<Ignored> = Vec::new();
    let mut run: Option<(u32, u32)> = None;
    // An opening bracket or a plus sign right before the number belongs to it.
    let opening = opening(text, *first, reading.plus);
    let mut closing = true;
    for glyph in text::glyphs(text) {
        let inside = (opening..=*last).contains(&glyph.start);
        let behind = glyph.start > *last;
        let in_extension = (extension_from..extension_to).contains(&glyph.start);
        let kept = if in_extension || used.contains(&glyph.start) {
            true
        } else if inside {
            matches!(glyph.ch, ' ' | '-' | '(' | ')' | '+')
        } else if behind && closing && glyph.ch == ')' {
            true
        } else {
            text::is_space(glyph.ch) && run.is_none()
        };
        closing = closing && (!behind || kept);
        if kept {
            close(text, &mut run, &mut found);
        } else {
            run = Some((run.map_or(glyph.start, |(from, _)| from), glyph.end));
        }
    }
    close(text, &mut run, &mut found);
    found
}

fn opening(text: &str, first: u32, plus: bool) -> u32 {
    let mut opening = first;
    for glyph in text::glyphs(text).take_while(|glyph| glyph.start < first) {
        if glyph.ch == '(' || (plus && glyph.ch == '+') {
            opening = opening.min(glyph.start);
        } else if glyph.ch != ' ' {
            opening = first;
        }
    }
    opening
}

fn close(text: &str, run: &mut Option<(u32, u32)>, found: &mut Vec<Ignored>) {
    let Some((from, to)) = run.take() else {
        return;
    };
    let mut part = String::new();
    let mut at = 0_u32;
    for ch in text.chars() {
        if (from..to).contains(&at) {
            part.push(ch);
        }
        at += if ch > '\u{FFFF}' { 2 } else { 1 };
    }
    // Spaces at the end of a label or note are nothing to speak of.
    let trimmed = part.trim_end_matches(text::is_space);
    let trailing = u32::try_from(text::utf16_len(part.get(trimmed.len()..).unwrap_or_default())).unwrap_or(0);
    if trimmed.is_empty() {
        // A tab or a wide space between the digits.
        found.push(Ignored { text: part, range: [from, to] });
    } else {
        found.push(Ignored { text: trimmed.to_owned(), range: [from, to - trailing] });
    }
}
