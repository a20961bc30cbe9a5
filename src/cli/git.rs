//! Asks the `git` program for what it has recorded. Reads only: nothing is checked out, no hook, pager or filter is run, and
//! no network is used. The one place that starts another process.

use std::ffi::OsStr;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use crate::suggest::nearest;
use crate::text::Lang;

/// A repository.
#[derive(Clone, Debug)]
pub struct Git {
    folder: PathBuf,
}

/// One file of a version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its name from the top of the repository, with `/` between the parts.
    pub name: String,
    /// What it is.
    pub kind: Kind,
    /// The name of its content.
    pub id: String,
    /// Its length in bytes.
    pub size: usize,
}

/// What a name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A file.
    File,
    /// A symbolic link.
    Link,
    /// Another repository.
    Submodule,
}

/// Why git cannot answer.
#[derive(Debug)]
pub enum Trouble {
    /// There is no program `git`.
    Absent,
    /// The program cannot be started.
    NotStarted(io::Error),
    /// The folder belongs to no repository.
    NoRepository(PathBuf),
    /// The repository belongs to somebody else.
    NotOwned(PathBuf),
    /// There is no commit yet.
    NoCommit,
    /// There is no such revision.
    Unknown {
        /// As it was written.
        revision: String,
        /// A branch or tag that was likely meant.
        meant: Option<String>,
        /// Whether older commits are missing here.
        shallow: bool,
    },
    /// Two revisions have no commit in common.
    NothingInCommon {
        /// One.
        one: String,
        /// The other.
        other: String,
        /// Whether older commits are missing here.
        shallow: bool,
    },
    /// A content is not here.
    Missing(String),
    /// Git refuses, in its own words.
    Refused(String),
}

impl Trouble {
    /// What is wrong and what to do next.
    pub fn words(&self, lang: Lang) -> String {
        let (vi, en) = match self {
            Trouble::Absent => (
                "không tìm thấy chương trình `git`; cài đặt git rồi chạy lại".to_owned(),
                "there is no program `git`; install git and run again".to_owned(),
            ),
            Trouble::NotStarted(error) => (
                format!("không chạy được `git`: {error}; kiểm tra quyền chạy chương trình"),
                format!("cannot start `git`: {error}; check that it may be run"),
            ),
            Trouble::NoRepository(folder) => {
                let folder = shown(&folder.to_string_lossy());
                (
                    format!(
                        "`{folder}` không nằm trong kho git nào; chạy trong thư mục của kho, hoặc tạo kho bằng `git init`"
                    ),
                    format!(
                        "`{folder}` is in no git repository; run inside one, or make one with `git init`"
                    ),
                )
            }
            Trouble::NotOwned(folder) => {
                let folder = shown(&folder.to_string_lossy());
                (
                    format!(
                        "git không đọc kho ở `{folder}` vì kho thuộc người dùng khác; chạy `git config --global --add safe.directory` với thư mục của kho"
                    ),
                    format!(
                        "git does not read the repository at `{folder}`, which belongs to another user; run `git config --global --add safe.directory` with its folder"
                    ),
                )
            }
            Trouble::NoCommit => (
                "kho git chưa có lần ghi nào; ghi lần đầu bằng `git commit`".to_owned(),
                "the git repository has no commit yet; make the first one with `git commit`".to_owned(),
            ),
            Trouble::Unknown { revision, meant: Some(meant), .. } => {
                let (revision, meant) = (shown(revision), shown(meant));
                (
                    format!("không có phiên bản `{revision}` trong kho git; có phải là `{meant}`?"),
                    format!(
                        "there is no revision `{revision}` in the git repository; did you mean `{meant}`?"
                    ),
                )
            }
            Trouble::Unknown { revision, shallow: true, .. } => {
                let revision = shown(revision);
                (
                    format!(
                        "không có phiên bản `{revision}` trong bản sao chưa đầy đủ này; tải về bằng `git fetch origin {revision}`, hoặc thêm lịch sử bằng `git fetch --deepen=100`"
                    ),
                    format!(
                        "there is no revision `{revision}` in this shallow clone; get it with `git fetch origin {revision}`, or more history with `git fetch --deepen=100`"
                    ),
                )
            }
            Trouble::Unknown { revision, .. } => {
                let revision = shown(revision);
                (
                    format!(
                        "không có phiên bản `{revision}` trong kho git; chạy `git branch --all` để xem các nhánh"
                    ),
                    format!(
                        "there is no revision `{revision}` in the git repository; run `git branch --all` for the branches"
                    ),
                )
            }
            Trouble::NothingInCommon { one, other, shallow } => {
                let (one, other) = (shown(one), shown(other));
                if *shallow {
                    (
                        format!(
                            "bản sao chưa đầy đủ không có lần ghi chung của `{one}` và `{other}`; chạy `git fetch --deepen=100`, hoặc thêm `--direct` để so sánh trực tiếp"
                        ),
                        format!(
                            "this shallow clone lacks the commit that `{one}` and `{other}` have in common; run `git fetch --deepen=100`, or add `--direct` to compare the two themselves"
                        ),
                    )
                } else {
                    (
                        format!(
                            "`{one}` và `{other}` không có lần ghi chung nào; thêm `--direct` để so sánh trực tiếp"
                        ),
                        format!(
                            "`{one}` and `{other}` have no commit in common; add `--direct` to compare the two themselves"
                        ),
                    )
                }
            }
            Trouble::Missing(id) => (
                format!(
                    "nội dung `{id}` không có trong kho git này; tải về bằng `git fetch --deepen=100` hoặc `git fetch --refetch`"
                ),
                format!(
                    "the content `{id}` is not in this git repository; get it with `git fetch --deepen=100` or `git fetch --refetch`"
                ),
            ),
            Trouble::Refused(why) => {
                let why = shown(why);
                (
                    format!("git báo: {why}; kiểm tra kho bằng `git fsck`"),
                    format!("git says: {why}; check the repository with `git fsck`"),
                )
            }
        };
        lang.pick(vi, en)
    }
}

