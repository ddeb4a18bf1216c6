//! Records that are lines: NDJSON, or one value each.

use crate::{
    batch::{Batch, Broken, RECORD_LIMIT},
    source::{BYTE_ORDER_MARK, Input, block},
};
use std::{
    io::{self, BufRead},
    mem,
};

/// The lines of a stream.
pub struct Lines {
    input: Input,
    line: Line,
}

/// The line that has not ended yet.
struct Line {
    text: Vec<u8>,
    /// It is too long and was told of; its rest is read over.
    over: bool,
    /// How many have ended before it.
    before: u64,
    /// Whether one without content is a record.
    blank: bool,
}

impl Lines {
    pub fn new(input: Input, blank: bool) -> Lines {
        Lines { input, line: Line { text: Vec::new(), over: false, before: 0, blank } }
    }

    pub fn next(&mut self) -> io::Result<Option<Batch>> {
        let mut batch = Batch::default();
        while batch.is_empty() {
            let block = block(&mut self.input)?;
            if block.is_empty() {
                // The last line may have no end.
                if !self.line.text.is_empty() {
                    self.line.end(&mut batch);
                }
                return Ok((!batch.is_empty()).then_some(batch));
            }
            let size = block.len();
            let mut parts = block.split(|byte| *byte == b'\n');
            let rest = parts.next_back().unwrap_or_default();
            for part in parts {
                self.line.grow(part, &mut batch);
                self.line.end(&mut batch);
            }
            self.line.grow(rest, &mut batch);
            self.input.consume(size);
        }
        Ok(Some(batch))
    }
}

impl Line {
    fn grow(&mut self, part: &[u8], batch: &mut Batch) {
        if self.over {
            return;
        }
        self.text.extend_from_slice(part);
        if self.text.len() > RECORD_LIMIT {
            batch.broken(self.before + 1, Broken::TooLong);
            // A new one, so that its room is given back.
            self.text = Vec::new();
            self.over = true;
        }
    }

    fn end(&mut self, batch: &mut Batch) {
        self.before += 1;
        let text = self.text.strip_suffix(b"\r").unwrap_or(&self.text);
        let text = if self.before == 1 { text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text) } else { text };
        if !mem::take(&mut self.over) && (self.blank || !text.trim_ascii().is_empty()) {
            batch.begin(self.before);
            batch.field(text);
        }
        self.text.clear();
    }
}
