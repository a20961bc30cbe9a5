//! The rules: the built-in ones, listed here in the order of the reference, and the workspace's own.

use crate::diagnostic::Diagnostic;
use crate::lang::ast;
use crate::lang::compile::{Shelves, Written, compile_with};
use crate::lang::parse;
use crate::lang::rule::Rule;
use crate::source::{Source, SourceId};

mod params;

/// Rules that were read, with their files and what is wrong with them.
#[derive(Clone, Default)]
pub struct RuleSet {
    /// The files.
    pub sources: Vec<Source>,
    /// The rules that compiled, in order.
    pub rules: Vec<Rule>,
    /// How many of them are built in; these come first.
    pub built_in: usize,
    /// What the files share: conditions, values and tables by name.
    pub shelves: Shelves,
    /// What is wrong with the others; places are in `sources`.
    pub problems: Vec<Diagnostic>,
    /// Those whose parameters a workspace has set, as they were before.
    written: Vec<(usize, Rule)>,
}

impl RuleSet {
    /// The rule of this id.
    pub fn get(&self, id: &str) -> Option<&Rule> {
        self.rules.iter().find(|rule| rule.id == id)
    }

    /// Whether a rule is the workspace's own, not built in.
    pub fn is_own(&self, rule: &Rule) -> bool {
        self.rules.iter().skip(self.built_in).any(|own| own.id == rule.id)
    }

    /// The rules that must be silent on an example of this one, and itself: the built-in rules share out what there is
    /// to say; an own rule may say of its example what a built-in one says too.
    pub fn beside(&self, rule: &Rule) -> Vec<Rule> {
        match self.is_own(rule) {
            true => vec![rule.clone()],
            false => self.rules[..self.built_in].to_vec(),
        }
    }

    /// The syntax tree of a rule, from its file.
    pub fn written(&self, rule: &Rule) -> Option<ast::Rule> {
        let source = self.sources.get(rule.source.0 as usize)?;
        let (written, _) = parse::parse(rule.source, &source.text);
        written.into_iter().find(|written| written.id.node == rule.id)
    }

    /// Adds the rules of one file. A rule whose id is taken is reported and left out.
    pub fn add(&mut self, source: Source) {
        self.add_all(vec![source], Vec::new());
    }

    /// Adds the rules of files that see each other's definitions and tables, and the data files of the tables.
    pub fn add_all(&mut self, files: Vec<Source>, data: Vec<Source>) {
        let (first, count) = (self.sources.len(), files.len());
        self.sources.extend(files);
        self.sources.extend(data);
        let sources = self.sources.iter().enumerate();
        let all: Vec<Written<'_>> = sources
            .map(|(at, source)| Written {
                source: SourceId(at as u32),
                name: &source.name,
                text: &source.text,
            })
            .collect();
        let (files, data) = all[first..].split_at(count);
        let mut found = self.shelves.add(files, data);
        let mut compiled = Vec::new();
        for file in files {
            let (rules, problems) = compile_with(&mut self.shelves, file.source, file.text);
            found.extend(problems);
            compiled.push((file.source, rules));
        }
        if found.is_empty() {
            found = self.shelves.unused();
        }
        self.problems.extend(found);
        compiled.into_iter().for_each(|(source, rules)| self.take(source, rules));
    }

    fn take(&mut self, id: SourceId, rules: Vec<Rule>) {
        for rule in rules {
            if self.get(&rule.id).is_some() {
                let problem = Diagnostic::error(
                    "rule-twice",
                    format!("quy tắc `{}` đã có", rule.id),
                    format!("there already is a rule `{}`", rule.id),
                )
                .at(id, rule.span)
                .help("đặt tên khác cho quy tắc", "give the rule another name");
                self.problems.push(problem);
            } else {
                self.rules.push(rule);
            }
        }
    }
}

/// The built-in rules.
pub fn built_in() -> RuleSet {
    let mut set = RuleSet::default();
    let files = BUILT_IN.iter().map(|(id, text)| Source::new(format!("{id}.rule"), *text));
    set.add_all(files.collect(), Vec::new());
    set.built_in = set.rules.len();
    set
}

