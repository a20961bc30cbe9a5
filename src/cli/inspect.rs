//! `inspect`: a log of dossiers beside the procedures as declared.

use std::fs::File;
use std::io::{self, IsTerminal as _, Read as _, Write as _};
use std::path::{Path, PathBuf};

use clap::ValueEnum;

use crate::cli::session::{self, Session};
use crate::cli::{Common, Failed, Language, Outcome, output};
use crate::inspect::pseudonym::Pseudonyms;
use crate::inspect::record::{Record, Refused};
use crate::inspect::{Inspector, Wish, csv, example, input, xes};
use crate::model::load;
use crate::model::mapping::{Columns, Mapping, Order};
use crate::model::observed::Observed;
use crate::report::templates::Templates;
use crate::report::view::inspection::inspection;
use crate::report::{html, json, markdown, terminal};
use crate::source::Source;
use crate::text::Lang;

/// Arguments of `inspect`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The log: CSV or XES, packed with gzip or not; `-` for standard input
    #[arg(required_unless_present = "example")]
    log: Option<PathBuf>,
    /// The workspace with the procedures
    #[arg(default_value = ".")]
    path: PathBuf,
    /// How the log is written: the id of a mapping in the workspace, or a file; found by the columns when absent
    #[arg(long, value_name = "MAPPING")]
    map: Option<String>,
    /// The procedure of all dossiers, where no column names it
    #[arg(long, value_name = "ID")]
    procedure: Option<String>,
    /// What to print
    #[arg(long, value_name = "FORMAT", default_value = "terminal")]
    format: Format,
    /// Write the figures into this file of the workspace, where rules read them
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// A file with a secret by which dossiers are named, so that two logs have the same names
    #[arg(long, value_name = "FILE")]
    salt: Option<PathBuf>,
    /// Show the numbers of dossiers, and names that few dossiers have, as they are
    #[arg(long)]
    show_ids: bool,
    /// Write a made-up log of the workspace to standard output instead of reading one
    #[arg(long, conflicts_with_all = ["out", "map", "procedure", "salt", "show_ids"])]
    example: bool,
    /// How many dossiers a made-up log has for each procedure
    #[arg(long, value_name = "NUMBER", default_value_t = 60, requires = "example")]
    dossiers: u32,
    /// The language of messages; the workspace's own when absent
    #[arg(long, value_name = "vi|en")]
    lang: Option<Language>,
}

/// The forms an inspection can be shown in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Aligned text
    Terminal,
    /// Tables in Markdown
    Markdown,
    /// One page for a browser
    Html,
    /// Raw figures in minutes
    Json,
}

/// Runs `inspect`.
pub fn run(args: &Args) -> Result<Outcome, Failed> {
    if args.example {
        // With `--example` the only path given is the workspace.
        let path = args.log.clone().unwrap_or_else(|| args.path.clone());
        let session = session::open(&Common { path, lang: args.lang, as_of: None })?;
        output::print(&example::log(&session.corpus, args.dossiers))?;
        return Ok(Outcome::Clean);
    }
    let session = session::open(&Common { path: args.path.clone(), lang: args.lang, as_of: None })?;
    let log = args.log.as_deref().unwrap_or(Path::new("-"));
    let observed = look(args, &session, log)?;
    let lang = session.lang;
    if let Some(out) = &args.out {
        save(out, &observed, lang)?;
    }
    let view = inspection(&session.corpus, &observed, lang);
    let templates = Templates::default();
    let unusable = |_| Failed::Words("a template of the program cannot be used".to_owned());
    output::print(&match args.format {
        Format::Terminal => terminal::inspection(&view),
        Format::Markdown => markdown::inspection(&view, &templates).map_err(unusable)?,
        Format::Html => html::inspection(&view, &templates).map_err(unusable)?,
        Format::Json => json::inspection(&session.corpus, &observed),
    })?;
    if let Some(out) = &args.out {
        output::remark(&out.display().to_string());
    }
    Ok(Outcome::Clean)
}

/// Reads the log; once more, with every dossier kept, where it is not sorted as was thought.
fn look(args: &Args, session: &Session, log: &Path) -> Result<Observed, Failed> {
    let refused = |refused: Refused| Failed::Words(refused.text(session.lang).to_owned());
    let piped = log == Path::new("-");
    match once(args, session, log, None) {
        Err(Trouble::Refused(Refused::NotSorted)) if !piped => {
            output::remark(session.lang.pick(
                "nhật ký không được sắp xếp theo hồ sơ hay thời gian; đọc lại từ đầu",
                "the log is sorted neither by dossier nor by time; reading it again",
            ));
            once(args, session, log, Some(Order::None))
        }
        other => other,
    }
    .map_err(|trouble| match trouble {
        Trouble::Refused(why) => refused(why),
        Trouble::Failed(failed) => failed,
    })
}

enum Trouble {
    Refused(Refused),
    Failed(Failed),
}

impl From<Refused> for Trouble {
    fn from(refused: Refused) -> Trouble {
        Trouble::Refused(refused)
    }
}

