//! `import portal`: records of the national portal, read line by line.

use std::collections::HashMap;
use std::collections::hash_map::DefaultHasher;
use std::fs::File;
use std::hash::{Hash as _, Hasher as _};
use std::io::BufReader;
use std::path::Path;

use super::Files;
use super::said::Said;
use super::target::Target;
use crate::cli::{Failed, Outcome};
use crate::import::additions::Additions;
use crate::import::problem::{self, At};
use crate::import::record::{LONGEST_LINE, Line, Record, next_line};
use crate::import::summary::Summary;
use crate::import::{build, dates};
use crate::model::date::Date;
use crate::text::Lang;

/// Runs `import portal`.
pub(super) fn run(args: &Files) -> Result<Outcome, Failed> {
    for path in &args.files {
        open(path)?;
    }
    let mut target = Target::open(&args.out, args.force, args.lang.map(Lang::from))?;
    let lang = args.lang.map_or(target.lang, Lang::from);
    let as_of = match args.as_of.or(target.as_of) {
        Some(day) => day,
        None => newest(&args.files)?.ok_or_else(|| Failed::Words(super::said::no_day(lang)))?,
    };
    let catalog = target.take_catalog();
    let mut additions = Additions::to(&catalog, "Cổng Dịch vụ công quốc gia");
    let mut summary = Summary::default();
    let mut said = Said::new(lang);
    let mut seen: HashMap<String, (At, u64)> = HashMap::new();
    for path in &args.files {
        each_line(path, |at, line| {
            summary.records += 1;
            let Some(line) = line else {
                said.problem(&problem::long_line(&at, LONGEST_LINE));
                return Ok(());
            };
            let (record, problems) = Record::parse(line, at);
            for problem in &problems {
                said.problem(problem);
            }
            let Some(record) = record else { return Ok(()) };
            let code = record.get("ma_thu_tuc").to_owned();
            let print = print_of(&record);
            if let Some((first, known)) = seen.get(&code) {
                said.problem(&problem::twice(&record.at, first, *known == print));
                return Ok(());
            }
            let procedure = build::procedure(&record, as_of, &mut additions, &mut summary);
            target.procedure(&procedure)?;
            seen.insert(code, (record.at, print));
            Ok(())
        })?;
    }
    let done = target.finish(additions.done())?;
    said.end(&summary, &done)
}

fn open(path: &Path) -> Result<BufReader<File>, Failed> {
    let failed = |source| Failed::Read { path: path.to_owned(), source };
    if path.is_dir() {
        return Err(failed(std::io::ErrorKind::IsADirectory.into()));
    }
    File::open(path).map(BufReader::new).map_err(failed)
}

/// Calls `each` with every line that is not blank; with `None` for one that is longer than is read.
fn each_line(
    path: &Path,
    mut each: impl FnMut(At, Option<&[u8]>) -> Result<(), Failed>,
) -> Result<(), Failed> {
    let mut from = open(path)?;
    let file = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
    let mut number = 0;
    loop {
        number += 1;
        let at = At { file: file.clone(), line: number, code: None };
        match next_line(&mut from).map_err(|source| Failed::Read { path: path.to_owned(), source })? {
            Line::End => return Ok(()),
            Line::TooLong => each(at, None)?,
            Line::Bytes(line) if line.iter().all(u8::is_ascii_whitespace) => {}
            Line::Bytes(line) => each(at, Some(&line))?,
        }
    }
}

/// The newest day any of the records tells.
fn newest(files: &[std::path::PathBuf]) -> Result<Option<Date>, Failed> {
    let mut newest = None;
    for path in files {
        each_line(path, |at, line| {
            if let Some((Some(record), _)) = line.map(|line| Record::parse(line, at)) {
                newest = newest.max(dates::newest(&record));
            }
            Ok(())
        })?;
    }
    Ok(newest)
}

/// A number that differs where records differ; it never leaves the program.
fn print_of(record: &Record) -> u64 {
    let mut hasher = DefaultHasher::new();
    record.fields.hash(&mut hasher);
    hasher.finish()
}
