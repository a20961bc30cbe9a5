//! Values as a person reads them, in either language.

use crate::facts::column::{Value, World};
use crate::lang::rule::Const;
use crate::model::duration::{Duration, decimal};
use crate::model::entity::{Entity, Kind};
use crate::model::number::{Money, grouped};
use crate::text::{Lang, Text};

/// A value in words.
pub fn show(world: World<'_>, value: &Value<'_>, lang: Lang) -> String {
    match value {
        Value::None => lang.pick("không có", "none").to_owned(),
        Value::Bool(true) => lang.pick("có", "yes").to_owned(),
        Value::Bool(false) => lang.pick("không", "no").to_owned(),
        Value::Int(number) => grouped(*number, lang),
        Value::Decimal(thousandths) => decimal(*thousandths, lang),
        Value::Percent(hundredths) => format!("{}%", decimal(hundredths * 10, lang)),
        Value::Money(amount) => amount.show(lang),
        Value::WorkTime(minutes) => Duration::working(*minutes).show(lang),
        Value::Time(time) => time.show(lang),
        Value::Date(date) => date.show(lang),
        Value::Text(text) => (*text).to_owned(),
        Value::Words(text) => text.get(lang).to_owned(),
        Value::Code(word) => (*word).to_owned(),
        Value::Row(at) => format!("{} {}", lang.pick("dòng", "row"), grouped(i64::from(*at) + 1, lang)),
        Value::Entity(entity) => name(world, *entity).get(lang).to_owned(),
        Value::List(items) => items.iter().map(|item| show(world, item, lang)).collect::<Vec<_>>().join(", "),
    }
}

/// A value as a rule has it, in words: a text in quotes, a word of a fixed set as code.
pub fn constant(value: &Const, lang: Lang) -> String {
    match value {
        Const::Bool(true) => lang.pick("đúng", "true").to_owned(),
        Const::Bool(false) => lang.pick("sai", "false").to_owned(),
        Const::Int(number) => grouped(*number, lang),
        Const::Decimal(thousandths) => decimal(*thousandths, lang),
        Const::Percent(hundredths) => format!("{}%", decimal(hundredths * 10, lang)),
        Const::Money(amount) => Money(*amount).show(lang),
        Const::WorkTime(minutes) => Duration::working(*minutes).show(lang),
        Const::Time(time) => time.show(lang),
        Const::Date(date) => date.show(lang),
        Const::Text(text) => lang.pick(format!("«{text}»"), format!("“{text}”")),
        Const::Code(word) => format!("`{word}`"),
    }
}

/// The name of a thing.
pub fn name(world: World<'_>, entity: Entity) -> Text {
    let catalog = &world.corpus.catalog;
    let procedure = || &world.corpus.procedures[entity.owner as usize];
    let of_type =
        |id: &str| catalog.document_types.get(id).map_or_else(|| Text::plain(id), |found| found.name.clone());
    match entity.kind {
        Kind::Procedure => world.corpus.procedures[entity.at()].name.clone(),
        Kind::Case => procedure().cases[entity.at()].name.clone(),
        Kind::Channel => match world.corpus.procedures[entity.owner as usize].channels[entity.at()].kind {
            crate::model::procedure::ChannelKind::Counter => Text::new("nộp trực tiếp", "at the counter"),
            crate::model::procedure::ChannelKind::Online => Text::new("nộp trực tuyến", "online"),
            crate::model::procedure::ChannelKind::Post => Text::new("nộp qua bưu chính", "by post"),
        },
        Kind::Fee => {
            let fee = &procedure().fees[entity.at()];
            fee.name.clone().unwrap_or_else(|| Text::plain(&fee.id))
        }
        Kind::Document => {
            let document = &procedure().documents[entity.at()];
            document.name.clone().unwrap_or_else(|| of_type(&document.document_type))
        }
        Kind::LookUp => of_type(&procedure().look_ups[entity.at()].document_type),
        Kind::Condition => procedure().conditions[entity.at()].text.clone(),
        Kind::Step => {
            let step = &procedure().steps[entity.at()];
            step.name.clone().unwrap_or_else(|| Text::plain(&step.id))
        }
        Kind::Output => of_type(&procedure().outputs[entity.at()].document_type),
        Kind::Basis => {
            let basis = &world.corpus.bases[entity.owner as usize][entity.at()];
            let number = basis.instrument.map_or(basis.citation.instrument.as_str(), |at| {
                catalog.instruments.rows()[at].number.as_str()
            });
            Text::new(basis.citation.show(number, Lang::Vi), basis.citation.show(number, Lang::En))
        }
        Kind::Level => catalog.levels.rows()[entity.at()].name.clone(),
        Kind::Agency => catalog.agencies.rows()[entity.at()].name.clone(),
        Kind::Register => catalog.registers.rows()[entity.at()].name.clone(),
        Kind::Holding => {
            of_type(&catalog.registers.rows()[entity.owner as usize].holds[entity.at()].document_type)
        }
        Kind::DocumentType => catalog.document_types.rows()[entity.at()].name.clone(),
        Kind::Instrument => Text::plain(&catalog.instruments.rows()[entity.at()].number),
        Kind::Group => catalog.groups.rows()[entity.at()].name.clone(),
    }
}

/// The stable id of a thing: the ids of what it belongs to and its own, never a position where there is an id.
pub fn id(world: World<'_>, entity: Entity) -> String {
    let catalog = &world.corpus.catalog;
    let part =
        |list: &str, id: &str| format!("{}/{list}/{id}", world.corpus.procedures[entity.owner as usize].id);
    let procedure = || &world.corpus.procedures[entity.owner as usize];
    match entity.kind {
        Kind::Procedure => world.corpus.procedures[entity.at()].id.clone(),
        Kind::Case => part("cases", &procedure().cases[entity.at()].id),
        Kind::Channel => part("channels", &name(world, entity).get(Lang::En).replace(' ', "-")),
        Kind::Fee => part("fees", &procedure().fees[entity.at()].id),
        Kind::Document => part("documents", &procedure().documents[entity.at()].id),
        Kind::LookUp => {
            let look_up = &procedure().look_ups[entity.at()];
            let from = look_up.register.as_ref().or(look_up.procedure.as_ref()).map_or("", String::as_str);
            part("look_ups", &format!("{from}.{}", look_up.document_type))
        }
        Kind::Condition => part("conditions", &procedure().conditions[entity.at()].id),
        Kind::Step => part("steps", &procedure().steps[entity.at()].id),
        Kind::Output => part("outputs", &procedure().outputs[entity.at()].id),
        Kind::Basis => {
            let basis = &world.corpus.bases[entity.owner as usize][entity.at()];
            format!("{}/basis/{}", id(world, basis.holder), basis.citation)
        }
        Kind::Level => format!("levels/{}", catalog.levels.rows()[entity.at()].id),
        Kind::Agency => format!("agencies/{}", catalog.agencies.rows()[entity.at()].id),
        Kind::Register => format!("registers/{}", catalog.registers.rows()[entity.at()].id),
        Kind::Holding => {
            let register = &catalog.registers.rows()[entity.owner as usize];
            format!("registers/{}/holds/{}", register.id, register.holds[entity.at()].document_type)
        }
        Kind::DocumentType => format!("document_types/{}", catalog.document_types.rows()[entity.at()].id),
        Kind::Instrument => format!("instruments/{}", catalog.instruments.rows()[entity.at()].id),
        Kind::Group => format!("groups/{}", catalog.groups.rows()[entity.at()].id),
    }
}
