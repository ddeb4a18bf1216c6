//! Amounts of a debt that cannot all be true: a total far above the principal, a reduction that asks for more than is
//! owed, two totals. That a statement names a total and a minimum is no contradiction.

use super::{signs::Sign, table::class, tokens::Token};

#[derive(Clone, Copy, PartialEq, Eq)]
enum Label {
    Principal,
    Owed,
    Total,
    Reduced,
}

/// What is said before an amount, the longer words first where one holds another.
const LABELS: &[(&str, Label)] = &[
    ("减免后", Label::Reduced),
    ("优惠后", Label::Reduced),
    ("折后", Label::Reduced),
    ("减免至", Label::Reduced),
    ("只需还", Label::Reduced),
    ("仅需还", Label::Reduced),
    ("只需", Label::Reduced),
    ("仅需", Label::Reduced),
    ("本金", Label::Principal),
    ("总欠款", Label::Total),
    ("欠款总额", Label::Total),
    ("欠款合计", Label::Total),
    ("应还总额", Label::Total),
    ("合计欠款", Label::Total),
    ("欠款", Label::Owed),
    ("应还", Label::Owed),
    ("待还", Label::Owed),
    ("原欠", Label::Owed),
];

/// How far before an amount its label may begin.
const REACH: usize = 12;

/// The signs of two amounts that contradict each other, from the first to the last.
pub(super) fn contradiction(signs: &[Sign], tokens: &[Token]) -> Option<(u32, u32)> {
    let mut known: [Option<(u64, u32, u32)>; 4] = [None; 4];
    let mut reached = 0;
    for token in tokens.iter().filter(|token| token.set.meets(class::AT_AMOUNT)) {
        let (from, to) = (token.from as usize, token.to as usize);
        let begin = from.saturating_sub(REACH).max(reached);
        reached = to;
        let Some(label) = label(signs.get(begin..from).unwrap_or_default()) else { continue };
        let Some(value) = value(signs, from, to) else { continue };
        let of = |label: Label| known.get(label as usize).copied().flatten();
        let against = |other: Label, contradicts: &dyn Fn(u64) -> bool| {
            of(other).filter(|(known, ..)| contradicts(*known)).map(|(_, start, _)| (start, token.to))
        };
        let found = match label {
            Label::Total => against(Label::Principal, &|principal| value > principal.saturating_mul(3))
                .or_else(|| against(Label::Total, &|total| total != value))
                .or_else(|| against(Label::Reduced, &|reduced| reduced > value)),
            Label::Owed => against(Label::Reduced, &|reduced| reduced > value),
            Label::Principal => against(Label::Total, &|total| total > value.saturating_mul(3)),
            Label::Reduced => {
                against(Label::Total, &|total| value > total).or_else(|| against(Label::Owed, &|owed| value > owed))
            }
        };
        if found.is_some() {
            return found;
        }
        if let Some(slot) = known.get_mut(label as usize) {
            slot.get_or_insert((value, token.from, token.to));
        }
    }
    None
}

/// The label that ends last before the amount, in the same sentence.
fn label(signs: &[Sign]) -> Option<Label> {
    let ends = |sign: &Sign| matches!(sign.ch, '。' | '!' | '?' | ';' | '\n' | ',');
    let said = signs.rsplit(ends).next().unwrap_or_default();
    let place = |(word, label): &(&str, Label)| {
        let length = word.chars().count();
        let stands = |part: &[Sign]| part.iter().map(|sign| sign.ch).eq(word.chars());
        said.windows(length).rposition(stands).map(|at| (at + length, length, *label))
    };
    LABELS.iter().filter_map(place).max_by_key(|(end, length, _)| (*end, *length)).map(|(.., label)| label)
}

/// What an amount in digits is worth, in hundredths.
fn value(signs: &[Sign], from: usize, to: usize) -> Option<u64> {
    let (mut value, mut decimals, mut shown) = (0_u64, None, false);
    for sign in signs.get(from..to)? {
        match (sign.ch.to_digit(10), decimals) {
            (Some(_), Some(2)) => {}
            (Some(digit), _) => {
                value = value.checked_mul(10)?.checked_add(digit.into())?;
                decimals = decimals.map(|known| known + 1);
                shown = true;
            }
            (None, None) if sign.ch == '.' => decimals = Some(0),
            (None, _) => {}
        }
    }
    let wan = if signs.get(to).is_some_and(|sign| sign.ch == '万') { 10_000 } else { 1 };
    let hundredths = value.checked_mul(10_u64.pow(2 - decimals.unwrap_or(0)))?.checked_mul(wan)?;
    shown.then_some(hundredths)
}
