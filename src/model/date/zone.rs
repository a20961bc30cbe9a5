//! The clock on the wall of a place: a fixed offset, or a time zone with its changes to and from summer time.

use std::borrow::Cow;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A time zone: `+07:00`, or a name such as `Asia/Ho_Chi_Minh`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Zone {
    written: String,
    rule: Rule,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Rule {
    /// Seconds ahead of UTC.
    Fixed(i64),
    Changing(jiff::tz::TimeZone),
}

/// A moment on a clock on the wall, as an instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Local {
    /// Seconds since 1970-01-01 00:00 UTC.
    pub instant: i64,
    /// Whether the clock showed this time twice or never, because it was set back or forward.
    pub odd: bool,
}

impl Default for Zone {
    /// Vietnam: seven hours ahead of UTC, without summer time.
    fn default() -> Zone {
        Zone { written: "+07:00".to_owned(), rule: Rule::Fixed(7 * 3600) }
    }
}

impl Zone {
    /// Reads `+07:00`, `Z` or the name of a zone of the tz database; `None` for what is neither.
    pub fn parse(written: &str) -> Option<Zone> {
        let rule = match written.as_bytes() {
            b"Z" | b"UTC" => Rule::Fixed(0),
            [sign @ (b'+' | b'-'), h1, h2, b':', m1, m2] => {
                let digit = |byte: &u8| byte.is_ascii_digit().then(|| i64::from(byte - b'0'));
                let hours = digit(h1)? * 10 + digit(h2)?;
                let minutes = digit(m1)? * 10 + digit(m2)?;
                if hours > 14 || minutes > 59 {
                    return None;
                }
                Rule::Fixed((hours * 3600 + minutes * 60) * if *sign == b'-' { -1 } else { 1 })
            }
            _ => Rule::Changing(jiff::tz::TimeZoneDatabase::bundled().get(written).ok()?),
        };
        Some(Zone { written: written.to_owned(), rule })
    }

    /// As it was written.
    pub fn written(&self) -> &str {
        &self.written
    }

    /// Seconds this clock is ahead of UTC at an instant.
    pub fn offset(&self, instant: i64) -> i64 {
        match &self.rule {
            Rule::Fixed(offset) => *offset,
            Rule::Changing(zone) => jiff::Timestamp::from_second(instant)
                .map_or(0, |instant| i64::from(zone.to_offset(instant).seconds())),
        }
    }

    /// The instant at which this clock showed a time, in seconds from 1970-01-01 00:00 on the wall. Of a time shown twice
    /// it is the first; one never shown is taken as if the clock had not been set forward.
    pub fn instant(&self, wall: i64) -> Local {
        let Rule::Changing(_) = &self.rule else {
            return Local { instant: wall - self.offset(0), odd: false };
        };
        // The offsets a day before and after hold on either side of a change near by; no zone changes twice in two days.
        let (before, after) = (self.offset(wall - 86_400), self.offset(wall + 86_400));
        let shows = |offset: i64| self.offset(wall - offset) == offset;
        match (shows(before), shows(after)) {
            (true, false) => Local { instant: wall - before, odd: false },
            (false, true) => Local { instant: wall - after, odd: false },
            (true, true) => Local { instant: wall - before, odd: before != after },
            (false, false) => Local { instant: wall - before, odd: true },
        }
    }
}

impl<'de> Deserialize<'de> for Zone {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let written = Cow::<'de, str>::deserialize(deserializer)?;
        Zone::parse(&written).ok_or_else(|| {
            serde::de::Error::custom(format!("`{written}` is not a time zone such as `+07:00`"))
        })
    }
}

impl Serialize for Zone {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.written)
    }
}

impl schemars::JsonSchema for Zone {
    fn schema_name() -> Cow<'static, str> {
        "Zone".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string", "format": "x-time-zone", "description": "A time zone: `+07:00`, or a name such as `Asia/Ho_Chi_Minh`."
        })
    }
}
