//! What to do, first things first, by what was found and what the person already did.

use super::{
    table::{CHANNELS, ELSEWHERE, UNLAWFUL},
    types::{Advice, Done, Outcome},
};
use crate::report::{Code, Locale, Word};

/// One thing to do and the line it names.
type Step = (Word, Option<&'static str>);

/// What the advice depends on beside what was done.
pub(super) struct Case<'a> {
    pub outcome: Outcome,
    /// What was found.
    pub codes: &'a [Code],
    /// It speaks of a debt.
    pub debt: bool,
    /// It carries a one-time code.
    pub code: bool,
    /// It names nobody in whose app one could look: it may be from a friend.
    pub private: bool,
}

/// The advice for a message.
pub(super) fn of(case: &Case<'_>, done: &[Done], locale: Locale) -> Vec<Advice> {
    let &Case { outcome, codes, debt, code, private } = case;
    let has = |code: Code| codes.contains(&code);
    let elsewhere = codes.iter().any(|code| ELSEWHERE.contains(code));
    let asked = codes.iter().all(|code| *code == Code::SmsSeeksAnother || !ELSEWHERE.contains(code));
    let mut steps: Vec<Step> = Vec::new();
    // A threat comes first whatever else the message is.
    if has(Code::SmsAbuse) {
        steps.push((Word::AdviceReport110, Some("110")));
    }
    let did = |what: Done| done.contains(&what);
    if did(Done::SentMoney) {
        steps.extend([(Word::AdviceReport110, Some("110")), (Word::AdviceCallBank, None)]);
    }
    if did(Done::InstalledApp) {
        steps.push((Word::AdviceUninstallApp, None));
    }
    if did(Done::GaveCode) || did(Done::GaveData) {
        steps.extend([(Word::AdviceFreezeCard, None), (Word::AdviceChangePasswords, None)]);
    }
    if did(Done::GaveData) || did(Done::SentMoney) {
        steps.extend([(Word::AdviceCreditReport, None), (Word::AdviceCheckSims, Some("sims"))]);
    }
    let unreadable = [Code::SmsFragment, Code::SmsSeveralMessages, Code::SmsEmpty, Code::SmsNotChinese];
    if codes.iter().any(|code| unreadable.contains(code)) {
        steps.push((Word::AdvicePasteWhole, None));
    }
    let verify = (!private).then_some((Word::AdviceVerifyInApp, None));
    match outcome {
        Outcome::Fraud => {
            steps.extend([(Word::AdviceDoNotClick, None), (Word::AdviceDoNotPay, None)]);
            steps.extend(verify);
        }
        Outcome::Suspicious => {
            steps.push((Word::AdviceDoNotClick, None));
            steps.extend(verify);
            steps.push((Word::AdviceDoNotPay, None));
        }
        // Whoever is only asked to pass something on has no record to look up and nothing to object to.
        Outcome::WrongPerson if asked => steps.extend([
            (Word::AdviceNoDuty, None),
            (Word::AdviceAskLender, None),
            (Word::AdviceComplain12378, Some("12378")),
        ]),
        Outcome::WrongPerson => {
            steps.extend([
                (Word::AdviceDoNotPay, None),
                (Word::AdviceKeepEvidence, None),
                (Word::AdviceAskLender, None),
                (Word::AdviceWriteLender, None),
                (Word::AdviceCreditReport, None),
                (Word::AdviceCreditObjection, None),
                (Word::AdviceComplain12378, Some("12378")),
            ]);
            if codes.iter().any(|code| UNLAWFUL.contains(code)) {
                steps.push((Word::AdviceLegalAid12348, Some("12348")));
            }
        }
        Outcome::UnlawfulCollection => {
            // Somebody else's debt: there is nothing to look up in an app, and nothing to pay.
            let others = elsewhere || has(Code::SmsChasesContact);
            steps.extend([
                if others { (Word::AdviceNoDuty, None) } else { (Word::AdviceVerifyInApp, None) },
                (Word::AdviceKeepEvidence, None),
                (Word::AdviceWriteCollection, None),
                (Word::AdviceComplain12378, Some("12378")),
                (Word::AdviceLegalAid12348, Some("12348")),
            ]);
        }
        Outcome::Unverified => {
            if code {
                steps.push((Word::AdviceKeepCode, None));
            }
            steps.push(verify.unwrap_or((Word::AdviceAskThePerson, None)));
            if debt {
                steps.push((Word::AdviceAskLender, None));
            }
        }
    }
    if has(Code::SmsAsksCodePrivately) || has(Code::SmsBorrowedIdentity) {
        steps.push((Word::AdviceAskThePerson, None));
    }
    // Who poses as the police speaks of no case that a court could know.
    if has(Code::SmsThreatCourt) || has(Code::SmsCourtUnsubscribe) || has(Code::SmsCaseNumber) {
        steps.push((Word::AdviceConfirmCourt12368, Some("12368")));
    }
    if elsewhere && outcome != Outcome::WrongPerson {
        // The “company” of a fraud is whoever wrote it: nothing goes to them.
        if outcome != Outcome::Fraud {
            steps.push((Word::AdviceWriteLender, None));
        }
        if has(Code::SmsNeverBorrowed) {
            steps.push((Word::AdviceCreditReport, None));
        }
    }
    if matches!(outcome, Outcome::Fraud | Outcome::Suspicious) {
        steps.push((Word::AdviceReport96110, Some("96110")));
        steps.push((Word::AdviceReport12321, Some("12321")));
    }
    said(&steps, locale)
}

/// Each step once, in words, with the line it names.
fn said(steps: &[Step], locale: Locale) -> Vec<Advice> {
    let mut advice: Vec<Advice> = Vec::new();
    for &(word, channel) in steps {
        let id = word.key();
        let id = id.strip_prefix("advice-").unwrap_or(id);
        if advice.iter().any(|known| known.id == id) {
            continue;
        }
        let line = channel.and_then(|id| CHANNELS.iter().find(|(known, ..)| *known == id));
        advice.push(Advice {
            id,
            text: word.say(locale).to_owned(),
            contact: line.map(|(_, contact, _)| *contact),
            checked_on: line.map(|(.., checked)| *checked),
        });
    }
    advice
}
