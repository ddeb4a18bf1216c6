//! Memory that held an identity number is overwritten before it is given back.

use std::hint::black_box;

/// Overwrites with zeros in a way the optimiser keeps; what is handed in is given back right after. The modules'
/// allocator overwrites whatever is given back (`src/wasm/mod.rs`), where doing it here as well would be doing it twice.
pub(crate) fn wipe(bytes: &mut [u8]) {
    if cfg!(all(target_arch = "wasm32", any(feature = "wasm-phone", feature = "wasm-objects", feature = "wasm-core"))) {
        return;
    }
    bytes.fill(0);
    black_box(bytes);
}
