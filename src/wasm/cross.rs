//! What crosses the border to JavaScript: JSON text in and out, a `TypeError` for a caller's mistake.
//!
//! One text each way costs less than an object read or built member by member: an application with
//! five contacts took 66 µs where serde-wasm-bindgen took 87, and the module is 7 kB smaller (brotli).

use crate::{
    input::{self, FromInput, InputError, Meant},
    wipe::wipe,
};
use js_sys::TypeError;
#[cfg(feature = "wasm-show")]
use serde::Serialize;
use serde_json::Deserializer;
use wasm_bindgen::prelude::*;

/// JSON text, or the `TypeError`.
pub(super) type Answer = Result<String, JsValue>;

/// By value, because what crossed may hold an identity number: the copy is wiped.
pub(super) fn read<T: FromInput>(name: &str, json: String) -> Result<T, JsValue> {
    let value = input::read(name, &mut Deserializer::from_str(&json)).map_err(mistake);
    wipe(&mut json.into_bytes());
    value
}

pub(super) fn options<T: FromInput + Meant>(json: &str) -> Result<T, JsValue> {
    input::read_options(&mut Deserializer::from_str(json)).map_err(mistake)
}

#[cfg(feature = "wasm-show")]
pub(super) fn give<T: Serialize>(value: &T) -> Answer {
    serde_json::to_string(value).map_err(|_| TypeError::new("the result could not be written").into())
}

// By value, for `map_err`.
#[allow(clippy::needless_pass_by_value)]
pub(super) fn mistake(error: InputError) -> JsValue {
    TypeError::new(&error.to_string()).into()
}
