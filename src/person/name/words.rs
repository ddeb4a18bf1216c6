//! Words that stand in name fields and are no names. The lists are `src/data/person/words.toml`.

use super::table;

fn listed(list: &str, word: &str) -> bool {
    list.split(' ').any(|known| known == word)
}

/// What nobody is called: the whole name is a word for a relation, also "my mother".
pub(super) fn is_kinship(name: &str) -> bool {
    let bare = ["我的", "我", "他", "她", "你"].into_iter().find_map(|prefix| name.strip_prefix(prefix));
    listed(table::KINSHIP, name) || bare.is_some_and(|bare| !bare.is_empty() && listed(table::KINSHIP, bare))
}

/// What looks like a form of address and could be a name all the same.
pub(super) fn is_address(name: &str) -> bool {
    let mut letters = name.chars();
    if let (Some(first), Some(second), None) = (letters.next(), letters.next(), letters.next()) {
        if table::TITLE_CHARACTERS.contains(second) || table::FAMILIAR_CHARACTERS.contains(first) {
            return true;
        }
    }
    let titled = |title: &str| name.strip_suffix(title).is_some_and(|rest| matches!(rest.chars().count(), 1 | 2));
    listed(table::ADDRESS, name) || table::TITLES.split(' ').any(titled)
}

/// Sample names, refusals to answer, and one character over and over.
pub(super) fn is_placeholder(name: &str) -> bool {
    listed(table::PLACEHOLDERS, name)
        || table::PLACEHOLDER_PARTS.split(' ').any(|part| name.contains(part))
        || is_repeated(name.chars())
}

/// The same in Latin letters.
pub(super) fn is_latin_placeholder(name: &str) -> bool {
    let plain = plain(name);
    listed(table::LATIN_PLACEHOLDERS, &plain) || is_repeated(plain.chars())
}

/// "Mama", "my dad".
pub(super) fn is_latin_kinship(name: &str) -> bool {
    listed(table::LATIN_KINSHIP, &plain(name))
}

/// "s/o", "d/o" and the like.
pub(super) fn is_stroke(word: &str) -> bool {
    listed(table::STROKES, word)
}

fn plain(name: &str) -> String {
    name.chars().filter(|ch| ch.is_alphabetic()).flat_map(char::to_lowercase).collect()
}

fn is_repeated(mut letters: impl Iterator<Item = char>) -> bool {
    let Some(first) = letters.next() else {
        return false;
    };
    let mut count = 1;
    letters.all(|ch| {
        count += 1;
        ch == first
    }) && count >= 3
}
