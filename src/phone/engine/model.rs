//! How the automata's steps are squeezed into few bytes: the questions to which they are the answers, and how likely
//! each answer is. The table's writer (`src/build/phone/section.rs`) and its reader (`unpack.rs`) both compile this
//! file, so that they ask the same questions in the same order and expect the same answers.
//!
//! The states are taken breadth first, their digits in order. Each digit is told from the one before it: the same
//! way, none, a way this state has taken already, or one it takes first; and the last as an end, as the next state
//! not mentioned so far, or as one of those that are mentioned more than once. Every question is asked with three
//! circumstances; what was answered in each of them before makes the expected answer cost little.

// Every index is one the table's writer has gone through with the same table, or its reader cannot be built. What is
// learnt lies on the stack, half a megabyte, and is gone when all is read.
#![allow(clippy::indexing_slicing, clippy::large_stack_arrays, clippy::cast_sign_loss)]

/// A step as a slot of two bytes; 0 is none of them.
pub const DEAD: u16 = 1;
/// More than this is an end state's number.
pub const END: u16 = 1 << 15;
/// State `n` is this much more.
pub const STATE: u16 = 2;
/// In the last slot of a state that has an answer of its own: its first slot is that answer, its second the state
/// without it.
pub const ANSWERING: u16 = END - 1;

/// The most states, roots and shared states a family of automata may have.
pub const MOST: [usize; 3] = [1 << 13, 1 << 9, 1 << 10];

/// What has to be known of a family before its steps can be read.
pub struct Shape {
    pub states: usize,
    /// They are the first states.
    pub roots: usize,
    /// Some states have answers of their own.
    pub answers: bool,
    /// How many bits the number of a shared state takes.
    pub shared_bits: u32,
}

/// Writes the answers down, or reads them.
pub trait Coder {
    /// Whether the answers are known already.
    const WRITES: bool;

    /// The answer to a question under two circumstances. `known`: what a writer writes; a reader does not look.
    fn bit(&mut self, question: u32, circumstances: [u32; 3], known: bool) -> bool;

    /// A slot a writer knows.
    fn slot(&self, at: usize) -> u16;

    /// Takes a slot a reader has read.
    fn put(&mut self, at: usize, slot: u16);

    /// A writer knows whether a state will be mentioned again.
    fn is_shared(&self, state: u16) -> bool;
}

/// How often each question was answered with yes, under each of its circumstances: twelve bits for how far that share
/// is from a half, four for how many answers it was learnt from.
pub struct Model([u16; 1 << 18]);

/// By how much of the difference, of 65,536, an answer moves the share: 1 / (answers + 1.5), as long as they are few.
const STEPS: [i32; 16] =
    [43_691, 26_214, 18_725, 14_564, 11_916, 10_082, 8738, 7710, 6899, 6899, 6899, 6899, 6899, 6899, 6899, 6899];
const HALF: u32 = 2048;

impl Model {
    pub fn new() -> Model {
        Model([0; 1 << 18])
    }

    /// Where a circumstance stands. Rare ones may share a place.
    pub fn places(question: u32, circumstances: [u32; 3]) -> [usize; 3] {
        let mut kind = 3 * question;
        circumstances.map(|circumstance| {
            kind += 1;
            ((circumstance << 6 | kind).wrapping_mul(0x9E37_79B1) >> 14) as usize
        })
    }

    /// The share of yes, of 4096, and how much is to be heard on it: more if it comes of many answers and is sure.
    fn share(&self, place: usize) -> (u32, u32) {
        let cell = u32::from(self.0[place & 0x3_ffff]);
        let yes = cell >> 4 ^ HALF;
        let sure = HALF + yes.abs_diff(HALF);
        (yes, ((cell & 15) + 3) * ((sure * sure) >> 10))
    }

    /// How likely yes is, of 4096.
    pub fn chance(&self, places: [usize; 3]) -> u32 {
        let (mut sum, mut all) = (0, 0);
        for place in places {
            let (yes, weight) = self.share(place);
            sum += yes * weight;
            all += weight;
        }
        (sum / all).clamp(1, 4095)
    }

    /// Remembers an answer.
    pub fn learn(&mut self, place: usize, answer: bool) {
        let cell = &mut self.0[place & 0x3_ffff];
        let (yes, seen) = (i32::from(*cell >> 4 ^ HALF as u16), *cell & 15);
        let wanted = if answer { 4095 } else { 0 };
        let yes = yes + (((wanted - yes) * STEPS[usize::from(seen)]) >> 16);
        *cell = (yes as u16 ^ HALF as u16) << 4 | (seen + 1).min(8);
    }
}

