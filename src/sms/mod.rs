//! Is this message really from the lender? Reads what a message asks for, by which way and under which pretext,
//! and what contradicts what it claims to be.
//!
//! There is no “safe”: where nothing is found, the message is still unverified, and the report says how to find
//! out. A sender's number never speaks for a message, because it can be forged. Nothing is looked up and nothing
//! is kept.
//!
//! A text is folded into `signs`, its addresses are found (`links`), its words and numbers become tokens
//! (`tokens`), what is denied or warned of is set aside (`clauses`), and lines of data say which of them
//! together are a request, a threat or a pretext (`frames`).

mod addresses;
mod advice;
mod amounts;
mod brands;
mod claims;
mod clauses;
mod contradictions;
mod dictionary;
mod domains;
mod evasion;
mod frames;
mod judge;
mod links;
mod numbers;
mod outcome;
mod punycode;
mod sender;
mod set;
mod signature;
mod signs;
mod table;
mod tokens;
mod types;
mod unpack;

pub use types::{
    Advice, ClaimedLink, Claims, Clock, Done, Outcome, OwnBrand, Recipient, SmsInput, SmsOptions, SmsReport,
};

use crate::{
    report::{Code, Findings, Raised, Severity, Verdict, rule},
    text,
};
use advice::Case;
use outcome::Weighed;
use signs::Sign;
use table::{ALONE, class};

/// The longest text that is read, in UTF-16 units. A message has 500; what is longer is read up to here.
pub const TEXT_LIMIT: usize = 100_000;

/// What was raised so far, each with its weight.
#[derive(Default)]
struct Found {
    raised: Vec<(Raised, u8)>,
}

impl Found {
    /// Raises a rule with the weight of the table.
    fn push(&mut self, raised: Raised) {
        let weight = outcome::weight(raised.code());
        self.weighing(raised, weight);
    }

    fn weighing(&mut self, raised: Raised, weight: u8) {
        let code = raised.code();
        match self.raised.iter_mut().find(|(known, _)| known.code() == code) {
            Some(known) if known.1 >= weight => {}
            Some(known) => *known = (raised, weight),
            None => self.raised.push((raised, weight)),
        }
    }

    fn has(&self, codes: &[Code]) -> bool {
        self.raised.iter().any(|(raised, _)| codes.contains(&raised.code()))
    }

    fn weighed(&self) -> Vec<Weighed> {
        self.raised.iter().map(|(raised, weight)| Weighed { code: raised.code(), weight: *weight }).collect()
    }
}

/// Points at signs of the message.
fn at_signs(raised: Raised, signs: &[Sign], from: u32, to: u32) -> Raised {
    let raised = raised.at("/text");
    match (signs.get(from as usize), (to as usize).checked_sub(1).and_then(|last| signs.get(last))) {
        (Some(first), Some(last)) if from < to => raised.range(first.start, last.end),
        _ => raised,
    }
}

/// Inspects one message.
///
/// ```
/// use heyan::sms::{self, Outcome, SmsInput, SmsOptions};
///
/// let text = "【工商银行】您的手机银行今日过期，请点击 http://95588.icbcv.com 更新，逾期账户将冻结。".to_owned();
/// let sms = SmsInput { text, sender: Some("95588".into()), ..SmsInput::default() };
/// assert_eq!(sms::inspect(&sms, &SmsOptions::default()).outcome, Outcome::Fraud);
/// ```
pub fn inspect(sms: &SmsInput, options: &SmsOptions) -> SmsReport {
    let mut found = Found::default();
    let too_long = text::longer_than(&sms.text, TEXT_LIMIT);
    let text = if too_long { text::cut(&sms.text, TEXT_LIMIT) } else { &sms.text };
    if too_long {
        found.push(rule::sms_too_long(TEXT_LIMIT).at("/text"));
    }
    let signs = signs::fold(text);
    let links = links::find(&signs);
    let joined = signs::join(&signs, links.iter().map(|link| (link.from, link.to)));
    let mut tokens = tokens::find(&joined);
    tokens::place(&joined, &mut tokens);
    clauses::mark(&joined, &mut tokens);
    let sender = sender::read(sms.sender.as_deref());

    let mut message = claims::Message::read(&joined, &tokens, &options.brands);
    judge::form(text, &signs, &joined, &tokens, &message, &mut found);
    addresses::judge(&mut message, &links, &mut tokens, &mut found);
    let (hits, facts) = frames::run(&tokens, message.facts);
    message.facts = facts;
    let told = judge::tells(&message, &tokens);
    for hit in hits {
        if let Some((code, family, _)) = table::RULES.get(hit.rule) {
            if told && *family == table::Family::Threat {
                continue;
            }
            found.weighing(at_signs(Raised::new(*code, []), &joined, hit.from, hit.to), hit.weight);
        }
    }
    judge::sender(&message, &tokens, &sender, sms.sender.as_deref(), &mut found);
    judge::signatures(&message, &joined, &tokens, &mut found);
    for (code, from, to) in evasion::find(&joined, &tokens) {
        found.push(at_signs(Raised::new(code, []), &joined, from, to));
    }
    if let Some((from, to)) = amounts::contradiction(&joined, &tokens) {
        found.push(at_signs(rule::sms_amounts_differ(), &joined, from, to));
    }
    let debt = tokens.iter().any(|token| token.set.meets(class::DEBT));
    let owed = debt || judge::takes_back(&message, &tokens);
    judge::person(&signs, options, owed, &mut found);
    judge::night(sms.received_at, &message, debt, &tokens, &mut found);

    let robs = !message.is(class::AT_SIG) || judge::leads_out(&message, &tokens, &found);
    let outcome = outcome::of(&found.weighed(), robs);
    if outcome == Outcome::Unverified {
        found.push(rule::sms_not_proof().at("/text"));
    }
    let named = class::CLAIMED | class::AT_SIG | class::AT_GENERIC | class::AT_NAMED;
    let private = !debt && links.is_empty() && !message.is(named);
    report(outcome, found, message.claims(&joined, text, &links), [debt, message.is(class::AT_OTP), private], options)
}

fn report(
    outcome: Outcome,
    found: Found,
    claims: Claims,
    [debt, code, private]: [bool; 3],
    options: &SmsOptions,
) -> SmsReport {
    let codes: Vec<Code> = found.raised.iter().map(|(raised, _)| raised.code()).collect();
    let signals =
        codes.iter().map(|code| code.as_str()).map(|code| code.strip_prefix("sms.").unwrap_or(code)).collect();
    let mut findings = Findings::new();
    for (raised, weight) in found.raised {
        let severity = match weight {
            _ if raised.code() == Code::SmsNotProof => Severity::Warning,
            ALONE => Severity::Error,
            3.. if outcome == Outcome::Fraud && outcome::family(raised.code()) != table::Family::Sender => {
                Severity::Error
            }
            2.. => Severity::Warning,
            _ => raised.severity(),
        };
        findings.push(raised.weighing(severity));
    }
    let mut report = findings.report(&options.locale.into());
    // No message passes, not even one of which there is only something to know.
    if report.verdict == Verdict::Pass {
        report.verdict = Verdict::Review;
    }
    SmsReport {
        report,
        outcome,
        signals,
        claims,
        advice: advice::of(&Case { outcome, codes: &codes, debt, code, private }, &options.done, options.locale),
    }
}
