//! The time in Asia/Shanghai, which is UTC+8 all year.

use heyan::Date;
use std::{
    fs,
    path::PathBuf,
    sync::Arc,
    time::{SystemTime, UNIX_EPOCH},
};

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
        let seconds = u64::try_from(self.0).unwrap_or_default();
        Date::in_shanghai(seconds).or_else(|| Date::new(1970, 1, 1)).expect("1970-01-01 is a day")
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
        let second = (self.0 + 8 * 3600).rem_euclid(24 * 3600);
        (second / 3600, second / 60 % 60, second % 60)
    }
}

/// What time it is for the steps on the way to a bound number: tests let it run ahead of this machine's clock.
#[derive(Clone, Default)]
pub struct Clock {
    ahead: Option<Arc<PathBuf>>,
}

impl Clock {
    /// `ahead` names a file that holds a number of seconds, read anew each time.
    pub fn new(ahead: Option<PathBuf>) -> Clock {
        Clock { ahead: ahead.map(Arc::new) }
    }

    /// Now.
    pub fn now(&self) -> Moment {
        let ahead = self.ahead.as_ref().and_then(|file| fs::read_to_string(file.as_ref()).ok());
        let ahead: i64 = ahead.and_then(|text| text.trim().parse().ok()).unwrap_or_default();
        Moment(Moment::now().0.saturating_add(ahead))
    }
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
