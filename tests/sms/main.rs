//! How messages are judged: the labelled messages of the `*.tsv` files beside this one, each a template of its own or
//! one of a few variants of one. The `build` files are there to develop against, `build-2.tsv` of a stranger's hand;
//! the `judge` files are of other templates, and the head of each says what the rules made of it when they first met it
//! and how far its figures can be trusted since.
//!
//! `cargo test --test sms -- --nocapture` prints the confusion table; `SMS_SHOW=build` lists the misses of that part.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::panic, clippy::unwrap_used)]

mod advice;
mod findings;
mod growth;
mod honest;
mod table;
mod targets;

use heyan::sms::{Clock, Outcome, Recipient, SmsInput, SmsOptions};

const ALL: [Outcome; 5] =
    [Outcome::Fraud, Outcome::Suspicious, Outcome::UnlawfulCollection, Outcome::WrongPerson, Outcome::Unverified];

/// All but `judge-6.tsv`, on which nothing was mended.
const FILES: [&str; 10] = [
    include_str!("build.tsv"),
    include_str!("build-2.tsv"),
    include_str!("build-3.tsv"),
    include_str!("build-4.tsv"),
    include_str!("build-5.tsv"),
    include_str!("judge.tsv"),
    include_str!("judge-2.tsv"),
    include_str!("judge-3.tsv"),
    include_str!("judge-4.tsv"),
    include_str!("judge-5.tsv"),
];

/// What a message really is. `genuine`, `advertising` and `private` should stay `unverified`.
const KINDS: [&str; 7] =
    ["genuine", "advertising", "private", "fraud", "suspicious", "unlawful-collection", "wrong-person"];

struct Case {
    kind: String,
    /// The outcomes that are right for it.
    wanted: Vec<String>,
    sms: SmsInput,
    options: SmsOptions,
}

/// Columns: kind, sender, received, name/id tail/phone tail/never, text with `\n`. Lines that begin with # are comments.
/// `kind=outcome|outcome` where more than one outcome is right, or another than the kind's own.
fn cases(text: &str) -> Vec<Case> {
    text.lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(|line| {
            let columns: Vec<&str> = line.splitn(5, '\t').collect();
            let [kind, sender, received, person, text] = columns[..] else { panic!("five columns: {line}") };
            let (kind, wanted) = kind.split_once('=').unwrap_or((kind, own(kind)));
            let wanted: Vec<String> = wanted.split('|').map(str::to_owned).collect();
            assert!(KINDS.contains(&kind), "no such kind: {line}");
            assert!(
                wanted.iter().all(|one| ALL.iter().any(|outcome| outcome.as_str() == one)),
                "no such outcome: {line}"
            );
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
                wanted,
                sms: SmsInput { text: text.replace("\\n", "\n"), sender: given(sender), received_at },
                options,
            }
        })
        .collect()
}

/// The outcome that is right for a kind where its line names no other.
fn own(kind: &str) -> &str {
    if ["genuine", "advertising", "private"].contains(&kind) { "unverified" } else { kind }
}
