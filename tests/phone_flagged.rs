//! Flagged numbers: what the filter finds and how often by chance, what is refused, and the tool's way
//! from a list to a file.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::pedantic
)]

use heyan::phone::flagged::{Builder, FlaggedNumbers, Label};
use heyan::phone::{self, PhoneOptions, engine::Region};
use heyan::{Date, call::Caller, report::Code};
use serde_json::{Value, json};

fn label() -> Label {
    let day = |text| Date::parse(text).unwrap();
    Label { name: "样例名单".into(), list_date: day("2026-11-20"), built_at: day("2026-11-21") }
}

fn file(numbers: impl IntoIterator<Item = String>) -> Vec<u8> {
    let mut builder = Builder::default();
    for number in numbers {
        assert!(builder.add(&number, Region::CHINA), "{number}");
    }
    builder.write(&label()).unwrap()
}

fn list(numbers: impl IntoIterator<Item = String>) -> FlaggedNumbers {
    FlaggedNumbers::read(file(numbers)).unwrap()
}

fn flagged(list: &FlaggedNumbers, text: &str) -> bool {
    list.check(text, &PhoneOptions::default()).report.findings.iter().any(|f| f.code == Code::PhoneFlagged)
}

/// The n-th of 100 million numbers of one block.
fn nth(n: u64) -> String {
    format!("139{:08}", n * 7_919 % 100_000_000)
}

#[test]
fn every_number_of_the_list_is_found_whatever_its_length() {
    for count in (0..70).chain([100, 1_000, 5_000]) {
        let list = list((0..count).map(nth));
        assert_eq!(u64::from(list.about().count), count);
        assert!((0..count).all(|n| flagged(&list, &nth(n))), "a list of {count}");
    }
}

#[test]
fn other_numbers_are_found_one_time_in_256() {
    for count in [1, 50, 100_000] {
        let list = list((0..count).map(nth));
        let others = if count > 1_000 { 1_000_000 } else { 100_000 };
        let found = (count..count + others).filter(|n| flagged(&list, &nth(*n))).count() as f64;
        let expected = others as f64 / 256.0;
        println!("{found} of {others} others found with a list of {count}, expected {expected:.0}");
        // Five standard deviations.
        assert!((found - expected).abs() < 5.0 * expected.sqrt(), "{found} of {others}, expected {expected}");
    }
}

#[test]
fn a_number_takes_about_nine_bits() {
    for (count, most) in [(10_000, 10.4), (100_000, 9.6), (1_000_000, 9.1)] {
        let bits = file((0..count).map(nth)).len() as f64 * 8.0 / count as f64;
        println!("{bits:.2} bits a number in a list of {count}");
        assert!(bits < most, "{bits} bits a number in a list of {count}");
    }
}

#[test]
fn writings_and_repetitions_of_a_number_are_one() {
    let ways = ["13926584107", "+86 139 2658 4107", "０１３９２６５８４１０７", "手机：139-2658-4107", "13926584107"];
    let list = list(ways.map(String::from));
    assert_eq!(list.about().count, 1);
    assert!(ways.iter().all(|way| flagged(&list, way)));
    assert_eq!(file(ways.map(String::from)), file(["13926584107".to_owned()]), "the same numbers, the same file");
}

#[test]
fn nothing_but_the_finding_is_added() {
    let list = list(["13926584107".to_owned(), "+852 9123 4567".to_owned(), "010-62345678".to_owned()]);
    for text in ["13926584107", "+85291234567", "01062345678"] {
        let plain = phone::check(text, &PhoneOptions::default());
        let mut asked = list.check(text, &PhoneOptions::default());
        let finding = asked.report.findings.pop().unwrap();
        assert_eq!((finding.code, finding.severity), (Code::PhoneFlagged, heyan::report::Severity::Warning));
        assert!(finding.message.contains("2026-11-20"), "{}", finding.message);
        asked.report.verdict = plain.report.verdict;
        assert_eq!(asked, plain);
    }
}

#[test]
fn what_is_no_number_is_never_found() {
    // By chance one of 256 would be.
    let list = list((0..100).map(nth));
    for n in 0..2_000 {
        for text in [format!("1392658{}", n % 1_000), format!("139****{n:04}"), format!("139O{n:07}"), String::new()] {
            assert!(!flagged(&list, &text), "{text:?}");
        }
    }
}

