//! The words of generated procedures: acts, subjects and papers as official lists have them.

/// What is done, in Vietnamese and English.
pub(super) const ACTS: [(&str, &str); 10] = [
    ("Cấp mới", "New"),
    ("Cấp lại", "Reissue of the"),
    ("Gia hạn", "Extension of the"),
    ("Điều chỉnh", "Amendment of the"),
    ("Chuyển nhượng", "Transfer of the"),
    ("Đổi", "Exchange of the"),
    ("Cấp bản sao", "Copy of the"),
    ("Thẩm định", "Appraisal of the"),
    ("Xác nhận", "Confirmation of the"),
    ("Công nhận", "Recognition of the"),
];

/// On what, with the sector.
pub(super) const SUBJECTS: [(&str, &str, &str); 12] = [
    ("land", "giấy chứng nhận quyền sử dụng đất", "land certificate"),
    ("land", "hợp đồng thuê đất của hộ gia đình", "household land lease"),
    ("construction", "giấy phép xây dựng nhà ở riêng lẻ", "house building permit"),
    ("construction", "chứng chỉ hành nghề hoạt động xây dựng", "construction practice certificate"),
    ("investment", "giấy chứng nhận đăng ký hộ kinh doanh", "household business registration"),
    ("justice", "giấy chứng nhận đăng ký kết hôn", "marriage certificate"),
    ("justice", "phiếu lý lịch tư pháp", "criminal record certificate"),
    ("health", "giấy phép hành nghề khám bệnh, chữa bệnh", "medical practice licence"),
    ("health", "giấy chứng nhận cơ sở đủ điều kiện an toàn thực phẩm", "food safety certificate"),
    ("education", "quyết định cho phép hoạt động giáo dục", "permission to run a school"),
    ("transport", "giấy phép kinh doanh vận tải bằng xe ô tô", "road transport licence"),
    ("transport", "giấy phép lái xe", "driving licence"),
];

/// Papers of an applicant's own making, in Vietnamese and English.
pub(super) const PAPERS: [(&str, &str); 8] = [
    ("Bản vẽ mặt bằng", "Floor plan"),
    ("Phương án kinh doanh", "Business plan"),
    ("Danh sách nhân sự", "List of staff"),
    ("Bản kê trang thiết bị", "List of equipment"),
    ("Hợp đồng lao động", "Labour contract"),
    ("Ảnh hiện trạng", "Photographs of the site"),
    ("Quy trình kỹ thuật", "Technical process"),
    ("Báo cáo năng lực", "Statement of capacity"),
];
