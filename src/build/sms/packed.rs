//! Packs lists of words for `src/sms/unpack.rs`, in fewer bytes than their letters have.
//!
//! A word says how many letters it has in common with the one before it, then gives the rest. Frequent letters take one
//! byte, the others two; which they are stands in a list of its own, as the steps from one code point to the next.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write,
};

/// The most letters that two neighbours are said to have in common; one more begins the next list.
const SHARED: usize = 14;

/// Letters of one byte.
const SHORT: usize = 200;

/// The lists in the order in which they are given.
pub fn source<'a>(lists: impl Iterator<Item = &'a BTreeSet<String>>) -> String {
    let mut rows: Vec<(usize, String)> = Vec::new();
    for list in lists {
        rows.push((SHARED + 1, String::new()));
        let mut before: Vec<char> = Vec::new();
        for word in list {
            let letters: Vec<char> = word.chars().collect();
            let shared = letters.iter().zip(&before).take_while(|(one, other)| one == other).count().min(SHARED);
            rows.push((shared, letters[shared..].iter().collect()));
            before = letters;
        }
    }
    let mut counts: BTreeMap<char, usize> = BTreeMap::new();
    for letter in rows.iter().flat_map(|(_, rest)| rest.chars()) {
        *counts.entry(letter).or_default() += 1;
    }
    let mut order: Vec<char> = counts.keys().copied().collect();
    order.sort_by_key(|letter| std::cmp::Reverse(counts[letter]));
    let split = order.len().min(SHORT);
    let (short, long) = order.split_at_mut(split);
    short.sort_unstable();
    long.sort_unstable();
    let place: BTreeMap<char, usize> = order.iter().enumerate().map(|(index, letter)| (*letter, index)).collect();
    let byte = |number: usize| u8::try_from(number).expect("the alphabet fits two bytes");
    let mut packed = Vec::new();
    for (shared, rest) in &rows {
        packed.push(byte(*shared));
        for letter in rest.chars() {
            match place[&letter] {
                index if index < SHORT => packed.push(byte(SHARED + 2 + index)),
                index => packed.extend([byte(SHARED + 2 + SHORT + (index - SHORT) / 256), byte((index - SHORT) % 256)]),
            }
        }
    }
    let mut alphabet = Vec::new();
    let mut last = 0;
    for letter in order {
        // The list begins anew once, after the frequent letters.
        let mut step = u32::from(letter).wrapping_sub(last) & 0x1F_FFFF;
        last = u32::from(letter);
        while step > 0x7F {
            alphabet.push(byte((step & 0x7F) as usize | 0x80));
            step >>= 7;
        }
        alphabet.push(byte(step as usize));
    }
    let mut out = String::new();
    let _ = writeln!(out, "pub(super) const SHARED: u8 = {SHARED};");
    let _ = writeln!(out, "pub(super) const SHORT: u8 = {SHORT};");
    let _ = writeln!(out, "/// The letters of the words: steps of seven bits a byte, the lowest first.");
    let _ = writeln!(out, "pub(super) static ALPHABET: [u8; {}] = {alphabet:?};", alphabet.len());
    let _ = writeln!(
        out,
        "/// The words of each class, and the names of each brand; one it gave up has a hyphen before it."
    );
    let _ = writeln!(out, "pub(super) static PACKED: [u8; {}] = {packed:?};", packed.len());
    out
}
