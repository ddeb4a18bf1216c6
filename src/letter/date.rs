//! Days and times as people write them into a form.

use crate::{Date, text};

/// What a text says about a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Read {
    /// A day, and minutes after midnight where they were given.
    Day(Date, Option<u16>),
    /// It has the shape of a day and there is none such.
    Impossible,
    /// Something else, such as "about noon".
    Unclear,
}

/// Reads `2026-11-20`, `2026/11/20`, `2026.11.20` and `2026年11月20日`, followed by `14:03` or `14:03:25`
/// where a time may stand.
pub(super) fn read(given: &str) -> Read {
    let mut numbers: Vec<u16> = Vec::new();
    let mut marks = String::new();
    let mut inside = false;
    for glyph in text::glyphs(given) {
        if let Some(digit) = text::digit_value(glyph.ch) {
            if !inside {
                numbers.push(0);
            }
            inside = true;
            match numbers.last_mut().and_then(|last| Some((last.checked_mul(10)?.checked_add(digit.into())?, last))) {
                Some((value, last)) => *last = value,
                None => return Read::Unclear,
            }
            // Nothing here has more than six numbers.
            if numbers.len() > 6 {
                return Read::Unclear;
            }
        } else {
            if inside {
                marks.push('0');
            }
            inside = false;
            marks.push(glyph.ch);
        }
    }
    if inside {
        marks.push('0');
    }
    let plain: String = marks.chars().filter(|ch| !text::is_space(*ch)).collect();
    let [year, month, day, time @ ..] = numbers.as_slice() else {
        return Read::Unclear;
    };
    let time_marks =
        ["0-0-0", "0/0/0", "0.0.0", "0年0月0日", "0年0月0号"].iter().find_map(|shape| plain.strip_prefix(shape));
    let minutes = match (time_marks, time) {
        (Some(""), []) => None,
        (Some("0:0" | "T0:0" | "0时0分" | "0点0分"), [hour, minute]) => Some((*hour, *minute, 0)),
        (Some("0:0:0" | "T0:0:0" | "T0:0:0Z"), [hour, minute, second]) => Some((*hour, *minute, *second)),
        _ => return Read::Unclear,
    };
    let narrow = |number: &u16| u8::try_from(*number).ok();
    let date = narrow(month).zip(narrow(day)).and_then(|(month, day)| Date::new(*year, month, day));
    let clock = |(hour, minute, second): (u16, u16, u16)| hour < 24 && minute < 60 && second < 60;
    match date {
        Some(date) if minutes.is_none_or(clock) => Read::Day(date, minutes.map(|(hour, minute, _)| hour * 60 + minute)),
        _ => Read::Impossible,
    }
}

/// Whether `later` certainly lies before `earlier`: without a time on both sides the day has to.
pub(super) fn reversed(earlier: Read, later: Read) -> bool {
    match (earlier, later) {
        (Read::Day(one, Some(from)), Read::Day(other, Some(to))) => (other, to) < (one, from),
        (Read::Day(one, _), Read::Day(other, _)) => other < one,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_as_people_write_them() {
        let day = |minutes| Read::Day(Date::parse("2026-11-05").unwrap(), minutes);
        for (given, read) in [
            ("2026-11-05", day(None)),
            ("2026/11/5", day(None)),
            ("２０２６年１１月５日", day(None)),
            ("2026年11月5日 14:03", day(Some(843))),
            ("2026-11-05T14:03:25Z", day(Some(843))),
            ("2026-11-05 24:00", Read::Impossible),
            ("2026-02-30", Read::Impossible),
            ("2026-13-01", Read::Impossible),
            ("大约中午", Read::Unclear),
            ("11月5日", Read::Unclear),
            ("2026-11-05 左右", Read::Unclear),
            ("99999999999-1-1", Read::Unclear),
            ("", Read::Unclear),
        ] {
            assert_eq!(super::read(given), read, "{given}");
        }
    }
}
