//! Two writings of one name.

use super::Script;
use crate::text;

/// More parts than any name has. What has more is no name, and putting them in order would take the time of them all
/// for each.
const PARTS: usize = 16;

/// A normalised name as it is compared: no separators, no case, and the parts of a Latin name in one
/// order, because documents and people put the family name first or last.
pub(crate) fn comparable(normalized: &str, script: Script) -> String {
    let mut lower = String::with_capacity(normalized.len());
    if script != Script::Latin {
        lower.extend(normalized.chars().filter(|ch| *ch != '·' && *ch != ' ').map(text::lower));
        return lower;
    }
    lower.extend(normalized.chars().filter(|ch| !matches!(ch, '\'' | '.')).map(text::lower));
    // A name has few parts; a general sort would be more code than the rest of this file.
    let mut parts: Vec<&str> = Vec::new();
    for part in lower.split(|ch: char| !ch.is_alphanumeric()).filter(|part| !part.is_empty()) {
        let place = if parts.len() < PARTS { parts.partition_point(|before| *before < part) } else { parts.len() };
        parts.insert(place, part);
    }
    parts.concat()
}
