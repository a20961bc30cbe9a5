//! What rules can ask about the order of the steps and their time.

use crate::facts::column::{Column, Relation, Type, Value, World};
use crate::facts::dense::Lists;
use crate::facts::order::Order;
use crate::facts::publish::{
    columns, count, facts_of, kept, parts, procedure_of, relations, truth, two_of_one, work,
};
use crate::model::entity::{Entity, Kind};

const STEP: Type = Type::Entity(Kind::Step);
const STEPS: Type = Type::List(&STEP);

/// Columns on steps and procedures.
pub const COLUMNS: &[Column] = columns! {
    Step.position: Type::Int,
        "thứ tự của bước trong danh sách, tính từ 1",
        "the step's place in the list, counted from 1",
        |_, step| Value::Int(i64::from(step.index) + 1);
    Step.time: Type::Optional(&Type::WorkTime),
        "thời gian làm việc của bước",
        "the office time the step is given",
        |world, step| work(kept(world, step, |facts| &facts.order.time).flatten());
    Step.earliest: Type::WorkTime, "thời điểm sớm nhất bước có thể bắt đầu, tính từ khi tiếp nhận",
        "the earliest the step can begin, counted from the start",
        |world, step| work(kept(world, step, |facts| &facts.order.earliest));
    Step.latest: Type::WorkTime, "thời điểm muộn nhất bước phải bắt đầu để không làm chậm kết quả",
        "the latest the step can begin without delaying the result",
        |world, step| work(kept(world, step, |facts| &facts.order.latest));
    Step.slack: Type::WorkTime, "thời gian bước có thể chờ mà không làm chậm kết quả",
        "how long the step may wait without delaying the result",
        |world, step| work(kept(world, step, |facts| &facts.order.slack));
    Step.on_critical_path: Type::Bool, "bước nằm trên đường dài nhất: chậm bước này là chậm kết quả",
        "whether any delay of the step delays the result",
        |world, step| truth(kept(world, step, |facts| &facts.order.critical));
    Step.is_start: Type::Bool, "bước không chờ bước nào", "whether the step waits for no other",
        |world, step| truth(order(world, step).map(|order| order.follows.row(step.at()).is_empty()));
    Step.is_end: Type::Bool, "không bước nào chờ bước này", "whether no step waits for this one",
        |world, step| truth(order(world, step).map(|order| order.followed_by.row(step.at()).is_empty()));
    Step.unreachable: Type::Bool,
        "bước không bao giờ bắt đầu được vì phải chờ chính nó, trực tiếp hoặc qua bước khác",
        "whether the step can never begin, since it waits for itself, directly or through others",
        |world, step| truth(kept(world, step, |facts| &facts.order.unreachable));
    Step.dead_end: Type::Bool,
        "bước cụt: không bước nào theo sau, không cấp, trả hay ghi gì và không phải bước cuối",
        "whether nothing follows the step although it neither issues, returns nor records and is not the last",
        |world, step| truth(kept(world, step, |facts| &facts.order.dead_end));
    Step.follows: STEPS, "các bước ngay trước", "the steps directly before",
        |world, step| steps(world, step, |order| &order.follows);
    Step.followed_by: STEPS, "các bước ngay sau", "the steps directly after",
        |world, step| steps(world, step, |order| &order.followed_by);
    Procedure.duration: Type::WorkTime, "thời gian làm việc trên đường dài nhất của quy trình",
        "the office time on the longest path through the steps (critical path)",
        |world, procedure| work(order(world, procedure).map(|order| order.duration));
    Procedure.common_duration: Type::WorkTime, "thời gian làm việc trên đường dài nhất, chỉ tính các bước thực hiện trong mọi trường hợp",
        "the office time on the longest path, counting only the steps done in every sub-case",
        |world, procedure| work(order(world, procedure).map(|order| order.of_every_case));
    Case.duration: Type::WorkTime, "thời gian làm việc trên đường dài nhất trong trường hợp này",
        "the office time on the longest path in this sub-case",
        |world, case| work(kept(world, case, |facts| &facts.order.of_case));
    Case.has_own_steps: Type::Bool, "có bước chỉ thực hiện trong một số trường hợp, gồm trường hợp này",
        "whether a step is done in this sub-case and not in all",
        |world, case| truth(has_own_steps(world, case));
    Procedure.total_time: Type::WorkTime,
        "tổng thời gian làm việc của mọi bước",
        "the office time of all steps together",
        |world, procedure| work(order(world, procedure).map(|order| order.total_time));
    Procedure.mixes_time: Type::Bool, "thời gian các bước và thời hạn dùng cả ngày làm việc lẫn ngày lịch",
        "whether step times and deadline are written on both clocks, working and calendar",
        |world, procedure| truth(order(world, procedure).map(|order| order.mixes_time));
    Procedure.untimed_steps: Type::Int,
        "số bước của cơ quan không ghi thời gian",
        "how many steps of agencies have no time",
        |world, procedure| count(order(world, procedure).map(|order| order.untimed_steps));
    Procedure.has_cycle: Type::Bool,
        "có các bước chờ lẫn nhau thành vòng",
        "whether steps wait for each other in a circle",
        |world, procedure| truth(order(world, procedure).map(|order| !order.cycle.is_empty()));
    Procedure.cycle: STEPS, "các bước chờ lẫn nhau thành vòng, theo thứ tự",
        "the steps that wait for each other in a circle, in order",
        |world, procedure| {
            parts(Kind::Step, procedure, order(world, procedure).map(|order| &order.cycle[..]))
        };
};

/// Relations between two steps of one procedure.
pub const RELATIONS: &[Relation] = relations! {
    follows[STEP, STEP]: Type::Bool,
        "bước thứ nhất ngay sau bước thứ hai", "the first step directly follows the second",
        |world, steps| between(world, steps, |order, then, first| order.follows(then, first));
    before[STEP, STEP]: Type::Bool,
        "bước thứ nhất phải xong trước bước thứ hai, trực tiếp hoặc qua bước khác",
        "the first step comes before the second, directly or through others",
        |world, steps| between(world, steps, |order, first, then| order.before(first, then));
    independent[STEP, STEP]: Type::Bool,
        "không bước nào trong hai bước cần kết quả của bước kia, nên hai cơ quan có thể làm song song",
        "neither step needs what the other does, so that two agencies could do them side by side",
        |world, steps| between(world, steps, |order, one, other| order.independent(one, other));
};

fn order<'w>(world: World<'w>, entity: Entity) -> Option<&'w Order> {
    facts_of(world, entity).map(|facts| &facts.order)
}

fn has_own_steps(world: World<'_>, case: Entity) -> Option<bool> {
    let procedure = procedure_of(world, case)?;
    let id = &procedure.cases.get(case.at())?.id;
    Some(procedure.steps.iter().any(|step| step.cases.contains(id)))
}

fn steps<'w>(world: World<'w>, step: Entity, lists: fn(&Order) -> &Lists) -> Value<'w> {
    parts(Kind::Step, step, order(world, step).map(|order| lists(order).row(step.at())))
}

fn between<'w>(world: World<'w>, steps: &[Value<'w>], test: fn(&Order, usize, usize) -> bool) -> Value<'w> {
    truth(two_of_one(world, steps).map(|(facts, one, other)| test(&facts.order, one, other)))
}
