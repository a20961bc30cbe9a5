//! Reads the names and words of one dossier row into what the row wants; knows no names of papers itself.
//!
//! Vietnamese puts the head first: what a row begins with, after numbers and words for copies, is the paper it wants; a
//! paper named further on is wanted only where a word or a mark opens the row again.

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
    /// Its sentence.
    sentence: u32,
    /// Whether a comma alone joins it to the one before.
    listed: bool,
}

/// What a row wants.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// Its papers, in order.
    pub named: Vec<Named>,
    /// Whether another paper, which the catalog does not know, stands first.
    pub other_head: bool,
    /// Whether it begins with papers in general, of which members are named.
    pub general: bool,
    /// Whether a paper the catalog does not know would do as well.
    pub or_other: bool,
    /// Whether a sentence says that a register is asked first.
    pub fallback: bool,
    /// The papers of such sentences; where there are none the whole row is meant.
    pub spared: Vec<usize>,
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
    let mut reader = Reader { open: true, ..Reader::default() };
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
    reader.end_sentence();
    reader.row
}

/// How many other words may stand between a refusal and the looking it is about.
const NEAR: u32 = 6;

/// How a paper is joined to those before.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Joint {
    /// Nothing stands before.
    #[default]
    First,
    Comma,
    Or,
    And,
}

#[derive(Default)]
struct Reader {
    row: Row,
    /// Whether a paper named here is wanted.
    open: bool,
    /// Whether only a new sentence opens the row again.
    shut: bool,
    joint: Joint,
    /// Whether a paper was wanted already.
    wanted: bool,
    /// Whether anything but fillers was met.
    begun: bool,
    /// Whether the words are those of a case, or of who hands in, and name no paper.
    aside: bool,
    /// Whether the first paper is one to fill in.
    form: bool,
    /// Whether the members of a paper in general are being named, one of which will do.
    members: bool,
    last: Option<Item>,
    /// Whether papers are named that are not wanted after all.
    except: bool,
    /// The words of this sentence that make it one on a register asked first.
    refuses: bool,
    looks: bool,
    tells: bool,
    /// Whether the papers of this sentence are those of another country.
    abroad: bool,
    /// Papers of another country: what is said of them further on wants no paper of this one.
    foreign: Vec<usize>,
    /// How many words ago a refusal stood in this sentence.
    since_no: Option<u32>,
    sentence: u32,
    papers: Vec<usize>,
}

impl Reader {
    fn gap(&mut self, gap: Gap) {
        match gap {
            Gap::Stop => {
                self.end_sentence();
                (self.open, self.shut, self.aside, self.except) = (true, false, false, false);
                if self.begun {
                    self.joint = Joint::And;
                }
            }
            Gap::Close if self.except => (self.shut, self.except) = (false, false),
            Gap::Colon => {
                self.members |= self.row.general && !self.wanted;
                (self.open, self.shut, self.aside) = (true, false, false);
            }
            _ if self.shut || self.after_mention() => {}
            Gap::Comma | Gap::Open => {
                (self.open, self.aside) = (true, false);
                if self.begun && gap == Gap::Comma {
                    self.joint = Joint::Comma;
                }
            }
            Gap::Stroke => self.or(),
            _ => {}
        }
    }

    fn end_sentence(&mut self) {
        if std::mem::take(&mut self.abroad) {
            let here = self.sentence;
            self.row
                .named
                .iter_mut()
                .filter(|named| named.sentence == here)
                .for_each(|named| named.role = Role::Mention);
        }
        if self.tells || (self.refuses && self.looks) {
            self.row.fallback = true;
            self.row.spared.append(&mut self.papers);
        }
        (self.refuses, self.looks, self.tells, self.since_no) = (false, false, false, None);
        self.papers.clear();
        self.sentence += 1;
    }

    /// Whether the last thing met is a paper that is only spoken of: what is joined to it is so too.
    fn after_mention(&self) -> bool {
        matches!(self.last, Some(Item::Paper(_)))
            && self.row.named.last().is_some_and(|named| named.role == Role::Mention)
    }

    fn item(&mut self, item: Item) {
        match item {
            Item::Paper(paper) => self.paper(paper),
            Item::Word(word) => self.word(word),
            Item::Other => self.other(),
        }
        if item != Item::Word(Word::Filler) {
            self.last = Some(item);
        }
    }

