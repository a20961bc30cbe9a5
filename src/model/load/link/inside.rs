//! What the parts of a procedure refer to inside it, and names used twice there.

use std::fmt::Arguments;

use crate::diagnostic::Diagnostic;
use crate::model::load::link::Linker;
use crate::model::load::say::{listed, meant, shown};
use crate::model::procedure::Procedure;
use crate::source::SourceId;

/// A kind of part, and what is there of it.
struct Parts<'p> {
    vi: &'static str,
    en: &'static str,
    ids: Vec<&'p str>,
}

impl Linker<'_> {
    /// References between the parts of one procedure.
    pub(super) fn inside(&mut self, file: SourceId, procedure: &Procedure) {
        let documents = parts("giấy tờ", "document", procedure.documents.iter().map(|it| it.id.as_str()));
        let outputs = parts("kết quả", "output", procedure.outputs.iter().map(|it| it.id.as_str()));
        let conditions =
            parts("điều kiện", "condition", procedure.conditions.iter().map(|it| it.id.as_str()));
        let steps = parts("bước", "step", procedure.steps.iter().map(|it| it.id.as_str()));
        let cases = parts("trường hợp", "case", procedure.cases.iter().map(|it| it.id.as_str()));
        let fees = parts("phí", "fee", procedure.fees.iter().map(|it| it.id.as_str()));
        let choices = parts("lựa chọn", "alternative", procedure.any_of.iter().map(|it| it.id.as_str()));
        let fetched = parts(
            "loại giấy tờ được tra cứu",
            "type looked up",
            procedure.look_ups.iter().map(|it| it.document_type.as_str()),
        );
        let registers = parts(
            "cơ sở dữ liệu",
            "register",
            self.corpus.catalog.registers.rows().iter().map(|it| it.id.as_str()),
        );

        self.once("documents", &documents, None, file);
        self.once("outputs", &outputs, Some(("documents", &documents)), file);
        self.once("conditions", &conditions, None, file);
        self.once("steps", &steps, None, file);
        self.once("cases", &cases, None, file);
        self.once("fees", &fees, None, file);
        self.once("any_of", &choices, None, file);

        for (at, choice) in procedure.any_of.iter().enumerate() {
            for (option, list) in choice.options.iter().enumerate() {
                self.each(
                    list,
                    &[&documents, &outputs, &fetched, &registers],
                    file,
                    format_args!("any_of[{at}].options[{option}]"),
                );
            }
        }
        for (at, document) in procedure.documents.iter().enumerate() {
            self.each(&document.cases, &[&cases], file, format_args!("documents[{at}].cases"));
        }
        for (at, fee) in procedure.fees.iter().enumerate() {
            if let Some(case) = &fee.case {
                self.part(case, &[&cases], file, format_args!("fees[{at}].case"));
            }
        }
        for (at, channel) in procedure.channels.iter().enumerate() {
            if let Some(fee) = &channel.fee {
                self.part(fee, &[&fees], file, format_args!("channels[{at}].fee"));
            }
        }
        for (at, condition) in procedure.conditions.iter().enumerate() {
            let proofs = [&documents, &outputs, &registers, &fetched];
            let path = format_args!("conditions[{at}].proven_by");
            self.each(&condition.proven_by, &proofs, file, path);
        }
        for (at, step) in procedure.steps.iter().enumerate() {
            let sources = [&documents, &outputs, &fetched];
            self.each(&step.needs, &sources, file, format_args!("steps[{at}].needs"));
            self.each(&step.checks, &[&conditions], file, format_args!("steps[{at}].checks"));
            self.each(&step.produces, &[&outputs], file, format_args!("steps[{at}].produces"));
            self.each(&step.cases, &[&cases], file, format_args!("steps[{at}].cases"));
            let after = step.after.as_deref().unwrap_or_default();
            self.each(after, &[&steps], file, format_args!("steps[{at}].after"));
            if let Some(back) = &step.returns_to {
                self.part(&back.step, &[&steps], file, format_args!("steps[{at}].returns_to.step"));
            }
        }
    }

    fn each(&mut self, names: &[String], kinds: &[&Parts<'_>], file: SourceId, path: Arguments<'_>) {
        for (at, name) in names.iter().enumerate() {
            self.part(name, kinds, file, format_args!("{path}[{at}]"));
        }
    }

    /// A reference to a part of one of these kinds.
    fn part(&mut self, name: &str, kinds: &[&Parts<'_>], file: SourceId, path: Arguments<'_>) {
        if kinds.iter().any(|kind| kind.ids.contains(&name)) {
            return;
        }
        // A register that was left out for its mistakes is no unknown one.
        if kinds.iter().any(|kind| kind.en == "register") {
            let target = crate::model::load::known::Target::Register;
            if self.known.holder(target, name).is_some() || self.known.lost(name).is_some() {
                return self.refer(target, name, file, path);
            }
        }
        let (vi, en) = (
            choice(kinds.iter().map(|kind| kind.vi).collect(), " hay "),
            choice(kinds.iter().map(|kind| kind.en).collect(), " or "),
        );
        let written = shown(name);
        let problem = Diagnostic::error(
            "unknown-part",
            format!("ở đây không có {vi} `{written}`"),
            format!("there is no {en} `{written}` here"),
        );
        let mut known: Vec<&str> = Vec::new();
        for id in kinds.iter().flat_map(|kind| kind.ids.iter().copied()) {
            if !known.contains(&id) {
                known.push(id);
            }
        }
        let problem = match meant(name, known.iter().copied()) {
            Some(near) => problem.help(format!("viết `{near}`"), format!("write `{near}`")),
            None if known.is_empty() || known.len() > 20 => problem.help(
                format!("thêm {} này vào thủ tục, hoặc sửa tên ở đây", kinds[0].vi),
                format!("add the {} to the procedure, or correct the name here", kinds[0].en),
            ),
            None => {
                let all = listed(known);
                problem.help(format!("dùng một trong: {all}"), format!("use one of: {all}"))
            }
        };
        self.push(problem, file, path);
    }

    /// Ids of one list that repeat, or repeat those of a list used beside it.
    fn once(&mut self, list: &str, parts: &Parts<'_>, beside: Option<(&str, &Parts<'_>)>, file: SourceId) {
        for (at, id) in parts.ids.iter().enumerate() {
            let here = parts.ids[..at].iter().position(|before| before == id).map(|first| (list, first));
            let there = beside.and_then(|(list, parts)| {
                parts.ids.iter().position(|other| other == id).map(|first| (list, first))
            });
            let Some((first_list, first)) = here.or(there) else { continue };
            let written = shown(id);
            let problem = Diagnostic::error(
                "duplicate-id",
                format!("{} `{written}` trùng mã với mục khác trong thủ tục", parts.vi),
                format!("the {} `{written}` has the id of something else in the procedure", parts.en),
            )
            .help("đổi mã của một mục", "rename one of them");
            let again = self.span(file, format_args!("{list}[{at}].id"));
            let before = self.span(file, format_args!("{first_list}[{first}].id"));
            self.out.push(problem.at_saying(file, again, "dùng lại ở đây", "again here").at_saying(
                file,
                before,
                "đã có ở đây",
                "first here",
            ));
        }
    }
}

/// Several kinds as one phrase: `document, output or register`.
fn choice(mut words: Vec<&str>, or: &str) -> String {
    let last = words.pop().unwrap_or_default();
    if words.is_empty() { last.to_owned() } else { format!("{}{or}{last}", words.join(", ")) }
}

fn parts<'p>(vi: &'static str, en: &'static str, ids: impl Iterator<Item = &'p str>) -> Parts<'p> {
    Parts { vi, en, ids: ids.collect() }
}
