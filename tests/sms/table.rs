//! What messages are, and what they are taken for.

use super::{KINDS, cases};
use heyan::sms::{self, Outcome};
use std::collections::BTreeMap;

/// How many messages of each kind got each outcome.
pub type Table = BTreeMap<String, BTreeMap<&'static str, usize>>;

/// Judges the messages of a part, prints the table, and with `SMS_SHOW` the misses.
pub fn table(name: &str, text: &str) -> Table {
    let mut table = Table::new();
    let show = std::env::var("SMS_SHOW").is_ok_and(|shown| shown == name);
    for case in cases(text) {
        let report = sms::inspect(&case.sms, &case.options);
        if show && !case.wanted.iter().any(|wanted| wanted == report.outcome.as_str()) {
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

/// How many messages of a kind were taken for one of these.
pub fn count(table: &Table, kind: &str, outcomes: &[Outcome]) -> usize {
    table.get(kind).map_or(0, |row| outcomes.iter().filter_map(|outcome| row.get(outcome.as_str())).sum())
}
