//! Mobile numbers that look made up. Real numbers look so, too: never more than a warning.

use super::{china::SAMPLES, digits::value};

/// So many equal digits at the end, or so many in sequence, are worth a second look.
const STRIKING: usize = 6;

/// What is striking about a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Striking {
    /// So many equal digits at the end.
    Repeated(usize),
    /// So many digits running up or down.
    Sequence(usize),
    /// A number of examples and tests.
    Sample,
}

/// The most striking thing about a mainland mobile number.
pub(crate) fn striking(nsn: &[u8]) -> Option<Striking> {
    if SAMPLES.contains(&value(nsn)) {
        return Some(Striking::Sample);
    }
    let last = nsn.last()?;
    let repeated = nsn.iter().rev().take_while(|digit| *digit == last).count();
    if repeated >= STRIKING {
        return Some(Striking::Repeated(repeated));
    }
    let sequence = run(nsn, 1).max(run(nsn, -1));
    (sequence >= STRIKING).then_some(Striking::Sequence(sequence))
}

/// The longest run in which every digit is its neighbour plus `step`.
fn run(digits: &[u8], step: i16) -> usize {
    let mut longest = 1;
    let mut current = 1;
    for pair in digits.windows(2) {
        if let [one, next] = pair {
            current = if i16::from(*next) - i16::from(*one) == step { current + 1 } else { 1 };
            longest = longest.max(current);
        }
    }
    longest
}
