//! What is written in the files, as columns: the plain fields of procedures.

use crate::facts::ProcedureFacts;
use crate::facts::column::{Column, Type, Value, World};
use crate::facts::publish::columns;
use crate::model::entity::{Entity, Kind};
use crate::model::procedure::{self, *};

/// The plain fields of procedures and their parts.
pub const COLUMNS: &[Column] = columns! {
    Procedure.id: Type::Text, "mã định danh", "the id", |w, e| Value::Text(&procedure(w, e).id);
    Procedure.code: Type::Optional(&Type::Text), "mã thủ tục trên Cơ sở dữ liệu quốc gia", "the national code",
        |w, e| text(&procedure(w, e).code);
    Procedure.name: Type::Text, "tên thủ tục", "the name", |w, e| Value::Words(&procedure(w, e).name);
    Procedure.kind: Type::Code(procedure::Kind::WORDS), "loại thủ tục", "external, internal or interlinked",
        |w, e| Value::Code(procedure(w, e).kind.word());
    Procedure.sector: Type::Text, "lĩnh vực", "the sector", |w, e| Value::Text(&procedure(w, e).sector);
    Procedure.status: Type::Code(Status::WORDS), "tình trạng hiệu lực", "whether it applies",
        |w, e| Value::Code(procedure(w, e).status.word());
    Procedure.as_of: Type::Date, "ngày mô tả", "the day the description holds",
        |w, e| Value::Date(procedure(w, e).as_of);
    Procedure.receives: Type::Entity(Kind::Agency), "cơ quan tiếp nhận", "the agency that takes the dossier in",
        |w, e| agency(w, Some(&procedure(w, e).receives));
    Procedure.decides: Type::Entity(Kind::Agency), "cơ quan có thẩm quyền quyết định", "the agency that decides",
        |w, e| agency(w, Some(&procedure(w, e).decides));
    Procedure.coordinates: Type::List(&Type::Entity(Kind::Agency)), "các cơ quan phối hợp",
        "agencies declared as coordinating",
        |w, e| Value::List(procedure(w, e).coordinates.iter().map(|id| agency(w, Some(id))).collect());
    Procedure.applicants: Type::List(&Type::Text), "đối tượng thực hiện", "who applies",
        |w, e| Value::List(procedure(w, e).applicants.iter().map(|id| Value::Text(id)).collect());
    Procedure.cases_per_year: Type::Optional(&Type::Int), "số hồ sơ một năm", "dossiers a year",
        |w, e| procedure(w, e).volume.as_ref().map_or(Value::None, |v| Value::Int(v.cases as i64));
    Procedure.online_share: Type::Optional(&Type::Percent), "tỷ lệ hồ sơ trực tuyến", "share of dossiers filed online",
        |w, e| share(procedure(w, e), |v| v.online);
    Procedure.late_share: Type::Optional(&Type::Percent), "tỷ lệ hồ sơ quá hạn", "share of dossiers settled late",
        |w, e| share(procedure(w, e), |v| v.late);
    Procedure.supplement_share: Type::Optional(&Type::Percent), "tỷ lệ hồ sơ phải bổ sung",
        "share of dossiers sent back for supplements", |w, e| share(procedure(w, e), |v| v.supplemented);
    Procedure.deadline: Type::Optional(&Type::Time), "thời hạn giải quyết", "the declared deadline",
        |w, e| procedure(w, e).deadline.map_or(Value::None, Value::Time);
    Procedure.unparsed_fields: Type::List(&Type::Text), "các trường của nguồn còn nội dung chưa hiểu khi nhập",
        "the fields of the source of which something was not understood when it was imported",
        |w, e| Value::List(procedure(w, e).unparsed.keys().map(|field| Value::Text(field)).collect());
    Procedure.steps_from_text: Type::Bool,
        "trình tự được đọc từ văn bản khi nhập, nên chưa chắc bước này nối tiếp bước kia",
        "whether the steps were read from running text on import, so that nobody knows that one follows the other",
        |w, e| Value::Bool(procedure(w, e).provenance.contains_key("steps"));
    Procedure.basis: Type::List(&Type::Entity(Kind::Basis)), "căn cứ pháp lý", "the provisions that prescribe it", bases;
    Procedure.cases: Type::List(&Type::Entity(Kind::Case)), "các trường hợp", "the sub-cases",
        |w, e| parts(Kind::Case, e, procedure(w, e).cases.len());
    Procedure.channels: Type::List(&Type::Entity(Kind::Channel)), "cách thức thực hiện", "the ways to file",
        |w, e| parts(Kind::Channel, e, procedure(w, e).channels.len());
    Procedure.fees: Type::List(&Type::Entity(Kind::Fee)), "phí, lệ phí", "the fees",
        |w, e| parts(Kind::Fee, e, procedure(w, e).fees.len());
    Procedure.documents: Type::List(&Type::Entity(Kind::Document)), "thành phần hồ sơ", "the dossier",
        |w, e| parts(Kind::Document, e, procedure(w, e).documents.len());
    Procedure.look_ups: Type::List(&Type::Entity(Kind::LookUp)), "dữ liệu cơ quan tự tra cứu",
        "what agencies fetch themselves", |w, e| parts(Kind::LookUp, e, procedure(w, e).look_ups.len());
    Procedure.conditions: Type::List(&Type::Entity(Kind::Condition)), "yêu cầu, điều kiện", "the conditions",
        |w, e| parts(Kind::Condition, e, procedure(w, e).conditions.len());
    Procedure.steps: Type::List(&Type::Entity(Kind::Step)), "các bước thực hiện", "the steps",
        |w, e| parts(Kind::Step, e, procedure(w, e).steps.len());
    Procedure.outputs: Type::List(&Type::Entity(Kind::Output)), "kết quả thực hiện", "the outputs",
        |w, e| parts(Kind::Output, e, procedure(w, e).outputs.len());
    Procedure.group: Type::Optional(&Type::Entity(Kind::Group)), "nhóm thủ tục", "the group it belongs to",
        |w, e| found(Kind::Group, procedure(w, e).part_of.as_ref().and_then(|id| w.corpus.catalog.groups.position(id)));
    Procedure.requires: Type::List(&Type::Entity(Kind::Procedure)), "thủ tục phải làm trước",
        "procedures that must be done before",
        |w, e| Value::List(procedure(w, e).requires.iter().map(|id| found(Kind::Procedure, w.corpus.procedure(id))).collect());
    Procedure.replaced_by: Type::Optional(&Type::Entity(Kind::Procedure)), "thủ tục thay thế", "the one that replaced it",
        |w, e| found(Kind::Procedure, procedure(w, e).replaced_by.as_ref().and_then(|id| w.corpus.procedure(id)));

    Document.id: Type::Text, "mã định danh", "the id", |w, e| Value::Text(&document(w, e).id);
    Document.name: Type::Text, "tên giấy tờ", "the name", |w, e| match &document(w, e).name {
        Some(name) => Value::Words(name),
        None => type_name(w, &document(w, e).document_type),
    };
    Document.procedure: Type::Entity(Kind::Procedure), "thủ tục", "the procedure", owner;
    Document.type: Type::Entity(Kind::DocumentType), "loại giấy tờ", "the document type",
        |w, e| paper(w, e, |facts| &facts.papers.documents);
    Document.mode: Type::Code(Mode::WORDS), "hình thức cung cấp (nộp, xuất trình hoặc tự khai)", "submitted, presented or declared",
        |w, e| Value::Code(document(w, e).mode.word());
    Document.originals: Type::Int, "số bản chính", "originals", |w, e| Value::Int(document(w, e).originals.into());
    Document.copies: Type::Int, "số bản sao", "copies", |w, e| Value::Int(document(w, e).copies.into());
    Document.certified: Type::Bool, "phải chứng thực", "whether copies must be certified",
        |w, e| Value::Bool(document(w, e).certified);
    Document.form: Type::Optional(&Type::Text), "số hiệu mẫu đơn, tờ khai", "the number of the form",
        |w, e| text(&document(w, e).form);
    Document.confirmed_by: Type::Optional(&Type::Entity(Kind::Agency)), "cơ quan phải xác nhận",
        "the agency that must confirm it", |w, e| agency(w, document(w, e).confirmed_by.as_ref());
    Document.issued_by: Type::Optional(&Type::Entity(Kind::Agency)), "cơ quan cấp", "the agency that issued it",
        |w, e| {
            let document = document(w, e);
            let of_type = || w.corpus.catalog.document_types.get(&document.document_type)?.issued_by.as_ref();
            agency(w, document.issued_by.as_ref().or_else(of_type))
        };
    Document.from_procedure: Type::Optional(&Type::Entity(Kind::Procedure)), "là kết quả của thủ tục",
        "the procedure whose result it is",
        |w, e| found(Kind::Procedure, document(w, e).from_procedure.as_ref().and_then(|id| w.corpus.procedure(id)));
    Document.max_age: Type::Optional(&Type::Time), "thời gian được cấp tối đa", "how old it may be",
        |w, e| document(w, e).max_age.map_or(Value::None, Value::Time);
    Document.fallback: Type::Bool, "chỉ yêu cầu khi không tra cứu được", "asked for only if the register cannot answer",
        |w, e| Value::Bool(document(w, e).fallback);
    Document.for_some_cases: Type::Bool, "chỉ yêu cầu trong một số trường hợp", "asked for in some sub-cases only",
        |w, e| Value::Bool(!document(w, e).cases.is_empty());
    Document.alternative: Type::Bool, "là một trong các giấy tờ thay thế nhau", "one of several alternatives",
        |w, e| {
            let id = &document(w, e).id;
            let all = &w.corpus.procedures[e.owner as usize].any_of;
            Value::Bool(all.iter().any(|any| any.options.iter().flatten().any(|member| member == id)))
        };
    Document.basis: Type::List(&Type::Entity(Kind::Basis)), "căn cứ pháp lý", "the provisions that prescribe it", bases;

    LookUp.procedure: Type::Entity(Kind::Procedure), "thủ tục", "the procedure", owner;
    LookUp.register: Type::Optional(&Type::Entity(Kind::Register)), "cơ sở dữ liệu", "the register asked",
        |w, e| found(Kind::Register, look_up(w, e).register.as_ref().and_then(|id| w.corpus.catalog.registers.position(id)));
    LookUp.type: Type::Entity(Kind::DocumentType), "loại giấy tờ", "the document type fetched",
        |w, e| paper(w, e, |facts| &facts.papers.look_ups);

    Condition.id: Type::Text, "mã định danh", "the id", |w, e| Value::Text(&condition(w, e).id);
    Condition.name: Type::Text, "nội dung yêu cầu, điều kiện", "the requirement in words",
        |w, e| Value::Words(&condition(w, e).text);
    Condition.procedure: Type::Entity(Kind::Procedure), "thủ tục", "the procedure", owner;
    Condition.documents: Type::List(&Type::Entity(Kind::Document)), "giấy tờ chứng minh", "documents that prove it",
        |w, e| named_documents(w, e, &condition(w, e).proven_by);
    Condition.registers: Type::List(&Type::Entity(Kind::Register)), "cơ sở dữ liệu chứng minh", "registers that prove it",
        |w, e| {
            let found = condition(w, e).proven_by.iter().filter_map(|id| w.corpus.catalog.registers.position(id));
            Value::List(found.map(|at| Value::Entity(Entity::top(Kind::Register, at))).collect())
        };
    Condition.basis: Type::List(&Type::Entity(Kind::Basis)), "căn cứ pháp lý", "the provisions that prescribe it", bases;

    Step.id: Type::Text, "mã định danh", "the id", |w, e| Value::Text(&step(w, e).id);
    Step.name: Type::Text, "tên bước", "the name", |w, e| match &step(w, e).name {
        Some(name) => Value::Words(name),
        None => Value::Text(&step(w, e).id),
    };
    Step.procedure: Type::Entity(Kind::Procedure), "thủ tục", "the procedure", owner;
    Step.does: Type::Code(Action::WORDS), "loại hành động", "the kind of action",
        |w, e| Value::Code(step(w, e).does.word());
    Step.by: Type::Optional(&Type::Entity(Kind::Agency)), "cơ quan thực hiện",
        "the agency that acts; missing for the applicant and for systems", |w, e| agency(w, Some(&step(w, e).by));
    Step.by_applicant: Type::Bool, "do người nộp hồ sơ thực hiện", "whether the applicant acts",
        |w, e| Value::Bool(step(w, e).by == "applicant");
    Step.by_system: Type::Bool, "do hệ thống thực hiện", "whether a system acts",
        |w, e| Value::Bool(step(w, e).by == "system");
    Step.takes: Type::Optional(&Type::Time), "thời gian thực hiện", "how long it takes",
        |w, e| step(w, e).takes.map_or(Value::None, Value::Time);
    Step.documents: Type::List(&Type::Entity(Kind::Document)), "giấy tờ sử dụng", "the documents it uses",
        |w, e| named_documents(w, e, &step(w, e).needs);
    Step.checks: Type::List(&Type::Entity(Kind::Condition)), "điều kiện được kiểm tra", "the conditions it checks",
        |w, e| {
            let all = &w.corpus.procedures[e.owner as usize].conditions;
            named(Kind::Condition, e, &step(w, e).checks, |id| all.iter().position(|c| c.id == *id))
        };
    Step.produces: Type::List(&Type::Entity(Kind::Output)), "kết quả tạo ra", "the outputs it makes",
        |w, e| {
            let all = &w.corpus.procedures[e.owner as usize].outputs;
            named(Kind::Output, e, &step(w, e).produces, |id| all.iter().position(|o| o.id == *id))
        };
    Step.with_applicant: Type::Bool, "người nộp phải có mặt", "whether the applicant must be there",
        |w, e| Value::Bool(step(w, e).with_applicant);
    Step.carrier: Type::Optional(&Type::Code(Carrier::WORDS)), "phương thức chuyển hồ sơ đến", "how the file reached it",
        |w, e| step(w, e).carrier.map_or(Value::None, |c| Value::Code(c.word()));
    Step.on_silence: Type::Optional(&Type::Code(Silence::WORDS)), "hệ quả khi không trả lời đúng hạn",
        "what no answer in time means", |w, e| step(w, e).on_silence.map_or(Value::None, |s| Value::Code(s.word()));
    Step.returns: Type::Bool, "có trả lại hồ sơ để bổ sung", "whether the file can go back from it",
        |w, e| Value::Bool(step(w, e).returns_to.is_some());
    Step.return_limit: Type::Optional(&Type::Int), "số lần trả lại tối đa", "how often the file may go back",
        |w, e| step(w, e).returns_to.as_ref().and_then(|r| r.at_most).map_or(Value::None, |n| Value::Int(n.into()));
    Step.return_rate: Type::Optional(&Type::Percent), "tỷ lệ hồ sơ bị trả lại", "the share of files that go back",
        |w, e| step(w, e).returns_to.as_ref().and_then(|r| r.rate).map_or(Value::None, |rate| Value::Percent(rate.0 * 10));
    Step.for_some_cases: Type::Bool, "chỉ thực hiện trong một số trường hợp", "done in some sub-cases only",
        |w, e| Value::Bool(!step(w, e).cases.is_empty());
    Step.basis: Type::List(&Type::Entity(Kind::Basis)), "căn cứ pháp lý", "the provisions that prescribe it", bases;

    Output.id: Type::Text, "mã định danh", "the id", |w, e| Value::Text(&output(w, e).id);
    Output.name: Type::Text, "tên kết quả", "the name", |w, e| type_name(w, &output(w, e).document_type);
    Output.procedure: Type::Entity(Kind::Procedure), "thủ tục", "the procedure", owner;
    Output.type: Type::Entity(Kind::DocumentType), "loại giấy tờ", "the document type",
        |w, e| paper(w, e, |facts| &facts.papers.outputs);
    Output.valid_for: Type::Optional(&Type::Time), "thời hạn hiệu lực", "how long it is valid",
        |w, e| output(w, e).valid_for.map_or(Value::None, Value::Time);
    Output.internal: Type::Bool, "kết quả nội bộ giữa các cơ quan", "whether it stays between agencies",
        |w, e| Value::Bool(output(w, e).internal);

    Fee.id: Type::Text, "mã định danh", "the id", |w, e| Value::Text(&fee(w, e).id);
    Fee.name: Type::Text, "tên khoản thu", "what it is for", |w, e| match &fee(w, e).name {
        Some(name) => Value::Words(name),
        None => Value::Text(&fee(w, e).id),
    };
    Fee.procedure: Type::Entity(Kind::Procedure), "thủ tục", "the procedure", owner;
    Fee.amount: Type::Optional(&Type::Money), "mức thu", "the amount",
        |w, e| fee(w, e).amount.map_or(Value::None, Value::Money);
    Fee.basis: Type::List(&Type::Entity(Kind::Basis)), "căn cứ pháp lý", "the provisions that prescribe it", bases;

    Channel.kind: Type::Code(ChannelKind::WORDS), "hình thức nộp", "counter, online or post",
        |w, e| Value::Code(channel(w, e).kind.word());
    Channel.procedure: Type::Entity(Kind::Procedure), "thủ tục", "the procedure", owner;
    Channel.deadline: Type::Optional(&Type::Time), "thời hạn giải quyết", "its own deadline",
        |w, e| channel(w, e).deadline.map_or(Value::None, Value::Time);
    Channel.extent: Type::Optional(&Type::Code(Extent::WORDS)), "mức độ trực tuyến (toàn trình hoặc một phần)", "full or part",
        |w, e| channel(w, e).extent.map_or(Value::None, |x| Value::Code(x.word()));
    Channel.fee: Type::Optional(&Type::Entity(Kind::Fee)), "phí, lệ phí", "the fee paid on it",
        |w, e| {
            let all = &w.corpus.procedures[e.owner as usize].fees;
            let at = channel(w, e).fee.as_ref().and_then(|id| all.iter().position(|fee| fee.id == *id));
            at.map_or(Value::None, |at| Value::Entity(Entity::part(Kind::Fee, e.owner as usize, at)))
        };

    Case.id: Type::Text, "mã định danh", "the id", |w, e| Value::Text(&case(w, e).id);
    Case.name: Type::Text, "tên trường hợp", "what distinguishes it", |w, e| Value::Words(&case(w, e).name);
    Case.procedure: Type::Entity(Kind::Procedure), "thủ tục", "the procedure", owner;
    Case.deadline: Type::Optional(&Type::Time), "thời hạn giải quyết", "its own deadline",
        |w, e| case(w, e).deadline.map_or(Value::None, Value::Time);
};

