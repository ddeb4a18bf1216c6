//! A report as lines of text, written straight from what was raised: what a page's script makes the object of. The names of
//! the members stand there; lines cost less than JSON text, both to write and to take apart. Only what may hold anything is
//! JSON: the findings, as an array on one line.

use super::{Findings, Locale, Members, Param, Raised, Ruling, Severity, Verdict};
use crate::{RULESET, message::fill, text::push_number};

/// What the module of the phone numbers alone does without: its rules rest on no law, and a number has no parts.
const WHOLE: bool = !cfg!(all(feature = "wasm-phone", not(feature = "wasm-objects")));

/// Lines as they are written.
pub(crate) struct Lines(pub(crate) Vec<u8>);

impl Lines {
    pub fn new() -> Lines {
        Lines(Vec::with_capacity(256))
    }

    #[inline(never)]
    pub fn finish(self) -> String {
        String::from_utf8(self.0).unwrap_or_default()
    }

    /// Verdict, findings and ruleset, as `Findings::report` has them without a policy; of a check that says nothing twice,
    /// so that nothing is looked for.
    pub fn report(&mut self, findings: &Findings, locale: Locale) {
        self.line(Verdict::after(findings.iter().map(Raised::severity).min()).as_str());
        let mut before = "[{\"code\":\"";
        for severity in [Severity::Error, Severity::Warning, Severity::Info] {
            for raised in findings.iter().filter(|raised| raised.severity() == severity) {
                self.finding(before, raised.members(), severity, locale);
                before = ",{\"code\":\"";
            }
        }
        self.line(if findings.is_empty() { "" } else { "]" });
        self.line(RULESET);
    }

    /// The same under a policy, and whatever was said before.
    pub fn ruled(&mut self, findings: &Findings, ruling: &Ruling) {
        let ordered = findings.in_order(ruling);
        self.line(Verdict::after(ordered.first().map(|(_, severity)| *severity)).as_str());
        let mut before = "[{\"code\":\"";
        for (raised, severity) in &ordered {
            self.finding(before, raised, *severity, ruling.locale);
            before = ",{\"code\":\"";
        }
        self.line(if ordered.is_empty() { "" } else { "]" });
        self.line(&ruling.ruleset());
    }

    fn finding(&mut self, before: &str, raised: &Members, severity: Severity, locale: Locale) {
        let texts = raised.code.texts(locale);
        self.word(before, raised.code.as_str());
        self.word(",\"severity\":\"", severity.as_str());
        let before = if WHOLE {
            self.text(",\"path\":", &raised.path);
            ",\"message\":"
        } else {
            ",\"path\":\"\",\"message\":"
        };
        self.text(before, &fill(texts.message, &raised.params, locale));
        if let Some(fix) = texts.fix {
            self.text(",\"fix\":", &fill(fix, &raised.params, locale));
        }
        if let Some(basis) = texts.basis.filter(|_| WHOLE) {
            self.text(",\"basis\":", basis);
        }
        if let Some(range) = raised.range {
            self.range(range);
        }
        let mut before = ",\"related\":[";
        for path in raised.related.iter().filter(|_| WHOLE) {
            self.text(before, path);
            before = ",";
        }
        if WHOLE && !raised.related.is_empty() {
            self.put("]");
        }
        let mut opening = ",\"params\":{\"";
        for (name, value) in &raised.params {
            self.put(opening);
            self.put(name);
            self.put("\":");
            match value {
                Param::Number(number) => self.number(*number),
                Param::Text(text) => self.text("", text),
                Param::Word(word) => self.word("\"", word.key()),
            }
            opening = ",\"";
        }
        self.put(if raised.params.is_empty() { "}" } else { "}}" });
    }

    pub fn put(&mut self, text: &str) {
        self.0.extend_from_slice(text.as_bytes());
    }

    pub fn number(&mut self, number: i64) {
        let mut text = String::new();
        push_number(number, &mut text);
        self.put(&text);
    }

    /// A text that needs no escapes, after a name and the opening quote.
    #[inline(never)]
    fn word(&mut self, before: &str, word: &str) {
        self.put(before);
        self.put(word);
        self.put("\"");
    }

    /// The rest of a line.
    #[inline(never)]
    pub fn line(&mut self, text: &str) {
        // Half of the lines are empty, and copying nothing takes as long as copying a word.
        if !text.is_empty() {
            self.put(text);
        }
        self.0.push(b'\n');
    }

    /// Any text, after a name.
    #[inline(never)]
    pub fn text(&mut self, before: &str, text: &str) {
        self.put(before);
        self.put("\"");
        let mut rest = text.as_bytes();
        while let Some(at) = rest.iter().position(|byte| *byte < 0x20 || matches!(byte, b'"' | b'\\')) {
            let Some((plain, [escaped, after @ ..])) = rest.split_at_checked(at) else { break };
            self.0.extend_from_slice(plain);
            self.escape(*escaped);
            rest = after;
        }
        self.0.extend_from_slice(rest);
        self.put("\"");
    }

    fn escape(&mut self, byte: u8) {
        let digit = |half: u8| half + if half < 10 { b'0' } else { b'a' - 10 };
        self.0.extend_from_slice(&[b'\\', b'u', b'0', b'0', digit(byte >> 4), digit(byte & 15)]);
    }

    pub fn range(&mut self, [start, end]: [u32; 2]) {
        self.put(",\"range\":[");
        self.number(start.into());
        self.put(",");
        self.number(end.into());
        self.put("]");
    }
}
