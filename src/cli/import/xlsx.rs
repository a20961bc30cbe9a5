//! `import xlsx`: the tables of an office, or the portal's own export.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use super::Files;
use super::said::Said;
use super::target::Target;
use crate::cli::{Failed, Outcome};
use crate::import::additions::Additions;
use crate::import::build::table;
use crate::import::problem::At;
use crate::import::sheets::Part;
use crate::import::summary::Summary;
use crate::import::{tables, workbook};
use crate::text::Lang;

/// Runs `import xlsx`.
pub(super) fn run(args: &Files) -> Result<Outcome, Failed> {
    let files = args.files.iter().map(|path| bytes(path)).collect::<Result<Vec<_>, _>>()?;
    let mut target = Target::open(&args.out, args.force, args.lang.map(Lang::from))?;
    let lang = args.lang.map_or(target.lang, Lang::from);
    let day = args.as_of.or(target.as_of);
    let catalog = target.take_catalog();
    let mut additions = Additions::to(&catalog, "Bảng được nhập");
    let mut summary = Summary::default();
    let mut said = Said::new(lang);
    for (path, bytes) in args.files.iter().zip(&files) {
        let file = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
        let at = At { file: file.clone(), line: 0, code: None };
        let (sheets, mut problems) = workbook::read(bytes, &file);
        let (found, more) = tables::find(&sheets, &at);
        problems.extend(more);
        for problem in &problems {
            said.problem(problem);
        }
        for tables in &found {
            summary.records += 1;
            let told = tables.of(Part::General).first().and_then(|row| table::day(row.get("as_of")));
            let Some(as_of) = day.or(told) else {
                return Err(Failed::Words(super::said::no_day(lang)));
            };
            let Some((procedure, problems)) =
                table::procedure(tables, &at, as_of, &mut additions, &mut summary)
            else {
                continue;
            };
            for problem in &problems {
                said.problem(problem);
            }
            target.procedure(&procedure)?;
        }
    }
    let done = target.finish(additions.done())?;
    said.end(&summary, &done)
}

fn bytes(path: &Path) -> Result<Vec<u8>, Failed> {
    let failed = |source| Failed::Read { path: path.to_owned(), source };
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(failed)?;
    file.take(workbook::LARGEST as u64 + 1).read_to_end(&mut bytes).map_err(failed)?;
    Ok(bytes)
}
