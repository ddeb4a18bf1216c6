//! Writes the catalogue as Rust: `enum Code`, `enum Word`, their tables, and one constructor a rule.

use crate::catalogue::{Catalogue, Rule, Texts};
use std::fmt::Write;

/// Picks, by code or key, the rules and words that a module can say.
type Said = fn(&str) -> bool;

/// The source of `rules.rs`, included by `src/report/code.rs`. What the module cannot say keeps its
/// place in the enums and no text, so that a small module does not carry the big one's. `named`: which
/// codes it knows all the same, because a policy may name them.
pub fn rules(catalogue: &Catalogue, said: Said, named: Said) -> String {
    let mut out = String::new();
    codes(&mut out, &catalogue.rules, said, named);
    words(&mut out, catalogue, said);
    constructors(&mut out, &catalogue.rules);
    out
}

fn codes(out: &mut String, rules: &[Rule], said: Said, named: Said) {
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
    // Titles are for lists of all rules; a module without all of them lists none.
    let titles = rules.iter().all(|rule| said(&rule.code));
    let known: Vec<Option<&Rule>> = rules.iter().map(|rule| Some(rule).filter(|rule| named(&rule.code))).collect();
    let column = |text: fn(&Rule) -> &str| Column::of(known.iter().map(|rule| rule.map_or("", text))).source();
    let size = rules.len();
    let _ = writeln!(put, "static CODES: Column<{size}> = {};\n", column(|rule| &rule.code));
    let _ = writeln!(put, "static SINCE: Column<{size}> = {};\n", column(|rule| rule.since.as_deref().unwrap_or("")));
    let weights: Vec<String> = known
        .iter()
        .map(|rule| rule.map_or((String::from("Info"), false), |rule| (camel(&rule.severity), rule.fixed)))
        .map(|(severity, fixed)| format!("(Severity::{severity}, {fixed})"))
        .collect();
    let _ = writeln!(put, "static WEIGHTS: [(Severity, bool); {size}] = [{}];\n", weights.join(", "));
    // The rules before the first that can be said and behind the last have not even an end in the columns.
    let first = rules.iter().position(|rule| said(&rule.code)).unwrap_or(0);
    let last = rules.iter().rposition(|rule| said(&rule.code)).map_or(first, |last| last + 1);
    let spoken = &rules[first..last];
    let columns: Vec<Column> = (0..2)
        .map(|locale| Column::of(spoken.iter().flat_map(|rule| parts(rule.texts()[locale], said(&rule.code), titles))))
        .collect();
    let _ = writeln!(put, "/// The first rule that has sentences here.\nconst SPOKEN_FROM: usize = {first};\n");
    let _ = writeln!(
        put,
        "static SENTENCES: [Column<{}>; 2] = [\n    {},\n    {},\n];\n",
        spoken.len() * 4,
        columns[0].source(),
        columns[1].source()
    );
}

/// A rule's four texts in the order of `src/report/code.rs`; one that is missing is empty.
fn parts(texts: &Texts, said: bool, titles: bool) -> [&str; 4] {
    if !said {
        return [""; 4];
    }
    [
        if titles { &texts.title } else { "" },
        &texts.message,
        texts.fix.as_deref().unwrap_or(""),
        texts.basis.as_deref().unwrap_or(""),
    ]
}

/// Many texts as one, and where each ends. A pointer and a length for each would be several
/// kilobytes that do not compress.
struct Column {
    text: String,
    ends: Vec<u16>,
}

impl Column {
    fn of<'a>(texts: impl Iterator<Item = &'a str>) -> Column {
        let mut column = Column { text: String::new(), ends: Vec::new() };
        for text in texts {
            column.text.push_str(text);
            column
                .ends
                .push(column.text.len().try_into().expect("the sentences of a language fit 64 kB; widen `ends`"));
        }
        column
    }

    fn source(&self) -> String {
        format!("Column {{ text: {:?}, ends: {:?} }}", self.text, self.ends)
    }
}

/// Gives the text of a word that can be said, and nothing for the others.
fn spoken<'a>(said: Said) -> impl Fn(&'a crate::catalogue::Word, &'a str) -> &'a str {
    move |word, text| if said(&word.key) { text } else { "" }
}

fn words(out: &mut String, catalogue: &Catalogue, said: Said) {
    out.push_str(
        "/// A word that fills a slot and is said in the reader's language.\n\
         #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]\n#[non_exhaustive]\npub enum Word {\n",
    );
    for word in &catalogue.words {
        let _ = writeln!(out, "    /// {}\n    {},", word.english, camel(&word.key));
    }
    out.push_str("}\n\n");
    let pick = spoken(said);
    let size = catalogue.words.len();
    let keys = Column::of(catalogue.words.iter().map(|word| pick(word, &word.key)));
    let _ = writeln!(out, "static WORD_KEYS: Column<{size}> = {};\n", keys.source());
    let _ = writeln!(
        out,
        "static WORDS: [Column<{size}>; 2] = [\n    {},\n    {},\n];\n",
        Column::of(catalogue.words.iter().map(|word| pick(word, &word.chinese))).source(),
        Column::of(catalogue.words.iter().map(|word| pick(word, &word.english))).source()
    );
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
            "    /// `{}`\n    pub fn {name}({}) -> Raised {{\n        Raised::new(Code::{}, [{}])\n    }}",
            rule.code,
            parameters.join(", "),
            camel(&rule.code),
            pushes.join(", "),
        );
    }
    out.push_str("}\n");
}

/// `phone-change` to `PHONE_CHANGE`.
pub fn constant(name: &str) -> String {
    name.replace('-', "_").to_uppercase()
}

/// What a data file says where only these words have a meaning, as the variant that stands for it.
pub fn variant(word: &str, known: &[&str]) -> Result<String, String> {
    if known.contains(&word) { Ok(camel(word)) } else { Err(format!("“{word}”; known are {}", known.join(", "))) }
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
