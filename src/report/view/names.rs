//! The words for every code a report shows: criteria, levels, kinds, powers, safety, applicants, sectors.

use crate::diagnostic::Severity;
use crate::lang::rule::{CostClass, Pack};
use crate::model::catalog::Authority;
use crate::model::criterion::Criterion;
use crate::model::procedure::{Kind, Status};
use crate::proof::obligations;
use crate::proposal::Safety;
use crate::report::view::leaf::{Coded, Words};
use crate::text::Lang;

fn coded(lang: Lang, (code, vi, en): (&str, &str, &str)) -> Coded {
    Coded { code: code.to_owned(), words: Words::new(lang, vi, en) }
}

/// A criterion of the review.
pub fn criterion(criterion: Criterion, lang: Lang) -> Coded {
    let (vi, en) = match criterion {
        Criterion::Necessity => ("Sự cần thiết", "Necessity"),
        Criterion::Reasonableness => ("Tính hợp lý", "Reasonableness"),
        Criterion::Legality => ("Tính hợp pháp", "Legality"),
        Criterion::Cost => ("Chi phí tuân thủ", "Compliance cost"),
    };
    coded(lang, (criterion.word(), vi, en))
}

/// A criterion in the middle of a line; in English it is the word that rules and arguments take.
pub fn criterion_in_line(criterion: Criterion, lang: Lang) -> &'static str {
    match criterion {
        Criterion::Necessity => lang.pick("sự cần thiết", criterion.word()),
        Criterion::Reasonableness => lang.pick("tính hợp lý", criterion.word()),
        Criterion::Legality => lang.pick("tính hợp pháp", criterion.word()),
        Criterion::Cost => lang.pick("chi phí tuân thủ", criterion.word()),
    }
}

/// What sort of judgement a rule makes; in English the word that rules and arguments take.
pub fn pack(pack: Pack, lang: Lang) -> &'static str {
    match pack {
        Pack::Correctness => lang.pick("tính nhất quán", pack.word()),
        Pack::Legality => lang.pick("tính hợp pháp", pack.word()),
        Pack::Simplification => lang.pick("đơn giản hóa", pack.word()),
    }
}

/// How the work of a rule grows with what is reviewed.
pub fn cost_class(cost: CostClass, lang: Lang) -> &'static str {
    match cost {
        CostClass::Linear => lang.pick("tuyến tính", cost.word()),
        CostClass::Join => lang.pick("ghép nối", cost.word()),
        CostClass::Quadratic => lang.pick("bậc hai (đã khai báo)", cost.word()),
    }
}

/// How much a finding matters.
pub fn level(severity: Severity, lang: Lang) -> Coded {
    let (vi, en) = match severity {
        Severity::Error => ("Phải sửa", "Error"),
        Severity::Warning => ("Nên xem xét", "Warning"),
        Severity::Info => ("Để biết", "Info"),
    };
    coded(lang, (severity.word(), vi, en))
}

/// The kind of a procedure.
pub fn kind(kind: Kind, lang: Lang) -> Coded {
    let (vi, en) = match kind {
        Kind::External => ("Thủ tục cho người dân, tổ chức", "For citizens and organisations"),
        Kind::Internal => ("Thủ tục nội bộ", "Internal"),
        Kind::Interlinked => ("Thủ tục liên thông", "Interlinked"),
    };
    coded(lang, (kind.word(), vi, en))
}

/// Whether a procedure applies.
pub fn status(status: Status, lang: Lang) -> Coded {
    let (vi, en) = match status {
        Status::InForce => ("Còn hiệu lực", "In force"),
        Status::Replaced => ("Đã được thay thế", "Replaced"),
        Status::Abolished => ("Đã bãi bỏ", "Abolished"),
    };
    coded(lang, (status.word(), vi, en))
}

/// Who has the power to change a provision; `None`: no provision prescribes the item.
pub fn authority(authority: Option<Authority>, lang: Lang) -> Coded {
    let (vi, en) = match authority {
        None => ("Chưa ghi văn bản nào quy định", "No provision on file prescribes it"),
        Some(Authority::Own) => ("Thuộc thẩm quyền", "Within own power"),
        Some(Authority::Local) => ("Chính quyền địa phương khác", "Another local authority"),
        Some(Authority::Ministry) => ("Bộ, cơ quan ngang bộ", "A ministry"),
        Some(Authority::Government) => {
            ("Chính phủ, Thủ tướng Chính phủ", "The Government or the Prime Minister")
        }
        Some(Authority::NationalAssembly) => ("Quốc hội", "The National Assembly"),
    };
    coded(lang, (authority.map_or("none", Authority::word), vi, en))
}

