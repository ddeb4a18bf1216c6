//! The kept corpus of the fuzz targets, run again: what once reached new code goes on being answered, and
//! goes on keeping every promise (tests/fuzz/targets). The fuzzers themselves: ./build.sh test --only fuzz.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::pedantic)]

// The words for mutations are the fuzzers' alone.
#[allow(dead_code, unused_imports)]
#[path = "fuzz/targets/mod.rs"]
mod targets;

use std::{fs, path::Path};

fn cases(target: &str) -> Vec<String> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz/corpus").join(format!("{target}.jsonl.gz"));
    let packed = fs::File::open(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    let text = std::io::read_to_string(flate2::read::GzDecoder::new(packed)).unwrap();
    text.lines().map(str::to_owned).collect()
}

/// Runs a target's corpus and names the case that breaks a promise.
fn replay(target: &str) {
    let cases = cases(target);
    assert!(cases.len() > 20, "{target} has a corpus of {}", cases.len());
    for (line, case) in cases.iter().enumerate() {
        let outcome = std::panic::catch_unwind(|| targets::run(target, case.as_bytes()));
        assert!(outcome.is_ok(), "corpus/{target}.jsonl.gz, line {}: {case}", line + 1);
    }
}

macro_rules! replays {
    ($($target:ident),* $(,)?) => {
        $(
            #[test]
            fn $target() {
                replay(stringify!($target));
            }
        )*

        #[test]
        fn every_target_is_replayed_and_has_a_fuzzer() {
            let known: Vec<&str> = targets::TARGETS.iter().map(|(name, _)| *name).collect();
            assert_eq!(known, [$(stringify!($target)),*]);
            let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz/fuzz_targets");
            for name in &known {
                assert!(folder.join(format!("{name}.rs")).is_file(), "{name} has no fuzzer");
            }
            assert_eq!(fs::read_dir(folder).unwrap().count(), known.len(), "a fuzzer without a target");
        }
    };
}
replays!(phone, people, application, change, consent, record, sms, core, anything);

/// The vectors name every public function; so do the targets.
#[test]
fn every_function_of_the_vectors_is_fuzzed() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors");
    let fuzzed: Vec<&str> = targets::TARGETS.iter().flat_map(|(_, functions)| functions.iter().copied()).collect();
    for entry in fs::read_dir(folder).unwrap() {
        let text = fs::read_to_string(entry.unwrap().path()).unwrap();
        for vector in serde_json::from_str::<Vec<serde_json::Value>>(&text).unwrap() {
            let name = vector["call"].as_str().unwrap();
            // A list of reported numbers is the target `flagged`; the last is no function.
            let known = fuzzed.contains(&name) || ["useFlaggedNumbers", "noSuchCall"].contains(&name);
            assert!(known, "{name} is in no target");
        }
    }
}

/// What finds a leak has to find one.
#[test]
fn a_repeated_number_is_noticed() {
    use serde_json::json;
    let given = [json!({ "contacts": [{ "phone": "139 2658 4107" }] })];
    assert!(targets::leaks(&given, "13926584107 是错的", ""));
    assert!(targets::leaks(&given, "号码１３９２６５８不对", ""));
    assert!(!targets::leaks(&given, "139****4107 不对，2026-11-20", ""));
    assert!(!targets::leaks(&given, "请拨打 1392658", "请拨打 1392658"));
    assert!(std::panic::catch_unwind(|| targets::tame("<p onclick=\"x\">a</p>")).is_err());
    assert!(std::panic::catch_unwind(|| targets::tame("<p><strong>a</p></strong>")).is_err());
    assert!(
        std::panic::catch_unwind(|| targets::tame("<a rel=\"noopener noreferrer\" href=\"javascript:x\">a</a>"))
            .is_err()
    );
    targets::tame("<p>a<br><a rel=\"noopener noreferrer\" href=\"https://a.example/\">b</a></p>");
}
