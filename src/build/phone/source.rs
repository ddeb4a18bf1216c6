//! Reads the numbering plans out of crate `phonenumber` (Google's libphonenumber metadata) into plain
//! structs, with the same completions libphonenumber's own build applies to the XML: possible lengths of
//! a region are the union of its types', a missing parsing prefix is the national prefix, `$NP` and `$FG`
//! are written out, and equal mobile and fixed-line patterns are one.

use phonenumber::metadata::{DATABASE, Descriptor, Metadata};

/// The metadata version, which crate `phonenumber` carries behind the plus of its own: taken from `Cargo.lock`,
/// so that another crate cannot keep the old name.
pub fn version(lock: &str) -> String {
    let mut lines = lock.lines().skip_while(|line| *line != r#"name = "phonenumber""#);
    let version = lines
        .find_map(|line| line.strip_prefix(r#"version = ""#))
        .and_then(|v| v.trim_end_matches('"').split_once('+'));
    version.expect("Cargo.lock names crate phonenumber with its metadata version").1.to_string()
}

/// One line of a region's plan: the pattern of a whole number and the lengths it may have.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    pub pattern: String,
    /// Bit n: n digits are possible. 0: no restriction beyond the pattern.
    pub lengths: u32,
}

/// How numbers of one shape are written.
#[derive(Clone, Debug, PartialEq)]
pub struct Format {
    /// Group lengths, smallest and largest digit count, from `(\d{3})(\d{3,4})`.
    pub groups: Vec<(u8, u8)>,
    /// `$1 $2-$3`.
    pub template: String,
    /// Nationally the first group is written so: `0$1`, `(0$1)`; empty: as it is.
    pub prefix_rule: String,
    pub prefix_optional: bool,
    /// There is a way of writing it with a carrier code; only as-you-type asks.
    pub carrier_rule: bool,
    /// From coarse to fine; the last decides when a whole number is written.
    pub leading: Vec<String>,
}

/// One territory (or non-geographic plan).
#[derive(Clone, Debug)]
pub struct Territory {
    pub id: String,
    pub calling_code: u16,
    /// `None`: its numbers are judged elsewhere (see [`OWN`]).
    pub general: Option<String>,
    /// Bit n: n digits are possible / possible only inside the area.
    pub lengths: u32,
    pub local_lengths: u32,
    /// Premium rate, toll free, shared cost, VoIP, personal number, pager, UAN, voicemail: the order in which
    /// libphonenumber asks. After them come fixed line and mobile.
    pub special: [Option<Plan>; 8],
    pub fixed: Option<Plan>,
    pub mobile: Option<Plan>,
    pub international_prefix: Option<String>,
    pub national_prefix_for_parsing: Option<String>,
    pub transform_rule: Option<String>,
    pub leading_digits: Option<String>,
    pub formats: Vec<Format>,
    /// Empty: international writing uses `formats`.
    pub international_formats: Vec<Format>,
}

/// Judged, grouped and written by our own dated tables (`src/phone/china`): of Google's plan only what is needed to
/// find such a number abroad is kept, its calling code, prefixes and lengths.
pub const OWN: &str = "CN";

/// Every territory, grouped by calling code in ascending order; in a group the main region comes first and
/// the others follow in the order of the metadata, which is the order in which libphonenumber asks them.
pub fn read() -> Vec<Vec<Territory>> {
    (1..1000u16)
        .filter_map(|code| DATABASE.by_code(&code))
        .map(|group| group.into_iter().map(territory).map(without_own).collect())
        .collect()
}

fn without_own(territory: Territory) -> Territory {
    if territory.id != OWN {
        return territory;
    }
    Territory {
        general: None,
        special: Default::default(),
        fixed: None,
        mobile: None,
        formats: Vec::new(),
        international_formats: Vec::new(),
        ..territory
    }
}

fn territory(metadata: &Metadata) -> Territory {
    let d = metadata.descriptors();
    let types = [
        d.premium_rate(),
        d.toll_free(),
        d.shared_cost(),
        d.voip(),
        d.personal_number(),
        d.pager(),
        d.uan(),
        d.voicemail(),
        d.fixed_line(),
        d.mobile(),
    ];
    let mut lengths = 0;
    let mut local_lengths = 0;
    for kind in types.iter().flatten() {
        lengths |= bits(kind.possible_length());
        local_lengths |= bits(kind.possible_local_length());
    }
    let fixed = d.fixed_line().map(plan);
    let mut mobile = d.mobile().map(plan);
    // libphonenumber's `sameMobileAndFixedLinePattern`: the lengths of the fixed line decide for both.
    if let (Some(f), Some(m)) = (&fixed, &mobile)
        && f.pattern == m.pattern
    {
        mobile = Some(f.clone());
    }
    let text = |value: Option<&str>| value.map(squeeze);
    let national_prefix = text(metadata.national_prefix()).unwrap_or_default();
    let formats: Vec<Format> = metadata.formats().iter().map(|f| format(f, &national_prefix)).collect();
    let mut international_formats: Vec<Format> =
        metadata.international_formats().iter().map(|f| format(f, &national_prefix)).collect();
    if international_formats == formats {
        international_formats.clear();
    }
    Territory {
        id: metadata.id().to_string(),
        calling_code: metadata.country_code(),
        general: Some(squeeze(d.general().national_number().as_str())),
        lengths,
        local_lengths: local_lengths & !lengths,
        special: [0, 1, 2, 3, 4, 5, 6, 7].map(|i| types[i].map(plan)),
        fixed,
        mobile,
        international_prefix: metadata.international_prefix().map(|r| squeeze(r.as_str())),
        national_prefix_for_parsing: metadata
            .national_prefix_for_parsing()
            .map(|r| squeeze(r.as_str()))
            .or_else(|| text(metadata.national_prefix())),
        transform_rule: text(metadata.national_prefix_transform_rule()),
        leading_digits: metadata.leading_digits().map(|r| squeeze(r.as_str())),
        formats,
        international_formats,
    }
}

fn plan(descriptor: &Descriptor) -> Plan {
    Plan { pattern: squeeze(descriptor.national_number().as_str()), lengths: bits(descriptor.possible_length()) }
}

fn format(format: &phonenumber::metadata::Format, national_prefix: &str) -> Format {
    let rule = format.national_prefix().unwrap_or_default().replace("$NP", national_prefix).replace("$FG", "$1");
    Format {
        groups: groups(&squeeze(format.pattern().as_str())),
        template: format.format().to_string(),
        prefix_rule: rule,
        prefix_optional: format.is_national_prefix_optional(),
        carrier_rule: format.domestic_carrier().is_some(),
        leading: format.leading_digits().iter().map(|r| squeeze(r.as_str())).collect(),
    }
}

/// Patterns stand in the XML with line breaks and indents that mean nothing.
fn squeeze(pattern: &str) -> String {
    pattern.chars().filter(|c| !c.is_whitespace()).collect()
}

fn bits(lengths: &[u16]) -> u32 {
    lengths.iter().fold(0, |bits, &n| bits | 1 << n)
}

/// `(\d{3})(\d{3,4})(\d)` to `[(3, 3), (3, 4), (1, 1)]`; anything else is not a format we know how to write.
fn groups(pattern: &str) -> Vec<(u8, u8)> {
    let body =
        pattern.strip_prefix('(').and_then(|p| p.strip_suffix(')')).unwrap_or_else(|| panic!("format {pattern}"));
    body.split(")(")
        .map(|group| {
            let count = group.strip_prefix("\\d").unwrap_or_else(|| panic!("format {pattern}"));
            if count.is_empty() {
                return (1, 1);
            }
            let inner = count.trim_start_matches('{').trim_end_matches('}');
            let mut ends = inner.split(',').map(|n| n.parse().unwrap_or_else(|_| panic!("format {pattern}")));
            let low = ends.next().unwrap_or(1);
            (low, ends.next().unwrap_or(low))
        })
        .collect()
}
