//! `checkPhone` itself, reader and judgement included, against Google's verdicts: what a caller gets, not
//! what the engine below it says.
//!
//! Outside mainland China there is no difference but the ones listed. For mainland China our own dated
//! table judges, so the differences are signed: each line of `phone_check_differences_cn.txt` says how many
//! digits, what Google says, what we say, which finding says why, and how often, under the reason.

use super::{
    Record,
    google::{DIAL, checksum, derive, texts},
    listed, records, settle, text,
};
use heyan::phone::engine::{Region, interpret};
use heyan::phone::{PhoneReport, PhoneType, Purpose, check_in};
use heyan::report::Locale;
use std::collections::BTreeMap;

const ABROAD: &str = include_str!("../fixtures/phone_check_differences.txt");
const CHINA: &str = include_str!("../fixtures/phone_check_differences_cn.txt");

/// In the order of the verdict letters.
const KINDS: [PhoneType; 12] = [
    PhoneType::PremiumRate,
    PhoneType::TollFree,
    PhoneType::SharedCost,
    PhoneType::Voip,
    PhoneType::PersonalNumber,
    PhoneType::Pager,
    PhoneType::Uan,
    PhoneType::Voicemail,
    PhoneType::FixedLineOrMobile,
    PhoneType::FixedLine,
    PhoneType::Mobile,
    PhoneType::Unknown,
];

/// A writing of a number, as somebody types it, and the region of the form.
struct Written {
    text: String,
    home: Region,
}

/// The four writings of a number; the third wants Google's national writing.
fn writings(record: &Record, number: &[u8], n: usize) -> [Written; 4] {
    let region = record.region.as_str();
    let home = Region::from_code(if region == "001" { "US" } else { region }).expect("a region of the fixture");
    let code = &record.code;
    let number = text(number);
    let (dialler, prefix) = DIAL[n % 6];
    let dialler = Region::from_code(dialler).expect("known");
    let whole = format!("+{code}{number}");
    let national = match interpret(&super::digits(&whole), true, home) {
        // The engine has no plan of mainland China; the crate writes its numbers as Google does.
        Ok(_) if record.region == "CN" => phonenumber::parse(None, &whole)
            .map_or(String::new(), |read| read.format().mode(phonenumber::Mode::National).to_string()),
        Ok(read) => texts(&read, &mut String::new()),
        Err(_) => String::new(),
    };
    [
        Written { text: format!("+{code}{number}"), home },
        Written { text: number.clone(), home },
        Written { text: super::digits(&national).iter().map(|d| char::from(b'0' + d)).collect(), home },
        Written { text: format!("{prefix}{code}{number}"), home: dialler },
    ]
}

/// Google's valid, possible and type from a verdict letter.
fn google(letter: u8) -> (bool, bool, PhoneType) {
    if letter == b'!' {
        return (false, false, PhoneType::Unknown);
    }
    let index = usize::from(letter - 48);
    let kind = KINDS[index / 5];
    (kind != PhoneType::Unknown, index % 5 < 2, kind)
}

fn check(written: &Written) -> PhoneReport {
    check_in(&written.text, written.home, Purpose::Any, Locale::En, None)
}

fn line(report: &PhoneReport) -> Option<String> {
    let (e164, national) = (report.e164.as_deref()?, report.national.as_deref()?);
    let (international, uri) = (report.international.as_deref()?, report.uri.as_deref()?);
    Some(format!("{}|{e164}|{national}|{international}|{uri}\n", report.region.unwrap_or("-")))
}

#[test]
fn check_phone_answers_as_google_outside_mainland_china() {
    let records: Vec<(usize, Record)> = records().into_iter().enumerate().filter(|(_, r)| r.region != "CN").collect();
    // Two halves side by side; it is the longest test there is.
    let (one, other) = records.split_at(records.len() / 2);
    let (mut found, checked) = std::thread::scope(|scope| {
        let beside = scope.spawn(|| compare(other));
        let (mut found, checked) = compare(one);
        let (more, beside) = beside.join().expect("the other half ends");
        found.extend(more);
        (found, checked + beside)
    });
    found.sort();
    println!("{checked} reports compared; {} differ", found.len());
    if std::env::var_os("PRINT").is_some() {
        found.iter().for_each(|f| println!("{f}"));
    }
    assert!(checked > 1_000_000, "only {checked} reports compared");
    settle(listed(ABROAD), &found);
}

