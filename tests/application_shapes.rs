//! Forms of odd shapes: none, one, fifty and a thousand contacts, members twice or missing.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]

use heyan::{
    Date,
    application::{Application, ApplicationOptions, check},
    call::call,
    report::{Locale, Severity, Verdict},
};
use serde_json::{Value, json};
use std::{collections::BTreeSet, time::Instant};

fn options() -> ApplicationOptions {
    ApplicationOptions::on(Date::parse("2026-11-21").unwrap())
}

/// Contacts that differ in name and number.
fn form(contacts: usize) -> Application {
    let names = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗";
    let list: Vec<Value> = (0..contacts)
        .map(|index| {
            let letter = |at: usize| names.chars().nth(at % 20).unwrap();
            json!({
                "name": format!("{}{}{}", letter(index), letter(index / 20 + 3), letter(index / 400 + 7)),
                "phone": format!("136{:08}", 26_584_000 + index * 37),
                "relation": "friend", "adult": true, "informed": true,
            })
        })
        .collect();
    let form = json!({
        "applicant": { "name": "钱小明", "phone": "138 2658 4107", "backupPhones": ["13926584170"], "workPhone": "010-62658410" },
        "contacts": list,
    });
    heyan::read("application", &form).unwrap()
}

#[test]
fn none_one_and_fifty() {
    for contacts in [0, 1, 3] {
        assert_eq!(check(&form(contacts), &options()).verdict, Verdict::Pass, "{contacts}");
    }
    let mut many = options();
    many.policy.contacts.max = 50;
    assert_eq!(check(&form(50), &many).verdict, Verdict::Pass);
    let report = check(&form(51), &many);
    assert_eq!(report.findings.iter().map(|finding| finding.code.as_str()).collect::<Vec<_>>(), ["contact.too-many"]);
}

/// What nobody fills in by hand still gets an answer in time.
#[test]
fn thousands_of_contacts_are_counted() {
    let began = Instant::now();
    let report = check(&form(20_000), &options());
    assert_eq!(report.findings.first().map(|finding| finding.code.as_str()), Some("contact.too-many"));
    assert!(began.elapsed().as_secs() < 5);
}

