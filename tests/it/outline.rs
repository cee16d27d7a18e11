//! Who reports on which year, in which sections: over the real reports, and over shapes of our own.

use std::sync::Arc;

use gouji::reading::{identity, read, sections};
use gouji::report::{BodyKind, Date, ParagraphKind, Report};
use gouji::source::{from_html, from_text};
use proptest::prelude::*;

use crate::support::real_reports;

/// The sections as `s1 一` and `- 三`, in order.
fn found(report: &Report) -> String {
    let name = |s: &gouji::report::Section| {
        let id = s.kind.map_or("-", |k| k.id());
        if s.numeral.is_empty() { id.to_owned() } else { format!("{id}{}", s.numeral) }
    };
    report.sections.iter().map(name).collect::<Vec<_>>().join(" ")
}

fn prose(report: &Report) -> Vec<String> {
    let prose = report.paragraphs.iter().filter(|p| p.kind == ParagraphKind::Prose);
    prose.map(|p| p.squeezed(report.text()).text).collect()
}

const ALL: &str = "s1一 s2二 s3三 s4四 s5五 s6六";

struct Expected {
    file: &'static str,
    body: &'static str,
    kind: BodyKind,
    year: u16,
    titled: bool,
    sections: &'static str,
    date: Option<(u16, u8, u8, bool)>,
}

const EXPECTED: &[Expected] = &[
    Expected {
        file: "hongze-2023-layout.txt",
        body: "洪泽区人民政府",
        kind: BodyKind::Region,
        year: 2023,
        titled: true,
        sections: ALL,
        date: None,
    },
    Expected {
        file: "hongze-2023-raw.txt",
        body: "洪泽区人民政府",
        kind: BodyKind::Region,
        year: 2023,
        titled: true,
        sections: ALL,
        date: None,
    },
    Expected {
        file: "hongze-2024-layout.txt",
        body: "淮安市洪泽区人民政府",
        kind: BodyKind::Region,
        year: 2024,
        titled: true,
        sections: ALL,
        date: None,
    },
    Expected {
        file: "hongze-2024-raw.txt",
        body: "淮安市洪泽区人民政府",
        kind: BodyKind::Region,
        year: 2024,
        titled: true,
        sections: ALL,
        date: None,
    },
    Expected {
        file: "lucheng-2019.txt",
        body: "鹿城区人民政府",
        kind: BodyKind::Region,
        year: 2019,
        titled: true,
        sections: ALL,
        date: Some((2020, 2, 16, true)),
    },
    Expected {
        file: "ouhai-2019.txt",
        body: "瓯海区人民政府",
        kind: BodyKind::Region,
        year: 2019,
        titled: true,
        sections: ALL,
        date: Some((2020, 1, 18, true)),
    },
    Expected {
        file: "ouhai-office-2023.txt",
        body: "瓯海区人民政府办公室",
        kind: BodyKind::Office,
        year: 2023,
        titled: false,
        sections: ALL,
        date: None,
    },
    Expected {
        file: "suqian-2023-layout.txt",
        body: "宿迁市",
        kind: BodyKind::Region,
        year: 2023,
        titled: true,
        sections: ALL,
        date: None,
    },
    Expected {
        file: "suqian-2024-layout.txt",
        body: "宿迁市",
        kind: BodyKind::Region,
        year: 2024,
        titled: true,
        sections: ALL,
        date: None,
    },
    Expected {
        file: "wenzhou-office-2020.txt",
        body: "温州市人民政府办公室",
        kind: BodyKind::Office,
        year: 2020,
        titled: true,
        sections: "s1一 s2二 s4四 s5五 s6六",
        date: None,
    },
    Expected {
        file: "yuyao-2019.txt",
        body: "余姚市人民政府",
        kind: BodyKind::Region,
        year: 2019,
        titled: true,
        sections: "s1一 s2二 -三 s3四 s4五 s5六 s6七",
        date: None,
    },
    Expected {
        file: "shanghai-office-2019.html",
        body: "上海市人民政府办公厅",
        kind: BodyKind::Office,
        year: 2019,
        titled: true,
        sections: ALL,
        date: Some((2020, 1, 31, false)),
    },
    Expected {
        file: "excerpts/x03-yangling-stats-2023-pipe-split.txt",
        body: "区统计局",
        kind: BodyKind::Dept,
        year: 2023,
        titled: false,
        sections: "s1一 s2二 s3三",
        date: None,
    },
    Expected {
        file: "excerpts/x11-wendeng-petition-2022-pdfpage8.txt",
        body: "威海市文登区信访局",
        kind: BodyKind::Dept,
        year: 2022,
        titled: true,
        sections: "s4四 s5五",
        date: None,
    },
    Expected {
        file: "excerpts/x17-dapuqiao-2025-partial-missing-headings.txt",
        body: "上海市黄浦区人民政府打浦桥街道",
        kind: BodyKind::Street,
        year: 2025,
        titled: true,
        sections: "s2二 s3三 s4四",
        date: None,
    },
];

