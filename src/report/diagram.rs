//! The flow of a procedure as text that other tools draw: a flowchart of Mermaid, a graph of Graphviz. A lane for each agency,
//! rework dashed, the longest path thick.

mod dot;
mod mermaid;

pub use dot::dot;
pub use mermaid::mermaid;

use crate::model::catalog::Catalog;
use crate::model::procedure::Procedure;
use crate::report::flow_layout::{FlowLayout, layout};
use crate::report::swimlane;
use crate::text::Lang;

/// A flow in words, ready to be written in any notation.
struct Diagram {
    title: String,
    lanes: Vec<Lane>,
    flow: FlowLayout,
}

/// The steps of one agency.
struct Lane {
    name: String,
    steps: Vec<Node>,
}

/// A step: its place in the file, its name with its number, and how long it takes.
struct Node {
    at: usize,
    name: String,
    takes: Option<String>,
}

impl Diagram {
    fn of(procedure: &Procedure, catalog: &Catalog, lang: Lang) -> Diagram {
        let mut lanes: Vec<(&str, Lane)> = Vec::new();
        for (at, step) in procedure.steps.iter().enumerate() {
            let name = format!("({}) {}", at + 1, swimlane::step_name(step, lang));
            let node = Node { at, name, takes: step.takes.map(|takes| takes.show(lang)) };
            match lanes.iter_mut().find(|(by, _)| *by == step.by) {
                Some((_, lane)) => lane.steps.push(node),
                None => {
                    let name = swimlane::lane_name(&step.by, catalog, lang);
                    lanes.push((&step.by, Lane { name, steps: vec![node] }));
                }
            }
        }
        Diagram {
            title: procedure.name.get(lang).to_owned(),
            lanes: lanes.into_iter().map(|(_, lane)| lane).collect(),
            flow: layout(procedure),
        }
    }

    fn critical(&self, at: usize) -> bool {
        self.flow.steps.get(at).is_some_and(|step| step.critical)
    }
}

/// Text on one line: what would end a line or cannot be seen is a space.
fn one_line(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}
