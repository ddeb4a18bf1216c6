//! Numbers outside the mainland plan, judged by Google's metadata (`engine`).

use super::{
    FormatStyle, PhoneType, Status,
    digits::{self, Digits},
    engine::{self, Kind, Number, Possible, Region, Style, Unreadable},
    format,
};

/// The data's version, as warnings name it.
pub(crate) const VERSION: &str = engine::METADATA_VERSION;

/// E.164 allows no more digits, calling code included; fewer than seven are no whole number anywhere.
const LONGEST: usize = 15;
const SHORTEST: usize = 7;

/// What keeps digits abroad from being a number, or from being a known one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    TooShort(usize),
    TooLong(usize),
    /// Between two possible lengths.
    Length,
    CallingCode,
    AreaCodeMissing,
    /// The length fits, but no pattern does.
    Unknown,
}

/// A number abroad judged.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Foreign {
    /// As far as the digits can be read as one.
    pub number: Option<Number>,
    pub status: Status,
    pub possible: bool,
    pub fault: Option<Fault>,
}

/// Reads digits; `international`: written with `+`, so that they begin with a calling code.
pub(crate) fn read(digits: &[u8], international: bool, home: Region) -> Foreign {
    match engine::interpret(digits, international, home) {
        Ok(number) => judge(number),
        Err(why) => {
            let fault = match why {
                Unreadable::TooLong => Fault::TooLong(digits.len().saturating_sub(LONGEST).max(1)),
                Unreadable::InvalidCallingCode => Fault::CallingCode,
                _ => Fault::TooShort(SHORTEST.saturating_sub(digits.len()).max(1)),
            };
            Foreign { number: None, status: Status::Impossible, possible: false, fault: Some(fault) }
        }
    }
}

fn judge(number: Number) -> Foreign {
    let length = number.nsn.len();
    let (status, possible, fault) = match number.possible() {
        _ if number.is_valid() => (Status::Allocated, true, None),
        Possible::Yes => (Status::Unknown, true, Some(Fault::Unknown)),
        Possible::LocalOnly => (Status::Impossible, true, Some(Fault::AreaCodeMissing)),
        Possible::TooShort => {
            let next = number.possible_lengths().above(length).unwrap_or(length + 1);
            (Status::Impossible, false, Some(Fault::TooShort(next - length)))
        }
        Possible::TooLong => {
            let last = number.possible_lengths().below(length).unwrap_or(length - 1);
            (Status::Impossible, false, Some(Fault::TooLong(length - last)))
        }
        _ => (Status::Impossible, false, Some(Fault::Length)),
    };
    Foreign { number: Some(number), status, possible, fault }
}

impl Foreign {
    /// The calling code; 0 when there is none.
    pub fn calling_code(&self) -> u16 {
        self.number.map_or(0, |number| number.calling_code)
    }

    /// The national number.
    pub fn nsn(&self) -> Digits {
        self.number.map_or(Digits::new(), |number| number.nsn)
    }

    /// ISO 3166-1 alpha-2, or "001".
    pub fn region(&self) -> Option<&'static str> {
        self.number?.region.map(Region::code)
    }

    /// The kind of number.
    pub fn kind(&self) -> PhoneType {
        match self.number.map_or(Kind::Unknown, |number| number.kind()) {
            Kind::PremiumRate => PhoneType::PremiumRate,
            Kind::TollFree => PhoneType::TollFree,
            Kind::SharedCost => PhoneType::SharedCost,
            Kind::Voip => PhoneType::Voip,
            Kind::PersonalNumber => PhoneType::PersonalNumber,
            Kind::Pager => PhoneType::Pager,
            Kind::Uan => PhoneType::Uan,
            Kind::Voicemail => PhoneType::Voicemail,
            Kind::FixedLineOrMobile => PhoneType::FixedLineOrMobile,
            Kind::FixedLine => PhoneType::FixedLine,
            Kind::Mobile => PhoneType::Mobile,
            Kind::Unknown => PhoneType::Unknown,
        }
    }
}

/// A calling code with its plus.
pub(crate) fn plus(code: u16) -> String {
    format::plain(&digits::joined(code, &[]))
}

/// Writes a number abroad behind what stands in `out`; as libphonenumber does, also one that is not valid.
pub(crate) fn write(foreign: &Foreign, style: FormatStyle, out: &mut Vec<u8>) {
    let Some(number) = foreign.number else {
        return;
    };
    let style = match style {
        FormatStyle::E164 => Style::E164,
        FormatStyle::National => Style::National,
        FormatStyle::International | FormatStyle::Uri => Style::International,
        FormatStyle::Masked => {
            out.push(b'+');
            digits::write_code(number.calling_code, out);
            out.push(b' ');
            format::mask(number.nsn.as_slice(), out);
            return;
        }
    };
    number.write(style, out);
}
