//! The words by which a dossier row says what it wants of the papers it names. No name of a paper stands here.

/// What a word of grammar does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Word {
    /// Says nothing of its own: a number, a measure word, that a paper is valid.
    Filler,
    /// A copy of what follows.
    Copy,
    /// A certified copy.
    Certified,
    /// The original.
    Original,
    /// Or: what follows will do as well.
    Or,
    /// And: what follows is wanted as well.
    And,
    /// With: what follows is handed in beside it.
    With,
    /// What follows is to be handed in.
    Submit,
    /// What follows is to be shown.
    Present,
    /// What follows are examples or members, one of which will do.
    Such,
    /// What follows are parts, all of which are wanted.
    Comprises,
    /// A paper in general, of which members may follow.
    Generic,
    /// A paper to fill in or write: what it asks for is no paper of the dossier.
    Form,
    /// What follows is asked for, not handed in.
    Request,
    /// A part of a paper, or what it says, is meant, not the paper.
    Part,
    /// A case in which something is wanted.
    Case,
    /// What follows is left out of what stands before.
    Except,
    /// A case is left out.
    ExceptCase,
    /// Ends the words of a case.
    Then,
    /// What follows is not wanted.
    Not,
    /// A refusal that may be about anything: it counts where looking into a register follows close upon it.
    No,
    /// Only then, or only that: what is wanted is less than it seems.
    Only,
    /// A register is named, or looking into one.
    Look,
    /// The paper is wanted only where a register cannot answer.
    Fallback,
    /// The paper before is one of another country.
    Foreign,
    /// The papers of the sentence are those of another country.
    Abroad,
    /// Those of this country: where they are left out, the others remain.
    Home,
}