/// The part of all numbers that is still open, shared between writer and reader of bits. Of each number the lower 30 bits
/// count; above them stand, in all alike, some that are settled.
///
/// What is settled leaves six bits at a time, as a byte of ASCII: a script can carry the table then, and it packs as well
/// as if it used all eight.
pub struct Span {
    pub low: u32,
    pub high: u32,
}

impl Span {
    pub fn new() -> Span {
        Span { low: 0, high: u32::MAX >> 2 }
    }

    /// Where yes ends and no begins.
    pub fn middle(&self, chance: u32) -> u32 {
        self.low + ((self.high - self.low) >> 12) * chance
    }

    pub fn take(&mut self, middle: u32, answer: bool) {
        if answer {
            self.high = middle;
        } else {
            self.low = middle + 1;
        }
    }

    /// The uppermost six bits, once they are settled.
    pub fn settled(&mut self) -> Option<u8> {
        if (self.low ^ self.high) >> 24 != 0 {
            return None;
        }
        let bits = (self.high >> 24 & 63) as u8;
        self.low <<= 6;
        self.high = self.high << 6 | 63;
        Some(bits)
    }
}

/// What a way is: none, an end, a new state, a shared one.
const TO_END: u32 = 1;
const TO_NEW: u32 = 2;
const TO_SHARED: u32 = 3;

/// Goes through all states, in writing or in reading.
pub fn transcribe<C: Coder>(shape: &Shape, coder: &mut C) {
    let mut course = Course {
        coder,
        shared_bits: shape.shared_bits,
        origins: [0; MOST[0]],
        next: shape.roots as u16,
        shared: [0; MOST[2]],
        shared_count: 0,
        lately: [(0, 0); MOST[1]],
        root: 0,
        depth: 0,
        before: 0,
        ended: false,
        way: 0,
        end: 0,
    };
    for root in 0..shape.roots as u16 {
        course.root = root;
        course.mention(root);
    }
    let mut level = shape.roots;
    for state in 0..shape.states {
        if state == level {
            course.depth = (course.depth + 1).min(9);
            level = usize::from(course.next);
        }
        course.root = course.origins[state];
        course.way = 0;
        course.end = 0;
        let at = 10 * state;
        if shape.answers && course.coder.bit(4, [0; 3], course.coder.slot(at + 9) == ANSWERING) {
            for n in at..at + 2 {
                let slot = course.way(0, course.coder.slot(n));
                course.coder.put(n, slot);
            }
            course.coder.put(at + 9, ANSWERING);
        } else {
            course.state(at);
        }
    }
}

/// Goes through columns of bytes, each closed by one of `ends`; their slots hold one more than the byte.
pub fn transcribe_columns(ends: &[usize], coder: &mut impl Coder) {
    let (mut at, mut before, mut earlier) = (0, 0, 0);
    for (column, &end) in ends.iter().enumerate() {
        let column = (column as u32) << 8;
        while at < end {
            let known = coder.slot(at).wrapping_sub(1);
            let mut byte = 1;
            for place in (0..8).rev() {
                let circumstances = [column | byte, (column | before) << 8 | byte, (earlier << 8 | before) << 8 | byte];
                byte = byte * 2 + u32::from(coder.bit(11, circumstances, known >> place & 1 == 1));
            }
            (earlier, before) = (before, byte & 255);
            coder.put(at, before as u16 + 1);
            at += 1;
        }
    }
}

struct Course<'a, C> {
    coder: &'a mut C,
    shared_bits: u32,
    /// The root from which each state was mentioned first.
    origins: [u16; MOST[0]],
    /// The next state not mentioned so far.
    next: u16,
    shared: [u16; MOST[2]],
    shared_count: usize,
    /// For each root the last end and the last shared state.
    lately: [(u16, u16); MOST[1]],
    root: u16,
    /// How many digits lead here.
    depth: u32,
    /// What ways the state before this one has, and whether an end is among them.
    before: u32,
    ended: bool,
    /// What the last way of this state is, and which end if it is one.
    way: u32,
    end: u32,
}

