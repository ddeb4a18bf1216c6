//! Writes the catalogue as Rust: `enum Code`, `enum Word`, their tables, and one constructor a rule.

use crate::catalogue::{Catalogue, Rule, Texts};
use std::fmt::Write;

/// The source of `rules.rs`, included by `src/report/code.rs`.
pub fn rules(catalogue: &Catalogue) -> String {
    let mut out = String::new();
    codes(&mut out, &catalogue.rules);
    words(&mut out, catalogue);
    constructors(&mut out, &catalogue.rules);
    out
}

fn codes(out: &mut String, rules: &[Rule]) {
    let put = &mut *out;
    put.push_str(
        "/// Every rule the module can raise, one name each; `as_str` gives the stable code.\n\
         #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]\n#[non_exhaustive]\npub enum Code {\n",
    );
    for rule in rules {
        let _ = writeln!(put, "    /// `{}`: {}\n    {},", rule.code, rule.english.title, camel(&rule.code));
    }
    put.push_str(
        "}\n\nimpl Code {\n    /// All codes, in the order of the catalogue.\n    pub const ALL: &[Code] = &[\n",
    );
    for rule in rules {
        let _ = writeln!(put, "        Code::{},", camel(&rule.code));
    }
    put.push_str("    ];\n}\n\n");
    let _ = writeln!(put, "static ENTRIES: [Entry; {}] = [", rules.len());
    for rule in rules {
        let _ = writeln!(
            put,
            "    Entry {{ code: {:?}, severity: Severity::{}, fixed: {}, since: {:?}, texts: [{}, {}] }},",
            rule.code,
            camel(&rule.severity),
            rule.fixed,
            rule.since,
            texts(&rule.chinese),
            texts(&rule.english),
        );
    }
    put.push_str("];\n\n");
}

fn texts(texts: &Texts) -> String {
    format!(
        "Texts {{ title: {:?}, message: {:?}, fix: {:?}, basis: {:?} }}",
        texts.title, texts.message, texts.fix, texts.basis
    )
}

fn words(out: &mut String, catalogue: &Catalogue) {
    out.push_str(
        "/// A word that fills a slot and is said in the reader's language.\n\
         #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]\n#[non_exhaustive]\npub enum Word {\n",
    );
    for word in &catalogue.words {
        let _ = writeln!(out, "    /// {}\n    {},", word.english, camel(&word.key));
    }
    out.push_str("}\n\n");
    let _ = writeln!(out, "static WORDS: [(&str, [&str; 2]); {}] = [", catalogue.words.len());
    for word in &catalogue.words {
        let _ = writeln!(out, "    ({:?}, [{:?}, {:?}]),", word.key, word.chinese, word.english);
    }
    out.push_str("];\n\n");
}

fn constructors(out: &mut String, rules: &[Rule]) {
    out.push_str(
        "/// One constructor for each rule, named like its code; it takes what its sentences have slots for,\n\
         /// in alphabetical order.\n\
         pub mod rule {\n    use super::{Code, Param, Raised};\n",
    );
    for rule in rules {
        let name = rule.code.replace(['.', '-'], "_");
        let parameters: Vec<String> = rule.slots.iter().map(|slot| format!("{slot}: impl Into<Param>")).collect();
        let pushes: Vec<String> = rule.slots.iter().map(|slot| format!("({slot:?}, {slot}.into())")).collect();
        let _ = writeln!(
            out,
            "    /// `{}`\n    pub fn {name}({}) -> Raised {{\n        Raised::new(Code::{}, vec![{}])\n    }}",
            rule.code,
            parameters.join(", "),
            camel(&rule.code),
            pushes.join(", "),
        );
    }
    out.push_str("}\n");
}

/// `phone.too-short` to `PhoneTooShort`.
pub fn camel(code: &str) -> String {
    code.split(['.', '-'])
        .map(|part| {
            let mut letters = part.chars();
            letters.next().map(|first| first.to_ascii_uppercase().to_string() + letters.as_str()).unwrap_or_default()
        })
        .collect()
}
