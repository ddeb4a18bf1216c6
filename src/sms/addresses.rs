//! The rules about addresses: how one is written, whose it is, and whether that fits the sender.

use super::{
    Found,
    brands::Known,
    claims::Message,
    domains::{self, Standing},
    judge::{named, shown},
    links::Link,
    set::Set,
    table::{Kind, class},
    tokens::Token,
};
use crate::report::{Param, Raised, rule};

/// Judges every address. Says in the tokens, too, which of them are foreign to the claimed sender.
pub(super) fn judge(message: &mut Message<'_>, links: &[Link], tokens: &mut [Token], found: &mut Found) {
    let around = Around::read(message, tokens);
    let places: Vec<usize> =
        tokens.iter().enumerate().filter(|(_, token)| token.set.meets(class::AT_LINK)).map(|(at, _)| at).collect();
    for (number, link) in links.iter().enumerate() {
        let mut set = class::AT_LINK | writing(link, found);
        if !link.address {
            set |= around.standing(link, message, found);
        }
        message.facts |= set;
        if let Some(token) = places.get(number).and_then(|at| tokens.get_mut(*at)) {
            token.set |= set;
        }
    }
}

fn at_link(raised: Raised, link: &Link) -> Raised {
    raised.at("/text").range(link.range[0], link.range[1])
}

/// The part of an address that somebody registered, for a sentence.
fn host(link: &Link) -> Param {
    Param::from(shown(&link.registrable))
}

/// What the writing alone tells.
fn writing(link: &Link, found: &mut Found) -> Set {
    let mut set = Set::NONE;
    if link.userinfo {
        found.push(at_link(rule::sms_link_userinfo(host(link)), link));
        set |= class::AT_RISKY | class::AT_FOREIGN;
    }
    if link.package {
        found.push(at_link(rule::sms_link_package(), link));
        set |= class::AT_RISKY;
    }
    if link.written_out {
        found.push(at_link(rule::sms_link_written_out(host(link)), link));
    }
    if link.address {
        found.push(at_link(rule::sms_link_address(), link));
        set |= class::AT_RISKY | class::AT_FOREIGN;
    }
    set
}

/// What the message around an address is.
#[allow(clippy::struct_excessive_bools)]
struct Around {
    /// The brand it claims to be.
    claimed: Option<usize>,
    /// From a lender, a bank, a carrier or an office.
    finance: bool,
    /// About money or an account.
    money: bool,
    /// With the way out of an advertisement.
    optout: bool,
    /// From somebody who signs, or writes as a company does.
    company: bool,
}

impl Around {
    fn read(message: &Message<'_>, tokens: &[Token]) -> Around {
        let says = |set: Set| tokens.iter().any(|token| token.set.meets(set));
        let money = class::DEBT | class::LOAN | class::CREDIT | class::ACCOUNT | class::POINTS | class::BANKWORD;
        Around {
            claimed: message.claimed_brand(),
            finance: message.is(class::AT_LENDER | class::AT_BANK | class::AT_CARRIER | class::AT_OFFICE),
            money: says(money),
            optout: says(class::UNSUBSCRIBE),
            company: message.is(class::AT_SIG | class::AT_GENERIC | class::AT_NAMED)
                || says(class::COMPANY | class::POLITE),
        }
    }

    /// What follows from whose address it is.
    fn standing(&self, link: &Link, message: &Message<'_>, found: &mut Found) -> Set {
        let standing = domains::standing(link, &message.known);
        let imitates = matches!(standing, Standing::Imitates(_) | Standing::Inside(_));
        let mut set = Set::NONE;
        if link.mixed && !matches!(standing, Standing::Own(_)) && (self.company || self.money || imitates) {
            found.push(at_link(rule::sms_link_mixed_script(), link));
            set |= class::AT_RISKY | class::AT_FOREIGN;
        }
        match standing {
            Standing::Own(owner) => set |= self.owned(owner, link, message, found),
            Standing::Trusted => {}
            Standing::Imitates(brand) => {
                set |= class::AT_RISKY | class::AT_FOREIGN;
                found.push(at_link(rule::sms_link_lookalike(named(message, brand), host(link)), link));
            }
            Standing::Inside(brand) => {
                set |= class::AT_RISKY | class::AT_FOREIGN;
                let whose = brand.map_or_else(|| "gov.cn".to_owned(), |brand| named(message, brand));
                found.push(at_link(rule::sms_link_brand_inside(whose, host(link)), link));
            }
            Standing::Shortener => {
                set |= class::AT_SHORTENED | class::AT_FOREIGN;
                if self.money || self.finance {
                    found.push(at_link(rule::sms_link_shortener(host(link)), link));
                }
            }
            Standing::RiskyEnding => {
                set |= class::AT_RISKY | class::AT_FOREIGN;
                // Nobody who signs nothing has one for friends.
                let strange = self.company || !message.is(class::AT_SIG);
                if strange && !(self.optout && !self.finance && !self.money) {
                    // Who deals with money, or writes without the opt-out of an advertisement, has an address of its own.
                    let weight = if self.finance || !self.optout { 3 } else { 2 };
                    found.weighing(at_link(rule::sms_link_ending(host(link)), link), weight);
                }
            }
            Standing::Unknown => {
                set |= class::AT_FOREIGN;
                if let Some(brand) = self.claimed.filter(|_| self.finance) {
                    found.push(at_link(rule::sms_link_unknown(named(message, brand), host(link)), link));
                }
            }
        }
        set
    }

    /// An address of a brand that we know: foreign where another one signs, unless it is a way to pay.
    fn owned(&self, owner: usize, link: &Link, message: &Message<'_>, found: &mut Found) -> Set {
        let ours = self.claimed.is_none_or(|brand| message.known.kin(brand, owner));
        let pays = Known::kind(owner) == Kind::Pay || message.known.name(owner) == "支付宝";
        if ours || pays || !self.finance || !message.is(class::AT_SIG) {
            return Set::NONE;
        }
        let claimed = self.claimed.map_or(String::new(), |brand| named(message, brand));
        found.push(at_link(rule::sms_link_other_brand(claimed, host(link), named(message, owner)), link));
        class::AT_FOREIGN
    }
}
