//! Places in SARIF: addresses of files from the root of the repository, and stretches of them.

use std::collections::BTreeMap;

use crate::report::plain::address;
use crate::report::sarif::log::{ArtifactLocation, Location, LogicalLocation, PhysicalLocation, Region};
use crate::report::view::ReportView;
use crate::report::view::findings::{self, PlaceView};

/// What relative addresses start from; the name code hosts know.
pub(super) const BASE: &str = "SRCROOT";

/// The files of a run, by name.
pub(super) struct Files<'v> {
    view: &'v ReportView,
    index: BTreeMap<&'v str, usize>,
}

impl<'v> Files<'v> {
    /// The files a report read.
    pub(super) fn of(view: &'v ReportView) -> Files<'v> {
        Files { view, index: view.files.iter().enumerate().map(|(at, name)| (name.as_str(), at)).collect() }
    }

    /// Every file, in order of name.
    pub(super) fn all(&self) -> impl Iterator<Item = ArtifactLocation> {
        self.view.files.iter().map(|name| ArtifactLocation { index: None, ..self.file(name) })
    }

    /// A file by its name in the workspace.
    pub(super) fn file(&self, name: &str) -> ArtifactLocation {
        ArtifactLocation {
            uri: address(&self.view.in_repository(name)),
            uri_base_id: BASE,
            index: self.index.get(name).copied(),
        }
    }

    /// A place, with the ways to it in the workspace.
    pub(super) fn location(&self, place: &PlaceView, logical_locations: Vec<LogicalLocation>) -> Location {
        let region = place.region.map(stretch);
        let physical = PhysicalLocation { artifact_location: self.file(&place.file), region };
        Location { id: None, physical_location: Some(physical), logical_locations, message: None }
    }

    /// The first line of a file, for what has no place of its own: code hosts show nothing without one.
    pub(super) fn beginning(&self, name: &str) -> Location {
        let region = Region { start_line: 1, start_column: 1, end_line: 1, end_column: 1 };
        let physical = PhysicalLocation { artifact_location: self.file(name), region: Some(region) };
        Location { id: None, physical_location: Some(physical), logical_locations: Vec::new(), message: None }
    }
}

/// A stretch of a file in the words of the standard.
pub(super) fn stretch(region: findings::Region) -> Region {
    Region {
        start_line: region.line,
        start_column: region.column,
        end_line: region.end_line,
        end_column: region.end_column,
    }
}
