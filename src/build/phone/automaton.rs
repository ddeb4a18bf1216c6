//! Finite functions from digit strings to small outputs, as acyclic automata. Equal states are one state
//! from the start (they are made only through `Store::node`), so every automaton is minimal and all regions
//! share their tails without a separate minimisation.

use super::pattern::Pattern;
use std::collections::HashMap;

/// A state; `DEAD` answers 0 to everything.
pub type Id = u32;
/// What a state says when the digits end there; 0 is "no".
pub type Out = u16;

/// The state from which nothing is accepted.
pub const DEAD: Id = 0;

/// A state's answer and its ten successors.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Node {
    pub out: Out,
    pub next: [Id; 10],
}

/// All states of all automata.
pub struct Store {
    nodes: Vec<Node>,
    known: HashMap<Node, Id>,
    first: HashMap<(Id, Id), Id>,
    joined: HashMap<(Id, Id), Id>,
    kept: HashMap<(Id, u32), Id>,
}

impl Store {
    pub fn new() -> Self {
        let dead = Node { out: 0, next: [DEAD; 10] };
        Store {
            nodes: vec![dead],
            known: HashMap::from([(dead, DEAD)]),
            first: HashMap::new(),
            joined: HashMap::new(),
            kept: HashMap::new(),
        }
    }

    pub fn get(&self, id: Id) -> Node {
        self.nodes[id as usize]
    }

    /// The one state with this answer and these successors.
    pub fn node(&mut self, out: Out, next: [Id; 10]) -> Id {
        let node = Node { out, next };
        *self.known.entry(node).or_insert_with(|| {
            self.nodes.push(node);
            (self.nodes.len() - 1) as Id
        })
    }

    /// The state that accepts only the empty string, with `out`.
    pub fn accept(&mut self, out: Out) -> Id {
        self.node(out, [DEAD; 10])
    }

    /// `a` where it says something, else `b`.
    pub fn first(&mut self, a: Id, b: Id) -> Id {
        if a == DEAD || a == b {
            return b;
        }
        if b == DEAD {
            return a;
        }
        if let Some(&known) = self.first.get(&(a, b)) {
            return known;
        }
        let (na, nb) = (self.get(a), self.get(b));
        let next = std::array::from_fn(|d| self.first(na.next[d], nb.next[d]));
        let id = self.node(if na.out != 0 { na.out } else { nb.out }, next);
        self.first.insert((a, b), id);
        id
    }

    /// The language of `a` followed by that of `b`; the answer is b's.
    pub fn concat(&mut self, a: Id, b: Id) -> Id {
        if a == DEAD || b == DEAD {
            return DEAD;
        }
        if let Some(&known) = self.joined.get(&(a, b)) {
            return known;
        }
        let na = self.get(a);
        let next = na.next.map(|n| self.concat(n, b));
        let mut id = self.node(0, next);
        if na.out != 0 {
            id = self.first(id, b);
        }
        self.joined.insert((a, b), id);
        id
    }

    /// `a` for inputs whose length is a bit of `lengths`.
    pub fn of_lengths(&mut self, a: Id, lengths: u32) -> Id {
        if a == DEAD || lengths == 0 {
            return DEAD;
        }
        if let Some(&known) = self.kept.get(&(a, lengths)) {
            return known;
        }
        let na = self.get(a);
        let next = na.next.map(|n| self.of_lengths(n, lengths >> 1));
        let id = self.node(if lengths & 1 == 1 { na.out } else { 0 }, next);
        self.kept.insert((a, lengths), id);
        id
    }

    /// The answer `f(a, b)` for every input of either; `f(0, 0)` has to be 0.
    pub fn combine(&mut self, a: Id, b: Id, f: &dyn Fn(Out, Out) -> Out) -> Id {
        self.combine_with(a, b, f, &mut HashMap::new())
    }

    fn combine_with(&mut self, a: Id, b: Id, f: &dyn Fn(Out, Out) -> Out, known: &mut HashMap<(Id, Id), Id>) -> Id {
        if a == DEAD && b == DEAD {
            return DEAD;
        }
        if let Some(&id) = known.get(&(a, b)) {
            return id;
        }
        let (na, nb) = (self.get(a), self.get(b));
        let next = std::array::from_fn(|d| self.combine_with(na.next[d], nb.next[d], f, known));
        let id = self.node(f(na.out, nb.out), next);
        known.insert((a, b), id);
        id
    }

    /// All strings a pattern without captures and `$` matches whole, answered with 1.
    pub fn language(&mut self, pattern: &Pattern) -> Id {
        match pattern {
            Pattern::Digit(digits) => {
                let accept = self.accept(1);
                let mut next = [DEAD; 10];
                for (d, slot) in next.iter_mut().enumerate() {
                    if digits >> d & 1 == 1 {
                        *slot = accept;
                    }
                }
                self.node(0, next)
            }
            Pattern::Sequence(items) => {
                let mut whole = self.accept(1);
                for item in items.iter().rev() {
                    let part = self.language(item);
                    whole = self.concat(part, whole);
                }
                whole
            }
            Pattern::Choice(choices) => {
                let mut whole = DEAD;
                for choice in choices {
                    let part = self.language(choice);
                    whole = self.first(whole, part);
                }
                whole
            }
            Pattern::Repeat(item, low, high) => {
                let part = self.language(item);
                let empty = self.accept(1);
                let mut whole = empty;
                for round in (0..*high).rev() {
                    whole = self.concat(part, whole);
                    if round >= *low {
                        whole = self.first(whole, empty);
                    }
                }
                whole
            }
            Pattern::Capture(_, inner) => self.language(inner),
            Pattern::End => panic!("$ inside a pattern that is matched whole"),
        }
    }

    /// The automaton that knows after the fewest digits that a prefix of the input is in `a`: accepting
    /// states lose their successors.
    pub fn prefixes(&mut self, a: Id) -> Id {
        let node = self.get(a);
        if node.out != 0 {
            return self.accept(1);
        }
        if a == DEAD {
            return DEAD;
        }
        let next = node.next.map(|n| self.prefixes(n));
        self.node(0, next)
    }
}
