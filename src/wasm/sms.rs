//! Messages that claim to come from a lender.

use super::cross::{Given, give, options, read};
use crate::sms;
use wasm_bindgen::prelude::*;

/// `inspectSms(sms, options)`
#[wasm_bindgen(js_name = inspectSms)]
pub fn inspect_sms(sms: String, given: &str) -> Given {
    let given: sms::SmsOptions = options(given)?;
    give(&sms::inspect(&read("sms", sms)?, &given))
}
