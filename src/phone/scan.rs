//! One walk over a text: its digits, and what stands before each of them.

use super::{
    characters::{Class, classify},
    reading::Obstacle,
    words::Word,
};
use crate::text;

/// As many digits as two numbers with every prefix have; what is beyond is only counted.
const CAPACITY: usize = 64;

/// A mark repeated so often between digits hides digits.
const BLANKS: u8 = 3;

/// What stands before a digit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Gap {
    /// Nothing.
    None,
    /// A space, dot, bracket.
    Soft,
    /// A dash: what an extension may hang on.
    Dash,
    /// A comma or semicolon.
    Comma,
    /// A slash, line break and the like: may part two numbers.
    Strong,
    /// A word.
    Word,
    /// The mark of an extension.
    Extension,
    /// `phone-context` of a `tel:` URI.
    Context,
}

/// Small, as the row of them is made anew for each text; the places in a field are.
#[derive(Clone, Copy)]
struct Found {
    value: u8,
    gap: Gap,
    place: u16,
    /// Where it ends: digits of mathematical texts are two UTF-16 units wide.
    end: u16,
    /// Where what stands before it began.
    before: u16,
}

/// What the walk found.
pub(super) struct Scan {
    found: [Found; CAPACITY],
    count: usize,
    /// Digits for which there was no room.
    pub overflow: usize,
    /// `+` before the first digit.
    pub plus: bool,
    /// `+` after `phone-context=`.
    pub plus_in_context: bool,
    /// Nothing but white space and invisible characters.
    pub nothing_seen: bool,
    /// What stands in the way, and where.
    pub obstacle: Option<(Obstacle, u32, u32)>,
    /// The length of the text, UTF-16.
    pub end: u32,
}

/// One walk; it is not small, and stays where it was made.
pub(super) struct Walk {
    scan: Scan,
    /// What stands before the next digit, and where it begins.
    pending: Gap,
    pending_at: u32,
    /// Where the piece since the last word began, and whether it hangs on that word.
    piece: usize,
    labelled: bool,
    after_digit: bool,
    /// The last separating mark and how often it stands in a row.
    mark: char,
    marks: u8,
    /// How many digits there were when a bracket opened after a number.
    bracket: Option<usize>,
    /// Inside a bracketed note.
    note: bool,
    /// Letters after too few digits for a number.
    few_then_letters: Option<(u32, u32)>,
}

impl Walk {
    /// Before the first character.
    pub fn new() -> Walk {
        let nothing = Found { value: 0, gap: Gap::None, place: 0, end: 0, before: 0 };
        Walk {
            scan: Scan {
                found: [nothing; CAPACITY],
                count: 0,
                overflow: 0,
                plus: false,
                plus_in_context: false,
                nothing_seen: true,
                obstacle: None,
                end: 0,
            },
            pending: Gap::None,
            pending_at: 0,
            piece: 0,
            labelled: false,
            after_digit: false,
            mark: ' ',
            marks: 0,
            bracket: None,
            note: false,
            few_then_letters: None,
        }
    }

    /// Once over the text.
    pub fn over(&mut self, text: &str) -> &Scan {
        let mut word: Option<Word> = None;
        for glyph in text::glyphs(text) {
            let class = classify(glyph.ch);
            self.scan.end = glyph.end;
            if class == Class::Invisible {
                continue;
            }
            if class == Class::Word {
                let open = word.get_or_insert_with(|| Word::new(glyph.start, self.after_digit));
                open.push(glyph.ch, glyph.end);
                self.after_digit = false;
                continue;
            }
            if let Some(done) = word.take() {
                self.word(&done, matches!(class, Class::Digit(_)));
            }
            self.step(class, glyph);
        }
        if let Some(done) = word.take() {
            self.word(&done, false);
        }
        if let Some((from, to)) = self.few_then_letters.filter(|_| self.scan.count < 7) {
            self.stop(Obstacle::Letters, from, to);
        }
        &self.scan
    }

    fn step(&mut self, class: Class, glyph: text::Glyph) {
        if class != Class::Space {
            self.scan.nothing_seen = false;
        }
        match class {
            Class::Digit(value) => {
                if self.marks >= BLANKS && self.scan.count > 0 {
                    self.stop(Obstacle::Masked, self.pending_at, glyph.start);
                }
                self.digit(value, glyph.start, glyph.end);
                return;
            }
            Class::Plus => self.plus(glyph.start),
            Class::Soft | Class::Space => self.wait(Gap::Soft, glyph.start),
            Class::Dash => self.wait(Gap::Dash, glyph.start),
            Class::Comma => self.wait(Gap::Comma, glyph.start),
            Class::Strong => self.wait(Gap::Strong, glyph.start),
            Class::Colon => {
                self.drop_label();
                if self.scan.count == 0 {
                    self.pending = Gap::None;
                }
                self.wait(Gap::Strong, glyph.start);
            }
            Class::Open => {
                if self.scan.count.saturating_sub(self.piece) >= 7 {
                    self.bracket = Some(self.scan.count);
                }
                self.wait(Gap::Soft, glyph.start);
            }
            Class::Close => {
                self.bracket = None;
                self.note = false;
                self.wait(Gap::Soft, glyph.start);
            }
            Class::Invisible | Class::Word => {}
        }
        let mark = matches!(class, Class::Soft | Class::Dash);
        let repeated = mark && glyph.ch == self.mark;
        self.marks = if repeated { self.marks.saturating_add(1) } else { u8::from(mark) };
        self.mark = glyph.ch;
        self.after_digit = false;
    }

