//! Numbers in a message: to call, to pay to, amounts, and what names an account of a chat program.

use super::{
    set::Set,
    signs::Sign,
    table::class,
    tokens::{Token, token},
};

/// The longest run of digits that is looked at; a longer one is no number of anything.
const MOST: usize = 24;

/// Reads a number or a Latin name that begins here; gives where it ends.
pub(super) fn read(signs: &[Sign], at: usize, tokens: &mut Vec<Token>) -> Option<usize> {
    let ch = |at: usize| signs.get(at).map_or('\0', |sign| sign.ch);
    let inside = at > 0 && (ch(at - 1).is_ascii_alphanumeric() || ch(at - 1) == '_');
    if inside {
        return None;
    }
    if ch(at).is_ascii_digit() || ch(at) == '+' && ch(at + 1).is_ascii_digit() {
        return Some(digits(signs, at, tokens));
    }
    if ch(at).is_ascii_alphabetic() {
        return name(signs, at, tokens);
    }
    numeral(ch(at)).then(|| numerals(signs, at, tokens)).flatten()
}

fn digits(signs: &[Sign], at: usize, tokens: &mut Vec<Token>) -> usize {
    let ch = |at: usize| signs.get(at).map_or('\0', |sign| sign.ch);
    let mut number = String::new();
    let (mut end, mut decimal, mut grouped) = (at + usize::from(ch(at) == '+'), false, false);
    loop {
        while ch(end).is_ascii_digit() {
            if number.len() < MOST {
                number.push(ch(end));
            }
            end += 1;
        }
        let joined = ch(end + 1).is_ascii_digit();
        match ch(end) {
            '.' | ',' if joined => decimal = true,
            ' ' | '-' if joined && !decimal => grouped = true,
            _ => break,
        }
        end += 1;
    }
    if ch(end).is_ascii_alphabetic() || ch(end) == '_' {
        // A name that begins with digits.
        let mut to = end;
        while ch(to).is_ascii_alphanumeric() || ch(to) == '_' {
            to += 1;
        }
        if !ch(to).is_ascii_alphanumeric() && (5..=24).contains(&(to - at)) {
            tokens.push(token(class::AT_ID, at, to));
            return to;
        }
    }
    let money = matches!(ch(end), '元' | '块' | '万' | '圆') || at > 0 && matches!(ch(at - 1), '¥' | '￥' | '$');
    // “工本费199,”: an amount without its unit.
    let bare = (2..=6).contains(&number.len())
        && !number.starts_with('0')
        && at > 0
        && matches!(
            ch(at - 1),
            '费' | '金' | '收' | '付' | '交' | '转' | '打' | '充' | '存' | '赔' | '退' | '返' | '押' | '价'
        )
        && !ch(end).is_ascii_alphanumeric()
        && !matches!(
            ch(end),
            '号' | '天' | '日' | '年' | '月' | '期' | '分' | '点' | '-' | '/' | '%' | '次' | '人' | '个' | '送'
        );
    let money = money || bare;
    let set = if money || decimal {
        if money || number.len() < 9 { class::AT_AMOUNT } else { Set::NONE }
    } else if ch(at) == '+' && grouped && !number.starts_with("86") && (9..=15).contains(&number.len()) {
        // Another country's number, as those write it that want to be called there.
        class::AT_MOBILE
    } else {
        kind(&number, grouped)
    };
    if set != Set::NONE {
        tokens.push(token(set, at, end));
    }
    end.max(at + 1)
}

