//! Hashes that let somebody prove later which notice a person saw, and tell whether it changed in
//! what matters.

use super::{
    canonical::canonical,
    notice::{Category, ConsentNotice, Localized, Purpose, Recipient, RecipientRole, Retention},
};
use serde::Serialize;
use sha2::{Digest, Sha256};

/// What a consent covers: change any of it and the person has to be asked again (PIPL article 14).
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Material<'a> {
    id: &'a str,
    purpose: &'a Localized,
    method: &'a Localized,
    categories: Vec<MaterialCategory<'a>>,
    recipients: Vec<MaterialRecipient<'a>>,
    retention: &'a Retention,
}

#[derive(Serialize)]
struct MaterialCategory<'a> {
    id: &'a str,
    name: &'a Localized,
}

/// Without the contact: a new phone number of a recipient is no new recipient.
#[derive(Serialize)]
struct MaterialRecipient<'a> {
    name: &'a str,
    role: RecipientRole,
    region: &'a str,
    purpose: &'a Localized,
    method: &'a Localized,
    categories: Vec<MaterialCategory<'a>>,
}

/// The hash of every purpose's matter, in their order.
pub(super) fn materials(notice: &ConsentNotice) -> Vec<String> {
    notice.purposes.iter().map(|purpose| material(notice, purpose)).collect()
}

/// The hash of one purpose's matter.
pub(super) fn material(notice: &ConsentNotice, purpose: &Purpose) -> String {
    sha256(&canonical(&matter(notice, purpose)))
}

/// The hash of the whole notice's matter: the processor's name, and the hash of every purpose.
pub(super) fn material_of_all(notice: &ConsentNotice, purposes: &[String]) -> String {
    sha256(&canonical(&(&notice.processor.name, purposes)))
}

fn matter<'a>(notice: &'a ConsentNotice, purpose: &'a Purpose) -> Material<'a> {
    Material {
        id: &purpose.id,
        purpose: &purpose.purpose,
        method: &purpose.method,
        categories: named(notice, &purpose.categories),
        recipients: purpose
            .recipients
            .iter()
            .filter_map(|id| notice.recipient(id))
            .map(|recipient: &Recipient| MaterialRecipient {
                name: &recipient.name,
                role: recipient.role,
                region: &recipient.region,
                purpose: &recipient.purpose,
                method: &recipient.method,
                categories: named(notice, &recipient.categories),
            })
            .collect(),
        retention: &purpose.retention,
    }
}

fn named<'a>(notice: &'a ConsentNotice, ids: &[String]) -> Vec<MaterialCategory<'a>> {
    ids.iter()
        .filter_map(|id| notice.category(id))
        .map(|category: &Category| MaterialCategory { id: &category.id, name: &category.name })
        .collect()
}

/// `sha256:` and 64 hexadecimal digits.
pub(super) fn sha256(text: &str) -> String {
    const HEX: [char; 16] = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'];
    let mut out = String::with_capacity(71);
    out.push_str("sha256:");
    for byte in Sha256::digest(text.as_bytes()) {
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

/// The hash of the whole notice in canonical JSON.
pub(super) fn notice(notice: &ConsentNotice) -> String {
    sha256(&canonical(notice))
}
