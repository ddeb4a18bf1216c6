//! Lays the states of one family of automata out as bytes. `src/phone/engine/unpack.rs` reads them.
//!
//! States are numbered breadth first, the roots (in the order given) taking the first numbers, so that neither a
//! root nor the first mention of a state needs a pointer. Each state is ten slots, one a digit; the slots of all
//! states are written as `src/phone/engine/model.rs` says.

use super::automaton::{DEAD, Id, Store};
use super::model::{self, ANSWERING, Coder, END, MOST, Model, STATE, Shape, Span, transcribe, transcribe_columns};
use std::collections::{HashMap, HashSet};
use std::hash::Hash;

/// The bytes of one family and what its reader needs.
pub struct Section {
    pub shape: Shape,
    pub bytes: Vec<u8>,
}

/// Lays out everything reachable from `roots`. `end` tells end states by their key; `rank` is called once with
/// the keys in order of decreasing use and answers each key's number, smallest for the first.
pub fn lay_out<K: Copy + Eq + Hash>(
    store: &Store,
    roots: &[Id],
    end: &dyn Fn(Id) -> Option<K>,
    answer: &dyn Fn(Id) -> Option<K>,
    rank: &mut dyn FnMut(&[K]) -> HashMap<K, usize>,
) -> Section {
    let numbers = rank(&by_use(store, roots, end, answer));
    let end_slot = |key: K| END | u16::try_from(numbers[&key]).expect("few end states");

    let mut slots = Vec::new();
    let mut number: HashMap<Id, usize> = HashMap::new();
    // A state with an answer stands in the queue twice: as itself (false) and without its answer (true).
    let mut queue: Vec<(Id, bool)> = roots.iter().map(|&id| (id, false)).collect();
    for (at, &(id, _)) in queue.iter().enumerate() {
        number.entry(id).or_insert(at);
    }
    let state_slot = |state: usize| STATE + u16::try_from(state).expect("few states");
    let mut answers = false;
    let mut at = 0;
    while at < queue.len() {
        let (id, bare) = queue[at];
        at += 1;
        if let (Some(key), false) = (answer(id), bare) {
            answers = true;
            slots.extend([end_slot(key), state_slot(queue.len())]);
            slots.extend([0; 7]);
            slots.push(ANSWERING);
            queue.push((id, true));
            continue;
        }
        for target in store.get(id).next {
            slots.push(if target == DEAD {
                model::DEAD
            } else if let Some(key) = end(target) {
                end_slot(key)
            } else {
                let state = *number.entry(target).or_insert_with(|| {
                    queue.push((target, false));
                    queue.len() - 1
                });
                state_slot(state)
            });
        }
    }
    let shared = mentioned_again(&slots, roots.len());
    let shared_bits = shared.len().max(2).next_power_of_two().ilog2();
    let shape = Shape { states: slots.len() / 10, roots: roots.len(), answers, shared_bits };
    assert!(shape.states <= MOST[0] && shape.roots <= MOST[1] && shared.len() <= MOST[2], "more than MOST allows");
    let mut writer = Writer::new(&slots, shared);
    transcribe(&shape, &mut writer);
    Section { bytes: writer.finish(), shape }
}

/// Columns of bytes, squeezed; each is closed by one of `ends`.
pub fn columns(bytes: &[u8], ends: &[usize]) -> Vec<u8> {
    let slots: Vec<u16> = bytes.iter().map(|&byte| u16::from(byte) + 1).collect();
    let mut writer = Writer::new(&slots, HashSet::new());
    transcribe_columns(ends, &mut writer);
    writer.finish()
}

/// The end states' keys, the most used first.
fn by_use<K: Copy + Eq + Hash>(
    store: &Store,
    roots: &[Id],
    end: &dyn Fn(Id) -> Option<K>,
    answer: &dyn Fn(Id) -> Option<K>,
) -> Vec<K> {
    let mut uses: HashMap<K, usize> = HashMap::new();
    let mut keys: Vec<K> = Vec::new();
    let mut count = |key: K| {
        let n = uses.entry(key).or_insert(0);
        if *n == 0 {
            keys.push(key);
        }
        *n += 1;
    };
    let mut seen: HashSet<Id> = HashSet::new();
    let mut queue: Vec<Id> = roots.to_vec();
    let mut at = 0;
    while at < queue.len() {
        let id = queue[at];
        at += 1;
        if let Some(key) = answer(id) {
            count(key);
        }
        let mut here: Vec<Id> = Vec::new();
        for target in store.get(id).next {
            if target == DEAD || here.contains(&target) {
                continue;
            }
            here.push(target);
            match end(target) {
                Some(key) => count(key),
                None if seen.insert(target) => queue.push(target),
                None => {}
            }
        }
    }
    keys.sort_by_key(|key| std::cmp::Reverse(uses[key]));
    keys
}

/// The states that more than one state leads to, or that are roots as well.
fn mentioned_again(slots: &[u16], roots: usize) -> HashSet<u16> {
    let mut again = HashSet::new();
    let mut next = roots as u16;
    for state in slots.chunks(10) {
        let mut new = HashSet::new();
        for slot in state.iter().filter(|slot| (STATE..ANSWERING).contains(slot)) {
            let target = slot - STATE;
            if target == next {
                next += 1;
                new.insert(target);
            } else if !new.contains(&target) {
                again.insert(target);
            }
        }
    }
    again
}

/// Writes the answers, each in as many bits as it is surprising.
struct Writer<'a> {
    slots: &'a [u16],
    shared: HashSet<u16>,
    model: Model,
    span: Span,
    bytes: Vec<u8>,
}

impl<'a> Writer<'a> {
    fn new(slots: &'a [u16], shared: HashSet<u16>) -> Self {
        Writer { slots, shared, model: Model::new(), span: Span::new(), bytes: Vec::new() }
    }

    /// Six bits as a byte; the reader looks at no others. A script has a carriage return only as two characters.
    fn push(&mut self, bits: u8) {
        self.bytes.push(if bits == b'\r' { bits | 64 } else { bits });
    }

    fn finish(mut self) -> Vec<u8> {
        // With the zeros that the reader takes for what follows it lies in the span.
        self.push((self.span.low >> 24 & 63) as u8 + 1);
        self.bytes
    }
}

impl Coder for Writer<'_> {
    const WRITES: bool = true;

    fn bit(&mut self, question: u32, circumstances: [u32; 3], known: bool) -> bool {
        let places = Model::places(question, circumstances);
        let middle = self.span.middle(self.model.chance(places));
        self.span.take(middle, known);
        for place in places {
            self.model.learn(place, known);
        }
        while let Some(bits) = self.span.settled() {
            self.push(bits);
        }
        known
    }

    fn slot(&self, at: usize) -> u16 {
        self.slots[at]
    }

    fn put(&mut self, at: usize, slot: u16) {
        assert_eq!(self.slots[at], slot, "a slot that is not read as it was written");
    }

    fn is_shared(&self, state: u16) -> bool {
        self.shared.contains(&state)
    }
}
