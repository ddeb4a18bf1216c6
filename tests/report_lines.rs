//! The lines in which reports cross to a page say what serde writes, and the fast answer is the report's: for every text of
//! the vectors and of the lists that peers are measured by.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use heyan::{
    Date,
    application::{self, Application, ApplicationOptions},
    person::{self, IdNumberOptions, NameOptions, ScriptWish},
    phone_change::{OneTimeCodeOptions, check_one_time_code, check_one_time_code_lines},
    report::Locale,
};
use serde_json::{Value, json};
use std::{fs, path::Path};

fn file(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(path)).unwrap()
}

/// The arguments of every vector that calls this function.
fn called(name: &str) -> Vec<Vec<Value>> {
    let mut all = Vec::new();
    for vectors in ["person-identity", "person-names", "phone-change", "application", "application-people", "input"] {
        let vectors: Vec<Value> = serde_json::from_str(&file(&format!("vectors/{vectors}.json"))).unwrap();
        let of_it = vectors.into_iter().filter(|vector| vector["call"] == name);
        all.extend(of_it.filter_map(|vector| vector["args"].as_array().cloned()));
    }
    assert!(all.len() > 5, "{name}: {}", all.len());
    all
}

/// Texts of the vectors, of the lists, and some that are bad to read; each with a part cut away as well.
fn texts(name: &str, list: &str) -> Vec<String> {
    let mut texts: Vec<String> = called(name).iter().filter_map(|args| args[0].as_str().map(str::to_owned)).collect();
    texts.extend(file(list).lines().filter_map(|line| line.split('\t').nth(2)).map(str::to_owned));
    texts.extend(
        ["", "\n", "王\n小明", "a\u{85}b", "\"\\\u{1}", "１２３４５６", "1\u{200b}2", "\u{2028}x"].map(str::to_owned),
    );
    texts.push("1".repeat(1_001));
    let cut = texts.iter().map(|text| text.chars().skip(1).collect()).collect::<Vec<String>>();
    texts.extend(cut);
    texts
}

/// What the pages' scripts make of the lines: the beginning of every report, and the members named, in this order.
fn from_lines(lines: &str, names: &[&str]) -> Value {
    let lines: Vec<&str> = lines.split('\n').collect();
    // Each ends with a line break.
    assert_eq!((lines.len(), lines.last()), (names.len() + 4, Some(&"")), "{lines:?}");
    let findings = if lines[1].is_empty() { json!([]) } else { serde_json::from_str(lines[1]).unwrap() };
    let mut report = json!({ "verdict": lines[0], "findings": findings, "ruleset": lines[2] });
    for (name, line) in names.iter().zip(&lines[3..]) {
        report[name] = (*line).into();
    }
    report
}

#[test]
fn identity_numbers() {
    let (mut valid, mut warned) = (0, 0);
    for today in ["2026-11-21", "0001-01-01", "9999-12-31"].map(|day| Date::parse(day).unwrap()) {
        for (index, text) in texts("checkIdNumber", "bench/people/identity.tsv").iter().enumerate() {
            let mut options = IdNumberOptions::on(today);
            options.locale = Locale::ALL[index % 2];
            let report = person::check_id_number(text, &options);
            assert_eq!(person::is_valid_id_number(text, today), report.valid, "{text:?}");
            let lines = person::check_id_number_lines(text, today, options.locale);
            let mut found = from_lines(&lines, &["kind", "normalized", "masked", "birthDate", "age", "sex"]);
            found["valid"] = (found["verdict"] != "reject").into();
            let members = found.as_object_mut().unwrap();
            members.retain(|_, value| value != "");
            if let Some(age) = members.get_mut("age") {
                *age = age.as_str().unwrap().parse::<u32>().unwrap().into();
            }
            assert_eq!(found, serde_json::to_value(&report).unwrap(), "{text:?}");
            valid += usize::from(report.valid);
            warned += usize::from(report.valid && !report.report.findings.is_empty());
        }
    }
    assert!(valid > 100 && warned > 3, "{valid} valid, {warned} of them asked about");
}

#[test]
fn names() {
    for (index, text) in texts("checkPersonName", "names/held-out.tsv").iter().enumerate() {
        for script in [ScriptWish::Any, ScriptWish::Han, ScriptWish::Latin] {
            let mut options = NameOptions::default();
            (options.script, options.locale) = (script, Locale::ALL[index % 2]);
            let report = serde_json::to_value(person::check_person_name(text, &options)).unwrap();
            let lines = person::check_person_name_lines(text, script, options.locale);
            assert_eq!(from_lines(&lines, &["normalized", "script"]), report, "{text:?}");
        }
    }
}

#[test]
fn codes() {
    for (index, text) in texts("checkOneTimeCode", "bench/people/identity.tsv").iter().enumerate() {
        let mut options = OneTimeCodeOptions::default();
        (options.length, options.locale) = ([4, 6, 10][index % 3], Locale::ALL[index % 2]);
        let report = serde_json::to_value(check_one_time_code(text, &options)).unwrap();
        assert_eq!(from_lines(&check_one_time_code_lines(text, &options), &["normalized"]), report, "{text:?}");
    }
}

#[test]
fn applications() {
    let mut severities = 0;
    for args in called("checkApplication") {
        let given = args.get(1).cloned().unwrap_or(json!({ "today": "2026-11-21" }));
        let (Ok(form), Ok(mut options)) = (
            heyan::read::<Application, _>("application", &args[0]),
            heyan::read::<ApplicationOptions, _>("options", &given),
        ) else {
            continue;
        };
        for locale in Locale::ALL {
            options.locale = locale;
            let report = serde_json::to_value(application::check(&form, &options)).unwrap();
            assert_eq!(from_lines(&application::check_lines(&form, &options), &[]), report, "{form:?}");
            severities += usize::from(!options.policy.severity.is_empty());
        }
    }
    assert!(severities > 1, "a lender's own severities are among them");
}
