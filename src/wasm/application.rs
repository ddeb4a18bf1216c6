//! People and the whole loan application. Options on people cross as numbers, and every report comes back in lines: in the
//! order of `www/heyan/face-application.js`.

use super::{
    cross::{Answer, options, read},
    locale_of,
};
use crate::{
    Date, application,
    person::{self, IdText, ScriptWish},
};
use wasm_bindgen::prelude::*;

/// `checkPersonName(text, options)`
#[wasm_bindgen(js_name = checkPersonName)]
pub fn check_person_name(text: &str, script: usize, locale: usize) -> String {
    const SCRIPTS: [ScriptWish; 3] = [ScriptWish::Han, ScriptWish::Latin, ScriptWish::Any];
    let script = SCRIPTS.get(script).copied().unwrap_or_default();
    person::check_person_name_lines(text, script, locale_of(locale))
}

/// A day of the years 1 to 9999, which the script has seen to.
fn day(number: i32) -> Date {
    Date::from_days_since_1970(number.into()).unwrap_or(Date::FIRST)
}

/// `checkIdNumber(text, options)`
#[wasm_bindgen(js_name = checkIdNumber)]
pub fn check_id_number(text: String, today: i32, locale: usize) -> String {
    // Owned, so that the copy that crossed the boundary is wiped.
    person::check_id_number_lines(&IdText::from(text), day(today), locale_of(locale))
}

/// `isValidIdNumber(text, options)`
#[wasm_bindgen(js_name = isValidIdNumber)]
pub fn is_valid_id_number(text: String, today: i32) -> bool {
    person::is_valid_id_number(&IdText::from(text), day(today))
}

/// `checkApplication(application, options)`
#[wasm_bindgen(js_name = checkApplication)]
pub fn check_application(application: String, given: &str) -> Answer {
    Ok(application::check_lines(&read("application", application)?, &options(given)?))
}