impl<C: Coder> Course<'_, C> {
    fn state(&mut self, at: usize) {
        let rooted = u32::from(self.root) << 4 | self.depth;
        let mut slots = [DEAD; 10];
        let mut kinds = [0; 10];
        // How many ways there are so far, and what they are.
        let (mut count, mut shape) = (0, 1);
        let mut ended = false;
        // The way of the digit before, if it has one; since how many digits; whether a digit without one came after.
        let (mut last, mut run, mut gap) = (None, 0, 0);
        for digit in 0..10 {
            let known = self.coder.slot(at + digit);
            let kind = last.map_or(0, |way: usize| kinds[way]);
            let place = last.map_or(0, |way| way as u32 + 1);
            let same = known == last.map_or(DEAD, |way| slots[way]);
            let view = (kind << 2 | count.min(3) as u32) << 4 | run;
            if self.coder.bit(
                5,
                [view << 4 | digit as u32, rooted << 2 | kind, ((shape << 4 | place) << 4 | run) << 1 | gap],
                same,
            ) {
                run += 1;
            } else {
                run = 0;
                if last.is_some()
                    && self.coder.bit(
                        8,
                        [(shape << 4 | place) << 1 | gap, rooted, view << 4 | digit as u32],
                        known == DEAD,
                    )
                {
                    gap = 1;
                    last = None;
                } else {
                    let fresh = !slots[..count].contains(&known);
                    let view = (count.min(4) as u32) << 1 | u32::from(last.is_none());
                    if count == usize::from(last.is_some())
                        || self.coder.bit(9, [view, shape << 4 | place, rooted << 4 | digit as u32], fresh)
                    {
                        slots[count] = self.way(count as u32, known);
                        kinds[count] = self.way;
                        shape = (shape << 2 | self.way) & 0xf_ffff;
                        ended |= self.way == TO_END;
                        last = Some(count);
                        count += 1;
                    } else {
                        last = Some(self.earlier(known, &slots[..count], &kinds, last, shape << 4 | place));
                    }
                }
            }
            self.coder.put(at + digit, last.map_or(DEAD, |way| slots[way]));
        }
        self.before = shape;
        self.ended = ended;
    }

    /// One of the ways taken before; the last one is not among them.
    fn earlier(&mut self, known: u16, slots: &[u16], kinds: &[u32; 10], last: Option<usize>, view: u32) -> usize {
        let count = slots.len();
        let oldest = usize::from(last == Some(0));
        let mut found = oldest;
        for way in (oldest + 1..count).rev() {
            let near = ((count - way).min(3) as u32) << 2 | kinds[way];
            if last != Some(way) && self.coder.bit(10, [near, view, self.root.into()], slots[way] == known) {
                found = way;
                break;
            }
        }
        found
    }

    /// A way taken for the first time in this state, as the state's number `count`.
    fn way(&mut self, count: u32, known: u16) -> u16 {
        let root = u32::from(self.root);
        let rooted = root << 4 | self.depth;
        let view = self.way << 5 | u32::from(self.ended) << 4 | count;
        if self.coder.bit(0, [view, rooted, root << 6 | self.way << 4 | count], known > END - 1) {
            let lately = u32::from(self.lately[usize::from(self.root)].0);
            let end = self.count([root, self.end << 8 | lately, rooted], u32::from(known & !END));
            self.lately[usize::from(self.root)].0 = end as u16;
            self.end = end + 1;
            self.way = TO_END;
            return end as u16 | END;
        }
        if self.coder.bit(1, [self.way << 4 | self.depth, rooted, view << 4 | self.depth], known == self.next + STATE) {
            let state = self.next;
            self.next += 1;
            self.mention(state);
            self.way = TO_NEW;
            return state + STATE;
        }
        let all = &self.shared[..self.shared_count];
        let known = if C::WRITES { all.iter().position(|s| s + STATE == known).unwrap_or(0) } else { 0 };
        let lately = u32::from(self.lately[usize::from(self.root)].1);
        let mut number = 1;
        for place in (0..self.shared_bits).rev() {
            let views = [lately << 10 | number, rooted << 10 | number, number];
            number = number * 2 + u32::from(self.coder.bit(3, views, known >> place & 1 == 1));
        }
        number -= 1 << self.shared_bits;
        self.lately[usize::from(self.root)].1 = number as u16;
        self.way = TO_SHARED;
        self.shared[number as usize] + STATE
    }

    /// A state is mentioned for the first time.
    fn mention(&mut self, state: u16) {
        self.origins[usize::from(state)] = self.root;
        if self.coder.bit(2, [self.depth, self.before, self.root.into()], self.coder.is_shared(state)) {
            self.shared[self.shared_count] = state;
            self.shared_count += 1;
        }
    }

    /// A number of which small ones are frequent.
    fn count(&mut self, views: [u32; 3], known: u32) -> u32 {
        let bits = (known + 1).ilog2();
        let mut size = 0;
        while size < 8 && self.coder.bit(6, views.map(|view| view << 4 | size), size < bits) {
            size += 1;
        }
        let mut value = 1;
        for place in (0..size).rev() {
            let views = views.map(|view| view << 8 | 1 << size | value);
            value = value * 2 + u32::from(self.coder.bit(7, views, (known + 1) >> place & 1 == 1));
        }
        value - 1
    }
}
