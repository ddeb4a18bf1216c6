//! Google's verdicts: valid, possible, type, region and all four ways of writing, in four ways of being dialled.
//!
//! Numbers of CN are left out, also where they are dialled from abroad: they are judged by our own tables, and the
//! engine has no plan for them.

use super::{Record, digits, listed, records, settle, text};
use heyan::phone::engine::{Kind, Number, Possible, Region, Style, interpret, is_valid};
use std::fmt::Write;

const DIFFERENCES: &str = include_str!("../fixtures/phone_differences.txt");
pub(super) const DIAL: [(&str, &str); 6] =
    [("CN", "00"), ("US", "011"), ("JP", "010"), ("AU", "0011"), ("GB", "00"), ("RU", "810")];

/// The generator of the script.
struct Generator(u64);

impl Generator {
    fn next(&mut self) -> usize {
        self.0 = self.0.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        (self.0 >> 33) as usize
    }
}

/// The numbers of a record, as the script derives them.
pub(super) fn derive(record: &Record, seed: u64) -> Vec<Vec<u8>> {
    let base = &record.base;
    let mut g = Generator(seed);
    let mut out: Vec<Vec<u8>> = Vec::new();
    for number in base {
        out.push(number.clone());
        out.push(number[..number.len() - 1].to_vec());
        let mut longer = number.clone();
        longer.push(((out.len() * 7 + 3) % 10) as u8);
        out.push(longer);
    }
    if !base.is_empty() {
        for _ in 0..100 {
            let mut number = base[g.next() % base.len()].clone();
            let at = g.next() % number.len();
            number[at] = ((usize::from(number[at]) + 1 + g.next() % 9) % 10) as u8;
            out.push(number);
        }
    }
    if record.kind == "random" {
        for _ in 0..100 {
            let length = 3 + g.next() % 13;
            out.push((0..length).map(|_| (g.next() % 10) as u8).collect());
        }
    }
    out
}

pub(super) fn letter(number: &Number) -> u8 {
    let kinds = [
        Kind::PremiumRate,
        Kind::TollFree,
        Kind::SharedCost,
        Kind::Voip,
        Kind::PersonalNumber,
        Kind::Pager,
        Kind::Uan,
        Kind::Voicemail,
        Kind::FixedLineOrMobile,
        Kind::FixedLine,
        Kind::Mobile,
        Kind::Unknown,
    ];
    let reasons = [Possible::Yes, Possible::LocalOnly, Possible::TooShort, Possible::TooLong, Possible::InvalidLength];
    let kind = kinds.iter().position(|k| *k == number.kind()).expect("a known kind");
    let possible = reasons.iter().position(|p| *p == number.possible()).expect("a known reason");
    assert_eq!(number.is_valid(), kind != 11);
    (48 + 5 * kind + possible) as u8
}

/// All texts of a number, as the script joins them; returns the national one.
pub(super) fn texts(number: &Number, all: &mut String) -> String {
    let write = |style| {
        let mut text = Vec::new();
        number.write(style, &mut text);
        String::from_utf8(text).unwrap()
    };
    let national = write(Style::National);
    writeln!(
        all,
        "{}|{}|{national}|{}|{}",
        number.region.map_or("-", Region::code),
        write(Style::E164),
        write(Style::International),
        write(Style::Uri)
    )
    .expect("a string can be written");
    national
}

pub(super) fn checksum(text: &str) -> String {
    let hash = text.bytes().fold(0x811c_9dc5_u32, |h, b| (h ^ u32::from(b)).wrapping_mul(0x0100_0193));
    format!("{:04x}", hash >> 16 ^ hash & 0xffff)
}

#[test]
fn answers_are_googles() {
    let mut found = Vec::new();
    let mut checked = 0;
    // Of these the engine knows the calling code alone: our own table judges them, and `check.rs` compares that.
    let mut mainland = 0;
    for (seed, record) in records().iter().enumerate().filter(|(_, record)| record.region != "CN") {
        let region = record.region.as_str();
        let home = Region::from_code(if region == "001" { "US" } else { region }).expect("a region of the fixture");
        let code = digits(&record.code);
        let numbers = derive(record, seed as u64);
        assert_eq!(
            (record.letters.len(), record.sums.len()),
            (4 * numbers.len(), 4 * numbers.len()),
            "{region} {}",
            record.kind
        );
        for (n, number) in numbers.iter().enumerate() {
            let name = format!("{region} {} {}", record.kind, text(number));
            let mut all = String::new();
            let mut national = String::new();
            let mut own = false;
            for writing in 0..4 {
                let (dialler, prefix) = DIAL[n % 6];
                let (dialled, plus, default) = match writing {
                    0 => ([&code[..], number].concat(), true, home),
                    1 => (number.clone(), false, home),
                    2 => (digits(&national), false, home),
                    _ => (
                        [&digits(prefix), &code[..], number].concat(),
                        false,
                        Region::from_code(dialler).expect("known"),
                    ),
                };
                let read = interpret(&dialled, plus, default);
                let quick = is_valid(&dialled, plus, default);
                assert_eq!(quick, read.as_ref().is_ok_and(Number::is_valid), "{name} {writing}");
                let verdict = match read {
                    Ok(read) if read.calling_code == 86 => {
                        own = true;
                        mainland += 1;
                        continue;
                    }
                    Ok(read) => {
                        let text = texts(&read, &mut all);
                        if writing == 0 {
                            national = text;
                        }
                        letter(&read)
                    }
                    Err(_) => b'!',
                };
                checked += 1;
                if verdict != record.letters.as_bytes()[4 * n + writing] {
                    found.push(format!("{name} {writing}"));
                }
            }
            if !own && checksum(&all) != record.sums[4 * n..4 * n + 4] {
                found.push(format!("{name} text"));
            }
        }
    }
    println!("{checked} readings compared; {} differ; {mainland} are mainland numbers", found.len());
    assert!(checked > 1_000_000, "only {checked} readings compared");
    assert!(mainland < checked / 100, "{mainland} readings are mainland numbers and not compared here");
    settle(listed(DIFFERENCES), &found);
}
