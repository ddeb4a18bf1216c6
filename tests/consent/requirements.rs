//! The table of requirements names every rule about consent, and a vector of each that raises it.

use heyan::report::Code;
use serde_json::Value;
use std::{collections::BTreeSet, fs};

const TABLE: &str = include_str!("../../src/data/consent/requirements.md");

/// `(code, vector)` of a cell or line such as "`consent.silent` (wording that does not hold)".
fn named(text: &str) -> Vec<(&str, &str)> {
    let marks = text.split("`consent.").skip(1);
    marks
        .map(|mark| {
            let (code, rest) = mark.split_once("` (").unwrap_or_else(|| panic!("no vector: {mark}"));
            let ends = ["); ", ") |", ")\n"].into_iter().filter_map(|end| rest.find(end));
            let end = ends.min().unwrap();
            (code, &rest[..end])
        })
        .collect()
}

fn rows() -> Vec<Vec<&'static str>> {
    let rows = TABLE.lines().filter(|line| line.starts_with("| C"));
    rows.map(|line| line.trim_matches('|').split(" | ").map(str::trim).collect()).collect()
}

#[test]
fn every_requirement_has_its_row_and_an_answer() {
    let rows = rows();
    for (index, row) in rows.iter().enumerate() {
        assert_eq!(row.len(), 5, "{row:?}");
        assert_eq!(row[0], format!("C{:02}", index + 1));
        assert!(row[2..].iter().any(|cell| *cell != "–"), "{} is answered by nothing", row[0]);
    }
    assert_eq!(rows.len(), 36);
}

#[test]
fn every_rule_stands_in_it_with_a_vector_that_raises_it() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/vectors");
    let vectors: Vec<Value> = fs::read_dir(folder)
        .unwrap()
        .flat_map(|file| {
            let text = fs::read_to_string(file.unwrap().path()).unwrap();
            serde_json::from_str::<Vec<Value>>(&text).unwrap()
        })
        .collect();
    let mut found = BTreeSet::new();
    for (code, name) in named(TABLE) {
        let whole = Value::from(format!("consent.{code}"));
        let raises = vectors.iter().any(|vector| {
            vector["name"] == name && vector["raises"].as_array().is_some_and(|raised| raised.contains(&whole))
        });
        assert!(raises, "no vector “{name}” raises {code}");
        found.insert(code);
    }
    let known: BTreeSet<&str> = Code::ALL.iter().filter_map(|code| code.as_str().strip_prefix("consent.")).collect();
    assert_eq!(found, known);
}
