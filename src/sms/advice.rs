//! What to do, first things first, by what was found and what the person already did.

use super::{
    table::CHANNELS,
    types::{Advice, Done, Outcome},
};
use crate::report::{Code, Locale, Word};

/// One thing to do and the line it names.
type Step = (Word, Option<&'static str>);

/// The advice for an outcome. `codes`: what was found.
pub(super) fn of(outcome: Outcome, done: &[Done], codes: &[Code], debt: bool, locale: Locale) -> Vec<Advice> {
    let mut steps: Vec<Step> = Vec::new();
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
        steps.extend([(Word::AdviceCreditReport, None), (Word::AdviceCheckSims, None)]);
    }
    let unreadable = [Code::SmsFragment, Code::SmsSeveralMessages, Code::SmsEmpty, Code::SmsNotChinese];
    if codes.iter().any(|code| unreadable.contains(code)) {
        steps.push((Word::AdvicePasteWhole, None));
    }
    match outcome {
        Outcome::Fraud => {
            steps.extend([
                (Word::AdviceDoNotClick, None),
                (Word::AdviceDoNotPay, None),
                (Word::AdviceVerifyInApp, None),
            ]);
        }
        Outcome::Suspicious => {
            steps.extend([
                (Word::AdviceDoNotClick, None),
                (Word::AdviceVerifyInApp, None),
                (Word::AdviceDoNotPay, None),
            ]);
        }
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
        }
        Outcome::UnlawfulCollection => {
            steps.extend([
                (Word::AdviceKeepEvidence, None),
                (Word::AdviceVerifyInApp, None),
                (Word::AdviceWriteCollection, None),
                (Word::AdviceComplain12378, Some("12378")),
                (Word::AdviceLegalAid12348, Some("12348")),
            ]);
            if codes.contains(&Code::SmsAbuse) {
                steps.insert(0, (Word::AdviceReport110, Some("110")));
            }
        }
        Outcome::Unverified => {
            steps.push((Word::AdviceVerifyInApp, None));
            if debt {
                steps.push((Word::AdviceAskLender, None));
            }
        }
    }
    let has = |code: Code| codes.contains(&code);
    if has(Code::SmsAsksCodePrivately) || has(Code::SmsBorrowedIdentity) {
        steps.push((Word::AdviceAskThePerson, None));
    }
    if has(Code::SmsThreatCourt)
        || has(Code::SmsFakeAuthority)
        || has(Code::SmsCourtUnsubscribe)
        || has(Code::SmsCaseNumber)
    {
        steps.push((Word::AdviceConfirmCourt12368, Some("12368")));
    }
    if has(Code::SmsNeverBorrowed) && outcome != Outcome::WrongPerson {
        steps.extend([(Word::AdviceWriteLender, None), (Word::AdviceCreditReport, None)]);
    }
    if matches!(outcome, Outcome::Fraud | Outcome::Suspicious) {
        steps.push((Word::AdviceReport96110, Some("96110")));
        steps.push((Word::AdviceReport12321, Some("12321")));
    }
    let mut advice: Vec<Advice> = Vec::new();
    for (word, channel) in steps {
        let id = word.key().trim_start_matches("advice-");
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
