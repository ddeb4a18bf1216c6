//! Classes of words, and the words in the order of a dictionary.

use super::Brand;
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
    /// Word to its classes.
    words: BTreeMap<String, u128>,
    brands: BTreeMap<String, (usize, bool)>,
    sets: Vec<u128>,
    generic: String,
    surnames: String,
}

impl Classes {
    pub fn read(path: &Path, brands: &[Brand]) -> Result<Classes, String> {
        let file: File = super::read(path)?;
        let names: Vec<String> =
            MARKS.iter().map(|mark| format!("@{mark}")).chain(file.class.keys().cloned()).collect();
        let generic = format!(" {} ", file.generic.split_whitespace().collect::<Vec<_>>().join(" "));
        let mut all = Classes {
            names,
            words: BTreeMap::new(),
            brands: BTreeMap::new(),
            sets: Vec::new(),
            generic,
            surnames: file.surnames.clone(),
        };
        for (class, words) in &file.class {
            let bit = all.bit(class)?;
            for word in words.split_whitespace() {
                *all.words.entry(word.to_lowercase()).or_default() |= bit;
            }
        }
        for (index, brand) in brands.iter().enumerate() {
            let mut bits = all.bit("@named")?;
            match brand.kind.as_str() {
                "lender" => bits |= all.bit("@lender")?,
                "bank" | "pay" => bits |= all.bit("@bank")?,
                "carrier" => bits |= all.bit("@carrier")?,
                _ => {}
            }
            for (former, name) in
                brand.names.iter().map(|name| (false, name)).chain(brand.former.iter().map(|name| (true, name)))
            {
                let name = name.to_lowercase();
                *all.words.entry(name.clone()).or_default() |= bits;
                if all.brands.insert(name.clone(), (index, former)).is_some_and(|(other, _)| other != index) {
                    return Err(format!("two brands are called {name}"));
                }
            }
        }
        all.inherit()?;
        Ok(all)
    }

    /// A word says what the shorter words in it say, unless it is there to hide or deny them.
    fn inherit(&mut self) -> Result<(), String> {
        let odd = self.bit("wechatodd")? | self.bit("wechatodd")?;
        let mut apart = self.bit("@named")?;
        for name in ["nothing", "prohibit", "declares", "suppose", "kin", "company"] {
            apart |= self.bit(name)?;
        }
        let known = self.words.clone();
        for (word, bits) in self.words.iter_mut().filter(|(_, bits)| **bits & apart == 0) {
            for (from, _) in word.char_indices() {
                for (to, _) in word.char_indices().filter(|(to, _)| *to > from).chain([(word.len(), ' ')]) {
                    let part = &word[from..to];
                    let inner = known.get(part).copied().unwrap_or(0);
                    let long = part.chars().count() > 1 || part == "您";
                    if part.len() < word.len() && long && !part.is_ascii() && inner & apart == 0 {
                        *bits |= inner & !odd;
                    }
                }
            }
        }
        Ok(())
    }

    /// Adds a class without words, which earlier lines of the frames give.
    pub fn add(&mut self, name: &str) {
        if !self.names.iter().any(|known| known == name) {
            self.names.push(name.to_owned());
        }
    }

    fn bit(&self, name: &str) -> Result<u128, String> {
        Ok(1 << self.index(name)?)
    }

    pub fn index(&self, name: &str) -> Result<usize, String> {
        let index = self.names.iter().position(|known| known == name).ok_or_else(|| format!("no class “{name}”"))?;
        if index < 128 { Ok(index) } else { Err("more than 128 classes".into()) }
    }

    pub fn is_mark(name: &str) -> bool {
        name.starts_with('@')
    }

    /// The number of a set of classes.
    pub fn set(&mut self, names: &str) -> Result<usize, String> {
        let mut bits = 0;
        for name in names.split('|') {
            bits |= self.bit(name.trim())?;
        }
        Ok(self.number(bits))
    }

    fn number(&mut self, bits: u128) -> usize {
        self.sets.iter().position(|known| *known == bits).unwrap_or_else(|| {
            self.sets.push(bits);
            self.sets.len() - 1
        })
    }

