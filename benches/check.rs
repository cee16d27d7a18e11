//! How long reports take and how much memory they need: `cargo bench`.
//!
//! The reports are invented (`tests/sample-reports`). Peak memory is that of the allocator, counted by the bench itself.

use divan::{AllocProfiler, Bencher, counter::BytesCount};
use gouji::options::Options;
use gouji::{check, checked, reading, set, source};
use sample_reports::layouts::Layout;
use sample_reports::typical::{LAYOUTS, report, thousand};

#[global_allocator]
static ALLOCATOR: AllocProfiler = AllocProfiler::system();

fn main() {
    divan::main();
}

/// One report from text to findings.
#[divan::bench(args = LAYOUTS)]
fn one_report(bencher: Bencher<'_, '_>, layout: Layout) {
    let text = report(7, layout);
    let options = Options::default();
    bencher
        .counter(BytesCount::of_str(&text))
        .with_inputs(|| text.clone())
        .bench_values(|text| check(source::from_text(text), &options, None));
}

/// The same in HTML.
#[divan::bench]
fn one_page(bencher: Bencher<'_, '_>) {
    let html = report(7, Layout::Html);
    let options = Options::default();
    bencher
        .counter(BytesCount::of_str(&html))
        .bench(|| check(source::from_html(divan::black_box(&html)), &options, None));
}

/// Reading alone.
#[divan::bench]
fn read(bencher: Bencher<'_, '_>) {
    let text = report(7, Layout::WordCells);
    bencher.with_inputs(|| text.clone()).bench_values(|text| reading::read(source::from_text(text)));
}

/// The rules alone.
#[divan::bench]
fn rules_alone(bencher: Bencher<'_, '_>) {
    let report = reading::read(source::from_text(report(7, Layout::WordCells)));
    let options = Options::default();
    bencher.bench(|| checked::run(divan::black_box(&report), &options, None));
}

/// A thousand reports on one core, with what is between them.
#[divan::bench(sample_count = 3, sample_size = 1)]
fn a_thousand_reports(bencher: Bencher<'_, '_>) {
    let texts: Vec<String> = thousand().collect();
    let options = Options::default();
    bencher.counter(BytesCount::new(texts.iter().map(String::len).sum::<usize>())).bench(|| {
        let reports = texts.iter().map(|text| reading::read(source::from_text(text.as_str()))).collect();
        checked::check_set(reports, &set::Roles::default(), &options)
    });
}

/// Sentences full of numbers that belong together, one a paragraph: time grows in proportion to them.
#[divan::bench(args = [500, 1000, 2000], sample_count = 10, sample_size = 1)]
fn sentences(bencher: Bencher<'_, '_>, count: usize) {
    let mut text = String::from("青禾区人民政府2023年政府信息公开工作年度报告\n一、总体情况\n");
    for nth in 0..count {
        let (a, b, c) = (nth % 70 + 20, nth % 30 + 10, nth % 9 + 1);
        let whole = a + b + c;
        text.push_str(&format!(
            "全区共收到政府信息公开申请{whole}件，其中网络{a}件，占{}%，信函{b}件，其他{c}件；上年结转{c}件，办结{whole}件。\n",
            a * 100 / whole
        ));
    }
    let options = Options::default();
    bencher
        .counter(BytesCount::of_str(&text))
        .with_inputs(|| text.clone())
        .bench_values(|text| check(source::from_text(text), &options, None));
}

/// One list of so many parts, a share with each: time grows in proportion to it.
#[divan::bench(args = [1000, 2000, 4000], sample_count = 10, sample_size = 1)]
fn one_list(bencher: Bencher<'_, '_>, parts: usize) {
    let whole = parts * 5;
    let part = format!("工作动态5条，占{}.{}%，", 500 / whole, 5000 / whole % 10);
    let text = format!(
        "青禾区人民政府2023年政府信息公开工作年度报告\n一、总体情况\n全区公开信息{whole}条，其中{}其他0条。\n",
        part.repeat(parts)
    );
    let options = Options::default();
    bencher
        .counter(BytesCount::of_str(&text))
        .with_inputs(|| text.clone())
        .bench_values(|text| check(source::from_text(text), &options, None));
}

/// What is no report but is pasted all the same: time grows in proportion to it.
#[divan::bench(args = heaps(), sample_count = 1, sample_size = 1)]
fn heap(bencher: Bencher<'_, '_>, heap: &Heap) {
    let text = heap.piece.repeat(heap.megabytes * 1_000_000 / heap.piece.len());
    let options = Options::default();
    bencher
        .counter(BytesCount::of_str(&text))
        .with_inputs(|| text.clone())
        .bench_values(|text| check(source::from_text(text), &options, None));
}

/// So many megabytes of one piece, over and over.
struct Heap {
    kind: &'static str,
    piece: &'static str,
    megabytes: usize,
}

impl std::fmt::Display for Heap {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} MB of {}", self.megabytes, self.kind)
    }
}

fn heaps() -> impl Iterator<Item = Heap> {
    let kinds = [
        ("figures between tabs, one line", "1234\t"),
        ("figures between tabs, in lines", "12\t3456\t78\n"),
        ("figures between bars, one line", "1234|"),
        ("bars", "|"),
        ("Chinese without a mark", "公开政府信息工作"),
        ("lines of one character", "公\n"),
        ("headings", "一、总体情况\n"),
        ("rows of table three", "2.重复申请\t1\t0\t0\t0\t0\t0\t1\n"),
        ("brackets that never close", "（"),
        ("telephone numbers", "13800000000，"),
    ];
    kinds.into_iter().flat_map(|(kind, piece)| [10, 20].map(|megabytes| Heap { kind, piece, megabytes }))
}
