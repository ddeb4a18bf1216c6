//! The phone numbers' part: all there is in `heyan/phone`. Options cross the border as numbers, in the
//! order of the lists in `www/heyan/face-phone.js`: no object has to be read in here.

use super::locale_of;
use crate::{
    phone::{self, FormatStyle, Purpose, engine::Region, flagged::FlaggedNumbers},
    text,
};
use std::sync::Mutex;
use wasm_bindgen::prelude::*;

/// The list that `checkPhone` asks; the only thing this module keeps between two calls. There is one thread: the
/// lock is never held by another.
static FLAGGED: Mutex<Option<FlaggedNumbers>> = Mutex::new(None);

/// The number by which calls know a region, -1 for one that has no plan of its own.
#[wasm_bindgen(js_name = regionIndex)]
pub fn region_index(region: &str) -> i32 {
    let known = Region::from_code(region).filter(|_| phone::is_region(region));
    known.map_or(-1, |region| i32::from(region.index()))
}

/// Most numbers are read at home: that one is not looked for.
fn home(region: u16) -> Region {
    if region == Region::CHINA.index() { Region::CHINA } else { Region::from_index(region).unwrap_or(Region::CHINA) }
}

/// `checkPhone(text, options)`: the report as lines of text.
#[wasm_bindgen(js_name = checkPhone)]
pub fn check_phone(text: &str, region: u16, purpose: usize, locale: usize) -> String {
    const PURPOSES: [Purpose; 4] = [Purpose::Any, Purpose::Applicant, Purpose::Contact, Purpose::Binding];
    let purpose = PURPOSES.get(purpose).copied().unwrap_or_default();
    let flagged = FLAGGED.try_lock();
    let flagged = flagged.as_ref().ok().and_then(|flagged| flagged.as_ref());
    phone::check_lines(text, home(region), purpose, locale_of(locale), flagged)
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
    phone::is_valid_in(text, home(region))
}

/// `areValidPhones(lines, region)`
#[wasm_bindgen(js_name = areValidPhones)]
pub fn are_valid_phones(lines: &str, region: u16) -> Vec<u8> {
    phone::are_valid_in(lines, home(region))
}

/// `formatPhone(text, style, region)`
#[wasm_bindgen(js_name = formatPhone)]
pub fn format_phone(text: &str, style: usize, region: u16) -> Option<String> {
    phone::format_in(text, *FormatStyle::ALL.get(style)?, home(region))
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
    let typed = phone::format_as_you_type_in(text, caret, home(region), done);
    let mut answer = String::with_capacity(typed.text.len() + 8);
    text::push_number(typed.caret.into(), &mut answer);
    answer.push(' ');
    answer.push_str(&typed.text);
    answer
}
