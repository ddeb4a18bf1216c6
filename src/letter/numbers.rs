//! Numbers a letter shows only a part of, and digests.

use crate::text::{self, digit_value};

/// The shortest number that is not just a tail.
const WHOLE: usize = 8;

/// How many digits there are.
fn digits(given: &str) -> usize {
    given.chars().filter(|ch| digit_value(*ch).is_some()).count()
}

/// Whether a masked number was given whole.
fn is_whole(given: &str) -> bool {
    digits(given) >= WHOLE
}

/// A number with its middle hidden, whatever its shape; one that is masked already stays. A mainland
/// mobile is written as everybody knows it, `138****0024`.
pub(super) fn masked(given: &str) -> String {
    if !is_whole(given) {
        return given.to_owned();
    }
    let mut number: String = given.chars().filter_map(digit_value).map(|digit| char::from(b'0' + digit)).collect();
    for start in ["0086", "86"] {
        if number.len() == start.len() + 11 && number.starts_with(start) {
            number.drain(..start.len());
        }
    }
    if number.len() == 11 && number.starts_with('1') {
        return hide(&number, 11, 3);
    }
    hide(given, digits(given), 3)
}

/// The last four of what was given.
pub(super) fn tail(given: &str) -> String {
    let plain: Vec<char> = given.chars().filter(|ch| ch.is_alphanumeric()).collect();
    if plain.len() <= 4 { given.to_owned() } else { plain.iter().skip(plain.len() - 4).collect() }
}

/// 64 hexadecimal digits in small letters, with or without `sha256:` before them.
pub(super) fn digest(given: &str) -> Option<String> {
    let start = given.get(..7).filter(|start| start.eq_ignore_ascii_case("sha256:"));
    let plain = given.get(start.map_or(0, str::len)..)?.trim();
    (plain.len() == 64 && plain.bytes().all(|byte| byte.is_ascii_hexdigit())).then(|| plain.to_ascii_lowercase())
}

/// A run of digits that is a whole number of somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Whole {
    Mobile,
    /// An identity or a bank card number.
    Identity,
}

/// The whole numbers in a free text: byte offsets and what they are.
pub(super) fn whole(given: &str) -> Vec<(usize, usize, Whole)> {
    let mut found = Vec::new();
    let mut run: Option<Run> = None;
    for (at, ch) in given.char_indices() {
        let end = at + ch.len_utf8();
        if let Some(digit) = digit_value(ch) {
            let run = run.get_or_insert_with(|| Run::at(at));
            run.add(digit, end);
            continue;
        }
        // An X ends an identity number; a space, dash or hidden character may part a number.
        let between = matches!(ch, ' ' | '-' | '\u{3000}' | '－' | '‐' | '–') || text::is_invisible(ch);
        match &mut run {
            Some(run) if matches!(ch, 'x' | 'X' | 'ｘ' | 'Ｘ') && run.count == 17 => {
                run.count += 1;
                run.end = end;
            }
            Some(_) if between => continue,
            _ => {}
        }
        found.extend(run.take().and_then(Run::whole));
    }
    found.extend(run.take().and_then(Run::whole));
    found
}

struct Run {
    start: usize,
    end: usize,
    count: usize,
    head: [u8; 4],
}

impl Run {
    fn at(start: usize) -> Run {
        Run { start, end: start, count: 0, head: [0; 4] }
    }

    fn add(&mut self, digit: u8, end: usize) {
        if let Some(place) = self.head.get_mut(self.count) {
            *place = digit;
        }
        self.count += 1;
        self.end = end;
    }

    fn whole(self) -> Option<(usize, usize, Whole)> {
        let mobile = match self.head {
            [1, 3..=9, ..] => self.count == 11,
            // With its calling code.
            [8, 6, 1, 3..=9] => self.count == 13,
            _ => false,
        };
        let identity = matches!(self.count, 16..=19);
        let kind = if mobile { Some(Whole::Mobile) } else { identity.then_some(Whole::Identity) };
        kind.map(|kind| (self.start, self.end, kind))
    }
}

/// The text with the middle of every whole number hidden.
pub(super) fn without_whole(given: &str) -> String {
    let mut out = String::with_capacity(given.len());
    let mut done = 0;
    for (start, end, kind) in whole(given) {
        out.push_str(given.get(done..start).unwrap_or_default());
        let number = given.get(start..end).unwrap_or_default();
        let count = number.chars().filter(|ch| ch.is_alphanumeric()).count();
        let head = match kind {
            Whole::Mobile => count.saturating_sub(8),
            Whole::Identity => 0,
        };
        out.push_str(&hide(number, count, head));
        done = end;
    }
    out.push_str(given.get(done..).unwrap_or_default());
    out
}

/// Stars for all but the first `head` and the last four.
fn hide(number: &str, count: usize, head: usize) -> String {
    let mut seen = 0;
    number
        .chars()
        .map(|ch| {
            if !ch.is_alphanumeric() {
                return ch;
            }
            seen += 1;
            if seen <= head || seen + 4 > count { ch } else { '*' }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_numbers_are_found_however_they_are_written() {
        for (given, shown) in [
            ("请打13800000024找我", "请打138****0024找我"),
            ("138 0000 0024", "138 **** 0024"),
            ("+86-138-0000-0024", "+86-138-****-0024"),
            ("１３８０００００２４", "１３８０００００２４"),
            ("１３８００００００２４", "１３８****００２４"),
            ("11010519491231002X", "**************002X"),
            ("6222 0000 0000 0000 123", "**** **** **** ***0 123"),
            ("编号 20261121-0007", "编号 20261121-0007"),
            ("400-800-1234", "400-800-1234"),
            ("12345678901234567890123", "12345678901234567890123"),
            ("95588", "95588"),
        ] {
            assert_eq!(without_whole(given), shown);
        }
    }

    #[test]
    fn tails_and_digests() {
        assert_eq!((tail("110105194912310021"), tail("002X"), tail("")), ("0021".into(), "002X".into(), String::new()));
        assert_eq!(masked("+852 6123 4567"), "+852 **** 4567");
        assert_eq!(masked("138****0024"), "138****0024");
        let hex = "ab".repeat(32);
        assert_eq!(digest(&["SHA256: ", &hex.to_uppercase()].concat()), Some(hex.clone()));
        assert_eq!((digest("ab"), digest(&"zz".repeat(32)), digest("１")), (None, None, None));
    }
}
