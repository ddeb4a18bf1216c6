//! The demo pages and the reference endpoint.
fn main() {}
