//! Makes our types of a [`Node`]. The error is built on the way out, so that reading what is right
//! costs nothing for it.

use super::{InputError, Node};
use serde::{
    Deserializer,
    de::{
        DeserializeSeed, EnumAccess, Error, Expected, IntoDeserializer, MapAccess, SeqAccess, Unexpected,
        VariantAccess, Visitor, value::StrDeserializer,
    },
    forward_to_deserialize_any,
};
use std::fmt;

/// What belongs at a place, and the steps to it, innermost first.
#[derive(Debug)]
pub(crate) struct Fault {
    steps: Vec<Step>,
    expected: String,
}

#[derive(Debug)]
enum Step {
    Member(String),
    Item(usize),
}

impl Fault {
    fn new(expected: String) -> Fault {
        Fault { steps: Vec::new(), expected }
    }

    fn at(mut self, step: Step) -> Fault {
        self.steps.push(step);
        self
    }

    /// The finished error for an argument called `name`.
    pub fn under(self, name: &str) -> InputError {
        let mut path = name.to_owned();
        for step in self.steps.iter().rev() {
            match step {
                Step::Item(index) => {
                    path.push('[');
                    path.push_str(&index.to_string());
                    path.push(']');
                }
                // A key is the caller's word only if it looks like one; anything else may be a person's.
                Step::Member(key) if key.len() <= 40 && key.bytes().all(|byte| byte.is_ascii_alphanumeric()) => {
                    path.push('.');
                    path.push_str(key);
                }
                Step::Member(_) => path.push_str("[…]"),
            }
        }
        InputError::new(path, self.expected)
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.expected)
    }
}

impl std::error::Error for Fault {}

/// serde hands over what it found beside what it expected; what it found is not repeated.
impl Error for Fault {
    fn custom<T: fmt::Display>(words: T) -> Fault {
        Fault::new(words.to_string())
    }

    fn invalid_type(_: Unexpected<'_>, expected: &dyn Expected) -> Fault {
        Fault::new(["expected ", &expected.to_string()].concat())
    }

    fn invalid_value(found: Unexpected<'_>, expected: &dyn Expected) -> Fault {
        Fault::invalid_type(found, expected)
    }

    fn invalid_length(_: usize, expected: &dyn Expected) -> Fault {
        Fault::new(["expected ", &expected.to_string()].concat())
    }

    fn unknown_variant(_: &str, expected: &'static [&'static str]) -> Fault {
        Fault::new(["expected one of ", &expected.join(", ")].concat())
    }

    fn unknown_field(field: &str, _: &'static [&'static str]) -> Fault {
        // The member's name is the last step already (`Members::next_key_seed`).
        let _ = field;
        Fault::new("is not a known member".to_owned())
    }

    fn missing_field(field: &'static str) -> Fault {
        Fault::new("is required".to_owned()).at(Step::Member(field.to_owned()))
    }

    fn duplicate_field(field: &'static str) -> Fault {
        Fault::new("stands twice".to_owned()).at(Step::Member(field.to_owned()))
    }
}

impl<'de> Deserializer<'de> for &'de Node {
    type Error = Fault;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self {
            Node::Null => visitor.visit_unit(),
            Node::Bool(value) => visitor.visit_bool(*value),
            Node::Number(value) => number(*value, visitor),
            Node::Text(text) => visitor.visit_str(text),
            Node::List(list) => visitor.visit_seq(Items { list, next: 0 }),
            Node::Object(members) => visitor.visit_map(Members { members, next: 0 }),
        }
    }

    #[inline(never)]
    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self {
            Node::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        match self {
            Node::Text(text) => visitor.visit_enum(Choice(text)),
            _ => Err(Fault::unknown_variant("", variants)),
        }
    }

    /// A member that is `undefined` or `null` is a member left out, so that a default applies.
    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        match self {
            Node::Object(members) => visitor.visit_map(Members { members, next: 0 }),
            _ => Err(Fault::new("expected an object".to_owned())),
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf
        unit unit_struct seq tuple tuple_struct map identifier ignored_any
    }
}

/// Whole numbers are handed on as such; JavaScript does not tell 3 from 3.0.
fn number<'de, V: Visitor<'de>>(value: f64, visitor: V) -> Result<V::Value, Fault> {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    if value >= 0.0 && value <= 9_007_199_254_740_992.0 && value.fract() == 0.0 {
        return visitor.visit_u64(value as u64);
    }
    visitor.visit_f64(value)
}

struct Items<'de> {
    list: &'de [Node],
    next: usize,
}

impl<'de> SeqAccess<'de> for Items<'de> {
    type Error = Fault;

    #[inline(never)]
    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Fault> {
        let Some(item) = self.list.get(self.next) else { return Ok(None) };
        let index = self.next;
        self.next += 1;
        seed.deserialize(item).map(Some).map_err(|fault| fault.at(Step::Item(index)))
    }
}

struct Members<'de> {
    members: &'de [(String, Node)],
    next: usize,
}

impl<'de> MapAccess<'de> for Members<'de> {
    type Error = Fault;

    #[inline(never)]
    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Fault> {
        loop {
            let Some((key, value)) = self.members.get(self.next) else { return Ok(None) };
            if *value == Node::Null {
                self.next += 1;
                continue;
            }
            let key_text: StrDeserializer<'_, Fault> = key.as_str().into_deserializer();
            return seed.deserialize(key_text).map(Some).map_err(|fault| fault.at(Step::Member(key.clone())));
        }
    }

    #[inline(never)]
    fn next_value_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<T::Value, Fault> {
        let Some((key, value)) = self.members.get(self.next) else {
            return Err(Fault::new("is not what belongs here".to_owned()));
        };
        self.next += 1;
        seed.deserialize(value).map_err(|fault| fault.at(Step::Member(key.clone())))
    }
}

/// One of a fixed set of words.
struct Choice<'de>(&'de str);

impl<'de> EnumAccess<'de> for Choice<'de> {
    type Error = Fault;
    type Variant = Unit;

    fn variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<(T::Value, Unit), Fault> {
        let word: StrDeserializer<'_, Fault> = self.0.into_deserializer();
        Ok((seed.deserialize(word)?, Unit))
    }
}

struct Unit;

impl<'de> VariantAccess<'de> for Unit {
    type Error = Fault;

    fn unit_variant(self) -> Result<(), Fault> {
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, _: T) -> Result<T::Value, Fault> {
        Err(Fault::new("expected a word".to_owned()))
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, _: V) -> Result<V::Value, Fault> {
        Err(Fault::new("expected a word".to_owned()))
    }

    fn struct_variant<V: Visitor<'de>>(self, _: &'static [&'static str], _: V) -> Result<V::Value, Fault> {
        Err(Fault::new("expected a word".to_owned()))
    }
}
