//! Identity numbers against an arithmetic of our own. Every number here is computed, with an order
//! code (000, 998, 999) that is not given to people born in these years, so none is anybody's.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]

use heyan::{
    Date,
    person::{IdKind, IdNumberOptions, IdNumberReport, Sex, check_id_number},
    report::Verdict,
};

const TODAY: &str = "2026-11-21";

fn check(text: &str) -> IdNumberReport {
    check_id_number(text, &IdNumberOptions::on(Date::parse(TODAY).unwrap()))
}

/// GB 11643-1999, table of weights and of check characters: another way to the same check.
fn whole(first17: &str) -> String {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    assert_eq!(first17.len(), 17);
    let sum: u32 = first17.chars().zip(WEIGHTS).map(|(digit, weight)| digit.to_digit(10).unwrap() * weight).sum();
    let check = ['1', '0', 'X', '9', '8', '7', '6', '5', '4', '3', '2'][(sum % 11) as usize];
    format!("{first17}{check}")
}

fn days() -> impl Iterator<Item = (u16, u8, u8)> {
    (1905..=2027)
        .flat_map(|year| (0..=13).flat_map(move |month| [0, 1, 28, 29, 30, 31, 32].map(|day| (year, month, day))))
}

#[test]
fn every_kind_tells_its_bearer() {
    for (head, kind) in [
        ("119999", IdKind::Resident),
        ("659900", IdKind::Resident),
        ("810000", IdKind::HongKongResidence),
        ("820000", IdKind::MacauResidence),
        ("830000", IdKind::TaiwanResidence),
        ("911840", IdKind::ForeignPermanentResident),
        ("965056", IdKind::ForeignPermanentResident),
    ] {
        for (order, sex) in [("000", Sex::Female), ("998", Sex::Female), ("999", Sex::Male)] {
            let number = whole(&format!("{head}19950615{order}"));
            let report = check(&number);
            assert_eq!(report.report.verdict, Verdict::Pass, "{head}");
            assert!(report.valid, "{head}");
            assert_eq!((report.kind, report.sex, report.age), (Some(kind), Some(sex), Some(31)), "{head}");
            assert_eq!(report.birth_date.map(|day| day.to_string()).as_deref(), Some("1995-06-15"));
            assert_eq!(report.normalized.as_deref(), Some(number.as_str()));
            let masked = report.masked.unwrap();
            assert_eq!((masked.len(), &masked[..3], &masked[14..]), (18, &number[..3], &number[14..]));
            assert_eq!(masked.matches('*').count(), 11);
        }
    }
}

#[test]
fn only_days_that_exist_and_have_come() {
    let today = Date::parse(TODAY).unwrap();
    for (year, month, day) in days() {
        let number = whole(&format!("119999{year:04}{month:02}{day:02}000"));
        let expected =
            Date::new(year, month, day).is_some_and(|birth| birth <= today && birth.years_until(today) <= 120);
        assert_eq!(check(&number).valid, expected, "{year}-{month}-{day}");
    }
}

/// MOD 11-2 finds every single wrong character and every swap of neighbours.
#[test]
fn one_wrong_character_is_always_found() {
    for serial in 0..400 {
        let number = whole(&format!("1199991{:03}{:02}{:02}000", 920 + serial % 79, 1 + serial % 12, 1 + serial % 28));
        assert!(check(&number).valid);
        let digits: Vec<char> = number.chars().collect();
        for place in 0..18 {
            for wrong in "0123456789X".chars().filter(|ch| *ch != digits[place]) {
                let mut typed = digits.clone();
                typed[place] = wrong;
                assert!(!check(&typed.iter().collect::<String>()).valid, "place {place}");
            }
            if place + 1 < 18 && digits[place] != digits[place + 1] {
                let mut typed = digits.clone();
                typed.swap(place, place + 1);
                assert!(!check(&typed.iter().collect::<String>()).valid, "swap at {place}");
            }
        }
    }
}

/// No region of any county is looked up: 100 × 10,000 regions, none of which refuses.
#[test]
fn no_region_refuses() {
    for province in 10..81 {
        for rest in ["0000", "0101", "9900", "2723", "1119"] {
            let report = check(&whole(&format!("{province}{rest}19950615000")));
            assert!(report.valid, "{province}{rest}");
        }
    }
}

/// What people type on the way to a number, and what they paste.
#[test]
fn any_text_is_answered() {
    let number = whole("11999919950615000");
    for end in 0..number.len() {
        let report = check(&number[..end]);
        assert_eq!((report.valid, report.report.verdict), (false, Verdict::Reject), "{end} characters");
    }
    for (before, after) in
        [("", " "), ("身份证号：", ""), ("ID: ", ""), ("\u{202d}", "\u{202c}"), ("公民身份号码", "\n")]
    {
        let typed = format!("{before}{number}{after}");
        let read = check(&typed).valid;
        assert_eq!(read, before != "ID: ", "{before}");
    }
    let mut seed = 0x2545_F491_u32;
    let mut next = move || {
        seed ^= seed << 13;
        seed ^= seed >> 17;
        seed ^= seed << 5;
        seed
    };
    for round in 0..20_000 {
        let typed: String = (0..next() % 24)
            .filter_map(|_| match next() % 8 {
                0 => char::from_u32(next() % 0x0011_0000),
                1 => char::from_u32(next() % 0x80),
                2 => Some('X'),
                _ => char::from_digit(next() % 10, 10),
            })
            .collect();
        let units = typed.encode_utf16().count();
        let report = check(&typed);
        assert!(report.valid || report.report.verdict == Verdict::Reject, "round {round}");
        for [start, end] in report.report.findings.iter().filter_map(|finding| finding.range) {
            assert!(start < end && end as usize <= units, "round {round}");
        }
    }
}

/// Neither a finding nor what a program prints for its authors repeats the number.
#[test]
fn nothing_repeats_the_number() {
    for number in [whole("11999919900230000"), whole("11999919950615000"), "11999919950615000".to_owned()] {
        let report = check(&number);
        let printed = format!("{report:?}");
        for part in [&number[..8], &number[6..14], &number[10..]] {
            assert!(!printed.contains(part));
        }
    }
}
