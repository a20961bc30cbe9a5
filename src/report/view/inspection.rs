//! What a log showed, in the reader's words: sections with notes and tables, which every format prints alike.

mod flow;
mod sums;
mod words;

use serde::Serialize;

use crate::model::corpus::Corpus;
use crate::model::observed::{Observed, Ticks};
use crate::report::view::leaf::{Figure, Measured, share};
use crate::text::Lang;

/// An inspection in the reader's words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct InspectionView {
    /// The reader's language: `vi` or `en`.
    pub lang: &'static str,
    /// The title.
    pub title: String,
    /// What came of it, in one sentence.
    pub headline: String,
    /// What is to be known before anything else: that the log is made up, which days it covers.
    pub notes: Vec<String>,
    /// What was seen.
    pub sections: Vec<InspectedView>,
}

/// One part of an inspection.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct InspectedView {
    /// The heading.
    pub heading: String,
    /// What is to be known of it.
    pub notes: Vec<String>,
    /// The tables.
    pub tables: Vec<TableView>,
}

/// A table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct TableView {
    /// What it shows.
    pub caption: String,
    /// How many columns from the left are words; the others are figures.
    pub words: usize,
    /// The heads.
    pub heads: Vec<String>,
    /// The rows.
    pub rows: Vec<Vec<String>>,
}

/// Words for the reader, out of the corpus where it has them.
struct Say<'c> {
    corpus: &'c Corpus,
    observed: &'c Observed,
    lang: Lang,
}

/// What a log showed, as its reader is told it.
pub fn inspection(corpus: &Corpus, observed: &Observed, lang: Lang) -> InspectionView {
    let say = Say { corpus, observed, lang };
    let mut sections = vec![say.rows()];
    sections.extend(say.procedures());
    sections.extend(say.agencies());
    sections.extend(say.handovers());
    sections.extend(observed.procedures.iter().map(|one| say.procedure(one)));
    sections.push(say.method());
    InspectionView {
        lang: lang.code(),
        title: lang.pick("Kiểm tra việc giải quyết thực tế", "Inspection of what really happens").to_owned(),
        headline: say.headline(),
        notes: say.notes(),
        sections,
    }
}

impl Say<'_> {
    fn agency(&self, id: &str) -> String {
        let known = self.corpus.catalog.agencies.get(id).map(|agency| agency.name.get(self.lang).to_owned());
        match (known, id) {
            (Some(name), _) => name,
            (None, "applicant") => self.lang.pick("Người nộp hồ sơ", "The applicant").to_owned(),
            (None, "system") => self.lang.pick("Hệ thống", "A system").to_owned(),
            (None, id) => id.to_owned(),
        }
    }

    fn procedure_name(&self, id: &str) -> String {
        let found = self.corpus.procedure(id).map(|at| &self.corpus.procedures[at]);
        found.map_or_else(|| id.to_owned(), |procedure| procedure.name.get(self.lang).to_owned())
    }

    fn step_name(&self, procedure: &str, id: &str) -> String {
        let found = self.corpus.procedure(procedure).map(|at| &self.corpus.procedures[at]);
        let step = found.and_then(|procedure| procedure.steps.iter().find(|step| step.id == id));
        step.and_then(|step| step.name.as_ref())
            .map_or_else(|| id.to_owned(), |name| name.get(self.lang).to_owned())
    }

    fn count(&self, count: u64) -> String {
        Figure::of(i64::try_from(count).ok(), Measured::Count, self.lang).text
    }

    /// So many things, in English with their plural.
    fn things(&self, count: u64, vi: &str, one: &str, many: &str) -> String {
        let (figure, en) = (self.count(count), if count == 1 { one } else { many });
        self.pick(format!("{figure} {vi}"), format!("{figure} {en}"))
    }

    /// A part of a whole, in per cent; a dash of nothing.
    fn share(&self, part: u64, whole: u64) -> String {
        self.share_of(part as i64, whole as i64)
    }

    fn share_of(&self, part: i64, whole: i64) -> String {
        Figure::of(share(part, whole), Measured::Percent, self.lang).text
    }

    /// Minutes as a person reads them: days of eight office hours, or days of the calendar, which say so.
    fn time(&self, minutes: i64, ticks: Ticks) -> String {
        let lang = self.lang;
        let day = match ticks {
            Ticks::Working => crate::model::duration::WORKING_DAY,
            Ticks::Calendar => crate::model::duration::CALENDAR_DAY,
        };
        let (per, vi, en) = match (minutes >= day, minutes >= 60, ticks) {
            (true, _, Ticks::Working) => (day, "ngày", "d"),
            (true, _, Ticks::Calendar) => (day, "ngày lịch", "cal. d"),
            (false, true, Ticks::Working) => (60, "giờ", "h"),
            (false, true, Ticks::Calendar) => (60, "giờ lịch", "cal. h"),
            (false, false, _) => (1, "phút", "min"),
        };
        let tenths = (minutes * 10 + per / 2) / per;
        let figure = crate::model::duration::decimal(tenths * 100, lang);
        format!("{figure} {}", lang.pick(vi, en))
    }

    fn pick(&self, vi: impl Into<String>, en: impl Into<String>) -> String {
        self.lang.pick(vi.into(), en.into())
    }

    /// Heads of a table, in the reader's language.
    fn heads(&self, words: &[(&str, &str)]) -> Vec<String> {
        words.iter().map(|(vi, en)| self.lang.pick(*vi, *en).to_owned()).collect()
    }
}
