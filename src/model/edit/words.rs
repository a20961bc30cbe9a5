//! Each change as one sentence, in the language of a simplification plan (phương án đơn giản hóa).

mod documents;
mod steps;

use crate::model::catalog::Catalog;
use crate::model::edit::Change;
use crate::model::edit::names::{Names, in_both};
use crate::model::procedure::Procedure;
use crate::text::{Lang, Text};

/// A change of a procedure as a sentence that names things as people do. The procedure is the one before the change.
pub fn words(change: &Change, procedure: &Procedure, catalog: &Catalog) -> Text {
    let names = Names { procedure, catalog };
    match change {
        Change::DropDocument { document, instead } => documents::drop(names, document, instead),
        Change::AcceptPlainCopy { document } => documents::accept_plain_copy(names, document),
        Change::SetCopies { document, originals, copies } => {
            documents::set_copies(names, document, *originals, *copies)
        }
        Change::MakeFallback { document, register } => documents::make_fallback(names, document, register),
        Change::MergeForms { into, from } => documents::merge_forms(names, into, from),
        Change::DropConfirmation { document } => documents::drop_confirmation(names, document),
        Change::DropField { document, field } => documents::drop_field(names, document, field),
        Change::DropCondition { condition } => {
            let (vi, en) = names.condition(condition);
            say(format!("Bãi bỏ yêu cầu, điều kiện «{vi}»."), format!("Abolish the condition “{en}”."))
        }
        Change::MergeConditions { into, from } => {
            let ((into, into_en), (from, from_en)) = (names.condition(into), names.condition(from));
            say(
                format!("Gộp yêu cầu, điều kiện «{from}» vào «{into}»."),
                format!("Merge the condition “{from_en}” into “{into_en}”."),
            )
        }
        Change::DropCheck { step, condition } => {
            let ((vi, en), (condition, condition_en)) = (names.step(step), names.condition(condition));
            say(
                format!("Không kiểm tra lại điều kiện «{condition}» tại bước «{vi}»."),
                format!("Check the condition “{condition_en}” no more in the step “{en}”."),
            )
        }
        Change::OpenOnline => {
            say("Bổ sung cách thức nộp hồ sơ trực tuyến toàn trình.", "Open the whole procedure online.")
        }
        Change::Abolish => {
            let (vi, en) = in_both(&procedure.name, &procedure.id);
            say(format!("Bãi bỏ thủ tục «{vi}»."), format!("Abolish the procedure “{en}”."))
        }
        Change::SetDeadline { to } => {
            let old = procedure.deadline;
            let (from, from_en) = old.map_or_else(Default::default, |old| {
                (format!(" từ {}", old.show(Lang::Vi)), format!(" from {}", old.show(Lang::En)))
            });
            let cut = old.is_some_and(|old| to.working_minutes() < old.working_minutes());
            let (verb, verb_en) = if cut { ("Rút ngắn", "Shorten") } else { ("Quy định", "Set") };
            say(
                format!(
                    "{verb} thời hạn giải quyết{from} {} {}.",
                    if cut { "xuống còn" } else { "là" },
                    to.show(Lang::Vi)
                ),
                format!("{verb_en} the deadline{from_en} to {}.", to.show(Lang::En)),
            )
        }
        Change::SetValidity { output, to } => {
            let (vi, en) = names.output(output);
            say(
                format!("Quy định thời hạn hiệu lực của «{vi}» là {}.", to.show(Lang::Vi)),
                format!("Set the validity of “{en}” to {}.", to.show(Lang::En)),
            )
        }
        Change::DropFee { fee } => {
            let (vi, en) = names.fee(fee);
            say(format!("Bỏ khoản phí, lệ phí «{vi}»."), format!("Drop the fee “{en}”."))
        }
        Change::MergeFees { into, from } => {
            let ((into, into_en), (from, from_en)) = (names.fee(into), names.fee(from));
            say(
                format!("Gộp khoản thu «{from}» vào «{into}» để nộp một lần."),
                format!("Put the fee “{from_en}” into “{into_en}”, to be paid once."),
            )
        }
        Change::DeclareCoordinator { agency } => {
            let (vi, en) = names.agency(agency);
            say(
                format!("Bổ sung {vi} là cơ quan phối hợp thực hiện."),
                format!("Declare {en} as a coordinating agency."),
            )
        }
        Change::ReplaceAgency { from, to } => {
            let ((from, from_en), (to, to_en)) = (names.agency(from), names.agency(to));
            say(
                format!("Thay {from} bằng {to} trong toàn bộ thủ tục."),
                format!("Replace {from_en} by {to_en} throughout the procedure."),
            )
        }
        Change::ReplaceBasis { from, to } => {
            let ((from, from_en), (to, to_en)) = (names.citation(from), names.cited(to));
            say(
                format!("Thay căn cứ pháp lý {from} đã hết hiệu lực bằng {to}."),
                format!("Replace the legal basis {from_en}, which has ended, by {to_en}."),
            )
        }
        Change::ReplaceDocumentType { from, to } => {
            let ((from, from_en), (to, to_en)) = (names.document_type(from), names.document_type(to));
            say(
                format!("Thay giấy tờ «{from}» bằng «{to}» trong toàn bộ thủ tục."),
                format!("Replace the paper “{from_en}” by “{to_en}” throughout the procedure."),
            )
        }
        Change::ReplaceForm { from, to } => say(
            format!("Thay mẫu «{from}» bằng mẫu «{to}»."),
            format!("Replace the form “{from}” by the form “{to}”."),
        ),
        Change::DescribeAsOf { to } => say(
            format!("Mô tả thủ tục tại ngày {}.", to.show(Lang::Vi)),
            format!("Describe the procedure as of {}.", to.show(Lang::En)),
        ),
        Change::DropStep { step } => steps::drop(names, step),
        Change::MergeSteps { into, from } => steps::merge(names, into, from),
        Change::SetAfter { step, after } => steps::set_after(names, step, after),
        Change::RunBeside { step, beside } => steps::run_beside(names, step, beside),
        Change::Reassign { step, to } => steps::reassign(names, step, to),
        Change::SetTime { step, to } => steps::set_time(names, step, *to),
        Change::AgreeOnSilence { step } => steps::agree_on_silence(names, step),
        Change::CapReturns { step, at_most } => steps::cap_returns(names, step, *at_most),
        Change::CarryBySystem { step } => steps::carry_by_system(names, step),
    }
}

fn say(vi: impl Into<String>, en: impl Into<String>) -> Text {
    Text::new(vi, en)
}