impl Git {
    /// The repository a folder lies in.
    pub fn at(folder: &Path) -> Result<Git, Trouble> {
        let git = Git { folder: folder.to_owned() };
        let found = git.run(["rev-parse", "--git-dir"], &[])?;
        if found.status.success() {
            return Ok(git);
        }
        let why = String::from_utf8_lossy(&found.stderr);
        Err(match why.contains("dubious ownership") {
            true => Trouble::NotOwned(folder.to_owned()),
            false => Trouble::NoRepository(folder.to_owned()),
        })
    }

    /// The folder's name from the top of the repository: empty, or with a `/` at the end.
    pub fn prefix(&self) -> Result<String, Trouble> {
        let found = self.said(["rev-parse", "--show-prefix"])?;
        Ok(found.strip_suffix('\n').unwrap_or(&found).to_owned())
    }

    /// Whether the repository has no work tree here.
    pub fn is_bare(&self) -> Result<bool, Trouble> {
        Ok(self.said(["rev-parse", "--is-inside-work-tree"])?.trim() != "true")
    }

    /// The commit of a revision, however it is written.
    pub fn commit(&self, revision: &str) -> Result<String, Trouble> {
        let wanted = format!("{revision}^{{commit}}");
        let found = self.run(["rev-parse", "--verify", "--quiet", "--end-of-options", &wanted], &[])?;
        let id = String::from_utf8_lossy(&found.stdout).trim().to_owned();
        if found.status.success() && !id.is_empty() {
            return Ok(id);
        }
        let refs = self.said(["for-each-ref", "--format=%(refname:short)"])?;
        if refs.is_empty() && revision == "HEAD" {
            return Err(Trouble::NoCommit);
        }
        let meant = nearest(revision, refs.lines()).map(str::to_owned);
        Err(Trouble::Unknown { revision: revision.to_owned(), meant, shallow: self.is_shallow()? })
    }

    /// The last commit that two have in common.
    pub fn merge_base(&self, one: &str, other: &str) -> Result<Option<String>, Trouble> {
        let found = self.run(["merge-base", one, other], &[])?;
        let id = String::from_utf8_lossy(&found.stdout).lines().next().unwrap_or_default().to_owned();
        Ok(Some(id).filter(|id| found.status.success() && !id.is_empty()))
    }

    /// Whether older commits are missing here.
    pub fn is_shallow(&self) -> Result<bool, Trouble> {
        Ok(self.said(["rev-parse", "--is-shallow-repository"])?.trim() == "true")
    }

    /// Every file of a commit, in git's order.
    pub fn files(&self, commit: &str) -> Result<Vec<Entry>, Trouble> {
        let listed = self.answer(["ls-tree", "-r", "-z", "--long", "--full-tree", commit], &[])?;
        let rows = listed.split(|byte| *byte == 0).filter(|row| !row.is_empty());
        Ok(rows.filter_map(entry).collect())
    }

