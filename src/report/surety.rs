//! How sure speakers said they were, and whether they were right to be: scores of
//! probabilities, calibration, and what words turned out to stand for.

use super::{Align, Bin, Cell, Drawing, Fact, Figure, Reliability, Section, Table, Tone, words};
use crate::score::{Measures, Repeat, Report};

/// Below so many claims a score says little.
const FEW: u64 = 10;
/// Below so many claims no consistency band is drawn.
const BAND: u64 = 20;

/// Scores of probabilities, with where the probabilities came from.
pub(super) fn probabilities(report: &Report) -> Section {
    let total = &report.total;
    let mut section = Section::new("probabilities", "How sure they said they were");
    let (prob, basis) = (&total.prob, &total.prob.basis);
    let from = format!(
        "{} from a number, {} from a word, {} said without a hedge (87.5%)",
        words::count(basis.number),
        words::count(basis.word),
        words::count(basis.asserted)
    );
    let unknown = match basis.unknown {
        0 => String::new(),
        n => format!("; {} left out, as their words are not on the scale", words::counted(n, "claim")),
    };
    let Some(brier) = total.brier else {
        section.text(format!("No judged claim has a probability, so there is no Brier score{unknown}."));
        return section;
    };
    section.text(format!("n = {}: {from}{unknown}.", words::count(prob.n)));
    let mut facts = vec![
        Fact::new(
            "Brier score",
            format!("{} (0 is best, 0.25 is what always saying 50% earns)", words::decimals(brier, 3)),
        ),
        Fact::new("skill", skill(total)),
        Fact::new("log score", log(total)),
    ];
    facts.push(Fact::new(
        "AUC",
        match total.auc {
            Some(auc) => format!(
                "{} (0.5 tells kept from missed no better than a coin; says nothing about calibration)",
                words::decimals(auc, 3)
            ),
            None if report.config.repeat == Repeat::Mean => {
                format!("{} (an average is neither kept nor missed)", words::NONE)
            }
            None => format!("{} (all claims went the same way)", words::NONE),
        },
    ));
    section.blocks.push(super::Block::Facts(facts));
    if prob.n < FEW {
        section.warn(format!("With {} these scores say next to nothing.", words::counted(prob.n, "claim")));
    }
    if total.prob.basis.number == 0 {
        section.text(
            "Nobody gave a number: these scores measure how a scale reads words as much as how sure speakers were.",
        );
    }
    if report.groups.len() > 1 && report.by.name() == "speaker" {
        section.text("Brier scores of different speakers compare fairly only over the same events.");
    }
    if let Some(figure) = diagram(total) {
        section.figure(figure);
    }
    section
}

fn skill(total: &Measures) -> String {
    match (total.brier_skill, total.base_rate) {
        (Some(skill), Some(base)) => {
            let verdict = if skill > 0.0 { "better" } else { "no better" };
            format!(
                "{} ({verdict} than saying {} each time, the rate of these same claims)",
                words::decimals(skill, 3).replace('-', "−"),
                words::percent(base)
            )
        }
        _ => format!("{} (all claims went the same way, so there is nothing to beat)", words::NONE),
    }
}

fn log(total: &Measures) -> String {
    let Some(score) = total.log_score else { return words::NONE.to_string() };
    let clipped = match (total.log_clipped, total.log_infinite) {
        (0, _) => "no probability cut".to_string(),
        (clipped, infinite) => format!(
            "{} cut to 0.1%–99.9%, {} of them 0 or 100% and wrong",
            words::count(clipped),
            words::count(infinite)
        ),
    };
    format!("{} (lower is better, 0.693 is what always saying 50% earns; {clipped})", words::decimals(score, 3))
}

/// What was said against what came, as a chart.
fn diagram(total: &Measures) -> Option<Figure> {
    let calibration = total.calibration.as_ref()?;
    let corp = total.corp.as_ref();
    let bins: Vec<Bin> = calibration
        .bins
        .iter()
        .map(|bin| Bin {
            p: bin.mean_p,
            rate: bin.frequency,
            bounds: bin.wilson,
            band: calibration.band(bin.bin),
            n: bin.n,
        })
        .collect();
    let told = bins.iter().map(|bin| {
        format!("said {}, came {} (n = {})", words::percent(bin.p), words::percent(bin.rate), words::count(bin.n))
    });
    let alt = format!(
        "Said probability against the share that came true: {}. Points below the diagonal were too sure.",
        told.collect::<Vec<_>>().join("; ")
    );
    let steps = corp.map(|corp| corp.blocks.iter().map(|block| [block.from, block.to, block.fitted]).collect());
    let band = corp.and_then(|corp| corp.band.clone()).unwrap_or_default();
    Some(Figure {
        title: "Said against came".to_string(),
        alt,
        caption: "● what came, with its 95% interval. Shaded: where it would lie nine times in ten if every \
                  probability were right; left of the shade, or below it, claims were too sure. A line through the \
                  points is the best fit without bins (CORP)."
            .to_string(),
        drawing: Drawing::Reliability(Reliability { bins, steps: steps.unwrap_or_default(), band }),
    })
}

