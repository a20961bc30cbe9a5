//! Builds the rows of the official cost, activity by activity.

use crate::facts::alternatives::weights;
use crate::facts::cost::{Cost, Figures, Row, Share, Subject, part_of};
use crate::facts::visits::Visits;
use crate::model::number::{Money, Thousandths};
use crate::model::procedure::{Action, ChannelKind, Document, Extent, Fee, Mode, Prepare, Procedure, Work};
use crate::model::settings::{Activity, Costs, TimeClass};

/// The time class of an activity.
pub(super) fn class(costs: Option<&Costs>, activity: Activity) -> Option<&TimeClass> {
    costs?.time_classes.iter().find(|class| class.id == activity)
}

/// What the file says of an activity; other work is looked up one by one.
pub(super) fn work_of(procedure: &Procedure, activity: Activity) -> Option<&Work> {
    procedure.work.iter().find(|work| work.does == activity && activity != Activity::Other)
}

/// What the rows are built from.
pub(super) struct Builder<'p> {
    procedure: &'p Procedure,
    costs: Option<&'p Costs>,
    visits: &'p Visits,
    ways: Vec<(ChannelKind, Share)>,
}

impl<'p> Builder<'p> {
    pub(super) fn new(procedure: &'p Procedure, costs: Option<&'p Costs>, visits: &'p Visits) -> Self {
        Builder { procedure, costs, visits, ways: ways(procedure) }
    }

    /// The cost in the cheapest sub-case; the first of equally cheap ones.
    pub(super) fn cost(&self) -> Cost {
        let prepared: Vec<Vec<Row>> =
            (0..self.procedure.documents.len()).map(|at| self.prepare(at)).collect();
        let documents: Vec<Money> = prepared.iter().map(|rows| total(rows)).collect();
        let cases = self.cases();
        let reckoned = cases.into_iter().map(|case| (case, self.rows(case, &prepared)));
        let (case, rows) = reckoned.min_by_key(|(_, rows)| total(rows)).unwrap_or_default();
        let per_case = total(&rows);
        let volume = self.procedure.volume.as_ref();
        let cases = volume.map(|volume| i64::try_from(volume.cases).unwrap_or(i64::MAX));
        Cost {
            hourly_income: self.costs.map(|costs| costs.hourly_income.amount),
            case,
            per_case,
            per_year: cases.map(|cases| Money(per_case.0.saturating_mul(cases))),
            fees: Money(sum(rows.iter().map(|row| shared(row.share, i128::from(row.fee.0), 1)))),
            minutes: sum(rows.iter().map(minutes)),
            defaults_used: activities(&rows, Figures::Default),
            missing: activities(&rows, Figures::Missing),
            rows,
            documents,
            equal_shares: self.equal_shares(),
        }
    }

    /// The sub-cases to reckon: those declared, if anything belongs to one.
    fn cases(&self) -> Vec<Option<u32>> {
        let p = self.procedure;
        let bound = p.documents.iter().any(|d| !d.cases.is_empty())
            || p.fees.iter().any(|fee| fee.case.is_some())
            || p.steps.iter().any(|step| !step.cases.is_empty());
        if bound && !p.cases.is_empty() { (0..p.cases.len() as u32).map(Some).collect() } else { vec![None] }
    }

    /// Whether something that belongs to these sub-cases applies in one. What names no known sub-case applies
    /// in all.
    fn applies(&self, case: Option<u32>, to: &[String]) -> bool {
        let p = self.procedure;
        let known = |id: &String| p.cases.iter().any(|case| case.id == *id);
        let here = case.map(|at| p.cases[at as usize].id.as_str());
        !to.iter().any(known) || to.iter().any(|id| Some(id.as_str()) == here)
    }

    fn rows(&self, case: Option<u32>, prepared: &[Vec<Row>]) -> Vec<Row> {
        let p = self.procedure;
        let here: Vec<bool> =
            p.documents.iter().map(|document| self.applies(case, &document.cases)).collect();
        let mut rows = Vec::new();
        for (at, (part, whole)) in weights(p, &here).into_iter().enumerate() {
            let share = Share { part, whole };
            let asked = prepared[at].iter().filter(|_| here[at] && part > 0);
            rows.extend(asked.map(|row| self.weighed(row, share)));
        }

        for (kind, share) in &self.ways {
            let activity = match kind {
                ChannelKind::Counter => Activity::SubmitCounter,
                ChannelKind::Online => Activity::SubmitOnline,
                ChannelKind::Post => Activity::SubmitPost,
            };
            rows.push(self.usual(activity, Subject::Dossier, 1, *share));
        }
        rows.extend(self.payments(case));
        let applies = |at: u32| self.applies(case, &p.steps[at as usize].cases);
        let inspected = |at: &u32| p.steps[*at as usize].does == Action::Inspect && applies(*at);
        for at in (0..p.steps.len() as u32).filter(inspected) {
            rows.push(self.usual(Activity::Inspection, Subject::Step(at), 1, Share::ALL));
        }
        for visit in self.more_visits().into_iter().filter(|visit| visit.iter().any(|at| applies(*at))) {
            rows.push(self.usual(Activity::Visit, Subject::Step(visit[0]), 1, Share::ALL));
        }
        let fetched = self.online_to_the_end().map_or(Share::ALL, Share::rest);
        if fetched.part > 0 {
            rows.push(self.usual(Activity::Receive, Subject::Dossier, 1, fetched));
        }
        let other = p.work.iter().enumerate().filter(|(_, work)| work.does == Activity::Other);
        for (at, work) in other {
            let part = work.share.map_or(1000, |share| u64::try_from(share.0).unwrap_or(0));
            let share = if part == 1000 { Share::ALL } else { Share { part, whole: 1000 } };
            let (subject, times) = (Subject::Work(at as u32), work.times.unwrap_or(1));
            let figures = (work.hours, work.spend);
            rows.push(self.row(Activity::Other, subject, times, share, figures, Figures::Given));
        }
        rows.sort_by_key(|row| part_of(row.activity));
        rows
    }

