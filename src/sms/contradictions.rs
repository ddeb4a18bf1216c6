//! Masked names and tails of numbers in the text beside what the person says of themselves. That they agree
//! proves nothing, because data is stolen; that they differ shows that somebody else is meant.

use super::{
    signs::Sign,
    table::{SURNAMES, among},
    types::Recipient,
};
use crate::text::{fold_width, is_han};

/// A personal detail in the text and whether it is the recipient's.
pub(super) struct Detail {
    pub kind: Kind,
    pub agrees: bool,
    /// Places, end exclusive.
    pub from: usize,
    pub to: usize,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Name,
    Id,
    Phone,
}

/// Every detail of the text that can be compared.
pub(super) fn find(signs: &[Sign], recipient: &Recipient) -> Vec<Detail> {
    let mut details = Vec::new();
    let given = |text: &Option<String>| -> Vec<char> {
        let plain = |ch: char| fold_width(ch).to_ascii_lowercase();
        text.as_deref().unwrap_or_default().chars().map(plain).filter(|ch| ch.is_alphanumeric()).take(40).collect()
    };
    let name = given(&recipient.name);
    if name.len() >= 2 && name.iter().all(|ch| is_han(*ch)) {
        names(signs, &name, &mut details);
    }
    for (kind, tail) in [(Kind::Id, given(&recipient.id_tail)), (Kind::Phone, given(&recipient.phone_tail))] {
        if tail.len() >= 2 {
            tails(signs, kind, &tail, &mut details);
            masked_numbers(signs, kind, &tail, &mut details);
        }
    }
    details
}

fn ch(signs: &[Sign], at: usize) -> char {
    signs.get(at).map_or('\0', |sign| sign.ch)
}

fn star(ch: char) -> bool {
    matches!(ch, '*' | '×' | '✱' | '＊' | '某')
}

fn names(signs: &[Sign], name: &[char], details: &mut Vec<Detail>) {
    let mut at = 0;
    while at < signs.len() {
        let stars = (at..signs.len()).take_while(|place| star(ch(signs, *place))).count();
        if stars > 0 {
            let before = at.checked_sub(1).map_or('\0', |place| ch(signs, place));
            let after = ch(signs, at + stars);
            if stars <= 3
                && (is_han(before) || is_han(after))
                && !before.is_ascii_alphanumeric()
                && !after.is_ascii_alphanumeric()
            {
                let agrees = masked(signs, at, stars, name);
                details.push(Detail {
                    kind: Kind::Name,
                    agrees,
                    from: at - usize::from(is_han(before)),
                    to: at + stars + usize::from(is_han(after)),
                });
            }
            at += stars;
        } else {
            if let Some(detail) = addressed(signs, at, name) {
                details.push(detail);
            }
            at += 1;
        }
    }
}

/// Whether 王*明 can be this name: what is shown stands where it belongs, and the stars fill the rest.
fn masked(signs: &[Sign], at: usize, stars: usize, name: &[char]) -> bool {
    let shown_before = |count: usize| {
        (0..count).all(|step| at.checked_sub(count - step).map(|place| ch(signs, place)) == name.get(step).copied())
    };
    let shown_after = |count: usize| {
        (0..count).all(|step| Some(ch(signs, at + stars + step)) == name.get(name.len() - count + step).copied())
    };
    // 何*强先生: what stands between the stars and the title belongs to the name.
    let next = ch(signs, at + stars);
    let titled = matches!(ch(signs, at + stars + 1), '先' | '女' | '您' | '你' | ',' | ':' | '(' | '客');
    let ends = usize::from(is_han(next) && titled && !among("您你先女的名尊客本", next));
    (0..=2_usize.min(name.len())).any(|before| {
        (ends..=2_usize.min(name.len() - before)).any(|after| {
            // 王* for a longer name hides it all; what follows is then no part of it.
            let hides = after == 0
                && before > 0
                && (!is_han(ch(signs, at + stars)) || among("您你先女的名尊客本，:", ch(signs, at + stars)));
            before + after > 0
                && (before + stars + after == name.len() || hides)
                && shown_before(before)
                && shown_after(after)
        })
    })
}

