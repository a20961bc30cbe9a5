//! What is written in the files, as columns: the plain fields of the catalog, and of the provisions cited.

use crate::facts::column::{Column, Type, Value, World};
use crate::facts::fields::{agency, document_type, found, text};
use crate::facts::publish::columns;
use crate::model::catalog::*;
use crate::model::corpus::BasisAt;
use crate::model::date::Date;
use crate::model::entity::{Entity, Kind};
use crate::model::procedure::Extent;

/// The plain fields of the catalog.
pub const COLUMNS: &[Column] = columns! {
    Basis.procedure: Type::Entity(Kind::Procedure), "thủ tục", "the procedure that cites it",
        |_, e| Value::Entity(Entity::top(Kind::Procedure, e.owner as usize));
    Basis.number: Type::Text, "số, ký hiệu văn bản như đã ghi", "the instrument as written",
        |w, e| Value::Text(&basis(w, e).citation.instrument);
    Basis.article: Type::Optional(&Type::Text), "điều, khoản, điểm", "article, clause and point",
        |w, e| text(&basis(w, e).citation.article);
    Basis.instrument: Type::Optional(&Type::Entity(Kind::Instrument)), "văn bản quy phạm pháp luật", "the instrument",
        |w, e| found(Kind::Instrument, basis(w, e).instrument);

    Basis.cited_before: Type::Bool, "đã được viện dẫn ở trên, trong cùng thủ tục",
        "whether the procedure cites the same provision further up",
        |w, e| {
            let earlier = &w.corpus.bases[e.owner as usize][..e.at()];
            Value::Bool(earlier.iter().any(|other| other.citation == basis(w, e).citation))
        };

    Instrument.id: Type::Text, "mã định danh", "the id", |w, e| Value::Text(&instrument(w, e).id);
    Instrument.number: Type::Text, "số, ký hiệu", "the official number", |w, e| Value::Text(&instrument(w, e).number);
    Instrument.name: Type::Text, "trích yếu", "the title", |w, e| Value::Words(&instrument(w, e).name);
    Instrument.rank: Type::Text, "hình thức văn bản", "the rank, as an id", |w, e| Value::Text(&instrument(w, e).rank);
    Instrument.height: Type::Optional(&Type::Int), "thứ bậc hiệu lực", "the height of its rank",
        |w, e| w.corpus.catalog.ranks.get(&instrument(w, e).rank).map_or(Value::None, |r| Value::Int(r.height.into()));
    Instrument.authority: Type::Optional(&Type::Code(Authority::WORDS)), "cơ quan có quyền sửa đổi",
        "whose power it is to change it",
        |w, e| {
            let rank = w.corpus.catalog.ranks.get(&instrument(w, e).rank);
            rank.map_or(Value::None, |rank| Value::Code(rank.authority.word()))
        };
    Instrument.issuer: Type::Entity(Kind::Agency), "cơ quan ban hành", "the agency that issued it",
        |w, e| agency(w, Some(&instrument(w, e).issuer));
    Instrument.from: Type::Optional(&Type::Date), "ngày có hiệu lực", "first day in force",
        |w, e| date(instrument(w, e).from);
    Instrument.until: Type::Optional(&Type::Date), "ngày hết hiệu lực", "last day in force",
        |w, e| date(instrument(w, e).until);
    Instrument.replaced_by: Type::Optional(&Type::Entity(Kind::Instrument)), "văn bản thay thế", "what replaced it",
        |w, e| {
            let next = instrument(w, e).replaced_by.as_ref();
            found(Kind::Instrument, next.and_then(|id| w.corpus.catalog.instruments.position(id)))
        };

    Agency.id: Type::Text, "mã định danh", "the id", |w, e| Value::Text(&the_agency(w, e).id);
    Agency.name: Type::Text, "tên cơ quan", "the name", |w, e| Value::Words(&the_agency(w, e).name);
    Agency.level: Type::Entity(Kind::Level), "cấp hành chính", "the level",
        |w, e| found(Kind::Level, w.corpus.catalog.levels.position(&the_agency(w, e).level));
    Agency.parent: Type::Optional(&Type::Entity(Kind::Agency)), "cơ quan cấp trên", "the agency it belongs to",
        |w, e| agency(w, the_agency(w, e).parent.as_ref());
    Agency.vertical: Type::Bool, "thuộc ngành dọc", "run from the centre", |w, e| Value::Bool(the_agency(w, e).vertical);
    Agency.from: Type::Optional(&Type::Date), "ngày thành lập", "first day", |w, e| date(the_agency(w, e).from);
    Agency.until: Type::Optional(&Type::Date), "ngày chấm dứt hoạt động", "last day",
        |w, e| date(the_agency(w, e).until);
    Agency.successors: Type::List(&Type::Entity(Kind::Agency)), "các cơ quan kế thừa", "agencies that took its tasks over",
        |w, e| Value::List(the_agency(w, e).succeeded_by.iter().map(|next| agency(w, Some(&next.agency))).collect());

    Level.id: Type::Text, "mã định danh", "the id", |w, e| Value::Text(&level(w, e).id);
    Level.name: Type::Text, "tên cấp", "the name", |w, e| Value::Words(&level(w, e).name);
    Level.rank: Type::Int, "thứ bậc", "its place in the order", |w, e| Value::Int(level(w, e).rank.into());
    Level.from: Type::Optional(&Type::Date), "ngày bắt đầu", "first day", |w, e| date(level(w, e).from);
    Level.until: Type::Optional(&Type::Date), "ngày kết thúc", "last day", |w, e| date(level(w, e).until);

    Register.id: Type::Text, "mã định danh", "the id", |w, e| Value::Text(&register(w, e).id);
    Register.name: Type::Text, "tên cơ sở dữ liệu", "the name", |w, e| Value::Words(&register(w, e).name);
    Register.owner: Type::Entity(Kind::Agency), "cơ quan chủ quản", "the agency that runs it",
        |w, e| agency(w, Some(&register(w, e).owner));
    Register.holds: Type::List(&Type::Entity(Kind::DocumentType)), "các loại giấy tờ đang quản lý",
        "the document types it holds",
        |w, e| Value::List(register(w, e).holds.iter().map(|h| document_type(w, &h.document_type)).collect());
    Register.holdings: Type::List(&Type::Entity(Kind::Holding)), "các nhóm dữ liệu", "its holdings, one by one",
        |w, e| Value::List((0..register(w, e).holds.len()).map(|at| Value::Entity(Entity::part(Kind::Holding, e.at(), at))).collect());

    Holding.register: Type::Entity(Kind::Register), "cơ sở dữ liệu", "the register",
        |_, e| Value::Entity(Entity::top(Kind::Register, e.owner as usize));
    Holding.type: Type::Entity(Kind::DocumentType), "loại giấy tờ", "the document type",
        |w, e| document_type(w, &holding(w, e).document_type);
    Holding.extent: Type::Code(Extent::WORDS), "mức độ thay thế (toàn bộ hoặc một phần)", "whether it replaces the paper fully or in part",
        |w, e| Value::Code(holding(w, e).extent.word());
    Holding.coverage: Type::Optional(&Type::Text), "phạm vi dữ liệu", "what is covered",
        |w, e| holding(w, e).coverage.as_ref().map_or(Value::None, Value::Words);
    Holding.from: Type::Optional(&Type::Date), "ngày bắt đầu khai thác", "first day agencies may rely on it",
        |w, e| date(holding(w, e).from);
    Holding.until: Type::Optional(&Type::Date), "ngày kết thúc", "last day", |w, e| date(holding(w, e).until);

    DocumentType.id: Type::Text, "mã định danh", "the id", |w, e| Value::Text(&the_type(w, e).id);
    DocumentType.name: Type::Text, "tên loại giấy tờ", "the name", |w, e| Value::Words(&the_type(w, e).name);
    DocumentType.issued_by: Type::Optional(&Type::Entity(Kind::Agency)), "cơ quan cấp", "the agency that issues it",
        |w, e| agency(w, the_type(w, e).issued_by.as_ref());
    DocumentType.issued_on: Type::List(&Type::Entity(Kind::DocumentType)), "được cấp trên cơ sở giấy tờ",
        "types on whose strength it is issued",
        |w, e| Value::List(the_type(w, e).issued_on.iter().map(|id| document_type(w, id)).collect());
    DocumentType.from: Type::Optional(&Type::Date), "ngày bắt đầu sử dụng", "first day", |w, e| date(the_type(w, e).from);
    DocumentType.until: Type::Optional(&Type::Date), "ngày bãi bỏ", "last day", |w, e| date(the_type(w, e).until);

    Group.id: Type::Text, "mã định danh", "the id", |w, e| Value::Text(&group(w, e).id);
    Group.name: Type::Text, "tên nhóm thủ tục", "the name", |w, e| Value::Words(&group(w, e).name);
};

