//! Classes of words, and the words in the order of a dictionary.

use super::Brand;
use crate::emit::constant;
use serde::Deserialize;
use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write,
    path::Path,
};

/// Classes that are not words: what stands in a message, and what the message is.
const MARKS: &[&str] = &[
    "link",
    "foreign",
    "risky",
    "shortened",
    "mobile",
    "landline",
    "line400",
    "short",
    "card",
    "amount",
    "id",
    "word",
    "otp",
    "sig",
    "generic",
    "office",
    "lender",
    "bank",
    "carrier",
    "named",
    "case",
];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(rename = "checked")]
    _checked: String,
    generic: String,
    surnames: String,
    class: BTreeMap<String, String>,
}

pub struct Classes {
    names: Vec<String>,
    /// The words of each class, after those that are marks.
    words: Vec<BTreeSet<String>>,
    /// The names of each brand; one it gave up has a hyphen before it.
    brands: Vec<BTreeSet<String>>,
    generic: String,
    surnames: String,
}

/// As many as `src/sms/set.rs` has room for.
const MOST: usize = 192;

impl Classes {
    pub fn read(path: &Path, brands: &[Brand]) -> Result<Classes, String> {
        let file: File = crate::file::read(path)?;
        let names = MARKS.iter().map(|mark| format!("@{mark}")).chain(file.class.keys().cloned()).collect();
        let mut owners: BTreeMap<String, usize> = BTreeMap::new();
        let mut lines = Vec::new();
        for (index, brand) in brands.iter().enumerate() {
            let names: Vec<String> = brand.names.iter().map(|name| name.to_lowercase()).collect();
            let former: Vec<String> = brand.former.iter().map(|name| name.to_lowercase()).collect();
            for name in names.iter().chain(&former) {
                if owners.insert(name.clone(), index).is_some_and(|other| other != index) {
                    return Err(format!("two brands are called {name}"));
                }
            }
            lines.push(names.into_iter().chain(former.iter().map(|name| format!("-{name}"))).collect());
        }
        let words = file.class.values().map(|words| words.split_whitespace().map(str::to_lowercase).collect());
        let words = needed(file.class.keys().zip(words).collect());
        Ok(Classes {
            names,
            words,
            brands: lines,
            generic: format!(" {} ", file.generic.split_whitespace().collect::<Vec<_>>().join(" ")),
            surnames: file.surnames,
        })
    }

    /// Adds a class without words, which earlier lines of the frames give.
    pub fn add(&mut self, name: &str) {
        if !self.names.iter().any(|known| known == name) {
            self.names.push(name.to_owned());
        }
    }

    pub fn index(&self, name: &str) -> Result<usize, String> {
        let index = self.names.iter().position(|known| known == name).ok_or_else(|| format!("no class “{name}”"))?;
        if index < MOST { Ok(index) } else { Err(format!("more than {MOST} classes")) }
    }

    pub fn is_mark(name: &str) -> bool {
        name.starts_with('@')
    }

    pub fn source(&self) -> String {
        let mut out = String::from("/// The classes.\npub(super) mod class {\n    use super::super::set::Set;\n");
        for (index, name) in self.names.iter().enumerate() {
            let mark = if Classes::is_mark(name) { "AT_" } else { "" };
            let name = constant(name.trim_start_matches('@'));
            let _ = writeln!(
                out,
                "    #[allow(dead_code, missing_docs)]\n    pub const {mark}{name}: Set = Set::of({index});"
            );
        }
        out.push_str("}\n");
        let _ = writeln!(out, "/// The first class with words, and how many have some.");
        let _ = writeln!(out, "pub(super) const FIRST_CLASS: usize = {};", MARKS.len());
        let _ = writeln!(out, "pub(super) const CLASSES: usize = {};", self.words.len());
        out.push_str(&super::packed::source(self.words.iter().chain(&self.brands)));
        let _ = writeln!(out, "/// Parts of signatures that name nobody, with a space around each.");
        let _ = writeln!(out, "pub(super) static GENERIC: &str = {:?};", self.generic);
        let _ = writeln!(out, "pub(super) static SURNAMES: &str = {:?};", self.surnames);
        out
    }
}

/// Classes of `src/sms/dictionary.rs` whose words hide, deny or name, and one that gives nothing to longer words.
const APART: &[&str] = &["nothing", "prohibit", "declares", "suppose", "kin", "company", "wechatodd"];

/// The words without those that a shorter word of the same class stands in: they say the same without being listed.
fn needed(classes: Vec<(&String, BTreeSet<String>)>) -> Vec<BTreeSet<String>> {
    let apart = |class: &str| APART.contains(&class);
    let hiding: BTreeSet<String> =
        classes.iter().filter(|(class, _)| apart(class)).flat_map(|(_, words)| words.iter().cloned()).collect();
    let parts = |word: &str| -> Vec<String> {
        let places: Vec<usize> = word.char_indices().map(|(at, _)| at).chain([word.len()]).collect();
        let from = |index: usize| places.iter().skip(index + 2).map(move |to| (index, *to));
        let all = (0..places.len()).flat_map(from).map(|(index, to)| word[places[index]..to].to_owned());
        all.filter(|part| part.len() < word.len() && !part.is_ascii()).collect()
    };
    // A longer word also hides the word of denial in it: “不要挂断电话” is no “挂断电话”.
    let shorter = |word: &str, words: &BTreeSet<String>| {
        let parts = parts(word);
        !parts.iter().any(|part| hiding.contains(part)) && parts.iter().any(|part| words.contains(part))
    };
    classes
        .into_iter()
        .map(|(class, words)| {
            let keeps = |word: &&String| apart(class) || hiding.contains(*word) || !shorter(word, &words);
            words.iter().filter(keeps).cloned().collect()
        })
        .collect()
}
