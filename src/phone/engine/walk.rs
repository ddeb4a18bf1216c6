//! The walk: from a state of an automaton along one digit to the next. The states are numbered as
//! `src/build/phone/section.rs` says, which writes them.

use super::model::{ANSWERING, DEAD, END, STATE, Shape};
use super::table::{COLUMN_BYTES, TABLE_STATES};
use super::unpack::unpack;
use core::sync::atomic::{AtomicU16, Ordering::Relaxed};

/// One family of automata.
pub(super) struct Section {
    /// How many states stand in the sections before.
    pub first: usize,
    pub shape: Shape,
    /// Where in the table its steps are written, from and to.
    pub bytes: (usize, usize),
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

/// What is unpacked: ten slots a state, all sections one after another, as `model.rs` writes them, then the columns. 0
/// until a section or the columns are unpacked, which happens when they are first asked. Every slot is the table's
/// own, so it does not matter who unpacks it.
pub(super) static SLOTS: [AtomicU16; 10 * TABLE_STATES + COLUMN_BYTES] =
    [const { AtomicU16::new(0) }; 10 * TABLE_STATES + COLUMN_BYTES];

impl Section {
    /// Follows `digit` out of `state`, which must not be an answering one (see `settle`).
    #[inline(always)]
    pub(super) fn step(&self, state: usize, digit: u8) -> Step {
        let mut slot = self.slot(state, digit);
        if slot == 0 {
            unpack(self);
            slot = self.slot(state, digit);
        }
        if slot & END != 0 {
            Step::End(usize::from(slot & !END))
        } else if slot > DEAD {
            Step::State(usize::from(slot - STATE))
        } else {
            Step::Dead
        }
    }

    /// A state's own answer, if it has one, and the state to go on from.
    pub(super) fn settle(&self, state: usize) -> (Option<usize>, usize) {
        if self.slot(state, 9) != ANSWERING {
            return (None, state);
        }
        match (self.step(state, 0), self.step(state, 1)) {
            (Step::End(answer), Step::State(state)) => (Some(answer), state),
            _ => (None, state),
        }
    }

    #[inline(always)]
    fn slot(&self, state: usize, digit: u8) -> u16 {
        let place = 10 * (self.first + state) + usize::from(digit.min(9));
        SLOTS.get(place).map_or(0, |slot| slot.load(Relaxed))
    }
}
