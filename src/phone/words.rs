//! Words beside a number: labels, notes, marks of an extension, masks, and letters or numerals that
//! stand for digits.

/// A run of letters, ideographs or hiding marks.
pub(super) struct Word {
    /// UTF-16 places.
    pub start: u32,
    pub end: u32,
    /// Characters.
    pub len: usize,
    /// A digit stands right before it.
    pub after_digit: bool,
    /// Its first characters in ASCII lower case; 0 for others.
    ascii: [u8; 12],
    /// Its first characters' digit values where they look or read like digits, plus one.
    like: [u8; KEPT],
    places: [u32; KEPT],
    marks: usize,
    exes: usize,
    bullets: usize,
    hashes: usize,
    numerals: usize,
    alike: usize,
    latin: usize,
    symbols: usize,
    han: Han,
}

const KEPT: usize = 40;

/// How much of 转, 分机, 内线 has been seen.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Han {
    Nothing,
    Part,
    Line,
    Extension,
}

impl Word {
    pub fn new(start: u32, after_digit: bool) -> Word {
        Word {
            start,
            end: start,
            len: 0,
            after_digit,
            ascii: [0; 12],
            like: [0; KEPT],
            places: [0; KEPT],
            marks: 0,
            exes: 0,
            bullets: 0,
            hashes: 0,
            numerals: 0,
            alike: 0,
            latin: 0,
            symbols: 0,
            han: Han::Nothing,
        }
    }

    pub fn push(&mut self, ch: char, end: u32) {
        let place = self.end;
        self.end = end;
        if let Some(slot) = self.ascii.get_mut(self.len) {
            *slot = if ch.is_ascii() { u8::try_from(ch.to_ascii_lowercase()).unwrap_or(0) } else { 0 };
        }
        match ch {
            '*' | '?' | '×' | '✕' | '✖' | '✱' | '∗' | '⁎' | '○' | '■' | '□' | '█' | '…' | '※' => {
                self.marks += 1;
            }
            '●' => self.bullets += 1,
            '#' => self.hashes += 1,
            'x' | 'X' => {
                self.exes += 1;
                self.latin += 1;
            }
            _ if ch.is_ascii_alphabetic() || matches!(ch, '\u{00C0}'..='\u{052F}' | '\u{1E00}'..='\u{1FFF}') => {
                self.latin += 1;
            }
            // Numbers that are no decimal digits: circled, raised, Roman.
            '\u{00B2}'
            | '\u{00B3}'
            | '\u{00B9}'
            | '\u{00BC}'..='\u{00BE}'
            | '\u{2070}'..='\u{2089}'
            | '\u{2150}'..='\u{218B}'
            | '\u{2460}'..='\u{249B}'
            | '\u{24EA}'..='\u{24FF}'
            | '\u{2776}'..='\u{2793}' => {
                self.symbols += 1;
            }
            _ => {}
        }
        self.han = match (self.han, ch) {
            (Han::Extension, _) | (_, '转' | '轉') | (Han::Part, '机' | '機') | (Han::Line, '线' | '線') => {
                Han::Extension
            }
            (_, '分') => Han::Part,
            (_, '内' | '內') => Han::Line,
            _ => Han::Nothing,
        };
        let value = numeral(ch).inspect(|_| self.numerals += 1).or_else(|| looks_like(ch).inspect(|_| self.alike += 1));
        if let (Some(value), Some(slot), Some(at)) = (value, self.like.get_mut(self.len), self.places.get_mut(self.len))
        {
            *slot = value + 1;
            *at = place;
        }
        self.len += 1;
    }

    /// Is exactly this, in any case.
    pub fn is(&self, word: &[u8]) -> bool {
        self.len == word.len() && self.ascii.get(..self.len) == Some(word)
    }

    /// Letters of an alphabet only.
    pub fn is_latin(&self) -> bool {
        self.latin == self.len
    }

    /// One round mark between groups separates; two hide.
    pub fn is_bullet(&self) -> bool {
        self.bullets == 1 && self.len == 1
    }

    /// Stars, crosses and `X` in the place of digits. `count` digits stand before; `touches`: a digit
    /// follows at once.
    pub fn hides_digits(&self, count: usize, touches: bool) -> bool {
        let hiding = self.marks + self.exes + self.bullets;
        if hiding == self.len {
            let plain_x = self.exes == self.len;
            return match self.len {
                1 if plain_x => count < 7 && (self.after_digit || touches && count > 0),
                1 => (self.after_digit && count < 11) || (count > 0 && touches),
                _ => count > 0 || touches || !plain_x,
            };
        }
        self.hashes == self.len && self.len > 1 && (count > 0 || touches)
    }

    /// "转", "分机", "内线", "ext", "extension", "x", "#" after a number.
    pub fn marks_extension(&self, count: usize) -> bool {
        count >= 5
            && (self.han == Han::Extension
                || self.is(b"ext")
                || self.is(b"extn")
                || self.is(b"extension")
                || (count >= 7 && (self.is(b"x") || self.is(b"#"))))
    }

    /// Chinese numerals only.
    pub fn is_numerals(&self) -> bool {
        self.numerals == self.len
    }

    /// `O` and `l` written for 0 and 1, right beside digits.
    pub fn stands_for_digits(&self, touches: bool) -> bool {
        self.alike == self.len && self.len <= 4 && (self.after_digit || touches)
    }

    /// Letters or odd numbers between digits, or at the end of too few.
    pub fn is_among_digits(&self, count: usize, touches: bool) -> bool {
        if self.symbols > 0 && self.symbols == self.len {
            return count > 0 || touches;
        }
        self.is_latin() && self.after_digit && (touches || count < 11)
    }

    /// The digits it stands for, as far as they are known.
    pub fn values(&self) -> impl Iterator<Item = (u8, u32)> + '_ {
        self.like
            .iter()
            .zip(&self.places)
            .take(self.len)
            .filter_map(|(value, place)| Some((value.checked_sub(1)?, *place)))
    }
}

/// How 0 to 9 are written, some of them twice to fill the row; last, how they are read out where nothing may be misheard.
static NUMERALS: [[char; 5]; 10] = [
    ['零', '〇', '零', '〇', '洞'],
    ['一', '壹', '一', '壹', '幺'],
    ['二', '贰', '貳', '兩', '两'],
    ['三', '叁', '參', '三', '三'],
    ['四', '肆', '四', '肆', '四'],
    ['五', '伍', '五', '伍', '五'],
    ['六', '陆', '陸', '六', '六'],
    ['七', '柒', '七', '柒', '拐'],
    ['八', '捌', '八', '捌', '八'],
    ['九', '玖', '九', '玖', '勾'],
];

/// The value of a Chinese numeral that is read as one digit.
pub(super) fn numeral(ch: char) -> Option<u8> {
    let value = NUMERALS.iter().position(|written| written.contains(&ch))?;
    u8::try_from(value).ok()
}

/// Letters that are taken for a digit by the eye.
fn looks_like(ch: char) -> Option<u8> {
    Some(match ch {
        'O' | 'o' | 'Ο' | 'ο' | 'О' | 'о' => 0,
        'l' | 'I' | 'i' | 'Ι' | 'І' => 1,
        _ => return None,
    })
}
