//! Facts: which agency took over from another, and which agencies stand in one line.

use crate::facts::column::{Relation, Type, Value, World};
use crate::facts::publish::{relations, truth, two};
use crate::model::catalog::{Agency, Catalog, Instrument, Successor};
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
        let heir = heir(catalog, id, sector, world.as_of(procedure)?).ok()?;
        catalog.agencies.position(&heir.id)
    };
    find().map_or(Value::None, |at| Value::Entity(Entity::top(Kind::Agency, at)))
}

/// Why nothing has one heir.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NoHeir {
    /// The thing itself is not in the catalog.
    Unknown,
    /// The line ends at this one, which has ended and names no heir.
    Ends(String),
    /// This one has several heirs.
    Several(String, Vec<String>),
    /// The line leads back to this one, or is longer than anybody has followed.
    Circle(String),
}

/// The end of an agency's line of succession, if each in it has one heir only: the first that exists on the day. An heir
/// named for the sector comes before heirs of all sectors.
pub fn heir<'c>(catalog: &'c Catalog, agency: &str, sector: &str, on: Date) -> Result<&'c Agency, NoHeir> {
    let mut line = catalog.agencies.get(agency).ok_or(NoHeir::Unknown)?;
    for _ in 0..SUCCESSIONS {
        let heirs = |of: &dyn Fn(&Successor) -> bool| -> Vec<&'c Successor> {
            line.succeeded_by.iter().filter(|heir| of(heir)).collect()
        };
        let mut left = heirs(&|heir| heir.sectors.iter().any(|own| own == sector));
        if left.is_empty() {
            left = heirs(&|heir| heir.sectors.is_empty());
        }
        let [one] = left[..] else {
            let several = left.iter().map(|heir| heir.agency.clone()).collect();
            return Err(match left.is_empty() {
                true => NoHeir::Ends(line.id.clone()),
                false => NoHeir::Several(line.id.clone(), several),
            });
        };
        line = catalog.agencies.get(&one.agency).ok_or_else(|| NoHeir::Ends(line.id.clone()))?;
        if on.within(line.from, line.until) {
            return Ok(line);
        }
    }
    Err(NoHeir::Circle(line.id.clone()))
}

/// The instrument that stands at the end of a line of replacements and is in force on the day.
pub fn heir_of_instrument<'c>(
    catalog: &'c Catalog,
    instrument: &str,
    on: Date,
) -> Result<&'c Instrument, NoHeir> {
    let mut line = catalog.instruments.get(instrument).ok_or(NoHeir::Unknown)?;
    for _ in 0..SUCCESSIONS {
        let next = line.replaced_by.as_deref().and_then(|next| catalog.instruments.get(next));
        line = next.ok_or_else(|| NoHeir::Ends(line.number.clone()))?;
        if on.within(line.from, line.until) {
            return Ok(line);
        }
    }
    Err(NoHeir::Circle(line.number.clone()))
}

fn in_one_line(world: World<'_>, one: Entity, other: Entity) -> bool {
    let agency = |entity: Entity| world.corpus.catalog.agencies.rows().get(entity.at());
    let pair = agency(one).zip(agency(other));
    pair.is_some_and(|(one, other)| world.corpus.catalog.in_one_line(&one.id, &other.id))
}
