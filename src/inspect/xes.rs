//! A log as XES (IEEE 1849), read event by event. A document type, and with it every entity, is refused. The one owner of the
//! XML reader.

use std::cell::Cell;
use std::io::{self, BufReader, Read};
use std::rc::Rc;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::inspect::csv::named;
use crate::inspect::record::{FIELDS, Record, Refused};
use crate::model::mapping::Mapping;

/// The most bytes one element may have.
const LONGEST: usize = 4 << 20;
/// How deep elements may lie in each other.
const DEEPEST: usize = 64;

/// Reads a log to its end.
pub fn read(
    from: impl Read,
    mapping: &Mapping,
    take: &mut impl FnMut(&Record<'_>) -> Result<(), Refused>,
) -> Result<(), Refused> {
    let left = Rc::new(Cell::new(LONGEST));
    let mut reader = Reader::from_reader(BufReader::new(Bounded { inner: from, left: Rc::clone(&left) }));
    let mut log =
        Log { mapping, levels: Vec::new(), trace: Default::default(), event: Default::default(), events: 0 };
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        left.set(LONGEST);
        let event = reader.read_event_into(&mut buffer).map_err(|error| log.broken(&error))?;
        match event {
            Event::Start(element) => log.open(&element)?,
            Event::Empty(element) => {
                log.open(&element)?;
                log.close(take)?;
            }
            Event::End(_) => log.close(take)?,
            Event::DocType(_) => {
                return Err(Refused::said(
                    "tệp XES có khai báo kiểu tài liệu (DOCTYPE); bỏ khai báo này rồi chạy lại",
                    "the XES file has a document type declaration; remove it and run again",
                ));
            }
            Event::GeneralRef(_) | Event::Text(_) | Event::CData(_) | Event::Comment(_) | Event::Decl(_) => {}
            Event::PI(_) => {}
            Event::Eof if log.levels.is_empty() && log.events > 0 => return Ok(()),
            Event::Eof if log.levels.is_empty() => {
                return Err(Refused::said(
                    "tệp XML không có sự kiện nào; chọn tệp XES khác",
                    "the XML file has no events; choose another XES file",
                ));
            }
            Event::Eof => {
                let events = log.events;
                return Err(Refused::said(
                    format!("tệp XES bị đứt sau sự kiện {events}; tải lại tệp đầy đủ rồi chạy lại"),
                    format!(
                        "the XES file breaks off after event {events}; fetch the whole file and run again"
                    ),
                ));
            }
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Level {
    Log,
    Trace,
    Event,
    /// An attribute, or what else lies in a log.
    Other,
}

struct Log<'m> {
    mapping: &'m Mapping,
    levels: Vec<Level>,
    trace: [Vec<u8>; FIELDS],
    event: [Vec<u8>; FIELDS],
    events: u64,
}

impl Log<'_> {
    fn open(&mut self, element: &BytesStart<'_>) -> Result<(), Refused> {
        let within = self.levels.last().copied();
        let level = match (within, element.local_name().as_ref()) {
            (None, "log") => Level::Log,
            (Some(Level::Log), "trace") => Level::Trace,
            (Some(Level::Trace), "event") => Level::Event,
            _ => Level::Other,
        };
        if self.levels.len() >= DEEPEST {
            return Err(Refused::said(
                "các phần tử trong tệp XES lồng nhau quá sâu; kiểm tra lại tệp",
                "the elements of the XES file lie too deep in each other; check the file",
            ));
        }
        self.levels.push(level);
        match (level, within) {
            (Level::Trace, _) => self.trace.iter_mut().for_each(Vec::clear),
            (Level::Event, _) => self.event.iter_mut().for_each(Vec::clear),
            (Level::Other, Some(holder @ (Level::Trace | Level::Event))) => {
                self.attribute(element, holder)?
            }
            _ => {}
        }
        Ok(())
    }

    fn attribute(&mut self, element: &BytesStart<'_>, holder: Level) -> Result<(), Refused> {
        let (mut key, mut value) = (None, None);
        for attribute in element.attributes() {
            let attribute = attribute.map_err(|error| self.broken(&error))?;
            match attribute.key.as_ref() {
                "key" => key = Some(attribute.value),
                "value" => value = Some(attribute.value),
                _ => {}
            }
        }
        let (Some(key), Some(value)) = (key, value) else { return Ok(()) };
        for (field, name) in named(&self.mapping.columns) {
            let Some(name) = name else { continue };
            let (wanted, of) = match name.strip_prefix("case:") {
                Some(name) => (name, Level::Trace),
                None => (name, Level::Event),
            };
            if of == holder && key.as_ref() == wanted {
                // Only the five entities of XML itself are known.
                let text = quick_xml::escape::unescape(&value).map_err(|error| self.broken(&error))?;
                let cells = if holder == Level::Trace { &mut self.trace } else { &mut self.event };
                cells[field as usize] = text.as_bytes().to_vec();
            }
        }
        Ok(())
    }

    fn close(&mut self, take: &mut impl FnMut(&Record<'_>) -> Result<(), Refused>) -> Result<(), Refused> {
        if self.levels.pop() != Some(Level::Event) {
            return Ok(());
        }
        self.events += 1;
        let mut cells: [&[u8]; FIELDS] = [&[]; FIELDS];
        for (at, cell) in cells.iter_mut().enumerate() {
            *cell = if self.event[at].is_empty() { &self.trace[at] } else { &self.event[at] };
        }
        take(&Record { line: self.events, cells, malformed: false })
    }

    /// What is wrong is not said in the words of the reader, which may hold what people wrote.
    fn broken<E>(&self, _: &E) -> Refused {
        let events = self.events;
        Refused::said(
            format!("tệp XES không đúng dạng XML sau sự kiện {events}; tải lại hoặc sửa tệp rồi chạy lại"),
            format!("the XES file is not sound XML after event {events}; fetch or correct it and run again"),
        )
    }
}

/// Bytes of a file, not too many for one element.
struct Bounded<R> {
    inner: R,
    left: Rc<Cell<usize>>,
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.left.get() == 0 {
            return Err(io::Error::other("one element is longer than 4 MiB"));
        }
        let read = self.inner.read(into)?;
        self.left.set(self.left.get().saturating_sub(read));
        Ok(read)
    }
}
