//! Writing a number: E.164, national, international, `tel:` URI, masked.

use super::{
    FormatStyle,
    assess::{Assessed, Number},
    china::{Chinese, Shape},
    digits::{self, Digits},
    engine, world,
};

/// The number in one style, if it is one that can be written.
pub(super) fn format(assessed: &Assessed, style: FormatStyle) -> Option<String> {
    assessed.is_written().then(|| {
        let mut out = Vec::with_capacity(32);
        write(assessed, style, &mut Vec::new(), &mut out);
        digits::text(out)
    })
}

/// Writes the number behind what stands in `out`. `international`: how it is written in that style, as far as it was
/// before; the URI is made of it.
pub(super) fn write(assessed: &Assessed, style: FormatStyle, international: &mut Vec<u8>, out: &mut Vec<u8>) {
    match style {
        FormatStyle::International | FormatStyle::Uri => {
            if international.is_empty() {
                number(assessed, FormatStyle::International, international);
            }
            if style == FormatStyle::Uri {
                engine::uri(international, out);
            } else {
                out.extend_from_slice(international);
            }
        }
        _ => number(assessed, style, out),
    }
    let mark = match style {
        FormatStyle::E164 | FormatStyle::Masked => return,
        FormatStyle::National if matches!(assessed.number, Number::Chinese(_)) => " 转",
        FormatStyle::National | FormatStyle::International => " ext. ",
        FormatStyle::Uri => ";ext=",
    };
    let extension = assessed.extension.as_slice();
    if !extension.is_empty() {
        out.extend_from_slice(mark.as_bytes());
        digits::write(extension, out);
    }
}

/// Without its extension.
fn number(assessed: &Assessed, style: FormatStyle, out: &mut Vec<u8>) {
    match &assessed.number {
        Number::None => {}
        Number::Chinese(chinese) => mainland(chinese, style, out),
        Number::Foreign(foreign) => world::write(foreign, style, out),
    }
}

fn mainland(chinese: &Chinese, style: FormatStyle, out: &mut Vec<u8>) {
    let nsn = chinese.nsn.as_slice();
    match style {
        FormatStyle::E164 => {
            out.extend_from_slice(b"+86");
            digits::write(nsn, out);
        }
        FormatStyle::National => {
            if matches!(chinese.shape, Shape::Landline(_)) {
                out.push(b'0');
            }
            groups(chinese, out);
        }
        FormatStyle::International | FormatStyle::Uri => {
            out.extend_from_slice(b"+86 ");
            groups(chinese, out);
        }
        FormatStyle::Masked => {
            let mut whole = Digits::new();
            if matches!(chinese.shape, Shape::Landline(_)) {
                whole.push(0);
            }
            whole.extend(nsn);
            mask(whole.as_slice(), out);
        }
    }
}

/// 3-4-4 for mobiles, 5-4-4 for machines, area code and 4-4 or 3-4 for landlines, 3-3-4 for 400.
fn groups(chinese: &Chinese, out: &mut Vec<u8>) {
    let nsn = chinese.nsn.as_slice();
    let count = nsn.len();
    let (first, second) = match chinese.shape {
        Shape::Mobile => (count.saturating_sub(8), count.saturating_sub(4)),
        Shape::Landline(area) => (usize::from(area), count.saturating_sub(4).max(usize::from(area))),
        Shape::Business => (3, 6),
    };
    for (index, value) in nsn.iter().enumerate() {
        if index > 0 && (index == first || index == second) {
            out.push(b' ');
        }
        out.push(b'0' + value % 10);
    }
}

/// Stars for at least four digits; of a mobile number the first three and the last four stay.
pub(super) fn mask(digits: &[u8], out: &mut Vec<u8>) {
    let hidden = digits.len().saturating_sub(7).max(4).min(digits.len());
    let shown = digits.len() - hidden;
    let last = shown.div_ceil(2);
    let first = shown - last;
    digits::write(digits.get(..first).unwrap_or_default(), out);
    out.resize(out.len() + hidden, b'*');
    digits::write(digits.get(digits.len() - last..).unwrap_or_default(), out);
}

/// `+` and the digits of a number known by calling code and national number.
pub(super) fn plain(whole: &Digits) -> String {
    let mut out = Vec::with_capacity(16);
    out.push(b'+');
    digits::write(whole.as_slice(), &mut out);
    digits::text(out)
}
