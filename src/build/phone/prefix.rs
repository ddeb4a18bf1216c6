//! Patterns that are matched at the start of a number and whose extent matters: international prefixes
//! (what to cut off) and national prefixes (what to cut off or to rewrite).
//!
//! Such a pattern becomes an automaton whose states say what the match found so far means. The states are
//! made from priority-ordered threads, as a Pike machine runs them, so that "the last answer seen on the
//! walk" is exactly what a backtracking engine (leftmost alternative first, greedy) would have found.

use super::automaton::{DEAD, Id, Out, Store};
use super::pattern::Pattern;
use std::collections::HashMap;

/// What to do with a number whose first `end` digits matched: the result is
/// `literal`, then digits `start .. end - cut`, then everything from `end`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Rewrite {
    pub literal: Vec<u8>,
    /// `None`: start is the end of the match, the whole match goes.
    pub start: Option<u8>,
    pub cut: u8,
}

impl Rewrite {
    /// The match is cut off and nothing put in its place.
    pub fn strip() -> Self {
        Rewrite { literal: Vec::new(), start: None, cut: 0 }
    }
}

/// All distinct answers of prefix states; an answer's position + 1 is the `Out` of its states.
#[derive(Default)]
pub struct Answers {
    /// The answer when more digits follow, and when the number ends here (`$` may hold).
    pub list: Vec<(Option<Rewrite>, Option<Rewrite>)>,
}

impl Answers {
    fn out(&mut self, between: Option<Rewrite>, at_end: Option<Rewrite>) -> Out {
        if between.is_none() && at_end.is_none() {
            return 0;
        }
        let answer = (between, at_end);
        let at = self.list.iter().position(|a| *a == answer).unwrap_or_else(|| {
            self.list.push(answer.clone());
            self.list.len() - 1
        });
        at as Out + 1
    }
}

#[derive(Clone, Debug)]
enum Step {
    Digit(u16),
    Split(Vec<usize>),
    Open(u8),
    Close(u8),
    End,
    Match,
}

/// Where each capture group began and ended.
type Captures = [(u8, u8); 3];
const NONE: u8 = u8::MAX;
type Thread = (usize, Captures);

/// Numbers are never longer than this.
const LONGEST: u8 = 20;

/// The automaton of `pattern`, whose captures are put to use by `rule` (`268$1`), as libphonenumber does:
/// with a rule and its last group found the match is replaced by the rule, otherwise it is cut off.
pub fn automaton(store: &mut Store, answers: &mut Answers, pattern: &Pattern, rule: Option<&str>) -> Id {
    let mut program = Vec::new();
    compile(pattern, &mut program);
    program.push(Step::Match);
    let groups = program.iter().filter(|s| matches!(s, Step::Open(_))).count();
    let mut machine = Machine { program, groups, rule, answers, known: HashMap::new() };
    let mut threads = Vec::new();
    machine.follow(0, [(NONE, NONE); 3], 0, false, &mut threads, &mut Vec::new());
    machine.state(store, threads, 0)
}

fn compile(pattern: &Pattern, out: &mut Vec<Step>) {
    match pattern {
        Pattern::Digit(digits) => out.push(Step::Digit(*digits)),
        Pattern::End => out.push(Step::End),
        Pattern::Sequence(items) => items.iter().for_each(|item| compile(item, out)),
        Pattern::Capture(number, inner) => {
            out.push(Step::Open(*number - 1));
            compile(inner, out);
            out.push(Step::Close(*number - 1));
        }
        Pattern::Repeat(item, low, high) => {
            for _ in 0..*low {
                compile(item, out);
            }
            let mut exits = Vec::new();
            for _ in *low..*high {
                exits.push(out.len());
                out.push(Step::Split(Vec::new()));
                compile(item, out);
            }
            let end = out.len();
            for at in exits {
                out[at] = Step::Split(vec![at + 1, end]);
            }
        }
        Pattern::Choice(choices) => {
            let split = out.len();
            out.push(Step::Split(Vec::new()));
            let mut starts = Vec::new();
            let mut jumps = Vec::new();
            for choice in choices {
                starts.push(out.len());
                compile(choice, out);
                jumps.push(out.len());
                out.push(Step::Split(Vec::new()));
            }
            let end = out.len();
            out[split] = Step::Split(starts);
            for at in jumps {
                out[at] = Step::Split(vec![end]);
            }
        }
    }
}

