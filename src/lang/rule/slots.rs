//! The named values an expression uses, and an expression put in another place.

use crate::lang::rule::Expr;

/// Where the body of a `define` goes: what stands for its parameters, which come first, and for its other slots.
#[derive(Clone, Copy)]
pub(crate) struct Placing<'a> {
    /// The values of the parameters.
    pub(crate) values: &'a [Expr],
    /// The slots of the names the body gives.
    pub(crate) own: &'a [usize],
    /// The slot of the thing whose day of review is meant.
    pub(crate) subject: usize,
}

impl Expr {
    /// Every named value it uses, without those it names itself.
    pub fn slots(&self, into: &mut Vec<usize>) {
        match self {
            Expr::Slot(slot) | Expr::AsOf(slot) => into.push(*slot),
            Expr::Quantified(_, own, list, body) => {
                list.slots(into);
                without(body, *own, into);
            }
            Expr::Counted(_, own, list, body) => {
                list.slots(into);
                body.iter().for_each(|body| without(body, *own, into));
            }
            Expr::Summed(_, value, own, list, body, _) => {
                list.slots(into);
                without(value, *own, into);
                body.iter().for_each(|body| without(body, *own, into));
            }
            other => other.parts().into_iter().for_each(|part| part.slots(into)),
        }
    }

    /// How many values and tests it is made of.
    pub(crate) fn size(&self) -> usize {
        1 + self.parts().into_iter().map(Expr::size).sum::<usize>()
    }

    /// The same in another place.
    pub(crate) fn placed(mut self, to: Placing<'_>) -> Expr {
        match &mut self {
            Expr::Slot(slot) => match to.values.get(*slot) {
                Some(value) => return value.clone(),
                None => *slot = to.own[*slot - to.values.len()],
            },
            Expr::AsOf(slot) => *slot = to.subject,
            Expr::Quantified(_, own, ..) | Expr::Counted(_, own, ..) | Expr::Summed(_, _, own, ..) => {
                *own = to.own[*own - to.values.len()];
            }
            _ => {}
        }
        for part in self.parts_mut() {
            let own = std::mem::replace(part, Expr::Slot(0));
            *part = own.placed(to);
        }
        self
    }
}

fn without(body: &Expr, own: usize, into: &mut Vec<usize>) {
    let mut used = Vec::new();
    body.slots(&mut used);
    into.extend(used.into_iter().filter(|slot| *slot != own));
}