#[test]
fn members_twice_or_missing() {
    let read = |text: &str| heyan::read::<Application, _>("application", &mut serde_json::Deserializer::from_str(text));
    let twice = r#"{"applicant":{"name":"王明","name":"李华","phone":"1"},"contacts":[],"contacts":[]}"#;
    assert_eq!(read(twice).unwrap().applicant.name, "李华");
    for (text, error) in [
        ("{}", "application.applicant: is required"),
        (r#"{"applicant":{"name":"王明","phone":"1"}}"#, "application.contacts: is required"),
        (r#"{"applicant":{"name":"王明"},"contacts":[]}"#, "application.applicant.phone: is required"),
        (
            r#"{"applicant":{"name":"王明","phone":"1"},"contacts":[{"name":"李华","phone":"1"}]}"#,
            "application.contacts[0].relation: is required",
        ),
        (
            r#"{"applicant":{"name":"王明","phone":"1","backupPhones":"2"},"contacts":[]}"#,
            "application.applicant.backupPhones: expected an array",
        ),
        (
            r#"{"applicant":{"name":"王明","phone":"1","idNumber":110101},"contacts":[]}"#,
            "application.applicant.idNumber: expected a string",
        ),
        (
            r#"{"applicant":{"name":"王明","phone":"1"},"contacts":[],"noCloseRelative":"yes"}"#,
            "application.noCloseRelative: expected true or false",
        ),
    ] {
        assert_eq!(read(text).unwrap_err().to_string(), error);
    }
}

/// A form in which everything is wrong: one finding a field and code, the gravest first, and each names
/// a field of the form.
#[test]
fn one_finding_a_field_and_code_gravest_first() {
    let contact = json!({ "name": "妈妈", "phone": "13826584107", "relation": "mother" });
    let form = json!({
        "applicant": { "name": "王A", "phone": "13826584107", "idNumber": "11", "maritalStatus": "single", "backupPhones": ["13826584107"] },
        "contacts": [contact.clone(), contact.clone(), { "name": "王A", "phone": "9", "relation": "spouse" }, contact],
    });
    for locale in Locale::ALL {
        let mut options = options();
        options.locale = locale;
        let report = check(&heyan::read("application", &form).unwrap(), &options);
        assert_eq!(report.verdict, Verdict::Reject);
        assert!(report.findings.is_sorted_by_key(|finding| finding.severity));
        assert_eq!(report.findings[0].severity, Severity::Error);
        let keys: BTreeSet<_> = report.findings.iter().map(|finding| (finding.code, finding.path.clone())).collect();
        assert_eq!(keys.len(), report.findings.len());
        for finding in &report.findings {
            assert!(
                form.pointer(&finding.path).is_some()
                    || finding.path.ends_with("adult")
                    || finding.path.ends_with("informed"),
                "{}",
                finding.path
            );
            assert!(finding.related.iter().all(|path| form.pointer(path).is_some()), "{:?}", finding.related);
            assert!(!finding.message.contains('{') && !finding.message.contains("13826584107"), "{}", finding.message);
        }
    }
}

/// Forms, contacts and staff print nothing of a person.
#[test]
fn nothing_is_printed() {
    let mut form = form(2);
    form.applicant.id_number = Some("119999199506150006".to_owned().into());
    let mut options = options();
    options.policy.staff.names.push("周经办".to_owned());
    let printed = format!("{form:?} {options:?}");
    for part in ["钱小明", "13926584170", "138", "1199", "王刘", "周经办"] {
        assert!(!printed.contains(part), "{part}");
    }
}

/// The schema that is shipped says what the type says: members, defaults, limits.
#[test]
fn the_schema_is_the_policy() {
    let schema: Value = serde_json::from_str(include_str!("../www/heyan/schema.json")).unwrap();
    let defaults = serde_json::to_value(heyan::policy::Policy::default()).unwrap();
    compare("policy", &schema, &defaults);
}

fn compare(place: &str, schema: &Value, defaults: &Value) {
    let Value::Object(members) = defaults else { panic!("{place}") };
    assert_eq!(schema["type"], "object", "{place}");
    if place == "policy.severity" {
        assert!(schema["additionalProperties"]["enum"].is_array());
        return;
    }
    assert_eq!(schema["additionalProperties"], false, "{place}");
    let described: BTreeSet<_> = schema["properties"].as_object().unwrap().keys().collect();
    assert_eq!(described, members.keys().collect::<BTreeSet<_>>(), "{place}");
    for (name, default) in members {
        let (place, schema) = (format!("{place}.{name}"), &schema["properties"][name]);
        assert!(schema["description"].is_string(), "{place} has no description");
        if default.is_object() {
            compare(&place, schema, default);
            continue;
        }
        assert_eq!(schema.get("default").unwrap_or(&Value::Null), default, "{place}");
        for (limit, beyond) in [("minimum", -1.0), ("maximum", 1.0)] {
            let Some(edge) = schema.get(limit).and_then(Value::as_f64) else { continue };
            assert!(refused(&place, edge + beyond), "{place}: {limit}");
        }
    }
}

/// Whether a policy with this one number in it is refused.
fn refused(place: &str, number: f64) -> bool {
    let policy = place
        .split('.')
        .skip(1)
        .collect::<Vec<_>>()
        .into_iter()
        .rev()
        .fold(json!(number), |inner, name| json!({ name: inner }));
    let form = json!({ "applicant": { "name": "王明", "phone": "1" }, "contacts": [] });
    call("checkApplication", &[form, json!({ "today": "2026-11-21", "policy": policy })]).is_err()
}

/// `cargo test --release --test application_shapes speed -- --ignored --nocapture`
#[test]
#[ignore = "a measurement"]
fn speed_grows_with_the_contacts() {
    let mut options = options();
    options.policy.contacts.max = 50;
    let took = |contacts: usize| {
        let form = form(contacts);
        let mut best = u128::MAX;
        for _ in 0..200 {
            let began = Instant::now();
            for _ in 0..10 {
                std::hint::black_box(check(std::hint::black_box(&form), &options));
            }
            best = best.min(began.elapsed().as_nanos() / 10);
        }
        best
    };
    let (none, five, fifty) = (took(0), took(5), took(50));
    let times = fifty / five.max(1);
    println!("checkApplication: {none} ns for 0 contacts, {five} for 5, {fifty} for 50: {times} times");
    assert!(fifty < 20 * five);
}

/// The ruleset names the policy in force, however it was written down.
#[test]
fn the_ruleset_names_the_policy() {
    let ruleset = |policy: Value| {
        let form = json!({ "applicant": { "name": "王明", "phone": "1" }, "contacts": [] });
        let report = call("checkApplication", &[form, json!({ "today": "2026-11-21", "policy": policy })]).unwrap();
        report["ruleset"].as_str().unwrap().to_owned()
    };
    let default = ruleset(json!({}));
    assert!(default.ends_with("/default"));
    assert_eq!(ruleset(json!({ "contacts": { "max": 3 }, "applicant": { "minAge": 18, "maxAge": null } })), default);
    let mut seen = BTreeSet::from([default]);
    for policy in [
        json!({ "contacts": { "max": 4 } }),
        json!({ "contacts": { "requireCloseRelative": true } }),
        json!({ "applicant": { "minAge": 20 } }),
        json!({ "applicant": { "maxAge": 60 } }),
        json!({ "phone": { "allowVirtualOperator": false } }),
        json!({ "phone": { "allowFixedLineContact": false } }),
        json!({ "staff": { "names": ["周经办"] } }),
        json!({ "staff": { "phones": ["周经办"] } }),
        json!({ "phoneChange": { "recentSimEventDays": 8 } }),
        json!({ "severity": { "contact.too-many": "warning" } }),
    ] {
        assert_eq!(ruleset(policy.clone()), ruleset(policy.clone()));
        assert!(seen.insert(ruleset(policy.clone())), "{policy}");
    }
}
