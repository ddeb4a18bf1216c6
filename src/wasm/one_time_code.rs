//! Codes typed from a message.

use super::cross::{Answer, give, options};
use crate::phone_change;
use wasm_bindgen::prelude::*;

/// `checkOneTimeCode(text, options)`
#[wasm_bindgen(js_name = checkOneTimeCode)]
pub fn check_one_time_code(text: &str, given: &str) -> Answer {
    give(&phone_change::check_one_time_code(text, &options(given)?))
}
