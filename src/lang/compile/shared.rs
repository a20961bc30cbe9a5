//! Names that rule files share, where a rule asks for them.

use std::sync::Arc;

use super::Typed;
use super::scope::Scope;
use super::shelves::{Defined, Shared};
use crate::diagnostic::Diagnostic;
use crate::facts::column::Type;
use crate::lang::ast::{Expr as Written, Word};
use crate::lang::rule::{Expr, Placing};
use crate::lang::vocabulary::type_name;
use crate::span::Span;
use crate::text::Lang;

impl Scope<'_> {
    /// Whether a bare word is a shared value or table.
    pub(super) fn shares(&self, word: &str) -> bool {
        match self.shelves.find(word) {
            Some((_, Shared::Define(defined))) => defined.parameters.is_empty(),
            Some(_) => true,
            None => false,
        }
    }

    /// A shared name with values behind it; the outer `None` where nothing shared has this name.
    pub(super) fn defined(&mut self, name: &Word, values: &[Written], span: Span) -> Option<Option<Typed>> {
        let (at, shared) = self.shelves.find(&name.node)?;
        self.shared.insert(at);
        match shared {
            Shared::Table(_) => None,
            Shared::Define(defined) => Some(self.placed(name, &defined, values, span)),
            Shared::Broken => {
                // The values are asked for as they would be, so that nothing else is said of them.
                values.iter().for_each(|value| drop(self.typed(value)));
                self.broken.get_or_insert_with(|| name.clone());
                Some(None)
            }
        }
    }

    /// A shared name by itself: a value without parameters, or the rows of a table.
    pub(super) fn shared_alone(&mut self, name: &Word) -> Option<Option<Typed>> {
        let (at, shared) = self.shelves.find(&name.node)?;
        self.shared.insert(at);
        Some(match shared {
            Shared::Table(table) => Some((Expr::Rows(table), Type::Rows(at as u32))),
            Shared::Define(defined) => self.placed(name, &defined, &[], name.span),
            Shared::Broken => {
                self.broken.get_or_insert_with(|| name.clone());
                None
            }
        })
    }

    fn placed(
        &mut self,
        name: &Word,
        defined: &Arc<Defined>,
        values: &[Written],
        span: Span,
    ) -> Option<Typed> {
        if defined.parameters.len() != values.len() {
            let (wants, has) = (defined.parameters.len(), values.len());
            let shape = |lang| {
                let one = |(name, ty): &(String, Type)| format!("{name}: {}", type_name(*ty, lang));
                let all = defined.parameters.iter().map(one).collect::<Vec<_>>().join(", ");
                if all.is_empty() { name.node.clone() } else { format!("{}({all})", name.node) }
            };
            self.problem(
                Diagnostic::error(
                    "value-count",
                    format!("`{}` cần {wants} giá trị nhưng có {has}", name.node),
                    format!("`{}` takes {wants} values, not {has}", name.node),
                )
                .at(self.source, span)
                .help(format!("đọc: `{}`", shape(Lang::Vi)), format!("read: `{}`", shape(Lang::En))),
            );
            return None;
        }
        let mut found = Vec::new();
        for (value, (_, wanted)) in values.iter().zip(&defined.parameters) {
            found.push(match wanted {
                Type::Optional(inner) => {
                    let (part, ty) = self.typed(value)?;
                    if ty != *wanted && ty != **inner {
                        return self.wrong_type(value.span, **inner, ty);
                    }
                    part
                }
                wanted => self.of_type(value, *wanted)?,
            });
        }
        let own: Vec<usize> = defined.own.iter().map(|name| self.unnamed(name)).collect();
        let Some(subject) = self.subject else {
            let subject = super::names::unknown_name(self, name);
            self.problem(subject);
            return None;
        };
        let body = defined.body.clone().placed(Placing { values: &found, own: &own, subject });
        Some((body, defined.ty))
    }
}
