//! Which format writes a number: one automaton a calling code instead of one leading-digit pattern a format.
//!
//! libphonenumber goes through the formats in order and takes the first whose leading digits fit and whose
//! pattern matches the whole number. The automaton follows all leading-digit patterns at once; its end states
//! carry the set of formats whose leading digits fit, without those that an earlier one of the set always beats.

use super::automaton::{DEAD, Id, Out, Store};
use super::pattern;
use super::source::Format;
use std::collections::HashMap;

/// A set of formats of one calling code: bit i is its i-th format.
pub type Set = u32;

/// Answers of format states: a set's position + 1 is the `Out`.
#[derive(Default)]
pub struct Sets {
    pub list: Vec<Set>,
}

impl Sets {
    fn out(&mut self, set: Set) -> Out {
        if set == 0 {
            return 0;
        }
        let at = self.list.iter().position(|s| *s == set).unwrap_or_else(|| {
            self.list.push(set);
            self.list.len() - 1
        });
        at as Out + 1
    }
}

/// A format and how it differs when a number is written internationally.
pub struct Entry {
    pub format: Format,
    /// The international template; `None`: not used internationally.
    pub international: Option<String>,
}

/// Pairs national and international formats. The metadata keep them as two lists in the same order, of which
/// the international one leaves some out.
pub fn pair(national: &[Format], international: &[Format]) -> Vec<Entry> {
    let mut rest = international.iter().peekable();
    let entries: Vec<Entry> = national
        .iter()
        .map(|format| {
            let other = rest.next_if(|i| i.groups == format.groups && i.leading == format.leading);
            let same = international.is_empty().then(|| format.template.clone());
            Entry { format: format.clone(), international: other.map(|i| i.template.clone()).or(same) }
        })
        .collect();
    assert!(rest.next().is_none(), "an international format without a national one");
    entries
}

/// The possible lengths of a number that a format matches, as bits.
pub fn lengths(format: &Format) -> u32 {
    let low: u32 = format.groups.iter().map(|g| u32::from(g.0)).sum();
    let high: u32 = format.groups.iter().map(|g| u32::from(g.1)).sum();
    (low..=high).fold(0, |bits, n| bits | 1 << n)
}

/// The automaton that finds the formats for a number.
pub fn automaton(store: &mut Store, sets: &mut Sets, entries: &[Entry]) -> Id {
    assert!(entries.len() <= Set::BITS as usize);
    let accept = store.accept(1);
    let leading: Vec<Id> = entries
        .iter()
        .map(|e| match e.format.leading.last() {
            None => accept,
            Some(text) => {
                let exact = store.language(&pattern::parse(text));
                store.prefixes(exact)
            }
        })
        .collect();
    let mut builder = Builder { entries, accept, known: HashMap::new() };
    let root = builder.state(store, sets, leading, 0);
    // A root has to be a state of its own even where every number takes the same formats.
    if root != DEAD && store.get(root).next == [DEAD; 10] { store.node(0, [root; 10]) } else { root }
}

struct Builder<'a> {
    entries: &'a [Entry],
    accept: Id,
    known: HashMap<(Vec<Id>, u32), Id>,
}

impl Builder<'_> {
    fn state(&mut self, store: &mut Store, sets: &mut Sets, mut leading: Vec<Id>, depth: u32) -> Id {
        let set = self.unbeaten(&mut leading, depth);
        if leading.iter().all(|&l| l == DEAD || l == self.accept) {
            let out = sets.out(set);
            return if out == 0 { DEAD } else { store.accept(out) };
        }
        if let Some(&id) = self.known.get(&(leading.clone(), depth)) {
            return id;
        }
        // A number that ends here: only formats that fit exactly this many digits.
        let ends = (0..self.entries.len())
            .filter(|i| set >> i & 1 == 1 && lengths(&self.entries[*i].format) >> depth & 1 == 1)
            .fold(0, |bits, i| bits | 1 << i);
        let out = sets.out(ends);
        let mut next = [DEAD; 10];
        for (d, slot) in next.iter_mut().enumerate() {
            let following = leading.iter().map(|&l| if l == self.accept { l } else { store.get(l).next[d] }).collect();
            *slot = self.state(store, sets, following, depth + 1);
        }
        let id = store.node(out, next);
        self.known.insert((leading, depth), id);
        id
    }

    /// The formats whose leading digits fit, after those that cannot be chosen any more were made dead:
    /// too short for the digits read, or beaten for all their lengths by earlier ones that fit.
    fn unbeaten(&self, leading: &mut [Id], depth: u32) -> Set {
        let mut set = 0;
        let mut taken: Vec<(bool, u32, u32)> = Vec::new();
        for (i, entry) in self.entries.iter().enumerate() {
            let open = lengths(&entry.format) >> depth << depth;
            let abroad = if entry.international.is_some() { open } else { 0 };
            // While a number is typed, formats with and without a prefix are no alternatives to each other.
            let prefixed = !matches!(entry.format.prefix_rule.as_str(), "" | "$1" | "($1)");
            let (national, international) =
                taken.iter().filter(|t| t.0 == prefixed).fold((0, 0), |sum, t| (sum.0 | t.1, sum.1 | t.2));
            if open & !national == 0 && abroad & !international == 0 {
                leading[i] = DEAD;
            }
            if leading[i] == self.accept {
                set |= 1 << i;
                taken.push((prefixed, open, abroad));
            }
        }
        set
    }
}
