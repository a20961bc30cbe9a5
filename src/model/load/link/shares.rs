//! Shares that cannot be: of alternatives, of other work, of the dossiers of a year.

use crate::diagnostic::Diagnostic;
use crate::model::load::link::Linker;
use crate::model::procedure::Procedure;
use crate::model::settings::Activity;
use crate::source::SourceId;

impl Linker<'_> {
    /// The shares of alternatives: one for each list, together the whole.
    pub(super) fn alternatives(&mut self, file: SourceId, procedure: &Procedure) {
        for (at, choice) in procedure.any_of.iter().enumerate() {
            let (shares, lists) = (&choice.shares, choice.options.len());
            if shares.is_empty() {
                continue;
            }
            let sum = shares.iter().fold(0i64, |sum, share| sum.saturating_add(share.0));
            // Thirds are written 0.333: a thousandth for each list may be missing.
            let whole = (sum - 1000).unsigned_abs() <= lists as u64;
            let problem = if shares.len() != lists {
                Diagnostic::error(
                    "out-of-range",
                    format!("có {} tỷ lệ cho {lists} phương án", shares.len()),
                    format!("there are {} shares for {lists} alternatives", shares.len()),
                )
                .help("ghi một tỷ lệ cho mỗi phương án", "write one share for each alternative")
            } else if shares.iter().any(|share| share.0 < 0) || !whole {
                Diagnostic::error(
                    "out-of-range",
                    "các tỷ lệ phải từ 0 trở lên và cộng lại bằng 1",
                    "the shares must not be below 0 and must add up to 1",
                )
                .help("sửa các tỷ lệ, chẳng hạn `[0.9, 0.1]`", "correct them, for example `[0.9, 0.1]`")
            } else {
                continue;
            };
            self.push(problem, file, format_args!("any_of[{at}].shares"));
        }
    }

    /// Other work, and figures that stand before the settings.
    pub(super) fn work(&mut self, file: SourceId, procedure: &Procedure) {
        for (at, work) in procedure.work.iter().enumerate() {
            self.hours(work.hours, file, format_args!("work[{at}].hours"));
            self.amount(work.spend, file, format_args!("work[{at}].spend"));
            let other = work.does == Activity::Other;
            if !other && (work.times.is_some() || work.share.is_some()) {
                let problem = Diagnostic::error(
                    "out-of-range",
                    "`times` và `share` chỉ dùng cho công việc khác (`does: other`)",
                    "`times` and `share` are for other work (`does: other`) only",
                )
                .help("bỏ hai khóa này", "leave them out");
                self.push(problem, file, format_args!("work[{at}]"));
            }
            if !other && procedure.work[..at].iter().any(|before| before.does == work.does) {
                let problem = Diagnostic::error(
                    "out-of-range",
                    "công việc này đã được ghi ở trên",
                    "this activity is written above already",
                )
                .help("chỉ giữ một mục", "keep one of them");
                self.push(problem, file, format_args!("work[{at}].does"));
            }
            if work.share.is_some_and(|share| !(0..=1000).contains(&share.0)) {
                let problem = Diagnostic::error(
                    "out-of-range",
                    "tỷ lệ không nằm giữa 0 và 1",
                    "the share is not between 0 and 1",
                )
                .help("viết một số từ 0 đến 1", "write a number from 0 to 1");
                self.push(problem, file, format_args!("work[{at}].share"));
            }
        }
    }

    /// The dossiers of a year are the times a year times the applicants, where both are written.
    pub(super) fn parties(&mut self, file: SourceId, procedure: &Procedure) {
        let Some(volume) = &procedure.volume else { return };
        let Some((times, parties)) = volume.times.zip(volume.parties) else { return };
        if times.checked_mul(parties) != Some(volume.cases) {
            let problem = Diagnostic::error(
                "out-of-range",
                format!("{times} lần × {parties} đối tượng khác với {} hồ sơ", volume.cases),
                format!("{times} times × {parties} applicants are not {} dossiers", volume.cases),
            )
            .help("sửa một trong ba số", "correct one of the three numbers");
            self.push(problem, file, format_args!("volume.cases"));
        }
    }
}
