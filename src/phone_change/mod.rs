//! Changing the phone number an account is bound to.

mod types;

pub use types::{
    Account, Actor, Audience, Available, CarrierCheck, ChangeStep, Declinable, Frozen, LoanState, Moment, Notice,
    NoticeMoment, OldReachable, Outcome, PhoneChangePlan, PhoneChangeRequest, PlanOptions, PlannedStep,
};
