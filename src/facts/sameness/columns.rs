//! What rules can ask about procedures that are nearly the same.

use crate::facts::column::{Column, Relation, Type, Value};
use crate::facts::publish::{columns, relations, two};
use crate::facts::sameness::Pair;
use crate::model::entity::{Entity, Kind};

const PROCEDURE: Type = Type::Entity(Kind::Procedure);

/// A column on procedures.
pub const COLUMNS: &[Column] = columns! {
    Procedure.nearly_same: Type::List(&PROCEDURE),
        "các thủ tục khác có từ 60% bộ phận giống thủ tục này trở lên, giống nhất đứng trước",
        "the other procedures that have 60 % of their parts or more in common with it, the most alike first",
        |world, procedure| {
            let at = procedure.at();
            let other = |pair: &Pair| if pair.one as usize == at { pair.other } else { pair.one };
            let alike = world.facts.sameness.pairs_of(at).map(other);
            Value::List(alike.map(|other| Value::Entity(Entity::top(Kind::Procedure, other as usize))).collect())
        };
};

/// A relation of two procedures.
pub const RELATIONS: &[Relation] = relations! {
    sameness[PROCEDURE, PROCEDURE]: Type::Percent,
        "tỷ lệ bộ phận giống nhau của hai thủ tục: loại giấy tờ phải nộp, loại kết quả, từ trong tên gọi (hệ số Jaccard); 0% nếu dưới 60%",
        "the share of parts two procedures have in common: types of paper asked for and given out, words of the name (Jaccard); 0 % below 60 %",
        |world, values| {
            let likeness = |(one, other): (Entity, Entity)| {
                world.facts.sameness.pair(one.at() as u32, other.at() as u32).map(Pair::likeness)
            };
            Value::Percent(two(values).and_then(likeness).unwrap_or(0))
        };
};
