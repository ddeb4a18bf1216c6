//! Reading what people type and paste: full-width forms, invisible characters, spaces and digits of
//! every script, with offsets that map back to the text as JavaScript counts it.
//!
//! Nothing here decides; it only says what a character is. A reader never changes one digit into
//! another, and whatever it passes over it can report.

/// The longest text a field's check reads, in UTF-16 units. No number, name or code needs more; a
/// longer text gets one finding and no further work.
pub const FIELD_LIMIT: usize = 1_000;

/// One character of a text with its place in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Glyph {
    /// The character after folding its width.
    pub ch: char,
    /// Where it begins, in UTF-16 units of the original.
    pub start: u32,
    /// Where it ends.
    pub end: u32,
}

/// The characters of a text, width folded, with their UTF-16 places.
///
/// ```
/// let places: Vec<_> = heyan::text::glyphs("𠮷１").map(|glyph| (glyph.ch, glyph.start, glyph.end)).collect();
/// assert_eq!(places, [('𠮷', 0, 2), ('1', 2, 3)]);
/// ```
pub fn glyphs(text: &str) -> impl Iterator<Item = Glyph> + '_ {
    let mut at = 0_u32;
    text.chars().map(move |ch| {
        let start = at;
        at = at.saturating_add(if ch > '\u{FFFF}' { 2 } else { 1 });
        Glyph { ch: fold_width(ch), start, end: at }
    })
}

/// The length of a text as JavaScript counts it.
///
/// ```
/// assert_eq!(heyan::text::utf16_len("𠮷1"), 3);
/// ```
pub fn utf16_len(text: &str) -> usize {
    text.chars().map(char::len_utf16).sum()
}

/// Whether a text is longer than `limit` UTF-16 units; reads no further than that.
///
/// ```
/// assert!(heyan::text::longer_than("𠮷1", 2) && !heyan::text::longer_than("𠮷1", 3));
/// ```
pub fn longer_than(text: &str, limit: usize) -> bool {
    // A UTF-16 unit is one to three bytes of UTF-8.
    text.len() > limit && (text.len() > limit.saturating_mul(3) || utf16_len(text) > limit)
}

/// The first `limit` UTF-16 units of a text; no character is cut in two.
pub(crate) fn cut(text: &str, limit: usize) -> &str {
    let mut units = 0;
    let end = text.char_indices().find(|(_, ch)| {
        units += ch.len_utf16();
        units > limit
    });
    end.and_then(|(end, _)| text.get(..end)).unwrap_or(text)
}

/// Full-width ASCII (`Ａ`, `１`, `＋`) and the ideographic space as their ASCII forms.
///
/// ```
/// assert_eq!((heyan::text::fold_width('１'), heyan::text::fold_width('　')), ('1', ' '));
/// ```
pub fn fold_width(ch: char) -> char {
    match ch {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(ch) - 0xFEE0).unwrap_or(ch),
        '\u{3000}' => ' ',
        _ => ch,
    }
}

/// The value of a decimal digit of any script (Unicode general category Nd, version 16).
///
/// ```
/// assert_eq!((heyan::text::digit_value('٣'), heyan::text::digit_value('三')), (Some(3), None));
/// ```
pub fn digit_value(ch: char) -> Option<u8> {
    if ch.is_ascii_digit() {
        return u8::try_from(u32::from(ch) - 0x30).ok();
    }
    if ch < '\u{0660}' {
        return None;
    }
    let code = u32::from(ch);
    let index = DIGIT_ZEROS.partition_point(|zero| *zero <= code);
    let zero = DIGIT_ZEROS.get(index.checked_sub(1)?)?;
    u8::try_from(code - zero).ok().filter(|value| *value < 10)
}

/// Where each run of ten decimal digits begins (Unicode 16, `DerivedGeneralCategory.txt`, Nd). The
/// five runs of mathematical digits stand beside one another and are listed one by one.
static DIGIT_ZEROS: [u32; 75] = [
    0x0660, 0x06F0, 0x07C0, 0x0966, 0x09E6, 0x0A66, 0x0AE6, 0x0B66, 0x0BE6, 0x0C66, 0x0CE6, 0x0D66, 0x0DE6, 0x0E50,
    0x0ED0, 0x0F20, 0x1040, 0x1090, 0x17E0, 0x1810, 0x1946, 0x19D0, 0x1A80, 0x1A90, 0x1B50, 0x1BB0, 0x1C40, 0x1C50,
    0xA620, 0xA8D0, 0xA900, 0xA9D0, 0xA9F0, 0xAA50, 0xABF0, 0xFF10, 0x104A0, 0x10D30, 0x10D40, 0x11066, 0x110F0,
    0x11136, 0x111D0, 0x112F0, 0x11450, 0x114D0, 0x11650, 0x116C0, 0x116D0, 0x116DA, 0x11730, 0x118E0, 0x11950,
    0x11BF0, 0x11C50, 0x11D50, 0x11DA0, 0x11F50, 0x16130, 0x16A60, 0x16AC0, 0x16B50, 0x16D70, 0x1CCF0, 0x1D7CE,
    0x1D7D8, 0x1D7E2, 0x1D7EC, 0x1D7F6, 0x1E140, 0x1E2F0, 0x1E4F0, 0x1E5F1, 0x1E950, 0x1FBF0,
];

