#![no_main]
heyan_fuzz::target!(core);
