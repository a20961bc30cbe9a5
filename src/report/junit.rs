//! The report as JUnit XML: a suite for each procedure, in it a case for each rule that looks at procedures, whether it fired
//! or not, so that a reader who compares two runs sees what was settled and what is new. What is only for information fails
//! nothing.

use std::fmt::Write as _;

use crate::report::plain::one_line;
use crate::report::view::ReportView;
use crate::report::view::findings::FindingView;
use crate::report::view::problems::ProblemView;
use crate::text::Lang;

/// The report as JUnit XML.
pub fn render(view: &ReportView) -> String {
    let lang = if view.lang == "en" { Lang::En } else { Lang::Vi };
    let mut suites: Vec<Suite> = Vec::new();
    if !view.problems.is_empty() {
        let name = lang.pick("Sai sót của tệp và quy tắc", "Mistakes in files and rules");
        suites.push(Suite { name: name.to_owned(), cases: problems(view) });
    }
    for procedure in &view.procedures {
        suites.push(Suite {
            name: format!("{} – {}", procedure.id, procedure.identity.name.text),
            cases: cases(&procedure.id, &procedure.file, true, &procedure.findings, view),
        });
    }
    let shared = cases("catalog", "", false, &view.shared, view);
    if !shared.is_empty() {
        suites
            .push(Suite {
                name: lang.pick("Danh mục dùng chung", "The catalog").to_owned(), cases: shared
            });
    }
    let of =
        |count: fn(&Case) -> usize| suites.iter().flat_map(|suite| &suite.cases).map(count).sum::<usize>();
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    let (tests, failures, errors) = (of(|_| 1), of(Case::failures), of(Case::errors));
    line(
        &mut out,
        format_args!(
            "<testsuites name=\"rasoat\" tests=\"{tests}\" failures=\"{failures}\" errors=\"{errors}\">"
        ),
    );
    suites.iter().for_each(|suite| suite.write(&mut out));
    out.push_str("</testsuites>\n");
    out
}

struct Suite {
    name: String,
    cases: Vec<Case>,
}

/// One rule for one procedure, or one complaint about a file.
struct Case {
    /// What it is about.
    class: String,
    /// The rule.
    name: String,
    /// The file, from the root of the repository; empty when there is none.
    file: String,
    /// What is wrong: `failure` or `error`, the kind, the first sentence, all sentences.
    wrong: Option<(&'static str, String, String, Vec<String>)>,
    /// What is only for information.
    told: Vec<String>,
}

impl Case {
    fn failures(&self) -> usize {
        usize::from(self.wrong.as_ref().is_some_and(|wrong| wrong.0 == "failure"))
    }

    fn errors(&self) -> usize {
        usize::from(self.wrong.as_ref().is_some_and(|wrong| wrong.0 == "error"))
    }

