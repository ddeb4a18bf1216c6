//! The walk: from a state of a packed automaton along one digit to the next. The layout of states, edges and
//! blocks is documented in `src/build/phone/section.rs`, which writes it.

use super::table::{BLOCK, FAR, HEAP, STRETCH, TABLE_STATES, byte, bytes};
use core::sync::atomic::{AtomicU16, Ordering::Relaxed};

/// Where one family of automata stands in the table, and the meaning of its edge codes.
pub(super) struct Section {
    /// How many states stand in the sections before.
    pub first: usize,
    pub states: usize,
    pub nodes: usize,
    pub edges: usize,
    pub far: usize,
    pub blocks: usize,
    pub heaps: usize,
    pub stretches: usize,
    pub shared: usize,
    pub stretch_count: usize,
    pub shared_states: usize,
    pub back: usize,
    pub first_shared: usize,
    pub first_shared_page: usize,
}

/// Where a digit leads.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Step {
    /// Nothing is known that goes on like this.
    Dead,
    /// Another state.
    State(usize),
    /// An end state, by its number.
    End(usize),
}

/// First node byte of a state that has an answer of its own.
const ANSWERING: u8 = 243;

/// For each value of a node byte: how many of its five symbols are 2 (bits 0 to 2), and the first symbol that is
/// not 0 (bits 3 and 4).
#[allow(clippy::indexing_slicing)]
const COUNTS: [u8; 256] = {
    let mut counts = [0; 256];
    let mut value = 0;
    while value < ANSWERING as usize {
        let (mut rest, mut twos, mut first) = (value, 0, 0);
        while rest > 0 {
            let symbol = (rest % 3) as u8;
            rest /= 3;
            twos += symbol / 2;
            if first == 0 {
                first = symbol;
            }
        }
        counts[value] = twos | first << 3;
        value += 1;
    }
    // Two edges: the answer, and the state itself.
    counts[ANSWERING as usize] = 2 | 2 << 3;
    counts
};

/// What `COUNTS` says of one node byte.
#[inline(always)]
#[allow(clippy::indexing_slicing)]
fn counts(value: u8) -> u32 {
    // No check is needed: there are as many entries as values.
    u32::from(COUNTS[usize::from(value)])
}

/// Is the node written as runs (else: two ways), and how many edges has it?
#[inline(always)]
fn edge_count(low: u8, high: u8) -> (bool, usize) {
    let (low, high) = (counts(low), counts(high));
    let first = if low >> 3 == 0 { high >> 3 } else { low >> 3 };
    let twos = (low & 7) + (high & 7);
    let two_ways = first + (first & u32::from(twos != 0));
    (first == 2, if first == 2 { twos } else { two_ways } as usize)
}

/// Steps taken before, ten a state, all sections one after another: 0 not taken yet, otherwise packed by `Step`.
/// Every answer is the table's own, so it does not matter who took the step first, or whether it is remembered.
static TAKEN: [AtomicU16; 10 * TABLE_STATES] = [const { AtomicU16::new(0) }; 10 * TABLE_STATES];

impl Step {
    const END: u16 = 1 << 15;

    fn pack(self) -> u16 {
        match self {
            Step::Dead => 1,
            Step::State(state) => state as u16 + 2,
            Step::End(end) => end as u16 | Step::END,
        }
    }

    #[inline(always)]
    fn unpack(taken: u16) -> Step {
        if taken & Step::END != 0 {
            Step::End(usize::from(taken & !Step::END))
        } else if taken > 1 {
            Step::State(usize::from(taken) - 2)
        } else {
            Step::Dead
        }
    }
}

impl Section {
    /// Follows `digit` out of `state`, which must not be an answering one (see `settle`).
    #[inline]
    pub(super) fn step(&self, state: usize, digit: u8) -> Step {
        let slot = TAKEN.get(10 * (self.first + state) + usize::from(digit.min(9)));
        match slot.map_or(0, |slot| slot.load(Relaxed)) {
            0 => {
                let step = self.find(state, digit.min(9));
                if let Some(slot) = slot {
                    slot.store(step.pack(), Relaxed);
                }
                step
            }
            taken => Step::unpack(taken),
        }
    }

