//! What holds of every plan, over the whole product of inputs: numbers stand for the class their
//! threshold puts them in. It runs on the rules themselves, without reading numbers and without
//! sentences, so that nine million points take seconds.
//!
//! An unknown that is planned exactly like the known good value is not a value of its own here; that
//! it is planned so is asked at every point.

mod inputs;

use super::{
    Account, Actor, Available, ChangeStep, Declinable, LoanState, Moment, OldReachable, Outcome, PhoneChangeRequest,
    decide,
    draft::{Draft, Needs},
    facts::Facts,
    steps,
};
use crate::{policy::PhoneChangePolicy, report::Locale};
use inputs::{INPUTS, NEW_NUMBERS, Point, point, product};
use std::collections::{BTreeSet, HashMap};

const REACH: usize = 1;
const LOGIN: usize = 2;
const BACKUPS: usize = 3;

/// What can be milder or graver about a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Seen {
    outcome: Outcome,
    hours: u32,
    proofs: usize,
}

/// Plans' steps by what they follow from: a few hundred of them for millions of points.
#[derive(Default)]
struct Memory(HashMap<(Needs, [bool; 5], Option<bool>), usize>);

impl Memory {
    fn see(&mut self, facts: &Facts, point: &Point) -> Seen {
        let (outcome, draft) = decide(facts);
        let key = (
            draft.needs,
            [
                facts.can.liveness,
                facts.can.id_document,
                facts.can.bank_card,
                facts.no_carrier_check(),
                draft.frozen().is_empty(),
            ],
            facts.account.can_log_in,
        );
        let proofs = *self.0.entry(key).or_insert_with(|| walk(facts, &draft, outcome, point));
        Seen { outcome, hours: draft.cooling_off_hours, proofs }
    }
}

/// Looks at the steps once for each kind of plan: another way beside a face, a review where and only
/// where the outcome says so, nothing frozen but what may be. Gives the fewest acts of the person's own
/// that get them through; one act may serve two steps, and asking a person at the lender is no act of
/// theirs.
fn walk(facts: &Facts, draft: &Draft, outcome: Outcome, point: &Point) -> usize {
    let steps = steps::of(facts, draft, Locale::En);
    let mut reached: Vec<BTreeSet<ChangeStep>> = vec![BTreeSet::new()];
    for step in &steps {
        let with_face = step.any_of.iter().filter(|way| way.contains(&ChangeStep::Liveness)).count();
        assert!(with_face == 0 || with_face < step.any_of.len(), "{point:?}: only a face: {:?}", step.any_of);
        assert!(!step.any_of.is_empty() && !step.any_of.iter().any(Vec::is_empty), "{point:?}: a step nobody can do");
        if step.actor != Actor::Person || step.when != Moment::Before {
            continue;
        }
        let ways = || step.any_of.iter().filter(|way| !way.contains(&ChangeStep::ManualReview));
        reached =
            reached.iter().flat_map(|acts| ways().map(move |way| acts.iter().chain(way).copied().collect())).collect();
        reached.sort();
        reached.dedup();
    }
    let review = steps.iter().any(|step| step.any_of == [[ChangeStep::ManualReview]]);
    assert_eq!(review, outcome == Outcome::ManualReview, "{point:?}: a review step means a review");
    reached.iter().map(BTreeSet::len).min().unwrap_or(0)
}

/// Where `there`, which has the graver value of an input, is the milder plan.
fn is_milder(here: Seen, there: Seen, place: usize, point: &Point) -> bool {
    let fewer = there.proofs < here.proofs && there.outcome == Outcome::SelfService;
    // Where there is no number left to send a code to, nothing can be asked in its place that the
    // person is not asked for already: a longer wait stands for it. So it is for who loses the last
    // backup, and for who loses the old number and has no backup or cannot log in.
    let no_code = place == BACKUPS || (place == REACH && (point[LOGIN] != 0 || point[BACKUPS] == 2));
    let waits_instead = no_code && there.hours > here.hours;
    there.outcome < here.outcome || there.hours < here.hours || (fewer && !waits_instead)
}

