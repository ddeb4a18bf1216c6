//! Reads `src/data/rules/*.toml` and refuses a rule that lacks a language, a sentence or a slot.

use crate::{
    file,
    law::{self, Law},
    template,
};
use serde::Deserialize;
use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

/// All rules and words, in the order of the files' names and the entries in them.
#[derive(Default)]
pub struct Catalogue {
    pub rules: Vec<Rule>,
    pub words: Vec<Word>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    rule: Vec<Rule>,
    #[serde(default)]
    word: Vec<Word>,
}

/// One rule: what it is called, how grave it is, on what it rests, and its sentences.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    pub code: String,
    pub severity: String,
    #[serde(default)]
    pub fixed: bool,
    /// The day from which all of its basis is in force. Written down only where it is another than the laws' own.
    pub since: Option<String>,
    /// The day the source was read, YYYY-MM-DD; for reviewers, not shipped.
    pub checked: String,
    #[serde(rename = "zh-CN")]
    pub chinese: Texts,
    #[serde(rename = "en")]
    pub english: Texts,
    /// The slots of its sentences, found in the templates.
    #[serde(skip)]
    pub slots: BTreeSet<String>,
}

/// A rule's texts in one language.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Texts {
    pub title: String,
    pub message: String,
    pub fix: Option<String>,
    pub basis: Option<String>,
    /// Where the fact was read, or what our own rule is good for, beyond what the basis says; for the catalogue's
    /// page, not shipped.
    pub source: Option<String>,
}

/// A word that fills a slot and has to be said in the reader's language, such as "landline".
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Word {
    pub key: String,
    #[serde(rename = "zh-CN")]
    pub chinese: String,
    #[serde(rename = "en")]
    pub english: String,
}

impl Rule {
    pub fn texts(&self) -> [&Texts; 2] {
        [&self.chinese, &self.english]
    }

    fn check(&mut self, laws: &[Law]) -> Result<(), String> {
        if !self.code.contains('.') || !self.code.bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'.' | b'-'))
        {
            return Err("a code is namespaced kebab-case, like phone.too-short".into());
        }
        if !["error", "warning", "info"].contains(&self.severity.as_str()) {
            return Err(format!("severity “{}”", self.severity));
        }
        if !is_date(&self.checked) {
            return Err("a rule names the day it was checked".into());
        }
        if self.since.as_deref().is_some_and(|day| !is_date(day)) {
            return Err("since is a day, YYYY-MM-DD".into());
        }
        let [chinese, english] = self.texts().map(slots_of);
        let (chinese, english) = (chinese?, english?);
        if chinese != english {
            return Err(format!("slots differ: {chinese:?} in Chinese, {english:?} in English"));
        }
        if self.chinese.fix.is_some() != self.english.fix.is_some()
            || self.chinese.basis.is_some() != self.english.basis.is_some()
        {
            return Err("fix and basis stand in both languages or in none".into());
        }
        if self.texts().iter().any(|texts| texts.basis.is_none() && texts.source.as_deref().is_none_or(str::is_empty)) {
            return Err("a rule without a basis names its source, in both languages".into());
        }
        self.date(laws)?;
        self.slots = chinese;
        Ok(())
    }

    /// Since when the basis holds: since its latest law.
    fn date(&mut self, laws: &[Law]) -> Result<(), String> {
        let (Some(chinese), Some(english)) = (&self.chinese.basis, &self.english.basis) else {
            return if self.since.is_some() { Err("since when, and no basis".into()) } else { Ok(()) };
        };
        let own = law::named(laws, chinese, english)?.iter().filter_map(|law| law.since.clone()).max();
        if self.since.is_some() && self.since == own {
            return Err("since stands in src/data/laws.toml already".into());
        }
        self.since = self.since.take().or(own);
        Ok(())
    }
}

fn slots_of(texts: &Texts) -> Result<BTreeSet<String>, String> {
    if texts.title.is_empty() || texts.message.is_empty() {
        return Err("title and message may not be empty".into());
    }
    let mut all = template::slots(&texts.message)?;
    if let Some(fix) = &texts.fix {
        all.append(&mut template::slots(fix)?);
    }
    Ok(all)
}

pub fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    parts.len() == 3
        && [4, 2, 2].iter().zip(&parts).all(|(n, part)| part.len() == *n && part.bytes().all(|b| b.is_ascii_digit()))
}

/// Reads every file of the folder.
pub fn read(folder: &Path, laws: &[Law]) -> Result<Catalogue, String> {
    let mut catalogue = Catalogue::default();
    let mut seen: BTreeMap<String, String> = BTreeMap::new();
    for path in file::list(folder)? {
        let place = path.display().to_string();
        let file: File = file::read(&path)?;
        for mut rule in file.rule {
            rule.check(laws).map_err(|problem| format!("{place}: {}: {problem}", rule.code))?;
            if let Some(other) = seen.insert(rule.code.clone(), place.clone()) {
                return Err(format!("{place}: {} stands in {other} too", rule.code));
            }
            catalogue.rules.push(rule);
        }
        for word in file.word {
            if let Some(other) = seen.insert(format!("word {}", word.key), place.clone()) {
                return Err(format!("{place}: word {} stands in {other} too", word.key));
            }
            catalogue.words.push(word);
        }
    }
    Ok(catalogue)
}
