//! What a review judges by.

/// The four criteria of a review (Decree 63/2010/NĐ-CP art. 10), and the quality of the data itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Criterion {
    /// Is it needed (sự cần thiết).
    Necessity,
    /// Is it reasonable (tính hợp lý).
    Reasonableness,
    /// Is it lawful (tính hợp pháp).
    Legality,
    /// What it costs (chi phí tuân thủ).
    Cost,
}
