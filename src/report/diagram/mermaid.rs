//! A flowchart of Mermaid, which GitHub, GitLab and many editors draw in place.

use crate::model::catalog::Catalog;
use crate::model::procedure::Procedure;
use crate::report::diagram::{Diagram, one_line};
use crate::text::Lang;

/// The flow as a Mermaid flowchart: a subgraph for each agency, dotted arrows for what is sent back.
pub fn mermaid(procedure: &Procedure, catalog: &Catalog, lang: Lang) -> String {
    let diagram = Diagram::of(procedure, catalog, lang);
    let mut out = format!("---\ntitle: {}\n---\nflowchart LR\n", yaml(&diagram.title));
    for (number, lane) in diagram.lanes.iter().enumerate() {
        out.push_str(&format!("  subgraph lane{}[\"{}\"]\n", number + 1, quoted(&lane.name)));
        for node in &lane.steps {
            let takes =
                node.takes.as_ref().map(|takes| format!("<br/>{}", quoted(takes))).unwrap_or_default();
            out.push_str(&format!("    s{}[\"{}{takes}\"]\n", node.at + 1, quoted(&node.name)));
        }
        out.push_str("  end\n");
    }
    let mut thick = Vec::new();
    for (number, edge) in diagram.flow.edges.iter().enumerate() {
        let arrow = if edge.back { "-.->" } else { "-->" };
        out.push_str(&format!("  s{} {arrow} s{}\n", edge.from + 1, edge.to + 1));
        if edge.critical {
            thick.push(number.to_string());
        }
    }
    let steps: usize = diagram.lanes.iter().map(|lane| lane.steps.len()).sum();
    let critical: Vec<String> =
        (0..steps).filter(|at| diagram.critical(*at)).map(|at| format!("s{}", at + 1)).collect();
    if !critical.is_empty() {
        out.push_str("  classDef critical stroke:#124a80,stroke-width:3px\n");
        out.push_str(&format!("  class {} critical\n", critical.join(",")));
    }
    if !thick.is_empty() {
        out.push_str(&format!("  linkStyle {} stroke:#124a80,stroke-width:3px\n", thick.join(",")));
    }
    out
}

/// Text inside the quotes of a label. Mermaid reads Markdown and entities there, so that every mark that means something to
/// either is written as the number of its character.
fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in one_line(text).chars() {
        match c {
            '"' | '<' | '>' | '&' | '#' | ';' | '`' | '*' | '_' | '\\' | '[' | ']' | '{' | '}' | '|'
            | '$' => {
                out.push_str(&format!("#{};", c as u32));
            }
            c => out.push(c),
        }
    }
    out
}

/// Text as a quoted scalar of the front matter.
fn yaml(text: &str) -> String {
    format!("\"{}\"", one_line(text).replace('\\', "\\\\").replace('"', "\\\""))
}
