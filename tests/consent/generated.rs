//! Notices of every make: whatever a lender writes, each value is in the text, in both languages and in the
//! HTML, and no sentence of ours grows with it.

use super::{call, good, text};
use heyan::report::Locale;
use serde_json::{Value, json};

/// Numbers below the one asked for, the same in every run.
fn numbers(mut seed: u64) -> impl FnMut(usize) -> usize {
    move |below| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(seed >> 33).unwrap() % below
    }
}

/// A text nobody else has: in two languages, mostly, or one for both.
fn said(next: &mut dyn FnMut(usize) -> usize, what: &str) -> Value {
    let number = next(1_000_000);
    match next(6) {
        0 => json!(format!("{what}甲{number}")),
        1 => json!({ "zh-CN": format!("{what}<乙>{number} & “丙”") , "en": format!("words no. {number}, “&” <b>") }),
        // Missing in one language: the other one is better than a hole.
        2 => json!({ "zh-CN": format!("{what}丁{number}") }),
        _ => json!({ "zh-CN": format!("{what}戊{number}"), "en": format!("words {number}") }),
    }
}

fn some<'a>(next: &mut dyn FnMut(usize) -> usize, ids: &'a [String]) -> Vec<&'a String> {
    let first = next(ids.len());
    (0..=next(3)).map(|step| &ids[(first + step) % ids.len()]).collect()
}

fn notice(seed: u64) -> Value {
    let mut next = numbers(seed);
    let next: &mut dyn FnMut(usize) -> usize = &mut next;
    let ids = |list: &str, count: usize| (0..count).map(|index| format!("{list}-{index}")).collect::<Vec<_>>();
    let data = ids("data", 4 + next(10));
    let recipients = ids("recipient", 1 + next(10));
    let purposes = ids("purpose", 1 + next(12));
    let mut notice = good();
    notice["audience"] = json!(["applicant", "contact"][next(2)]);
    notice["version"] = json!(format!("{}.{}", next(100), next(100)));
    notice["effectiveFrom"] = json!(format!("20{}-0{}-1{}", 10 + next(80), 1 + next(9), next(10)));
    notice["processor"]["name"] = json!(format!("示例{}消费金融有限公司", next(1_000)));
    for member in ["creditCode", "phone", "email", "address"] {
        notice["processor"][member] =
            if next(3) == 0 { Value::Null } else { json!(format!("{member}{}", next(100_000))) };
    }
    for member in ["url", "crossBorderRoute", "assessment"] {
        notice[member] =
            if next(3) == 0 { Value::Null } else { json!(format!("https://example.com/{}", next(100_000))) };
    }
    notice["categories"] = data
        .iter()
        .map(|id| json!({ "id": id, "name": said(next, "信息"), "class": "C2", "sensitive": next(3) == 0 }))
        .collect();
    notice["recipients"] = recipients
        .iter()
        .map(|id| {
            json!({
                "id": id, "name": format!("示例接收{}有限公司", next(100_000)), "contact": format!("400-{}", next(100_000)),
                "role": (["controller", "joint", "processor"][next(3)]), "region": (["CN", "SG", "DE"][next(3)]),
                "purpose": said(next, "核对"), "method": said(next, "传输"), "categories": some(next, &data),
            })
        })
        .collect();
    notice["purposes"] = purposes
        .iter()
        .map(|id| {
            let after = ["delete", "anonymise"][next(2)];
            let mut purpose = json!({
                "id": id, "title": said(next, "用途"), "purpose": said(next, "目的"), "method": said(next, "方式"),
                "categories": some(next, &data), "basis": (["consent", "consent", "contract", "legal-duty"][next(4)]),
                "kind": (["express", "separate", "written", "once"][next(4)]), "optional": next(2) == 0,
                "withdrawal": said(next, "撤回"),
                "retention": match next(2) {
                    0 => json!({ "count": 1 + next(90), "unit": (["day", "month", "year"][next(3)]), "after": after }),
                    _ => json!({ "rule": said(next, "期限"), "after": after }),
                },
                "recipients": if next(2) == 0 { Vec::new() } else { some(next, &recipients) },
            });
            for member in ["necessity", "impact", "alternative"] {
                if next(2) == 0 {
                    purpose[member] = said(next, "说明");
                }
            }
            if next(4) == 0 {
                purpose["automatedDecision"] = json!(true);
            }
            purpose
        })
        .collect();
    // Data that nothing uses are no matter of the text; `consent.category-unused` tells.
    let uses = |list: &Value, id: &Value| {
        list.as_array().unwrap().iter().any(|entry| entry["categories"].as_array().unwrap().contains(id))
    };
    let (purposes, recipients) = (notice["purposes"].clone(), notice["recipients"].clone());
    let categories = notice["categories"].as_array_mut().unwrap();
    categories.retain(|category| uses(&purposes, &category["id"]) || uses(&recipients, &category["id"]));
    notice
}