    /// Looks a step up in the table.
    #[inline(never)]
    fn find(&self, state: usize, digit: u8) -> Step {
        let at = self.nodes + 2 * state;
        let (low, high) = (byte(at), byte(at + 1));
        let (mut symbols, place, mut twos) =
            if digit < 5 { (low, digit, 0) } else { (high, digit - 5, counts(low) & 7) };
        let mut symbol = 0;
        for _ in 0..=place.min(4) {
            symbol = symbols % 3;
            symbols /= 3;
            twos += u32::from(symbol == 2);
        }
        if symbol == 0 {
            return Step::Dead;
        }
        let edge = if edge_count(low, high).0 { twos } else { u32::from(symbol) };
        self.target(state, (edge as usize).saturating_sub(1))
    }

    /// A state's own answer, if it has one, and the state to go on from.
    pub(super) fn settle(&self, state: usize) -> (Option<usize>, usize) {
        if byte(self.nodes + 2 * state) != ANSWERING {
            return (None, state);
        }
        match (self.target(state, 0), self.target(state, 1)) {
            (Step::End(answer), Step::State(state)) => (Some(answer), state),
            _ => (None, state),
        }
    }

    /// Where the state's edge number `edge` leads.
    fn target(&self, state: usize, mut edge: usize) -> Step {
        let block = state / BLOCK;
        let start = self.edges + self.before(block, 0);
        let before = bytes(self.nodes + 2 * block * BLOCK, self.nodes + 2 * state);
        let mut skipped = 0;
        for [low, high] in before.as_chunks::<2>().0 {
            skipped += edge_count(*low, *high).1;
        }
        loop {
            let here = start + skipped + edge;
            let code = usize::from(byte(here));
            if code == 0 {
                return Step::State(self.before(block, 1) + count(bytes(start, here), 0, u8::MAX));
            }
            if code <= self.back {
                edge = edge.saturating_sub(code);
                continue;
            }
            return if code < self.first_shared {
                Step::End(code - 1 - self.back)
            } else if code < FAR {
                self.shared_state(code - self.first_shared)
            } else if code < self.first_shared_page {
                Step::End(self.first_shared - 1 - self.back + (code - FAR) * 256 + self.low(here))
            } else {
                self.shared_state(FAR - self.first_shared + (code - self.first_shared_page) * 256 + self.low(here))
            };
        }
    }

    /// How many edges (`column` 0) stand before a block, or which number its first new state has (1).
    fn before(&self, block: usize, column: usize) -> usize {
        let blocks = self.states.div_ceil(BLOCK);
        let (heaps, heap) = (blocks.div_ceil(HEAP), block / HEAP);
        let at = self.heaps + column * heaps + heap;
        let mut sum = usize::from(byte(at)) | usize::from(byte(at + 2 * heaps)) << 8;
        let counts = self.blocks + column * blocks;
        for &count in bytes(counts + heap * HEAP, counts + block) {
            sum += usize::from(count);
        }
        sum
    }

    /// The low byte of the far code at `here`.
    fn low(&self, here: usize) -> usize {
        let stretch = (here - self.edges) / STRETCH;
        let column = |n: usize| usize::from(byte(self.stretches + n * self.stretch_count + stretch));
        let before = bytes(self.edges + stretch * STRETCH, here);
        let far = count(before, u8::MAX, FAR as u8);
        usize::from(byte(self.far + (column(0) | column(1) << 8) + far))
    }

    fn shared_state(&self, n: usize) -> Step {
        let at = self.shared + n;
        Step::State(usize::from(byte(at)) | usize::from(byte(at + self.shared_states)) << 8)
    }
}

/// How many of the bytes are `wanted` in the bits of `mask`, eight at a time.
fn count(bytes: &[u8], wanted: u8, mask: u8) -> usize {
    const LOW: u64 = 0x7f7f_7f7f_7f7f_7f7f;
    let eightfold = |byte: u8| u64::from_le_bytes([byte; 8]);
    let (eights, rest) = bytes.as_chunks::<8>();
    let mut others = 0;
    for eight in eights {
        let differs = (u64::from_le_bytes(*eight) ^ eightfold(wanted)) & eightfold(mask);
        // The high bit of every byte that is not 0.
        others += ((((differs & LOW) + LOW) | differs) & !LOW).count_ones() as usize;
    }
    for &byte in rest {
        others += usize::from((byte ^ wanted) & mask != 0);
    }
    bytes.len() - others
}
