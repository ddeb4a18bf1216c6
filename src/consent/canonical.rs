//! RFC 8785 (JSON Canonicalization Scheme) for what stands in notices and records: objects, arrays,
//! texts, booleans, null, and whole numbers below 2^53.
//!
//! `serde_json` already writes these as the RFC wants them: no spaces, the short escapes, everything
//! else as it is. What is left is the order of members, by the UTF-16 units of their names. Numbers
//! with a fraction would need more; nothing here has any. The tests compare with the RFC's pairs, its
//! table of numbers, and with crate `serde_json_canonicalizer`: in the place of this file it makes module
//! application 26.1 kB larger (brotli, measured 2026-11-22), most of it for numbers that no record has.

use serde::Serialize;
use std::cmp::Ordering;

/// A value as canonical JSON.
pub(super) fn canonical<T: Serialize>(value: &T) -> String {
    let text = serde_json::to_string(value).unwrap_or_default();
    let mut out = String::with_capacity(text.len());
    write(&read(&text).0, &mut out);
    out
}

/// A value in the text that `serde_json` wrote.
enum Written<'a> {
    /// A text with its quotation marks, a number or a word.
    Plain(&'a str),
    List(Vec<Written<'a>>),
    /// Names with their quotation marks, in their order.
    Object(Vec<(&'a str, Written<'a>)>),
}

/// The value that `text` begins with, and what follows it.
fn read(text: &str) -> (Written<'_>, &str) {
    let mut rest = after(text, 1);
    match text.as_bytes().first() {
        Some(b'{') => {
            let mut members = Vec::new();
            while rest.starts_with('"') {
                let (name, value) = split_scalar(rest);
                let (value, next) = read(after(value, 1));
                members.push((name, value));
                rest = next.strip_prefix(',').unwrap_or(next);
            }
            members.sort_by(|(one, _), (other, _)| order(one, other));
            (Written::Object(members), after(rest, 1))
        }
        Some(b'[') => {
            let mut items = Vec::new();
            while !rest.is_empty() && !rest.starts_with(']') {
                let (item, next) = read(rest);
                items.push(item);
                rest = next.strip_prefix(',').unwrap_or(next);
            }
            (Written::List(items), after(rest, 1))
        }
        _ => {
            let (plain, rest) = split_scalar(text);
            (Written::Plain(plain), rest)
        }
    }
}

fn write(value: &Written, out: &mut String) {
    match value {
        Written::Plain(text) => out.push_str(text),
        Written::List(items) => {
            out.push('[');
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    out.push(',');
                }
                write(item, out);
            }
            out.push(']');
        }
        Written::Object(members) => {
            out.push('{');
            for (index, (name, value)) in members.iter().enumerate() {
                if index > 0 {
                    out.push(',');
                }
                out.push_str(name);
                out.push(':');
                write(value, out);
            }
            out.push('}');
        }
    }
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

