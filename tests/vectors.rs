//! Runs `tests/vectors/*.json` wherever the crate runs: natively, in Node, and in three browser
//! engines. A vector names a function, its arguments, a part of what it must answer, and which rules
//! it raises or, as a near miss, spares.

// In a browser these are no test functions to clippy.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

use heyan::{InputError, call::Caller, report::Code};
use serde::Deserialize;
use serde_json::Value;
use std::collections::BTreeSet;
use wasm_bindgen_test::wasm_bindgen_test;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Vector {
    name: String,
    call: String,
    args: Vec<Value>,
    /// The bytes of a filter that is in use when the function is called.
    #[serde(default)]
    flagged: Option<Value>,
    /// A deep part of the answer: of an array, each expected element is found somewhere in it.
    #[serde(default)]
    expect: Value,
    /// A part of the sentence with which a caller's mistake is refused.
    #[serde(default)]
    refuses: Option<String>,
    #[serde(default)]
    raises: Vec<String>,
    #[serde(default)]
    spares: Vec<String>,
}

impl Vector {
    fn answer(&self) -> Result<Value, InputError> {
        let mut caller = Caller::default();
        if let Some(bytes) = &self.flagged {
            caller.call("useFlaggedNumbers", std::slice::from_ref(bytes))?;
        }
        caller.call(&self.call, &self.args)
    }
}

macro_rules! files {
    ($($name:literal),* $(,)?) => {
        /// The vector files, compiled in because a browser has no file system.
        const FILES: &[(&str, &str)] = &[$(($name, include_str!(concat!("vectors/", $name)))),*];
    };
}
files![
    "application-people.json",
    "application.json",
    "consent-record.json",
    "consent.json",
    "input.json",
    "letter.json",
    "person-identity.json",
    "person-names.json",
    "phone-abroad.json",
    "phone-change-notices.json",
    "phone-change.json",
    "phone-china.json",
    "phone-flagged.json",
    "phone-format.json",
    "phone-purpose.json",
    "phone-reading.json",
    "sms.json",
];

fn vectors() -> Vec<(String, Vector)> {
    FILES
        .iter()
        .flat_map(|(file, text)| {
            let list: Vec<Vector> = serde_json::from_str(text).unwrap_or_else(|error| panic!("{file}: {error}"));
            list.into_iter().map(move |vector| (format!("{file}: {}", vector.name), vector))
        })
        .collect()
}

#[wasm_bindgen_test(unsupported = test)]
fn every_vector_holds() {
    let mut wrong = Vec::new();
    let all = vectors();
    for (name, vector) in &all {
        match (vector.answer(), &vector.refuses) {
            (Ok(answer), None) => {
                wrong.extend(differences(vector, &answer).into_iter().map(|what| format!("{name}: {what}")));
            }
            (Err(error), Some(part)) if error.to_string().contains(part.as_str()) => {}
            (Err(error), _) => wrong.push(format!("{name}: refused: {error}")),
            (Ok(_), Some(part)) => wrong.push(format!("{name}: was not refused with “{part}”")),
        }
    }
    assert!(wrong.is_empty(), "{} of {} vectors:\n{}", wrong.len(), all.len(), wrong.join("\n"));
}

#[wasm_bindgen_test(unsupported = test)]
fn every_rule_has_a_vector_that_raises_it_and_a_near_miss() {
    let (mut raised, mut spared) = (BTreeSet::new(), BTreeSet::new());
    for (_, vector) in vectors() {
        raised.extend(vector.raises);
        spared.extend(vector.spares);
    }
    let known: BTreeSet<String> = Code::ALL.iter().map(|code| code.as_str().to_owned()).collect();
    for (there, what) in [(&raised, "raises"), (&spared, "spares")] {
        let missing: Vec<_> = known.difference(there).map(String::as_str).collect();
        assert!(missing.is_empty(), "no vector in tests/vectors {what}: {}", missing.join(" "));
    }
    let unknown: Vec<_> = raised.union(&spared).filter(|code| !known.contains(*code)).collect();
    assert!(unknown.is_empty(), "no such rules: {unknown:?}");
}

#[wasm_bindgen_test(unsupported = test)]
fn names_are_unique() {
    let mut seen = BTreeSet::new();
    for (name, _) in vectors() {
        assert!(seen.insert(name.clone()), "{name} stands twice");
    }
}