/// The numbers behind the diagram, and the ways to take the Brier score apart.
pub(super) fn calibration(total: &Measures) -> Option<Section> {
    let calibration = total.calibration.as_ref()?;
    let mut section = Section::full("calibration", "Calibration in numbers");
    let mut table = Table::new("What was said against what came, by bins of probability")
        .text("said")
        .number("mean said")
        .number("came true")
        .number("share")
        .number("95% interval")
        .number("expected band")
        .text("verdict");
    let width = 1.0 / calibration.of as f64;
    for bin in &calibration.bins {
        let band = calibration.band(bin.bin);
        let outside = band.is_some_and(|[low, high]| bin.frequency < low || bin.frequency > high);
        let from = bin.bin as f64 * width;
        table.row([
            words::about_interval([from, from + width]).into(),
            words::percent(bin.mean_p).into(),
            words::ratio(bin.hits, bin.n).into(),
            words::percent(bin.frequency).into(),
            words::interval(Some(bin.wilson)).into(),
            words::interval(band).into(),
            if outside { Cell::toned("outside", Tone::Warning) } else { "".into() },
        ]);
    }
    table.note(
        "expected band: where the share would lie nine times in ten if every probability were right. Of ten bins one \
         is outside by chance.",
    );
    section.table(table);
    let mut facts = Vec::new();
    if let Some(ece) = total.ece {
        facts.push(Fact::new(
            "calibration error (ECE)",
            format!(
                "{} (0 is best; above 0 by chance, and it depends on the bins: no ground for a rank)",
                words::decimals(ece, 3)
            ),
        ));
    }
    if let Some(murphy) = &total.murphy {
        facts.push(Fact::new(
            "Brier score in parts (Murphy)",
            format!(
                "reliability {} − resolution {} + uncertainty {} + within-bin variance {} − within-bin covariance {}",
                words::decimals(murphy.reliability, 4),
                words::decimals(murphy.resolution, 4),
                words::decimals(murphy.uncertainty, 4),
                words::decimals(murphy.within_variance, 4),
                words::decimals(murphy.within_covariance, 4)
            ),
        ));
    }
    if let Some(corp) = &total.corp {
        let [mcb, dsc, unc] = corp.mcb_dsc_unc;
        facts.push(Fact::new(
            "Brier score in parts (CORP)",
            format!(
                "miscalibration {} − discrimination {} + uncertainty {}; in small samples the first two come out too large",
                words::decimals(mcb, 4),
                words::decimals(dsc, 4),
                words::decimals(unc, 4)
            ),
        ));
        facts.push(Fact::new(
            "band of the diagram",
            if total.prob.n < BAND {
                format!("{}: fewer than {BAND} claims", words::NONE)
            } else {
                format!("1,000 drawn records, seed {}", corp.seed)
            },
        ));
    }
    section.blocks.push(super::Block::Facts(facts));
    Some(section)
}

/// What words turned out to stand for.
pub(super) fn hedges(total: &Measures) -> Option<Section> {
    let rows = &total.hedges.as_ref()?.table;
    if rows.is_empty() {
        return None;
    }
    let mut section = Section::new("words", "What their words turned out to stand for");
    let mut table = Table::new("Claims without a number, by their words")
        .text("words")
        .number("kept")
        .number("rate")
        .number("95% interval")
        .wide("0% to 100%", Align::Left, 100)
        .number("stands for")
        .text("verdict");
    for row in rows {
        let verdict = match row.verdict.name() {
            "below" => Cell::toned("claims too much", Tone::Warning),
            "above" => Cell::toned("claims too little", Tone::Warning),
            _ if row.n < FEW => Cell::toned("not refuted (few)", Tone::Muted),
            _ => "not refuted".into(),
        };
        table.row([
            if row.word == "asserted" { "(no hedge)".into() } else { row.word.as_str().into() },
            words::ratio(row.k, row.n).into(),
            row.rate.map_or_else(Cell::none, |rate| words::percent(rate).into()),
            words::interval(row.wilson).into(),
            Cell::bar(row.rate, row.wilson),
            row.band.map_or_else(|| words::NONE.to_string(), words::about_interval).into(),
            verdict,
        ]);
    }
    table.note("For words below even odds, kept counts denials that held.");
    section.table(table);
    Some(section)
}
