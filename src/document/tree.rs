//! A rendered text as a small tree. Text, HTML and DOM nodes all come from it, so nothing a lender
//! or a person wrote can turn into markup.

use crate::{
    input::{At, FromInput, reads, spelled},
    text,
};
use serde::Serialize;

/// A piece of a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Inline {
    /// Plain words.
    Text(String),
    /// A key term.
    Strong {
        /// Its words.
        strong: String,
    },
    /// A way to another page, a phone call or an e-mail.
    Link {
        /// Where to; see [`is_safe_link`].
        link: String,
        /// What is read.
        text: String,
    },
}

/// A part of the text with a line of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "type", rename_all = "lowercase")]
pub enum Block {
    /// A heading of level 2 or 3; the title is level 1 and stands apart.
    Heading {
        /// 2 or 3.
        level: u8,
        /// Its words.
        content: Vec<Inline>,
    },
    /// A paragraph.
    Paragraph {
        /// Its words.
        content: Vec<Inline>,
    },
    /// A list.
    List {
        /// Counted, or marked with dots.
        ordered: bool,
        /// One line each.
        items: Vec<Vec<Inline>>,
    },
    /// A table.
    Table {
        /// The columns' names.
        head: Vec<String>,
        /// As many cells as columns.
        rows: Vec<Vec<String>>,
    },
}

/// A title and its blocks, as somebody hands them over to be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// What the text is called.
    pub title: String,
    /// The text.
    pub blocks: Vec<Block>,
}

reads!(Shown { title: "title", blocks: "blocks" });

impl FromInput for Inline {
    fn from_input(at: &At<'_>) -> Inline {
        if let Some(text) = at.text() {
            return Inline::Text(text.to_owned());
        }
        match (at.member("strong"), at.member("link"), at.member("text")) {
            (Some(strong), None, None) => Inline::Strong { strong },
            (None, Some(link), Some(text)) => Inline::Link { link, text },
            _ => {
                at.fault("expected a text, { strong }, or { link, text }");
                Inline::Text(String::new())
            }
        }
    }
}

#[derive(Clone, Copy)]
enum Kind {
    Heading,
    Paragraph,
    List,
    Table,
}

spelled!(Kind { Heading = "heading", Paragraph = "paragraph", List = "list", Table = "table" });

impl FromInput for Block {
    fn from_input(at: &At<'_>) -> Block {
        match at.member("type") {
            Kind::Heading => {
                // The title is level 1; a text that goes deeper is too long for a phone.
                let level = if at.member::<u32>("level") == 2 { 2 } else { 3 };
                Block::Heading { level, content: at.member("content") }
            }
            Kind::Paragraph => Block::Paragraph { content: at.member("content") },
            Kind::List => Block::List { ordered: at.member("ordered"), items: at.member("items") },
            Kind::Table => Block::Table { head: at.member("head"), rows: at.member("rows") },
        }
    }
}

/// A value as it may stand in a text: without bidirectional controls and other invisible characters,
/// on one line, with single spaces.
pub fn clean(value: &str) -> String {
    // Most values are as they should be; to look costs less than to write them letter by letter.
    let mut space = true;
    let mut is_fit = |ch: char| {
        let fit = if ch == ' ' { !space } else { !text::is_space(ch) && !text::is_invisible(ch) };
        space = ch == ' ';
        fit
    };
    if value.chars().all(&mut is_fit) && !value.ends_with(' ') {
        return value.to_owned();
    }
    let mut out = String::with_capacity(value.len());
    let mut gap = false;
    for ch in value.chars() {
        if text::is_space(ch) {
            gap = !out.is_empty();
        } else if !text::is_invisible(ch) {
            if gap {
                out.push(' ');
                gap = false;
            }
            out.push(ch);
        }
    }
    out
}

/// Where a link may lead: another page over https, a place on this site, a call or an e-mail. Never
/// a scheme that runs something.
///
/// ```
/// use heyan::document::is_safe_link;
/// assert!(is_safe_link("https://example.com/notice") && is_safe_link("tel:400-000-0000"));
/// assert!(!is_safe_link("javascript:alert(1)") && !is_safe_link("//example.com"));
/// ```
pub fn is_safe_link(target: &str) -> bool {
    let plain = target
        .bytes()
        .all(|byte| byte.is_ascii_graphic() && !matches!(byte, b'"' | b'\'' | b'<' | b'>' | b'\\' | b'`'));
    let local = target.starts_with('/') && !target.starts_with("//");
    let known = ["https://", "tel:", "mailto:"].iter().any(|scheme| {
        target.len() > scheme.len()
            && target.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    });
    plain && (local || known)
}

/// A link where the target is safe, the bare words otherwise.
pub fn link(target: &str, words: &str) -> Inline {
    if is_safe_link(target) {
        Inline::Link { link: target.to_owned(), text: words.to_owned() }
    } else {
        Inline::Text(words.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_one_visible_line() {
        assert_eq!(clean("  甲\u{202E}公\u{200B}司\r\n\u{2028}有限 "), "甲公司 有限");
        assert_eq!(clean("\u{2066}\u{FEFF}"), "");
    }

    #[test]
    fn only_harmless_targets_are_links() {
        for (target, safe) in [
            ("https://example.com/a?b=c#d", true),
            ("HTTPS://example.com", true),
            ("/notices/loan-application", true),
            ("tel:+864000000000", true),
            ("mailto:privacy@example.com", true),
            ("//example.com", false),
            ("javascript:alert(1)", false),
            ("JaVaScRiPt:alert(1)", false),
            ("data:text/html,x", false),
            ("http://example.com", false),
            ("https://example.com/\"onmouseover=x", false),
            ("https:// example.com", false),
            ("https://", false),
            ("/\\example.com", false),
            ("", false),
        ] {
            assert_eq!(is_safe_link(target), safe, "{target}");
        }
    }
}