/// What is to be done to have a proposal decided, in the middle of a line.
pub fn authority_in_line(authority: Option<Authority>, lang: Lang) -> &'static str {
    match authority {
        None => lang.pick("chưa ghi văn bản nào quy định", "no provision on file prescribes it"),
        Some(Authority::Own) => lang.pick("thuộc thẩm quyền", "own power"),
        Some(Authority::Local) => lang.pick("kiến nghị cơ quan địa phương khác", "another local authority"),
        Some(Authority::Ministry) => lang.pick("kiến nghị Bộ, cơ quan ngang Bộ", "propose to the ministry"),
        Some(Authority::Government) => {
            lang.pick("kiến nghị Chính phủ, Thủ tướng Chính phủ", "propose to the Government")
        }
        Some(Authority::NationalAssembly) => {
            lang.pick("kiến nghị Quốc hội", "propose to the National Assembly")
        }
    }
}

/// How far a proposal may be trusted.
pub fn safety(safety: Safety, lang: Lang) -> Coded {
    coded(
        lang,
        match safety {
            Safety::Safe => ("safe", "Nội dung pháp lý giữ nguyên", "Legal substance unchanged"),
            Safety::NeedsReview => ("needs_review", "Cần pháp chế xem xét", "Needs legal review"),
            Safety::Sketch => ("sketch", "Định hướng, cần hoàn thiện", "Sketch, to be worked out"),
        },
    )
}

/// How far a proposal may be trusted, in a word or two.
pub fn safety_in_line(safety: Safety, lang: Lang) -> &'static str {
    match safety {
        Safety::Safe => lang.pick("an toàn", "safe"),
        Safety::NeedsReview => lang.pick("cần xem xét", "needs review"),
        Safety::Sketch => lang.pick("gợi ý", "sketch"),
    }
}

/// An obligation of the proof of no loss: what holds when it holds.
pub fn obligation(code: &str, lang: Lang) -> Coded {
    let known = obligations::obligation(code);
    let words = known.map_or((code, code), |known| (known.title(Lang::Vi), known.title(Lang::En)));
    coded(lang, (code, words.0, words.1))
}

/// Who applies; the code itself where it is not one of the usual ones.
pub fn applicant(code: &str, lang: Lang) -> Coded {
    let (vi, en) = match code {
        "citizen" => ("Công dân", "Citizens"),
        "foreigner" => ("Người nước ngoài", "Foreigners"),
        "organisation" => ("Tổ chức", "Organisations"),
        "business" | "enterprise" => ("Doanh nghiệp", "Businesses"),
        "household-business" => ("Hộ kinh doanh", "Household businesses"),
        "cooperative" => ("Hợp tác xã", "Cooperatives"),
        "official" => ("Cán bộ, công chức, viên chức", "Officials"),
        "agency" => ("Cơ quan nhà nước", "State agencies"),
        _ => (code, code),
    };
    coded(lang, (code, vi, en))
}

/// A sector; the code itself where it is not one of the usual ones.
pub fn sector(code: &str, lang: Lang) -> Coded {
    let (vi, en) = match code {
        "civil-status" => ("Hộ tịch", "Civil status"),
        "residence" => ("Cư trú", "Residence"),
        "justice" => ("Tư pháp", "Justice"),
        "land" => ("Đất đai", "Land"),
        "environment" => ("Môi trường", "Environment"),
        "construction" => ("Xây dựng", "Construction"),
        "planning" => ("Quy hoạch", "Planning"),
        "investment" => ("Đầu tư", "Investment"),
        "business" | "enterprise" => ("Đăng ký doanh nghiệp", "Business registration"),
        "finance" => ("Tài chính", "Finance"),
        "tax" => ("Thuế", "Tax"),
        "transport" => ("Giao thông vận tải", "Transport"),
        "health" => ("Y tế", "Health"),
        "education" => ("Giáo dục và đào tạo", "Education"),
        "labour" => ("Lao động", "Labour"),
        "social" | "social-protection" => ("Bảo trợ xã hội", "Social protection"),
        "insurance" | "social-insurance" => ("Bảo hiểm xã hội", "Social insurance"),
        "culture" => ("Văn hóa", "Culture"),
        "administration" => ("Kiểm soát thủ tục hành chính", "Administrative control"),
        "home-affairs" => ("Nội vụ", "Home affairs"),
        "agriculture" => ("Nông nghiệp", "Agriculture"),
        "police" | "security" => ("An ninh, trật tự", "Public order"),
        "fire-safety" => ("Phòng cháy, chữa cháy", "Fire safety"),
        "trade" => ("Công Thương", "Trade"),
        "science" => ("Khoa học và công nghệ", "Science and technology"),
        _ => (code, code),
    };
    coded(lang, (code, vi, en))
}
