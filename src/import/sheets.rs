//! The tables an office fills in, one sheet a part of the procedure: what sheets and columns are called, in the template
//! and in the portal's own export.

mod asked;
mod done;

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
    asked::GENERAL,
    asked::CHANNELS,
    asked::DOSSIER,
    done::STEPS,
    done::FEES,
    done::BASES,
    done::CONDITIONS,
    done::OUTPUTS,
];
