//! From a judgement to findings: what is wrong, what is unknown, and what the use adds.

use super::{
    Operator, PhoneType, Purpose, Service, Status,
    assess::{Assessed, Number, Place},
    china::{self, Block, Chinese, Class, Problem, Shape},
    digits,
    plausible::{Striking, striking},
    reading::Obstacle,
    world::{self, Fault, Foreign},
};
use crate::report::{Findings, Severity, Word, rule};

/// The findings of one number for one use.
pub(super) fn explain(assessed: &Assessed, purpose: Purpose) -> Findings {
    let mut findings = Findings::new();
    if let Some((obstacle, from, to)) = assessed.reading.obstacle {
        findings.push(
            match obstacle {
                Obstacle::Empty => return one(rule::phone_empty()),
                Obstacle::NoDigits => rule::phone_no_digits(),
                Obstacle::Letters => rule::phone_letters(),
                Obstacle::Masked => rule::phone_masked(),
                Obstacle::Several => rule::phone_several_numbers(),
                Obstacle::Numerals => rule::phone_chinese_numerals(),
            }
            .range(from, to),
        );
        return findings;
    }
    if let Some(place) = assessed.place {
        // Where the digits could be a number at home as well, it is only a question.
        let unknown = assessed.status() == Status::Unknown;
        let raised = rule::phone_region_code_missing(place.code(), place.word());
        findings.push(if unknown { raised.weighing(Severity::Warning) } else { raised });
        return findings;
    }
    match &assessed.number {
        Number::None => {}
        Number::Chinese(chinese) => {
            mainland(chinese, purpose, &mut findings);
            if chinese.status != Status::Impossible {
                if chinese.shape == Shape::Mobile && !assessed.extension.is_empty() {
                    let severity = match purpose {
                        Purpose::Any => Severity::Info,
                        Purpose::Applicant | Purpose::Contact => Severity::Warning,
                        Purpose::Binding => Severity::Error,
                    };
                    findings.push(rule::phone_relay().weighing(severity));
                }
                if chinese.shape == Shape::Mobile {
                    odd(striking(chinese.nsn.as_slice()), &mut findings);
                }
            }
        }
        Number::Foreign(foreign) => abroad(foreign, purpose, &mut findings),
    }
    findings
}

fn one(raised: crate::report::Raised) -> Findings {
    let mut findings = Findings::new();
    findings.push(raised);
    findings
}

fn mainland(chinese: &Chinese, purpose: Purpose, findings: &mut Findings) {
    let nsn = chinese.nsn.as_slice();
    match chinese.problem {
        None => {}
        Some(Problem::TooShort(missing)) => {
            findings.push(rule::phone_too_short(missing));
            hint(chinese, findings);
        }
        Some(Problem::TooLong(extra)) => findings.push(rule::phone_too_long(extra)),
        Some(Problem::Service(Class::SmsPort)) => findings.push(rule::phone_sms_port()),
        Some(Problem::Service(class)) => {
            // A company's 400 number is a number; it is only nobody's own.
            let mild = chinese.status == Status::Allocated && purpose == Purpose::Any;
            let raised = rule::phone_service_number(class_word(class));
            findings.push(if mild { raised.weighing(Severity::Info) } else { raised });
        }
        Some(Problem::AreaCodeMissing) => findings.push(rule::phone_area_code_missing()),
        Some(Problem::LocalFirstDigit) => findings.push(rule::phone_landline_first_digit()),
        Some(Problem::UnknownBlock) => {
            findings.push(rule::phone_unknown_block(china::BLOCKS_CHECKED, leading(nsn, china::unknown_prefix(nsn))));
        }
        Some(Problem::UnknownArea) => findings.push(rule::phone_unknown_area_code(china::AREAS_CHECKED)),
        Some(Problem::FormerArea(now)) => findings.push(rule::phone_former_area_code(now)),
        Some(Problem::Impossible) => findings.push(rule::phone_impossible()),
    }
    if chinese.status == Status::Impossible {
        return;
    }
    let segment = || leading(nsn, chinese.block.map_or(3, |block| usize::from(block.segment)));
    let personal = purpose != Purpose::Any;
    match chinese.block.map(|block| block.service) {
        Some(Service::VirtualOperator) => findings.push(rule::phone_virtual_operator(segment())),
        Some(Service::DataOnly) => findings.push(mild(rule::phone_data_only(segment()), personal, Severity::Info)),
        Some(Service::Satellite) => findings.push(mild(rule::phone_satellite(segment()), personal, Severity::Info)),
        Some(Service::Iot) => findings.push(mild(rule::phone_iot(segment()), personal, Severity::Warning)),
        _ => {}
    }
    if matches!(chinese.shape, Shape::Landline(_)) {
        landline(purpose, findings);
    }
}