fn compare(records: &[(usize, Record)]) -> (Vec<String>, usize) {
    let (mut found, mut checked) = (Vec::new(), 0);
    for (seed, record) in records {
        for (n, number) in derive(record, *seed as u64).iter().enumerate() {
            let mut all = String::new();
            let mut told = false;
            for (writing, written) in writings(record, number, n).iter().enumerate() {
                let verdict = record.letters.as_bytes()[4 * n + writing];
                let report = check(written);
                checked += 1;
                if (report.valid, report.possible, report.kind) != google(verdict) {
                    let (valid, possible, kind) = google(verdict);
                    told = true;
                    found.push(format!(
                        "{} {} {} {valid} {possible} {} {} {} {}",
                        written.home.code(),
                        written.text,
                        writing,
                        kind.as_str(),
                        report.valid,
                        report.possible,
                        report.kind.as_str()
                    ));
                }
                if verdict != b'!' {
                    all.push_str(&line(&report).unwrap_or_default());
                }
            }
            if !told && checksum(&all) != record.sums[4 * n..4 * n + 4] {
                found.push(format!("{} {} text", record.region, text(number)));
            }
        }
    }
    (found, checked)
}

/// What Google says, what we say, and the finding that says why; with the block where one is in question.
fn difference(number: &[u8], verdict: u8, report: &PhoneReport) -> Option<String> {
    let (valid, possible, kind) = google(verdict);
    if (report.valid, report.possible, report.kind) == (valid, possible, kind) {
        return None;
    }
    let judged = |valid, possible, kind: PhoneType| match (valid, possible) {
        (true, _) => kind.as_str(),
        (false, true) => "possible",
        (false, false) => "impossible",
    };
    let (theirs, ours) = (judged(valid, possible, kind), judged(report.valid, report.possible, report.kind));
    let why = report.report.findings.first().map_or("-", |finding| finding.code.as_str());
    let area = matches!(why, "phone.former-area-code" | "phone.unknown-area-code");
    let named = (valid || report.valid) && (number[0] == 1 || area);
    let shown = if number.len() == 11 && number[0] == 1 { 4 } else { 3 };
    let block = if named { format!(" of {}", text(&number[..number.len().min(shown)])) } else { String::new() };
    Some(format!("{} digits{block}: {theirs}, here {ours} ({why})", number.len()))
}

#[test]
fn check_phone_differs_from_google_in_mainland_china_as_signed() {
    let mut found: BTreeMap<String, usize> = BTreeMap::new();
    let mut note = |what: String| *found.entry(what).or_default() += 1;
    let (mut checked, mut differ) = (0, 0);
    for (seed, record) in records().into_iter().enumerate().filter(|(_, r)| r.region == "CN") {
        for (n, number) in derive(&record, seed as u64).iter().enumerate() {
            let mut plain = None;
            // Where the crate reads no number, Google's national writing is not known.
            let known = |(_, written): &(usize, &Written)| !written.text.is_empty();
            for (writing, written) in writings(&record, number, n).iter().enumerate().filter(known) {
                let verdict = record.letters.as_bytes()[4 * n + writing];
                let report = check(written);
                let difference = difference(number, verdict, &report);
                checked += 1;
                differ += usize::from(difference.is_some());
                if writing == 0 {
                    plain.clone_from(&difference);
                    // All readable writings are one number, so Google's checksum is that of one line, repeated.
                    let readable =
                        record.letters.as_bytes()[4 * n..4 * n + 4].iter().filter(|letter| **letter != b'!').count();
                    let all = line(&report).unwrap_or_default().repeat(readable);
                    if difference.is_none() && report.valid && checksum(&all) != record.sums[4 * n..4 * n + 4] {
                        note(format!("{} digits {}: written differently", number.len(), text(&number[..3])));
                    }
                }
                // What is different in every writing is said once.
                if let Some(difference) = difference {
                    let same = plain.as_ref() == Some(&difference);
                    note(if same {
                        difference
                    } else {
                        format!("{difference} {}", ["", "national", "dialled", "from abroad"][writing])
                    });
                }
            }
        }
    }
    println!("{checked} reports compared, {differ} differ in {} ways", found.len());
    if std::env::var_os("PRINT").is_some() {
        found.iter().for_each(|(what, count)| println!("{what}: {count}"));
    }
    assert!(checked > 8_000, "only {checked} reports compared");
    settle(listed(CHINA), &found.iter().map(|(what, count)| format!("{what}: {count}")).collect::<Vec<_>>());
}
