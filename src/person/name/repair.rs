//! Characters that stand for a unified ideograph.

use super::table;

/// The unified ideograph for a compatibility ideograph or a radical.
pub(super) fn compatibility(ch: char) -> Option<char> {
    [table::COMPATIBILITY, table::COMPATIBILITY_SUPPLEMENT, table::RADICALS, table::RADICALS_SUPPLEMENT]
        .into_iter()
        .find_map(|table| look_up(ch, table))
}

/// The ideograph that a private-use character of GBK-era systems meant.
pub(super) fn private(ch: char) -> Option<char> {
    look_up(ch, table::PRIVATE)
}

fn look_up(ch: char, (first, targets): (u32, &str)) -> Option<char> {
    let index = u32::from(ch).checked_sub(first)?;
    // No table has so many, and counting through it would be for nothing.
    if index >= 1_000 {
        return None;
    }
    targets.chars().nth(usize::try_from(index).ok()?).filter(|target| *target != '_')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text;

    #[test]
    fn known_characters_are_repaired() {
        for (from, to) in [('\u{E863}', '䶮'), ('\u{E815}', '厂'), ('\u{E864}', '龻')] {
            assert_eq!(private(from), Some(to), "{:X}", u32::from(from));
        }
        for (from, to) in [
            ('\u{F900}', '豈'),
            ('\u{FAD9}', '龎'),
            ('\u{2F800}', '丽'),
            ('\u{2FA1D}', '\u{2A600}'),
            ('\u{2F00}', '一'),
            ('\u{2FD5}', '龠'),
            ('\u{2EE9}', '黄'),
            ('\u{2EF3}', '龟'),
        ] {
            assert_eq!(compatibility(from), Some(to), "{:X}", u32::from(from));
        }
    }

    #[test]
    fn what_is_no_ideograph_is_left() {
        for ch in ['\u{E814}', '\u{E865}', '\u{2E80}', '\u{2E9A}', '\u{2FD6}', '\u{FA6E}', '\u{FADA}', '\u{2FA1E}', 'a']
        {
            assert_eq!((compatibility(ch), private(ch)), (None, None), "{:X}", u32::from(ch));
        }
    }

    #[test]
    fn every_target_is_unified() {
        for (first, targets) in [
            table::COMPATIBILITY,
            table::COMPATIBILITY_SUPPLEMENT,
            table::RADICALS,
            table::RADICALS_SUPPLEMENT,
            table::PRIVATE,
        ] {
            for ch in targets.chars().filter(|ch| *ch != '_') {
                assert!(text::is_han(ch), "{first:X}: {:X}", u32::from(ch));
            }
        }
    }
}
