//! Turns `src/data/letter/` into Rust tables: the facts letters take, the letters, and words that do
//! not belong into them. A missing language, a slot that names no fact of the letter, a fact that no
//! sentence shows, or a condition on something unknown is a build error.

use crate::{
    emit::{camel, constant},
    file::{Pair, list, read},
};
use serde::Deserialize;
use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write,
    path::Path,
};

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Field {
    /// What letters call it, where another field has that name in other letters.
    name: Option<String>,
    #[serde(default = "text")]
    kind: String,
    #[serde(rename = "zh-CN")]
    chinese: String,
    #[serde(rename = "en")]
    english: String,
    #[serde(default)]
    hint_zh: String,
    #[serde(default)]
    hint_en: String,
    #[serde(default)]
    none_zh: String,
    #[serde(default)]
    none_en: String,
    #[serde(default)]
    list: bool,
    #[serde(default)]
    multiline: bool,
    #[serde(default)]
    group: String,
    #[serde(default)]
    choices: Vec<Choice>,
}

fn text() -> String {
    "text".into()
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Choice {
    value: String,
    #[serde(rename = "zh-CN")]
    chinese: String,
    #[serde(rename = "en")]
    english: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Letter {
    kind: String,
    /// Who writes it, for reviewers; what may stand in it follows from `private` and `words`.
    #[serde(rename = "writer")]
    _writer: String,
    #[serde(default)]
    private: bool,
    #[serde(rename = "checked")]
    _checked: String,
    #[serde(rename = "source")]
    _source: String,
    facts: Vec<String>,
    #[serde(default)]
    order: Vec<[String; 2]>,
    #[serde(default)]
    words: Vec<String>,
    title: Pair,
    part: Vec<Part>,
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Part {
    #[serde(rename = "use", default)]
    shared: String,
    #[serde(rename = "type", default)]
    kind: String,
    #[serde(default)]
    when: String,
    #[serde(default)]
    each: String,
    #[serde(rename = "zh-CN")]
    chinese: Option<String>,
    #[serde(rename = "en")]
    english: Option<String>,
    #[serde(default)]
    item: Vec<Item>,
    #[serde(default)]
    column: Vec<TableColumn>,
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Item {
    #[serde(default)]
    when: String,
    #[serde(rename = "zh-CN")]
    chinese: String,
    #[serde(rename = "en")]
    english: String,
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct TableColumn {
    head_zh: String,
    head_en: String,
    cell: String,
}

type Fields = BTreeMap<String, Field>;

/// The source of `letter.rs`, included by `src/letter/form.rs`.
pub fn tables(folder: &Path) -> Result<String, String> {
    let fields: Fields = read(&folder.join("fields.toml"))?;
    let shared: BTreeMap<String, Vec<Part>> = read(&folder.join("shared.toml"))?;
    let words: BTreeMap<String, BTreeMap<String, Vec<String>>> = read(&folder.join("words.toml"))?;
    let mut out = String::new();
    write_fields(&mut out, &fields)?;
    write_words(&mut out, &words)?;
    out.push_str("pub(super) static FORMS: &[Form] = &[\n");
    for path in list(&folder.join("forms"))? {
        let letter: Letter = read(&path)?;
        write_letter(&mut out, &letter, &fields, &shared, &words)
            .map_err(|problem| format!("{}: {problem}", path.display()))?;
    }
    out.push_str("];\n");
    Ok(out)
}

fn write_fields(out: &mut String, fields: &Fields) -> Result<(), String> {
    const KINDS: [&str; 10] =
        ["text", "date", "moment", "phone", "masked-phone", "tail", "quote", "sha256", "link", "choice"];
    out.push_str("static FIELDS: &[Field] = &[\n");
    for (key, field) in fields {
        let name = field.name.as_ref().unwrap_or(key);
        if !KINDS.contains(&field.kind.as_str()) || (field.kind == "choice") == field.choices.is_empty() {
            return Err(format!("{name}: “{}” is no kind, or its choices are missing", field.kind));
        }
        let choices: Vec<String> = field
            .choices
            .iter()
            .map(|choice| format!("({:?}, [{:?}, {:?}])", choice.value, choice.chinese, choice.english))
            .collect();
        let _ = writeln!(
            out,
            "Field {{ name: {name:?}, label: [{:?}, {:?}], hint: [{:?}, {:?}], none: [{:?}, {:?}], kind: \
             FieldKind::{}, list: {}, multiline: {}, group: {:?}, choices: &[{}] }},",
            field.chinese,
            field.english,
            field.hint_zh,
            field.hint_en,
            field.none_zh,
            field.none_en,
            camel(&field.kind),
            field.list || !field.group.is_empty(),
            field.multiline,
            field.group,
            choices.join(", "),
        );
    }
    out.push_str("];\n");
    Ok(())
}

fn write_words(out: &mut String, lists: &BTreeMap<String, BTreeMap<String, Vec<String>>>) -> Result<(), String> {
    for (name, languages) in lists {
        let [Some(chinese), Some(english)] = ["zh-CN", "en"].map(|language| languages.get(language)) else {
            return Err(format!("{name}: wants words in zh-CN and en"));
        };
        let words: Vec<&String> = chinese.iter().chain(english).collect();
        if let Some(word) = words.iter().find(|word| word.to_ascii_lowercase() != ***word) {
            return Err(format!("{name}: “{word}” has to be in small letters"));
        }
        let _ = writeln!(out, "static {}: &[&str] = &{words:?};", constant(name));
    }
    Ok(())
}

/// What the slots and conditions of a letter may name.
struct Names<'a> {
    fields: &'a Fields,
    facts: Vec<&'a str>,
    seen: BTreeSet<String>,
}

fn write_letter(
    out: &mut String,
    letter: &Letter,
    fields: &Fields,
    shared: &BTreeMap<String, Vec<Part>>,
    lists: &BTreeMap<String, BTreeMap<String, Vec<String>>>,
) -> Result<(), String> {
    let (mut names, mut facts) = (Vec::new(), Vec::new());
    for fact in &letter.facts {
        let key = fact.trim_end_matches('*');
        let (index, (_, field)) = fields
            .iter()
            .enumerate()
            .find(|(_, (known, _))| *known == key)
            .ok_or_else(|| format!("there is no fact “{key}”"))?;
        facts.push(format!("({index}, {})", fact.ends_with('*')));
        names.push(field.name.as_deref().unwrap_or(key));
    }
    let mut known = Names { fields, facts: names, seen: BTreeSet::new() };
    let mut parts = String::new();
    for part in &letter.part {
        if part.shared.is_empty() {
            write_part(&mut parts, part, &mut known)?;
            continue;
        }
        let shared = shared.get(&part.shared).ok_or_else(|| format!("there is no shared part “{}”", part.shared))?;
        for part in shared {
            write_part(&mut parts, part, &mut known)?;
        }
    }
    let title = said(&letter.title.chinese, &letter.title.english, &mut known)?;
    for [earlier, later] in &letter.order {
        for name in [earlier, later] {
            let field = known.fields.get(name).filter(|_| known.facts.contains(&name.as_str()));
            if field.is_none_or(|field| field.kind != "date" && field.kind != "moment") {
                return Err(format!("“{name}” is no date of this letter"));
            }
        }
    }
    if let Some(unseen) = known.facts.iter().find(|name| !known.seen.contains(**name)) {
        return Err(format!("“{unseen}” is asked for, but no sentence shows it or depends on it"));
    }
    if let Some(name) = letter.words.iter().find(|name| !lists.contains_key(*name)) {
        return Err(format!("there is no list of words “{name}”"));
    }
    let order: Vec<String> = letter.order.iter().map(|[earlier, later]| format!("({earlier:?}, {later:?})")).collect();
    let words: Vec<String> = letter.words.iter().map(|name| format!("Words::{}", camel(name))).collect();
    let _ = writeln!(
        out,
        "Form {{ kind: LetterKind::{}, private: {}, title: {title}, facts: &[{}], order: &[{}], words: &[{}], parts: \
         &[\n{parts}] }},",
        camel(&letter.kind),
        letter.private,
        facts.join(", "),
        order.join(", "),
        words.join(", "),
    );
    Ok(())
}

fn write_part(out: &mut String, part: &Part, known: &mut Names) -> Result<(), String> {
    if !["heading", "paragraph", "list", "ordered", "table"].contains(&part.kind.as_str()) {
        return Err(format!("“{}” is no type of part", part.kind));
    }
    condition(&part.when, known)?;
    if !part.each.is_empty() {
        let columns = known.facts.iter().filter(|name| {
            **name == part.each || known.fields.get(**name).is_some_and(|field| field.group == part.each)
        });
        if columns.count() == 0 {
            return Err(format!("“{}” has no rows in this letter", part.each));
        }
    }
    let mut items = Vec::new();
    match (&part.chinese, &part.english) {
        (Some(chinese), Some(english)) => {
            items.push(format!("Item {{ when: \"\", text: {} }}", said(chinese, english, known)?));
        }
        (None, None) => {}
        _ => return Err("a part lacks a language".into()),
    }
    for item in &part.item {
        condition(&item.when, known)?;
        items.push(format!("Item {{ when: {:?}, text: {} }}", item.when, said(&item.chinese, &item.english, known)?));
    }
    let mut columns = Vec::new();
    for column in &part.column {
        slots(&["{", &column.cell, "}"].concat(), known)?;
        columns.push(format!("([{:?}, {:?}], {:?})", column.head_zh, column.head_en, column.cell));
    }
    if items.is_empty() == columns.is_empty() {
        return Err("a part wants sentences, or columns where it is a table".into());
    }
    let _ = writeln!(
        out,
        "Part {{ kind: PartKind::{}, when: {:?}, each: {:?}, items: &[{}], columns: &[{}] }},",
        camel(&part.kind),
        part.when,
        part.each,
        items.join(", "),
        columns.join(", "),
    );
    Ok(())
}

/// `name`, `!name`, `name=choice` or `!name=choice`.
fn condition(when: &str, known: &mut Names) -> Result<(), String> {
    if when.is_empty() {
        return Ok(());
    }
    let plain = when.trim_start_matches('!');
    let (name, value) = plain.split_once('=').map_or((plain, None), |(name, value)| (name, Some(value)));
    let choice =
        |value| known.fields.get(name).is_some_and(|field| field.choices.iter().any(|choice| choice.value == value));
    if !known.facts.contains(&name) || value.is_some_and(|value| !choice(value)) {
        return Err(format!("“{when}” asks for nothing this letter knows"));
    }
    known.seen.insert(name.to_owned());
    Ok(())
}

/// Both languages as a Rust array.
fn said(chinese: &str, english: &str, known: &mut Names) -> Result<String, String> {
    if slots(chinese, known)? != slots(english, known)? {
        return Err(format!("“{english}” has other slots than its Chinese"));
    }
    Ok(format!("[{chinese:?}, {english:?}]"))
}

fn slots(template: &str, known: &mut Names) -> Result<BTreeSet<String>, String> {
    let mut found = BTreeSet::new();
    for piece in template.split('{').skip(1) {
        let (name, _) = piece.split_once('}').ok_or_else(|| format!("“{{” without “}}” in “{template}”"))?;
        if !known.facts.contains(&name) {
            return Err(format!("“{template}” shows “{name}”, which is no fact of this letter"));
        }
        known.seen.insert(name.to_owned());
        found.insert(name.to_owned());
    }
    Ok(found)
}
