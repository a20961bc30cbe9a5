//! Times reckoned by hand: office hours, waiting and working, in whose hand a dossier was, whose delay it is.

use rasoat::model::calendar::{Calendar, OfficeTime};
use rasoat::model::date::{Date, Pattern, Zone};
use rasoat::model::observed::{Deviation, Hand, Ticks};

use super::seen;

/// Monday 2 March 2026, and on.
const FIRST: &str = "\
D1,permit,receive,desk,2026-03-02 08:00,2026-03-02 09:00,,
D1,permit,appraise,office,2026-03-02 13:00,2026-03-04 09:00,,
D1,permit,ask,land,2026-03-03 08:00,2026-03-03 10:00,,positive
D1,permit,decide,office,2026-03-05 08:00,2026-03-05 12:00,,positive
D1,permit,hand-over,desk,2026-03-05 13:00,2026-03-05 14:00,,
";

fn hand(agency: &str, dossiers: u64, held: i64, late: u64, delay: i64) -> Hand {
    Hand { agency: agency.into(), dossiers, held, late, delay }
}

#[test]
fn a_dossier_in_time() {
    let one = seen("language: en", FIRST);
    assert_eq!((one.dossiers, one.settled, one.early, one.on_time, one.late), (1, 1, 1, 0, 0));
    assert_eq!((one.clock, one.deadline), (Ticks::Working, Some(2400)));
    // Monday 08:00 to Thursday 14:00: three days of eight hours, and five.
    assert_eq!(one.took.median, 3 * 480 + 300);
    assert_eq!((one.working, one.waiting, one.with_applicant), (1140, 600, 0));
    assert_eq!(
        one.hands,
        [hand("desk", 1, 120, 0, 0), hand("land", 1, 60, 0, 0), hand("office", 1, 1560, 0, 0)]
    );
    let times = |id: &str| {
        one.step(id).map(|step| (step.waiting.median, step.working.median, step.held.median, step.late))
    };
    assert_eq!(times("appraise"), Some((180, 780, 960, 0)));
    // The opinion could begin when the dossier had been taken in, not when the appraisal was done.
    assert_eq!(times("ask"), Some((420, 120, 540, 0)));
    assert_eq!(times("decide"), Some((420, 240, 660, 1)));
    assert_eq!((one.granted, one.conforming, one.deviations.len()), (1, 1, 0));
}

#[test]
fn a_delay_is_theirs_who_took_longer_than_declared() {
    let late = FIRST.replace("2026-03-05", "2026-03-12");
    let one = seen("language: en", &late);
    assert_eq!((one.late, one.took.median, one.delay), (1, 8 * 480 + 300, 1740));
    assert_eq!(
        one.hands,
        [hand("desk", 1, 120, 0, 0), hand("land", 1, 60, 0, 0), hand("office", 1, 3960, 1, 1740)]
    );
}

#[test]
fn a_holiday_is_no_office_time() {
    let holiday = "calendar: {holidays: [{date: 2026-03-03, name: Ngày nghỉ}], worked: [2026-03-07]}";
    assert_eq!(seen(holiday, FIRST).took.median, 2 * 480 + 300);
}

#[test]
fn a_due_date_of_the_log_comes_before_the_deadline() {
    let due = |due: &str| {
        let one = seen("language: en", &FIRST.replace(",,\n", &format!(",{due},\n")));
        (one.early, one.on_time, one.late, one.delay)
    };
    assert_eq!(due("2026-03-06"), (1, 0, 0, 0));
    assert_eq!(due("2026-03-05"), (0, 1, 0, 0));
    assert_eq!(due("05/03/2026"), (0, 1, 0, 0));
    assert_eq!(due("2026-03-04"), (0, 0, 1, 300));
    assert_eq!(due("2026-03-05 13:30"), (0, 0, 1, 30));
}

#[test]
fn time_with_the_applicant_does_not_count_against_the_deadline() {
    let back = "\
D1,permit,receive,desk,2026-03-02 08:00,2026-03-02 09:00,,
D1,permit,appraise,office,2026-03-02 09:00,2026-03-02 10:00,,returned
D1,permit,appraise,office,2026-03-23 08:00,2026-03-23 10:00,,
D1,permit,ask,land,2026-03-23 08:00,2026-03-23 10:00,,
D1,permit,decide,office,2026-03-23 10:00,2026-03-23 11:00,,
D1,permit,hand-over,desk,2026-03-23 11:00,2026-03-23 12:00,,
";
    let one = seen("language: en", back);
    // Three weeks less two hours with the applicant; six hours with agencies.
    assert_eq!((one.early, one.took.median, one.with_applicant), (1, 360, 15 * 480 - 120));
    assert_eq!((one.supplemented, one.supplements, one.returned, one.returns), (1, 1, 1, 1));
    let step = one.step("appraise").unwrap();
    assert_eq!((step.dossiers, step.times, step.returns, step.returned), (1, 2, 1, 1));
}

