//! Addresses in Chinese text: glued to ideographs on both sides, without a scheme, with a name before an `@`,
//! with other dots, or written out.
//!
//! An address ends at the first character that no address has; only letters of another script that touch
//! its host belong to it, because that is how an imitation is made. Nothing is looked up.

use super::{
    domains, punycode,
    signs::{Sign, WIDE},
    table::{ENDINGS, LETTERS, PACKAGES, lists},
};
use crate::text;

/// An address and what its writing alone tells.
#[derive(Clone, Debug, Default)]
#[allow(clippy::struct_excessive_bools)]
pub(super) struct Link {
    /// Places in the signs, end exclusive.
    pub from: usize,
    pub to: usize,
    /// UTF-16 offsets.
    pub range: [u32; 2],
    /// In small letters, as it would be shown; never empty.
    pub host: String,
    /// The same with look-alike letters read as the Latin ones they imitate.
    pub skeleton: String,
    /// The part somebody registered, in ASCII: an imitation is not shown as what it looks like.
    pub registrable: String,
    /// A name stood before an `@`.
    pub userinfo: bool,
    /// The host is a number, not a name.
    pub address: bool,
    /// It fetches a program.
    pub package: bool,
    /// A dot was written as a word or as 。.
    pub written_out: bool,
    /// Letters of another script in the host.
    pub mixed: bool,
}

/// So many addresses are looked at; a message has a few.
const MOST: usize = 50;

/// The addresses, in the order in which they stand.
pub(super) fn find(signs: &[Sign]) -> Vec<Link> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < signs.len() && found.len() < MOST {
        if !begins(signs, at) {
            at += 1;
            continue;
        }
        let (start, schemed) = match scheme(signs, at) {
            Some(after) => (after, true),
            None => (at, false),
        };
        match spaced(signs, at).map_or_else(|| read(signs, at, start, schemed), Ok) {
            Ok(link) => {
                at = link.to.max(at + 1);
                found.push(link);
            }
            Err(after) => at = after.max(at + 1),
        }
    }
    found
}

fn sign(signs: &[Sign], at: usize) -> char {
    signs.get(at).map_or('\0', |sign| sign.ch)
}

/// A host letter: ASCII, or a letter of an alphabet that imitates one.
fn letter(ch: char) -> bool {
    // No ideograph is asked whether it is a letter; that would be most of the work.
    ch.is_ascii_alphanumeric() || ch == '-' || ('\u{80}'..'\u{2E80}').contains(&ch) && ch.is_alphabetic()
}

/// Capitals of the alphabets that imitate Latin; those of Latin are small already.
fn small(ch: char) -> char {
    let step = match ch {
        '\u{410}'..='\u{42F}' | '\u{391}'..='\u{3A9}' | '\u{C0}'..='\u{D6}' | '\u{D8}'..='\u{DE}' => 0x20,
        '\u{400}'..='\u{40F}' => 0x50,
        _ => 0,
    };
    char::from_u32(u32::from(ch) + step).unwrap_or(ch)
}

fn begins(signs: &[Sign], at: usize) -> bool {
    letter(sign(signs, at)) && !(at > 0 && letter(sign(signs, at - 1))) && sign(signs, at) != '-'
}

/// Where the host begins after `http://` and its misspellings.
fn scheme(signs: &[Sign], at: usize) -> Option<usize> {
    let mut word = 0;
    while word < 6 && sign(signs, at + word).is_ascii_alphabetic() {
        word += 1;
    }
    let is =
        |text: &str| text.chars().enumerate().all(|(index, ch)| sign(signs, at + index) == ch) && text.len() == word;
    if !(is("http") || is("https") || is("hxxp") || is("hxxps") || is("ftp")) {
        return None;
    }
    let mut after = at + word;
    if sign(signs, after) != ':' {
        return None;
    }
    after += 1;
    let slashes = (0..3).take_while(|step| matches!(sign(signs, after + step), '/' | '\\')).count();
    (slashes > 0).then_some(after + slashes)
}

