//! The plan of a rule: each condition is asked as soon as its values are known, and an equality between lists becomes
//! a look-up in a hash index, whichever way round the author wrote it.

use super::names;
use super::scope::Scope;
use crate::diagnostic::Diagnostic;
use crate::facts::column::Type;
use crate::lang::ast::{Comparator, Form, Generator};
use crate::lang::rule::{Action, Clause, CostClass, Expr, Feed, Loop, Things};
use crate::lang::vocabulary;
use crate::span::Span;

/// A loop before conditions are handed out.
pub(super) struct Draft {
    slot: usize,
    name: String,
    feed: Feed,
    of: Type,
    span: Span,
    /// From the name to the list.
    whole: Span,
    pairs_all: bool,
    /// For the second of a pair: the slot of the first, which it must differ from.
    differs_from: Option<usize>,
}

/// The loops of one `for each`.
pub(super) fn drafts(scope: &mut Scope, written: &Generator) -> Vec<Draft> {
    let feed = match &written.list.node {
        Form::Path(name, fields) if fields.is_empty() && !scope.knows(&name.node) => {
            match vocabulary::LISTS.iter().find(|(list, _)| *list == name.node) {
                Some((_, kind)) => Some((Feed::All(Things::Kind(*kind)), Type::Entity(*kind))),
                None if scope.shares(&name.node) => scope.list(&written.list).map(|(list, of)| match list {
                    Expr::Rows(table) => (Feed::All(Things::Rows(table)), of),
                    list => (Feed::List(list), of),
                }),
                None => {
                    let problem = names::unknown_list(scope, name);
                    scope.problem(problem);
                    None
                }
            }
        }
        _ => scope.list(&written.list).map(|(list, of)| (Feed::List(list), of)),
    };
    let words = std::iter::once(&written.name).chain(&written.other);
    let Some((feed, of)) = feed else {
        words.for_each(|word| scope.bind_unknown(word));
        return Vec::new();
    };
    let mut first = None;
    words
        .map(|word| {
            let slot = scope.bind(word, of);
            scope.subject.get_or_insert(slot);
            Draft {
                slot,
                name: word.node.clone(),
                feed: feed.clone(),
                of,
                span: word.span,
                whole: written.name.span.to(written.list.span),
                pairs_all: written.pairs_all,
                differs_from: first.replace(slot),
            }
        })
        .collect()
}

/// Hands each action to the outermost loop that knows its values, and turns equalities into indexes.
pub(super) fn plan(
    scope: &mut Scope,
    drafts: Vec<Draft>,
    actions: Vec<Action>,
    clauses: &mut [Clause],
) -> (Vec<Loop>, CostClass) {
    let mut depth_of: Vec<Option<usize>> = vec![None; scope.slots()];
    for (depth, draft) in drafts.iter().enumerate() {
        depth_of[draft.slot] = Some(depth);
    }
    let mut handed: Vec<Vec<Action>> = drafts.iter().map(|_| Vec::new()).collect();
    let mut written: Vec<Vec<usize>> = drafts.iter().map(|_| Vec::new()).collect();
    for (at, action) in actions.into_iter().enumerate() {
        let test = match &action {
            Action::Let(_, value) => value,
            Action::Where(condition) => &condition.test,
        };
        let mut used = Vec::new();
        test.slots(&mut used);
        let depth = used.iter().filter_map(|slot| depth_of[*slot]).max().unwrap_or(0);
        if let Action::Let(slot, _) = action {
            depth_of[slot] = Some(depth);
        }
        if let Some(actions) = handed.get_mut(depth) {
            actions.push(action);
            written[depth].push(at);
        }
        clauses[at].depth = depth;
    }
    let mut cost = CostClass::Linear;
    let mut loops = Vec::new();
    for (depth, (draft, mut actions)) in drafts.into_iter().zip(handed).enumerate() {
        let mut feed = draft.feed;
        if let (Feed::All(things), true) = (&feed, depth > 0) {
            match index(things, draft.slot, &depth_of, depth, &mut actions) {
                Some((at, found)) => {
                    clauses[written[depth][at]].joins = true;
                    feed = found;
                    cost = cost.max(CostClass::Join);
                }
                None if draft.pairs_all => cost = CostClass::Quadratic,
                None => scope.problem(unrelated(scope, draft.span)),
            }
        }
        if let Some(first) = draft.differs_from {
            let test = Expr::Compare(
                Comparator::NotEqual,
                Box::new(Expr::Slot(first)),
                Box::new(Expr::Slot(draft.slot)),
            );
            actions.insert(0, Action::Where(crate::lang::rule::Condition { test, span: draft.span }));
        }
        loops.push(Loop {
            slot: draft.slot,
            name: draft.name,
            of: draft.of,
            differs_from: draft.differs_from,
            span: draft.whole,
            source: feed,
            actions,
        });
    }
    (loops, cost)
}

/// The first condition that ties the thing to the loops further out; it is taken out of the actions.
fn index(
    of: &Things,
    slot: usize,
    depth_of: &[Option<usize>],
    depth: usize,
    actions: &mut Vec<Action>,
) -> Option<(usize, Feed)> {
    let own = |expr: &Expr| {
        let mut used = Vec::new();
        expr.slots(&mut used);
        !used.is_empty() && used.iter().all(|used| *used == slot)
    };
    let outer = |expr: &Expr| {
        let mut used = Vec::new();
        expr.slots(&mut used);
        !used.is_empty() && used.iter().all(|used| depth_of[*used].is_some_and(|at| at < depth))
    };
    let found = actions.iter().enumerate().find_map(|(at, action)| {
        let Action::Where(condition) = action else { return None };
        let (key, many, probe, probes) = match &condition.test {
            Expr::Compare(Comparator::Equal, a, b) if own(a) && outer(b) => (a, false, b, false),
            Expr::Compare(Comparator::Equal, a, b) if outer(a) && own(b) => (b, false, a, false),
            Expr::In(value, list) if own(value) && outer(list) => (value, false, list, true),
            Expr::In(value, list) if outer(value) && own(list) => (list, true, value, false),
            _ => return None,
        };
        let key = (**key).clone();
        // The same key under another name in another rule is the same index.
        // Tables of two workspaces may have one name, but not in one run; a key names its table by its position.
        let whole = match of {
            Things::Kind(kind) => format!("{kind:?}"),
            Things::Rows(table) => format!("{table:p}"),
        };
        let name = format!("{whole} {many} {}", renamed(&key, slot));
        let probe = (**probe).clone();
        let of = of.clone();
        Some((at, Feed::Index { of, key, many, probe, probes, name, span: condition.span }))
    });
    let (at, feed) = found?;
    actions.remove(at);
    Some((at, feed))
}

/// The key as text with the thing's slot forgotten.
fn renamed(key: &Expr, slot: usize) -> String {
    format!("{key:?}").replace(&format!("Slot({slot})"), "Slot")
}

fn unrelated(scope: &Scope, span: Span) -> Diagnostic {
    Diagnostic::error(
        "unrelated-lists",
        "hai danh sách này không liên quan với nhau",
        "these two lists are not related",
    )
    .at(scope.source, span)
    .help(
        "thêm một phép bằng giữa chúng trong `where`, hoặc viết `pairs all` nếu muốn xét mọi cặp",
        "add an equality between them to a `where`, or write `pairs all` if every pair is meant",
    )
}
