//! Names in real forms and junk, from two lists: one the rules were tuned on, one held out.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]

use heyan::{
    person::{NameOptions, check_person_name},
    report::{Locale, Severity, Verdict},
};
use std::{collections::BTreeMap, fmt::Write};

const LISTS: [(&str, &str); 2] =
    [("tuning", include_str!("names/tuning.tsv")), ("held out", include_str!("names/held-out.tsv"))];

struct Entry {
    list: &'static str,
    real: bool,
    class: &'static str,
    written: &'static str,
    name: String,
}

fn entries() -> Vec<Entry> {
    LISTS
        .into_iter()
        .flat_map(|(list, text)| text.lines().filter(|line| !line.starts_with('#')).map(move |line| (list, line)))
        .map(|(list, line)| {
            let mut cells = line.split('\t');
            let (Some(kind), Some(class), Some(written)) = (cells.next(), cells.next(), cells.next()) else {
                panic!("{list}: {line}");
            };
            Entry { list, real: kind == "real", class, written, name: unescape(written) }
        })
        .collect()
}

fn unescape(written: &str) -> String {
    let mut parts = written.split("\\u{");
    let mut name = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (code, rest) = part.split_once('}').expect("an escape ends");
        name.push(char::from_u32(u32::from_str_radix(code, 16).unwrap()).expect("a character"));
        name.push_str(rest);
    }
    name
}

#[test]
fn no_real_form_is_refused_and_no_junk_passes() {
    let options = NameOptions::default();
    let mut wrong = String::new();
    let mut counts: BTreeMap<(&str, &str), u32> = BTreeMap::new();
    for entry in entries() {
        let report = check_person_name(&entry.name, &options).report;
        *counts.entry((entry.list, if entry.real { "real" } else { "junk" })).or_default() += 1;
        let bad = if entry.real { report.verdict == Verdict::Reject } else { report.verdict == Verdict::Pass };
        if entry.real && report.verdict == Verdict::Review {
            *counts.entry((entry.list, "real, with a warning")).or_default() += 1;
        }
        if bad {
            let codes: Vec<_> = report.findings.iter().map(|finding| finding.code.as_str()).collect();
            let _ = writeln!(wrong, "{}: {} {}: {codes:?}", entry.list, entry.class, entry.written);
        }
    }
    println!("{counts:?}");
    assert!(counts.values().sum::<u32>() > 700);
    assert!(wrong.is_empty(), "\n{wrong}");
}

/// Shown by `cargo test --test person_names -- --nocapture`: which real forms are asked about.
#[test]
fn few_real_forms_are_asked_about() {
    let mut asked = 0;
    let mut real = 0;
    for entry in
        entries().into_iter().filter(|entry| entry.real && entry.class != "long" && entry.class != "one-character")
    {
        real += 1;
        let report = check_person_name(&entry.name, &NameOptions::default()).report;
        if report.verdict != Verdict::Pass {
            asked += 1;
            let codes: Vec<_> = report.findings.iter().map(|finding| finding.code.as_str()).collect();
            println!("{}: {} {}: {codes:?}", entry.list, entry.class, entry.written);
        }
    }
    assert!(asked * 10 < real, "{asked} of {real}");
}

#[test]
fn normalising_twice_changes_nothing() {
    for entry in entries() {
        let once = check_person_name(&entry.name, &NameOptions::default());
        let twice = check_person_name(&once.normalized, &NameOptions::default());
        if entry.real {
            assert_eq!(once.normalized, twice.normalized, "{}", entry.written);
            let told: Vec<_> = twice
                .report
                .findings
                .iter()
                .filter(|finding| finding.severity == Severity::Info)
                .map(|finding| finding.code.as_str())
                .collect();
            assert!(told.is_empty(), "{}: {told:?}", entry.written);
        }
    }
}

/// No sentence repeats a part of the name, in either language.
#[test]
fn sentences_do_not_repeat_the_name() {
    for entry in entries() {
        for locale in Locale::ALL {
            let mut options = NameOptions::default();
            options.locale = locale;
            let report = check_person_name(&entry.name, &options);
            for finding in &report.report.findings {
                assert!(finding.params.iter().all(|(name, _)| *name == "limit"), "{}", entry.written);
            }
            let shown = format!("{report:?}");
            assert!(!entry.real || entry.name.chars().count() < 3 || !shown.contains(&entry.name), "{}", entry.written);
        }
    }
}

/// Any text gives an answer, and ranges lie inside it.
#[test]
fn any_text_is_answered() {
    let mut seed = 0x9E37_79B9_u32;
    let mut next = move || {
        seed ^= seed << 13;
        seed ^= seed >> 17;
        seed ^= seed << 5;
        seed
    };
    for round in 0..20_000 {
        let length = next() % 24;
        let name: String = (0..length)
            .filter_map(|_| {
                let span = [0x80, 0x3000, 0x300, 0x2000, 0x10000, 0x0011_0000][(next() % 6) as usize];
                char::from_u32(next() % span)
            })
            .collect();
        let units = name.encode_utf16().count();
        let report = check_person_name(&name, &NameOptions::default());
        for [start, end] in report.report.findings.iter().filter_map(|finding| finding.range) {
            assert!(start < end && end as usize <= units, "round {round}");
        }
        let again = check_person_name(&report.normalized, &NameOptions::default());
        if report.report.verdict != Verdict::Reject {
            assert_eq!(again.normalized, report.normalized, "round {round}: {name:?}");
        }
    }
    for text in ["a".repeat(1_000_000), "王".repeat(300), "e\u{301}".repeat(400), "\u{301}".repeat(900)] {
        assert_eq!(check_person_name(&text, &NameOptions::default()).report.verdict, Verdict::Reject);
    }
}
