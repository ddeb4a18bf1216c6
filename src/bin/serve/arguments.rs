//! What the command line says.

use crate::lender;
use std::{net::IpAddr, path::PathBuf};

/// Where to listen, what to serve, where to keep.
pub struct Arguments {
    /// The address to listen on.
    pub host: IpAddr,
    /// 0 lets the system choose.
    pub port: u16,
    /// The database file.
    pub database: PathBuf,
    /// The folder of the pages.
    pub www: PathBuf,
    /// A file with the seconds by which the simulator's clock is ahead.
    pub simulator_ahead: Option<PathBuf>,
    /// How many seconds a named contact may take to answer.
    pub contact_patience: i64,
    /// Codes can be read on the page, in a simulated phone.
    pub simulated_phone: bool,
}

/// Shown for `--help`.
pub const USAGE: &str = "\
serve [--port N] [--host ADDRESS] [--database FILE] [--www FOLDER] [--contact-days N] [--simulated-phone on|off]
  --port N         default 8080; 0 takes a free one
  --host ADDRESS   default 127.0.0.1
  --database FILE  default .data/heyan.sqlite, made when missing
  --www FOLDER     default www
  --simulator-ahead FILE
                   for tests of the simulated steps: their clock is ahead by the seconds in FILE
  --contact-days N days in which a named contact may answer; default as in www/pages/lender.json
  --simulated-phone on|off
                   on, the default: one-time codes can be read on the page, in a phone that is marked as
                   simulated; off: in this terminal alone";

/// Why the server does not start.
pub enum Stop {
    /// The usage was asked for.
    Help,
    /// One sentence.
    Wrong(String),
}

impl Arguments {
    /// Reads `--name value` and `--name=value`.
    pub fn read(given: impl Iterator<Item = String>) -> Result<Arguments, Stop> {
        let mut read = Arguments {
            host: IpAddr::from([127, 0, 0, 1]),
            port: 8080,
            database: PathBuf::from(".data/heyan.sqlite"),
            www: PathBuf::from("www"),
            simulator_ahead: None,
            contact_patience: lender::contact_patience(),
            simulated_phone: true,
        };
        let mut given = given.peekable();
        while let Some(argument) = given.next() {
            if matches!(argument.as_str(), "--help" | "-h") {
                return Err(Stop::Help);
            }
            let (name, value) = match argument.split_once('=') {
                Some((name, value)) => (name.to_owned(), Some(value.to_owned())),
                None => (argument, None),
            };
            if !matches!(
                name.as_str(),
                "--port"
                    | "--host"
                    | "--database"
                    | "--www"
                    | "--simulator-ahead"
                    | "--contact-days"
                    | "--simulated-phone"
            ) {
                return Err(Stop::Wrong(format!("unknown argument {name}; see --help")));
            }
            let Some(value) = value.or_else(|| given.next_if(|next| !next.starts_with("--"))) else {
                return Err(Stop::Wrong(format!("{name} wants a value; see --help")));
            };
            let wrong = |wants: &str| Stop::Wrong(format!("{name} wants {wants}, not {value:?}"));
            match name.as_str() {
                "--port" => read.port = value.parse().map_err(|_| wrong("a number from 0 to 65535"))?,
                "--host" => read.host = value.parse().map_err(|_| wrong("an IP address such as 127.0.0.1"))?,
                "--simulator-ahead" => read.simulator_ahead = Some(PathBuf::from(value)),
                "--contact-days" => {
                    let days: u16 = value.parse().map_err(|_| wrong("a number from 0 to 65535"))?;
                    read.contact_patience = i64::from(days) * 24 * 3600;
                }
                "--simulated-phone" => {
                    read.simulated_phone = match value.as_str() {
                        "on" => true,
                        "off" => false,
                        _ => return Err(wrong("on or off")),
                    };
                }
                "--database" => read.database = PathBuf::from(value),
                _ => read.www = PathBuf::from(value),
            }
        }
        Ok(read)
    }
}