/// A dot of a host: its own, 。 and its forms, and words for it where they can be nothing else.
fn dot(signs: &[Sign], at: usize) -> Option<(usize, bool)> {
    let length = match sign(signs, at) {
        '.' if sign(signs, at + 1) != ' ' => return Some((1, false)),
        '。' | '｡' | '点' => 1,
        '(' | '[' if sign(signs, at + 1) == '.' && matches!(sign(signs, at + 2), ')' | ']') => 3,
        ' ' | '.' => return apart(signs, at),
        _ => return None,
    };
    let word = word(signs, at + length);
    lists(ENDINGS, &word).then_some((length, true))
}

fn word(signs: &[Sign], at: usize) -> String {
    (at..).map(|place| sign(signs, place)).take(10).take_while(char::is_ascii_alphabetic).collect()
}

/// Where the blanks end.
fn past_blanks(signs: &[Sign], at: usize) -> usize {
    (at..at + 4).find(|place| sign(signs, *place) != ' ').unwrap_or(at)
}

/// A dot with a blank before it, so that nothing shows the address as one: `pa-hk . top`. Where words go on behind
/// what could be an ending, it is the end of a sentence written carelessly. With a blank behind it alone it is the end
/// of a sentence as well, unless a path follows: `pa-hk. top/x`.
fn apart(signs: &[Sign], at: usize) -> Option<(usize, bool)> {
    let dot = past_blanks(signs, at);
    if sign(signs, dot) != '.' {
        return None;
    }
    let from = past_blanks(signs, dot + 1);
    let word = word(signs, from);
    let end = from + word.len();
    let goes_on = letter(sign(signs, end))
        || sign(signs, past_blanks(signs, end)).is_ascii_alphabetic()
        || dot == at && sign(signs, end) != '/';
    (!goes_on && lists(ENDINGS, &word)).then_some((from - at, true))
}

/// An address with blanks between all its letters: `p a h k . t o p`.
fn spaced(signs: &[Sign], from: usize) -> Option<Link> {
    let of_host = |at: usize| letter(sign(signs, at)) || sign(signs, at) == '.';
    let (mut host, mut at, mut to) = (String::new(), from, from);
    while of_host(at) && !of_host(at + 1) && host.len() < 64 {
        host.push(small(sign(signs, at)));
        to = at + 1;
        at = past_blanks(signs, to);
    }
    let (name, ending) = host.rsplit_once('.')?;
    let reads = name.len() > 2 && !text::holds(name, "..") && !name.starts_with('.') && lists(ENDINGS, ending);
    let link = Link { from, to, host: host.clone(), written_out: true, ..Link::default() };
    reads.then(|| finish(signs, link).ok()).flatten()
}

/// One address, or where to go on looking.
fn read(signs: &[Sign], from: usize, start: usize, schemed: bool) -> Result<Link, usize> {
    let mut link = Link { from, ..Link::default() };
    let mut host = start;
    if schemed && let Some(end) = userinfo(signs, start) {
        link.userinfo = true;
        host = end;
    }
    let (mut at, mut labels) = (host, 0);
    let (mut last, mut label) = (String::new(), String::new());
    let mut end = host;
    loop {
        while letter(sign(signs, at)) {
            label.push(small(sign(signs, at)));
            at += 1;
            if label.len() > 200 {
                return Err(at);
            }
        }
        if label.is_empty() {
            break;
        }
        if labels > 0 {
            link.host.push('.');
        }
        link.host.push_str(&label);
        last = std::mem::take(&mut label);
        labels += 1;
        end = at;
        match dot(signs, at) {
            Some((length, written)) if labels < 12 && letter(sign(signs, at + length)) => {
                link.written_out |= written;
                at += length;
            }
            _ => break,
        }
    }
    let numbers = labels == 4 && link.host.split('.').all(|part| part.parse::<u8>().is_ok());
    let after = sign(signs, end);
    if !schemed {
        let email = after == '@' || from > 0 && sign(signs, from - 1) == '@';
        let named = last.bytes().any(|byte| !byte.is_ascii_digit());
        let known = labels > 1 && named && lists(ENDINGS, &domains::skeleton(&last));
        if email || !(known || numbers && matches!(after, '/' | ':')) {
            return Err(end);
        }
    }
    if labels == 0 || schemed && labels < 2 && !link.host.starts_with("xn--") {
        return Err(end);
    }
    link.address = numbers;
    link.to = path(signs, end, &mut link);
    finish(signs, link)
}

