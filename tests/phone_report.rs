//! Properties of the phone check that hold for every text: the fast path agrees with the report, its
//! lines with serde, written numbers read back as themselves, and nothing ends in a panic.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::pedantic
)]

use heyan::phone::{self, FormatStyle, PhoneOptions, Purpose, Status, engine::Region};
use heyan::report::{Locale, Verdict};

/// A small generator, so that a failure repeats.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % limit
    }

    fn text(&mut self) -> String {
        const PARTS: [&str; 46] = [
            "1", "3", "9", "0", "8", "6", "2", "5", "13", "139", "86", "+86", "0086", "010", "0571", "400", "95588",
            "852", "+1", "+44", "17951", " ", "-", "—", ".", "·", "，", "/", "(", ")", "（", "+", "*", "X", "O", "l",
            "转", "分机", "手机", "：", "一", "九", "\u{200b}", "３", "😀", "\n",
        ];
        (0..self.below(14)).map(|_| PARTS[self.below(PARTS.len())]).collect()
    }
}

fn texts() -> impl Iterator<Item = String> {
    let mut random = Random(0x9E37_79B9_7F4A_7C15);
    (0..4_000).map(move |_| random.text())
}

/// Nor for its first number, of whose region the table is still packed.
#[test]
fn whether_a_number_is_valid_takes_no_memory_from_the_heap() {
    let texts: Vec<String> = texts()
        .chain(["139 2658 4107", "+44 20 7946 0958", "电话：１３９２６５８４１０７"].map(str::to_owned))
        .collect();
    for region in ["CN", "US", "HK", "IT", "AR", "001"].map(|code| Region::from_code(code).unwrap()) {
        for text in &texts {
            let taken = allocation_counter::measure(|| {
                phone::is_valid_in(text, region);
            });
            assert_eq!(taken.count_total, 0, "{text:?} in {}", region.code());
        }
    }
    // The counter counts.
    assert!(
        allocation_counter::measure(|| drop(phone::format_in("13926584107", FormatStyle::E164, Region::CHINA)))
            .count_total
            > 0
    );
}

#[test]
fn the_fast_path_and_the_report_agree() {
    for text in texts() {
        for region in ["CN", "US", "HK"] {
            let mut options = PhoneOptions::default();
            options.region = Some(region.to_owned());
            let report = phone::check(&text, &options);
            assert_eq!(phone::is_valid(&text, region), report.valid, "{text:?} in {region}");
            assert_eq!(report.valid, report.status == Status::Allocated, "{text:?}");
            assert!(!report.valid || report.possible, "{text:?}");
        }
    }
}

/// Digits as people write them, with nothing odd about them: what the fast path reads by itself.
#[test]
fn plain_writings_are_judged_as_the_whole_reader_judges_them() {
    const STARTS: [&str; 20] = [
        "139", "0139", "86139", "0086139", "+86139", "010", "0571", "+8610", "400", "+852", "00852", "852", "+1",
        "212", "030", "+4930", "001", "95", "1", "0",
    ];
    let mut random = Random(0x2545_F491_4F6C_DD1D);
    let mut below = |count| random.below(count);
    let mut valid = 0;
    for _ in 0..30_000 {
        let mut text = ["", "", "手机", "电话：", "一号:", "（", " "][below(7)].to_owned();
        let start = STARTS[below(20)];
        let length = start.len() + 5 + below(6);
        let wide = below(5) == 0;
        for at in 0..length {
            let byte = start.as_bytes().get(at).copied().unwrap_or(b'0' + u8::try_from(below(10)).unwrap());
            text.push(if wide { char::from_u32(u32::from(byte) + 0xFEE0).unwrap() } else { char::from(byte) });
            match below(12) {
                0 => text.push_str([" ", "-", ".", "(", ")", "　"][below(6)]),
                1 => text.push_str([") ", " (", "  ", "--", " -", ""][below(6)]),
                _ => {}
            }
        }
        for region in ["CN", "US", "DE", "HK"] {
            let mut options = PhoneOptions::default();
            options.region = Some(region.to_owned());
            let report = phone::check(&text, &options);
            assert_eq!(phone::is_valid(&text, region), report.valid, "{text:?} in {region}");
            valid += usize::from(report.valid);
        }
    }
    assert!(valid > 10_000, "only {valid} of them are valid");
}

#[test]
fn only_impossible_numbers_are_errors_by_themselves() {
    for text in texts() {
        let report = phone::check(&text, &PhoneOptions::default());
        assert_eq!(report.report.verdict == Verdict::Reject, report.status == Status::Impossible, "{text:?}");
    }
}

