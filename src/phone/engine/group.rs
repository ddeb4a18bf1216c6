//! Grouping while typing: after which of the digits typed so far a separator belongs. What libphonenumber's
//! `AsYouTypeFormatter` does step by step with a memory is a pure function of the digits here, so that pasting,
//! deleting and typing give the same picture.
//!
//! Parentheses that some countries put around the area code are left out: a caret can be kept at its digit only
//! if separators are single characters between digits.

use super::digits::Digits;
use super::interpret::{international_prefix, prefix};
use super::region::{Group, Region};
use super::table::{self, byte};
use super::write::{Format, candidates};

/// Where separators stand among the digits typed so far.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Grouping {
    breaks: [(u8, u8); Grouping::MOST],
    len: u8,
}

impl Grouping {
    /// No number needs more separators.
    pub const MOST: usize = 8;

    /// The separators in order: how many digits stand before it, and the character (space, `-`, `.` or `/`).
    pub fn breaks(&self) -> impl Iterator<Item = (usize, char)> + '_ {
        self.breaks.iter().take(usize::from(self.len)).map(|&(at, c)| (usize::from(at), char::from(c)))
    }

    fn put(&mut self, at: usize, separator: u8) {
        let last = self.len.checked_sub(1).and_then(|n| self.breaks.get(usize::from(n)));
        if at == 0 || last.is_some_and(|l| usize::from(l.0) >= at) {
            return;
        }
        if let Some(slot) = self.breaks.get_mut(usize::from(self.len)) {
            *slot = (at as u8, separator);
            self.len += 1;
        }
    }
}

/// Grouping starts with so many national digits.
const FEWEST: usize = 3;
/// More digits than any number has with its prefixes are not grouped.
const MOST: usize = 20;

/// Groups the digit values typed so far. `international`: a plus sign stands before them; otherwise they are
/// typed in `default`.
///
/// ```
/// use heyan::phone::engine::{Region, group};
/// let grouping = group(&[8, 5, 2, 9, 1, 2, 3, 4, 5, 6, 7], true, Region::CHINA);
/// assert_eq!(grouping.breaks().collect::<Vec<_>>(), [(3, ' '), (7, ' ')]);
/// ```
pub fn group(digits: &[u8], international: bool, default: Region) -> Grouping {
    let none = Grouping::default();
    if digits.len() > MOST || digits.iter().any(|&digit| digit > 9) {
        return none;
    }
    if international {
        return abroad(digits, 0);
    }
    if digits.len() < FEWEST || default.is_non_geographic() {
        return none;
    }
    let group = default.group();
    let main = group.main();
    let beginning = digits.get(..FEWEST).unwrap_or(digits);
    if let Some(end) = international_prefix(beginning, main) {
        return abroad(digits, end);
    }
    let shortest = domestic_prefix(group, beginning);
    if let Some(grouping) = at_home(group, digits, shortest, false) {
        return grouping;
    }
    // Some prefixes begin like others: a longer one may leave a number that can be grouped.
    if let Some(end) = international_prefix(digits, main) {
        return abroad(digits, end);
    }
    let longer = domestic_prefix(group, digits);
    let found = if longer == shortest { None } else { at_home(group, digits, longer, true) };
    found.unwrap_or(none)
}

/// After a plus (`start` 0) or an international prefix of `start` digits.
fn abroad(digits: &[u8], start: usize) -> Grouping {
    let mut grouping = Grouping::default();
    let rest = digits.get(start..).unwrap_or(&[]);
    if !rest.is_empty() {
        grouping.put(start, b' ');
    }
    let Some((group, code)) = Group::leading(rest) else { return grouping };
    let number = rest.get(code..).unwrap_or(&[]);
    if number.is_empty() {
        return grouping;
    }
    grouping.put(start + code, b' ');
    if number.len() < FEWEST {
        return grouping;
    }
    if let Some(format) = choose(group, number, false, true) {
        lay(format, number.len(), start + code, true, &mut grouping);
        return grouping;
    }
    // People write the national prefix after the calling code, too.
    let prefix = domestic_prefix(group, number);
    let number = number.get(prefix..).unwrap_or(&[]);
    if prefix > 0 && !number.is_empty() {
        grouping.put(start + code + prefix, b' ');
        if number.len() < FEWEST {
            return grouping;
        }
        if let Some(format) = choose(group, number, true, true) {
            lay(format, number.len(), start + code + prefix, false, &mut grouping);
            return grouping;
        }
    }
    Grouping::default()
}