    /// The files that git keeps below the folder, by their names from there; also those that are deleted here.
    pub fn tracked(&self) -> Result<Vec<String>, Trouble> {
        let listed = self.answer(["ls-files", "-z", "--cached"], &[])?;
        let names = listed.split(|byte| *byte == 0).filter(|name| !name.is_empty());
        Ok(names.map(|name| String::from_utf8_lossy(name).into_owned()).collect())
    }

    /// The contents of these names, in their order.
    pub fn contents(&self, ids: &[&str]) -> Result<Vec<Vec<u8>>, Trouble> {
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        let asked: String = ids.iter().map(|id| format!("{id}\n")).collect();
        let bytes = self.answer(["cat-file", "--batch"], asked.as_bytes())?;
        let mut rest = bytes.as_slice();
        let mut found = Vec::with_capacity(ids.len());
        for id in ids {
            let missing = || Trouble::Missing((*id).to_owned());
            let end = rest.iter().position(|byte| *byte == b'\n').ok_or_else(missing)?;
            let head = String::from_utf8_lossy(&rest[..end]);
            // `<id> blob <size>`; anything else is a refusal.
            let size = head.rsplit_once(" blob ").and_then(|(_, size)| size.parse::<usize>().ok());
            let body = end + 1;
            let content = size.and_then(|size| rest.get(body..body + size)).ok_or_else(missing)?;
            found.push(content.to_vec());
            rest = rest.get(body + content.len() + 1..).unwrap_or_default();
        }
        Ok(found)
    }

    fn said<const N: usize>(&self, words: [&str; N]) -> Result<String, Trouble> {
        Ok(String::from_utf8_lossy(&self.answer(words, &[])?).into_owned())
    }

    fn answer<const N: usize>(&self, words: [&str; N], input: &[u8]) -> Result<Vec<u8>, Trouble> {
        let found = self.run(words, input)?;
        if found.status.success() {
            return Ok(found.stdout);
        }
        let why = String::from_utf8_lossy(&found.stderr);
        Err(Trouble::Refused(why.lines().next().unwrap_or("?").trim_start_matches("fatal: ").to_owned()))
    }

    /// Runs git with nothing of the caller's that could steer it.
    fn run<const N: usize>(&self, words: [&str; N], input: &[u8]) -> Result<Output, Trouble> {
        let mut command = Command::new("git");
        for (name, _) in std::env::vars_os() {
            if is_of_git(&name) {
                command.env_remove(name);
            }
        }
        command
            .args(["--no-pager", "--no-optional-locks", "--no-replace-objects", "--literal-pathspecs"])
            .args([
                "-c",
                "core.quotePath=false",
                "-c",
                "core.fsmonitor=false",
                "-c",
                "core.hooksPath=/dev/null",
            ])
            .args(words)
            .current_dir(&self.folder)
            .env("LC_ALL", "C")
            .env("GIT_TERMINAL_PROMPT", "0")
            .env("GIT_NO_LAZY_FETCH", "1")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        let mut child = command.spawn().map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => Trouble::Absent,
            _ => Trouble::NotStarted(error),
        })?;
        let stdin = child.stdin.take();
        let output = std::thread::scope(|scope| {
            scope.spawn(move || {
                // Git may stop reading early; what it says then tells why.
                let _ = stdin.map(|mut stdin| stdin.write_all(input));
            });
            child.wait_with_output()
        });
        output.map_err(Trouble::NotStarted)
    }
}

fn is_of_git(name: &OsStr) -> bool {
    name.to_string_lossy().starts_with("GIT_")
}

/// A row of `ls-tree --long`: `<mode> <type> <id> <size>\t<name>`.
fn entry(row: &[u8]) -> Option<Entry> {
    let row = String::from_utf8_lossy(row);
    let (about, name) = row.split_once('\t')?;
    let mut about = about.split_whitespace();
    let (mode, _, id, size) = (about.next()?, about.next()?, about.next()?, about.next()?);
    let kind = match mode {
        "120000" => Kind::Link,
        "160000" => Kind::Submodule,
        _ => Kind::File,
    };
    Some(Entry { name: name.to_owned(), kind, id: id.to_owned(), size: size.parse().unwrap_or_default() })
}

/// A user's words as they may stand in a message: in one line, without what steers a terminal.
fn shown(words: &str) -> String {
    words.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect()
}
