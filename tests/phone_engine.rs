//! What holds of the engine whatever is fed to it, and its examples.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::pedantic
)]

use heyan::phone::engine::*;

fn digits(text: &str) -> Vec<u8> {
    text.bytes().filter(u8::is_ascii_digit).map(|b| b - b'0').collect()
}

fn write(number: &Number, style: Style) -> String {
    let mut text = Vec::new();
    number.write(style, &mut text);
    String::from_utf8(text).unwrap()
}

#[test]
fn a_number_is_read_judged_and_written() {
    let cases = [
        ("HK", "91234567", Kind::Mobile, "9123 4567", "tel:+852-9123-4567"),
        ("CN", "0085291234567", Kind::Mobile, "9123 4567", "tel:+852-9123-4567"),
        ("US", "6502530000", Kind::FixedLineOrMobile, "(650) 253-0000", "tel:+1-650-253-0000"),
        ("AR", "01123456789", Kind::FixedLine, "011 2345-6789", "tel:+54-11-2345-6789"),
        ("IT", "0236618300", Kind::FixedLine, "02 3661 8300", "tel:+39-02-3661-8300"),
    ];
    for (region, dialled, kind, national, uri) in cases {
        let region = Region::from_code(region).expect("a region");
        let number = interpret(&digits(dialled), false, region).expect("a number");
        assert_eq!(
            (number.kind(), write(&number, Style::National).as_str(), write(&number, Style::Uri).as_str()),
            (kind, national, uri)
        );
        assert!(is_valid(&digits(dialled), false, region));
    }
}

#[test]
fn missing_digits_can_be_counted() {
    let number = interpret(&digits("+65912345"), true, Region::CHINA).expect("a number");
    assert_eq!((number.possible(), number.possible_lengths().above(6)), (Possible::TooShort, Some(8)));
    let number = interpret(&digits("+3361234567890"), true, Region::CHINA).expect("a number");
    assert_eq!((number.possible(), number.possible_lengths().below(11)), (Possible::TooLong, Some(9)));
}

#[test]
fn what_is_no_number_is_said_to_be_none() {
    for (dialled, international, error) in [
        (&[1][..], false, Unreadable::TooShort),
        (&[8, 6], true, Unreadable::TooShort),
        (&[9, 9, 9, 1, 2, 3], true, Unreadable::InvalidCallingCode),
        (&[1; 30], false, Unreadable::TooLong),
        (&[1; 300], false, Unreadable::TooLong),
        (&[1, 2, 3, 10], false, Unreadable::NotDigits),
        (&[255; 12], true, Unreadable::NotDigits),
    ] {
        assert_eq!(interpret(dialled, international, Region::CHINA).err(), Some(error), "{dialled:?}");
        assert!(!is_valid(dialled, international, Region::CHINA));
        assert_eq!(group(&[255; 12], international, Region::CHINA).breaks().count(), 0);
    }
}

#[test]
fn regions_are_found_by_code_and_index() {
    for index in 0..Region::COUNT {
        let region = Region::from_index(index).expect("an index below the count");
        assert_eq!(region.index(), index);
        if !region.is_non_geographic() {
            assert_eq!(Region::from_code(region.code()), Some(region));
        }
    }
    assert_eq!(Region::from_code("CN"), Some(Region::CHINA));
    assert_eq!(Region::CHINA.calling_code(), 86);
    assert!(Region::from_code("001").is_some_and(Region::is_non_geographic));
    for unknown in ["", "01", "XX", "cn", "CHN", "中"] {
        assert_eq!(Region::from_code(unknown), None);
    }
}

/// `./build.sh update-phone-data` writes them anew.
#[test]
fn the_metadata_is_named_as_it_is() {
    for (file, text) in [
        ("NOTICE", include_str!("../NOTICE")),
        ("www/heyan/NOTICE", include_str!("../www/heyan/NOTICE")),
        ("src/data/README.md", include_str!("../src/data/README.md")),
        ("make_phone_oracle.py", include_str!("fixtures/make_phone_oracle.py")),
    ] {
        assert!(text.contains(METADATA_VERSION), "{file} names other metadata than {METADATA_VERSION}");
    }
}

/// Digits are never lost, doubled or reordered by grouping or writing, and nothing panics, for any digits anywhere.
#[test]
fn any_digits_are_answered() {
    let mut state = 7u64;
    let mut random = |below: u64| {
        state = state.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        (state >> 33) % below
    };
    for _ in 0..200_000 {
        let region = Region::from_index(random(u64::from(Region::COUNT)) as u16).expect("an index below the count");
        let length = random(24) as usize;
        let typed: Vec<u8> = (0..length).map(|_| random(10) as u8).collect();
        let international = random(2) == 1;
        let breaks: Vec<usize> = group(&typed, international, region).breaks().map(|b| b.0).collect();
        assert!(
            breaks.windows(2).all(|w| w[0] < w[1]) && breaks.iter().all(|&b| b > 0 && b < length.max(1)),
            "{breaks:?}"
        );
        let read = interpret(&typed, international, region);
        assert_eq!(read.is_ok_and(|n| n.is_valid()), is_valid(&typed, international, region));
        if let Ok(number) = read {
            let whole: Vec<u8> = number
                .calling_code
                .to_string()
                .bytes()
                .map(|b| b - b'0')
                .chain(number.nsn.as_slice().iter().copied())
                .collect();
            assert_eq!(digits(&write(&number, Style::E164)), whole);
            // Some national plans write digits of their own between the groups (Argentina's 15), international ones never.
            assert_eq!(digits(&write(&number, Style::International)), whole);
            assert_eq!(digits(&write(&number, Style::Uri)), whole);
        }
    }
}
