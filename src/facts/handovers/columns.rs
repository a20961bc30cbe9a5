//! What rules can ask about changes of agency.

use crate::facts::column::{Column, Relation, Type, Value, World};
use crate::facts::dense::Lists;
use crate::facts::handovers::Handovers;
use crate::facts::publish::{columns, count, facts_of, kept, parts, procedure_of, relations, truth, two};
use crate::model::entity::{Entity, Kind};

const STEP: Type = Type::Entity(Kind::Step);
const STEPS: Type = Type::List(&STEP);
const AGENCY: Type = Type::Entity(Kind::Agency);
const PROCEDURE: Type = Type::Entity(Kind::Procedure);

/// Columns on procedures and steps.
pub const COLUMNS: &[Column] = columns! {
    Procedure.handovers: Type::Int,
        "số lần hồ sơ chuyển sang cơ quan khác",
        "how often another agency takes the file over",
        |world, procedure| count(handovers(world, procedure).map(|handovers| handovers.count));
    Procedure.agencies: Type::List(&AGENCY), "các cơ quan tham gia, theo thứ tự xuất hiện",
        "the agencies that act, in order of first appearance", agencies;
    Procedure.agency_count: Type::Int, "số cơ quan tham gia, không kể người nộp và hệ thống",
        "how many agencies act, without the applicant and systems",
        |world, procedure| count(handovers(world, procedure).map(|all| all.agencies.len() as u32));
    Procedure.level_crossings: Type::Int, "số lần hồ sơ chuyển sang cơ quan ở cấp khác",
        "how often an agency of another level takes the file over",
        |world, procedure| count(handovers(world, procedure).map(|handovers| handovers.level_crossings));
    Step.hands_over_to: STEPS,
        "các bước ngay sau do cơ quan khác làm",
        "the steps of other agencies directly after",
        |world, step| steps(world, step, |handovers| &handovers.hands_over_to);
    Step.receives_from: STEPS,
        "các bước ngay trước do cơ quan khác làm",
        "the steps of other agencies directly before",
        |world, step| steps(world, step, |handovers| &handovers.receives_from);
    Step.takes_over: Type::Bool, "cơ quan nhận hồ sơ từ cơ quan khác ở bước này",
        "whether the agency takes the file over from another in this step",
        |world, step| truth(kept(world, step, |facts| &facts.handovers.takes_over));
    Step.crosses_level: Type::Bool, "hồ sơ đến bước này từ cơ quan ở cấp khác",
        "whether the file comes to this step from an agency of another level",
        |world, step| truth(kept(world, step, |facts| &facts.handovers.crosses_level));
    Step.courier: Type::Bool, "người nộp phải tự mang hồ sơ đến bước này từ cơ quan khác",
        "whether the applicant carries the file to this step from another agency",
        |world, step| truth(kept(world, step, |facts| &facts.handovers.courier));
};

/// Relations of agencies.
pub const RELATIONS: &[Relation] = relations! {
    stretches[PROCEDURE, AGENCY]: Type::Int,
        "số quãng tách rời mà cơ quan giữ hồ sơ trên một đường của quy trình (A→B→A là 2 đối với A)",
        "how many separate runs of the agency's steps one way through the flow holds (A→B→A is 2 for A)",
        stretches;
    same_agency[STEP, STEP]: Type::Bool,
        "hai bước do cùng một cơ quan làm", "one agency does both steps", same_agency;
};

fn handovers<'w>(world: World<'w>, entity: Entity) -> Option<&'w Handovers> {
    facts_of(world, entity).map(|facts| &facts.handovers)
}

fn steps<'w>(world: World<'w>, step: Entity, lists: fn(&Handovers) -> &Lists) -> Value<'w> {
    parts(Kind::Step, step, handovers(world, step).map(|handovers| lists(handovers).row(step.at())))
}

fn agencies<'w>(world: World<'w>, procedure: Entity) -> Value<'w> {
    let all = handovers(world, procedure).map_or(&[][..], |handovers| &handovers.agencies);
    let known = all.iter().filter_map(|acting| acting.catalog);
    Value::List(known.map(|at| Value::Entity(Entity::top(Kind::Agency, at as usize))).collect())
}

fn stretches<'w>(world: World<'w>, values: &[Value<'w>]) -> Value<'w> {
    let find = || {
        let (procedure, agency) = two(values)?;
        let all = &handovers(world, procedure)?.agencies;
        all.iter().find(|acting| acting.catalog == Some(agency.index)).map(|acting| acting.stretches)
    };
    count(find())
}

fn same_agency<'w>(world: World<'w>, values: &[Value<'w>]) -> Value<'w> {
    let compare = || {
        let (one, other) = two(values)?;
        let by = |step: Entity| procedure_of(world, step)?.steps.get(step.at()).map(|step| step.by.as_str());
        Some(by(one)? == by(other)?)
    };
    truth(compare())
}
