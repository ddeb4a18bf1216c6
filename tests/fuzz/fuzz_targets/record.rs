#![no_main]
heyan_fuzz::target!(record);
