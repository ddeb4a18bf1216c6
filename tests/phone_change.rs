//! What holds of every plan: more risk never gives a milder plan, unknown never blocks, repaying is
//! never in the way, and a face is never the only way.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::field_reassign_with_default, clippy::indexing_slicing, clippy::type_complexity, clippy::unwrap_used)]

use heyan::phone_change::{
    Account, Actor, Audience, Available, CarrierCheck, ChangeStep, LoanState, Moment, OldReachable, Outcome,
    PhoneChangePlan, PhoneChangeRequest, PlanOptions, plan,
};
use std::collections::BTreeSet;

/// One value of each input by its index, mildest first where the input has an order.
type Point = [usize; 12];

/// How many values each input has, and the pairs (milder, graver) that are comparable.
const INPUTS: [(&str, usize, &[(usize, usize)]); 12] = [
    ("loan: none, current, overdue, in review, unknown", 5, &[(0, 1), (1, 2), (0, 3), (0, 4)]),
    ("old number: answers, unknown, gone, cancelled", 4, &[(0, 1), (0, 2), (0, 3)]),
    ("login: can, unknown, cannot", 3, &[]),
    ("backups: two, one, none", 3, &[(0, 1), (1, 2), (0, 2)]),
    ("new number: ordinary, virtual operator, unknown block", 3, &[(0, 1), (0, 2)]),
    ("tenure: two years, one month, unknown", 3, &[(0, 1), (0, 2)]),
    ("carriers: match, unknown, unavailable, mismatch", 4, &[(0, 2), (0, 3), (1, 3)]),
    ("last change: never, unknown, 10 days, 3 days", 4, &[(0, 2), (1, 2), (2, 3), (0, 3)]),
    ("changes in 30 days: none, unknown, two", 3, &[(0, 2), (1, 2)]),
    ("device: known, unknown to us, new", 3, &[(0, 2), (1, 2)]),
    ("used elsewhere: no, yes", 2, &[(0, 1)]),
    ("proofs: all, no face, no card, neither, nothing", 5, &[]),
];

fn request(point: Point) -> PhoneChangeRequest {
    let [loan, reach, login, backups, new, tenure, carrier, last, changes, device, elsewhere, proofs] = point;
    let mut account = Account::default();
    account.loan =
        [Some(LoanState::None), Some(LoanState::Current), Some(LoanState::Overdue), Some(LoanState::InReview), None]
            [loan];
    account.can_log_in = [Some(true), None, Some(false)][login];
    account.new_tenure_months = [Some(24), Some(1), None][tenure];
    account.carrier_check =
        [Some(CarrierCheck::Match), None, Some(CarrierCheck::Unavailable), Some(CarrierCheck::Mismatch)][carrier];
    account.days_since_last_change = [Some(900), None, Some(10), Some(3)][last];
    account.changes30 = [Some(0), None, Some(2)][changes];
    account.device_known = [Some(true), None, Some(false)][device];
    account.new_in_use_elsewhere = [Some(false), Some(true)][elsewhere];
    let mut available = Available::default();
    (available.liveness, available.bank_card, available.id_document) = [
        (None, None, None),
        (Some(false), None, None),
        (None, Some(false), None),
        (Some(false), Some(false), None),
        (Some(false), Some(false), Some(false)),
    ][proofs];
    PhoneChangeRequest {
        old_phone: "13800000024".into(),
        new_phone: ["13800000026", "17000000026", "15400000026"][new].into(),
        old_reachable: [OldReachable::Yes, OldReachable::Unknown, OldReachable::No, OldReachable::Cancelled][reach],
        old_cancelled_days: None,
        backup_phones: ["13800000033", "13800000034"].into_iter().take(2 - backups).map(str::to_owned).collect(),
        contact_phones: vec!["13800000041".into()],
        account: Some(account),
        available,
        declined: Vec::new(),
    }
}

fn planned(point: Point) -> PhoneChangePlan {
    let mut options = PlanOptions::default();
    options.audience = Audience::Lender;
    plan(&request(point), &options)
}

