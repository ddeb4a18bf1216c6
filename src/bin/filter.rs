//! Makes a file of flagged numbers for `useFlaggedNumbers` from a list, one number a line.
//!
//! No line's content is ever printed: a line that holds no number is named by its place in the list.

use heyan::{
    Date,
    phone::{
        engine::Region,
        flagged::{Builder, FlaggedNumbers, Label},
        is_region,
    },
};
use std::{
    fs::{self, File},
    io::{self, BufRead, BufReader, Read, Write},
    path::{Path, PathBuf},
    process::ExitCode,
    time::{SystemTime, UNIX_EPOCH},
};

const USAGE: &str = "\
filter LIST FILE --list-date YYYY-MM-DD [--name TEXT] [--region CN] [--built YYYY-MM-DD]
  LIST         a text file, one number a line in any writing; - reads from standard input
  FILE         what to write
  --list-date  the day of the list; the warning about a number names it
  --name       what the list is called; only the lender sees it
  --region     the region in which a number without a calling code is read, default CN
  --built      default today in Asia/Shanghai; the same list and labels give the same file";

/// More than a number and its notes; what is longer is no line of such a list.
const LINE_LIMIT: u64 = 4096;
/// So many bad lines are named, the others only counted.
const NAMED: usize = 20;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if arguments.is_empty() || arguments.iter().any(|argument| matches!(argument.as_str(), "--help" | "-h")) {
        println!("{USAGE}");
        return ExitCode::SUCCESS;
    }
    match Order::read(arguments).and_then(|order| order.fulfil()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("filter: {sentence}");
            ExitCode::FAILURE
        }
    }
}

/// What the command line asks for.
struct Order {
    list: String,
    file: PathBuf,
    region: Region,
    label: Label,
}

impl Order {
    fn read(arguments: Vec<String>) -> Result<Order, String> {
        let (mut places, mut name, mut list_date, mut built_at) = (Vec::new(), String::new(), None, None);
        let mut region = Region::CHINA;
        let mut given = arguments.into_iter();
        while let Some(argument) = given.next() {
            if !argument.starts_with("--") {
                places.push(argument);
                continue;
            }
            let mut value = || given.next().ok_or_else(|| format!("{argument} wants a value; see --help"));
            let day = |text: &str| Date::parse(text).ok_or_else(|| format!("{argument} wants a day, YYYY-MM-DD"));
            match argument.as_str() {
                "--name" => name = value()?,
                "--list-date" => list_date = Some(day(&value()?)?),
                "--built" => built_at = Some(day(&value()?)?),
                "--region" => {
                    let known = Some(value()?).filter(|code| is_region(code));
                    let known = known.and_then(|code| Region::from_code(&code));
                    region = known.ok_or("--region wants the code of a region, such as CN")?;
                }
                _ => return Err(format!("unknown argument {argument}; see --help")),
            }
        }
        let [list, file] = <[String; 2]>::try_from(places).map_err(|_| "wants a list and a file; see --help")?;
        let list_date = list_date.ok_or("--list-date is required; see --help")?;
        let built_at = built_at.or_else(today).ok_or("this machine's clock cannot be right; give --built")?;
        Ok(Order { list, file: PathBuf::from(file), region, label: Label { name, list_date, built_at } })
    }

    fn fulfil(&self) -> Result<(), String> {
        let unreadable = |error: io::Error| format!("the list cannot be read: {error}");
        let (builder, tally) = if self.list == "-" {
            gather(io::stdin().lock(), self.region).map_err(unreadable)?
        } else {
            gather(BufReader::new(File::open(&self.list).map_err(unreadable)?), self.region).map_err(unreadable)?
        };
        tally.tell();
        if tally.read == 0 && tally.bad > 0 {
            return Err("no line holds a number, so nothing was written: is this the list?".to_owned());
        }
        let file = builder.write(&self.label).map_err(|error| error.to_string())?;
        let bytes = file.len();
        let count = FlaggedNumbers::read(file.clone()).map_err(|error| error.to_string())?.about().count;
        replace(&self.file, &file).map_err(|error| format!("the file cannot be written: {error}"))?;
        println!("{count} different numbers in {bytes} bytes, list of {}", self.label.list_date);
        Ok(())
    }
}

/// What was in the list.
#[derive(Default)]
struct Tally {
    read: u64,
    bad: u64,
    /// The first bad lines, counted from 1.
    named: Vec<u64>,
}

impl Tally {
    fn tell(&self) {
        if self.bad == 0 {
            return;
        }
        let named: Vec<String> = self.named.iter().map(u64::to_string).collect();
        let rest = self.bad - self.named.len() as u64;
        let more = if rest > 0 { format!(" and {rest} more") } else { String::new() };
        eprintln!(
            "filter: no number could be read in {} of {} lines: {}{more}",
            self.bad,
            self.bad + self.read,
            named.join(", ")
        );
    }
}

/// Reads line by line, so that a list may be longer than the memory has room for its text.
fn gather(mut list: impl BufRead, region: Region) -> io::Result<(Builder, Tally)> {
    let (mut builder, mut tally, mut line, mut number) = (Builder::default(), Tally::default(), Vec::new(), 0);
    loop {
        line.clear();
        if list.by_ref().take(LINE_LIMIT).read_until(b'\n', &mut line)? == 0 {
            return Ok((builder, tally));
        }
        number += 1;
        let whole = line.ends_with(b"\n") || (line.len() as u64) < LINE_LIMIT;
        if !whole {
            skip_line(&mut list)?;
        }
        if line.trim_ascii().is_empty() {
            continue;
        }
        if whole
            && std::str::from_utf8(&line).is_ok_and(|text| builder.add(text.trim_end_matches(['\r', '\n']), region))
        {
            tally.read += 1;
        } else {
            tally.bad += 1;
            if tally.named.len() < NAMED {
                tally.named.push(number);
            }
        }
    }
}

fn skip_line(list: &mut impl BufRead) -> io::Result<()> {
    loop {
        let buffer = list.fill_buf()?;
        let end = buffer.iter().position(|byte| *byte == b'\n');
        let (used, done) = (end.map_or(buffer.len(), |at| at + 1), end.is_some() || buffer.is_empty());
        list.consume(used);
        if done {
            return Ok(());
        }
    }
}

/// Beside the file first, so that nobody ever loads half of it.
fn replace(place: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut beside = place.as_os_str().to_owned();
    beside.push(".part");
    let beside = PathBuf::from(beside);
    let mut file = File::create(&beside)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    fs::rename(&beside, place)
}

/// Today in Asia/Shanghai.
fn today() -> Option<Date> {
    Date::in_shanghai(SystemTime::now().duration_since(UNIX_EPOCH).ok()?.as_secs())
}
