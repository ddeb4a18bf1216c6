//! The engine against others: Google's own verdicts and groupings, and crate `phonenumber`.
//!
//! `fixtures/make_phone_oracle.py` asked libphonenumber (its Python port, same metadata) about every region and
//! every type it has. Differences stand in the `.txt` files beside the fixtures, each with its reason; a line that
//! is no longer needed fails the test as well.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::pedantic
)]

mod check;
mod crate_phonenumber;
mod google;
#[cfg(feature = "phonenumber-engine")]
mod reference;
mod typing;

use std::collections::BTreeSet;
use std::io::Read;

/// One record of the fixture: a region, a type, and valid numbers of it.
struct Record {
    region: String,
    code: String,
    kind: String,
    base: Vec<Vec<u8>>,
    letters: String,
    sums: String,
}

/// All records; a record's place is the seed of what is derived from it.
fn records() -> Vec<Record> {
    let text = unpack(include_bytes!("../fixtures/phone_oracle.txt.gz"));
    let mut lines = text.lines();
    let version = heyan::phone::engine::METADATA_VERSION;
    assert_eq!(lines.next(), Some(format!("phone-oracle 1 {version}").as_str()), "a fixture of the table's metadata");
    let mut records = Vec::new();
    while let (Some(head), Some(letters), Some(sums)) = (lines.next(), lines.next(), lines.next()) {
        let mut words = head.split(' ').filter(|w| !w.is_empty());
        let mut word = || words.next().unwrap_or("").to_string();
        let (region, code, kind) = (word(), word(), word());
        let base = words.map(digits).collect();
        records.push(Record { region, code, kind, base, letters: letters.to_string(), sums: sums.to_string() });
    }
    records
}

fn unpack(packed: &[u8]) -> String {
    let mut text = String::new();
    flate2::read::GzDecoder::new(packed).read_to_string(&mut text).expect("the fixture unpacks");
    text
}

/// The lines of a list of differences, without its comments.
fn listed(text: &str) -> BTreeSet<&str> {
    text.lines().filter(|l| !l.is_empty() && !l.starts_with('#')).collect()
}

/// Fails when a difference is not listed, or a listed one is none any more.
fn settle(mut listed: BTreeSet<&str>, found: &[String]) {
    let unlisted: Vec<&String> = found.iter().filter(|f| !listed.remove(f.as_str())).collect();
    assert!(
        unlisted.is_empty(),
        "{} unlisted differences, first: {:?}",
        unlisted.len(),
        &unlisted[..unlisted.len().min(20)]
    );
    assert!(listed.is_empty(), "no longer differences: {listed:?}");
}

/// The digit values in a text.
fn digits(text: &str) -> Vec<u8> {
    text.bytes().filter(u8::is_ascii_digit).map(|b| b - b'0').collect()
}

/// Digit values as text.
fn text(digits: &[u8]) -> String {
    digits.iter().map(|d| char::from(b'0' + d)).collect()
}
