//! Writing a number the way its country writes it.

use super::digits::{Digits, write as put, write_code};
use super::number::Number;
use super::region::Group;
use super::table::{self, FORMAT, byte, bytes};
use super::walk::Step;

/// The ways of writing (libphonenumber's `PhoneNumberFormat`).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Style {
    /// +8613812345678
    E164,
    /// 138 1234 5678
    National,
    /// +86 138 1234 5678
    International,
    /// RFC 3966: tel:+86-138-1234-5678
    Uri,
}

impl Number {
    /// Writes the number in `style` behind what stands in `out` (libphonenumber's `format`).
    pub fn write(&self, style: Style, out: &mut Vec<u8>) {
        if style == Style::Uri {
            let mut international = Vec::with_capacity(32);
            self.write(Style::International, &mut international);
            uri(&international, out);
            return;
        }
        if style != Style::National {
            out.push(b'+');
            write_code(self.calling_code, out);
        }
        if style == Style::International {
            out.push(b' ');
        }
        let format = if style == Style::E164 {
            None
        } else {
            choose(self.group(), self.nsn.as_slice(), style != Style::National)
        };
        match format {
            None => put(self.nsn.as_slice(), out),
            Some((format, groups)) => format.write(&groups, &self.nsn, style == Style::National, out),
        }
    }
}

/// The URI of a number written internationally: a dash for every run of separators between digits.
pub(crate) fn uri(international: &[u8], out: &mut Vec<u8>) {
    out.extend_from_slice(b"tel:");
    let mut gap = false;
    for &byte in international {
        if byte == b'+' || byte.is_ascii_digit() {
            if gap {
                out.push(b'-');
            }
            out.push(byte);
        }
        gap = byte != b'+' && !byte.is_ascii_digit();
    }
}

/// One way of grouping a plan's numbers; its number in the table.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Format(usize);

impl Format {
    /// How many digits its groups take.
    pub(super) fn groups(self) -> Groups {
        let row = usize::from(byte(table::FORMAT_GROUPS + self.0));
        let mut groups = Groups { least: [0; 5], more: [0; 5], low: 0, high: 0 };
        for (group, (least, more)) in groups.least.iter_mut().zip(&mut groups.more).enumerate() {
            let packed = byte(table::GROUPS + group * table::GROUPS_ROWS + row);
            (*least, *more) = (packed & 15, packed >> 4);
            groups.low += usize::from(*least);
            groups.high += usize::from(*least + *more);
        }
        groups
    }

    /// Byte `n` of its style.
    pub(super) fn style(self, n: usize) -> u8 {
        byte(table::STYLES + n * table::STYLES_ROWS + usize::from(byte(table::FORMAT_STYLE + self.0)))
    }

    /// The template in national (with the rule for its first group) or international writing: characters, and
    /// bytes 1 to 9 for digit groups.
    pub(super) fn template(self, national: bool) -> &'static [u8] {
        text(if national { usize::from(self.style(0)) } else { usize::from(self.style(2)).saturating_sub(1) })
    }

    /// How the first group is written nationally; empty: plainly.
    pub(super) fn rule(self) -> &'static [u8] {
        text(usize::from(self.style(1)))
    }

    fn write(self, groups: &Groups, nsn: &Digits, national: bool, out: &mut Vec<u8>) {
        let mut rule = if national { self.rule() } else { &[] };
        let ends = groups.ends(nsn.len());
        let write_group = |part: u8, out: &mut Vec<u8>| {
            let part = usize::from(part);
            let (start, end) = (ends.get(part - 1), ends.get(part));
            put(start.zip(end).and_then(|(start, end)| nsn.as_slice().get(*start..*end)).unwrap_or(&[]), out);
        };
        for &part in self.template(national) {
            if !(1..=9).contains(&part) {
                out.push(part & 127);
            } else if rule.is_empty() {
                write_group(part, out);
            } else {
                for &inner in rule {
                    if inner == 1 {
                        write_group(part, out);
                    } else {
                        out.push(inner & 127);
                    }
                }
                rule = &[];
            }
        }
    }
}

/// How many digits the groups of a format take; those it has not got take none.
pub(super) struct Groups {
    least: [u8; 5],
    /// So many more than the least.
    more: [u8; 5],
    low: usize,
    /// The most digits that the format takes.
    pub high: usize,
}

impl Groups {
    /// Does it take numbers of so many digits?
    pub fn fit(&self, length: usize) -> bool {
        (self.low..=self.high).contains(&length)
    }

    /// Where the digits of each group end in a number of `length` digits, after a 0 where the first begins: every group
    /// takes as many as it may and the later ones can spare.
    pub fn ends(&self, length: usize) -> [usize; 6] {
        let mut spare = length.saturating_sub(self.low);
        let mut ends = [0; 6];
        let mut end = 0;
        for (place, (least, more)) in ends.iter_mut().skip(1).zip(self.least.iter().zip(&self.more)) {
            let extra = spare.min(usize::from(*more));
            spare -= extra;
            end += usize::from(*least) + extra;
            *place = end;
        }
        ends
    }
}

/// The text number `n` of the table.
fn text(n: usize) -> &'static [u8] {
    bytes(table::TEXTS, table::TEXTS_END).split(|&b| b == 0).nth(n).unwrap_or(&[])
}

/// The formats of a calling code that may write numbers beginning with `digits`, as bits, and the first format
/// of the code. With `open`, `digits` are a beginning: formats that more digits may still bring count as well.
pub(super) fn candidates(group: Group, digits: &[u8], open: bool) -> (u32, Format) {
    let first = group.first_format();
    let set = |answer: usize| table::row(table::SETS, table::SETS_ROWS, answer);
    let mut state = group.index();
    let mut bits = 0;
    for (at, &digit) in digits.iter().enumerate() {
        match FORMAT.step(state, digit) {
            Step::Dead => return (0, Format(first)),
            Step::End(answer) => return (set(answer), Format(first)),
            Step::State(next) => {
                let (answer, next) = FORMAT.settle(next);
                state = next;
                if at + 1 == digits.len() {
                    bits = answer.map_or(0, set);
                }
            }
        }
    }
    if open {
        bits |= reachable(state, 0);
    }
    (bits, Format(first))
}

/// All formats that some digits after `state` lead to.
fn reachable(state: usize, depth: usize) -> u32 {
    // Leading digits are never longer than a number.
    if depth > Digits::CAPACITY {
        return 0;
    }
    (0..10).fold(0, |bits, digit| {
        bits | match FORMAT.step(state, digit) {
            Step::Dead => 0,
            Step::End(answer) => table::row(table::SETS, table::SETS_ROWS, answer),
            Step::State(next) => reachable(FORMAT.settle(next).1, depth + 1),
        }
    })
}

impl Format {
    /// The format `n` after this one.
    pub(super) fn after(self, n: usize) -> Format {
        Format(self.0 + n)
    }

    /// Is it used internationally?
    pub(super) fn is_international(self) -> bool {
        self.style(2) != 0
    }
}

fn choose(group: Group, nsn: &[u8], international: bool) -> Option<(Format, Groups)> {
    let (mut bits, first) = candidates(group, nsn, false);
    while bits != 0 {
        let format = first.after(bits.trailing_zeros() as usize);
        bits &= bits - 1;
        let groups = format.groups();
        if groups.fit(nsn.len()) && (!international || format.is_international()) {
            return Some((format, groups));
        }
    }
    None
}
