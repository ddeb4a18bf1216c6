//! Google's grouping while typing, for every region but CN (where the mainland grouping replaces it) and 001.

use super::{digits, listed, records, settle, text, unpack};
use heyan::phone::engine::{Region, Style, group, interpret};

const DIFFERENCES: &str = include_str!("../fixtures/phone_typing_differences.txt");

#[test]
fn grouping_is_googles() {
    let masks = unpack(include_bytes!("../fixtures/phone_typing.txt.gz"));
    let mut lines = masks.lines();
    let mut found = Vec::new();
    let mut checked = 0;
    for record in records().iter().filter(|r| !r.base.is_empty() && r.region != "001" && r.region != "CN") {
        let region = Region::from_code(&record.region).expect("a region of the fixture");
        let mut masks = lines.next().expect("a line a record").split(' ');
        for number in record.base.iter().step_by(34) {
            let written = [&digits(&record.code)[..], number].concat();
            let read = interpret(&written, true, region).expect("a valid number");
            let mut national = Vec::new();
            read.write(Style::National, &mut national);
            let national = String::from_utf8(national).expect("ASCII");
            for (typed, plus) in [(written, true), (digits(&national), false), (number.clone(), false)] {
                for end in 1..=typed.len() {
                    let expected = u32::from_str_radix(masks.next().unwrap_or(""), 16).expect("a mask");
                    let got = group(&typed[..end], plus, region).breaks().fold(0, |mask, (at, _)| mask | 1 << at);
                    checked += 1;
                    if got != expected {
                        let plus = if plus { "+" } else { "" };
                        found.push(format!("{} {plus}{} {expected:x} {got:x}", record.region, text(&typed[..end])));
                    }
                }
            }
        }
        assert_eq!(masks.next(), None, "masks left in a line of {}", record.region);
    }
    println!("{checked} beginnings compared, {} differ", found.len());
    assert!(checked > 90_000, "only {checked} beginnings compared");
    found.sort();
    found.dedup();
    if std::env::var_os("PRINT").is_some() {
        found.iter().for_each(|f| println!("{f}"));
    }
    settle(listed(DIFFERENCES), &found);
}
