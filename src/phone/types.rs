//! What goes into a phone check and what comes out.

use crate::{
    input::{reads, spelled},
    report::{Locale, Report},
};
use serde::Serialize;

/// How a number is to be read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct PhoneOptions {
    /// ISO 3166-1 alpha-2 region in which a number without `+` is read; "CN" when left out.
    pub region: Option<String>,
    /// What the number is for; adds the rules of that use.
    pub purpose: Purpose,
    /// The language of the sentences.
    pub locale: Option<Locale>,
}

reads!(PhoneOptions {
    region: "region",
    purpose: "purpose" or PhoneOptions::default().purpose,
    locale: "locale",
});

/// What a number is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Purpose {
    /// Nothing in particular.
    #[default]
    Any,
    /// The applicant's own number.
    Applicant,
    /// An emergency contact's number.
    Contact,
    /// The number an account is bound to.
    Binding,
}

spelled!(Purpose { Any = "any", Applicant = "applicant", Contact = "contact", Binding = "binding" });

/// The kinds libphonenumber knows, under the names it gives them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum PhoneType {
    Mobile,
    FixedLine,
    FixedLineOrMobile,
    TollFree,
    PremiumRate,
    SharedCost,
    PersonalNumber,
    Voip,
    Pager,
    Uan,
    Voicemail,
    #[default]
    Unknown,
}

spelled!(PhoneType {
    Mobile = "mobile", FixedLine = "fixed-line", FixedLineOrMobile = "fixed-line-or-mobile",
    TollFree = "toll-free", PremiumRate = "premium-rate", SharedCost = "shared-cost", PersonalNumber
    = "personal-number", Voip = "voip", Pager = "pager", Uan = "uan", Voicemail = "voicemail",
    Unknown = "unknown",
});

/// Whether a number can exist.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Status {
    /// In a block we know.
    Allocated,
    /// The length fits, but no block we know.
    Unknown,
    /// No number of this plan can look so.
    #[default]
    Impossible,
}

spelled!(Status { Allocated = "allocated", Unknown = "unknown", Impossible = "impossible" });

/// Who a block of mainland numbers was given to; with number portability not always who serves it now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Operator {
    ChinaMobile,
    ChinaUnicom,
    ChinaTelecom,
    ChinaBroadnet,
    Other,
}

spelled!(Operator {
    ChinaMobile = "china-mobile", ChinaUnicom = "china-unicom", ChinaTelecom = "china-telecom",
    ChinaBroadnet = "china-broadnet", Other = "other",
});

/// What a block of mainland numbers is used for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Service {
    Mobile,
    VirtualOperator,
    Iot,
    DataOnly,
    Satellite,
    FixedLine,
    ServiceNumber,
}

spelled!(Service {
    Mobile = "mobile", VirtualOperator = "virtual-operator", Iot = "iot", DataOnly = "data-only",
    Satellite = "satellite", FixedLine = "fixed-line", ServiceNumber = "service-number",
});

/// Facts about a mainland number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct China {
    /// The block it lies in: "138", "1700", an area code.
    pub segment: String,
    /// Who the block was given to.
    pub original_operator: Operator,
    /// What the block is used for.
    pub service: Service,
}

/// A part of the text that was read over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Ignored {
    /// As it stands in the text.
    pub text: String,
    /// UTF-16 offsets, end exclusive.
    pub range: [u32; 2],
}

/// How a number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FormatStyle {
    /// `+8613812345678`
    E164,
    /// `138 1234 5678`
    National,
    /// `+86 138 1234 5678`
    International,
    /// RFC 3966, `tel:+86-138-1234-5678`
    Uri,
    /// `138****5678`
    Masked,
}

spelled!(FormatStyle {
    E164 = "e164", National = "national", International = "international", Uri = "uri", Masked =
    "masked",
});

impl FormatStyle {
    /// In the order in which a report has them.
    pub(crate) const ALL: &[FormatStyle; 5] =
        &[FormatStyle::E164, FormatStyle::National, FormatStyle::International, FormatStyle::Uri, FormatStyle::Masked];
}

/// What [`crate::phone::check`] found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct PhoneReport {
    /// Verdict, findings, ruleset.
    #[serde(flatten)]
    pub report: Report,
    /// `status` is allocated.
    pub valid: bool,
    /// Its length is possible.
    pub possible: bool,
    /// Allocated, unknown block, or impossible.
    pub status: Status,
    /// The kind of number.
    #[serde(rename = "type")]
    pub kind: PhoneType,
    /// Digits of an extension.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub extension: Option<String>,
    /// What was read over.
    pub ignored: Vec<Ignored>,
    /// `+8613812345678`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub e164: Option<String>,
    /// `138 1234 5678`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub national: Option<String>,
    /// `+86 138 1234 5678`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub international: Option<String>,
    /// RFC 3966.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub uri: Option<String>,
    /// `138****5678`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub masked: Option<String>,
    /// ISO 3166-1 alpha-2, or "001".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region: Option<&'static str>,
    /// Digits of the calling code, such as "86".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub calling_code: Option<String>,
    /// Facts about a mainland number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub china: Option<China>,
    /// E.164 of the one correction that would make it valid, when there is exactly one plausible one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub suggestion: Option<String>,
}

impl PhoneReport {
    pub(crate) fn new(report: Report) -> PhoneReport {
        PhoneReport {
            report,
            valid: false,
            possible: false,
            status: Status::Impossible,
            kind: PhoneType::Unknown,
            extension: None,
            ignored: Vec::new(),
            e164: None,
            national: None,
            international: None,
            uri: None,
            masked: None,
            region: None,
            calling_code: None,
            china: None,
            suggestion: None,
        }
    }
}
