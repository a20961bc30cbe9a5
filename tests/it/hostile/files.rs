//! What may lie in a folder: bytes that are no text, files without end, things that are no files, names that are no names.
//! Beside it the sound files are read all the same.
#![cfg(unix)]

use std::ffi::OsStr;
use std::fs::{self, Permissions};
use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::Path;
use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};

use super::bounded::{after, run, start, text, workspace};

/// A file, what it holds, and what is said of it.
fn texts() -> Vec<(&'static str, Vec<u8>, &'static str)> {
    let procedure = super::drive::PROCEDURE;
    let list = |item: &str, times: usize| format!("levels: [{}]\n", vec![item; times].join(","));
    let nested: String = (0..400).map(|at| format!("{}a:\n", " ".repeat(at))).collect();
    let wide: Vec<u8> = "\u{feff}a: b\n".encode_utf16().flat_map(u16::to_be_bytes).collect();
    vec![
        (
            "scalar.yaml",
            [b"name: ".to_vec(), vec![b'x'; 100 << 20]].concat(),
            "is larger than 16 MiB and is not read",
        ),
        ("scalar-within.yaml", [b"levels: ".to_vec(), vec![b'x'; 15 << 20]].concat(), "must be a list"),
        ("items.yaml", list("1", 1_000_000).into(), "more than 500000 values"),
        ("items-within.yaml", list("1", 400_000).into(), "more mistakes in this file"),
        ("deep.yaml", nested.into(), "nested deeper than 64 levels"),
        (
            "deep-flow.yaml",
            ("a: ".to_owned() + &"[".repeat(10_000) + &"]".repeat(10_000)).into(),
            "nested deeper than 64 levels",
        ),
        ("aliases.yaml", b"a: &a [x]\nb: &b [*a, *a]\nc: [*b, *b]\n".to_vec(), "cannot be used here"),
        ("latin.yaml", b"procedure: x\nname: C\xe9p\n".to_vec(), "is not UTF-8: byte 0xe9 on line 2"),
        ("wide.yaml", wide, "is saved as UTF-16"),
        ("nul.yaml", b"procedure: x\nname: a\0b\n".to_vec(), "nul.yaml:2"),
        ("escape.yaml", b"procedure: x\nname: a\x1b[2Jb\n".to_vec(), "escape.yaml:2"),
        ("tab.yaml", b"procedure: x\n\tname: a\n".to_vec(), "tab"),
        ("twice.yaml", b"levels: []\nlevels: []\n".to_vec(), "the key `levels` is written twice"),
        ("two.yaml", b"levels: []\n---\nlevels: []\n".to_vec(), "two.yaml:2"),
        ("long-line.yaml", ("a".repeat(1 << 20) + ": 1\n").into(), "long-line.yaml:1"),
        (
            "mark.yaml",
            format!("\u{feff}{}", procedure.replace('\n', "\r\n")).into(),
            "the procedure `permit`",
        ),
    ]
}

