//! Sets of the classes that words and things of a message belong to.

use std::ops::{BitOr, BitOrAssign};

/// A set of classes, each known by its number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Set([u64; WORDS]);

const WORDS: usize = 3;

impl Set {
    pub const NONE: Set = Set([0; WORDS]);

    /// The set of one class.
    pub const fn of(class: usize) -> Set {
        let bit = 1 << (class % 64);
        Set(match class / 64 {
            0 => [bit, 0, 0],
            1 => [0, bit, 0],
            _ => [0, 0, bit],
        })
    }

    /// Whether the class of this number is in it.
    pub fn has(self, class: u8) -> bool {
        self.0.get(usize::from(class / 64)).is_some_and(|word| word >> (class % 64) & 1 != 0)
    }

    /// What is in either. `|`, where a constant is wanted.
    pub const fn with(self, other: Set) -> Set {
        let (Set([one, two, three]), Set([first, second, third])) = (self, other);
        Set([one | first, two | second, three | third])
    }

    /// What is not in the other.
    pub fn without(self, other: Set) -> Set {
        let (Set([one, two, three]), Set([first, second, third])) = (self, other);
        Set([one & !first, two & !second, three & !third])
    }

    /// Whether the two have a class in common.
    pub fn meets(self, other: Set) -> bool {
        let (Set([one, two, three]), Set([first, second, third])) = (self, other);
        one & first | two & second | three & third != 0
    }
}

impl BitOr for Set {
    type Output = Set;

    fn bitor(self, other: Set) -> Set {
        self.with(other)
    }
}

impl BitOrAssign for Set {
    fn bitor_assign(&mut self, other: Set) {
        *self = self.with(other);
    }
}
