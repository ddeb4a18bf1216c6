//! The words of `phrases.toml` and the names of brands, made ready to be found in a text.
//!
//! The tables hold the bare lists, packed; they are unpacked, and the way to find a word by its first two characters is
//! laid, when the first message is read.

use super::{
    set::Set,
    signs::Sign,
    table::{BRANDS, CLASSES, FIRST_CLASS, Kind, PACKED, class},
    unpack,
};
use std::sync::LazyLock;

/// A word, and what it says.
pub(super) struct Word {
    /// Where its letters stand.
    from: u32,
    to: u32,
    pub set: Set,
    /// The brand it names, and whether that is a name it gave up.
    pub brand: Option<(u16, bool)>,
    /// The next word that may begin with the same characters.
    next: u16,
}

/// Words by their first two characters.
pub(super) struct Dictionary {
    /// The letters of all words, one after the other.
    letters: Vec<char>,
    words: Vec<Word>,
    heads: Vec<u16>,
}

/// No word.
pub(super) const NO_WORD: u16 = u16::MAX;

const HEADS: usize = 8_192;

pub(super) static DICTIONARY: LazyLock<Dictionary> = LazyLock::new(Dictionary::read);

/// Classes whose words hide, deny or name: what stands in them is not said, and they say nothing inside of others.
const APART: Set = class::AT_NAMED
    .with(class::NOTHING)
    .with(class::PROHIBIT)
    .with(class::DECLARES)
    .with(class::SUPPOSE)
    .with(class::KIN)
    .with(class::COMPANY);

fn head(first: char, second: char) -> usize {
    (u32::from(first).wrapping_mul(31).wrapping_add(u32::from(second))) as usize % HEADS
}

impl Dictionary {
    fn read() -> Dictionary {
        let letters = Vec::with_capacity(PACKED.len());
        let mut all = Dictionary { letters, words: Vec::with_capacity(PACKED.len() / 4), heads: vec![NO_WORD; HEADS] };
        unpack::each(|list, word| match list.checked_sub(CLASSES) {
            None => all.add(word, Set::of(FIRST_CLASS + list), None),
            Some(brand) => {
                let kind = match BRANDS.get(brand).map(|brand| brand.kind) {
                    Some(Kind::Lender) => class::AT_LENDER,
                    Some(Kind::Bank | Kind::Pay) => class::AT_BANK,
                    Some(Kind::Carrier) => class::AT_CARRIER,
                    _ => Set::NONE,
                };
                let former = word.strip_prefix(&['-']);
                let brand = u16::try_from(brand).ok().map(|brand| (brand, former.is_some()));
                all.add(former.unwrap_or(word), class::AT_NAMED | kind, brand);
            }
        });
        all
    }

    fn add(&mut self, text: &[char], set: Set, brand: Option<(u16, bool)>) {
        let Some(first) = text.first() else { return };
        let place = head(*first, text.get(1).copied().unwrap_or('\0'));
        let known = self.chain(place).find(|(_, word)| self.letters(word) == text).map(|(index, _)| index);
        if let Some(word) = known.and_then(|index| self.words.get_mut(usize::from(index))) {
            word.set |= set;
            word.brand = word.brand.or(brand);
            return;
        }
        let end = |letters: &Vec<char>| u32::try_from(letters.len()).unwrap_or(u32::MAX);
        if let (Some(slot), Ok(index)) = (self.heads.get_mut(place), u16::try_from(self.words.len())) {
            let from = end(&self.letters);
            self.letters.extend_from_slice(text);
            let next = std::mem::replace(slot, index);
            self.words.push(Word { from, to: end(&self.letters), set, brand, next });
        }
    }

    fn letters(&self, word: &Word) -> &[char] {
        self.letters.get(word.from as usize..word.to as usize).unwrap_or_default()
    }

    /// The words whose first characters leave this number.
    fn chain(&self, place: usize) -> impl Iterator<Item = (u16, &Word)> {
        let mut index = self.heads.get(place).copied().unwrap_or(NO_WORD);
        std::iter::from_fn(move || {
            let found = self.words.get(usize::from(index))?;
            Some((std::mem::replace(&mut index, found.next), found))
        })
    }

    pub fn word(&self, index: u16) -> Option<&Word> {
        self.words.get(usize::from(index))
    }

    /// The words that begin here, each with where it ends.
    fn beginning<'a>(&'a self, signs: &'a [Sign], at: usize) -> impl Iterator<Item = (u16, &'a Word, usize)> + 'a {
        let ch = |at: usize| signs.get(at).map_or('\0', |sign| sign.ch);
        let two = (at + 1 < signs.len()).then(|| head(ch(at), ch(at + 1)));
        two.into_iter().chain([head(ch(at), '\0')]).flat_map(|place| self.chain(place)).filter_map(
            move |(index, word)| {
                let letters = self.letters(word);
                let end = at + letters.len();
                let there = signs.get(at..end)?;
                letters.iter().zip(there).all(|(letter, sign)| *letter == sign.ch).then_some((index, word, end))
            },
        )
    }

    /// The longest word that begins here, and where it ends.
    pub fn longest(&self, signs: &[Sign], at: usize) -> Option<(u16, usize)> {
        let plain = |at: usize| signs.get(at).is_some_and(|sign| sign.ch.is_ascii_alphanumeric());
        if plain(at) && at.checked_sub(1).is_some_and(plain) {
            return None;
        }
        // A Latin word ends where it ends, unless an ideograph or a mark is its last.
        let whole = |end: usize| !(plain(end.wrapping_sub(1)) && plain(end));
        let fitting = self.beginning(signs, at).filter(|(.., end)| whole(*end));
        fitting.map(|(index, _, end)| (index, end)).max_by_key(|(_, end)| *end)
    }

    /// What a word says: what it stands for itself, and what the shorter words in it say, unless it is there to hide
    /// or deny them.
    pub fn said(&self, signs: &[Sign], index: u16, from: usize, to: usize) -> Set {
        let Some(mut set) = self.word(index).map(|word| word.set) else { return Set::NONE };
        if set.meets(APART) {
            return set;
        }
        for at in from..to {
            for (inner, word, end) in self.beginning(signs, at) {
                let letters = self.letters(word);
                let long = letters.len() > 1 || letters == ['您'];
                let latin = letters.iter().all(char::is_ascii);
                if inner != index && end <= to && long && !latin && !word.set.meets(APART) {
                    set |= word.set.without(class::WECHATODD);
                }
            }
        }
        set
    }
}
