//! Reading what people type and paste: which digits are the number, which are an extension, and
//! what stands in the way of reading one.
//!
//! Labels before, notes after, separators and invisible characters are read over. What could make
//! another number of it (letters for digits, masks, two numbers, numerals) is an [`Obstacle`] and
//! never guessed at.

use super::{
    digits::Digits,
    scan::{Gap, Scan, Walk},
};

/// Why digits are there and no number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Obstacle {
    /// Nothing at all, or nothing one can see.
    Empty,
    /// Text without a digit.
    NoDigits,
    /// Letters where digits belong.
    Letters,
    /// Digits hidden behind `*`, `X` and the like.
    Masked,
    /// More than one number.
    Several,
    /// Digits written as Chinese numerals.
    Numerals,
}

/// What was read.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reading {
    /// The number's digits as far as they fit the buffer.
    pub digits: Digits,
    /// How many digits there were.
    pub total: usize,
    /// Bit n: a separator stands before digit n.
    pub gaps: u64,
    /// Bit n: that separator is a dash.
    pub dashes: u64,
    /// Written with `+`.
    pub plus: bool,
    /// The first digit stands between a word and a separator, as in "电话1 139…": it may belong to the label.
    pub numbered: bool,
    /// Digits after "转", "ext." and the like.
    pub extension: Digits,
    /// What stands in the way, and where (UTF-16).
    pub obstacle: Option<(Obstacle, u32, u32)>,
    /// Where each digit of the number stands.
    pub places: [u32; PLACES],
    /// Where the extension's digits end, and where its mark begins; both 0 without one.
    pub extension_place: (u32, u32),
    /// The length of the text, UTF-16.
    pub end: u32,
}

/// One more than `Digits` holds.
pub(crate) const PLACES: usize = 40;

/// A piece as long as this can be a number of its own.
const NUMBER: usize = 7;
/// A first piece as long as this is one, whatever follows.
const WHOLE_NUMBER: usize = 10;
/// What follows a word or a mark of an extension and is no longer than this belongs to the number.
const EXTENSION: usize = 7;
/// A comma before so few digits is a pause before an extension.
const PAUSED_EXTENSION: usize = 5;
/// A number's label or note may carry so many digits of its own ("手机1", "24小时").
const LABEL: usize = 2;
const NOTE: usize = 4;

/// A run of scanned digits, from one index up to another.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Piece {
    from: usize,
    to: usize,
}

impl Piece {
    fn len(self) -> usize {
        self.to.saturating_sub(self.from)
    }
}

/// Reads a text as one number. The caller has made sure that it is not longer than a field.
pub(crate) fn read(text: &str) -> Reading {
    let mut reading = Reading {
        digits: Digits::new(),
        total: 0,
        gaps: 0,
        dashes: 0,
        plus: false,
        numbered: false,
        extension: Digits::new(),
        obstacle: None,
        places: [0; PLACES],
        extension_place: (0, 0),
        end: 0,
    };
    if is_bare(text.as_bytes(), &mut reading) {
        return reading;
    }
    let mut walk = Walk::new();
    let scan = walk.over(text);
    reading.plus = scan.plus;
    reading.obstacle = scan.obstacle;
    reading.end = scan.end;
    if scan.len() == 0 && reading.obstacle.is_none() {
        let why = if scan.nothing_seen { Obstacle::Empty } else { Obstacle::NoDigits };
        reading.obstacle = Some((why, 0, scan.end));
        return reading;
    }
    if let Err((why, from)) = resolve(scan, &mut reading) {
        reading.obstacle = reading.obstacle.or(Some((why, from, scan.digits_end())));
    }
    reading
}

/// A number as it is typed: nothing but digits, with which nothing can be meant but them.
fn is_bare(text: &[u8], reading: &mut Reading) -> bool {
    if text.is_empty() || text.len() > PLACES || !text.iter().all(u8::is_ascii_digit) {
        return false;
    }
    reading.total = text.len();
    for (place, byte) in reading.places.iter_mut().zip(text) {
        *place = reading.end;
        reading.end += 1;
        reading.digits.push(byte - b'0');
    }
    true
}

