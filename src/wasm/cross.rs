//! What crosses the border to JavaScript: plain data in, JSON text out, a `TypeError` for a caller's
//! mistake.

use crate::input::{self, FromInput, InputError, Meant};
use js_sys::{Object, TypeError};
use serde::Serialize;
use serde_wasm_bindgen::Deserializer;
use wasm_bindgen::prelude::*;

pub(super) type Given = Result<String, JsValue>;

pub(super) fn read<T: FromInput>(name: &str, value: JsValue) -> Result<T, JsValue> {
    input::read(name, Deserializer::from(value)).map_err(mistake)
}

pub(super) fn options<T: FromInput + Meant>(value: JsValue) -> Result<T, JsValue> {
    let value = if value.is_undefined() || value.is_null() { Object::new().into() } else { value };
    input::read_options(Deserializer::from(value)).map_err(mistake)
}

pub(super) fn give<T: Serialize>(value: &T) -> Given {
    serde_json::to_string(value).map_err(|_| TypeError::new("the result could not be written").into())
}

// By value, for `map_err`.
#[allow(clippy::needless_pass_by_value)]
pub(super) fn mistake(error: InputError) -> JsValue {
    TypeError::new(&error.to_string()).into()
}
