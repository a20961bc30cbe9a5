//! The sixteen questions of the form in Annex I to Decree 63/2010/NĐ-CP, word for word, and what the form asks for in
//! the answer. The English is a translation.

use crate::text::Lang;

/// A part of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// The number of its first question.
    pub first: usize,
    vi: &'static str,
    en: &'static str,
}

/// A question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Question {
    vi: &'static str,
    en: &'static str,
    answer_vi: &'static [&'static str],
    answer_en: &'static [&'static str],
    /// Whether it draws the conclusion of its part; the form gives it the whole width.
    pub verdict: bool,
}

impl Part {
    /// Its title.
    pub fn title(&self, lang: Lang) -> &'static str {
        lang.pick(self.vi, self.en)
    }
}

impl Question {
    /// The question.
    pub fn text(&self, lang: Lang) -> &'static str {
        lang.pick(self.vi, self.en)
    }

    /// What the form asks for, a line each. A line that ends with `…` is to be filled in.
    pub fn answer(&self, lang: Lang) -> &'static [&'static str] {
        lang.pick(self.answer_vi, self.answer_en)
    }
}

/// The parts, in order.
pub static PARTS: [Part; 4] = [
    Part {
        first: 1, vi: "I. Về sự cần thiết của thủ tục hành chính", en: "I. Necessity of the procedure"
    },
    Part {
        first: 5,
        vi: "II. Về tính hợp lý của thủ tục hành chính",
        en: "II. Reasonableness of the procedure",
    },
    Part {
        first: 13,
        vi: "III. Về tính hợp pháp của thủ tục hành chính",
        en: "III. Legality of the procedure",
    },
    Part {
        first: 16,
        vi: "IV. Về chi phí thực hiện thủ tục hành chính",
        en: "IV. Cost of carrying out the procedure",
    },
];

const fn question(
    vi: &'static str,
    en: &'static str,
    answer_vi: &'static [&'static str],
    answer_en: &'static [&'static str],
) -> Question {
    Question { vi, en, answer_vi, answer_en, verdict: false }
}

const fn verdict(
    vi: &'static str,
    en: &'static str,
    answer_vi: &'static [&'static str],
    answer_en: &'static [&'static str],
) -> Question {
    Question { vi, en, answer_vi, answer_en, verdict: true }
}

const YES_NO_VI: &str = "a) Có ☐      b) Không ☐";
const YES_NO_EN: &str = "a) Yes ☐      b) No ☐";