    /// A row for a share of the applicants.
    fn weighed(&self, row: &Row, share: Share) -> Row {
        let mut row = Row { share, ..row.clone() };
        row.cost = self.priced(&row);
        row
    }

    /// Alternatives that have several lists and no shares.
    fn equal_shares(&self) -> Vec<u32> {
        let all = self.procedure.any_of.iter().enumerate();
        let silent = all.filter(|(_, choice)| choice.shares.is_empty() && choice.options.len() > 1);
        silent.map(|(at, _)| at as u32).collect()
    }

    /// What it takes to get a document ready: what the file says; else by its kind, one row for each
    /// activity, so that each thing less that is asked for costs less.
    fn prepare(&self, at: usize) -> Vec<Row> {
        let document = &self.procedure.documents[at];
        if document.fallback || document.mode == Mode::Declare {
            return Vec::new();
        }
        let subject = Subject::Document(at as u32);
        let activities = activities_of(document);
        match &document.prepare {
            Some(Prepare { hours, spend, .. }) => {
                let activity =
                    activities.first().map_or(Activity::PrepareOriginal, |(activity, _)| *activity);
                vec![self.row(activity, subject, 1, Share::ALL, (*hours, *spend), Figures::Given)]
            }
            None => {
                let usual = |(activity, count)| self.usual(activity, subject, count, Share::ALL);
                activities.into_iter().map(usual).collect()
            }
        }
    }

    /// The fees, and the time it takes to pay: once, by whoever pays any.
    fn payments(&self, case: Option<u32>) -> Vec<Row> {
        let due = |fee: &Fee| {
            let belongs: &[String] = fee.case.as_slice();
            fee.amount.is_some_and(|amount| amount.0 > 0) && self.applies(case, belongs)
        };
        let fees: Vec<(usize, &Fee)> =
            self.procedure.fees.iter().enumerate().filter(|(_, fee)| due(fee)).collect();
        let payers = |pays: &dyn Fn(ChannelKind) -> bool| {
            let whole = self.ways.first().map_or(1, |(_, share)| share.whole);
            let part = self.ways.iter().filter(|(kind, _)| pays(*kind)).map(|(_, share)| share.part).sum();
            Share { part, whole }
        };
        let mut rows = Vec::new();
        let paying = payers(&|kind| fees.iter().any(|(_, fee)| self.is_paid_on(fee, kind)));
        if paying.part > 0 {
            rows.push(self.usual(Activity::Pay, Subject::Dossier, 1, paying));
        }
        for (at, fee) in &fees {
            let share = payers(&|kind| self.is_paid_on(fee, kind));
            if share.part > 0 {
                let subject = Subject::Fee(*at as u32);
                let mut row = self.row(Activity::Pay, subject, 1, share, Default::default(), Figures::Given);
                row.fee = fee.amount.unwrap_or_default();
                row.cost = self.priced(&row);
                rows.push(row);
            }
        }
        rows
    }

    /// A fee that some channels name is paid on these; one that none names, on all.
    fn is_paid_on(&self, fee: &Fee, kind: ChannelKind) -> bool {
        let mut naming =
            self.procedure.channels.iter().filter(|channel| channel.fee.as_ref() == Some(&fee.id)).peekable();
        naming.peek().is_none() || naming.any(|channel| channel.kind == kind)
    }

