//! The catalogue of rules, which only the whole module carries.

use super::cross::{Given, give};
use crate::{call::LocaleOptions, message};
use wasm_bindgen::prelude::*;

/// `listRules(options)`
#[wasm_bindgen(js_name = listRules)]
pub fn list_rules(options: &str) -> Given {
    let options: LocaleOptions = super::cross::options(options)?;
    give(&message::list_rules(options.locale))
}