    fn digit(&mut self, value: u8, place: u32, end: u32) {
        self.marks = 0;
        self.after_digit = true;
        if self.note {
            return;
        }
        let before = if self.pending == Gap::None { place } else { self.pending_at };
        #[allow(clippy::cast_possible_truncation)]
        let found = Found { value, gap: self.pending, place: place as u16, end: end as u16, before: before as u16 };
        match self.scan.found.get_mut(self.scan.count) {
            Some(slot) => {
                *slot = found;
                self.scan.count += 1;
            }
            None => self.scan.overflow += 1,
        }
        self.pending = Gap::None;
    }

    fn wait(&mut self, gap: Gap, at: u32) {
        if self.pending == Gap::None {
            self.pending_at = at;
        }
        self.pending = self.pending.max(gap);
    }

    fn plus(&mut self, at: u32) {
        self.drop_label();
        if self.pending == Gap::Context {
            self.scan.plus_in_context = true;
        } else if self.scan.count == 0 {
            self.scan.plus = true;
        } else {
            self.wait(Gap::Strong, at);
        }
    }

    /// "手机1：138…": the digit belongs to the label.
    fn drop_label(&mut self) {
        if self.labelled && self.scan.count > self.piece && self.scan.count - self.piece <= 2 {
            self.scan.count = self.piece;
        }
    }

    fn stop(&mut self, why: Obstacle, from: u32, to: u32) {
        if self.scan.obstacle.is_none() {
            self.scan.obstacle = Some((why, from, to));
        }
    }

    /// A word has ended; `touches` says that a digit follows at once.
    fn word(&mut self, word: &Word, touches: bool) {
        self.scan.nothing_seen = false;
        self.marks = 0;
        let count = self.scan.count;
        let (from, to) = (word.start, word.end);
        let spelled = word.is_numerals() && (word.len > 1 || word.after_digit || touches);
        if word.is_bullet() {
            self.wait(Gap::Soft, from);
        } else if word.hides_digits(count, touches) {
            self.stop(Obstacle::Masked, from, to);
        } else if word.marks_extension(count) {
            self.wait(Gap::Extension, from);
            self.pending = Gap::Extension;
            self.piece = count;
        } else if spelled || word.stands_for_digits(touches) {
            self.stop(if spelled { Obstacle::Numerals } else { Obstacle::Letters }, from, to);
            for (value, place) in word.values() {
                self.digit(value, place, place + 1);
            }
            self.after_digit = false;
        } else if word.is_among_digits(count, touches) {
            self.stop(Obstacle::Letters, from, to);
            self.wait(Gap::Soft, from);
        } else if count > 0 && word.is(b"context") {
            self.wait(Gap::Context, from);
            self.piece = count;
        } else {
            if let Some(before) = self.bracket {
                self.scan.count = before;
                self.note = true;
            } else if count > 0 && count < 7 && word.is_latin() {
                self.few_then_letters = Some((from, to));
            }
            self.wait(Gap::Word, from);
            self.piece = self.scan.count;
            self.labelled = touches;
        }
    }
}

impl Scan {
    /// How many digits there are.
    pub fn len(&self) -> usize {
        self.count
    }

    fn at(&self, index: usize) -> Option<&Found> {
        self.found.get(..self.count)?.get(index)
    }

    /// The value of a digit.
    pub fn value(&self, index: usize) -> u8 {
        self.at(index).map_or(0, |found| found.value)
    }

    /// What stands before a digit.
    pub fn gap(&self, index: usize) -> Gap {
        self.at(index).map_or(Gap::None, |found| found.gap)
    }

    /// Where a digit stands.
    pub fn place(&self, index: usize) -> u32 {
        self.at(index).map_or(self.end, |found| found.place.into())
    }

    /// Where what stands before a digit begins.
    pub fn place_before(&self, index: usize) -> u32 {
        self.at(index).map_or(self.end, |found| found.before.into())
    }

    /// Where the digit before this one ends.
    pub fn place_after(&self, index: usize) -> u32 {
        index.checked_sub(1).and_then(|last| self.at(last)).map_or(self.end, |found| found.end.into())
    }

    /// Where the last digit ends.
    pub fn digits_end(&self) -> u32 {
        self.place_after(self.count)
    }

    /// The runs of digits between words: what stands before, first index, index after the last.
    pub fn pieces(&self) -> impl Iterator<Item = (Gap, usize, usize)> + '_ {
        let mut from = 0;
        std::iter::from_fn(move || {
            if from >= self.count {
                return None;
            }
            let to = (from + 1..self.count).find(|index| self.gap(*index) >= Gap::Word).unwrap_or(self.count);
            let piece = (self.gap(from), from, to);
            from = to;
            Some(piece)
        })
    }
}
