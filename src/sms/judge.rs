//! The rules that no line of `frames.toml` can say: about the form, the sender, the signature, the person. Those about
//! addresses stand in `addresses.rs`.

use super::{
    Found, at_signs,
    brands::Known,
    claims::Message,
    contradictions::{self, Kind as DetailKind},
    sender::Sender,
    signs::Sign,
    table::{Kind, class},
    tokens::{self, Token},
    types::{Clock, SmsOptions},
};
use crate::{
    report::{Code, Raised, rule},
    text::{digit_value, is_han},
};

/// What cannot be judged as one whole message.
pub(super) fn form(
    text: &str,
    signs: &[Sign],
    joined: &[Sign],
    tokens: &[Token],
    message: &Message<'_>,
    found: &mut Found,
) {
    if crate::text::is_blank(text) {
        found.push(rule::sms_empty().at("/text"));
        return;
    }
    let han = signs.iter().filter(|sign| is_han(sign.ch)).count();
    let letters = han + signs.iter().filter(|sign| !is_han(sign.ch) && sign.ch.is_alphabetic()).count();
    if letters > 12 && han * 8 < letters {
        found.push(rule::sms_not_chinese().at("/text"));
    }
    let heads = message.signatures.iter().filter(|one| one.signs || starts_line(joined, one.from)).count();
    if heads > 1 && message.signatures.iter().skip(1).any(|one| starts_line(joined, one.from)) {
        found.push(rule::sms_several_messages().at("/text"));
    }
    // A lone second part: it begins in the middle, or little more than an opt-out is left.
    let optout = tokens.iter().any(|token| token.set.meets(class::UNSUBSCRIBE));
    let first = signs.iter().find(|sign| !sign.ch.is_whitespace()).map_or(' ', |sign| sign.ch);
    let middle = matches!(first, ',' | '。' | '、' | ')' | '】' | ';' | '/' | '的' | '?' | '!');
    if message.signatures.is_empty() && (optout && han < 14 || middle && signs.len() > 6) {
        found.push(rule::sms_fragment().at("/text"));
    }
}

fn starts_line(signs: &[Sign], from: usize) -> bool {
    from >= 2 && signs.get(from - 2).is_some_and(|sign| sign.ch == '\n')
}

/// What to call a brand in a sentence.
pub(super) fn named(message: &Message<'_>, brand: usize) -> String {
    shown(message.known.name(brand))
}

/// The sender's number: it only ever speaks against the message.
pub(super) fn sender(message: &Message<'_>, tokens: &[Token], sender: &Sender, given: Option<&str>, found: &mut Found) {
    // Somebody's function, and one that is about debts: 法务, 贷后, 资产管理.
    let collects = |token: &Token| token.set.meets(class::ROLE) && token.set.meets(class::PRESS);
    let brand = message.claimed_brand();
    let finance = message.is(class::AT_LENDER
        | class::AT_BANK
        | class::AT_CARRIER
        | class::AT_OFFICE
        | class::AT_GENERIC
        | class::POSES);
    // A courier writes from his own phone and names his firm; a lender does not.
    let claims =
        finance && (message.is(class::AT_SIG | class::AT_GENERIC | class::POSES) || message.is(class::CLAIMED));
    let at = |raised: Raised| raised.at("/sender");
    match sender {
        Sender::Private if claims => found.push(at(rule::sms_sender_private())),
        // A courier and a broker have phones of their own; a lender's legal department has none abroad.
        Sender::Abroad if claims || message.is(class::MONEY) && tokens.iter().any(collects) => {
            found.push(at(rule::sms_sender_abroad()));
        }
        Sender::Odd => found.push(at(rule::sms_sender_odd())),
        Sender::Short(digits) => match (message.known.holder(digits), brand.filter(|_| claims)) {
            (Some(holder), Some(brand)) if message.known.kin(holder, brand) => {
                found.push(at(rule::sms_sender_agrees(named(message, brand))));
            }
            (Some(holder), Some(brand)) => {
                found.push(at(rule::sms_sender_other_brand(named(message, brand), named(message, holder))));
            }
            _ => {}
        },
        Sender::Port(digits) => {
            if let Some(brand) = brand.filter(|brand| message.known.ends_with_number(*brand, digits)) {
                found.push(at(rule::sms_sender_agrees(named(message, brand))));
            }
        }
        Sender::Unknown | Sender::Private | Sender::Abroad | Sender::Landline => {}
    }
    // A company's port without a name on it.
    let unsigned = !message.is(class::AT_SIG | class::AT_GENERIC) && message.signatures.is_empty();
    if unsigned && given.is_some() && (matches!(sender, Sender::Port(_)) || message.is(class::CLAIMED) && claims) {
        found.push(rule::sms_signature_missing().at("/text"));
    }
}