#[test]
fn whatever_a_file_holds_it_is_said_and_the_others_are_read() {
    let mut wrong = Vec::new();
    for (name, bytes, says) in texts() {
        let folder = workspace();
        fs::write(folder.path().join(name), bytes).unwrap();
        for lang in ["en", "vi"] {
            let (code, said) = run(folder.path(), &["check", "--lang", lang, "--rule", "fees"]);
            let steers = said.contains(['\0', '\x1b']);
            let shown = said.contains(name) && (lang == "vi" || said.contains(says));
            if code != 1 || steers || !shown || said.len() > 200_000 {
                wrong.push(format!("{name}: {code}, {} bytes, no {says:?} in {}", said.len(), start(&said)));
            }
        }
        let (_, procedures) = run(folder.path(), &["flow", "permit", "--lang", "en"]);
        assert!(!procedures.contains("there is no procedure"), "{name}: {procedures}");
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn made(program: &str, args: &[&str], at: &Path) -> bool {
    Command::new(program).arg(at).args(args).output().is_ok_and(|output| output.status.success())
}

/// Things that are no files, wherever files are looked for: as procedures, as rules, as tables, as templates.
#[test]
fn pipes_devices_and_links_are_named_and_not_opened() {
    for (ending, place) in [("yaml", ""), ("rule", "rules/"), ("csv", "rules/")] {
        let folder = workspace();
        fs::create_dir(folder.path().join("rules")).unwrap();
        let secret = tempfile::tempdir().unwrap();
        fs::write(secret.path().join("secret"), "PASSWORD=hunter2\n").unwrap();
        let at = |name: &str| folder.path().join(format!("{place}{name}.{ending}"));
        symlink(secret.path().join("secret"), at("leak")).unwrap();
        symlink(at("around"), at("around")).unwrap();
        symlink(folder.path(), folder.path().join("here")).unwrap();
        let pipe = made("mkfifo", &[], &at("pipe"));
        let device = made("mknod", &["c", "1", "5"], &at("zero"));
        let (code, said) = run(folder.path(), &["check", "--lang", "en", "--rule", "fees"]);
        assert_eq!(code, 1, "{said}");
        let mut named = vec![("leak", "is a link"), ("around", "is a link")];
        named.extend(pipe.then_some(("pipe", "is not an ordinary file")));
        named.extend(device.then_some(("zero", "is not an ordinary file")));
        for (name, says) in named {
            assert!(said.contains(&format!("`{place}{name}.{ending}` {says}")), "{name}: {said}");
        }
        assert!(!said.contains("hunter2"), "what a link leads to is shown: {said}");
    }
}

#[test]
fn templates_are_ordinary_files_of_bounded_size() {
    let folder = workspace();
    fs::write(folder.path().join("secret"), "PASSWORD=hunter2").unwrap();
    let report = ["report", "--format", "markdown", "--lang", "en", "--templates"];
    for (name, says) in
        [("link", "is a link"), ("pipe", "is not an ordinary file"), ("huge", "is larger than 16 MiB")]
    {
        let house = folder.path().join(name);
        fs::create_dir(&house).unwrap();
        let file = house.join("report.md.j2");
        match name {
            "link" => symlink(folder.path().join("secret"), &file).unwrap(),
            "pipe" if !made("mkfifo", &[], &file) => continue,
            "pipe" => {}
            _ => fs::write(&file, vec![b'x'; 20 << 20]).unwrap(),
        }
        let (code, said) = run(folder.path(), &[&report[..], &[name]].concat());
        assert!(code == 2 && said.contains(says), "{name}: {said}");
        assert!(!said.contains("hunter2"), "{said}");
    }
}

#[test]
fn names_that_are_no_names_are_shown_on_one_line() {
    let folder = workspace();
    for name in
        [&b"two\nlines.yaml"[..], b"\x1b[2Jclear.yaml", b"latin-\xe9.yaml", "đất\u{202e}.yaml".as_bytes()]
    {
        fs::write(folder.path().join(OsStr::from_bytes(name)), "procedur: x\n").unwrap();
    }
    let (code, said) = run(folder.path(), &["check", "--lang", "en", "--rule", "fees"]);
    assert_eq!(code, 1);
    assert_eq!(said.matches("write `procedure`").count(), 4, "{said}");
    assert!(!said.contains('\x1b') && !said.contains("two\nlines"), "{said}");
    for format in ["github", "gitlab", "sarif", "junit", "html", "comment", "json"] {
        let (_, said) = run(folder.path(), &["check", "--format", format, "--rule", "fees"]);
        assert!(!said.contains('\x1b'), "{format} steers the terminal");
        // A page may break the name; what is read line by line may not.
        assert!(format == "html" || !said.contains("two\nlines"), "{format}: {said}");
    }
}

#[test]
fn what_may_not_be_read_is_named() {
    let folder = workspace();
    fs::write(folder.path().join("closed.yaml"), "levels: []\n").unwrap();
    fs::create_dir(folder.path().join("closed")).unwrap();
    for name in ["closed.yaml", "closed"] {
        fs::set_permissions(folder.path().join(name), Permissions::from_mode(0o000)).unwrap();
    }
    fs::set_permissions(folder.path(), Permissions::from_mode(0o755)).unwrap();
    // To root nothing is closed: there the program is run as nobody.
    let args = ["check", "--lang", "en", "--rule", "fees"];
    let root = fs::read(folder.path().join("closed.yaml")).is_ok();
    let nobody = "exec setpriv --reuid 65534 --regid 65534 --clear-groups -- \"$0\" \"$@\";";
    let output = after(if root { nobody } else { "" }, folder.path(), &args);
    let said = text(&output);
    if root && (said.contains("setpriv") || said.contains("exec")) {
        // The program itself may lie where nobody can reach it.
        return;
    }
    assert_eq!(output.status.code(), Some(1), "{said}");
    for name in ["closed.yaml", "closed"] {
        assert!(said.contains(&format!("`{name}` cannot be read: permission denied")), "{said}");
    }
    fs::set_permissions(folder.path().join("closed"), Permissions::from_mode(0o755)).unwrap();
}

/// Files come and go while the folder is read: each is read whole, or named, or not seen.
#[test]
fn files_that_vanish_while_being_read_end_nothing() {
    let folder = workspace();
    let over = AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            while !over.load(Ordering::Relaxed) {
                for at in 0..20 {
                    let _ = fs::write(folder.path().join(format!("v{at}.yaml")), "levels: []\n");
                }
                for at in 0..20 {
                    let _ = fs::remove_file(folder.path().join(format!("v{at}.yaml")));
                }
            }
        });
        for _ in 0..200 {
            let read = rasoat::cli::workspace::read(folder.path()).unwrap();
            assert!(read.sources.iter().any(|source| source.name == "permit.yaml"));
            assert!(
                read.diagnostics.iter().all(|problem| problem.code == "unreadable"),
                "{:?}",
                read.diagnostics
            );
        }
        over.store(true, Ordering::Relaxed);
    });
}

