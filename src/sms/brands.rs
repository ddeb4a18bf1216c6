//! Whom a message names, by the built-in table and a lender's own facts.

use super::{
    table::{BRANDS, Kind, lists, words},
    types::OwnBrand,
};
use crate::text::holds;

/// Numbers from here on are brands of the caller's.
pub(super) const OWN: usize = 1_000;

/// The built-in brands, a lender's own, and which of them the message claims to be.
pub(super) struct Known<'a> {
    own: &'a [OwnBrand],
    claimed: Vec<usize>,
}

impl<'a> Known<'a> {
    pub fn new(own: &'a [OwnBrand]) -> Known<'a> {
        Known { own, claimed: Vec::new() }
    }

    /// The message claims to come from this brand.
    pub fn claim(&mut self, brand: usize) {
        if !self.claimed.contains(&brand) {
            self.claimed.push(brand);
        }
    }

    /// Whether the message names this brand.
    pub fn claims(&self, brand: usize) -> bool {
        self.claimed.contains(&brand)
    }

    /// Whose domain this is.
    pub fn owner(&self, registrable: &str) -> Option<usize> {
        let own = |brand: &OwnBrand| brand.domains.iter().any(|domain| is_domain(domain, registrable));
        let ending = registrable.rsplit('.').next().unwrap_or_default();
        self.own.iter().position(own).map(|at| OWN + at).or_else(|| {
            BRANDS.iter().position(|brand| lists(brand.domains, registrable) || lists(brand.domains, ending))
        })
    }

    /// Whose number this is.
    pub fn holder(&self, number: &str) -> Option<usize> {
        let own = |brand: &OwnBrand| brand.numbers.iter().any(|known| known == number);
        let built_in = || BRANDS.iter().position(|brand| lists(brand.numbers, number));
        self.own.iter().position(own).map(|at| OWN + at).or_else(built_in)
    }

    /// What to call a brand.
    pub fn name(&self, brand: usize) -> &str {
        match brand.checked_sub(OWN) {
            Some(own) => self.own.get(own).map_or("", |brand| &brand.name),
            None => BRANDS.get(brand).map_or("", |brand| brand.name),
        }
    }

    /// What it is; a caller's own brand is a lender.
    pub fn kind(brand: usize) -> Kind {
        BRANDS.get(brand).map_or(Kind::Lender, |brand| brand.kind)
    }

    /// Whether one speaks for the other.
    pub fn kin(&self, one: usize, other: usize) -> bool {
        let group = |brand: usize| BRANDS.get(brand).map(|brand| brand.group);
        one == other
            || group(one).is_some() && group(one) == group(other)
            // A lender that gives its own facts may be in the table under another name.
            || alike(self.name(one), self.name(other))
    }

    /// Whether any number of this brand ends the sender's.
    pub fn ends_with_number(&self, brand: usize, sender: &str) -> bool {
        let built_in = BRANDS.get(brand).map_or("", |brand| brand.numbers);
        words(built_in).any(|number| number.len() >= 5 && sender.as_bytes().ends_with(number))
            || self
                .own
                .get(brand.wrapping_sub(OWN))
                .is_some_and(|own| own.numbers.iter().any(|number| sender == number))
    }
}

/// What callers write as a domain may have more around it.
fn is_domain(given: &str, registrable: &str) -> bool {
    let given = ["https://", "http://", "www."]
        .iter()
        .fold(given.trim(), |given, start| given.strip_prefix(start).unwrap_or(given));
    let given = given.split('/').next().unwrap_or_default();
    !given.is_empty() && given.eq_ignore_ascii_case(registrable)
}

fn alike(one: &str, other: &str) -> bool {
    // No company has a longer name.
    const LONGEST: usize = 300;
    one.len().max(other.len()) <= LONGEST && (holds(one, other) || holds(other, one))
}
