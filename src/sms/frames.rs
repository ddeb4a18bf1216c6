//! Runs the lines of `frames.toml` over a message's tokens. The bytes are laid out by `src/build/sms/frames.rs`.
//!
//! Each line is one walk over the tokens; the number of lines is fixed, so the work grows with the message and
//! nothing else.

use super::{
    table::{FRAMES, RULES, SETS},
    tokens::Token,
};

/// A rule that a line raised: its number, weight, and the signs it speaks of.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hit {
    pub rule: usize,
    pub weight: u8,
    pub from: u32,
    pub to: u32,
}

struct Line<'a> {
    effect: u16,
    weight: u8,
    scope: u8,
    /// Also what is only told of counts, because the line names a place to go to.
    stubborn: bool,
    near: u32,
    parts: &'a [u8],
    asked: &'a [u8],
    refused: &'a [u8],
}

/// The rules that hold. `facts`: classes that the message as a whole has.
pub(super) fn run(tokens: &[Token], mut facts: u128) -> (Vec<Hit>, u128) {
    let mut hits: Vec<Hit> = Vec::new();
    // What stands there at all, by how it is meant.
    let mut said = [0_u128; 3];
    for token in tokens {
        for (level, set) in said.iter_mut().enumerate() {
            if usize::from(token.void) <= level {
                *set |= token.set;
            }
        }
    }
    let sentences = sentences(tokens);
    // Where what a fact speaks of stands, so that a rule that asks for the fact can point there.
    let mut places: Vec<(u128, u32, u32)> = Vec::new();
    let anywhere = said.iter().fold(0, |all, set| all | set);
    let mut rest: &[u8] = &FRAMES;
    while let Some((line, after)) = line(rest) {
        rest = after;
        let level = usize::from(line.stubborn);
        let present = said.get(level).copied().unwrap_or(0) | facts;
        if sets(line.asked).any(|set| set & present == 0)
            || sets(line.refused).any(|set| set & (anywhere | facts) != 0)
            || sets(line.parts).any(|set| set & present == 0)
        {
            continue;
        }
        let Some((from, to)) = found(&line, tokens, &sentences, facts, &places) else {
            continue;
        };
        if line.effect & 0x8000 == 0 {
            let fact = 1_u128.checked_shl(u32::from(line.effect)).unwrap_or(0);
            if from < to && facts & fact == 0 {
                places.push((fact, from, to));
            }
            facts |= fact;
            continue;
        }
        let rule = usize::from(line.effect & 0x7FFF);
        let hit = Hit { rule, weight: line.weight, from, to };
        match hits.iter_mut().find(|known| known.rule == rule) {
            Some(known) if known.weight >= hit.weight => {}
            Some(known) => *known = hit,
            None if rule < RULES.len() => hits.push(hit),
            None => {}
        }
    }
    (hits, facts)
}

fn line(bytes: &[u8]) -> Option<(Line<'_>, &[u8])> {
    let (head, rest) = bytes.split_at_checked(8)?;
    let &[high, low, weight, scope, near, parts, asked, refused] = head else {
        return None;
    };
    let (parts, rest) = rest.split_at_checked(usize::from(parts) * 2)?;
    let (asked, rest) = rest.split_at_checked(usize::from(asked) * 2)?;
    let (refused, rest) = rest.split_at_checked(usize::from(refused) * 2)?;
    let effect = u16::from_be_bytes([high, low]);
    let line = Line {
        effect,
        weight,
        scope: scope & 3,
        stubborn: scope & 0x80 != 0,
        near: near.into(),
        parts,
        asked,
        refused,
    };
    Some((line, rest))
}

fn sets(numbers: &[u8]) -> impl Iterator<Item = u128> + '_ {
    numbers.as_chunks::<2>().0.iter().map(|pair| SETS.get(usize::from(u16::from_be_bytes(*pair))).copied().unwrap_or(0))
}

/// A sentence's tokens, and what they say by how it is meant.
struct Sentence {
    from: usize,
    to: usize,
    said: [u128; 2],
}

fn sentences(tokens: &[Token]) -> Vec<Sentence> {
    let mut all: Vec<Sentence> = Vec::new();
    let mut number = None;
    for (at, token) in tokens.iter().enumerate() {
        if number != Some(token.sentence) {
            number = Some(token.sentence);
            all.push(Sentence { from: at, to: at, said: [0; 2] });
        }
        if let Some(sentence) = all.last_mut() {
            sentence.to = at + 1;
            for (level, set) in sentence.said.iter_mut().enumerate() {
                if usize::from(token.void) <= level {
                    *set |= token.set;
                }
            }
        }
    }
    all
}

/// The signs from the first part to the last. A part that only a fact of the message has lies where that fact was
/// found, if it was found anywhere: otherwise (1, 0).
fn found(
    line: &Line<'_>,
    tokens: &[Token],
    sentences: &[Sentence],
    facts: u128,
    places: &[(u128, u32, u32)],
) -> Option<(u32, u32)> {
    let mut parts = [0_u128; 3];
    let mut count = 0;
    for (slot, set) in parts.iter_mut().zip(sets(line.parts)) {
        *slot = set;
        count += 1;
    }
    // No line reaches from one sentence into the next.
    let level = usize::from(line.stubborn);
    let wanted = parts.iter().take(count);
    let fits = |sentence: &&Sentence| {
        let said = sentence.said.get(level).copied().unwrap_or(0);
        wanted.clone().all(|part| said & part != 0)
    };
    let mut inside = sentences
        .iter()
        .filter(fits)
        .filter_map(|sentence| chain(line, parts, count, tokens.get(sentence.from..sentence.to).unwrap_or_default()));
    let [first, ..] = parts;
    let told = || places.iter().find(|(fact, ..)| first & fact != 0).map_or((1, 0), |&(_, from, to)| (from, to));
    inside.next().or_else(|| (count == 1 && first & facts != 0).then(told))
}

/// The parts in one sentence, each near enough to the one before.
fn chain(line: &Line<'_>, parts: [u128; 3], count: usize, tokens: &[Token]) -> Option<(u32, u32)> {
    let level = u8::from(line.stubborn);
    let [first, second, third] = parts;
    if count == 1 {
        let token = tokens.iter().find(|token| token.void <= level && token.set & first != 0);
        return token.map(|token| (token.from, token.to));
    }
    // For each part: where the chain that ends in it began and ended last, and in which clause or sentence.
    let mut one: Option<(u32, u32, u32)> = None;
    let mut two: Option<(u32, u32, u32)> = None;
    for token in tokens.iter().filter(|token| token.void <= level) {
        let scope = match line.scope {
            0 => token.clause,
            1 => token.sentence,
            _ => 0,
        };
        let follows = |chain: Option<(u32, u32, u32)>| {
            chain.filter(|(_, end, place)| {
                *place == scope && token.from >= *end && token.from.saturating_sub(*end) <= line.near
            })
        };
        if count == 3
            && token.set & third != 0
            && let Some((from, ..)) = follows(two)
        {
            return Some((from, token.to));
        }
        if token.set & second != 0
            && let Some((from, ..)) = follows(one)
        {
            if count == 2 {
                return Some((from, token.to));
            }
            two = Some((from, token.to, scope));
        }
        if token.set & first != 0 {
            one = Some((token.from, token.to, scope));
        }
    }
    None
}
