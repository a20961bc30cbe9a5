//! Floor 5: reports. One view, plain data, from which every format prints.

pub mod changes;
pub mod flow_layout;
pub mod html;
pub mod json;
pub mod markdown;
pub mod reference;
pub mod snippet;
pub mod swimlane;
mod templates;
pub mod terminal;
pub mod view;

use crate::report::view::ReportView;

/// A format of a report.
#[derive(Clone, Copy, Debug)]
pub struct Format {
    /// Its name on the command line.
    pub name: &'static str,
    /// The ending of its files, without the dot.
    pub extension: &'static str,
    /// Whether it shows pictures, so that the view should hold them.
    pub pictures: bool,
    /// Prints a report.
    pub render: fn(&ReportView) -> String,
}

/// Every format, in order of name. A new format is one file and one line here.
pub static FORMATS: &[Format] = &[
    Format { name: "html", extension: "html", pictures: true, render: html::render },
    Format { name: "json", extension: "json", pictures: false, render: json::render },
    Format { name: "markdown", extension: "md", pictures: false, render: markdown::render },
];

/// The format of this name.
pub fn format(name: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|format| format.name == name)
}
