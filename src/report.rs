//! Floor 5: reports. One view, plain data, from which every format prints.

pub mod changes;
pub mod comment;
pub mod dashboard;
pub mod diagram;
pub mod docx;
pub mod flow_layout;
pub mod github;
pub mod gitlab;
pub mod html;
pub mod json;
pub mod junit;
pub mod markdown;
pub mod plain;
pub mod reference;
pub mod sarif;
pub mod snippet;
pub mod swimlane;
pub mod templates;
pub mod terminal;
pub mod view;
pub mod xlsx;

use crate::report::templates::{Templates, Unusable};
use crate::report::view::ReportView;

/// A format of a report.
#[derive(Clone, Copy, Debug)]
pub struct Format {
    /// Its name on the command line.
    pub name: &'static str,
    /// The name of its file in a folder of reports, without the ending.
    pub file: &'static str,
    /// The ending of its files, without the dot.
    pub extension: &'static str,
    /// Whether it shows pictures, so that the view should hold them.
    pub pictures: bool,
    /// Whether it says how the targets of the workspace are best reached, so that the view should hold it.
    pub plan: bool,
    /// Prints a report, as the bytes of its file.
    pub render: Render,
}

impl Format {
    /// Whether its files are for Word or Excel and not to be read as text.
    pub fn is_office_file(&self) -> bool {
        matches!(self.extension, "docx" | "xlsx")
    }
}

/// Prints a report through the templates of the run.
pub type Render = fn(&ReportView, &Templates) -> Result<Vec<u8>, Box<Unusable>>;

/// Every format, in order of name. A new format is one file and one line here.
pub static FORMATS: &[Format] = &[
    Format {
        name: "annex",
        file: "phuong-an",
        extension: "docx",
        pictures: false,
        plan: false,
        render: |view, _| Ok(docx::annex(view)),
    },
    Format {
        name: "comment",
        file: "comment",
        extension: "md",
        pictures: false,
        plan: false,
        render: |view, _| Ok(comment::render(view).into_bytes()),
    },
    Format {
        name: "dashboard",
        file: "dashboard",
        extension: "html",
        pictures: false,
        plan: false,
        render: |view, own| Ok(dashboard::render(view, own)?.into_bytes()),
    },
    Format {
        name: "github",
        file: "github",
        extension: "txt",
        pictures: false,
        plan: false,
        render: |view, _| Ok(github::render(view).into_bytes()),
    },
    Format {
        name: "gitlab",
        file: "gl-code-quality-report",
        extension: "json",
        pictures: false,
        plan: false,
        render: |view, _| Ok(gitlab::render(view).into_bytes()),
    },
    Format {
        name: "html",
        file: "report",
        extension: "html",
        pictures: true,
        plan: true,
        render: |view, own| Ok(html::render(view, own)?.into_bytes()),
    },
    Format {
        name: "json",
        file: "report",
        extension: "json",
        pictures: false,
        plan: false,
        render: |view, _| Ok(json::render(view).into_bytes()),
    },
    Format {
        name: "junit",
        file: "junit",
        extension: "xml",
        pictures: false,
        plan: false,
        render: |view, _| Ok(junit::render(view).into_bytes()),
    },
    Format {
        name: "markdown",
        file: "report",
        extension: "md",
        pictures: false,
        plan: false,
        render: |view, own| Ok(markdown::render(view, own)?.into_bytes()),
    },
    Format {
        name: "review-form",
        file: "bieu-mau-ra-soat",
        extension: "docx",
        pictures: false,
        plan: false,
        render: |view, _| Ok(docx::review_form(view)),
    },
    Format {
        name: "sarif",
        file: "report",
        extension: "sarif",
        pictures: false,
        plan: false,
        render: |view, _| Ok(sarif::render(view).into_bytes()),
    },
    Format {
        name: "xlsx",
        file: "chi-phi-tuan-thu",
        extension: "xlsx",
        pictures: false,
        plan: false,
        render: |view, _| Ok(xlsx::render(view)),
    },
];

/// The format of this name.
pub fn format(name: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|format| format.name == name)
}
