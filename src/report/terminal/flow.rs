//! The flow of one procedure in a terminal: lanes by agency, time from left to right, then the measures.

use std::fmt::Write as _;

use super::table::{clipped, columns, figures, not_priced, padded};
use crate::facts::column::World;
use crate::facts::measures::ROWS;
use crate::lang::show;
use crate::model::duration::{Duration, WORKING_DAY};
use crate::model::entity::{Entity, Kind};
use crate::text::Lang;

/// Columns given to the time axis.
const AXIS: usize = 60;

/// The swimlane and the measures of the procedure at a position.
pub fn flow(world: World<'_>, at: usize, lang: Lang) -> String {
    let procedure = &world.corpus.procedures[at];
    let facts = &world.facts.procedures[at];
    let mut out = String::new();
    let code = procedure.code.as_ref().map(|code| format!(" ({code})")).unwrap_or_default();
    let _ = writeln!(out, "{}{code}\n{}\n", procedure.id, procedure.name.get(lang));

    let total = facts.order.duration.max(1);
    let column = |minutes: i64| (minutes * AXIS as i64 / total).clamp(0, AXIS as i64) as usize;
    let mut lanes: Vec<&str> = Vec::new();
    for step in &procedure.steps {
        if !lanes.contains(&step.by.as_str()) {
            lanes.push(&step.by);
        }
    }
    for by in lanes {
        let _ = writeln!(out, "  {}", actor(world, by, lang));
        for (index, step) in procedure.steps.iter().enumerate().filter(|(_, step)| step.by == by) {
            let name = show::name(world, Entity::part(Kind::Step, at, index));
            let start = column(facts.order.earliest[index]);
            let time = facts.order.time[index];
            let end = column(facts.order.earliest[index] + time.unwrap_or(0)).max(start + 1);
            let mark = if facts.order.critical[index] { '█' } else { '▒' };
            let bar: String = " ".repeat(start) + &mark.to_string().repeat(end - start);
            let took = step.takes.map_or_else(|| "–".to_owned(), |takes| takes.show(lang));
            let label = format!("{:>2} {}", index + 1, clipped(name.get(lang), 34));
            let line = format!("    {} |{}| {took}", padded(&label, 38), padded(&bar, AXIS + 1));
            let _ = writeln!(out, "{}", line.trim_end());
        }
    }
    let end = Duration::working(facts.order.duration).show(lang);
    let _ = writeln!(
        out,
        "{}0{}{end}",
        " ".repeat(44),
        " ".repeat((AXIS + 1).saturating_sub(end.chars().count()))
    );
    let legend = lang.pick("█ trên đường dài nhất   ▒ có thể chờ", "█ on the critical path   ▒ can wait");
    let _ = writeln!(out, "{}{legend}\n", " ".repeat(44));
    if facts.order.mixes_time {
        let note = lang.pick(
            "Thời gian theo lịch được quy đổi 5 ngày làm việc cho 7 ngày.",
            "Calendar time is converted at five working days in seven.",
        );
        let _ = writeln!(out, "  {note}\n");
    }
    out.push_str(&rework(world, at, lang));
    let rows: Vec<Vec<String>> = ROWS
        .iter()
        .filter_map(|row| {
            let figure = match (row.get)(&facts.measures) {
                Some(figure) => row.show(figure, lang),
                None if row.is_unpriced(&facts.measures) => not_priced(lang).to_owned(),
                None => return None,
            };
            Some(vec![row.name(lang).to_owned(), figure])
        })
        .collect();
    out.push_str(&figures(&rows, "  "));
    let income = world.corpus.settings.costs.as_ref().map(|costs| costs.hourly_income.amount);
    for line in [
        procedure.steps.is_empty().then(|| lang.pick("Thủ tục chưa ghi bước nào.", "The procedure has no steps yet.")),
        (!facts.order.cycle.is_empty()).then(|| {
            lang.pick(
                "Các bước chờ lẫn nhau thành vòng nên chưa tính được thời gian.",
                "Steps wait for each other in a circle, so that times cannot be reckoned.",
            )
        }),
        income.is_none().then(|| {
            lang.pick(
                "Chưa có thu nhập bình quân một giờ (`costs` trong rasoat.yaml) nên chưa tính được chi phí tuân thủ.",
                "Without hourly income (`costs` in rasoat.yaml) the official cost cannot be reckoned.",
            )
        }),
    ]
    .into_iter()
    .flatten()
    {
        let _ = writeln!(out, "\n  {line}");
    }
    if !facts.order.cycle.is_empty() {
        return out;
    }
    let slack = procedure.deadline.map(|deadline| deadline.working_minutes() - facts.order.duration);
    if let Some(slack) = slack.filter(|slack| slack.abs() >= WORKING_DAY / 2) {
        let time = Duration::working(slack.abs()).show(lang);
        let line = match (slack > 0, lang) {
            (true, Lang::Vi) => format!("Thời hạn dài hơn đường dài nhất {time}."),
            (true, Lang::En) => format!("The deadline is {time} longer than the critical path."),
            (false, Lang::Vi) => format!("Đường dài nhất dài hơn thời hạn {time}."),
            (false, Lang::En) => format!("The critical path is {time} longer than the deadline."),
        };
        let _ = writeln!(out, "\n  {line}");
    }
    out
}

fn rework(world: World<'_>, at: usize, lang: Lang) -> String {
    let procedure = &world.corpus.procedures[at];
    let mut rows = Vec::new();
    for (index, step) in procedure.steps.iter().enumerate() {
        let Some(back) = &step.returns_to else { continue };
        let to = procedure.steps.iter().position(|other| other.id == back.step).map_or(0, |to| to + 1);
        let often = match back.at_most {
            Some(most) => lang.pick(format!("tối đa {most} lần"), format!("at most {most}×")),
            None => lang.pick("không giới hạn số lần", "without a limit").to_owned(),
        };
        rows.push(vec![format!("  ↺ {} → {to}", index + 1), often]);
    }
    if rows.is_empty() { String::new() } else { format!("{}\n", columns(&rows)) }
}

fn actor(world: World<'_>, by: &str, lang: Lang) -> String {
    match by {
        "applicant" => lang.pick("Người nộp hồ sơ", "Applicant").to_owned(),
        "system" => lang.pick("Hệ thống", "System").to_owned(),
        by => world.corpus.catalog.agencies.get(by).map_or(by, |agency| agency.name.get(lang)).to_owned(),
    }
}
