//! Procedures that have another id than before, and the keys of their findings under the new one.

use std::collections::{BTreeMap, BTreeSet};

use crate::finding::Finding;
use crate::model::procedure::Procedure;

/// Old ids and the new ones.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Renames {
    new: BTreeMap<String, String>,
}

impl Renames {
    /// The procedures that went and came back under another id: first those of the same national code, then those of
    /// which one names the other as replaced.
    pub fn between(before: &[Procedure], after: &[Procedure]) -> Renames {
        let ids = |all: &[Procedure]| all.iter().map(|p| p.id.clone()).collect::<BTreeSet<_>>();
        let (old, now) = (ids(before), ids(after));
        let mut gone: Vec<&Procedure> = before.iter().filter(|p| !now.contains(&p.id)).collect();
        let mut came: Vec<&Procedure> = after.iter().filter(|p| !old.contains(&p.id)).collect();
        let mut renames = Renames::default();
        let same_code = |old: &Procedure, new: &Procedure| old.code.is_some() && old.code == new.code;
        let replaced = |old: &Procedure, new: &Procedure| {
            new.replaces.contains(&old.id) || old.replaced_by.as_ref() == Some(&new.id)
        };
        for same in [&same_code as &dyn Fn(&Procedure, &Procedure) -> bool, &replaced] {
            gone.retain(|old| match came.iter().position(|new| same(old, new)) {
                Some(at) => {
                    renames.new.insert(old.id.clone(), came.remove(at).id.clone());
                    false
                }
                None => true,
            });
        }
        renames
    }

    /// The id an old one has now.
    pub fn now<'i>(&'i self, old: &'i str) -> &'i str {
        self.new.get(old).map_or(old, String::as_str)
    }

    /// The id a new one had before.
    pub fn before<'i>(&'i self, new: &'i str) -> &'i str {
        self.new.iter().find(|(_, now)| now.as_str() == new).map_or(new, |(old, _)| old.as_str())
    }

    /// The key a finding of the version before has now.
    pub fn key(&self, finding: &Finding) -> String {
        let renamed = finding.procedure.as_ref().and_then(|old| {
            let new = self.new.get(old)?;
            let rest =
                finding.key.strip_prefix(&finding.rule)?.strip_prefix(':')?.strip_prefix(old.as_str())?;
            Some(format!("{}:{new}{rest}", finding.rule))
        });
        renamed.unwrap_or_else(|| finding.key.clone())
    }
}