fn procedure<'w>(world: World<'w>, entity: Entity) -> &'w Procedure {
    &world.corpus.procedures[entity.procedure().expect("a column of a procedure is asked of a part of one")]
}

fn document<'w>(world: World<'w>, entity: Entity) -> &'w Document {
    &procedure(world, entity).documents[entity.at()]
}

fn look_up<'w>(world: World<'w>, entity: Entity) -> &'w LookUp {
    &procedure(world, entity).look_ups[entity.at()]
}

fn condition<'w>(world: World<'w>, entity: Entity) -> &'w Condition {
    &procedure(world, entity).conditions[entity.at()]
}

fn step<'w>(world: World<'w>, entity: Entity) -> &'w Step {
    &procedure(world, entity).steps[entity.at()]
}

fn output<'w>(world: World<'w>, entity: Entity) -> &'w Output {
    &procedure(world, entity).outputs[entity.at()]
}

fn fee<'w>(world: World<'w>, entity: Entity) -> &'w Fee {
    &procedure(world, entity).fees[entity.at()]
}

fn channel<'w>(world: World<'w>, entity: Entity) -> &'w Channel {
    &procedure(world, entity).channels[entity.at()]
}

fn case<'w>(world: World<'w>, entity: Entity) -> &'w Case {
    &procedure(world, entity).cases[entity.at()]
}

