//! Records on their way from the reader to a worker.

use std::fmt;

/// More bytes than any record that is meant; a form with fifty contacts has 10,000.
pub const RECORD_LIMIT: usize = 1 << 20;

/// So much is read at once. Small, so that many workers hold little.
pub const BLOCK: usize = 1 << 14;

/// Some records, one after another: the texts of their fields, and where each ends.
#[derive(Default)]
pub struct Batch {
    bytes: Vec<u8>,
    ends: Vec<usize>,
    records: Vec<Record>,
}

struct Record {
    line: u64,
    fields: Result<usize, Broken>,
}

/// Why a record is not read.
#[derive(Clone, Copy)]
pub enum Broken {
    /// Longer than [`RECORD_LIMIT`].
    TooLong,
    /// A row of a table with more or fewer cells than the header has.
    Cells { wanted: usize, found: usize },
    /// Another encoding.
    NotUtf8,
}

impl fmt::Display for Broken {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Broken::TooLong => {
                write!(out, "is longer than {RECORD_LIMIT} bytes (in a table: is a quotation mark not closed?)")
            }
            Broken::Cells { wanted, found } => write!(out, "cells in this row: {found}, in the header: {wanted}"),
            Broken::NotUtf8 => out.write_str("is not UTF-8; convert it first, for example from GB18030"),
        }
    }
}

impl Batch {
    /// Begins a record that stands on this line; its fields follow.
    pub fn begin(&mut self, line: u64) {
        self.records.push(Record { line, fields: Ok(0) });
    }

    /// The next field of the record begun last.
    pub fn field(&mut self, text: &[u8]) {
        self.bytes.extend_from_slice(text);
        self.ends.push(self.bytes.len());
        if let Some(Record { fields: Ok(count), .. }) = self.records.last_mut() {
            *count += 1;
        }
    }

    /// A record that is not read.
    pub fn broken(&mut self, line: u64, why: Broken) {
        self.records.push(Record { line, fields: Err(why) });
    }

    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    pub fn len(&self) -> usize {
        self.records.len()
    }

    /// Each record's line and its fields.
    pub fn records(&self) -> impl Iterator<Item = (u64, Result<Vec<&str>, Broken>)> {
        let mut ends = self.ends.iter();
        let mut start = 0;
        self.records.iter().map(move |record| {
            let fields = record.fields.and_then(|count| {
                let mut fields = Vec::with_capacity(count);
                let mut all = true;
                for end in ends.by_ref().take(count) {
                    let text = self.bytes.get(start..*end).and_then(|bytes| std::str::from_utf8(bytes).ok());
                    all &= text.is_some();
                    fields.extend(text);
                    start = *end;
                }
                if all { Ok(fields) } else { Err(Broken::NotUtf8) }
            });
            (record.line, fields)
        })
    }
}
