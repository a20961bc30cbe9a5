//! The words of the official cost form: its parts and activities.

use crate::model::settings::Activity;
use crate::text::Lang;

/// A part of the official cost form, in its order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// Preparing the dossier.
    Prepare,
    /// Filing it.
    Submit,
    /// Paying.
    Pay,
    /// Being inspected.
    Inspection,
    /// Other work: visits in between.
    Other,
    /// Fetching the result.
    Receive,
}

impl Part {
    /// All parts, in order.
    pub const ALL: [Part; 6] =
        [Part::Prepare, Part::Submit, Part::Pay, Part::Inspection, Part::Other, Part::Receive];

    /// Its name on the form.
    pub fn words(self, lang: Lang) -> &'static str {
        let (vi, en) = match self {
            Part::Prepare => ("Chuẩn bị hồ sơ", "Preparing the dossier"),
            Part::Submit => ("Nộp hồ sơ", "Filing the dossier"),
            Part::Pay => ("Nộp phí, lệ phí, chi phí khác", "Paying fees, charges and other costs"),
            Part::Inspection => {
                ("Chuẩn bị, phục vụ việc kiểm tra, đánh giá", "Preparing for and attending inspections")
            }
            Part::Other => ("Công việc khác", "Other work"),
            Part::Receive => ("Nhận kết quả", "Fetching the result"),
        };
        lang.pick(vi, en)
    }
}

/// The part of the form an activity belongs to.
pub fn part_of(activity: Activity) -> Part {
    match activity {
        Activity::PrepareForm
        | Activity::PrepareOriginal
        | Activity::PrepareCopy
        | Activity::PrepareCertifiedCopy
        | Activity::PrepareConfirmation
        | Activity::PreparePresentation => Part::Prepare,
        Activity::SubmitCounter | Activity::SubmitOnline | Activity::SubmitPost => Part::Submit,
        Activity::Pay => Part::Pay,
        Activity::Inspection => Part::Inspection,
        Activity::Visit | Activity::Other => Part::Other,
        Activity::Receive => Part::Receive,
    }
}

/// The name of an activity.
pub fn words_of(activity: Activity, lang: Lang) -> &'static str {
    let (vi, en) = match activity {
        Activity::PrepareForm => ("điền mẫu đơn, tờ khai", "fill in the form"),
        Activity::PrepareOriginal => ("chuẩn bị bản chính", "get the original ready"),
        Activity::PrepareCopy => ("sao chụp", "make a copy"),
        Activity::PrepareCertifiedCopy => ("sao và chứng thực", "get a certified copy"),
        Activity::PrepareConfirmation => ("xin xác nhận", "get it confirmed"),
        Activity::PreparePresentation => ("mang theo để xuất trình", "bring it along to show it"),
        Activity::SubmitCounter => ("nộp trực tiếp", "file at the counter"),
        Activity::SubmitOnline => ("nộp trực tuyến", "file online"),
        Activity::SubmitPost => ("nộp qua bưu chính", "file by post"),
        Activity::Pay => ("nộp phí, lệ phí", "pay the fee"),
        Activity::Inspection => ("có mặt khi kiểm tra", "be present at the inspection"),
        Activity::Visit => ("đi lại thêm một lượt", "make one more visit"),
        Activity::Other => ("công việc khác", "other work"),
        Activity::Receive => ("nhận kết quả", "fetch the result"),
    };
    lang.pick(vi, en)
}
