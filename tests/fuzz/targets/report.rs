//! What holds for every answer: it is JSON, its verdict follows from its findings, its places exist, and its
//! sentences repeat no number.

use super::leaks;
use heyan::report::{Code, Locale};
use serde_json::Value;
use std::collections::BTreeSet;

/// Asks an answer for everything that every answer promises.
pub fn sound(name: &str, arguments: &[Value], answer: &Value) {
    let written = answer.to_string();
    assert_eq!(serde_json::from_str::<Value>(&written).as_ref().ok(), Some(answer), "{name}: the answer is read back");
    let Some(findings) = answer.get("findings").and_then(Value::as_array) else { return };
    let verdict = answer["verdict"].as_str();
    let mut gravest = 3;
    let mut last = 0;
    let mut seen = BTreeSet::new();
    for finding in findings {
        let code = finding["code"].as_str().and_then(Code::from_text).expect("a code of the catalogue");
        let severity = ["error", "warning", "info"].iter().position(|word| finding["severity"] == *word);
        let severity = severity.expect("a severity");
        assert!(severity >= last, "{name}: {} stands after a milder one", code.as_str());
        last = severity;
        gravest = gravest.min(severity);
        let path = finding["path"].as_str().expect("a path");
        assert!(seen.insert((code, path)), "{name}: {} twice at {path}", code.as_str());
        sentences(name, arguments, finding, code);
        place(name, arguments.first(), finding, path);
    }
    // Nobody is told that a message passes.
    let mildest = if name == "inspectSms" { "review" } else { "pass" };
    let follows = ["reject", "review", mildest, mildest][gravest];
    assert_eq!(verdict, Some(follows), "{name}: the verdict follows from the findings");
}

fn sentences(name: &str, arguments: &[Value], finding: &Value, code: Code) {
    let ours: String = Locale::ALL
        .iter()
        .map(|locale| code.texts(*locale))
        .flat_map(|texts| [texts.message, texts.fix.unwrap_or_default(), texts.basis.unwrap_or_default()])
        .collect::<Vec<_>>()
        .join("\n");
    for part in ["message", "fix", "basis"] {
        let Some(sentence) = finding.get(part).and_then(Value::as_str) else {
            assert!(part != "message", "{name}: {} says nothing", code.as_str());
            continue;
        };
        assert!(!sentence.is_empty(), "{name}: {} has an empty {part}", code.as_str());
        assert!(!leaks::leaks(arguments, sentence, &ours), "{name}: {} repeats a number: {sentence}", code.as_str());
    }
    if let Some(params) = finding.get("params") {
        assert!(
            !leaks::leaks(arguments, &params.to_string(), &ours),
            "{name}: {} repeats a number: {params}",
            code.as_str()
        );
    }
}

/// A range lies within the text at its path, in UTF-16 units, and cuts no character.
fn place(name: &str, given: Option<&Value>, finding: &Value, path: &str) {
    assert!(path.is_empty() || path.starts_with('/'), "{name}: {path} is no JSON Pointer");
    let Some(range) = finding.get("range") else { return };
    let text = given.and_then(|given| given.pointer(path)).and_then(Value::as_str);
    let text = text.unwrap_or_else(|| panic!("{name}: {} at {path}: a range, and no text there", finding["code"]));
    assert!(slice(text, range).is_some(), "{name}: {} at {path}: {range} of {text:?}", finding["code"]);
}

/// The part of a text between two UTF-16 offsets.
pub fn slice(text: &str, range: &Value) -> Option<String> {
    let [start, end] = [0, 1].map(|at| range[at].as_u64().and_then(|at| usize::try_from(at).ok()));
    let (start, end) = (start?, end?);
    let units: Vec<u16> = text.encode_utf16().collect();
    if start > end {
        return None;
    }
    String::from_utf16(units.get(start..end)?).ok()
}
