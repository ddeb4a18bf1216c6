//! Where records come from: NDJSON, plain lines, or a CSV table; a file or the standard input.

use crate::{
    batch::{BLOCK, Batch},
    lines::Lines,
    table::Table,
};
use std::io::{self, BufRead, BufReader, Read};

/// The next records, in order.
pub enum Source {
    Lines(Lines),
    Table(Box<Table>),
}

impl Source {
    /// As many as came at once; `None` at the end.
    pub fn next(&mut self) -> io::Result<Option<Batch>> {
        match self {
            Source::Lines(lines) => lines.next(),
            Source::Table(table) => table.next(),
        }
    }
}

/// A stream of bytes.
pub type Input = BufReader<Box<dyn Read + Send>>;

pub fn input(stream: Box<dyn Read + Send>) -> Input {
    BufReader::with_capacity(BLOCK, stream)
}

/// What has come, without waiting for more: whoever writes a line and waits for its answer gets it. Empty at the end.
pub fn block(input: &mut Input) -> io::Result<&[u8]> {
    while let Err(error) = input.fill_buf() {
        if error.kind() != io::ErrorKind::Interrupted {
            return Err(error);
        }
    }
    input.fill_buf()
}

/// What some programs write before UTF-8.
pub const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";