#[test]
fn the_real_reports_say_who_when_and_what() {
    let Some(folder) = real_reports("the_real_reports_say_who_when_and_what") else { return };
    for expected in EXPECTED {
        let source = std::fs::read_to_string(folder.join(expected.file)).unwrap();
        let document = if expected.file.ends_with("html") { from_html(&source) } else { from_text(source) };
        let report = read(document);
        let identity = &report.identity;
        let found = (
            identity.body.as_ref().map(|b| b.value.as_str()),
            identity.kind,
            identity.year.as_ref().map(|y| y.value),
            identity.title.is_some(),
            found(&report),
            identity
                .date
                .as_ref()
                .map(|d| (d.value.year, d.value.month, d.value.day, identity.date_is_signature)),
        );
        let wanted = (
            Some(expected.body),
            Some(expected.kind),
            Some(expected.year),
            expected.titled,
            expected.sections.to_owned(),
            expected.date,
        );
        assert_eq!(found, wanted, "{}", expected.file);
        places_hold(&report);
    }
}

/// What is true of the outline of any text.
fn places_hold(report: &Report) {
    let text = report.text();
    let mut last = 0;
    for section in &report.sections {
        assert!(section.heading.start >= last && section.span.contains(section.heading));
        assert!(text.get(section.span.start..section.span.end).is_some());
        assert!(text.get(section.heading.start..section.heading.end).is_some());
        last = section.heading.end;
    }
    let mut last = 0;
    for paragraph in &report.paragraphs {
        assert!(paragraph.span.start >= last, "paragraphs overlap: {:?}", paragraph.span.of(text));
        assert!(text.get(paragraph.span.start..paragraph.span.end).is_some_and(|p| !p.is_empty()));
        assert!(paragraph.gap.is_none_or(|gap| paragraph.span.contains(gap)));
        last = paragraph.span.end;
    }
    let identity = &report.identity;
    let spans = [
        identity.title.as_ref().map(|t| t.span),
        identity.body.as_ref().map(|t| t.span),
        identity.year.as_ref().map(|t| t.span),
        identity.period.as_ref().map(|t| t.span),
        identity.date.as_ref().map(|t| t.span),
    ];
    for span in spans.into_iter().flatten() {
        assert!(text.get(span.start..span.end).is_some());
    }
}

#[track_caller]
fn has_sections(text: &str, expected: &str) {
    let report = read(from_text(text));
    places_hold(&report);
    assert_eq!(found(&report), expected, "{text}");
}

#[test]
fn headings_are_found_in_running_text() {
    has_sections(
        "青禾区农业农村局2023年政府信息公开工作年度报告 根据条例要求编制本报告。 一、总体情况 2023年，我局认真\
         落实各项要求。 二、主动公开政府信息情况 三、收到和处理政府信息公开申请情况 全年未收到申请。四、政府信息公开\
         行政复议、行政诉讼情况 无。 五、存在的主要问题及改进情况 2023年，仍有不足。 六、其他需要报告的事项 无",
        ALL,
    );
}

#[test]
fn headings_broken_over_lines_and_spaces_are_whole() {
    let text = "一、 总体情况\n我局认真落实。\n四 、 因政府信息公开工作被申请行政复议、\n提起行政诉讼情况\n无。\n\
                五、政府信息公开工作存在的主要问题及改进情\n况\n仍有不足。\n";
    has_sections(text, "s1一 s4四 s5五");
    let report = read(from_text(text));
    assert_eq!(report.sections[1].title, "因政府信息公开工作被申请行政复议、提起行政诉讼情况");
    assert_eq!(report.sections[2].heading.of(text), "五、政府信息公开工作存在的主要问题及改进情\n况");
}

#[test]
fn headings_in_markdown_and_bold() {
    has_sections(
        "## 一、总体情况\n甲。\n**二、主动公开政府信息情况**\n乙。\n### 三、收到和处理政府信息公开申请情况：\n",
        "s1一 s2二 s3三",
    );
    let report =
        read(from_html("<p><b>一、</b><span>总体</span>情况</p><p>甲。</p><h2>第二部分 主动公开情况</h2>"));
    assert_eq!(found(&report), "s1一 s2二");
}

