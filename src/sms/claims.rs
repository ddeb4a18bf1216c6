//! What a message says of itself: who signed, whom it names, and what it is as a whole.

use super::{
    brands::{Known, OWN},
    links::Link,
    set::Set,
    signature::{self, Signature},
    signs::Sign,
    table::{Kind, class},
    tokens::{self, Token},
    types::{ClaimedLink, Claims, OwnBrand},
};
use crate::text::{fold_width, holds, is_han};

/// A message with its claims.
pub(super) struct Message<'a> {
    pub known: Known<'a>,
    pub signatures: Vec<Signature>,
    /// The signature that counts.
    pub signed: Option<usize>,
    /// The brand it claims to be, and where that is said.
    pub brand: Option<(usize, u32, u32)>,
    /// A name that brand gave up stands in the text.
    pub former: Option<(u32, u32)>,
    /// Classes of the whole message.
    pub facts: Set,
}

impl<'a> Message<'a> {
    /// Reads the claims.
    pub fn read(signs: &[Sign], tokens: &[Token], own: &'a [OwnBrand]) -> Message<'a> {
        let mut message = Message {
            known: Known::new(own),
            signatures: signature::find(signs),
            signed: None,
            brand: None,
            former: None,
            facts: Set::NONE,
        };
        message.signed = message.signatures.iter().position(|one| one.signs);
        let within = |token: &Token| {
            let inside = |one: &Signature| one.from <= token.from as usize && token.to as usize <= one.to;
            message.signatures.iter().position(|one| one.signs && inside(one))
        };
        let mut named: Vec<(usize, u32, u32, bool)> = Vec::new();
        for token in tokens {
            let signing = within(token);
            if let Some((brand, former)) = tokens::brand(token.word) {
                named.push((brand, token.from, token.to, signing.is_some()));
                if former {
                    message.former.get_or_insert((token.from, token.to));
                }
            }
            if signing.is_some() && token.set.meets(class::AUTHORITY) {
                message.facts |= class::AT_OFFICE;
            }
            if token.set.meets(class::CODE | class::SECRET) && one_time_code(signs, token) {
                message.facts |= class::AT_OTP;
            }
        }
        let whole = |one: &Signature| signature::text(signs, one);
        // A lender's own names are searched where they count: in the signature, and at the head of the text.
        for (index, brand) in own.iter().enumerate() {
            let head: String = signs.iter().take(60).map(|sign| sign.ch).collect();
            for name in std::iter::once(&brand.name).chain(&brand.aliases).filter(|name| name.chars().count() > 1) {
                // Folded as the signs are: by width, and Latin letters by case.
                let name: String = name.chars().map(|ch| fold_width(ch).to_ascii_lowercase()).collect();
                if message.signatures.iter().any(|one| one.signs && holds(&whole(one), &name)) {
                    named.insert(0, (OWN + index, 0, 0, true));
                } else if holds(&head, &name) {
                    named.push((OWN + index, 0, 0, false));
                }
            }
        }
        message.signs_for(signs, &named);
        if case_number(signs) {
            message.facts |= class::AT_CASE;
        }
        message
    }

    fn signs_for(&mut self, signs: &[Sign], named: &[(usize, u32, u32, bool)]) {
        let brand = named.iter().find(|(.., signing)| *signing).or_else(|| named.first());
        self.brand = brand.map(|&(brand, from, to, _)| (brand, from, to));
        for &(brand, ..) in named {
            self.known.claim(brand);
            self.facts |= class::AT_NAMED
                | match Known::kind(brand) {
                    Kind::Lender => class::AT_LENDER,
                    Kind::Bank | Kind::Pay => class::AT_BANK,
                    Kind::Carrier => class::AT_CARRIER,
                    Kind::Shop | Kind::Other => Set::NONE,
                };
        }
        let signed = self.signatures.iter().filter(|one| one.signs);
        let signing: Vec<String> = signed
            .map(|one| signature::text(signs, one))
            .filter(|name| name.chars().any(is_han) || name.chars().any(char::is_alphabetic))
            .collect();
        if signing.iter().any(|name| !signature::is_generic(name)) {
            self.facts |= class::AT_SIG;
        }
        let office = self.facts.meets(class::AT_OFFICE);
        if !office
            && signing.iter().any(|name| signature::is_generic(name))
            && !named.iter().any(|(.., signing)| *signing)
        {
            self.facts |= class::AT_GENERIC;
        }
    }

    /// Whether the message has any of these classes as a whole.
    pub fn is(&self, classes: Set) -> bool {
        self.facts.meets(classes)
    }

    /// The brand it claims to be, by its signature or by its words.
    pub fn claimed_brand(&self) -> Option<usize> {
        self.brand.map(|(brand, ..)| brand)
    }

    /// The claims as the report gives them.
    pub fn claims(&self, signs: &[Sign], text: &str, links: &[Link]) -> Claims {
        // Goes on where the last quotation ended: addresses stand in order.
        let mut chars = text.chars();
        let mut at = 0;
        let mut quoted = |[from, to]: [u32; 2]| -> String {
            if from < at {
                (chars, at) = (text.chars(), 0);
            }
            let mut quoted = String::new();
            while at < to
                && let Some(ch) = chars.next()
            {
                if at >= from {
                    quoted.push(ch);
                }
                at += if ch > '\u{FFFF}' { 2 } else { 1 };
            }
            quoted
        };
        let signature = self
            .signed
            .and_then(|at| self.signatures.get(at))
            .and_then(|one| Some(quoted([signs.get(one.from)?.start, signs.get(one.to.checked_sub(1)?)?.end])));
        Claims {
            signature,
            brand: self.claimed_brand().map(|brand| self.known.name(brand).to_owned()),
            links: links
                .iter()
                .map(|link| ClaimedLink {
                    text: quoted(link.range),
                    host: link.host.clone(),
                    registrable: link.registrable.clone(),
                    range: link.range,
                })
                .collect(),
        }
    }
}

/// Four to eight digits beside the word: the message brings a code and does not ask for one.
fn one_time_code(signs: &[Sign], token: &Token) -> bool {
    let digits = |from: usize, to: usize| {
        let (mut run, mut best) = (0, 0);
        for sign in signs.get(from..to.min(signs.len())).unwrap_or_default() {
            if sign.ch.is_ascii_digit() {
                run += 1;
                continue;
            }
            // “存入3000元并提供验证码” asks for a code and gives none.
            if !matches!(sign.ch, '元' | '块' | '万' | '并' | '后') {
                best = best.max(run);
            }
            run = 0;
        }
        best = best.max(run);
        (4..=8).contains(&best)
    };
    let (from, to) = (token.from as usize, token.to as usize);
    digits(to, to + 16) || digits(from.saturating_sub(16), from)
}

/// A court's case number: (2026)京0105民初1234号.
fn case_number(signs: &[Sign]) -> bool {
    let ch = |at: usize| signs.get(at).map_or('\0', |sign| sign.ch);
    (0..signs.len()).any(|at| {
        let year = matches!(ch(at), '(' | '〔')
            && ch(at + 1) == '2'
            && ch(at + 2) == '0'
            && (3..5).all(|step| ch(at + step).is_ascii_digit())
            && matches!(ch(at + 5), ')' | '〕');
        if !year || !is_han(ch(at + 6)) || !ch(at + 7).is_ascii_digit() {
            return false;
        }
        let rest: String = (at + 7..at + 24).map(ch).take_while(|ch| *ch != '号').collect();
        let kind = rest.trim_start_matches(|ch: char| ch.is_ascii_digit());
        let letters: String = kind.chars().take_while(|ch| !ch.is_ascii_digit()).collect();
        let number = kind.get(letters.len()..).unwrap_or_default();
        letters.contains(['民', '刑', '执', '行', '商', '诉'])
            && letters.chars().count() <= 4
            && !number.is_empty()
            && number.chars().all(|ch| ch.is_ascii_digit())
    })
}
