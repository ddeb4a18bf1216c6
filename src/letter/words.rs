//! Finds words that do not belong into a letter.

use crate::text::{fold_width, is_invisible, is_space, places};

/// How many characters before a word are looked at for one that denies it.
const REACH: usize = 4;

/// The first of these words that the text says and does not deny.
pub(super) fn find(text: &str, words: &'static [&'static str]) -> Option<&'static str> {
    let folded = fold(text);
    let dense: String = folded.chars().filter(|ch| *ch != ' ').collect();
    words.iter().copied().find(|word| {
        if word.is_ascii() {
            says(&folded, word, |before, after| !before.is_alphanumeric() && !after.is_alphanumeric())
        } else {
            says(&dense, word, |_, _| true)
        }
    })
}

/// Whether the word stands somewhere on its own and is not denied there.
fn says(text: &str, word: &str, alone: fn(char, char) -> bool) -> bool {
    places(text, word).any(|at| {
        let before = text.get(..at).unwrap_or_default();
        let after = text.get(at + word.len()..).unwrap_or_default();
        let edge = |ch: Option<char>| ch.unwrap_or(' ');
        alone(edge(before.chars().next_back()), edge(after.chars().next())) && !denied(before)
    })
}

fn denied(before: &str) -> bool {
    let near: Vec<char> = before.chars().rev().take(REACH).collect();
    let chinese = near
        .iter()
        .take_while(|ch| !is_stop(**ch))
        .any(|ch| matches!(ch, '不' | '没' | '無' | '无' | '未' | '非' | '勿'));
    let last = before.trim_end().rsplit(' ').next().unwrap_or_default();
    chinese || matches!(last, "no" | "not" | "never" | "without" | "any" | "don't" | "won't")
}

fn is_stop(ch: char) -> bool {
    matches!(ch, '，' | ',' | '。' | ';' | '；' | '!' | '！' | '?' | '？' | ':' | '：' | '、')
}

/// Width folded, small letters, single spaces, nothing hidden.
fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for ch in text.chars().map(fold_width).filter(|ch| !is_invisible(*ch)) {
        if is_space(ch) {
            if !out.ends_with(' ') {
                out.push(' ');
            }
        } else {
            out.push(ch.to_ascii_lowercase());
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_counts_unless_it_is_denied() {
        const WORDS: &[&str] = &["逾期", "debt", "special offer"];
        for (text, found) in [
            ("已经逾 期三天", Some("逾期")),
            ("没有逾期", None),
            ("没有，已逾期", Some("逾期")),
            ("A DEBT of hers", Some("debt")),
            ("no debt", None),
            ("indebted", None),
            ("Ｓｐｅｃｉａｌ　offer!", Some("special offer")),
            ("", None),
        ] {
            assert_eq!(find(text, WORDS), found, "{text}");
        }
    }
}
