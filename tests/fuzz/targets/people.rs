//! Names, identity numbers, and plans for a change of the bound number.

use super::{answer, leaks, text};
use serde_json::{Value, json};

fn with(arguments: &[Value], index: usize, value: Value) -> Vec<Value> {
    let mut arguments = arguments.to_vec();
    arguments[index] = value;
    arguments
}

/// A name as it is kept is kept as it is.
pub fn named(arguments: &[Value], report: &Value) {
    let Some(kept) = report["normalized"].as_str() else { return };
    let again = answer("checkPersonName", &with(arguments, 0, json!(kept))).expect("what was kept is answered");
    assert_eq!(again["normalized"].as_str(), Some(kept), "{:?} kept again", text(arguments, 0));
}

/// A valid identity number, as it is kept, is the same number; what is shown of it is not all of it.
pub fn identified(arguments: &[Value], report: &Value) {
    if report["valid"] != json!(true) {
        return;
    }
    let again = answer("checkIdNumber", &with(arguments, 0, report["normalized"].clone()));
    let again = again.expect("what was kept is answered");
    for member in ["normalized", "masked", "birthDate", "age", "sex", "kind", "valid"] {
        assert_eq!(again.get(member), report.get(member), "{member} of {:?}", text(arguments, 0));
    }
    let masked = report["masked"].as_str().unwrap_or_default();
    assert!(leaks::rows(masked).is_empty() && masked.contains("****"), "{masked} hides too little");
}

/// A person's own page learns nothing about the account behind a number, and every plan has a way on.
pub fn planned(arguments: &[Value], plan: &Value) {
    let outcome = plan["outcome"].as_str().unwrap_or_default();
    assert!(["self-service", "manual-review", "blocked"].contains(&outcome), "{outcome}");
    let audience = arguments.get(1).and_then(|options| options.get("audience")).and_then(Value::as_str);
    if audience.is_none_or(|audience| audience == "person") {
        assert_eq!(plan["rules"], json!([]), "a person's plan names no rules");
    }
    for step in plan["steps"].as_array().into_iter().flatten() {
        let ways = step["anyOf"].as_array().expect("ways");
        assert!(!ways.is_empty() && ways.iter().all(|way| way != &json!([])), "a step nobody can do");
    }
    for notice in plan["notices"].as_array().into_iter().flatten() {
        let said = notice["text"].as_str().unwrap_or_default();
        assert!(!said.is_empty() && !said.contains(['{', '}']), "a notice with a hole: {said}");
    }
    if outcome != "blocked" {
        assert_ne!(plan["steps"], json!([]), "no steps and not blocked");
    }
}
