//! Lays the states of one family of automata out as bytes. `src/phone/engine/walk.rs` reads them.
//!
//! States are numbered breadth first, the roots (in the order given) taking the first numbers, so that
//! neither a root nor the first mention of a state needs a pointer:
//!
//! - **nodes**: two bytes a state. Each holds five digits' symbols, base 3, digit 0 (or 5) lowest:
//!   value = s0 + 3*s1 + 9*s2 + 27*s3 + 81*s4.
//!   Symbol 0: no number goes on with this digit.
//!   If the first other symbol is 1 ("two ways"): 1 and 2 name the state's first and second edge.
//!   If the first other symbol is 2 ("runs"): 2 begins the next edge, 1 takes the edge of the last digit before it
//!   that has one.
//!   First byte 243: the state has an answer of its own; its edges are that answer and the state itself.
//! - **edges**: one byte an edge, in the order of the states:
//!   0: the next state not mentioned so far. 1..=`back`: the same as the edge so many before, in this state.
//!   Then `ends` end states and `shared` states mentioned before, the most frequent ones. The codes from
//!   `FAR` to `first_shared_page` - 1, and from there on, are the high byte of the number of one of the other
//!   end states, or shared states.
//! - **far**: the low bytes of those numbers, in the order of their edges.
//! - **blocks**: for every block of `BLOCK` states how many edges and how many new states it has, in two columns.
//! - **heaps**: for every `HEAP` blocks the position of the first one in the edges and the number of its first new
//!   state, in columns of low and high bytes: low, low, high, high.
//! - **stretches**: for every `STRETCH`th edge its position in `far`, in columns of low and high bytes.
//! - **shared**: the state numbers of shared states, in columns of low and high bytes.

use super::automaton::{DEAD, Id, Store};
use std::collections::{HashMap, HashSet};
use std::hash::Hash;

/// States between two entries of the block directory.
pub const BLOCK: usize = 32;
/// Blocks between two entries with absolute positions.
pub const HEAP: usize = 8;
/// The codes that take a second byte; being the last four they can be counted eight bytes at a time.
pub const FAR: usize = 252;
/// Edges between two entries of the directory of far codes.
pub const STRETCH: usize = 128;
/// First node byte of a state with an answer of its own.
pub const ANSWERING: u8 = 243;

