//! Whether a reference can stand in a record: nothing that is a person's number or name, or gives it
//! away to whoever tries all numbers.

use super::event::is_uuid;
use crate::text::{fold_width, is_han, is_invisible};

/// What is wrong with a reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// A phone or identity number, an e-mail address, a name.
    Personal,
    /// A hash without a key: every phone number can be hashed in seconds.
    BareHash,
}

pub(super) fn fault(reference: &str) -> Option<Fault> {
    let text: String = reference.chars().filter(|ch| !is_invisible(*ch)).map(fold_width).collect();
    let text = text.trim();
    if is_uuid(text) || is_short_uuid(text) || is_keyed(text) {
        return None;
    }
    let run_together: String = text.chars().filter(|ch| !matches!(ch, ' ' | '-' | '(' | ')' | '.' | '/')).collect();
    if text.chars().any(|ch| ch == '@' || is_han(ch)) || [text, &run_together].into_iter().any(has_number) {
        return Some(Fault::Personal);
    }
    is_digest(text.rsplit([':', '$', '=']).find(|part| !part.is_empty()).unwrap_or(text)).then_some(Fault::BareHash)
}

/// `hmac-sha256:…`, with or without the key's name between.
fn is_keyed(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once(':') else {
        return false;
    };
    let hash = rest.rsplit(':').next().unwrap_or_default();
    let letters = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=' | b'-' | b'_');
    scheme.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("hmac"))
        && hash.len() >= 32
        && hash.bytes().all(letters)
        && !has_number(rest.strip_suffix(hash).unwrap_or_default())
}

/// A UUID without its hyphens: version and variant stand where they belong.
fn is_short_uuid(text: &str) -> bool {
    let digit = |at: usize| text.as_bytes().get(at).copied();
    text.len() == 32
        && text.bytes().all(|byte| byte.is_ascii_hexdigit())
        && matches!(digit(12), Some(b'1'..=b'8'))
        && matches!(digit(16), Some(b'8' | b'9' | b'a' | b'b' | b'A' | b'B'))
}

/// Hexadecimal or Base64 of a hash's length.
fn is_digest(text: &str) -> bool {
    let hexadecimal = text.bytes().all(|byte| byte.is_ascii_hexdigit());
    let base64 = matches!(text.len(), 43 | 44)
        && text.bytes().any(|byte| byte.is_ascii_lowercase())
        && text.bytes().any(|byte| byte.is_ascii_uppercase())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'='));
    base64 || (hexadecimal && matches!(text.len(), 32 | 40 | 56 | 64 | 96 | 128))
}

/// A mainland mobile number or identity number among the digits.
fn has_number(text: &str) -> bool {
    text.split(|ch: char| !ch.is_ascii_digit() && !matches!(ch, 'x' | 'X')).any(|run| {
        let local = run.strip_prefix("0086").or_else(|| run.strip_prefix("86")).unwrap_or(run);
        let mobile = |run: &str| {
            let mut digits = run.bytes();
            run.len() == 11 && digits.next() == Some(b'1') && matches!(digits.next(), Some(b'3'..=b'9'))
        };
        mobile(run) || mobile(local) || is_identity(run)
    })
}

/// Eighteen characters with a day of birth in their place.
fn is_identity(run: &str) -> bool {
    let (Some(head), Some(birth)) = (run.get(..17), run.get(6..14)) else {
        return false;
    };
    let (year, rest) = birth.split_at(4);
    let (month, day) = rest.split_at(2);
    run.len() == 18
        && head.bytes().all(|byte| byte.is_ascii_digit())
        && (year.starts_with("19") || year.starts_with("20"))
        && ("01"..="12").contains(&month)
        && ("01"..="31").contains(&day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_opaque_references_stand() {
        let hex = "0123456789abcdef".repeat(4);
        let hmac = ["hmac-sha256:", &hex].concat();
        let keyed = ["HMAC-SHA256:k1:", &hex].concat();
        let prefixed = ["sha256:", &hex].concat();
        let telling = ["hmac-sha256:13800000024:", &hex].concat();
        for (reference, expected) in [
            (hmac.as_str(), None),
            (keyed.as_str(), None),
            ("9f1c2b3a-4d5e-4f60-8a7b-1c2d3e4f5a6b", None),
            ("9f1c2b3a4d5e4f608a7b1c2d3e4f5a6b", None),
            ("customer-00012345", None),
            ("01JD3Z8QK4N5V6W7X8Y9ZABCDE", None),
            ("20261121083000", None),
            ("13800000024", Some(Fault::Personal)),
            ("+86 138 0000 0024", Some(Fault::Personal)),
            ("008613800000024", Some(Fault::Personal)),
            ("phone:138-0000-0024", Some(Fault::Personal)),
            ("１３８００００００２４", Some(Fault::Personal)),
            ("u13800000024", Some(Fault::Personal)),
            ("11010119900307001X", Some(Fault::Personal)),
            ("id=110101199003070010", Some(Fault::Personal)),
            ("wang@example.com", Some(Fault::Personal)),
            ("王小明", Some(Fault::Personal)),
            (telling.as_str(), Some(Fault::Personal)),
            (hex.as_str(), Some(Fault::BareHash)),
            (prefixed.as_str(), Some(Fault::BareHash)),
            ("md5:0123456789abcdef0123456789abcdef", Some(Fault::BareHash)),
            ("MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=", Some(Fault::BareHash)),
        ] {
            assert_eq!(fault(reference), expected, "{reference}");
        }
    }
}
