//! Runs the lines of `frames.toml` over a message's tokens. The bytes are laid out by `src/build/sms/frames.rs`.
//!
//! Each line is one walk over the tokens; the number of lines is fixed, so the work grows with the message and
//! nothing else.

use super::{
    set::Set,
    table::{FRAMES, RULES},
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
    /// Within what its parts have to stand: 0 a clause, 1 a sentence, 2 the message.
    scope: u8,
    /// Also what is only told of counts, because the line names a place to go to.
    stubborn: bool,
    near: u32,
    /// How many of the sets are parts, and how many are asked for; the others are refused.
    counts: [usize; 2],
    sets: &'a [u8],
}

impl Line<'_> {
    fn parts(&self) -> impl Iterator<Item = Set> {
        sets(self.sets)
            .take(self.counts[0])
            .map(|classes| classes.iter().fold(Set::NONE, |set, class| set | Set::of(usize::from(*class))))
    }

    /// Whether what has to stand in the message does, and nothing that may not. Most lines end here: no set is built
    /// for them.
    fn may_hold(&self, present: Set, anywhere: Set) -> bool {
        let needed = self.counts[0] + self.counts[1];
        sets(self.sets).enumerate().all(|(index, classes)| {
            let among = if index < needed { present } else { anywhere };
            classes.iter().any(|class| among.has(*class)) == (index < needed)
        })
    }
}

/// The rules that hold. `facts`: classes that the message as a whole has.
pub(super) fn run(tokens: &[Token], mut facts: Set) -> (Vec<Hit>, Set) {
    let mut hits: Vec<Hit> = Vec::new();
    // What stands there at all, by how it is meant at most: said, told of, denied.
    let mut said = [Set::NONE; 3];
    for token in tokens {
        for (level, set) in said.iter_mut().enumerate() {
            if usize::from(token.meant) <= level {
                *set |= token.set;
            }
        }
    }
    let sentences = sentences(tokens);
    // Where what a fact speaks of stands, so that a rule that asks for the fact can point there.
    let mut places: Vec<(Set, u32, u32)> = Vec::new();
    let anywhere = said.iter().fold(Set::NONE, |all, set| all | *set);
    let mut rest: &[u8] = &FRAMES;
    while let Some((line, after)) = line(rest) {
        rest = after;
        let level = usize::from(line.stubborn);
        let present = said.get(level).copied().unwrap_or_default() | facts;
        if !line.may_hold(present, anywhere | facts) {
            continue;
        }
        let Some((from, to)) = found(&line, tokens, &sentences, facts, &places) else {
            continue;
        };
        if line.effect & 0x8000 == 0 {
            let fact = Set::of(line.effect.into());
            if from < to && !facts.meets(fact) {
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
    let &[high, low, weight, scope, near, parts, asked, length] = head else {
        return None;
    };
    let (sets, rest) = rest.split_at_checked(length.into())?;
    let line = Line {
        effect: u16::from_be_bytes([high, low]),
        weight,
        scope: scope & 0x7F,
        stubborn: scope & 0x80 != 0,
        near: near.into(),
        counts: [parts.into(), asked.into()],
        sets,
    };
    Some((line, rest))
}

/// Sets as they are laid out: how many classes, and the number of each.
fn sets(mut bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    std::iter::from_fn(move || {
        let (count, rest) = bytes.split_first()?;
        let (classes, rest) = rest.split_at_checked(usize::from(*count))?;
        bytes = rest;
        Some(classes)
    })
}

/// A sentence's tokens, and what they say by how it is meant.
struct Sentence {
    from: usize,
    to: usize,
    said: [Set; 2],
}

fn sentences(tokens: &[Token]) -> Vec<Sentence> {
    let mut all: Vec<Sentence> = Vec::new();
    let mut number = None;
    for (at, token) in tokens.iter().enumerate() {
        if number != Some(token.sentence) {
            number = Some(token.sentence);
            all.push(Sentence { from: at, to: at, said: [Set::NONE; 2] });
        }
        if let Some(sentence) = all.last_mut() {
            sentence.to = at + 1;
            for (level, set) in sentence.said.iter_mut().enumerate() {
                if usize::from(token.meant) <= level {
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
    facts: Set,
    places: &[(Set, u32, u32)],
) -> Option<(u32, u32)> {
    let mut parts = [Set::NONE; 3];
    let mut count = 0;
    for (slot, set) in parts.iter_mut().zip(line.parts()) {
        *slot = set;
        count += 1;
    }
    // No line reaches from one sentence into the next.
    let level = usize::from(line.stubborn);
    let wanted = parts.iter().take(count);
    let fits = |sentence: &&Sentence| {
        let said = sentence.said.get(level).copied().unwrap_or_default();
        wanted.clone().all(|part| said.meets(*part))
    };
    let mut inside = sentences
        .iter()
        .filter(fits)
        .filter_map(|sentence| chain(line, parts, count, tokens.get(sentence.from..sentence.to).unwrap_or_default()));
    let [first, ..] = parts;
    let told = || places.iter().find(|(fact, ..)| first.meets(*fact)).map_or((1, 0), |&(_, from, to)| (from, to));
    inside.next().or_else(|| (count == 1 && first.meets(facts)).then(told))
}

/// The parts in one sentence, each near enough to the one before.
fn chain(line: &Line<'_>, parts: [Set; 3], count: usize, tokens: &[Token]) -> Option<(u32, u32)> {
    let level = u8::from(line.stubborn);
    let [first, second, third] = parts;
    if count == 1 {
        let token = tokens.iter().find(|token| token.meant <= level && token.set.meets(first));
        return token.map(|token| (token.from, token.to));
    }
    // For each part: where the chain that ends in it began and ended last, and in which clause or sentence.
    let mut one: Option<(u32, u32, u32)> = None;
    let mut two: Option<(u32, u32, u32)> = None;
    for token in tokens.iter().filter(|token| token.meant <= level) {
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
            && token.set.meets(third)
            && let Some((from, ..)) = follows(two)
        {
            return Some((from, token.to));
        }
        if token.set.meets(second)
            && let Some((from, ..)) = follows(one)
        {
            if count == 2 {
                return Some((from, token.to));
            }
            two = Some((from, token.to, scope));
        }
        if token.set.meets(first) {
            one = Some((token.from, token.to, scope));
        }
    }
    None
}