#[test]
fn headings_without_numbers() {
    has_sections(
        "总体情况\n甲。\n主动公开政府信息情况\n乙。\n收到和处理政府信息公开申请情况\n丙。\n\
         政府信息公开行政复议、行政诉讼情况\n丁。\n存在的主要问题及改进情况\n戊。\n其他需要报告的事项\n无。\n",
        "s1 s2 s3 s4 s5 s6",
    );
}

#[test]
fn headings_in_traditional_characters() {
    has_sections(
        "一、總體情況\n甲。\n三、收到和處理政府信息公開申請情況\n乙。\n四、政府信息公開行政復議、行政訴訟情況\n",
        "s1一 s3三 s4四",
    );
}

#[test]
fn wrong_and_repeated_numbers_stand_as_printed() {
    has_sections(
        "一、总体情况\n甲。\n二、主动公开政府信息情况\n乙。\n二、收到和处理政府信息公开申请情况\n丙。\n\
         二、收到和处理政府信息公开申请情况\n丁。\n",
        "s1一 s2二 s3二 s3二",
    );
}

#[test]
fn an_extra_section_fills_the_gap_of_the_numbers() {
    has_sections(
        "一、总体情况\n甲。\n二、主动公开政府信息情况\n乙。\n三、解读回应情况\n丙。\n四、收到和处理政府信息公开申请情况\n丁。\n",
        "s1一 s2二 -三 s3四",
    );
}

#[test]
fn articles_paragraphs_and_rows_are_no_sections() {
    has_sections(
        "一、总体情况\n三、适用对象\n甲。\n四、生效日期\n乙。\n二、主动公开政府信息情况\n丙。\n\
         三、收到和处理政府信息公开申请情况\n一、本年新收政府信息公开申请数量\t3\t3\n三、本年度办理结果\n\
         四、结转下年度继续办理\t0\t0\n五、存在的主要问题及改进情况\n一、存在问题\n丁。\n二、改进措施\n戊。\n",
        "s1一 s2二 s3三 s5五",
    );
}

#[test]
fn a_preamble_and_a_list_of_contents_are_no_sections() {
    let text = "本报告由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况组成。\n\
                全文包括：一、总体情况；二、主动公开政府信息情况；三、收到和处理政府信息公开申请情况。\n目录\n\
                一、总体情况……1\n二、主动公开政府信息情况……3\n三、收到和处理政府信息公开申请情况……4\n\
                一、总体情况\n甲。\n二、主动公开政府信息情况\n乙。\n三、收到和处理政府信息公开申请情况\n丙。\n";
    has_sections(text, "s1一 s2二 s3三");
    assert_eq!(prose(&read(from_text(text)))[2..], ["甲。", "乙。", "丙。"]);
}

#[test]
fn a_list_of_contents_behind_the_first_heading_is_no_second_one() {
    let text = "一、总体情况\n目录\n一、总体情况......1\n二、主动公开政府信息情况......3\n三、收到和处理政府信息公开申请情况......4\n\
                甲。\n二、主动公开政府信息情况\n乙。\n三、收到和处理政府信息公开申请情况\n丙。\n";
    has_sections(text, "s1一 s2二 s3三");
}

#[test]
fn a_run_of_headings_whose_tables_were_lost_stays() {
    has_sections(
        "一、总体情况\n甲。\n二、主动公开政府信息情况\n三、收到和处理政府信息公开申请情况\n四、政府信息公开行政复议、行政诉讼情况\n五、存在的主要问题及改进情况\n乙。\n",
        "s1一 s2二 s3三 s4四 s5五",
    );
}

#[test]
fn lines_broken_by_a_converter_are_joined_over_a_page() {
    let sentences = "2023年，临湖街道坚持公开为常态、不公开为例外，全年通过门户网站和服务窗口主动公开各类信息260条，\
                     收到依申请公开信息申请12件，均在法定期限内予以答复，来访群众对办理结果表示认可，满意程度进一步提升。";
    let next = "下一步，继续做好重点领域信息公开的各项工作，把制度要求落到实处，让群众看得见、听得懂、能监督，推动\
                各项工作再上新台阶。";
    let mut text = String::from("   一、总体情况\n");
    for (paragraph, all) in [sentences, next].into_iter().enumerate() {
        let all: Vec<char> = all.chars().collect();
        for (nth, line) in std::iter::once(&all[..28]).chain(all[28..].chunks(30)).enumerate() {
            text.push_str(if nth == 0 { "       " } else { "   " });
            text.extend(line);
            text.push('\n');
            if paragraph == 0 && nth == 1 {
                text.push_str("\n                         -1-\n\u{c}");
            }
        }
    }
    let report = read(from_text(text));
    places_hold(&report);
    assert_eq!(prose(&report), [sentences.replace('，', ","), next.replace('，', ",")]);
}