/// Signatures that do not fit each other or the text.
pub(super) fn signatures(message: &Message<'_>, signs: &[Sign], tokens: &[Token], found: &mut Found) {
    if let (Some((brand, ..)), Some((from, to))) = (message.brand, message.former) {
        found.push(at_signs(rule::sms_former_name(named(message, brand)), signs, from, to));
    }
    let signing: Vec<String> =
        message.signatures.iter().filter(|one| one.signs).map(|one| super::signature::text(signs, one)).collect();
    if signing.len() > 1 && signing.iter().any(|name| Some(name) != signing.first()) {
        let mut brands = tokens.iter().filter_map(|token| {
            let inside = |one: &&super::signature::Signature| {
                one.signs && one.from <= token.from as usize && token.to as usize <= one.to
            };
            message.signatures.iter().any(|one| inside(&one)).then(|| tokens::brand(token.word)).flatten()
        });
        let first = brands.next();
        let strangers = first.is_some_and(|(one, _)| brands.any(|(other, _)| !message.known.kin(one, other)));
        found.weighing(rule::sms_signature_several().at("/text"), if strangers { 3 } else { 1 });
    }
    let Some((brand, from, to)) = message.brand.filter(|_| message.is(class::AT_SIG)) else {
        return;
    };
    let signed = message.signatures.iter().any(|one| one.signs && one.from <= from as usize && to as usize <= one.to);
    let moves = tokens.iter().any(|token| token.set.meets(class::MOVEMENT));
    if !signed || moves || !matches!(Known::kind(brand), Kind::Lender | Kind::Bank) {
        return;
    }
    let subject = class::DEBT | class::LAPSE | class::LOAN | class::CANCEL | class::CREDIT;
    // Clauses come in order: what they are about is looked up, not searched for.
    let about: Vec<u32> = tokens.iter().filter(|token| token.set.meets(subject)).map(|token| token.clause).collect();
    let other = tokens.iter().find(|token| {
        let lender = tokens::brand(token.word)
            .is_some_and(|(other, _)| Known::kind(other) == Kind::Lender && !message.known.kin(brand, other));
        lender && token.meant == tokens::SAID && about.binary_search(&token.clause).is_ok()
    });
    if let Some(token) = other {
        found.push(at_signs(rule::sms_signature_other_brand(), signs, token.from, token.to));
    }
}

/// Whether a lender speaks of money that is due to it, without a word for debt.
pub(super) fn takes_back(message: &Message<'_>, tokens: &[Token]) -> bool {
    let said = |set| tokens.iter().any(|token| token.set.meets(set));
    message.is(class::AT_LENDER)
        && said(class::AT_AMOUNT)
        && said(class::LAPSE | class::MOVEMENT | class::REMIT)
        && !said(class::UNSUBSCRIBE)
}

/// What the text says of a person, beside what the person says.
pub(super) fn person(signs: &[Sign], options: &SmsOptions, debt: bool, found: &mut Found) {
    let mut agrees = false;
    for detail in contradictions::find(signs, &options.recipient) {
        if detail.agrees {
            agrees = true;
            continue;
        }
        let raised = match detail.kind {
            DetailKind::Name => rule::sms_name_differs(),
            DetailKind::Id => rule::sms_id_differs(),
            DetailKind::Phone => rule::sms_phone_differs(),
        };
        let place = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        found.push(at_signs(raised, signs, place(detail.from), place(detail.to)));
    }
    if agrees {
        found.push(rule::sms_details_agree().at("/text"));
    }
    if options.recipient.never_borrowed && debt {
        found.push(rule::sms_never_borrowed().at("/text"));
    }
}