fn owner<'w>(_: World<'w>, entity: Entity) -> Value<'w> {
    Value::Entity(Entity::top(Kind::Procedure, entity.owner as usize))
}

/// The provisions cited by one thing.
pub(crate) fn bases<'w>(world: World<'w>, entity: Entity) -> Value<'w> {
    let Some(procedure) = entity.procedure() else { return Value::List(Vec::new()) };
    let rows = world.corpus.bases.get(procedure).map_or(&[][..], Vec::as_slice);
    let cited = rows.iter().enumerate().filter(|(_, basis)| basis.holder == entity);
    Value::List(cited.map(|(at, _)| Value::Entity(Entity::part(Kind::Basis, procedure, at))).collect())
}

fn parts<'w>(kind: Kind, of: Entity, count: usize) -> Value<'w> {
    Value::List((0..count).map(|at| Value::Entity(Entity::part(kind, of.at(), at))).collect())
}

fn named<'w>(
    kind: Kind,
    of: Entity,
    ids: &[String],
    position: impl Fn(&String) -> Option<usize>,
) -> Value<'w> {
    let found = ids.iter().filter_map(position);
    Value::List(found.map(|at| Value::Entity(Entity::part(kind, of.owner as usize, at))).collect())
}

fn named_documents<'w>(world: World<'w>, of: Entity, ids: &[String]) -> Value<'w> {
    let all = &world.corpus.procedures[of.owner as usize].documents;
    named(Kind::Document, of, ids, |id| all.iter().position(|document| document.id == *id))
}

