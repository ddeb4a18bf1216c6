//! From digits to the part of the plan they belong to.

use super::{
    super::{Operator, PhoneType, Service},
    Block, Chinese, Problem, Shape, landline, mobile,
    table::{self, Class, Listed},
};

const MOBILE: usize = 11;
const LANDLINE: std::ops::RangeInclusive<usize> = 9..=12;
const LOCAL: std::ops::RangeInclusive<usize> = 7..=8;
const BUSINESS: usize = 10;
const EXTENSION: usize = 6;

/// Reads digits as somebody in mainland China writes them: with or without 86 or 0086, with the
/// trunk 0, with an IP-dialling prefix. Bit n of `dashes`: a dash stands before digit n.
pub(crate) fn with_prefixes(digits: &[u8], dashes: u64) -> Chinese {
    match digits {
        [0, 0, 8, 6, rest @ ..] => after_code(rest, dashes >> 4, 4),
        [8, 6, rest @ ..] if digits.len() >= 9 => after_code(rest, dashes >> 2, 2),
        // 17951, 12593 and the like, in front of a whole number.
        [1, 1 | 2, _, _, _, rest @ ..] | [1, 7, 9, _, _, rest @ ..] if is_whole(rest) => {
            let mut chinese = national(rest, dashes >> 5, false);
            chinese.skipped = 5;
            shift(chinese, 5)
        }
        _ => national(digits, dashes, false),
    }
}

fn after_code(rest: &[u8], dashes: u64, code: usize) -> Chinese {
    shift(national(rest, dashes, true), code)
}

fn shift(mut chinese: Chinese, by: usize) -> Chinese {
    if chinese.extension_from > 0 {
        chinese.extension_from += by;
    }
    chinese
}

/// A mobile number in a block we know, or a landline with its 0.
pub(crate) fn is_whole(digits: &[u8]) -> bool {
    match digits {
        [0, rest @ ..] => mobile::is_allocated(rest) || landline::is_whole(rest),
        _ => mobile::is_allocated(digits),
    }
}

/// Reads the digits after the calling code; `coded` says that there was one, so that an area code
/// needs no 0.
pub(crate) fn national(digits: &[u8], dashes: u64, coded: bool) -> Chinese {
    if let [0, rest @ ..] = digits {
        let zero = with_trunk(rest, dashes >> 1);
        return shift(zero, 1);
    }
    match digits {
        [1, 3..=9, ..] => mobile_or_premium(digits, dashes),
        [1, 0, 6, 4, ..] if digits.len() == 13 => mobile::judge(digits, dashes),
        // Beijing without its 0. Written so a number of ten digits could be an SMS port as well.
        [1, 0, 2..=8, ..] if digits.len() == 10 => landline::judge(digits, dashes),
        [1, 0, 2..=8, ..] if coded && !matches!(digits, [1, 0, 6, ..] if digits.len() > 10) => {
            landline::judge(digits, dashes)
        }
        [4 | 8, 0, 0, ..] => business(digits, dashes),
        [9, second, ..] if digits.len() == MOBILE && table::is_reserved(9, *second) => {
            Chinese::new(digits, Shape::Mobile).unknown(Problem::UnknownBlock)
        }
        [1, ..] | [9, 5 | 6, ..] => service(digits, dashes, coded),
        _ => landline_or_nothing(digits, dashes, coded),
    }
}

fn with_trunk(rest: &[u8], dashes: u64) -> Chinese {
    match rest {
        [1, 3..=9, ..] => mobile::judge(rest, dashes),
        [0, ..] => Chinese::new(rest, Shape::Mobile).impossible(Problem::Impossible),
        _ => landline::judge(rest, dashes),
    }
}

fn mobile_or_premium(digits: &[u8], dashes: u64) -> Chinese {
    match table::listed(digits) {
        Some(listed) if listed.is_whole(digits.len()) => whole_service(digits, listed),
        _ => mobile::judge(digits, dashes),
    }
}

