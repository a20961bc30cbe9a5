//! How procedures hang together: the papers that go from one to another, the longest chain, the circles.

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::Serialize;

use super::{Input, Named};
use crate::facts::supply::Link;
use crate::report::view::leaf::Words;

/// How procedures hang together by papers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Chains {
    /// Pairs of procedures of which one makes a paper that the other asks for or fetches.
    pub pairs: usize,
    /// Procedures that make a paper another one uses.
    pub makers: usize,
    /// Procedures that use a paper another one makes.
    pub users: usize,
    /// How many types of paper go between procedures.
    pub joint_count: usize,
    /// The papers that join most procedures.
    pub joints: Vec<Joint>,
    /// The longest chain in which each procedure hands a paper on to the next, which did not have it before.
    pub longest: Vec<Hand>,
    /// How many procedures the longest chain has.
    pub longest_length: usize,
    /// How many knots of procedures hand papers on to each other in a circle.
    pub circle_count: usize,
    /// A shortest circle of each knot; the last hands on to the first.
    pub circles: Vec<Vec<Hand>>,
}

/// A paper that joins procedures.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Joint {
    /// The id of the type.
    pub id: String,
    /// Its name.
    pub name: Words,
    /// Procedures that make it for others.
    pub makers: usize,
    /// Procedures that ask the applicant for it.
    pub asked_by: usize,
    /// Procedures whose agency fetches it.
    pub fetched_by: usize,
}

/// One procedure of a chain and what it hands on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Hand {
    /// The procedure.
    pub procedure: Named,
    /// The id of the type of paper it hands on; null for the last of a chain.
    pub paper: Option<String>,
    /// Its name.
    pub paper_name: Option<Words>,
    /// Whether the next one fetches it; the applicant carries it otherwise.
    pub fetched: bool,
    /// Whether the next one cannot be had without this one.
    pub required: bool,
}

/// The chains of a summary: those with a procedure it is about.
pub(super) fn chains(input: &Input<'_>) -> Chains {
    let supply = &input.world.facts.supply;
    let shown = |link: &&Link| input.shows(link.maker as usize) || input.shows(link.user as usize);
    let links = supply.links();
    let (mut pairs, mut makers, mut users) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    let mut joints: BTreeMap<&str, [BTreeSet<u32>; 3]> = BTreeMap::new();
    for link in links.iter().filter(shown) {
        pairs.insert((link.maker, link.user));
        makers.insert(link.maker);
        users.insert(link.user);
        let joint = joints.entry(paper(input, link)).or_default();
        joint[0].insert(link.maker);
        joint[if link.fetched { 2 } else { 1 }].insert(link.user);
    }
    let mut all: Vec<Joint> = joints
        .iter()
        .map(|(id, [makers, asked, fetched])| Joint {
            id: (*id).to_owned(),
            name: input.type_name(id),
            makers: makers.len(),
            asked_by: asked.len(),
            fetched_by: fetched.len(),
        })
        .collect();
    let users_of = |joint: &Joint| joint.asked_by + joint.fetched_by;
    all.sort_by(|a, b| users_of(b).cmp(&users_of(a)).then_with(|| a.id.cmp(&b.id)));
    all.truncate(input.options.top);
    let longest = supply.longest_chain();
    let about = |links: &[Link]| links.iter().any(|link| shown(&link));
    let circles: Vec<Vec<Link>> = supply.circles().into_iter().filter(|circle| about(circle)).collect();
    let longest = if about(&longest) { hands(input, &longest, true) } else { Vec::new() };
    Chains {
        pairs: pairs.len(),
        makers: makers.len(),
        users: users.len(),
        joint_count: joints.len(),
        joints: all,
        longest_length: longest.len(),
        longest,
        circle_count: circles.len(),
        circles: circles.iter().take(input.options.top).map(|circle| hands(input, circle, false)).collect(),
    }
}

fn paper<'w>(input: &Input<'w>, link: &Link) -> &'w str {
    &input.corpus().procedures[link.maker as usize].outputs[link.output as usize].document_type
}

/// The procedures along the links; of an open chain the last one too.
fn hands(input: &Input<'_>, links: &[Link], open: bool) -> Vec<Hand> {
    let supply = &input.world.facts.supply;
    let mut all: Vec<Hand> = links
        .iter()
        .map(|link| Hand {
            procedure: input.named(link.maker as usize),
            paper: Some(paper(input, link).to_owned()),
            paper_name: Some(input.type_name(paper(input, link))),
            fetched: link.fetched,
            required: supply.must_follow(link.user, link.maker),
        })
        .collect();
    all.extend(links.last().filter(|_| open).map(|link| Hand {
        procedure: input.named(link.user as usize),
        paper: None,
        paper_name: None,
        fetched: false,
        required: false,
    }));
    all
}
