//! People and the whole loan application.

use super::cross::{Answer, give, options, read};
use crate::{application, person};
use wasm_bindgen::prelude::*;

/// `checkPersonName(text, options)`
#[wasm_bindgen(js_name = checkPersonName)]
pub fn check_person_name(text: &str, given: &str) -> Answer {
    give(&person::check_person_name(text, &options(given)?))
}

/// `checkIdNumber(text, options)`
#[wasm_bindgen(js_name = checkIdNumber)]
pub fn check_id_number(text: String, given: &str) -> Answer {
    // Owned, so that the copy that crossed the boundary is wiped.
    let text = person::IdText::from(text);
    give(&person::check_id_number(&text, &options(given)?))
}

/// `checkApplication(application, options)`
#[wasm_bindgen(js_name = checkApplication)]
pub fn check_application(application: String, given: &str) -> Answer {
    give(&application::check(&read("application", application)?, &options(given)?))
}
