//! The steps on the way to a bound number, as a resource: a change of numbers is pending until they are
//! done, and a first binding goes before an application.
//!
//! No message leaves this server and no document is looked at: it is a simulator, and says so in its
//! answers, on the page and in the terminal. `handset` shows on the page what would have been sent. What it
//! enforces is what a lender's own server has to: tries, expiry, single use, pauses and daily limits (OWASP
//! ASVS 5.0, chapter 6).
//!
//! `routes` takes a request, `case_store` opens its case in a transaction, `act` does what is asked, `progress` says
//! what that comes to by the plan, and `view` writes the answer; what was not done is a `refusal`.

mod account;
mod act;
mod case;
mod case_store;
mod code;
mod consent;
mod handset;
mod message;
mod progress;
mod refusal;
mod routes;
mod stop;
mod view;

pub use account::DemoAccount;
pub use case::{Case, Standing, number_of};
pub use case_store::{STOP_TABLE, TABLES, insert, verified};
pub use progress::Stage;
pub use routes::{Simulator, routes};
pub use view::record_number;
