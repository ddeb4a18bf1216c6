#![no_main]
heyan_fuzz::target!(consent);
