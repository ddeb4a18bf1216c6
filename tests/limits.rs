//! Every limit on the size of what is handed over (README.md, Limits): at the limit it is read, one more is a
//! finding or a refusal of its own.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::pedantic)]

use heyan::call::call;
use serde_json::{Map, Value, json};

fn notice() -> Value {
    serde_json::from_str(include_str!("fixtures/consent-notice.json")).unwrap()
}

fn form() -> Value {
    json!({ "applicant": { "name": "王小明", "phone": "13926584107" }, "contacts": [] })
}

fn with(mut value: Value, pointer: &str, member: Value) -> Value {
    let (parent, name) = pointer.rsplit_once('/').unwrap();
    value.pointer_mut(parent).unwrap()[name] = member;
    value
}

/// The sentence with which a call refuses, or the codes it answers with.
fn said(name: &str, arguments: &[Value]) -> String {
    match call(name, arguments) {
        Err(error) => error.to_string(),
        Ok(answer) => {
            let codes = answer["findings"].as_array().into_iter().flatten();
            codes.filter_map(|finding| finding["code"].as_str()).collect::<Vec<_>>().join(" ")
        }
    }
}

/// Holds at `limit` without `sign` and one beyond it with `sign`.
fn holds(limit: usize, sign: &str, name: &str, arguments: impl Fn(usize) -> Vec<Value>) {
    let (at, beyond) = (said(name, &arguments(limit)), said(name, &arguments(limit + 1)));
    assert!(!at.contains(sign), "{name} at {limit}: {at}");
    assert!(beyond.contains(sign), "{name} at {}: {beyond}", limit + 1);
}

#[test]
fn a_field_is_read_up_to_1_000_characters() {
    let today = || json!({ "today": "2026-11-20" });
    let field = |size: usize| json!("1".repeat(size));
    holds(1_000, "input.too-long", "checkPhone", |size| vec![field(size)]);
    holds(1_000, "input.too-long", "checkPersonName", |size| vec![json!("王".repeat(size))]);
    holds(1_000, "input.too-long", "checkIdNumber", |size| vec![field(size), today()]);
    holds(1_000, "input.too-long", "checkOneTimeCode", |size| vec![field(size)]);
    for pointer in ["/applicant/name", "/applicant/phone", "/applicant/idNumber", "/applicant/workPhone"] {
        holds(1_000, "input.too-long", "checkApplication", |size| vec![with(form(), pointer, field(size)), today()]);
    }
    let request =
        |size: usize| json!({ "oldPhone": "13926584107", "newPhone": "1".repeat(size), "oldReachable": "yes" });
    holds(1_000, "input.too-long", "planPhoneChange", |size| vec![request(size)]);
    // Two UTF-16 units each.
    holds(500, "input.too-long", "checkPersonName", |size| vec![json!("𠮷".repeat(size))]);
}

#[test]
fn what_is_too_long_to_be_typed_comes_back_whole() {
    for size in [200, 201, 100_000] {
        let text = "1".repeat(size);
        let typed = call("formatAsYouType", &[json!(text), json!(3)]).unwrap();
        assert_eq!(typed, json!({ "text": text, "caret": 3 }));
    }
}

#[test]
fn a_message_is_read_up_to_100_000_characters() {
    holds(100_000, "sms.too-long", "inspectSms", |size| vec![json!({ "text": "好".repeat(size) })]);
    let brands = |size: usize| json!({ "brands": vec![json!({ "name": "示例" }); size] });
    holds(50, "options.brands: has too many members", "inspectSms", |size| vec![json!({ "text": "好" }), brands(size)]);
    for list in ["aliases", "domains", "numbers"] {
        let brands = |size: usize| json!({ "brands": [{ "name": "示例", list: vec!["示例"; size] }] });
        let sign = format!("options.brands[0].{list}: has too many members");
        holds(50, &sign, "inspectSms", |size| vec![json!({ "text": "好" }), brands(size)]);
    }
}

#[test]
fn a_letter_takes_so_much() {
    let facts = |size: usize| vec![json!("phone-change-request"), json!({ "name": "王".repeat(size) })];
    holds(4_000, "input.too-long", "draftLetter", facts);
    let rows = |size: usize| vec![json!("phone-change-request"), json!({ "evidence": vec!["注销回执"; size] })];
    holds(50, "letter.too-many", "draftLetter", rows);
}

#[test]
fn an_application_is_read_up_to_so_many_people_and_numbers() {
    let today = || json!({ "today": "2026-11-20" });
    let backups = |size: usize| {
        let numbers: Vec<String> = (0..size).map(|index| format!("139265841{index:02}")).collect();
        vec![with(form(), "/applicant/backupPhones", json!(numbers)), today()]
    };
    holds(10, "application.too-many-numbers", "checkApplication", backups);
    let contact = json!({ "name": "李雷", "phone": "13926584108", "relation": "friend" });
    let contacts = |size: usize| vec![with(form(), "/contacts", json!(vec![contact.clone(); size])), today()];
    holds(3, "contact.too-many", "checkApplication", contacts);
}

