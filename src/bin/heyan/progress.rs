//! How far it is, told on a terminal and nowhere else.

use std::{
    io::{self, IsTerminal},
    time::{Duration, Instant},
};

const PAUSE: Duration = Duration::from_millis(500);

pub struct Progress {
    /// Nothing is told while the answers themselves run over the screen.
    shown: bool,
    began: Instant,
    told: Instant,
    asked: u64,
    /// Records that could not be read.
    pub broken: u64,
}

impl Progress {
    pub fn new() -> Progress {
        let now = Instant::now();
        let shown = io::stderr().is_terminal() && !io::stdout().is_terminal();
        Progress { shown, began: now, told: now, asked: 0, broken: 0 }
    }

    pub fn add(&mut self, asked: usize, broken: usize) {
        self.asked += asked as u64;
        self.broken += broken as u64;
        if self.shown && self.told.elapsed() >= PAUSE {
            self.told = Instant::now();
            eprint!("\r{}\x1b[K", self.sentence());
        }
    }

    pub fn end(&self) {
        if self.shown {
            eprintln!("\r{}\x1b[K", self.sentence());
        }
    }

    fn sentence(&self) -> String {
        let milliseconds = self.began.elapsed().as_millis().max(1);
        let pace = u128::from(self.asked) * 1000 / milliseconds;
        format!("{} records, {} not readable, {pace} a second", self.asked, self.broken)
    }
}