/// The words, as written, parted by strokes. Where a text has several of them at one place the longest counts.
pub const WORDS: &[(Word, &str)] = &[
    (
        Word::Filler,
        "cơ quan quản lý cơ sở dữ liệu|cơ quan quản lý dữ liệu|01|02|03|một|hai|ba|bộ|tờ|các|những|loại|\
         mỗi|có|còn|hợp lệ|còn hiệu lực|còn giá trị|còn thời hạn|còn giá trị sử dụng|mới nhất|của|bản|\
         quyển|cuốn|điện tử|giấy|nếu có|sau|sau đây|dưới đây|file|tệp tin|giá trị|được|màu|theo quy định|\
         tương ứng|hợp pháp|a|b|c|d|đ|e|g|h|i|k|l|m|n|ii|iii|iv|v|vi|vii|viii|ix|x|1|2|3|4|5|6|7|8|9|10",
    ),
    (
        Word::Copy,
        "bản sao|bản chụp|bản phô tô|bản photo|bản photocopy|bản scan|bản quét|ảnh chụp|bản sao chụp|\
         bản sao điện tử|bản sao hợp lệ|phô tô|photo|photocopy|sao y bản chính|sao y|sao chụp|\
         kèm bản chính để đối chiếu|kèm theo bản chính để đối chiếu|kèm xuất trình bản chính để đối chiếu|\
         xuất trình bản chính để đối chiếu|mang theo bản chính để đối chiếu|bản chính để đối chiếu|\
         có bản chính để đối chiếu|xuất trình bản chính để kiểm tra, đối chiếu|có đóng dấu xác nhận|\
         có xác nhận sao y|bản sao y",
    ),
    (
        Word::Certified,
        "bản sao có chứng thực|bản sao chứng thực|bản sao được chứng thực|bản sao công chứng|\
         bản sao có công chứng|bản sao y có chứng thực|sao y có chứng thực|bản sao điện tử có chứng thực|\
         bản sao điện tử được chứng thực|bản sao chứng thực điện tử|bản sao có chứng thực điện tử|\
         chứng thực|có chứng thực|được chứng thực|công chứng|có công chứng|được công chứng|\
         bản sao được cấp từ sổ gốc|bản sao cấp từ sổ gốc|được cấp từ sổ gốc|bản sao từ sổ gốc|\
         có chứng thực từ bản chính|được chứng thực từ bản chính|bản sao được chứng thực từ bản chính|\
         bản sao điện tử được chứng thực từ bản chính|bản sao có chứng thực từ bản chính|\
         bản sao điện tử từ sổ gốc",
    ),
    (Word::Original, "bản chính|bản gốc|bản chính hoặc bản gốc"),
    (Word::Or, "hoặc|hoặc là|hay|và/hoặc"),
    (Word::And, "và|cùng|đồng thời"),
    (Word::With, "kèm theo|kèm|gửi kèm|gửi kèm theo|cùng với|kèm với|nộp kèm|nộp kèm theo"),
    (
        Word::Submit,
        "nộp|phải nộp|nộp bổ sung|nộp thêm|gửi|phải gửi|cung cấp|phải cung cấp|phải có|cần có|yêu cầu nộp|\
         bổ sung|phải bổ sung|còn có thêm|hồ sơ còn có",
    ),
    (Word::Present, "xuất trình|phải xuất trình|xuất trình thêm|phải xuất trình thêm"),
    (Word::Such, "như|một trong|một trong các|một trong những|một trong số|ví dụ|chẳng hạn"),
    (Word::Comprises, "gồm|bao gồm|gồm có|bao gồm cả|cụ thể|như sau|cụ thể như sau|là|cụ thể là"),
    (
        Word::Generic,
        "giấy tờ|tài liệu|văn bản|giấy tờ khác|tài liệu khác|hồ sơ|hồ sơ pháp lý|giấy tờ pháp lý|\
         tài liệu pháp lý|giấy tờ có giá trị pháp lý|chứng cứ",
    ),
    (
        Word::Form,
        "đơn|tờ khai|phiếu|giấy đề nghị|văn bản đề nghị|văn bản yêu cầu|công văn|công văn đề nghị|\
         tờ trình|báo cáo|danh sách|danh mục|bảng kê|bản kê khai|bản khai|bản đăng ký|thông báo|\
         văn bản thông báo|giấy đăng ký|văn bản đăng ký",
    ),
    (
        Word::Request,
        "đề nghị|xin|đề nghị cấp|cấp|cấp lại|cấp đổi|đổi|gia hạn|thu hồi|điều chỉnh|sửa đổi|về việc|\
         yêu cầu cấp|được cấp|đã cấp|chưa được cấp",
    ),
    (
        Word::Part,
        "số|nội dung|thông tin|thông tin về|thông tin trên|tên|ghi trên|ghi trong|ghi tại|trên|trong|theo|\
         tại|so với|phù hợp với|chứng minh|đứng tên trong|thuộc",
    ),
    (Word::Except, "trừ|không kể|ngoại trừ"),
    (Word::ExceptCase, "trừ trường hợp"),
    (Word::Case, "trường hợp|đối với|nếu|khi|trong trường hợp|ngoài|đối với trường hợp|riêng đối với"),
    (Word::Then, "thì"),
    (
        Word::Not,
        "không phải nộp|không được yêu cầu|không được yêu cầu nộp|không phải xuất trình|\
         không phải cung cấp|không phải gửi|không phải tải lên|không cần nộp|không cần xuất trình|\
         không yêu cầu|không yêu cầu nộp|không yêu cầu xuất trình|miễn nộp|miễn xuất trình|không bắt buộc|\
         không bao gồm|không cần|thay|thay cho|thay thế|thay thế cho|thay thế bằng|được thay thế bằng|\
         được thay bằng|có giá trị thay|có giá trị thay thế|không nộp",
    ),
    (Word::No, "không|chưa|không thể|chưa thể"),
    (Word::Only, "chỉ cần|chỉ nộp|chỉ phải nộp|chỉ thực hiện|chỉ yêu cầu|chỉ xuất trình"),
    (
        Word::Look,
        "cơ sở dữ liệu|CSDL|CSDLQG|hệ thống thông tin|dữ liệu quốc gia|khai thác được|khai thác thông tin|\
         khai thác dữ liệu|khai thác, sử dụng|tra cứu|tra cứu được|truy xuất|kết nối, chia sẻ|\
         kết nối và chia sẻ|chia sẻ dữ liệu|tích hợp, kết nối|kết nối, liên thông|hệ thống điền tự động",
    ),
    (
        Word::Fallback,
        "yêu cầu cơ quan quản lý cơ sở dữ liệu|yêu cầu cơ quan quản lý dữ liệu|không khai thác được|\
         chưa khai thác được|không thể khai thác|không thể khai thác được|không tra cứu được|\
         không thể tra cứu|chưa tra cứu được|không truy xuất được|thủ tục hành chính tra cứu|\
         có thẩm quyền tra cứu|đăng ký hộ tịch tra cứu|tiếp nhận hồ sơ tra cứu|giải quyết hồ sơ tra cứu|\
         tự khai thác|tự tra cứu|có trách nhiệm tra cứu|có trách nhiệm khai thác",
    ),
    (
        Word::Abroad,
        "không có quốc tịch Việt Nam|có quốc tịch nước ngoài|nhà thầu nước ngoài|doanh nghiệp nước ngoài|\
         hãng hàng không nước ngoài|hợp pháp hóa lãnh sự|bằng tiếng Anh|bản dịch có chứng thực|\
         Công ước STCW|hợp pháp ở nước ngoài",
    ),
    (Word::Home, "tổ chức Việt Nam|doanh nghiệp Việt Nam|cá nhân Việt Nam|công dân Việt Nam|người Việt Nam"),
    (
        Word::Foreign,
        "do cơ quan có thẩm quyền của nước|của nước mà|của quốc gia nơi|của nước nơi|nước nơi|\
         nước ngoài cấp|do nước ngoài cấp|của nước ngoài cấp|công dân nước láng giềng|\
         do cơ quan có thẩm quyền nước ngoài cấp|do cơ quan có thẩm quyền của nước ngoài cấp|\
         của nước láng giềng|nước sở tại cấp|của nước nguyên xứ",
    ),
];
