//! Reads the files of `src/data`; what is wrong with one is said with its name.

use serde::{Deserialize, de::DeserializeOwned};
use std::{fs, path::Path};

/// A text in both languages.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pair {
    #[serde(rename = "zh-CN")]
    pub chinese: String,
    #[serde(rename = "en")]
    pub english: String,
}

/// A file of TOML as what it holds.
pub fn read<T: DeserializeOwned>(path: &Path) -> Result<T, String> {
    let text = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    toml::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))
}
