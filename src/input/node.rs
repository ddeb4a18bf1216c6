//! Plain data of any source: what JSON can say, and nothing else.

use crate::wipe::wipe;
use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{EnumAccess, Error, IgnoredAny, MapAccess, SeqAccess, Visitor},
};
use std::{borrow::Cow, fmt, mem};

/// As many members an object may have: more than any of ours.
pub(super) const MEMBER_LIMIT: usize = 1_000;
/// As many entries a list may have. Only a lender's own list of staff is longer than a page.
pub(super) const ENTRY_LIMIT: usize = 20_000;

/// A value of the caller's. Depth is the source's to limit: serde_json stops at 128 levels,
/// `www/heyan/boundary.js` at 24. What the source holds as it is said is not copied: most texts, and all names of members.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Node<'a> {
    /// `null`, `undefined`, or left out.
    Null,
    Bool(bool),
    Number(f64),
    Text(Cow<'a, str>),
    List(Vec<Node<'a>>),
    Object(Vec<(Cow<'a, str>, Node<'a>)>),
    /// More than [`MEMBER_LIMIT`] or [`ENTRY_LIMIT`]: nothing of it is kept, and no type can be read from it.
    TooMany,
}

/// What a form says may be an identity number.
impl Drop for Node<'_> {
    fn drop(&mut self) {
        if let Node::Text(Cow::Owned(text)) = self {
            wipe(&mut mem::take(text).into_bytes());
        }
    }
}

impl<'a> Node<'a> {
    /// An object of these members, without those that are left out.
    pub(crate) fn object(members: Vec<(&'a str, Node<'a>)>) -> Node<'a> {
        let there = members.into_iter().filter(|(_, node)| *node != Node::Null);
        Node::Object(there.map(|(name, node)| (name.into(), node)).collect())
    }

    /// A copy that does not need the source.
    pub(crate) fn kept(&self) -> Node<'static> {
        let text = |text: &str| Cow::Owned(text.to_owned());
        match self {
            Node::Null => Node::Null,
            Node::Bool(value) => Node::Bool(*value),
            Node::Number(value) => Node::Number(*value),
            Node::Text(said) => Node::Text(text(said)),
            Node::List(items) => Node::List(items.iter().map(Node::kept).collect()),
            Node::Object(members) => {
                Node::Object(members.iter().map(|(name, node)| (text(name), node.kept())).collect())
            }
            Node::TooMany => Node::TooMany,
        }
    }

    /// A list of these texts.
    pub(crate) fn texts<'b>(texts: impl IntoIterator<Item = &'b String>) -> Node<'a> {
        Node::List(texts.into_iter().map(|text| text.as_str().into()).collect())
    }

    /// The member called `name`, if this is an object and has it.
    pub(crate) fn get(&self, name: &str) -> Option<&Node<'a>> {
        let Node::Object(members) = self else {
            return None;
        };
        members.iter().find(|(known, _)| known == name).map(|(_, node)| node)
    }

    /// The text called `name`; empty where there is none.
    pub(crate) fn text(&self, name: &str) -> &str {
        match self.get(name) {
            Some(Node::Text(text)) => text,
            _ => "",
        }
    }

    /// The entries of the list called `name`.
    pub(crate) fn list(&self, name: &str) -> &[Node<'a>] {
        match self.get(name) {
            Some(Node::List(items)) => items,
            _ => &[],
        }
    }
}

impl<'a> FromIterator<Node<'a>> for Node<'a> {
    fn from_iter<I: IntoIterator<Item = Node<'a>>>(items: I) -> Node<'a> {
        Node::List(items.into_iter().collect())
    }
}

impl From<&str> for Node<'_> {
    fn from(text: &str) -> Self {
        Node::Text(text.to_owned().into())
    }
}

impl From<String> for Node<'_> {
    fn from(text: String) -> Self {
        Node::Text(text.into())
    }
}

impl From<bool> for Node<'_> {
    fn from(value: bool) -> Self {
        Node::Bool(value)
    }
}