/// As the catalogue has it where a person is to be reached, milder elsewhere.
fn mild(raised: crate::report::Raised, personal: bool, otherwise: Severity) -> crate::report::Raised {
    if personal { raised } else { raised.weighing(otherwise) }
}

fn landline(purpose: Purpose, findings: &mut Findings) {
    match purpose {
        Purpose::Any => {}
        Purpose::Contact => findings.push(rule::phone_fixed_line().weighing(Severity::Warning)),
        Purpose::Applicant | Purpose::Binding => findings.push(rule::phone_fixed_line()),
    }
}

/// After the first digits: what block this is going to be.
fn hint(chinese: &Chinese, findings: &mut Findings) {
    let nsn = chinese.nsn.as_slice();
    if let Shape::Landline(area) = chinese.shape {
        if area > 0 && chinese.block.is_some() {
            let mut code = leading(nsn, usize::from(area));
            code.insert(0, '0');
            findings.push(rule::phone_area_begins(code));
        }
        return;
    }
    match china::partial_block(nsn) {
        Some(Block { segment, operator, service }) => findings.push(rule::phone_block(
            operator_word(operator),
            leading(nsn, usize::from(segment)),
            service_word(service),
        )),
        None if matches!(nsn, [1, 3..=9]) => findings.push(rule::phone_mobile_begins(leading(nsn, 2))),
        None => {}
    }
}

fn abroad(foreign: &Foreign, purpose: Purpose, findings: &mut Findings) {
    match foreign.fault {
        None => {}
        Some(Fault::TooShort(missing)) => findings.push(rule::phone_too_short(missing)),
        Some(Fault::TooLong(extra)) => findings.push(rule::phone_too_long(extra)),
        Some(Fault::Length) => {
            findings.push(rule::phone_impossible_abroad(world::plus(foreign.calling_code())));
        }
        Some(Fault::CallingCode) => findings.push(rule::phone_unknown_calling_code()),
        Some(Fault::AreaCodeMissing) => findings.push(rule::phone_area_code_missing()),
        Some(Fault::Unknown) => findings.push(rule::phone_unknown_abroad(world::VERSION)),
    }
    if purpose == Purpose::Any || foreign.status != Status::Allocated {
        return;
    }
    let class = match foreign.kind() {
        PhoneType::FixedLine => return landline(purpose, findings),
        PhoneType::TollFree => Word::ClassTollFreeAbroad,
        PhoneType::PremiumRate => Word::ClassPremiumRate,
        PhoneType::SharedCost | PhoneType::Uan | PhoneType::Voicemail => Word::ClassService,
        _ => return,
    };
    findings.push(rule::phone_service_number(class));
}

fn odd(striking: Option<Striking>, findings: &mut Findings) {
    match striking {
        None => {}
        Some(Striking::Repeated(count)) => findings.push(rule::phone_repeated_digits(count)),
        Some(Striking::Sequence(count)) => findings.push(rule::phone_sequence(count)),
        Some(Striking::Sample) => findings.push(rule::phone_sample_number()),
    }
}

/// The leading digits as a text.
pub(super) fn leading(nsn: &[u8], count: usize) -> String {
    let mut text = Vec::with_capacity(count);
    digits::write(nsn.get(..count).unwrap_or(nsn), &mut text);
    digits::text(text)
}

fn class_word(class: Class) -> Word {
    match class {
        Class::Emergency => Word::ClassEmergency,
        Class::Public => Word::ClassPublic,
        Class::Operator => Word::ClassOperator,
        Class::Hotline => Word::ClassHotline,
        Class::SharedCost => Word::ClassSharedCost,
        Class::TollFree => Word::ClassTollFree,
        Class::PremiumRate => Word::ClassPremiumRate,
        Class::SmsPort => Word::ClassService,
    }
}

fn operator_word(operator: Operator) -> Word {
    match operator {
        Operator::ChinaMobile => Word::OperatorChinaMobile,
        Operator::ChinaUnicom => Word::OperatorChinaUnicom,
        Operator::ChinaTelecom => Word::OperatorChinaTelecom,
        Operator::ChinaBroadnet => Word::OperatorChinaBroadnet,
        Operator::Other => Word::OperatorOther,
    }
}

fn service_word(service: Service) -> Word {
    match service {
        Service::Mobile => Word::ServiceMobile,
        Service::VirtualOperator => Word::ServiceVirtualOperator,
        Service::Iot => Word::ServiceIot,
        Service::DataOnly => Word::ServiceDataOnly,
        Service::Satellite => Word::ServiceSatellite,
        Service::FixedLine => Word::ServiceFixedLine,
        Service::ServiceNumber => Word::ServiceServiceNumber,
    }
}

impl Place {
    fn word(self) -> Word {
        match self {
            Place::HongKong => Word::PlaceHongKong,
            Place::Macau => Word::PlaceMacau,
            Place::Taiwan => Word::PlaceTaiwan,
            Place::Mainland => Word::PlaceMainland,
        }
    }
}
