//! Pixels: how wide channels and boxes are, how high rows are, where everything stands in a band.

use crate::report::swimlane::measure::{width, wrap};
use crate::report::swimlane::route::{Along, Kind, Routes};
use crate::report::swimlane::{Flow, LABEL, WIDTH, lane_name};

/// The room at the top of a band for the clock.
const TOP: i32 = 24;
/// The distance between two tracks.
const TRACK: i32 = 7;
/// The widest a box may be.
const BOX: i32 = 176;

/// The words of one box, broken into lines.
pub(super) struct Words {
    /// The name.
    pub(super) name: Vec<String>,
    /// What differs, where a file goes back to, whether the applicant comes.
    pub(super) tags: Vec<String>,
}

/// Where everything stands in one band.
pub(super) struct Geometry {
    /// The width of every box.
    pub(super) box_width: i32,
    /// The left side of each column's boxes.
    pub(super) columns: Vec<i32>,
    /// The left side of each channel.
    channels: Vec<i32>,
    /// Top and height of the boxes of each row.
    pub(super) rows: Vec<(i32, i32)>,
    /// Top and height of each agency's lane, with the agency.
    pub(super) lanes: Vec<(usize, i32, i32)>,
    /// The height of the band.
    pub(super) height: i32,
}

/// The width of the boxes: the same in all bands.
pub(super) fn box_width(flow: &Flow<'_>, routes: &Routes) -> i32 {
    let columns = i32::try_from(flow.grid.columns).unwrap_or(1).max(1);
    let widest = (0..flow.grid.bands.len()).map(|band| channels(flow, routes, band).iter().sum()).max();
    ((WIDTH - LABEL - widest.unwrap_or(0)) / columns).clamp(60, BOX)
}

/// The width of each channel of a band, without the room that is left over.
fn channels(flow: &Flow<'_>, routes: &Routes, band: usize) -> Vec<i32> {
    let last = flow.grid.columns;
    (0..=last)
        .map(|channel| {
            let tracks = i32::try_from(routes.tracks[band][channel]).unwrap_or(0);
            let turning = tracks * TRACK + if tracks == 0 { 0 } else { 18 };
            let at_edge = routes.wires.iter().filter(|wire| wire.band == band);
            let label = at_edge
                .filter(|wire| {
                    (channel == 0 && wire.from.is_none()) || (channel == last && wire.to.is_none())
                })
                .map(|wire| width(&edge_words(flow, &wire.elsewhere), 10) + 14)
                .max()
                .unwrap_or(0);
            let least = if channel == 0 {
                10
            } else if channel == last {
                6
            } else {
                24
            };
            (turning + label).max(least)
        })
        .collect()
}

/// What stands at the edge of a band where a line goes to or comes from steps of other bands.
pub(super) fn edge_words(flow: &Flow<'_>, steps: &[usize]) -> String {
    let numbers: Vec<String> = steps.iter().map(|step| (step + 1).to_string()).collect();
    format!("{} {}", flow.lang.pick("bước", "step"), numbers.join(", "))
}

impl Geometry {
    /// The geometry of a band.
    pub(super) fn of(
        flow: &Flow<'_>,
        routes: &Routes,
        band: usize,
        box_width: i32,
        words: &[Words],
    ) -> Geometry {
        let mut geometry = Geometry {
            box_width,
            columns: Vec::new(),
            channels: Vec::new(),
            rows: Vec::new(),
            lanes: Vec::new(),
            height: 0,
        };
        geometry.across(flow, &channels(flow, routes, band));
        geometry.down(flow, routes, band, words);
        geometry
    }

    /// Spreads what room is left over the inner channels.
    fn across(&mut self, flow: &Flow<'_>, channels: &[i32]) {
        let columns = i32::try_from(flow.grid.columns).unwrap_or(1).max(1);
        let left = WIDTH - LABEL - channels.iter().sum::<i32>() - columns * self.box_width;
        let extra = if columns > 1 { (left / (columns - 1)).clamp(0, 60) } else { 0 };
        let mut x = LABEL;
        for (at, channel) in channels.iter().enumerate() {
            self.channels.push(x);
            x += channel;
            if at > 0 && at < flow.grid.columns {
                x += extra;
            }
            if at < flow.grid.columns {
                self.columns.push(x);
                x += self.box_width;
            }
        }
    }

    fn down(&mut self, flow: &Flow<'_>, routes: &Routes, band: usize, words: &[Words]) {
        let rows = &flow.grid.bands[band].rows;
        let mut y = TOP;
        for (at, row) in rows.iter().enumerate() {
            if row.slot == 0 {
                self.lanes.push((row.lane, y, 0));
            }
            let boxes = words.iter().zip(&flow.grid.cells);
            let own = boxes.filter(|(_, cell)| cell.band == band && cell.row == at);
            let height = own.map(|(words, _)| box_height(words)).max().unwrap_or(40);
            self.rows.push((y + 8, height));
            y += height + 16;
            let last = rows.get(at + 1).is_none_or(|next| next.lane != row.lane);
            if last && let Some((lane, top, lane_height)) = self.lanes.last_mut() {
                let gutters = i32::try_from(routes.gutters[band][at]).unwrap_or(0);
                y += gutters * 9;
                let name = lane_name(&flow.grid.lanes[*lane], flow.catalog, flow.lang);
                let lines = i32::try_from(wrap(&name, 13, LABEL - 16, 7).len()).unwrap_or(1);
                y = y.max(*top + lines * 15 + 14);
                *lane_height = y - *top;
            }
        }
        self.height = y + 12;
    }

    /// The middle of a row, where lines meet boxes; lines that lead back meet them lower, those that are gone higher.
    pub(super) fn middle(&self, row: usize, kind: Kind) -> i32 {
        let (top, height) = self.rows[row];
        let aside = match kind {
            Kind::Waits => 0,
            Kind::Back => 12,
            Kind::Gone => -12,
        };
        top + height / 2 + aside
    }

    /// The height of a line between its two channels.
    pub(super) fn along(&self, along: Along, kind: Kind) -> Option<i32> {
        match along {
            Along::Channel => None,
            Along::Row(row) => Some(self.middle(row, kind)),
            Along::Gutter(row, track) => {
                let (top, height) = self.rows[row];
                Some(top + height + 8 + i32::try_from(track).unwrap_or(0) * 9)
            }
        }
    }

    /// The place of a track in a channel.
    pub(super) fn track(&self, channel: usize, track: usize) -> i32 {
        self.channels[channel] + 8 + i32::try_from(track).unwrap_or(0) * TRACK
    }
}

fn box_height(words: &Words) -> i32 {
    let lines = i32::try_from(words.name.len()).unwrap_or(1);
    let tags = i32::try_from(words.tags.len()).unwrap_or(0);
    28 + lines * 15 + tags * 14 + 12
}
