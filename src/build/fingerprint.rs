//! A hash over every data file, so that two sides can tell whether they judge by the same rules.

use sha2::{Digest, Sha256};
use std::{fs, path::Path};

/// The source of `ruleset.rs`: a constant with 16 hexadecimal digits, and one that names the rules without a policy.
pub fn of(data: &Path) -> String {
    let mut files = Vec::new();
    collect(data, &mut files);
    files.sort();
    let mut hash = Sha256::new();
    for path in files {
        let name = path.display().to_string().replace('\\', "/");
        let content = fs::read_to_string(&path).expect("data files are UTF-8 text").replace("\r\n", "\n");
        hash.update(name.as_bytes());
        hash.update([0]);
        hash.update(content.as_bytes());
        hash.update([0]);
    }
    let hex = hash.finalize().iter().take(8).fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"));
    let version = std::env::var("CARGO_PKG_VERSION").expect("cargo says which version it builds");
    format!(
        "/// SHA-256 over all files of `src/data/`, shortened.\npub const DATA_HASH: &str = \"{hex}\";\n\
         /// `Report::ruleset` where no policy is in force.\n#[allow(dead_code)]\n\
         pub(crate) const RULESET: &str = \"{version}/{hex}/default\";\n"
    )
}

fn collect(folder: &Path, files: &mut Vec<std::path::PathBuf>) {
    for entry in fs::read_dir(folder).expect("src/data can be read") {
        let path = entry.expect("src/data can be read").path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.file_name().is_some_and(|name| name != "README.md") {
            files.push(path);
        }
    }
}
