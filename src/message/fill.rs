//! Fills a sentence's `{slots}`. `src/build/template.rs` has checked every template before.

use crate::{
    report::{Locale, Param},
    text,
};

/// Fills `{slot}` with its value and `{slot:one|many}` with the form that goes with the number.
/// A slot without a value stays as it is written, so that a hole is seen and not guessed.
///
/// ```
/// use heyan::{message, report::{Locale, Param}};
/// let sentence = message::fill("{missing} {missing:digit|digits} missing", &[("missing", Param::Number(2))], Locale::En);
/// assert_eq!(sentence, "2 digits missing");
/// ```
pub fn fill(template: &str, params: &[(&'static str, Param)], locale: Locale) -> String {
    let mut out = String::with_capacity(template.len() + 16);
    let mut rest = template;
    while let Some((before, after)) = cut(rest, b'{') {
        out.push_str(before);
        let Some((slot, tail)) = cut(after, b'}') else {
            out.push('{');
            rest = after;
            break;
        };
        let (name, forms) = match cut(slot, b':') {
            Some((name, forms)) => (name, cut(forms, b'|')),
            None => (slot, None),
        };
        match (params.iter().find(|(known, _)| *known == name), forms) {
            (Some((_, Param::Number(number))), Some((one, many))) => {
                out.push_str(if *number == 1 { one } else { many });
            }
            (Some((_, Param::Number(number))), None) => text::push_number(*number, &mut out),
            (Some((_, Param::Text(text))), _) => out.push_str(text),
            (Some((_, Param::Word(word))), _) => out.push_str(word.say(locale)),
            (None, _) => {
                out.push('{');
                out.push_str(slot);
                out.push('}');
            }
        }
        rest = tail;
    }
    out.push_str(rest);
    out
}

/// `split_once` for ASCII. The library's searches for any text, which weighs five times as much.
#[inline(never)]
fn cut(text: &str, mark: u8) -> Option<(&str, &str)> {
    let at = text.bytes().position(|byte| byte == mark)?;
    Some((text.get(..at)?, text.get(at + 1..)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slots_are_filled() {
        let params = [("missing", Param::Number(1))];
        assert_eq!(fill("{missing} {missing:digit|digits} missing", &params, Locale::En), "1 digit missing");
        let params = [("missing", Param::Number(3))];
        assert_eq!(fill("{missing} {missing:digit|digits} missing", &params, Locale::En), "3 digits missing");
        assert_eq!(fill("还差{missing}位", &params, Locale::ZhCn), "还差3位");
    }

    #[test]
    fn a_hole_is_seen() {
        assert_eq!(fill("a {b} c {d", &[], Locale::En), "a {b} c {d");
    }
}
