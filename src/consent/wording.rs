//! The built-in sentences, made by `build.rs` from `src/data/consent/wording.toml`, and how they are
//! filled: `{slot}` with a value, `**…**` as a key term. Values are never read for either.

use super::notice::Localized;
use crate::{
    document::tree::{Inline, clean},
    message::fill,
    report::{Locale, Param},
    text::is_blank,
};

/// Chinese and English.
pub(super) type Pair = [&'static str; 2];

/// The sentences by name.
pub(super) mod says {
    use super::Pair;

    include!(concat!(env!("OUT_DIR"), "/consent_wording.rs"));
}

/// What fills a sentence.
pub(super) type Values<'a> = &'a [(&'static str, Param)];

/// Speaks one language.
#[derive(Clone, Copy)]
pub(super) struct Voice(pub Locale);

impl Voice {
    /// A sentence without slots and key terms.
    pub fn say(self, pair: Pair) -> &'static str {
        self.0.pick(pair)
    }

    /// A sentence with slots, as text.
    pub fn fill(self, pair: Pair, values: Values) -> String {
        fill(self.say(pair), values, self.0)
    }

    /// A sentence with slots and key terms.
    pub fn line(self, pair: Pair, values: Values) -> Vec<Inline> {
        let mut out = Vec::new();
        // `a**b**c` falls into a, nothing, b, nothing, c.
        for (index, piece) in self.say(pair).split('*').enumerate() {
            if piece.is_empty() {
                continue;
            }
            let text = fill(piece, values, self.0);
            out.push(if index % 4 == 2 { Inline::Strong { strong: text } } else { Inline::Text(text) });
        }
        out
    }

    /// A lender's text, made fit to stand in a line. Where this language is missing the other one
    /// is better than a hole; the check tells.
    pub fn own(self, text: &Localized) -> String {
        self.either(text, |text| !is_blank(text)).map(clean).unwrap_or_default()
    }

    /// The text in this language, or in the other where this one is not `good`.
    pub fn either(self, text: &Localized, good: fn(&str) -> bool) -> Option<&str> {
        let other = match self.0 {
            Locale::ZhCn => Locale::En,
            Locale::En => Locale::ZhCn,
        };
        let there = |locale| text.get(locale).filter(|text| good(text));
        there(self.0).or_else(|| there(other))
    }

    /// A lender's text that opens a line. A title such as "handling your application" stands small
    /// inside a sentence and great at the head of its own.
    pub fn heading(self, text: &Localized) -> String {
        let text = self.own(text);
        let mut letters = text.chars();
        match letters.next() {
            Some(first) if first.is_ascii_lowercase() => {
                let mut out = String::with_capacity(text.len());
                out.push(first.to_ascii_uppercase());
                out.push_str(letters.as_str());
                out
            }
            _ => text,
        }
    }

    /// Names one after the other; they may have commas of their own.
    pub fn list(self, names: impl IntoIterator<Item = String>) -> String {
        let names: Vec<String> = names.into_iter().collect();
        names.join(self.say(says::SEMICOLON))
    }

    /// `label：value`, the label as a key term.
    pub fn labelled(self, label: Pair, mut value: Vec<Inline>) -> Vec<Inline> {
        let mut out =
            vec![Inline::Strong { strong: self.say(label).to_owned() }, Inline::Text(self.say(says::COLON).to_owned())];
        out.append(&mut value);
        out
    }
}

/// A value for a slot.
pub(super) fn value(name: &'static str, text: impl Into<Param>) -> (&'static str, Param) {
    (name, text.into())
}

/// Plain words as a line.
pub(super) fn words(text: String) -> Vec<Inline> {
    vec![Inline::Text(text)]
}
