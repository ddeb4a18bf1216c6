//! What is valid, block by block, as it was when somebody last looked at it: `fixtures/phone_verdicts.txt.gz`.
//!
//! New metadata or a new line in `china-blocks.toml` changes verdicts; this test says which, in words, and fails
//! until the snapshot is renewed:
//!
//!     ./build.sh phone-verdicts            what changed, and how much in each region
//!     ./build.sh phone-verdicts --all      every single change
//!     ./build.sh phone-verdicts --renew    accept it
//!
//! Asked are, for every calling code, all beginnings of four digits (three for numbers of up to six digits) in every
//! length from 5 to 13 digits, each with digits behind it that depend on the beginning alone; for mainland China what
//! `checkPhone` says, elsewhere what the engine says, which `checkPhone` repeats (tests/oracle/check.rs).
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::pedantic
)]

use heyan::phone::engine::{METADATA_VERSION, Region, interpret};
use heyan::phone::{PhoneOptions, Status, check};
use std::collections::BTreeMap;
use std::io::{Read, Write};

const SNAPSHOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/phone_verdicts.txt.gz");
const LENGTHS: std::ops::RangeInclusive<usize> = 5..=13;
/// Differences said in full, unless all are asked for; the others are counted by region.
const SAID: usize = 60;

/// Verdicts of one calling code and length: runs of beginnings with the same one, those without a verdict left out.
type Runs = Vec<(usize, usize, String)>;
/// By calling code and length.
type Verdicts = BTreeMap<(u16, usize), Runs>;

/// How many digits of a number are its beginning.
fn beginning(length: usize) -> usize {
    if length > 6 { 4 } else { 3 }
}

/// The digits of a number that begins so.
fn number(from: usize, length: usize) -> Vec<u8> {
    let width = beginning(length);
    let mut digits: Vec<u8> = format!("{from:0width$}").bytes().map(|byte| byte - b'0').collect();
    let mut seed = from as u32 * 10 + length as u32;
    while digits.len() < length {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        digits.push((seed >> 24) as u8 % 10);
    }
    digits
}

fn abroad(code: &[u8], number: &[u8]) -> Option<String> {
    let read = interpret(&[code, number].concat(), true, Region::CHINA).ok().filter(|read| read.is_valid())?;
    Some(format!("{} {:?}", read.region.map_or("-", Region::code), read.kind()))
}

fn mainland(number: &[u8]) -> Option<String> {
    let digits: String = number.iter().map(|digit| char::from(b'0' + digit)).collect();
    // An area code is written with its 0, everything else as it is dialled.
    let landline = format!("0{digits}");
    let report = [digits.as_str(), landline.as_str()].map(|text| check(text, &PhoneOptions::default()));
    let report = report.into_iter().find(|report| report.status == Status::Allocated)?;
    let china = report.china?;
    let (operator, service) = (china.original_operator.as_str(), china.service.as_str());
    Some(format!("CN {} {operator} {service}", report.kind.as_str()))
}

fn runs(code: u16, length: usize) -> Runs {
    let calling: Vec<u8> = code.to_string().bytes().map(|byte| byte - b'0').collect();
    let mut runs = Runs::new();
    for from in 0..10_usize.pow(beginning(length) as u32) {
        let number = number(from, length);
        let verdict = if code == 86 { mainland(&number) } else { abroad(&calling, &number) };
        match (verdict, runs.last_mut()) {
            (Some(verdict), Some((_, to, last))) if *to + 1 == from && *last == verdict => *to = from,
            (Some(verdict), _) => runs.push((from, from, verdict)),
            (None, _) => {}
        }
    }
    runs
}

/// All calling codes of which the engine has a plan.
fn codes() -> Vec<u16> {
    let known = |code: &u16| {
        let calling: Vec<u8> = code.to_string().bytes().map(|byte| byte - b'0').collect();
        interpret(&[&calling[..], &[2; 8]].concat(), true, Region::CHINA).is_ok_and(|read| read.calling_code == *code)
    };
    (1..1_000).filter(known).collect()
}

fn today() -> Verdicts {
    let all: Vec<(u16, usize)> =
        codes().into_iter().flat_map(|code| LENGTHS.map(move |length| (code, length))).collect();
    std::thread::scope(|scope| {
        let parts: Vec<_> = (0..2)
            .map(|part| {
                let mine = all.iter().skip(part).step_by(2);
                scope
                    .spawn(move || mine.map(|&(code, length)| ((code, length), runs(code, length))).collect::<Vec<_>>())
            })
            .collect();
        parts.into_iter().flat_map(|part| part.join().unwrap()).filter(|(_, runs)| !runs.is_empty()).collect()
    })
}

fn write(verdicts: &Verdicts) {
    let mut text = format!("phone-verdicts 1 {METADATA_VERSION}\n");
    for ((code, length), runs) in verdicts {
        for (from, to, verdict) in runs {
            text.push_str(&format!("{code} {length} {from} {to} {verdict}\n"));
        }
    }
    let mut packed =
        flate2::GzBuilder::new().write(std::fs::File::create(SNAPSHOT).unwrap(), flate2::Compression::best());
    packed.write_all(text.as_bytes()).unwrap();
    packed.finish().unwrap();
}