/// Points spread over the whole product by a fixed generator.
fn points(count: usize) -> impl Iterator<Item = Point> {
    let mut state = 0x2545_F491_4F6C_DD1D_u64;
    std::iter::repeat_with(move || {
        INPUTS.map(|(_, values, _)| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            usize::try_from((state >> 33) % values as u64).unwrap()
        })
    })
    .take(count)
}

/// The fewest different acts of their own with which a person gets through: one act may serve two
/// steps, and a carrier check that cannot be had is replaced by one. Asking a person at the lender is no
/// act of theirs.
fn proofs(plan: &PhoneChangePlan) -> usize {
    let mut reached: Vec<BTreeSet<ChangeStep>> = vec![BTreeSet::new()];
    for step in plan.steps.iter().filter(|step| step.actor == Actor::Person && step.when == Moment::Before) {
        reached = reached
            .iter()
            .flat_map(|acts| {
                step.any_of
                    .iter()
                    .filter(|way| !way.contains(&ChangeStep::ManualReview))
                    .map(move |way| acts.iter().chain(way).copied().collect())
            })
            .collect();
    }
    reached.iter().map(BTreeSet::len).min().unwrap_or(0)
}

#[test]
fn more_risk_never_gives_a_milder_plan() {
    for point in points(2_000) {
        let mild = planned(point);
        for (input, (name, _, order)) in INPUTS.iter().enumerate() {
            for &(milder, graver) in *order {
                if point[input] != milder {
                    continue;
                }
                let mut worse = point;
                worse[input] = graver;
                let grave = planned(worse);
                assert!(grave.outcome >= mild.outcome, "{name} {milder}->{graver} at {point:?}: milder outcome");
                assert!(
                    grave.cooling_off_hours >= mild.cooling_off_hours,
                    "{name} {milder}->{graver} at {point:?}: shorter wait"
                );
                // Who cannot log in proves who they are anyway; without the old number nothing else can be
                // asked of them, and a longer wait stands for the code that cannot be had.
                if grave.outcome == Outcome::SelfService && grave.cooling_off_hours == mild.cooling_off_hours {
                    assert!(proofs(&grave) >= proofs(&mild), "{name} {milder}->{graver} at {point:?}: fewer proofs");
                }
            }
        }
    }
}

#[test]
fn nothing_here_is_blocked_and_unknown_alone_needs_no_person() {
    for point in points(4_000) {
        assert_ne!(planned(point).outcome, Outcome::Blocked, "{point:?}");
    }
    let all_unknown = [4, 1, 1, 2, 0, 2, 1, 1, 1, 1, 0, 0];
    assert_eq!(planned(all_unknown).outcome, Outcome::SelfService);
}

#[test]
fn overdue_asks_for_what_a_running_loan_asks_for() {
    for mut point in points(1_000) {
        point[0] = 1;
        let current = planned(point);
        point[0] = 2;
        let overdue = planned(point);
        assert_eq!((&current.steps, current.outcome), (&overdue.steps, overdue.outcome), "{point:?}");
    }
}

#[test]
fn a_face_is_never_the_only_way() {
    for point in points(4_000) {
        for step in planned(point).steps {
            let faces = step.any_of.iter().filter(|way| way.contains(&ChangeStep::Liveness)).count();
            assert!(faces < step.any_of.len(), "{point:?}: {:?}", step.any_of);
        }
    }
}

#[test]
fn no_proof_is_asked_twice() {
    for point in points(4_000) {
        let plan = planned(point);
        let needed: Vec<_> = plan
            .steps
            .iter()
            .filter(|step| step.any_of.len() == 1 || !step.any_of.contains(&vec![ChangeStep::ReAuthenticate]))
            .collect();
        for (index, step) in needed.iter().enumerate() {
            assert!(!needed[..index].iter().any(|other| other.any_of == step.any_of), "{point:?}: {:?}", step.any_of);
        }
    }
}

#[test]
fn a_review_step_means_a_review() {
    for point in points(4_000) {
        let plan = planned(point);
        let reviewed = plan.steps.iter().any(|step| step.any_of == [[ChangeStep::ManualReview]]);
        assert_eq!(reviewed, plan.outcome == Outcome::ManualReview, "{point:?}");
    }
}

#[test]
fn the_same_input_gives_the_same_plan() {
    for point in points(200) {
        assert_eq!(planned(point), planned(point));
    }
}
