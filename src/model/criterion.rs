//! What a review judges by.

use crate::model::worded::worded;

worded! {
    /// The four criteria of a review, in the order of the law (Decree 63/2010/NĐ-CP art. 10).
    pub enum Criterion {
        /// Is it needed (sự cần thiết).
        Necessity = "necessity",
        /// Is it reasonable (tính hợp lý).
        Reasonableness = "reasonableness",
        /// Is it lawful (tính hợp pháp).
        Legality = "legality",
        /// What it costs (chi phí tuân thủ).
        Cost = "cost",
    }
}
