//! What rules can ask about who makes and who asks for papers.

use crate::facts::column::{Column, Relation, Type, Value, World};
use crate::facts::publish::{columns, count, relations, two};
use crate::facts::supply::{Part, Supply};
use crate::model::entity::{Entity, Kind};
use crate::model::procedure::Status;

const DOCUMENT: Type = Type::Entity(Kind::Document);
const PROCEDURES: Type = Type::List(&Type::Entity(Kind::Procedure));

/// Columns on outputs, documents and procedures.
pub const COLUMNS: &[Column] = columns! {
    Output.consumers: Type::List(&DOCUMENT), "các giấy tờ trong hồ sơ thủ tục khác là kết quả này",
        "the documents of other procedures that ask for this output",
        |world, output| parts(Kind::Document, &consumers(world, output));
    Output.fetched_by: Type::List(&Type::Entity(Kind::LookUp)), "các lần cơ quan khác tự tra cứu kết quả này",
        "the look-ups of other procedures that fetch this output",
        |world, output| parts(Kind::LookUp, &fetchers(world, output));
    Output.consumer_count: Type::Int, "số giấy tờ và lần tra cứu ở thủ tục khác dùng kết quả này",
        "how many documents and look-ups of other procedures use this output",
        |world, output| Value::Int((consumers(world, output).len() + fetchers(world, output).len()) as i64);
    Document.producers: Type::List(&Type::Entity(Kind::Output)),
        "các kết quả của thủ tục khác là giấy tờ này",
        "the outputs of other procedures that are such a document",
        |world, document| parts(Kind::Output, &producers(world, document));
    Procedure.feeds: PROCEDURES,
        "các thủ tục dùng kết quả của thủ tục này",
        "the procedures that use its outputs",
        feeds;
    Procedure.fed_by: PROCEDURES,
        "các thủ tục có kết quả mà thủ tục này yêu cầu",
        "the procedures whose outputs it asks for",
        fed_by;
    Procedure.follows_procedures: PROCEDURES, "các thủ tục bắt buộc phải làm ngay trước",
        "the procedures that must be done directly before it",
        |world, procedure| procedures(world.facts.supply.chains.after.row(procedure.at()).to_vec());
    Procedure.chain_length: Type::Int,
        "số thủ tục của chuỗi bắt buộc dài nhất kết thúc ở thủ tục này, kể cả nó",
        "how many procedures the longest chain of required ones has that ends in it, itself included",
        |world, procedure| count(world.facts.supply.chains.length.get(procedure.at()).copied());
    Procedure.circle: PROCEDURES,
        "các thủ tục đòi hỏi kết quả của nhau thành vòng, theo thứ tự; rỗng nếu không có",
        "the procedures that require each other in a circle with it, in order; empty when there are none",
        |world, procedure| procedures(world.facts.supply.chains.circle.row(procedure.at()).to_vec());
};

/// Relations of two documents of one dossier.
pub const RELATIONS: &[Relation] = relations! {
    implied[DOCUMENT, DOCUMENT]: Type::Bool,
        "giấy tờ thứ hai đã được cấp dựa trên giấy tờ thứ nhất, trực tiếp hoặc qua giấy tờ khác",
        "the second document was issued on the strength of the first, directly or through others",
        |world, values| {
            let strength = &world.facts.supply.strength;
            let papers = papers(world, values);
            Value::Bool(papers.is_some_and(|(on, paper, by)| strength.implies(on, paper, by)))
        };
    implied_chain[DOCUMENT, DOCUMENT]: Type::List(&Type::Entity(Kind::DocumentType)),
        "chuỗi loại giấy tờ từ giấy tờ thứ nhất đến giấy tờ thứ hai được cấp dựa trên nó",
        "the chain of types of paper from the first document to the second, issued on its strength", chain;
};

/// The output, with its type, if its procedure is in force and it is given out.
fn output(world: World<'_>, output: Entity) -> Option<(&Supply, u32)> {
    let procedure = world.corpus.procedures.get(output.procedure()?)?;
    let made = procedure.outputs.get(output.at()).filter(|made| !made.internal)?;
    let supply = &world.facts.supply;
    let number = supply.number(&world.corpus.catalog, &made.document_type)?;
    (procedure.status == Status::InForce).then_some((supply, number))
}

