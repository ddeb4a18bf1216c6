//! One-time codes: made, marked, compared. A code is known to where the simulator shows it,
//! and to nothing that is kept.

use crate::hex::hex;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::hint::black_box;

/// Digits of a code (ASVS 5.0, 6.5.4: at least 20 bits).
pub const DIGITS: u32 = 6;
/// Wrong codes after which a code is void (6.6.3).
pub const TRIES: u32 = 5;
/// How long a code can be used, in seconds (6.5.5: at most 10 minutes).
pub const LIFETIME: i64 = 5 * 60;
/// Seconds between two codes to one number.
pub const PAUSE: i64 = 60;
/// Codes to one number within [`DAY`].
pub const A_DAY: usize = 5;
/// In seconds.
pub const DAY: i64 = 24 * 3600;

/// The key of this process. With it codes end when the server ends, wherever their marks are kept.
pub struct Secret {
    key: [u8; 32],
    /// Says that two marks were made with the same key, and nothing about it.
    process: String,
}

impl Secret {
    /// A new one from the system's random numbers.
    pub fn new() -> Result<Secret, getrandom::Error> {
        let mut key = [0; 32];
        getrandom::fill(&mut key)?;
        Ok(Secret { key, process: crate::random::name()? })
    }
}

/// A code that was sent, as it is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sent {
    process: String,
    salt: String,
    mark: String,
    /// Seconds since 1970.
    pub at: i64,
    /// Wrong codes so far.
    pub tries: u32,
}

impl Sent {
    /// When it can no longer be used.
    pub fn ends(&self) -> i64 {
        self.at.saturating_add(LIFETIME)
    }

    /// Made by a server that has ended since.
    pub fn is_lost(&self, secret: &Secret) -> bool {
        self.process != secret.process
    }

    /// Whether it is this code, for the same purpose.
    pub fn is(&self, code: &str, bound_to: &[&str], secret: &Secret) -> bool {
        same(self.mark.as_bytes(), mark(secret, &self.salt, bound_to, code).as_bytes())
    }
}

/// A new code and what is kept of it. `bound_to` is what it is good for: the case, the step, the
/// number.
pub fn make(bound_to: &[&str], at: i64, secret: &Secret) -> Result<(String, Sent), getrandom::Error> {
    let code = random_digits()?;
    let salt = crate::random::name()?;
    let mark = mark(secret, &salt, bound_to, &code);
    Ok((code, Sent { process: secret.process.clone(), salt, mark, at, tries: 0 }))
}

/// Every code equally likely: draws that would favour the low ones are drawn again.
fn random_digits() -> Result<String, getrandom::Error> {
    const CODES: u32 = 10_u32.pow(DIGITS);
    const EVEN: u32 = u32::MAX - u32::MAX % CODES;
    loop {
        let mut bytes = [0; 4];
        getrandom::fill(&mut bytes)?;
        let drawn = u32::from_le_bytes(bytes);
        if drawn < EVEN {
            return Ok(format!("{:0width$}", drawn % CODES, width = DIGITS as usize));
        }
    }
}

fn mark(secret: &Secret, salt: &str, bound_to: &[&str], code: &str) -> String {
    let mut message = Vec::new();
    for part in [salt].iter().chain(bound_to).chain(&[code]) {
        message.extend_from_slice(part.as_bytes());
        message.push(0);
    }
    hex(&hmac(&secret.key, &message))
}

/// HMAC-SHA-256 (RFC 2104).
fn hmac(key: &[u8; 32], message: &[u8]) -> [u8; 32] {
    let pad = |with: u8| {
        let mut block = [with; 64];
        for (byte, of_key) in block.iter_mut().zip(key) {
            *byte ^= of_key;
        }
        block
    };
    let inner = Sha256::new().chain_update(pad(0x36)).chain_update(message).finalize();
    Sha256::new().chain_update(pad(0x5c)).chain_update(inner).finalize().into()
}

/// Takes as long for a wrong text as for the right one of the same length.
fn same(one: &[u8], other: &[u8]) -> bool {
    let differing = one.iter().zip(other).fold(0, |all, (one, other)| black_box(all | (one ^ other)));
    one.len() == other.len() && black_box(differing) == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mark_is_the_standard_s() {
        // RFC 4231, test case 1, whose key of 20 bytes is filled with zeros in both writings.
        let mut key = [0; 32];
        key[..20].fill(0x0b);
        assert_eq!(hex(&hmac(&key, b"Hi There")), "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
    }

    #[test]
    fn a_code_is_good_for_one_thing() {
        let secret = Secret::new().unwrap();
        let (code, sent) = make(&["case", "otp-new", "+86139"], 0, &secret).unwrap();
        assert_eq!(code.len(), DIGITS as usize);
        assert!(sent.is(&code, &["case", "otp-new", "+86139"], &secret));
        for other in [["other", "otp-new", "+86139"], ["case", "otp-old", "+86139"], ["case", "otp-new", "+86138"]] {
            assert!(!sent.is(&code, &other, &secret), "{other:?}");
        }
        assert!(!sent.is(&code, &["case", "otp-new", "+86139"], &Secret::new().unwrap()));
        assert!(sent.is_lost(&Secret::new().unwrap()));
        assert!(!serde_json::to_string(&sent).unwrap().contains(&code));
    }
}