/// Whether a signed message names a way that is not the sender's own: an address, a number, an account, a chat, or a
/// secret to give away. Without one it may be badly worded, but nobody can be robbed by doing what it says.
pub(super) fn leads_out(message: &Message<'_>, tokens: &[Token], found: &Found) -> bool {
    let ways = class::AT_FOREIGN
        | class::AT_RISKY
        | class::AT_SHORTENED
        | class::AT_MOBILE
        | class::AT_LANDLINE
        | class::AT_LINE400
        | class::AT_CARD
        | class::CONTACT
        | class::JOINS
        | class::WECHATODD
        | class::CHATAPP
        | class::PRIVATEACCOUNT
        | class::PRIVATELY
        | class::SAFEACCOUNT
        | class::LIMITOUT
        | class::SCAN
        | class::REPLYWITH;
    // A summons that can be unsubscribed from is forged, whatever it asks.
    let secrets = [
        Code::SmsAsksCode,
        Code::SmsAsksSecret,
        Code::SmsAsksScreen,
        Code::SmsAsksInstall,
        Code::SmsAsksData,
        Code::SmsCourtUnsubscribe,
    ];
    // Money to pay first: how much, or for what nobody may charge.
    let charges = tokens.iter().any(|token| token.meant == tokens::SAID && token.set.meets(class::BADFEE));
    let first = found.has(&[Code::SmsAsksFeeFirst]) && (charges || message.is(class::SPENDS));
    first
        || message.is(ways)
        || found.has(&secrets)
        || tokens.iter().any(|token| token.meant == tokens::SAID && token.set.meets(ways))
}

/// Whether somebody tells a friend of what others did: “the collectors called my mother” threatens nobody.
pub(super) fn tells(message: &Message<'_>, tokens: &[Token]) -> bool {
    !message.is(class::AT_SIG | class::AT_GENERIC | class::CLAIMED | class::POSES)
        && tokens.iter().any(|token| token.set.meets(class::NARRATES))
        && !tokens.iter().any(|token| {
            token.set.meets(class::YOURS) && token.meant == tokens::SAID && !token.set.meets(class::NARRATES)
        })
}

/// Collection between ten in the evening and eight in the morning.
pub(super) fn night(received: Option<Clock>, message: &Message<'_>, debt: bool, tokens: &[Token], found: &mut Found) {
    let at_night = received.is_some_and(|clock| clock.hour >= 22 || clock.hour < 8);
    let pressing =
        class::DEADLINE | class::LAST | class::SUE | class::VISIT | class::CREDIT | class::PHONECALL | class::POLITE;
    let presses = tokens.iter().any(|token| token.set.meets(pressing));
    let private = !message.is(class::CLAIMED | class::AT_SIG | class::AT_GENERIC | class::AT_NAMED);
    let told = tokens.iter().any(|token| token.set.meets(class::OVERDUE) && token.meant == tokens::SAID);
    if at_night && debt && told && presses && !private {
        found.push(rule::sms_collected_at_night().at("/receivedAt"));
    }
}

/// A domain or a name, with the middle of any long number in it hidden: it may be somebody's.
pub(super) fn shown(text: &str) -> String {
    const LONG: usize = 7;
    const OPEN: usize = 2;
    let mut out: Vec<char> = Vec::new();
    // Where the digits of the number stand that is being read; a space does not end it.
    let mut row: Vec<usize> = Vec::new();
    for ch in text.chars().chain(['\n']) {
        if digit_value(ch).is_some() {
            row.push(out.len());
        } else if ch != ' ' {
            if row.len() >= LONG {
                for at in row.iter().skip(OPEN).take(row.len() - 2 * OPEN) {
                    if let Some(digit) = out.get_mut(*at) {
                        *digit = '*';
                    }
                }
            }
            row.clear();
        }
        out.push(ch);
    }
    out.pop();
    out.into_iter().collect()
}
