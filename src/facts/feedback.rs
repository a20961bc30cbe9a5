//! Facts: what citizens said of a procedure, a document or a step, whether they were answered, and when an agency last met
//! them. What came after the day of the review is not known on it.

use crate::facts::column::{Column, Type, Value, World};
use crate::facts::publish::{columns, procedure_of};
use crate::model::corpus::Corpus;
use crate::model::date::Date;
use crate::model::entity::{Entity, Kind};
use crate::model::feedback::Feedback;
use crate::model::procedure::Status;

/// Days within which feedback is taken for answered late where no last day is written.
const DAYS_TO_ANSWER: i64 = 15;

/// Columns on procedures, documents, steps and agencies.
pub const COLUMNS: &[Column] = columns! {
    Procedure.feedback: Type::Int, "số phản ánh, kiến nghị đã nhận", "feedback received",
        |w, e| count(w, e, |_| true);
    Procedure.feedback_unanswered: Type::Int, "số phản ánh, kiến nghị quá hạn chưa trả lời",
        "feedback not answered though it was due", |w, e| {
            let today = w.as_of(e);
            count(w, e, move |one| overdue(one, today))
        };
    Procedure.feedback_late: Type::Int, "số phản ánh, kiến nghị trả lời muộn", "feedback answered late",
        |w, e| {
            let today = w.as_of(e);
            count(w, e, move |one| late(one, today))
        };
    Document.complaints: Type::Int, "số phản ánh, kiến nghị về giấy tờ này", "feedback about the document",
        |w, e| Value::Int(complaints(w.corpus, e, w.as_of(e)));
    Step.complaints: Type::Int, "số phản ánh, kiến nghị về bước này", "feedback about the step",
        |w, e| Value::Int(complaints(w.corpus, e, w.as_of(e)));
    Agency.feedback_unanswered: Type::Int, "số phản ánh, kiến nghị quá hạn cơ quan chưa trả lời",
        "feedback the agency has not answered though it was due", |w, e| {
            let (today, id) = (w.as_of(e), agency_id(w, e));
            let all = w.corpus.feedback.iter().filter(|(one, _)| Some(one.agency.as_str()) == id);
            Value::Int(all.filter(|(one, _)| overdue(one, today)).count() as i64)
        };
    Agency.settles: Type::Bool, "có tiếp nhận hoặc quyết định thủ tục đang áp dụng",
        "whether it receives or decides a procedure in force", |w, e| {
            let id = agency_id(w, e);
            let own = |agency: &String| Some(agency.as_str()) == id;
            let in_force = w.corpus.procedures.iter().filter(|one| one.status == Status::InForce);
            Value::Bool(in_force.into_iter().any(|one| own(&one.receives) || own(&one.decides)))
        };
    Agency.dialogues_recorded: Type::Bool, "không gian làm việc có ghi các cuộc đối thoại",
        "whether the workspace records dialogues at all", |w, _| Value::Bool(!w.corpus.dialogues.is_empty());
    Agency.days_since_dialogue: Type::Optional(&Type::Int), "số ngày từ cuộc đối thoại gần nhất",
        "days since its last dialogue", since_dialogue;
};

/// Feedback about a document or a step that was received up to a day; none for anything else.
pub fn complaints(corpus: &Corpus, about: Entity, today: Option<Date>) -> i64 {
    let find = || {
        let procedure = corpus.procedures.get(about.procedure()?)?;
        let known = corpus.feedback.iter().map(|(one, _)| one).filter(|one| received(one, today));
        let of = known.filter(|one| one.procedure == procedure.id);
        Some(match about.kind {
            Kind::Document => {
                let id = &procedure.documents.get(about.at())?.id;
                of.filter(|one| one.document.as_ref() == Some(id)).count()
            }
            Kind::Step => {
                let id = &procedure.steps.get(about.at())?.id;
                of.filter(|one| one.step.as_ref() == Some(id)).count()
            }
            _ => return None,
        })
    };
    find().unwrap_or(0) as i64
}

fn count<'w>(world: World<'w>, procedure: Entity, wanted: impl Fn(&Feedback) -> bool) -> Value<'w> {
    let (today, id) = (world.as_of(procedure), procedure_of(world, procedure).map(|one| &one.id));
    let own = world.corpus.feedback.iter().map(|(one, _)| one).filter(|one| Some(&one.procedure) == id);
    Value::Int(own.filter(|one| received(one, today) && wanted(one)).count() as i64)
}

fn received(one: &Feedback, today: Option<Date>) -> bool {
    today.is_none_or(|today| one.received <= today)
}

/// The last day for the answer, counted from 1970-01-01.
fn due(one: &Feedback) -> i64 {
    one.due.map_or(one.received.number() + DAYS_TO_ANSWER, Date::number)
}

fn overdue(one: &Feedback, today: Option<Date>) -> bool {
    let answered = one.answered.is_some_and(|day| today.is_none_or(|today| day <= today));
    !answered && received(one, today) && today.is_some_and(|today| today.number() > due(one))
}

fn late(one: &Feedback, today: Option<Date>) -> bool {
    one.answered.is_some_and(|day| day.number() > due(one) && today.is_none_or(|today| day <= today))
}

fn agency_id(world: World<'_>, agency: Entity) -> Option<&str> {
    world.corpus.catalog.agencies.rows().get(agency.at()).map(|agency| agency.id.as_str())
}

fn since_dialogue<'w>(world: World<'w>, agency: Entity) -> Value<'w> {
    let find = || {
        let (today, id) = (world.as_of(agency)?, agency_id(world, agency)?);
        let own = world.corpus.dialogues.iter().filter(|(one, _)| one.agency == id && one.date <= today);
        let last = own.map(|(one, _)| one.date).max()?;
        Some(today.number() - last.number())
    };
    find().map_or(Value::None, Value::Int)
}
