//! What a host of any language sees: three functions that take and give numbers, and the memory they speak
//! of. The module imports nothing, so that a host needs no glue:
//!
//! 1. `alloc(length)` gives the place of that many bytes, or 0 when there is no room. The host writes the
//!    function's name and its arguments, a JSON array, as UTF-8 into two such places.
//! 2. `call(name, name_length, arguments, arguments_length)` gives the place of the answer: its length as four
//!    bytes, the lowest first, then so many bytes of JSON, `{"ok":…}` or `{"error":"application: is required"}`.
//! 3. `free(place)` wipes and gives back a place, of the host's or of an answer. One that is none does no harm.
//!
//! Names, arguments and answers are those of [`crate::call`].

use crate::{call::Caller, input::InputError, wipe::wipe};
use std::sync::Mutex;
use wasm_bindgen::prelude::*;

/// Far more than any call needs; a filter of twenty million numbers written as JSON still fits.
const LIMIT: usize = 128 << 20;
/// All places together: what is read from the longest of them, as many single values, still finds room.
const LIMIT_OF_ALL: usize = 512 << 20;

struct Host {
    /// What the host may write into or read from. Their places are handed out, so none may grow.
    places: Vec<Vec<u8>>,
    /// Their lengths together.
    held: usize,
    caller: Caller,
}

/// There is one thread: the lock is never held by another.
static HOST: Mutex<Host> = Mutex::new(Host { places: Vec::new(), held: 0, caller: Caller::new() });

impl Host {
    fn keep(&mut self, bytes: Vec<u8>) -> usize {
        let place = bytes.as_ptr().expose_provenance();
        self.held += bytes.len();
        self.places.push(bytes);
        place
    }

    fn text(&self, name: &str, place: usize, length: usize) -> Result<&str, InputError> {
        let found = self.places.iter().find(|bytes| bytes.as_ptr().addr() == place);
        let bytes = found.and_then(|bytes| bytes.get(..length));
        let bytes = bytes.ok_or_else(|| InputError::new(name, "is not in a place that alloc gave"))?;
        std::str::from_utf8(bytes).map_err(|_| InputError::new(name, "expected UTF-8"))
    }
}

/// The place of `length` bytes, or 0.
#[wasm_bindgen]
pub fn alloc(length: usize) -> usize {
    let mut bytes = Vec::new();
    // Each place has a byte at least, so that no two are the same.
    let length = length.max(1);
    match HOST.try_lock() {
        Ok(mut host)
            if length <= LIMIT
                && host.held.saturating_add(length) <= LIMIT_OF_ALL
                && bytes.try_reserve_exact(length).is_ok() =>
        {
            bytes.resize(length, 0);
            host.keep(bytes)
        }
        _ => 0,
    }
}

/// Wipes a place and gives it back.
#[wasm_bindgen]
pub fn free(place: usize) {
    if let Ok(mut host) = HOST.try_lock()
        && let Some(index) = host.places.iter().position(|bytes| bytes.as_ptr().addr() == place)
    {
        let mut bytes = host.places.swap_remove(index);
        host.held -= bytes.len();
        wipe(&mut bytes);
    }
}

/// Calls a function by its name; gives the place of the answer.
#[wasm_bindgen]
pub fn call(name: usize, name_length: usize, arguments: usize, arguments_length: usize) -> usize {
    let Ok(mut host) = HOST.try_lock() else {
        return 0;
    };
    let mut caller = std::mem::take(&mut host.caller);
    let answer = host.text("name", name, name_length).and_then(|name| {
        let arguments = host.text("arguments", arguments, arguments_length)?;
        caller.call_json(name, arguments)
    });
    host.caller = caller;
    let (opening, json) = match answer {
        Ok(json) => (r#"{"ok":"#, json),
        Err(error) => (r#"{"error":"#, serde_json::Value::from(error.to_string()).to_string()),
    };
    let length = opening.len() + json.len() + 1;
    let mut bytes = Vec::with_capacity(length + 4);
    bytes.extend_from_slice(&u32::try_from(length).unwrap_or_default().to_le_bytes());
    for part in [opening, &json, "}"] {
        bytes.extend_from_slice(part.as_bytes());
    }
    wipe(&mut json.into_bytes());
    host.keep(bytes)
}
