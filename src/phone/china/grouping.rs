//! Where separators stand in a mainland number that is being typed.

use super::table::{self, Local};

const MOBILE: usize = 11;
const BUSINESS: usize = 10;

/// How many digits stand before the first and the second separator, 0 for none; `None` for a number
/// longer than its kind. `coded`: 86 stands before it.
pub(crate) fn grouping(digits: &[u8], coded: bool) -> Option<[usize; 2]> {
    let (zero, national) = match digits {
        [0, rest @ ..] => (1, rest),
        _ => (0, digits),
    };
    match national {
        [1, 3..=9, ..] => fits(national, MOBILE, [zero + 3, zero + 7]),
        [4 | 8, 0, 0, ..] if zero == 0 => fits(national, BUSINESS, [3, 6]),
        [_, ..] if zero == 1 || (coded && !matches!(national, [1, 1 | 2, ..] | [9, 5 | 6, ..])) => {
            landline(national, zero)
        }
        _ => Some([0, 0]),
    }
}

fn fits(national: &[u8], longest: usize, breaks: [usize; 2]) -> Option<[usize; 2]> {
    (national.len() <= longest).then_some(breaks)
}

fn landline(national: &[u8], zero: usize) -> Option<[usize; 2]> {
    let area = table::area_length(national);
    let Some(code) = national.get(..area) else {
        return Some([0, 0]);
    };
    let (half, longest) = match table::area(code) {
        Some(Local::Seven) => (3, 7),
        Some(Local::Eight | Local::Either) => (4, 8),
        None => return fits(national, MOBILE, [zero + area, 0]),
    };
    fits(national, area + longest, [zero + area, zero + area + half])
}