fn business(digits: &[u8], dashes: u64) -> Chinese {
    let Some(listed) = table::listed(digits) else {
        return Chinese::new(digits, Shape::Business).impossible(Problem::Impossible);
    };
    match digits.len() {
        BUSINESS => {
            let kind = if listed.class == Class::TollFree { PhoneType::TollFree } else { PhoneType::SharedCost };
            let block = Block { segment: 3, operator: Operator::Other, service: Service::ServiceNumber };
            let mut chinese = Chinese::new(digits, Shape::Business).allocated(kind, block);
            chinese.problem = Some(Problem::Service(listed.class));
            chinese
        }
        count if count < BUSINESS => {
            Chinese::new(digits, Shape::Business).impossible(Problem::TooShort(BUSINESS - count))
        }
        count if count <= BUSINESS + EXTENSION && dashes & (1 << BUSINESS) != 0 => {
            business(digits.get(..BUSINESS).unwrap_or_default(), 0).extended(BUSINESS)
        }
        count => Chinese::new(digits, Shape::Business).impossible(Problem::TooLong(count - BUSINESS)),
    }
}

/// Short numbers, hotlines and SMS ports: known, and nobody's own, so no number for a person.
fn whole_service(digits: &[u8], listed: &Listed) -> Chinese {
    let segment = u8::try_from(digits.len().min(if listed.class == Class::SmsPort { 4 } else { 5 })).unwrap_or(0);
    let mut chinese = Chinese::new(digits, Shape::Business).impossible(Problem::Service(listed.class));
    chinese.block = Some(Block { segment, operator: Operator::Other, service: Service::ServiceNumber });
    chinese
}

fn service(digits: &[u8], dashes: u64, coded: bool) -> Chinese {
    let count = digits.len();
    let nothing = Chinese::new(digits, Shape::Business);
    let Some(listed) = table::listed(digits) else {
        return nothing.impossible(Problem::TooShort(MOBILE.saturating_sub(count).max(1)));
    };
    if listed.is_whole(count) {
        return whole_service(digits, listed);
    }
    if matches!(digits, [9, ..]) && LANDLINE.contains(&count) {
        return landline_or_nothing(digits, dashes, coded);
    }
    match listed.next_whole(count) {
        // Six digits of a five-digit number are rather a number of another kind.
        Some(next) if next - count <= 3 || listed.class == Class::SmsPort => {
            nothing.impossible(Problem::TooShort(next - count))
        }
        _ if listed.class == Class::SmsPort || count <= listed.longest() + 1 => {
            nothing.impossible(Problem::TooLong(count.saturating_sub(listed.longest()).max(1)))
        }
        _ => nothing.impossible(Problem::Impossible),
    }
}

fn landline_or_nothing(digits: &[u8], dashes: u64, coded: bool) -> Chinese {
    let count = digits.len();
    let nothing = Chinese::new(digits, Shape::Landline(0));
    // Without its 0 an area code is believed only in front of a number that fits it.
    if coded && count > *LOCAL.end() || LANDLINE.contains(&count) && landline::is_whole(digits) {
        return landline::judge(digits, dashes);
    }
    if LANDLINE.contains(&count) || count > *LANDLINE.end() {
        let extended = landline::judge(digits, dashes);
        if extended.extension_from > 0 && extended.status == super::Status::Allocated {
            return extended;
        }
    }
    match count {
        0 => nothing.impossible(Problem::TooShort(MOBILE)),
        1..7 => nothing.impossible(Problem::TooShort(LOCAL.start() - count)),
        7 | 8 if matches!(digits, [2..=8, ..]) => {
            Chinese { possible: true, ..nothing.impossible(Problem::AreaCodeMissing) }
        }
        13.. => nothing.impossible(Problem::TooLong(count - MOBILE)),
        _ => nothing.impossible(Problem::Impossible),
    }
}
