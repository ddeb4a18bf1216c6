//! What is missing in a letter, and what would harm whoever writes, sends or reads it.

use super::{
    date::{self, Read},
    facts::{FACT_LIMIT, Filled, ROW_LIMIT, Value},
    form::{FieldKind, Words},
    numbers::{self, Whole},
    words,
};
use crate::{
    document::is_safe_link,
    report::{Findings, Raised, rule},
    text::digit_value,
};

pub(super) fn findings(filled: &Filled, blanks: &[&'static str]) -> Findings {
    let mut found = Findings::new();
    for name in blanks {
        if let Some(value) = filled.value(name) {
            found.push(rule::letter_blank(value.field.label(filled.locale)).at(["/", name].concat()));
        }
    }
    for value in &filled.values {
        every_cell(filled, value, &mut found);
    }
    dates_in_order(filled, &mut found);
    let gone = !filled.holds("oldNumberReported=answers", None);
    if gone && filled.value("oldNumberReported").is_some() && filled.holds("stopUrl", None) {
        found.push(rule::letter_link_to_gone_number().at("/stopUrl"));
    }
    found
}

/// Where a cell stands: `/name`, or `/name/0` in a list.
fn place(value: &Value, row: usize) -> String {
    let name = value.field.name;
    if value.field.list { ["/", name, "/", &row.to_string()].concat() } else { ["/", name].concat() }
}

fn every_cell(filled: &Filled, value: &Value, found: &mut Findings) {
    let label = value.field.label(filled.locale);
    if value.too_many {
        found.push(rule::letter_too_many(label, ROW_LIMIT).at(["/", value.field.name].concat()));
    }
    for (row, cell) in value.cells.iter().enumerate() {
        let at = place(value, row);
        if cell.too_long {
            found.push(rule::input_too_long(FACT_LIMIT).at(&at));
        }
        if cell.hidden_characters {
            found.push(rule::letter_hidden_characters(label).at(&at));
        }
        if cell.given.is_empty() {
            continue;
        }
        if let Some(raised) = of_kind(filled, value, &cell.given) {
            found.push(raised.at(&at));
        }
        // What somebody else wrote is evidence, not the writer's words.
        if matches!(value.field.kind, FieldKind::Text) {
            let fits = |list: &&Words| **list != Words::DeniesDebt || !filled.holds("neverBorrowed=yes", None);
            for list in filled.form.words.iter().filter(fits) {
                if let Some(words) = words::find(&cell.given, list.list()) {
                    found.push(of_words(*list, label, words).at(&at));
                }
            }
        }
    }
}

fn of_kind(filled: &Filled, value: &Value, given: &str) -> Option<Raised> {
    let label = value.field.label(filled.locale);
    match value.field.kind {
        // Whoever types their number here whole does no wrong: the letter hides its middle by itself, and the
        // field says so.
        FieldKind::Phone | FieldKind::MaskedPhone => mobile(given, label),
        FieldKind::Tail => match given.chars().filter(|ch| ch.is_alphanumeric()).count() {
            4 => (numbers::tail(given) != given).then(|| rule::letter_whole_number(label)),
            5.. => Some(rule::letter_whole_number(label)),
            short => Some(rule::letter_wrong_length(short, label, 4)),
        },
        FieldKind::Date | FieldKind::Moment => match date::read(given) {
            Read::Day(..) => None,
            Read::Impossible => Some(rule::letter_no_such_day(label)),
            Read::Unclear => Some(rule::letter_unclear_date(label)),
        },
        FieldKind::Sha256 => numbers::digest(given).is_none().then(|| rule::letter_bad_digest(label)),
        FieldKind::Link => (!is_https(given)).then(|| rule::letter_unsafe_link(label)),
        FieldKind::Text => {
            let whole = numbers::whole(given);
            if value.field.name == "contact" && half_a_mailbox(given) {
                return Some(rule::letter_incomplete_mail(label));
            }
            let identity = whole.iter().any(|(_, _, kind)| *kind == Whole::Identity);
            if identity {
                Some(rule::letter_whole_identity(label))
            } else {
                (value.private && !whole.is_empty()).then(|| rule::letter_whole_number(label))
            }
        }
        FieldKind::Quote | FieldKind::Choice => None,
    }
}

/// A mainland mobile number with a digit too few or too many. Whatever else it may be is left alone: service
/// numbers, landlines, numbers of other regions, and what is masked.
fn mobile(given: &str, label: &'static str) -> Option<Raised> {
    let digits: String = given.chars().filter_map(digit_value).map(|digit| char::from(b'0' + digit)).collect();
    let plain = given.trim_start();
    let (mut number, mut abroad) = (digits.as_str(), plain.starts_with(['+', '＋']) || digits.starts_with("00"));
    for code in ["0086", "86"] {
        if let Some(rest) = number.strip_prefix(code) {
            (number, abroad) = (rest, false);
        }
    }
    let mut head = number.bytes();
    let mobile = head.next() == Some(b'1') && matches!(head.next(), Some(b'3'..=b'9'));
    let wrong = mobile && !abroad && matches!(number.len(), 7..=10 | 12..=13) && !given.contains(['*', '＊', '×']);
    wrong.then(|| rule::letter_wrong_length(number.len(), label, 11))
}

/// Whether somebody is named at a domain that is none.
fn half_a_mailbox(given: &str) -> bool {
    let plain = given.replace('＠', "@").replace('．', ".");
    plain.split_once('@').is_some_and(|(before, after)| {
        let word = |ch: char| ch.is_alphanumeric();
        let domain = after.split(|ch: char| !word(ch) && !matches!(ch, '.' | '-')).next().unwrap_or_default();
        let whole = domain.trim_end_matches('.').split('.').filter(|label| !label.is_empty()).count() > 1;
        before.ends_with(word) && !whole
    })
}

fn of_words(list: Words, label: &'static str, words: &'static str) -> Raised {
    match list {
        Words::Marketing => rule::letter_marketing(label, words),
        Words::DebtDetail => rule::letter_debt_detail(label, words),
        Words::DutyToPay => rule::letter_duty_to_pay(label, words),
        Words::AgentOffer => rule::letter_agent_offer(label, words),
        Words::DeniesDebt => rule::letter_denies_debt(label, words),
    }
}

/// Other safe links (a call, an e-mail, a place on this site) are no address a message can carry.
pub(super) fn is_https(given: &str) -> bool {
    is_safe_link(given) && given.get(..8).is_some_and(|start| start.eq_ignore_ascii_case("https://"))
}

fn dates_in_order(filled: &Filled, found: &mut Findings) {
    for (earlier, later) in filled.form.order {
        let (Some(one), Some(other)) = (filled.value(earlier), filled.value(later)) else {
            continue;
        };
        for (row, first) in one.cells.iter().enumerate() {
            let Some(second) = other.cells.first() else {
                continue;
            };
            if date::reversed(date::read(&first.given), date::read(&second.given)) {
                let labels = [one, other].map(|value| value.field.label(filled.locale));
                let [earlier, later] = labels;
                found.push(rule::letter_dates_reversed(earlier, later).at(place(other, 0)).related(place(one, row)));
            }
        }
    }
}
