//! Reads the names and words of one dossier row into what the row wants; knows no names of papers itself.

use crate::recognise::letters::{Gap, Letters};
use crate::recognise::names::Hit;
use crate::recognise::words::Word;

/// What is met in a row, from left to right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Item {
    /// A paper of the catalog.
    Paper(usize),
    /// A word of grammar.
    Word(Word),
    /// A word that says something else.
    Other,
}

/// What a row says of one paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The row is this paper.
    Head,
    /// It will do instead of the one before.
    Alternative,
    /// It is wanted as well.
    Also,
    /// It is only spoken of.
    Mention,
}

/// One paper in a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Named {
    /// The paper.
    pub paper: usize,
    /// What is said of it.
    pub role: Role,
}

/// What a row wants.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// Its papers, in order.
    pub named: Vec<Named>,
    /// Whether another paper, which the catalog does not know, stands first.
    pub other_head: bool,
    /// Whether a paper the catalog does not know would do as well.
    pub or_other: bool,
    /// The words that were met.
    pub said: Vec<Word>,
}

impl Row {
    /// Whether a word was met.
    pub fn says(&self, word: Word) -> bool {
        self.said.contains(&word)
    }
}

/// Reads a row: `what` tells what each hit is.
pub fn read(text: &Letters, hits: &[Hit], what: impl Fn(usize) -> Item) -> Row {
    let mut reader = Reader::default();
    let mut at = 0;
    let mut hits = hits.iter().peekable();
    while at < text.row.len() {
        reader.gap(text.gap_at(at));
        match hits.peek() {
            Some(hit) if hit.from == at => {
                reader.item(what(hit.what));
                at = hit.to;
                hits.next();
            }
            next => {
                let end = text.word_end(at);
                at = next.map_or(end, |hit| end.min(hit.from));
                reader.item(Item::Other);
            }
        }
    }
    reader.row
}

/// How a paper is joined to those before.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Joint {
    /// Nothing stands before.
    #[default]
    First,
    Or,
    And,
}

struct Reader {
    row: Row,
    /// Whether a paper named here is wanted.
    open: bool,
    /// Whether only a new sentence opens the row again.
    shut: bool,
    joint: Joint,
    /// Whether what stands before the joint is a paper that is wanted.
    wanted: bool,
    /// Whether anything but fillers was met.
    begun: bool,
    last: Option<Item>,
    /// Whether the members of a paper in general are being named.
    members: bool,
}

impl Default for Reader {
    fn default() -> Self {
        Reader {
            row: Row::default(),
            open: true,
            shut: false,
            joint: Joint::First,
            wanted: false,
            begun: false,
            last: None,
            members: false,
        }
    }
}

impl Reader {
    fn gap(&mut self, gap: Gap) {
        match gap {
            Gap::Stop => {
                self.open = true;
                self.shut = false;
                if self.begun && !self.members {
                    self.joint = Joint::And;
                }
            }
            Gap::Colon => {
                self.open = true;
                self.shut = false;
            }
            Gap::Comma | Gap::Open if !self.shut => self.open = true,
            Gap::Stroke if !self.shut => {
                self.open = true;
                self.joint = Joint::Or;
            }
            _ => {}
        }
    }

    fn item(&mut self, item: Item) {
        match item {
            Item::Paper(paper) => self.paper(paper),
            Item::Word(word) => self.word(word),
            Item::Other => self.other(),
        }
        self.last = Some(item);
    }

    fn paper(&mut self, paper: usize) {
        let role = match (self.open, self.joint, self.begun) {
            (false, ..) => Role::Mention,
            (true, Joint::Or, _) => Role::Alternative,
            (true, _, true) if self.members => Role::Alternative,
            (true, _, true) if self.wanted || self.row.other_head => Role::Also,
            (true, ..) => Role::Head,
        };
        self.row.named.push(Named { paper, role });
        self.wanted |= role != Role::Mention;
        self.begun = true;
        self.open = false;
    }

    fn other(&mut self) {
        if self.open {
            if !self.begun {
                self.row.other_head = true;
            } else if self.joint == Joint::Or {
                self.row.or_other = true;
            }
        }
        self.begun = true;
        self.open = false;
    }

    fn word(&mut self, word: Word) {
        if !self.row.says(word) {
            self.row.said.push(word);
        }
        match word {
            Word::Filler | Word::Register => {}
            Word::Copy | Word::Certified | Word::Original => {
                if self.last != Some(Item::Word(Word::Request)) && !self.shut {
                    self.open = true;
                }
            }
            Word::Or if !self.shut => (self.open, self.joint) = (true, Joint::Or),
            Word::And if !self.shut => (self.open, self.joint) = (true, Joint::And),
            Word::Or | Word::And => {}
            Word::With | Word::Submit | Word::Present => {
                (self.open, self.shut) = (true, false);
                if self.begun {
                    self.joint = Joint::And;
                }
            }
            Word::Such => {
                if !self.shut {
                    self.open = true;
                    self.members = true;
                }
            }
            Word::Generic => self.members |= self.open,
            Word::Form => {
                if self.open && !self.begun {
                    self.row.other_head = true;
                }
                self.begun = true;
                (self.open, self.shut) = (false, true);
            }
            Word::Request => {
                self.open = false;
                self.begun = true;
            }
            Word::Case => self.open = false,
            Word::Then => (self.open, self.shut) = (true, false),
            Word::Not => (self.open, self.shut) = (false, true),
            Word::Fallback => self.open = false,
        }
    }
}