/// What `www/heyan/face-phone.js` makes of the lines.
fn from_lines(lines: &str) -> serde_json::Value {
    let lines: Vec<&str> = lines.split_terminator('\n').collect();
    assert_eq!(lines.len(), 19, "{lines:?}");
    let list = |at: usize| match lines[at] {
        "" => serde_json::json!([]),
        json => serde_json::from_str(json).unwrap(),
    };
    let mut report = serde_json::json!({
        "verdict": lines[0], "findings": list(1), "ruleset": lines[2], "valid": lines[3] == "allocated",
        "possible": lines[4] == "1", "status": lines[3], "type": lines[5], "ignored": list(7),
    });
    let optional = [
        ("extension", 6),
        ("e164", 8),
        ("national", 9),
        ("international", 10),
        ("uri", 11),
        ("masked", 12),
        ("region", 13),
        ("callingCode", 14),
        ("suggestion", 18),
    ];
    for (name, at) in optional.into_iter().filter(|(_, at)| !lines[*at].is_empty()) {
        report[name] = lines[at].into();
    }
    if !lines[15].is_empty() {
        report["china"] =
            serde_json::json!({ "segment": lines[15], "originalOperator": lines[16], "service": lines[17] });
    }
    report
}

#[test]
fn reports_in_lines_say_what_serde_writes() {
    for (index, text) in texts().enumerate() {
        let purpose = [Purpose::Any, Purpose::Applicant, Purpose::Contact, Purpose::Binding][index % 4];
        let locale = Locale::ALL[index % 2];
        let report = phone::check_in(&text, Region::CHINA, purpose, locale, None);
        let ours = phone::check_lines(&text, Region::CHINA, purpose, locale, None);
        assert_eq!(from_lines(&ours), serde_json::to_value(&report).unwrap(), "{text:?}");
    }
}

#[test]
fn a_written_number_reads_back_as_itself() {
    for text in texts() {
        let Some(e164) = phone::format(&text, FormatStyle::E164, "CN") else { continue };
        if !phone::is_valid(&text, "CN") {
            continue;
        }
        for style in [FormatStyle::National, FormatStyle::International, FormatStyle::Uri, FormatStyle::E164] {
            // A national writing is read in its own region.
            if style == FormatStyle::National && !e164.starts_with("+86") {
                continue;
            }
            let written = phone::format(&text, style, "CN").unwrap();
            assert_eq!(
                phone::format(&written, FormatStyle::E164, "CN").as_deref(),
                Some(e164.as_str()),
                "{text:?} as {written}"
            );
        }
    }
}

#[test]
fn masks_hide_at_least_four_digits_and_show_no_others() {
    for text in texts() {
        let Some(masked) = phone::format(&text, FormatStyle::Masked, "CN") else { continue };
        let national = masked.rsplit(' ').next().unwrap_or_default();
        let shown = national.chars().filter(char::is_ascii_digit).count();
        assert!(national.matches('*').count() >= 4 || shown == 0, "{text:?}: {masked}");
        assert!(shown <= 7, "{text:?}: {masked}");
    }
}

#[test]
fn what_was_ignored_lies_in_the_text() {
    for text in texts() {
        let units: Vec<u16> = text.encode_utf16().collect();
        for ignored in phone::check(&text, &PhoneOptions::default()).ignored {
            let [from, to] = ignored.range.map(|at| at as usize);
            assert_eq!(String::from_utf16_lossy(&units[from..to]), ignored.text, "{text:?}");
        }
    }
}

#[test]
fn a_long_text_takes_no_longer_than_its_length() {
    for part in ["1", "一", "*", "转", "1转", "（", "+", "1 ", "139265841071 "] {
        let text = part.repeat(1_000 / part.encode_utf16().count());
        for _ in 0..50 {
            let _ = phone::check(&text, &PhoneOptions::default());
        }
    }
}

/// Other metadata makes another table: `./build.sh update-phone-data`.
#[test]
fn the_readme_says_how_large_the_table_is() {
    let thousands = |number: usize| format!("{},{:03}", number / 1_000, number % 1_000);
    let states = thousands(phone::engine::TABLE_STATES);
    let bytes = thousands(phone::engine::TABLE_BYTES);
    let version = phone::engine::METADATA_VERSION;
    let said = format!("{version} is a table of {states} automaton states in {bytes} bytes");
    let readme = include_str!("../README.md").split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(readme.contains(&said), "README.md does not say: {said}");
}
