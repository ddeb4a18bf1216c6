//! Crate `phonenumber` behind the names of `phone`, for measuring the two side by side. A region is given
//! by its code: the crate has no numbers for them, and our table stays out of this module.

use phonenumber::{Mode, PhoneNumber, country, metadata::DATABASE, parse};
use wasm_bindgen::prelude::*;

fn read(text: &str, region: &str) -> Option<PhoneNumber> {
    parse(region.parse::<country::Id>().ok(), text).ok()
}

/// `isValidPhone(text, region)`
#[wasm_bindgen(js_name = isValidPhone)]
pub fn is_valid_phone(text: &str, region: &str) -> bool {
    read(text, region).is_some_and(|number| number.is_valid())
}

/// `checkPhone(text, region)`: valid, type and the four writings, a line each; nothing when no number can be read.
#[wasm_bindgen(js_name = checkPhone)]
pub fn check_phone(text: &str, region: &str) -> Option<String> {
    let number = read(text, region)?;
    let written = |mode| number.format().mode(mode).to_string();
    let facts = [
        number.is_valid().to_string(),
        format!("{:?}", number.number_type(&DATABASE)),
        written(Mode::E164),
        written(Mode::National),
        written(Mode::International),
        written(Mode::Rfc3966),
    ];
    Some(facts.join("\n"))
}
