//! Facts: the amounts of money that the words of a fee name. Whether they agree with its amount is for a rule to say.

use crate::facts::column::{Column, Type, Value, World};
use crate::facts::publish::{columns, procedure_of};
use crate::model::entity::Entity;
use crate::model::number::Money;
use crate::text::alike;

/// A column on fees.
pub const COLUMNS: &[Column] = columns! {
    Fee.said_amounts: Type::List(&Type::Money), "các số tiền nêu bằng lời ở tên, nguồn hoặc giả định của khoản thu",
        "the amounts that its name, source or assumption names in words", said;
    Fee.said_free: Type::Bool, "khoản thu được ghi là miễn phí: mức 0 đồng, hoặc chưa rõ mức thu mà giả định nêu «miễn phí»",
        "whether it is called free: an amount of nothing, or none while what is assumed of it speaks of free", said_free;
};

fn said<'w>(world: World<'w>, fee: Entity) -> Value<'w> {
    let fee = procedure_of(world, fee).and_then(|procedure| procedure.fees.get(fee.at()));
    let Some(fee) = fee else { return Value::List(Vec::new()) };
    let name = fee.name.iter().flat_map(|name| name.vi.iter().chain(&name.en));
    let texts = name.chain(&fee.source).chain(&fee.assumed);
    let mut all: Vec<i64> = texts.flat_map(|text| amounts(text)).collect();
    all.sort_unstable();
    all.dedup();
    Value::List(all.into_iter().map(|amount| Value::Money(Money(amount))).collect())
}

fn said_free<'w>(world: World<'w>, fee: Entity) -> Value<'w> {
    let fee = procedure_of(world, fee).and_then(|procedure| procedure.fees.get(fee.at()));
    Value::Bool(fee.is_some_and(|fee| match fee.amount {
        Some(amount) => amount.0 == 0,
        None => fee.assumed.as_ref().is_some_and(|assumed| alike(assumed).contains("miễn phí")),
    }))
}

/// What follows a number of đồng.
const UNITS: [&str; 5] = ["đồng", "vnđ", "vnd", "việt nam đồng", "đ"];

/// The amounts of đồng a text names, in order: `70.000 đồng`, `70,000đ/lần`, `1 triệu đồng`.
fn amounts(text: &str) -> Vec<i64> {
    let text = alike(text);
    let mut found = Vec::new();
    let mut rest = text.as_ref();
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
        let figure = &rest[start..];
        let end = figure.find(|c: char| !c.is_ascii_digit() && c != '.' && c != ',').unwrap_or(figure.len());
        let (digits, after) = (figure[..end].trim_end_matches(['.', ',']), figure[end..].trim_start());
        let million = after.strip_prefix("triệu").map(str::trim_start);
        let unit = UNITS.iter().find_map(|unit| million.unwrap_or(after).strip_prefix(unit));
        let whole = unit.is_some_and(|rest| !rest.starts_with(char::is_alphabetic));
        let groups: Vec<&str> = digits.split(['.', ',']).collect();
        let sound = groups.len() == 1 || groups[1..].iter().all(|group| group.len() == 3);
        if whole && sound {
            let amount = groups.concat().parse::<i64>().ok();
            let times = if million.is_some() { 1_000_000 } else { 1 };
            found.extend(amount.and_then(|amount| amount.checked_mul(times)).filter(|amount| *amount > 0));
        }
        rest = &figure[end.max(1)..];
    }
    found
}
