//! Finds the phrases of `src/data/consent/phrases.toml` in a text, clause by clause. What a clause
//! denies ("不承担连带责任", "never deemed to agree") is not found.
//!
//! It reads words, not meaning: a sentence can say the same in words that no list has, and a clever
//! one can deny what it then takes back in the next clause.

use crate::text::{Glyph, glyphs, is_han, is_invisible, is_space};

include!(concat!(env!("OUT_DIR"), "/consent_phrases.rs"));

/// How many characters `…` stands for at most.
const GAP: usize = 6;
/// How many English words a denial reaches forward.
const REACH: usize = 3;

/// A phrase at a place of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Hit {
    pub phrase: Phrase,
    /// UTF-16 offsets, end exclusive.
    pub range: [u32; 2],
    /// The pattern, as a sentence can quote it.
    pub words: &'static str,
}

/// The phrases a text says and does not deny; each phrase once, at its first place.
pub(super) fn find(text: &str) -> Vec<Hit> {
    let read = fold(text);
    let mut hits: Vec<Hit> = Vec::new();
    for (at, glyph) in read.iter().enumerate() {
        // Nineteen pairs in twenty begin no pattern; this tells without a search.
        let next = read.get(at + 1).map_or(0, |next| u32::from(next.ch));
        let bit = (u32::from(glyph.ch) * 31 + next) % 4096;
        if PAIRS.get(bit as usize / 64).is_none_or(|word| word >> (bit % 64) & 1 == 0) {
            continue;
        }
        // No pattern begins inside an English word.
        let inside = |at: usize| read.get(at).is_some_and(|glyph| glyph.ch.is_ascii_alphanumeric());
        if glyph.ch.is_ascii_alphanumeric() && at.checked_sub(1).is_some_and(inside) {
            continue;
        }
        let key = u32::from(glyph.ch) << 16 | (next & 0xFFFF);
        let from = KEYS.partition_point(|known| *known < key);
        let here = KEYS.iter().zip(PATTERNS).skip(from).take_while(|(known, _)| **known == key);
        for (_, (pattern, phrase)) in here {
            if hits.iter().any(|hit| hit.phrase == *phrase) {
                continue;
            }
            let Some(found) = matches(&read, at, pattern) else {
                continue;
            };
            // Patterns are rare, clauses are not: where this one begins is looked for only now.
            let clause = (0..=at).rev().find(|&place| ends_clause(&read, place)).map_or(0, |end| end + 1);
            if denied(&read, clause, found.starts, STRICT.contains(phrase)) {
                continue;
            }
            let end = read.get(found.end.saturating_sub(1)).map_or(glyph.end, |last| last.end);
            hits.push(Hit { phrase: *phrase, range: [glyph.start, end], words: pattern.trim_end_matches('*') });
        }
    }
    hits
}

/// Width folded, small letters, without hidden characters, and without spaces beside ideographs.
fn fold(text: &str) -> Vec<Glyph> {
    let mut out: Vec<Glyph> = Vec::with_capacity(text.len() / 2);
    for mut glyph in glyphs(text) {
        // Most of a text; the tests below come to the same.
        if ('\u{4E00}'..='\u{9FFF}').contains(&glyph.ch) {
            if out.last().is_some_and(|last| last.ch == ' ') {
                out.pop();
            }
            out.push(glyph);
            continue;
        }
        if glyph.ch.is_ascii_graphic() {
            glyph.ch = glyph.ch.to_ascii_lowercase();
            out.push(glyph);
            continue;
        }
        if is_invisible(glyph.ch) {
            continue;
        }
        if is_space(glyph.ch) {
            glyph.ch = if glyph.ch == '\n' { '\n' } else { ' ' };
            if glyph.ch == ' ' && out.last().is_none_or(|last| is_han(last.ch) || last.ch == ' ') {
                continue;
            }
        } else if is_han(glyph.ch) && out.last().is_some_and(|last| last.ch == ' ') {
            out.pop();
        }
        glyph.ch = if glyph.ch == '’' { '\'' } else { glyph.ch.to_ascii_lowercase() };
        out.push(glyph);
    }
    out
}

fn ends_clause(read: &[Glyph], at: usize) -> bool {
    match read.get(at).map(|glyph| glyph.ch) {
        Some(
            '，' | '。' | '；' | '！' | '？' | '：' | ',' | ';' | '!' | '?' | ':' | '\n' | '(' | ')' | '（' | '）',
        ) => true,
        Some('.') => read.get(at + 1).is_none_or(|next| next.ch == ' '),
        _ => false,
    }
}

struct Found {
    /// Where its parts begin.
    starts: [usize; 2],
    end: usize,
}

fn matches(read: &[Glyph], at: usize, pattern: &str) -> Option<Found> {
    let mut letters = pattern.chars();
    let (mut second, mut end, mut last) = (at, at, ' ');
    while let Some(ch) = letters.next() {
        if ch == '…' {
            let tail = letters.as_str();
            (second, end) = (end..=end + GAP)
                .take_while(|&place| place == end || !ends_clause(read, place - 1))
                .find_map(|place| Some((place, follows(read, place, tail)?)))?;
            break;
        }
        last = ch;
        if ch != '*' {
            if read.get(end)?.ch != ch {
                return None;
            }
            end += 1;
        }
    }
    // An English word ends where the pattern does; no pattern of two parts is English.
    let goes_on = read.get(end).is_some_and(|glyph| glyph.ch.is_ascii_alphanumeric());
    (!(goes_on && last.is_ascii_alphanumeric())).then_some(Found { starts: [at, second], end })
}

