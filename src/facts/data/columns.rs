//! What rules can ask about who uses what.

use crate::facts::column::{Column, Relation, Type, Value, World};
use crate::facts::data::Data;
use crate::facts::dense::Lists;
use crate::facts::publish::{
    columns, count, facts_of, kept, part, parts, procedure_of, relations, truth, two,
};
use crate::model::entity::{Entity, Kind};

const STEP: Type = Type::Entity(Kind::Step);
const STEPS: Type = Type::List(&STEP);
const DOCUMENT: Type = Type::Entity(Kind::Document);
const CONDITIONS: Type = Type::List(&Type::Entity(Kind::Condition));

/// Columns on documents, conditions and steps.
pub const COLUMNS: &[Column] = columns! {
    Document.needed_by: STEPS,
        "các bước cần giấy tờ này, theo thứ tự thực hiện",
        "the steps that need it, in the order of the flow",
        |world, document| listed(world, document, Kind::Step, |data| &data.needed_by);
    Document.first_needed_by: Type::Optional(&STEP),
        "bước đầu tiên cần giấy tờ này",
        "the first step that needs it",
        |world, document| one(world, document, |steps| steps.first());
    Document.last_needed_by: Type::Optional(&STEP),
        "bước cuối cùng cần giấy tờ này",
        "the last step that needs it",
        |world, document| one(world, document, |steps| steps.last());
    Document.used: Type::Bool,
        "giấy tờ được dùng: có bước cần, chứng minh một điều kiện, hoặc thay cho giấy tờ được dùng",
        "whether a step needs it, it proves a condition, or it stands in for a document that is used",
        |world, document| truth(kept(world, document, |facts| &facts.data.used));
    Document.proves: CONDITIONS, "các điều kiện mà giấy tờ này chứng minh", "the conditions it proves",
        |world, document| listed(world, document, Kind::Condition, |data| &data.proves);
    Document.sole_proof_of: CONDITIONS,
        "các điều kiện chỉ có giấy tờ này chứng minh",
        "the conditions that nothing else proves",
        |world, document| listed(world, document, Kind::Condition, |data| &data.sole_proof_of);
    Document.fields: Type::List(&Type::Text), "các trường thông tin giấy tờ có", "the data fields it carries",
        |world, document| Value::List(fields(world, document).unwrap_or_default().into_iter().map(Value::Text).collect());
    Document.is_form: Type::Bool, "là mẫu đơn, tờ khai phải điền", "whether it is a form to fill in",
        |world, document| {
            let document = procedure_of(world, document).and_then(|p| p.documents.get(document.at()));
            truth(document.map(|document| document.form.is_some()))
        };
    Condition.checked_by: STEPS, "các bước kiểm tra điều kiện này", "the steps that check it",
        |world, condition| listed(world, condition, Kind::Step, |data| &data.checked_by);
    Condition.checking_agencies: Type::Int, "số cơ quan kiểm tra điều kiện này", "how many agencies check it",
        |world, condition| count(kept(world, condition, |facts| &facts.data.checking_agencies));
    Condition.proven: Type::Bool, "có nêu giấy tờ, kết quả hoặc cơ sở dữ liệu chứng minh",
        "whether a document, output or register is named that proves it",
        |world, condition| {
            let condition = procedure_of(world, condition).and_then(|p| p.conditions.get(condition.at()));
            truth(condition.map(|condition| !condition.proven_by.is_empty()))
        };
    Step.only_passes_on: Type::Bool, "bước chỉ chuyển hồ sơ giữa các cơ quan, không kiểm tra hay làm ra gì",
        "whether the step only passes the file on between agencies, and checks and makes nothing",
        |world, step| truth(kept(world, step, |facts| &facts.data.only_passes_on));
    Step.approvals_in_row: Type::Int,
        "số lần ký duyệt liên tiếp trong một cơ quan, không có thông tin mới, tính đến bước này",
        "how many sign-offs of one agency without anything new end in this step, itself counted",
        |world, step| count(kept(world, step, |facts| &facts.data.approvals_in_row));
    Step.used_outputs: Type::List(&Type::Entity(Kind::Output)), "các kết quả của chính thủ tục mà bước cần",
        "the outputs of the procedure that the step needs",
        |world, step| listed(world, step, Kind::Output, |data| &data.used_outputs);
};

/// Relations of two documents, of any procedures.
pub const RELATIONS: &[Relation] = relations! {
    shared_fields[DOCUMENT, DOCUMENT]: Type::Int,
        "số trường thông tin có trong cả hai giấy tờ",
        "how many data fields both documents carry",
        |world, documents| Value::Int(shared(world, documents).map_or(0, |(shared, _)| shared));
    field_overlap[DOCUMENT, DOCUMENT]: Type::Percent,
        "tỷ lệ trường thông tin trùng nhau, tính trên giấy tờ có ít trường hơn",
        "the share of the data fields of the document with fewer of them that the other carries too",
        |world, documents| Value::Percent(match shared(world, documents) {
            Some((shared, fewest)) if fewest > 0 => shared * 10_000 / fewest,
            _ => 0,
        });
};

fn listed<'w>(world: World<'w>, entity: Entity, kind: Kind, lists: fn(&Data) -> &Lists) -> Value<'w> {
    parts(kind, entity, facts_of(world, entity).map(|facts| lists(&facts.data).row(entity.at())))
}

fn one<'w>(world: World<'w>, document: Entity, pick: fn(&[u32]) -> Option<&u32>) -> Value<'w> {
    let steps = facts_of(world, document).map(|facts| facts.data.needed_by.row(document.at()));
    part(Kind::Step, document, steps.and_then(pick).copied())
}

/// How many fields two documents share, and how many the one with fewer carries.
fn shared(world: World<'_>, documents: &[Value<'_>]) -> Option<(i64, i64)> {
    let (one, other) = two(documents)?;
    let (one, other) = (fields(world, one)?, fields(world, other)?);
    let shared = one.iter().filter(|field| other.binary_search(field).is_ok()).count();
    Some((shared as i64, one.len().min(other.len()) as i64))
}

/// The fields a document carries: its own list, or else its type's. Sorted, each once.
fn fields<'w>(world: World<'w>, document: Entity) -> Option<Vec<&'w str>> {
    let document = procedure_of(world, document)?.documents.get(document.at())?;
    let of_type = || Some(&world.corpus.catalog.document_types.get(&document.document_type)?.carries);
    let carries = if document.carries.is_empty() { of_type()? } else { &document.carries };
    let mut fields: Vec<&str> = carries.iter().map(String::as_str).collect();
    fields.sort_unstable();
    fields.dedup();
    Some(fields)
}
