//! The words for types in `define` and `table`.

use crate::diagnostic::Diagnostic;
use crate::facts::column::Type;
use crate::lang::ast::Word;
use crate::model::entity::Kind;
use crate::source::SourceId;
use crate::suggest::nearest;

/// Plain values, which cells of a table can hold.
static VALUES: [(&str, Type); 7] = [
    ("text", Type::Text),
    ("number", Type::Int),
    ("decimal", Type::Decimal),
    ("percent", Type::Percent),
    ("money", Type::Money),
    ("date", Type::Date),
    ("truth", Type::Bool),
];

/// Times and things, which only a `define` can take.
static THINGS: [(&str, Type); 19] = [
    ("working_time", Type::WorkTime),
    ("time", Type::Time),
    ("procedure", Type::Entity(Kind::Procedure)),
    ("case", Type::Entity(Kind::Case)),
    ("channel", Type::Entity(Kind::Channel)),
    ("fee", Type::Entity(Kind::Fee)),
    ("document", Type::Entity(Kind::Document)),
    ("look_up", Type::Entity(Kind::LookUp)),
    ("condition", Type::Entity(Kind::Condition)),
    ("step", Type::Entity(Kind::Step)),
    ("output", Type::Entity(Kind::Output)),
    ("basis", Type::Entity(Kind::Basis)),
    ("level", Type::Entity(Kind::Level)),
    ("agency", Type::Entity(Kind::Agency)),
    ("register", Type::Entity(Kind::Register)),
    ("holding", Type::Entity(Kind::Holding)),
    ("document_type", Type::Entity(Kind::DocumentType)),
    ("instrument", Type::Entity(Kind::Instrument)),
    ("group", Type::Entity(Kind::Group)),
];

/// The type of a parameter of a `define`.
pub(super) fn of_parameter(source: SourceId, word: &Word) -> Result<Type, Box<Diagnostic>> {
    let things = THINGS.iter().chain(&VALUES);
    of(source, word, things)
}

/// The type of a column of a `table`.
pub(super) fn of_column(source: SourceId, word: &Word) -> Result<Type, Box<Diagnostic>> {
    of(source, word, VALUES.iter())
}

fn of(
    source: SourceId,
    word: &Word,
    known: impl Iterator<Item = &'static (&'static str, Type)> + Clone,
) -> Result<Type, Box<Diagnostic>> {
    let (bare, optional) = match word.node.strip_suffix('?') {
        Some(bare) => (bare, true),
        None => (word.node.as_str(), false),
    };
    if let Some((_, ty)) = known.clone().find(|(name, _)| *name == bare) {
        return Ok(if optional { Type::Optional(ty) } else { *ty });
    }
    let problem = Diagnostic::error(
        "unknown-type",
        format!("không có kiểu `{bare}`"),
        format!("there is no type `{bare}`"),
    )
    .at(source, word.span);
    Err(Box::new(match nearest(bare, known.clone().map(|(name, _)| *name)) {
        Some(meant) => problem.help(format!("viết `{meant}`"), format!("write `{meant}`")),
        None => {
            let all = known.map(|(name, _)| *name).collect::<Vec<_>>().join(", ");
            problem.help(format!("chọn một trong: {all}"), format!("choose one of: {all}"))
        }
    }))
}
