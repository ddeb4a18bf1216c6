//! From what was typed to the characters of a number.

use crate::wipe::wipe;
use crate::{
    report::{Raised, rule},
    text,
};

/// Characters of a current number.
pub(super) const LENGTH: usize = 18;
/// Characters of first-generation numbers, and of permanent resident cards before 2023.
const OLD_LENGTH: usize = 15;
/// The value of X.
const X: u8 = 10;
/// Values from here on are capital letters.
const LETTERS: u8 = 16;

/// The values of a number's characters (0 to 9, 10 for X) and where they stood. Wiped when dropped; in
/// a place of their own, because a value that moves leaves a copy behind.
pub(super) struct Number {
    values: Box<[u8; LENGTH]>,
    places: [(u32, u32); LENGTH],
    len: usize,
}

impl Drop for Number {
    fn drop(&mut self) {
        wipe(&mut *self.values);
    }
}

/// A text that has the form of a number.
pub(super) enum Shape {
    /// 18 characters.
    Current(Number),
    /// Three letters and 12 digits: a permanent resident card of 2017.
    OldPermanent(Number),
}

impl Number {
    /// The values of its characters.
    pub fn values(&self) -> &[u8] {
        self.values.get(..self.len).unwrap_or_default()
    }

    /// The decimal value of the digits from one place to another.
    pub fn value(&self, from: usize, to: usize) -> u32 {
        let digits = self.values().get(from..to).unwrap_or_default();
        digits.iter().fold(0, |sum, digit| sum * 10 + u32::from(*digit))
    }

    /// UTF-16 offsets of the characters from one place to another.
    pub fn place(&self, from: usize, to: usize) -> Option<(u32, u32)> {
        let (start, _) = self.places.get(from)?;
        let (_, end) = self.places.get(to.checked_sub(1)?)?;
        Some((*start, *end))
    }

    /// Its characters.
    pub fn text(&self) -> String {
        self.values().iter().map(|value| letter(*value)).collect()
    }

    /// The first three and the last four characters.
    pub fn masked(&self) -> String {
        let hidden = 3..self.len.saturating_sub(4);
        let show = |(index, value): (usize, &u8)| if hidden.contains(&index) { '*' } else { letter(*value) };
        self.values().iter().enumerate().map(show).collect()
    }
}

fn letter(value: u8) -> char {
    match value {
        0..=9 => char::from(b'0' + value),
        X => 'X',
        _ => char::from(b'A' + value.saturating_sub(LETTERS).min(25)),
    }
}

/// Reads a number. Spaces, hyphens, invisible characters and a label in front ("身份证号：") are
/// passed over; digits of every script and every width count.
pub(super) fn read(input: &str) -> Result<Shape, Raised> {
    if text::longer_than(input, text::FIELD_LIMIT) {
        return Err(rule::input_too_long(text::FIELD_LIMIT));
    }
    let mut number = Number { values: Box::new([0; LENGTH]), places: [(0, 0); LENGTH], len: 0 };
    let (mut count, mut letters) = (0_usize, 0_usize);
    let mut wrong: Option<(u32, u32)> = None;
    let mut masked: Option<(u32, u32)> = None;
    for glyph in text::glyphs(input) {
        let place = (glyph.start, glyph.end);
        let value = match glyph.ch {
            // Nearly all of any number: of these nothing else has to be asked.
            ch @ '0'..='9' => u8::try_from(u32::from(ch) - u32::from('0')).unwrap_or(0),
            '-' | '\u{2010}'..='\u{2015}' => continue,
            ch if text::is_space(ch) || text::is_invisible(ch) => continue,
            ch if count == 0 && wrong.is_none() && (text::is_han(ch) || ch == ':') => continue,
            '*' | '＊' | '•' | '●' | '×' if count > 0 && count < LENGTH - 1 => {
                masked.get_or_insert(place);
                continue;
            }
            'x' | 'X' | '×' | 'Χ' | 'χ' | 'Х' | 'х' | 'Ⅹ' | 'ⅹ' => X,
            ch => match text::digit_value(ch) {
                Some(digit) => digit,
                None if ch.is_ascii_alphabetic() => {
                    letters += 1;
                    // Letters are told from one another only for the old permanent resident card.
                    u8::try_from(u32::from(ch.to_ascii_uppercase()) - u32::from('A')).unwrap_or(0) + LETTERS
                }
                None => {
                    wrong.get_or_insert(place);
                    continue;
                }
            },
        };
        if let (Some(slot), Some(known)) = (number.values.get_mut(count), number.places.get_mut(count)) {
            *slot = value;
            *known = place;
            number.len += 1;
        }
        count += 1;
    }
    sort_out(number, count, letters, wrong, masked)
}

fn sort_out(
    number: Number,
    count: usize,
    letters: usize,
    wrong: Option<(u32, u32)>,
    masked: Option<(u32, u32)>,
) -> Result<Shape, Raised> {
    if let Some((start, end)) = masked {
        return Err(rule::id_masked().range(start, end));
    }
    if let Some((start, end)) = wrong {
        return Err(rule::id_character().range(start, end));
    }
    let values = number.values();
    let country = values.iter().take(3).all(|value| *value >= X);
    if count == OLD_LENGTH && country && values.iter().skip(3).all(|value| *value < X) {
        return Ok(Shape::OldPermanent(number));
    }
    let misplaced = values.iter().take(LENGTH - 1).position(|value| *value >= X);
    let misplaced = misplaced.or((letters > 0).then_some(LENGTH - 1));
    // An X at the end of what is not yet whole may be typed too early; what is missing says more.
    if let Some(place) = misplaced.filter(|place| letters > 0 || place + 1 < count) {
        return Err(match number.place(place, place + 1) {
            Some((start, end)) => rule::id_character().range(start, end),
            None => rule::id_character(),
        });
    }
    match count {
        0 => Err(rule::id_missing()),
        OLD_LENGTH if misplaced.is_none() => Err(rule::id_fifteen_digits()),
        LENGTH => Ok(Shape::Current(number)),
        1..LENGTH => Err(rule::id_too_short(LENGTH - count)),
        _ => Err(rule::id_too_long(count - LENGTH)),
    }
}
