//! The tables an office fills in, one sheet a part of the procedure: what sheets and columns are called, in the template
//! and in the portal's own export.

/// A sheet.
#[derive(Clone, Copy, Debug)]
pub struct Form {
    /// What part it is.
    pub part: Part,
    /// Its name in the template.
    pub name: &'static str,
    /// Other names it goes by, without accents.
    pub aliases: &'static [&'static str],
    /// What it is for.
    pub about: &'static str,
    /// Its columns, in order.
    pub columns: &'static [Column],
}

/// The parts of a procedure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// What the procedure is, who decides.
    General,
    /// Ways to file.
    Channels,
    /// Papers.
    Dossier,
    /// Steps.
    Steps,
    /// Fees.
    Fees,
    /// Legal bases.
    Bases,
    /// Conditions.
    Conditions,
    /// Results.
    Outputs,
}

/// A column.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    /// What it holds; the word by which the program finds it.
    pub key: &'static str,
    /// Its head in the template.
    pub head: &'static str,
    /// Other heads it goes by, without accents.
    pub aliases: &'static [&'static str],
    /// Whether a row without it says nothing.
    pub required: bool,
    /// What to write in it.
    pub about: &'static str,
    /// An example.
    pub example: &'static str,
}

/// The word in the column of codes that marks a row as an example, which is not imported.
pub const EXAMPLE: &str = "Ví dụ";

const fn column(
    key: &'static str,
    head: &'static str,
    aliases: &'static [&'static str],
    required: bool,
    about: &'static str,
    example: &'static str,
) -> Column {
    Column { key, head, aliases, required, about, example }
}

const CODE: Column = column(
    "code",
    "Mã thủ tục",
    &["ma thu tuc", "ma tthc", "ma"],
    false,
    "Mã trong Cơ sở dữ liệu quốc gia về thủ tục hành chính; để trống khi tệp chỉ có một thủ tục",
    EXAMPLE,
);

