//! Everything but the phone numbers' own part.

use super::cross::{Given, give, mistake, read};
use crate::{application, call::LocaleOptions, consent, person, phone_change};
use wasm_bindgen::prelude::*;

/// `checkPersonName(text, options)`
#[wasm_bindgen(js_name = checkPersonName)]
pub fn check_person_name(text: &str, options: &str) -> Given {
    give(&person::check_person_name(text, &super::cross::options(options)?))
}

/// `checkIdNumber(text, options)`
#[wasm_bindgen(js_name = checkIdNumber)]
pub fn check_id_number(text: String, options: &str) -> Given {
    // Owned, so that the copy that crossed the boundary is wiped.
    let text = person::IdText::from(text);
    give(&person::check_id_number(&text, &super::cross::options(options)?))
}

/// `checkApplication(application, options)`
#[wasm_bindgen(js_name = checkApplication)]
pub fn check_application(application: String, options: &str) -> Given {
    give(&application::check(&read("application", application)?, &super::cross::options(options)?))
}

/// `planPhoneChange(request, options)`
#[wasm_bindgen(js_name = planPhoneChange)]
pub fn plan_phone_change(request: String, options: &str) -> Given {
    give(&phone_change::plan(&read("request", request)?, &super::cross::options(options)?))
}

/// `checkOneTimeCode(text, options)`
#[wasm_bindgen(js_name = checkOneTimeCode)]
pub fn check_one_time_code(text: &str, options: &str) -> Given {
    give(&phone_change::check_one_time_code(text, &super::cross::options(options)?))
}

/// `readyNotice(id, facts)`
#[wasm_bindgen(js_name = readyNotice)]
pub fn ready_notice(id: &str, facts: String) -> Given {
    give(&consent::ready(id, &read("facts", facts)?).map_err(mistake)?)
}

/// `renderConsent(notice, options)`
#[wasm_bindgen(js_name = renderConsent)]
pub fn render_consent(notice: String, options: &str) -> Given {
    let options: LocaleOptions = super::cross::options(options)?;
    give(&consent::render(&read("notice", notice)?, options.locale))
}

/// `checkConsent(notice, options)`
#[wasm_bindgen(js_name = checkConsent)]
pub fn check_consent(notice: String, options: &str) -> Given {
    let options: LocaleOptions = super::cross::options(options)?;
    give(&consent::check(&read("notice", notice)?, options.locale))
}

/// `recordConsent(notice, event, options)`
#[wasm_bindgen(js_name = recordConsent)]
pub fn record_consent(notice: String, event: String, options: &str) -> Given {
    let options = super::cross::options(options)?;
    give(&consent::record::record(&read("notice", notice)?, &read("event", event)?, &options))
}

/// `checkConsentRecord(record, notice, options)`
#[wasm_bindgen(js_name = checkConsentRecord)]
pub fn check_consent_record(record: String, notice: String, options: &str) -> Given {
    let options = super::cross::options(options)?;
    give(&consent::record::check(&read("record", record)?, &read("notice", notice)?, &options))
}

/// `planConsent(notice, records, options)`
#[wasm_bindgen(js_name = planConsent)]
pub fn plan_consent(notice: String, records: String, options: &str) -> Given {
    let options = super::cross::options(options)?;
    let records: Vec<consent::record::ConsentRecord> = read("records", records)?;
    give(&consent::record::plan(&read("notice", notice)?, &records, &options))
}