fn once(args: &Args, session: &Session, log: &Path, order: Option<Order>) -> Result<Observed, Trouble> {
    let piped = log == Path::new("-");
    let words = |why: io::Error| {
        let name = log.display();
        let said = session.lang.pick(
            format!("không đọc được nhật ký `{name}`: {why}"),
            format!("cannot read the log `{name}`: {why}"),
        );
        Trouble::Failed(Failed::Words(said))
    };
    let raw: Box<dyn io::Read> =
        if piped { Box::new(io::stdin().lock()) } else { Box::new(File::open(log).map_err(words)?) };
    let input = input::open(raw).map_err(|error| match error.kind() {
        io::ErrorKind::UnexpectedEof | io::ErrorKind::InvalidInput | io::ErrorKind::InvalidData => {
            Trouble::Refused(Refused::broken_pack())
        }
        _ => words(error),
    })?;
    let is_xml = input::is_xml(&input.head);
    let mut mapping = mapping(args, session, is_xml, &input.head).map_err(Trouble::Failed)?;
    if let Some(id) = &args.procedure {
        mapping.procedure = Some(id.clone());
    }
    let pseudonyms = match &args.salt {
        None => Pseudonyms::of(&input.head),
        Some(path) => Pseudonyms::of(&std::fs::read(path).map_err(words)?),
    };
    let name = log.file_name().map_or_else(|| "-".to_owned(), |name| name.to_string_lossy().into_owned());
    let wish = Wish { log: name, order: order.unwrap_or(mapping.order), pseudonyms, show_ids: args.show_ids };
    let mut inspector = Inspector::new(&session.corpus, &mapping, wish)?;
    let mut progress = Progress::new();
    let mut take = |record: &Record<'_>| {
        progress.step(inspector.read());
        inspector.take(record)
    };
    let read = match is_xml {
        true => xes::read(input.bytes, &mapping, &mut take),
        false => csv::read(input.bytes, &mapping, &mut take),
    };
    progress.clear();
    read?;
    Ok(inspector.finish())
}

/// The mapping asked for, or the first whose columns the log has.
fn mapping(args: &Args, session: &Session, is_xml: bool, head: &[u8]) -> Result<Mapping, Failed> {
    let words = |vi: String, en: String| Failed::Words(session.lang.pick(vi, en));
    let own = || session.corpus.mappings.iter().map(|(mapping, _)| mapping);
    let Some(asked) = &args.map else {
        let heading = csv::heading(head);
        let built_in = [Columns::plain(&heading), Columns::of_xes()];
        let built_in = built_in.into_iter().map(|columns| Mapping { columns, ..Mapping::default() });
        let found =
            own().cloned().chain(built_in).find(|mapping| !is_xml && csv::fits(&mapping.columns, &heading));
        let plain = || Mapping { columns: Columns::plain(&heading), ..Mapping::default() };
        return Ok(found.unwrap_or_else(|| if is_xml { Mapping::default() } else { plain() }));
    };
    if let Some(found) = own().find(|mapping| mapping.id == *asked) {
        return Ok(found.clone());
    }
    let path = Path::new(asked);
    if !path.is_file() {
        let known: Vec<&str> = own().map(|mapping| mapping.id.as_str()).collect();
        let known = known.join("`, `");
        return Err(words(
            format!("không có ánh xạ hay tệp `{asked}`; không gian làm việc có: `{known}`"),
            format!("there is neither a mapping nor a file `{asked}`; the workspace has `{known}`"),
        ));
    }
    let mut text = String::new();
    File::open(path).and_then(|file| file.take(1 << 20).read_to_string(&mut text))?;
    // A mapping outside the workspace is read beside it, so that its references are looked at too.
    let mut sources = session.corpus.sources.clone();
    sources.push(Source::new(asked.as_str(), text));
    let loaded = load::load(sources);
    let at = loaded.corpus.sources.iter().position(|source| source.name == *asked);
    let of_file = |source: crate::source::SourceId| Some(source.0 as usize) == at;
    let wrong: Vec<_> = loaded
        .diagnostics
        .iter()
        .filter(|problem| problem.labels.first().is_some_and(|label| of_file(label.source)))
        .collect();
    if !wrong.is_empty() {
        let style = crate::report::snippet::Style { colour: true, ..Default::default() };
        let drawn = wrong.iter().map(|problem| {
            crate::report::snippet::render(problem, &loaded.corpus.sources, session.lang, style)
        });
        return Err(Failed::Shown(drawn.collect::<Vec<_>>().join("\n")));
    }
    let mappings = loaded.corpus.mappings.into_iter();
    mappings.into_iter().find(|(_, source)| of_file(*source)).map(|(mapping, _)| mapping).ok_or_else(|| {
        words(
            format!("`{asked}` không phải ánh xạ nhật ký; bắt đầu tệp bằng `log: …`"),
            format!("`{asked}` is no mapping of a log; begin the file with `log: …`"),
        )
    })
}

fn save(out: &Path, observed: &Observed, lang: Lang) -> Result<(), Failed> {
    let failed = |source| Failed::Write { path: out.to_owned(), lang, source };
    let head = match lang {
        Lang::En => {
            "# Written by `rasoat inspect --out`; times are minutes. Run it again instead of editing.\n"
        }
        Lang::Vi => {
            "# Do `rasoat inspect --out` ghi; thời gian tính bằng phút. Chạy lại lệnh, không sửa tay.\n"
        }
    };
    let text = serde_yaml::to_string(observed).map_err(|error| Failed::Words(error.to_string()))?;
    output::write_below(out, &format!("{head}{text}")).map_err(failed)
}

/// How far it is, on standard error, where a person is watching.
struct Progress {
    shown: bool,
}

impl Progress {
    fn new() -> Progress {
        Progress { shown: false }
    }

    fn step(&mut self, lines: u64) {
        if lines > 0 && lines.is_multiple_of(200_000) && io::stderr().is_terminal() {
            self.shown = true;
            let _ = write!(io::stderr(), "\r{} k ", lines / 1000);
        }
    }

    fn clear(&mut self) {
        if self.shown {
            let _ = write!(io::stderr(), "\r            \r");
        }
    }
}
