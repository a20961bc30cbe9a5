//! The sheets on what is done, paid, prescribed and issued.

use super::{CODE, Form, Part, column};

pub(super) const STEPS: Form = Form {
    part: Part::Steps,
    name: "Trình tự thực hiện",
    aliases: &["trinh tu thuc hien", "trinh tu", "quy trinh", "quy trinh noi bo"],
    about: "Mỗi bước một dòng, theo thứ tự thực hiện.",
    columns: &[
        CODE,
        column(
            "name",
            "Nội dung công việc",
            &["noi dung cong viec", "noi dung", "buoc thuc hien", "cong viec", "ten buoc"],
            true,
            "Việc được làm",
            "Tiếp nhận hồ sơ, kiểm tra thành phần",
        ),
        column(
            "does",
            "Loại việc",
            &["loai viec"],
            false,
            "Nộp, tiếp nhận, chuyển, kiểm tra, thẩm định, kiểm tra thực địa, lấy ý kiến, xác nhận, duyệt, quyết định, cập nhật, cấp, thu phí, trả kết quả",
            "Tiếp nhận",
        ),
        column(
            "by",
            "Cơ quan thực hiện",
            &["co quan thuc hien", "don vi thuc hien", "don vi", "nguoi thuc hien", "bo phan thuc hien"],
            true,
            "Cơ quan, hoặc Người nộp hồ sơ, hoặc Hệ thống",
            "Trung tâm Phục vụ hành chính công cấp xã",
        ),
        column(
            "takes",
            "Thời gian",
            &["thoi gian", "thoi gian thuc hien", "thoi han"],
            false,
            "Số và đơn vị: 4 giờ, 2 ngày làm việc",
            "4 giờ",
        ),
        column("basis", "Căn cứ", &["can cu"], false, "Điều, khoản và số văn bản", ""),
    ],
};

pub(super) const FEES: Form = Form {
    part: Part::Fees,
    name: "Phí, lệ phí",
    aliases: &["phi le phi", "phi", "le phi"],
    about: "Mỗi khoản thu một dòng.",
    columns: &[
        CODE,
        column(
            "name",
            "Tên khoản thu",
            &["ten khoan thu", "phi le phi", "ten phi le phi", "loai phi"],
            true,
            "Tên phí, lệ phí",
            "Lệ phí cấp giấy phép xây dựng",
        ),
        column(
            "amount",
            "Mức thu (đồng)",
            &["muc thu", "muc thu dong", "so tien"],
            false,
            "Số tiền một hồ sơ; 0 là miễn phí",
            "75000",
        ),
        column(
            "kind",
            "Hình thức nộp hồ sơ",
            &["hinh thuc nop ho so", "hinh thuc nop", "ap dung cho"],
            false,
            "Ghi khi mức thu chỉ áp dụng cho một hình thức nộp",
            "",
        ),
        column(
            "basis",
            "Căn cứ",
            &["can cu"],
            false,
            "Điều, khoản và số văn bản",
            "Điều 2 Nghị quyết 06/2020/NQ-HĐND",
        ),
    ],
};

pub(super) const BASES: Form = Form {
    part: Part::Bases,
    name: "Căn cứ pháp lý",
    aliases: &["can cu phap ly", "ccpl", "can cu"],
    about: "Mỗi văn bản một dòng.",
    columns: &[
        CODE,
        column(
            "number",
            "Số ký hiệu",
            &["so ky hieu", "so hieu", "ma van ban", "so van ban"],
            true,
            "Số, ký hiệu văn bản",
            "175/2024/NĐ-CP",
        ),
        column(
            "title",
            "Trích yếu",
            &["trich yeu", "ten van ban", "ten van ban phap ly"],
            false,
            "Tên văn bản",
            "Quy định chi tiết một số điều của Luật Xây dựng",
        ),
        column(
            "issuer",
            "Cơ quan ban hành",
            &["co quan ban hanh"],
            false,
            "Cơ quan ban hành văn bản",
            "Chính phủ",
        ),
        column("signed", "Ngày ban hành", &["ngay ban hanh"], false, "Ngày/tháng/năm", "30/12/2024"),
        column("from", "Ngày hiệu lực", &["ngay hieu luc"], false, "Ngày/tháng/năm", "30/12/2024"),
    ],
};

pub(super) const CONDITIONS: Form = Form {
    part: Part::Conditions,
    name: "Yêu cầu, điều kiện",
    aliases: &["yeu cau dieu kien", "dieu kien", "ycdk"],
    about: "Mỗi yêu cầu, điều kiện một dòng.",
    columns: &[
        CODE,
        column(
            "text",
            "Nội dung",
            &["noi dung", "yeu cau dieu kien", "dieu kien"],
            true,
            "Điều phải đáp ứng",
            "Phù hợp với mục đích sử dụng đất",
        ),
        column(
            "basis",
            "Căn cứ",
            &["can cu"],
            false,
            "Điều, khoản và số văn bản",
            "khoản 1 Điều 93 Luật số 50/2014/QH13",
        ),
    ],
};

pub(super) const OUTPUTS: Form = Form {
    part: Part::Outputs,
    name: "Kết quả thực hiện",
    aliases: &["ket qua thuc hien", "ket qua", "kqth"],
    about: "Mỗi kết quả một dòng.",
    columns: &[
        CODE,
        column(
            "number",
            "Mã kết quả",
            &["ma ket qua"],
            false,
            "Mã trong Cơ sở dữ liệu quốc gia, dạng KQ.G15.000031",
            "KQ.G17.000001",
        ),
        column(
            "name",
            "Tên kết quả",
            &["ten ket qua", "ket qua"],
            true,
            "Giấy tờ được cấp",
            "Giấy phép xây dựng",
        ),
        column(
            "valid_for",
            "Thời hạn hiệu lực",
            &["thoi han hieu luc", "hieu luc"],
            false,
            "Số và đơn vị: 12 tháng; để trống khi không có thời hạn",
            "12 tháng",
        ),
        column("issuer", "Cơ quan ban hành", &["co quan ban hanh"], false, "Cơ quan cấp kết quả", ""),
    ],
};
