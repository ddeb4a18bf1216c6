//! A place in what was handed over, and how our types are read from it.
//!
//! The readers are small functions over one tree, not code derived for each type, and they do not
//! return early: the first mistake is noted and reading goes on with stand-ins that nobody sees.
//! Derived readers were the largest part of the wasm, and after them the ways out of half-read
//! structs.

use super::{InputError, node::Node};
use crate::text;
use std::{borrow::Cow, cell::RefCell, collections::BTreeMap};

/// What stands where nothing was given.
static LEFT_OUT: Node<'static> = Node::Null;

/// A type that can be read from what a caller hands over.
pub trait FromInput: Sized {
    /// Reads the value at this place. Where something else stands than belongs there, it says so with
    /// [`At::fault`] and gives any value: whoever asked gets the first fault instead.
    fn from_input(at: &At<'_>) -> Self;

    /// What a member that was left out is; `None` where it is required.
    fn left_out() -> Option<Self> {
        None
    }
}

/// A place in what was handed over. The path is only written down when it is needed.
#[derive(Clone, Copy)]
pub struct At<'a> {
    node: &'a Node<'a>,
    parent: Option<&'a At<'a>>,
    step: Step<'a>,
    first: &'a RefCell<Option<InputError>>,
}

#[derive(Clone, Copy)]
enum Step<'a> {
    Name(&'a str),
    Item(usize),
}

impl<'a> At<'a> {
    pub(super) fn root(name: &'a str, node: &'a Node<'a>, first: &'a RefCell<Option<InputError>>) -> At<'a> {
        At { node, parent: None, step: Step::Name(name), first }
    }

    fn inner<'b>(&'b self, node: &'b Node<'b>, step: Step<'b>) -> At<'b> {
        At { node, parent: Some(self), step, first: self.first }
    }

    /// Says that something else belongs here. Only the first fault counts.
    #[cold]
    #[inline(never)]
    pub fn fault(&self, expected: &str) {
        if let Ok(mut first) = self.first.try_borrow_mut()
            && first.is_none()
        {
            let mut path = String::new();
            self.write_path(&mut path);
            let expected = if matches!(self.node, Node::TooMany) { "has too many members" } else { expected };
            *first = Some(InputError::new(path, expected));
        }
    }

    fn write_path(&self, out: &mut String) {
        if let Some(parent) = self.parent {
            parent.write_path(out);
        }
        match self.step {
            Step::Item(index) => {
                out.push('[');
                out.push_str(&index.to_string());
                out.push(']');
            }
            Step::Name(name) if self.parent.is_none() => out.push_str(name),
            // A name is the caller's word only if it looks like one; anything else may be a person's.
            Step::Name(name) if is_word(name) => {
                out.push('.');
                out.push_str(name);
            }
            Step::Name(_) => out.push_str("[…]"),
        }
    }

    /// Refuses a list of more than `most` entries: fewer than that are read in no time however they refer to
    /// one another.
    pub(crate) fn at_most(&self, name: &str, most: usize) {
        let at = self.inside(name);
        if matches!(at.node, Node::List(items) if items.len() > most) {
            at.fault("has too many members");
        }
    }

    /// Refuses every text in here that is longer than any that is meant, and every list and object of too many
    /// members, known or not.
    pub(crate) fn within(&self, limit: usize) {
        match self.node {
            Node::Text(text) if text::longer_than(text, limit) => self.fault("is too long"),
            Node::TooMany => self.fault(""),
            Node::List(items) => {
                for (index, node) in items.iter().enumerate() {
                    self.inner(node, Step::Item(index)).within(limit);
                }
            }
            Node::Object(members) => {
                for (name, node) in members {
                    self.inner(node, Step::Name(name)).within(limit);
                }
            }
            _ => {}
        }
    }

    /// What stands here.
    pub(crate) fn node(&self) -> &'a Node<'a> {
        self.node
    }

    /// The members of the object that stands here.
    pub(crate) fn members(&self) -> &'a [(Cow<'a, str>, Node<'a>)] {
        if let Node::Object(members) = self.node {
            return members;
        }
        self.fault("expected an object");
        &[]
    }

    /// Refuses every member that is not one of `names`.
    pub(crate) fn only(&self, names: &[&str]) {
        for (name, node) in self.members() {
            if !names.contains(&name.as_ref()) {
                self.inner(node, Step::Name(name)).fault("is not a known member");
            }
        }
    }

    /// The member called `name`; left out and `null` are the same.
    #[inline(never)]
    fn inside<'b>(&'b self, name: &'b str) -> At<'b> {
        let found = self.members().iter().find(|(known, _)| known == name);
        self.inner(found.map_or(&LEFT_OUT, |(_, node)| node), Step::Name(name))
    }

    /// Reads the member called `name`; one that is required and left out is a fault.
    #[inline(never)]
    pub fn member<T: FromInput>(&self, name: &str) -> T {
        let at = self.inside(name);
        if matches!(at.node, Node::Null) {
            if let Some(value) = T::left_out() {
                return value;
            }
            at.fault("is required");
        }
        T::from_input(&at)
    }

    /// Reads the member called `name`, or gives `default` when it was left out.
    #[inline(never)]
    pub fn member_or<T: FromInput>(&self, name: &str, default: T) -> T {
        let at = self.inside(name);
        if matches!(at.node, Node::Null) { default } else { T::from_input(&at) }
    }

    /// The text that stands here, if one does.
    pub(crate) fn text(&self) -> Option<&'a str> {
        match self.node {
            Node::Text(text) => Some(text),
            _ => None,
        }
    }

    /// Whether a list stands here.
    pub(crate) fn is_list(&self) -> bool {
        matches!(self.node, Node::List(_))
    }

    /// Which of these words stands here.
    #[inline(never)]
    pub(crate) fn word(&self, words: &[&str]) -> usize {
        let found = self.text().and_then(|text| words.iter().position(|word| *word == text));
        found.unwrap_or_else(|| {
            self.fault(&["expected one of ", &words.join(", ")].concat());
            0
        })
    }
}

