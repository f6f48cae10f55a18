//! Laws that hold for whatever claims there are.

use proptest::prelude::*;
use sayso::score::{
    By, Config, Depth, Gatherer, Holds, Id, Measures, Names, Outcome, Reading, Repeat, Report, Sample, Scope, jeffreys,
    newcombe, wilson,
};

struct Numbers;

/// A name for each number, so that order by name is order by number.
const NAMES: [&str; 8] = ["a", "b", "c", "d", "e", "f", "g", "h"];

impl Names for Numbers {
    fn speaker(&self, id: u32) -> &str {
        NAMES[id as usize]
    }

    fn source(&self, id: u32) -> &str {
        NAMES[id as usize]
    }

    fn tag(&self, id: u32) -> &str {
        NAMES[id as usize]
    }

    fn rule(&self, id: u32) -> &str {
        NAMES[id as usize]
    }

    fn kind(&self, id: u32) -> &str {
        NAMES[id as usize]
    }
}

/// A claim with its number, its words and its tags.
#[derive(Debug, Clone, PartialEq)]
struct Claim {
    id: i64,
    sample: Sample,
    words: Option<&'static str>,
    tags: Vec<u32>,
}

const WORDS: [&str; 5] = ["likely", "Expects", "unlikely", "could", "in a blue moon"];

fn sample() -> impl Strategy<Value = (Sample, Option<&'static str>, Vec<u32>)> {
    let who = (prop::option::weighted(0.9, 0..6_u32), prop::option::of(0..3_u32), prop::option::of(0..4_u32));
    let days = (0..400_i32, prop::option::weighted(0.9, 0..60_i32), 0..20_i32, prop::option::of(-5..300_i32));
    let words = prop::option::weighted(0.4, prop::sample::select(&WORDS[..]));
    let p = prop::option::weighted(0.7, prop_oneof![(0..=20_u8).prop_map(|part| f64::from(part) / 20.0), 0.0..=1.0]);
    let tags = prop::collection::btree_set(0..4_u32, 0..3).prop_map(|tags| tags.into_iter().collect());
    (who, days, prop::sample::select(Outcome::ALL), p, words, tags, any::<bool>()).prop_map(
        |((speaker, source, event), (said, due, grace, happened), outcome, p, words, tags, lasts)| {
            let due = due.map(|days| said + days);
            let sample = Sample {
                speaker,
                source,
                event,
                said,
                opens: Some(said),
                due,
                lapses: due.map(|due| due + grace),
                outcome,
                happened_on: happened.map(|days| said + days),
                p,
                holds: if lasts { Holds::Throughout } else { Holds::Once },
                ..Sample::default()
            };
            (sample, words, tags)
        },
    )
}

fn claims() -> impl Strategy<Value = Vec<Claim>> {
    prop::collection::vec(sample(), 0..60).prop_map(|all| {
        let number = |(id, (sample, words, tags))| Claim { id, sample, words, tags };
        (0..).zip(all).map(number).collect()
    })
}

fn config() -> impl Strategy<Value = (Config, By)> {
    let repeat = prop::sample::select(Repeat::ALL);
    let reading = prop::sample::select(Reading::ALL);
    (repeat, reading, 1..20_u32, prop::sample::select(By::ALL), 0..700_i64).prop_map(
        |(repeat, reading, bins, by, day)| {
            let as_of = chrono::NaiveDate::from_ymd_opt(1970, 1, 1).unwrap() + chrono::Days::new(day as u64);
            (Config { repeat, reading, bins, ..Config::new(as_of) }, by)
        },
    )
}

fn report(claims: &[Claim], config: &Config, by: By) -> Report {
    let scope = Scope { by, depth: Depth::Full, ..Scope::default() };
    let mut gatherer = Gatherer::new(config.clone(), scope);
    for claim in claims {
        let hedge = claim.words.and_then(|words| gatherer.words(words));
        gatherer.add(&Sample { hedge, ..claim.sample }, Id::Number(claim.id), &claim.tags);
    }
    gatherer.finish(&Numbers)
}

