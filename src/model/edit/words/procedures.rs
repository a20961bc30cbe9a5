//! Changes between procedures, in words.

use super::say;
use crate::model::edit::Change;
use crate::model::edit::names::Name;
use crate::text::Text;

/// A change that names another procedure.
pub(super) fn of_another(change: &Change, (vi, en): Name) -> Text {
    match change {
        Change::ReplacedBy { .. } => say(
            format!("Không tiếp nhận riêng thủ tục này; giải quyết trong thủ tục «{vi}»."),
            format!("Offer this procedure no more on its own; it is settled within “{en}”."),
        ),
        Change::Replaces { .. } => {
            say(format!("Công bố thay thế thủ tục «{vi}»."), format!("Publish that “{en}” is replaced."))
        }
        _ => say(
            format!(
                "Liên thông với thủ tục «{vi}»: nộp một bộ hồ sơ, các cơ quan tự chuyển hồ sơ và kết quả cho nhau."
            ),
            format!(
                "Interlink with “{en}”: one dossier is filed, and the agencies pass file and result on themselves."
            ),
        ),
    }
}
