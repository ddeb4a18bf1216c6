//! What the sender's number is by its form. It only ever speaks against a message: numbers can be forged.

use crate::text;

/// The kind of number a message was shown to come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Sender {
    /// Not given.
    Unknown,
    /// A person's mobile number.
    Private,
    /// A company's port, 106….
    Port(String),
    /// A short number such as 95588 or 12368.
    Short(String),
    /// 400 and 800 lines, which are there to be called; machines' numbers; what no number can be.
    Odd,
    /// A landline.
    Landline,
    /// Another country, or Hong Kong, Macau, Taiwan.
    Abroad,
}

/// Reads the sender.
pub(super) fn read(sender: Option<&str>) -> Sender {
    let sender = sender.unwrap_or_default();
    if text::longer_than(sender, text::FIELD_LIMIT) {
        return Sender::Odd;
    }
    let mut digits = String::new();
    let mut plus = false;
    for ch in sender.chars().map(text::fold_width) {
        match text::digit_value(ch) {
            Some(digit) => digits.push(char::from(b'0' + digit)),
            None if ch == '+' && digits.is_empty() => plus = true,
            None if text::is_space(ch) || text::is_invisible(ch) || matches!(ch, '-' | '(' | ')') => {}
            None => return Sender::Odd,
        }
    }
    if digits.is_empty() {
        return Sender::Unknown;
    }
    if !plus && let Some(rest) = digits.strip_prefix("00") {
        (plus, digits) = (true, rest.to_owned());
    }
    let home =
        digits.strip_prefix("86").filter(|rest| plus || rest.len() == 11 && rest.starts_with('1')).map(str::to_owned);
    match home {
        Some(rest) => digits = rest,
        None if plus => return Sender::Abroad,
        None => {}
    }
    match digits.len() {
        11 if digits.starts_with('1') && digits.get(1..2).is_some_and(|digit| digit >= "3") => Sender::Private,
        13 if digits.starts_with("1064") => Sender::Odd,
        8..=20 if digits.starts_with("106") => Sender::Port(digits),
        3..=6 => Sender::Short(digits),
        7..=11 if digits.starts_with("95") || digits.starts_with("96") => Sender::Short(digits),
        10..=12 if digits.starts_with('0') => Sender::Landline,
        8 if digits.starts_with("1010") => Sender::Short(digits),
        _ => Sender::Odd,
    }
}
