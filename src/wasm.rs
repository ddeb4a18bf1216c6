//! What JavaScript sees. `www/heyan/index.js` is the only caller: it checks that texts are texts,
//! copies objects into plain ones (so that no getter runs in here), and parses the JSON that comes
//! back. JSON out, because one string and `JSON.parse` cost less than an object built member by
//! member across the boundary.

mod show;

use crate::{
    application,
    call::LocaleOptions,
    consent,
    input::{self, FromInput, InputError, Meant},
    message, person,
    phone::{self, FormatStyle, PhoneOptions, TypingOptions, engine::Region},
    phone_change,
};
use js_sys::{Object, TypeError};
use serde::Serialize;
use serde_wasm_bindgen::Deserializer;
use wasm_bindgen::prelude::*;

type Given = Result<String, JsValue>;

/// `listRules(options)`
#[wasm_bindgen(js_name = listRules)]
pub fn list_rules(options: JsValue) -> Given {
    let options: LocaleOptions = self::options(options)?;
    give(&message::list_rules(options.locale))
}

/// `checkPhone(text, options)`
#[wasm_bindgen(js_name = checkPhone)]
pub fn check_phone(text: &str, options: JsValue) -> Given {
    let options: PhoneOptions = self::options(options)?;
    give(&phone::check(text, &options))
}

/// The number by which the hot calls know a region, -1 for one that has no plan of its own.
#[wasm_bindgen(js_name = regionIndex)]
pub fn region_index(region: &str) -> i32 {
    let known = Region::from_code(region).filter(|_| phone::is_region(region));
    known.map_or(-1, |region| i32::from(region.index()))
}

/// `isValidPhone(text, region)`, the region by its number.
#[wasm_bindgen(js_name = isValidPhone)]
pub fn is_valid_phone(text: &str, region: u16) -> bool {
    phone::is_valid_in(text, Region::from_index(region).unwrap_or(Region::CHINA))
}

/// `areValidPhones(lines, region)`, the region by its number.
#[wasm_bindgen(js_name = areValidPhones)]
pub fn are_valid_phones(lines: &str, region: u16) -> Vec<u8> {
    phone::are_valid_in(lines, Region::from_index(region).unwrap_or(Region::CHINA))
}

/// `formatPhone(text, style, region)`
#[wasm_bindgen(js_name = formatPhone)]
pub fn format_phone(text: &str, style: JsValue, region: &str) -> Result<Option<String>, JsValue> {
    let style: FormatStyle = read("style", style)?;
    Ok(phone::format(text, style, region))
}

/// `formatAsYouType(text, caret, options)`
#[wasm_bindgen(js_name = formatAsYouType)]
pub fn format_as_you_type(text: &str, caret: u32, options: JsValue) -> Given {
    let options: TypingOptions = self::options(options)?;
    give(&phone::format_as_you_type(text, caret, &options))
}

/// `checkPersonName(text, options)`
#[wasm_bindgen(js_name = checkPersonName)]
pub fn check_person_name(text: &str, options: JsValue) -> Given {
    give(&person::check_person_name(text, &self::options(options)?))
}

/// `checkIdNumber(text, options)`
#[wasm_bindgen(js_name = checkIdNumber)]
pub fn check_id_number(text: String, options: JsValue) -> Given {
    // Owned, so that the copy that crossed the boundary is wiped.
    let text = person::IdText::from(text);
    give(&person::check_id_number(&text, &self::options(options)?))
}

/// `checkApplication(application, options)`
#[wasm_bindgen(js_name = checkApplication)]
pub fn check_application(application: JsValue, options: JsValue) -> Given {
    give(&application::check(&read("application", application)?, &self::options(options)?))
}

/// `planPhoneChange(request, options)`
#[wasm_bindgen(js_name = planPhoneChange)]
pub fn plan_phone_change(request: JsValue, options: JsValue) -> Given {
    give(&phone_change::plan(&read("request", request)?, &self::options(options)?))
}

/// `checkOneTimeCode(text, options)`
#[wasm_bindgen(js_name = checkOneTimeCode)]
pub fn check_one_time_code(text: &str, options: JsValue) -> Given {
    give(&phone_change::check_one_time_code(text, &self::options(options)?))
}

/// `readyNotice(id, facts)`
#[wasm_bindgen(js_name = readyNotice)]
pub fn ready_notice(id: &str, facts: JsValue) -> Given {
    give(&consent::ready(id, &read("facts", facts)?).map_err(mistake)?)
}

/// `renderConsent(notice, options)`
#[wasm_bindgen(js_name = renderConsent)]
pub fn render_consent(notice: JsValue, options: JsValue) -> Given {
    let options: LocaleOptions = self::options(options)?;
    give(&consent::render(&read("notice", notice)?, options.locale))
}

/// `checkConsent(notice, options)`
#[wasm_bindgen(js_name = checkConsent)]
pub fn check_consent(notice: JsValue, options: JsValue) -> Given {
    let options: LocaleOptions = self::options(options)?;
    give(&consent::check(&read("notice", notice)?, options.locale))
}

fn read<T: FromInput>(name: &str, value: JsValue) -> Result<T, JsValue> {
    input::read(name, Deserializer::from(value)).map_err(mistake)
}

fn options<T: FromInput + Meant>(value: JsValue) -> Result<T, JsValue> {
    let value = if value.is_undefined() || value.is_null() { Object::new().into() } else { value };
    input::read_options(Deserializer::from(value)).map_err(mistake)
}

fn give<T: Serialize>(value: &T) -> Given {
    serde_json::to_string(value).map_err(|_| TypeError::new("the result could not be written").into())
}

fn mistake(error: InputError) -> JsValue {
    TypeError::new(&error.to_string()).into()
}
