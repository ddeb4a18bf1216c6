//! From dialled digits to a number: international prefix, calling code, national prefix. The order of the
//! steps and every condition are libphonenumber's (`parse` and what it calls), from the digits on.

use super::digits::Digits;
use super::number::{Number, Possible};
use super::region::{Group, Region};
use super::table::{self, PREFIX, VALID, byte};
use super::walk::Step;

/// Why digits cannot be read as a number at all.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum Unreadable {
    /// Fewer digits than any number has, after prefixes were taken off.
    TooShort,
    /// More digits than any number has.
    TooLong,
    /// Written internationally, but no calling code is at the start.
    InvalidCallingCode,
    /// A value above 9 is among the digits.
    NotDigits,
}

/// Shortest and longest national number libphonenumber reads.
const SHORTEST: usize = 2;
const LONGEST: usize = 17;
/// No prefixes and number together are longer than this.
const LONGEST_INPUT: usize = Digits::CAPACITY - 4;

/// Reads digit values (0 to 9) as a number. `international`: a plus sign stood before them; without it they are
/// read as dialled in `default`.
///
/// ```
/// use heyan::phone::engine::{Region, interpret};
/// let number = interpret(&[8, 5, 2, 9, 1, 2, 3, 4, 5, 6, 7], true, Region::CHINA)?;
/// assert_eq!((number.region.map(Region::code), number.is_valid()), (Some("HK"), true));
/// # Ok::<(), heyan::phone::engine::Unreadable>(())
/// ```
///
/// # Errors
/// When no number can be made of the digits; a number that can be made may still be invalid.
pub fn interpret(digits: &[u8], international: bool, default: Region) -> Result<Number, Unreadable> {
    read(digits, international, default).map(|(group, nsn)| Number::new(group, nsn))
}

/// Whether [`interpret`] finds a number and [`Number::is_valid`] says yes, without making the number.
///
/// ```
/// use heyan::phone::engine::{Region, is_valid};
/// assert!(is_valid(&[8, 5, 2, 9, 1, 2, 3, 4, 5, 6, 7], true, Region::CHINA));
/// ```
pub fn is_valid(digits: &[u8], international: bool, default: Region) -> bool {
    are_digits(digits) && is_valid_number(digits, international, default)
}

/// [`is_valid`] of what is sure to be digit values.
pub(crate) fn is_valid_number(digits: &[u8], international: bool, default: Region) -> bool {
    match plainly(digits, international, default) {
        Some((group, nsn)) => answer(group.index(), group, nsn) != 0,
        None => read(digits, international, default)
            .is_ok_and(|(group, nsn)| answer(group.index(), group, nsn.as_slice()) != 0),
    }
}

fn are_digits(values: &[u8]) -> bool {
    values.iter().all(|value| *value <= 9)
}

/// What `read` finds, as a part of the digits, where nothing before the number but a plain national prefix has to be
/// considered.
fn plainly(digits: &[u8], international: bool, default: Region) -> Option<(Group, &[u8])> {
    if digits.len() > LONGEST {
        return None;
    }
    let (region, number) = if international {
        let (group, code) = Group::leading(digits)?;
        (group.main(), digits.get(code..)?)
    } else {
        let own_code = Group::leading(digits).is_some_and(|(group, _)| group == default.group());
        if own_code || default.is_non_geographic() || international_prefix(digits, default).is_some() {
            return None;
        }
        (default, digits)
    };
    let root = usize::from(byte(table::REGION_NATIONAL + region.row()));
    let nsn = match prefix(root, number) {
        None => number,
        Some((end, rule)) => {
            // The first half of a rewrite that only cuts off is 0.
            let cut = number.get(end..).filter(|_| table::number(table::REWRITES + 4 * rule, 2) == 0)?;
            if viable(number, region) {
                return None;
            }
            match possible(cut.len(), region) {
                Possible::TooShort | Possible::LocalOnly | Possible::InvalidLength => number,
                _ => cut,
            }
        }
    };
    (nsn.len() >= SHORTEST && digits.len() > SHORTEST).then_some((region.group(), nsn))
}

