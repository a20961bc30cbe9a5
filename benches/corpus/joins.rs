//! One join written several ways: the papers that another procedure issues.

use rasoat::lang::compile::compile;
use rasoat::lang::rule::Rule;
use rasoat::source::SourceId;

/// From the papers to the results or the other way, the equality either way round and in either place.
pub(crate) const WAYS: [(&str, &str); 3] = [
    (
        "from the paper",
        "for each d in documents for each o in outputs where d.type == o.type and d.procedure != o.procedure",
    ),
    (
        "from the result",
        "for each o in outputs for each d in documents where o.type == d.type and d.procedure != o.procedure",
    ),
    (
        "turned round and last",
        "for each d in documents for each o in outputs where d.procedure != o.procedure where o.type == d.type",
    ),
];

/// A rule of these loops that flags the paper.
pub(crate) fn rule(loops: &str) -> Vec<Rule> {
    let text = format!(
        "/// Giấy tờ là kết quả của thủ tục khác.\n/// A paper that another procedure issues.\n///\n/// Đo.\n/// Measured.\n\
         rule measured/join {{ criterion necessity pack simplification level info basis 63/2010/NĐ-CP art 10\n\
         {loops} flag d vi \"«{{d.name}}»\" en \"`{{d.name}}`\" }}"
    );
    let (rules, problems) = compile(SourceId::default(), &text);
    assert!(problems.is_empty(), "{problems:?}");
    rules
}
