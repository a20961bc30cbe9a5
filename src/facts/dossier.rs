//! Facts: how the papers of one dossier stand to each other and to what the procedure makes. Nothing is kept: each answer is a short look at
//! the procedure.

use crate::facts::column::{Column, Relation, Type, Value, World};
use crate::facts::publish::{columns, facts_of, part, procedure_of, relations, truth, two};
use crate::model::entity::{Entity, Kind};
use crate::model::procedure::{Action, Document, Mode, Procedure};

const DOCUMENT: Type = Type::Entity(Kind::Document);

/// Columns on documents.
pub const COLUMNS: &[Column] = columns! {
    Document.given_up: Type::Bool, "bản chính bị thu lại hoặc được chỉnh lý, vì thủ tục cấp chính loại giấy tờ này",
        "whether its original is taken back or amended, because the procedure issues this very type of paper",
        |world, document| truth(here(world, document).map(|(procedure, paper)| is_given_up(procedure, paper)));
    Document.made_earlier: Type::Optional(&Type::Entity(Kind::Output)),
        "kết quả mà chính thủ tục đã tạo ra trước khi cần bản sao giấy tờ này",
        "the output of the procedure that an earlier step has made before a copy of it is needed", made_earlier;
    Document.only_received: Type::Bool, "chỉ được tiếp nhận, chuyển đi, không bước nào xem xét",
        "whether it is only taken in and passed on, and no step looks into it",
        |world, document| truth(here(world, document).map(|(procedure, paper)| is_only_received(procedure, paper)));
};

/// Relations of two documents of one dossier.
pub const RELATIONS: &[Relation] = relations! {
    in_one_case[DOCUMENT, DOCUMENT]: Type::Bool, "hai giấy tờ có thể cùng phải nộp trong một trường hợp",
        "both documents may be asked for in one sub-case",
        |world, documents| both(world, documents, |_, one, other| {
            one.cases.is_empty() || other.cases.is_empty() || one.cases.iter().any(|case| other.cases.contains(case))
        });
    covers[DOCUMENT, DOCUMENT]: Type::Bool, "giấy tờ thứ nhất phải nộp trong mọi trường hợp phải nộp giấy tờ thứ hai",
        "the first document is asked for in every sub-case in which the second is",
        |world, documents| both(world, documents, |procedure, one, other| {
            let everywhere = one.cases.is_empty() || !other.cases.is_empty() && other.cases.iter().all(|case| one.cases.contains(case));
            everywhere && !is_option(procedure, one)
        });
    alternatives[DOCUMENT, DOCUMENT]: Type::Bool, "hai giấy tờ thay thế nhau: nộp giấy tờ này thì không phải nộp giấy tờ kia",
        "the two documents are alternatives: who hands in one need not hand in the other",
        |world, documents| both(world, documents, are_alternatives);
};

fn here(world: World<'_>, document: Entity) -> Option<(&Procedure, &Document)> {
    let procedure = procedure_of(world, document)?;
    procedure.documents.get(document.at()).map(|paper| (procedure, paper))
}

fn both<'w>(
    world: World<'w>,
    documents: &[Value<'w>],
    test: fn(&Procedure, &Document, &Document) -> bool,
) -> Value<'w> {
    let pair = two(documents).filter(|(one, other)| one.procedure() == other.procedure());
    let pair = pair.and_then(|(one, other)| here(world, one).zip(here(world, other)));
    truth(pair.map(|((procedure, one), (_, other))| test(procedure, one, other)))
}

/// An original handed in for a paper of the same type: the old one is withdrawn, returned or annotated.
fn is_given_up(procedure: &Procedure, paper: &Document) -> bool {
    let issued = procedure.outputs.iter().any(|output| output.document_type == paper.document_type);
    paper.originals > 0 && paper.mode == Mode::Submit && issued
}

fn is_only_received(procedure: &Procedure, paper: &Document) -> bool {
    let mut needing = procedure.steps.iter().filter(|step| step.needs.contains(&paper.id));
    needing.all(|step| is_desk(step.does))
}

/// Actions in which nobody looks into a paper.
fn is_desk(action: Action) -> bool {
    matches!(action, Action::File | Action::Receive | Action::Transfer)
}

/// An output of the type that is made before every step that looks into the copy.
fn made_earlier<'w>(world: World<'w>, document: Entity) -> Value<'w> {
    let found =
        here(world, document).zip(facts_of(world, document)).and_then(|((procedure, paper), facts)| {
            let steps = procedure.steps.iter().enumerate();
            let needing: Vec<usize> = steps
                .filter(|(_, step)| step.needs.contains(&paper.id) && !is_desk(step.does))
                .map(|(at, _)| at)
                .collect();
            let earlier = |id: &String| {
                let mut makers =
                    procedure.steps.iter().enumerate().filter(|(_, step)| step.produces.contains(id));
                makers.any(|(maker, _)| needing.iter().all(|need| facts.order.before(maker, *need)))
            };
            let same =
                |id: &String, document_type: &String| *document_type == paper.document_type && earlier(id);
            let copy = paper.originals == 0 && paper.mode != Mode::Declare && !needing.is_empty();
            copy.then(|| procedure.outputs.iter().position(|output| same(&output.id, &output.document_type)))?
        });
    part(Kind::Output, document, found.map(|at| at as u32))
}

fn is_option(procedure: &Procedure, paper: &Document) -> bool {
    procedure.any_of.iter().flat_map(|group| group.options.iter().flatten()).any(|id| *id == paper.id)
}

fn are_alternatives(procedure: &Procedure, one: &Document, other: &Document) -> bool {
    procedure.any_of.iter().any(|group| {
        let apart = |option: &Vec<String>| option.contains(&one.id) != option.contains(&other.id);
        let holds = |id: &String| group.options.iter().any(|option| option.contains(id));
        holds(&one.id) && holds(&other.id) && group.options.iter().any(apart)
    })
}
