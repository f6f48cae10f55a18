//! Speed of reading deadline words: a phrase, and running text in bytes a second.

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use sayso::when::{self, Settings};

const PHRASES: &[&str] = &[
    "this week",
    "by Friday",
    "by the end of Q3",
    "in two and a half years",
    "the first Tuesday after Easter",
    "within the next two to three weeks",
    "will not open before June",
    "on 21 March 2027 at 5 p.m. ET",
    "in the second half of next year",
    "before the midterms",
    "soon",
    "between March and May",
    "the council may object",
    "until the end of the month",
    "in a few days",
];

fn phrase(criterion: &mut Criterion) {
    let said = chrono::NaiveDate::from_ymd_opt(2026, 6, 10).unwrap_or_default();
    let settings = Settings::default();
    let mut group = criterion.benchmark_group("when");
    group.throughput(Throughput::Elements(PHRASES.len() as u64));
    group.bench_function("phrases", |bencher| {
        bencher.iter(|| {
            let read = |words: &&str| when::read(std::hint::black_box(words), said, &settings);
            PHRASES.iter().filter_map(read).filter(|reading| reading.window.due.is_some()).count()
        });
    });
    let text = [
        include_str!("../tests/articles/football.txt"),
        include_str!("../tests/articles/court.txt"),
        include_str!("../tests/articles/weather.txt"),
    ]
    .join("\n\n")
    .repeat(50);
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function("text", |bencher| bencher.iter(|| when::find(&text, said, &settings).len()));
    group.finish();
}

criterion_group!(benches, phrase);
criterion_main!(benches);
