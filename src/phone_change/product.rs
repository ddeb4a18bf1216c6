//! What holds of every plan, over the whole product of inputs: numbers stand for the class their
//! threshold puts them in. It runs on the rules themselves, without reading numbers and without
//! sentences, so that nine million points take seconds.
//!
//! An unknown that is planned exactly like the known good value is not a value of its own here; that
//! it is planned so is asked at every point.

use super::{
    Account, Actor, Available, CarrierCheck, ChangeStep, Declinable, LoanState, Moment, OldReachable, Outcome,
    PhoneChangeRequest, decide,
    draft::{Draft, Needs},
    facts::Facts,
    steps,
};
use crate::{policy::PhoneChangePolicy, report::Locale};
use std::collections::{BTreeSet, HashMap};

/// One value of each input, by its place in the lists below.
type Point = [usize; INPUTS.len()];

struct Input {
    name: &'static str,
    values: usize,
    /// Pairs (milder, graver) that can be compared.
    order: &'static [(usize, usize)],
    /// Puts a value into the facts.
    put: fn(&mut Facts, usize),
    /// Puts "unknown", where it has to be planned like value 0.
    unknown: Option<fn(&mut Facts)>,
}

/// The new number's kind is the outer loop: only it has to be read.
const NEW_NUMBERS: [(&str, &str); 4] = [
    ("ordinary", "13800000026"),
    ("virtual operator", "17000000026"),
    ("unknown block", "15400000026"),
    ("satellite", "17490000026"),
];

static INPUTS: [Input; 13] = [
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
        let faces = step.any_of.iter().filter(|way| way.contains(&ChangeStep::Liveness)).count();
        assert!(faces == 0 || faces < step.any_of.len(), "{point:?}: only a face: {:?}", step.any_of);
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

/// The point with this number, counting in a system whose digits are the inputs.
fn point(mut number: usize) -> Point {
    let mut point = [0; INPUTS.len()];
    for (value, input) in point.iter_mut().zip(&INPUTS) {
        *value = number % input.values;
        number /= input.values;
    }
    point
}

fn product() -> usize {
    INPUTS.iter().map(|input| input.values).product()
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

/// Every reason the table names blocks, whatever else is so, and nothing else waits but what may.
#[test]
fn what_blocks_blocks_everywhere() {
    let policy = PhoneChangePolicy::default();
    let mut reasons: Vec<(PhoneChangeRequest, fn(&mut Facts))> = vec![
        (request("13800000026"), |facts| facts.account.loan = Some(LoanState::NotMine)),
        (request("13800000026"), |facts| facts.account.new_is_relay = Some(true)),
    ];
    // The old number, a contact's, a landline, a number of things, a service, and nothing readable.
    for new in ["13800000024", "13800000041", "010-65551234", "1440000000026", "95588", "138"] {
        reasons.push((request(new), |_| {}));
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
