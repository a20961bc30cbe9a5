//! What the program is made of and what it promises: a reason for every crate, one registry for all of them, no network, no
//! unsafe code, and a test behind every promise in `SECURITY.md`.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::expected::difference;

fn home(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

fn read(name: &str) -> String {
    fs::read_to_string(home(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// A crate in a section of `Cargo.toml`: its name, the version asked for, and the comment above it.
fn listed(manifest: &str, section: &str) -> Vec<(String, String, String)> {
    let body = manifest.split(&format!("\n[{section}]\n")).nth(1).unwrap().split("\n[").next().unwrap();
    let (mut all, mut why, mut fresh) = (Vec::new(), String::new(), true);
    for line in body.lines() {
        if let Some(said) = line.strip_prefix("# ") {
            why = if fresh { said.to_owned() } else { format!("{why} {said}") };
            fresh = false;
        } else if let Some((name, rest)) = line.split_once(" = ") {
            let quoted = rest.split("version = ").last().unwrap().split('"').nth(1);
            all.push((name.to_owned(), quoted.unwrap_or("").to_owned(), why.clone()));
            fresh = true;
        }
    }
    all
}

fn page(manifest: &str) -> String {
    let table = |section: &str| {
        let rows = listed(manifest, section);
        let row = |(name, version, why): (String, String, String)| {
            assert!(!why.is_empty() && !version.is_empty(), "`{name}` has no reason or no version");
            format!(
                "| [{name}](https://crates.io/crates/{name}) | {version} | {} |\n",
                why.replace('|', "\\|")
            )
        };
        String::from("| crate | version | why, and who owns it |\n| --- | --- | --- |\n")
            + &rows.into_iter().map(row).collect::<String>()
    };
    format!(
        "# Dependencies\n\nMade from the comments in `Cargo.toml` by `UPDATE=1 cargo test --test it supply::`. A crate has one owner \
         module; `tests/it/house.rs` holds it to that. All come from crates.io, with their checksum in `Cargo.lock`; licences and \
         sources are checked by `cargo deny` (`deny.toml`).\n\n## In the program\n\n{}\n## In tests and benchmarks only\n\n{}",
        table("dependencies"),
        table("dev-dependencies")
    )
}

#[test]
fn the_page_of_dependencies_is_current() {
    let page = page(&read("Cargo.toml"));
    let wrong = difference(&home("docs/dependencies.md"), &page);
    assert!(wrong.is_none(), "run with UPDATE=1: {}", wrong.unwrap_or_default());
}

/// The packages of `Cargo.lock`, with what is said of each.
fn locked() -> BTreeMap<String, String> {
    let lock = read("Cargo.lock");
    let packages = lock.split("[[package]]\n").skip(1);
    let name =
        |package: &str| package.split("name = \"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    packages.map(|package| (name(package), package.to_owned())).collect()
}

#[test]
fn every_crate_comes_from_the_registry_with_its_checksum() {
    let locked = locked();
    assert!(locked.len() > 100);
    for (name, package) in locked.iter().filter(|(name, _)| *name != "rasoat") {
        let registry = "source = \"registry+https://github.com/rust-lang/crates.io-index\"";
        assert!(package.contains(registry), "{name} comes from elsewhere");
        assert!(package.contains("checksum = \""), "{name} has no checksum");
    }
    let fuzz = read("fuzz/Cargo.toml");
    assert!(fuzz.contains("\n[workspace]\n"), "the fuzz targets are a workspace of their own");
    assert!(!locked.contains_key("libfuzzer-sys"));
}

/// The source files of the program, without comments.
fn sources() -> Vec<(String, String)> {
    let (mut found, mut folders) = (Vec::new(), vec![home("src")]);
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|kind| kind == "rs") {
                let text = fs::read_to_string(&path).unwrap();
                let code = text.lines().map(|line| line.split("//").next().unwrap_or(""));
                let name = path.strip_prefix(home("")).unwrap().to_string_lossy().replace('\\', "/");
                found.push((name, code.collect::<Vec<_>>().join("\n")));
            }
        }
    }
    found
}

#[test]
fn the_program_speaks_to_no_network_and_starts_git_alone() {
    let direct = listed(&read("Cargo.toml"), "dependencies");
    for (name, _, _) in &direct {
        let network = [
            "reqwest",
            "hyper",
            "ureq",
            "curl",
            "tokio",
            "rustls",
            "openssl",
            "socket2",
            "isahc",
            "attohttpc",
        ];
        assert!(!network.contains(&name.as_str()), "`{name}` speaks to a network");
    }
    for (name, code) in sources() {
        for word in ["std::net", "TcpStream", "UdpSocket", "UnixStream"] {
            assert!(!code.contains(word), "{name} uses {word}");
        }
        let starts = code.contains("process::{Command") || code.contains("process::Command");
        assert!(!starts || name == "src/cli/git.rs", "{name} starts another program");
    }
}

#[test]
fn no_code_of_ours_is_unsafe() {
    assert!(read("Cargo.toml").contains("\nunsafe_code = \"forbid\"\n"));
    for (name, code) in sources() {
        assert!(!code.contains("unsafe {") && !code.contains("unsafe fn"), "{name}");
    }
}

/// A promise names the tests that hold it, as `file.rs::test`, or says that it is unproven.
#[test]
fn every_promise_is_tested_or_says_that_it_is_not() {
    let page = read("SECURITY.md");
    let rows: Vec<&str> =
        page.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| What")).collect();
    assert!(rows.len() > 15, "{} promises", rows.len());
    for row in rows.iter().filter(|row| !row.starts_with("| ---")) {
        let held = row.trim_end_matches(" |").rsplit(" | ").next().unwrap();
        let tests: Vec<&str> = held.split('`').filter(|word| word.contains(".rs::")).collect();
        assert!(!tests.is_empty() || held.starts_with("unproven"), "nothing holds: {row}");
        for test in tests {
            let (file, name) = test.split_once("::").unwrap();
            let text = read(&format!("tests/it/{file}"));
            assert!(text.contains(&format!("fn {name}(")), "{test} is not there");
        }
    }
}
