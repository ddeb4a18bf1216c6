//! Building a filter file. Only the filter tool does it; no module for pages carries this part.

use super::{CHECKSUM, FORMAT, HEAD, MAGIC, NAME_LIMIT, checksum, key};
use crate::{
    Date, InputError,
    phone::{assess::assess, engine::Region},
    text,
};
use xorf::{BinaryFuse8, DmaSerializable};

/// `xorf` counts its fingerprints in 32 bits.
const COUNT_LIMIT: usize = 1 << 31;

/// What stands on a filter file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// What the list is called: up to 200 bytes, no control characters.
    pub name: String,
    /// The day of the list.
    pub list_date: Date,
    /// The day the file is built.
    pub built_at: Date,
}

/// Gathers the numbers of a list; eight bytes each until the file is written.
///
/// ```
/// use heyan::{Date, phone::{PhoneOptions, engine::Region, flagged::{Builder, FlaggedNumbers, Label}}};
///
/// let day = Date::parse("2026-11-20").ok_or("no such day")?;
/// let mut builder = Builder::default();
/// assert!(builder.add("139 2658 4107", Region::CHINA));
/// assert!(!builder.add("no number", Region::CHINA));
/// let file = builder.write(&Label { name: "reported numbers".into(), list_date: day, built_at: day })?;
///
/// let list = FlaggedNumbers::read(file)?;
/// let report = list.check("+86 139 2658 4107", &PhoneOptions::default()).report;
/// assert_eq!(report.findings[0].code.as_str(), "phone.flagged");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Default)]
pub struct Builder {
    keys: Vec<u64>,
}

impl Builder {
    /// Adds the number that is written in `text`, in any writing that a check reads; `false` when no
    /// number can be read there. A number that stands on the list twice counts once.
    pub fn add(&mut self, text: &str, region: Region) -> bool {
        let key = if text::longer_than(text, text::FIELD_LIMIT) { None } else { key(&assess(text, region)) };
        self.keys.extend(key);
        key.is_some()
    }

    /// The file's bytes; the same numbers and the same label give the same bytes.
    ///
    /// # Errors
    /// A name that does not fit, or more numbers than a file can hold.
    pub fn write(mut self, label: &Label) -> Result<Vec<u8>, InputError> {
        if label.name.len() > NAME_LIMIT || label.name.chars().any(char::is_control) {
            return Err(InputError::new(
                "name",
                format!("expected up to {NAME_LIMIT} bytes without control characters"),
            ));
        }
        self.keys.sort_unstable();
        self.keys.dedup();
        let count = self.keys.len();
        let count = u32::try_from(count).ok().filter(|_| count < COUNT_LIMIT);
        let count =
            count.ok_or_else(|| InputError::new("list", format!("expected fewer than {COUNT_LIMIT} numbers")))?;

        let mut descriptor = [0; BinaryFuse8::DESCRIPTOR_LEN];
        let mut fingerprints = [].into();
        if count > 0 {
            let filter = BinaryFuse8::try_from(self.keys).map_err(|problem| InputError::new("list", problem))?;
            filter.dma_copy_descriptor_to(&mut descriptor);
            fingerprints = filter.fingerprints;
        }
        let name = label.name.as_bytes();
        let mut file = Vec::with_capacity(HEAD + name.len() + fingerprints.len() + CHECKSUM);
        file.extend_from_slice(&MAGIC);
        file.extend_from_slice(&FORMAT.to_le_bytes());
        file.extend_from_slice(&count.to_le_bytes());
        file.extend_from_slice(&descriptor);
        file.extend_from_slice(label.list_date.to_string().as_bytes());
        file.extend_from_slice(label.built_at.to_string().as_bytes());
        file.extend_from_slice(&u16::try_from(name.len()).unwrap_or_default().to_le_bytes());
        file.extend_from_slice(name);
        file.extend_from_slice(&fingerprints);
        file.extend_from_slice(&checksum(&file).to_le_bytes());
        Ok(file)
    }
}
