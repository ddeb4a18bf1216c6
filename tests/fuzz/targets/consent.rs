//! Consent texts and records: what is rendered is tame and the same each time, and a record speaks of its
//! notice.

use super::{answer, markup::tame, text};
use serde_json::{Value, json};

/// What `renderConsent` gave.
pub fn rendered(arguments: &[Value], document: &Value) {
    tame(document["html"].as_str().expect("markup"));
    for item in document["items"].as_array().expect("items") {
        tame(item["html"].as_str().expect("markup"));
        is_hash(&item["materialHash"]);
    }
    for part in ["notice", "material", "rendered"] {
        is_hash(&document["hashes"][part]);
    }
    let shown = document["text"].as_str().expect("a text");
    assert!(!shown.contains('\r'), "lines end in LF");
    let checked = answer("checkConsent", arguments).expect("what is rendered is checked");
    for part in ["findings", "verdict", "ruleset"] {
        assert_eq!(checked[part], document[part], "checkConsent and renderConsent say the same");
    }
}

fn is_hash(hash: &Value) {
    let digits = hash.as_str().and_then(|hash| hash.strip_prefix("sha256:")).expect("a SHA-256 hash");
    assert!(digits.len() == 64 && digits.bytes().all(|byte| byte.is_ascii_hexdigit()), "{digits}");
}

/// A lender's own wording, in both languages, in an ordinary notice.
pub fn wording(arguments: &[Value]) {
    let mut notice: Value =
        serde_json::from_str(include_str!("../../fixtures/consent-notice.json")).expect("the fixture");
    let Some(chinese) = text(arguments, 0) else { return };
    notice["purposes"][0]["text"] = match text(arguments, 1) {
        Some(english) => json!({ "zh-CN": chinese, "en": english }),
        None => json!(chinese),
    };
    for locale in ["zh-CN", "en"] {
        let arguments = [notice.clone(), json!({ "locale": locale })];
        let document = answer("renderConsent", &arguments).expect("a wording is read");
        rendered(&arguments, &document);
    }
}

/// What `recordConsent` wrote is about this notice, unaltered.
pub fn recorded(arguments: &[Value], written: &Value) {
    let record = &written["record"];
    if record.is_null() {
        return;
    }
    let canonical = written["canonical"].as_str().expect("canonical JSON");
    assert_eq!(
        serde_json::from_str::<Value>(canonical).as_ref().ok(),
        Some(record),
        "the canonical form is the record"
    );
    // Of a reference that gives the person away nothing is kept, and the record is of nobody.
    if record["subject"]["reference"].is_null() {
        return;
    }
    let notice = arguments.first().cloned().unwrap_or(Value::Null);
    let now = json!({ "now": "2026-11-20T00:00:00Z" });
    let checked = answer("checkConsentRecord", &[record.clone(), notice, now]);
    let checked = checked.unwrap_or_else(|error| panic!("a record of ours is refused: {error}"));
    let wrong = ["consent.record-altered", "consent.record-other-notice", "consent.record-unreadable"];
    for finding in checked["findings"].as_array().into_iter().flatten() {
        let code = finding["code"].as_str().unwrap_or_default();
        assert!(!wrong.contains(&code), "{code} of a record just written: {canonical}");
    }
}
