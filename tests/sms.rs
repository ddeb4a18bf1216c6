//! How well messages are judged: the labelled messages of `tests/sms/*.tsv`, each a template of its own or one of a
//! few variants of one. `build.tsv` is there to develop against; `judge.tsv` was written before and is only counted.
//! `cargo test --test sms -- --nocapture` prints the confusion table; `SMS_SHOW=build` lists the misses of that part.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::panic, clippy::unwrap_used)]

use heyan::sms::{self, Clock, Outcome, Recipient, SmsInput, SmsOptions};
use std::collections::BTreeMap;

/// What a message really is. `genuine`, `advertising` and `private` should stay `unverified`.
const KINDS: [&str; 7] =
    ["genuine", "advertising", "private", "fraud", "suspicious", "unlawful-collection", "wrong-person"];

struct Case {
    kind: String,
    sms: SmsInput,
    options: SmsOptions,
}

/// Columns: kind, sender, received, name/id tail/phone tail/never, text with `\n`. Lines that begin with # are comments.
fn cases(text: &str) -> Vec<Case> {
    text.lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(|line| {
            let columns: Vec<&str> = line.splitn(5, '\t').collect();
            let [kind, sender, received, person, text] = columns[..] else { panic!("five columns: {line}") };
            assert!(KINDS.contains(&kind), "no such kind: {line}");
            let given = |text: &str| (!text.is_empty()).then(|| text.to_owned());
            let mut details = person.split('/');
            let mut next = || details.next().unwrap_or_default();
            let (name, id, phone, never) = (next(), next(), next(), next());
            let recipient = Recipient {
                name: given(name),
                id_tail: given(id),
                phone_tail: given(phone),
                never_borrowed: never == "never",
            };
            let options = SmsOptions { recipient, ..SmsOptions::default() };
            let received_at = given(received).map(|text| Clock::parse(&text).unwrap_or_else(|| panic!("time: {line}")));
            Case {
                kind: kind.to_owned(),
                sms: SmsInput { text: text.replace("\\n", "\n"), sender: given(sender), received_at },
                options,
            }
        })
        .collect()
}

fn table(name: &str, text: &str) -> BTreeMap<String, BTreeMap<&'static str, usize>> {
    let mut table: BTreeMap<String, BTreeMap<&'static str, usize>> = BTreeMap::new();
    let show = std::env::var("SMS_SHOW").is_ok_and(|shown| shown == name);
    for case in cases(text) {
        let report = sms::inspect(&case.sms, &case.options);
        let quiet = ["genuine", "advertising", "private"].contains(&case.kind.as_str());
        let wanted = if quiet { "unverified" } else { case.kind.as_str() };
        if show && report.outcome.as_str() != wanted {
            println!(
                "{} -> {} {:?}\n    {} {:?}",
                case.kind,
                report.outcome.as_str(),
                report.signals,
                case.sms.text,
                case.sms.sender
            );
        }
        *table.entry(case.kind).or_default().entry(report.outcome.as_str()).or_default() += 1;
    }
    println!("\n{name}: rows are what the messages are, columns what they are taken for");
    println!(
        "{:22}{:>7}{:>12}{:>11}{:>14}{:>12}{:>7}",
        "", "fraud", "suspicious", "unlawful", "wrong-person", "unverified", "all"
    );
    for kind in KINDS {
        let Some(row) = table.get(kind) else { continue };
        let of = |outcome: Outcome| row.get(outcome.as_str()).copied().unwrap_or(0);
        let all: usize = row.values().sum();
        println!(
            "{kind:22}{:>7}{:>12}{:>11}{:>14}{:>12}{all:>7}",
            of(Outcome::Fraud),
            of(Outcome::Suspicious),
            of(Outcome::UnlawfulCollection),
            of(Outcome::WrongPerson),
            of(Outcome::Unverified)
        );
    }
    table
}

#[test]
fn a_file_of_ones_own() {
    if let Ok(path) = std::env::var("SMS_FILE") {
        table("own", &std::fs::read_to_string(path).unwrap());
    }
}
