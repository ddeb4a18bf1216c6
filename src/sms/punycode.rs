//! Labels that begin with `xn--` (RFC 3492): read, so that what they imitate can be seen, and written, so that an
//! imitation is not shown as what it looks like.

/// What the label shows, if it can be read.
pub(super) fn shown(label: &str) -> Option<String> {
    let code = label.strip_prefix("xn--")?;
    let (plain, tail) = code.rsplit_once('-').unwrap_or(("", code));
    let mut out: Vec<char> = plain.chars().collect();
    let (mut number, mut index, mut bias) = (128_u32, 0_u32, 72_u32);
    let mut digits = tail.bytes();
    let mut first = true;
    // No label is longer than 63 characters.
    while digits.len() > 0 && out.len() < 64 {
        let before = index;
        let (mut weight, mut step) = (1_u32, 36_u32);
        loop {
            let digit = match digits.next()? {
                byte @ b'a'..=b'z' => u32::from(byte - b'a'),
                byte @ b'0'..=b'9' => u32::from(byte - b'0') + 26,
                _ => return None,
            };
            index = index.checked_add(digit.checked_mul(weight)?)?;
            let threshold = step.saturating_sub(bias).clamp(1, 26);
            if digit < threshold {
                break;
            }
            weight = weight.checked_mul(36 - threshold)?;
            step = step.checked_add(36)?;
        }
        let length = u32::try_from(out.len()).ok()?.checked_add(1)?;
        bias = adapted(index - before, length, first);
        first = false;
        number = number.checked_add(index / length)?;
        index %= length;
        out.insert(usize::try_from(index).ok()?, char::from_u32(number)?);
        index += 1;
    }
    (digits.len() == 0).then(|| out.into_iter().collect())
}

/// The longest label there is.
const LONGEST: usize = 63;

/// How a host is registered, each label that needs it in ASCII.
pub(super) fn registered(host: &str) -> String {
    let mut out = String::with_capacity(host.len());
    for (index, label) in host.split('.').enumerate() {
        if index > 0 {
            out.push('.');
        }
        let letters: Vec<u32> = label.chars().map(u32::from).collect();
        if label.is_ascii() || letters.len() > LONGEST {
            out.push_str(label);
        } else {
            write(&letters, &mut out);
        }
    }
    out
}

fn write(letters: &[u32], out: &mut String) {
    out.push_str("xn--");
    out.extend(letters.iter().filter(|letter| **letter < 128).filter_map(|letter| char::from_u32(*letter)));
    let plain = letters.iter().filter(|letter| **letter < 128).count();
    if plain > 0 {
        out.push('-');
    }
    let (mut number, mut delta, mut bias, mut done) = (128_u32, 0_u32, 72_u32, 0_u32);
    let count = |count: usize| u32::try_from(count).unwrap_or_default();
    let mut written = count(plain);
    // The letters in the order of their numbers. A label has few and they are below 0x2E80: nothing here can overflow.
    while let Some(next) = letters.iter().copied().filter(|letter| *letter >= number).min() {
        delta += (next - number) * (written + 1);
        number = next;
        for letter in letters {
            if *letter < number {
                delta += 1;
            } else if *letter == number {
                digits(delta, bias, out);
                written += 1;
                bias = adapted(delta, written, done == 0);
                done += 1;
                delta = 0;
            }
        }
        delta += 1;
        number += 1;
    }
}

/// One number, in digits whose weight grows.
fn digits(mut rest: u32, bias: u32, out: &mut String) {
    let mut digit = |value: u32| {
        let letter = if value < 26 { u32::from(b'a') + value } else { u32::from(b'0') + value - 26 };
        out.extend(char::from_u32(letter));
    };
    let mut step = 36_u32;
    loop {
        let threshold = step.saturating_sub(bias).clamp(1, 26);
        if rest < threshold {
            break digit(rest);
        }
        digit(threshold + (rest - threshold) % (36 - threshold));
        rest = (rest - threshold) / (36 - threshold);
        step += 36;
    }
}

fn adapted(delta: u32, length: u32, first: bool) -> u32 {
    let mut delta = delta / if first { 700 } else { 2 };
    delta += delta / length.max(1);
    let mut turns = 0;
    while delta > 455 {
        delta /= 35;
        turns += 36;
    }
    turns + 36 * delta / (delta + 38)
}

#[cfg(test)]
mod tests {
    use super::{registered, shown};

    #[test]
    fn what_is_read_is_written_again() {
        for (label, expected) in [
            ("münchen", "xn--mnchen-3ya"),
            ("аррӏе", "xn--80ak6aa92e"),
            ("аlipay", "xn--lipay-3ve"),
            ("ωωω", "xn--byaaa"),
            ("a-ё-1", "xn--a--1-w8d"),
            ("ıcbc", "xn--cbc-iua"),
        ] {
            assert_eq!(registered(&format!("www.{label}.cn")), format!("www.{expected}.cn"));
            assert_eq!(shown(expected).as_deref(), Some(label), "{expected}");
        }
        assert_eq!(registered("www.mnchen-3ya.icbc.com.cn"), "www.mnchen-3ya.icbc.com.cn");
    }

    #[test]
    fn labels_are_read() {
        for (label, expected) in [
            ("xn--fiqs8s", Some("中国")),
            ("xn--jdxioin-5fg", None),
            ("xn--80ak6aa92e", Some("аррӏе")),
            ("xn--mnchen-3ya", Some("münchen")),
            ("plain", None),
            ("xn--", Some("")),
            ("xn--99999999999", None),
        ] {
            if label == "xn--jdxioin-5fg" {
                assert!(shown(label).is_some_and(|text| text.chars().count() == 8));
            } else {
                assert_eq!(shown(label).as_deref(), expected, "{label}");
            }
        }
    }
}
