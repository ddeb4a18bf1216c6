//! What every notice names: who, what for, how, which data, how long, the rights; in both languages.

use super::{
    raise,
    said::{Part, Reading, Said, is_missing},
};
use crate::{
    consent::notice::{ConsentNotice, Localized, Purpose, Retention, RetentionUnit},
    document::tree::clean,
    report::{Findings, Locale, Severity, rule},
    text::{self, is_blank, is_han},
};

/// More than this is seldom the shortest time.
const LONG_YEARS: u32 = 20;
/// An answer within this many days is prompt enough not to be asked about.
const ANSWER_DAYS: u32 = 30;
/// Words that stand for a processor and name nobody.
const NOBODY: [&str; 12] =
    ["公司", "本公司", "我公司", "贵公司", "我们", "平台", "本平台", "贷款公司", "company", "the company", "we", "us"];
/// What a registered name says of its legal form.
const FORMS: [&str; 14] =
    ["公司", "银行", "合作社", "中心", "协会", "机构", "事务所", "limited", "ltd", "inc", "llc", "plc", "bank", "corp"];

pub(super) fn check(reading: &Reading, findings: &mut Findings) {
    let notice = reading.notice;
    processor(notice, findings);
    if notice.purposes.is_empty() {
        findings.push(rule::consent_no_purposes().at("/purposes"));
    }
    for (index, purpose) in notice.purposes.iter().enumerate() {
        self::purpose(index, purpose, findings);
    }
    for (member, text) in [("channel", &notice.rights.channel), ("procedure", &notice.rights.procedure)] {
        if is_missing(text) {
            findings.push(rule::consent_rights_missing().at(["/rights/", member].concat()));
        }
    }
    if notice.rights.answer_days == 0 || notice.rights.answer_days > ANSWER_DAYS {
        findings.push(rule::consent_answer_slow().at("/rights/answerDays"));
    }
    for said in &reading.said {
        languages(said, findings);
    }
}

fn processor(notice: &ConsentNotice, findings: &mut Findings) {
    let name: String = clean(&notice.processor.name).chars().map(text::lower).collect();
    if name.is_empty() || NOBODY.contains(&name.as_str()) {
        findings.push(rule::consent_processor_name().at("/processor/name"));
    } else if !FORMS.iter().any(|form| name.contains(form)) {
        // A brand, most likely; a legal form this list does not have, perhaps.
        findings.push(rule::consent_processor_name().at("/processor/name").weighing(Severity::Warning));
    }
    let processor = &notice.processor;
    let reachable = [&processor.phone, &processor.email, &processor.address]
        .into_iter()
        .any(|way| way.as_deref().is_some_and(|way| !is_blank(way)));
    if !reachable {
        findings.push(rule::consent_processor_contact().at("/processor"));
    }
}

fn purpose(index: usize, purpose: &Purpose, findings: &mut Findings) {
    if is_missing(&purpose.title) {
        raise(findings, rule::consent_title_missing(), "purposes", index, "title");
    }
    if is_missing(&purpose.purpose) {
        raise(findings, rule::consent_purpose_missing(), "purposes", index, "purpose");
    }
    if is_missing(&purpose.method) {
        raise(findings, rule::consent_method_missing(), "purposes", index, "method");
    }
    if purpose.categories.is_empty() {
        raise(findings, rule::consent_data_missing(), "purposes", index, "categories");
    }
    match &purpose.retention {
        Retention::Time { count: 0, .. } => {
            raise(findings, rule::consent_retention_missing(), "purposes", index, "retention/count");
        }
        Retention::Time { count, unit, .. } => {
            let months = match unit {
                RetentionUnit::Day => count / 31,
                RetentionUnit::Month => *count,
                RetentionUnit::Year => count.saturating_mul(12),
            };
            if months > LONG_YEARS * 12 {
                raise(findings, rule::consent_retention_long(), "purposes", index, "retention/count");
            }
        }
        Retention::Rule { rule, .. } if is_missing(rule) => {
            raise(findings, rule::consent_retention_missing(), "purposes", index, "retention/rule");
        }
        Retention::Rule { .. } => {}
    }
    if purpose.asks() && is_missing(&purpose.withdrawal) {
        raise(findings, rule::consent_withdrawal_missing(), "purposes", index, "withdrawal");
    }
}

/// A text in one language only. One text for all is Chinese enough if it has an ideograph; a name or
/// a number may have none.
fn languages(said: &Said, findings: &mut Findings) {
    if is_missing(said.text) {
        return;
    }
    match said.text {
        Localized::All(text) => {
            let sentence = matches!(said.part, Part::Title | Part::Purpose | Part::Method | Part::Retention);
            if sentence && !text.chars().any(is_han) {
                findings.push(rule::consent_chinese_missing().at(&*said.path));
            }
        }
        Localized::Each { .. } => {
            let missing = |locale| said.text.get(locale).is_none_or(is_blank);
            if missing(Locale::ZhCn) {
                findings.push(rule::consent_chinese_missing().at(&*said.path));
            }
            if missing(Locale::En) {
                findings.push(rule::consent_english_missing().at(&*said.path));
            }
        }
    }
}
