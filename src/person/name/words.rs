//! Words that stand in name fields and are no names. The lists are `src/data/person/words.toml`.

use super::table;
use crate::text;

/// A list packed by `src/build/person.rs`.
pub(super) struct List {
    /// Bit n: a word begins with a character whose code leaves n when divided by 64.
    pub begins: u64,
    /// Words by their number of characters, in order.
    pub words: &'static [&'static str],
}

impl List {
    fn may_begin(&self, word: &str) -> bool {
        word.chars().next().is_some_and(|ch| self.begins >> (u32::from(ch) % 64) & 1 == 1)
    }
}

/// Whether a word is in a list.
fn listed(list: &List, word: &str) -> bool {
    if !list.may_begin(word) {
        return false;
    }
    let Some(words) = word.chars().count().checked_sub(1).and_then(|place| list.words.get(place)) else {
        return false;
    };
    let (words, width) = (words.as_bytes(), word.len());
    let at = |index: usize| words.get(index * width..(index + 1) * width).unwrap_or_default();
    let (mut low, mut high) = (0, words.len() / width);
    while low < high {
        let middle = low.midpoint(high);
        match at(middle).cmp(word.as_bytes()) {
            std::cmp::Ordering::Less => low = middle + 1,
            std::cmp::Ordering::Equal => return true,
            std::cmp::Ordering::Greater => high = middle,
        }
    }
    false
}

fn listed_character(list: &List, ch: char) -> bool {
    listed(list, ch.encode_utf8(&mut [0; 4]))
}

/// What nobody is called: the whole name is a word for a relation, also "my mother".
pub(super) fn is_kinship(name: &str) -> bool {
    let bare = ["我的", "我", "他", "她", "你"].into_iter().find_map(|prefix| name.strip_prefix(prefix));
    listed(&table::KINSHIP, name) || bare.is_some_and(|bare| listed(&table::KINSHIP, bare))
}

/// What looks like a form of address and could be a name all the same.
pub(super) fn is_address(name: &str) -> bool {
    let mut letters = name.chars();
    if let (Some(first), Some(second), None) = (letters.next(), letters.next(), letters.next())
        && (listed_character(&table::TITLE_CHARACTERS, second) || listed_character(&table::FAMILIAR_CHARACTERS, first))
    {
        return true;
    }
    // A title after one or two characters.
    let titled = |(place, _): (usize, char)| name.get(place..).is_some_and(|title| listed(&table::TITLES, title));
    listed(&table::ADDRESS, name) || name.char_indices().skip(1).take(2).any(titled)
}

/// Sample names, refusals to answer, and one character over and over.
pub(super) fn is_placeholder(name: &str) -> bool {
    let begins_part = |(place, _): (usize, char)| {
        let rest = name.get(place..).unwrap_or_default();
        if !table::PLACEHOLDER_PARTS.may_begin(rest) {
            return false;
        }
        let ends = rest.char_indices().skip(1).map(|(end, _)| end).chain([rest.len()]);
        ends.take(table::PLACEHOLDER_PARTS.words.len())
            .any(|end| rest.get(..end).is_some_and(|part| listed(&table::PLACEHOLDER_PARTS, part)))
    };
    listed(&table::PLACEHOLDERS, name) || is_repeated(name.chars()) || name.char_indices().any(begins_part)
}

/// The same in Latin letters.
pub(super) fn is_latin_placeholder(name: &str) -> bool {
    let plain = plain(name);
    listed(&table::LATIN_PLACEHOLDERS, &plain) || is_repeated(plain.chars())
}

/// "Mama", "my dad".
pub(super) fn is_latin_kinship(name: &str) -> bool {
    listed(&table::LATIN_KINSHIP, &plain(name))
}

/// "s/o", "d/o" and the like.
pub(super) fn is_stroke(word: &str) -> bool {
    listed(&table::STROKES, word)
}

fn plain(name: &str) -> String {
    name.chars().filter(|ch| ch.is_alphabetic()).map(text::lower).collect()
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_whole() {
        for word in ["妈", "妈妈", "儿媳妇", "孩子他爸", "媽媽"] {
            assert!(listed(&table::KINSHIP, word), "{word}");
        }
        for word in ["", "媽妈", "爸爸爸爸爸爸爸爸", "王", "a", "\u{20BB7}", "ab"] {
            assert!(!listed(&table::KINSHIP, word), "{word}");
        }
        assert!(is_placeholder("我没有联系人"));
        assert!(!is_placeholder("") && !is_placeholder("没丁"));
        assert!(is_latin_placeholder("N.o-b o d y"));
    }
}
