//! Who signed: the name in 【】 at the head or the tail, as platforms put it there.

use super::{
    signs::Sign,
    table::{GENERIC, words},
};

/// A name in brackets.
#[derive(Clone, Debug)]
pub(super) struct Signature {
    /// Places of what stands between the brackets, end exclusive.
    pub from: usize,
    pub to: usize,
    /// At the head or tail of the message, where a sender signs.
    pub signs: bool,
}

/// The longest name in brackets; platforms allow 32 characters.
const LONGEST: usize = 32;

/// All names in brackets.
pub(super) fn find(signs: &[Sign]) -> Vec<Signature> {
    let mut found = Vec::new();
    let first = signs.iter().position(|sign| !sign.ch.is_whitespace()).unwrap_or(0);
    let last = signs.iter().rposition(|sign| !sign.ch.is_whitespace() && sign.ch != '。').unwrap_or(0);
    let mut opened: Option<usize> = None;
    for (at, sign) in signs.iter().enumerate() {
        match sign.ch {
            '【' | '[' | '〖' | '「' | '〔' => opened = Some(at),
            '】' | ']' | '〗' | '」' | '〕' => {
                if let Some(from) = opened.take().filter(|from| (2..=LONGEST + 1).contains(&(at - from))) {
                    // Two in a row at the head both sign.
                    let head = from == first
                        || found.last().is_some_and(|before: &Signature| before.signs && before.to + 1 == from);
                    found.push(Signature { from: from + 1, to: at, signs: head || at == last });
                }
            }
            _ => {}
        }
        if found.len() > 20 {
            break;
        }
    }
    found
}

/// What stands between the brackets, as it is read.
pub(super) fn text(signs: &[Sign], signature: &Signature) -> String {
    signs.get(signature.from..signature.to).unwrap_or_default().iter().map(|sign| sign.ch).collect()
}

/// Whether a name consists of words that name nobody: 还款提醒, 客服中心.
pub(super) fn is_generic(name: &str) -> bool {
    let mut rest = name.as_bytes();
    while !rest.is_empty() {
        match words(GENERIC).filter_map(|part| rest.strip_prefix(part)).min_by_key(|after| after.len()) {
            Some(after) => rest = after,
            None => return false,
        }
    }
    !name.is_empty()
}
