//! A change of the bound number.

use super::cross::{Answer, give, options, read};
use crate::phone_change;
use wasm_bindgen::prelude::*;

/// `planPhoneChange(request, options)`
#[wasm_bindgen(js_name = planPhoneChange)]
pub fn plan_phone_change(request: String, given: &str) -> Answer {
    give(&phone_change::plan(&read("request", request)?, &options(given)?))
}
