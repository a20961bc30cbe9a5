//! The same workbook recomputed by another program, where it is installed (`apt-get install libreoffice-calc-nogui`).

use std::fs;
use std::io::{Cursor, Read, Write};
use std::process::{Command, Stdio};

use calamine::Data;
use rasoat::report::xlsx;
use rasoat::text::Lang;

use super::formulas::Book;
use super::report;

/// The file without the amounts stored beside its formulas, so that whoever opens it must compute them.
fn without_amounts(file: &[u8]) -> Vec<u8> {
    let mut from = zip::ZipArchive::new(Cursor::new(file)).unwrap();
    let mut to = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..from.len() {
        let mut entry = from.by_index(at).unwrap();
        let name = entry.name().unwrap().into_owned();
        let mut text = String::new();
        entry.read_to_string(&mut text).unwrap();
        let mut out = String::new();
        let mut rest = text.as_str();
        while let Some((head, tail)) = rest.split_once("</f><v>") {
            out.push_str(head);
            out.push_str("</f>");
            rest = tail.split_once("</v>").unwrap().1;
        }
        out.push_str(rest);
        to.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        to.write_all(out.as_bytes()).unwrap();
    }
    to.finish().unwrap().into_inner()
}

#[test]
fn libreoffice_computes_every_amount_to_the_dong() {
    let runs = |command: &mut Command| command.stdout(Stdio::null()).stderr(Stdio::null()).status();
    if runs(Command::new("soffice").arg("--version")).is_err() {
        return;
    }
    let file = xlsx::render(report(Lang::Vi));
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("in.xlsx"), without_amounts(&file)).unwrap();
    let home = format!("-env:UserInstallation=file://{}", folder.path().join("profile").display());
    let mut command = Command::new("soffice");
    command.arg(home).args([
        "--headless",
        "--convert-to",
        "xlsx:Calc MS Excel 2007 XML",
        "--outdir",
        "out",
        "in.xlsx",
    ]);
    assert!(runs(command.current_dir(folder.path())).unwrap().success());
    let ours = Book::read(&file);
    let theirs = Book::read(&fs::read(folder.path().join("out/in.xlsx")).unwrap());
    for (sheet, row, column) in ours.cells() {
        let (Data::Float(our), Data::Float(their)) =
            (ours.value(sheet, row, column), theirs.value(sheet, row, column))
        else {
            panic!("{sheet} row {} column {column} is not a number", row + 1);
        };
        assert_eq!(our, their, "{sheet} row {} column {column}", row + 1);
    }
}
