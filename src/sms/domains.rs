//! What a host is: which part of it somebody registered, whose it is, and whose it imitates.

use super::{
    brands::Known,
    links::{Link, plain},
    table::{BRANDS, RISKY, SHORTENERS, SUFFIXES, lists, words},
};

/// What is to be said of an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// It belongs to this brand.
    Own(usize),
    /// Government, or a name so close to a known sender's that only that sender can hold it.
    Trusted,
    /// It imitates this brand.
    Imitates(usize),
    /// This brand's name, or gov.cn where it is none, stands before somebody else's domain.
    Inside(Option<usize>),
    Shortener,
    RiskyEnding,
    Unknown,
}

/// A host with look-alike letters read as the Latin ones.
pub(super) fn skeleton(host: &str) -> String {
    host.chars().map(plain).collect()
}

/// The part of a host that somebody registered.
pub(super) fn registrable(host: &str) -> &str {
    let mut dots = host.rmatch_indices('.').map(|(at, _)| at);
    let (last, second, third) = (dots.next(), dots.next(), dots.next());
    let from = |dot: Option<usize>| dot.and_then(|at| host.get(at + 1..)).unwrap_or(host);
    if last.is_some() && lists(SUFFIXES, from(second)) { from(third) } else { from(second) }
}

/// Whose an address is.
pub(super) fn standing(link: &Link, known: &Known<'_>) -> Standing {
    // What it is written to look like; where it leads stands in `link.registrable`.
    let seen = if link.address { &link.skeleton } else { registrable(&link.skeleton) };
    if let Some(owner) = known.owner(seen).filter(|_| !link.mixed) {
        return Standing::Own(owner);
    }
    let ends = |suffix: &str| seen.ends_with(suffix) || seen == suffix.trim_start_matches('.');
    if !link.mixed && (ends(".gov.cn") || ends(".edu.cn")) {
        return Standing::Trusted;
    }
    // The label that somebody chose, and what follows it.
    let (chosen, ending) = seen.split_once('.').unwrap_or((seen, ""));
    let label = chosen.as_bytes();
    let exact = ["com", "cn", "com.cn", "net"].contains(&ending);
    let before = link.skeleton.strip_suffix(seen).unwrap_or_default().as_bytes();
    let mut imitated = None;
    for (index, brand) in BRANDS.iter().enumerate() {
        let claimed = known.claims(index);
        for token in words(brand.tokens).chain(words(brand.numbers)) {
            if label == token && exact && !link.mixed {
                return Standing::Trusted;
            }
            if likens(label, token, claimed) {
                imitated.get_or_insert(Standing::Imitates(index));
            } else if inside(before, token) {
                imitated.get_or_insert(Standing::Inside(Some(index)));
            }
        }
    }
    if let Some(imitated) = imitated {
        return imitated;
    }
    if holds(before, b"gov.cn.") || label.starts_with(b"gov-") || label.ends_with(b"-gov") {
        return Standing::Inside(None);
    }
    if lists(SHORTENERS, seen) || lists(SHORTENERS, &link.host) {
        return Standing::Shortener;
    }
    if lists(RISKY, ending) { Standing::RiskyEnding } else { Standing::Unknown }
}

/// Whether a label imitates a brand's word. Short words have to stand at the front, and be claimed or set off.
fn likens(label: &[u8], token: &[u8], claimed: bool) -> bool {
    let mut parts = label.split(|byte| *byte == b'-');
    if token.len() > 4 {
        return holds(label, token) || parts.any(|part| near(part, token));
    }
    // The label itself, or a part of it between hyphens.
    parts.any(|part| part == token)
        || label.strip_prefix(token).is_some_and(|rest| claimed || rest.iter().all(u8::is_ascii_digit))
}

/// Whether a brand's word is one of the labels before the registrable part, or a long one in one of them.
fn inside(before: &[u8], token: &[u8]) -> bool {
    holds(before, token) && (token.len() > 4 || before.split(|byte| *byte == b'.').any(|part| part == token))
}

fn holds(text: &[u8], word: &[u8]) -> bool {
    text.windows(word.len()).any(|part| part == word)
}

/// One letter more, less or other, in words long enough that this is no chance; digits that look like letters are one.
fn near(a: &[u8], b: &[u8]) -> bool {
    if b.len() < 6 || a.len().abs_diff(b.len()) > 1 || b.iter().all(u8::is_ascii_digit) {
        return false;
    }
    let front = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let back = a.iter().rev().zip(b.iter().rev()).take_while(|(a, b)| a == b).count();
    front + back + 1 >= a.len().max(b.len())
}
