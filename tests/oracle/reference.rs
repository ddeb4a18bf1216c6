//! Crate `phonenumber` behind the engine's own functions (feature `phonenumber-engine`): asked in the same
//! words, it differs from the engine exactly where the crate differs by itself.

use super::{
    crate_phonenumber::{listed_classes, sample},
    digits,
};
use heyan::phone::engine::{Kind, Region, Style, interpret, is_valid, reference};
use std::collections::BTreeMap;

/// What both answer to one number, in the order in which differences are put into classes.
struct Answers {
    e164: String,
    valid: bool,
    kind: Kind,
    region: Option<Region>,
    texts: [String; 3],
    leading_zero: bool,
}

macro_rules! answers {
    ($number:expr) => {{
        let number = $number;
        let write = |style| {
            let mut text = Vec::new();
            let _ = number.write(style, &mut text);
            String::from_utf8(text).unwrap()
        };
        Answers {
            e164: write(Style::E164),
            valid: number.is_valid(),
            kind: number.kind(),
            region: None,
            texts: [Style::National, Style::International, Style::Uri].map(write),
            leading_zero: false,
        }
    }};
}

fn class(ours: &Answers, theirs: &Answers) -> Option<&'static str> {
    if ours.e164 != theirs.e164 {
        return Some("other-number");
    }
    match (ours.valid, theirs.valid) {
        (true, false) => return Some("valid-only-here"),
        (false, true) => return Some("valid-only-there"),
        _ => {}
    }
    if ours.valid && ours.kind != theirs.kind {
        return Some(if ours.leading_zero { "type-with-leading-zero" } else { "type" });
    }
    if ours.valid && ours.region != theirs.region {
        return Some(if theirs.region.is_none() { "no-region" } else { "other-region" });
    }
    (ours.texts != theirs.texts).then_some("other-writing")
}

#[test]
fn the_same_functions_differ_as_the_crate_does() {
    let mut classes: BTreeMap<&str, usize> = BTreeMap::new();
    for (_, written) in sample() {
        let asked = digits(&written);
        let ours = interpret(&asked, true, Region::CHINA);
        let theirs = reference::interpret(&asked, true, Region::CHINA);
        if let Ok(number) = &theirs {
            let [code, nsn] = [number.calling_code().to_string(), super::text(number.nsn().as_slice())];
            assert_eq!(answers!(number).e164, format!("+{code}{nsn}"), "{written}");
            assert_eq!(reference::is_valid(&asked, true, Region::CHINA), number.is_valid(), "{written}");
        }
        let difference = match (ours, theirs) {
            (Err(_), Err(_)) => None,
            (Ok(_), Err(_)) => Some("read-only-here"),
            (Err(_), Ok(_)) => Some("read-only-there"),
            (Ok(ours), Ok(theirs)) => {
                assert_eq!(is_valid(&asked, true, Region::CHINA), ours.is_valid(), "{written}");
                let leading_zero = ours.nsn.as_slice().first() == Some(&0);
                let ours = Answers { region: ours.region, leading_zero, ..answers!(&ours) };
                class(&ours, &Answers { region: theirs.region(), ..answers!(&theirs) })
            }
        };
        if let Some(class) = difference {
            *classes.entry(class).or_default() += 1;
        }
    }
    assert_eq!(classes, listed_classes());
}
