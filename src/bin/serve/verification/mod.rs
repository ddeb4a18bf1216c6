//! The steps on the way to a bound number, as a resource: a change of numbers is pending until they are
//! done, and a first binding goes before an application.
//!
//! No message leaves this server and no document is looked at: it is a simulator, and says so in its
//! answers, on the page and in the terminal. `handset` shows on the page what would have been sent. What it enforces is what a lender's own server has to:
//! tries, expiry, single use, pauses and daily limits (OWASP ASVS 5.0, chapter 6).

mod account;
mod act;
mod case;
mod code;
mod consent;
mod handset;
mod http;
mod message;
mod refusal;
mod road;
mod shelf;
mod stop;
mod time;
mod view;

pub use account::DemoAccount;
pub use case::{Case, Standing, number_of};
pub use http::{Simulator, routes};
pub use road::Stage;
pub use shelf::{STOP_TABLE, TABLES, insert, verified};
pub use time::Clock;
pub use view::record_number;