/// Letters, and too few digits to be anybody's number.
pub(crate) fn is_word(name: &str) -> bool {
    (1..=40).contains(&name.len())
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric())
        && name.bytes().filter(u8::is_ascii_digit).count() < 7
}

impl FromInput for String {
    fn from_input(at: &At<'_>) -> String {
        if at.text().is_none() {
            at.fault("expected a string");
        }
        at.text().unwrap_or_default().to_owned()
    }
}

impl FromInput for bool {
    fn from_input(at: &At<'_>) -> bool {
        if !matches!(at.node, Node::Bool(_)) {
            at.fault("expected true or false");
        }
        matches!(at.node, Node::Bool(true))
    }
}

impl FromInput for u32 {
    fn from_input(at: &At<'_>) -> u32 {
        match at.node {
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
            Node::Number(value) if *value >= 0.0 && *value <= f64::from(u32::MAX) && value.fract() == 0.0 => {
                *value as u32
            }
            _ => {
                at.fault("expected a whole number from 0 on");
                0
            }
        }
    }
}

impl<T: FromInput> FromInput for Option<T> {
    fn from_input(at: &At<'_>) -> Option<T> {
        if matches!(at.node, Node::Null) { None } else { Some(T::from_input(at)) }
    }

    fn left_out() -> Option<Option<T>> {
        Some(None)
    }
}

impl<T: FromInput> FromInput for Vec<T> {
    fn from_input(at: &At<'_>) -> Vec<T> {
        let Node::List(items) = at.node else {
            at.fault("expected an array");
            return Vec::new();
        };
        items.iter().enumerate().map(|(index, node)| T::from_input(&at.inner(node, Step::Item(index)))).collect()
    }
}

impl<T: FromInput> FromInput for BTreeMap<String, T> {
    fn from_input(at: &At<'_>) -> BTreeMap<String, T> {
        // One by one: `collect` would bring a sort of its own into the wasm for each type.
        let mut map = BTreeMap::new();
        for (name, node) in at.members() {
            map.insert(name.as_ref().to_owned(), T::from_input(&at.inner(node, Step::Name(name))));
        }
        map
    }
}

/// Reads a struct member by member: `reads!(Contact { name: "name", adult: "adult" or false });`.
/// `strictly` before the name refuses members that are not listed; `|at| { … }` there looks at the place first.
macro_rules! reads {
    (|$at:ident| $first:block $type:ident { $($field:ident: $name:literal $(or $default:expr)?),* $(,)? }) => {
        $crate::input::reads!(@ $type { $($field: $name $(or $default)?),* } $at $first);
    };
    (strictly $type:ident { $($field:ident: $name:literal $(or $default:expr)?),* $(,)? }) => {
        $crate::input::reads!(@ $type { $($field: $name $(or $default)?),* } at { at.only(&[$($name),*]); });
    };
    ($type:ident { $($field:ident: $name:literal $(or $default:expr)?),* $(,)? }) => {
        $crate::input::reads!(@ $type { $($field: $name $(or $default)?),* } at { at.members(); });
    };
    (@ $type:ident { $($field:ident: $name:literal $(or $default:expr)?),* } $at:ident $first:block) => {
        impl $crate::input::FromInput for $type {
            fn from_input($at: &$crate::input::At<'_>) -> $type {
                $first
                $type { $($field: $crate::input::reads!(@member $at, $name $(, $default)?)),* }
            }
        }
    };
    (@member $at:ident, $name:literal) => { $at.member($name) };
    (@member $at:ident, $name:literal, $default:expr) => { $at.member_or($name, $default) };
}
pub(crate) use reads;

/// Spells an enum's variants: how they are read, written (`Serialize`), and called (`word`).
macro_rules! spelled {
    ($type:ident { $($variant:ident = $word:literal),* $(,)? }) => {
        impl $type {
            /// How JSON spells it.
            #[allow(dead_code)]
            pub fn as_str(self) -> &'static str {
                match self { $($type::$variant => $word),* }
            }
        }

        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
                out.serialize_str(self.as_str())
            }
        }

        /// Reads back what `Serialize` wrote, for who keeps reports.
        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(input: D) -> Result<$type, D::Error> {
                match <std::borrow::Cow<'de, str>>::deserialize(input)?.as_ref() {
                    $($word => Ok($type::$variant),)*
                    _ => Err(serde::de::Error::custom("an unknown word")),
                }
            }
        }

        impl $crate::input::FromInput for $type {
            fn from_input(at: &$crate::input::At<'_>) -> $type {
                const ALL: &[$type] = &[$($type::$variant),*];
                // `word` gives an index of the list.
                #[allow(clippy::indexing_slicing)]
                ALL[at.word(&[$($word),*])]
            }
        }
    };
}
pub(crate) use spelled;