/// “李先生”, “王小明您好”, at the head of a clause.
fn addressed(signs: &[Sign], at: usize, name: &[char]) -> Option<Detail> {
    let heads = at == 0
        || matches!(
            ch(signs, at - 1),
            '】' | ']' | ',' | '。' | ' ' | ':' | '!' | '的' | '\n' | '致' | '户' | '(' | '、'
        )
        || ch(signs, at - 1) == '是' && at > 1 && matches!(ch(signs, at - 2), '问' | '您' | '你');
    if !heads {
        return None;
    }
    // Before 先生 and 女士 any character is a surname that says nothing else there.
    let titled = matches!((ch(signs, at + 1), ch(signs, at + 2)), ('先', '生') | ('女', '士'));
    let surname = among(SURNAMES, ch(signs, at))
        || titled && !among("位本各贵该我你您他她的老小男女好先这那哪些个", ch(signs, at));
    if !surname {
        return None;
    }
    let signed = at == 0 || matches!(ch(signs, at - 1), '】' | ']');
    let length = (1..=4).find(|length| {
        let next = (ch(signs, at + length), ch(signs, at + length + 1));
        matches!(next, ('先', '生') | ('女', '士') | ('小', '姐'))
            || *length > 1 && matches!(next, ('您' | '你', '好'))
            // “何秀英,您尾号…”: right behind the signature, where nothing but a name is of this length.
            || *length == 3 && signed && matches!(next, (',' | ':', '您' | '你'))
    })?;
    let shown: Vec<char> = (at..at + length).map(|place| ch(signs, place)).collect();
    if !shown.iter().all(|ch| is_han(*ch)) {
        return None;
    }
    let agrees = shown == name || length <= 2 && name.starts_with(&shown);
    Some(Detail { kind: Kind::Name, agrees, from: at, to: at + length })
}

/// Tails of the identity number or the phone number, by the words before them.
fn tails(signs: &[Sign], kind: Kind, tail: &[char], details: &mut Vec<Detail>) {
    let words: &[&str] = match kind {
        Kind::Id => &["身份证", "证件", "身份号码"],
        _ => &["手机", "电话", "号码"],
    };
    let mut at = 0;
    while at < signs.len() {
        let Some(word) =
            words.iter().find(|word| word.chars().enumerate().all(|(step, letter)| ch(signs, at + step) == letter))
        else {
            at += 1;
            continue;
        };
        let begin = at + word.chars().count();
        // “尾号5566的手机”: the digits stand before the word.
        if at >= 4 && ch(signs, at - 1) == '的' {
            let from =
                (at.saturating_sub(9)..at - 1).rev().take_while(|place| ch(signs, *place).is_ascii_digit()).last();
            if let Some(from) = from.filter(|from| (3..=4).contains(&(at - 1 - from))) {
                let agrees = (from..at - 1)
                    .rev()
                    .map(|place| ch(signs, place))
                    .zip(tail.iter().rev())
                    .all(|(one, other)| one == *other);
                details.push(Detail { kind, agrees, from, to: at - 1 });
            }
        }
        // 号, 尾号, 后四位, 为, a colon, and what is hidden by stars or shown before them.
        let mut place = begin;
        while place < begin + 24
            && among("号码尾后末四位4六为是:：(（*×x·-3 ", ch(signs, place))
            && !shown(signs, place)
        {
            place += 1;
        }
        let mut digits: Vec<(usize, char)> = Vec::new();
        let mut end = place;
        while end < place + 24 && (ch(signs, end).is_ascii_digit() || matches!(ch(signs, end), '*' | 'x' | '×')) {
            if star(ch(signs, end)) {
                digits.clear();
            } else {
                digits.push((end, ch(signs, end)));
            }
            end += 1;
        }
        if (3..=11).contains(&digits.len()) {
            let count = digits.len().min(tail.len());
            let agrees = digits.iter().rev().zip(tail.iter().rev()).take(count).all(|((_, one), other)| one == other);
            let from = digits.first().map_or(place, |(from, _)| *from);
            details.push(Detail { kind, agrees, from, to: end });
        }
        at = end.max(begin);
    }
}

/// Numbers that show their own form: 138****5504 is a phone's, 3301**********1128 an identity number.
fn masked_numbers(signs: &[Sign], kind: Kind, tail: &[char], details: &mut Vec<Detail>) {
    let run =
        |from: usize, fits: &dyn Fn(char) -> bool| (from..from + 20).take_while(|at| fits(ch(signs, *at))).count();
    let mut at = 0;
    while at < signs.len() {
        if !ch(signs, at).is_ascii_digit() && !star(ch(signs, at)) {
            at += 1;
            continue;
        }
        let shown = run(at, &|ch| ch.is_ascii_digit());
        let stars = run(at + shown, &star);
        let from = at + shown + stars;
        let last = run(from, &|ch| ch.is_ascii_digit() || ch == 'x');
        let fits = match kind {
            Kind::Phone => shown == 3 && stars == 4 && last == 4 && ch(signs, at) == '1',
            Kind::Id => stars >= 6 && (15..=18).contains(&(shown + stars + last)) && (3..=4).contains(&last),
            Kind::Name => false,
        };
        if fits {
            let digits = (from..from + last).rev().map(|place| ch(signs, place));
            let agrees = digits.zip(tail.iter().rev()).all(|(one, other)| one == *other);
            details.push(Detail { kind, agrees, from, to: from + last });
        }
        at += if stars > 0 { shown + stars } else { shown.max(1) };
    }
}

/// Whether a run of at least three digits begins here.
fn shown(signs: &[Sign], at: usize) -> bool {
    (0..3).all(|step| ch(signs, at + step).is_ascii_digit())
}
