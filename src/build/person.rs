//! Packs `src/data/person/` into the tables that names and identity numbers are read with.

use crate::{emit::constant, file::read};
use serde::Deserialize;
use std::{collections::BTreeMap, fmt::Write, path::Path};

#[derive(Deserialize)]
struct Characters {
    latin: Latin,
    #[serde(flatten)]
    tables: BTreeMap<String, Table>,
}

/// What the characters from `first` on become; _ is nothing.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    #[serde(rename = "source")]
    _source: String,
    #[serde(rename = "checked")]
    _checked: String,
    first: u32,
    #[serde(rename = "become")]
    targets: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Latin {
    #[serde(rename = "source")]
    _source: String,
    #[serde(rename = "checked")]
    _checked: String,
    marks: Vec<Mark>,
}

/// One combining mark: its canonical class, and letters with their composed forms.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Mark {
    #[serde(rename = "mark")]
    code: u32,
    class: u8,
    pairs: String,
}

#[derive(Deserialize)]
struct Words {
    #[serde(rename = "source")]
    _source: String,
    #[serde(rename = "checked")]
    _checked: String,
    #[serde(flatten)]
    lists: BTreeMap<String, String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Identity {
    provinces: Codes,
    nationalities: Codes,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Codes {
    #[serde(rename = "source")]
    _source: String,
    #[serde(rename = "checked")]
    _checked: String,
    #[serde(rename = "codes")]
    list: String,
}

/// The sources of `names.rs` and `identity.rs`.
pub fn tables(folder: &Path) -> Result<(String, String), String> {
    let characters: Characters = read(&folder.join("characters.toml"))?;
    let words: Words = read(&folder.join("words.toml"))?;
    let identity: Identity = read(&folder.join("identity.toml"))?;
    Ok((names(&characters, &words)?, identity_codes(&identity)?))
}

fn names(characters: &Characters, words: &Words) -> Result<String, String> {
    let mut out = String::new();
    for (name, table) in &characters.tables {
        let _ = writeln!(
            out,
            "/// What the characters from the first on become; _ is nothing.\n\
             pub(super) static {}: (u32, &str) = (0x{:X}, {:?});",
            constant(name),
            table.first,
            table.targets,
        );
    }
    let _ = writeln!(
        out,
        "/// A mark, its canonical class, letters each followed by the letter with the mark.\n\
         pub(super) static LATIN: [(char, u8, &str); {}] = [",
        characters.latin.marks.len()
    );
    for mark in &characters.latin.marks {
        let ch = char::from_u32(mark.code).ok_or("a mark is no character")?;
        if mark.pairs.chars().count() % 2 != 0 {
            return Err(format!("pairs of U+{:04X} are odd", mark.code));
        }
        let _ = writeln!(out, "    ({ch:?}, {}, {:?}),", mark.class, mark.pairs);
    }
    out.push_str("];\n");
    for (name, list) in &words.lists {
        let _ = writeln!(out, "{}", packed(&constant(name), list)?);
    }
    Ok(out)
}

/// Words of one length side by side and in order, so that a search needs no separators and no pointers:
/// the first text holds words of one character, the next of two. Most names begin like none of them: that takes a bit.
fn packed(name: &str, list: &str) -> Result<String, String> {
    let mut lengths: Vec<Vec<&str>> = Vec::new();
    for word in list.split_whitespace() {
        let length = word.chars().count();
        lengths.resize(lengths.len().max(length), Vec::new());
        lengths[length - 1].push(word);
    }
    for words in &mut lengths {
        words.sort_unstable();
        words.dedup();
        if words.windows(2).any(|pair| pair[0].len() != pair[1].len()) {
            return Err(format!("{name}: words of one length take different bytes"));
        }
    }
    let texts: Vec<String> = lengths.iter().map(|words| words.concat()).collect();
    let first = list.split_whitespace().filter_map(|word| word.chars().next());
    let begins = first.fold(0_u64, |bits, ch| bits | 1 << (u32::from(ch) % 64));
    Ok(format!("pub(super) static {name}: List = List {{ begins: {begins:#x}, words: &{texts:?} }};"))
}

fn identity_codes(identity: &Identity) -> Result<String, String> {
    let mut out = String::new();
    for (name, codes, size) in
        [("PROVINCES", &identity.provinces, 100_usize), ("NATIONALITIES", &identity.nationalities, 1000)]
    {
        let mut bits = vec![0_u8; size.div_ceil(8)];
        for code in codes.list.split_whitespace() {
            let code: usize = code.parse().map_err(|_| format!("{name}: “{code}” is no code"))?;
            *bits.get_mut(code / 8).ok_or_else(|| format!("{name}: {code} is too large"))? |= 1 << (code % 8);
        }
        let _ = writeln!(out, "/// One bit a code.\nstatic {name}: [u8; {}] = {bits:?};", bits.len());
    }
    Ok(out)
}