/// Where the host begins, if an `@` stands before the next slash.
fn userinfo(signs: &[Sign], start: usize) -> Option<usize> {
    let mut found = None;
    for at in start..start + 200 {
        match sign(signs, at) {
            '@' => found = Some(at + 1),
            ch if ch.is_ascii_alphanumeric() || matches!(ch, '.' | '-' | '_' | ':' | '%' | '~' | '+' | '=') => {}
            _ => break,
        }
    }
    found.filter(|at| letter(sign(signs, *at)))
}

/// Port, path and the rest, without the punctuation of the sentence around it.
fn path(signs: &[Sign], end: usize, link: &mut Link) -> usize {
    let mut at = end;
    if sign(signs, at) == ':' && sign(signs, at + 1).is_ascii_digit() {
        at += 1;
        while sign(signs, at).is_ascii_digit() {
            at += 1;
        }
    }
    if !matches!(sign(signs, at), '/' | '?' | '#') {
        return if sign(signs, end) == ':' && at > end + 1 { at } else { end };
    }
    let begin = at;
    while let Some(next) = signs.get(at) {
        let plain =
            next.ch.is_ascii_graphic() && !matches!(next.ch, '<' | '>' | '"' | '[' | ']' | '{' | '}' | '`' | '|');
        if !plain || next.marks & WIDE != 0 && !next.ch.is_ascii_alphanumeric() {
            break;
        }
        at += 1;
    }
    while at > begin + 1 && matches!(sign(signs, at - 1), '.' | ',' | ';' | ':' | '!' | '?' | ')' | '(' | '\'') {
        at -= 1;
    }
    let tail: String = (begin..at).rev().take(12).map(|place| sign(signs, place)).collect();
    let ending: String =
        tail.chars().take_while(char::is_ascii_alphanumeric).collect::<Vec<_>>().into_iter().rev().collect();
    let dotted = tail.chars().nth(ending.len()) == Some('.');
    link.package = dotted && lists(PACKAGES, &ending);
    at
}

fn finish(signs: &[Sign], mut link: Link) -> Result<Link, usize> {
    if text::holds(&link.host, "xn--") {
        let shown: Vec<String> =
            link.host.split('.').map(|label| punycode::shown(label).unwrap_or_else(|| label.to_owned())).collect();
        link.mixed = true;
        link.skeleton = domains::skeleton(&shown.join("."));
    } else {
        link.mixed = !link.host.is_ascii();
        link.skeleton = domains::skeleton(&link.host);
    }
    let registered = punycode::registered(&link.host);
    link.registrable = if link.address { registered } else { domains::registrable(&registered).to_owned() };
    let place = |at: usize| signs.get(at).copied();
    match (place(link.from), place(link.to.saturating_sub(1))) {
        (Some(first), Some(last)) => {
            link.range = [first.start, last.end];
            Ok(link)
        }
        _ => Err(link.to),
    }
}

/// A host letter read as the Latin letter it looks like.
pub(super) fn plain(ch: char) -> char {
    LETTERS
        .binary_search_by_key(&ch, |(written, _)| *written)
        .ok()
        .and_then(|at| LETTERS.get(at))
        .map_or(ch, |pair| pair.1)
}