/// The order of two names as written, by the UTF-16 units they stand for. Without the mark that closes
/// a name: it is no part of it.
fn order(one: &str, other: &str) -> Ordering {
    let [one, other] = [one, other].map(|name| name.strip_suffix('"').unwrap_or(name));
    let plain = |name: &str| name.bytes().all(|byte| byte.is_ascii() && byte != b'\\');
    if plain(one) && plain(other) {
        return one.cmp(other);
    }
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
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;
    use crate::input::Node;
    use serde_json::{Map, Value, json};

    /// As a record comes to us.
    fn ours(text: &str) -> String {
        canonical(&serde_json::from_str::<Node>(text).unwrap())
    }

    fn theirs(text: &str) -> String {
        serde_json_canonicalizer::to_string(&serde_json::from_str::<Value>(text).unwrap()).unwrap()
    }

    /// Numbers below the one asked for, the same in every run.
    fn numbers(mut seed: u64) -> impl FnMut(usize) -> usize {
        move |below| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            usize::try_from(seed >> 33).unwrap() % below
        }
    }

    macro_rules! pairs {
        ($($name:literal),*) => {
            [$((
                $name,
                include_str!(concat!("../../tests/fixtures/rfc8785/", $name, ".input.json")),
                include_str!(concat!("../../tests/fixtures/rfc8785/", $name, ".output.json")),
            )),*]
        };
    }

    /// The RFC's test data, github.com/cyberphone/json-canonicalization. One of the six has fractions, which
    /// no record has; of it everything else is compared.
    #[test]
    fn the_pairs_of_the_rfc() {
        for (name, input, output) in pairs!["arrays", "french", "structures", "unicode", "values", "weird"] {
            assert_eq!(theirs(input), output, "{name}: the oracle");
            let without = |text: &str| {
                let mut value: Value = serde_json::from_str(text).unwrap();
                if name == "values" {
                    value.as_object_mut().unwrap().remove("numbers").unwrap();
                }
                theirs(&value.to_string())
            };
            let input: Value = serde_json::from_str(input).unwrap();
            assert_eq!(ours(&without(&input.to_string())), without(output), "{name}");
            if name != "values" {
                assert_eq!(ours(&input.to_string()), output, "{name}");
            }
        }
    }

    fn value(depth: usize, names: &[&str], next: &mut dyn FnMut(usize) -> usize) -> Value {
        match next(if depth == 0 { 5 } else { 8 }) {
            0 => Value::Null,
            1 => json!(next(2) == 0),
            2 => json!(9_007_199_254_740_991_i64 - i64::try_from(next(9)).unwrap()),
            3 => json!(-i64::try_from(next(1000)).unwrap()),
            4 => json!(names[next(names.len())].repeat(next(3))),
            5 => (0..next(4)).map(|_| value(depth - 1, names, next)).collect(),
            _ => (0..next(6)).map(|_| (names[next(names.len())].to_owned(), value(depth - 1, names, next))).collect(),
        }
    }

    #[test]
    fn anything_without_fractions_is_written_as_the_oracle_writes_it() {
        let names = [
            "",
            "a",
            "A",
            "\u{E9}",
            "e\u{301}",
            "\u{FB33}",
            "\u{1F600}",
            "\u{7}\"",
            "\\",
            "\n",
            "10",
            "2",
            "</script>",
            "\u{80}",
        ];
        let mut next = numbers(8785);
        for round in 0..2_000 {
            let text = value(4, &names, &mut next).to_string();
            assert_eq!(ours(&text), theirs(&text), "{round}: {text}");
        }
    }

    /// Appendix B of the RFC: a number's bits, and how it is written. What we do not write the RFC's way, we do
    /// not write at all.
    #[test]
    fn the_numbers_of_the_rfc() {
        for (bits, written) in [
            (0x0000_0000_0000_0000, "0"),
            (0x8000_0000_0000_0000, "0"),
            (0x0000_0000_0000_0001, "5e-324"),
            (0x8000_0000_0000_0001, "-5e-324"),
            (0x7fef_ffff_ffff_ffff, "1.7976931348623157e+308"),
            (0xffef_ffff_ffff_ffff, "-1.7976931348623157e+308"),
            (0x4340_0000_0000_0000, "9007199254740992"),
            (0xc340_0000_0000_0000, "-9007199254740992"),
            (0x4430_0000_0000_0000, "295147905179352830000"),
            (0x44b5_2d02_c7e1_4af5, "9.999999999999997e+22"),
            (0x44b5_2d02_c7e1_4af6, "1e+23"),
            (0x44b5_2d02_c7e1_4af7, "1.0000000000000001e+23"),
            (0x444b_1ae4_d6e2_ef4e, "999999999999999700000"),
            (0x444b_1ae4_d6e2_ef4f, "999999999999999900000"),
            (0x444b_1ae4_d6e2_ef50, "1e+21"),
            (0x3eb0_c6f7_a0b5_ed8c, "9.999999999999997e-7"),
            (0x3eb0_c6f7_a0b5_ed8d, "0.000001"),
            (0x41b3_de43_5555_5553, "333333333.3333332"),
            (0x41b3_de43_5555_5554, "333333333.33333325"),
            (0x41b3_de43_5555_5555, "333333333.3333333"),
            (0x41b3_de43_5555_5556, "333333333.3333334"),
            (0x41b3_de43_5555_5557, "333333333.33333343"),
            (0xbecb_f647_612f_3696, "-0.0000033333333333333333"),
            (0x4314_3ff3_c1cb_0959, "1424953923781206.2"),
            // Below the largest whole number that JavaScript keeps apart from the next.
            (0x433f_ffff_ffff_ffff, "9007199254740991"),
            (0xc33f_ffff_ffff_ffff, "-9007199254740991"),
            (0x3ff0_0000_0000_0000, "1"),
            (0xc059_0000_0000_0000, "-100"),
        ] {
            let number = f64::from_bits(bits);
            let value = Value::from(number);
            let oracle = serde_json_canonicalizer::to_string(&value).unwrap();
            let whole = number.fract() == 0.0 && number.abs() < 9_007_199_254_740_992.0;
            assert_eq!(oracle, written, "{bits:x}: the oracle");
            assert_eq!(canonical(&Node::Number(number)), if whole { written } else { "null" }, "{bits:x}");
        }
    }

    /// Names stand in the order of their UTF-16 units, as written with escapes or without.
    #[test]
    fn names_are_sorted_by_utf16_units() {
        let letters = [
            '\0',
            '\u{1}',
            '\u{7}',
            '\u{8}',
            '\t',
            '\n',
            '\u{c}',
            '\r',
            '\u{1f}',
            ' ',
            '!',
            '"',
            '#',
            '/',
            '0',
            '1',
            'A',
            '\\',
            ']',
            'a',
            'n',
            'u',
            '~',
            '\u{7f}',
            '\u{80}',
            'é',
            '\u{301}',
            '€',
            '一',
            '\u{d7ff}',
            '\u{e000}',
            '\u{fb33}',
            '\u{fffd}',
            '\u{ffff}',
            '\u{10000}',
            '\u{1f600}',
            '\u{20000}',
            '\u{10ffff}',
        ];
        let mut next = numbers(16);
        for round in 0..2_000 {
            let mut names: Vec<String> =
                (0..2 + next(12)).map(|_| (0..next(4)).map(|_| letters[next(letters.len())]).collect()).collect();
            let members: Map<String, Value> = names.iter().map(|name| (name.clone(), json!(1))).collect();
            let text = Value::Object(members).to_string();
            names.sort_by(|one, other| one.encode_utf16().cmp(other.encode_utf16()));
            names.dedup();
            let written: Vec<String> = names.iter().map(|name| [&json!(name).to_string(), ":1"].concat()).collect();
            assert_eq!(ours(&text), ["{", &written.join(","), "}"].concat(), "{round}");
            assert_eq!(ours(&text), theirs(&text), "{round}: {text}");
        }
        // The trap most ports fall into: U+FFFF is a smaller character than U+10000 and a greater unit.
        assert_eq!(ours(r#"{"\uffff":1,"\ud800\udc00":2}"#), "{\"\u{10000}\":2,\"\u{ffff}\":1}");
    }

    /// A fraction has no place in a record: it is lost, so that no hash of ours can fit such a record.
    #[test]
    fn a_fraction_does_not_stay() {
        assert_eq!(ours("[1.5,1,-0.0,1e3,9007199254740993]"), "[null,1,0,1000,null]");
    }
}
