//! Consent: a typed notice, the text a person reads, the items they decide on.

mod notice;

pub use notice::{
    After, Audience, Basis, Category, Class, ConsentKind, ConsentNotice, Localized, Processor, Purpose, Recipient,
    RecipientRole, Retention, RetentionUnit, Rights,
};
