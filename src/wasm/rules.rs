//! The catalogue of rules, which only the whole module carries.

use super::cross::{Answer, give, options};
use crate::{call::LocaleOptions, message};
use wasm_bindgen::prelude::*;

/// `listRules(options)`
#[wasm_bindgen(js_name = listRules)]
pub fn list_rules(given: &str) -> Answer {
    let given: LocaleOptions = options(given)?;
    give(&message::list_rules(given.locale))
}