#[test]
fn menus_page_numbers_and_marks_are_noise() {
    let text = "一、总体情况\n当前位置：首页 > 政务公开 > 年报\n第 3 页 共 9 页\n- 政府领导 >\n- 工作规则 >\n- 政策文件\n- 人事信息 >\n\
                [image: 图一]2023年，共公开信息12条。[bookmark: _GoBack]\n";
    assert_eq!(prose(&read(from_text(text))), ["2023年,共公开信息12条。"]);
}

#[track_caller]
fn who(text: &str) -> (Option<String>, Option<String>, Option<BodyKind>, Option<u16>) {
    let report = read(from_text(text));
    places_hold(&report);
    let i = report.identity;
    (i.title.map(|t| t.value), i.body.map(|b| b.value), i.kind, i.year.map(|y| y.value))
}

fn some(text: &str) -> Option<String> {
    Some(text.to_owned())
}

#[test]
fn titles_in_every_dress() {
    let rest = "\n一、总体情况\n2023年，认真落实各项要求。\n";
    for (title, whole, body, kind) in [
        (
            "云溪市人民政府\n2023年政府信息公开工作年度报告",
            "云溪市人民政府2023年政府信息公开工作年度报告",
            "云溪市人民政府",
            BodyKind::Region,
        ),
        (
            "2023年云溪市青禾区临湖街道政府信息\n公开工作年度报告",
            "2023年云溪市青禾区临湖街道政府信息公开工作年度报告",
            "云溪市青禾区临湖街道",
            BodyKind::Street,
        ),
        (
            "云溪市人民政府2023年度政府信息公开工作年度报告",
            "云溪市人民政府2023年度政府信息公开工作年度报告",
            "云溪市人民政府",
            BodyKind::Region,
        ),
        (
            "首页 > 政府信息公开 > 年度报告\n名 称: 临湖街道办事处2023年度 政府信息公开工作年度报告\n临湖街道办事处2023年政府信息公开工作年度报告",
            "临湖街道办事处2023年政府信息公开工作年度报告",
            "临湖街道办事处",
            BodyKind::Street,
        ),
        (
            "# 青禾区农业农村局 2023 年政府信息公开工作 年度报告",
            "青禾区农业农村局2023年政府信息公开工作年度报告",
            "青禾区农业农村局",
            BodyKind::Dept,
        ),
        (
            "青禾区人民政府办公室2023年政府信息公开工作年度报告\n青禾区人民政府办公室2023年政府信息公开工作年度报告",
            "青禾区人民政府办公室2023年政府信息公开工作年度报告",
            "青禾区人民政府办公室",
            BodyKind::Office,
        ),
        (
            "白石镇人民政府二〇二三年政府信息公开工作年度报告",
            "白石镇人民政府二〇二三年政府信息公开工作年度报告",
            "白石镇人民政府",
            BodyKind::Town,
        ),
    ] {
        let found = who(&format!("{title}{rest}"));
        assert_eq!(found, (some(whole), some(body), Some(kind), Some(2023)), "{title}");
    }
}

#[test]
fn a_report_without_title_or_name_is_known_by_other_words() {
    let (title, body, kind, year) =
        who("根据条例规定，现公布青禾区统计局2023年政府信息公开工作年度报告。\n一、总体情况\n甲。\n");
    assert_eq!((title, body, kind, year), (None, some("青禾区统计局"), Some(BodyKind::Dept), Some(2023)));
    let (title, body, kind, year) =
        who("2023年政府信息公开工作年度报告\n一、总体情况\n甲。\n临湖街道办事处\n2024年1月12日\n");
    assert_eq!((title, body), (some("2023年政府信息公开工作年度报告"), some("临湖街道办事处")));
    assert_eq!((kind, year), (Some(BodyKind::Street), Some(2023)));
    let (_, body, kind, _) = who("一、总体情况\n2022年，我局认真落实各项要求。\n");
    assert_eq!((body, kind), (None, Some(BodyKind::Dept)));
}

