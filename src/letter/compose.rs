//! From the parts of a form to the blocks of a letter.

use super::{
    facts::Filled,
    fill::Blanks,
    form::{Item, Part, PartKind},
};
use crate::document::tree::{Block, Inline};

/// A letter's text.
pub(super) struct Composed {
    pub title: String,
    pub blocks: Vec<Block>,
    /// Facts that stand as blanks, in the order of the fields.
    pub blanks: Vec<&'static str>,
}

pub(super) fn compose(filled: &Filled) -> Composed {
    let mut blanks = Blanks::new();
    let title = filled.words(filled.locale.pick(filled.form.title), &mut blanks);
    let mut blocks = Vec::new();
    for part in filled.form.parts.iter().filter(|part| filled.holds(part.when, None)) {
        let block = match part.kind {
            PartKind::Heading => Block::Heading { level: 2, content: sentences(filled, part, &mut blanks) },
            PartKind::Paragraph => Block::Paragraph { content: sentences(filled, part, &mut blanks) },
            PartKind::List | PartKind::Ordered => {
                let items = items(filled, part, &mut blanks);
                if items.is_empty() {
                    continue;
                }
                Block::List { ordered: part.kind == PartKind::Ordered, items }
            }
            PartKind::Table => table(filled, part, &mut blanks),
        };
        blocks.push(block);
    }
    let order = filled.form.fields().map(|(field, _)| field.name);
    Composed { title, blocks, blanks: order.filter(|name| blanks.contains(name)).collect() }
}

/// The sentences that apply, one after the other.
fn sentences(filled: &Filled, part: &Part, blanks: &mut Blanks) -> Vec<Inline> {
    let mut content = Vec::new();
    for item in part.items.iter().filter(|item| filled.holds(item.when, None)) {
        let gap = filled.locale.pick(["", " "]);
        if !content.is_empty() && !gap.is_empty() {
            content.push(Inline::Text(gap.to_owned()));
        }
        content.append(&mut filled.line(filled.locale.pick(item.text), None, blanks));
    }
    content
}

/// A line for each sentence that applies, or for each row.
fn items(filled: &Filled, part: &Part, blanks: &mut Blanks) -> Vec<Vec<Inline>> {
    let line = |item: &Item, row, blanks: &mut Blanks| filled.line(filled.locale.pick(item.text), row, blanks);
    if part.each.is_empty() {
        let some = part.items.iter().filter(|item| filled.holds(item.when, None));
        return some.map(|item| line(item, None, blanks)).collect();
    }
    (0..rows(filled, part.each))
        .filter_map(|row| {
            let item = part.items.iter().find(|item| filled.holds(item.when, Some(row)))?;
            Some(line(item, Some(row), blanks))
        })
        .collect()
}

/// As many rows as there are; one of blanks where there is none and the letter wants one.
fn rows(filled: &Filled, each: &str) -> usize {
    let required =
        filled.form.fields().any(|(field, required)| required && (field.name == each || field.group == each));
    filled.rows(each).max(usize::from(required))
}

fn table(filled: &Filled, part: &Part, blanks: &mut Blanks) -> Block {
    let columns: Vec<_> = part
        .columns
        .iter()
        .filter_map(|(head, name)| {
            let value = filled.value(name)?;
            let required = filled.form.fields().any(|(field, required)| required && field.name == *name);
            // A column nobody has to fill, and nobody filled, is left out.
            (required || value.is_given()).then_some((filled.locale.pick(*head), value, required))
        })
        .collect();
    let rows = (0..rows(filled, part.each)).map(|row| {
        let cell = |(_, value, required): &(_, &super::facts::Value, bool)| {
            let empty = value.cells.get(row).is_none_or(|cell| cell.shown.is_empty());
            if empty && !required { String::new() } else { filled.shown(value, Some(row), blanks) }
        };
        columns.iter().map(cell).collect()
    });
    let rows = rows.collect();
    Block::Table { head: columns.iter().map(|(head, ..)| (*head).to_owned()).collect(), rows }
}
