//! The phone numbers' part: all there is in `heyan/phone`. Options cross the border as numbers, in the
//! order of the lists in `www/heyan/face-phone.js`: no object has to be read in here.

use super::locale_of;
use crate::{
    phone::{self, FormatStyle, Purpose, engine::Region, flagged::FlaggedNumbers},
    text,
};
use std::{hint::black_box, sync::Mutex};
use wasm_bindgen::prelude::*;

/// The list that `checkPhone` asks; the only thing this module keeps between two calls. There is one thread: the
/// lock is never held by another.
static FLAGGED: Mutex<Option<FlaggedNumbers>> = Mutex::new(None);

/// The number by which calls know a region, from the two letters of its code: -1 for one that has no plan of its own.
#[wasm_bindgen(js_name = regionIndex)]
pub fn region_index(first: u32, second: u32) -> i32 {
    let known = Region::from_letters([first, second]).filter(|region| !region.is_non_geographic());
    known.map_or(-1, |region| i32::from(region.packed()))
}

/// `checkPhone(text, options)`: the report as lines of text.
#[wasm_bindgen(js_name = checkPhone)]
pub fn check_phone(text: &str, region: u16, purpose: usize, locale: usize) -> String {
    const PURPOSES: [Purpose; 4] = [Purpose::Any, Purpose::Applicant, Purpose::Contact, Purpose::Binding];
    let purpose = PURPOSES.get(purpose).copied().unwrap_or_default();
    let flagged = FLAGGED.try_lock();
    let flagged = flagged.as_ref().ok().and_then(|flagged| flagged.as_ref());
    phone::check_lines(text, Region::from_packed(region), purpose, locale_of(locale), flagged)
}

/// `useFlaggedNumbers(filter)`: four lines, the count, the days of the file and of the list, and its name;
/// or the sentence that refuses it, which begins with "filter", and the list in use stays then.
#[wasm_bindgen(js_name = useFlaggedNumbers)]
pub fn use_flagged_numbers(filter: Option<Vec<u8>>) -> Option<String> {
    match filter.map(FlaggedNumbers::read).transpose() {
        Ok(list) => {
            let about = list.as_ref().map(|list| {
                let about = list.about();
                let mut lines = String::new();
                text::push_number(about.count.into(), &mut lines);
                for line in [&about.built_at, &about.list_date, &about.name] {
                    lines.push('\n');
                    lines.push_str(line);
                }
                lines
            });
            if let Ok(mut flagged) = FLAGGED.try_lock() {
                *flagged = list;
            }
            about
        }
        Err(refused) => Some(refused.sentence()),
    }
}

/// `isValidPhone(text, region)`
#[wasm_bindgen(js_name = isValidPhone)]
pub fn is_valid_phone(text: &str, region: u16) -> bool {
    phone::is_valid_in(text, Region::from_packed(region))
}

/// [`is_valid_phone`] of up to twenty ASCII characters, four in each number, the first in its lowest bits: most numbers
/// are so short, and no memory has to be asked for, filled and wiped for them. Nothing where the text has to be read whole.
#[wasm_bindgen(js_name = isValidShort)]
pub fn is_valid_short(
    one: u32,
    two: u32,
    three: u32,
    four: u32,
    five: u32,
    length: usize,
    region: u16,
) -> Option<bool> {
    // One by one: a list of the numbers would be a copy that stays.
    let mut text = [one.to_le_bytes(), two.to_le_bytes(), three.to_le_bytes(), four.to_le_bytes(), five.to_le_bytes()];
    let valid = phone::is_plainly_valid(text.as_flattened().get(..length)?, Region::from_packed(region));
    // Nobody else overwrites it.
    text = [[0; 4]; 5];
    black_box(&text);
    valid
}

/// `areValidPhones(lines, region)`
#[wasm_bindgen(js_name = areValidPhones)]
pub fn are_valid_phones(lines: &str, region: u16) -> Vec<u8> {
    phone::are_valid_in(lines, Region::from_packed(region))
}

/// `formatPhone(text, style, region)`
#[wasm_bindgen(js_name = formatPhone)]
pub fn format_phone(text: &str, style: usize, region: u16) -> Option<String> {
    phone::format_in(text, *FormatStyle::ALL.get(style)?, Region::from_packed(region))
}

/// `formatAsYouType(text, caret, options)`: the caret in decimal, a space, and the text. `deleted`: 1
/// backward, 2 forward, 0 something else was done.
#[wasm_bindgen(js_name = formatAsYouType)]
pub fn format_as_you_type(text: &str, caret: u32, region: u16, deleted: u8) -> String {
    let done = match deleted {
        1 => "deleteContentBackward",
        2 => "deleteContentForward",
        _ => "",
    };
    let typed = phone::format_as_you_type_in(text, caret, Region::from_packed(region), done);
    let mut answer = String::with_capacity(typed.text.len() + 8);
    text::push_number(typed.caret.into(), &mut answer);
    answer.push(' ');
    answer.push_str(&typed.text);
    answer
}