    /// Visits other than the one for filing, the one for the result, and inspections.
    fn more_visits(&self) -> Vec<&'p [u32]> {
        let does = |visit: &[u32], actions: &[Action]| {
            visit.iter().any(|at| actions.contains(&self.procedure.steps[*at as usize].does))
        };
        let all: Vec<&[u32]> = self.visits.visits.rows().collect();
        let filing = all.iter().position(|visit| does(visit, &[Action::File, Action::Receive]));
        let fetching = all.iter().rposition(|visit| does(visit, &[Action::Return]));
        let more =
            |at: usize| Some(at) != filing && Some(at) != fetching && !does(all[at], &[Action::Inspect]);
        (0..all.len()).filter(|at| more(*at)).map(|at| all[at]).collect()
    }

    /// The share of dossiers that go online all the way, so that nobody fetches the result.
    fn online_to_the_end(&self) -> Option<Share> {
        let full = |channel: &&crate::model::procedure::Channel| channel.kind == ChannelKind::Online;
        let channel = self.procedure.channels.iter().find(full)?;
        let online = self.ways.iter().find(|(kind, _)| *kind == ChannelKind::Online)?;
        (channel.extent == Some(Extent::Full)).then_some(online.1)
    }

    /// A row with the figures of the file, else of the settings, or with none.
    fn usual(&self, activity: Activity, subject: Subject, count: u32, share: Share) -> Row {
        if let Some(work) = work_of(self.procedure, activity) {
            return self.row(activity, subject, count, share, (work.hours, work.spend), Figures::Given);
        }
        match class(self.costs, activity) {
            Some(class) => {
                self.row(activity, subject, count, share, (class.hours, class.spend), Figures::Default)
            }
            None => self.row(activity, subject, count, share, Default::default(), Figures::Missing),
        }
    }

    fn row(
        &self,
        activity: Activity,
        subject: Subject,
        count: u32,
        share: Share,
        (hours, spend): (Thousandths, Money),
        figures: Figures,
    ) -> Row {
        let mut row =
            Row { activity, subject, count, share, hours, spend, fee: Money(0), cost: Money(0), figures };
        row.cost = self.priced(&row);
        row
    }

    fn priced(&self, row: &Row) -> Money {
        let income = self.costs.map_or(0, |costs| costs.hourly_income.amount.0);
        let work = i128::from(row.hours.0) * i128::from(income) + 1000 * i128::from(row.spend.0);
        let once = i128::from(row.count).saturating_mul(work).saturating_add(1000 * i128::from(row.fee.0));
        Money(shared(row.share, once, 1000))
    }
}

/// The ways dossiers come in. Where volumes say how many are filed online these are told apart; else the
/// counter stands for all, or the portal or the post where that is the only way.
fn ways(procedure: &Procedure) -> Vec<(ChannelKind, Share)> {
    let has = |kind| procedure.channels.iter().any(|channel| channel.kind == kind);
    let plain = [ChannelKind::Counter, ChannelKind::Post].into_iter().find(|kind| has(*kind));
    let online = has(ChannelKind::Online);
    let counted = procedure.volume.as_ref().and_then(|volume| Some((volume.online?, volume.cases)));
    match (plain, counted) {
        (Some(plain), Some((part, whole))) if online && whole > 0 => {
            let share = Share { part: part.min(whole), whole };
            let both = [(plain, share.rest()), (ChannelKind::Online, share)];
            both.into_iter().filter(|(_, share)| share.part > 0).collect()
        }
        (Some(ChannelKind::Post), _) if online => vec![(ChannelKind::Online, Share::ALL)],
        (Some(plain), _) => vec![(plain, Share::ALL)],
        (None, _) if online => vec![(ChannelKind::Online, Share::ALL)],
        (None, _) => vec![(ChannelKind::Counter, Share::ALL)],
    }
}

/// What is done to get a document ready, and how often; the first names the kind of the document.
fn activities_of(document: &Document) -> Vec<(Activity, u32)> {
    let mut all = Vec::new();
    let mut copies = document.copies;
    if document.confirmed_by.is_some() {
        all.push((Activity::PrepareConfirmation, 1));
    }
    if document.mode == Mode::Present {
        all.push((Activity::PreparePresentation, 1));
    } else if document.form.is_some() {
        all.push((Activity::PrepareForm, 1));
        copies = copies.saturating_add(document.originals.saturating_sub(1));
    } else if document.originals > 0 || document.copies == 0 {
        all.push((Activity::PrepareOriginal, document.originals.max(1)));
    }
    let copy = if document.certified { Activity::PrepareCertifiedCopy } else { Activity::PrepareCopy };
    if copies > 0 {
        all.push((copy, copies));
    }
    all
}

fn activities(rows: &[Row], figures: Figures) -> Vec<Activity> {
    let mut all: Vec<Activity> =
        rows.iter().filter(|row| row.figures == figures).map(|row| row.activity).collect();
    all.sort_unstable();
    all.dedup();
    all
}

fn total(rows: &[Row]) -> Money {
    Money(sum(rows.iter().map(|row| row.cost.0)))
}

fn sum(numbers: impl Iterator<Item = i64>) -> i64 {
    numbers.fold(0, i64::saturating_add)
}

/// Minutes a row takes of one dossier.
fn minutes(row: &Row) -> i64 {
    shared(row.share, i128::from(row.count) * i128::from(row.hours.0) * 60, 1000)
}

/// The share of an amount given in so many parts of one, rounded half up.
fn shared(share: Share, amount: i128, parts: i128) -> i64 {
    let whole = parts * i128::from(share.whole.max(1));
    let rounded = i128::from(share.part).saturating_mul(amount).saturating_add(whole / 2).div_euclid(whole);
    i64::try_from(rounded).unwrap_or(if rounded < 0 { i64::MIN } else { i64::MAX })
}