/// Plans every point of one kind of new number.
fn plan_all(facts: &mut Facts, memory: &mut Memory) -> Vec<Seen> {
    (0..product())
        .map(|number| {
            let point = point(number);
            for (input, value) in INPUTS.iter().zip(&point) {
                (input.put)(facts, *value);
            }
            memory.see(facts, &point)
        })
        .collect()
}

/// What is not so at this point, compared with every graver neighbour.
fn compare(all: &[Seen], number: usize, wrong: &mut Vec<String>) {
    let (here, point) = (all[number], point(number));
    if here.outcome == Outcome::Blocked {
        wrong.push(format!("{point:?}: blocked for no reason the table names"));
    }
    let mut size = 1;
    for (place, input) in INPUTS.iter().enumerate() {
        let value = point[place];
        for (_, graver) in input.order.iter().filter(|(milder, _)| *milder == value) {
            let there = all[number - value * size + graver * size];
            if is_milder(here, there, place, &point) {
                wrong.push(format!("{} {value}->{graver} at {point:?}: {there:?} after {here:?}", input.name));
            }
        }
        size *= input.values;
    }
}

/// What is planned otherwise when all that is well is unknown instead; now and then one at a time.
fn forget(facts: &mut Facts, number: usize, here: Seen, memory: &mut Memory, wrong: &mut Vec<String>) {
    let point = point(number);
    for (input, value) in INPUTS.iter().zip(&point) {
        (input.put)(facts, *value);
    }
    let well = || INPUTS.iter().zip(&point).filter(|(_, value)| **value == 0);
    let mut look = |facts: &Facts, name: &str| {
        let there = memory.see(facts, &point);
        if there != here {
            wrong.push(format!("{name}, unknown at {point:?}: {there:?}, not {here:?}"));
        }
    };
    if number.is_multiple_of(17) {
        for (input, value) in well() {
            let Some(unknown) = input.unknown else { continue };
            unknown(facts);
            look(facts, input.name);
            (input.put)(facts, *value);
        }
    }
    for unknown in well().filter_map(|(input, _)| input.unknown) {
        unknown(facts);
    }
    look(facts, "all that is well");
}

fn request(new_phone: &str) -> PhoneChangeRequest {
    PhoneChangeRequest {
        old_phone: "13800000024".into(),
        new_phone: new_phone.into(),
        old_reachable: OldReachable::Yes,
        old_cancelled_days: None,
        backup_phones: Vec::new(),
        contact_phones: vec!["13800000041".into()],
        account: Some(Account::default()),
        available: Available::default(),
        declined: Vec::new(),
    }
}

/// Walks the whole product for each kind of new number.
fn walk_all(kinds: &[(&str, &str)]) {
    let policy = PhoneChangePolicy::default();
    let wrong: Vec<String> = std::thread::scope(|scope| {
        let walks: Vec<_> = kinds
            .iter()
            .map(|(_, new)| {
                let policy = &policy;
                scope.spawn(move || {
                    let asked = request(new);
                    let mut facts = Facts::read(&asked, policy);
                    let (mut memory, mut wrong) = (Memory::default(), Vec::new());
                    let all = plan_all(&mut facts, &mut memory);
                    for (number, here) in all.iter().enumerate() {
                        compare(&all, number, &mut wrong);
                        forget(&mut facts, number, *here, &mut memory, &mut wrong);
                    }
                    wrong
                })
            })
            .collect();
        walks.into_iter().flat_map(|walk| walk.join().unwrap()).collect()
    });
    let some = &wrong[..wrong.len().min(20)];
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), product() * kinds.len(), some.join("\n"));
}

#[test]
#[ignore = "the whole product takes half a minute in a release build"]
fn more_risk_never_gives_a_milder_plan_anywhere() {
    walk_all(&NEW_NUMBERS);
}

