//! Opens a page in a real browser. Where there is none, a test says so and stops.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

/// What came of opening a page.
pub(crate) struct Opened {
    /// What the script of the test wrote, one line each.
    pub(crate) said: Vec<String>,
    /// What the browser wrote to its console.
    pub(crate) console: Vec<String>,
}

/// The browser: `CHROMIUM`, or the first of the usual names on the path.
pub(crate) fn found() -> Option<PathBuf> {
    let named = std::env::var_os("CHROMIUM").map(PathBuf::from);
    let path = std::env::var_os("PATH").unwrap_or_default();
    let names = ["chromium", "chromium-browser", "google-chrome"];
    let all = std::env::split_paths(&path).flat_map(|folder| names.map(|name| folder.join(name)));
    let browser = named.into_iter().chain(all).find(|path| path.is_file());
    if browser.is_none() {
        skipped("Chromium (set CHROMIUM to use another)");
    }
    browser
}

/// Says that a test was not run for want of a program.
#[expect(clippy::print_stderr, reason = "a test that is not run says so to whoever runs it")]
pub(crate) fn skipped(program: &str) {
    eprintln!("skipped: there is no {program} on the path");
}

/// Opens a page at an address such as `#?sector=land`, runs a script in it, which says lines with `say(…)`, and closes it.
pub(crate) fn open(browser: &Path, page: &str, hash: &str, script: &str) -> Opened {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("page.html");
    let own = format!(
        "<script>const lines = []; const say = (...words) => lines.push(words.join(' '));\
         const wait = () => new Promise(done => setTimeout(done, 50));\
         addEventListener('load', async () => {{\
           try {{ {script} }} catch (error) {{ say('failed', error); }}\
           const out = document.createElement('pre'); out.id = 'said';\
           out.textContent = lines.map(encodeURIComponent).join('\\n'); document.body.append(out);\
         }});</script></body>"
    );
    let (before, after) = page.rsplit_once("</body>").expect("the page ends");
    fs::write(&file, format!("{before}{own}{after}")).unwrap();
    let address = format!("file://{}{hash}", file.display());
    let (dom, log) = run(browser, folder.path(), &["--dump-dom", "--virtual-time-budget=5000"], &address);
    let said = dom.split("<pre id=\"said\">").nth(1).and_then(|rest| rest.split("</pre>").next());
    let said = said.unwrap_or_else(|| panic!("the script never came to its end\n{log}"));
    Opened {
        said: said.lines().map(decoded).collect(),
        console: log.lines().filter(|line| line.contains(":CONSOLE")).map(str::to_owned).collect(),
    }
}

/// Prints a page on A4: the text of each sheet; none where Poppler is missing.
pub(crate) fn sheets(browser: &Path, page: &str) -> Option<Vec<String>> {
    let folder = tempfile::tempdir().unwrap();
    let (file, pdf) = (folder.path().join("page.html"), folder.path().join("page.pdf"));
    fs::write(&file, page).unwrap();
    let print = format!("--print-to-pdf={}", pdf.display());
    run(browser, folder.path(), &[&print, "--no-pdf-header-footer"], &format!("file://{}", file.display()));
    let Ok(info) = Command::new("pdfinfo").arg(&pdf).output() else {
        skipped("Poppler");
        return None;
    };
    let info = String::from_utf8_lossy(&info.stdout).into_owned();
    let line = |name: &str| info.lines().find_map(|line| Some(line.strip_prefix(name)?.trim().to_owned()));
    assert!(line("Page size:")?.contains("A4"), "{info}");
    let text = Command::new("pdftotext").arg("-layout").arg(&pdf).arg("-").output().unwrap();
    let text = String::from_utf8(text.stdout).unwrap();
    let sheets: Vec<String> = text.trim_end_matches('\u{c}').split('\u{c}').map(str::to_owned).collect();
    assert_eq!(Some(sheets.len()), line("Pages:")?.parse().ok());
    Some(sheets)
}

/// The page and the log of one run of the browser.
fn run(browser: &Path, folder: &Path, options: &[&str], address: &str) -> (String, String) {
    let (out, log) = (folder.join("out"), folder.join("log"));
    let mut child = Command::new(browser)
        .args(["--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync"])
        .args(["--disable-background-networking", "--enable-logging=stderr"])
        .arg(format!("--user-data-dir={}", folder.join("profile").display()))
        .args(options)
        .arg(address)
        .stdin(Stdio::null())
        .stdout(fs::File::create(&out).unwrap())
        .stderr(fs::File::create(&log).unwrap())
        .spawn()
        .unwrap();
    let ended = (0..1200).any(|_| {
        sleep(Duration::from_millis(100));
        child.try_wait().unwrap().is_some()
    });
    if !ended {
        child.kill().unwrap();
        child.wait().unwrap();
    }
    let read = |path| String::from_utf8_lossy(&fs::read(path).unwrap()).into_owned();
    let log = read(&log);
    assert!(ended, "the browser does not end\n{log}");
    (read(&out), log)
}

/// A line of the script, without the escapes in which it left the page.
fn decoded(line: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = line.bytes();
    while let Some(byte) = rest.next() {
        let code = (byte == b'%').then(|| [rest.next(), rest.next()].map(|digit| digit.map(char::from)));
        let digits: Option<String> = code.and_then(|pair| pair.into_iter().collect());
        let value = digits.and_then(|digits| u8::from_str_radix(&digits, 16).ok());
        bytes.push(value.unwrap_or(byte));
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
