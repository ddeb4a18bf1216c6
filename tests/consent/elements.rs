//! Every element of a good notice, one after the other: emptied or left out, the rule for it fires, and no
//! other than those listed beside it. An element that no line speaks of fails the test.

use super::{both, call, codes, good, put};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// Place (`*` is any index) and the rules that fire when what stands there is empty; the first that fits counts.
const EMPTIED: &[(&str, &str)] = &[
    ("/id", "id-repeated"),
    ("/version", "id-repeated"),
    ("/*/zh-CN", "chinese-missing"),
    ("/*/en", "english-missing"),
    ("/assessment", "assessment-missing"),
    ("/crossBorderRoute", "cross-border-route"),
    ("/processor/name", "processor-name"),
    ("/categories", "category-unknown"),
    ("/categories/*/id", "id-repeated category-unknown category-unused"),
    ("/categories/*/name", "data-missing"),
    ("/recipients", "recipient-unknown"),
    ("/recipients/*/id", "id-repeated recipient-unknown recipient-unused"),
    ("/recipients/*/name", "recipient-incomplete"),
    ("/recipients/*/contact", "recipient-incomplete"),
    ("/recipients/*/purpose", "recipient-incomplete"),
    ("/recipients/*/method", "recipient-incomplete"),
    ("/recipients/*/categories", "recipient-incomplete"),
    ("/recipients/*/categories/*", "category-unknown"),
    ("/recipients/*/region", "region-form"),
    ("/purposes", "no-purposes category-unused recipient-unused"),
    ("/purposes/*/id", "id-repeated"),
    // Without its title, nothing says any more that this purpose is about offers alone.
    ("/purposes/6/title", "title-missing marketing-mixed"),
    ("/purposes/*/title", "title-missing"),
    ("/purposes/*/purpose", "purpose-missing"),
    ("/purposes/*/method", "method-missing"),
    // What other purposes use too is not left without one; what a recipient gets is.
    ("/purposes/0/categories", "data-missing"),
    ("/purposes/1/categories", "data-missing recipient-exceeds"),
    ("/purposes/5/categories", "data-missing category-unused recipient-exceeds"),
    ("/purposes/6/categories", "data-missing"),
    ("/purposes/*/categories", "data-missing category-unused"),
    ("/purposes/1/categories/*", "category-unknown recipient-exceeds"),
    ("/purposes/2/categories/0", "category-unknown category-unused"),
    ("/purposes/3/categories/0", "category-unknown category-unused"),
    ("/purposes/4/categories/1", "category-unknown category-unused"),
    ("/purposes/5/categories/0", "category-unknown category-unused recipient-exceeds"),
    ("/purposes/*/categories/*", "category-unknown"),
    ("/purposes/*/retention/count", "retention-missing"),
    ("/purposes/*/retention/rule", "retention-missing"),
    ("/purposes/*/recipients", "recipient-unused"),
    ("/purposes/*/recipients/*", "recipient-unknown recipient-unused"),
    // Of data that are not sensitive it is asked only where saying no stops the application.
    ("/purposes/1/necessity", "required-unexplained"),
    ("/purposes/*/necessity", "necessity-missing"),
    ("/purposes/*/impact", "impact-missing"),
    ("/purposes/3/alternative", "face-only-way"),
    // Told and not asked: there is nothing to withdraw.
    ("/purposes/0/withdrawal", ""),
    ("/purposes/*/withdrawal", "withdrawal-missing"),
    ("/rights/channel", "rights-missing"),
    ("/rights/procedure", "rights-missing"),
    ("/rights/answerDays", "answer-slow"),
    // One way to reach them is enough; the registration number and an address of the rules are not asked for.
    ("/processor/phone", ""),
    ("/processor/email", ""),
    ("/processor/address", ""),
    ("/processor/creditCode", ""),
    ("/url", ""),
];

/// Words of a list and dates: anything else is refused, with its path.
const REFUSED: &[&str] = &[
    "/audience",
    "/effectiveFrom",
    "/categories/*/class",
    "/recipients/*/role",
    "/purposes/*/basis",
    "/purposes/*/kind",
    "/purposes/*/retention/after",
    "/purposes/*/retention/unit",
];

/// Entries taken out of their lists.
const TAKEN_OUT: &[(&str, &str)] = &[
    ("/purposes/1", "recipient-unused"),
    ("/purposes/2", "category-unused"),
    ("/purposes/3", "category-unused"),
    ("/purposes/4", "category-unused"),
    ("/purposes/5", "category-unused recipient-unused"),
    ("/purposes/*", ""),
    ("/categories/*", "category-unknown"),
    ("/recipients/*", "recipient-unknown"),
    ("/recipients/1/categories/0", "recipient-incomplete"),
    ("/recipients/*/categories/*", ""),
    ("/purposes/1/categories/*", "recipient-exceeds"),
    ("/purposes/2/categories/0", "data-missing category-unused"),
    ("/purposes/3/categories/0", "data-missing category-unused"),
    ("/purposes/4/categories/1", "category-unused"),
    ("/purposes/5/categories/0", "data-missing category-unused recipient-exceeds"),
    ("/purposes/6/categories/0", "data-missing"),
    ("/purposes/*/categories/*", ""),
    ("/purposes/*/recipients/*", "recipient-unused"),
];

