//! A report as lines of text, written straight from the judgement: what `www/heyan/face-phone.js` makes the object of. The
//! names of the members stand there; lines cost less than JSON text, both to write and to take apart. Only what may hold
//! anything is JSON: the findings, and what was read over. `tests/phone_report.rs` holds it against [`super::check_in`].

use super::{
    FormatStyle, Purpose, assess::assess, digits, engine::Region, extension, facts, findings, flagged::FlaggedNumbers,
    format, ignored::ignored, read, too_long,
};
use crate::{
    RULESET,
    message::fill,
    report::{Findings, Locale, Members, Param, Raised, Severity, Verdict},
    text::push_number,
};

/// [`super::check_in`] as nineteen lines: verdict, findings, ruleset, status, "1" where it is possible, type, extension,
/// what was ignored, E.164, national, international, URI, masked, region, calling code, segment, operator, service,
/// suggestion. What there is not is an empty line; findings and what was ignored are JSON arrays.
///
/// ```
/// use heyan::{phone::{self, Purpose, engine::Region}, report::Locale};
/// let lines = phone::check_lines("139 2658 4107", Region::CHINA, Purpose::Any, Locale::En, None);
/// assert_eq!(lines.split('\n').nth(8), Some("+8613926584107"));
/// ```
pub fn check_lines(
    text: &str,
    region: Region,
    purpose: Purpose,
    locale: Locale,
    flagged: Option<&FlaggedNumbers>,
) -> String {
    let mut lines = Lines(Vec::with_capacity(640));
    let (text, assessed, findings) = match read(text, region) {
        Some(assessed) => (text, assessed, findings(&assessed, purpose, flagged)),
        None => ("", assess("", region), too_long()),
    };
    lines.line(Verdict::after(findings.iter().map(Raised::severity).min()).as_str());
    lines.findings(&findings, locale);
    lines.line(RULESET);
    lines.line(assessed.status().as_str());
    lines.line(if assessed.possible() { "1" } else { "" });
    lines.line(assessed.kind().as_str());
    lines.line(&extension(&assessed).unwrap_or_default());
    let mut before = "[{\"text\":";
    let mut after = "";
    for ignored in ignored(text, &assessed.reading, assessed.skipped()) {
        lines.text(before, &ignored.text);
        lines.range(ignored.range);
        lines.put("}");
        (before, after) = (",{\"text\":", "]");
    }
    lines.line(after);
    for style in FormatStyle::ALL {
        if assessed.is_written() {
            format::write(&assessed, *style, &mut lines.0);
        }
        lines.line("");
    }
    lines.line(assessed.region().unwrap_or_default());
    if let Some(code) = assessed.calling_code() {
        digits::write(digits::joined(code, &[]).as_slice(), &mut lines.0);
    }
    lines.line("");
    match facts(&assessed) {
        Some(china) => {
            lines.line(&china.segment);
            lines.line(china.original_operator.as_str());
            lines.line(china.service.as_str());
        }
        None => lines.put("\n\n\n"),
    }
    if let Some(suggestion) = &assessed.suggestion {
        lines.put(&format::plain(suggestion));
    }
    lines.line("");
    digits::text(lines.0)
}

struct Lines(Vec<u8>);

impl Lines {
    /// As `Findings::report` has them without a policy. A number's check says nothing twice, so nothing is looked for.
    fn findings(&mut self, findings: &Findings, locale: Locale) {
        let mut before = "[{\"code\":\"";
        for severity in [Severity::Error, Severity::Warning, Severity::Info] {
            for raised in findings.iter().filter(|raised| raised.severity() == severity) {
                self.finding(before, raised.members(), severity, locale);
                before = ",{\"code\":\"";
            }
        }
        self.line(if findings.is_empty() { "" } else { "]" });
    }

    fn finding(&mut self, before: &str, raised: &Members, severity: Severity, locale: Locale) {
        let texts = raised.code.texts(locale);
        self.word(before, raised.code.as_str());
        self.word(",\"severity\":\"", severity.as_str());
        // A number has no parts to name, and no rule about it rests on a law: there is neither path nor basis.
        self.text(",\"path\":\"\",\"message\":", &fill(texts.message, &raised.params, locale));
        if let Some(fix) = texts.fix {
            self.text(",\"fix\":", &fill(fix, &raised.params, locale));
        }
        if let Some(range) = raised.range {
            self.range(range);
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

    fn put(&mut self, text: &str) {
        self.0.extend_from_slice(text.as_bytes());
    }

    fn number(&mut self, number: i64) {
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
    fn line(&mut self, text: &str) {
        self.put(text);
        self.0.push(b'\n');
    }

    /// Any text, after a name.
    #[inline(never)]
    fn text(&mut self, before: &str, text: &str) {
        self.put(before);
        self.put("\"");
        let mut rest = text;
        while let Some(at) = rest.bytes().position(|byte| byte < 0x20 || byte == b'"' || byte == b'\\') {
            let (plain, escaped) = (rest.get(..at), rest.as_bytes().get(at).copied().unwrap_or_default());
            self.put(plain.unwrap_or_default());
            self.escape(escaped);
            rest = rest.get(at + 1..).unwrap_or_default();
        }
        self.put(rest);
        self.put("\"");
    }

    fn escape(&mut self, byte: u8) {
        self.put("\\u00");
        for half in [byte >> 4, byte & 15] {
            self.0.push(if half < 10 { b'0' + half } else { b'a' - 10 + half });
        }
    }

    fn range(&mut self, [start, end]: [u32; 2]) {
        self.put(",\"range\":[");
        self.number(start.into());
        self.put(",");
        self.number(end.into());
        self.put("]");
    }
}
