//! What a record says of its notice: who, and each decided item with everything it covers, in the
//! words of the language the person read. Whoever holds the record can tell what was agreed to
//! without the notice.

use crate::{
    consent::{
        hash,
        item::Teller,
        notice::{ConsentKind, ConsentNotice, Localized, Processor, Purpose, Recipient, Retention},
        wording::Voice,
    },
    document::tree::clean,
    input::Node,
    report::Locale,
};

/// Tells of a notice in one language.
pub(super) fn teller(notice: &ConsentNotice, locale: Locale) -> Teller<'_> {
    Teller { notice, voice: Voice(locale) }
}

/// Who decides on the data.
pub(super) fn controller(processor: &Processor) -> Node<'static> {
    let told = |text: &Option<String>| text.as_deref().map(clean).into();
    Node::object(vec![
        ("name", clean(&processor.name).into()),
        ("uscc", told(&processor.credit_code)),
        ("phone", told(&processor.phone)),
        ("email", told(&processor.email)),
        ("address", told(&processor.address)),
    ])
}

/// How the person uses their rights.
pub(super) fn rights(tell: &Teller) -> Node<'static> {
    let rights = &tell.notice.rights;
    Node::object(vec![
        ("channel", tell.voice.own(&rights.channel).into()),
        ("procedure", tell.voice.own(&rights.procedure).into()),
        ("answer_days", rights.answer_days.into()),
    ])
}

/// An item without the decision on it.
pub(super) fn item(tell: &Teller, purpose: &Purpose) -> Node<'static> {
    let voice = tell.voice;
    let told = |text: &Option<Localized>| text.as_ref().map(|text| voice.own(text)).into();
    let categories = || purpose.categories.iter().filter_map(|id| tell.notice.category(id));
    Node::object(vec![
        ("purpose_id", purpose.id.as_str().into()),
        ("basis", purpose.basis.as_str().into()),
        ("consent_kind", purpose.kind.as_str().into()),
        // The lender's side has to add the signature; this module makes none.
        ("signature_required", (purpose.kind == ConsentKind::Written).then_some(true).into()),
        ("optional", purpose.optional.into()),
        ("sensitive", categories().any(|category| category.sensitive).into()),
        ("title", voice.own(&purpose.title).into()),
        ("purpose", voice.own(&purpose.purpose).into()),
        ("method", voice.own(&purpose.method).into()),
        ("categories", categories().map(|category| named(&category.id, voice.own(&category.name))).collect()),
        ("recipients", tell.recipients(purpose).map(|recipient| self::recipient(tell, recipient)).collect()),
        ("retention", retention(tell, purpose)),
        ("necessity", told(&purpose.necessity)),
        ("impact", told(&purpose.impact)),
        ("alternative", told(&purpose.alternative)),
        ("automated_decision", purpose.automated_decision.into()),
        ("withdraw_path", voice.own(&purpose.withdrawal).into()),
        ("material_sha256", hash::material(tell.notice, purpose).into()),
    ])
}

fn named(id: &str, name: String) -> Node<'static> {
    Node::object(vec![("id", id.into()), ("name", name.into())])
}

fn recipient(tell: &Teller, recipient: &Recipient) -> Node<'static> {
    let categories = recipient.categories.iter().filter_map(|id| tell.notice.category(id));
    Node::object(vec![
        ("name", clean(&recipient.name).into()),
        ("contact", clean(&recipient.contact).into()),
        ("role", recipient.role.as_str().into()),
        ("region", recipient.region.as_str().into()),
        ("purpose", tell.voice.own(&recipient.purpose).into()),
        ("method", tell.voice.own(&recipient.method).into()),
        ("categories", categories.map(|category| named(&category.id, tell.voice.own(&category.name))).collect()),
    ])
}

/// The facts, and the sentence the person read.
fn retention(tell: &Teller, purpose: &Purpose) -> Node<'static> {
    let mut members = match &purpose.retention {
        Retention::Time { count, unit, after } => {
            vec![("count", (*count).into()), ("unit", unit.as_str().into()), ("after", after.as_str().into())]
        }
        Retention::Rule { rule, after } => {
            vec![("rule", tell.voice.own(rule).into()), ("after", after.as_str().into())]
        }
    };
    members.push(("text", tell.kept(purpose).into()));
    Node::object(members)
}
