//! Unpacks the table: the steps of one family of automata, or the columns. `model.rs` says how they are written.

use super::model::{Coder, Model, Span, transcribe, transcribe_columns};
use super::table::{COLUMN_ENDS, COLUMNS, TABLE_STATES, plain};
use super::walk::{SLOTS, Section};
use core::sync::atomic::Ordering::Relaxed;

/// Reads the answers.
struct Reader<'a> {
    first: usize,
    /// Lent, because half a megabyte would be copied into place otherwise, and the stack holds it only once.
    model: &'a mut Model,
    span: Span,
    /// As much of what is written as the span is wide.
    window: u32,
    at: usize,
    end: usize,
}

/// Fills the section's slots. It does not matter if somebody else does so at the same time: both write the same.
#[cold]
#[inline(never)]
pub(super) fn unpack(section: &Section) {
    transcribe(&section.shape, &mut Reader::new(&mut Model::new(), 10 * section.first, section.bytes));
}

/// Fills the slots of the columns.
#[cold]
#[inline(never)]
pub(super) fn columns() {
    transcribe_columns(&COLUMN_ENDS, &mut Reader::new(&mut Model::new(), 10 * TABLE_STATES, COLUMNS));
}

impl<'a> Reader<'a> {
    fn new(model: &'a mut Model, first: usize, (at, end): (usize, usize)) -> Reader<'a> {
        let mut reader = Reader { first, model, span: Span::new(), window: 0, at, end };
        for _ in 0..5 {
            reader.shift();
        }
        reader
    }

    fn shift(&mut self) {
        let next = if self.at < self.end { plain(self.at) } else { 0 };
        self.window = self.window << 6 | u32::from(next & 63);
        self.at += 1;
    }
}

impl Coder for Reader<'_> {
    const WRITES: bool = false;

    #[inline(never)]
    fn bit(&mut self, question: u32, circumstances: [u32; 3], _known: bool) -> bool {
        let places = Model::places(question, circumstances);
        let middle = self.span.middle(self.model.chance(places));
        let answer = self.window <= middle;
        self.span.take(middle, answer);
        for place in places {
            self.model.learn(place, answer);
        }
        while self.span.settled().is_some() {
            self.shift();
        }
        answer
    }

    fn slot(&self, _at: usize) -> u16 {
        0
    }

    fn put(&mut self, at: usize, slot: u16) {
        if let Some(place) = SLOTS.get(self.first + at) {
            place.store(slot, Relaxed);
        }
    }

    fn is_shared(&self, _state: u16) -> bool {
        false
    }
}
