//! What a rule proposes, in words.

use super::Telling;
use crate::lang::ast::EditKind;
use crate::lang::rule::Proposal;

impl Telling<'_> {
    /// A change of a procedure.
    pub(super) fn edit(self, proposal: &Proposal) -> String {
        let (vi, en) = shape(proposal.kind);
        let mut out = self.pick(vi, en).to_owned();
        for (mark, value) in ["{0}", "{1}", "{2}"].into_iter().zip(&proposal.values) {
            out = out.replace(mark, &self.value(value));
        }
        out
    }
}

/// The sentence of a change, with a mark for each value it names.
fn shape(kind: EditKind) -> (&'static str, &'static str) {
    match kind {
        EditKind::Remove => ("bỏ {0}", "remove {0}"),
        EditKind::LookUp => ("thay việc nộp {0} bằng tra cứu {1}", "replace {0} with a look-up in {1}"),
        EditKind::Declaration => ("thay việc nộp {0} bằng lời khai", "replace {0} with a declaration"),
        EditKind::Replace => ("dùng {1} thay cho {0}", "use {1} in place of {0}"),
        EditKind::ReplaceBasis => ("thay {0} bằng {1}", "cite {1} in place of {0}"),
        EditKind::ReplaceAgency => ("thay {0} bằng {1} trong {2}", "replace {0} with {1} in {2}"),
        EditKind::Fallback => {
            ("chỉ yêu cầu {0} khi không tra cứu được {1}", "ask for {0} only when {1} cannot answer")
        }
        EditKind::Copies => (
            "chỉ yêu cầu {0} bản chính và {1} bản sao đối với {2}",
            "ask for {0} originals and {1} copies of {2}",
        ),
        EditKind::PlainCopy => ("chấp nhận bản sao không chứng thực của {0}", "accept a plain copy of {0}"),
        EditKind::Merge => ("gộp {0} vào {1}", "merge {0} into {1}"),
        EditKind::Confirmation => ("bỏ yêu cầu xác nhận trên {0}", "drop the confirmation of {0}"),
        EditKind::Field => ("bỏ trường thông tin {0} của {1}", "drop the field {0} of {1}"),
        EditKind::Check => ("không kiểm tra {0} tại {1}", "check {0} no more in {1}"),
        EditKind::Beside => ("thực hiện {0} song song với {1}", "run {0} beside {1}"),
        EditKind::Reassign => ("giao {0} cho {1}", "give {0} to {1}"),
        EditKind::Deadline => ("quy định thời hạn của {0} là {1}", "set the deadline of {0} to {1}"),
        EditKind::Time => ("quy định thời gian của {0} là {1}", "set the time of {0} to {1}"),
        EditKind::Validity => ("quy định thời hạn hiệu lực của {0} là {1}", "set the validity of {0} to {1}"),
        EditKind::Silence => {
            ("quy định tại {0}: quá hạn không trả lời là đồng ý", "hold silence in {0} for agreement")
        }
        EditKind::Returns => ("giới hạn số lần trả hồ sơ tại {0} ở mức {1}", "cap the returns of {0} at {1}"),
        EditKind::Online => ("bổ sung cách thức nộp trực tuyến cho {0}", "open an online channel for {0}"),
        EditKind::System => ("chuyển hồ sơ đến {0} qua hệ thống", "carry the file to {0} by system"),
        EditKind::Coordinator => {
            ("bổ sung {0} là cơ quan phối hợp của {1}", "declare {0} as a coordinator of {1}")
        }
        EditKind::Abolish => ("bãi bỏ {0}", "abolish {0}"),
        EditKind::View => {
            ("chỉ xuất trình bản chính {0} để đối chiếu", "have the original of {0} shown only")
        }
        EditKind::After => ("thực hiện {0} sau {1}", "run {0} after {1}"),
        EditKind::Counter => ("bổ sung cách thức nộp trực tiếp cho {0}", "open a counter channel for {0}"),
        EditKind::Post => ("bổ sung cách thức nộp qua bưu chính cho {0}", "open a post channel for {0}"),
        EditKind::Interlink => ("liên thông {0} với {1}", "interlink {0} with {1}"),
        EditKind::Fix => ("sửa mô tả: {0} là {1}", "correct the description: {0} is {1}"),
    }
}