/// Characters that show nothing: format controls (Cf), variation selectors, fillers, and the marks
/// copied along from address books and chat programs.
///
/// ```
/// assert!(heyan::text::is_invisible('\u{200B}') && !heyan::text::is_invisible(' '));
/// ```
pub fn is_invisible(ch: char) -> bool {
    // Most of any text: ASCII, and ideographs with whatever stands among them.
    if matches!(ch, ' '..='~' | '\u{3200}'..='\u{FDFF}') {
        return false;
    }
    matches!(ch,
        '\u{00AD}' | '\u{034F}' | '\u{061C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}'
        | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
        | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF9}'..='\u{FFFB}'
        | '\u{1D173}'..='\u{1D17A}' | '\u{E0000}'..='\u{E0FFF}')
        || (ch.is_control() && !matches!(ch, '\t' | '\n' | '\r' | '\u{0B}' | '\u{0C}' | '\u{85}'))
}

/// Where a text holds a word, in bytes. Rust's own search is for long words in long texts: preparing it takes longer than
/// most of our searches, and it adds kilobytes to a wasm that can do without.
pub(crate) fn places<'a>(text: &'a str, word: &'a str) -> impl Iterator<Item = usize> + 'a {
    let parts = text.as_bytes().windows(word.len().max(1)).enumerate();
    parts.filter(move |(_, part)| *part == word.as_bytes()).map(|(at, _)| at)
}

/// Whether a text holds a word, which is not empty.
pub(crate) fn holds(text: &str, word: &str) -> bool {
    places(text, word).next().is_some()
}

/// Writes a whole number in decimal digits. Rust's own formatting costs a wasm that writes nothing
/// else several kilobytes.
pub(crate) fn push_number(number: i64, out: &mut String) {
    if number < 0 {
        out.push('-');
    }
    let mut rest = number.unsigned_abs();
    let mut digits = [0_u8; 20];
    let mut len = 0;
    for digit in &mut digits {
        *digit = u8::try_from(rest % 10).unwrap_or_default();
        rest /= 10;
        len += 1;
        if rest == 0 {
            break;
        }
    }
    for digit in digits.iter().take(len).rev() {
        out.push(char::from(b'0' + digit));
    }
}

/// Nothing a person would see.
///
/// ```
/// assert!(heyan::text::is_blank("　\u{200B}") && !heyan::text::is_blank("王"));
/// ```
pub fn is_blank(text: &str) -> bool {
    text.chars().all(|ch| is_space(ch) || is_invisible(ch))
}

/// Any white space: ASCII, line breaks, and all of Unicode's space separators.
///
/// ```
/// assert!(heyan::text::is_space('　') && !heyan::text::is_space('\u{200B}'));
/// ```
pub fn is_space(ch: char) -> bool {
    ch.is_whitespace()
}

/// Ideographs that can stand in a name or a text: every unified ideograph and 〇.
///
/// ```
/// assert!(heyan::text::is_han('𠮷') && !heyan::text::is_han('カ'));
/// ```
pub fn is_han(ch: char) -> bool {
    matches!(ch,
        '\u{3007}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}'
        | '\u{FA0E}' | '\u{FA0F}' | '\u{FA11}' | '\u{FA13}' | '\u{FA14}' | '\u{FA1F}' | '\u{FA21}'
        | '\u{FA23}' | '\u{FA24}' | '\u{FA27}'..='\u{FA29}'
        | '\u{20000}'..='\u{2A6DF}' | '\u{2A700}'..='\u{2B73F}' | '\u{2B740}'..='\u{2B81D}'
        | '\u{2B820}'..='\u{2CEAD}' | '\u{2CEB0}'..='\u{2EBE0}' | '\u{2EBF0}'..='\u{2EE5D}'
        | '\u{30000}'..='\u{3134A}' | '\u{31350}'..='\u{33479}')
}

