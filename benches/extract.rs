//! Speed of finding claims, in bytes of text a second.

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use sayso::article::stream;
use sayso::extract::{Report, Scanner};

fn extract(criterion: &mut Criterion) {
    let text = [
        include_str!("../tests/articles/football.txt"),
        include_str!("../tests/articles/court.txt"),
        include_str!("../tests/articles/weather.txt"),
    ]
    .join("\n\n")
    .repeat(50);
    let said = chrono::NaiveDate::from_ymd_opt(2025, 11, 3);
    let mut group = criterion.benchmark_group("extract");
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function("text", |bencher| {
        let mut scanner = Scanner::new(Default::default(), Report::Claims);
        bencher.iter(|| {
            let mut claims = 0;
            scanner.scan(&text, said, |_| claims += 1);
            claims
        });
    });
    let page = include_str!("../tests/articles/company.html").repeat(50);
    group.throughput(Throughput::Bytes(page.len() as u64));
    group.bench_function("html to text", |bencher| bencher.iter(|| stream::text(&page).len()));
    group.finish();
}

criterion_group!(benches, extract);
criterion_main!(benches);
