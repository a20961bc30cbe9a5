//! Writes SVG elements. All text is escaped here and nowhere else.

use std::fmt::Write;

/// A finished piece of a picture.
pub(super) struct Panel {
    /// Its height.
    pub(super) height: i32,
    /// What it shows, in words.
    pub(super) label: String,
    /// Its elements.
    pub(super) body: String,
}

/// Elements being written.
#[derive(Default)]
pub(super) struct Canvas(String);

impl Canvas {
    /// The elements.
    pub(super) fn finish(self) -> String {
        self.0
    }

    /// A rectangle.
    pub(super) fn rect(&mut self, class: &str, (x, y): (i32, i32), (width, height): (i32, i32), radius: i32) {
        self.line(format_args!(
            "<rect class=\"{class}\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" rx=\"{radius}\"/>"
        ));
    }

    /// A disc.
    pub(super) fn disc(&mut self, class: &str, (x, y): (i32, i32), radius: i32) {
        self.line(format_args!("<circle class=\"{class}\" cx=\"{x}\" cy=\"{y}\" r=\"{radius}\"/>"));
    }

    /// A line of text; `anchor` is `start`, `middle` or `end`.
    pub(super) fn text(&mut self, class: &str, (x, y): (i32, i32), anchor: &str, text: &str) {
        let text = escape(text);
        // What SVG takes for granted is not written: a report holds thousands of these.
        let anchor = if anchor == "start" { String::new() } else { format!(" text-anchor=\"{anchor}\"") };
        self.line(format_args!("<text class=\"{class}\" x=\"{x}\" y=\"{y}\"{anchor}>{text}</text>"));
    }

    /// A line through points, with rounded corners.
    pub(super) fn path(&mut self, class: &str, points: &[(i32, i32)]) {
        let path = rounded(points);
        self.line(format_args!("<path class=\"{class}\" d=\"{path}\"/>"));
    }

    /// The head of an arrow that points to the right.
    pub(super) fn head(&mut self, class: &str, (x, y): (i32, i32)) {
        self.line(format_args!("<path class=\"{class}\" d=\"M{x} {y}l-8 -4v8z\"/>"));
    }

    /// A diamond: a step that takes no time.
    pub(super) fn diamond(&mut self, class: &str, (x, y): (i32, i32), size: i32) {
        self.line(format_args!(
            "<path class=\"{class}\" d=\"M{x} {}l{size} {size}l-{size} {size}l-{size} -{size}z\"/>",
            y - size
        ));
    }

    /// A cross: what it lies on is no more.
    pub(super) fn cross(&mut self, class: &str, (x, y): (i32, i32)) {
        self.line(format_args!("<path class=\"{class}\" d=\"M{} {}l8 8m0 -8l-8 8\"/>", x - 4, y - 4));
    }

    /// The start of a group, with a tooltip unless that is empty.
    pub(super) fn open(&mut self, class: &str, tooltip: &str) {
        let title = match tooltip {
            "" => String::new(),
            tooltip => format!("<title>{}</title>", escape(tooltip)),
        };
        self.line(format_args!("<g class=\"{class}\">{title}"));
    }

    /// The end of a group.
    pub(super) fn close(&mut self) {
        self.line(format_args!("</g>"));
    }

    fn line(&mut self, element: std::fmt::Arguments<'_>) {
        writeln!(self.0, "{element}").expect("writing to a string cannot fail");
    }
}

/// Text as character data or attribute value of XML or HTML. Characters XML does not allow become spaces.
pub(in crate::report) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

fn rounded(points: &[(i32, i32)]) -> String {
    let points = straightened(points);
    let mut path = String::new();
    for (at, &(x, y)) in points.iter().enumerate() {
        let next = points.get(at + 1);
        match (at, next) {
            (0, _) => path.push_str(&format!("M{x} {y}")),
            (_, None) => path.push_str(&format!("L{x} {y}")),
            (_, Some(&next)) => {
                let (ax, ay) = towards((x, y), points[at - 1]);
                let (bx, by) = towards((x, y), next);
                path.push_str(&format!("L{ax} {ay}Q{x} {y} {bx} {by}"));
            }
        }
    }
    path
}

/// The point up to five units from `from` on the way to `to`, at most half way.
fn towards(from: (i32, i32), to: (i32, i32)) -> (i32, i32) {
    let step = |a: i32, b: i32| a + ((b - a) / 2).clamp(-5, 5);
    (step(from.0, to.0), step(from.1, to.1))
}

fn straightened(points: &[(i32, i32)]) -> Vec<(i32, i32)> {
    let mut kept: Vec<(i32, i32)> = Vec::new();
    for &point in points {
        if kept.last() == Some(&point) {
            continue;
        }
        if let [.., a, b] = kept.as_slice()
            && ((a.0 == b.0 && b.0 == point.0) || (a.1 == b.1 && b.1 == point.1))
        {
            kept.pop();
        }
        kept.push(point);
    }
    kept
}
