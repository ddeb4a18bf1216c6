//! What JavaScript sees. `www/heyan/faces.js` is the only caller: it checks that texts are texts,
//! copies objects into plain ones (so that no getter runs in here), and parses the JSON that comes
//! back. JSON out, because one string and `JSON.parse` cost less than an object built member by
//! member across the boundary.
//!
//! Feature `wasm-phone` alone gives the smaller module behind `heyan/phone`.

#[cfg(feature = "wasm")]
mod cross;
#[cfg(feature = "wasm")]
mod forms;
mod phone;
#[cfg(feature = "wasm")]
mod show;

// The small module gets a small allocator: every report is a handful of short texts.
#[cfg(all(target_arch = "wasm32", not(feature = "wasm")))]
#[global_allocator]
static ALLOCATOR: lol_alloc::LockedAllocator<lol_alloc::FreeListAllocator> =
    lol_alloc::LockedAllocator::new(lol_alloc::FreeListAllocator::new());
