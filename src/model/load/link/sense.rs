//! Values of a procedure that are well written and cannot be: below zero, beyond all measure, about themselves.

use std::fmt::Arguments;

use crate::diagnostic::Diagnostic;
use crate::model::load::link::Linker;
use crate::model::number::{Money, Thousandths};
use crate::model::procedure::Procedure;
use crate::source::SourceId;
use crate::text::Text;

/// The most sheets of one paper that anybody asks for.
const MOST_SHEETS: u32 = 100;
/// The most đồng one item costs: a hundred billion.
const MOST_MONEY: i64 = 100_000_000_000;
/// The most hours one item takes: about ten years of work.
const MOST_HOURS: i64 = 20_000;
/// The most dossiers a year: ten for every inhabitant.
const MOST_CASES: u64 = 1_000_000_000;

impl Linker<'_> {
    /// Values of one procedure that cannot be.
    pub(super) fn sense(&mut self, file: SourceId, procedure: &Procedure) {
        self.filled(&procedure.id, "procedure", file, format_args!("procedure"));
        self.words(&procedure.name, "name", file, format_args!("name"));
        self.filled(&procedure.sector, "sector", file, format_args!("sector"));
        self.volume(file, procedure);
        self.parties(file, procedure);
        for (at, case) in procedure.cases.iter().enumerate() {
            self.filled(&case.id, "id", file, format_args!("cases[{at}].id"));
            self.words(&case.name, "name", file, format_args!("cases[{at}].name"));
        }
        for (at, fee) in procedure.fees.iter().enumerate() {
            self.filled(&fee.id, "id", file, format_args!("fees[{at}].id"));
            if let Some(amount) = fee.amount {
                self.amount(amount, file, format_args!("fees[{at}].amount"));
            }
        }
        for (at, document) in procedure.documents.iter().enumerate() {
            self.filled(&document.id, "id", file, format_args!("documents[{at}].id"));
            self.sheets(document.originals, file, format_args!("documents[{at}].originals"));
            self.sheets(document.copies, file, format_args!("documents[{at}].copies"));
            if let Some(prepare) = &document.prepare {
                self.hours(prepare.hours, file, format_args!("documents[{at}].prepare.hours"));
                self.amount(prepare.spend, file, format_args!("documents[{at}].prepare.spend"));
            }
        }
        self.alternatives(file, procedure);
        self.work(file, procedure);
        for (at, look_up) in procedure.look_ups.iter().enumerate() {
            if look_up.register.is_some() == look_up.procedure.is_some() {
                let problem = Diagnostic::error(
                    "look-up-source",
                    "mục tra cứu phải có đúng một trong hai khóa `register`, `procedure`",
                    "a look-up needs exactly one of `register` and `procedure`",
                )
                .help(
                    "nêu cơ sở dữ liệu, hoặc thủ tục đã cấp giấy tờ",
                    "name the register, or the procedure that issued the paper",
                );
                self.push(problem, file, format_args!("look_ups[{at}]"));
            }
        }
        for (at, condition) in procedure.conditions.iter().enumerate() {
            self.filled(&condition.id, "id", file, format_args!("conditions[{at}].id"));
            self.words(&condition.text, "text", file, format_args!("conditions[{at}].text"));
        }
        for (at, output) in procedure.outputs.iter().enumerate() {
            self.filled(&output.id, "id", file, format_args!("outputs[{at}].id"));
        }
        self.steps(file, procedure);
    }

    fn steps(&mut self, file: SourceId, procedure: &Procedure) {
        for (at, step) in procedure.steps.iter().enumerate() {
            self.filled(&step.id, "id", file, format_args!("steps[{at}].id"));
            for (index, before) in step.after.iter().flatten().enumerate() {
                if *before == step.id {
                    let problem = Diagnostic::error(
                        "after-itself",
                        "một bước không thể đợi chính nó",
                        "a step cannot wait for itself",
                    )
                    .help("nêu bước phải xong trước", "name the step that must come before");
                    self.push(problem, file, format_args!("steps[{at}].after[{index}]"));
                }
            }
            if let Some(rate) = step.returns_to.as_ref().and_then(|back| back.rate)
                && !(0..=1000).contains(&rate.0)
            {
                let problem = Diagnostic::error(
                    "out-of-range",
                    format!("tỷ lệ `{rate}` không nằm giữa 0 và 1"),
                    format!("the share `{rate}` is not between 0 and 1"),
                );
                let share = Thousandths(rate.0 / 100);
                let problem = match rate.0 {
                    1001..=100_000 => problem.help(format!("viết `{share}`"), format!("write `{share}`")),
                    _ => problem.help("viết một số từ 0 đến 1", "write a number from 0 to 1"),
                };
                self.push(problem, file, format_args!("steps[{at}].returns_to.rate"));
            }
        }
    }

    fn volume(&mut self, file: SourceId, procedure: &Procedure) {
        let Some(volume) = &procedure.volume else { return };
        if volume.cases > MOST_CASES {
            self.too_much(MOST_CASES as i64, file, format_args!("volume.cases"));
        }
        for (key, part) in
            [("online", volume.online), ("late", volume.late), ("supplemented", volume.supplemented)]
        {
            if let Some(part) = part.filter(|part| *part > volume.cases) {
                let problem = Diagnostic::error(
                    "out-of-range",
                    format!("`{key}` là {part}, nhiều hơn tổng số {} hồ sơ", volume.cases),
                    format!("`{key}` is {part}, more than all {} dossiers", volume.cases),
                )
                .help("sửa một trong hai số", "correct one of the two numbers");
                self.push(problem, file, format_args!("volume.{key}"));
            }
        }
    }

    /// An amount of money below zero or beyond all measure.
    pub(super) fn amount(&mut self, amount: Money, file: SourceId, path: Arguments<'_>) {
        if amount.0 < 0 {
            self.below_zero(file, path);
        } else if amount.0 > MOST_MONEY {
            self.too_much(MOST_MONEY, file, path);
        }
    }

    /// Hours below zero or beyond all measure.
    pub(super) fn hours(&mut self, hours: Thousandths, file: SourceId, path: Arguments<'_>) {
        if hours.0 < 0 {
            self.below_zero(file, path);
        } else if hours.0 > MOST_HOURS * 1000 {
            self.too_much(MOST_HOURS, file, path);
        }
    }

    /// A text that must say something.
    pub(super) fn filled(&mut self, text: &str, key: &str, file: SourceId, path: Arguments<'_>) {
        if text.trim().is_empty() {
            let problem =
                Diagnostic::error("no-value", format!("`{key}` để trống"), format!("`{key}` is empty"))
                    .help("viết nội dung", "write what it is");
            self.push(problem, file, path);
        }
    }

    fn words(&mut self, text: &Text, key: &str, file: SourceId, path: Arguments<'_>) {
        if text.is_empty() {
            self.filled("", key, file, path);
        }
    }

    fn sheets(&mut self, sheets: u32, file: SourceId, path: Arguments<'_>) {
        if sheets > MOST_SHEETS {
            self.too_much(i64::from(MOST_SHEETS), file, path);
        }
    }

    fn below_zero(&mut self, file: SourceId, path: Arguments<'_>) {
        let problem = Diagnostic::error("out-of-range", "số này nhỏ hơn 0", "this number is below zero")
            .help("viết một số từ 0 trở lên", "write a number that is not below zero");
        self.push(problem, file, path);
    }

    fn too_much(&mut self, most: i64, file: SourceId, path: Arguments<'_>) {
        let problem = Diagnostic::error(
            "out-of-range",
            format!("số này lớn hơn {most}, quá mức có thể có"),
            format!("this number is above {most}, more than can be"),
        )
        .help("kiểm tra lại số", "check the number");
        self.push(problem, file, path);
    }
}
