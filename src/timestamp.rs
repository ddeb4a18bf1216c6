//! A moment as records write it: RFC 3339, in UTC, to the millisecond.

use crate::{
    Date,
    input::{At, FromInput},
};
use serde::{Serialize, Serializer};
use std::fmt;

const DAY: i64 = 86_400_000;

/// Milliseconds since 1970-01-01T00:00:00Z, within the years 1 to 9999.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(i64);

impl Timestamp {
    /// Reads RFC 3339 with any offset: `2026-11-21T08:30:00Z`, `2026-11-21T16:30:00.250+08:00`. Of a
    /// fraction the milliseconds count; a leap second is the last moment of its minute.
    ///
    /// ```
    /// let moment = heyan::Timestamp::parse("2026-11-21T16:30:00+08:00");
    /// assert_eq!(moment.map(|moment| moment.to_string()).as_deref(), Some("2026-11-21T08:30:00.000Z"));
    /// ```
    pub fn parse(text: &str) -> Option<Timestamp> {
        let (day, rest) = text.split_at_checked(10)?;
        let day = Date::parse(day)?;
        let clock = rest.strip_prefix(['T', 't', ' '])?;
        let (clock, offset) = clock.split_at_checked(clock.find(['Z', 'z', '+', '-'])?)?;
        let (clock, fraction) = clock.split_once('.').unwrap_or((clock, "0"));
        let [hours, minutes, seconds] = parts(clock)?;
        if hours > 23 || minutes > 59 || seconds > 60 {
            return None;
        }
        let offset = match offset.strip_prefix(['+', '-']) {
            None => (offset.len() == 1).then_some(0)?,
            Some(away) => {
                let [hours, minutes, _] = parts(&[away, ":00"].concat())?;
                let size = (hours <= 23 && minutes <= 59).then_some(hours * 60 + minutes)?;
                if offset.starts_with('-') { -size } else { size }
            }
        };
        if fraction.is_empty() || !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let thousandths: i64 = [fraction, "000"].concat().get(..3)?.parse().ok()?;
        let thousandths = if seconds == 60 { 59_999 } else { seconds * 1_000 + thousandths };
        let at = day.days_since_1970() * DAY + (hours * 60 + minutes - offset) * 60_000 + thousandths;
        Some(Timestamp(at)).filter(|at| Date::from_days_since_1970(at.0.div_euclid(DAY)).is_some())
    }

    /// How long after `earlier`, in milliseconds; negative when it lies before.
    pub fn since(self, earlier: Timestamp) -> i64 {
        self.0 - earlier.0
    }

    /// So many days later; nothing past the year 9999.
    pub fn after_days(self, days: u32) -> Option<Timestamp> {
        let later = Timestamp(self.0 + i64::from(days) * DAY);
        Date::from_days_since_1970(later.0.div_euclid(DAY)).map(|_| later)
    }

    /// The day it is in Asia/Shanghai, which keeps UTC+8 all year.
    pub fn day_in_shanghai(self) -> Option<Date> {
        Date::from_days_since_1970((self.0 + 8 * 3_600_000).div_euclid(DAY))
    }
}

/// `HH:MM:SS`
fn parts(clock: &str) -> Option<[i64; 3]> {
    let plain = clock.len() == 8
        && clock.bytes().enumerate().all(|(at, byte)| match at {
            2 | 5 => byte == b':',
            _ => byte.is_ascii_digit(),
        });
    let read = |from: usize| clock.get(from..from + 2)?.parse().ok();
    if plain { Some([read(0)?, read(3)?, read(6)?]) } else { None }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(day) = Date::from_days_since_1970(self.0.div_euclid(DAY)) {
            day.fmt(out)?;
        }
        let rest = self.0.rem_euclid(DAY);
        let (minutes, thousandths) = (rest / 60_000, rest % 60_000);
        write!(out, "T{:02}:{:02}:{:02}.{:03}Z", minutes / 60, minutes % 60, thousandths / 1_000, thousandths % 1_000)
    }
}

impl Serialize for Timestamp {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        out.collect_str(self)
    }
}

impl FromInput for Timestamp {
    fn from_input(at: &At<'_>) -> Timestamp {
        at.text().and_then(Timestamp::parse).unwrap_or_else(|| {
            at.fault("expected a moment, such as 2026-11-21T08:30:00Z");
            Timestamp(0)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_read_as_rfc_3339_has_them() {
        for (text, written) in [
            ("2026-11-21T08:30:00Z", Some("2026-11-21T08:30:00.000Z")),
            ("2026-11-21t08:30:00z", Some("2026-11-21T08:30:00.000Z")),
            ("2026-11-21T00:30:00.1+08:00", Some("2026-11-20T16:30:00.100Z")),
            ("2026-12-31T23:59:60.9Z", Some("2026-12-31T23:59:59.999Z")),
            ("2024-02-29T12:00:00.123456-05:30", Some("2024-02-29T17:30:00.123Z")),
            ("1969-12-31T23:59:59Z", Some("1969-12-31T23:59:59.000Z")),
            ("0001-01-01T00:00:00Z", Some("0001-01-01T00:00:00.000Z")),
            ("9999-12-31T23:59:59.999Z", Some("9999-12-31T23:59:59.999Z")),
            ("0001-01-01T00:00:00+00:01", None),
            ("9999-12-31T23:59:59-00:01", None),
            ("2023-02-29T00:00:00Z", None),
            ("2026-11-21T24:00:00Z", None),
            ("2026-11-21T08:60:00Z", None),
            ("2026-11-21T08:30:61Z", None),
            ("2026-11-21T08:30:00", None),
            ("2026-11-21T08:30Z", None),
            ("2026-11-21T08:30:00.Z", None),
            ("2026-11-21T08:30:00ZZ", None),
            ("2026-11-21T08:30:00+8:00", None),
            ("2026-11-21T08:30:00+08:00:00", None),
            ("2026-11-21", None),
            ("", None),
            ("二〇二六年", None),
        ] {
            assert_eq!(Timestamp::parse(text).map(|at| at.to_string()).as_deref(), written, "{text}");
        }
    }

    #[test]
    fn days_are_counted_over_leap_years() {
        let start = Timestamp::parse("2024-02-28T16:00:00Z").unwrap();
        assert_eq!(start.day_in_shanghai(), Date::parse("2024-02-29"));
        assert_eq!(start.after_days(366).unwrap().to_string(), "2025-02-28T16:00:00.000Z");
        assert_eq!(start.after_days(u32::MAX), None);
        for (day, number) in [("1970-01-01", 0), ("2000-03-01", 11_017), ("1969-12-31", -1), ("2026-11-21", 20_778)] {
            let day = Date::parse(day).unwrap();
            assert_eq!(day.days_since_1970(), number);
            assert_eq!(Date::from_days_since_1970(number), Some(day));
        }
    }
}
