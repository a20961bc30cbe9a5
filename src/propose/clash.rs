//! Why a proposal that is sound alone is not made: the rivals it does not go together with, and what speaks for them.

use super::rank;
use crate::model::number::Money;
use crate::proof::OBLIGATIONS;
use crate::proposal::{Failure, Proposal, Safety};
use crate::text::{Lang, Text};

/// The reason in one sentence that names the rivals, and after it the obligations that fail beside them, each with its
/// witness.
pub(super) fn clash(kept: &[&Proposal], left: &Proposal, fails: Vec<Failure>) -> Vec<Failure> {
    let is_settled = fails.iter().all(|failure| failure.obligation == "applies");
    let witness = fails.into_iter().filter(|failure| OBLIGATIONS.contains(&failure.obligation));
    let text = kept.first().map(|first| {
        let (why, why_en) = reason(first, left);
        let (vi, en) = (named(kept, Lang::Vi), named(kept, Lang::En));
        match (is_settled, kept.len()) {
            (true, _) => Text::new(
                format!("Đề xuất {vi} được chọn vì {why} và đã giải quyết nội dung này."),
                format!("The proposal {en} was kept since it {why_en}, and settles this already."),
            ),
            (false, 1) => Text::new(
                format!("Không thực hiện được cùng với đề xuất {vi}, được chọn vì {why}."),
                format!("It does not go together with the proposal {en}, kept since it {why_en}."),
            ),
            (false, _) => Text::new(
                format!("Không thực hiện được cùng lúc với các đề xuất {vi}; đề xuất đầu được chọn trước vì {why}."),
                format!("It does not go together with all of the proposals {en}; the first was kept since it {why_en}."),
            ),
        }
    });
    text.map(|text| Failure { obligation: "clash", text }).into_iter().chain(witness).collect()
}

/// Proposals by id and first change: `st2v29p (Stop asking for “Card”)`.
fn named(proposals: &[&Proposal], lang: Lang) -> String {
    let one = |proposal: &&Proposal| {
        let words = proposal.changes.first().map(|words| words.get(lang)).unwrap_or_default();
        format!("{} ({})", proposal.id, words.trim_end_matches('.'))
    };
    let names: Vec<String> = proposals.iter().map(one).collect();
    match names.split_last() {
        Some((last, rest)) if !rest.is_empty() => {
            format!("{} {} {last}", rest.join(", "), lang.pick("và", "and"))
        }
        _ => names.concat(),
    }
}

/// What speaks for the proposal that was kept.
fn reason(kept: &Proposal, left: &Proposal) -> (String, String) {
    let year = |proposal: &Proposal| proposal.saved_per_year.map_or(0, |money| money.0);
    let more = Money(year(kept).saturating_sub(year(left)));
    if kept.safety != Safety::Sketch && left.safety == Safety::Sketch {
        ("không chỉ là định hướng".into(), "is more than a direction".into())
    } else if more.0 > 0 {
        (
            format!("tiết kiệm thêm {} một năm", more.show(Lang::Vi)),
            format!("saves {} more a year", more.show(Lang::En)),
        )
    } else if rank::is_better(kept, left) {
        ("cắt giảm được nhiều hơn".into(), "cuts more".into())
    } else if kept.authority < left.authority {
        ("thuộc thẩm quyền gần hơn".into(), "lies in a nearer authority's power".into())
    } else {
        ("xếp trước theo mã, với lợi ích ngang nhau".into(), "comes first by id, at equal benefit".into())
    }
}
