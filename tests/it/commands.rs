//! `explain-cost`, `compare` and `refactor` as their user sees them, on small worlds and on the real procedures.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use rasoat::cli::workspace;
use rasoat::facts::of_corpus;
use rasoat::model::corpus::Corpus;
use rasoat::model::load;
use rasoat::report::terminal;
use rasoat::report::view::leaf::share;
use rasoat::report::view::price::price;
use rasoat::text::Lang;
use serde::Deserialize;
use serde_yaml::Mapping;

use crate::expected::difference;

fn home() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn rasoat(folder: &Path, args: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_rasoat"))
        .args(args)
        .current_dir(folder)
        .env("NO_COLOR", "1")
        .output()
        .unwrap();
    let (out, err) = (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap());
    format!("{out}{err}exit code {}\n", output.status.code().unwrap())
}

/// A command on a small world.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    args: Vec<String>,
    files: Mapping,
}

/// Each `tests/data/commands/*.yaml` is a command line and the files it runs on; what it prints stands beside it.
#[test]
fn each_command_prints_what_is_written_beside_it() {
    let data = home().join("tests/data/commands");
    let mut cases: Vec<PathBuf> = fs::read_dir(data).unwrap().flatten().map(|entry| entry.path()).collect();
    cases.retain(|path| path.extension().is_some_and(|kind| kind == "yaml"));
    cases.sort();
    assert!(cases.len() > 20);
    let mut wrong = Vec::new();
    for path in cases {
        let text = fs::read_to_string(&path).unwrap();
        let case: Case = serde_yaml::from_str(&text).unwrap_or_else(|error| panic!("{path:?}: {error}"));
        let world = tempfile::tempdir().unwrap();
        for (name, text) in &case.files {
            let file = world.path().join(name.as_str().unwrap());
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, text.as_str().unwrap()).unwrap();
        }
        for (lang, ending) in [("vi", "seen.vi.txt"), ("en", "seen.en.txt")] {
            let mut args: Vec<&str> = case.args.iter().map(String::as_str).collect();
            args.extend(["--lang", lang]);
            wrong.extend(difference(&path.with_extension(ending), &rasoat(world.path(), &args)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn real() -> Corpus {
    let read = workspace::read(&home().join("procedures")).unwrap();
    load::load(read.sources).corpus
}

/// The formula of a row, reckoned again from what is printed: share × (times × (hours × income + spend) + fee).
fn again(line: &serde_json::Value, income: i128) -> i128 {
    let whole = |key: &str| i128::from(line[key].as_i64().unwrap());
    let hours = (line["hours"].as_f64().unwrap() * 1000.0).round() as i128;
    let thousandths = whole("times") * (hours * income + 1000 * whole("spend")) + 1000 * whole("fee");
    let (part, all) = (whole("weight_part"), 1000 * whole("weight_whole"));
    (2 * part * thousandths + all).div_euclid(2 * all)
}

#[test]
fn the_rows_of_every_real_procedure_can_be_recomputed_to_the_dong() {
    let corpus = real();
    let facts = of_corpus(&corpus);
    let mut alternatives = 0;
    for (at, procedure) in corpus.procedures.iter().enumerate() {
        let price = price(&corpus, at, Lang::En);
        let json: serde_json::Value = serde_json::from_str(&price.json()).unwrap();
        let income = i128::from(json["income"]["amount"].as_i64().unwrap());
        let mut sum = 0;
        for line in json["lines"].as_array().unwrap() {
            assert_eq!(
                i128::from(line["amount"].as_i64().unwrap()),
                again(line, income),
                "{} {line}",
                procedure.id
            );
            assert!(line["weight_by"].is_null() == (line["weight_part"] == line["weight_whole"]));
            alternatives += usize::from(line["weight_by"] == "alternative");
            sum += line["amount"].as_i64().unwrap();
        }
        let measures = &facts.procedures[at].measures;
        assert_eq!(sum, measures.cost_per_case.0, "{}", procedure.id);
        let parts: i64 = price.parts.iter().filter_map(|part| part.amount).sum();
        assert_eq!(parts, sum, "{}", procedure.id);
        let year = procedure.volume.as_ref().map(|volume| sum * i64::try_from(volume.cases).unwrap());
        assert_eq!(price.per_year, year, "{}", procedure.id);
        assert_eq!(price.per_year, measures.cost_per_year.map(|money| money.0), "{}", procedure.id);

        // The printed rows themselves: the last figure of each line, before its notes.
        let text = terminal::price(&price, Lang::En);
        let rows = text.lines().filter(|line| {
            let number = line.trim_start().split(' ').next().unwrap_or("");
            line.starts_with("    ")
                && number
                    .split_once('.')
                    .is_some_and(|(part, at)| part.parse::<u8>().is_ok() && at.parse::<u8>().is_ok())
        });
        let amount = |line: &str| {
            let mut cells = line.split_whitespace().filter(|cell| !cell.starts_with('['));
            cells.next_back().unwrap().replace(',', "").parse::<i64>().unwrap()
        };
        assert_eq!(rows.map(amount).sum::<i64>(), sum, "{}\n{text}", procedure.id);
        for note in &price.notes {
            assert!(!note.vi.trim().is_empty() && !note.en.trim().is_empty());
        }
    }
    assert!(alternatives > 0, "no procedure has alternatives with shares");
}

/// The totals Hanoi published for its plan of 23/12/2025 (2,306 → 654 billion đồng, −71.64 %, about 2.39 million dossiers), and
/// the hourly income of the tables of 2019–2020, which is noted from memory and so is never printed as official.
#[test]
fn published_magnitudes_come_out_of_the_same_arithmetic() {
    let billion = 1_000_000_000;
    let (before, after) = (2306 * billion, 654 * billion);
    assert_eq!(before - after, 1652 * billion);
    assert_eq!(share(before - after, before), Some(7164));
    let a_dossier = before / 2_390_000;
    assert!((900_000..1_000_000).contains(&a_dossier), "{a_dossier}");
    // 58.5 million đồng a year / 12 months / 22 days / 8 hours; the tables say 27 to 28 thousand.
    let income = 58_500_000 / (12 * 22 * 8);
    assert!((27_000..28_000).contains(&income), "{income}");
    let corpus = real();
    let hourly = &corpus.settings.costs.as_ref().unwrap().hourly_income;
    assert!(hourly.assumed.is_some(), "a figure from memory must say so");
    let text = terminal::price(&price(&corpus, 0, Lang::Vi), Lang::Vi);
    assert!(text.contains("giả định") && text.contains("không phải biểu mẫu chính thức"), "{text}");
}

#[test]
fn no_report_shows_a_cost_of_zero_where_hours_have_no_price() {
    let world = tempfile::tempdir().unwrap();
    let case: Case = serde_yaml::from_str(
        &fs::read_to_string(home().join("tests/data/commands/cost-not-priced.yaml")).unwrap(),
    )
    .unwrap();
    for (name, text) in &case.files {
        fs::write(world.path().join(name.as_str().unwrap()), text.as_str().unwrap()).unwrap();
    }
    for (format, said) in [("markdown", "not priced"), ("html", "not priced"), ("terminal", "not priced")] {
        let text = rasoat(world.path(), &["report", ".", "--lang", "en", "--format", format]);
        assert!(text.contains(said), "{format}: {text}");
        assert!(!text.contains(" 0 VND a year"), "{format}: {text}");
    }
    let json = rasoat(world.path(), &["report", ".", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(json.split("exit code").next().unwrap()).unwrap();
    assert!(json["summary"]["cost"]["before"].is_null());
    let cost = json["procedures"][0]["measures"].as_array().unwrap();
    let cost = cost.iter().filter(|row| row["id"].as_str().unwrap().starts_with("cost_per"));
    assert_eq!(cost.map(|row| assert!(row["before"].is_null())).count(), 2);
}

/// The district level ended on 2025-07-01; the one real procedure that still names district bodies follows.
#[test]
fn the_end_of_the_district_level_reaches_the_real_procedures() {
    let args = ["refactor", "procedures", "--from", "ubnd-huyen", "--to-level", "commune", "--lang", "en"];
    let text = rasoat(&home(), &[&args[..], &["--as-of", "2025-07-01"]].concat());
    for said in [
        "Replace District police by Commune police throughout the procedure.",
        "Replace District social security by Local social security throughout the procedure.",
        "3 edits in 1 procedure; 0 blocked by the proof of no loss; 12 rows matched nothing",
    ] {
        assert!(text.contains(said), "{said}\n{text}");
    }
    assert!(!text.contains("District police           until"), "{text}");
    let early = rasoat(&home(), &[&args[..], &["--as-of", "2022-01-01"]].concat());
    assert!(early.contains("0 edits in 0 procedures"), "{early}");
}

#[test]
fn the_paper_procedure_beside_its_successor() {
    let text = rasoat(&home(), &["compare", "2.000986", "3.000722", "procedures", "--lang", "en"]);
    for said in [
        "~ 20 working days                                  3 working days",
        "= Birth certificate                                Birth certificate",
        "~ takes part: District police                      takes part: Commune police",
        "- Household book of a parent or carer: 1 original",
    ] {
        assert!(text.contains(said), "{said}\n{text}");
    }
    assert!(text.lines().all(|line| line.chars().count() <= 120), "a line is too wide");
    let same = rasoat(&home(), &["compare", "2.000986", "2.000986", "procedures", "--lang", "en"]);
    assert!(same.contains("0 changed (~), 0 removed (-), 0 added (+)"), "{same}");
}
