//! Opens a page in a real browser on its real clock and has it tell, over a connection of its own, when what was drawn. A
//! moment counts once the frame after it was painted.

use std::fmt;
use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Milliseconds of one opening.
pub(crate) struct Times {
    /// From the start of the navigation until the page was loaded and painted.
    loaded: f64,
    /// From then until the result of the first filter was painted.
    first_filter: f64,
    /// The same for the filters after it: a search, another sector, all again.
    next_filter: f64,
    /// From choosing an order until the rows were painted in it.
    sort: f64,
    /// From the start until the result of the first filter was painted.
    pub(crate) first_result: f64,
}

impl fmt::Display for Times {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Times { loaded, first_filter, next_filter, sort, first_result } = self;
        write!(
            f,
            "loaded {loaded:.0} ms, first filter {first_filter:.0} ms (result after {first_result:.0} ms), \
             further filters {next_filter:.0} ms, sort {sort:.0} ms"
        )
    }
}

/// What the page does: it waits for the frame after each change and sends the moments.
const SCRIPT: &str = r#"
addEventListener("load", async () => {
  const painted = () => new Promise(done => requestAnimationFrame(() => setTimeout(done)));
  const form = document.getElementById("filter");
  const after = async change => { const from = performance.now(); change(); await painted(); return performance.now() - from; };
  const set = (name, value) => () => { form.elements[name].value = value; form.dispatchEvent(new Event("input")); };
  await painted();
  const loaded = performance.now();
  const sectors = [...form.elements.sector.options].map(option => option.value);
  const first = await after(set("sector", sectors[1]));
  const result = performance.now();
  let next = 0;
  for (const change of [set("sector", sectors[2]), set("sector", ""), set("text", "so 77"), set("text", "")]) next += await after(change);
  const sort = await after(set("sort", "found"));
  const shown = document.querySelectorAll("tr[data-procedure]").length;
  new Image().src = "http://127.0.0.1:PORT/" + [loaded, first, next / 4, sort, result, shown].join("/") + "/";
});
"#;

/// The browser: `CHROMIUM`, or the first of the usual names on the path.
pub(crate) fn browser() -> Option<PathBuf> {
    let named = std::env::var_os("CHROMIUM").map(PathBuf::from);
    let path = std::env::var_os("PATH").unwrap_or_default();
    let names = ["chromium", "chromium-browser", "google-chrome"];
    let all = std::env::split_paths(&path).flat_map(|folder| names.map(|name| folder.join(name)));
    named.into_iter().chain(all).find(|path| path.is_file())
}

/// Opens the page once, in a fresh profile.
pub(crate) fn open(browser: &Path, page: &str) -> Times {
    let folder = tempfile::tempdir().expect("a folder for the profile");
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port of this machine");
    let port = listener.local_addr().expect("the port is known").port();
    let script = SCRIPT.replace("PORT", &port.to_string());
    // The page itself may ask for nothing; this one may send its moments.
    let page = page
        .replace("default-src 'none'", "default-src 'none'; img-src http://127.0.0.1:*")
        .replace("</body>", &format!("<script>{script}</script></body>"));
    let file = folder.path().join("page.html");
    std::fs::write(&file, page).expect("the page can be written");
    let mut child = Command::new(browser)
        .args(["--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync"])
        .args(["--disable-background-networking", "--window-size=1280,900"])
        .arg(format!("--user-data-dir={}", folder.path().join("profile").display()))
        .arg(format!("file://{}", file.display()))
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("the browser starts");
    let (mut stream, _) = listener.accept().expect("the page sends its moments");
    let mut line = String::new();
    BufReader::new(&stream).read_line(&mut line).expect("the request has a first line");
    // Nothing depends on the answer.
    let _ = stream.write_all(b"HTTP/1.1 204 No Content\r\nContent-Length: 0\r\n\r\n");
    // A browser that has ended by itself needs no end.
    let _ = child.kill();
    let _ = child.wait();
    let told: Vec<f64> = line.split('/').filter_map(|part| part.parse().ok()).collect();
    let [loaded, first_filter, next_filter, sort, first_result, shown] = told[..] else {
        panic!("the page told something else: {line}")
    };
    assert!(shown > 0.0, "the page has rows");
    Times { loaded, first_filter, next_filter, sort, first_result }
}
