//! A place in what was handed over, and how our types are read from it.
//!
//! The readers are small functions over one tree, not code derived for each type: derived readers
//! were the largest part of the wasm.

use super::{InputError, node::Node};
use std::collections::BTreeMap;

/// A type that can be read from what a caller hands over.
pub trait FromInput: Sized {
    /// Reads the value at this place.
    ///
    /// # Errors
    /// The first place at which something else stands than belongs there.
    fn from_input(at: &At<'_>) -> Result<Self, InputError>;

    /// What a member that was left out is; `None` where it is required.
    fn left_out() -> Option<Self> {
        None
    }
}

/// A place in what was handed over. The path is only written down when it is needed.
#[derive(Clone, Copy)]
pub struct At<'a> {
    node: &'a Node,
    parent: Option<&'a At<'a>>,
    step: Step<'a>,
}

#[derive(Clone, Copy)]
enum Step<'a> {
    Name(&'a str),
    Item(usize),
}

impl<'a> At<'a> {
    pub(super) fn root(name: &'a str, node: &'a Node) -> At<'a> {
        At { node, parent: None, step: Step::Name(name) }
    }

    /// The error that something else belongs here.
    #[cold]
    pub fn fault(&self, expected: &str) -> InputError {
        let mut path = String::new();
        self.write_path(&mut path);
        InputError::new(path, expected)
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
            Step::Name(name) if name.len() <= 40 && name.bytes().all(|byte| byte.is_ascii_alphanumeric()) => {
                out.push('.');
                out.push_str(name);
            }
            Step::Name(_) => out.push_str("[…]"),
        }
    }

    /// The members of the object that stands here.
    pub(crate) fn members(&self) -> Result<&'a [(String, Node)], InputError> {
        match self.node {
            Node::Object(members) => Ok(members),
            _ => Err(self.fault("expected an object")),
        }
    }

    /// Refuses every member that is not one of `names`.
    pub(crate) fn only(&self, names: &[&str]) -> Result<(), InputError> {
        for (name, node) in self.members()? {
            if !names.contains(&name.as_str()) {
                return Err(At { node, parent: Some(self), step: Step::Name(name) }.fault("is not a known member"));
            }
        }
        Ok(())
    }

    /// The member called `name`; left out and `null` are the same.
    #[inline(never)]
    fn inside<'b>(&'b self, name: &'b str) -> Result<At<'b>, InputError> {
        let found = self.members()?.iter().find(|(known, _)| known == name);
        Ok(At { node: found.map_or(&Node::Null, |(_, node)| node), parent: Some(self), step: Step::Name(name) })
    }

    /// Reads the member called `name`.
    ///
    /// # Errors
    /// A member that is required and left out, or one that is something else.
    #[inline(never)]
    pub fn member<T: FromInput>(&self, name: &str) -> Result<T, InputError> {
        let at = self.inside(name)?;
        match at.node {
            Node::Null => T::left_out().ok_or_else(|| at.fault("is required")),
            _ => T::from_input(&at),
        }
    }

    /// Reads the member called `name`, or gives `default` when it was left out.
    ///
    /// # Errors
    /// A member that is something else.
    #[inline(never)]
    pub fn member_or<T: FromInput>(&self, name: &str, default: T) -> Result<T, InputError> {
        let at = self.inside(name)?;
        match at.node {
            Node::Null => Ok(default),
            _ => T::from_input(&at),
        }
    }

    /// The text that stands here.
    pub(crate) fn text(&self) -> Result<&'a str, InputError> {
        match self.node {
            Node::Text(text) => Ok(text),
            _ => Err(self.fault("expected a string")),
        }
    }

    /// Which of these words stands here.
    pub(crate) fn word(&self, words: &[&str]) -> Result<usize, InputError> {
        let found = match self.node {
            Node::Text(text) => words.iter().position(|word| word == text),
            _ => None,
        };
        found.ok_or_else(|| self.fault(&["expected one of ", &words.join(", ")].concat()))
    }
}

impl FromInput for String {
    fn from_input(at: &At<'_>) -> Result<String, InputError> {
        at.text().map(str::to_owned)
    }
}

impl FromInput for bool {
    fn from_input(at: &At<'_>) -> Result<bool, InputError> {
        match at.node {
            Node::Bool(value) => Ok(*value),
            _ => Err(at.fault("expected true or false")),
        }
    }
}

impl FromInput for u32 {
    fn from_input(at: &At<'_>) -> Result<u32, InputError> {
        match at.node {
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
            Node::Number(value) if *value >= 0.0 && *value <= f64::from(u32::MAX) && value.fract() == 0.0 => {
                Ok(*value as u32)
            }
            _ => Err(at.fault("expected a whole number from 0 on")),
        }
    }
}

impl<T: FromInput> FromInput for Option<T> {
    fn from_input(at: &At<'_>) -> Result<Option<T>, InputError> {
        match at.node {
            Node::Null => Ok(None),
            _ => T::from_input(at).map(Some),
        }
    }

    fn left_out() -> Option<Option<T>> {
        Some(None)
    }
}

impl<T: FromInput> FromInput for Vec<T> {
    fn from_input(at: &At<'_>) -> Result<Vec<T>, InputError> {
        let Node::List(items) = at.node else { return Err(at.fault("expected an array")) };
        let mut list = Vec::with_capacity(items.len());
        for (index, node) in items.iter().enumerate() {
            list.push(T::from_input(&At { node, parent: Some(at), step: Step::Item(index) })?);
        }
        Ok(list)
    }
}

impl<T: FromInput> FromInput for BTreeMap<String, T> {
    fn from_input(at: &At<'_>) -> Result<BTreeMap<String, T>, InputError> {
        let mut map = BTreeMap::new();
        for (name, node) in at.members()? {
            map.insert(name.clone(), T::from_input(&At { node, parent: Some(at), step: Step::Name(name) })?);
        }
        Ok(map)
    }
}

/// Reads a struct member by member: `reads!(Contact { name: "name", adult: "adult" or false });`.
/// `strictly` before the name refuses members that are not listed.
macro_rules! reads {
    (strictly $type:ident { $($field:ident: $name:literal $(or $default:expr)?),* $(,)? }) => {
        $crate::input::reads!(@ $type { $($field: $name $(or $default)?),* } at { at.only(&[$($name),*])?; });
    };
    ($type:ident { $($field:ident: $name:literal $(or $default:expr)?),* $(,)? }) => {
        $crate::input::reads!(@ $type { $($field: $name $(or $default)?),* } at { at.members()?; });
    };
    (@ $type:ident { $($field:ident: $name:literal $(or $default:expr)?),* } $at:ident $first:block) => {
        impl $crate::input::FromInput for $type {
            fn from_input($at: &$crate::input::At<'_>) -> Result<$type, $crate::InputError> {
                $first
                Ok($type { $($field: $crate::input::reads!(@member $at, $name $(, $default)?)),* })
            }
        }
    };
    (@member $at:ident, $name:literal) => { $at.member($name)? };
    (@member $at:ident, $name:literal, $default:expr) => { $at.member_or($name, $default)? };
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
            fn from_input(at: &$crate::input::At<'_>) -> Result<$type, $crate::InputError> {
                let index = at.word(&[$($word),*])?;
                [$($type::$variant),*].get(index).copied().ok_or_else(|| at.fault("expected a known word"))
            }
        }
    };
}
pub(crate) use spelled;
