//! Names nobody can guess.

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// 144 random bits from the system, as 24 characters of base64url (RFC 4648, section 5).
pub fn name() -> Result<String, getrandom::Error> {
    let mut bytes = [0_u8; 18];
    getrandom::fill(&mut bytes)?;
    let mut name = String::with_capacity(24);
    for three in bytes.chunks_exact(3) {
        let bits = three.iter().fold(0_usize, |bits, byte| bits << 8 | usize::from(*byte));
        name.extend(
            [18, 12, 6, 0].iter().filter_map(|shift| ALPHABET.get(bits >> shift & 63)).map(|byte| char::from(*byte)),
        );
    }
    Ok(name)
}

/// Whether a text could be one of these names: anything else need not be looked up.
pub fn is_name(text: &str) -> bool {
    text.len() == 24 && text.bytes().all(|byte| ALPHABET.contains(&byte))
}
