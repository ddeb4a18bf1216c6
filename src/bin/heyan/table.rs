//! Records that are rows of a CSV table (RFC 4180) with a header.

use crate::{
    batch::{Batch, Broken, RECORD_LIMIT},
    source::{Input, block},
};
use csv_core::{ReadRecordResult, Reader, ReaderBuilder};
use std::io::{self, BufRead};

/// More columns than any form has.
const COLUMN_LIMIT: usize = 10_000;

/// The rows of a stream.
pub struct Table {
    input: Input,
    row: Row,
    /// How many cells each row has: as many as the header.
    columns: usize,
    /// The one column that is read; all where there is none.
    only: Option<usize>,
}

impl Table {
    /// Reads the header: the names of the columns.
    pub fn open(input: Input, delimiter: u8) -> io::Result<Result<(Table, Vec<String>), Broken>> {
        let mut table = Table { input, row: Row::new(delimiter), columns: 0, only: None };
        let mut ended = false;
        while !ended {
            let block = block(&mut table.input)?;
            let (size, last) = (block.len(), block.is_empty());
            let rest;
            (rest, ended) = table.row.read(block, last);
            let used = size - rest.len();
            table.input.consume(used);
            ended |= last;
        }
        if table.row.over {
            return Ok(Err(Broken::TooLong));
        }
        let names: Option<Vec<String>> =
            table.row.cells().map(|cell| std::str::from_utf8(cell).ok().map(str::to_owned)).collect();
        table.row.clear();
        Ok(names.ok_or(Broken::NotUtf8).map(|names| (Table { columns: names.len(), ..table }, names)))
    }

    /// Reads this column of every row, and no other.
    pub fn only(self, column: usize) -> Table {
        Table { only: Some(column), ..self }
    }

    pub fn next(&mut self) -> io::Result<Option<Batch>> {
        let mut batch = Batch::default();
        while batch.is_empty() {
            let mut rest = block(&mut self.input)?;
            let (size, last) = (rest.len(), rest.is_empty());
            loop {
                let (left, ended) = self.row.read(rest, last);
                if !ended {
                    break;
                }
                rest = left;
                self.row.put(self.columns, self.only, &mut batch);
            }
            self.input.consume(size);
            if last {
                return Ok((!batch.is_empty()).then_some(batch));
            }
        }
        Ok(Some(batch))
    }
}

/// The row that is being read.
struct Row {
    reader: Reader,
    text: Vec<u8>,
    text_len: usize,
    ends: Vec<usize>,
    ends_len: usize,
    /// It is longer than any that is meant; the rest of it is read over.
    over: bool,
    /// Lines that have ended: at LF, CR LF, or CR.
    lines: u64,
    /// A CR was the last of what was read.
    after_return: bool,
    /// Lines that had ended when it began.
    begun: Option<u64>,
}

impl Row {
    fn new(delimiter: u8) -> Row {
        let reader = ReaderBuilder::new().delimiter(delimiter).build();
        Row {
            reader,
            text: Vec::new(),
            text_len: 0,
            ends: Vec::new(),
            ends_len: 0,
            over: false,
            lines: 0,
            after_return: false,
            begun: None,
        }
    }

    /// Reads on; gives what is left of the input, and whether the row has ended.
    fn read<'a>(&mut self, mut input: &'a [u8], last: bool) -> (&'a [u8], bool) {
        loop {
            if self.begun.is_none() {
                // Empty lines before a row are none of it.
                while let [first @ (b'\n' | b'\r'), rest @ ..] = input {
                    self.count(&[*first]);
                    input = rest;
                }
                if input.is_empty() && !last {
                    return (input, false);
                }
                self.begun = Some(self.lines);
            }
            let text = self.text.get_mut(self.text_len..).unwrap_or_default();
            let ends = self.ends.get_mut(self.ends_len..).unwrap_or_default();
            let (result, taken, written, ended) = self.reader.read_record(input, text, ends);
            let (read, rest) = input.split_at_checked(taken).unwrap_or((input, &[]));
            self.count(read);
            (self.text_len, self.ends_len, input) = (self.text_len + written, self.ends_len + ended, rest);
            match result {
                ReadRecordResult::InputEmpty => return (input, false),
                ReadRecordResult::OutputFull => self.over |= !widen(&mut self.text, &mut self.text_len, RECORD_LIMIT),
                ReadRecordResult::OutputEndsFull => {
                    self.over |= !widen(&mut self.ends, &mut self.ends_len, COLUMN_LIMIT);
                }
                ReadRecordResult::Record => return (input, true),
                ReadRecordResult::End => {
                    self.begun = None;
                    return (input, false);
                }
            }
        }
    }

    fn count(&mut self, read: &[u8]) {
        for byte in read {
            self.lines += u64::from(*byte == b'\r' || (*byte == b'\n' && !self.after_return));
            self.after_return = *byte == b'\r';
        }
    }

    fn cells(&self) -> impl Iterator<Item = &[u8]> {
        let mut start = 0;
        self.ends.iter().take(self.ends_len).map(move |end| {
            let cell = self.text.get(start..*end).unwrap_or_default();
            start = *end;
            cell
        })
    }

    fn put(&mut self, columns: usize, only: Option<usize>, batch: &mut Batch) {
        let line = self.begun.unwrap_or_default() + 1;
        if self.over {
            batch.broken(line, Broken::TooLong);
        } else if self.ends_len != columns {
            batch.broken(line, Broken::Cells { wanted: columns, found: self.ends_len });
        } else {
            batch.begin(line);
            for (at, cell) in self.cells().enumerate() {
                if only.is_none_or(|only| only == at) {
                    batch.field(cell);
                }
            }
        }
        self.clear();
    }

    fn clear(&mut self) {
        (self.text_len, self.ends_len, self.over, self.begun) = (0, 0, false, None);
    }
}

/// Makes room. At the limit it gives the same room once more, and says so.
fn widen<T: Clone + Default>(list: &mut Vec<T>, used: &mut usize, limit: usize) -> bool {
    if list.len() >= limit {
        *used = 0;
        return false;
    }
    list.resize((list.len() * 2).clamp(64, limit), T::default());
    true
}