/// Lists rule files by their id: `family/name` is `src/rules/family/name.rule`.
macro_rules! built_in {
    ($($id:literal),* $(,)?) => {
        &[$(($id, include_str!(concat!("rules/", $id, ".rule")))),*]
    };
}

/// The files of the built-in rules, in the order of the reference.
pub const BUILT_IN: &[(&str, &str)] = built_in![
    // Papers, forms, conditions, fees and legality.
    "documents/abolished-type",
    "documents/asked-twice",
    "documents/certified-authorisation",
    "documents/certified-copy",
    "documents/ends-before-use",
    "documents/expires-in-the-procedure",
    "documents/fallback-without-look-up",
    "documents/fields-held-in-register",
    "documents/held-in-part",
    "documents/held-in-register",
    "documents/implied-by-another",
    "documents/look-up-without-answer",
    "documents/made-by-earlier-step",
    "documents/mostly-held-in-registers",
    "documents/names-abolished-paper",
    "documents/no-quantity",
    "documents/other-procedure-output",
    "documents/own-output",
    "documents/own-paper",
    "documents/proves-nothing",
    "documents/repeats-the-form",
    "documents/third-party-confirmation",
    "documents/too-many-copies",
    "documents/too-many-originals",
    "forms/same-data",
    "conditions/checked-by-two-agencies",
    "conditions/nobody-checks",
    "conditions/nothing-proves",
    "conditions/said-twice",
    "fees/free-beside-amount",
    "fees/no-amount",
    "fees/no-basis",
    "fees/online-costs-as-much",
    "fees/paid-twice-in-a-chain",
    "legality/basis-ended",
    "legality/basis-ends-soon",
    "legality/basis-not-yet-in-force",
    "legality/condition-in-circular",
    "legality/condition-without-basis",
    "legality/document-in-circular",
    "legality/document-without-basis",
    "legality/no-applicant",
    "legality/no-channel",
    "legality/no-deadline",
    "legality/no-dossier",
    "legality/no-result",
    "legality/no-steps",
    // Steps, flow, time, agencies and channels.
    "agencies/condition-names-ended",
    "agencies/confirmer-no-longer-exists",
    "agencies/coordinator-no-longer-exists",
    "agencies/decider-no-longer-exists",
    "agencies/level-ended",
    "agencies/no-longer-exists",
    "agencies/paper-names-ended",
    "agencies/receiver-no-longer-exists",
    "agencies/step-names-ended",
    "channels/no-online",
    "channels/only-part-online",
    "deadline/differs-by-channel",
    "deadline/differs-from-channels",
    "deadline/one-step-exceeds",
    "deadline/only-with-channels",
    "deadline/shorter-elsewhere",
    "deadline/slack",
    "deadline/steps-exceed",
    "deadline/steps-exceed-in-case",
    "feedback/answered-late",
    "feedback/no-dialogue",
    "feedback/repeated-about-document",
    "feedback/repeated-about-step",
    "feedback/unanswered",
    "flow/applicant-as-courier",
    "flow/consultation-not-declared",
    "flow/consultation-without-silence-rule",
    "flow/cycle",
    "flow/dead-end",
    "flow/desk-reentry",
    "flow/goes-up-to-be-signed",
    "flow/paper-carried",
    "flow/ping-pong",
    "flow/uncapped-returns",
    "groups/not-offered-together",
    "observed/agency-late",
    "observed/always-returned",
    "observed/consultation-always-agrees",
    "observed/deadline-unused",
    "observed/step-skipped",
    "outputs/short-validity",
    "procedures/nearly-the-same",
    "procedures/only-serves-another",
    "steps/always-inspects",
    "steps/approvals-in-row",
    "steps/could-run-in-parallel",
    "steps/inspects-what-is-declared",
    "steps/no-agency-action",
    "steps/one-place-only",
    "steps/only-passes-on",
];
