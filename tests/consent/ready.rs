//! Ready notices: clean in both languages once filled, with every heading, short enough to read, and
//! each saying what it is there for.

use super::{call, text::headings};
use heyan::{consent, report::Locale};
use serde_json::{Value, json};

/// What a lender would give: every recipient a notice knows.
fn filled(id: &str) -> Value {
    let mut facts = json!({
        "processor": { "name": "示例消费金融有限公司", "phone": "400-000-0000" },
        "assessment": "PIA-2026-001",
    });
    let recipients = json!({
        "carrier": { "name": "示例号码核验有限公司", "contact": "400-000-0001" },
        "credit-registry": { "name": "示例征信有限公司", "contact": "400-000-0002" },
    });
    for (recipient, given) in recipients.as_object().unwrap() {
        let mut more = facts.clone();
        more["recipients"][recipient] = given.clone();
        // Of a recipient that the notice does not know it says so.
        match call("readyNotice", &[json!(id), more.clone()]).map_err(|error| error.to_string()) {
            Err(error) if error.contains("expected only ids") => {}
            _ => facts = more,
        }
    }
    call("readyNotice", &[json!(id), facts]).unwrap_or_else(|error| panic!("{id}: {error}"))
}

#[test]
fn every_matter_has_a_notice() {
    let ids: Vec<&str> = consent::ready_ids().collect();
    let expected = [
        "carrier-check",
        "contact",
        "contact-declaration",
        "credit",
        "liveness",
        "loan-application",
        "marketing",
        "phone-binding",
        "phone-change",
    ];
    assert_eq!(ids, expected);
}

#[test]
fn they_are_clean_once_filled() {
    for id in consent::ready_ids() {
        let notice = filled(id);
        for locale in Locale::ALL {
            let document = call("renderConsent", &[notice.clone(), json!({ "locale": locale.tag() })]).unwrap();
            assert_eq!(document["findings"], json!([]), "{id} {}", locale.tag());
            assert_eq!(headings(&document).len(), 7, "{id} {}", locale.tag());
        }
    }
}

#[test]
fn they_can_be_read() {
    let han = |text: &str| text.chars().filter(|ch| ('\u{4E00}'..='\u{9FFF}').contains(ch)).count();
    for id in consent::ready_ids() {
        let notice = filled(id);
        let chinese = call("renderConsent", std::slice::from_ref(&notice)).unwrap();
        for sentence in chinese["text"].as_str().unwrap().split(['。', '；', '\n', '|']) {
            assert!(han(sentence) <= 50, "{id}: {sentence}");
        }
        let english = call("renderConsent", &[notice, json!({ "locale": "en" })]).unwrap();
        for sentence in english["text"].as_str().unwrap().split(['.', ';', '\n', '|']) {
            assert!(sentence.split_whitespace().count() <= 40, "{id}: {sentence}");
        }
    }
}

/// What the law asks of every text stands in the built-in sentences.
#[test]
fn every_notice_says_what_no_lender_may_leave_out() {
    let words = [
        "查阅",
        "复制",
        "更正",
        "补充",
        "删除",
        "转移",
        "限制处理",
        "解释说明",
        "注销",
        "撤回同意",
        "不影响撤回前",
        "不能办理的，会说明理由",
        "重新征求您的同意",
        "合并、分立",
        "近亲属",
        "投诉",
        "18周岁",
    ];
    for id in consent::ready_ids() {
        let document = call("renderConsent", &[filled(id)]).unwrap();
        let text = document["text"].as_str().unwrap();
        // A contact has no account to close.
        for word in words.into_iter().filter(|word| id != "contact" || *word != "注销") {
            assert!(text.contains(word), "{id}: {word}");
        }
    }
}

/// What each is there for.
#[test]
fn each_says_its_own() {
    for (id, words) in [
        (
            "contact",
            &["不是担保人", "没有还款义务", "不会告诉您对方的账务情况", "可以不同意，不需要理由", "没有读取"][..],
        ),
        ("contact-declaration", &["不是担保人", "年满18周岁", "同意", "不透露借款金额", "换一位"]),
        ("liveness", &["可以不刷脸", "人工", "删除图像"]),
        ("carrier-check", &["示例号码核验有限公司", "一致"]),
        ("credit", &["书面同意", "查询记录", "不良信息前，会先告诉您"]),
        ("marketing", &["退订", "打电话", "推送", "可以不同意"]),
        ("phone-binding", &["验证码不要告诉任何人"]),
        ("phone-change", &["还款不受影响", "验证码不要告诉任何人", "可以不刷脸", "取消"]),
    ] {
        let document = call("renderConsent", &[filled(id)]).unwrap();
        for word in words {
            assert!(document["text"].as_str().unwrap().contains(word), "{id}: {word}");
        }
    }
}

#[test]
fn each_decision_has_a_control_of_its_own() {
    for (id, items) in [
        ("credit", &[("credit-query", "written", false), ("credit-report", "written", false)][..]),
        ("liveness", &[("liveness", "separate", true)]),
        (
            "marketing",
            &[
                ("marketing-sms", "separate", true),
                ("marketing-call", "separate", true),
                ("marketing-push", "separate", true),
            ],
        ),
        ("contact", &[("relay", "express", true)]),
        ("phone-binding", &[("carrier-check", "separate", false)]),
    ] {
        let document = call("renderConsent", &[filled(id)]).unwrap();
        let found: Vec<(&str, &str, bool)> = document["items"]
            .as_array()
            .unwrap()
            .iter()
            .map(|item| {
                (item["id"].as_str().unwrap(), item["kind"].as_str().unwrap(), item["optional"].as_bool().unwrap())
            })
            .collect();
        assert_eq!(found, items, "{id}");
    }
}