/// As HTML writes it.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;").replace('\'', "&#39;")
}

#[test]
fn every_value_of_any_notice_is_in_the_text() {
    for seed in 0..300 {
        let notice = notice(seed);
        for locale in Locale::ALL {
            let document = call("renderConsent", &[notice.clone(), json!({ "locale": locale.tag() })]).unwrap();
            let [text, html] = ["text", "html"].map(|member| document[member].as_str().unwrap().to_lowercase());
            for value in text::told(&notice, locale.tag()) {
                let value = value.to_lowercase();
                assert!(text.contains(&value), "{seed} {}: “{value}” is not in the text", locale.tag());
                assert!(html.contains(&escaped(&value)), "{seed} {}: “{value}” is not in the HTML", locale.tag());
            }
            for item in document["items"].as_array().unwrap() {
                let purposes = notice["purposes"].as_array().unwrap();
                let purpose = purposes.iter().find(|purpose| purpose["id"] == item["id"]).unwrap();
                assert_eq!(purpose["basis"], "consent", "{seed}");
                let [text, html, label] =
                    ["text", "html", "label"].map(|member| item[member].as_str().unwrap().to_lowercase());
                for value in text::told(purpose, locale.tag()) {
                    let value = value.to_lowercase();
                    assert!(
                        text.contains(&value) || label.contains(&value),
                        "{seed}: “{value}” is not beside its control"
                    );
                    assert!(html.contains(&escaped(&value)) || label.contains(&value), "{seed}: “{value}”, as HTML");
                }
                // Whoever gets these data is named beside the control, with contact, purpose and method.
                for id in purpose["recipients"].as_array().unwrap() {
                    let recipients = notice["recipients"].as_array().unwrap();
                    let recipient = recipients.iter().find(|recipient| recipient["id"] == *id).unwrap();
                    for value in text::told(recipient, locale.tag()) {
                        assert!(
                            text.contains(&value.to_lowercase()),
                            "{seed}: “{value}” of a recipient is not beside the control"
                        );
                    }
                }
            }
        }
    }
}

/// Lists may be long; what is no list is read in one go, however many purposes and recipients there are.
#[test]
fn no_sentence_grows_with_the_notice() {
    let han = |text: &str| text.chars().filter(|ch| ('\u{4E00}'..='\u{9FFF}').contains(ch)).count();
    for seed in 0..300 {
        let notice = notice(seed);
        for locale in Locale::ALL {
            let document = call("renderConsent", &[notice.clone(), json!({ "locale": locale.tag() })]).unwrap();
            for block in document["blocks"].as_array().unwrap().iter().filter(|block| block["type"] == "paragraph") {
                let text: String = block["content"].as_array().unwrap().iter().map(words).collect();
                for sentence in text.split(['。', '！', '？', '\n']) {
                    assert!(han(sentence) <= 80, "{seed}: {sentence}");
                }
                for sentence in text.split(". ").filter(|_| locale == Locale::En) {
                    assert!(sentence.split_whitespace().count() <= 45, "{seed}: {sentence}");
                }
            }
        }
    }
}

fn words(piece: &Value) -> &str {
    piece.as_str().or(piece["strong"].as_str()).or(piece["text"].as_str()).unwrap()
}
