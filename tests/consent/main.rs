//! Consent notices: what is missing or badly said is found, the text says everything, ready notices
//! are clean, records hold.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]

mod elements;
mod generated;
mod good;
mod lint;
mod ready;
mod requirements;
mod text;
mod wording;

use heyan::call::call;
use serde_json::{Value, json};
use std::collections::BTreeSet;

fn good() -> Value {
    serde_json::from_str(include_str!("../fixtures/consent-notice.json")).unwrap()
}

fn both(text: &str) -> Value {
    json!({ "zh-CN": text, "en": text })
}

/// Puts a value at a JSON Pointer; `null` takes the member away.
fn put(notice: &mut Value, pointer: &str, value: Value) {
    let (parent, member) = pointer.rsplit_once('/').unwrap();
    match notice.pointer_mut(parent).unwrap() {
        Value::Object(members) if value.is_null() => drop(members.remove(member)),
        Value::Object(members) => drop(members.insert(member.to_owned(), value)),
        Value::Array(items) => items[member.parse::<usize>().unwrap()] = value,
        _ => unreachable!("{pointer}"),
    }
}

fn codes(report: &Value) -> BTreeSet<String> {
    report["findings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|finding| finding["code"].as_str().unwrap().trim_start_matches("consent.").to_owned())
        .collect()
}
