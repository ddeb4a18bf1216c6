//! Notices, what is agreed to, and the records of it.

use super::cross::{Answer, give, mistake, options, read};
use crate::{call::LocaleOptions, consent};
use wasm_bindgen::prelude::*;

/// `readyNotice(id, facts)`
#[wasm_bindgen(js_name = readyNotice)]
pub fn ready_notice(id: &str, facts: String) -> Answer {
    give(&consent::ready(id, &read("facts", facts)?).map_err(mistake)?)
}

/// `renderConsent(notice, options)`
#[wasm_bindgen(js_name = renderConsent)]
pub fn render_consent(notice: String, given: &str) -> Answer {
    let given: LocaleOptions = options(given)?;
    give(&consent::render(&read("notice", notice)?, given.locale))
}

/// `checkConsent(notice, options)`
#[wasm_bindgen(js_name = checkConsent)]
pub fn check_consent(notice: String, given: &str) -> Answer {
    let given: LocaleOptions = options(given)?;
    give(&consent::check(&read("notice", notice)?, given.locale))
}

/// `recordConsent(notice, event, options)`
#[wasm_bindgen(js_name = recordConsent)]
pub fn record_consent(notice: String, event: String, given: &str) -> Answer {
    let given = options(given)?;
    give(&consent::record::record(&read("notice", notice)?, &read("event", event)?, &given))
}

/// `checkConsentRecord(record, notice, options)`
#[wasm_bindgen(js_name = checkConsentRecord)]
pub fn check_consent_record(record: String, notice: String, given: &str) -> Answer {
    let given = options(given)?;
    give(&consent::record::check(&read("record", record)?, &read("notice", notice)?, &given))
}

/// `planConsent(notice, records, options)`
#[wasm_bindgen(js_name = planConsent)]
pub fn plan_consent(notice: String, records: String, given: &str) -> Answer {
    let given = options(given)?;
    let records: Vec<consent::record::ConsentRecord> = read("records", records)?;
    give(&consent::record::plan(&read("notice", notice)?, &records, &given))
}
