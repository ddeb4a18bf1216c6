//! Every function by its public name, JSON in and JSON out: what a test vector, a command line or
//! another language's host calls. The names and shapes are those of the JavaScript face.

use crate::{
    application, consent, input,
    input::{FromInput, InputError, Meant, Node, reads},
    letter, message, person,
    phone::{self, FormatStyle, PhoneOptions, TypingOptions, flagged::FlaggedNumbers},
    phone_change,
    report::Locale,
    sms,
};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::mem;

/// Options that only choose the language.
#[derive(Default)]
pub(crate) struct LocaleOptions {
    pub locale: Locale,
}

reads!(LocaleOptions { locale: "locale" or Locale::default() });

impl Meant for LocaleOptions {}

// Here, because an argument that is a region is refused in the same words.
impl Meant for PhoneOptions {
    fn problem(&self) -> Option<(String, &'static str)> {
        unknown_region(self.region.as_deref())
    }
}
impl Meant for TypingOptions {
    fn problem(&self) -> Option<(String, &'static str)> {
        unknown_region(self.region.as_deref())
    }
}

const REGION: &str = "expected the code of a region, such as CN";

fn unknown_region(region: Option<&str>) -> Option<(String, &'static str)> {
    region.filter(|region| !phone::is_region(region)).map(|_| ("region".to_owned(), REGION))
}

/// Calls `name` with its arguments in order; a missing optional argument is `null` or left out.
///
/// ```
/// use serde_json::json;
/// let report = heyan::call::call("checkPhone", &[json!("139 2658 4107"), json!({ "locale": "en" })])?;
/// assert_eq!(report["verdict"], "pass");
/// # Ok::<(), heyan::InputError>(())
/// ```
///
/// # Errors
/// An unknown function, or an argument of the wrong shape: the sentence names its path.
pub fn call(name: &str, arguments: &[Value]) -> Result<Value, InputError> {
    Caller::default().call(name, arguments)
}

/// Calls that know of each other: `useFlaggedNumbers` holds for the calls of `checkPhone` after it.
#[derive(Debug, Default)]
pub struct Caller {
    flagged: Option<FlaggedNumbers>,
}

impl Caller {
    /// Nothing was called yet.
    pub const fn new() -> Caller {
        Caller { flagged: None }
    }

    /// As the function [`call`], after all calls before it. A file's bytes are an array of numbers.
    ///
    /// # Errors
    /// An unknown function, or an argument of the wrong shape; a list in use stays.
    pub fn call(&mut self, name: &str, arguments: &[Value]) -> Result<Value, InputError> {
        self.answer(name, &Arguments(arguments.iter().map(|value| Node::deserialize(value).ok()).collect()))
    }

    /// The same with the arguments as the text of a JSON array, answered by JSON text.
    ///
    /// ```
    /// let mut caller = heyan::call::Caller::new();
    /// assert_eq!(caller.call_json("isValidPhone", r#"["139 2658 4107"]"#)?, "true");
    /// # Ok::<(), heyan::InputError>(())
    /// ```
    ///
    /// # Errors
    /// As of [`Caller::call`], or a text that is no JSON array.
    pub fn call_json(&mut self, name: &str, arguments: &str) -> Result<String, InputError> {
        match &mut serde_json::from_str::<Node>(arguments) {
            Ok(Node::List(given)) => self.answer(name, &Arguments(mem::take(given).into_iter().map(Some).collect())),
            _ => Err(InputError::new("arguments", "expected a JSON array")),
        }
    }

    fn answer<A: Answer>(&mut self, name: &str, given: &Arguments) -> Result<A, InputError> {
        match (name, &self.flagged) {
            ("checkPhone", Some(flagged)) => {
                give(&flagged.check(&given.read::<String>(0, "text")?, &given.options::<PhoneOptions>(1)?))
            }
            ("useFlaggedNumbers", _) => {
                self.flagged = given.bytes(0, "filter")?.map(FlaggedNumbers::read).transpose()?;
                give(&self.flagged.as_ref().map(FlaggedNumbers::about))
            }
            _ => stateless(name, given),
        }
    }
}