/// How many of the digits are the national prefix.
fn domestic_prefix(group: Group, digits: &[u8]) -> usize {
    if group.calling_code() == 1 {
        // 10 and 11 begin short numbers, which take no prefix.
        return usize::from(matches!(digits, [1, 2..=9, ..]));
    }
    let root = usize::from(byte(table::REGION_NATIONAL + group.main().row()));
    prefix(root, digits).map_or(0, |(end, _)| end)
}

/// A national number after `prefix` digits of national prefix; `apart`: the prefix is set apart in any case.
fn at_home(group: Group, digits: &[u8], prefix: usize, apart: bool) -> Option<Grouping> {
    let mut grouping = Grouping::default();
    let number = digits.get(prefix..).unwrap_or(&[]);
    if number.len() < FEWEST {
        if (apart || group.calling_code() == 1) && !number.is_empty() {
            grouping.put(prefix, b' ');
        }
        return Some(grouping);
    }
    let format = choose(group, number, prefix > 0, prefix > 0)?;
    if apart || group.calling_code() == 1 || format.rule().iter().any(|c| b"- ".contains(c)) {
        grouping.put(prefix, b' ');
    }
    lay(format, number.len(), prefix, false, &mut grouping);
    Some(grouping)
}

/// The format for a number of which `number` is the beginning: the first that takes exactly these digits,
/// otherwise the first with room for them.
fn choose(group: Group, number: &[u8], prefixed: bool, complete: bool) -> Option<Format> {
    let international = complete && !prefixed;
    let (bits, first) = candidates(group, number, true);
    let usable = |&n: &u32| {
        let format = first.after(n as usize);
        let plain = matches!(format.rule(), [] | [1] | [b'(', 1, b')']);
        let (optional, carrier) = (format.style(3) & 1 != 0, format.style(3) & 2 != 0);
        // With a prefix typed, formats that write none are out; without one, those that demand it.
        let suits = if prefixed { !plain || optional || carrier } else { complete || plain || optional };
        bits >> n & 1 == 1
            && format.groups().high >= number.len()
            && (!international || format.is_international())
            && suits
            && in_order(format.template(!international))
    };
    let fits = |&n: &u32| first.after(n as usize).groups().fit(number.len());
    let mut open = (0..u32::BITS).filter(usable);
    let exact = (0..u32::BITS).filter(usable).find(fits);
    exact.or_else(|| open.next()).map(|n| first.after(n as usize))
}

/// Does the template write all groups, the first one first, with nothing but separators between?
fn in_order(template: &[u8]) -> bool {
    let mut next = 1;
    template.iter().all(|&part| match part {
        1..=9 => {
            next += 1;
            part == next - 1
        }
        digit => !digit.is_ascii_digit(),
    })
}

/// Puts the format's separators after `before` digits of prefix and code.
fn lay(format: Format, length: usize, before: usize, international: bool, grouping: &mut Grouping) {
    // As wide as they may be, while more digits are to come.
    let groups = format.groups();
    let ends = groups.ends(if groups.fit(length) { length } else { Digits::CAPACITY });
    let mut end = 0;
    let mut separator = b' ';
    for &part in format.template(!international) {
        if !(1..=9).contains(&part) {
            separator = part;
            continue;
        }
        let group = usize::from(part) - 1;
        if group > 0 && end < length {
            grouping.put(before + end, separator);
        }
        end = ends.get(group + 1).copied().unwrap_or(end);
    }
}