#[test]
fn periods_in_every_dress() {
    for (words, from, to) in [
        ("统计期限自2022年1月1日起至2022年12月31日止", Some((2022, 1, 1)), Some((2022, 12, 31))),
        ("本报告所列数据统计期限为2022年1月1日至12月31日", Some((2022, 1, 1)), Some((2022, 12, 31))),
        ("统计时限为2022年1月1日-2022年12月31日", Some((2022, 1, 1)), Some((2022, 12, 31))),
        ("统计期限为202211日至20221231日", Some((2022, 1, 1)), Some((2022, 12, 31))),
        ("数据核定时间点为2022年12月31日", None, Some((2022, 12, 31))),
    ] {
        let report = read(from_text(format!("本报告依据条例编制，{words}。\n一、总体情况\n甲。\n")));
        let day = |d: Option<Date>| d.map(|d| (d.year, d.month, d.day));
        let period = report.identity.period.map(|p| (day(p.value.from), day(p.value.to)));
        assert_eq!(period, Some((from, to)), "{words}");
    }
}

#[test]
fn dates_of_signature_and_of_publication() {
    for (head, tail, expected, signed) in [
        ("", "云溪市人民政府\n2023年3月2日\n", Some((2023, 3, 2)), true),
        ("发布日期：2023-01-17 15:22 来源：本站\n", "", Some((2023, 1, 17)), false),
        ("索 引 号 | A1 | 发布日期: | 2023-01-17 | 发布机构 | 临湖街道\n", "", Some((2023, 1, 17)), false),
        ("", "临湖街道办事处 二〇二三年一月十八日\n", Some((2023, 1, 18)), true),
        ("", "全年共公开信息12条，截至2022年12月31日。\n", None, false),
    ] {
        let text = format!(
            "{head}云溪市人民政府2022年政府信息公开工作年度报告\n一、总体情况\n甲。\n六、其他需要报告的事项\n无。\n{tail}"
        );
        let identity = read(from_text(text)).identity;
        let date = identity.date.map(|d| (d.value.year, d.value.month, d.value.day));
        assert_eq!((date, identity.date_is_signature), (expected, signed), "{head}{tail}");
    }
}

const PIECES: &[&str] = &[
    "一、总体情况",
    "二、主动公开政府信息情况",
    "三、",
    "四、政府信息公开行政复议、行政诉讼情况",
    "六、其他需要报告的事项",
    "\n",
    "\n\n",
    " ",
    "\t",
    "|",
    "云溪市人民政府",
    "2023年",
    "政府信息公开工作年度报告",
    "统计期限",
    "2023年1月1日至12月31日",
    "-1-",
    "[image: ",
    "]",
    "（一）",
    "。",
    "，",
    "共收到12件",
    "……3",
    "##",
    "1.",
    "首页 >",
    "2024-01-02",
];

#[test]
fn a_heading_inside_a_title_takes_its_place_once() {
    let text = "三、\n\n云溪市人民政府 一、总体情况（一）政府信息公开工作年度报告-1-。云溪市人民政府云溪市人民政府一、总体情况一、总体情况";
    places_hold(&read(from_text(text)));
}

proptest! {
    #[test]
    fn any_text_has_an_outline(text in ".{0,200}") {
        places_hold(&read(from_text(text)));
    }

    #[test]
    fn any_heap_of_pieces_has_an_outline(picks in proptest::collection::vec(0..PIECES.len(), 0..80)) {
        places_hold(&read(from_text(picks.iter().map(|p| PIECES[*p]).collect::<String>())));
    }
}

/// Sizes at which anything worse than linear would take minutes.
#[test]
fn a_hundred_thousand_of_anything_has_an_outline() {
    for piece in [
        "一、总体情况\n",
        "三、甲\n",
        "二、主动公开政府信息情况 ",
        "12\t",
        "[image: ",
        "2023年",
        "甲，\n",
        "| ",
        "一、总体情况……1\n",
        "-1-\n",
    ] {
        let document = from_text(piece.repeat(100_000));
        let headings = sections::headings(&document, &[]);
        let (first, last) = (headings.first(), headings.last_end());
        let frame = identity::frame(&document.text, headings.lines(), first, last);
        let outline = headings.outline(frame.spans());
        let identity = identity::read(&document, &outline, frame);
        let (sections, paragraphs) = (outline.sections, outline.paragraphs);
        places_hold(&Report {
            document: Arc::new(document),
            identity,
            sections,
            paragraphs,
            ..Report::default()
        });
    }
}
