//! The walk: from a state of a packed automaton along one digit to the next. The layout of states, edges and
//! blocks is documented in `src/build/phone/section.rs`, which writes it.

use super::table::{BLOCK, STRETCH, byte, bytes};

/// Where one family of automata stands in the table, and the meaning of its edge codes.
pub(super) struct Section {
    pub states: usize,
    pub nodes: usize,
    pub edges: usize,
    pub far: usize,
    pub blocks: usize,
    pub stretches: usize,
    pub shared: usize,
    pub stretch_count: usize,
    pub shared_states: usize,
    pub back: usize,
    pub first_shared: usize,
    pub first_end_page: usize,
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
const ANSWERING: usize = 243;

/// For each value of a node byte: its five symbols (two bits each, first digit lowest), how many of them are 2
/// (bits 10 to 12) and the first that is not 0 (bits 13 and 14).
const HALVES: [u16; 244] = {
    let mut halves = [0; 244];
    let mut value = 0;
    while value < ANSWERING {
        let (mut rest, mut bits, mut twos, mut first) = (value as u16, 0, 0, 0);
        let mut place = 0;
        while place < 5 {
            let symbol = rest % 3;
            rest /= 3;
            bits |= symbol << (2 * place);
            if symbol == 2 {
                twos += 1;
            }
            if first == 0 {
                first = symbol;
            }
            place += 1;
        }
        halves[value] = bits | twos << 10 | first << 13;
        value += 1;
    }
    // Two edges: the answer, and the state itself.
    halves[ANSWERING] = 2 << 10 | 2 << 13;
    halves
};

#[inline]
fn half(value: u8) -> u32 {
    u32::from(HALVES.get(usize::from(value)).copied().unwrap_or(0))
}

/// Is the node written as runs (else: two ways), and how many edges has it?
#[inline]
fn edge_count(low: u32, high: u32) -> (bool, usize) {
    let first = if low >> 13 != 0 { low >> 13 } else { high >> 13 };
    let twos = (low >> 10 & 7) + (high >> 10 & 7);
    match first {
        2 => (true, twos as usize),
        0 => (false, 0),
        _ => (false, 1 + usize::from(twos > 0)),
    }
}

impl Section {
    /// Follows `digit` out of `state`, which must not be an answering one (see `settle`).
    pub(super) fn step(&self, state: usize, digit: u8) -> Step {
        let (low, high) = self.node(state);
        let (runs, _) = edge_count(low, high);
        let symbols = low & 0x3ff | (high & 0x3ff) << 10;
        let place = 2 * u32::from(digit.min(9));
        let symbol = symbols >> place & 3;
        if symbol == 0 {
            return Step::Dead;
        }
        let edge = if runs { (symbols & 0xa_aaaa & ((4 << place) - 1)).count_ones() } else { symbol } - 1;
        self.target(state, edge as usize)
    }

    /// A state's own answer, if it has one, and the state to go on from.
    pub(super) fn settle(&self, state: usize) -> (Option<usize>, usize) {
        if usize::from(byte(self.nodes + 2 * state)) != ANSWERING {
            return (None, state);
        }
        match (self.target(state, 0), self.target(state, 1)) {
            (Step::End(answer), Step::State(state)) => (Some(answer), state),
            _ => (None, state),
        }
    }

    fn node(&self, state: usize) -> (u32, u32) {
        let at = self.nodes + 2 * state;
        (half(byte(at)), half(byte(at + 1)))
    }

    /// Where the state's edge number `edge` leads.
    fn target(&self, state: usize, mut edge: usize) -> Step {
        let block = state / BLOCK;
        let blocks = self.states.div_ceil(BLOCK);
        let column = |n: usize| usize::from(byte(self.blocks + n * blocks + block));
        let start = self.edges + (column(0) | column(2) << 8);
        let before = bytes(self.nodes + 2 * block * BLOCK, self.nodes + 2 * state);
        let skipped: usize =
            before.chunks_exact(2).map(|n| if let [a, b] = n { edge_count(half(*a), half(*b)).1 } else { 0 }).sum();
        loop {
            let here = start + skipped + edge;
            let code = usize::from(byte(here));
            if code == 0 {
                return Step::State((column(1) | column(3) << 8) + zeros(bytes(start, here)));
            }
            if code <= self.back {
                edge = edge.saturating_sub(code);
                continue;
            }
            return if code < self.first_shared {
                Step::End(code - 1 - self.back)
            } else if code < self.first_end_page {
                self.shared_state(code - self.first_shared)
            } else if code < self.first_shared_page {
                Step::End(self.first_shared - 1 - self.back + (code - self.first_end_page) * 256 + self.low(here))
            } else {
                self.shared_state(
                    self.first_end_page - self.first_shared + (code - self.first_shared_page) * 256 + self.low(here),
                )
            };
        }
    }

    /// The low byte of the far code at `here`.
    fn low(&self, here: usize) -> usize {
        let stretch = (here - self.edges) / STRETCH;
        let column = |n: usize| usize::from(byte(self.stretches + n * self.stretch_count + stretch));
        let before = bytes(self.edges + stretch * STRETCH, here);
        let far = before.iter().filter(|&&code| usize::from(code) >= self.first_end_page).count();
        usize::from(byte(self.far + (column(0) | column(1) << 8) + far))
    }

    fn shared_state(&self, n: usize) -> Step {
        let at = self.shared + n;
        Step::State(usize::from(byte(at)) | usize::from(byte(at + self.shared_states)) << 8)
    }
}

/// How many of the bytes are 0, eight at a time.
#[inline]
fn zeros(bytes: &[u8]) -> usize {
    const LOW: u64 = 0x7f7f_7f7f_7f7f_7f7f;
    let (eights, rest) = bytes.as_chunks::<8>();
    let eights: u32 = eights
        .iter()
        .map(|eight| {
            let eight = u64::from_le_bytes(*eight);
            // The high bit of every byte that is not 0.
            let set = (((eight & LOW) + LOW) | eight) & !LOW;
            8 - set.count_ones()
        })
        .sum();
    eights as usize + rest.iter().filter(|&&b| b == 0).count()
}
