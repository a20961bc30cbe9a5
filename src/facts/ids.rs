//! From an id to the places that carry it, within one procedure. An id nobody carries leads nowhere.

/// Names and their places, found by halving.
pub(crate) struct Ids<'p>(Vec<(&'p str, u32)>);

impl<'p> Ids<'p> {
    /// The ids of a list, in its order.
    pub(crate) fn of(ids: impl Iterator<Item = &'p str>) -> Self {
        Ids::at(ids.enumerate().map(|(at, id)| (id, at as u32)))
    }

    /// Names at any places; a name may stand at several.
    pub(crate) fn at(names: impl Iterator<Item = (&'p str, u32)>) -> Self {
        let mut all: Vec<_> = names.collect();
        all.sort_unstable();
        Ids(all)
    }

    /// The first place of a name.
    pub(crate) fn get(&self, id: &str) -> Option<u32> {
        self.all(id).next()
    }

    /// All places of a name, ascending.
    pub(crate) fn all(&self, id: &str) -> impl Iterator<Item = u32> {
        let start = self.0.partition_point(|(known, _)| *known < id);
        self.0[start..].iter().take_while(move |(known, _)| *known == id).map(|(_, at)| *at)
    }
}
