//! Files replaced, all of them or none, also when the machine stops in the middle. Knows nothing of what they say.

mod disk;
mod journal;
mod recover;
mod replace;

pub use disk::{Disk, Folders, Found, Lock};
pub use journal::{DONE, OPEN};
pub use recover::{Recovered, recover, unfinished};
pub use replace::{Replaced, Replacement, Stopped, replace};
