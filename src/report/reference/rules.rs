//! What the pages say of each rule and family, in both languages.

use serde::Serialize;

use crate::lang::ast;
use crate::lang::rule::Rule;
use crate::lang::sentence::sentence;
use crate::model::citation::cited;
use crate::report::view::names;
use crate::rules::RuleSet;
use crate::text::{Lang, Text};

/// The same in Vietnamese and English.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Both {
    vi: String,
    en: String,
}

impl Both {
    /// What a function says in each language.
    pub(super) fn of(say: impl Fn(Lang) -> String) -> Both {
        Both { vi: say(Lang::Vi), en: say(Lang::En) }
    }

    fn text(text: &Text) -> Both {
        Both::of(|lang| text.get(lang).to_owned())
    }
}

/// All families.
#[derive(Serialize)]
pub(super) struct Families {
    /// How many rules there are.
    count: usize,
    /// The families, in the order of the reference.
    pub(super) families: Vec<Family>,
}

/// Rules on one subject.
#[derive(Serialize)]
pub(super) struct Family {
    /// The first part of the ids of its rules.
    pub(super) id: String,
    name: Both,
    rules: Vec<RulePage>,
}

/// A rule.
#[derive(Serialize)]
struct RulePage {
    id: String,
    /// What a link to its heading ends in.
    anchor: String,
    title: Both,
    why: Both,
    criterion: Both,
    pack: Both,
    level: Both,
    cost: Both,
    basis: Vec<Both>,
    /// In each language, line by line.
    sentence: [Vec<String>; 2],
    message: Option<Both>,
    notes: Vec<Both>,
    proposes: bool,
    examples: Vec<Shown>,
}

/// An example.
#[derive(Serialize)]
struct Shown {
    title: String,
    text: String,
    flags: bool,
    becomes: Option<String>,
}

/// The families of some rules.
pub(super) fn families(set: &RuleSet) -> Families {
    let mut families: Vec<Family> = Vec::new();
    for rule in &set.rules {
        let id = rule.id.split('/').next().unwrap_or(&rule.id);
        let page = page(set, rule);
        match families.iter_mut().find(|family| family.id == id) {
            Some(family) => family.rules.push(page),
            None => families.push(Family { id: id.to_owned(), name: named(id), rules: vec![page] }),
        }
    }
    Families { count: set.rules.len(), families }
}

fn page(set: &RuleSet, rule: &Rule) -> RulePage {
    let written = set.written(rule);
    let said = |remark: &ast::Remark| Both { vi: remark.vi.node.clone(), en: remark.en.node.clone() };
    RulePage {
        id: rule.id.clone(),
        anchor: rule.id.replace('/', ""),
        title: Both::text(&rule.title),
        why: Both::text(&rule.why),
        criterion: Both::of(|lang| names::criterion_in_line(rule.criterion, lang).to_owned()),
        pack: Both::of(|lang| names::pack(rule.pack, lang).to_owned()),
        level: Both::of(|lang| rule.level.name(lang).to_owned()),
        cost: Both::of(|lang| names::cost_class(rule.cost, lang).to_owned()),
        basis: rule.basis.iter().map(|basis| Both::of(|lang| cited(basis, lang))).collect(),
        sentence: [Lang::Vi, Lang::En].map(|lang| quoted(&sentence(rule, lang))),
        message: written.as_ref().map(|written| said(&written.flag)),
        notes: written.iter().flat_map(|written| &written.notes).map(said).collect(),
        proposes: !rule.remedy.is_empty(),
        examples: rule.examples.iter().map(shown).collect(),
    }
}

/// The lines of a sentence that may have a list in it; the list ends with an empty line.
fn quoted(said: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for line in said.lines() {
        let after_list = lines.last().is_some_and(|last| last.starts_with("- "));
        if after_list && !line.starts_with("- ") {
            lines.push(String::new());
        }
        lines.push(line.to_owned());
    }
    lines
}

fn shown(example: &ast::Example) -> Shown {
    Shown {
        title: example.title.node.clone(),
        text: outdented(&example.text.node),
        flags: example.flags,
        becomes: example.becomes.as_ref().map(|after| outdented(&after.node)),
    }
}

/// Lines without the indentation they share, and without empty ones around them.
fn outdented(text: &str) -> String {
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    let written = || lines.iter().filter(|line| !line.is_empty());
    let shared = written().map(|line| line.len() - line.trim_start().len()).min().unwrap_or(0);
    let lines: Vec<&str> = lines.iter().map(|line| line.get(shared..).unwrap_or("")).collect();
    lines.join("\n").trim_matches('\n').to_owned()
}

/// What a family is about; a family of a workspace's own is called by its id.
fn named(id: &str) -> Both {
    let (vi, en) = match id {
        "documents" => ("Thành phần hồ sơ", "Documents"),
        "forms" => ("Mẫu đơn, mẫu tờ khai", "Forms"),
        "conditions" => ("Yêu cầu, điều kiện", "Conditions"),
        "fees" => ("Phí, lệ phí", "Fees"),
        "legality" => ("Căn cứ pháp lý và bộ phận cấu thành", "Legality"),
        "agencies" => ("Cơ quan thực hiện", "Agencies"),
        "channels" => ("Cách thức thực hiện", "Channels"),
        "deadline" => ("Thời hạn giải quyết", "Deadlines"),
        "feedback" => ("Phản ánh, kiến nghị, đối thoại", "Feedback and dialogue"),
        "flow" => ("Trình tự thực hiện", "Flow"),
        "observed" => ("Thực tế giải quyết", "What a log showed"),
        "groups" => ("Nhóm thủ tục", "Groups of procedures"),
        "outputs" => ("Kết quả", "Outputs"),
        "procedures" => ("Thủ tục", "Procedures"),
        "steps" => ("Các bước thực hiện", "Steps"),
        own => (own, own),
    };
    Both { vi: vi.to_owned(), en: en.to_owned() }
}
