//! The fixed words of the templates in both languages. A template that names a missing one does not render.

use std::collections::BTreeMap;

use crate::text::Lang;

/// The labels of this language, by key.
pub(super) fn labels(lang: Lang) -> BTreeMap<&'static str, &'static str> {
    LABELS.iter().map(|(key, vi, en)| (*key, lang.pick(*vi, *en))).collect()
}

/// Key, Vietnamese, English; in order of key.
static LABELS: &[(&str, &str, &str)] = &[
    ("activity", "Công việc", "Activity"),
    ("after", "Sau", "After"),
    ("amend", "Kiến nghị sửa đổi văn bản", "Provisions to amend"),
    (
        "amend_note",
        "Xếp theo cơ quan có thẩm quyền, từ gần đến xa.",
        "By who can amend them, from near to far.",
    ),
    ("any", "Tất cả", "All"),
    ("applicants", "Đối tượng thực hiện", "Who applies"),
    ("as_of", "Số liệu tính đến ngày", "As of"),
    (
        "as_of_each",
        "Mỗi thủ tục tính theo ngày ghi trong hồ sơ của thủ tục đó",
        "Each procedure as of its own date",
    ),
    ("assumed", "Giả định", "Assumptions"),
    ("assumptions", "Giả định, nguồn số liệu", "Assumptions and sources"),
    ("authority", "Thẩm quyền", "Who can decide"),
    ("basis", "Căn cứ", "Basis"),
    ("before", "Trước", "Before"),
    ("benefit", "Lợi ích phương án đơn giản hóa", "Benefit"),
    ("blocked", "Chưa đề xuất được", "Not proposed"),
    (
        "blocked_note",
        "Các cách cắt giảm dưới đây không được đề xuất vì không qua được phép chứng minh không mất căn cứ.",
        "These remedies are not proposed, because the proof that nothing needed is lost fails.",
    ),
    ("cases", "hồ sơ", "dossiers"),
    ("change", "Thay đổi", "Change"),
    ("code", "Mã thủ tục", "Code"),
    ("compare", "So với thủ tục đã thay thế trên thực tế", "Beside the procedure that really replaced it"),
    (
        "compare_note",
        "Cột cuối cho biết phương án đi được bao nhiêu phần quãng đường của cải cách thực tế.",
        "The last column says how much of the way of the real reform the proposals go.",
    ),
    ("contents", "Mục lục", "Contents"),
    ("coordinates", "Cơ quan phối hợp", "Coordinating agencies"),
    ("cost_after", "Chi phí tuân thủ sau khi đơn giản hóa", "Compliance cost after"),
    ("cost_before", "Chi phí tuân thủ trước khi đơn giản hóa", "Compliance cost before"),
    ("cost_case", "Trường hợp được tính (thấp nhất)", "Sub-case reckoned (the cheapest)"),
    ("cost_default", "mức mặc định trong cấu hình", "default of the settings"),
    (
        "cost_method",
        "Tính theo Điều 27 Thông tư 02/2017/TT-VPCP; không tính chi phí cơ hội.",
        "After Circular 02/2017/TT-VPCP art. 27; no opportunity cost.",
    ),
    ("cost_missing", "chưa có số liệu, tính bằng 0", "no figure, counted as zero"),
    (
        "cost_none",
        "Chưa có số lượng hồ sơ nên chưa tính được chi phí một năm.",
        "No volume is known, so no cost of a year.",
    ),
    ("cost_percent", "Tỷ lệ cắt giảm chi phí", "Share saved"),
    ("cost_saved", "Chi phí tiết kiệm", "Saved"),
    ("cost_table", "Chi phí tuân thủ hiện hành, theo từng công việc", "Official cost as it is, by activity"),
    (
        "cost_table_after",
        "Chi phí tuân thủ sau đơn giản hóa, theo từng công việc",
        "Official cost after simplification, by activity",
    ),
    ("cost_title", "Chi phí tuân thủ một năm", "Official cost of a year"),
    (
        "cost_unpriced",
        "Chưa tính được chi phí tuân thủ: rasoat.yaml chưa có `costs` với thu nhập bình quân một giờ.",
        "Not priced: rasoat.yaml has no `costs` with the hourly income.",
    ),
    ("count", "Số lần", "Times"),
    ("criteria", "Phát hiện theo tiêu chí", "Findings by criterion"),
    ("criterion", "Tiêu chí", "Criterion"),
    (
        "days_note",
        "Thời gian trong bảng: giờ, ngày làm việc. Chi phí: đồng một năm.",
        "Times are in office hours and working days; cost in VND a year.",
    ),
    ("deadline", "Thời hạn giải quyết", "Declared deadline"),
    ("decides", "Cơ quan quyết định", "Decides"),
    ("decision", "Quyết định công bố", "Published by"),
    (
        "defaults",
        "Mức mặc định dùng khi thủ tục không có số liệu riêng",
        "Defaults used where a procedure gives no figure",
    ),
    ("document", "Giấy tờ", "Paper"),
    ("dossier", "Thành phần hồ sơ trước và sau", "The dossier before and after"),
    ("dossier_added", "thêm", "added"),
    ("dossier_changed", "đổi", "changed"),
    ("dossier_dropped", "bỏ", "dropped"),
    ("dossier_fetched", "tự tra cứu", "fetched"),
    ("dossier_kept", "giữ", "kept"),
    ("error", "Phải sửa", "Error"),
    ("fails", "không bảo đảm", "does not hold"),
    ("fee", "Phí, lệ phí", "Fee"),
    ("figures", "Mức", "Figures"),
    ("filter", "Lọc", "Filter"),
    ("filter_count", "Số thủ tục đang hiện", "Procedures shown"),
    ("filter_search", "Tìm theo tên, mã", "Search name or code"),
    ("finding", "Phát hiện", "Finding"),
    ("findings", "Phát hiện", "Findings"),
    ("flow", "Quy trình", "Flow"),
    ("flow_after", "Quy trình sau đơn giản hóa", "Flow after simplification"),
    ("flow_before", "Quy trình hiện hành", "Flow as it is"),
    ("flow_same", "Các phương án không thay đổi quy trình.", "The proposals do not change the flow."),
    ("group", "Nhóm thủ tục", "Group"),
    ("holds", "Đã chứng minh không mất căn cứ", "Proof that nothing needed is lost"),
    ("hourly", "Thu nhập bình quân một giờ", "Average income an hour"),
    ("info", "Để biết", "Info"),
    ("kind", "Loại", "Kind"),
    ("level", "Mức", "Level"),
    ("levels_of_effort", "Nếu bỏ nhiều hay ít công sức hơn", "With more or less effort"),
    ("measure", "Chỉ số", "Measure"),
    ("measures", "Chỉ số trước và sau khi đơn giản hóa", "Measures before and after"),
    ("met", "đạt", "met"),
    ("missing", "Công việc chưa có số liệu, tính bằng 0", "Activities without a figure, counted as zero"),
    ("nav_amend", "Văn bản cần sửa", "Provisions to amend"),
    ("nav_assumptions", "Giả định, nguồn", "Assumptions"),
    ("nav_compare", "So với cải cách thực tế", "Beside the real reform"),
    ("nav_detail", "Chi tiết", "Each procedure"),
    ("nav_procedures", "Các thủ tục", "Procedures"),
    ("nav_rules", "Phụ lục", "Appendix"),
    ("not_counted", "Chỉ dùng để so sánh, không cộng vào tổng", "For comparison only, in no total"),
    (
        "not_counted_number",
        "Thủ tục đã được thay thế hoặc bãi bỏ (không cộng vào tổng)",
        "Replaced or abolished (in no total)",
    ),
    ("not_met", "chưa đạt", "not met"),
    ("nothing_found", "Không có phát hiện nào.", "Nothing was found."),
    ("nothing_proposed", "Không có phương án nào.", "Nothing is proposed."),
    ("number", "STT", "No."),
    ("old", "Thủ tục cũ", "The old one"),
    ("old_after", "Thủ tục cũ sau các phương án", "The old one after the proposals"),
    ("open", "chưa có phương án", "open"),
    ("outcome", "Kết quả", "Outcome"),
    ("outcome_blocked", "chưa đề xuất được", "not proposed"),
    ("own", "Thuộc thẩm quyền", "Within own power"),
    ("per_case", "Một hồ sơ", "One dossier"),
    (
        "per_case_note",
        "Tính cho một hồ sơ vì chưa có số lượng hồ sơ một năm.",
        "For one dossier, for want of a volume.",
    ),
    ("per_year", "Một năm", "A year"),
    (
        "per_year_note",
        "Tính cho một năm, nếu chỉ thực hiện phương án này.",
        "For a year, if only this proposal is carried out.",
    ),
    ("problem", "Sai sót", "Mistake"),
    ("problems", "Sai sót của tệp và quy tắc", "Mistakes in files and rules"),
    (
        "problems_note",
        "Báo cáo này chưa tính đến những phần bị ảnh hưởng bởi các sai sót sau.",
        "This report leaves out what the following mistakes concern.",
    ),
    ("procedure", "Thủ tục", "Procedure"),
    ("procedures", "Các thủ tục được rà soát", "Procedures reviewed"),
    ("procedures_detail", "Chi tiết từng thủ tục", "Each procedure"),
    ("promised", "Mục tiêu", "Target"),
    ("proposal", "Phương án", "Proposal"),
    ("proposals", "Phương án đơn giản hóa", "Proposals"),
    ("provision", "Điều, khoản cần sửa đổi", "Provision"),
    ("reached", "Đạt được", "Reached"),
    ("reason", "Lý do", "Why"),
    ("receives", "Nơi tiếp nhận", "Takes the dossier in"),
    ("recommend", "Kiến nghị thực thi", "What to amend"),
    (
        "recommend_none",
        "Không văn bản nào trong hồ sơ quy định nội dung này; cơ quan thực hiện có thể thôi yêu cầu.",
        "No provision on file prescribes this; the agency can stop asking for it.",
    ),
    ("rule", "Quy tắc", "Rule"),
    ("rules", "Phụ lục: các quy tắc đã phát hiện", "Appendix: the rules that fired"),
    ("saved", "Tiết kiệm", "Saved"),
    ("sector", "Lĩnh vực", "Sector"),
    ("share", "Tỷ lệ hồ sơ", "Share of dossiers"),
    ("shared", "Phát hiện về danh mục dùng chung", "Findings about the catalog"),
    ("skip", "Đến nội dung chính", "To the content"),
    ("source", "Nguồn", "Source"),
    ("sources", "Nguồn số liệu", "Sources"),
    ("spend", "Thuê dịch vụ", "Bought in"),
    ("status", "Hiệu lực", "Status"),
    ("successor", "Thủ tục thay thế", "Its successor"),
    ("summary", "Tóm tắt", "Summary"),
    ("targets", "Mục tiêu của kế hoạch", "Targets of the plan"),
    ("time_each", "Thời gian", "Time"),
    (
        "time_note",
        "Thời gian là con số riêng, không quy đổi thành tiền. Ngày theo lịch được tính thành ngày làm việc theo tỷ lệ 5/7.",
        "Time is a separate figure and never converted to money. Calendar days count as 5/7 of working days.",
    ),
    ("time_title", "Thời gian", "Time"),
    ("total", "Tổng", "All"),
    ("totals_all", "Tổng hợp các chỉ số", "Measures in all"),
    ("trust", "Mức tin cậy của phương án", "How far proposals may be trusted"),
    ("upward", "Kiến nghị cấp có thẩm quyền", "To propose upward"),
    ("used_by", "Dùng trong thủ tục", "Used in procedure"),
    ("version", "Ngày của bản mô tả", "Description as of"),
    ("volume", "Số lượng hồ sơ", "Dossiers"),
    ("warning", "Nên xem xét", "Warning"),
    ("what", "Nội dung đơn giản hóa", "What changes"),
    ("what_for", "Dùng cho", "Used for"),
    ("what_goes", "Cắt giảm những gì", "What goes"),
    ("where", "Nơi ghi", "Where"),
    ("who", "Ai quyết định", "Who decides"),
    (
        "without_volume",
        "Thủ tục chưa có số lượng hồ sơ, không cộng vào chi phí một năm",
        "Procedures without a volume, left out of the cost of a year",
    ),
];

#[cfg(test)]
mod tests {
    use super::LABELS;
    use crate::report::templates::TEMPLATES;

    #[test]
    fn labels_stand_in_order_in_both_languages_and_every_one_is_used() {
        assert!(LABELS.windows(2).all(|pair| pair[0].0 < pair[1].0));
        assert!(LABELS.iter().all(|(_, vi, en)| !vi.is_empty() && !en.is_empty()));
        let built = "dossier_";
        for (key, ..) in LABELS.iter().filter(|(key, ..)| !key.starts_with(built)) {
            let name = format!("t.{key}");
            let ends = |text: &&str| {
                text.split(&name)
                    .skip(1)
                    .any(|rest| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_'))
            };
            assert!(TEMPLATES.iter().any(|(_, text)| ends(text)), "no template says `{key}`");
        }
    }
}
