//! The obligations by name, with what each demands: the one table that reports and explanations read.

use crate::text::{Lang, Text};

/// An obligation of the proof of no loss, or one of the two that stand before it: `applies` and `clash`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Obligation {
    /// Its stable name, the same in every language and version.
    pub name: &'static str,
    title: (&'static str, &'static str),
    demand: (&'static str, &'static str),
}

impl Obligation {
    /// A few words that say what holds when it holds.
    pub fn title(&self, lang: Lang) -> &'static str {
        lang.pick(self.title.0, self.title.1)
    }

    /// What it demands, in one sentence.
    pub fn demand(&self, lang: Lang) -> &'static str {
        lang.pick(self.demand.0, self.demand.1)
    }

    /// What it demands, in both languages.
    pub fn text(&self) -> Text {
        Text::new(self.demand.0, self.demand.1)
    }
}

/// The obligation of this name.
pub fn obligation(name: &str) -> Option<&'static Obligation> {
    TABLE.iter().find(|known| known.name == name)
}

/// Every obligation: those of the proof in the order they are proven, then `applies` and `clash`.
pub const TABLE: &[Obligation] = &[
    Obligation {
        name: "evidence",
        title: ("Mọi điều kiện còn đủ căn cứ chứng minh", "Every condition still has evidence"),
        demand: (
            "Mỗi yêu cầu, điều kiện phải còn đủ căn cứ chứng minh trong mọi cách nộp hồ sơ, hoặc có căn cứ thay thế, và vẫn có bước kiểm tra.",
            "Every condition keeps all its evidence, or what took its place, however the applicant files; and a step still checks it.",
        ),
    },
    Obligation {
        name: "outputs",
        title: ("Mọi kết quả vẫn được tạo ra", "Every output is still produced"),
        demand: (
            "Thủ tục vẫn phải cấp đủ các kết quả như trước, với thời hạn hiệu lực không ngắn hơn; không thủ tục nào còn yêu cầu kết quả của thủ tục đã bãi bỏ.",
            "What the procedure issued it still issues, for as long; nobody asks for the output of a procedure that was abolished.",
        ),
    },
    Obligation {
        name: "inputs",
        title: ("Mỗi bước còn đủ đầu vào", "Every step still finds its inputs"),
        demand: (
            "Giấy tờ, kết quả mà một bước sử dụng phải có sẵn và do bước trước đó tạo ra hoặc tiếp nhận.",
            "What a step works with is there, and is made or taken in by a step that comes before.",
        ),
    },
    Obligation {
        name: "flow",
        title: ("Quy trình đi được đến cùng", "The flow reaches its end"),
        demand: (
            "Không bước nào phải chờ chính nó, mọi bước đều dẫn đến kết thúc, và không quyết định nào được ban hành trước bước kiểm tra mà nó phải chờ.",
            "No step waits for itself, every step leads to the end, and no decision overtakes a check it waited for.",
        ),
    },
    Obligation {
        name: "actors",
        title: (
            "Mọi bước do cơ quan đang tồn tại thực hiện",
            "Every step is still done by an agency that exists",
        ),
        demand: (
            "Không giao việc cho cơ quan hoặc cấp hành chính không tồn tại tại ngày rà soát.",
            "No task goes to an agency, or a level, that does not exist on the day of the review.",
        ),
    },
    Obligation {
        name: "parts",
        title: (
            "Đủ bộ phận cấu thành theo Điều 8 Nghị định 63/2010/NĐ-CP",
            "All mandatory parts of Decree 63/2010/NĐ-CP art. 8 remain",
        ),
        demand: (
            "Thủ tục phải còn đủ các bộ phận cấu thành bắt buộc theo khoản 2 Điều 8 Nghị định 63/2010/NĐ-CP.",
            "No mandatory part of a procedure (Decree 63/2010/NĐ-CP art. 8(2)) goes missing.",
        ),
    },
    Obligation {
        name: "measures",
        title: ("Không chỉ số nào xấu đi", "No measure got worse"),
        demand: (
            "Không chỉ số nào xấu đi, và thời hạn giải quyết vẫn đủ cho đường dài nhất.",
            "No measure gets worse, and the deadline still leaves time for the longest path.",
        ),
    },
    Obligation {
        name: "applies",
        title: ("Thực hiện được trên quy trình", "The change can be carried out"),
        demand: (
            "Nội dung thay đổi phải thực hiện được trên thủ tục như đã ghi.",
            "The change can be carried out on the procedure as it is written.",
        ),
    },
    Obligation {
        name: "clash",
        title: ("Không mâu thuẫn với phương án khác", "No clash with another proposal"),
        demand: (
            "Các đề xuất của cùng một thủ tục phải đạt yêu cầu chứng minh khi thực hiện cùng nhau.",
            "The proposals of one procedure hold when they are carried out together.",
        ),
    },
];