#[test]
fn every_damage_is_refused_and_says_which() {
    let whole = file((0..40).map(nth));
    let refusal = |bytes: Vec<u8>| FlaggedNumbers::read(bytes).map(drop).unwrap_err().to_string();
    for end in 0..whole.len() {
        assert_eq!(refusal(whole[..end].to_vec()), "filter: is cut short", "{end} of {} bytes", whole.len());
    }
    for at in 0..whole.len() {
        for bit in 0..8 {
            let mut bytes = whole.clone();
            bytes[at] ^= 1 << bit;
            let said = refusal(bytes);
            let fits = match at {
                0..8 => said == "filter: is not a file of the filter tool",
                8..10 => said.starts_with("filter: is of a newer format") || said == "filter: is damaged",
                22..34 | 54..56 => said == "filter: is damaged" || said == "filter: is cut short",
                _ => said == "filter: is damaged",
            };
            assert!(fits, "bit {bit} of byte {at}: {said}");
        }
    }
    assert_eq!(refusal([&whole[..], &[0]].concat()), "filter: is damaged");
    assert_eq!(refusal(b"<!doctype html><title>404</title>".to_vec()), "filter: is not a file of the filter tool");
    assert_eq!(refusal(b"13926584107\n".to_vec()), "filter: is not a file of the filter tool");
    assert_eq!(refusal(Vec::new()), "filter: is cut short");
    let mut newer = whole.clone();
    newer[8] = 2;
    assert_eq!(refusal(newer), "filter: is of a newer format than this version of heyan reads");
}

/// With the checksum put right again: a file that somebody has made on purpose.
fn forge(mut bytes: Vec<u8>, at: usize, put: &[u8]) -> Vec<u8> {
    let sum = bytes.len() - 8;
    bytes[at..at + put.len()].copy_from_slice(put);
    let hash = bytes[..sum].iter().fold(0xcbf29ce484222325_u64, |h, b| (h ^ u64::from(*b)).wrapping_mul(0x100000001b3));
    bytes[sum..].copy_from_slice(&hash.to_le_bytes());
    bytes
}

#[test]
fn a_forged_file_is_refused_or_answers_but_never_panics() {
    let whole = file((0..40).map(nth));
    let mut refused = 0;
    for at in (10..14).chain(22..whole.len() - 8) {
        for value in [0, 1, 2, 3, 4, 7, 8, 16, 32, 64, 127, 128, 255] {
            match FlaggedNumbers::read(forge(whole.clone(), at, &[value])) {
                Ok(list) => assert!((0..500).filter(|n| flagged(&list, &nth(*n))).count() <= 500),
                Err(_) => refused += 1,
            }
        }
    }
    assert!(refused > 300, "{refused}");
    let same = FlaggedNumbers::read(forge(whole.clone(), 34, b"2026-11-20")).unwrap();
    assert_eq!(same.about().list_date, "2026-11-20");
    let broken = FlaggedNumbers::read(forge(whole, 34, b"2026 11 20"));
    assert_eq!(broken.map(drop).unwrap_err().to_string(), "filter: is damaged");
}

#[test]
fn a_refused_file_leaves_the_old_one_and_null_takes_it_away() {
    let mut caller = Caller::default();
    let raised = |caller: &mut Caller| {
        let report = caller.call("checkPhone", &[json!("13926584107")]).unwrap();
        report["findings"].as_array().unwrap().iter().any(|finding| finding["code"] == "phone.flagged")
    };
    assert!(!raised(&mut caller));
    let bytes = file(["13926584107".to_owned()]);
    let about = caller.call("useFlaggedNumbers", &[json!(bytes)]).unwrap();
    assert_eq!(
        about,
        json!({ "count": 1, "falsePositiveRate": 0.00390625, "builtAt": "2026-11-21", "listDate": "2026-11-20", "name": "样例名单" })
    );
    assert!(raised(&mut caller));
    for wrong in [json!(bytes[..80]), json!([1, 2, 300]), json!("text"), json!({}), json!([])] {
        assert!(caller.call("useFlaggedNumbers", &[wrong]).is_err());
        assert!(raised(&mut caller), "the list in use stays");
    }
    assert!(caller.call("useFlaggedNumbers", &[]).is_err(), "nothing at all takes nothing away");
    assert!(raised(&mut caller));
    assert_eq!(caller.call("useFlaggedNumbers", &[Value::Null]).unwrap(), Value::Null);
    assert!(!raised(&mut caller));
}

#[test]
fn a_list_in_a_log_shows_no_number() {
    assert_eq!(format!("{:?}", list((0..3).map(nth))), "FlaggedNumbers(3 of 2026-11-20)");
}

#[test]
fn a_label_that_does_not_fit_is_refused() {
    for name in ["长".repeat(67), "two\nlines".to_owned()] {
        let refused = Builder::default().write(&Label { name, ..label() }).unwrap_err();
        assert_eq!(refused.to_string(), "name: expected up to 200 bytes without control characters");
    }
    assert!(Builder::default().write(&Label { name: "长".repeat(66), ..label() }).is_ok());
}
