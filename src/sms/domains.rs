//! What a host is: which part of it somebody registered, whose it is, and whose it imitates.

use super::{
    brands::Known,
    links::{Link, plain},
    table::{BRANDS, RISKY, SHORTENERS, SUFFIXES, lists},
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
    /// A brand's name, or gov.cn, stands before somebody else's domain.
    Inside(usize),
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

/// The label that somebody chose: the first of the registrable part.
fn chosen(registrable: &str) -> &str {
    registrable.split('.').next().unwrap_or_default()
}

/// Whose an address is.
pub(super) fn standing(link: &Link, known: &Known<'_>) -> Standing {
    if let Some(owner) = known.owner(&link.registrable).filter(|_| !link.mixed) {
        return Standing::Own(owner);
    }
    let ends = |suffix: &str| link.registrable.ends_with(suffix) || link.registrable == suffix.trim_start_matches('.');
    if !link.mixed && (ends(".gov.cn") || ends(".edu.cn")) {
        return Standing::Trusted;
    }
    let label = chosen(&link.registrable);
    let exact = [".com", ".cn", ".com.cn", ".net"].contains(&link.registrable.get(label.len()..).unwrap_or_default());
    let before = link.skeleton.get(..link.skeleton.len().saturating_sub(link.registrable.len())).unwrap_or_default();
    let mut imitated = None;
    for (index, brand) in BRANDS.iter().enumerate() {
        let words = brand.tokens.split(' ').chain(brand.numbers.split(' ')).filter(|word| !word.is_empty());
        for token in words {
            if label == token && exact && !link.mixed {
                return Standing::Trusted;
            }
            if likens(label, token, known.claims(index)) {
                imitated.get_or_insert(Standing::Imitates(index));
            } else if before.split('.').any(|part| part == token || token.len() > 4 && part.contains(token)) {
                imitated.get_or_insert(Standing::Inside(index));
            }
        }
    }
    if let Some(imitated) = imitated {
        return imitated;
    }
    if before.contains("gov.cn.") || label.starts_with("gov-") || label.ends_with("-gov") {
        return Standing::Inside(usize::MAX);
    }
    if lists(SHORTENERS, &link.registrable) || lists(SHORTENERS, &link.host) {
        return Standing::Shortener;
    }
    let ending = link.registrable.get(label.len() + 1..).unwrap_or_default();
    if lists(RISKY, ending) { Standing::RiskyEnding } else { Standing::Unknown }
}

/// Whether a label imitates a brand's word. Short words have to stand at the front, and be claimed or set off.
fn likens(label: &str, token: &str, claimed: bool) -> bool {
    if label == token {
        return true;
    }
    if token.len() > 4 {
        return label.contains(token) || label.split('-').any(|part| near(part, token));
    }
    let set_off = label.split('-').any(|part| part == token) && label.contains('-');
    set_off
        || label.starts_with(token)
            && (claimed || label.get(token.len()..).is_some_and(|rest| rest.bytes().all(|byte| byte.is_ascii_digit())))
}

/// One letter more, less or other, in words long enough that this is no chance; digits that look like letters are one.
fn near(label: &str, token: &str) -> bool {
    let (a, b) = (label.as_bytes(), token.as_bytes());
    if b.len() < 6 || a.len().abs_diff(b.len()) > 1 || b.iter().all(u8::is_ascii_digit) {
        return false;
    }
    let front = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let back = a.iter().rev().zip(b.iter().rev()).take_while(|(a, b)| a == b).count();
    front + back + 1 >= a.len().max(b.len())
}
