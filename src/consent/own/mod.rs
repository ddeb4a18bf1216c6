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
use crate::text::utf16_len;

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
pub(super) struct Own {
    pub blocks: Vec<Block>,
    /// With UTF-16 offsets, end exclusive.
    pub faults: Vec<(Fault, [u32; 2])>,
}

/// Reads a wording; `fill` gives the value of a slot.
pub(super) fn read(text: &str, fill: &dyn Fn(&str) -> Option<String>) -> Own {
    let mut reader = Reader { whole: text, fill, own: Own::default() };
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
            Kind::Heading => reader.own.blocks.push(Block::Heading { level: 3, content }),
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
    reader.own
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
    whole: &'a str,
    fill: &'a dyn Fn(&str) -> Option<String>,
    own: Own,
}

impl Reader<'_> {
    fn end(&mut self, paragraph: &mut Vec<Inline>) {
        if !paragraph.is_empty() {
            self.own.blocks.push(Block::Paragraph { content: std::mem::take(paragraph) });
        }
    }

    fn item(&mut self, counted: bool, content: Vec<Inline>) {
        match self.own.blocks.last_mut() {
            Some(Block::List { ordered, items }) if *ordered == counted => items.push(content),
            _ => self.own.blocks.push(Block::List { ordered: counted, items: vec![content] }),
        }
    }

    fn fault(&mut self, fault: Fault, start: usize, len: usize) {
        let offset = |at: usize| {
            let before = self.whole.get(..at).unwrap_or(self.whole);
            u32::try_from(utf16_len(before)).unwrap_or(u32::MAX)
        };
        self.own.faults.push((fault, [offset(start), offset(start + len)]));
    }

    /// A line without its mark, which begins at byte `start` of the whole.
    fn line(&mut self, line: &str, start: usize) -> Vec<Inline> {
        let mut out = Vec::new();
        let mut plain = String::new();
        let mut at = 0;
        while let Some(rest) = line.get(at..).filter(|rest| !rest.is_empty()) {
            let here = start + at;
            let (piece, len) = if let Some((inner, len)) = between(rest, "**", "**") {
                (Some(Inline::Strong { strong: self.words(inner, here + 2) }), len)
            } else if let Some((_, len)) = rest.strip_prefix('!').and_then(link_of) {
                self.fault(Fault::Image, here, len + 1);
                (None, len + 1)
            } else if let Some(((words, target), len)) = link_of(rest) {
                let text = self.words(words, here + 1);
                if is_safe_link(target) {
                    (Some(Inline::Link { link: target.to_owned(), text }), len)
                } else {
                    self.fault(Fault::Link, here, len);
                    plain.push_str(&text);
                    (None, len)
                }
            } else {
                (None, self.step(rest, here, &mut plain))
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
        let mut at = 0;
        while let Some(rest) = words.get(at..).filter(|rest| !rest.is_empty()) {
            at += self.step(rest, start + at, &mut out);
        }
        clean(&out)
    }

    /// One character, or one slot; how many bytes it took.
    fn step(&mut self, rest: &str, here: usize, out: &mut String) -> usize {
        if let Some((name, len)) = between(rest, "{{", "}}") {
            if let Some(value) = (self.fill)(name.trim()) {
                out.push_str(&value);
            } else {
                self.fault(Fault::Slot, here, len);
                out.push_str(name);
            }
            return len;
        }
        let mut letters = rest.chars();
        let first = letters.next().unwrap_or(' ');
        let second = letters.next();
        if first == '\\' && second.is_some_and(|ch| ch.is_ascii_punctuation()) {
            out.extend(second);
            return 2;
        }
        if first == '<' && second.is_some_and(|ch| ch.is_ascii_alphabetic() || matches!(ch, '/' | '!' | '?')) {
            let len = rest.find('>').map_or(rest.len(), |end| end + 1);
            self.fault(Fault::Html, here, len);
        }
        out.push(first);
        first.len_utf8()
    }
}

/// What stands between two marks at the beginning of a text, and the length with the marks.
fn between<'a>(text: &'a str, open: &str, close: &str) -> Option<(&'a str, usize)> {
    let inner = text.strip_prefix(open)?;
    let end = inner.find(close).filter(|end| *end > 0)?;
    Some((inner.get(..end)?, open.len() + end + close.len()))
}

/// `[words](target)`.
fn link_of(text: &str) -> Option<((&str, &str), usize)> {
    let (words, used) = between(text, "[", "]")?;
    let (target, more) = between(text.get(used..)?, "(", ")")?;
    Some(((words, target), used + more))
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
        let own = read(
            "# 说明\n\n我们用于{{ purpose }}，\n见[全文](https://example.com/a)。\n\n- 一**要点**\n- 二\n1. 三\n\\*原样\\*",
            &fill,
        );
        assert_eq!(own.faults, []);
        assert_eq!(
            plain("", &own.blocks),
            "说明\n\n我们用于**审核** <b>， 见全文 (https://example.com/a)。\n\n- 一要点\n- 二\n\n1. 三\n\n*原样*"
        );
        assert!(
            matches!(&own.blocks[2], Block::List { items, .. } if items[0][1] == Inline::Strong { strong: "要点".into() })
        );
    }

    #[test]
    fn what_may_not_stand_there_is_told_with_its_place() {
        let own = read("𠀀<b>x</b>\n![i](https://e.com/i.png)[a](javascript:x){{nothing}}\u{202E}", &fill);
        assert_eq!(
            own.faults,
            [
                (Fault::Html, [2, 5]),
                (Fault::Html, [6, 10]),
                (Fault::Image, [11, 36]),
                (Fault::Link, [36, 53]),
                (Fault::Slot, [53, 64]),
            ]
        );
        assert_eq!(plain("", &own.blocks), "𠀀<b>x</b> anothing");
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
