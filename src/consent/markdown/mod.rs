//! A lender's own wording: a small part of Markdown with `{{slots}}`, read into the tree.
//!
//! ```text
//! ### heading         - item        **key term**       {{slot}}
//! paragraph           1. item       [words](https://…)  \* a character as it is
//! ```
//!
//! There is no way from here to markup: HTML stays letters, images are left out, a link that leads
//! elsewhere than [`is_safe_link`] allows is its words. Each of these is told with its place, and so is
//! a slot that nothing fills. A value that fills a slot is never read as Markdown.
//!
//! What stands above is read as CommonMark reads it, and `commonmark.rs` holds that against crate
//! `pulldown-cmark`, with the list of where the two part. The crate in this reader's place makes module
//! application 50.4 kB larger (brotli, without its default features, measured 2026-11-22), most of it for
//! what may not stand in a notice; and CommonMark leaves the marks of `**用途：**审核` in the text, where a
//! Chinese sentence wants a key term.

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod commonmark;

use crate::document::tree::{Block, Inline, clean, is_safe_link};

/// What may not stand in a wording.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    Html,
    Image,
    Link,
    Slot,
}

/// A wording, read.
#[derive(Default)]
pub(super) struct Parsed {
    pub blocks: Vec<Block>,
    /// With UTF-16 offsets, end exclusive.
    pub faults: Vec<(Fault, [u32; 2])>,
}

/// Reads a wording; `fill` gives the value of a slot.
pub(super) fn read(text: &str, fill: &dyn Fn(&str) -> Option<String>) -> Parsed {
    let mut reader = Reader { fill, parsed: Parsed::default(), faults: Vec::new() };
    let mut at = 0;
    let mut paragraph: Vec<Inline> = Vec::new();
    for line in text.split_inclusive('\n') {
        let inner = line.trim();
        let start = at + line.find(inner).unwrap_or(0);
        at += line.len();
        let (kind, mark) = kind_of(inner);
        if kind != Kind::Words || inner.is_empty() {
            reader.end(&mut paragraph);
        }
        let content = reader.line(inner.get(mark..).unwrap_or_default(), start + mark);
        match kind {
            Kind::Heading => reader.parsed.blocks.push(Block::Heading { level: 3, content }),
            Kind::Item { ordered } => reader.item(ordered, content),
            Kind::Words => {
                if !paragraph.is_empty() && !content.is_empty() {
                    paragraph.push(Inline::Text(" ".to_owned()));
                }
                paragraph.extend(content);
            }
        }
    }
    reader.end(&mut paragraph);
    reader.parsed.faults = in_units(text, &reader.faults);
    reader.parsed
}

/// Places in bytes as places in UTF-16 units.
fn in_units(text: &str, faults: &[(Fault, usize, usize)]) -> Vec<(Fault, [u32; 2])> {
    if faults.is_empty() {
        return Vec::new();
    }
    let mut units: Vec<u32> = Vec::with_capacity(text.len());
    let mut count = 0;
    for ch in text.chars() {
        units.extend(std::iter::repeat_n(count, ch.len_utf8()));
        count += if ch > '\u{FFFF}' { 2 } else { 1 };
    }
    let unit = |at: usize| units.get(at).copied().unwrap_or(count);
    faults.iter().map(|(fault, from, to)| (*fault, [unit(*from), unit(*to)])).collect()
}

#[derive(PartialEq)]
enum Kind {
    Heading,
    Item { ordered: bool },
    Words,
}

/// What a line is, and how many bytes say so.
fn kind_of(line: &str) -> (Kind, usize) {
    let count = |sign: fn(char) -> bool| line.chars().take_while(|ch| sign(*ch)).count();
    let hashes = count(|ch| ch == '#');
    if hashes > 0 && line.get(hashes..).is_some_and(|rest| rest.starts_with(' ')) {
        return (Kind::Heading, hashes + 1);
    }
    if line.starts_with("- ") || line.starts_with("* ") {
        return (Kind::Item { ordered: false }, 2);
    }
    let digits = count(|ch| ch.is_ascii_digit());
    if digits > 0 && line.get(digits..).is_some_and(|rest| rest.starts_with(". ")) {
        return (Kind::Item { ordered: true }, digits + 2);
    }
    (Kind::Words, 0)
}

