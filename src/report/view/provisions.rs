//! Provisions to amend, cited the way official texts cite them.

use serde::Serialize;

use crate::authority::power;
use crate::finding::Amended;
use crate::model::catalog::{Authority, Catalog, Instrument};
use crate::model::citation::Citation;
use crate::report::view::leaf::{Coded, Words};
use crate::report::view::{Input, names};
use crate::text::Lang;

/// A provision to amend.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ProvisionView {
    /// The citation as written in the file.
    pub written: String,
    /// The provision as official texts cite it: `khoản 2 Điều 46 Nghị định 175/2024/NĐ-CP`.
    pub text: Words,
    /// The title of the instrument; none when it is not in the catalog.
    pub title: Option<Words>,
    /// Who can amend it.
    pub authority: Option<Coded>,
}

/// A provision for the reader.
pub(super) fn provision(input: &Input<'_>, amended: &Amended) -> ProvisionView {
    let lang = input.lang();
    let catalog = &input.corpus.catalog;
    let instrument = instrument(input, amended);
    ProvisionView {
        written: amended.citation.to_string(),
        text: cited(&amended.citation, instrument, catalog, lang),
        title: instrument.map(|instrument| Words::of(&instrument.name, lang)),
        authority: power_over(input, amended).map(|power| names::authority(Some(power), lang)),
    }
}

/// Who can amend a provision.
pub(super) fn power_over(input: &Input<'_>, amended: &Amended) -> Option<Authority> {
    power(std::slice::from_ref(amended), &input.corpus.catalog, &input.corpus.settings).authority
}

/// A provision as official texts cite it.
pub(super) fn cited(
    citation: &Citation,
    instrument: Option<&Instrument>,
    catalog: &Catalog,
    lang: Lang,
) -> Words {
    let number = instrument.map_or(citation.instrument.as_str(), |instrument| instrument.number.as_str());
    let rank = instrument.and_then(|instrument| catalog.ranks.get(&instrument.rank));
    let named = |lang| match rank {
        Some(rank) => format!("{} {number}", rank.name.get(lang)),
        None => number.to_owned(),
    };
    let article = citation.article.as_deref();
    let vi = article.map(|article| format!("{} ", article_vi(article))).unwrap_or_default();
    let en = article.map(|article| format!("{}, ", article_en(article))).unwrap_or_default();
    Words::new(lang, vi + &named(Lang::Vi), en + &named(Lang::En))
}

fn instrument<'a>(input: &Input<'a>, amended: &Amended) -> Option<&'a Instrument> {
    let instruments = &input.corpus.catalog.instruments;
    let listed = amended.instrument.and_then(|at| instruments.rows().get(at));
    listed.or_else(|| instruments.get(&amended.citation.instrument))
}

/// Article, clause and point: `93.1a` is article 93, clause 1, point a.
fn parts(article: &str) -> Option<(&str, Option<&str>, Option<&str>)> {
    let digits = |text: &str| text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (number, rest) = article.split_at(digits(article));
    if number.is_empty() {
        return None;
    }
    if rest.is_empty() {
        return Some((number, None, None));
    }
    let rest = rest.strip_prefix('.')?;
    let (clause, point) = rest.split_at(digits(rest));
    let letter = point.chars().count() <= 1 && point.chars().all(char::is_alphabetic);
    (!clause.is_empty() && letter).then_some((number, Some(clause), Some(point).filter(|p| !p.is_empty())))
}

fn article_vi(article: &str) -> String {
    match parts(article) {
        Some((number, Some(clause), Some(point))) => format!("điểm {point} khoản {clause} Điều {number}"),
        Some((number, Some(clause), None)) => format!("khoản {clause} Điều {number}"),
        Some((number, ..)) => format!("Điều {number}"),
        None if article.starts_with(|c: char| c.is_ascii_digit()) => format!("Điều {article}"),
        None => article.replace("Annex", "Phụ lục").replace("Form", "Mẫu số"),
    }
}

fn article_en(article: &str) -> String {
    match parts(article) {
        Some((number, Some(clause), Some(point))) => format!("article {number}({clause})({point})"),
        Some((number, Some(clause), None)) => format!("article {number}({clause})"),
        Some((number, ..)) => format!("article {number}"),
        None if article.starts_with(|c: char| c.is_ascii_digit()) => format!("article {article}"),
        None => article.to_owned(),
    }
}