#[test]
fn a_request_names_up_to_100_numbers_of_a_kind() {
    for list in ["backupPhones", "contactPhones"] {
        let request = |size: usize| {
            let numbers = vec!["13926584107"; size];
            vec![json!({ "oldPhone": "13926584107", "newPhone": "13926584108", "oldReachable": "yes", list: numbers })]
        };
        holds(100, &format!("request.{list}: has too many members"), "planPhoneChange", request);
    }
}

#[test]
fn a_notice_has_up_to_200_of_a_kind_and_50_000_characters_a_text() {
    for list in ["purposes", "categories", "recipients"] {
        let entries =
            |size: usize| vec![with(notice(), &format!("/{list}"), json!(vec![notice()[list][0].clone(); size]))];
        holds(200, &format!("notice.{list}: has too many members"), "checkConsent", entries);
    }
    for pointer in ["/purposes/0/text", "/purposes/0/title", "/processor/name", "/id"] {
        let text = |size: usize| vec![with(notice(), pointer, json!("我".repeat(size)))];
        holds(50_000, "is too long", "checkConsent", text);
    }
    let options = |size: usize| {
        vec![form(), json!({ "today": "2026-11-20", "notice": with(notice(), "/id", json!("i".repeat(size))) })]
    };
    holds(50_000, "options.notice.id: is too long", "checkApplication", options);
}

#[test]
fn a_record_and_an_event_are_limited_alike() {
    let record = |size: usize| json!({ "schema_version": "cnfin-consent/1", "items": vec![json!({}); size] });
    holds(200, "record.items: has too many members", "checkConsentRecord", |size| vec![record(size), notice()]);
    let long = |size: usize| vec![json!({ "schema_version": "v".repeat(size) }), notice()];
    holds(50_000, "is too long", "checkConsentRecord", long);
    let event = |size: usize| {
        let action = json!({ "method": "m".repeat(size), "label": "同意" });
        vec![
            notice(),
            json!({
                "recordId": "00000000-0000-4000-8000-000000000001", "subject": { "reference": "r-1", "kind": "applicant" },
                "items": {}, "at": "2026-11-20T00:00:00Z", "action": action,
            }),
        ]
    };
    holds(50_000, "event.action.method: is too long", "recordConsent", event);
    let facts = |size: usize| vec![json!("x"), json!({ "version": "v".repeat(size) })];
    holds(50_000, "facts.version: is too long", "readyNotice", facts);
}

#[test]
fn an_object_has_up_to_1_000_members_and_a_list_20_000_entries() {
    let today = || json!({ "today": "2026-11-20" });
    let members =
        |size: usize| Value::Object((0..size).map(|at| (format!("m{at}"), json!("given"))).collect::<Map<_, _>>());
    let consents = |size: usize| vec![with(form(), "/consents", members(size)), today()];
    holds(1_000, "application.consents: has too many members", "checkApplication", consents);
    holds(1_000, "facts: has too many members", "draftLetter", |size| {
        vec![json!("phone-change-request"), members(size)]
    });
    let staff = |size: usize| {
        vec![form(), json!({ "today": "2026-11-20", "policy": { "staff": { "names": vec!["李雷"; size] } } })]
    };
    holds(20_000, "options.policy.staff.names: has too many members", "checkApplication", staff);
    let records = |size: usize| vec![notice(), json!(vec![json!({}); size])];
    holds(20_000, "records: has too many members", "planConsent", records);
    // The same name again is no more than one member.
    let twice = format!("{{{}\"contacts\": []}}", "\"contacts\": [],".repeat(5_000));
    let read = heyan::read::<heyan::application::Application, _>(
        "application",
        &mut serde_json::Deserializer::from_str(&twice),
    );
    assert_eq!(read.unwrap_err().to_string(), "application.applicant: is required");
}

#[test]
fn depth_is_the_json_readers_to_limit() {
    let deep = |depth: usize| format!("{}1{}", "[".repeat(depth), "]".repeat(depth));
    let read = |depth: usize| {
        let text = deep(depth);
        heyan::read::<heyan::application::Application, _>("application", &mut serde_json::Deserializer::from_str(&text))
            .unwrap_err()
            .to_string()
    };
    assert_eq!(read(100), "application: expected an object");
    assert_eq!(read(100_000), "application: is not readable as plain data");
}

/// Thousands of findings of one code: at each path one, in the order in which they were raised.
#[test]
fn many_findings_are_all_kept_once() {
    use heyan::report::{Findings, Locale, Ruling, rule};
    let mut findings = Findings::new();
    for turn in 0..3 {
        for at in 0..20_000 {
            findings.push(rule::phone_empty().at(format!("/{at}")));
            if turn == 1 {
                findings.push(rule::phone_letters().at(format!("/{at}")));
            }
        }
    }
    let report = findings.report(&Ruling::from(Locale::En));
    assert_eq!(report.findings.len(), 40_000);
    assert_eq!((report.findings[0].path.as_str(), report.findings[19_999].path.as_str()), ("/0", "/19999"));
}
