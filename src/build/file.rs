//! Reads the files of `src/data`; what is wrong with one is said with its name.

use serde::{Deserialize, de::DeserializeOwned};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// A text in both languages.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pair {
    #[serde(rename = "zh-CN")]
    pub chinese: String,
    #[serde(rename = "en")]
    pub english: String,
}

/// The files of TOML in a folder, by name.
pub fn list(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let unreadable = |error| format!("{}: {error}", folder.display());
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder).map_err(unreadable)? {
        paths.push(entry.map_err(unreadable)?.path());
    }
    paths.retain(|path| path.extension().is_some_and(|end| end == "toml"));
    paths.sort();
    Ok(paths)
}

/// A file of TOML as what it holds.
pub fn read<T: DeserializeOwned>(path: &Path) -> Result<T, String> {
    let text = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    toml::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))
}
