//! Reasons and the method of an inspection, in words.

use super::{InspectedView, Say};
use crate::model::observed::Reason;

impl Say<'_> {
    pub(super) fn reason(&self, reason: Reason) -> String {
        let (vi, en) = match reason {
            Reason::Malformed => ("ít ô hơn dòng tiêu đề", "fewer cells than the heading"),
            Reason::NoDossier => ("không có mã hồ sơ", "no dossier"),
            Reason::NoProcedure => ("không có thủ tục", "no procedure"),
            Reason::UnknownProcedure => {
                ("thủ tục không có trong không gian làm việc", "a procedure the workspace does not have")
            }
            Reason::NoStep => ("không có bước", "no step"),
            Reason::NoAgency => ("không có cơ quan", "no agency"),
            Reason::UnknownAgency => {
                ("cơ quan không có trong danh mục", "an agency the catalog does not have")
            }
            Reason::OtherTransition => {
                ("không phải lúc bắt đầu hay kết thúc bước", "neither the start nor the end of a step")
            }
            Reason::UnreadableDate => ("thời điểm không đọc được", "a moment that cannot be read"),
            Reason::NoTime => ("không có thời điểm nào", "no moment at all"),
            Reason::NoEnd => ("chưa có thời điểm kết thúc", "no end"),
            Reason::EndBeforeStart => ("kết thúc trước khi bắt đầu", "an end before the start"),
            Reason::Duplicate => ("lặp lại dòng khác", "the same as another line"),
        };
        self.pick(vi, en)
    }

    /// How the figures come about.
    pub(super) fn method(&self) -> InspectedView {
        let said = [
            (
                "Hồ sơ ở cơ quan đang xử lý (chia đều nếu nhiều cơ quan cùng làm); khi không ai xử lý thì ở cơ quan làm bước kế tiếp; khi người nộp đang bổ sung thì ở người nộp.",
                "A dossier is with the agencies that work on it, in equal parts; with the one that works next while nobody does; with the applicant while the applicant supplements it.",
            ),
            (
                "Thời gian chậm của một hồ sơ chia cho các cơ quan theo phần mỗi cơ quan giữ hồ sơ lâu hơn thời gian quy định cho các bước của mình; nếu không bước nào vượt, hoặc có bước chưa quy định thời gian, thì chia theo thời gian mỗi cơ quan giữ hồ sơ.",
                "The delay of a dossier is shared in proportion to how much longer each agency held it than its steps are declared to take; where none did, or a step has no declared time, in proportion to how long each held it.",
            ),
            (
                "Trước hạn là sớm hơn ít nhất một ngày; hạn trả ghi trong nhật ký được ưu tiên hơn thời hạn công bố. Thời hạn riêng của từng trường hợp không được xét.",
                "Early is a day or more before the time was up; a due date of the log comes before the declared deadline. Deadlines of sub-cases are not looked at.",
            ),
            (
                "Trung vị và mức 90 % tính chính xác trên số phút tròn, theo hạng gần nhất.",
                "Median and 90th percentile are exact over whole minutes, by nearest rank.",
            ),
            (
                "Chỉ đọc các cột nêu trong ánh xạ. Mã hồ sơ được thay bằng mã băm có khóa; tên chỉ xuất hiện trong ít hơn ba hồ sơ không được hiển thị. Dùng `--show-ids` để xem nguyên văn.",
                "Only the columns the mapping names are read. Dossiers are shown by a keyed hash; names that fewer than three dossiers have are not shown. `--show-ids` shows them as they are.",
            ),
        ];
        let notes = said.iter().map(|(vi, en)| self.pick(*vi, *en)).collect();
        InspectedView { heading: self.pick("Cách tính", "How it is counted"), notes, tables: Vec::new() }
    }
}
