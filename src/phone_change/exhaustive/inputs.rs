//! The inputs of a plan, their values, and which of two values is the graver one.

use crate::phone_change::{CarrierCheck, LoanState, OldReachable, facts::Facts};

/// One value of each input, by its place in the lists below.
pub type Point = [usize; INPUTS.len()];

pub struct Input {
    pub name: &'static str,
    pub values: usize,
    /// Pairs (milder, graver) that can be compared.
    pub order: &'static [(usize, usize)],
    /// Puts a value into the facts.
    pub put: fn(&mut Facts, usize),
    /// Puts "unknown", where it has to be planned like value 0.
    pub unknown: Option<fn(&mut Facts)>,
}

/// The new number's kind is the outer loop: only it has to be read.
pub const NEW_NUMBERS: [(&str, &str); 4] = [
    ("ordinary", "13800000026"),
    ("virtual operator", "17000000026"),
    ("unknown block", "15400000026"),
    ("satellite", "17490000026"),
];

pub static INPUTS: [Input; 13] = [
    Input {
        name: "loan: none, current, due, overdue, in review, approved, unknown",
        values: 7,
        order: &[(0, 1), (1, 2), (2, 3), (1, 3), (0, 4), (0, 5), (0, 6), (4, 5), (5, 4), (1, 6), (6, 1)],
        put: |facts, value| {
            facts.account.loan = [
                Some(LoanState::None),
                Some(LoanState::Current),
                Some(LoanState::DueSoon),
                Some(LoanState::Overdue),
                Some(LoanState::InReview),
                Some(LoanState::Approved),
                None,
            ][value];
        },
        unknown: None,
    },
    Input {
        name: "old number: answers, unknown, gone, cancelled",
        values: 4,
        order: &[(0, 1), (0, 2), (0, 3), (2, 3), (3, 2)],
        put: |facts, value| {
            facts.reach = [OldReachable::Yes, OldReachable::Unknown, OldReachable::No, OldReachable::Cancelled][value];
        },
        unknown: None,
    },
    Input {
        name: "login: can, unknown, cannot",
        values: 3,
        order: &[],
        put: |facts, value| facts.account.can_log_in = [Some(true), None, Some(false)][value],
        unknown: None,
    },
    Input {
        name: "backups: two, one, none",
        values: 3,
        order: &[(0, 1), (1, 2), (0, 2)],
        put: |facts, value| facts.backups = 2 - value,
        unknown: None,
    },
    Input {
        name: "tenure: three months, less, unknown",
        values: 3,
        order: &[(0, 1), (0, 2)],
        put: |facts, value| facts.account.new_tenure_months = [Some(3), Some(2), None][value],
        unknown: None,
    },
    Input {
        name: "carriers: match, unknown, unavailable, mismatch",
        values: 4,
        order: &[(0, 1), (0, 2), (0, 3), (1, 3)],
        put: |facts, value| {
            facts.account.carrier_check =
                [Some(CarrierCheck::Match), None, Some(CarrierCheck::Unavailable), Some(CarrierCheck::Mismatch)][value];
        },
        unknown: None,
    },
    Input {
        name: "last change: 30 days, 7 days, 6 days ago",
        values: 3,
        order: &[(0, 1), (1, 2), (0, 2)],
        put: |facts, value| facts.account.days_since_last_change = [Some(30), Some(7), Some(6)][value],
        unknown: Some(|facts| facts.account.days_since_last_change = None),
    },
    Input {
        name: "changes: few, often",
        values: 2,
        order: &[(0, 1)],
        put: |facts, value| {
            (facts.account.changes30, facts.account.changes180, facts.account.changes365) =
                [(Some(1), Some(2), Some(4)), (Some(2), Some(2), Some(4))][value];
        },
        unknown: Some(|facts| {
            (facts.account.changes30, facts.account.changes180, facts.account.changes365) = (None, None, None);
        }),
    },
    Input {
        name: "old SIM: replaced 8 days ago, 7 days ago",
        values: 2,
        order: &[(0, 1)],
        put: |facts, value| facts.account.old_sim_event_days = [Some(8), Some(7)][value],
        unknown: Some(|facts| facts.account.old_sim_event_days = None),
    },
    Input {
        name: "device: known, new",
        values: 2,
        order: &[(0, 1)],
        put: |facts, value| facts.account.device_known = Some(value == 0),
        unknown: Some(|facts| facts.account.device_known = None),
    },
    Input {
        name: "new number elsewhere: no, yes",
        values: 2,
        order: &[(0, 1)],
        put: |facts, value| {
            facts.account.new_in_use_elsewhere = Some(value == 1);
            facts.account.new_recycled = Some(false);
        },
        unknown: Some(|facts| (facts.account.new_in_use_elsewhere, facts.account.new_recycled) = (None, None)),
    },
    Input {
        name: "age: 18, 17",
        values: 2,
        order: &[(0, 1)],
        put: |facts, value| {
            facts.account.age = Some([18, 17][value]);
            facts.account.guardian_or_deceased_case = Some(false);
        },
        unknown: Some(|facts| (facts.account.age, facts.account.guardian_or_deceased_case) = (None, None)),
    },
    Input {
        name: "proofs that can be given: face, document, card",
        values: 8,
        order: &[],
        put: |facts, value| {
            facts.can.liveness = value & 1 == 0;
            facts.can.id_document = value & 2 == 0;
            facts.can.bank_card = value & 4 == 0;
        },
        unknown: None,
    },
];

/// The point with this number, counting in a system whose digits are the inputs.
pub fn point(mut number: usize) -> Point {
    let mut point = [0; INPUTS.len()];
    for (value, input) in point.iter_mut().zip(&INPUTS) {
        *value = number % input.values;
        number /= input.values;
    }
    point
}

/// How many points there are.
pub fn product() -> usize {
    INPUTS.iter().map(|input| input.values).product()
}
