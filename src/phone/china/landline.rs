//! Landlines: area code and local number.

use super::{
    super::{Operator, PhoneType, Service},
    Block, Chinese, Problem, Shape,
    table::{self, Local},
};

/// Digits of the shortest and longest national number with an area code we do not know.
const UNKNOWN_AREA: std::ops::RangeInclusive<usize> = 9..=11;
const EXTENSION: usize = 6;

/// The first digit of a local number (电信网编号计划 2010, 2.4).
fn may_begin(local: &[u8]) -> bool {
    matches!(local, [2..=8, ..])
}

/// Area code and local number with nothing missing and nothing over.
pub(super) fn is_whole(digits: &[u8]) -> bool {
    let (code, local) = split(digits);
    table::area(code).is_some_and(|lengths| fits(lengths, local)) && may_begin(local)
}

fn fits(lengths: Local, local: &[u8]) -> bool {
    (lengths.shortest()..=lengths.longest()).contains(&local.len())
}

fn split(digits: &[u8]) -> (&[u8], &[u8]) {
    digits.split_at_checked(table::area_length(digits)).unwrap_or((digits, &[]))
}

/// Judges digits that begin with an area code (without 0).
pub(super) fn judge(digits: &[u8], dashes: u64) -> Chinese {
    let (code, local) = split(digits);
    let length = u8::try_from(code.len()).unwrap_or(3);
    let chinese = Chinese::new(digits, Shape::Landline(length));
    let Some(lengths) = table::area(code) else {
        return unknown_area(chinese, code, digits.len());
    };
    let block = Block { segment: length, operator: Operator::Other, service: Service::FixedLine };
    let ends = |at: usize| dashes & (1 << (code.len() + at)) != 0 && local.len() - at <= EXTENSION;
    if fits(lengths, local) {
        if !may_begin(local) {
            return Chinese { possible: true, ..chinese.impossible(Problem::LocalFirstDigit) };
        }
        return chinese.allocated(PhoneType::FixedLine, block);
    }
    if let Some(class) = table::listed(local).filter(|listed| listed.is_whole(local.len())).map(|listed| listed.class) {
        // 010-12345, 021-962288
        return chinese.impossible(Problem::Service(class));
    }
    if local.len() < lengths.shortest() {
        let mut chinese = chinese.impossible(Problem::TooShort(lengths.shortest() - local.len()));
        chinese.block = (code.len() == usize::from(length)).then_some(block);
        return chinese;
    }
    for at in [lengths.longest(), lengths.shortest()] {
        if local.len() > at && ends(at) {
            let whole = code.len() + at;
            return judge(digits.get(..whole).unwrap_or(digits), 0).extended(whole);
        }
    }
    chinese.impossible(Problem::TooLong(local.len() - lengths.longest()))
}

fn unknown_area(chinese: Chinese, code: &[u8], count: usize) -> Chinese {
    if count < *UNKNOWN_AREA.start() {
        return chinese.impossible(Problem::TooShort(UNKNOWN_AREA.start() + 1 - count));
    }
    if count > *UNKNOWN_AREA.end() {
        return chinese.impossible(Problem::TooLong(count - UNKNOWN_AREA.end()));
    }
    match table::former_area(code) {
        Some(now) => chinese.unknown(Problem::FormerArea(now)),
        None => chinese.unknown(Problem::UnknownArea),
    }
}
