//! The checks for many records at once: `heyan check` reads them from a stream and writes a report for each.
//!
//! What it says of itself on the error stream never holds a record's content.

mod answer;
mod arguments;
mod batch;
mod lines;
mod progress;
mod record;
mod source;
mod stream;
mod table;

use arguments::{Order, Wanted};
use std::{io, process::ExitCode};
use stream::Stop;

/// Some records could not be checked; an error stands in their place.
const SOME_BROKEN: u8 = 1;
/// The command line, a file that it names, or the table's header: nothing was checked.
const REFUSED: u8 = 2;
/// Reading or writing broke off.
const BROKEN_OFF: u8 = 3;
/// Nobody reads the answers any more: as a shell tells of a program that the closed pipe ended.
const PIPE_CLOSED: u8 = 141;

fn main() -> ExitCode {
    // What a panic says may quote the text it stumbled over.
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        eprintln!("heyan: stopped by a mistake of its own at {place}");
    }));
    let order = match arguments::read(lexopt::Parser::from_env()) {
        Ok(Wanted::Check(order)) => order,
        Ok(Wanted::Text(text)) => {
            println!("{text}");
            return ExitCode::SUCCESS;
        }
        Err(sentence) => {
            eprintln!("heyan: {sentence}");
            return ExitCode::from(REFUSED);
        }
    };
    let Order { source, check, jobs, only_findings } = *order;
    let code = match stream::run(source, check, jobs, only_findings) {
        Ok(0) => 0,
        Ok(_) => SOME_BROKEN,
        Err(Stop::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => PIPE_CLOSED,
        Err(stop) => {
            eprintln!("heyan: {stop}");
            BROKEN_OFF
        }
    };
    ExitCode::from(code)
}
