//! End states: states after which every digit is as good as any other, so that the number's length alone decides.
//!
//! An end state answers by the length of the whole number, and names the lengths by their place among those its
//! calling code uses. So "a mobile number if it is as long as most numbers here" is one and the same end state after
//! three digits and after five, in every country, and with it the states that lead to nothing but such ends.

use super::automaton::{DEAD, Id, Out, Store};
use std::collections::{HashMap, HashSet};

/// Bit n: numbers of n digits.
pub type Lengths = u32;

/// What an end state says: for each set of lengths, by its place among the group's, an answer.
type End = Vec<(u8, usize)>;

/// All end states; an end state's position + 1 is the `Out` of its state.
#[derive(Default)]
pub struct Ends {
    pub list: Vec<End>,
}

impl Ends {
    fn out(&mut self, end: End) -> Out {
        let at = self.list.iter().position(|known| *known == end).unwrap_or_else(|| {
            self.list.push(end);
            self.list.len() - 1
        });
        at as Out + 1
    }
}

/// Gives the automata of one group their end states: the new roots, and the sets of lengths they name, the most
/// used first.
pub fn settle(store: &mut Store, ends: &mut Ends, roots: &[Id]) -> (Vec<Id>, Vec<Lengths>) {
    let mut uses: HashMap<Lengths, usize> = HashMap::new();
    let mut seen = HashSet::new();
    for &root in roots {
        count(store, root, 0, &mut seen, &mut uses);
    }
    let mut sets: Vec<Lengths> = uses.keys().copied().collect();
    sets.sort_by_key(|set| (std::cmp::Reverse(uses[set]), *set));
    let mut group = Group { sets: &sets, ends, known: HashMap::new() };
    let roots = roots.iter().map(|&root| group.branch(store, root, 0)).collect();
    (roots, sets)
}

/// The answers of a state that does not care which digits follow, each with the lengths of the rest it holds for.
fn uniform(store: &Store, id: Id) -> Option<Vec<(Lengths, u8)>> {
    let mut answers: Vec<(Lengths, u8)> = Vec::new();
    let (mut at, mut rest) = (id, 0);
    while at != DEAD {
        let node = store.get(at);
        if node.next != [node.next[0]; 10] {
            return None;
        }
        if node.out != 0 {
            let answer = u8::try_from(node.out).ok().filter(|a| *a < 128).expect("an answer fits seven bits");
            match answers.iter_mut().find(|known| known.1 == answer) {
                Some(known) => known.0 |= 1 << rest,
                None => answers.push((1 << rest, answer)),
            }
        }
        rest += 1;
        at = node.next[0];
    }
    Some(answers)
}

fn count(store: &Store, id: Id, depth: u32, seen: &mut HashSet<(Id, u32)>, uses: &mut HashMap<Lengths, usize>) {
    for next in store.get(id).next {
        if next == DEAD {
            continue;
        }
        match uniform(store, next) {
            Some(answers) => answers.iter().for_each(|a| *uses.entry(a.0 << (depth + 1)).or_insert(0) += 1),
            None if seen.insert((next, depth + 1)) => count(store, next, depth + 1, seen, uses),
            None => {}
        }
    }
}

struct Group<'a> {
    sets: &'a [Lengths],
    ends: &'a mut Ends,
    known: HashMap<(Id, u32), Id>,
}

impl Group<'_> {
    /// A state that goes on; a root is one even where nothing depends on the first digit.
    fn branch(&mut self, store: &mut Store, id: Id, depth: u32) -> Id {
        let node = store.get(id);
        assert!(node.out == 0, "a state that answers but is no end state");
        let next = node.next.map(|next| self.state(store, next, depth + 1));
        store.node(0, next)
    }

    fn state(&mut self, store: &mut Store, id: Id, depth: u32) -> Id {
        if id == DEAD {
            return DEAD;
        }
        if let Some(&known) = self.known.get(&(id, depth)) {
            return known;
        }
        let state = match uniform(store, id) {
            Some(answers) => {
                let place = |rest: Lengths| self.sets.iter().position(|set| *set == rest << depth);
                let end = answers.iter().map(|&(rest, answer)| (answer, place(rest).expect("a counted set")));
                let out = self.ends.out(end.collect());
                store.accept(out)
            }
            None => self.branch(store, id, depth),
        };
        self.known.insert((id, depth), state);
        state
    }
}
