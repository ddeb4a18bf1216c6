//! Reads the packed table back and holds it against the source patterns. The patterns are compiled a second time
//! by crate `regex-automata`, which shares no code with the table's builder; both automata are then walked side by
//! side over every digit string up to the longest number and one more (as pairs of states, so that "every" is
//! finite), and have to give the same answer after each digit.

#![allow(clippy::indexing_slicing, clippy::string_slice, clippy::expect_used, clippy::pedantic)]

// The test needs only a part of the build-time code.
#[allow(dead_code)]
#[path = "../../build/phone/mod.rs"]
mod plans;

use super::digits::Digits;
use super::interpret::{answer, prefix};
use super::number::Number;
use super::region::{Group, Region};
use super::table::{self, FORMAT, VALID, byte};
use super::walk::{Section, Step};
use super::write::candidates;
use plans::formats::{lengths, pair};
use plans::source::{Plan, Territory, read};
use regex_automata::Anchored;
use regex_automata::dfa::{Automaton, StartKind, dense};
use regex_automata::util::{primitives::StateID, start, syntax};
use std::collections::HashSet;

const LONGEST: usize = 17;
/// No digits match it.
const NEVER: &str = "[^0-9]";

/// A pattern of the metadata as a foreign automaton over whole strings.
struct Foreign(dense::DFA<Vec<u32>>);

impl Foreign {
    fn whole(pattern: &str) -> Self {
        let dfa = dense::Builder::new()
            .configure(dense::Config::new().start_kind(StartKind::Anchored))
            .syntax(syntax::Config::new().unicode(false).utf8(false))
            .build(&format!(r"(?:{pattern})\z"))
            .expect("a pattern of the metadata");
        Foreign(dfa)
    }

    /// Any string that begins as the pattern says.
    fn beginning(pattern: &str) -> Self {
        Foreign::whole(&format!("(?:{pattern})[0-9]*"))
    }

    fn start(&self) -> StateID {
        self.0.start_state(&start::Config::new().anchored(Anchored::Yes)).expect("an anchored start")
    }

    fn next(&self, state: StateID, digit: u8) -> StateID {
        self.0.next_state(state, b'0' + digit)
    }

    fn accepts(&self, state: StateID) -> bool {
        self.0.is_match_state(self.0.next_eoi_state(state))
    }
}

/// Where the packed automaton stands after some digits.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
enum Place {
    Dead,
    State(usize, Option<usize>),
    /// An end state and the digits read since.
    End(usize, usize),
}

impl Place {
    fn next(self, section: &Section, digit: u8) -> Place {
        match self {
            Place::Dead => Place::Dead,
            Place::End(end, since) => Place::End(end, since + 1),
            Place::State(state, _) => match section.step(state, digit) {
                Step::Dead => Place::Dead,
                Step::End(end) => Place::End(end, 0),
                Step::State(next) => {
                    let (answer, next) = section.settle(next);
                    Place::State(next, answer)
                }
            },
        }
    }
}

/// Told of every pair: the digits of one way to it, the packed place, and which foreign automata accept.
type Check<'a> = &'a mut dyn FnMut(&[u8], Place, &[bool]);

/// Walks the packed automaton from `root` beside all `foreign` ones and calls `check` at every distinct pair.
fn side_by_side(section: &Section, root: usize, foreign: &[&Foreign], longest: usize, check: Check<'_>) -> usize {
    let mut seen = HashSet::new();
    let mut pending =
        vec![(Vec::new(), Place::State(root, None), foreign.iter().map(|f| f.start()).collect::<Vec<_>>())];
    while let Some((digits, place, states)) = pending.pop() {
        let accepted: Vec<bool> = foreign.iter().zip(&states).map(|(f, &s)| f.accepts(s)).collect();
        check(&digits, place, &accepted);
        if digits.len() == longest {
            continue;
        }
        for digit in 0..10 {
            let next: Vec<StateID> = foreign.iter().zip(&states).map(|(f, &s)| f.next(s, digit)).collect();
            let place = place.next(section, digit);
            if seen.insert((digits.len(), place, next.clone())) {
                let mut longer = digits.clone();
                longer.push(digit);
                pending.push((longer, place, next));
            }
        }
    }
    seen.len()
}

/// A region's plans in the order libphonenumber asks, general description first.
fn plans_of(region: &Territory) -> Vec<Option<Plan>> {
    let general = region.general.clone().map(|pattern| Plan { pattern, lengths: region.lengths });
    let mut plans = vec![general];
    plans.extend(region.special.iter().cloned());
    plans.extend([region.fixed.clone(), region.mobile.clone()]);
    plans
}