fn read() -> (String, Verdicts) {
    let mut text = String::new();
    if let Ok(file) = std::fs::File::open(SNAPSHOT) {
        flate2::read::GzDecoder::new(file).read_to_string(&mut text).expect("the snapshot unpacks");
    }
    let mut lines = text.lines();
    let version = lines.next().and_then(|head| head.strip_prefix("phone-verdicts 1 ")).unwrap_or("none").to_owned();
    let mut verdicts = Verdicts::new();
    for line in lines {
        let mut words = line.splitn(5, ' ');
        let mut number = || words.next().unwrap().parse::<usize>().unwrap();
        let (code, length, from, to) = (number(), number(), number(), number());
        let verdict = words.next().unwrap().to_owned();
        verdicts.entry((u16::try_from(code).unwrap(), length)).or_default().push((from, to, verdict));
    }
    (version, verdicts)
}

/// The verdicts of all beginnings, laid out.
fn laid_out(runs: Option<&Runs>, length: usize) -> Vec<&str> {
    let mut all = vec!["not valid"; 10_usize.pow(beginning(length) as u32)];
    for (from, to, verdict) in runs.into_iter().flatten() {
        all[*from..=*to].fill(verdict);
    }
    all
}

/// What changed, a sentence for each run of beginnings that changed alike.
fn changes(before: &Verdicts, now: &Verdicts) -> Vec<String> {
    let mut said = Vec::new();
    let keys: std::collections::BTreeSet<_> = before.keys().chain(now.keys()).copied().collect();
    for (code, length) in keys {
        let (old, new) = (laid_out(before.get(&(code, length)), length), laid_out(now.get(&(code, length)), length));
        let width = beginning(length);
        let mut from = 0;
        while from < old.len() {
            let mut to = from;
            while to + 1 < old.len() && (old[to + 1], new[to + 1]) == (old[from], new[from]) {
                to += 1;
            }
            if old[from] != new[from] {
                let range =
                    if from == to { format!("{from:0width$}") } else { format!("{from:0width$} to {to:0width$}") };
                said.push(format!("+{code} {range}, {length} digits: was {}, is {}", old[from], new[from]));
            }
            from = to + 1;
        }
    }
    said
}

/// How many of the changes are in each region, most first. A number that is none any more counts where it was one.
fn by_region(changes: &[String]) -> String {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for change in changes {
        let (_, verdicts) = change.split_once(": was ").unwrap();
        let (was, is) = verdicts.split_once(", is ").unwrap();
        let verdict = if is == "not valid" { was } else { is };
        *counts.entry(verdict.split(' ').next().unwrap()).or_default() += 1;
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    counts.iter().map(|(region, count)| format!("{region} {count}")).collect::<Vec<_>>().join(", ")
}

#[test]
fn no_verdict_changed_unseen() {
    let now = today();
    let (version, before) = read();
    let changes = changes(&before, &now);
    println!("metadata {version} then, {METADATA_VERSION} now; {} changes", changes.len());
    if !changes.is_empty() {
        println!("by region: {}", by_region(&changes));
    }
    let said = if std::env::var_os("HEYAN_ALL_VERDICTS").is_some() { changes.len() } else { SAID };
    for change in changes.iter().take(said) {
        println!("  {change}");
    }
    if changes.len() > said {
        println!("  and {} more: ./build.sh phone-verdicts --all", changes.len() - said);
    }
    if std::env::var_os("HEYAN_RENEW_VERDICTS").is_some() {
        return write(&now);
    }
    assert!(changes.is_empty(), "verdicts changed; look at them, then: ./build.sh phone-verdicts --renew");
    assert_eq!(version, METADATA_VERSION, "a snapshot of other metadata: ./build.sh phone-verdicts --renew");
}

#[test]
fn a_change_is_said_in_words() {
    let runs = |list: &[(usize, usize, &str)]| {
        list.iter().map(|(from, to, verdict)| (*from, *to, (*verdict).to_owned())).collect()
    };
    let before = Verdicts::from([((86, 11), runs(&[(1_340, 1_348, "CN mobile"), (1_350, 1_359, "CN mobile")]))]);
    let now = Verdicts::from([
        ((86, 11), runs(&[(1_340, 1_349, "CN mobile")])),
        ((852, 8), runs(&[(7_101, 7_101, "HK Mobile")])),
    ]);
    let said = changes(&before, &now);
    assert_eq!(
        said,
        [
            "+86 1349, 11 digits: was not valid, is CN mobile",
            "+86 1350 to 1359, 11 digits: was CN mobile, is not valid",
            "+852 7101, 8 digits: was not valid, is HK Mobile",
        ]
    );
    assert_eq!(by_region(&said), "CN 2, HK 1");
    assert!(changes(&now, &now).is_empty());
}
