//! The packed words of `table.rs`, one after the other. `src/build/sms/packed.rs` says how they are laid out.

use super::table::{ALPHABET, PACKED, SHARED, SHORT};

/// Calls for each word, with the number of its list.
pub(super) fn each(mut call: impl FnMut(usize, &[char])) {
    let alphabet = alphabet();
    let mut word: Vec<char> = Vec::new();
    let (mut list, mut begun) = (0_usize, false);
    let mut bytes = PACKED.iter().copied();
    while let Some(byte) = bytes.next() {
        match byte {
            ..=SHARED => {
                if begun {
                    call(list - 1, &word);
                }
                begun = true;
                word.truncate(byte.into());
            }
            NEXT => {
                if begun {
                    call(list - 1, &word);
                }
                begun = false;
                list += 1;
                word.clear();
            }
            _ => {
                let index = usize::from(byte - NEXT - 1);
                let index = match index.checked_sub(SHORT.into()) {
                    Some(page) => usize::from(SHORT) + page * 256 + usize::from(bytes.next().unwrap_or_default()),
                    None => index,
                };
                word.extend(alphabet.get(index));
            }
        }
    }
    if begun {
        call(list - 1, &word);
    }
}

/// Begins the next list.
const NEXT: u8 = SHARED + 1;

fn alphabet() -> Vec<char> {
    let (mut letter, mut step, mut shift) = (0_u32, 0_u32, 0);
    let mut letters = Vec::with_capacity(ALPHABET.len());
    for byte in ALPHABET {
        step |= u32::from(byte & 0x7F) << shift;
        shift += 7;
        if byte < 0x80 {
            letter = letter.wrapping_add(step) & 0x1F_FFFF;
            letters.push(char::from_u32(letter).unwrap_or_default());
            (step, shift) = (0, 0);
        }
    }
    letters
}
