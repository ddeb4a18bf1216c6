//! How well messages have to be judged, part by part.

use super::{
    ALL, Case, KINDS, cases,
    table::{count, table},
};
use heyan::sms::{self, Outcome};
use std::collections::BTreeMap;

/// Any file of these columns, named by `SMS_FILE`: its table, and with `SMS_SHOW=file` its misses.
#[test]
fn a_file_of_ones_own_is_measured() {
    let Ok(path) = std::env::var("SMS_FILE") else { return };
    for path in path.split(',') {
        let text = std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{path}: {error}"));
        table("file", &text);
        let cases = cases(&text);
        let right = |case: &&Case| {
            let outcome = sms::inspect(&case.sms, &case.options).outcome;
            case.wanted.iter().any(|wanted| wanted == outcome.as_str())
        };
        println!("right: {} of {}", cases.iter().filter(right).count(), cases.len());
    }
}

/// The targets, in both parts that were mended on: no honest message is called fraud, at most 1 in 12 genuine ones and 1 in 20
/// advertisements are above `unverified`, of frauds at least 95 % are, and 80 % are called fraud.
#[test]
fn messages_are_judged_well_enough() {
    let parts = [
        ("build", include_str!("build.tsv")),
        ("build-4", include_str!("build-4.tsv")),
        ("build-5", include_str!("build-5.tsv")),
        ("judge", include_str!("judge.tsv")),
    ];
    let mut wrong = Vec::new();
    let mut sizes: BTreeMap<&str, usize> = BTreeMap::new();
    for (name, text) in parts {
        let table = table(name, text);
        let mut hold = |what: &str, holds: bool| {
            if !holds {
                wrong.push(format!("{name}: {what}"));
            }
        };
        for kind in KINDS {
            *sizes.entry(kind).or_default() += count(&table, kind, &ALL);
        }
        for kind in ["genuine", "advertising", "private"] {
            hold(&format!("a {kind} message was called fraud"), count(&table, kind, &[Outcome::Fraud]) == 0);
        }
        let all = |kind: &str| count(&table, kind, &ALL);
        let above = |kind: &str| all(kind) - count(&table, kind, &[Outcome::Unverified]);
        hold("more than 1 genuine message in 12", above("genuine") * 12 <= all("genuine"));
        hold("more than 1 advertisement in 20", above("advertising") * 20 <= all("advertising"));
        hold("a private message", above("private") == 0);
        hold("fewer than 95 % of the frauds are seen", above("fraud") * 100 >= all("fraud") * 95);
        hold(
            "fewer than 80 % of the frauds are called so",
            count(&table, "fraud", &[Outcome::Fraud]) * 100 >= all("fraud") * 80,
        );
        for kind in ["suspicious", "unlawful-collection", "wrong-person"] {
            hold(&format!("fewer than 85 % of {kind}"), all(kind) < 5 || above(kind) * 100 >= all(kind) * 85);
        }
    }
    for kind in KINDS {
        assert!(sizes.get(kind).is_some_and(|size| *size >= 40), "at least 40 of {kind}");
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The stranger's messages of `build-2.tsv`: no honest one is called fraud, and nothing is seen worse than it is now.
/// Their targets are lower than those of the other parts: of the frauds 82 % were seen and 73 % called so when first met.
#[test]
fn a_strangers_messages_are_judged_no_worse_than_before() {
    let table = table("build-2", include_str!("build-2.tsv"));
    let all = |kind: &str| count(&table, kind, &ALL);
    let taken = |kind: &str, outcome: Outcome| count(&table, kind, &[outcome]);
    let above = |kind: &str| all(kind) - taken(kind, Outcome::Unverified);
    assert_eq!((all("genuine"), all("advertising"), all("private")), (49, 26, 43));
    assert_eq!((above("genuine"), above("advertising"), above("private")), (0, 0, 0), "false alarms");
    assert_eq!((all("fraud"), all("suspicious"), all("unlawful-collection"), all("wrong-person")), (51, 22, 44, 43));
    assert!(above("fraud") >= 46, "frauds seen: {}", above("fraud"));
    assert!(taken("fraud", Outcome::Fraud) >= 41, "frauds called so");
    assert!(above("suspicious") >= 10, "suspicious ones seen: {}", above("suspicious"));
    assert!(taken("unlawful-collection", Outcome::UnlawfulCollection) >= 30, "unlawful collection");
    assert!(taken("wrong-person", Outcome::WrongPerson) >= 40, "for somebody else");
}

/// What was kept apart to judge by: 469 messages in three parts, each met once before anything was mended on it. On those
/// first meetings 109 of 124 frauds were above `unverified` and 95 called fraud, 4 of 130 genuine messages called fraud.
#[test]
fn messages_kept_apart_are_judged_well_enough() {
    let parts = [
        ("judge-2", include_str!("judge-2.tsv")),
        ("judge-3", include_str!("judge-3.tsv")),
        ("judge-4", include_str!("judge-4.tsv")),
    ];
    let tables: Vec<_> = parts.iter().map(|(name, text)| table(name, text)).collect();
    let sum = |kind: &str, outcomes: &[Outcome]| tables.iter().map(|table| count(table, kind, outcomes)).sum::<usize>();
    let all = |kind: &str| sum(kind, &ALL);
    let above = |kind: &str| all(kind) - sum(kind, &[Outcome::Unverified]);
    for kind in ["genuine", "advertising", "private"] {
        assert_eq!(sum(kind, &[Outcome::Fraud]), 0, "{kind} called fraud");
    }
    assert!(above("genuine") * 12 <= all("genuine"), "genuine: {} of {}", above("genuine"), all("genuine"));
    assert_eq!(above("advertising") + above("private"), 0, "false alarms");
    assert!(above("fraud") * 100 >= all("fraud") * 95, "frauds seen: {} of {}", above("fraud"), all("fraud"));
    assert!(sum("fraud", &[Outcome::Fraud]) * 100 >= all("fraud") * 85, "frauds called so");
    let unlawful = [Outcome::UnlawfulCollection];
    assert!(sum("unlawful-collection", &unlawful) * 100 >= all("unlawful-collection") * 80, "unlawful collection");
    assert!(sum("wrong-person", &[Outcome::WrongPerson]) * 100 >= all("wrong-person") * 90, "for somebody else");
}

/// The part that nothing was mended on: 210 messages whose misses nobody has read. Only its counts have been looked at, some
/// eight times since the rules first met it; the figures of that first meeting stand in the README.
#[test]
fn messages_never_mended_on_are_judged_well_enough() {
    let table = table("judge-6", include_str!("judge-6.tsv"));
    let all = |kind: &str| count(&table, kind, &ALL);
    let taken = |kind: &str, outcome: Outcome| count(&table, kind, &[outcome]);
    let above = |kind: &str| all(kind) - taken(kind, Outcome::Unverified);
    assert_eq!((all("genuine"), all("advertising"), all("private"), all("fraud")), (55, 22, 28, 55));
    for kind in ["genuine", "advertising", "private"] {
        assert_eq!(taken(kind, Outcome::Fraud), 0, "{kind} called fraud");
    }
    assert!(above("genuine") * 12 <= all("genuine"), "genuine: {}", above("genuine"));
    assert!(above("advertising") == 0 && above("private") <= 3, "false alarms: {}", above("private"));
    assert!(above("fraud") * 100 >= all("fraud") * 95, "frauds seen: {}", above("fraud"));
    assert!(taken("fraud", Outcome::Fraud) * 100 >= all("fraud") * 80, "frauds called so");
    assert!(taken("unlawful-collection", Outcome::UnlawfulCollection) >= 20, "unlawful collection, of 28");
    assert!(taken("wrong-person", Outcome::WrongPerson) >= 15, "for somebody else, of 22");
}
