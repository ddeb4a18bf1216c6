//! What would be sent. It goes to the terminal of whoever runs the demo, and nowhere else.

use super::{case::tail, code};
use heyan::report::Locale;
use std::io::Write;

/// A message that nobody gets.
#[derive(Debug, PartialEq, Eq)]
pub enum Message {
    /// A one-time code.
    Code {
        /// E.164.
        to: String,
        code: String,
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

/// Shows it. The number is covered but for its end. `link` is where a change can be stopped.
pub fn show(message: &Message, link: &str, locale: Locale) {
    let minutes = code::LIFETIME / 60;
    let (to, text) = match (message, locale) {
        (Message::Code { to, code }, Locale::ZhCn) => (
            to,
            format!(
                "【示例消费金融】验证码{code}，用于核对手机号，{minutes}分钟内有效。请勿告诉任何人，工作人员不会向您要。"
            ),
        ),
        (Message::Code { to, code }, Locale::En) => (
            to,
            format!(
                "[Example Lender] {code} is your code to confirm this number, good for {minutes} minutes. Tell nobody; our staff never ask for it."
            ),
        ),
        // A number that was given up may be somebody else's: no product, no link, no question.
        (Message::Replaced { to, answers: false, .. }, Locale::ZhCn) => {
            (to, "本号码不再用于此前绑定的账户。".to_owned())
        }
        (Message::Replaced { to, answers: false, .. }, Locale::En) => {
            (to, "This number is no longer used for the account it was bound to.".to_owned())
        }
        (Message::Replaced { to, by, answers: true }, Locale::ZhCn) => (
            to,
            format!(
                "您尾号{}的号码正在被更换为尾号{by}。非本人操作请点 {link} 阻止。请勿向任何人提供验证码。",
                tail(to)
            ),
        ),
        (Message::Replaced { to, by, answers: true }, Locale::En) => (
            to,
            format!(
                "Your number ending in {} is being replaced by one ending in {by}. If it was not you, stop it here: {link} . Give nobody a code.",
                tail(to)
            ),
        ),
    };
    // A terminal that is gone is no reason to fail.
    let _ = writeln!(std::io::stdout(), "simulated message to ****{}, not sent: {text}", tail(to));
}
