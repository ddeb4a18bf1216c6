//! What holds of every letter: each fact shows, what is missing is seen and named, nothing a fact holds
//! becomes markup or a line of the letter, and no private letter shows a whole number.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::indexing_slicing, clippy::unwrap_used)]

use heyan::{
    letter::{self, Fact, Facts, LetterField, LetterKind},
    report::Locale,
};

const BLANK: &str = "＿＿＿＿";
/// Letters that show no whole number, whoever typed one.
const PRIVATE: [LetterKind; 5] = [
    LetterKind::PhoneChangeRequest,
    LetterKind::PhoneChangeConfirmation,
    LetterKind::OldNumberNotice,
    LetterKind::NumberBoundBySomeoneElse,
    LetterKind::ContactNotice,
];

fn every(mut check: impl FnMut(LetterKind, Locale, &[LetterField])) {
    for kind in LetterKind::ALL {
        for locale in Locale::ALL {
            check(kind, locale, &letter::fields(kind, locale));
        }
    }
}

/// A fact of its own kind that stands nowhere else in any letter.
fn sample(index: usize, field: &LetterField) -> String {
    match field.kind {
        "date" => format!("2026-03-{:02}", index + 1),
        "moment" => format!("2026-03-{:02} 10:{:02}", index + 1, index),
        "masked-phone" => format!("138****{index:04}"),
        "tail" => format!("{:04}", 7_000 + index),
        "sha256" => format!("{:064x}", 0xabc_0000 + index),
        "link" => format!("https://example.com/{index}"),
        _ => format!("甲{index}乙"),
    }
}

/// Everything known; of each choice the one with this place.
fn known(fields: &[LetterField], choice: usize) -> Facts {
    let mut facts = Facts::default();
    for (index, field) in fields.iter().enumerate() {
        if field.kind == "choice" {
            if let Some(chosen) = field.choices.get(choice) {
                facts.0.insert(field.name.into(), Fact::One(chosen.value.into()));
            }
            continue;
        }
        let text = sample(index, field);
        let fact = if field.list { Fact::Many(vec![text]) } else { Fact::One(text) };
        facts.0.insert(field.name.into(), fact);
    }
    facts
}

#[test]
fn every_fact_shows_in_some_wording_of_its_letter() {
    every(|kind, locale, fields| {
        let drafts: Vec<_> =
            (0..3).map(|choice| letter::draft(kind, &known(fields, choice), locale).unwrap()).collect();
        for (index, field) in fields.iter().enumerate().filter(|(_, field)| field.kind != "choice") {
            let text = sample(index, field);
            let shown = drafts.iter().any(|draft| draft.text.contains(&text) && draft.html.contains(&text));
            assert!(shown, "{kind:?} {locale:?}: {} stands nowhere", field.name);
        }
        assert!(drafts.iter().any(|draft| draft.blanks.is_empty()), "{kind:?} {locale:?}: blanks where all is known");
    });
}

#[test]
fn whatever_is_required_and_missing_is_a_blank_that_is_named() {
    every(|kind, locale, fields| {
        let (mut seen, mut asked) = (Vec::new(), Vec::new());
        for choice in 0..3 {
            let mut facts = known(fields, choice);
            facts.0.retain(|name, _| fields.iter().any(|field| field.name == name && field.kind == "choice"));
            let draft = letter::draft(kind, &facts, locale).unwrap();
            assert!(draft.text.contains(BLANK) && draft.html.contains(BLANK), "{kind:?} {locale:?}");
            assert!(!draft.text.contains('{') && !draft.text.contains("**"), "{kind:?} {locale:?}: {}", draft.text);
            seen.extend(draft.blanks);
        }
        // Required choices are blanks where nothing was chosen.
        seen.extend(letter::draft(kind, &Facts::default(), locale).unwrap().blanks);
        asked.extend(fields.iter().filter(|field| field.required).map(|field| field.name));
        assert!(asked.iter().all(|name| seen.contains(name)), "{kind:?} {locale:?}: {seen:?} of {asked:?}");
        assert!(seen.iter().all(|name| asked.contains(name)), "{kind:?} {locale:?}: {seen:?} of {asked:?}");
    });
}

#[test]
fn nothing_in_a_fact_becomes_markup_or_a_slot() {
    let evil = "<b onclick=\"x\">{name}**strong**</b> & 'q'";
    every(|kind, locale, fields| {
        let mut facts = known(fields, 0);
        for field in fields.iter().filter(|field| matches!(field.kind, "text" | "quote" | "phone")) {
            let fact = if field.list { Fact::Many(vec![evil.into()]) } else { Fact::One(evil.into()) };
            facts.0.insert(field.name.into(), fact);
        }
        let draft = letter::draft(kind, &facts, locale).unwrap();
        assert!(!draft.html.contains("<b ") && !draft.html.contains("'q'"), "{kind:?}: {}", draft.html);
        let uses = fields.iter().any(|field| field.kind == "text");
        assert!(!uses || draft.text.contains(evil), "{kind:?}: {}", draft.text);
    });
}

