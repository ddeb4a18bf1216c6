//! What the fuzz targets share: the bodies, which the ordinary tests run over the kept corpus as
//! well, and the mutator, which only a fuzzer needs.

pub mod mutate;
pub mod targets;

pub use libfuzzer_sys;

/// One fuzz target: its body and the mutator that keeps a case a case.
#[macro_export]
macro_rules! target {
    ($name:ident) => {
        $crate::libfuzzer_sys::fuzz_target!(|data: &[u8]| $crate::targets::run(stringify!($name), data));
        $crate::libfuzzer_sys::fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
            $crate::mutate::case(stringify!($name), data, size, max_size, seed)
        });
        $crate::libfuzzer_sys::fuzz_crossover!(|first: &[u8], second: &[u8], out: &mut [u8], seed: u32| {
            $crate::mutate::cross(first, second, out, seed)
        });
    };
}