struct Reader<'a> {
    fill: &'a dyn Fn(&str) -> Option<String>,
    parsed: Parsed,
    /// With the bytes at which they begin and end.
    faults: Vec<(Fault, usize, usize)>,
}

impl Reader<'_> {
    fn end(&mut self, paragraph: &mut Vec<Inline>) {
        if !paragraph.is_empty() {
            self.parsed.blocks.push(Block::Paragraph { content: std::mem::take(paragraph) });
        }
    }

    fn item(&mut self, counted: bool, content: Vec<Inline>) {
        match self.parsed.blocks.last_mut() {
            Some(Block::List { ordered, items }) if *ordered == counted => items.push(content),
            _ => self.parsed.blocks.push(Block::List { ordered: counted, items: vec![content] }),
        }
    }

    fn fault(&mut self, fault: Fault, start: usize, len: usize) {
        self.faults.push((fault, start, start + len));
    }

    /// A line without its mark, which begins at byte `start` of the whole.
    fn line(&mut self, line: &str, start: usize) -> Vec<Inline> {
        let mut out = Vec::new();
        let mut plain = String::new();
        let mut ahead = Ahead::new(line);
        let mut at = 0;
        while at < line.len() {
            let here = start + at;
            let (piece, len) = if let Some((inner, len)) = ahead.between(at, Mark::Strong) {
                (Some(Inline::Strong { strong: self.words(inner, here + 2) }), len)
            } else if let Some((_, len)) = ahead.starts(at, "!").then(|| ahead.link(at + 1)).flatten() {
                self.fault(Fault::Image, here, len + 1);
                (None, len + 1)
            } else if let Some(((words, target), len)) = ahead.link(at) {
                let text = self.words(words, here + 1);
                if is_safe_link(target) {
                    (Some(Inline::Link { link: target.to_owned(), text }), len)
                } else {
                    self.fault(Fault::Link, here, len);
                    plain.push_str(&text);
                    (None, len)
                }
            } else {
                (None, self.step(&mut ahead, at, start, &mut plain))
            };
            at += len;
            if let Some(piece) = piece {
                flush(&mut plain, &mut out);
                out.push(piece);
            }
        }
        flush(&mut plain, &mut out);
        out
    }

    /// Words inside a key term or a link: slots are filled, nothing else is read.
    fn words(&mut self, words: &str, start: usize) -> String {
        let mut out = String::new();
        let mut ahead = Ahead::new(words);
        let mut at = 0;
        while at < words.len() {
            at += self.step(&mut ahead, at, start, &mut out);
        }
        clean(&out)
    }

    /// One character, or one slot; how many bytes it took.
    fn step(&mut self, ahead: &mut Ahead<'_>, at: usize, start: usize, out: &mut String) -> usize {
        let here = start + at;
        if let Some((name, len)) = ahead.between(at, Mark::Slot) {
            if let Some(value) = (self.fill)(name.trim()) {
                out.push_str(&value);
            } else {
                self.fault(Fault::Slot, here, len);
                out.push_str(name);
            }
            return len;
        }
        let rest = ahead.text.get(at..).unwrap_or_default();
        let mut letters = rest.chars();
        let first = letters.next().unwrap_or(' ');
        let second = letters.next();
        if first == '\\' && second.is_some_and(|ch| ch.is_ascii_punctuation()) {
            out.extend(second);
            return 2;
        }
        if first == '<' && second.is_some_and(|ch| ch.is_ascii_alphabetic() || matches!(ch, '/' | '!' | '?')) {
            let len = ahead.next(at, Mark::Tag).map_or(rest.len(), |end| end + 1 - at);
            self.fault(Fault::Html, here, len);
        }
        out.push(first);
        first.len_utf8()
    }
}

/// Marks that close what another mark opens.
#[derive(Clone, Copy)]
enum Mark {
    Strong,
    Words,
    Target,
    Slot,
    Tag,
}

const MARKS: [(&str, &str); 5] = [("**", "**"), ("[", "]"), ("(", ")"), ("{{", "}}"), ("<", ">")];

