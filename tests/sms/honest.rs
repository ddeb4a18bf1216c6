//! What is never done to an honest message, and what no sender can do for a false one.

use super::{FILES, cases};
use heyan::sms::{self, Outcome, SmsInput};

/// In every part that was mended on: an honest message is never called fraud, and private ones and advertisements raise
/// no alarm at all.
#[test]
fn no_honest_message_is_called_fraud() {
    for text in FILES {
        for case in cases(text) {
            let outcome = sms::inspect(&case.sms, &case.options).outcome;
            match case.kind.as_str() {
                "genuine" => assert_ne!(outcome, Outcome::Fraud, "{}", case.sms.text),
                "advertising" | "private" => assert_eq!(outcome, Outcome::Unverified, "{}", case.sms.text),
                _ => {}
            }
        }
    }
}

/// Unverified least, fraud most; the two that name another remedy are as grave as a suspicion.
fn gravity(outcome: Outcome) -> u8 {
    match outcome {
        Outcome::Unverified => 0,
        Outcome::Suspicious | Outcome::UnlawfulCollection | Outcome::WrongPerson => 1,
        Outcome::Fraud => 2,
    }
}

#[test]
fn no_sender_speaks_for_a_message() {
    let senders =
        ["95588", "95555", "10086", "12368", "96110", "1069055512345", "106980095508", "13800000041", "+85291234567"];
    for text in FILES {
        for case in cases(text) {
            let bare = sms::inspect(&SmsInput { sender: None, ..case.sms.clone() }, &case.options).outcome;
            for sender in senders {
                let with =
                    sms::inspect(&SmsInput { sender: Some(sender.into()), ..case.sms.clone() }, &case.options).outcome;
                assert!(
                    gravity(with) >= gravity(bare),
                    "{sender} made {} of {}: {}",
                    with.as_str(),
                    bare.as_str(),
                    case.sms.text
                );
            }
        }
    }
}
