//! What the settings and the catalog refer to, and catalog values that make no sense.

use std::fmt::Arguments;

use crate::diagnostic::Diagnostic;
use crate::model::corpus::Place;
use crate::model::date::Date;
use crate::model::load::SETTINGS_FILE;
use crate::model::load::known::Target;
use crate::model::load::link::Linker;
use crate::model::load::say::{meant, shown};
use crate::source::SourceId;
use crate::text::Text;

impl Linker<'_> {
    /// The settings.
    pub(super) fn settings(&mut self) {
        let corpus = self.corpus;
        let Some(at) = corpus.sources.iter().position(|source| source.name == SETTINGS_FILE) else { return };
        let file = SourceId(at as u32);
        if let Some(agency) = &corpus.settings.authority {
            self.refer(Target::Agency, agency, file, format_args!("authority"));
        }
        if let Some(language) =
            corpus.settings.language.as_deref().filter(|code| !["vi", "en"].contains(code))
        {
            let written = shown(language);
            let problem = Diagnostic::error(
                "unknown-word",
                format!("`{written}` không phải là một ngôn ngữ dùng được"),
                format!("`{written}` is not a language that can be used"),
            );
            let word = meant(language, ["vi", "en"]);
            let problem = match word {
                Some(word) => problem.help(format!("viết `{word}`"), format!("write `{word}`")),
                None => problem.help("viết `vi` hoặc `en`", "write `vi` or `en`"),
            };
            self.push(problem, file, format_args!("language"));
        }
        if corpus.settings.calendar.as_ref().is_some_and(|calendar| !calendar.hours.make_a_day()) {
            let problem = Diagnostic::error(
                "out-of-range",
                "giờ làm việc của một ngày phải đủ tám giờ, các khoảng nối tiếp và không chồng nhau",
                "the office hours of a day must be eight together, one period after the other",
            );
            let problem = problem.help(
                "viết `[\"08:00-12:00\", \"13:00-17:00\"]`",
                "write `[\"08:00-12:00\", \"13:00-17:00\"]`",
            );
            self.push(problem, file, format_args!("calendar.hours"));
        }
        if let Some(costs) = &corpus.settings.costs {
            self.amount(costs.hourly_income.amount, file, format_args!("costs.hourly_income.amount"));
            for (at, class) in costs.time_classes.iter().enumerate() {
                self.amount(class.spend, file, format_args!("costs.time_classes[{at}].spend"));
                self.hours(class.hours, file, format_args!("costs.time_classes[{at}].hours"));
            }
        }
    }

    /// The catalog.
    pub(super) fn catalog(&mut self) {
        use Target as T;
        let (catalog, places) = (&self.corpus.catalog, &self.corpus.places);
        for (row, at) in catalog.levels.rows().iter().zip(&places.levels) {
            self.named(&row.id, &row.name, at);
            self.period(row.from, row.until, at, format_args!(".until"));
            for (index, level) in row.succeeded_by.iter().enumerate() {
                self.refer_at(T::Level, level, at, format_args!(".succeeded_by[{index}]"));
            }
        }
        for (row, at) in catalog.agencies.rows().iter().zip(&places.agencies) {
            self.named(&row.id, &row.name, at);
            self.period(row.from, row.until, at, format_args!(".until"));
            self.refer_at(T::Level, &row.level, at, format_args!(".level"));
            if let Some(parent) = &row.parent {
                self.refer_at(T::Agency, parent, at, format_args!(".parent"));
            }
            for (index, successor) in row.succeeded_by.iter().enumerate() {
                self.refer_at(
                    T::Agency,
                    &successor.agency,
                    at,
                    format_args!(".succeeded_by[{index}].agency"),
                );
            }
        }
        for (row, at) in catalog.document_types.rows().iter().zip(&places.document_types) {
            self.named(&row.id, &row.name, at);
            self.period(row.from, row.until, at, format_args!(".until"));
            if let Some(issuer) = &row.issued_by {
                self.refer_at(T::Agency, issuer, at, format_args!(".issued_by"));
            }
            for (index, kind) in row.issued_on.iter().enumerate() {
                self.refer_at(T::DocumentType, kind, at, format_args!(".issued_on[{index}]"));
            }
        }
        for (row, at) in catalog.instruments.rows().iter().zip(&places.instruments) {
            self.named(&row.id, &row.name, at);
            self.period(row.from, row.until, at, format_args!(".until"));
            self.refer_at(T::Rank, &row.rank, at, format_args!(".rank"));
            self.refer_at(T::Agency, &row.issuer, at, format_args!(".issuer"));
            if let Some(next) = &row.replaced_by
                && catalog.instruments.position(next).is_none()
            {
                self.refer_at(T::Instrument, next, at, format_args!(".replaced_by"));
            }
        }
        for (row, at) in catalog.groups.rows().iter().zip(&places.groups) {
            self.named(&row.id, &row.name, at);
        }
        self.registers();
    }

    fn registers(&mut self) {
        use Target as T;
        let (catalog, places) = (&self.corpus.catalog, &self.corpus.places);
        for (row, at) in catalog.registers.rows().iter().zip(&places.registers) {
            self.named(&row.id, &row.name, at);
            self.refer_at(T::Agency, &row.owner, at, format_args!(".owner"));
            let path = &at.path;
            self.bases(&row.basis, at.source, format_args!("{path}.basis"));
            for (index, holding) in row.holds.iter().enumerate() {
                self.refer_at(
                    T::DocumentType,
                    &holding.document_type,
                    at,
                    format_args!(".holds[{index}].type"),
                );
                self.period(holding.from, holding.until, at, format_args!(".holds[{index}].until"));
                self.bases(&holding.basis, at.source, format_args!("{path}.holds[{index}].basis"));
            }
            for (index, access) in row.open_to.iter().enumerate() {
                if let Some(agency) = &access.agency {
                    self.refer_at(T::Agency, agency, at, format_args!(".open_to[{index}].agency"));
                }
                if let Some(level) = &access.level {
                    self.refer_at(T::Level, level, at, format_args!(".open_to[{index}].level"));
                }
                self.period(access.from, access.until, at, format_args!(".open_to[{index}].until"));
            }
        }
    }

    fn refer_at(&mut self, target: Target, name: &str, place: &Place, tail: Arguments<'_>) {
        self.refer(target, name, place.source, format_args!("{}{tail}", place.path));
    }

    /// An id and a name that are empty name nothing.
    fn named(&mut self, id: &str, name: &Text, place: &Place) {
        let path = &place.path;
        self.filled(id, "id", place.source, format_args!("{path}.id"));
        self.filled(name.get(Default::default()), "name", place.source, format_args!("{path}.name"));
    }

    /// A last day before the first.
    fn period(&mut self, from: Option<Date>, until: Option<Date>, place: &Place, tail: Arguments<'_>) {
        if let (Some(from), Some(until)) = (from, until)
            && until < from
        {
            let problem = Diagnostic::error(
                "reversed-period",
                format!("ngày cuối `{until}` đứng trước ngày đầu `{from}`"),
                format!("the last day `{until}` comes before the first day `{from}`"),
            )
            .help("sửa một trong hai ngày", "correct one of the two days");
            let path = &place.path;
            self.push(problem, place.source, format_args!("{path}{tail}"));
        }
    }
}
