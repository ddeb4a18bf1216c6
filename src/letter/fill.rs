//! A sentence of the form with its facts in it. A fact is never read for slots or key terms, whatever
//! it holds.

use super::{
    facts::{Filled, Value},
    form::FieldKind,
    lint::is_https,
};
use crate::{
    document::tree::{Inline, link},
    text,
};

/// What stands for a fact that is missing: seen on a screen, and long enough for a pen.
pub(super) const BLANK: &str = "＿＿＿＿";

/// Marks each line of a text that has several, so that it cannot pass for lines of the letter.
const LINE: &str = "｜";

/// Facts that were shown as blanks, in the order in which they came.
pub(super) type Blanks = Vec<&'static str>;

impl Filled {
    /// A sentence as a line. `{name}` is a fact, `**…**` a key term.
    pub fn line(&self, template: &str, row: Option<usize>, blanks: &mut Blanks) -> Vec<Inline> {
        let mut out = Vec::new();
        let (mut strong, mut left) = (false, Some(template));
        while let Some(template) = left {
            let end = text::places(template, "**").next();
            let mut rest = template.get(..end.unwrap_or(template.len())).unwrap_or_default();
            left = end.and_then(|end| template.get(end + 2..));
            let mut text = String::new();
            while let Some((before, after)) = rest.split_once('{') {
                let (name, tail) = after.split_once('}').unwrap_or((after, ""));
                text.push_str(before);
                match self.value(name) {
                    Some(value) if value.field.kind == FieldKind::Link && value.one().is_some_and(is_https) => {
                        push(&mut out, &mut text, strong);
                        let target = value.one().unwrap_or_default();
                        out.push(link(target, target));
                    }
                    Some(value) => text.push_str(&self.shown(value, row, blanks)),
                    None => {}
                }
                rest = tail;
            }
            text.push_str(rest);
            push(&mut out, &mut text, strong);
            strong = !strong;
        }
        out
    }

    /// A sentence as text.
    pub fn words(&self, template: &str, blanks: &mut Blanks) -> String {
        let line = self.line(template, None, blanks);
        line.iter()
            .map(|piece| match piece {
                Inline::Text(text) | Inline::Link { text, .. } | Inline::Strong { strong: text } => text.as_str(),
            })
            .collect()
    }

    /// A fact as it stands in a sentence.
    pub fn shown(&self, value: &Value, row: Option<usize>, blanks: &mut Blanks) -> String {
        let field = value.field;
        let text = match row {
            Some(row) if field.list => value.cells.get(row).map(|cell| cell.shown.clone()),
            _ if value.is_none => Some(self.locale.pick(field.none).to_owned()),
            _ if field.kind == FieldKind::Choice => {
                let chosen = |given| field.choices.iter().find(|(choice, _)| *choice == given);
                value.one().and_then(chosen).map(|(_, words)| self.locale.pick(*words).to_owned())
            }
            _ => {
                let given = value.cells.iter().map(|cell| cell.shown.as_str()).filter(|text| !text.is_empty());
                Some(given.collect::<Vec<_>>().join(self.locale.pick(["、", ", "])))
            }
        };
        let Some(text) = text.filter(|text| !text.is_empty()) else {
            if !blanks.contains(&field.name) {
                blanks.push(field.name);
            }
            return BLANK.to_owned();
        };
        if text.contains('\n') {
            return text.split('\n').fold(String::new(), |out, line| out + "\n" + LINE + line);
        }
        text
    }
}

fn push(out: &mut Vec<Inline>, text: &mut String, strong: bool) {
    if !text.is_empty() {
        let text = std::mem::take(text);
        out.push(if strong { Inline::Strong { strong: text } } else { Inline::Text(text) });
    }
}
