//! The bodies of the fuzz targets. A case is a JSON array: a function's public name and its arguments, as
//! a test vector has them, or a word of our own for what takes several calls. The same bodies run over the
//! kept corpus in the ordinary tests (tests/fuzz.rs).

mod consent;
mod core;
mod leaks;
mod markup;
mod people;
mod phone;
mod report;
mod sms;
mod typing;
mod words;

pub use {
    leaks::leaks,
    markup::tame,
    words::{CHARACTERS, WORDS},
};

use heyan::{InputError, call::call};
use serde_json::{Value, json};

/// Every target and what it calls.
pub const TARGETS: &[(&str, &[&str])] = &[
    ("phone", &["checkPhone", "isValidPhone", "areValidPhones", "formatPhone", "formatAsYouType", "typing"]),
    ("people", &["checkPersonName", "checkIdNumber", "isValidIdNumber", "checkOneTimeCode"]),
    ("application", &["checkApplication"]),
    ("change", &["planPhoneChange", "draftLetter", "letterFields"]),
    ("consent", &["renderConsent", "checkConsent", "readyNotice", "wording"]),
    ("record", &["recordConsent", "checkConsentRecord", "planConsent"]),
    ("sms", &["inspectSms"]),
    ("core", &["core"]),
    ("anything", &["flagged", "json", "listRules"]),
];

/// What a target calls.
pub fn functions(target: &str) -> &'static [&'static str] {
    TARGETS.iter().find(|(name, _)| *name == target).map_or(&[], |(_, functions)| functions)
}

/// A case to begin with where there is none.
pub fn seed(target: &str) -> Value {
    json!([functions(target).first().unwrap_or(&"checkPhone"), "13812345678"])
}

/// Runs one case; panics where a promise is broken. What is no case is passed over.
pub fn run(target: &str, data: &[u8]) {
    let Ok(Value::Array(case)) = serde_json::from_slice::<Value>(data) else { return };
    let Some((Value::String(name), arguments)) = case.split_first() else { return };
    // The last target calls everything, with whatever stands there.
    if target != "anything" && !functions(target).contains(&name.as_str()) {
        return;
    }
    match name.as_str() {
        "typing" => typing::traces(arguments),
        "wording" => consent::wording(arguments),
        "flagged" => phone::flagged(arguments),
        "json" => raw(arguments),
        "core" => core::calls(arguments),
        _ => one(name, arguments),
    }
}

/// One call, and what has to hold for its answer.
fn one(name: &str, arguments: &[Value]) {
    let answer = match answer(name, arguments) {
        Ok(answer) => answer,
        Err(_) => return,
    };
    match name {
        "checkPhone" => phone::checked(arguments, &answer),
        "formatPhone" => phone::formatted(arguments, &answer),
        "isValidPhone" | "areValidPhones" => phone::quick(name, arguments, &answer),
        "formatAsYouType" => typing::once(arguments, &answer),
        "checkPersonName" => people::named(arguments, &answer),
        "checkIdNumber" => people::identified(arguments, &answer),
        "planPhoneChange" => people::planned(arguments, &answer),
        "draftLetter" => markup::letter(&answer),
        "renderConsent" => consent::rendered(arguments, &answer),
        "recordConsent" => consent::recorded(arguments, &answer),
        "inspectSms" => sms::inspected(arguments, &answer),
        _ => {}
    }
}

/// Calls a function; what holds for every answer is asked here.
fn answer(name: &str, arguments: &[Value]) -> Result<Value, InputError> {
    let answer = call(name, arguments);
    match &answer {
        Ok(answer) => report::sound(name, arguments, answer),
        Err(error) => {
            let sentence = error.to_string();
            assert!(sentence.chars().count() < 600, "{name}: a long refusal: {sentence}");
            assert!(!leaks::leaks(arguments, &sentence, ""), "{name}: the refusal repeats a number: {sentence}");
        }
    }
    assert_eq!(answer, call(name, arguments), "{name}: the same call twice");
    answer
}

/// An argument's text; `None` where something else stands.
fn text(arguments: &[Value], index: usize) -> Option<&str> {
    arguments.get(index).and_then(Value::as_str)
}

/// Text that is perhaps no JSON, as a server reads a body.
fn raw(arguments: &[Value]) {
    use heyan::{application::Application, consent::ConsentNotice, phone_change::PhoneChangeRequest, sms::SmsInput};
    let Some(body) = text(arguments, 0) else { return };
    fn read<T: heyan::FromInput>(body: &str, arguments: &[Value]) {
        if let Err(error) = heyan::read::<T, _>("body", &mut serde_json::Deserializer::from_str(body)) {
            assert!(!leaks::leaks(arguments, &error.to_string(), ""), "the refusal repeats a number: {error}");
        }
    }
    read::<Application>(body, arguments);
    read::<ConsentNotice>(body, arguments);
    read::<PhoneChangeRequest>(body, arguments);
    read::<SmsInput>(body, arguments);
    if let Ok(value) = serde_json::from_str::<Value>(body) {
        for name in ["checkApplication", "renderConsent", "planPhoneChange", "inspectSms"] {
            one(name, std::slice::from_ref(&value));
        }
    }
}