impl From<u32> for Node<'_> {
    fn from(value: u32) -> Self {
        Node::Number(value.into())
    }
}

impl<'a, T: Into<Node<'a>>> From<Option<T>> for Node<'a> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Node::Null, Into::into)
    }
}

/// Whole numbers only; a fraction becomes `null`. Nothing we write has any, and writing them would
/// carry the printing of floating-point numbers into the wasm.
impl Serialize for Node<'_> {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        match self {
            Node::Bool(value) => out.serialize_bool(*value),
            #[allow(clippy::cast_possible_truncation)]
            Node::Number(value) if value.fract() == 0.0 && value.abs() < 9_007_199_254_740_992.0 => {
                out.serialize_i64(*value as i64)
            }
            Node::Null | Node::Number(_) | Node::TooMany => out.serialize_unit(),
            Node::Text(text) => out.serialize_str(text),
            Node::List(items) => out.collect_seq(items),
            Node::Object(members) => out.collect_map(members.iter().map(|(name, node)| (name, node))),
        }
    }
}

impl<'de> Deserialize<'de> for Node<'de> {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        input.deserialize_any(AnyNode)
    }
}

struct AnyNode;

impl<'de> Visitor<'de> for AnyNode {
    type Value = Node<'de>;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("plain data")
    }

    fn visit_unit<E>(self) -> Result<Node<'de>, E> {
        Ok(Node::Null)
    }

    fn visit_none<E>(self) -> Result<Node<'de>, E> {
        Ok(Node::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, input: D) -> Result<Node<'de>, D::Error> {
        Node::deserialize(input)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Node<'de>, E> {
        Ok(Node::Bool(value))
    }

    // No number of a form needs more than the 53 bits that JavaScript has.
    #[allow(clippy::cast_precision_loss)]
    fn visit_i64<E>(self, value: i64) -> Result<Node<'de>, E> {
        Ok(Node::Number(value as f64))
    }

    #[allow(clippy::cast_precision_loss)]
    fn visit_u64<E>(self, value: u64) -> Result<Node<'de>, E> {
        Ok(Node::Number(value as f64))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Node<'de>, E> {
        Ok(Node::Number(value))
    }

    fn visit_borrowed_str<E>(self, value: &'de str) -> Result<Node<'de>, E> {
        Ok(Node::Text(Cow::Borrowed(value)))
    }

    fn visit_str<E>(self, value: &str) -> Result<Node<'de>, E> {
        Ok(value.into())
    }

    fn visit_string<E>(self, value: String) -> Result<Node<'de>, E> {
        Ok(value.into())
    }

    // serde's own answers to these would print what was found, and with it carry the printing of
    // floating-point numbers into the wasm.
    fn visit_i128<E: Error>(self, _: i128) -> Result<Node<'de>, E> {
        Err(E::custom("a number too large"))
    }

    fn visit_u128<E: Error>(self, _: u128) -> Result<Node<'de>, E> {
        Err(E::custom("a number too large"))
    }

    fn visit_bytes<E: Error>(self, _: &[u8]) -> Result<Node<'de>, E> {
        Err(E::custom("bytes"))
    }

    fn visit_byte_buf<E: Error>(self, _: Vec<u8>) -> Result<Node<'de>, E> {
        Err(E::custom("bytes"))
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, input: D) -> Result<Node<'de>, D::Error> {
        Node::deserialize(input)
    }

    fn visit_enum<A: EnumAccess<'de>>(self, _: A) -> Result<Node<'de>, A::Error> {
        Err(A::Error::custom("a variant"))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Node<'de>, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            // A file's bytes are a list as well, and its reader has a limit of its own.
            if list.len() >= ENTRY_LIMIT && !matches!(item, Node::Number(_)) {
                while items.next_element::<IgnoredAny>()?.is_some() {}
                return Ok(Node::TooMany);
            }
            list.push(item);
        }
        Ok(Node::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Node<'de>, A::Error> {
        let mut object: Vec<(Cow<'de, str>, Node)> = Vec::with_capacity(8);
        let mut order = Vec::new();
        while let Some((Name(key), value)) = members.next_entry::<Name, Node>()? {
            // Of two members with one name the last counts, as in JSON.parse.
            if let Some((_, known)) = place_of(&key, &object, &mut order).and_then(|at| object.get_mut(at)) {
                *known = value;
            } else if object.len() == MEMBER_LIMIT {
                while members.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
                return Ok(Node::TooMany);
            } else {
                object.push((key, value));
            }
        }
        Ok(Node::Object(object))
    }
}

