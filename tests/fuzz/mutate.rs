//! Changes a case so that it stays one: the text is read as JSON, one or a few places of it are changed
//! and it is written again. Texts inside are left to libFuzzer half of the time, which knows what the code
//! compared them with.

use crate::targets;
use libfuzzer_sys::fuzzer_mutate;
use serde_json::{Map, Value, json};

struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % limit.max(1)
    }

    fn of<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[self.below(list.len())]
    }
}

/// libFuzzer's mutator: changes `data[..size]` within `max_size` and gives the new size.
pub fn case(target: &str, data: &mut [u8], size: usize, max_size: usize, seed: u32) -> usize {
    let mut random = Random(u64::from(seed) << 20 | 0x9E37_79B9);
    random.below(1);
    let Ok(Value::Array(mut case)) = serde_json::from_slice::<Value>(&data[..size]) else {
        return write(data, max_size, &targets::seed(target));
    };
    if random.below(40) == 0 {
        case[0] = json!(*random.of(targets::functions(target)));
    }
    for _ in 0..=random.below(3) {
        let at = 1 + random.below(case.len().saturating_sub(1));
        match case.get_mut(at) {
            Some(argument) => change(argument, &mut random, 0),
            None => case.push(value(&mut random)),
        }
    }
    let case = Value::Array(case);
    if case.to_string().len() > max_size { size } else { write(data, max_size, &case) }
}

fn write(data: &mut [u8], max_size: usize, case: &Value) -> usize {
    let text = case.to_string();
    let len = text.len().min(max_size).min(data.len());
    data[..len].copy_from_slice(&text.as_bytes()[..len]);
    len
}

/// Goes down to a random place and changes what stands there.
fn change(value: &mut Value, random: &mut Random, depth: usize) {
    match value {
        Value::Object(members) if !members.is_empty() && random.below(8) > 0 => {
            let name = members.keys().nth(random.below(members.len())).cloned().unwrap_or_default();
            change(&mut members[&name], random, depth + 1);
        }
        Value::Array(items) if !items.is_empty() && random.below(6) > 0 => {
            let at = random.below(items.len());
            change(&mut items[at], random, depth + 1);
        }
        Value::Object(members) => object(members, random),
        Value::Array(items) => list(items, random),
        Value::String(text) if random.below(12) > 0 => *text = spoiled(text, random),
        _ => *value = self::value(random),
    }
}

fn object(members: &mut Map<String, Value>, random: &mut Random) {
    let name = members.keys().nth(random.below(members.len())).cloned();
    match (random.below(3), name) {
        (0, Some(name)) => drop(members.remove(&name)),
        (1, Some(name)) => {
            let other = members.keys().nth(random.below(members.len())).cloned().unwrap_or_default();
            let copy = members[&name].clone();
            members.insert(other, copy);
        }
        _ => drop(members.insert((*random.of(targets::WORDS)).to_owned(), value(random))),
    }
}

fn list(items: &mut Vec<Value>, random: &mut Random) {
    let at = random.below(items.len());
    match random.below(4) {
        0 if !items.is_empty() => drop(items.remove(at)),
        1 if !items.is_empty() => {
            let copy = items[at].clone();
            let count = 1 + random.below(4) * random.below(4);
            for _ in 0..count {
                items.insert(random.below(items.len() + 1), copy.clone());
            }
        }
        2 if items.len() > 1 => {
            let other = random.below(items.len());
            items.swap(at, other);
        }
        _ => items.push(value(random)),
    }
}

fn value(random: &mut Random) -> Value {
    match random.below(12) {
        0 => Value::Null,
        1 => json!(random.below(2) == 0),
        2 => json!(random.below(40)),
        3 => random
            .of(&[json!(-1), json!(4294967295_u64), json!(4294967296_u64), json!(1e308), json!(0.5), json!(-0.0)])
            .clone(),
        4 => json!([]),
        5 => json!({}),
        6 => json!([*random.of(targets::WORDS)]),
        _ => json!(*random.of(targets::WORDS)),
    }
}

/// A text with something put in, taken out, doubled or left to libFuzzer.
fn spoiled(text: &str, random: &mut Random) -> String {
    let chars: Vec<char> = text.chars().collect();
    let at = random.below(chars.len() + 1);
    let to = (at + random.below(chars.len() + 1 - at).min(1 + random.below(30))).min(chars.len());
    let around = |middle: &str| -> String {
        chars[..at].iter().copied().chain(middle.chars()).chain(chars[at..].iter().copied()).collect()
    };
    match random.below(12) {
        0 => chars[..at].iter().chain(&chars[to..]).collect(),
        1 => around(&chars[at..to].iter().collect::<String>()),
        2 => around(&random.of(targets::CHARACTERS).to_string()),
        3 | 4 => around(random.of(targets::WORDS)),
        5 => [text, random.of(targets::WORDS)].concat(),
        6 => {
            let digits = 1 + random.below(18);
            around(&(0..digits).map(|_| char::from(b'0' + random.below(10) as u8)).collect::<String>())
        }
        7 => around(&random.of(targets::CHARACTERS).to_string().repeat(1 + random.below(40))),
        8 if to > at => {
            // Another character of the same neighbourhood: a digit for a digit, an ideograph for one.
            let mut chars = chars.clone();
            let near = u32::from(chars[at]) ^ (1 << random.below(4));
            chars[at] = char::from_u32(near).unwrap_or('\u{FFFD}');
            chars.into_iter().collect()
        }
        _ => {
            let mut bytes = text.as_bytes().to_vec();
            let size = bytes.len();
            bytes.resize(size + 24, 0);
            let size = fuzzer_mutate(&mut bytes, size, size + 24);
            String::from_utf8_lossy(&bytes[..size]).into_owned()
        }
    }
}

/// libFuzzer's crossover: the first case with one place taken from the second.
pub fn cross(first: &[u8], second: &[u8], out: &mut [u8], seed: u32) -> usize {
    let mut random = Random(u64::from(seed) << 20 | 0x9E37_79B9);
    random.below(1);
    let (Ok(Value::Array(mut to)), Ok(Value::Array(from))) =
        (serde_json::from_slice(first), serde_json::from_slice(second))
    else {
        return 0;
    };
    if to.len() < 2 || from.len() < 2 {
        return 0;
    }
    let at = 1 + random.below(from.len() - 1);
    let into = if at < to.len() { at } else { 1 };
    graft(&mut to[into], &from[at], &mut random);
    let text = Value::Array(to).to_string();
    if text.len() > out.len() {
        return 0;
    }
    out[..text.len()].copy_from_slice(text.as_bytes());
    text.len()
}

/// Puts a place of `taken` into `place`, down the same names in both for as long as both go on.
fn graft(place: &mut Value, taken: &Value, random: &mut Random) {
    let deeper = random.below(4) > 0;
    match (place, taken) {
        (Value::Object(members), Value::Object(others)) if deeper && !others.is_empty() => {
            if let Some((name, inner)) = others.iter().nth(random.below(others.len())) {
                graft(members.entry(name.clone()).or_insert(Value::Null), inner, random);
            }
        }
        (Value::Array(items), Value::Array(others)) if deeper && !items.is_empty() && !others.is_empty() => {
            let at = random.below(items.len());
            graft(&mut items[at], random.of(others), random);
        }
        (place, taken) => *place = taken.clone(),
    }
}