/// The questions, in order.
pub static QUESTIONS: [Question; 16] = [
    question(
        "1. Thủ tục hành chính được đặt ra nhằm đạt được mục tiêu gì?",
        "1. What goal is the procedure meant to reach?",
        &[
            "a) Thủ tục hành chính được đặt ra nhằm đạt được mục tiêu: …",
            "b) Mục tiêu nêu trên có cần thiết hay không?   Có ☐      Không ☐",
            "Đề nghị giải thích lý do đối với câu trả lời: …",
        ],
        &[
            "a) The goal of the procedure: …",
            "b) Is this goal needed?   Yes ☐      No ☐",
            "Please explain the answer: …",
        ],
    ),
    question(
        "2. Thủ tục hành chính dự kiến khi được thực hiện có đáp ứng được mục tiêu đặt ra hay không?",
        "2. Does the procedure, as it is carried out, reach the goal?",
        &[YES_NO_VI, "Đề nghị giải thích lý do đối với câu trả lời: …"],
        &[YES_NO_EN, "Please explain the answer: …"],
    ),
    question(
        "3. Có biện pháp khác để thay thế thủ tục hành chính này mà vẫn đảm bảo mục tiêu đặt ra hay không?",
        "3. Is there another measure that could replace the procedure and still reach the goal?",
        &[YES_NO_VI, "Nếu chọn câu trả lời a, đề nghị cho biết lý do và nêu rõ biện pháp thay thế: …"],
        &[YES_NO_EN, "If a, please give the reason and name the measure: …"],
    ),
    verdict(
        "4. Với câu trả lời đối với các câu hỏi từ câu 1 – 3 trên đây thì thủ tục này có cần thiết hay không?",
        "4. Given the answers to questions 1–3, is the procedure necessary?",
        &[
            YES_NO_VI,
            "Nếu chọn câu trả lời a, đề nghị tiếp tục trả lời các câu hỏi ở các phần sau. Nếu chọn câu trả lời b, không phải trả lời các câu hỏi tại phần II, III, IV.",
        ],
        &[YES_NO_EN, "If a, please go on. If b, parts II, III and IV need no answer."],
    ),
    question(
        "5. Thủ tục hành chính này có đồng bộ, thống nhất với các thủ tục hành chính khác hay không?",
        "5. Is the procedure consistent with other procedures?",
        &[
            YES_NO_VI,
            "Nếu chọn câu trả lời b, đề nghị giải thích và ghi rõ tên của thủ tục hành chính cũng như văn bản quy định thủ tục hành chính mà thủ tục hành chính này không đồng bộ, thống nhất: …",
            "Nếu chọn câu trả lời b, đề nghị đề xuất phương án xử lý: …",
        ],
        &[
            YES_NO_EN,
            "If b, please explain, and name the procedure and the instrument it is not consistent with: …",
            "If b, please propose a remedy: …",
        ],
    ),
    question(
        "6. Thủ tục hành chính có xác định rõ cơ quan, tổ chức có trách nhiệm giải quyết thủ tục hành chính hay không?",
        "6. Does the procedure say clearly which agency is responsible?",
        &[
            YES_NO_VI,
            "Nếu chọn câu trả lời b, thủ tục hành chính phải được sửa đổi để xác định rõ cơ quan, tổ chức có trách nhiệm giải quyết thủ tục hành chính. Đề nghị nêu rõ phương án sửa đổi: …",
        ],
        &[YES_NO_EN, "If b, the procedure must be amended to say so. Please say how: …"],
    ),
    question(
        "7. Thủ tục hành chính có xác định rõ trình tự, cách thức thực hiện hay không?",
        "7. Does the procedure say clearly in which order and manner it is carried out?",
        &[YES_NO_VI, "Nếu chọn câu trả lời b, đề nghị nêu lý do và phương án sửa đổi: …"],
        &[YES_NO_EN, "If b, please give the reason and the amendment: …"],
    ),
    question(
        "8. Quy định về thành phần hồ sơ, số lượng hồ sơ có rõ ràng và hợp lý hay không?",
        "8. Are the documents and the number of sets clear and reasonable?",
        &[
            YES_NO_VI,
            "Nếu chọn câu trả lời b, đề nghị nêu rõ lý do và đề xuất phương án kiến nghị về thành phần, số lượng hồ sơ để giảm gánh nặng cho cá nhân, tổ chức: …",
        ],
        &[
            YES_NO_EN,
            "If b, please give the reason and propose documents and sets that are less of a burden: …",
        ],
    ),
    question(
        "9. Thủ tục hành chính này có quy định cụ thể thời gian giải quyết từ phía các cơ quan thực hiện thủ tục hành chính hay không?",
        "9. Does the procedure give the agencies a definite time?",
        &[
            "a) Có ☐      Không ☐",
            "b) Nếu câu trả lời a là CÓ, thời hạn giải quyết là bao lâu? …",
            "c) Có thể rút ngắn thời hạn này không?   Có ☐      Không ☐",
            "Nếu câu trả lời c là CÓ, thì thời gian là bao lâu là phù hợp? Tại sao? …",
            "d) Nếu câu trả lời a là KHÔNG, thủ tục phải quy định thời hạn trả kết quả. Đề nghị nêu rõ thời hạn trả kết quả là bao lâu là phù hợp: …",
        ],
        &[
            "a) Yes ☐      No ☐",
            "b) If yes, how long is it? …",
            "c) Can it be shortened?   Yes ☐      No ☐",
            "If yes, to what, and why? …",
            "d) If a is no, the procedure must set a time. What time would be right? …",
        ],
    ),
    question(
        "10. Kết quả của việc thực hiện thủ tục hành chính này có quy định thời hạn có hiệu lực hay không?",
        "10. Is the result of the procedure valid for a limited time?",
        &[
            "a) Có ☐      Không ☐",
            "b) Nếu câu trả lời a là CÓ, thời hạn có giá trị là bao nhiêu? …",
            "c) Nếu câu trả lời a là CÓ, thì quy định này có hợp lý không?   Có ☐      Không ☐",
            "d) Nếu câu trả lời c là KHÔNG, đề nghị cho biết lý do và đề xuất phương án sửa đổi: …",
        ],
        &[
            "a) Yes ☐      No ☐",
            "b) If yes, for how long? …",
            "c) If yes, is this reasonable?   Yes ☐      No ☐",
            "d) If not, please give the reason and an amendment: …",
        ],
    ),
    question(
        "11. Thủ tục hành chính này có đòi hỏi kết quả của việc giải quyết các thủ tục hành chính khác hoặc thủ tục hành chính này là kết quả để giải quyết thủ tục hành chính khác hay không?",
        "11. Does the procedure ask for the result of others, or do others ask for its result?",
        &[
            "a) Có ☐      Không ☐",
            "b) Nếu câu trả lời a là CÓ, có thể áp dụng cơ chế liên thông trong giải quyết thủ tục hành chính hay không để giảm gánh nặng về thủ tục cho cá nhân và doanh nghiệp?   Có ☐      Không ☐",
            "c) Nếu câu trả lời b là CÓ, đề nghị nêu rõ các thủ tục hành chính có thể áp dụng cơ chế liên thông, cách thức áp dụng và đề xuất cơ quan đầu mối tiếp nhận: …",
        ],
        &[
            "a) Yes ☐      No ☐",
            "b) If yes, could they be interlinked, to make them less of a burden?   Yes ☐      No ☐",
            "c) If yes, please name the procedures, the way, and the one agency that takes dossiers in: …",
        ],
    ),
    verdict(
        "12. Với câu trả lời đối với các câu hỏi từ câu 5 – 11 trên đây thì thủ tục hành chính này có hợp lý/phù hợp hay không?",
        "12. Given the answers to questions 5–11, is the procedure reasonable?",
        &[YES_NO_VI],
        &[YES_NO_EN],
    ),
    question(
        "13. Thủ tục hành chính có được quy định đúng thẩm quyền không?",
        "13. Was the procedure prescribed by who had the power?",
        &[
            "a) Thủ tục hành chính quy định đúng thẩm quyền ☐",
            "b) Một phần của thủ tục hành chính quy định không đúng thẩm quyền ☐",
            "Nếu câu trả lời là b, đề nghị xác định rõ nội dung nào của thủ tục hành chính không được quy định đúng thẩm quyền:",
            "Trình tự, cách thức thực hiện ☐   Hồ sơ ☐   Thời hạn giải quyết thủ tục hành chính ☐   Cơ quan thực hiện thủ tục hành chính ☐   Khác ☐",
            "c) Thủ tục hành chính quy định không đúng thẩm quyền ☐",
            "Đề nghị nêu rõ lý do đối với các câu trả lời a, b, c: …",
        ],
        &[
            "a) Wholly ☐",
            "b) Not in part ☐",
            "If b, which part:",
            "Order and manner ☐   Dossier ☐   Time ☐   Agency ☐   Other ☐",
            "c) Not at all ☐",
            "Please give the reasons: …",
        ],
    ),
    question(
        "14. Nội dung thủ tục hành chính có trái với các quy định trong văn bản của cơ quan cấp trên hay không?",
        "14. Is the procedure contrary to a provision of a higher authority?",
        &[
            "a) Có ☐      Không ☐",
            "b) Nếu chọn câu trả lời a là CÓ, đề nghị xác định rõ nội dung nào trái với các quy định trong văn bản của cơ quan cấp trên:",
            "Trình tự, cách thức thực hiện ☐   Hồ sơ ☐   Thời hạn giải quyết thủ tục hành chính ☐   Cơ quan thực hiện thủ tục hành chính ☐   Khác ☐",
            "c) Đề nghị cho biết lý do đối với các nội dung lựa chọn tại câu b và ghi rõ điều khoản và tên, số ký hiệu, ngày, tháng, năm ban hành văn bản của cơ quan cấp trên tương ứng: …",
        ],
        &[
            "a) Yes ☐      No ☐",
            "b) If yes, which part:",
            "Order and manner ☐   Dossier ☐   Time ☐   Agency ☐   Other ☐",
            "c) Please give the reasons, and the provision, name, number and date of the higher instrument: …",
        ],
    ),
    verdict(
        "15. Với câu trả lời đối với các câu hỏi từ câu 13 – 14 trên đây thì thủ tục hành chính này có hợp pháp hay không?",
        "15. Given the answers to questions 13–14, is the procedure lawful?",
        &[YES_NO_VI],
        &[YES_NO_EN],
    ),
    question(
        "16. Có các khoản phí, lệ phí được thu khi thực hiện thủ tục hành chính này không?",
        "16. Are fees or charges taken?",
        &[
            "a) Có ☐      Không ☐",
            "b) Nếu câu trả lời a là CÓ, nêu rõ mức phí, lệ phí là bao nhiêu? …",
            "c) Với câu trả lời b, mức thu đó có hợp lý hay không?   Có ☐      Không ☐",
            "d) Nếu câu trả lời c là KHÔNG, xin đề xuất mức thu cụ thể? Tại sao? …",
            "đ) Nếu câu trả lời a là CÓ, đề nghị cho biết tổng mức thu của quý cơ quan (nếu có) khi thực hiện thủ tục hành chính trong một năm sẽ là bao nhiêu? …",
        ],
        &[
            "a) Yes ☐      No ☐",
            "b) If yes, how much are they? …",
            "c) Is this reasonable?   Yes ☐      No ☐",
            "d) If not, what should they be, and why? …",
            "đ) If a is yes, how much will your agency take in a year? …",
        ],
    ),
];
