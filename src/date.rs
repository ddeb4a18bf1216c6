//! A day of the Gregorian calendar, as forms and laws name it.

use crate::input::{At, FromInput};
use serde::{Serialize, Serializer};
use std::fmt;

/// A calendar day from the year 1 to 9999. It exists: there is no 30 February.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

impl Date {
    /// 0001-01-01, which stands where a day could not be read.
    pub(crate) const FIRST: Date = Date { year: 1, month: 1, day: 1 };

    /// The day, if the calendar has it.
    ///
    /// ```
    /// use heyan::Date;
    /// assert!(Date::new(2024, 2, 29).is_some() && Date::new(2023, 2, 29).is_none());
    /// ```
    pub fn new(year: u16, month: u8, day: u8) -> Option<Date> {
        let exists = (1..=9999).contains(&year) && day >= 1 && day <= days_in(year, month)?;
        exists.then_some(Date { year, month, day })
    }

    /// Reads `YYYY-MM-DD`.
    ///
    /// ```
    /// assert_eq!(heyan::Date::parse("2026-11-20").map(heyan::Date::year), Some(2026));
    /// assert!(heyan::Date::parse("20.11.2026").is_none());
    /// ```
    pub fn parse(text: &str) -> Option<Date> {
        let mut parts = text.split('-');
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        let plain = |part: &str, len: usize| part.len() == len && part.bytes().all(|b| b.is_ascii_digit());
        if parts.next().is_some() || !plain(year, 4) || !plain(month, 2) || !plain(day, 2) {
            return None;
        }
        Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
    }

    /// The day in Asia/Shanghai, which keeps UTC+8 all year, so many seconds after 1970-01-01T00:00:00Z: what a server's
    /// clock gives. `None` after the year 9999.
    ///
    /// ```
    /// use std::time::{SystemTime, UNIX_EPOCH};
    /// let now = SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs();
    /// let today = heyan::Date::in_shanghai(now).ok_or("this clock cannot be right")?;
    /// assert!(today.year() >= 2026);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn in_shanghai(seconds: u64) -> Option<Date> {
        let days = seconds.checked_add(8 * 3600)? / 86_400;
        Date::from_days_since_1970(i64::try_from(days).ok()?)
    }

    /// Full years from `self` to `later`; negative when `later` lies before. Someone born on
    /// 29 February completes a year on 1 March, as the mainland counts it.
    pub fn years_until(self, later: Date) -> i32 {
        let years = i32::from(later.year) - i32::from(self.year);
        if (later.month, later.day) < (self.month, self.day) { years - 1 } else { years }
    }

    /// The year.
    pub fn year(self) -> u16 {
        self.year
    }

    /// Days after 1970-01-01. The year is counted from March on, so that the day a leap year adds is
    /// its last.
    pub(crate) fn days_since_1970(self) -> i64 {
        let month = (i64::from(self.month) + 9) % 12;
        let year = i64::from(self.year) - i64::from(self.month <= 2);
        let of_year = (month * 153 + 2) / 5 + i64::from(self.day) - 1;
        year * 365 + year / 4 - year / 100 + year / 400 + of_year - 719_468
    }

    /// The day so many days after 1970-01-01, if it lies in the years 1 to 9999.
    pub(crate) fn from_days_since_1970(days: i64) -> Option<Date> {
        let days = days.checked_add(719_468)?;
        let era = days.div_euclid(146_097);
        let of_era = days.rem_euclid(146_097);
        let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (year * 365 + year / 4 - year / 100);
        let month = (of_year * 5 + 2) / 153;
        let day = of_year - (month * 153 + 2) / 5 + 1;
        let (month, next) = if month < 10 { (month + 3, 0) } else { (month - 9, 1) };
        Date::new(u16::try_from(era * 400 + year + next).ok()?, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
    }
}

impl Date {
    /// `YYYY-MM-DD`, by hand: Rust's own formatting takes longer than the whole check of a number.
    pub(crate) fn text(self) -> String {
        let mut text = String::with_capacity(10);
        let number = u32::from(self.year) * 10_000 + u32::from(self.month) * 100 + u32::from(self.day);
        let mut place = 10_000_000;
        while place > 0 {
            text.push(char::from_digit(number / place % 10, 10).unwrap_or_default());
            if matches!(place, 10_000 | 100) {
                text.push('-');
            }
            place /= 10;
        }
        text
    }
}

fn days_in(year: u16, month: u8) -> Option<u8> {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => Some(31),
        4 | 6 | 9 | 11 => Some(30),
        2 => Some(if leap { 29 } else { 28 }),
        _ => None,
    }
}

impl fmt::Display for Date {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.text())
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        out.serialize_str(&self.text())
    }
}

impl FromInput for Date {
    fn from_input(at: &At<'_>) -> Date {
        at.text().and_then(Date::parse).unwrap_or_else(|| {
            at.fault("expected a day, YYYY-MM-DD");
            Date::FIRST
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_days_that_exist() {
        for (text, exists) in [
            ("2024-02-29", true),
            ("2023-02-29", false),
            ("1900-02-29", false),
            ("2000-02-29", true),
            ("2026-11-31", false),
            ("2026-13-01", false),
            ("2026-00-10", false),
            ("0000-01-01", false),
            ("2026-1-01", false),
            ("+026-01-01", false),
            ("2026-01-01-", false),
        ] {
            assert_eq!(Date::parse(text).is_some(), exists, "{text}");
        }
    }

    #[test]
    fn days_begin_at_midnight_in_shanghai() {
        for (seconds, day) in [
            (0, Some("1970-01-01")),
            (57_599, Some("1970-01-01")),
            (57_600, Some("1970-01-02")),
            (1_709_222_399, Some("2024-02-29")),
            (1_709_222_400, Some("2024-03-01")),
            (253_402_271_999, Some("9999-12-31")),
            (253_402_272_000, None),
            (u64::MAX, None),
        ] {
            assert_eq!(Date::in_shanghai(seconds).map(|date| date.to_string()).as_deref(), day, "{seconds}");
        }
    }

    #[test]
    fn birthdays_count_on_the_day() {
        let born = Date::parse("2000-02-29").unwrap();
        for (today, age) in [("2018-02-28", 17), ("2018-03-01", 18), ("2000-02-29", 0), ("1999-01-01", -2)] {
            assert_eq!(born.years_until(Date::parse(today).unwrap()), age, "{today}");
        }
    }
}
