//! Every way a paper takes: from the procedure that makes it to the one that asks for it or fetches it.

use crate::facts::supply::{Part, Supply};

/// A paper that one procedure makes and another uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Link {
    /// The place in the corpus of the procedure that makes it.
    pub maker: u32,
    /// The place of the output in that procedure.
    pub output: u32,
    /// The place in the corpus of the procedure that uses it.
    pub user: u32,
    /// Whether that one fetches it itself; the applicant hands it in otherwise.
    pub fetched: bool,
}

impl Supply {
    /// Every link, in order of maker, output and user, each once.
    pub fn links(&self) -> Vec<Link> {
        let mut links = Vec::new();
        for paper in 0..self.makers.len() as u32 {
            for made in self.makers(paper) {
                let link = |user: Part, fetched| {
                    let fits = user.takes_from(made.procedure);
                    fits.then_some(Link {
                        maker: made.procedure,
                        output: made.place,
                        user: user.procedure,
                        fetched,
                    })
                };
                links.extend(self.seekers(paper).filter_map(|user| link(user, false)));
                links.extend(self.fetchers(paper).filter_map(|user| link(user, true)));
            }
        }
        links.sort_unstable();
        links.dedup();
        links
    }
}
