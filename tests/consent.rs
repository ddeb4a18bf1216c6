//! Consent notices: a complete one raises nothing; take away or spoil one thing, and the rule for it
//! fires with no other than its listed companions.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]

use heyan::{
    call::call,
    consent::{self, ConsentNotice},
    report::Locale,
};
use serde_json::{Value, json};
use std::collections::BTreeSet;

fn good() -> Value {
    serde_json::from_str(include_str!("fixtures/consent-notice.json")).unwrap()
}

/// The place, what is put there, and the codes (without "consent.") that then stand in the report.
type Case = (&'static str, Value, &'static [&'static str]);

fn both(text: &str) -> Value {
    json!({ "zh-CN": text, "en": text })
}

fn none() -> Value {
    both(" \u{200B}")
}

fn what_every_notice_names() -> Vec<Case> {
    vec![
        ("/processor/name", json!(""), &["processor-name"]),
        ("/processor/name", json!("本公司"), &["processor-name"]),
        ("/processor/name", json!("快快借"), &["processor-name"]),
        ("/processor", json!({ "name": "示例消费金融有限公司" }), &["processor-contact"]),
        ("/purposes", json!([]), &["no-purposes", "category-unused", "recipient-unused"]),
        ("/purposes/0/title", none(), &["title-missing"]),
        ("/purposes/0/purpose", none(), &["purpose-missing"]),
        ("/purposes/0/method", none(), &["method-missing"]),
        ("/purposes/0/categories", json!([]), &["data-missing"]),
        ("/purposes/2/categories", json!([]), &["data-missing", "category-unused"]),
        ("/purposes/0/retention/count", json!(0), &["retention-missing"]),
        ("/purposes/1/retention/rule", none(), &["retention-missing"]),
        ("/purposes/0/retention/count", json!(30), &["retention-long"]),
        ("/purposes/1/withdrawal", none(), &["withdrawal-missing"]),
        ("/rights/channel", none(), &["rights-missing"]),
        ("/rights/procedure", none(), &["rights-missing"]),
        ("/rights/answerDays", json!(60), &["answer-slow"]),
        ("/rights/answerDays", json!(0), &["answer-slow"]),
        ("/purposes/0/method/zh-CN", json!(""), &["chinese-missing"]),
        ("/purposes/0/method", json!("you type, we keep"), &["chinese-missing"]),
        ("/purposes/0/method/en", json!(""), &["english-missing"]),
        ("/recipients/0/method/en", Value::Null, &["english-missing"]),
    ]
}

fn lists_that_hold_together() -> Vec<Case> {
    vec![
        ("/purposes/1/id", json!("basic"), &["id-repeated"]),
        ("/purposes/1/id", json!(""), &["id-repeated"]),
        ("/purposes/0/categories/0", json!("nothing"), &["category-unknown"]),
        ("/purposes/1/recipients/0", json!("nobody"), &["recipient-unknown", "recipient-unused"]),
        ("/purposes/1/recipients", json!([]), &["recipient-unused"]),
        ("/recipients/0/name", json!(""), &["recipient-incomplete"]),
        ("/recipients/0/contact", json!(""), &["recipient-incomplete"]),
        ("/recipients/0/purpose", none(), &["recipient-incomplete"]),
        ("/recipients/0/method", none(), &["recipient-incomplete"]),
        ("/recipients/0/categories", json!([]), &["recipient-incomplete"]),
        ("/recipients/0/categories/0", json!("contacts"), &["recipient-exceeds"]),
        ("/recipients/0/region", json!("China"), &["region-form"]),
        ("/recipients/1/region", json!("sg"), &["region-form"]),
    ]
}

fn kinds_of_consent() -> Vec<Case> {
    vec![
        ("/purposes/0/optional", json!(true), &["told-yet-optional"]),
        ("/purposes/1/necessity", Value::Null, &["required-unexplained"]),
        ("/purposes/1/kind", json!("express"), &["sharing-not-separate"]),
        ("/purposes/1/recipients", json!(["carrier", "bureau"]), &["sharing-together"]),
        ("/purposes/5/kind", json!("express"), &["cross-border-not-separate", "sensitive-not-separate"]),
        ("/purposes/5/necessity", Value::Null, &["necessity-missing"]),
        ("/purposes/5/impact", Value::Null, &["impact-missing"]),
        ("/categories/5/sensitive", json!(false), &["sensitive-unmarked"]),
        ("/crossBorderRoute", Value::Null, &["cross-border-route"]),
        ("/assessment", Value::Null, &["assessment-missing"]),
        ("/purposes/0/method", both("由系统自动审批 automated decision"), &["automated-undeclared"]),
        ("/purposes/4/kind", json!("separate"), &["credit-not-written"]),
        ("/purposes/4/basis", json!("contract"), &["credit-not-written"]),
        ("/purposes/4/purpose/zh-CN", json!("查询征信报告，并向征信机构报送您的还款信息"), &["credit-together"]),
        ("/purposes/6/optional", json!(false), &["marketing-not-optional", "required-unexplained"]),
        ("/purposes/0/purpose", both("审核申请，并向您营销"), &["marketing-mixed"]),
        ("/purposes/6/kind", json!("written"), &[]),
        ("/purposes/3/kind", json!("express"), &["face-not-separate"]),
        ("/purposes/3/basis", json!("contract"), &["face-not-separate", "told-yet-optional"]),
        ("/purposes/3/alternative", Value::Null, &["face-only-way"]),
        ("/purposes/3/impact", both("依据《个人信息保护法》第二十六条"), &["face-article"]),
        ("/purposes/2/optional", json!(false), &["contacts-required"]),
        ("/purposes/2/purpose", both("请联系人转告，并评估其信用"), &["contact-use"]),
    ]
}

fn wording() -> Vec<Case> {
    let say = |text: &str| both(text);
    vec![
        ("/purposes/6/method", say("发短信，继续使用即视为同意"), &["silent"]),
        ("/purposes/6/withdrawal", say("本同意不可撤销"), &["irrevocable"]),
        ("/purposes/6/retention/rule", say("永久保存"), &["forever"]),
        ("/purposes/0/purpose", say("您作出概括授权"), &["blanket"]),
        ("/purposes/0/purpose", say("您放弃抗辩的权利"), &["waiver"]),
        ("/purposes/0/method", say("提供给任何第三方"), &["any-third-party"]),
        ("/purposes/0/method", say("读取您的通讯录"), &["address-book"]),
        ("/purposes/2/purpose", say("联系人承担连带责任"), &["contact-liable"]),
        ("/purposes/0/method", say("包括但不限于保存"), &["open-list"]),
        ("/purposes/0/method", say("与合作机构核对"), &["unnamed-recipient"]),
        ("/recipients/0/name", json!("合作机构"), &["unnamed-recipient"]),
        ("/purposes/1/retention/rule", say("必要时延长"), &["vague"]),
        ("/purposes/0/method", say("违约时公开您的信息"), &["publication"]),
        ("/recipients/1/method", say("加密保存，可转委托"), &["onward"]),
        ("/purposes/0/purpose", say("秒批"), &["pressure"]),
        ("/purposes/6/purpose", say("介绍优惠，否则不能申请"), &["refusal-punished"]),
        ("/purposes/0/purpose", say("未成年人也可以申请"), &["minors"]),
        ("/purposes/0/method", say(&"您".repeat(81)), &["long-sentence"]),
    ]
}

fn own_wording() -> Vec<Case> {
    let say = |text: &str| json!(format!("{text}\n\n{}", "{{purpose}} {{method}} {{data}}"));
    vec![
        ("/purposes/0/text", say("**说明**，见[全文](https://example.com)"), &[]),
        ("/purposes/3/text", say("{{necessity}}；{{ impact }}。{{retention}}{{withdrawal}}"), &[]),
        ("/purposes/0/text", say("<b>x</b>"), &["own-html"]),
        ("/purposes/0/text", say("![x](https://example.com/x.png)"), &["own-image"]),
        ("/purposes/0/text", say("[x](javascript:alert)"), &["own-link"]),
        ("/purposes/0/text", say("{{nothing}}"), &["own-slot"]),
        ("/purposes/0/text", say("{{necessity}}"), &["own-slot"]),
        ("/purposes/0/text", json!("{{purpose}} {{method}}"), &["own-value"]),
        ("/purposes/0/text", json!("{{method}} {{data}}"), &["own-value"]),
        ("/purposes/3/text", say("{{necessity}}"), &["own-value"]),
        ("/purposes/0/text", say("我们不会默认同意"), &[]),
        ("/purposes/0/text", say("继续使用即视为同意"), &["silent"]),
    ]
}

/// Words that look like the ones above and say the opposite, or something else.
fn good_wording() -> Vec<Case> {
    let say = |text: &str| both(text);
    vec![
        ("/purposes/0/method", say("不会默认同意，由您逐项选择"), &[]),
        ("/purposes/0/method", say("沉默不视为同意"), &[]),
        ("/purposes/2/purpose", say("请联系人转告，联系人不承担连带责任"), &[]),
        ("/purposes/2/purpose", say("请联系人转告，联系人没有还款义务"), &[]),
        ("/purposes/0/method", say("不向任何第三方提供"), &[]),
        ("/purposes/0/method", say("不读取您的通讯录"), &[]),
        ("/purposes/0/method", say("我们没有读取任何人的通讯录"), &[]),
        ("/purposes/6/retention/rule", say("到您退订时为止，不会永久保存"), &[]),
        ("/purposes/0/purpose", say("审核申请，不用于营销"), &[]),
        ("/purposes/0/method", say("必要时由人工核对"), &[]),
        ("/purposes/4/method", say("不同意则无法查询，由审核人员查看"), &[]),
        ("/purposes/0/method", say(&"您".repeat(80)), &[]),
        ("/processor/name", json!("示例银行股份有限公司"), &[]),
    ]
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

#[test]
fn a_complete_notice_raises_nothing() {
    let report = call("checkConsent", &[good()]).unwrap();
    assert_eq!(report["findings"], json!([]));
}

#[test]
fn each_thing_taken_away_raises_its_rule_and_no_other() {
    let mut wrong = Vec::new();
    let all = [
        what_every_notice_names(),
        lists_that_hold_together(),
        kinds_of_consent(),
        wording(),
        own_wording(),
        good_wording(),
    ];
    let mut seen = BTreeSet::new();
    for (pointer, value, expected) in all.into_iter().flatten() {
        let mut notice = good();
        let text = value.to_string();
        if expected.contains(&"sharing-together") {
            let mut second = notice["recipients"][0].clone();
            put(&mut second, "/id", json!("bureau"));
            notice["recipients"].as_array_mut().unwrap().push(second);
        }
        put(&mut notice, pointer, value);
        let report = call("checkConsent", &[notice]).unwrap();
        let found = codes(&report);
        let expected: BTreeSet<String> = expected.iter().map(|code| (*code).to_owned()).collect();
        if found != expected {
            wrong.push(format!("{pointer} = {text}\n    expected {expected:?}\n    found    {found:?}"));
        }
        seen.extend(found);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let unseen: Vec<&str> = heyan::report::Code::ALL
        .iter()
        .filter_map(|code| code.as_str().strip_prefix("consent."))
        .filter(|code| !seen.contains(*code))
        .collect();
    assert_eq!(unseen, ["marketing-channel"], "rules that no case raises");
}

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

#[test]
fn marketing_names_its_channels() {
    let mut notice = good();
    put(&mut notice, "/purposes/6/title", both("优惠信息"));
    put(&mut notice, "/purposes/6/method", both("不定期发送"));
    assert_eq!(codes(&call("checkConsent", &[notice]).unwrap()), BTreeSet::from(["marketing-channel".to_owned()]));
}

/// Every text, name, number and date of a notice that a person is told.
fn told(notice: &Value, locale: &str) -> Vec<String> {
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

#[test]
fn headings_stand_in_their_order() {
    for locale in Locale::ALL {
        let document = call("renderConsent", &[good(), json!({ "locale": locale.tag() })]).unwrap();
        let headings: Vec<&str> = document["blocks"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|block| block["type"] == "heading" && block["level"] == 2)
            .map(|block| block["content"][0].as_str().unwrap())
            .collect();
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
fn ready_notices_are_clean_once_filled() {
    let facts = json!({
        "processor": { "name": "示例消费金融有限公司", "phone": "400-000-0000" },
        "recipients": {},
        "assessment": "PIA-2026-001",
    });
    for id in consent::ready_ids() {
        let mut facts = facts.clone();
        if id == "loan-application" {
            facts["recipients"] = json!({
                "carrier": { "name": "示例号码核验有限公司", "contact": "400-000-0001" },
                "credit-registry": { "name": "示例征信有限公司", "contact": "400-000-0002" },
            });
        }
        let notice = call("readyNotice", &[json!(id), facts]).unwrap();
        for locale in Locale::ALL {
            let document = call("renderConsent", &[notice.clone(), json!({ "locale": locale.tag() })]).unwrap();
            assert_eq!(document["findings"], json!([]), "{id}");
            let han = |text: &str| text.chars().filter(|ch| ('\u{4E00}'..='\u{9FFF}').contains(ch)).count();
            let long = document["text"].as_str().unwrap().split(['。', '\n']).find(|sentence| han(sentence) > 80);
            assert_eq!(long, None, "{id}");
        }
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