fn stateless<A: Answer>(name: &str, given: &Arguments) -> Result<A, InputError> {
    match name {
        "listRules" => give(&message::list_rules(given.options::<LocaleOptions>(0)?.locale)),
        "checkPhone" => give(&phone::check(&given.read::<String>(0, "text")?, &given.options::<PhoneOptions>(1)?)),
        "isValidPhone" => give(&phone::is_valid(&given.read::<String>(0, "text")?, &given.region(1)?)),
        "areValidPhones" => give(&phone::are_valid(&given.read::<String>(0, "lines")?, &given.region(1)?)),
        "formatPhone" => {
            let style: FormatStyle = given.read(1, "style")?;
            give(&phone::format(&given.read::<String>(0, "text")?, style, &given.region(2)?))
        }
        "formatAsYouType" => {
            let options: TypingOptions = given.options(2)?;
            give(&phone::format_as_you_type(&given.read::<String>(0, "text")?, given.read(1, "caret")?, &options))
        }
        "checkPersonName" => give(&person::check_person_name(&given.read::<String>(0, "text")?, &given.options(1)?)),
        "isValidIdNumber" => {
            let options: person::IdNumberOptions = given.options(1)?;
            give(&person::is_valid_id_number(&given.read::<String>(0, "text")?, options.today))
        }
        "checkIdNumber" => give(&person::check_id_number(&given.read::<String>(0, "text")?, &given.options(1)?)),
        "checkApplication" => give(&application::check(&given.read(0, "application")?, &given.options(1)?)),
        "planPhoneChange" => give(&phone_change::plan(&given.read(0, "request")?, &given.options(1)?)),
        "checkOneTimeCode" => {
            give(&phone_change::check_one_time_code(&given.read::<String>(0, "text")?, &given.options(1)?))
        }
        "readyNotice" => give(&consent::ready(&given.read::<String>(0, "id")?, &given.read(1, "facts")?)?),
        "renderConsent" => give(&consent::render(&given.read(0, "notice")?, given.options::<LocaleOptions>(1)?.locale)),
        "checkConsent" => give(&consent::check(&given.read(0, "notice")?, given.options::<LocaleOptions>(1)?.locale)),
        "recordConsent" => {
            give(&consent::record::record(&given.read(0, "notice")?, &given.read(1, "event")?, &given.options(2)?))
        }
        "checkConsentRecord" => {
            give(&consent::record::check(&given.read(0, "record")?, &given.read(1, "notice")?, &given.options(2)?))
        }
        "planConsent" => {
            let records: Vec<consent::record::ConsentRecord> = given.read(1, "records")?;
            give(&consent::record::plan(&given.read(0, "notice")?, &records, &given.options(2)?))
        }
        "draftLetter" => {
            let locale = given.options::<LocaleOptions>(2)?.locale;
            give(&letter::draft(given.read(0, "kind")?, &given.read(1, "facts")?, locale)?)
        }
        "letterFields" => give(&letter::fields(given.read(0, "kind")?, given.options::<LocaleOptions>(1)?.locale)),
        "inspectSms" => give(&sms::inspect(&given.read(0, "sms")?, &given.options(1)?)),
        _ => Err(InputError::new("name", "is not a function of this module")),
    }
}

/// How an answer is wanted.
trait Answer: Sized {
    fn write<T: Serialize>(value: &T) -> serde_json::Result<Self>;
}

impl Answer for Value {
    fn write<T: Serialize>(value: &T) -> serde_json::Result<Value> {
        serde_json::to_value(value)
    }
}

impl Answer for String {
    fn write<T: Serialize>(value: &T) -> serde_json::Result<String> {
        serde_json::to_string(value)
    }
}

/// What stands where an argument was left out.
static LEFT_OUT: Node<'static> = Node::Null;

/// The arguments in order; `None` is one that is no plain data.
struct Arguments<'a>(Vec<Option<Node<'a>>>);

impl<'a> Arguments<'a> {
    fn at(&self, index: usize) -> Option<&Node<'a>> {
        match self.0.get(index) {
            Some(node) => node.as_ref(),
            None => Some(&LEFT_OUT),
        }
    }

    fn read<T: FromInput>(&self, index: usize, name: &str) -> Result<T, InputError> {
        let node = self.at(index).ok_or_else(|| InputError::new(name, "is not readable as plain data"))?;
        input::read_node(name, node)
    }

    fn region(&self, index: usize) -> Result<String, InputError> {
        if let Some(Node::Null) = self.at(index) {
            return Ok("CN".to_owned());
        }
        let region: String = self.read(index, "region")?;
        if phone::is_region(&region) { Ok(region) } else { Err(InputError::new("region", REGION)) }
    }

    /// A file's bytes, or `None` where `null` stands.
    fn bytes(&self, index: usize, name: &str) -> Result<Option<Vec<u8>>, InputError> {
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let byte = |item: &Node| match item {
            Node::Number(value) if value.fract() == 0.0 && (0.0..=255.0).contains(value) => Some(*value as u8),
            _ => None,
        };
        match self.0.get(index) {
            Some(Some(Node::Null)) => return Ok(None),
            Some(Some(Node::List(items))) => items.iter().map(byte).collect::<Option<Vec<u8>>>(),
            _ => None,
        }
        .map(Some)
        .ok_or_else(|| InputError::new(name, "expected a Uint8Array, or null"))
    }

    /// Options left out are an empty object, so that a required option is still missed.
    fn options<T: FromInput + Meant>(&self, index: usize) -> Result<T, InputError> {
        match self.at(index) {
            Some(Node::Null) => input::options_of(&Node::Object(Vec::new())),
            Some(node) => input::options_of(node),
            None => Err(InputError::new("options", "is not readable as plain data")),
        }
    }
}

fn give<A: Answer, T: Serialize>(value: &T) -> Result<A, InputError> {
    A::write(value).map_err(|_| InputError::new("result", "could not be written"))
}
