//! Any words on any day: nothing panics, and what is found obeys the laws of a window.
//!
//! Run with `RUSTC_BOOTSTRAP=1 cargo fuzz run when`; the first four bytes choose the day.
#![no_main]

use chrono::NaiveDate;
use libfuzzer_sys::fuzz_target;
use sayso::when::{self, Kind, Settings};

fuzz_target!(|data: &[u8]| {
    let Some((head, rest)) = data.split_first_chunk::<4>() else { return };
    let text = String::from_utf8_lossy(rest);
    let said = match NaiveDate::from_num_days_from_ce_opt(i32::from_le_bytes(*head)) {
        Some(day) => day,
        None => NaiveDate::from_ymd_opt(2026, 6, u32::from(head[0]) % 30 + 1).unwrap_or_default(),
    };
    let settings = Settings::default();
    let mut last = 0;
    let laws = |reading: &when::Reading| {
        let window = reading.window;
        assert!(text.is_char_boundary(reading.span.start) && text.is_char_boundary(reading.span.end));
        if let (Some(opens), Some(due), Some(lapses)) = (window.opens, window.due, window.lapses) {
            assert!(opens <= due && due <= lapses && lapses >= said, "{reading:?}");
            assert!(reading.kind == Kind::By || due == lapses, "{reading:?}");
        }
    };
    if let Some(reading) = when::read(&text, said, &settings) {
        laws(&reading);
    }
    for reading in when::find(&text, said, &settings) {
        laws(&reading);
        assert!(reading.span.start >= last);
        last = reading.span.end;
    }
});