    fn write(&self, out: &mut String) {
        let file = match self.file.is_empty() {
            true => String::new(),
            false => format!(" file=\"{}\"", escape(&self.file)),
        };
        let head =
            format!("<testcase classname=\"{}\" name=\"{}\"{file}", escape(&self.class), escape(&self.name));
        match (&self.wrong, self.told.is_empty()) {
            (None, true) => line(out, format_args!("    {head}/>")),
            (Some((element, kind, message, all)), _) => {
                line(out, format_args!("    {head}>"));
                let (kind, message) = (escape(kind), escape(message));
                // What is told beside what is wrong goes into the same text: readers show no other for a failed case.
                let all: Vec<String> = all.iter().chain(&self.told).map(|said| escape(said)).collect();
                let all = all.join("\n");
                line(
                    out,
                    format_args!("      <{element} type=\"{kind}\" message=\"{message}\">{all}</{element}>"),
                );
                out.push_str("    </testcase>\n");
            }
            (None, false) => {
                let told: Vec<String> = self.told.iter().map(|said| escape(said)).collect();
                line(out, format_args!("    {head}>\n      <system-out>{}</system-out>", told.join("\n")));
                out.push_str("    </testcase>\n");
            }
        }
    }
}

impl Suite {
    fn write(&self, out: &mut String) {
        let failures: usize = self.cases.iter().map(Case::failures).sum();
        let errors: usize = self.cases.iter().map(Case::errors).sum();
        let (name, tests) = (escape(&self.name), self.cases.len());
        line(
            out,
            format_args!(
                "  <testsuite name=\"{name}\" tests=\"{tests}\" failures=\"{failures}\" errors=\"{errors}\" skipped=\"0\">"
            ),
        );
        self.cases.iter().for_each(|case| case.write(out));
        out.push_str("  </testsuite>\n");
    }
}

/// A case for each rule that looks at such things, and for each that found something here all the same.
fn cases(
    class: &str,
    file: &str,
    of_procedures: bool,
    findings: &[FindingView],
    view: &ReportView,
) -> Vec<Case> {
    let looking = view.checked.iter().filter(|card| card.of_procedures == of_procedures).map(|card| &card.id);
    let mut rules: Vec<&String> = looking.chain(findings.iter().map(|finding| &finding.rule)).collect();
    rules.sort_unstable();
    rules.dedup();
    let mut of_rule: Vec<&FindingView> = findings.iter().collect();
    of_rule.sort_by_key(|finding| (&finding.rule, finding.number));
    let case = |rule: &String| {
        let from = of_rule.partition_point(|finding| finding.rule < *rule);
        let own: Vec<&FindingView> =
            of_rule[from..].iter().copied().take_while(|finding| finding.rule == *rule).collect();
        let (told, wrong): (Vec<&FindingView>, Vec<&FindingView>) =
            own.into_iter().partition(|finding| finding.level.code == "info");
        let file = wrong.first().or(told.first()).map_or(file, |finding| &finding.place.file);
        Case {
            class: class.to_owned(),
            name: rule.clone(),
            file: if file.is_empty() { String::new() } else { view.in_repository(file) },
            wrong: wrong.first().map(|first| {
                let more = if wrong.len() > 1 { format!(" (+{})", wrong.len() - 1) } else { String::new() };
                let message = format!("{}{more}", one_line(&first.message.text));
                let said = wrong.iter().map(|finding| sentence(finding, view)).collect();
                ("failure", first.level.code.clone(), message, said)
            }),
            told: told.iter().map(|finding| sentence(finding, view)).collect(),
        }
    };
    rules.into_iter().map(case).collect()
}

/// Complaints about files as cases: an error when something was left out because of it.
fn problems(view: &ReportView) -> Vec<Case> {
    let case = |(problem, identity): (&ProblemView, String)| {
        let file = problem.place.as_ref().map_or("", |place| &place.file);
        let place = problem.place.as_ref().map(|place| view.in_repository(&place.text)).unwrap_or_default();
        let help = problem.help.as_ref().map(|help| one_line(&help.text));
        let said = one_line(&format!("{place} {}", problem.message.text));
        let all: Vec<String> = [Some(said), help].into_iter().flatten().collect();
        let (wrong, told) = match problem.is_error() {
            true => {
                let message = one_line(&problem.message.text);
                (Some(("error", problem.code.clone(), message, all)), Vec::new())
            }
            false => (None, all),
        };
        Case {
            class: if problem.of_rule { "rule".to_owned() } else { "file".to_owned() },
            name: one_line(&identity),
            file: if file.is_empty() { String::new() } else { view.in_repository(file) },
            wrong,
            told,
        }
    };
    view.problems.iter().zip(view.problem_keys()).map(case).collect()
}

fn sentence(finding: &FindingView, view: &ReportView) -> String {
    one_line(&format!("{}: {}", view.in_repository(&finding.place.text), finding.message.text))
}

/// Text as it may stand in an attribute or an element. What XML 1.0 cannot hold goes, and what GitLab takes for the address
/// of a file to attach is broken up.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.replace("[[ATTACHMENT|", "[[ATTACHMENT |").chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\u{fffe}' | '\u{ffff}' => {}
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

fn line(out: &mut String, text: std::fmt::Arguments<'_>) {
    // Writing to a text cannot fail.
    let _ = writeln!(out, "{text}");
}
