//! Hashes that let somebody prove later which notice a person saw, and tell whether it changed in
//! what matters.

use super::notice::{ConsentNotice, Localized, Purpose, Retention};
use crate::report::Locale;
use sha2::{Digest, Sha256};

/// The hash of every purpose's matter, in their order.
pub(super) fn materials(notice: &ConsentNotice) -> Vec<String> {
    notice.purposes.iter().map(|purpose| material(notice, purpose)).collect()
}

/// The hash of one purpose's matter, what a consent covers: change any of it and the person has to be
/// asked again (PIPL article 14). A recipient's contact is left out: a new phone number is no new
/// recipient.
pub(super) fn material(notice: &ConsentNotice, purpose: &Purpose) -> String {
    let mut matter = Matter(Sha256::new());
    matter.text(&purpose.id);
    matter.localized(&purpose.purpose);
    matter.localized(&purpose.method);
    matter.categories(notice, &purpose.categories);
    for recipient in purpose.recipients.iter().filter_map(|id| notice.recipient(id)) {
        matter.text(&recipient.name);
        matter.text(recipient.role.as_str());
        matter.text(&recipient.region);
        matter.localized(&recipient.purpose);
        matter.localized(&recipient.method);
        matter.categories(notice, &recipient.categories);
    }
    let after = match &purpose.retention {
        Retention::Time { count, unit, after } => {
            matter.text(&count.to_string());
            matter.text(unit.as_str());
            after
        }
        Retention::Rule { rule, after } => {
            matter.localized(rule);
            after
        }
    };
    matter.text(after.as_str());
    written(matter.0)
}

/// The hash of the whole notice's matter: the processor's name, and the hash of every purpose.
pub(super) fn material_of_all(notice: &ConsentNotice, purposes: &[String]) -> String {
    let mut matter = Matter(Sha256::new());
    matter.text(&notice.processor.name);
    for purpose in purposes {
        matter.text(purpose);
    }
    written(matter.0)
}

/// Texts one after the other, each behind its length in bytes (four, the highest first), so that no two
/// lists of texts read the same.
struct Matter(Sha256);

impl Matter {
    fn text(&mut self, text: &str) {
        self.length(text.len());
        self.0.update(text.as_bytes());
    }

    fn length(&mut self, length: usize) {
        self.0.update(u32::try_from(length).unwrap_or(u32::MAX).to_be_bytes());
    }

    fn localized(&mut self, text: &Localized) {
        for locale in Locale::ALL {
            self.text(text.get(locale).unwrap_or_default());
        }
    }

    fn categories(&mut self, notice: &ConsentNotice, ids: &[String]) {
        self.length(ids.len());
        for category in ids.iter().filter_map(|id| notice.category(id)) {
            self.text(&category.id);
            self.localized(&category.name);
        }
    }
}

/// `sha256:` and 64 hexadecimal digits.
pub(super) fn sha256(text: &str) -> String {
    written(Sha256::new_with_prefix(text.as_bytes()))
}

fn written(hash: Sha256) -> String {
    const HEX: [char; 16] = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'];
    let mut out = String::with_capacity(71);
    out.push_str("sha256:");
    for byte in hash.finalize() {
        for half in [byte >> 4, byte & 15] {
            out.extend(HEX.get(usize::from(half)));
        }
    }
    out
}

/// Whether a text has that form.
pub(super) fn is_sha256(text: &str) -> bool {
    let digits = text.strip_prefix("sha256:").unwrap_or_default();
    digits.len() == 64 && digits.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte))
}

/// The hash of the whole notice in canonical JSON, which is how a notice is written anyway.
pub(super) fn notice(notice: &ConsentNotice) -> String {
    sha256(&serde_json::to_string(notice).unwrap_or_default())
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;
    use crate::consent::canonical::canonical;

    /// With every member there is: the fixture, and what it leaves out.
    #[test]
    fn a_notice_is_written_in_canonical_json() {
        let mut whole: serde_json::Value =
            serde_json::from_str(include_str!("../../tests/fixtures/consent-notice.json")).unwrap();
        whole["processor"]["creditCode"] = "91310000MA1FL0000X".into();
        whole["purposes"][0]["text"] = serde_json::json!({ "zh-CN": "**用途**：{{purpose}}", "en": "“\u{7}”\n" });
        whole["purposes"][0]["necessity"] = "核实身份".into();
        whole["purposes"][0]["automatedDecision"] = true.into();
        let notice: ConsentNotice = crate::read("notice", whole.clone()).unwrap();
        let written = serde_json::to_string(&notice).unwrap();
        assert_eq!(written, canonical(&notice));
        assert_eq!(written, serde_json_canonicalizer::to_string(&whole).unwrap());
        for member in ["assessment", "crossBorderRoute", "url", "count", "rule", "alternative", "impact", "recipients"]
        {
            assert!(written.contains(&["\"", member, "\":"].concat()), "{member} is not in the notice tried");
        }
        assert_eq!(super::notice(&notice), sha256(&written));
    }
}