/// The total and every group.
fn each(report: &Report) -> impl Iterator<Item = &Measures> {
    std::iter::once(&report.total).chain(report.groups.iter().map(|group| &group.measures))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_order_of_lines_never_matters((claims, shuffled) in claims().prop_flat_map(|claims| {
        (Just(claims.clone()), Just(claims).prop_shuffle())
    }), (config, by) in config()) {
        // Not one bit: the JSON of both is the same.
        let json = |claims| serde_json::to_string(&report(claims, &config, by)).unwrap();
        prop_assert_eq!(json(&claims), json(&shuffled));
    }

    #[test]
    fn parts_make_the_same_whole(claims in claims(), (config, by) in config(), cut in 0..60_usize, depth in prop::sample::select(&[Depth::Short, Depth::Full][..])) {
        let mut whole = Gatherer::new(config.clone(), Scope { by, depth, ..Scope::default() });
        let words: Vec<_> = claims.iter().map(|claim| claim.words.and_then(|words| whole.words(words))).collect();
        let mut parts = [whole.part(), whole.part(), whole.part()];
        let mut split = whole.part();
        for (at, (claim, hedge)) in claims.iter().zip(words).enumerate() {
            let sample = Sample { hedge, ..claim.sample };
            let id = at.to_string();
            whole.add(&sample, Id::Text(&id), &claim.tags);
            let part = if at < cut { &mut parts[0] } else { &mut parts[1 + at % 2] };
            part.add(&sample, Id::Text(&id), &claim.tags);
        }
        parts.into_iter().rev().for_each(|part| split.join(part));
        let json = |gatherer: Gatherer| serde_json::to_string(&gatherer.finish(&Numbers)).unwrap();
        prop_assert_eq!(json(whole), json(split));
    }

    #[test]
    fn the_brier_score_is_the_sum_of_its_parts(claims in claims(), (config, by) in config()) {
        for measures in each(&report(&claims, &config, by)) {
            let (Some(brier), Some(murphy), Some(corp)) = (measures.brier, &measures.murphy, &measures.corp) else { continue };
            let [mcb, dsc, unc] = corp.mcb_dsc_unc;
            prop_assert!((murphy.sum - brier).abs() < 1e-12, "{murphy:?}, Brier {brier}");
            prop_assert!((mcb - dsc + unc - brier).abs() < 1e-12, "{:?}, Brier {brier}", corp.mcb_dsc_unc);
            prop_assert!(corp.mcb_dsc_unc.iter().all(|part| *part >= 0.0));
            prop_assert!([murphy.reliability, murphy.resolution, murphy.uncertainty, murphy.within_variance].iter().all(|part| *part >= 0.0));
            prop_assert!(corp.blocks.windows(2).all(|pair| pair[0].fitted < pair[1].fitted && pair[0].to < pair[1].from));
            prop_assert!((0.0..=1.0).contains(&brier));
            prop_assert!(measures.ece.is_some_and(|ece| (0.0..=1.0).contains(&ece)));
            prop_assert!(measures.auc.is_none_or(|auc| (0.0..=1.0).contains(&auc)));
        }
    }

    #[test]
    fn strictly_kept_is_leniently_kept(claims in claims(), (config, by) in config()) {
        for measures in each(&report(&claims, &config, by)) {
            for kept in [&measures.kept, &measures.kept_closed] {
                prop_assert!(kept.strict.k <= kept.lenient.k && kept.strict.n == kept.lenient.n);
                prop_assert!(kept.strict.rate.unwrap_or(0.0) <= kept.lenient.rate.unwrap_or(0.0) + 1e-15);
                prop_assert!(kept.lenient.k.is_none_or(|k| k <= kept.lenient.n));
            }
            prop_assert!(measures.kept_closed.lenient.n <= measures.kept.lenient.n);
            prop_assert_eq!(measures.counts.judged + measures.counts.pending, measures.counts.units);
            prop_assert!(measures.counts.overdue <= measures.counts.pending);
        }
    }

    #[test]
    fn void_never_counts(claims in claims(), (config, by) in config()) {
        let ruled: Vec<Claim> = claims.iter().filter(|claim| claim.sample.outcome != Outcome::Void).cloned().collect();
        let (mut with, mut without) = (report(&claims, &config, by).total, report(&ruled, &config, by).total);
        for total in [&mut with, &mut without] {
            (total.counts.lines, total.counts.void, total.counts.dropped) = (0, 0, 0);
        }
        prop_assert_eq!(with, without);
    }

    #[test]
    fn groups_are_parts_of_the_total(claims in claims(), (config, by) in config()) {
        let report = report(&claims, &Config { repeat: Repeat::First, ..config }, by);
        let sum = |count: fn(&Measures) -> u64| report.groups.iter().map(|group| count(&group.measures)).sum::<u64>();
        let whole: [fn(&Measures) -> u64; 6] = [
            |measures| measures.counts.lines,
            |measures| measures.counts.units,
            |measures| measures.kept.strict.k.unwrap_or(0),
            |measures| measures.prob.n,
            |measures| measures.lateness.n,
            |measures| measures.time.as_ref().map_or(0, |time| time.events),
        ];
        for count in whole {
            if by == By::Tag {
                prop_assert!(sum(count) >= count(&report.total));
            } else {
                prop_assert_eq!(sum(count), count(&report.total));
            }
        }
    }

    #[test]
    fn every_way_of_counting_repeats_is_the_one_it_names(claims in claims(), (config, by) in config()) {
        let named = |repeat| report(&claims, &Config { repeat, ..config.clone() }, by).total;
        let told = named(Repeat::First).repeat.unwrap();
        for (repeat, counted) in [(Repeat::First, told.first), (Repeat::Last, told.last), (Repeat::All, told.all)] {
            let total = named(repeat);
            let kept = if config.reading == Reading::Strict { total.kept.strict } else { total.kept.lenient };
            prop_assert_eq!((kept.k, kept.n, total.brier), (Some(counted.k), counted.n, counted.brier));
        }
        let mean = named(Repeat::Mean);
        prop_assert_eq!((mean.prob.n, mean.brier), (told.mean.units, told.mean.brier));
    }

    #[test]
    fn a_curve_falls_inside_its_interval(claims in claims(), (config, by) in config()) {
        let total = report(&claims, &config, by).total;
        let time = total.time.unwrap();
        prop_assert_eq!(time.events + time.censored, time.n);
        prop_assert!(time.survival.windows(2).all(|pair| pair[1] <= pair[0]));
        for (share, bounds) in time.survival.iter().zip(&time.loglog95) {
            prop_assert!(bounds.is_none_or(|[low, high]| 0.0 <= low && low <= *share && *share <= high && high <= 1.0));
        }
    }

    #[test]
    fn intervals_hold_their_rate(n in 1..5000_u64, part in 0.0..=1.0_f64, m in 1..50_u64) {
        let k = (part * n as f64) as u64;
        let rate = k as f64 / n as f64;
        for interval in [wilson(k, n), jeffreys(k, n)] {
            let [low, high] = interval.unwrap();
            prop_assert!(0.0 <= low && low <= rate && rate <= high && high <= 1.0, "{k} of {n}: {low} {high}");
        }
        let apart = newcombe((k, n), (m / 2, m)).unwrap();
        prop_assert!(apart.bounds[0] <= apart.value && apart.value <= apart.bounds[1]);
        prop_assert!(apart.bounds.iter().all(|end| (-1.0..=1.0).contains(end)), "{apart:?}");
    }

    #[test]
    fn ranks_follow_the_lower_bound(claims in claims(), (config, by) in config()) {
        let total = report(&claims, &Config { repeat: Repeat::First, ..config }, by).total;
        if let Some(ranking) = total.ranking {
            prop_assert!((1.0..=10_000.0).contains(&ranking.strength) && ranking.mu > 0.0 && ranking.mu < 1.0);
            prop_assert!(ranking.table.windows(2).all(|pair| pair[0].lower >= pair[1].lower));
            prop_assert!(ranking.table.iter().all(|row| row.lower < row.mean && row.n > 0));
        }
    }
}
