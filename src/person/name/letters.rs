//! Which characters are letters, marks, dots and signs of a name.

/// Letters of the Latin script (Unicode 17, `Scripts.txt`), without ordinal signs and modifiers.
pub(super) fn is_latin(ch: char) -> bool {
    ch.is_ascii_alphabetic()
        || matches!(ch,
            '\u{C0}'..='\u{D6}' | '\u{D8}'..='\u{F6}' | '\u{F8}'..='\u{2AF}' | '\u{1E00}'..='\u{1EFF}'
            | '\u{2C60}'..='\u{2C7F}' | '\u{A722}'..='\u{A787}' | '\u{A78B}'..='\u{A78E}' | '\u{A790}'..='\u{A7DC}'
            | '\u{AB30}'..='\u{AB5A}' | '\u{AB60}'..='\u{AB64}')
}

/// Marks that stand on or under the letter before them.
pub(super) fn is_mark(ch: char) -> bool {
    matches!(ch, '\u{300}'..='\u{36F}')
}

/// The separator and what people write in its place; whether it has to be folded. `.` and `．` are
/// signs of Latin names and become separators only beside ideographs.
pub(super) fn dot(ch: char) -> Option<bool> {
    match ch {
        '\u{B7}' => Some(false),
        '\u{2022}' | '\u{30FB}' | '\u{FF65}' | '\u{2027}' | '\u{22C5}' | '\u{2219}' | '\u{387}' | '\u{2E31}'
        | '\u{A78F}' | '\u{16EB}' | '\u{318D}' | '\u{FE52}' => Some(true),
        _ => None,
    }
}

/// A sign of Latin names in its plain form.
pub(super) fn sign(ch: char) -> Option<char> {
    match ch {
        '\'' | '\u{2018}' | '\u{2019}' | '\u{2BB}' | '\u{2BC}' | '\u{2B9}' | '`' | '\u{B4}' => Some('\''),
        '-' | '\u{2010}'..='\u{2013}' | '\u{2212}' => Some('-'),
        ',' | '.' | '/' | '@' => Some(ch),
        _ => None,
    }
}

/// Private use without a known meaning, replacement characters, and descriptions of ideographs.
pub(super) fn is_unreadable(ch: char) -> bool {
    matches!(ch,
        '\u{FFFD}' | '\u{FFFC}' | '\u{3013}' | '\u{303E}' | '\u{25A1}' | '\u{2FF0}'..='\u{2FFF}' | '\u{31EF}'
        | '\u{2E80}'..='\u{2FDF}' | '\u{31C0}'..='\u{31E5}' | '\u{F900}'..='\u{FAFF}' | '\u{2F800}'..='\u{2FA1F}'
        | '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..)
}