struct Machine<'a> {
    program: Vec<Step>,
    groups: usize,
    rule: Option<&'a str>,
    answers: &'a mut Answers,
    known: HashMap<(Vec<Thread>, u8), Id>,
}

impl Machine<'_> {
    /// Adds the threads reachable from `at` without reading a digit, in order of priority.
    fn follow(
        &self,
        at: usize,
        mut captures: Captures,
        position: u8,
        ended: bool,
        threads: &mut Vec<Thread>,
        seen: &mut Vec<usize>,
    ) {
        if seen.contains(&at) {
            return;
        }
        seen.push(at);
        match &self.program[at] {
            Step::Split(targets) => {
                for &target in targets {
                    self.follow(target, captures, position, ended, threads, seen);
                }
            }
            Step::Open(group) => {
                captures[*group as usize] = (position, NONE);
                self.follow(at + 1, captures, position, ended, threads, seen);
            }
            Step::Close(group) => {
                captures[*group as usize].1 = position;
                self.follow(at + 1, captures, position, ended, threads, seen);
            }
            Step::End if ended => self.follow(at + 1, captures, position, ended, threads, seen),
            Step::End | Step::Digit(_) | Step::Match => threads.push((at, captures)),
        }
    }

    fn state(&mut self, store: &mut Store, mut threads: Vec<Thread>, position: u8) -> Id {
        if threads.is_empty() || position > LONGEST {
            return DEAD;
        }
        if let Some(&id) = self.known.get(&(threads.clone(), position)) {
            return id;
        }
        let key = (threads.clone(), position);
        let mut ended = Vec::new();
        let mut seen = Vec::new();
        for &(at, captures) in &threads {
            self.follow(at, captures, position, true, &mut ended, &mut seen);
        }
        let at_end = self.matched(&ended).map(|captures| self.rewrite(captures, position));
        let between = self.matched(&threads).map(|captures| self.rewrite(captures, position));
        // What ranks below a match can no longer win.
        if let Some(cut) = threads.iter().position(|t| matches!(self.program[t.0], Step::Match)) {
            threads.truncate(cut);
        }
        let useful = |r: Option<Rewrite>| r.filter(|_| position > 0);
        let out = self.answers.out(useful(between), useful(at_end));
        let mut next = [DEAD; 10];
        for (d, slot) in next.iter_mut().enumerate() {
            let mut following = Vec::new();
            let mut seen = Vec::new();
            for &(at, captures) in &threads {
                if let Step::Digit(digits) = self.program[at]
                    && digits >> d & 1 == 1
                {
                    self.follow(at + 1, captures, position + 1, false, &mut following, &mut seen);
                }
            }
            *slot = self.state(store, following, position + 1);
        }
        let id = store.node(out, next);
        self.known.insert(key, id);
        id
    }

    fn matched(&self, threads: &[Thread]) -> Option<Captures> {
        threads.iter().find(|t| matches!(self.program[t.0], Step::Match)).map(|t| t.1)
    }

    fn rewrite(&self, captures: Captures, end: u8) -> Rewrite {
        let Some(rule) = self.rule else { return Rewrite::strip() };
        assert!(self.groups > 0, "a rule {rule} without a group");
        if captures[self.groups - 1].1 == NONE {
            return Rewrite::strip();
        }
        let (literal, group) = rule.split_once('$').unwrap_or_else(|| panic!("transform rule {rule}"));
        let group: usize = group.parse().unwrap_or_else(|_| panic!("transform rule {rule}"));
        let (start, stop) = captures[group - 1];
        Rewrite { literal: literal.bytes().map(|b| b - b'0').collect(), start: Some(start), cut: end - stop }
    }
}