/// The name of a member, as the source holds it. A type of its own: read as a `Node`, it could be no text, and serde's
/// errors that somebody words bring 7 kB of formatting into the wasm.
struct Name<'a>(Cow<'a, str>);

impl<'de> Deserialize<'de> for Name<'de> {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        input.deserialize_str(AnyName)
    }
}

struct AnyName;

impl<'de> Visitor<'de> for AnyName {
    type Value = Name<'de>;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a name")
    }

    fn visit_borrowed_str<E>(self, name: &'de str) -> Result<Name<'de>, E> {
        Ok(Name(Cow::Borrowed(name)))
    }

    fn visit_str<E>(self, name: &str) -> Result<Name<'de>, E> {
        Ok(Name(Cow::Owned(name.to_owned())))
    }
}

/// Where the member called `key` stands. Few are looked through one by one; of many, `order` says where they stand in
/// the order of their names, because to find one must not take the time of them all.
#[inline(never)]
fn place_of(key: &str, object: &[(Cow<'_, str>, Node)], order: &mut Vec<usize>) -> Option<usize> {
    const FEW: usize = 16;
    if object.len() <= FEW {
        return object.iter().position(|(known, _)| known == key);
    }
    let place = |order: &[usize], key: &str| {
        order.partition_point(|at| object.get(*at).is_some_and(|(known, _)| known.as_ref() < key))
    };
    // Those that came since it was asked last.
    for (at, (name, _)) in object.iter().enumerate().skip(order.len()) {
        order.insert(place(order, name), at);
    }
    order.get(place(order, key)).copied().filter(|at| object.get(*at).is_some_and(|(known, _)| known == key))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn members(names: impl Iterator<Item = usize>) -> Node<'static> {
        let members: Vec<String> = names.map(|name| format!("\"{name}\":{name}")).collect();
        serde_json::from_str::<Node>(&["{", &members.join(","), "}"].concat()).unwrap().kept()
    }

    #[test]
    fn an_object_has_so_many_members_and_no_more() {
        assert_ne!(members(0..MEMBER_LIMIT), Node::TooMany);
        assert_eq!(members(0..=MEMBER_LIMIT), Node::TooMany);
        assert_eq!(members(0..300_000), Node::TooMany);
        // Those of one name are one.
        let one = members((0..MEMBER_LIMIT).chain(std::iter::repeat_n(7, 10_000)));
        assert!(matches!(&one, Node::Object(members) if members.len() == MEMBER_LIMIT));
        assert_eq!(one.get("7"), Some(&Node::Number(7.0)));
    }

    #[test]
    fn of_two_members_with_one_name_the_last_counts() {
        for others in [0, 15, 16, 17, 40] {
            let others: String = (0..others).map(|name| ["\"", &name.to_string(), "\":0,"].concat()).collect();
            let text = ["{\"b\":1,", &others, "\"a\":2,\"b\":3}"].concat();
            let node: Node = serde_json::from_str(&text).unwrap();
            assert_eq!(
                (node.get("a"), node.get("b")),
                (Some(&Node::Number(2.0)), Some(&Node::Number(3.0))),
                "{others}"
            );
            let Node::Object(members) = &node else { panic!("{others}") };
            assert_eq!(members.iter().filter(|(name, _)| name == "b").count(), 1, "{others}");
        }
    }
}
