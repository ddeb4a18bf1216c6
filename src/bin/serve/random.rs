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

/// A UUID of version 4 (RFC 9562): 122 random bits.
pub fn uuid() -> Result<String, getrandom::Error> {
    let mut bytes = [0_u8; 16];
    getrandom::fill(&mut bytes)?;
    let bits =
        u128::from_be_bytes(bytes) & !(0xF000_u128 << 64 | 0xC000_u128 << 48) | (0x4000_u128 << 64 | 0x8000_u128 << 48);
    let digits = format!("{bits:032x}");
    let part = |range| digits.get(range).unwrap_or_default();
    Ok([part(0..8), part(8..12), part(12..16), part(16..20), part(20..32)].join("-"))
}

/// Whether a text could be one of these names: anything else need not be looked up.
pub fn is_name(text: &str) -> bool {
    text.len() == 24 && text.bytes().all(|byte| ALPHABET.contains(&byte))
}
