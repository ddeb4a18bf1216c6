//! What JavaScript sees. The files `www/heyan/face-*.js` are the only callers: they check that texts are
//! texts, copy objects into plain ones (so that no getter runs in here), and parse the JSON that comes
//! back. JSON out, because one string and `JSON.parse` cost less than an object built member by
//! member across the boundary; the reports on what people type come in lines, which cost less still.
//!
//! Each of the features `wasm-phone`, `wasm-application`, `wasm-consent`, `wasm-phone-change` and
//! `wasm-sms` alone gives a smaller module behind an entry of its own; `wasm` is everything.
//! `wasm-core` is everything for hosts that are no JavaScript. With `phonenumber-engine` the phone
//! numbers' part is that crate instead, for `./build.sh bench`.

#[cfg(feature = "wasm-application")]
mod application;
#[cfg(feature = "wasm-consent")]
mod consent;
#[cfg(feature = "wasm-core")]
mod core;
#[cfg(feature = "wasm-objects")]
mod cross;
#[cfg(feature = "wasm-letter")]
mod letter;
#[cfg(any(feature = "wasm-application", feature = "wasm-phone-change"))]
mod one_time_code;
#[cfg(all(feature = "wasm-phone", not(feature = "phonenumber-engine")))]
mod phone;
#[cfg(feature = "wasm-phone-change")]
mod phone_change;
#[cfg(feature = "phonenumber-engine")]
mod reference;
#[cfg(feature = "wasm")]
mod rules;
#[cfg(feature = "wasm-show")]
mod show;
#[cfg(feature = "wasm-sms")]
mod sms;

/// A language crosses as its place in the list of `www/heyan/boundary.js`.
#[cfg(feature = "wasm-phone")]
fn locale_of(index: usize) -> crate::report::Locale {
    crate::report::Locale::ALL.get(index).copied().unwrap_or_default()
}

#[cfg(target_arch = "wasm32")]
use zeroizing_alloc::ZeroAlloc;

// What was typed here is a person's. Every block of memory is overwritten when it is given back, so that after a
// call none of it is left for whatever else runs in the page.
//
// The small module gets a small allocator: every report is a handful of short texts.
#[cfg(all(target_arch = "wasm32", not(any(feature = "wasm-objects", feature = "wasm-core"))))]
#[global_allocator]
static ALLOCATOR: ZeroAlloc<lol_alloc::LockedAllocator<lol_alloc::FreeListAllocator>> =
    ZeroAlloc(lol_alloc::LockedAllocator::new(lol_alloc::FreeListAllocator::new()));

#[cfg(all(target_arch = "wasm32", any(feature = "wasm-objects", feature = "wasm-core")))]
#[global_allocator]
static ALLOCATOR: ZeroAlloc<std::alloc::System> = ZeroAlloc(std::alloc::System);
