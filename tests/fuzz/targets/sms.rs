//! Messages: never safe, every link stands where it is said to, advice is given.

use super::report::slice;
use serde_json::Value;

/// What `inspectSms` said.
pub fn inspected(arguments: &[Value], report: &Value) {
    let text = arguments.first().and_then(|sms| sms.get("text")).and_then(Value::as_str).unwrap_or_default();
    assert_ne!(report["verdict"], "pass", "no message is safe");
    for link in report["claims"]["links"].as_array().expect("links") {
        let found = slice(text, &link["range"]).expect("a place in the text");
        assert_eq!(link["text"].as_str(), Some(found.as_str()), "the link as it stands");
        let host = link["host"].as_str().unwrap_or_default();
        // Of a host with letters that imitate others the registrable domain is the one imitated.
        assert!(!host.is_empty(), "{link}");
        assert!(!host.is_ascii() || host.ends_with(link["registrable"].as_str().unwrap_or_default()), "{link}");
    }
    assert!(report["advice"].as_array().is_some_and(|advice| !advice.is_empty()), "no advice");
    for signal in report["signals"].as_array().expect("signals") {
        assert!(!signal.as_str().unwrap_or_default().is_empty());
    }
}
