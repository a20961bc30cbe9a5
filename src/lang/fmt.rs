//! The layout of rule files: one form for every rule, so that readers learn it once. Words, messages, examples and
//! comments stay as written; only order of facts, line breaks and spaces change.

use crate::diagnostic::Diagnostic;
use crate::lang::parse;
use crate::lang::parse::tokens::Part;
use crate::source::SourceId;

mod line;
mod statements;

use statements::Statement;

/// The longest a line of conditions should be, in characters; messages and examples are never broken.
const WIDTH: usize = 120;

/// The text of a rule file in the one layout. Formatting it again changes nothing. A file that is not well formed is
/// every mistake in it.
pub fn format(source: SourceId, text: &str) -> Result<String, Vec<Diagnostic>> {
    // A problem is shown in the text as it is; line ends are of one kind from here on.
    parse::tokens(source, text)?;
    let text = text.replace("\r\n", "\n");
    let tokens = parse::tokens(source, &text)?;
    let (statements, end) = statements::of(&text, &tokens);
    let mut page = Page { text: &text, out: String::new() };
    let mut before = None;
    for statement in facts_in_order(statements) {
        page.statement(before, &statement);
        before = Some(statement.part);
    }
    if before.is_some() && !end.is_empty() {
        page.out.push('\n');
    }
    page.comments(0, &end);
    Ok(page.out)
}

/// The facts of each rule in their order: criterion, pack and level as one statement, then basis, then parameters.
fn facts_in_order(statements: Vec<Statement>) -> Vec<Statement> {
    let is_fact = |part: Part| (Part::Criterion..=Part::Param).contains(&part);
    let mut ordered: Vec<Statement> = Vec::new();
    let mut rest = statements.into_iter().peekable();
    while let Some(statement) = rest.next() {
        if !is_fact(statement.part) {
            ordered.push(statement);
            continue;
        }
        let mut facts = vec![statement];
        while let Some(fact) = rest.next_if(|next| is_fact(next.part)) {
            facts.push(fact);
        }
        facts.sort_by_key(|fact| fact.part);
        let others = facts.split_off(facts.partition_point(|fact| fact.part <= Part::Level));
        ordered.extend(facts.into_iter().reduce(Statement::beside));
        ordered.extend(others);
    }
    ordered
}

struct Page<'t> {
    text: &'t str,
    out: String,
}

impl Page<'_> {
    fn statement(&mut self, before: Option<Part>, statement: &Statement) {
        let indent = match statement.part {
            Part::Doc | Part::Head | Part::End | Part::Define | Part::Table => 0,
            Part::Message | Part::Amends => 4,
            _ => 2,
        };
        if before.is_some_and(|before| blank_between(before, statement.part)) {
            self.out.push('\n');
        }
        let lines = line::lines(self.text, statement, indent);
        if statement.part == Part::Amends && self.joins(statement, &lines) {
            self.out.pop();
            self.out.push_str("   ");
            self.out.push_str(lines[0].trim_start());
            self.out.push('\n');
            return;
        }
        // What is said before the end of a rule still belongs inside.
        let margin = if statement.part == Part::End { 2 } else { indent };
        self.comments(margin, &statement.lead);
        for line in lines {
            self.out.push_str(&line);
            self.out.push('\n');
        }
    }

    /// Whether `amends` fits on the line of its `propose`.
    fn joins(&self, statement: &Statement, lines: &[String]) -> bool {
        let last = self.out.lines().last().unwrap_or("");
        let together = last.chars().count() + 3 + lines[0].trim_start().chars().count();
        statement.lead.is_empty() && lines.len() == 1 && statement.joins && together <= WIDTH
    }

    fn comments(&mut self, indent: usize, comments: &[statements::Comment]) {
        for (at, comment) in comments.iter().enumerate() {
            self.out.push_str(&" ".repeat(indent));
            self.out.push_str(comment.span.slice(self.text));
            self.out.push('\n');
            let last_of_file = at + 1 == comments.len() && comment.span.end >= self.text.trim_end().len();
            if indent == 0 && comment.blank_after && !last_of_file {
                self.out.push('\n');
            }
        }
    }
}

/// Whether an empty line parts two statements: the facts, the logic, what is said and the examples of a rule.
fn blank_between(before: Part, part: Part) -> bool {
    let group = |part: Part| match part {
        Part::Doc | Part::Head | Part::Define | Part::Table => 0,
        Part::Criterion | Part::Pack | Part::Level | Part::Basis | Part::Param => 1,
        Part::Generator | Part::Let | Part::Where => 2,
        Part::Remark | Part::Message | Part::Propose | Part::Amends | Part::Unless => 3,
        Part::Example => 4,
        Part::End => 5,
    };
    match (before, part) {
        (Part::End | Part::Define | Part::Table, _) => true,
        (Part::Head, _) | (_, Part::End) => false,
        _ => group(before) != group(part),
    }
}
