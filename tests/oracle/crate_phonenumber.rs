//! Crate `phonenumber`, the source of the table, on the same metadata. It differs from Google in known ways; each
//! difference is put into a class by what is seen of it, and the count of every class stands, with the reason, in
//! `fixtures/phone_crate_differences.txt`.

use super::{records, text};
use heyan::phone::engine::{Number, Region, Style, interpret};
use phonenumber::Mode;
use phonenumber::metadata::DATABASE;
use std::collections::BTreeMap;

const DIFFERENCES: &str = include_str!("../fixtures/phone_crate_differences.txt");

/// A fixed tenth of the fixture with a cut, an extension and a mutation of each number, and its record's name.
pub(super) fn sample() -> Vec<(String, String)> {
    let mut all = Vec::new();
    for record in records().iter().filter(|record| record.region != "CN") {
        for (n, number) in record.base.iter().step_by(10).enumerate() {
            let mut mutated = number.clone();
            let at = n * 7 % number.len();
            mutated[at] = (mutated[at] + 1 + (n % 9) as u8) % 10;
            let longer = [&number[..], &[(n % 10) as u8]].concat();
            for number in [number, &number[..number.len() - 1], &longer, &mutated] {
                all.push((format!("{} {}", record.region, record.kind), format!("+{}{}", record.code, text(number))));
            }
        }
    }
    all
}

/// The classes of the list and how many numbers are in each.
pub(super) fn listed_classes() -> BTreeMap<&'static str, usize> {
    DIFFERENCES
        .lines()
        .filter(|l| !l.is_empty() && !l.starts_with('#'))
        .map(|l| l.split_once(' ').expect("class and count"))
        .map(|(class, count)| (class, count.parse().expect("a count")))
        .collect()
}

#[test]
fn differences_to_the_crate_are_explained() {
    let mut classes: BTreeMap<&str, usize> = BTreeMap::new();
    let sample = sample();
    for (name, written) in &sample {
        let ours = interpret(&super::digits(written), true, Region::CHINA);
        let theirs = phonenumber::parse(None, written);
        let class = match (&ours, &theirs) {
            (Err(_), Err(_)) => None,
            (Ok(_), Err(_)) => Some("read-only-here"),
            (Err(_), Ok(_)) => Some("read-only-there"),
            (Ok(ours), Ok(theirs)) => class(ours, theirs),
        };
        if let Some(class) = class {
            *classes.entry(class).or_default() += 1;
            if std::env::var_os("PRINT").is_some() {
                println!("{class} {name} {written}");
            }
        }
    }
    println!("{} numbers compared: {classes:?}", sample.len());
    assert_eq!(classes, listed_classes());
}

/// The first thing in which the two differ.
fn class(ours: &Number, theirs: &phonenumber::PhoneNumber) -> Option<&'static str> {
    let write = |style| {
        let mut text = Vec::new();
        ours.write(style, &mut text);
        String::from_utf8(text).unwrap()
    };
    let same = |style, mode| write(style) == theirs.format().mode(mode).to_string();
    if !same(Style::E164, Mode::E164) {
        return Some("other-number");
    }
    match (ours.is_valid(), phonenumber::is_valid(theirs)) {
        (true, false) => return Some("valid-only-here"),
        (false, true) => return Some("valid-only-there"),
        _ => {}
    }
    if ours.is_valid() {
        let kind = theirs.number_type(&DATABASE);
        if format!("{kind:?}") != format!("{:?}", ours.kind()) {
            return Some(if ours.nsn.as_slice().first() == Some(&0) { "type-with-leading-zero" } else { "type" });
        }
        let region = theirs.country().id().map(|id| format!("{id:?}"));
        if region.as_deref() != ours.region.map(Region::code) {
            return Some(if region.is_none() { "no-region" } else { "other-region" });
        }
    }
    let written = same(Style::National, Mode::National)
        && same(Style::International, Mode::International)
        && same(Style::Uri, Mode::Rfc3966);
    (!written).then_some("other-writing")
}