impl Reading {
    /// The same without the first digit.
    pub fn without_first(mut self) -> Reading {
        self.digits = Digits::from_slice(self.digits.as_slice().get(1..).unwrap_or_default());
        self.total -= 1;
        self.gaps >>= 1;
        self.dashes >>= 1;
        self.places.copy_within(1.., 0);
        self
    }
}

/// Chooses the piece that is the number.
fn resolve(scan: &Scan, reading: &mut Reading) -> Result<(), (Obstacle, u32)> {
    let mut main: Option<Piece> = None;
    let mut last: Option<Piece> = None;
    let mut context: Option<Piece> = None;
    let mut pieces = scan.pieces();
    let mut next = pieces.next();
    while let Some((gap, from, to)) = next {
        let piece = Piece { from, to };
        next = pieces.next();
        match gap {
            Gap::Extension => extension(scan, piece, reading)?,
            Gap::Context => context = Some(piece),
            _ => {
                let known = main.map_or(0, Piece::len);
                if main.is_none() || (known <= LABEL && !reading.plus && piece.len() >= NUMBER) {
                    main = Some(piece);
                } else if known >= NUMBER && piece.len() >= NUMBER {
                    return Err((Obstacle::Several, scan.place(from)));
                } else if reading.plus && known <= 3 {
                    // "+86 手机 138…": the code and the number around a word.
                    main = main.map(|main| Piece { from: main.from, to });
                } else if known < NUMBER || piece.len() > NOTE {
                    return Err((Obstacle::Letters, scan.place_before(from)));
                }
            }
        }
        last = Some(piece);
    }
    let Some(main) = main.or(last) else {
        return Ok(());
    };
    if let Some(context) = context.filter(|_| scan.plus_in_context && !reading.plus) {
        take(scan, context, reading);
        reading.plus = true;
    }
    let main = pause(scan, main, reading)?;
    reading.numbered = !reading.plus
        && scan.gap(main.from) == Gap::Word
        && scan.gap(main.from + 1) != Gap::None
        && scan.gap(main.from + 2) == Gap::None
        && scan.value(main.from) > 0;
    take(scan, main, reading);
    if scan.overflow > 0 {
        reading.total += scan.overflow;
    }
    Ok(())
}

fn take(scan: &Scan, piece: Piece, reading: &mut Reading) {
    for index in piece.from..piece.to {
        let at = reading.digits.len();
        if reading.digits.push(scan.value(index)) {
            if let Some(place) = reading.places.get_mut(at) {
                *place = scan.place(index);
            }
            let gap = scan.gap(index);
            reading.gaps |= u64::from(gap != Gap::None) << at;
            reading.dashes |= u64::from(gap == Gap::Dash) << at;
        }
        reading.total += 1;
    }
}

fn extension(scan: &Scan, piece: Piece, reading: &mut Reading) -> Result<(), (Obstacle, u32)> {
    // Two extensions in a row are dialled one after the other.
    if reading.extension.len() + piece.len() > EXTENSION {
        return Err((Obstacle::Several, scan.place(piece.from)));
    }
    for index in piece.from..piece.to {
        reading.extension.push(scan.value(index));
    }
    reading.extension_place = (scan.place_before(piece.from), scan.place_after(piece.to));
    Ok(())
}

/// Commas, semicolons and slashes: between the groups of one number they only separate; between
/// numbers they make several; before a few last digits a comma or semicolon is a dialling pause.
fn pause(scan: &Scan, main: Piece, reading: &mut Reading) -> Result<Piece, (Obstacle, u32)> {
    let mut from = main.from;
    let mut longest = 0;
    for index in main.from + 1..main.to {
        let gap = scan.gap(index);
        if !matches!(gap, Gap::Comma | Gap::Strong) {
            continue;
        }
        let before = index - from;
        let after = main.to - index;
        longest = longest.max(before);
        if before >= WHOLE_NUMBER && gap == Gap::Comma && after <= PAUSED_EXTENSION && reading.extension.is_empty() {
            extension(scan, Piece { from: index, to: main.to }, reading)?;
            return Ok(Piece { from: main.from, to: index });
        }
        if before >= WHOLE_NUMBER || (longest >= NUMBER && after >= NUMBER) {
            return Err((Obstacle::Several, scan.place(index)));
        }
        from = index;
    }
    Ok(main)
}