#[test]
fn a_dossier_that_departs_from_the_flow() {
    let astray = "\
D1,permit,receive,desk,2026-03-02 08:00,2026-03-02 09:00,,
D1,permit,appraise,outsider,2026-03-02 09:00,2026-03-03 10:00,,
D1,permit,decide,desk,2026-03-03 08:00,2026-03-03 09:00,,
D1,permit,Họp,office,2026-03-03 10:00,2026-03-03 11:00,,
D1,permit,hand-over,desk,2026-03-03 11:00,2026-03-03 12:00,,
";
    let one = seen("language: en", astray);
    let seen: Vec<_> = one
        .deviations
        .iter()
        .map(|way| {
            (way.kind, way.step.as_deref(), way.before.as_deref(), way.agency.as_deref(), way.dossiers)
        })
        .collect();
    assert_eq!(
        seen,
        [
            (Deviation::Skipped, Some("ask"), None, None, 1),
            // Of a name that one dossier has, nobody is told: it may be that of a person.
            (Deviation::Added, None, None, None, 1),
            (Deviation::OutOfOrder, Some("decide"), Some("appraise"), None, 1),
            (Deviation::OtherAgency, Some("decide"), None, Some("desk"), 1),
            (Deviation::OutsideAgency, Some("appraise"), None, Some("outsider"), 1),
        ]
    );
    assert_eq!(one.conforming, 0);
}

#[test]
fn a_dossier_without_its_last_step_is_not_settled() {
    let open: String = FIRST.lines().take(3).map(|line| format!("{line}\n")).collect();
    let later = FIRST.replace("D1", "D2").replace("2026-03-0", "2026-03-1");
    let one = seen("language: en", &format!("{open}{later}"));
    assert_eq!((one.dossiers, one.settled, one.overdue), (2, 1, 1));
}

#[test]
fn office_time_runs_in_office_hours_only() {
    let office = OfficeTime::of(&Calendar::default());
    let at = |text: &str| Pattern::Iso.read(text.as_bytes()).unwrap().wall;
    let minutes = |from: &str, until: &str| (office.until(at(until)) - office.until(at(from))) / 60;
    assert_eq!(minutes("2026-03-06T16:00", "2026-03-09T09:00"), 120);
    assert_eq!(minutes("2026-03-06T11:30", "2026-03-06T13:30"), 60);
    assert_eq!(minutes("2026-03-07T00:00", "2026-03-09T00:00"), 0);
    assert_eq!(minutes("2026-01-01", "2027-01-01"), 261 * 480);
    assert_eq!(minutes("1969-12-29", "1970-01-05"), 5 * 480);
}

#[test]
fn days_are_numbered_as_the_calendar_has_them() {
    for (written, number, weekday) in
        [("1970-01-01", 0, 3), ("2000-02-29", 11_016, 1), ("2026-03-02", 20_514, 0), ("1969-12-31", -1, 2)]
    {
        let day = Date::parse(written).unwrap();
        assert_eq!((day.number(), day.weekday()), (number, weekday), "{written}");
        assert_eq!(Date::of_number(number), Some(day));
    }
}

#[test]
fn moments_are_read_as_they_are_written() {
    let read = |pattern: &str, text: &str| {
        let stamp = Pattern::parse(pattern).unwrap().read(text.as_bytes())?;
        Some((stamp.wall - 20_514 * 86_400, stamp.offset, stamp.whole_day))
    };
    assert_eq!(read("iso", "2026-03-02"), Some((0, None, true)));
    assert_eq!(read("iso", " 2026-03-02T01:02:03.456+07:00 "), Some((3723, Some(25_200), false)));
    assert_eq!(read("iso", "2026-03-02 01:02Z"), Some((3720, Some(0), false)));
    assert_eq!(read("dd/MM/yyyy HH:mm", "2/3/2026 01:02"), Some((3720, None, false)));
    assert_eq!(read("yyyyMMddHHmmss", "20260302010203"), Some((3723, None, false)));
    for wrong in
        ["2026-02-30", "2026-3-02x", "2026-03-02T25:00", "2026-03-02T08:60", "", "02/03/2026", "20260302"]
    {
        assert_eq!(read("iso", wrong), None, "{wrong}");
    }
    assert_eq!(read("dd/MM/yyyy", "31/04/2026"), None);
    for wrong in ["", "dd/MM", "dd/MM/yyyy mm", "dd/dd/yyyy", "DD/MM/yyyy", "ngày dd/MM/yyyy"] {
        assert_eq!(Pattern::parse(wrong), None, "{wrong}");
    }
}

#[test]
fn clocks_that_are_set_forward_and_back() {
    let zone = Zone::parse("Europe/Amsterdam").unwrap();
    let at = |text: &str| zone.instant(Pattern::Iso.read(text.as_bytes()).unwrap().wall);
    let hour = |text: &str| at(text).instant / 3600 % 24;
    // On 29 March 2026 two o'clock is followed by three; on 25 October the hour from two is there twice.
    assert_eq!((hour("2026-03-29T01:30"), at("2026-03-29T01:30").odd), (0, false));
    assert_eq!((hour("2026-03-29T03:30"), at("2026-03-29T03:30").odd), (1, false));
    assert!(at("2026-03-29T02:30").odd && at("2026-10-25T02:30").odd);
    assert_eq!(hour("2026-10-25T02:30"), 0);
    assert_eq!((hour("2026-10-25T03:30"), at("2026-10-25T03:30").odd), (2, false));
    assert_eq!(Zone::parse("+07:00").unwrap().instant(25_200).instant, 0);
    assert!(Zone::parse("Asia/Nowhere").is_none() && Zone::parse("+7").is_none());
}
