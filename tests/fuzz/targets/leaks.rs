//! Whether a sentence of ours repeats a number that somebody handed over.

use heyan::text::digit_value;
use serde_json::Value;
use std::collections::BTreeSet;

/// So many digits in a row are somebody's number, or most of it.
const WHOLE: usize = 7;

/// Whether `sentence` holds seven digits in a row, spaces or not, that stand in a row in what was given and
/// not in `ours`, the sentence before it was filled.
pub fn leaks(given: &[Value], sentence: &str, ours: &str) -> bool {
    let said = rows(sentence);
    if said.is_empty() {
        return false;
    }
    let ours = rows(ours);
    let mut handed = BTreeSet::new();
    given.iter().for_each(|value| collect(value, &mut handed));
    said.iter().any(|row| handed.contains(row) && !ours.contains(row))
}

fn collect(value: &Value, into: &mut BTreeSet<Vec<u8>>) {
    match value {
        Value::String(text) => into.extend(rows(text)),
        Value::Number(number) => into.extend(rows(&number.to_string())),
        Value::Array(items) => items.iter().for_each(|item| collect(item, into)),
        Value::Object(members) => members.iter().for_each(|(name, value)| {
            into.extend(rows(name));
            collect(value, into);
        }),
        Value::Null | Value::Bool(_) => {}
    }
}

/// Every row of seven digits; spaces between two digits are none of our business.
pub fn rows(text: &str) -> BTreeSet<Vec<u8>> {
    let mut rows = BTreeSet::new();
    let mut row: Vec<u8> = Vec::new();
    for ch in text.chars() {
        match digit_value(ch) {
            Some(value) => {
                row.push(value);
                if let Some(start) = row.len().checked_sub(WHOLE) {
                    rows.insert(row[start..].to_vec());
                }
            }
            None if ch == ' ' => {}
            None => row.clear(),
        }
    }
    rows
}