fn read(digits: &[u8], international: bool, default: Region) -> Result<(Group, Digits), Unreadable> {
    if digits.len() < SHORTEST || (international && digits.len() <= SHORTEST) {
        return Err(Unreadable::TooShort);
    }
    if digits.len() > LONGEST_INPUT {
        return Err(Unreadable::TooLong);
    }
    if !are_digits(digits) {
        return Err(Unreadable::NotDigits);
    }
    let (region, number) = if international {
        match Group::leading(digits) {
            Some((group, code)) => (group.main(), Digits::from_slice(digits.get(code..).unwrap_or(&[]))),
            // A plus before a number dialled otherwise: libphonenumber tries it without the plus.
            None => without_plus(digits, default)?.ok_or(Unreadable::InvalidCallingCode)?,
        }
    } else {
        match without_plus(digits, default)? {
            Some(found) => found,
            None if default.is_non_geographic() => return Err(Unreadable::InvalidCallingCode),
            None => (default, Digits::from_slice(digits)),
        }
    };
    if number.len() < SHORTEST {
        return Err(Unreadable::TooShort);
    }
    let mut nsn = number;
    if let Some(stripped) = national(number.as_slice(), region) {
        let length = possible(stripped.len(), region);
        if !matches!(length, Possible::TooShort | Possible::LocalOnly | Possible::InvalidLength) {
            nsn = stripped;
        }
    }
    match nsn.len() {
        0..SHORTEST => Err(Unreadable::TooShort),
        SHORTEST..=LONGEST => Ok((region.group(), nsn)),
        _ => Err(Unreadable::TooLong),
    }
}

/// A calling code after the default region's international prefix, or the default region's own code without
/// any prefix, where the number is better without it.
fn without_plus(digits: &[u8], default: Region) -> Result<Option<(Region, Digits)>, Unreadable> {
    if default.is_non_geographic() {
        return Ok(None);
    }
    if let Some(end) = international_prefix(digits, default) {
        let rest = digits.get(end..).unwrap_or(&[]);
        // Calling codes do not begin with 0.
        if rest.first() != Some(&0) {
            if rest.len() <= SHORTEST {
                return Err(Unreadable::TooShort);
            }
            let (group, code) = Group::leading(rest).ok_or(Unreadable::InvalidCallingCode)?;
            return Ok(Some((group.main(), Digits::from_slice(rest.get(code..).unwrap_or(&[])))));
        }
    }
    if let Some((group, code)) = Group::leading(digits)
        && group == default.group()
    {
        let rest = digits.get(code..).unwrap_or(&[]);
        let rest = national(rest, default).unwrap_or_else(|| Digits::from_slice(rest));
        let better = !viable(digits, default) && viable(rest.as_slice(), default);
        if better || possible(digits.len(), default) == Possible::TooLong {
            return Ok(Some((group.main(), rest)));
        }
    }
    Ok(None)
}

/// How many of the digits are the prefix with which `default` dials other countries.
///
/// ```
/// use heyan::phone::engine::{Region, international_prefix};
/// assert_eq!(international_prefix(&[0, 0, 8, 5, 2, 9], Region::CHINA), Some(2));
/// ```
pub fn international_prefix(digits: &[u8], default: Region) -> Option<usize> {
    let root = usize::from(byte(table::REGION_INTERNATIONAL + default.row()));
    prefix(root, digits).map(|(end, _)| end)
}

