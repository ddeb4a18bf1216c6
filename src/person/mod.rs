//! People: names as their documents write them, and identity numbers.
//!
//! A name is checked for its form, never against a list of surnames: every list of that kind has
//! refused somebody. A number is checked by its own arithmetic; it does not prove that it belongs to
//! anybody.

mod identity;
mod name;

pub use identity::{
    IdKind, IdNumberOptions, IdNumberReport, IdText, Sex, check_id_number, check_id_number_lines, is_valid_id_number,
};
pub use name::{NameOptions, NameReport, Script, ScriptWish, check_person_name, check_person_name_lines};

pub(crate) use identity::{Bearer, judge as judge_id_number};
pub(crate) use name::{comparable, judge as judge_name};
