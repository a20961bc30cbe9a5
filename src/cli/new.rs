//! `new`: a file to begin with, for a procedure, or the tables an office fills in.

use std::fs;
use std::path::{Path, PathBuf};

use crate::cli::{Common, Failed, Language, Outcome, output};
use crate::import::ids::slug;
use crate::model::date::Date;
use crate::model::load::SETTINGS_FILE;
use crate::report::xlsx::template;
use crate::text::Lang;

/// Arguments of `new`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The id of the procedure, such as `construction/house-permit`; its file is written below the workspace folder
    #[arg(required_unless_present = "xlsx", value_name = "ID")]
    id: Option<String>,
    /// Write the tables an office fills in instead, for `import xlsx`
    #[arg(long, value_name = "FILE.xlsx", conflicts_with_all = ["id", "as_of"])]
    xlsx: Option<PathBuf>,
    /// The workspace, or a folder inside one; made where there is none
    #[arg(long, value_name = "DIR", default_value = ".")]
    workspace: PathBuf,
    /// The day on which the description holds
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = Common::day)]
    as_of: Option<Date>,
    /// The language of messages
    #[arg(long, value_name = "vi|en", default_value = "vi")]
    lang: Language,
}

/// A procedure with every part, to be filled in. A key that is optional is commented out.
const PROCEDURE: &str = include_str!("new/procedure.yaml");

/// Runs `new`.
pub fn run(args: &Args) -> Result<Outcome, Failed> {
    let lang = Lang::from(args.lang);
    if let Some(path) = &args.xlsx {
        fresh(path, &template::render(), lang)?;
        return said(path, lang);
    }
    let id = args.id.as_deref().unwrap_or_default();
    let sound = !id.is_empty() && id.split('/').all(|part| !part.is_empty() && slug(part, 80) == part);
    if !sound {
        return Err(Failed::Words(lang.pick(
            format!("`{id}` không dùng được làm mã thủ tục: viết chữ thường không dấu, số và `-`, các thư mục cách nhau bằng `/`"),
            format!("`{id}` cannot be the id of a procedure: write small letters, figures and `-`, with `/` between folders"),
        )));
    }
    let folder = &args.workspace;
    let root = folder.canonicalize().ok();
    let root = root
        .as_deref()
        .and_then(|folder| folder.ancestors().find(|above| above.join(SETTINGS_FILE).is_file()));
    let root = root.unwrap_or(folder);
    let settings = root.join(SETTINGS_FILE);
    if !settings.is_file() {
        let text = "# Cài đặt của thư mục làm việc.\nlanguage: vi\n";
        output::write_below(&settings, text).map_err(|source| Failed::Write {
            path: settings.clone(),
            lang,
            source,
        })?;
    }
    let path = root.join(format!("{id}.yaml"));
    let day = args.as_of.map(|day| day.to_string()).or_else(|| day_of(&settings)).ok_or_else(|| {
        Failed::Words(lang.pick(
            "thư mục làm việc không có ngày rà soát; thêm `--as-of NĂM-THÁNG-NGÀY`".to_owned(),
            "the workspace has no day of review; add `--as-of YYYY-MM-DD`".to_owned(),
        ))
    })?;
    let sector = id.split('/').next().unwrap_or(id);
    let text = PROCEDURE.replace("{id}", id).replace("{sector}", sector).replace("{as_of}", &day);
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent).map_err(|source| Failed::Write { path: path.clone(), lang, source })?;
    }
    fresh(&path, text.as_bytes(), lang)?;
    said(&path, lang)
}

/// The day of review that the settings tell.
fn day_of(settings: &Path) -> Option<String> {
    let text = fs::read_to_string(settings).ok()?;
    let day = text.lines().find_map(|line| line.strip_prefix("as_of:"))?.split('#').next()?.trim().to_owned();
    Date::parse(&day).map(|day| day.to_string())
}

/// Writes a file that is not there yet.
fn fresh(path: &Path, bytes: &[u8], lang: Lang) -> Result<(), Failed> {
    if path.symlink_metadata().is_ok() {
        let name = path.display();
        return Err(Failed::Words(lang.pick(
            format!("`{name}` đã có và không bị ghi đè; chọn tên khác"),
            format!("`{name}` is there already and is not overwritten; choose another name"),
        )));
    }
    output::write(path, bytes).map_err(|source| Failed::Write { path: path.to_owned(), lang, source })
}

fn said(path: &Path, lang: Lang) -> Result<Outcome, Failed> {
    let name = path.display();
    output::print(&lang.pick(format!("đã ghi `{name}`\n"), format!("`{name}` written\n")))?;
    Ok(Outcome::Clean)
}
