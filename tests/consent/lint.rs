//! A complete notice raises nothing; take away or spoil one thing, and the rule for it fires with no
//! other than its listed companions.

use super::{both, call, codes, good, good::good_wording, put, wording};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// The place, what is put there, and the codes (without "consent.") that then stand in the report.
pub type Case = (&'static str, Value, &'static [&'static str]);

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
        ("/categories/1/name", both("儿童的姓名"), &["guardian-missing", "sensitive-unmarked"]),
        ("/purposes/0/purpose", both("审核申请，核对未成年子女的情况"), &["guardian-missing"]),
    ]
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
        wording::wording(),
        wording::own_wording(),
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
    // Those of records speak of no notice.
    let records = include_str!("../../src/data/rules/consent-record.toml");
    let unseen: Vec<&str> = heyan::report::Code::ALL
        .iter()
        .filter(|code| !records.contains(code.as_str()))
        .filter_map(|code| code.as_str().strip_prefix("consent."))
        .filter(|code| !seen.contains(*code))
        .collect();
    assert_eq!(unseen, ["marketing-channel"], "rules that no case raises");
}

#[test]
fn marketing_names_its_channels() {
    let mut notice = good();
    put(&mut notice, "/purposes/6/title", both("优惠信息"));
    put(&mut notice, "/purposes/6/method", both("不定期发送"));
    assert_eq!(codes(&call("checkConsent", &[notice]).unwrap()), BTreeSet::from(["marketing-channel".to_owned()]));
}
