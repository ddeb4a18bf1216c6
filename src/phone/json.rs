//! A report as JSON text, written straight from the judgement: the page's module needs neither the report as a
//! value nor a general serialiser. `tests/phone_report.rs` holds it against [`super::check_in`] as serde writes it.

use super::{
    FormatStyle, Purpose, Status, assess::assess, engine::Region, extension, facts, findings, flagged::FlaggedNumbers,
    format, ignored::ignored, read, too_long,
};
use crate::{
    DATA_HASH, VERSION,
    message::fill,
    report::{Findings, Locale, Members, Param, Raised, Severity, Verdict},
    text::push_number,
};

static WRITINGS: [(&str, FormatStyle); 5] = [
    (",\"e164\":\"", FormatStyle::E164),
    (",\"national\":\"", FormatStyle::National),
    (",\"international\":\"", FormatStyle::International),
    (",\"uri\":\"", FormatStyle::Uri),
    (",\"masked\":\"", FormatStyle::Masked),
];

/// [`super::check_in`] as JSON.
///
/// ```
/// use heyan::{phone::{self, Purpose, engine::Region}, report::Locale};
/// let json = phone::check_json("139 2658 4107", Region::CHINA, Purpose::Any, Locale::En, None);
/// assert!(json.starts_with(r#"{"verdict":"pass","findings":[]"#));
/// ```
pub fn check_json(
    text: &str,
    region: Region,
    purpose: Purpose,
    locale: Locale,
    flagged: Option<&FlaggedNumbers>,
) -> String {
    let mut json = Json(String::with_capacity(640));
    let (text, assessed, findings) = match read(text, region) {
        Some(assessed) => (text, assessed, findings(&assessed, purpose, flagged)),
        None => ("", assess("", region), too_long()),
    };
    json.findings(&findings, locale);
    json.flag(",\"valid\":", assessed.status() == Status::Allocated);
    json.flag(",\"possible\":", assessed.possible());
    json.word(",\"status\":\"", assessed.status().as_str());
    json.word(",\"type\":\"", assessed.kind().as_str());
    if let Some(extension) = extension(&assessed) {
        json.word(",\"extension\":\"", &extension);
    }
    json.put(",\"ignored\":[");
    let mut before = "{\"text\":";
    for ignored in ignored(text, &assessed.reading, assessed.skipped()) {
        json.text(before, &ignored.text);
        json.range(ignored.range);
        json.put("}");
        before = ",{\"text\":";
    }
    json.put("]");
    if assessed.is_written() {
        for (before, style) in &WRITINGS {
            json.put(before);
            format::write(&assessed, *style, &mut json.0);
            json.put("\"");
        }
    }
    if let Some(region) = assessed.region() {
        json.word(",\"region\":\"", region);
    }
    if let Some(code) = assessed.calling_code() {
        json.put(",\"callingCode\":\"");
        push_number(code.into(), &mut json.0);
        json.put("\"");
    }
    if let Some(china) = facts(&assessed) {
        json.word(",\"china\":{\"segment\":\"", &china.segment);
        json.word(",\"originalOperator\":\"", china.original_operator.as_str());
        json.word(",\"service\":\"", china.service.as_str());
        json.put("}");
    }
    if let Some(suggestion) = &assessed.suggestion {
        json.word(",\"suggestion\":\"", &format::plain(suggestion));
    }
    json.put("}");
    json.0
}

struct Json(String);

impl Json {
    /// As `Findings::report` has them without a policy. A number's check says nothing twice, so nothing is looked for.
    fn findings(&mut self, findings: &Findings, locale: Locale) {
        self.word("{\"verdict\":\"", Verdict::after(findings.iter().map(Raised::severity).min()).as_str());
        self.put(",\"findings\":[");
        let mut before = "{\"code\":\"";
        for severity in [Severity::Error, Severity::Warning, Severity::Info] {
            for raised in findings.iter().filter(|raised| raised.severity() == severity) {
                self.finding(before, raised.members(), severity, locale);
                before = ",{\"code\":\"";
            }
        }
        for part in ["],\"ruleset\":\"", VERSION, "/", DATA_HASH, "/default\""] {
            self.put(part);
        }
    }

    fn finding(&mut self, before: &str, raised: &Members, severity: Severity, locale: Locale) {
        let texts = raised.code.texts(locale);
        self.word(before, raised.code.as_str());
        self.word(",\"severity\":\"", severity.as_str());
        self.text(",\"path\":", &raised.path);
        self.text(",\"message\":", &fill(texts.message, &raised.params, locale));
        if let Some(fix) = texts.fix {
            self.text(",\"fix\":", &fill(fix, &raised.params, locale));
        }
        if let Some(basis) = texts.basis {
            self.text(",\"basis\":", basis);
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
                Param::Number(number) => push_number(*number, &mut self.0),
                Param::Text(text) => self.text("", text),
                Param::Word(word) => self.word("\"", word.key()),
            }
            opening = ",\"";
        }
        self.put(if raised.params.is_empty() { "}" } else { "}}" });
    }

    fn put(&mut self, text: &str) {
        self.0.push_str(text);
    }

    /// A text that needs no escapes, after a name and the opening quote.
    #[inline(never)]
    fn word(&mut self, before: &str, word: &str) {
        self.put(before);
        self.put(word);
        self.put("\"");
    }

    fn flag(&mut self, before: &str, value: bool) {
        self.put(before);
        self.put(if value { "true" } else { "false" });
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
        self.put(match byte {
            b'"' => "\\\"",
            b'\\' => "\\\\",
            b'\n' => "\\n",
            b'\r' => "\\r",
            b'\t' => "\\t",
            8 => "\\b",
            12 => "\\f",
            0..16 => "\\u000",
            _ => "\\u001",
        });
        if byte < 0x20 && !matches!(byte, 8 | 9 | 10 | 12 | 13) {
            self.0.push(char::from_digit(u32::from(byte % 16), 16).unwrap_or('0'));
        }
    }

    fn range(&mut self, [start, end]: [u32; 2]) {
        self.put(",\"range\":[");
        push_number(start.into(), &mut self.0);
        self.put(",");
        push_number(end.into(), &mut self.0);
        self.put("]");
    }
}
