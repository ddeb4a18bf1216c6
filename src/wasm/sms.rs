//! Messages that claim to come from a lender.

use super::cross::{Answer, give, options, read};
use crate::sms;
use wasm_bindgen::prelude::*;

/// `inspectSms(sms, options)`
#[wasm_bindgen(js_name = inspectSms)]
pub fn inspect_sms(sms: String, given: &str) -> Answer {
    let given: sms::SmsOptions = options(given)?;
    give(&sms::inspect(&read("sms", sms)?, &given))
}