/// The longest match libphonenumber's pattern finds at the start: where it ends, and the rewrite's number.
pub(super) fn prefix(root: usize, digits: &[u8]) -> Option<(usize, usize)> {
    let mut found = None;
    let mut state = root;
    for (at, &digit) in digits.iter().enumerate() {
        let answer = match PREFIX.step(state, digit) {
            Step::Dead => break,
            Step::End(answer) => Some(answer),
            Step::State(next) => {
                let (answer, next) = PREFIX.settle(next);
                state = next;
                if let Some(answer) = answer {
                    note(&mut found, answer, at + 1, digits.len());
                }
                continue;
            }
        };
        if let Some(answer) = answer {
            note(&mut found, answer, at + 1, digits.len());
        }
        break;
    }
    found
}

/// Keeps what an answer says at this place, if it says anything.
fn note(found: &mut Option<(usize, usize)>, answer: usize, at: usize, len: usize) {
    let row = table::ANSWERS + 2 * answer.saturating_sub(1) + usize::from(at == len);
    let rewrite = usize::from(byte(row));
    if rewrite != 0 {
        *found = Some((at, rewrite - 1));
    }
}

/// The number without its national prefix or rewritten as the region's rule says; `None` when nothing changes.
fn national(number: &[u8], region: Region) -> Option<Digits> {
    let root = usize::from(byte(table::REGION_NATIONAL + region.row()));
    let (end, rule) = prefix(root, number)?;
    let result = rewrite(number, end, rule);
    // A number that fits the plan is not made into one that does not.
    let worse = viable(number, region) && !viable(result.as_slice(), region);
    (!worse).then_some(result)
}

/// What rewrite number `rule` makes of a number whose first `end` digits matched.
pub(super) fn rewrite(number: &[u8], end: usize, rule: usize) -> Digits {
    let at = table::REWRITES + 4 * rule;
    let (head, cut) = (byte(at), usize::from(byte(at + 1)));
    let mut result = Digits::new();
    for place in 0..usize::from(head & 15) {
        let pair = byte(at + 2 + place / 2);
        result.push(if place % 2 == 0 { pair >> 4 } else { pair & 15 });
    }
    let start = if head >> 4 == 0 { end } else { usize::from(head >> 4) - 1 };
    result.extend(number.get(start..end.saturating_sub(cut)).unwrap_or(&[]));
    result.extend(number.get(end..).unwrap_or(&[]));
    result
}

/// Does the region's general description match the whole number? Always no where no cut depends on it.
fn viable(number: &[u8], region: Region) -> bool {
    answer(table::GROUP_COUNT + region.row(), region.group(), number) != 0
}

/// The answer of one of a group's whole-number automata, 0 for none.
pub(super) fn answer(root: usize, group: Group, number: &[u8]) -> u8 {
    let mut state = root;
    for &digit in number {
        match VALID.step(state, digit) {
            Step::Dead => return 0,
            Step::State(next) => state = next,
            Step::End(end) => return at_end(end, group, number.len()),
        }
    }
    0
}

/// What an end state answers for a number of so many digits.
fn at_end(mut end: usize, group: Group, length: usize) -> u8 {
    while end < table::END_STATES {
        let (answer, set) = (byte(table::ENDS + end), byte(table::ENDS + table::END_STATES + end));
        let mask = usize::from(byte(table::LENGTH_SETS + group.sets() + usize::from(set)));
        if table::number(table::MASKS + 3 * mask, 3).checked_shr(length as u32).unwrap_or(0) & 1 == 1 {
            return answer & 127;
        }
        if answer < 128 {
            break;
        }
        end += 1;
    }
    0
}

/// libphonenumber's length test against the region's general description.
pub(super) fn possible(length: usize, region: Region) -> Possible {
    let (whole, local) = region.lengths();
    let bit = 1u32.checked_shl(length as u32).unwrap_or(0);
    if local & bit != 0 {
        Possible::LocalOnly
    } else if whole & bit != 0 {
        Possible::Yes
    } else if bit != 0 && whole & (bit - 1) == 0 {
        Possible::TooShort
    } else if bit == 0 || whole < bit {
        Possible::TooLong
    } else {
        Possible::InvalidLength
    }
}
