//! What would be sent. It goes to the terminal of whoever runs the demo, and to the simulated phone.

use super::{case::tail, code};
use heyan::{
    letter::{self, LetterKind},
    report::Locale,
};
use serde_json::json;
use std::io::Write;

/// A message that nobody gets.
#[derive(Debug, PartialEq, Eq)]
pub enum Message {
    /// A one-time code.
    Code {
        /// E.164.
        to: String,
        code: String,
        /// It opens a change of the bound number, which whoever is asked for it has to see.
        change: bool,
    },
    /// To the old number, that it is being replaced.
    Replaced {
        /// E.164.
        to: String,
        /// Its last digits.
        by: String,
        /// It still answers, so its owner can be told how to stop it.
        answers: bool,
    },
}

/// Shows it, and gives its text. The number is covered but for its end. `link` is where a change can be
/// stopped.
pub fn show(message: &Message, link: &str, locale: Locale) -> String {
    let minutes = code::LIFETIME / 60;
    let (to, text) = match (message, locale) {
        (Message::Code { to, code, change }, Locale::ZhCn) => {
            let what = if *change { "更换绑定的手机号" } else { "核对手机号" };
            (
                to,
                format!(
                    "【示例消费金融】验证码{code}，用于{what}，{minutes}分钟内有效。请勿告诉任何人，工作人员不会向您要。"
                ),
            )
        }
        (Message::Code { to, code, change }, Locale::En) => {
            let what = if *change { "change the number of the account" } else { "confirm this number" };
            (
                to,
                format!(
                    "[Example Lender] {code} is your code to {what}, good for {minutes} minutes. Tell nobody; our staff never ask for it."
                ),
            )
        }
        (Message::Replaced { to, by, answers }, _) => (to, replaced(to, by, answers.then_some(link), locale)),
    };
    // A terminal that is gone is no reason to fail.
    let _ = writeln!(std::io::stdout(), "simulated message to ****{}, not sent: {text}", tail(to));
    text
}

/// The letter to an old number, without its heading. One that was given up may be somebody else's by now: what it is
/// told names no account and offers no `link` to stop anything.
fn replaced(to: &str, by: &str, link: Option<&str>, locale: Locale) -> String {
    let reported = if link.is_some() { "answers" } else { "gone" };
    // `null` is the same as left out.
    let facts = json!({ "oldNumberReported": reported, "oldTail": tail(to), "newTail": by, "stopUrl": link });
    match heyan::read("facts", &facts).and_then(|facts| letter::draft(LetterKind::OldNumberNotice, &facts, locale)) {
        Ok(letter) => letter.text.strip_prefix(&letter.title).unwrap_or(&letter.text).trim().to_owned(),
        Err(error) => error.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_still_has_the_old_number_can_stop_it_and_who_got_it_since_learns_nothing() {
        for locale in Locale::ALL {
            let own = replaced("+8613926584107", "4197", Some("http://127.0.0.1/stop/x"), locale);
            assert!(own.contains("4107") && own.contains("4197") && own.contains(" http://127.0.0.1/stop/x "), "{own}");
            let other = replaced("+8613926584107", "4197", None, locale);
            assert!(!other.contains("http") && !other.contains("139") && !other.contains("____"), "{other}");
            assert!(!own.contains("\n\n") && !other.contains("\n\n"), "{own}{other}");
        }
    }
}
