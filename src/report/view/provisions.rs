//! Provisions to amend, cited the way official texts cite them.

use schemars::JsonSchema;
use serde::Serialize;

use crate::authority::power;
use crate::finding::Amended;
use crate::model::catalog::{Authority, Instrument};
use crate::model::citation::{Citation, article_en, article_vi};
use crate::report::view::leaf::{Coded, Words};
use crate::report::view::{Input, names};
use crate::text::Lang;

/// A provision to amend.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ProvisionView {
    /// The citation as written in the file.
    pub written: String,
    /// The provision as official texts cite it: `khoản 2 Điều 46 Nghị định số 175/2024/NĐ-CP`.
    pub text: Words,
    /// What the title of the instrument says beyond that; none when it is not in the catalog.
    pub title: Option<Words>,
    /// Who can amend it.
    pub authority: Option<Coded>,
}

/// A provision for the reader.
pub(super) fn provision(input: &Input<'_>, amended: &Amended) -> ProvisionView {
    let lang = input.lang();
    let (text, title) = cited(&amended.citation, instrument(input, amended), lang);
    ProvisionView {
        written: amended.citation.to_string(),
        text,
        title,
        authority: power_over(input, amended).map(|power| names::authority(Some(power), lang)),
    }
}

/// Who can amend a provision.
pub(super) fn power_over(input: &Input<'_>, amended: &Amended) -> Option<Authority> {
    power(std::slice::from_ref(amended), &input.corpus.catalog, &input.corpus.settings).authority
}

/// A provision as official texts cite it, and what is left of the title: `khoản 2 Điều 46 Nghị định số 175/2024/NĐ-CP`
/// and `quy định chi tiết …`; a law is cited by its whole title: `Luật Đất đai số 31/2024/QH15`.
fn cited(citation: &Citation, instrument: Option<&Instrument>, lang: Lang) -> (Words, Option<Words>) {
    let number = instrument.map_or(citation.instrument.as_str(), |instrument| instrument.number.as_str());
    let title = |lang| instrument.map_or("", |instrument| instrument.name.get(lang));
    let (vi, vi_rest) = named_vi(title(Lang::Vi), number);
    let (en, en_rest) = named_en(title(Lang::En), number);
    let article = citation.article.as_deref();
    let vi = article.map_or(vi.clone(), |article| format!("{} {vi}", article_vi(article)));
    let en = article.map_or(en.clone(), |article| format!("{}, {en}", article_en(article)));
    let rest = Words::new(lang, vi_rest, en_rest);
    (Words::new(lang, vi, en), Some(rest).filter(|rest| !rest.vi.is_empty() || !rest.en.is_empty()))
}

/// The kinds of instrument, the longer names first.
const KINDS_VI: [&str; 8] = [
    "Pháp lệnh",
    "Nghị quyết liên tịch",
    "Nghị quyết",
    "Nghị định",
    "Quyết định",
    "Thông tư liên tịch",
    "Thông tư",
    "Chỉ thị",
];
const KINDS_EN: [&str; 7] =
    ["Joint Resolution", "Resolution", "Decree", "Decision", "Joint Circular", "Circular", "Ordinance"];

fn named_vi(title: &str, number: &str) -> (String, String) {
    if title.starts_with("Luật ") || title.starts_with("Bộ luật ") {
        return (format!("{} số {number}", without_year(title)), String::new());
    }
    match KINDS_VI.iter().find_map(|kind| Some((kind, title.strip_prefix(kind)?))) {
        Some((kind, rest)) => (format!("{kind} số {number}"), rest.trim().to_owned()),
        None => (number.to_owned(), title.to_owned()),
    }
}

fn named_en(title: &str, number: &str) -> (String, String) {
    if let Some((kind, rest)) = KINDS_EN.iter().find_map(|kind| Some((kind, title.strip_prefix(kind)?))) {
        return (format!("{kind} {number}"), rest.trim().to_owned());
    }
    let plain = without_year(title);
    let mut words = plain.split(' ');
    let is_law = |word: Option<&str>| matches!(word, Some("Law" | "Code"));
    if is_law(words.next()) || is_law(words.next_back()) {
        return (format!("{plain} {number}"), String::new());
    }
    (number.to_owned(), title.to_owned())
}

/// The title without the year in brackets by which a catalog tells two laws of one name apart; the number says it.
fn without_year(title: &str) -> &str {
    let bracket = title.rfind(" (").filter(|at| {
        let year = title[at + 2..].strip_suffix(')');
        year.is_some_and(|year| year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit()))
    });
    bracket.map_or(title, |at| &title[..at])
}

fn instrument<'a>(input: &Input<'a>, amended: &Amended) -> Option<&'a Instrument> {
    let instruments = &input.corpus.catalog.instruments;
    let listed = amended.instrument.and_then(|at| instruments.rows().get(at));
    listed.or_else(|| instruments.get(&amended.citation.instrument))
}