fn fits(pattern: &str, place: &str) -> bool {
    if let Some(end) = pattern.strip_prefix("/*/") {
        return place.ends_with(&["/", end].concat());
    }
    let (mut pattern, mut place) = (pattern.split('/'), place.split('/'));
    loop {
        match (pattern.next(), place.next()) {
            (None, None) => return true,
            (Some("*"), Some(step)) if step.bytes().all(|byte| byte.is_ascii_digit()) => {}
            (Some(one), Some(other)) if one == other => {}
            _ => return false,
        }
    }
}

fn expected<'a>(table: &[(&'a str, &'a str)], place: &str, used: &mut BTreeSet<&'a str>) -> Option<BTreeSet<String>> {
    let (pattern, codes) = table.iter().find(|(pattern, _)| fits(pattern, place))?;
    used.insert(pattern);
    Some(codes.split_whitespace().map(str::to_owned).collect())
}

/// Every element but those that are true or false, with what it is when empty.
fn elements(value: &Value, at: &str, all: &mut Vec<(String, Value)>) {
    let empty = match value {
        Value::String(_) => Some(json!(" \u{200B}")),
        Value::Number(_) => Some(json!(0)),
        Value::Array(_) => Some(json!([])),
        Value::Object(members) if members.contains_key("zh-CN") => Some(both(" ")),
        _ => None,
    };
    all.extend(empty.map(|empty| (at.to_owned(), empty)));
    match value {
        Value::Object(members) => {
            members.iter().for_each(|(name, value)| elements(value, &format!("{at}/{name}"), all));
        }
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(index, value)| elements(value, &format!("{at}/{index}"), all));
        }
        _ => {}
    }
}

/// `/purposes/0/title` as an error names it: `notice.purposes[0].title`.
fn path(place: &str) -> String {
    let step = |step: &str| {
        if step.bytes().all(|byte| byte.is_ascii_digit()) { format!("[{step}]") } else { format!(".{step}") }
    };
    ["notice", &place.split('/').skip(1).map(step).collect::<String>()].concat()
}

#[test]
fn every_element_is_missed() {
    let mut all = Vec::new();
    elements(&good(), "", &mut all);
    assert!(all.len() > 200, "{}", all.len());
    let mut used = BTreeSet::new();
    for (place, empty) in all {
        let refused = REFUSED.iter().find(|pattern| fits(pattern, &place));
        let mut notice = good();
        put(&mut notice, &place, empty);
        let told = call("checkConsent", &[notice]);
        let codes_of_it = match (refused, told) {
            (Some(pattern), Err(error)) => {
                used.insert(*pattern);
                assert!(error.to_string().starts_with(&path(&place)), "{place}: {error}");
                None
            }
            (None, Ok(report)) => {
                let expected = expected(EMPTIED, &place, &mut used).unwrap_or_else(|| panic!("{place} is in no list"));
                assert_eq!(codes(&report), expected, "{place} emptied");
                Some(expected)
            }
            (refused, told) => panic!("{place}: refused {}, and {told:?}", refused.is_some()),
        };
        // Left out altogether it is told the same, or refused with its path: nothing passes for it in silence.
        if place.rsplit_once('/').unwrap().1.bytes().all(|byte| byte.is_ascii_digit()) {
            continue;
        }
        let mut notice = good();
        put(&mut notice, &place, Value::Null);
        match call("checkConsent", &[notice]) {
            Ok(report) => assert_eq!(Some(codes(&report)), codes_of_it, "{place} left out"),
            Err(error) => {
                let place =
                    place.rsplit_once("/retention/").map_or(path(&place), |(purpose, _)| path(purpose) + ".retention");
                assert!(error.to_string().starts_with(&place), "{place}: {error}");
            }
        }
    }
    let patterns = EMPTIED.iter().map(|(pattern, _)| pattern).chain(REFUSED);
    assert_eq!(patterns.filter(|pattern| !used.contains(*pattern)).count(), 0, "a line that speaks of nothing");
}

#[test]
fn every_entry_is_missed() {
    let mut all = Vec::new();
    elements(&good(), "", &mut all);
    let mut used = BTreeSet::new();
    for (place, _) in all.into_iter().filter(|(_, empty)| *empty == json!([])) {
        for index in 0..good().pointer(&place).unwrap().as_array().unwrap().len() {
            let mut notice = good();
            notice.pointer_mut(&place).unwrap().as_array_mut().unwrap().remove(index);
            let place = format!("{place}/{index}");
            let expected = expected(TAKEN_OUT, &place, &mut used).unwrap_or_else(|| panic!("{place} is in no list"));
            assert_eq!(codes(&call("checkConsent", &[notice]).unwrap()), expected, "{place} taken out");
        }
    }
    assert_eq!(used.len(), TAKEN_OUT.len(), "a line that speaks of nothing");
}
