//! The time in Asia/Shanghai, which is UTC+8 all year.

use heyan::Date;
use std::time::{SystemTime, UNIX_EPOCH};

const OFFSET: i64 = 8 * 3600;
const DAY: i64 = 24 * 3600;

/// A moment, in seconds since 1970-01-01 UTC.
#[derive(Clone, Copy)]
pub struct Moment(pub i64);

impl Moment {
    /// By this machine's clock.
    pub fn now() -> Moment {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        Moment(i64::try_from(since.as_secs()).unwrap_or(i64::MAX))
    }

    /// The day in Shanghai.
    // A day that the calendar has for every clock that is not off by millennia.
    #[allow(clippy::expect_used)]
    pub fn date(self) -> Date {
        let (year, month, day) = civil((self.0 + OFFSET).div_euclid(DAY));
        Date::new(year, month, day).or_else(|| Date::new(1970, 1, 1)).expect("1970-01-01 is a day")
    }

    /// RFC 3339, with Shanghai's offset.
    pub fn rfc3339(self) -> String {
        let (hour, minute, second) = self.time();
        format!("{}T{hour:02}:{minute:02}:{second:02}+08:00", self.date())
    }

    /// For a person: day, hour and minute in Shanghai.
    pub fn short(self) -> String {
        let (hour, minute, _) = self.time();
        format!("{} {hour:02}:{minute:02}", self.date())
    }

    fn time(self) -> (i64, i64, i64) {
        let second = (self.0 + OFFSET).rem_euclid(DAY);
        (second / 3600, second / 60 % 60, second % 60)
    }
}

/// Year, month and day of a day counted from 1970-01-01, in years of 400-year cycles that begin on
/// 1 March, so that the leap day comes last.
fn civil(days: i64) -> (u16, u8, u8) {
    let days = days + 719_468;
    let cycle = days.div_euclid(146_097);
    let of_cycle = days.rem_euclid(146_097);
    let year = (of_cycle - of_cycle / 1_460 + of_cycle / 36_524 - of_cycle / 146_096) / 365;
    let of_year = of_cycle - (365 * year + year / 4 - year / 100);
    let from_march = (5 * of_year + 2) / 153;
    let day = of_year - (153 * from_march + 2) / 5 + 1;
    let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
    let year = cycle * 400 + year + i64::from(month <= 2);
    (u16::try_from(year).unwrap_or(0), u8::try_from(month).unwrap_or(0), u8::try_from(day).unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_change_at_midnight_in_shanghai() {
        for (second, text) in [
            (0, "1970-01-01T08:00:00+08:00"),
            (57_599, "1970-01-01T23:59:59+08:00"),
            (57_600, "1970-01-02T00:00:00+08:00"),
            (1_709_222_399, "2024-02-29T23:59:59+08:00"),
            (1_709_222_400, "2024-03-01T00:00:00+08:00"),
            (1_795_300_000, "2026-11-22T06:26:40+08:00"),
        ] {
            assert_eq!(Moment(second).rfc3339(), text);
        }
    }
}
