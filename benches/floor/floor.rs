//! For scripts that time whole processes: writes a generated workspace into a folder, and does there what any program must
//! that reads it. `floor write 10000 FOLDER` · `floor bytes FOLDER` · `floor typed FOLDER`, where `typed` reads every file
//! with serde_yaml into plain structs, which is the yardstick T of `docs/performance.md`.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;

#[path = "../corpus/generate.rs"]
#[expect(dead_code, reason = "the other benchmarks read what is generated; this one writes it")]
mod generate;

/// A text in two languages.
#[derive(Deserialize)]
#[expect(dead_code, reason = "reading it is what is measured")]
struct Named {
    vi: String,
    en: String,
}

/// A procedure without anything checked: words are words, numbers numbers.
#[derive(Deserialize)]
#[expect(dead_code, reason = "reading it is what is measured")]
struct Procedure {
    procedure: String,
    code: String,
    name: Named,
    kind: String,
    sector: String,
    as_of: String,
    receives: String,
    decides: String,
    applicants: Vec<String>,
    volume: Volume,
    deadline: Option<String>,
    basis: Vec<String>,
    channels: Vec<Channel>,
    fees: Vec<Fee>,
    documents: Vec<Document>,
    conditions: Vec<Condition>,
    steps: Vec<Step>,
    outputs: Vec<Output>,
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "reading it is what is measured")]
struct Volume {
    year: u16,
    cases: u64,
    source: String,
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "reading it is what is measured")]
struct Channel {
    kind: String,
    extent: Option<String>,
    fee: String,
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "reading it is what is measured")]
struct Fee {
    id: String,
    name: Named,
    amount: u64,
    #[serde(default)]
    basis: Vec<String>,
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "reading it is what is measured")]
struct Document {
    id: String,
    r#type: String,
    form: Option<String>,
    originals: Option<u32>,
    copies: Option<u32>,
    #[serde(default)]
    basis: Vec<String>,
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "reading it is what is measured")]
struct Condition {
    id: String,
    text: Named,
    #[serde(default)]
    proven_by: Vec<String>,
    #[serde(default)]
    basis: Vec<String>,
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "reading it is what is measured")]
struct Step {
    id: String,
    name: Named,
    does: String,
    by: String,
    takes: String,
    #[serde(default)]
    with_applicant: bool,
    #[serde(default)]
    needs: Vec<String>,
    #[serde(default)]
    checks: Vec<String>,
    #[serde(default)]
    produces: Vec<String>,
    returns_to: Option<Return>,
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "reading it is what is measured")]
struct Return {
    step: String,
    rate: f64,
    at_most: u32,
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "reading it is what is measured")]
struct Output {
    id: String,
    r#type: String,
    valid_for: Option<String>,
}

/// A file of the catalog, or the settings.
#[derive(Deserialize)]
#[expect(dead_code, reason = "reading it is what is measured")]
struct Other {
    #[serde(default)]
    levels: Vec<Row>,
    #[serde(default)]
    ranks: Vec<Row>,
    #[serde(default)]
    agencies: Vec<Row>,
    #[serde(default)]
    registers: Vec<Row>,
    #[serde(default)]
    document_types: Vec<Row>,
    #[serde(default)]
    instruments: Vec<Row>,
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "reading it is what is measured")]
struct Row {
    id: String,
    name: Named,
    level: Option<String>,
    parent: Option<String>,
    owner: Option<String>,
    number: Option<String>,
    from: Option<String>,
    until: Option<String>,
}

fn main() -> Result<(), Box<dyn Error>> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words[..] {
        ["write", count, folder] => write(count.parse()?, Path::new(folder)),
        ["bytes", folder] => read(Path::new(folder), &mut |_, text| Ok(text.len())),
        ["typed", folder] => read(Path::new(folder), &mut typed),
        _ => {
            say("floor write COUNT FOLDER | floor bytes FOLDER | floor typed FOLDER");
            Ok(())
        }
    }
}

fn write(count: usize, folder: &Path) -> Result<(), Box<dyn Error>> {
    for source in generate::generate(count, 1).sources {
        let path = folder.join(&source.name);
        fs::create_dir_all(path.parent().ok_or("a file lies in a folder")?)?;
        fs::write(path, source.text)?;
    }
    Ok(())
}

/// What is done with a file of this path and text; gives something to add up, so that it must be done.
type Job<'a> = &'a mut dyn FnMut(&Path, &str) -> Result<usize, Box<dyn Error>>;

fn read(folder: &Path, job: Job<'_>) -> Result<(), Box<dyn Error>> {
    let mut folders: Vec<PathBuf> = vec![folder.to_owned()];
    let (mut files, mut sum) = (0, 0);
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            let path = entry.path();
            if entry.file_type()?.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|kind| kind == "yaml") {
                files += 1;
                sum += job(&path, &fs::read_to_string(&path)?)?;
            }
        }
    }
    say(&format!("{files} files, {sum}"));
    Ok(())
}

fn typed(_: &Path, text: &str) -> Result<usize, Box<dyn Error>> {
    Ok(match text.starts_with("procedure:") {
        true => serde_yaml::from_str::<Procedure>(text)?.documents.len(),
        false => serde_yaml::from_str::<Other>(text)?.document_types.len(),
    })
}

#[expect(clippy::print_stdout, reason = "a measurement is there to be read")]
fn say(line: &str) {
    println!("{line}");
}
