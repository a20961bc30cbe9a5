//! `fmt`: rule files in the one layout.

use std::path::{Path, PathBuf};

use crate::cli::{Failed, Language, Outcome, output, session};
use crate::lang::fmt;
use crate::report::{changes, snippet};
use crate::source::SourceId;
use crate::text::Lang;

/// Arguments of `fmt`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Rule files, or workspaces and folders inside them
    #[arg(default_value = ".")]
    paths: Vec<PathBuf>,
    /// Change nothing; show what would change, and fail if anything would
    #[arg(long)]
    check: bool,
    /// The language of messages; the workspace's own when absent
    #[arg(long, value_name = "vi|en")]
    lang: Option<Language>,
}

/// Runs `fmt`.
pub fn run(args: &Args) -> Result<Outcome, Failed> {
    let mut lang = args.lang.map(Lang::from);
    let mut files = Vec::new();
    for path in &args.paths {
        let read = session::rule_files(path)?;
        lang = lang.or(read.lang);
        files.extend(read.files);
    }
    files.sort_by(|(a, _), (b, _)| a.cmp(b));
    files.dedup_by(|(a, _), (b, _)| a == b);
    let lang = lang.unwrap_or(Lang::Vi);
    let style = snippet::Style { colour: true, ..snippet::Style::default() };
    let (mut text, mut changed, mut wrong) = (String::new(), 0, 0);
    for (path, source) in &files {
        match fmt::format(SourceId(0), &source.text) {
            Err(problems) => {
                wrong += 1;
                for problem in &problems {
                    text.push_str(&snippet::render(problem, std::slice::from_ref(source), lang, style));
                    text.push('\n');
                }
            }
            Ok(new) if new == source.text => {}
            Ok(new) => {
                changed += 1;
                if args.check {
                    text.push_str(&changes::unified(&source.name, &source.text, &new));
                } else {
                    write(path, &new, lang)?;
                    text.push_str(&format!("{}\n", source.name));
                }
            }
        }
    }
    text.push_str(&summary(lang, args.check, files.len(), changed, wrong));
    output::print(&text)?;
    Ok(if wrong > 0 || (args.check && changed > 0) { Outcome::Findings } else { Outcome::Clean })
}

fn write(path: &Path, text: &str, lang: Lang) -> Result<(), Failed> {
    // Through a link, the file it leads to is written.
    let path = path.canonicalize()?;
    output::write(&path, text.as_bytes()).map_err(|source| Failed::Write { path: path.clone(), lang, source })
}

fn summary(lang: Lang, check: bool, all: usize, changed: usize, wrong: usize) -> String {
    let (vi, en) = if check { ("sẽ đổi", "would change") } else { ("đã định dạng", "formatted") };
    let kept = all - changed - wrong;
    let en_files = if all == 1 { "file" } else { "files" };
    let mut said = lang.pick(
        format!("{all} tệp quy tắc: {changed} {vi}, {kept} giữ nguyên"),
        format!("{all} rule {en_files}: {changed} {en}, {kept} unchanged"),
    );
    if wrong > 0 {
        said.push_str(&lang.pick(format!(", {wrong} không đọc được"), format!(", {wrong} cannot be read")));
    }
    said.push('\n');
    said
}