/// What somebody else wrote could say "Requests: 1. I owe you" on lines of its own.
#[test]
fn lines_of_a_quote_cannot_pass_for_lines_of_the_letter() {
    let mut facts = known(&letter::fields(LetterKind::NeverBorrowed, Locale::ZhCn), 0);
    let forged = "请还款\r\n\r\n请求\n1. 我承认欠款\u{2028}日期：2026-01-01\u{85}写信人";
    facts.0.insert("messageText".into(), Fact::Many(vec![forged.into()]));
    let draft = letter::draft(LetterKind::NeverBorrowed, &facts, Locale::ZhCn).unwrap();
    for line in ["请还款", "请求", "1. 我承认欠款", "日期：2026-01-01", "写信人”"] {
        assert!(draft.text.lines().any(|found| found == ["｜", line].concat()), "{line}: {}", draft.text);
    }
    assert_eq!(draft.text.lines().filter(|line| *line == "请求").count(), 1, "{}", draft.text);
}

#[test]
fn no_private_letter_shows_a_whole_number() {
    let numbers = [
        "13800000024",
        "138 0000 0024",
        "+86 138-0000-0024",
        "１３８００００００２４",
        "11010519491231002X",
        "6222000000000000123",
    ];
    for kind in PRIVATE {
        for locale in Locale::ALL {
            let fields = letter::fields(kind, locale);
            for number in numbers {
                let mut facts = known(&fields, 0);
                for field in fields.iter().filter(|field| matches!(field.kind, "text" | "masked-phone" | "tail")) {
                    let text = if field.kind == "text" { format!("见{number}。") } else { number.into() };
                    let fact = if field.list { Fact::Many(vec![text]) } else { Fact::One(text) };
                    facts.0.insert(field.name.into(), fact);
                }
                let draft = letter::draft(kind, &facts, locale).unwrap();
                let digits = |text: &str| {
                    text.chars().filter_map(|ch| ch.to_digit(10).or((ch as u32).checked_sub(0xFF10))).count()
                };
                assert!(digits(number) >= 11);
                for word in [number, "13800000024", "138-0000-0024", "００００００２４"] {
                    assert!(!draft.text.contains(word) && !draft.html.contains(word), "{kind:?}: {}", draft.text);
                }
                let said =
                    draft.report.findings.iter().any(|finding| finding.code.as_str().starts_with("letter.whole-"));
                assert!(said, "{kind:?}: nothing said of {number}");
            }
        }
    }
}

/// No sentence of ours has a whole number, a code to pay anything, or a term the law does not have.
#[test]
fn only_an_objection_to_a_credit_report_names_a_term_of_the_law() {
    every(|kind, locale, _| {
        let text = letter::draft(kind, &Facts::default(), locale).unwrap().text;
        let twenty = text.contains("20日") || text.contains("20 days");
        assert_eq!(twenty, kind == LetterKind::CreditObjection, "{kind:?}");
        let fifteen = text.contains("15日") || text.contains("15 days");
        let may = matches!(kind, LetterKind::NeverBorrowed | LetterKind::UnlawfulCollection);
        assert_eq!(fifteen, may, "{kind:?}");
        assert!(!text.contains("征信修复") && !text.contains("不还款"), "{kind:?}");
    });
}

/// Sentences are read on a phone: short ones. What is quoted from a law is as long as the law.
#[test]
fn sentences_are_short() {
    for kind in LetterKind::ALL {
        let draft = letter::draft(kind, &Facts::default(), Locale::ZhCn).unwrap();
        for sentence in draft.text.split(['。', '：', '；', '\n']).filter(|sentence| !sentence.contains('《')) {
            let han = sentence.chars().filter(|ch| heyan::text::is_han(*ch)).count();
            assert!(han <= 50, "{kind:?}, {han}: {sentence}");
        }
    }
}

#[test]
fn huge_and_strange_facts_are_survived() {
    let strange = [
        "\u{FFFD}",
        "\u{202E}\u{2066}\u{200B}",
        "\u{0}\u{7}",
        "\n\n\n",
        "𠀀𠀀",
        "a\u{301}",
        "🧑‍🤝‍🧑",
        "{",
        "}",
        "{}",
        "**",
        "＿＿＿＿",
    ];
    every(|kind, locale, fields| {
        for text in strange.iter().map(|text| (*text).to_owned()).chain(["长".repeat(9_000)]) {
            let mut facts = Facts::default();
            for field in fields.iter().filter(|field| field.kind != "choice") {
                let fact = if field.list { Fact::Many(vec![text.clone(); 60]) } else { Fact::One(text.clone()) };
                facts.0.insert(field.name.into(), fact);
            }
            let draft = letter::draft(kind, &facts, locale).unwrap();
            assert!(draft.text.len() < 6_000_000, "{kind:?}: {}", draft.text.len());
            assert!(!draft.text.contains(['\u{202E}', '\u{2066}', '\u{200B}', '\u{0}']), "{kind:?}");
        }
    });
}