/// Where `words` end if they stand at `at`.
fn follows(read: &[Glyph], at: usize, words: &str) -> Option<usize> {
    let mut place = at;
    for ch in words.chars() {
        if read.get(place)?.ch != ch {
            return None;
        }
        place += 1;
    }
    Some(place)
}

/// Whether the clause denies what begins at `starts`.
fn denied(read: &[Glyph], clause: usize, starts: [usize; 2], strict: bool) -> bool {
    let [_, last] = starts;
    let near = starts.iter().any(|&start| NEAR_ZH.iter().any(|word| stands_before(read, clause, start, word)));
    let far = if strict { STRICT_ZH } else { FAR_ZH };
    let far = (clause..last)
        .rev()
        .find(|&place| far.iter().any(|word| follows(read, place, word).is_some_and(|end| end <= last)));
    let holds = far.is_some_and(|place| {
        let between = |words: &[&str]| {
            (place..last)
                .filter(|&at| words.iter().any(|word| follows(read, at, word).is_some_and(|end| end <= last)))
                .count()
        };
        between(BREAK_ZH) == 0 && between(UNDO_ZH).is_multiple_of(2)
    });
    near || holds || denied_in_english(read, clause, last)
}

fn stands_before(read: &[Glyph], clause: usize, start: usize, word: &str) -> bool {
    let Some(place) = start.checked_sub(word.chars().count()) else {
        return false;
    };
    place >= clause && follows(read, place, word) == Some(start)
}

fn denied_in_english(read: &[Glyph], clause: usize, start: usize) -> bool {
    let before: String = read.get(clause..start).unwrap_or_default().iter().map(|glyph| glyph.ch).collect();
    for word in before.split_ascii_whitespace().rev().take(REACH) {
        if BREAK_EN.contains(&word) {
            return false;
        }
        if NEAR_EN.contains(&word) {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn says(text: &str) -> Vec<Phrase> {
        find(text).into_iter().map(|hit| hit.phrase).collect()
    }

    #[test]
    fn words_are_read_by_clause_and_denial() {
        use Phrase::{AddressBook, AnyThirdParty, ContactLiable, Forever, Irrevocable, Silent};
        let cases: &[(&str, &[Phrase])] = &[
            ("继续使用即视为同意", &[Silent]),
            ("您未提出异议视为同意", &[Silent]),
            ("不回复视为同意", &[Silent]),
            ("不勾选即视为同意", &[Silent]),
            ("我们不会默认同意", &[]),
            ("沉默不视为同意", &[]),
            ("不因您继续浏览而视为同意", &[]),
            ("联系人不承担连带责任", &[]),
            ("联系人没有还款义务", &[]),
            ("联系人无需承担任何连带还款责任", &[]),
            ("紧急联系人需承担连带还款责任", &[ContactLiable]),
            ("借款人不能按时还款由联系人代偿", &[ContactLiable]),
            ("不另行通知，由联系人承担", &[ContactLiable]),
            ("我们不读取您的通讯录", &[]),
            ("我们没有读取任何人的通讯录", &[]),
            ("不得拒绝读取通讯录", &[AddressBook]),
            ("授权读取手机通讯录", &[AddressBook]),
            ("读 取\u{200B}通讯录", &[AddressBook]),
            ("不会把您的信息提供给任何第三方", &[]),
            ("提供给任何第三方", &[AnyThirdParty]),
            ("本授权不可撤销", &[Irrevocable]),
            ("不永久保存", &[]),
            ("永久保存", &[Forever]),
            ("you are deemed to agree", &[Silent]),
            ("If you do not reply you are deemed to agree", &[Silent]),
            ("you are not deemed to agree", &[]),
            ("This consent is IRREVOCABLE", &[Irrevocable]),
            ("We never read your address book", &[]),
        ];
        for (text, phrases) in cases {
            let said: Vec<Phrase> = says(text)
                .into_iter()
                .filter(|phrase| {
                    [AddressBook, AnyThirdParty, ContactLiable, Forever, Irrevocable, Silent].contains(phrase)
                })
                .collect();
            assert_eq!(said, *phrases, "{text}");
        }
    }

    #[test]
    fn places_are_counted_as_javascript_does() {
        let hit = find("𠀀，永 久保存。").into_iter().find(|hit| hit.phrase == Phrase::Forever);
        assert_eq!(hit.map(|hit| hit.range), Some([3, 8]));
    }

    #[test]
    fn english_words_end_where_they_end() {
        assert!(!says("mayor").contains(&Phrase::Vague));
        assert!(says("we may keep").contains(&Phrase::Vague));
        assert!(!says("dismay").contains(&Phrase::Vague));
        assert!(says("Advertising").contains(&Phrase::AboutMarketing));
    }
}
