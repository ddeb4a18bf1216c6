//! What the command line asks for.

use crate::{
    answer::{Check, Kind},
    lines::Lines,
    record::{Place, Shape},
    source::{self, Input, Source},
    table::Table,
};
use heyan::{Date, phone::flagged::FlaggedNumbers};
use lexopt::{
    Arg::{Long, Short, Value as Word},
    Parser, ValueExt,
};
use serde_json::{Map, Value};
use std::{
    fs::{self, File},
    io::{self, Read},
    num::NonZero,
    thread,
    time::{SystemTime, UNIX_EPOCH},
};

const USAGE: &str = "\
heyan check --kind KIND [OPTIONS] [FILE]
  Reads a record a line from FILE or the standard input, and writes a line of JSON for each, in their order:
  {\"line\":1,\"report\":{…}}, or {\"line\":2,\"error\":\"…\"} where it cannot be read.
  --kind KIND        phone, name, id, application, phone-change or sms
  --format FORMAT    ndjson (default): JSON a line; csv: a table with a header; lines: one phone, name or id a line
  --column NAME      the column or JSON member of a phone, name or id; default phone, name, idNumber
  --delimiter CHAR   between the cells of a table; default a comma; tab for a tabulator
  --only-findings    nothing for records in which nothing was found
  --jobs N           workers; default one for each core
what the check itself takes, by kind:
  --locale           all: zh-CN (default) or en
  --region --purpose --flagged FILE    phone
  --script           name
  --today            id, application: YYYY-MM-DD; default today in Asia/Shanghai
  --policy FILE      application, phone-change: the lender's limits, JSON
  --notice FILE      application: the notice that its consents belong to, JSON
  --now --audience   phone-change
  --recipient --brands FILE            sms
exit code: 0 every record was checked, whatever was found; 1 some were not readable; 2 nothing was checked;
  3 reading or writing broke off; 141 the reader of the answers went away";

/// What is to be done.
pub enum Wanted {
    Check(Box<Order>),
    /// To be printed.
    Text(String),
}

/// A check of a stream.
pub struct Order {
    pub source: Source,
    pub check: Check,
    pub jobs: usize,
    pub only_findings: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Format {
    Ndjson,
    Csv,
    Lines,
}

/// What the options say, as they were given.
struct Said {
    kind: Option<Kind>,
    format: Format,
    column: Option<String>,
    delimiter: u8,
    only_findings: bool,
    jobs: usize,
    file: Option<String>,
    flagged: Option<FlaggedNumbers>,
    /// Those of the check itself.
    options: Map<String, Value>,
}

/// # Errors
/// One sentence.
pub fn read(mut line: Parser) -> Result<Wanted, String> {
    match line.next().map_err(|error| said_wrong(&error))? {
        None | Some(Long("help") | Short('h')) => return Ok(Wanted::Text(USAGE.to_owned())),
        Some(Long("version") | Short('V')) => {
            return Ok(Wanted::Text(format!("heyan {}/{}", heyan::VERSION, heyan::DATA_HASH)));
        }
        Some(Word(word)) if word == "check" => {}
        Some(_) => return Err("does one thing, `heyan check`; see --help".to_owned()),
    }
    match options(&mut line)? {
        Some(said) => said.order().map(|order| Wanted::Check(Box::new(order))),
        None => Ok(Wanted::Text(USAGE.to_owned())),
    }
}

/// What was typed may be what should have been in the file, somebody's number: it is not said again.
fn said_wrong(error: &lexopt::Error) -> String {
    match error {
        lexopt::Error::UnexpectedArgument(_) => {
            "takes one file, and no records on the command line; see --help".to_owned()
        }
        lexopt::Error::UnexpectedValue { option, .. } => format!("{option} takes no value; see --help"),
        lexopt::Error::NonUnicodeValue(_) => "an argument is not UTF-8; see --help".to_owned(),
        other => format!("{other}; see --help"),
    }
}

/// `None` where the usage was asked for.
fn options(line: &mut Parser) -> Result<Option<Said>, String> {
    let mut said = Said {
        kind: None,
        format: Format::Ndjson,
        column: None,
        delimiter: b',',
        only_findings: false,
        jobs: thread::available_parallelism().map_or(1, NonZero::get),
        file: None,
        flagged: None,
        options: Map::new(),
    };
    while let Some(argument) = line.next().map_err(|error| said_wrong(&error))? {
        let name = match argument {
            Long("help") | Short('h') => return Ok(None),
            Long("only-findings") => {
                said.only_findings = true;
                continue;
            }
            Word(file) if said.file.is_none() => {
                said.file = Some(file.string().map_err(|error| said_wrong(&error))?);
                continue;
            }
            Long(name) => name.to_owned(),
            other => return Err(said_wrong(&other.unexpected())),
        };
        let known = Kind::ALL.iter().any(|(_, kind)| kind.options().contains(&name.as_str()));
        if !known && !["kind", "format", "column", "delimiter", "jobs", "flagged"].contains(&name.as_str()) {
            let plain = name.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b'-');
            return Err(format!(
                "unknown option{}; see --help",
                if plain { [" --", &name].concat() } else { String::new() }
            ));
        }
        let value = line.value().and_then(ValueExt::string).map_err(|error| said_wrong(&error))?;
        let wants = |wanted: &str| format!("--{name} wants {wanted}; see --help");
        match name.as_str() {
            "kind" => {
                let named = Kind::ALL.iter().find(|(name, _)| *name == value);
                said.kind = Some(named.ok_or_else(|| wants("phone, name, id, application, phone-change or sms"))?.1);
            }
            "format" => {
                said.format = match value.as_str() {
                    "ndjson" => Format::Ndjson,
                    "csv" => Format::Csv,
                    "lines" => Format::Lines,
                    _ => return Err(wants("ndjson, csv or lines")),
                };
            }
            "column" => said.column = Some(value),
            "delimiter" => {
                said.delimiter = match value.as_bytes() {
                    b"tab" => b'\t',
                    [byte @ (b' '..=b'~' | b'\t')] if *byte != b'"' => *byte,
                    _ => return Err(wants("one character, or tab")),
                };
            }
            "jobs" => {
                let jobs = value.parse().ok().filter(|jobs| (1..=1024).contains(jobs));
                said.jobs = jobs.ok_or_else(|| wants("a number from 1 to 1024"))?;
            }
            "flagged" => {
                let bytes = fs::read(&value).map_err(|error| unreadable(&name, &error))?;
                said.flagged = Some(FlaggedNumbers::read(bytes).map_err(|_| wants("a file of the filter tool"))?);
            }
            "policy" | "notice" | "brands" => {
                let text = fs::read_to_string(&value).map_err(|error| unreadable(&name, &error))?;
                let json = serde_json::from_str(&text);
                said.options.insert(name.clone(), json.map_err(|_| wants("a file of JSON"))?);
            }
            _ => {
                said.options.insert(name, Value::from(value));
            }
        }
    }
    Ok(Some(said))
}

fn unreadable(name: &str, error: &io::Error) -> String {
    format!("the file of --{name} cannot be read: {error}")
}

impl Said {
    fn order(mut self) -> Result<Order, String> {
        let kind = self.kind.ok_or("--kind is required; see --help")?;
        let foreign = self.options.keys().find(|name| !kind.options().contains(&name.as_str())).map(String::as_str);
        let foreign = foreign.or((kind != Kind::Phone && self.flagged.is_some()).then_some("flagged"));
        let foreign = foreign.or((kind.column().is_none() && self.column.is_some()).then_some("column"));
        if let Some(name) = foreign {
            return Err(format!("--{name} is not for this kind; see --help"));
        }
        self.clock(kind)?;
        let (source, shape) = self.source(kind)?;
        let check = Check::new(kind, shape, &Value::Object(self.options), self.flagged);
        let check = check.map_err(|error| error.to_string())?;
        Ok(Order { source, check, jobs: self.jobs, only_findings: self.only_findings })
    }

    /// The day and moment at which it began hold for the whole stream.
    fn clock(&mut self, kind: Kind) -> Result<(), String> {
        let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
        for name in ["today", "now"] {
            if kind.options().contains(&name) && !self.options.contains_key(name) {
                let day = Date::in_shanghai(seconds).filter(|day| day.year() > 2025);
                let day = day.ok_or_else(|| format!("this machine's clock cannot be right; give --{name}"))?;
                let time = (seconds + 8 * 3600) % 86_400;
                let (hour, minute, second) = (time / 3600, time / 60 % 60, time % 60);
                let moment = format!("{day}T{hour:02}:{minute:02}:{second:02}+08:00");
                let value = if name == "today" { day.to_string() } else { moment };
                self.options.insert(name.to_owned(), Value::from(value));
            }
        }
        Ok(())
    }

    fn source(&self, kind: Kind) -> Result<(Source, Shape), String> {
        let stream: Box<dyn Read + Send> = match self.file.as_deref() {
            None | Some("-") => Box::new(io::stdin()),
            Some(file) => Box::new(File::open(file).map_err(|error| format!("the file cannot be read: {error}"))?),
        };
        let input = source::input(stream);
        let column = self.column.as_deref().or(kind.column());
        match (self.format, column) {
            (Format::Csv, _) => table(input, self.delimiter, column, kind),
            (Format::Lines, Some(_)) if self.column.is_none() => {
                Ok((Source::Lines(Lines::new(input, true)), Shape::Text))
            }
            (Format::Lines, _) => Err("--format lines is for a phone, name or id, and has no columns".to_owned()),
            (Format::Ndjson, Some(column)) => {
                Ok((Source::Lines(Lines::new(input, false)), Shape::Member(column.to_owned())))
            }
            (Format::Ndjson, None) => Ok((Source::Lines(Lines::new(input, false)), Shape::Json)),
        }
    }
}

fn table(input: Input, delimiter: u8, column: Option<&str>, kind: Kind) -> Result<(Source, Shape), String> {
    let opened = Table::open(input, delimiter).map_err(|error| format!("the table cannot be read: {error}"))?;
    let (table, names) = opened.map_err(|broken| format!("the table's header {broken}"))?;
    if let Some(column) = column {
        let mut found = names.iter().enumerate().filter(|(_, name)| name.trim() == column);
        return match (found.next(), found.next()) {
            (Some((at, _)), None) => Ok((Source::Table(Box::new(table.only(at))), Shape::Text)),
            (None, _) => Err(format!("the table's header has no column {column}; name another with --column")),
            (Some(_), Some(_)) => Err(format!("the table's header has several columns {column}")),
        };
    }
    if kind == Kind::PhoneChange {
        return Err("a phone-change is no row of a table; use --format ndjson".to_owned());
    }
    let places: Option<Vec<Place>> = names.iter().map(|name| Place::of(name)).collect();
    let places = places.ok_or("the table's header has a column that is no place such as contacts.0.phone")?;
    Ok((Source::Table(Box::new(table)), Shape::Cells(places)))
}