/// The thing found at a place of its table, or nothing.
pub(crate) fn found<'w>(kind: Kind, at: Option<usize>) -> Value<'w> {
    at.map_or(Value::None, |at| Value::Entity(Entity::top(kind, at)))
}

/// The agency of this id, or nothing.
pub(crate) fn agency<'w>(world: World<'w>, id: Option<&String>) -> Value<'w> {
    found(Kind::Agency, id.and_then(|id| world.corpus.catalog.agencies.position(id)))
}

/// The document type of this id, or nothing.
pub(crate) fn document_type<'w>(world: World<'w>, id: &str) -> Value<'w> {
    found(Kind::DocumentType, world.corpus.catalog.document_types.position(id))
}

/// The document type of a part of a procedure, or nothing.
fn paper<'w>(world: World<'w>, part: Entity, of: fn(&ProcedureFacts) -> &[Option<u32>]) -> Value<'w> {
    let facts = world.facts.procedures.get(part.owner as usize);
    let paper = facts.and_then(|facts| of(facts).get(part.at()).copied().flatten());
    found(Kind::DocumentType, paper.map(|at| at as usize))
}

fn type_name<'w>(world: World<'w>, id: &'w str) -> Value<'w> {
    world.corpus.catalog.document_types.get(id).map_or(Value::Text(id), |found| Value::Words(&found.name))
}

/// A text that may be missing.
pub(crate) fn text(written: &Option<String>) -> Value<'_> {
    written.as_deref().map_or(Value::None, Value::Text)
}

fn share<'w>(procedure: &'w Procedure, of: fn(&Volume) -> Option<u64>) -> Value<'w> {
    let volume = procedure.volume.as_ref().filter(|volume| volume.cases > 0);
    let part = volume.and_then(|volume| Some((of(volume)?, volume.cases)));
    part.map_or(Value::None, |(part, all)| Value::Percent((part * 10_000 / all) as i64))
}
