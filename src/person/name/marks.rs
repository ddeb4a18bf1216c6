//! Puts combining marks onto Latin letters: canonical composition (Unicode normalisation form C) of
//! the letters that names have.

use super::table::LATIN;

/// More marks than any letter carries.
pub(super) const MOST_MARKS: usize = 4;

/// Canonical classes of the marks in the table, in order.
const CLASSES: [u8; 4] = [202, 216, 220, 230];

/// Adds a mark to the letter at the end of `out`, in whichever order the marks were typed.
pub(super) fn add(out: &mut String, mark: char) {
    let mut marks = [(0_u8, '\0'); 2 * MOST_MARKS];
    let mut count = 0;
    // Takes the end of the text apart: composed letters, and marks that found no composed letter.
    let mut letter = None;
    while let Some(last) = out.pop() {
        if let Some(class) = class_of(last) {
            note(&mut marks, &mut count, class, last);
            continue;
        }
        letter = Some(last);
        break;
    }
    let Some(mut letter) = letter else {
        out.push(mark);
        return;
    };
    while let Some((base, class, taken)) = decompose(letter) {
        note(&mut marks, &mut count, class, taken);
        letter = base;
    }
    // What was taken off last was nearest to the letter.
    let taken = marks.get_mut(..count).unwrap_or_default();
    taken.reverse();
    note(&mut marks, &mut count, class_of(mark).unwrap_or(230), mark);
    let all = marks.get(..count).unwrap_or_default();

    let mut left = [(0_u8, '\0'); 2 * MOST_MARKS];
    let mut over = 0;
    // In the order of their classes, and within one class as they were typed.
    let ordered = CLASSES.iter().flat_map(|wanted| all.iter().filter(move |(class, _)| class == wanted));
    for (class, mark) in ordered.copied() {
        // A mark of the same class that stayed behind stands between.
        let blocked = left.get(..over).unwrap_or_default().iter().any(|(before, _)| *before == class);
        match compose(letter, mark).filter(|_| !blocked) {
            Some(composed) => letter = composed,
            None => note(&mut left, &mut over, class, mark),
        }
    }
    out.push(letter);
    out.extend(left.get(..over).unwrap_or_default().iter().map(|(_, mark)| *mark));
}

/// Marks beyond what fits are dropped; the check has refused such a name before.
fn note(marks: &mut [(u8, char)], count: &mut usize, class: u8, mark: char) {
    if let Some(slot) = marks.get_mut(*count) {
        *slot = (class, mark);
        *count += 1;
    }
}

/// The canonical class of a mark, if it is one; marks outside the table are written above.
fn class_of(ch: char) -> Option<u8> {
    super::letters::is_mark(ch).then(|| LATIN.iter().find(|(mark, ..)| *mark == ch).map_or(230, |(_, class, _)| *class))
}

fn compose(letter: char, mark: char) -> Option<char> {
    let (.., pairs) = LATIN.iter().find(|(known, ..)| *known == mark)?;
    let mut pairs = pairs.chars();
    while let (Some(base), Some(composed)) = (pairs.next(), pairs.next()) {
        if base == letter {
            return Some(composed);
        }
    }
    None
}

fn decompose(letter: char) -> Option<(char, u8, char)> {
    LATIN.iter().find_map(|(mark, class, pairs)| {
        let mut pairs = pairs.chars();
        while let (Some(base), Some(composed)) = (pairs.next(), pairs.next()) {
            if composed == letter {
                return Some((base, *class, *mark));
            }
        }
        None
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn composed(text: &str) -> String {
        let mut out = String::new();
        for ch in text.chars() {
            if super::super::letters::is_mark(ch) {
                add(&mut out, ch);
            } else {
                out.push(ch);
            }
        }
        out
    }

    #[test]
    fn every_class_is_listed() {
        assert!(LATIN.iter().all(|(_, class, _)| CLASSES.contains(class)));
    }

    #[test]
    fn marks_join_their_letter_in_any_order() {
        for (typed, expected) in [
            ("e\u{301}", "é"),
            ("e\u{323}\u{302}", "ệ"),
            ("e\u{302}\u{323}", "ệ"),
            ("ê\u{323}", "ệ"),
            ("o\u{31B}\u{301}", "ớ"),
            ("u\u{308}\u{304}", "ǖ"),
            ("u\u{304}\u{308}", "ṻ"),
            ("q\u{301}", "q\u{301}"),
            ("\u{301}a", "\u{301}a"),
        ] {
            assert_eq!(composed(typed), expected, "{typed:?}");
        }
    }
}
