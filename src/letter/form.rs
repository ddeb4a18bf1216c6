//! The letters as tables, made by `build.rs` from `src/data/letter/`.

use super::LetterKind;
use crate::report::Locale;

include!(concat!(env!("OUT_DIR"), "/letter.rs"));

/// Chinese and English.
pub(super) type Pair = [&'static str; 2];

/// How a fact is read and shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FieldKind {
    Text,
    /// A day.
    Date,
    /// A day, with a time if it is known.
    Moment,
    /// A number that may stand whole.
    Phone,
    /// A number of which the letter shows a part.
    MaskedPhone,
    /// The last four of something.
    Tail,
    /// Somebody else's words.
    Quote,
    Sha256,
    Link,
    Choice,
}

impl FieldKind {
    pub fn as_str(self) -> &'static str {
        match self {
            FieldKind::Text => "text",
            FieldKind::Date => "date",
            FieldKind::Moment => "moment",
            FieldKind::Phone => "phone",
            FieldKind::MaskedPhone => "masked-phone",
            FieldKind::Tail => "tail",
            FieldKind::Quote => "quote",
            FieldKind::Sha256 => "sha256",
            FieldKind::Link => "link",
            FieldKind::Choice => "choice",
        }
    }
}

/// A fact that a letter can take.
#[derive(Debug)]
pub(super) struct Field {
    pub name: &'static str,
    pub label: Pair,
    pub hint: Pair,
    /// What stands for a list that is known to be empty.
    pub none: Pair,
    pub kind: FieldKind,
    pub list: bool,
    pub multiline: bool,
    /// Fields of one group are columns of the same rows.
    pub group: &'static str,
    pub choices: &'static [(&'static str, Pair)],
}

/// A letter: what it is told and what it says.
pub(super) struct Form {
    pub kind: LetterKind,
    /// It shows no whole number, also not where somebody typed one into a free text.
    pub private: bool,
    pub title: Pair,
    /// Places in `FIELDS`, and whether a blank stays where the fact is missing.
    pub facts: &'static [(usize, bool)],
    /// What happens earlier and later.
    pub order: &'static [(&'static str, &'static str)],
    /// Lists of words that do not belong into it.
    pub words: &'static [Words],
    pub parts: &'static [Part],
}

/// A block or several, shown under a condition.
pub(super) struct Part {
    pub kind: PartKind,
    pub when: &'static str,
    /// One line for each row of this group or list.
    pub each: &'static str,
    pub items: &'static [Item],
    /// Head and fact of each column of a table.
    pub columns: &'static [(Pair, &'static str)],
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum PartKind {
    Heading,
    Paragraph,
    List,
    Ordered,
    Table,
}

/// A sentence, shown under a condition.
pub(super) struct Item {
    pub when: &'static str,
    pub text: Pair,
}

/// Lists of `src/data/letter/words.toml`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Words {
    Marketing,
    DebtDetail,
    DutyToPay,
    AgentOffer,
    DeniesDebt,
}

impl Words {
    pub fn list(self) -> &'static [&'static str] {
        match self {
            Words::Marketing => MARKETING,
            Words::DebtDetail => DEBT_DETAIL,
            Words::DutyToPay => DUTY_TO_PAY,
            Words::AgentOffer => AGENT_OFFER,
            Words::DeniesDebt => DENIES_DEBT,
        }
    }
}

impl Form {
    // Every kind has a file; a test holds it.
    #[allow(clippy::indexing_slicing)]
    pub fn of(kind: LetterKind) -> &'static Form {
        FORMS.iter().find(|form| form.kind == kind).unwrap_or(&FORMS[0])
    }

    /// The facts it takes, and which of them a complete letter wants.
    pub fn fields(&self) -> impl Iterator<Item = (&'static Field, bool)> + '_ {
        self.facts.iter().filter_map(|&(index, required)| FIELDS.get(index).map(|field| (field, required)))
    }
}

impl Field {
    pub fn label(&self, locale: Locale) -> &'static str {
        locale.pick(self.label)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_its_form() {
        for kind in LetterKind::ALL {
            assert_eq!(Form::of(kind).kind, kind);
        }
    }
}
