//! A report as JSON text, written member by member. The page's module needs no general serialiser for
//! it; `tests/phone_json.rs` holds it against serde's.

use super::PhoneReport;
use crate::{
    report::{Finding, Param, Severity, Verdict},
    text::push_number,
};

impl PhoneReport {
    /// The report as JSON, as serde would write it.
    pub fn to_json(&self) -> String {
        let mut json = Json { out: String::with_capacity(1024), first: true };
        json.open('{');
        json.name("verdict");
        json.text(match self.report.verdict {
            Verdict::Pass => "pass",
            Verdict::Review => "review",
            Verdict::Reject => "reject",
        });
        json.name("findings");
        json.open('[');
        for finding in &self.report.findings {
            json.separate();
            finding_to_json(finding, &mut json);
        }
        json.close(']');
        json.name("ruleset");
        json.text(&self.report.ruleset);
        json.flag("valid", self.valid);
        json.flag("possible", self.possible);
        json.name("status");
        json.text(self.status.as_str());
        json.name("type");
        json.text(self.kind.as_str());
        json.optional("extension", self.extension.as_deref());
        json.name("ignored");
        json.open('[');
        for ignored in &self.ignored {
            json.separate();
            json.open('{');
            json.name("text");
            json.text(&ignored.text);
            json.range(ignored.range);
            json.close('}');
        }
        json.close(']');
        json.optional("e164", self.e164.as_deref());
        json.optional("national", self.national.as_deref());
        json.optional("international", self.international.as_deref());
        json.optional("uri", self.uri.as_deref());
        json.optional("masked", self.masked.as_deref());
        json.optional("region", self.region);
        json.optional("callingCode", self.calling_code.as_deref());
        if let Some(china) = &self.china {
            json.name("china");
            json.open('{');
            json.name("segment");
            json.text(&china.segment);
            json.name("originalOperator");
            json.text(china.original_operator.as_str());
            json.name("service");
            json.text(china.service.as_str());
            json.close('}');
        }
        json.optional("suggestion", self.suggestion.as_deref());
        json.close('}');
        json.out
    }
}

fn finding_to_json(finding: &Finding, json: &mut Json) {
    json.open('{');
    json.name("code");
    json.text(finding.code.as_str());
    json.name("severity");
    json.text(match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "info",
    });
    json.name("path");
    json.text(&finding.path);
    json.name("message");
    json.text(&finding.message);
    json.optional("fix", finding.fix.as_deref());
    json.optional("basis", finding.basis);
    if let Some(range) = finding.range {
        json.range(range);
    }
    if !finding.related.is_empty() {
        json.name("related");
        json.open('[');
        for path in &finding.related {
            json.separate();
            json.text(path);
        }
        json.close(']');
    }
    if !finding.params.is_empty() {
        json.name("params");
        json.open('{');
        for (name, value) in &finding.params {
            json.name(name);
            match value {
                Param::Number(number) => json.number(*number),
                Param::Text(text) => json.text(text),
                Param::Word(word) => json.text(word.key()),
            }
        }
        json.close('}');
    }
    json.close('}');
}

struct Json {
    out: String,
    /// Nothing stands yet in the object or array that is open.
    first: bool,
}

impl Json {
    fn open(&mut self, bracket: char) {
        self.out.push(bracket);
        self.first = true;
    }

    fn close(&mut self, bracket: char) {
        self.out.push(bracket);
        self.first = false;
    }

    fn separate(&mut self) {
        if !self.first {
            self.out.push(',');
        }
        self.first = false;
    }

    fn name(&mut self, name: &str) {
        self.separate();
        self.text(name);
        self.out.push(':');
    }

    #[inline(never)]
    fn text(&mut self, text: &str) {
        self.out.push('"');
        for ch in text.chars() {
            match ch {
                '"' => self.out.push_str("\\\""),
                '\\' => self.out.push_str("\\\\"),
                '\n' => self.out.push_str("\\n"),
                '\r' => self.out.push_str("\\r"),
                '\t' => self.out.push_str("\\t"),
                '\u{8}' => self.out.push_str("\\b"),
                '\u{C}' => self.out.push_str("\\f"),
                '\0'..'\u{20}' => {
                    let code = u32::from(ch);
                    self.out.push_str("\\u00");
                    self.out.push(if code < 16 { '0' } else { '1' });
                    self.out.push(char::from_digit(code % 16, 16).unwrap_or('0'));
                }
                _ => self.out.push(ch),
            }
        }
        self.out.push('"');
        self.first = false;
    }

    #[inline(never)]
    fn optional(&mut self, name: &str, text: Option<&str>) {
        if let Some(text) = text {
            self.name(name);
            self.text(text);
        }
    }

    fn flag(&mut self, name: &str, value: bool) {
        self.name(name);
        self.out.push_str(if value { "true" } else { "false" });
    }

    fn number(&mut self, number: i64) {
        push_number(number, &mut self.out);
    }

    fn range(&mut self, [start, end]: [u32; 2]) {
        self.name("range");
        self.out.push('[');
        self.number(i64::from(start));
        self.out.push(',');
        self.number(i64::from(end));
        self.close(']');
    }
}