/// libphonenumber's `getNumberTypeHelper` on the patterns that matched: 0 or the kind's answer.
fn kind(matched: &[bool]) -> u8 {
    let special = (1..9).find(|&i| matched[i]).unwrap_or(0) as u8;
    match (matched[0], special, matched[9], matched[10]) {
        (false, ..) => 0,
        (true, 1.., ..) => special,
        (true, 0, true, true) => 9,
        (true, 0, true, false) => 10,
        (true, 0, false, true) => 11,
        (true, 0, false, false) => 0,
    }
}

#[test]
fn every_plan_is_packed_as_written() {
    let mut pairs = 0;
    for (index, group) in read().iter().enumerate() {
        let mut foreign = Vec::new();
        let mut lengths = Vec::new();
        for region in group {
            for plan in plans_of(region) {
                foreign.push(plan.as_ref().map_or_else(|| Foreign::whole(NEVER), |p| Foreign::whole(&p.pattern)));
                lengths.push(plan.map_or(0, |p| p.lengths));
            }
            foreign
                .push(region.leading_digits.as_ref().map_or_else(|| Foreign::whole(NEVER), |l| Foreign::beginning(l)));
        }
        let foreign: Vec<&Foreign> = foreign.iter().collect();
        pairs += side_by_side(&VALID, index, &foreign, LONGEST + 1, &mut |digits, place, accepted| {
            // The first region whose leading digits fit, or that has none and knows the number.
            let mut expected = None;
            for (r, region) in group.iter().enumerate() {
                let matched: Vec<bool> =
                    (0..11).map(|i| accepted[12 * r + i] && lengths[11 * r + i] >> digits.len() & 1 == 1).collect();
                let settled = region.leading_digits.is_some() && group.len() > 1;
                if settled && accepted[12 * r + 11] || !settled && kind(&matched) != 0 {
                    expected = Some((r, kind(&matched)));
                    break;
                }
            }
            let found = match place {
                Place::End(..) => answer(index, Group::at(index), digits),
                _ => 0,
            };
            let (region, kind) = expected.unwrap_or((0, 0));
            assert_eq!(found & 15, kind, "kind of {digits:?} in +{}", group[0].calling_code);
            if kind != 0 {
                let group = Group::at(index);
                let number = Number::new(group, Digits::from_slice(digits));
                assert_eq!(
                    number.region,
                    Some(group.region(region)),
                    "region of {digits:?} in +{}",
                    group.calling_code()
                );
            }
        });
    }
    println!("{pairs} pairs of states");
}

/// Where a region's general description is left out, no answer may depend on it: see `number::decides`.
#[test]
fn every_general_description_is_packed_as_written() {
    let (mut packed, mut left_out) = (0, 0);
    for (row, region) in read().iter().flatten().enumerate() {
        let packed_region = Region::from_index(row as u16).expect("as many regions");
        let foreign = Foreign::whole(region.general.as_deref().unwrap_or(NEVER));
        let root = table::GROUP_COUNT + row;
        if (0..10).any(|digit| VALID.step(root, digit) != Step::Dead) {
            packed += 1;
            side_by_side(&VALID, root, &[&foreign], LONGEST + 1, &mut |digits, _, accepted| {
                let found = answer(root, packed_region.group(), digits) != 0;
                assert_eq!(found, accepted[0], "{digits:?} in {}", region.id);
            });
            continue;
        }
        left_out += 1;
        let prefix = region.national_prefix_for_parsing.as_deref().unwrap_or(NEVER).replace('$', "");
        let prefixed = Foreign::beginning(&prefix);
        let longest = (0..32).rev().find(|n| region.lengths >> n & 1 == 1).unwrap_or(0);
        let code = region.calling_code.to_string().len();
        side_by_side(&VALID, root, &[&foreign, &prefixed], LONGEST + 1, &mut |digits, _, accepted| {
            assert!(!(accepted[0] && accepted[1]), "a viable number of {} begins with a prefix: {digits:?}", region.id);
            assert!(!accepted[0] || digits.len() + code > longest, "{} leaves room for its code", region.id);
        });
        assert!(region.general.is_none() || region.transform_rule.is_none(), "{} rewrites numbers", region.id);
    }
    println!("{packed} general descriptions packed, {left_out} left out");
    assert!(packed > 50 && left_out > 50);
}

