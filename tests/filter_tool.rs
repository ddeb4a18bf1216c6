//! The filter tool: from a list to a file, and what it says of lines it cannot read.
#![cfg(all(feature = "filter", not(target_arch = "wasm32")))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::pedantic
)]

use heyan::phone::{PhoneOptions, flagged::FlaggedNumbers};
use std::{
    fs,
    io::Write,
    path::PathBuf,
    process::{Command, Output, Stdio},
};

fn place(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name)
}

fn run(arguments: &[&str], list: &[u8]) -> Output {
    let mut tool = Command::new(env!("CARGO_BIN_EXE_filter"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A refused command line closes the pipe before everything is written.
    let _ = tool.stdin.take().unwrap().write_all(list);
    tool.wait_with_output().unwrap()
}

/// Runs the tool on a list; the file's name is the case's.
fn make(name: &str, list: &[u8], more: &[&str]) -> (Output, Option<FlaggedNumbers>) {
    let file = place(name);
    let _ = fs::remove_file(&file);
    let arguments = [&["-", file.to_str().unwrap(), "--list-date", "2026-11-20"], more].concat();
    let output = run(&arguments, list);
    let made = fs::read(&file).ok().map(|bytes| FlaggedNumbers::read(bytes).unwrap());
    assert!(!file.with_extension("part").exists());
    (output, made)
}

fn flagged(list: &FlaggedNumbers, text: &str) -> bool {
    list.check(text, &PhoneOptions::default()).report.findings.iter().any(|f| f.code.as_str() == "phone.flagged")
}

/// The package's tests take this file into the wasm.
#[test]
fn a_list_becomes_a_file() {
    let text = "\u{feff}13926584107\r\n+852 9123 4567\n\n手机：136-2658-4108（微信同号）\n13926584107\n 010 6234 5678 ";
    let (output, made) = make("flagged-numbers", text.as_bytes(), &["--name", "名单", "--built", "2026-11-21"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let made = made.unwrap();
    assert_eq!((made.about().count, made.about().name.as_str()), (4, "名单"));
    assert_eq!(made.about().built_at, "2026-11-21");
    for number in ["13926584107", "+85291234567", "13626584108", "010-62345678"] {
        assert!(flagged(&made, number), "{number}");
    }
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(said.starts_with("4 different numbers in ") && said.ends_with("list of 2026-11-20\n"), "{said}");
    assert!(output.stderr.is_empty());
}

#[test]
fn bad_lines_are_named_by_number_and_never_by_content() {
    let mut text = b"13926584107\nphone\n139265841\n139****4108\n13926584109 13926584110\n".to_vec();
    text.extend_from_slice(b"\xb5\xe7\xbb\xb0 13926584111\n");
    text.extend_from_slice("1".repeat(1_000_000).as_bytes());
    text.extend_from_slice(b"\n13926584112\n");
    let (output, made) = make("bad", &text, &[]);
    assert!(output.status.success());
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(said, "filter: no number could be read in 6 of 8 lines: 2, 3, 4, 5, 6, 7\n");
    let made = made.unwrap();
    assert_eq!(made.about().count, 2);
    assert!(flagged(&made, "13926584112"), "the line after one without an end");
}

#[test]
fn many_bad_lines_are_counted() {
    let text = format!("{}13926584107\n", "x\n".repeat(1_000));
    let (output, made) = make("many", text.as_bytes(), &[]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("1000 of 1001 lines: 1, 2, 3") && said.ends_with("20 and 980 more\n"), "{said}");
    assert_eq!(made.unwrap().about().count, 1);
}

#[test]
fn an_empty_list_is_a_list() {
    for text in ["", "\n\n  \r\n"] {
        let (output, made) = make("empty", text.as_bytes(), &[]);
        assert!(output.status.success());
        let made = made.unwrap();
        assert_eq!(made.about().count, 0);
        assert!((0..2_000).all(|n| !flagged(&made, &format!("1392658{n:04}"))));
    }
}

#[test]
fn what_is_not_a_list_makes_no_file() {
    let (output, made) = make("not-a-list", b"name,reason\nsomebody,something\n", &[]);
    assert!(!output.status.success() && made.is_none());
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("nothing was written") && !said.contains("somebody"), "{said}");
}

#[test]
fn the_region_reads_numbers_without_a_calling_code() {
    let (output, made) = make("region", b"9123 4567\n", &["--region", "HK"]);
    assert!(output.status.success());
    assert!(flagged(&made.unwrap(), "+852 9123 4567"));
}

#[test]
fn a_wrong_command_line_is_one_sentence() {
    let list = place("command-line");
    let list = list.to_str().unwrap();
    for (arguments, part) in [
        (vec![list], "wants a list and a file"),
        (vec![list, "b", "c", "--list-date", "2026-11-20"], "wants a list and a file"),
        (vec![list, "b"], "--list-date is required"),
        (vec![list, "b", "--list-date"], "--list-date wants a value"),
        (vec![list, "b", "--list-date", "20.11.2026"], "--list-date wants a day"),
        (vec![list, "b", "--region", "XX"], "--region wants the code of a region"),
        (vec![list, "b", "--colour", "red"], "unknown argument --colour"),
        (vec![list, "b", "--list-date", "2026-11-20"], "the list cannot be read"),
        (vec!["-", "/nowhere/b", "--list-date", "2026-11-20"], "the file cannot be written"),
    ] {
        let output = run(&arguments, b"13926584107\n");
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(!output.status.success() && said.contains(part) && said.lines().count() == 1, "{arguments:?}: {said}");
    }
    let help = run(&["--help"], b"");
    assert!(help.status.success() && String::from_utf8(help.stdout).unwrap().starts_with("filter LIST FILE"));
}
