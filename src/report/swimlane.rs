//! Draws the flow of a procedure: a lane for each agency, time from left to right, folded into bands that fit a page.
//! Colours are classes, so that one picture serves light, dark and paper.

mod bands;
mod canvas;
mod geometry;
mod grid;
mod legend;
mod marks;
pub(in crate::report) mod measure;
mod removed;
mod route;
mod strip;
mod tracks;

use crate::model::catalog::Catalog;
use crate::model::procedure::{Procedure, Step};
use crate::report::flow_layout::{FlowLayout, layout};
use crate::report::swimlane::canvas::Panel;
pub(super) use crate::report::swimlane::canvas::escape;
use crate::report::swimlane::grid::Grid;
use crate::report::swimlane::marks::{Difference, gone, marks};
use crate::text::Lang;

/// The style of every picture; a page that holds several needs it once.
pub const STYLE: &str = include_str!("templates/swimlane.css");

/// The width of a picture, in its own units.
const WIDTH: i32 = 840;
/// The width of the column that names the agencies.
const LABEL: i32 = 112;

/// The most steps that are drawn; a picture of more would help nobody.
const MOST: usize = 300;

/// Which other version of the procedure a picture is to be compared with.
#[derive(Clone, Copy, Debug)]
pub enum Mark<'p> {
    /// None.
    Alone,
    /// The picture is the one before; this is the one after.
    Before(&'p Procedure),
    /// The picture is the one after; this is the one before.
    After(&'p Procedure),
}

/// Everything the painters look at.
struct Flow<'p> {
    procedure: &'p Procedure,
    catalog: &'p Catalog,
    lang: Lang,
    layout: FlowLayout,
    grid: Grid,
    marks: Vec<(Difference, Vec<String>)>,
    /// Which step waited for which and no longer does, by their places.
    gone: Vec<(usize, usize)>,
    /// Office minutes that fill the width of the strip: the longer of the two versions.
    scale: i64,
}

/// The flow as one SVG document with its own style.
pub fn svg(procedure: &Procedure, catalog: &Catalog, lang: Lang, mark: Mark<'_>) -> String {
    let panels = panels(procedure, catalog, lang, mark);
    let height: i32 = panels.iter().map(|panel| panel.height).sum();
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"fl\" viewBox=\"0 0 {WIDTH} {height}\" width=\"100%\" \
         role=\"img\" lang=\"{}\"><title>{}</title><desc>{}</desc><style>{STYLE}</style>\n\
         <rect class=\"fl-page\" width=\"{WIDTH}\" height=\"{height}\"/>\n",
        lang.code(),
        escape(&title(procedure, lang)),
        escape(&panels.iter().map(|panel| panel.label.as_str()).collect::<Vec<_>>().join(". ")),
    );
    let mut top = 0;
    for panel in &panels {
        out.push_str(&format!("<g transform=\"translate(0 {top})\">\n{}</g>\n", panel.body));
        top += panel.height;
    }
    out.push_str("</svg>\n");
    out
}

/// The flow as a piece of a page: one SVG element for each band, so that a page may break between them. The page
/// brings [`STYLE`].
pub fn fragment(procedure: &Procedure, catalog: &Catalog, lang: Lang, mark: Mark<'_>) -> String {
    let mut out = String::new();
    for panel in panels(procedure, catalog, lang, mark) {
        out.push_str(&format!(
            "<svg class=\"fl\" viewBox=\"0 0 {WIDTH} {}\" role=\"img\" aria-label=\"{}\">\n{}</svg>\n",
            panel.height,
            escape(&panel.label),
            panel.body
        ));
    }
    out
}

/// The pieces of a picture, from top to bottom.
fn panels(procedure: &Procedure, catalog: &Catalog, lang: Lang, mark: Mark<'_>) -> Vec<Panel> {
    if procedure.steps.len() > MOST {
        return vec![legend::too_long(procedure.steps.len(), lang)];
    }
    let flow = Flow::of(procedure, catalog, lang, mark);
    let mut panels = vec![strip::panel(&flow)];
    panels.extend(bands::panels(&flow));
    panels.extend(removed::panel(&flow, mark));
    panels.push(legend::panel(&flow));
    panels
}

fn title(procedure: &Procedure, lang: Lang) -> String {
    let name = procedure.name.get(lang);
    lang.pick(format!("Sơ đồ quy trình: {name}"), format!("Flow of the procedure: {name}"))
}

/// The name of a lane: an agency's, the applicant or the system.
pub(in crate::report) fn lane_name(id: &str, catalog: &Catalog, lang: Lang) -> String {
    match id {
        "applicant" => lang.pick("Người nộp hồ sơ", "Applicant").to_owned(),
        "system" => lang.pick("Hệ thống", "System").to_owned(),
        id => catalog.agencies.get(id).map_or(id, |agency| agency.name.get(lang)).to_owned(),
    }
}

/// The name of a step: its own, or that of its kind of action.
pub(in crate::report) fn step_name(step: &Step, lang: Lang) -> String {
    match &step.name {
        Some(name) if !name.is_empty() => name.get(lang).to_owned(),
        _ => legend::action(step.does, lang).to_owned(),
    }
}

impl<'p> Flow<'p> {
    fn of(procedure: &'p Procedure, catalog: &'p Catalog, lang: Lang, mark: Mark<'_>) -> Flow<'p> {
        let flow = layout(procedure);
        let scale = match mark {
            Mark::Before(other) | Mark::After(other) if other.steps.len() <= MOST => {
                flow.end.max(layout(other).end)
            }
            _ => flow.end,
        };
        let grid = Grid::of(procedure, &flow);
        let marks = marks(procedure, catalog, lang, mark);
        let gone = gone(procedure, mark);
        Flow { procedure, catalog, lang, layout: flow, grid, marks, gone, scale }
    }

    /// The name of a step: its own, or that of its kind of action.
    fn step_name(&self, at: usize) -> String {
        step_name(&self.procedure.steps[at], self.lang)
    }

    /// How long a step takes, in words; none where the file does not say.
    fn step_time(&self, at: usize) -> Option<String> {
        self.procedure.steps[at].takes.map(|takes| takes.show(self.lang))
    }

    fn step_in_words(&self, at: usize) -> String {
        let lane = lane_name(&self.procedure.steps[at].by, self.catalog, self.lang);
        let mut words = format!("{}. {} – {lane}", at + 1, self.step_name(at));
        if let Some(time) = self.step_time(at) {
            words.push_str(&format!(" – {time}"));
        }
        for tag in &self.marks[at].1 {
            words.push_str(&format!(" ({tag})"));
        }
        words
    }
}
