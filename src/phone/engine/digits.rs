//! A short row of digits without a heap; writing digits out, and their value.

/// Digit values 0 to 9, at most [`Digits::CAPACITY`] of them. Prints nothing of what it holds.
#[derive(Clone, Copy)]
pub struct Digits {
    len: u8,
    values: [u8; Digits::CAPACITY],
}

impl Digits {
    /// How many digits fit. National numbers have at most 17; the rest is room for prefixes.
    pub const CAPACITY: usize = 40;

    /// No digits.
    pub const fn new() -> Self {
        Digits { len: 0, values: [0; Digits::CAPACITY] }
    }

    /// Appends a digit value; `false` when it is above 9 or no room is left.
    pub fn push(&mut self, digit: u8) -> bool {
        match self.values.get_mut(usize::from(self.len)) {
            Some(slot) if digit <= 9 => {
                *slot = digit;
                self.len += 1;
                true
            }
            _ => false,
        }
    }

    /// The digit values.
    #[inline]
    pub fn as_slice(&self) -> &[u8] {
        self.values.get(..usize::from(self.len)).unwrap_or(&[])
    }

    /// How many digits there are.
    pub fn len(&self) -> usize {
        usize::from(self.len)
    }

    /// Is there no digit?
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// As many of `values`, digit values from 0 to 9, as fit.
    pub fn from_slice(values: &[u8]) -> Self {
        let mut digits = Digits::new();
        digits.extend(values);
        digits
    }

    /// Appends as many of `values`, which are digit values, as fit.
    pub fn extend(&mut self, values: &[u8]) {
        let len = usize::from(self.len);
        let fit = values.len().min(Digits::CAPACITY - len.min(Digits::CAPACITY));
        if let (Some(room), Some(values)) = (self.values.get_mut(len..len + fit), values.get(..fit)) {
            room.copy_from_slice(values);
            self.len += fit as u8;
        }
    }
}

impl Default for Digits {
    fn default() -> Self {
        Digits::new()
    }
}

impl PartialEq for Digits {
    fn eq(&self, other: &Self) -> bool {
        self.as_slice() == other.as_slice()
    }
}

impl Eq for Digits {}

/// Personal data stay out of logs: only the length is shown.
impl core::fmt::Debug for Digits {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "Digits({})", self.len)
    }
}

/// A calling code and what follows it.
pub(crate) fn joined(code: u16, nsn: &[u8]) -> Digits {
    let mut all = Digits::new();
    push_code(code, &mut all);
    all.extend(nsn);
    all
}

fn push_code(code: u16, all: &mut Digits) {
    if code >= 10 {
        push_code(code / 10, all);
    }
    if code > 0 {
        all.push((code % 10).to_le_bytes()[0]);
    }
}

/// Writes a calling code.
pub(crate) fn write_code(code: u16, out: &mut Vec<u8>) {
    if code >= 10 {
        write_code(code / 10, out);
    }
    out.push(b'0' + (code % 10) as u8);
}

/// Writes digit values as ASCII digits.
pub(crate) fn write(values: &[u8], out: &mut Vec<u8>) {
    out.extend(values.iter().map(|value| b'0' + value % 10));
}

/// What was written as a text. Numbers are put together as bytes: every character is one but the mark of an extension,
/// and a text takes several times as long to append them.
#[inline(never)]
pub(crate) fn text(written: Vec<u8>) -> String {
    String::from_utf8(written).unwrap_or_default()
}

/// The value of a run of up to nineteen digits.
pub(crate) fn value(values: &[u8]) -> u64 {
    values.iter().fold(0, |sum: u64, value| sum.wrapping_mul(10).wrapping_add(u64::from(*value)))
}