fn basis<'w>(world: World<'w>, entity: Entity) -> &'w BasisAt {
    &world.corpus.bases[entity.owner as usize][entity.at()]
}

fn instrument<'w>(world: World<'w>, entity: Entity) -> &'w Instrument {
    &world.corpus.catalog.instruments.rows()[entity.at()]
}

fn the_agency<'w>(world: World<'w>, entity: Entity) -> &'w Agency {
    &world.corpus.catalog.agencies.rows()[entity.at()]
}

fn level<'w>(world: World<'w>, entity: Entity) -> &'w Level {
    &world.corpus.catalog.levels.rows()[entity.at()]
}

fn register<'w>(world: World<'w>, entity: Entity) -> &'w Register {
    &world.corpus.catalog.registers.rows()[entity.at()]
}

fn holding<'w>(world: World<'w>, entity: Entity) -> &'w Holding {
    &world.corpus.catalog.registers.rows()[entity.owner as usize].holds[entity.at()]
}

fn the_type<'w>(world: World<'w>, entity: Entity) -> &'w DocumentType {
    &world.corpus.catalog.document_types.rows()[entity.at()]
}

fn group<'w>(world: World<'w>, entity: Entity) -> &'w Group {
    &world.corpus.catalog.groups.rows()[entity.at()]
}

fn date<'w>(date: Option<Date>) -> Value<'w> {
    date.map_or(Value::None, Value::Date)
}