#[test]
fn every_format_is_chosen_as_written() {
    for (index, group) in read().iter().enumerate() {
        let entries = pair(&group[0].formats, &group[0].international_formats);
        let foreign: Vec<Foreign> = entries
            .iter()
            .map(|e| e.format.leading.last().map_or_else(|| Foreign::whole("[0-9]*"), |l| Foreign::beginning(l)))
            .collect();
        let foreign: Vec<&Foreign> = foreign.iter().collect();
        side_by_side(&FORMAT, index, &foreign, LONGEST, &mut |digits, _, accepted| {
            let (found, _) = candidates(Group::at(index), digits, false);
            for international in [false, true] {
                let fits = |i: &usize| {
                    lengths(&entries[*i].format) >> digits.len() & 1 == 1
                        && (!international || entries[*i].international.is_some())
                };
                let expected = (0..entries.len()).find(|i| accepted[*i] && fits(i));
                let chosen = (0..entries.len()).find(|i| found >> i & 1 == 1 && fits(i));
                assert_eq!(chosen, expected, "format of {digits:?} in +{}", group[0].calling_code);
            }
        });
    }
}

/// Prefix patterns have captures, which an automaton of another make does not tell; so all strings up to five digits
/// and, for every pattern, long ones along its own states are compared with crate `regex`.
#[test]
fn every_prefix_is_cut_as_written() {
    let mut generator = 1u64;
    let mut random = move |below: u64| {
        generator = generator.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        (generator >> 33) % below
    };
    let mut done = HashSet::new();
    for (row, region) in read().iter().flatten().enumerate() {
        let sources = [
            (table::REGION_INTERNATIONAL, &region.international_prefix, &None),
            (table::REGION_NATIONAL, &region.national_prefix_for_parsing, &region.transform_rule),
        ];
        for (column, pattern, rule) in sources {
            let Some(pattern) = pattern else { continue };
            let root = usize::from(byte(column + row));
            if !done.insert((root, pattern.clone(), rule.clone())) {
                continue;
            }
            let regex = regex::Regex::new(&format!("^(?:{pattern})")).expect("a pattern of the metadata");
            let compare = |digits: &[u8]| {
                let text: String = digits.iter().map(|d| char::from(b'0' + d)).collect();
                let expected = regex.captures(&text).filter(|c| !c[0].is_empty()).map(|c| {
                    let end = c[0].len();
                    match rule {
                        Some(rule) if c.get(c.len() - 1).is_some() => {
                            let mut out = String::new();
                            c.expand(rule, &mut out);
                            out + &text[end..]
                        }
                        _ => text[end..].to_string(),
                    }
                });
                let found = prefix(root, digits).map(|(end, rewrite)| {
                    let all = super::interpret::rewrite(digits, end, rewrite);
                    all.as_slice().iter().map(|d| char::from(b'0' + d)).collect::<String>()
                });
                assert_eq!(found, expected, "{text} by {pattern}");
            };
            for length in 1..=4u32 {
                for number in 0..10u32.pow(length) {
                    let digits: Vec<u8> = (0..length).rev().map(|p| (number / 10u32.pow(p) % 10) as u8).collect();
                    compare(&digits);
                }
            }
            for _ in 0..20_000 {
                let mut place = Place::State(root, None);
                let mut digits = Vec::new();
                while digits.len() < 3 + random(15) as usize {
                    // Mostly along live states.
                    let live: Vec<u8> =
                        (0..10).filter(|&d| place.next(&super::table::PREFIX, d) != Place::Dead).collect();
                    let digit = if live.is_empty() || random(20) == 0 {
                        random(10) as u8
                    } else {
                        live[random(live.len() as u64) as usize]
                    };
                    place = place.next(&super::table::PREFIX, digit);
                    digits.push(digit);
                }
                compare(&digits);
            }
        }
    }
}

#[test]
fn regions_and_lengths_are_packed_as_written() {
    for (row, region) in read().iter().flatten().enumerate() {
        let packed = Region::from_index(row as u16).expect("as many regions");
        assert_eq!((packed.code(), packed.calling_code()), (region.id.as_str(), region.calling_code));
        assert_eq!(packed.lengths(), (region.lengths, region.local_lengths), "lengths of {}", region.id);
        if region.id != "001" {
            assert_eq!(Region::from_code(&region.id), Some(packed));
        }
    }
}