/// The sheets of the template, in order.
pub const FORMS: &[Form] = &[
    Form {
        part: Part::General,
        name: "Thông tin chung",
        aliases: &["thong tin chung", "thu tuc", "tthc", "danh sach thu tuc", "sheet1", "header"],
        about: "Mỗi thủ tục một dòng.",
        columns: &[
            CODE,
            column(
                "name",
                "Tên thủ tục",
                &["ten thu tuc", "ten tthc", "ten thu tuc hanh chinh"],
                true,
                "Tên chính thức",
                "Cấp giấy phép xây dựng nhà ở riêng lẻ",
            ),
            column("sector", "Lĩnh vực", &["linh vuc"], false, "Lĩnh vực của thủ tục", "Hoạt động xây dựng"),
            column(
                "kind",
                "Loại thủ tục",
                &["loai", "loai tthc"],
                false,
                "Đối ngoại, nội bộ hoặc liên thông; để trống là đối ngoại",
                "Đối ngoại",
            ),
            column(
                "decision",
                "Số quyết định",
                &["so quyet dinh", "so quyet dinh cong bo"],
                false,
                "Quyết định công bố thủ tục",
                "1234/QĐ-UBND",
            ),
            column(
                "as_of",
                "Ngày áp dụng",
                &["ngay ap dung", "ngay quyet dinh", "ngay hieu luc"],
                false,
                "Ngày mà nội dung mô tả còn đúng, dạng ngày/tháng/năm",
                "01/07/2026",
            ),
            column("level", "Cấp thực hiện", &["cap thuc hien"], false, "Cấp bộ, cấp tỉnh, cấp xã", "Cấp xã"),
            column(
                "receives",
                "Cơ quan tiếp nhận",
                &["co quan tiep nhan", "dia chi tiep nhan", "noi tiep nhan"],
                false,
                "Cơ quan nhận hồ sơ; để trống khi là cơ quan quyết định",
                "Trung tâm Phục vụ hành chính công cấp xã",
            ),
            column(
                "decides",
                "Cơ quan quyết định",
                &["co quan quyet dinh", "co quan thuc hien", "co quan co tham quyen", "co quan giai quyet"],
                true,
                "Cơ quan có thẩm quyền quyết định",
                "Ủy ban nhân dân cấp xã",
            ),
            column(
                "coordinates",
                "Cơ quan phối hợp",
                &["co quan phoi hop"],
                false,
                "Các cơ quan phối hợp, cách nhau bằng dấu chấm phẩy",
                "Văn phòng đăng ký đất đai",
            ),
            column(
                "applicants",
                "Đối tượng thực hiện",
                &["doi tuong thuc hien", "doi tuong"],
                false,
                "Công dân Việt Nam; Doanh nghiệp; Tổ chức; Người nước ngoài…",
                "Công dân Việt Nam; Tổ chức",
            ),
            column(
                "deadline",
                "Thời hạn giải quyết",
                &["thoi han giai quyet", "thoi han"],
                false,
                "Số và đơn vị: 15 ngày làm việc, 20 ngày, 8 giờ",
                "15 ngày làm việc",
            ),
            column("year", "Năm số liệu", &["nam so lieu", "nam"], false, "Năm của số lượng hồ sơ", "2025"),
            column(
                "cases",
                "Số hồ sơ một năm",
                &["so ho so mot nam", "so luong ho so", "so ho so"],
                false,
                "Số hồ sơ tiếp nhận trong năm",
                "9000",
            ),
        ],
    },
    Form {
        part: Part::Channels,
        name: "Cách thức thực hiện",
        aliases: &["cach thuc thuc hien", "cach thuc", "ctth"],
        about: "Mỗi hình thức nộp một dòng.",
        columns: &[
            CODE,
            column(
                "kind",
                "Hình thức nộp",
                &["hinh thuc nop", "hinh thuc"],
                true,
                "Trực tiếp, trực tuyến hoặc dịch vụ bưu chính",
                "Trực tuyến",
            ),
            column(
                "extent",
                "Mức độ",
                &["muc do", "muc do truc tuyen"],
                false,
                "Với trực tuyến: toàn trình hoặc một phần",
                "Toàn trình",
            ),
            column(
                "deadline",
                "Thời hạn",
                &["thoi han", "thoi gian", "thoi han giai quyet"],
                false,
                "Ghi khi khác thời hạn chung",
                "15 ngày làm việc",
            ),
        ],
    },
    Form {
        part: Part::Dossier,
        name: "Thành phần hồ sơ",
        aliases: &["thanh phan ho so", "tphs", "ho so"],
        about: "Mỗi giấy tờ một dòng.",
        columns: &[
            CODE,
            column(
                "case",
                "Trường hợp",
                &["truong hop", "nhom truong hop"],
                false,
                "Ghi khi giấy tờ chỉ phải nộp trong trường hợp này",
                "Công trình có tầng hầm",
            ),
            column(
                "id",
                "Mã giấy tờ",
                &["ma tphs", "ma giay to", "ma thanh phan ho so"],
                false,
                "Mã riêng của giấy tờ, nếu có",
                "TPHS-01",
            ),
            column(
                "name",
                "Tên giấy tờ",
                &["ten giay to", "ten thanh phan ho so", "giay to"],
                true,
                "Tên giấy tờ như quy định",
                "Giấy tờ chứng minh quyền sử dụng đất",
            ),
            column(
                "form",
                "Mẫu đơn, tờ khai",
                &["mau don to khai", "bm dien tu", "bieu mau", "mau don", "mau"],
                false,
                "Số của mẫu",
                "Mẫu số 01",
            ),
            column(
                "mode",
                "Cách nộp",
                &["loai giay to", "cach nop", "nop hay xuat trinh"],
                false,
                "Nộp, xuất trình hoặc tự khai; để trống là nộp",
                "Nộp",
            ),
            column("originals", "Bản chính", &["ban chinh", "so ban chinh"], false, "Số bản chính", "0"),
            column("copies", "Bản sao", &["ban sao", "so ban sao"], false, "Số bản sao", "1"),
            column(
                "certified",
                "Chứng thực",
                &["chung thuc", "ban sao chung thuc"],
                false,
                "Có khi bản sao phải chứng thực",
                "có",
            ),
            column(
                "fallback",
                "Chỉ khi không tra cứu được",
                &["chi khi khong tra cuu duoc", "chi yeu cau khi khong khai thac duoc"],
                false,
                "Có khi chỉ yêu cầu nếu cơ sở dữ liệu không trả lời được",
                "không",
            ),
            column(
                "issuer",
                "Cơ quan cấp",
                &["co quan ban hanh", "co quan cap"],
                false,
                "Cơ quan cấp giấy tờ",
                "Văn phòng đăng ký đất đai",
            ),
            column(
                "basis",
                "Căn cứ",
                &["can cu", "can cu phap ly"],
                false,
                "Điều, khoản và số văn bản",
                "Điều 46 Nghị định 175/2024/NĐ-CP",
            ),
        ],
    },
    Form {
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
    },
    Form {
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
    },
    Form {
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
    },
    Form {
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
    },
    Form {
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
    },
];
