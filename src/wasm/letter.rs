//! Letters and notices.

use super::cross::{Answer, give, mistake, options, read};
use crate::{call::LocaleOptions, letter};
use wasm_bindgen::prelude::*;

/// `draftLetter(kind, facts, options)`
#[wasm_bindgen(js_name = draftLetter)]
pub fn draft_letter(kind: String, facts: String, given: &str) -> Answer {
    let given: LocaleOptions = options(given)?;
    give(&letter::draft(read("kind", kind)?, &read("facts", facts)?, given.locale).map_err(mistake)?)
}

/// `letterFields(kind, options)`
#[wasm_bindgen(js_name = letterFields)]
pub fn letter_fields(kind: String, given: &str) -> Answer {
    let given: LocaleOptions = options(given)?;
    give(&letter::fields(read("kind", kind)?, given.locale))
}
