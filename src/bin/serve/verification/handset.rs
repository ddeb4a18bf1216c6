//! A phone that does not exist: where the messages that nobody gets can be read by whoever tries the
//! demo without its terminal. It is memory only and forgets with the code's time. Whoever knows a case's
//! address can read it, which makes the codes worth nothing as a protection; so it exists in the
//! simulator alone, can be left out, and has no place beside a real gateway.

use super::{case::tail, code, message::Message};
use heyan::report::Locale;
use serde_json::{Value, json};
use std::{
    collections::VecDeque,
    sync::{Arc, Mutex, PoisonError},
};

/// As many messages as it holds, over all cases; the oldest make room.
const HELD: usize = 2_000;

/// Shared by all cases; each reads its own.
#[derive(Clone, Default)]
pub struct Handset(Arc<Mutex<VecDeque<Received>>>);

struct Received {
    case: String,
    /// The end of the number it went to.
    tail: String,
    text: String,
    at: i64,
}

impl Handset {
    /// Takes a code's message. What an old number is told is not for whoever has the case's address.
    pub fn take(&self, case: &str, message: &Message, text: &str, now: i64) {
        let Message::Code { to, .. } = message else { return };
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        held.retain(|one| now < one.at.saturating_add(code::LIFETIME));
        if held.len() >= HELD {
            held.pop_front();
        }
        held.push_back(Received { case: case.to_owned(), tail: tail(to).to_owned(), text: text.to_owned(), at: now });
    }

    /// What came for this case and still counts, the latest first.
    pub fn show(&self, case: &str, now: i64) -> Value {
        let held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let own = held.iter().rev().filter(|one| one.case == case && now < one.at.saturating_add(code::LIFETIME));
        let messages: Vec<Value> = own.map(|one| json!({ "tail": one.tail, "text": one.text })).collect();
        json!({ "simulated": true, "messages": messages })
    }
}

/// What a page says beside a code.
pub fn said(locale: Locale, with_handset: bool) -> &'static str {
    match (locale, with_handset) {
        (Locale::ZhCn, true) => "这是演示：不会真的发短信，也没有人核对。短信显示在页面上的模拟手机里。",
        (Locale::ZhCn, false) => "这是演示：不会真的发短信，也没有人核对。验证码显示在运行演示的电脑上。",
        (Locale::En, true) => {
            "This is a demonstration: no message is really sent and nobody checks anything. Messages are shown on the page, in a simulated phone."
        }
        (Locale::En, false) => {
            "This is a demonstration: no message is really sent and nobody checks anything. Codes are shown on the computer that runs it."
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_case_reads_its_own_codes_and_only_while_they_count() {
        let handset = Handset::default();
        let code = |to: &str| Message::Code { to: to.into(), code: "123456".into(), change: false };
        let told = Message::Replaced { to: "+8613800000024".into(), by: "0031".into(), answers: true };
        handset.take("one", &code("+8613800000026"), "first", 0);
        handset.take("other", &code("+8613800000057"), "not ours", 10);
        handset.take("one", &told, "stop it here", 20);
        handset.take("one", &code("+8613800000026"), "second", 60);
        let texts = |now| {
            let shown = handset.show("one", now);
            shown["messages"].as_array().unwrap().iter().map(|one| one["text"].as_str().unwrap().to_owned()).collect()
        };
        let all: Vec<String> = texts(61);
        assert_eq!(all, ["second", "first"]);
        let late: Vec<String> = texts(code::LIFETIME);
        assert_eq!(late, ["second"]);
        assert!(!handset.show("one", 61).to_string().contains("1380000"));
    }

    #[test]
    fn it_is_not_filled_without_end() {
        let handset = Handset::default();
        for at in 0..HELD + 10 {
            handset.take(
                &at.to_string(),
                &Message::Code { to: "+8613800000026".into(), code: String::new(), change: false },
                "",
                0,
            );
        }
        assert_eq!(handset.0.lock().unwrap().len(), HELD);
    }
}
