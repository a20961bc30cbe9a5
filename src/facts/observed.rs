//! Facts: what a log showed of a procedure, its steps and its agencies, as `inspect --out` wrote it into the workspace. Where no
//! log was read every count is zero and every figure is missing.

use crate::facts::column::{Column, Type, Value, World};
use crate::facts::publish::{columns, procedure_of};
use crate::model::duration::{Duration, Unit};
use crate::model::entity::Entity;
use crate::model::observed::{Deviation, ObservedAgency, ObservedProcedure, ObservedStep, Ticks};
use crate::model::procedure::Action;

/// Columns on procedures, steps and agencies.
pub const COLUMNS: &[Column] = columns! {
    Procedure.observed_dossiers: Type::Int, "số hồ sơ đã giải quyết trong nhật ký",
        "settled dossiers of the log", |w, e| count(procedure(w, e).map(|one| one.settled));
    Procedure.observed_median: Type::Optional(&Type::Time), "thời gian giải quyết thực tế (trung vị)",
        "how long dossiers really took (median)",
        |w, e| procedure(w, e).filter(|one| one.took.count > 0).map_or(Value::None, |one| time(one.took.median, one.clock));
    Procedure.observed_p90: Type::Optional(&Type::Time), "thời gian mà 90 % hồ sơ thực tế không vượt quá",
        "the time nine dossiers of ten really did not exceed",
        |w, e| procedure(w, e).filter(|one| one.took.count > 0).map_or(Value::None, |one| time(one.took.p90, one.clock));
    Procedure.observed_late_share: Type::Optional(&Type::Percent), "tỷ lệ hồ sơ thực tế quá hạn",
        "share of dossiers that were really late",
        |w, e| procedure(w, e).map_or(Value::None, |one| share(one.late, one.settled - one.unjudged));
    Procedure.supplement_rate: Type::Optional(&Type::Percent), "tỷ lệ hồ sơ thực tế phải bổ sung",
        "share of dossiers that really had to be supplemented",
        |w, e| procedure(w, e).map_or(Value::None, |one| share(one.supplemented, one.settled));
    Procedure.observed_conforming_share: Type::Optional(&Type::Percent), "tỷ lệ hồ sơ theo đúng quy trình công bố",
        "share of dossiers that kept to the declared flow",
        |w, e| procedure(w, e).map_or(Value::None, |one| share(one.conforming, one.settled));

    Step.observed_times: Type::Int, "số lượt thực hiện trong nhật ký", "how often the log has it",
        |w, e| count(step(w, e).map(|one| one.times));
    Step.observed_median: Type::Optional(&Type::Time), "thời gian thực tế, kể cả chờ (trung vị)",
        "how long it really took, waiting included (median)",
        |w, e| step(w, e).filter(|one| one.held.count > 0).map_or(Value::None, |one| time(one.held.median, one.clock));
    Step.observed_p90: Type::Optional(&Type::Time), "thời gian mà 90 % lượt thực tế không vượt quá, kể cả chờ",
        "the time nine of ten really did not exceed, waiting included",
        |w, e| step(w, e).filter(|one| one.held.count > 0).map_or(Value::None, |one| time(one.held.p90, one.clock));
    Step.observed_late_share: Type::Optional(&Type::Percent), "tỷ lệ lượt kéo dài hơn thời gian quy định",
        "share of times it took longer than declared",
        |w, e| step(w, e).filter(|one| one.declared.is_some()).map_or(Value::None, |one| share(one.late, one.times));
    Step.others_late_share: Type::Optional(&Type::Percent),
        "tỷ lệ quá thời gian của các cơ quan khác trong cùng thủ tục",
        "share of times the steps of other agencies in the same procedure took longer than declared", others_late;
    Step.observed_return_share: Type::Optional(&Type::Percent), "tỷ lệ lượt bị trả lại từ bước này",
        "share of times the file went back from it",
        |w, e| step(w, e).map_or(Value::None, |one| share(one.returns, one.times));
    Step.observed_answers: Type::Int, "số lượt có ghi đồng ý hoặc không đồng ý",
        "how often it ended with agreement or objection",
        |w, e| count(step(w, e).map(|one| one.positive + one.negative));
    Step.observed_objections: Type::Int, "số lượt không đồng ý", "how often it ended with an objection",
        |w, e| count(step(w, e).map(|one| one.negative));
    Step.observed_skipped_share: Type::Optional(&Type::Percent), "tỷ lệ hồ sơ bỏ qua bước này",
        "share of dossiers in which it was skipped", skipped;

    Agency.observed_times: Type::Int, "số lượt xử lý trong nhật ký", "how often it acted in the log",
        |w, e| count(agency(w, e).map(|one| one.times));
    Agency.observed_late_share: Type::Optional(&Type::Percent), "tỷ lệ bước kéo dài hơn thời gian quy định",
        "share of its steps that took longer than declared",
        |w, e| agency(w, e).map_or(Value::None, |one| share(one.late, one.judged));
};

fn procedure(world: World<'_>, entity: Entity) -> Option<&ObservedProcedure> {
    world.corpus.observed_procedure(&procedure_of(world, entity)?.id)
}

fn step(world: World<'_>, entity: Entity) -> Option<&ObservedStep> {
    procedure(world, entity)?.step(&procedure_of(world, entity)?.steps.get(entity.at())?.id)
}

fn agency(world: World<'_>, entity: Entity) -> Option<&ObservedAgency> {
    world.corpus.observed_agency(&world.corpus.catalog.agencies.rows().get(entity.at())?.id)
}

fn others_late<'w>(world: World<'w>, entity: Entity) -> Value<'w> {
    let find = || {
        let (written, seen) = (procedure_of(world, entity)?, procedure(world, entity)?);
        let own = &written.steps.get(entity.at())?.by;
        let others = written.steps.iter().filter(|step| step.by != *own);
        let judged = others.filter_map(|step| seen.step(&step.id)).filter(|step| step.declared.is_some());
        let (late, all) = judged.fold((0, 0), |(late, all), step| (late + step.late, all + step.times));
        Some(share(late, all))
    };
    find().unwrap_or(Value::None)
}

/// Of what the applicant or a system does, a log may know nothing.
fn skipped<'w>(world: World<'w>, entity: Entity) -> Value<'w> {
    let find = || {
        let (written, seen) =
            (procedure_of(world, entity)?.steps.get(entity.at())?, procedure(world, entity)?);
        let skipped = seen.deviations.iter().find(|one| {
            one.kind == Deviation::Skipped
                && one.step.as_ref() == Some(&written.id)
                && written.does != Action::File
        });
        Some(share(skipped.map_or(0, |one| one.dossiers), seen.settled))
    };
    find().unwrap_or(Value::None)
}

fn count<'w>(count: Option<u64>) -> Value<'w> {
    Value::Int(count.and_then(|count| i64::try_from(count).ok()).unwrap_or(0))
}

fn share<'w>(part: u64, whole: u64) -> Value<'w> {
    (part * 10_000).checked_div(whole).map_or(Value::None, |share| Value::Percent(share as i64))
}

fn time<'w>(minutes: i64, ticks: Ticks) -> Value<'w> {
    Value::Time(match ticks {
        Ticks::Working => Duration::working(minutes),
        Ticks::Calendar => Duration { minutes, unit: Unit::Day },
    })
}
