//! Whose word counts for how long a step takes: that of its file, or what a log showed.

use std::borrow::Cow;

use crate::model::corpus::Corpus;
use crate::model::duration::{Duration, Unit};
use crate::model::observed::Ticks;
use crate::model::procedure::Procedure;
use crate::model::worded::worded;

/// Fewer times than this say nothing of a step.
pub const ENOUGH: u64 = 30;

worded! {
    /// Which times of steps count.
    #[derive(Default)]
    pub enum Times {
        /// Those in the files.
        #[default]
        Declared = "declared",
        /// Those a log showed, where it has a step often enough: from the moment it could begin to its end, the time nine of
        /// ten did not exceed.
        Observed = "observed",
    }
}

/// The times that stand in place of those in the files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ObservedTimes(Vec<Timed>);

/// One step.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Timed {
    procedure: String,
    step: String,
    /// As its file has it. A step that was given another time since takes that.
    declared: Option<Duration>,
    observed: Duration,
}

impl ObservedTimes {
    /// Those of a workspace whose settings ask for them.
    pub fn of(corpus: &Corpus) -> ObservedTimes {
        let mut times = Vec::new();
        if corpus.settings.times != Times::Observed {
            return ObservedTimes(times);
        }
        for procedure in &corpus.procedures {
            let Some(seen) = corpus.observed_procedure(&procedure.id) else { continue };
            for step in &procedure.steps {
                let Some(held) = seen.step(&step.id).filter(|seen| seen.held.count >= ENOUGH) else {
                    continue;
                };
                let observed = match held.clock {
                    Ticks::Working => Duration::working(held.held.p90),
                    Ticks::Calendar => Duration { minutes: held.held.p90, unit: Unit::Day },
                };
                let (procedure, declared) = (procedure.id.clone(), step.takes);
                times.push(Timed { procedure, step: step.id.clone(), declared, observed });
            }
        }
        ObservedTimes(times)
    }

    /// A procedure whose steps take the time they were seen to take.
    pub fn timed<'p>(&self, procedure: &'p Procedure) -> Cow<'p, Procedure> {
        let mut timed = Cow::Borrowed(procedure);
        for one in self.0.iter().filter(|one| one.procedure == procedure.id) {
            let at =
                procedure.steps.iter().position(|step| step.id == one.step && step.takes == one.declared);
            if let Some(at) = at {
                timed.to_mut().steps[at].takes = Some(one.observed);
            }
        }
        timed
    }

    /// How many steps of which procedures take another time than their files say.
    pub fn steps(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|one| (one.procedure.as_str(), one.step.as_str()))
    }
}
