//! A graph of Graphviz.

use crate::model::catalog::Catalog;
use crate::model::procedure::Procedure;
use crate::report::diagram::{Diagram, one_line};
use crate::report::swimlane::measure::wrap;
use crate::text::Lang;

/// Letters and width of a box, in points.
const SIZE: i32 = 14;
const ROOM: i32 = 210;

/// The flow as a Graphviz graph: a cluster for each agency, dashed arrows for what is sent back.
pub fn dot(procedure: &Procedure, catalog: &Catalog, lang: Lang) -> String {
    let diagram = Diagram::of(procedure, catalog, lang);
    let mut out = format!(
        "digraph flow {{\n  graph [rankdir=LR, charset=\"UTF-8\", labelloc=t, fontname=\"sans-serif\", label=\"{}\"];\n  \
         node [shape=box, style=rounded, fontname=\"sans-serif\"];\n",
        quoted(&diagram.title)
    );
    for (number, lane) in diagram.lanes.iter().enumerate() {
        let name = quoted(&lane.name);
        out.push_str(&format!("  subgraph cluster_{} {{\n    label=\"{name}\";\n", number + 1));
        for node in &lane.steps {
            let name = wrap(&one_line(&node.name), SIZE, ROOM, usize::MAX);
            let lines: Vec<String> = name.iter().chain(&node.takes).map(|line| quoted(line)).collect();
            let thick = if diagram.critical(node.at) { ", penwidth=2.5, color=\"#124a80\"" } else { "" };
            out.push_str(&format!("    s{} [label=\"{}\"{thick}];\n", node.at + 1, lines.join("\\n")));
        }
        out.push_str("  }\n");
    }
    for edge in &diagram.flow.edges {
        let look = match (edge.back, edge.critical) {
            (true, _) => " [style=dashed, constraint=false]",
            (false, true) => " [penwidth=2.5, color=\"#124a80\"]",
            (false, false) => "",
        };
        out.push_str(&format!("  s{} -> s{}{look};\n", edge.from + 1, edge.to + 1));
    }
    out.push_str("}\n");
    out
}

/// Text inside double quotes. A backslash starts an escape of Graphviz, and `&` an entity.
fn quoted(text: &str) -> String {
    one_line(text).replace('\\', "\\\\").replace('"', "\\\"").replace('&', "&amp;")
}