/// A text and where each mark stands next in it. A mark is looked for once and not again from each place before it: a
/// text of open brackets would else be read as often as it is long.
struct Ahead<'a> {
    text: &'a str,
    /// For each mark: from where on it was looked for, and where it stands.
    seen: [Option<(usize, Option<usize>)>; MARKS.len()],
}

impl<'a> Ahead<'a> {
    fn new(text: &'a str) -> Ahead<'a> {
        Ahead { text, seen: [None; MARKS.len()] }
    }

    fn starts(&self, at: usize, mark: &str) -> bool {
        self.text.get(at..).is_some_and(|rest| rest.starts_with(mark))
    }

    /// Where the closing mark stands next.
    fn next(&mut self, from: usize, mark: Mark) -> Option<usize> {
        let (_, close) = MARKS.get(mark as usize)?;
        let seen = self.seen.get_mut(mark as usize)?;
        if let Some((since, place)) = *seen
            && since <= from
            && place.is_none_or(|place| place >= from)
        {
            return place;
        }
        let place = self.text.get(from..).and_then(|rest| rest.find(close)).map(|place| from + place);
        *seen = Some((from, place));
        place
    }

    /// What stands between two marks from here on, and the length with the marks.
    fn between(&mut self, at: usize, mark: Mark) -> Option<(&'a str, usize)> {
        let (open, close) = MARKS.get(mark as usize)?;
        if !self.starts(at, open) {
            return None;
        }
        let from = at + open.len();
        let to = self.next(from, mark).filter(|to| *to > from)?;
        Some((self.text.get(from..to)?, to + close.len() - at))
    }

    /// `[words](target)`.
    fn link(&mut self, at: usize) -> Option<((&'a str, &'a str), usize)> {
        let (words, used) = self.between(at, Mark::Words)?;
        let (target, more) = self.between(at + used, Mark::Target)?;
        Some(((words, target), used + more))
    }
}

/// Plain words become a piece; spaces that part them from the next piece stay.
fn flush(plain: &mut String, out: &mut Vec<Inline>) {
    let kept = clean(plain);
    let space = |there: bool| if there { " " } else { "" };
    let before = space(plain.starts_with(' ') && !out.is_empty());
    let after = space(plain.ends_with(' ') && !kept.is_empty());
    let text = [before, &kept, after].concat();
    if !text.is_empty() {
        out.push(Inline::Text(text));
    }
    plain.clear();
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::plain::plain;

    fn fill(name: &str) -> Option<String> {
        (name == "purpose").then(|| "**审核** <b>".to_owned())
    }

    #[test]
    fn a_wording_becomes_a_tree() {
        let parsed = read(
            "# 说明\n\n我们用于{{ purpose }}，\n见[全文](https://example.com/a)。\n\n- 一**要点**\n- 二\n1. 三\n\\*原样\\*",
            &fill,
        );
        assert_eq!(parsed.faults, []);
        assert_eq!(
            plain("", &parsed.blocks),
            "说明\n\n我们用于**审核** <b>， 见全文 (https://example.com/a)。\n\n- 一要点\n- 二\n\n1. 三\n\n*原样*"
        );
        assert!(
            matches!(&parsed.blocks[2], Block::List { items, .. } if items[0][1] == Inline::Strong { strong: "要点".into() })
        );
    }

    #[test]
    fn what_may_not_stand_there_is_told_with_its_place() {
        let parsed = read("𠀀<b>x</b>\n![i](https://e.com/i.png)[a](javascript:x){{nothing}}\u{202E}", &fill);
        assert_eq!(
            parsed.faults,
            [
                (Fault::Html, [2, 5]),
                (Fault::Html, [6, 10]),
                (Fault::Image, [11, 36]),
                (Fault::Link, [36, 53]),
                (Fault::Slot, [53, 64]),
            ]
        );
        assert_eq!(plain("", &parsed.blocks), "𠀀<b>x</b> anothing");
    }

    #[test]
    fn anything_is_read_without_harm() {
        for text in [
            "**",
            "[",
            "[](",
            "![",
            "{{",
            "{{}}",
            "\\",
            "<",
            "#",
            "- ",
            "1.",
            "****",
            "[a](b",
            "\r\n\r\n",
            "1. \u{200B}",
        ] {
            let _ = read(text, &fill);
        }
    }
}
