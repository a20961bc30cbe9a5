//! Every kind of complaint by its code: what it means, how to mend it, and an example wrong and mended.
//!
//! One file a code, `src/codes/CODE.md`: two titles, the meaning, the mending, each in Vietnamese and then in English, and
//! two examples. An example names its kind: `rule` (the body of a rule with what it shares above it, or whole rules),
//! `test`, `coverage` and `mutate` (what `rasoat test` says of a rule), `procedure` (keys of a procedure), `catalog`,
//! `settings` or `file` (a whole file), or `command` (a call of the program). After a line `--- NAME ---` stands the text
//! of a data file beside a rule.

use crate::text::Text;

/// What is known of one code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// The code.
    pub code: &'static str,
    /// What is wrong, in a few words.
    pub title: Text,
    /// What it means.
    pub meaning: Text,
    /// How to mend it.
    pub mending: Text,
    /// The example, where one can be shown.
    pub example: Option<Example>,
}

/// An example that has the mistake, and the same without it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// What sort of text it is.
    pub kind: &'static str,
    /// With the mistake.
    pub wrong: &'static str,
    /// Without it.
    pub mended: &'static str,
}

/// Lists the files.
macro_rules! pages {
    ($($code:literal),* $(,)?) => {
        &[$(($code, include_str!(concat!("codes/", $code, ".md")))),*]
    };
}

/// The text of each page, in order of code.
const PAGES: &[(&str, &str)] = pages![
    "after-itself",
    "alias",
    "always-holds",
    "always-present",
    "anchor",
    "bad-citation",
    "bad-date",
    "bad-duration",
    "bad-effort",
    "bad-target",
    "broken-name",
    "coverage",
    "decision-twice",
    "define-in-circle",
    "define-too-deep",
    "define-too-large",
    "documentation",
    "duplicate-code",
    "duplicate-id",
    "duplicate-key",
    "empty-file",
    "example",
    "fact",
    "flag-target",
    "idle-rule",
    "import-cell",
    "import-field",
    "import-record",
    "import-workbook",
    "interrupted",
    "key-not-text",
    "left-out",
    "link",
    "look-up-source",
    "made-up",
    "may-be-missing",
    "merge-key",
    "missing-key",
    "mixed-values",
    "more-mistakes",
    "mutant",
    "name-taken",
    "name-twice",
    "never-holds",
    "no-basis",
    "no-example",
    "no-fields",
    "no-period",
    "no-value",
    "not-a-condition",
    "not-a-file",
    "not-a-list",
    "not-a-number",
    "not-a-procedure",
    "not-kept",
    "not-ordered",
    "not-utf8",
    "not-yaml",
    "opinion",
    "out-of-range",
    "param-twice",
    "placeholder",
    "reversed-period",
    "rule-stopped",
    "rule-syntax",
    "rule-too-deep",
    "rule-too-long",
    "rule-too-many-loops",
    "rule-twice",
    "same-rule",
    "several-documents",
    "stray",
    "tab",
    "table-cell",
    "table-column",
    "table-column-twice",
    "table-empty",
    "table-file",
    "table-row",
    "table-too-long",
    "tag",
    "template",
    "text-too-long",
    "too-deep",
    "too-large",
    "unknown-column",
    "unknown-effort",
    "unknown-field",
    "unknown-file",
    "unknown-key",
    "unknown-list",
    "unknown-measure",
    "unknown-name",
    "unknown-param",
    "unknown-part",
    "unknown-reference",
    "unknown-relation",
    "unknown-rule",
    "unknown-template",
    "unknown-type",
    "unknown-word",
    "unreadable",
    "unrelated-lists",
    "unused-name",
    "value-count",
    "waiver-expired",
    "waiver-place",
    "waiver-reason",
    "waiver-syntax",
    "waiver-unused",
    "wrong-param",
    "wrong-remedy",
    "wrong-type",
];

/// Every code, in order.
pub fn all() -> impl Iterator<Item = &'static str> {
    PAGES.iter().map(|(code, _)| *code)
}

/// The page of a code.
pub fn page(code: &str) -> Option<Page> {
    let (code, text) = PAGES.iter().find(|(known, _)| *known == code)?;
    let mut blocks = text.split("\n```");
    let mut paragraphs = blocks.next()?.split("\n\n").map(str::trim).filter(|part| !part.is_empty());
    let titles = paragraphs.next()?;
    let mut titles = titles.lines().map(|line| line.trim_start_matches("# "));
    let title = Text::new(titles.next()?, titles.next()?);
    let meaning = Text::new(paragraphs.next()?, paragraphs.next()?);
    let mending = Text::new(paragraphs.next()?, paragraphs.next()?);
    // Between the two examples, and after the second, stands the end of a fence.
    let example = |block: &'static str| block.split_once('\n');
    let wrong = blocks.next().and_then(example);
    let mended = blocks.nth(1).and_then(example);
    let example = wrong.zip(mended).map(|((kind, wrong), (_, mended))| Example { kind, wrong, mended });
    Some(Page { code, title, meaning, mending, example })
}