/// A page written in Rust has values of JavaScript, not text: through serde-wasm-bindgen they are read,
/// and refused, as the same JSON is.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen_test]
fn javascript_values_are_read_like_json() {
    use heyan::application::{Application, ApplicationOptions, check};
    let today = heyan::Date::parse("2026-11-20").unwrap();
    let mut compared = 0;
    for (name, vector) in vectors() {
        if vector.call != "checkApplication" {
            continue;
        }
        let text = vector.args[0].to_string();
        let value = js_sys::JSON::parse(&text).unwrap();
        let from_value = heyan::read::<Application, _>("application", serde_wasm_bindgen::Deserializer::from(value));
        let from_text = heyan::read::<Application, _>("application", &mut serde_json::Deserializer::from_str(&text));
        let say = |read: Result<Application, heyan::InputError>| match read {
            Ok(application) => serde_json::to_string(&check(&application, &ApplicationOptions::on(today))).unwrap(),
            Err(error) => error.to_string(),
        };
        assert_eq!(say(from_value), say(from_text), "{name}");
        compared += 1;
    }
    assert!(compared > 50, "{compared} applications");
}

/// A browser cannot list the folder; natively nothing in it may be left out.
#[cfg(not(target_arch = "wasm32"))]
#[test]
fn every_file_is_compiled_in() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/vectors");
    let mut there: Vec<String> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    there.sort();
    let mut listed: Vec<&str> = FILES.iter().map(|(name, _)| *name).collect();
    listed.sort_unstable();
    assert_eq!(there, listed);
}

/// What the crate answers to every vector, for the tests that compare other runtimes with it.
#[cfg(not(target_arch = "wasm32"))]
#[test]
fn answers_are_written() {
    let answers: Vec<Value> = FILES
        .iter()
        .flat_map(|(file, text)| {
            let list: Vec<Vector> = serde_json::from_str(text).unwrap();
            list.into_iter().map(move |vector| {
                let mut row = serde_json::json!({
                    "file": file, "name": vector.name, "call": vector.call, "args": vector.args,
                    "flagged": vector.flagged,
                });
                match vector.answer() {
                    Ok(answer) => row["answer"] = answer,
                    Err(error) => row["refused"] = error.to_string().into(),
                }
                row
            })
        })
        .collect();
    let path = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("answers.json");
    std::fs::write(path, Value::from(answers).to_string()).unwrap();
}

fn differences(vector: &Vector, answer: &Value) -> Vec<String> {
    let mut wrong = Vec::new();
    missing("", &vector.expect, answer, &mut wrong);
    let codes: Vec<&str> =
        answer["findings"].as_array().into_iter().flatten().filter_map(|finding| finding["code"].as_str()).collect();
    for code in vector.raises.iter().filter(|code| !codes.contains(&code.as_str())) {
        wrong.push(format!("{code} was not raised; {codes:?}"));
    }
    for code in vector.spares.iter().filter(|code| codes.contains(&code.as_str())) {
        wrong.push(format!("{code} was raised"));
    }
    wrong
}

fn missing(path: &str, expected: &Value, actual: &Value, wrong: &mut Vec<String>) {
    match (expected, actual) {
        (Value::Null, _) => {}
        (Value::Object(expected), Value::Object(actual)) => {
            for (key, value) in expected {
                let path = format!("{path}/{key}");
                match actual.get(key) {
                    Some(found) => missing(&path, value, found, wrong),
                    None if value.is_null() => {}
                    None => wrong.push(format!("{path} is missing, expected {value}")),
                }
            }
        }
        (Value::Array(expected), Value::Array(actual)) => {
            if expected.is_empty() && !actual.is_empty() {
                wrong.push(format!("{path} is not empty: {}", Value::from(actual.clone())));
            }
            for (index, value) in expected.iter().enumerate() {
                let found = actual.iter().any(|candidate| {
                    let mut none = Vec::new();
                    missing("", value, candidate, &mut none);
                    none.is_empty()
                });
                if !found {
                    wrong.push(format!("{path}[{index}]: {value} not found in {}", Value::from(actual.clone())));
                }
            }
        }
        _ if expected == actual => {}
        _ => wrong.push(format!("{path} is {actual}, expected {expected}")),
    }
}