    fn paper(&mut self, paper: usize) {
        let role = match self.joint {
            _ if !self.open || self.foreign.contains(&paper) => Role::Mention,
            Joint::Or => Role::Alternative,
            _ if self.members && (self.wanted || self.row.other_head) => Role::Alternative,
            _ if self.wanted || self.row.other_head => Role::Also,
            _ => Role::Head,
        };
        if self.except {
            self.row
                .named
                .iter_mut()
                .filter(|named| named.paper == paper)
                .for_each(|named| named.role = Role::Mention);
        }
        let listed = self.joint == Joint::Comma;
        self.row.named.push(Named { paper, role, sentence: self.sentence, listed });
        self.papers.push(paper);
        self.wanted |= role != Role::Mention;
        self.begun = true;
        (self.open, self.aside) = (false, false);
    }

    fn other(&mut self) {
        self.since_no = self.since_no.map(|words| words + 1);
        if self.open && !self.aside {
            if !self.begun && !self.row.general {
                self.row.other_head = true;
            } else if self.joint == Joint::Or {
                self.row.or_other = true;
            }
        }
        self.begun |= !self.aside;
        self.open = false;
    }

    fn or(&mut self) {
        if !self.wanted && !self.row.other_head && !self.begun {
            // "A copy or a certified copy of …": what follows is still the first paper.
            self.open = true;
            return;
        }
        (self.open, self.joint) = (true, Joint::Or);
        // "A, B or C": those before, which commas alone join, are alternatives too.
        let sentence = self.sentence;
        for named in
            self.row.named.iter_mut().rev().take_while(|named| named.sentence == sentence && named.listed)
        {
            if named.role == Role::Also {
                named.role = Role::Alternative;
            }
        }
    }

    /// What came before was who hands in, or when; the paper comes now.
    fn verb(&mut self) {
        (self.open, self.shut, self.aside) = (true, false, false);
        if !self.wanted && !self.form {
            (self.row.other_head, self.begun) = (false, false);
        } else if self.begun {
            self.joint = Joint::And;
        }
    }

    fn word(&mut self, word: Word) {
        if !self.row.says(word) {
            self.row.said.push(word);
        }
        match word {
            Word::Filler => {}
            Word::Copy | Word::Certified | Word::Original => {
                let asked = matches!(self.last, Some(Item::Word(Word::Request | Word::Part | Word::No)));
                if !asked && !self.shut {
                    (self.open, self.aside) = (true, false);
                }
            }
            Word::Or | Word::And if self.shut || self.after_mention() => {}
            Word::Or => self.or(),
            Word::And => (self.open, self.joint) = (true, Joint::And),
            Word::With => {
                (self.open, self.shut, self.aside) = (true, false, false);
                if self.begun {
                    self.joint = Joint::And;
                }
            }
            Word::Submit | Word::Present => self.verb(),
            Word::Such | Word::Comprises if self.shut => {}
            Word::Such => (self.open, self.members, self.aside) = (true, true, false),
            Word::Comprises => (self.open, self.aside) = (true, false),
            Word::Generic => {
                self.row.general |= self.open && !self.begun;
            }
            Word::Form => {
                if self.open && !self.begun {
                    (self.row.other_head, self.form) = (true, true);
                }
                self.shut |= self.open;
                self.begun = true;
                self.open = false;
            }
            Word::Request | Word::Part => {
                if self.open && !self.begun && !self.row.general {
                    self.row.other_head = true;
                }
                (self.open, self.begun) = (false, true);
            }
            Word::Except => (self.open, self.shut, self.except) = (false, true, true),
            Word::Case => {
                self.aside = true;
                self.open = false;
            }
            Word::Then => (self.open, self.shut, self.aside) = (true, false, false),
            Word::Not => {
                self.refuses = true;
                (self.open, self.shut) = (false, true);
            }
            Word::No => {
                self.other();
                self.since_no = Some(0);
            }
            Word::Only => self.refuses = true,
            Word::Look => {
                self.looks = true;
                self.tells |= self.since_no.is_some_and(|words| words <= NEAR);
                self.open = false;
            }
            Word::Fallback => {
                self.tells = true;
                self.open = false;
            }
            Word::Abroad => {
                self.abroad = true;
                self.other();
            }
            Word::Foreign => {
                // Such a paper is another, though it has the same name.
                let here = self.sentence;
                if let Some(named) = self.row.named.last_mut().filter(|named| named.sentence == here) {
                    named.role = Role::Mention;
                    self.foreign.push(named.paper);
                }
                self.open = false;
            }
        }
    }
}