fn consumers(world: World<'_>, of: Entity) -> Vec<Part> {
    let Some((supply, paper)) = output(world, of) else { return Vec::new() };
    supply.seekers(paper).filter(|part| part.takes_from(of.owner)).collect()
}

fn fetchers(world: World<'_>, of: Entity) -> Vec<Part> {
    let Some((supply, paper)) = output(world, of) else { return Vec::new() };
    supply.fetchers(paper).filter(|part| part.takes_from(of.owner)).collect()
}

/// A document as it is asked for, with its type, if its procedure is in force and it is not only declared.
fn asked(world: World<'_>, document: Entity) -> Option<(Part, u32)> {
    let paper = number(world, document)?;
    let supply = &world.facts.supply;
    supply.seeker(paper, document.owner, document.index).map(|part| (part, paper))
}

/// The number of the type of a document.
fn number(world: World<'_>, document: Entity) -> Option<u32> {
    let at = document.procedure()?;
    let known =
        world.facts.procedures.get(at).and_then(|facts| *facts.papers.documents.get(document.at())?);
    known.or_else(|| {
        let wanted = world.corpus.procedures.get(at)?.documents.get(document.at())?;
        world.facts.supply.number(&world.corpus.catalog, &wanted.document_type)
    })
}

fn producers(world: World<'_>, document: Entity) -> Vec<Part> {
    let Some((part, paper)) = asked(world, document) else { return Vec::new() };
    world.facts.supply.makers(paper).filter(|maker| part.takes_from(maker.procedure)).collect()
}

fn feeds<'w>(world: World<'w>, procedure: Entity) -> Value<'w> {
    let outputs = world.corpus.procedures.get(procedure.at()).map_or(0, |procedure| procedure.outputs.len());
    let outputs = (0..outputs).map(|at| Entity::part(Kind::Output, procedure.at(), at));
    let users = outputs.flat_map(|output| [consumers(world, output), fetchers(world, output)].concat());
    procedures(users.map(|part| part.procedure).collect())
}

fn fed_by<'w>(world: World<'w>, procedure: Entity) -> Value<'w> {
    let documents =
        world.corpus.procedures.get(procedure.at()).map_or(0, |procedure| procedure.documents.len());
    let documents = (0..documents).map(|at| Entity::part(Kind::Document, procedure.at(), at));
    procedures(documents.flat_map(|document| producers(world, document)).map(|part| part.procedure).collect())
}

/// Two documents of one dossier: the type of the first, the type of the second, and the procedure that issued
/// the second if it is known.
fn papers(world: World<'_>, values: &[Value<'_>]) -> Option<(u32, u32, Option<u32>)> {
    let (on, paper) = two(values)?;
    let on_type = number(world, on)?;
    let (part, paper_type) = asked(world, paper)?;
    (on.owner == paper.owner).then_some((on_type, paper_type, part.from))
}

fn chain<'w>(world: World<'w>, values: &[Value<'w>]) -> Value<'w> {
    let found = papers(world, values).map(|(on, paper, by)| world.facts.supply.strength.chain(on, paper, by));
    let known = world.corpus.catalog.document_types.rows().len();
    let types = found.unwrap_or_default().into_iter().map(|at| at as usize).filter(|at| *at < known);
    Value::List(types.map(|at| Value::Entity(Entity::top(Kind::DocumentType, at))).collect())
}

fn parts<'w>(kind: Kind, parts: &[Part]) -> Value<'w> {
    let entity =
        |part: &Part| Value::Entity(Entity::part(kind, part.procedure as usize, part.place as usize));
    Value::List(parts.iter().map(entity).collect())
}

fn procedures<'w>(mut places: Vec<u32>) -> Value<'w> {
    places.sort_unstable();
    places.dedup();
    Value::List(
        places.into_iter().map(|at| Value::Entity(Entity::top(Kind::Procedure, at as usize))).collect(),
    )
}