/// What a run of digits is, by its form alone.
fn kind(number: &str, grouped: bool) -> Set {
    let local = number
        .strip_prefix("0086")
        .or_else(|| number.strip_prefix("86").filter(|rest| rest.len() == 11))
        .unwrap_or(number);
    let starts = |digits: &str| local.starts_with(digits);
    match local.len() {
        // A landline as it is dialled from abroad: nobody here writes it so.
        _ if number.starts_with("0086") && (7..=10).contains(&local.len()) => class::AT_MOBILE,
        11 if starts("1") && !starts("10") && !starts("11") && !starts("12") => class::AT_MOBILE,
        10..=12 if starts("0") => class::AT_LANDLINE,
        10 if starts("400") || starts("800") => class::AT_LINE400,
        13..=15 if starts("00") => class::AT_MOBILE,
        16..=19 if starts("62") || starts("60") || starts("4") || starts("5") || starts("3") || starts("9") => {
            class::AT_CARD
        }
        5 | 6 if ["95", "96", "100", "101", "12", "11"].iter().any(|start| starts(start)) => Set::NONE,
        5..=12 if !grouped => class::AT_ID,
        9..=12 => class::AT_ID,
        _ => Set::NONE,
    }
}

/// A run of Latin letters: the name of an account if digits or a `_` are in it, perhaps one otherwise.
fn name(signs: &[Sign], at: usize, tokens: &mut Vec<Token>) -> Option<usize> {
    let ch = |at: usize| signs.get(at).map_or('\0', |sign| sign.ch);
    let (mut end, mut letters, mut mixed) = (at, 0, false);
    while ch(end).is_ascii_alphanumeric() || ch(end) == '_' || ch(end) == '-' && ch(end + 1).is_ascii_alphanumeric() {
        if ch(end).is_ascii_alphabetic() {
            letters += usize::from(!mixed);
        } else {
            mixed = true;
        }
        end += 1;
        if end - at > 64 {
            return Some(end);
        }
    }
    let length = end - at;
    let starts = |text: &str| text.chars().enumerate().all(|(index, letter)| ch(at + index) == letter);
    if mixed && length >= 5 {
        // "vx12345": the program and the account in one.
        let program = if starts("qq") {
            class::WECHAT
        } else if starts("vx") || starts("wx") || starts("tg") || (starts("v") || starts("q")) && letters == 1 {
            class::WECHATODD
        } else {
            Set::NONE
        };
        if program != Set::NONE && letters <= 2 && length - letters >= 5 {
            tokens.push(token(program, at, at + letters));
            tokens.push(token(class::AT_ID, at + letters, end));
        } else if length <= 24 {
            tokens.push(token(class::AT_ID, at, end));
        }
        return Some(end);
    }
    if length >= 5 && !mixed {
        // The dictionary may know it; it is looked up as well.
        tokens.push(token(class::AT_WORD, at, end));
    }
    None
}

fn numeral(ch: char) -> bool {
    matches!(
        ch,
        '零' | '〇'
            | '一'
            | '二'
            | '两'
            | '三'
            | '四'
            | '五'
            | '六'
            | '七'
            | '八'
            | '九'
            | '十'
            | '百'
            | '千'
            | '万'
            | '壹'
            | '贰'
            | '叁'
            | '肆'
            | '伍'
            | '陆'
            | '柒'
            | '捌'
            | '玖'
            | '拾'
            | '佰'
            | '仟'
            | '幺'
            | '几'
    )
}

/// Numbers in ideographs: an amount with its unit, or digits spelled to pass a filter.
fn numerals(signs: &[Sign], at: usize, tokens: &mut Vec<Token>) -> Option<usize> {
    let ch = |at: usize| signs.get(at).map_or('\0', |sign| sign.ch);
    let mut end = at;
    while numeral(ch(end)) && end - at < 40 {
        end += 1;
    }
    let units = (at..end).any(|place| matches!(ch(place), '百' | '千' | '万' | '佰' | '仟'));
    if end - at >= 2 && units || matches!(ch(end), '元' | '块' | '圆') {
        tokens.push(token(class::AT_AMOUNT, at, end));
        return Some(end);
    }
    if !units && end - at >= 6 {
        tokens.push(token(class::AT_ID, at, end));
        return Some(end);
    }
    None
}
