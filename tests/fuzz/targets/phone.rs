//! Phone numbers: what the four functions say of one text agrees, and a number that was written is read
//! again as itself.

use super::{answer, leaks, report::slice, text};
use heyan::call::Caller;
use serde_json::{Value, json};

const STYLES: [&str; 5] = ["e164", "national", "international", "uri", "masked"];

fn region(arguments: &[Value], index: usize) -> Value {
    arguments.get(index).cloned().unwrap_or(Value::Null)
}

fn ask(name: &str, arguments: &[Value]) -> Value {
    answer(name, arguments).unwrap_or_else(|error| panic!("{name} refuses what checkPhone took: {error}"))
}

/// What `checkPhone` said.
pub fn checked(arguments: &[Value], report: &Value) {
    let Some(given) = text(arguments, 0) else { return };
    let region = arguments.get(1).and_then(|options| options.get("region")).cloned().unwrap_or(Value::Null);
    assert_eq!(ask("isValidPhone", &[json!(given), region.clone()]), report["valid"], "the fast path");
    for part in report["ignored"].as_array().into_iter().flatten() {
        assert_eq!(slice(given, &part["range"]).as_deref(), part["text"].as_str(), "what was read over");
    }
    for style in STYLES {
        let written = ask("formatPhone", &[json!(given), json!(style), region.clone()]);
        assert_eq!(written, report.get(style).cloned().unwrap_or(Value::Null), "{style}");
    }
    if let Some(masked) = report.get("masked").and_then(Value::as_str) {
        assert!(leaks::rows(masked).is_empty() || masked.contains("****"), "{masked} hides nothing");
    }
    if let Some(better) = report.get("suggestion") {
        assert_eq!(ask("isValidPhone", &[better.clone(), region.clone()]), json!(true), "the suggestion {better}");
    }
    if report["valid"] == json!(true) {
        for style in ["e164", "international", "uri", "national"] {
            // A number of another region needs its calling code.
            let home = report.get("region").cloned().unwrap_or(Value::Null);
            let read = ask(
                "checkPhone",
                &[report[style].clone(), json!({ "region": if home == "001" { Value::Null } else { home.clone() } })],
            );
            if style == "national" && home == "001" {
                continue;
            }
            // Some plans (Gabon's) know a number with and without its first zero, and write both at home with it.
            let alike = style == "national" && read["national"] == report["national"];
            assert!(alike || read["e164"] == report["e164"], "{style} of {given:?} read again: {}", report[style]);
            assert_eq!(read["valid"], json!(true), "{style} of {given:?} read again");
        }
    }
}

/// What `formatPhone` wrote, written again, stays as it is.
pub fn formatted(arguments: &[Value], written: &Value) {
    if text(arguments, 1) == Some("masked") || written.is_null() {
        return;
    }
    if text(arguments, 1) == Some("national") {
        return;
    }
    // Of what is no number each reading may take something else: the first of two zeros as a trunk's, as Google's does,
    // or an area that only the trunk's zero made one.
    let read = ask("checkPhone", &[written.clone(), json!({ "region": region(arguments, 2) })]);
    if read["valid"] != json!(true) {
        return;
    }
    let mut again = arguments.to_vec();
    again[0] = written.clone();
    assert_eq!(ask("formatPhone", &again), *written, "formatting twice");
}

/// One byte a line, each as the single call says.
pub fn quick(name: &str, arguments: &[Value], said: &Value) {
    let Some(given) = text(arguments, 0) else { return };
    if name == "isValidPhone" {
        return;
    }
    let bytes = said.as_array().expect("one number a line");
    let mut lines: Vec<&str> = given.split('\n').collect();
    if lines.last() == Some(&"") {
        lines.pop();
    }
    assert_eq!(bytes.len(), lines.len(), "one answer a line of {given:?}");
    for (line, byte) in lines.iter().zip(bytes) {
        let line = line.strip_suffix('\r').unwrap_or(line);
        let alone = ask("isValidPhone", &[json!(line), region(arguments, 1)]);
        assert_eq!(*byte, json!(u8::from(alone == json!(true))), "{line:?}");
    }
}

/// A file of reported numbers, each byte one character of a text, and a number that is asked for.
pub fn flagged(arguments: &[Value]) {
    let Some(file) = text(arguments, 0) else { return };
    let bytes: Vec<u8> = file.chars().map(|ch| u8::try_from(u32::from(ch) & 0xFF).unwrap_or(0)).collect();
    let mut caller = Caller::default();
    if let Ok(about) = caller.call("useFlaggedNumbers", &[json!(bytes)]) {
        let rate = about["falsePositiveRate"].as_f64().expect("a rate");
        assert!((0.0..1.0).contains(&rate), "{rate}");
    }
    let asked = text(arguments, 1).unwrap_or("13926584107");
    let answer = caller.call("checkPhone", &[json!(asked)]).expect("a text is answered");
    let plain = heyan::call::call("checkPhone", &[json!(asked)]).expect("a text is answered");
    assert_eq!(answer["valid"], plain["valid"], "a list of reported numbers makes no number invalid");
}
