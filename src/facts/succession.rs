//! Facts: which agency took over from another, and which agencies stand in one line.

use crate::facts::column::{Relation, Type, Value, World};
use crate::facts::publish::{relations, truth, two};
use crate::model::catalog::{Agency, Catalog, Successor};
use crate::model::date::Date;
use crate::model::entity::{Entity, Kind};

/// How many times in a row an agency may have been succeeded; a longer line, or a circle, leads nowhere.
const SUCCESSIONS: usize = 8;

const AGENCY: Type = Type::Entity(Kind::Agency);

/// Relations of agencies.
pub const RELATIONS: &[Relation] = relations! {
    successor[AGENCY, Type::Entity(Kind::Procedure)]: Type::Optional(&AGENCY),
        "cơ quan duy nhất kế thừa nhiệm vụ của cơ quan này trong lĩnh vực của thủ tục và còn hoạt động vào ngày mô tả",
        "the one agency that took over from this one in the procedure's sector and exists on its day", successor;
    one_line[AGENCY, AGENCY]: Type::Bool, "hai cơ quan là một, hoặc một cơ quan trực thuộc cơ quan kia",
        "the two agencies are one, or one belongs to the other, directly or through others",
        |world, values| truth(two(values).map(|(one, other)| in_one_line(world, one, other)));
};

fn successor<'w>(world: World<'w>, values: &[Value<'w>]) -> Value<'w> {
    let catalog = &world.corpus.catalog;
    let find = || {
        let (agency, procedure) = two(values)?;
        let sector = &world.corpus.procedures.get(procedure.at())?.sector;
        let id = &catalog.agencies.rows().get(agency.at())?.id;
        let heir = heir(catalog, id, sector, world.as_of(procedure)?)?;
        catalog.agencies.position(&heir.id)
    };
    find().map_or(Value::None, |at| Value::Entity(Entity::top(Kind::Agency, at)))
}

/// The end of the line of succession, if each in it has one heir only. An heir named for the sector comes before heirs of all
/// sectors.
fn heir<'c>(catalog: &'c Catalog, agency: &str, sector: &str, on: Date) -> Option<&'c Agency> {
    let mut line = catalog.agencies.get(agency)?;
    for _ in 0..SUCCESSIONS {
        let heirs = |of: &dyn Fn(&Successor) -> bool| -> Vec<&'c Successor> {
            line.succeeded_by.iter().filter(|heir| of(heir)).collect()
        };
        let mut left = heirs(&|heir| heir.sectors.iter().any(|own| own == sector));
        if left.is_empty() {
            left = heirs(&|heir| heir.sectors.is_empty());
        }
        let [one] = left[..] else { return None };
        line = catalog.agencies.get(&one.agency)?;
        if on.within(line.from, line.until) {
            return Some(line);
        }
    }
    None
}

fn in_one_line(world: World<'_>, one: Entity, other: Entity) -> bool {
    let agency = |entity: Entity| world.corpus.catalog.agencies.rows().get(entity.at());
    let pair = agency(one).zip(agency(other));
    pair.is_some_and(|(one, other)| world.corpus.catalog.in_one_line(&one.id, &other.id))
}
