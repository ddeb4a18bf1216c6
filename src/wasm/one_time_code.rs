//! Codes typed from a message. The options cross as numbers, and the report comes back in lines: in the order of
//! `www/heyan/face-one-time-code.js`.

use super::locale_of;
use crate::phone_change::{self, OneTimeCodeOptions};
use wasm_bindgen::prelude::*;

/// `checkOneTimeCode(text, options)`
#[wasm_bindgen(js_name = checkOneTimeCode)]
pub fn check_one_time_code(text: &str, length: u32, locale: usize) -> String {
    let options = OneTimeCodeOptions { length, locale: locale_of(locale) };
    phone_change::check_one_time_code_lines(text, &options)
}