/// The small letter of a Latin or Cyrillic capital, one for one; any other character as it is.
///
/// The standard library knows the capitals of every script, by a table that weighs 4 kB (brotli) in a
/// module. Names and marks that are compared here are written in these two, or have no capitals.
///
/// ```
/// assert_eq!((heyan::text::lower('A'), heyan::text::lower('Ж')), ('a', 'ж'));
/// ```
pub fn lower(ch: char) -> char {
    let code = u32::from(ch);
    let step = match code {
        0x41..=0x5A | 0xC0..=0xD6 | 0xD8..=0xDE | 0x410..=0x42F => 32,
        0x400..=0x40F => 80,
        // İ, Ÿ and ẞ have their small letters elsewhere.
        0x130 => return 'i',
        0x178 => return 'ÿ',
        0x1E9E => return 'ß',
        // Pairs, the capital on the even place,
        0x100..=0x12F
        | 0x132..=0x137
        | 0x14A..=0x177
        | 0x1A0..=0x1A5
        | 0x1DE..=0x1EF
        | 0x1F8..=0x21F
        | 0x222..=0x233
        | 0x460..=0x481
        | 0x48A..=0x4BF
        | 0x4D0..=0x52F
        | 0x1E00..=0x1E95
        | 0x1EA0..=0x1EFF => 1 - code % 2,
        // and on the odd one.
        0x139..=0x148 | 0x179..=0x17E | 0x1AF..=0x1B0 | 0x1CD..=0x1DC | 0x4C1..=0x4CE => code % 2,
        _ => 0,
    };
    char::from_u32(code + step).unwrap_or(ch)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_have_the_small_letters_that_unicode_gives_them() {
        for ch in ('\0'..='\u{52F}').chain('\u{1E00}'..='\u{1EFF}') {
            let mut known = ch.to_lowercase();
            let expected = known.next().unwrap_or(ch);
            if lower(ch) != ch {
                assert_eq!(lower(ch), expected, "{ch}");
            }
            // Of the letters that names are written in, none is left out.
            if matches!(ch, '\0'..='\u{17F}' | '\u{400}'..='\u{45F}' | '\u{1E00}'..='\u{1EFF}' | 'Ơ' | 'Ư' | 'Ǎ' | 'Ș' | 'Ț')
            {
                assert_eq!(lower(ch), expected, "{ch}");
            }
        }
        assert_eq!(
            "ŁUKASZ ĐẶNG ÜNAL İPEK Юлия 王".chars().map(lower).collect::<String>(),
            "łukasz đặng ünal ipek юлия 王"
        );
    }

    #[test]
    fn digits_of_every_script_are_read() {
        for (ch, value) in [('0', 0), ('９', 9), ('٣', 3), ('۷', 7), ('९', 9), ('𝟘', 0), ('𝟗', 9), ('🯹', 9)]
        {
            assert_eq!(digit_value(ch), Some(value), "{ch}");
        }
        for ch in ['零', '一', '①', 'O', 'l', '½', '٪', '³'] {
            assert_eq!(digit_value(ch), None, "{ch}");
        }
    }

    #[test]
    fn zeros_are_in_order_for_the_search() {
        assert!(DIGIT_ZEROS.windows(2).all(|pair| pair[0] + 10 <= pair[1]));
        // Every run is ten characters that Rust's own tables call numeric.
        for zero in DIGIT_ZEROS {
            for value in 0..10 {
                assert!(char::from_u32(zero + value).is_some_and(char::is_numeric), "{:X}", zero + value);
            }
        }
    }

    #[test]
    fn places_are_counted_as_javascript_does() {
        let found: Vec<_> = glyphs("１𠀀a").map(|glyph| (glyph.ch, glyph.start, glyph.end)).collect();
        assert_eq!(found, [('1', 0, 1), ('𠀀', 1, 3), ('a', 3, 4)]);
        assert_eq!(utf16_len("１𠀀a"), 4);
        assert!(longer_than("𠀀𠀀", 3));
        assert!(!longer_than("𠀀𠀀", 4));
        assert_eq!((cut("１𠀀a", 2), cut("１𠀀a", 3), cut("１𠀀a", 9)), ("１", "１𠀀", "１𠀀a"));
    }

    #[test]
    fn marks_copied_along_are_invisible() {
        for ch in ['\u{200B}', '\u{202D}', '\u{202C}', '\u{FEFF}', '\u{200D}', '\u{FE0D}', '\u{00AD}', '\u{0}'] {
            assert!(is_invisible(ch), "{:X}", u32::from(ch));
        }
        for ch in ['a', ' ', '\n', '\u{3000}', '王', '·'] {
            assert!(!is_invisible(ch), "{:X}", u32::from(ch));
        }
    }
}
