//! From what was found to one of five outcomes. Weights, caps and thresholds are data (`weights.toml`).

use super::{
    table::{ALONE, CAPS, ELSEWHERE, FRAUD, Family, MENACING, RULES, SUSPICIOUS, UNLAWFUL, UNLAWFUL_POINTS},
    types::Outcome,
};
use crate::report::Code;

/// A rule that holds, and how much it weighs.
#[derive(Clone, Copy, Debug)]
pub(super) struct Weighed {
    pub code: Code,
    pub weight: u8,
}

/// What the message is taken for; `robs`: whether it could do what it takes to be a fraud.
pub(super) fn of(weighed: &[Weighed], robs: bool) -> Outcome {
    let mut points = [0_u32; CAPS.len()];
    let (mut alone, mut strong, mut unlawful, mut menace, mut elsewhere) = (false, false, 0, 0, false);
    for &Weighed { code, weight } in weighed {
        let family = family(code);
        elsewhere |= ELSEWHERE.contains(&code);
        if UNLAWFUL.contains(&code) {
            unlawful += u32::from(weight);
        }
        if MENACING.contains(&code) {
            menace += u32::from(weight);
        }
        if weight == ALONE {
            alone = true;
            continue;
        }
        // Threats and bad manners are no fraud by themselves: something has to be wanted.
        strong |= weight >= 3 && matches!(family, Family::Request | Family::Link | Family::Pretext);
        if let Some(sum) = points.get_mut(family as usize) {
            *sum += u32::from(weight);
        }
    }
    let total: u32 = points.iter().zip(CAPS).map(|(sum, cap)| (*sum).min(u32::from(cap))).sum();
    if robs && (alone || strong && total >= FRAUD) {
        Outcome::Fraud
    } else if elsewhere && menace < UNLAWFUL_POINTS {
        // Who is threatened over somebody else's debt is threatened all the same.
        Outcome::WrongPerson
    } else if unlawful >= UNLAWFUL_POINTS {
        Outcome::UnlawfulCollection
    } else if alone || total >= SUSPICIOUS {
        Outcome::Suspicious
    } else {
        Outcome::Unverified
    }
}

/// The family a rule is added up in.
pub(super) fn family(code: Code) -> Family {
    RULES.iter().find(|(known, ..)| *known == code).map_or(Family::None, |(_, family, _)| *family)
}

/// What a rule weighs that no line of the frames raised.
pub(super) fn weight(code: Code) -> u8 {
    RULES.iter().find(|(known, ..)| *known == code).map_or(0, |(.., weight)| *weight)
}
