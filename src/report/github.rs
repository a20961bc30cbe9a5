//! The report as workflow commands of GitHub, which shows them beside the changed lines. Of one level it shows the first ten
//! of a step, so the gravest come first and what is left out is counted.

use crate::report::plain::{one_line, shortened};
use crate::report::view::ReportView;
use crate::report::view::findings::{NoteView, PlaceView};
use crate::report::view::leaf::Coded;
use crate::text::Lang;

/// The report as workflow commands, one a line; nothing when nothing was found.
pub fn render(view: &ReportView) -> String {
    let lang = if view.lang == "en" { Lang::En } else { Lang::Vi };
    let mut all: Vec<Annotation> = problems(view).chain(findings(view)).collect();
    all.sort_by_key(|annotation| annotation.level);
    let mut out = String::new();
    let mut left = [0_usize; LEVELS.len()];
    for (level, (command, room)) in LEVELS.iter().enumerate() {
        let own: Vec<&Annotation> = all.iter().filter(|one| one.level == level).collect();
        let shown = own.len().min(*room);
        left[level] = own.len() - shown;
        for annotation in &own[..shown] {
            out.push_str(&annotation.line(command));
        }
    }
    if left.iter().sum::<usize>() > 0 {
        out.push_str(&format!("::notice title=rasoat::{}\n", data(&more(left, lang))));
    }
    out
}

/// The commands from the gravest, and how many of each are printed; one place is kept for the closing notice.
const LEVELS: [(&str, usize); 3] = [("error", 10), ("warning", 10), ("notice", 9)];

/// The longest message, in characters: GitHub cuts an annotation at 64 KB, and a reader stops long before.
const LONGEST: usize = 2000;

/// One command yet to be printed.
struct Annotation<'v> {
    level: usize,
    place: Option<&'v PlaceView>,
    file: String,
    title: String,
    lines: Vec<String>,
}

impl Annotation<'_> {
    fn line(&self, command: &str) -> String {
        let mut properties = format!("file={}", property(&self.file));
        if let Some(region) = self.place.and_then(|place| place.region) {
            properties.push_str(&format!(",line={}", region.line));
            // Columns are drawn only within one line.
            if region.end_line == region.line {
                properties.push_str(&format!(",col={},endColumn={}", region.column, region.end_column));
            } else {
                properties.push_str(&format!(",endLine={}", region.end_line));
            }
        }
        let message = shortened(&self.lines.join("\n"), LONGEST);
        format!("::{command} {properties},title={}::{}\n", property(&self.title), data(&message))
    }
}

fn findings(view: &ReportView) -> impl Iterator<Item = Annotation<'_>> {
    view.findings().into_iter().map(|(_, finding)| Annotation {
        level: rank(&finding.level),
        place: Some(&finding.place),
        file: view.in_repository(&finding.place.file),
        title: one_line(&finding.rule),
        lines: lines(&finding.message.text, finding.advice(), finding.related(), view),
    })
}

fn problems(view: &ReportView) -> impl Iterator<Item = Annotation<'_>> {
    view.problems.iter().map(|problem| Annotation {
        level: rank(&problem.level),
        place: problem.place.as_ref(),
        file: view
            .in_repository(problem.place.as_ref().map_or(ReportView::FALLBACK_FILE, |place| &place.file)),
        title: one_line(&problem.code),
        lines: lines(
            &problem.message.text,
            problem.help.iter().map(|help| help.text.as_str()),
            problem.notes.iter(),
            view,
        ),
    })
}

/// What is said, then the next step, then related places.
fn lines<'t>(
    message: &'t str,
    next: impl Iterator<Item = &'t str>,
    related: impl Iterator<Item = &'t NoteView>,
    view: &ReportView,
) -> Vec<String> {
    let note = |note: &NoteView| {
        let at = note.place.as_ref().map(|place| view.in_repository(&place.text)).unwrap_or_default();
        one_line(&format!("{at} {}", note.text.text))
    };
    let said = [message].into_iter().chain(next).map(one_line);
    said.chain(related.map(note)).filter(|line| !line.is_empty()).collect()
}

fn rank(level: &Coded) -> usize {
    match level.code.as_str() {
        "error" => 0,
        "warning" => 1,
        _ => 2,
    }
}

fn more([errors, warnings, infos]: [usize; 3], lang: Lang) -> String {
    lang.pick(
        format!(
            "còn {errors} lỗi, {warnings} cảnh báo, {infos} thông tin không hiện ở đây; chạy `rasoat check` để xem đủ"
        ),
        format!(
            "{errors} more errors, {warnings} more warnings and {infos} more for information are not shown here; run `rasoat check` for all of them"
        ),
    )
}

/// A message as the runner reads it.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A property as the runner reads it. It has no way to write other control characters.
fn property(text: &str) -> String {
    let escaped = data(text).replace(':', "%3A").replace(',', "%2C");
    escaped.replace(char::is_control, "?")
}