/// Points spread over the product, each compared with its graver neighbours.
#[test]
fn more_risk_never_gives_a_milder_plan() {
    let policy = PhoneChangePolicy::default();
    let mut memory = Memory::default();
    for (_, new) in NEW_NUMBERS {
        let asked = request(new);
        let mut facts = Facts::read(&asked, &policy);
        // A prime that divides no input: every value of every input meets every other.
        for number in (0..product()).step_by(1_009) {
            let mut wrong = Vec::new();
            let point = point(number);
            let mut see = |point: &Point| {
                for (input, value) in INPUTS.iter().zip(point) {
                    (input.put)(&mut facts, *value);
                }
                memory.see(&facts, point)
            };
            let here = see(&point);
            for (place, input) in INPUTS.iter().enumerate() {
                for (_, graver) in input.order.iter().filter(|(milder, _)| *milder == point[place]) {
                    let mut worse = point;
                    worse[place] = *graver;
                    let there = see(&worse);
                    assert!(
                        !is_milder(here, there, place, &point),
                        "{} ->{graver} at {point:?}: {there:?} after {here:?}",
                        input.name
                    );
                }
            }
            forget(&mut facts, number, here, &mut memory, &mut wrong);
            assert!(wrong.is_empty(), "{wrong:?}");
        }
    }
}

/// The order from an ordinary new number to the others, at every point looked at.
#[test]
fn a_riskier_new_number_never_gives_a_milder_plan() {
    let policy = PhoneChangePolicy::default();
    let asked = NEW_NUMBERS.map(|(_, new)| request(new));
    let mut all = asked.each_ref().map(|asked| Facts::read(asked, &policy));
    let mut memory = Memory::default();
    for number in (0..product()).step_by(211) {
        let point = point(number);
        let seen = all.each_mut().map(|facts| {
            for (input, value) in INPUTS.iter().zip(&point) {
                (input.put)(facts, *value);
            }
            memory.see(facts, &point)
        });
        for (there, (kind, _)) in seen.iter().zip(NEW_NUMBERS).skip(1) {
            let milder = is_milder(seen[0], *there, INPUTS.len(), &point);
            assert!(!milder, "{kind} at {point:?}: {there:?} after {:?}", seen[0]);
        }
    }
}

/// What makes a point one that is blocked.
type Also = fn(&mut Facts);

/// Every reason the table names blocks, whatever else is so, and nothing else waits but what may.
#[test]
fn what_blocks_blocks_everywhere() {
    let policy = PhoneChangePolicy::default();
    let not_mine: Also = |facts| facts.account.loan = Some(LoanState::NotMine);
    let relay: Also = |facts| facts.account.new_is_relay = Some(true);
    let nothing: Also = |_| {};
    let mut reasons = vec![(request("13800000026"), not_mine), (request("13800000026"), relay)];
    // The old number, a contact's, a landline, a number of things, a service, and nothing readable.
    for new in ["13800000024", "13800000041", "010-65551234", "1440000000026", "95588", "138"] {
        reasons.push((request(new), nothing));
    }
    for (asked, also) in &reasons {
        let mut facts = Facts::read(asked, &policy);
        for number in (0..product()).step_by(20_011) {
            for (input, value) in INPUTS.iter().zip(point(number)) {
                (input.put)(&mut facts, value);
            }
            also(&mut facts);
            let (outcome, draft) = decide(&facts);
            assert_eq!((outcome, draft.cooling_off_hours), (Outcome::Blocked, 0), "{:?}", point(number));
        }
    }
}

/// A face that was declined is a face that is not there.
#[test]
fn declining_is_planned_as_not_being_able() {
    let policy = PhoneChangePolicy::default();
    let mut declined = request("13800000026");
    declined.declined = vec![Declinable::Liveness];
    let mut unable = request("13800000026");
    unable.available.liveness = Some(false);
    assert_eq!(Facts::read(&declined, &policy).can, Facts::read(&unable, &policy).can);
}
