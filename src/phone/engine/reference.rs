//! Crate `phonenumber` behind the engine's functions, for comparing the two (feature `phonenumber-engine`).
//!
//! The crate knows no possible-length reasons and no regions of no country, and its first use compiles thousands of
//! regular expressions; what it judges differently from Google is listed beside the tests.

use super::{Digits, Kind, Region, Style, Unreadable};
use phonenumber::metadata::DATABASE;
use phonenumber::{Mode, PhoneNumber, Type, country, parse};

/// A number as the crate reads it.
#[derive(Clone)]
pub struct Number(PhoneNumber);

/// [`super::interpret`] by the crate.
///
/// # Errors
/// When the crate reads no number; it tells fewer reasons apart.
pub fn interpret(digits: &[u8], international: bool, default: Region) -> Result<Number, Unreadable> {
    let mut text = String::with_capacity(digits.len() + 1);
    if international {
        text.push('+');
    }
    text.extend(digits.iter().map(|digit| char::from(b'0' + digit.min(&9))));
    // With a calling code no region is needed, and the crate would cut that region's prefixes off.
    let hint: Option<country::Id> = if international { None } else { default.code().parse().ok() };
    parse(hint, &text).map(Number).map_err(|error| match error {
        phonenumber::ParseError::TooLong => Unreadable::TooLong,
        phonenumber::ParseError::InvalidCountryCode => Unreadable::InvalidCallingCode,
        _ => Unreadable::TooShort,
    })
}

/// [`super::is_valid`] by the crate.
pub fn is_valid(digits: &[u8], international: bool, default: Region) -> bool {
    interpret(digits, international, default).is_ok_and(|number| number.is_valid())
}

impl Number {
    /// 86 for China.
    pub fn calling_code(&self) -> u16 {
        self.0.country().code()
    }

    /// The national significant number.
    pub fn nsn(&self) -> Digits {
        let mut digits = Digits::new();
        for byte in self.0.national().to_string().bytes() {
            digits.push(byte.wrapping_sub(b'0'));
        }
        digits
    }

    /// The region, where the crate finds one.
    pub fn region(&self) -> Option<Region> {
        self.0.country().id().and_then(|id| Region::from_code(id.as_ref()))
    }

    /// Is the number valid?
    pub fn is_valid(&self) -> bool {
        phonenumber::is_valid(&self.0)
    }

    /// What the number is for.
    pub fn kind(&self) -> Kind {
        match self.0.number_type(&DATABASE) {
            Type::PremiumRate => Kind::PremiumRate,
            Type::TollFree => Kind::TollFree,
            Type::SharedCost => Kind::SharedCost,
            Type::Voip => Kind::Voip,
            Type::PersonalNumber => Kind::PersonalNumber,
            Type::Pager => Kind::Pager,
            Type::Uan => Kind::Uan,
            Type::Voicemail => Kind::Voicemail,
            Type::FixedLineOrMobile => Kind::FixedLineOrMobile,
            Type::FixedLine => Kind::FixedLine,
            Type::Mobile => Kind::Mobile,
            _ => Kind::Unknown,
        }
    }

    /// Writes the number in `style` behind what stands in `out`.
    pub fn write(&self, style: Style, out: &mut Vec<u8>) {
        let mode = match style {
            Style::E164 => Mode::E164,
            Style::National => Mode::National,
            Style::International => Mode::International,
            Style::Uri => Mode::Rfc3966,
        };
        out.extend_from_slice(self.0.format().mode(mode).to_string().as_bytes());
    }
}