/// The bytes of one family and the numbers its reader needs.
pub struct Section {
    pub states: usize,
    pub nodes: Vec<u8>,
    pub edges: Vec<u8>,
    pub far: Vec<u8>,
    pub blocks: Vec<u8>,
    pub heaps: Vec<u8>,
    pub stretches: Vec<u8>,
    pub shared: Vec<u8>,
    pub back: usize,
    pub ends: usize,
    pub first_shared_page: usize,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Edge {
    New,
    Back(usize),
    /// By its number.
    End(usize),
    Shared(Id),
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
    let mut uses: HashMap<K, usize> = HashMap::new();
    let mut keys: Vec<K> = Vec::new();
    let mut count = |key: K| {
        let n = uses.entry(key).or_insert(0);
        if *n == 0 {
            keys.push(key);
        }
        *n += 1;
    };
    // First pass: how often is every end state used?
    let mut seen: HashSet<Id> = HashSet::new();
    let mut queue: Vec<Id> = roots.to_vec();
    let mut at = 0;
    while at < queue.len() {
        let id = queue[at];
        at += 1;
        if let Some(key) = answer(id) {
            count(key);
        }
        for target in targets(store, id).1 {
            match end(target) {
                Some(key) => count(key),
                None if seen.insert(target) => queue.push(target),
                None => {}
            }
        }
    }
    keys.sort_by_key(|key| std::cmp::Reverse(uses[key]));
    let numbers = rank(&keys);

    // Second pass: nodes, and edges still as symbols.
    let mut nodes = Vec::new();
    let mut edges: Vec<Vec<Edge>> = Vec::new();
    let mut number: HashMap<Id, usize> = HashMap::new();
    // A state with an answer stands in the queue twice: as itself (false) and without its answer (true).
    let mut queue: Vec<(Id, bool)> = roots.iter().map(|&id| (id, false)).collect();
    for (at, &(id, _)) in queue.iter().enumerate() {
        number.entry(id).or_insert(at);
    }
    let mut at = 0;
    while at < queue.len() {
        let (id, bare) = queue[at];
        at += 1;
        if let (Some(key), false) = (answer(id), bare) {
            nodes.extend([ANSWERING, 0]);
            edges.push(vec![Edge::End(numbers[&key]), Edge::New]);
            queue.push((id, true));
            continue;
        }
        let (header, list) = targets(store, id);
        nodes.extend(header);
        let mut coded = Vec::new();
        for (k, &target) in list.iter().enumerate() {
            coded.push(match end(target) {
                Some(key) => Edge::End(numbers[&key]),
                None => {
                    if let Some(before) = list[..k].iter().rposition(|&t| t == target) {
                        Edge::Back(k - before)
                    } else if let std::collections::hash_map::Entry::Vacant(slot) = number.entry(target) {
                        slot.insert(queue.len());
                        queue.push((target, false));
                        Edge::New
                    } else {
                        Edge::Shared(target)
                    }
                }
            });
        }
        edges.push(coded);
    }
    assert!(queue.len() < 1 << 16, "too many states for 16 bits");
    code(nodes, &edges, &number, numbers.values().max().map_or(0, |m| m + 1), roots.len())
}

fn code(nodes: Vec<u8>, edges: &[Vec<Edge>], number: &HashMap<Id, usize>, all_ends: usize, roots: usize) -> Section {
    let mut uses: HashMap<Edge, usize> = HashMap::new();
    let mut order: Vec<Edge> = Vec::new();
    for &edge in edges.iter().flatten() {
        let n = uses.entry(edge).or_insert(0);
        if *n == 0 {
            order.push(edge);
        }
        *n += 1;
    }
    let back = order.iter().map(|e| if let Edge::Back(n) = e { *n } else { 0 }).max().unwrap_or(0);
    let mut shared: Vec<Id> =
        order.iter().filter_map(|e| if let Edge::Shared(id) = e { Some(*id) } else { None }).collect();
    shared.sort_by_key(|&id| std::cmp::Reverse(uses[&Edge::Shared(id)]));
    // One-byte codes for as many as fit, by use; end states keep the order of their numbers.
    let mut single = (0, 0);
    while single.0 + single.1 < FAR - 1 - back && (single.0 < all_ends || single.1 < shared.len()) {
        let end_use = uses.get(&Edge::End(single.0)).copied().unwrap_or(0);
        let shared_use = shared.get(single.1).map_or(0, |&id| uses[&Edge::Shared(id)]);
        if single.1 == shared.len() || (end_use >= shared_use && single.0 < all_ends) {
            single.0 += 1;
        } else {
            single.1 += 1;
        }
    }
    let place: HashMap<Id, usize> = shared.iter().enumerate().map(|(i, &id)| (id, i)).collect();
    let first_shared_page = FAR + (all_ends - single.0).div_ceil(256);
    assert!(
        first_shared_page + (shared.len() - single.1).div_ceil(256) <= 256,
        "too many end and shared states for the far codes"
    );
    let mut out = Vec::new();
    let mut far = Vec::new();
    let mut stretches = Vec::new();
    let mut directory: Vec<(usize, usize)> = Vec::new();
    let mut fresh = roots;
    let page = |far: &mut Vec<u8>, first: usize, rest: usize| {
        far.push((rest % 256) as u8);
        (first + rest / 256) as u8
    };
    for (state, list) in edges.iter().enumerate() {
        if state % BLOCK == 0 {
            directory.push((out.len(), fresh));
        }
        for edge in list {
            if out.len() % STRETCH == 0 {
                stretches.push(far.len());
            }
            out.push(match *edge {
                Edge::New => {
                    fresh += 1;
                    0
                }
                Edge::Back(n) => n as u8,
                Edge::End(n) if n < single.0 => (1 + back + n) as u8,
                Edge::End(n) => page(&mut far, FAR, n - single.0),
                Edge::Shared(id) => match place[&id] {
                    n if n < single.1 => (1 + back + single.0 + n) as u8,
                    n => page(&mut far, first_shared_page, n - single.1),
                },
            });
        }
    }
    assert!(out.len() < 1 << 16, "too many edges for 16 bits");
    directory.push((out.len(), fresh));
    let counts =
        |f: &dyn Fn(&(usize, usize)) -> usize| directory.windows(2).map(|d| f(&d[1]) - f(&d[0])).collect::<Vec<_>>();
    let blocks = [counts(&|d| d.0), counts(&|d| d.1)].concat();
    let heaps: Vec<(usize, usize)> = directory[..directory.len() - 1].iter().step_by(HEAP).copied().collect();
    let column = |f: &dyn Fn(&(usize, usize)) -> usize| heaps.iter().map(|d| f(d) as u8).collect::<Vec<u8>>();
    let heaps = [column(&|d| d.0), column(&|d| d.1), column(&|d| d.0 >> 8), column(&|d| d.1 >> 8)].concat();
    let states: Vec<usize> = shared.iter().map(|id| number[id]).collect();
    let columns =
        |list: &[usize]| list.iter().map(|n| *n as u8).chain(list.iter().map(|n| (n >> 8) as u8)).collect::<Vec<u8>>();
    Section {
        states: edges.len(),
        nodes,
        edges: out,
        far,
        blocks: blocks.iter().map(|&n| u8::try_from(n).expect("a block's edges fit a byte")).collect(),
        heaps,
        stretches: columns(&stretches),
        shared: columns(&states),
        back,
        ends: single.0,
        first_shared_page,
    }
}

/// A state's two node bytes and its edges' targets.
fn targets(store: &Store, id: Id) -> ([u8; 2], Vec<Id>) {
    let next = store.get(id).next;
    let mut distinct: Vec<Id> = Vec::new();
    for target in next {
        if target != DEAD && !distinct.contains(&target) {
            distinct.push(target);
        }
    }
    let mut symbols = [0u8; 10];
    let mut list = distinct.clone();
    if distinct.len() <= 2 {
        for (d, &target) in next.iter().enumerate() {
            symbols[d] = distinct.iter().position(|&t| t == target).map_or(0, |p| p as u8 + 1);
        }
    } else {
        list.clear();
        let mut last = DEAD;
        for (d, &target) in next.iter().enumerate() {
            if target == DEAD {
                continue;
            }
            symbols[d] = if target == last { 1 } else { 2 };
            if target != last {
                list.push(target);
            }
            last = target;
        }
    }
    let half = |s: &[u8]| s.iter().rev().fold(0, |value, s| value * 3 + s);
    ([half(&symbols[..5]), half(&symbols[5..])], list)
}