/// What somebody else wrote into a workspace chooses no place outside it, to read from or to write to.
#[test]
fn a_workspace_leads_nowhere_else() {
    let elsewhere = tempfile::tempdir().unwrap();
    let target = elsewhere.path().join("target");
    for (setting, command) in [
        (format!("baseline: {}\n", target.display()), &["baseline", "write", "--lang", "en"][..]),
        ("baseline: ../outside.yaml\n".to_owned(), &["baseline", "write", "--lang", "en"]),
        ("baseline: sub/../../outside.yaml\n".to_owned(), &["check", "--lang", "en"]),
        ("baseline: out/x.yaml\n".to_owned(), &["baseline", "write", "--lang", "en"]),
        ("baseline: /dev/zero\n".to_owned(), &["check", "--lang", "en"]),
        ("rules: {folders: [../..]}\n".to_owned(), &["check", "--lang", "en"]),
        ("rules: {folders: [out]}\n".to_owned(), &["check", "--lang", "en"]),
    ] {
        let folder = workspace();
        symlink(elsewhere.path(), folder.path().join("out")).unwrap();
        let settings = super::drive::SETTINGS.to_owned() + &setting;
        fs::write(folder.path().join("rasoat.yaml"), settings).unwrap();
        let (code, said) = run(folder.path(), command);
        assert_eq!(code, 2, "{setting}: {said}");
        assert!(said.contains("workspace"), "{setting}: {said}");
        assert_eq!(fs::read_dir(elsewhere.path()).unwrap().count(), 0, "{setting}");
    }
    // What lies in wait under the name of a file in the making is not written through.
    let folder = workspace();
    fs::write(&target, "mine").unwrap();
    for at in [".part", ".baseline.yaml.part"] {
        symlink(&target, folder.path().join(format!("baseline.yaml{at}"))).unwrap();
    }
    run(folder.path(), &["baseline", "write"]);
    assert_eq!(fs::read_to_string(&target).unwrap(), "mine");
}