    pub fn source(&mut self) -> String {
        let mut out = String::from("/// Bits of the classes.\npub(super) mod class {\n");
        for (index, name) in self.names.iter().enumerate() {
            let name = name.trim_start_matches('@').replace('-', "_").to_uppercase();
            let mark = if Classes::is_mark(&self.names[index]) { "AT_" } else { "" };
            let _ = writeln!(
                out,
                "    #[allow(dead_code, missing_docs)]\n    pub const {mark}{name}: u128 = 1 << {index};"
            );
        }
        out.push_str("}\n");
        let words: Vec<(String, u128)> = self.words.iter().map(|(word, bits)| (word.clone(), *bits)).collect();
        let (mut text, mut ends, mut of) = (String::new(), Vec::new(), Vec::new());
        let mut firsts: Vec<(char, usize)> = Vec::new();
        let mut seen = BTreeSet::new();
        for (index, (word, bits)) in words.iter().enumerate() {
            let first = word.chars().next().expect("no word is empty");
            if seen.insert(first) {
                firsts.push((first, index));
            }
            text.push_str(word);
            ends.push(text.len());
            of.push(self.number(*bits));
        }
        let brands: Vec<(usize, usize, bool)> = words
            .iter()
            .enumerate()
            .filter_map(|(index, (word, _))| self.brands.get(word).map(|(brand, former)| (index, *brand, *former)))
            .collect();
        let _ = writeln!(out, "pub(super) static SETS: [u128; {}] = {:?};", self.sets.len(), self.sets);
        let _ = writeln!(out, "pub(super) static WORDS: &str = {text:?};");
        let _ = writeln!(out, "pub(super) static WORD_ENDS: [u16; {}] = {ends:?};", ends.len());
        let _ = writeln!(out, "pub(super) static WORD_SETS: [u16; {}] = {of:?};", of.len());
        let _ = writeln!(out, "/// First characters and where their words begin.");
        let _ = writeln!(out, "pub(super) static FIRSTS: [(char, u16); {}] = {firsts:?};", firsts.len());
        let _ = writeln!(out, "/// Word, brand, and whether it is a former name.");
        let _ = writeln!(out, "pub(super) static BRAND_WORDS: [(u16, u8, bool); {}] = {brands:?};", brands.len());
        let _ = writeln!(out, "/// Parts of signatures that name nobody, with a space around each.");
        let _ = writeln!(out, "pub(super) static GENERIC: &str = {:?};", self.generic);
        let _ = writeln!(out, "pub(super) static SURNAMES: &str = {:?};", self.surnames);
        // Two first characters, or one that is a word by itself with any second.
        let mut pairs = [0_u64; 128];
        let mut alone: Vec<char> = Vec::new();
        for (word, _) in &words {
            let mut letters = word.chars();
            match (letters.next(), letters.next()) {
                (Some(first), Some(second)) => {
                    let bit = (u32::from(first) * 31 + u32::from(second)) as usize % 8192;
                    pairs[bit / 64] |= 1 << (bit % 64);
                }
                (Some(first), None) => alone.push(first),
                _ => {}
            }
        }
        let alone: String = alone.into_iter().collect();
        let _ = writeln!(
            out,
            "/// Bit n: some word begins with two characters whose numbers, the first 31 times, leave n by 8192."
        );
        let _ = writeln!(out, "pub(super) static PAIRS: [u64; 128] = {pairs:?};");
        let _ = writeln!(out, "/// Words of one character.");
        let _ = writeln!(out, "pub(super) static SINGLES: &str = {alone:?};");
        let mut filter = [0_u64; 16];
        for (first, _) in &firsts {
            let bit = u32::from(*first) as usize % 1024;
            filter[bit / 64] |= 1 << (bit % 64);
        }
        let _ = writeln!(out, "/// Bit n: some word begins with a character whose number leaves n by 1024.");
        let _ = writeln!(out, "pub(super) static FILTER: [u64; 16] = {filter:?};");
        out
    }
}
