//! RFC 8785 (JSON Canonicalization Scheme) for what stands in notices and records: objects, arrays,
//! texts, booleans, null, and whole numbers below 2^53.
//!
//! `serde_json` already writes these as the RFC wants them: no spaces, the short escapes, everything
//! else as it is. What is left is the order of members, by the UTF-16 units of their names. Numbers
//! with a fraction would need more; nothing here has any.

use serde::Serialize;
use std::cmp::Ordering;

/// A value as canonical JSON.
pub(super) fn canonical<T: Serialize>(value: &T) -> String {
    let text = serde_json::to_string(value).unwrap_or_default();
    let mut out = String::with_capacity(text.len());
    write_value(&text, &mut out);
    out
}

/// Writes the value that `text` begins with, its members in order; gives what follows it.
fn write_value<'a>(text: &'a str, out: &mut String) -> &'a str {
    match text.as_bytes().first() {
        Some(b'{') => write_object(text, out),
        Some(b'[') => {
            out.push('[');
            let mut rest = after(text, 1);
            while !rest.is_empty() && !rest.starts_with(']') {
                rest = write_value(rest, out);
                if let Some(next) = rest.strip_prefix(',') {
                    out.push(',');
                    rest = next;
                }
            }
            out.push(']');
            after(rest, 1)
        }
        _ => {
            let (scalar, rest) = split_scalar(text);
            out.push_str(scalar);
            rest
        }
    }
}

fn write_object<'a>(text: &'a str, out: &mut String) -> &'a str {
    let mut members: Vec<(&str, String)> = Vec::new();
    let mut rest = after(text, 1);
    while rest.starts_with('"') {
        let (name, value) = split_scalar(rest);
        let mut written = String::new();
        rest = write_value(after(value, 1), &mut written);
        members.push((name, written));
        rest = rest.strip_prefix(',').unwrap_or(rest);
    }
    members.sort_by(|(one, _), (other, _)| order(one, other));
    out.push('{');
    for (index, (name, value)) in members.iter().enumerate() {
        if index > 0 {
            out.push(',');
        }
        out.push_str(name);
        out.push(':');
        out.push_str(value);
    }
    out.push('}');
    after(rest, 1)
}

fn after(text: &str, count: usize) -> &str {
    text.get(count..).unwrap_or_default()
}

/// A text with its quotation marks, or a number or word; and what follows.
fn split_scalar(text: &str) -> (&str, &str) {
    let end = if text.starts_with('"') {
        let mut escaped = true;
        text.bytes()
            .position(|byte| {
                let closes = byte == b'"' && !escaped;
                // The first byte is the opening mark: as if it were escaped.
                escaped = byte == b'\\' && !escaped;
                closes
            })
            .map(|place| place + 1)
    } else {
        text.bytes().position(|byte| matches!(byte, b',' | b']' | b'}'))
    };
    text.split_at_checked(end.unwrap_or(text.len())).unwrap_or((text, ""))
}

/// The order of two names as written, by the UTF-16 units they stand for.
fn order(one: &str, other: &str) -> Ordering {
    if one.contains('\\') || other.contains('\\') {
        return units(one).cmp(units(other));
    }
    one.encode_utf16().cmp(other.encode_utf16())
}

/// The UTF-16 units of a name with `serde_json`'s escapes.
fn units(name: &str) -> impl Iterator<Item = u16> + '_ {
    let mut letters = name.chars();
    std::iter::from_fn(move || {
        let letter = letters.next()?;
        if letter != '\\' {
            return Some(letter);
        }
        Some(match letters.next()? {
            'b' => '\u{8}',
            'f' => '\u{C}',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'u' => {
                let code = letters.by_ref().take(4).fold(0, |code, digit| code * 16 + digit.to_digit(16).unwrap_or(0));
                char::from_u32(code).unwrap_or('\u{FFFD}')
            }
            plain => plain,
        })
    })
    .flat_map(|letter| {
        let mut pair = [0; 2];
        let count = letter.encode_utf16(&mut pair).len();
        pair.into_iter().take(count)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    /// The RFC's own pairs, without their fractions.
    #[test]
    fn members_stand_in_the_order_of_their_utf16_units() {
        for (input, expected) in [
            (
                json!({ "b": [56, { "d": true, "10": null, "1": [] }], "a": {} }),
                r#"{"a":{},"b":[56,{"1":[],"10":null,"d":true}]}"#,
            ),
            (
                json!({ "\u{20ac}": "Euro Sign", "\r": "Carriage Return", "\u{fb33}": "Hebrew Letter Dalet With Dagesh", "1": "One",
                        "\u{1f600}": "Emoji: Grinning Face", "\u{80}": "Control", "\u{f6}": "Latin Small Letter O With Diaeresis" }),
                "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u{80}\":\"Control\",\"\u{f6}\":\"Latin Small Letter O With Diaeresis\",\"\u{20ac}\":\"Euro Sign\",\"\u{1f600}\":\"Emoji: Grinning Face\",\"\u{fb33}\":\"Hebrew Letter Dalet With Dagesh\"}",
            ),
            (
                json!({ "peach": "This sorting order", "péché": "is wrong according to French", "pêche": "but canonicalization MUST", "sin": "ignore locale" }),
                r#"{"peach":"This sorting order","péché":"is wrong according to French","pêche":"but canonicalization MUST","sin":"ignore locale"}"#,
            ),
            (json!({ "string": "\u{20ac}$\u{F}\nA'B\"\\\\\"/" }), r#"{"string":"€$\u000f\nA'B\"\\\\\"/"}"#),
            (
                json!({ "a\"": 1, "a\\": 2, "a": ["]", "}", ",", "\"", "\\"] }),
                r#"{"a":["]","}",",","\"","\\"],"a\"":1,"a\\":2}"#,
            ),
            (json!([]), "[]"),
            (json!("x"), r#""x""#),
            (json!(12), "12"),
        ] {
            assert_eq!(canonical(&input), expected);
            let again: Value = serde_json::from_str(&canonical(&input)).unwrap();
            assert_eq!(again, input);
        }
    }
}
