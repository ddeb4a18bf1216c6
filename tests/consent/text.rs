//! The rendered text: every value in it, headings in their order, hashes that follow what matters, and
//! no markup but ours.

use super::{both, call, good, put};
use heyan::{consent::ConsentNotice, report::Locale};
use serde_json::{Value, json};

/// The lender's own words stand in the place of the built-in ones, with their slots filled.
#[test]
fn own_wording_is_shown() {
    let mut notice = good();
    put(
        &mut notice,
        "/purposes/4/text",
        both("**请读**：{{purpose}}。\n\n- {{method}}\n- {{data}}\n- {{necessity}}；{{impact}}"),
    );
    let document = call("renderConsent", &[notice]).unwrap();
    let item = document["items"].as_array().unwrap().iter().find(|item| item["id"] == "credit-query").unwrap();
    let html = item["html"].as_str().unwrap();
    assert!(html.starts_with("<p><strong>请读</strong>：审核这一次申请。</p><ul><li>由审核人员查看</li>"), "{html}");
    assert!(document["text"].as_str().unwrap().contains("请读：审核这一次申请。"));
}

/// Where a language is blank the other one is shown; its faults are said once, at its own place.
#[test]
fn the_faults_of_own_wording_are_those_of_the_language_they_stand_in() {
    let mut notice = good();
    let text = "[x](javascript:alert)\n\n{{purpose}} {{method}} {{data}}";
    put(&mut notice, "/purposes/0/text", json!({ "zh-CN": text, "en": "\n" }));
    let report = call("checkConsent", &[notice]).unwrap();
    let findings = report["findings"].as_array().unwrap();
    let places: Vec<_> = findings.iter().map(|finding| (finding["code"].as_str().unwrap(), &finding["path"])).collect();
    assert_eq!(
        places,
        [
            ("consent.own-link", &json!("/purposes/0/text/zh-CN")),
            ("consent.english-missing", &json!("/purposes/0/text"))
        ]
    );
}

/// Every text, name, number and date of a notice that a person is told.
pub fn told(notice: &Value, locale: &str) -> Vec<String> {
    let mut told = Vec::new();
    gather(notice, "", locale, &mut told);
    told
}

fn gather(value: &Value, key: &str, locale: &str, told: &mut Vec<String>) {
    // Ids join the lists, class and kind sort them: none of these is for the reader.
    let inner = ["id", "class", "kind", "basis", "role", "audience", "unit", "after"];
    match value {
        Value::String(text) if !inner.contains(&key) => told.push(text.clone()),
        Value::Number(number) => told.push(number.to_string()),
        Value::Array(items) if key != "categories" || items.iter().any(Value::is_object) => {
            items.iter().filter(|item| item.is_object()).for_each(|item| gather(item, "", locale, told));
        }
        Value::Object(members) => match members.get(locale) {
            Some(text) => gather(text, "", locale, told),
            None => members.iter().for_each(|(key, value)| gather(value, key, locale, told)),
        },
        _ => {}
    }
}

#[test]
fn every_value_occurs_in_the_text() {
    for locale in Locale::ALL {
        let document = call("renderConsent", &[good(), json!({ "locale": locale.tag() })]).unwrap();
        let text = document["text"].as_str().unwrap().to_lowercase();
        for value in told(&good(), locale.tag()) {
            assert!(text.contains(&value.to_lowercase()), "{}: “{value}” is not in the text", locale.tag());
        }
    }
}

/// The headings of level 2.
pub fn headings(document: &Value) -> Vec<&str> {
    document["blocks"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|block| block["type"] == "heading" && block["level"] == 2)
        .map(|block| block["content"][0].as_str().unwrap())
        .collect()
}

#[test]
fn headings_stand_in_their_order() {
    for locale in Locale::ALL {
        let document = call("renderConsent", &[good(), json!({ "locale": locale.tag() })]).unwrap();
        let headings = headings(&document);
        let expected = match locale.tag() {
            "en" => [
                "In one sentence",
                "Who handles your data",
                "What for, and with which data",
                "With whom",
                "For how long",
                "If you do not agree: another way",
                "Your rights, and how to withdraw",
            ],
            _ => [
                "一句话说明",
                "谁在处理您的信息",
                "做什么用，用哪些信息",
                "提供给谁",
                "保存多久",
                "不同意怎么办",
                "您的权利，怎样撤回同意",
            ],
        };
        assert_eq!(headings, expected);
    }
}

#[test]
fn hashes_follow_what_matters() {
    let hashes = |notice: &Value| call("renderConsent", std::slice::from_ref(notice)).unwrap()["hashes"].clone();
    let item = |notice: &Value| {
        call("renderConsent", std::slice::from_ref(notice)).unwrap()["items"][0]["materialHash"].clone()
    };
    let before = good();
    for (pointer, value, material) in [
        ("/purposes/1/purpose", both("另一个用途"), true),
        ("/purposes/1/retention/rule", both("两年"), true),
        ("/recipients/0/name", json!("另一家有限公司"), true),
        ("/recipients/0/contact", json!("400-000-0009"), false),
        ("/purposes/1/withdrawal", both("另一个地方"), false),
        ("/rights/answerDays", json!(10), false),
    ] {
        let mut after = good();
        put(&mut after, pointer, value);
        let (old, new) = (hashes(&before), hashes(&after));
        assert_eq!(old["material"] != new["material"], material, "{pointer}");
        assert_eq!(item(&before) != item(&after), material, "{pointer}");
        assert_ne!(old["notice"], new["notice"], "{pointer}");
        assert_ne!(old["rendered"], new["rendered"], "{pointer}");
    }
}

#[test]
fn a_notice_survives_being_sent() {
    let notice =
        call("readyNotice", &[json!("contact"), json!({ "processor": { "name": "示例银行", "phone": "1" } })]).unwrap();
    let again: Result<ConsentNotice, _> = heyan::read("notice", notice.clone());
    assert_eq!(serde_json::to_value(again.unwrap()).unwrap(), notice);
}

/// A text of the notice at its worst: whatever stands in it, the HTML has no other elements than ours.
#[test]
fn html_has_only_our_elements() {
    let mut notice = good();
    let evil = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'><a href=javascript:x>\u{202E}\u{2066}&lt;";
    for pointer in ["/processor/name", "/processor/address", "/recipients/0/name", "/url", "/version"] {
        put(&mut notice, pointer, json!(evil));
    }
    for pointer in ["/purposes/1/title", "/purposes/1/purpose", "/categories/0/name", "/rights/channel"] {
        put(&mut notice, pointer, both(evil));
    }
    let document = call("renderConsent", &[notice]).unwrap();
    let items = document["items"].as_array().unwrap().iter().map(|item| item["html"].as_str().unwrap());
    for html in items.chain([document["html"].as_str().unwrap()]) {
        for tag in html.split('<').skip(1) {
            let name = tag.trim_start_matches('/').split(['>', ' ']).next().unwrap();
            let ours = ["h2", "h3", "p", "ul", "ol", "li", "strong", "table", "thead", "tbody", "tr", "th", "td", "a"];
            assert!(ours.contains(&name), "<{name}");
        }
        assert!(!html.contains('\u{202E}') && !html.contains('\u{2066}'));
    }
}
