//! Numbers of identity papers and bank cards in a text, hidden but for their last four. The page covers them in the
//! same way before anything is sent (`www/pages/sms/covered.js`); both are tested by the same cases.

/// From so many digits on a number is nobody's phone: identity numbers have 15 or 18, bank cards 15 to 19.
const SHORTEST: usize = 15;
/// Written in groups, a longer row is several numbers.
const LONGEST: usize = 19;

/// Digits in a row, and the place of each.
struct Group {
    digits: Vec<usize>,
    /// Where the next character stands.
    end: usize,
}

/// The text with all but the last four digits of every such number hidden.
pub fn covered(text: &str) -> String {
    let mut chars: Vec<char> = text.chars().collect();
    let groups = groups(&chars);
    let mut at = 0;
    while let Some(group) = groups.get(at) {
        let (mut digits, mut taken, mut mark) = (group.digits.clone(), 1, None);
        let mut whole = (digits.len() >= SHORTEST).then(|| (digits.clone(), 1));
        while let (Some(last), Some(next)) = (groups.get(at + taken - 1), groups.get(at + taken)) {
            let between = (next.digits.first() == Some(&(last.end + 1))).then(|| chars.get(last.end)).flatten();
            let Some(between) = between.filter(|ch| parts(**ch) && mark.is_none_or(|mark| mark == **ch)) else { break };
            if last.digits.len() < 4 {
                break;
            }
            mark = Some(*between);
            digits.extend(&next.digits);
            taken += 1;
            if (SHORTEST..=LONGEST).contains(&digits.len()) {
                whole = Some((digits.clone(), taken));
            }
        }
        at += whole.as_ref().map_or(1, |(_, taken)| *taken);
        let (digits, _) = whole.unwrap_or_default();
        for place in digits.iter().take(digits.len().saturating_sub(4)) {
            if let Some(ch) = chars.get_mut(*place) {
                *ch = '*';
            }
        }
    }
    chars.into_iter().collect()
}

fn groups(chars: &[char]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let mut open = false;
    for (at, ch) in chars.iter().enumerate() {
        let ends = open && matches!(ch, 'X' | 'x' | 'Ｘ' | 'ｘ');
        if ch.is_ascii_digit() || ('０'..='９').contains(ch) || ends {
            match groups.last_mut().filter(|_| open) {
                Some(group) => {
                    group.digits.push(at);
                    group.end = at + 1;
                }
                None => groups.push(Group { digits: vec![at], end: at + 1 }),
            }
            open = !ends;
        } else if !hidden(*ch) {
            open = false;
        }
    }
    groups
}

/// What parts a number that is written in groups.
fn parts(ch: char) -> bool {
    matches!(ch, ' ' | '-' | '\u{3000}' | '－' | '‐' | '–')
}

/// What nobody sees, and no number ends at.
fn hidden(ch: char) -> bool {
    matches!(ch, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::covered;
    use serde_json::Value;

    #[test]
    fn identity_and_card_numbers_keep_their_last_four() {
        let cases: Value = serde_json::from_str(include_str!("../../../../tests/fixtures/covered.json")).unwrap();
        for case in cases.as_array().unwrap() {
            assert_eq!(case[1], covered(case[0].as_str().unwrap()), "{case}");
        }
    }
}
