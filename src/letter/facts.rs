//! What a letter was told, checked against what it takes, and made fit to stand in a line.

use super::{
    form::{Field, FieldKind, Form},
    numbers,
};
use crate::{
    document::tree::clean,
    input::{At, FromInput, InputError, is_word},
    report::Locale,
    text,
};
use std::collections::BTreeMap;

/// The longest fact a letter takes, in UTF-16 units; a message has 500 at most.
pub(super) const FACT_LIMIT: usize = 4_000;
/// The most rows a letter takes.
pub(super) const ROW_LIMIT: usize = 50;

/// One fact, or several of a kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fact {
    /// A text.
    One(String),
    /// A list; an empty one says that there is none.
    Many(Vec<String>),
}

/// Facts by their names; [`super::fields`] tells which a letter takes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts(pub BTreeMap<String, Fact>);

impl FromInput for Fact {
    fn from_input(at: &At<'_>) -> Fact {
        match at.text() {
            Some(text) => Fact::One(text.to_owned()),
            None if at.is_list() => Fact::Many(FromInput::from_input(at)),
            None => {
                at.fault("expected a string, or an array of strings");
                Fact::One(String::new())
            }
        }
    }
}

impl FromInput for Facts {
    fn from_input(at: &At<'_>) -> Facts {
        // Left out and `null` are the same.
        let given: BTreeMap<String, Option<Fact>> = FromInput::from_input(at);
        // One by one: `collect` would bring a sort of its own into the wasm.
        let mut facts = BTreeMap::new();
        for (name, fact) in given {
            if let Some(fact) = fact {
                facts.insert(name, fact);
            }
        }
        Facts(facts)
    }
}

/// What stands in one place of the letter.
#[derive(Debug, Default)]
pub(super) struct Cell {
    /// As it is shown; empty where nothing was given.
    pub shown: String,
    /// As it was given, for the lint: cleaned, not masked.
    pub given: String,
    pub hidden_characters: bool,
    pub too_long: bool,
}

/// One fact of the letter.
pub(super) struct Value {
    pub field: &'static Field,
    pub cells: Vec<Cell>,
    /// An empty list was given: there is none.
    pub is_none: bool,
    pub too_many: bool,
    /// The letter shows no whole number in it.
    pub private: bool,
}

/// A form with its facts.
pub(super) struct Filled {
    pub form: &'static Form,
    pub locale: Locale,
    pub values: Vec<Value>,
}

impl Filled {
    /// Reads the facts; the error is a caller's mistake and names the place, never the value.
    pub fn read(form: &'static Form, facts: &Facts, locale: Locale) -> Result<Filled, InputError> {
        let known = |name: &str| form.fields().any(|(field, _)| field.name == name);
        if let Some(name) = facts.0.keys().find(|name| !known(name)) {
            return Err(InputError::new(path(name), "is no fact of this letter"));
        }
        let mut values = Vec::new();
        for (field, _) in form.fields() {
            values.push(read_value(field, facts.0.get(field.name), form.private)?);
        }
        Ok(Filled { form, locale, values })
    }

    pub fn value(&self, name: &str) -> Option<&Value> {
        self.values.iter().find(|value| value.field.name == name)
    }

    /// How many rows a group or a list has. Rows at the end with nothing in them were added and left.
    pub fn rows(&self, group: &str) -> usize {
        let last = |value: &Value| value.cells.iter().rposition(|cell| !cell.shown.is_empty());
        self.of_group(group).filter_map(last).max().map_or(0, |row| row + 1)
    }

    /// The columns of a group, or the list of this name.
    pub fn of_group<'a>(&'a self, group: &'a str) -> impl Iterator<Item = &'a Value> {
        self.values.iter().filter(move |value| value.field.name == group || value.field.group == group)
    }

    /// Whether a condition of the form holds, in this row where there is one.
    pub fn holds(&self, when: &str, row: Option<usize>) -> bool {
        if let Some(when) = when.strip_prefix('!') {
            return !self.holds(when, row);
        }
        match when.split_once('=') {
            Some((name, choice)) => {
                self.value(name).is_some_and(|value| value.one().is_some_and(|given| given == choice))
            }
            None if when.is_empty() => true,
            None => self.value(when).is_some_and(|value| match row {
                Some(row) if value.field.list => value.cells.get(row).is_some_and(|cell| !cell.shown.is_empty()),
                _ => value.is_given(),
            }),
        }
    }
}

impl Value {
    pub fn is_given(&self) -> bool {
        self.is_none || self.cells.iter().any(|cell| !cell.shown.is_empty())
    }

    /// The only text of a fact that is no list.
    pub fn one(&self) -> Option<&str> {
        self.cells.first().map(|cell| cell.shown.as_str()).filter(|text| !text.is_empty())
    }
}

/// `facts.name`; a name that does not look like one may be a person's word and is not repeated.
fn path(name: &str) -> String {
    if is_word(name) { ["facts.", name].concat() } else { "facts[…]".to_owned() }
}

fn read_value(field: &'static Field, fact: Option<&Fact>, private: bool) -> Result<Value, InputError> {
    let texts: &[String] = match fact {
        None => &[],
        Some(Fact::One(text)) => std::slice::from_ref(text),
        Some(Fact::Many(texts)) if field.list => texts,
        Some(Fact::Many(_)) => return Err(InputError::new(path(field.name), "expected a string")),
    };
    if field.kind == FieldKind::Choice {
        let known = |text: &String| text.is_empty() || field.choices.iter().any(|(value, _)| value == text);
        if !texts.iter().all(known) {
            let names: Vec<&str> = field.choices.iter().map(|(value, _)| *value).collect();
            return Err(InputError::new(path(field.name), ["expected one of ", &names.join(", ")].concat()));
        }
    }
    let private = private && matches!(field.kind, FieldKind::Text | FieldKind::Quote);
    let cells = texts.iter().take(ROW_LIMIT).map(|text| read_cell(field, text, private)).collect();
    Ok(Value {
        field,
        is_none: matches!(fact, Some(Fact::Many(texts)) if texts.is_empty())
            && !Locale::ZhCn.pick(field.none).is_empty(),
        too_many: texts.len() > ROW_LIMIT,
        cells,
        private,
    })
}

fn read_cell(field: &Field, given: &str, private: bool) -> Cell {
    let too_long = text::longer_than(given, FACT_LIMIT);
    let kept = text::cut(given, FACT_LIMIT);
    let hidden_characters = kept.chars().any(text::is_invisible);
    let given = if field.multiline { clean_lines(kept) } else { clean(kept) };
    let shown = match field.kind {
        FieldKind::MaskedPhone => numbers::masked(&given),
        FieldKind::Tail => numbers::tail(&given),
        FieldKind::Sha256 => numbers::digest(&given).unwrap_or_else(|| given.clone()),
        _ if private => numbers::without_whole(&given),
        _ => given.clone(),
    };
    Cell { shown, given, hidden_characters, too_long }
}

/// Every line made fit for itself; empty ones at both ends are left out.
fn clean_lines(given: &str) -> String {
    // A carriage return and a line feed together break one line.
    let mut before = ' ';
    let mut second = |ch: &char| std::mem::replace(&mut before, *ch) == '\r' && *ch == '\n';
    let single: String = given.chars().filter(|ch| !second(ch)).collect();
    let lines: Vec<String> = single.split(is_line_break).map(clean).collect();
    lines.join("\n").trim_matches('\n').to_owned()
}

fn is_line_break(ch: char) -> bool {
    matches!(ch, '\n' | '\r' | '\u{0B}' | '\u{0C}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}
