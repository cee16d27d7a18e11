//! Shapes that no converter of [`sample_reports::layouts`] makes, as people find them on pages; the reports are invented.

use gouji::form::{CellId, FORM_2021, TableId};
use gouji::report::{BodyKind, CellState, Report, SectionKind, TableState};
use gouji::{reading, source};

use sample_reports::Sample;
use sample_reports::layouts::{Layout, render};

fn read(text: &str) -> Report {
    reading::read(source::from_text(text))
}

/// A row of a report as it was read: numbers, `_` for blanks, `-` for placeholders, `!` for text, `?` for unread.
fn row(report: &Report, table: &str, row: &str) -> String {
    let table = ["t2", "t3", "t4"].iter().position(|t| *t == table).unwrap();
    let table = [&report.t2, &report.t3, &report.t4][table];
    let Some(row) = table.row(row) else { return "no such row".into() };
    let cell = |cell: &gouji::report::Cell| match cell.state {
        CellState::Number => cell.value.map(|v| v.to_string()).unwrap_or_default(),
        CellState::Blank => "_".into(),
        CellState::Placeholder => "-".into(),
        CellState::Text => "!".into(),
        CellState::Missing => "?".into(),
    };
    row.cells.iter().map(cell).collect::<Vec<_>>().join(" ")
}

/// Labels of table 3 in the form of 2019, one a line, each with the figures of `figures` after it.
const ROWS_2019: [&str; 23] = [
    "一、本年新收政府信息公开申请数量",
    "二、上年结转政府信息公开申请数量",
    "（一）予以公开",
    "（二）部分公开（区分处理的，只计这一情形，不计其他情形）",
    "1.属于国家秘密",
    "2.其他法律行政法规禁止公开",
    "3.危及“三安全一稳定”",
    "4.保护第三方合法权益",
    "5.属于三类内部事务信息",
    "6.属于四类过程性信息",
    "7.属于行政执法案卷",
    "8.属于行政查询事项",
    "1.本机关不掌握相关政府信息",
    "2.没有现成信息需要另行制作",
    "3.补正后申请内容仍不明确",
    "1.信访举报投诉类申请",
    "2.重复申请",
    "3.要求提供公开出版物",
    "4.无正当理由大量反复申请",
    "5.要求行政机关确认或重新出具已获取信息",
    "（六）其他处理",
    "（七）总计",
    "四、结转下年度继续办理",
];

/// A small sound table: 3 + 1 applications, 3 handled, 1 left.
fn figures(row: usize) -> &'static str {
    match row {
        0 => "2 1 0 0 0 0 3",
        1 => "1 0 0 0 0 0 1",
        2 => "1 1 0 0 0 0 2",
        12 => "1 0 0 0 0 0 1",
        21 => "2 1 0 0 0 0 3",
        22 => "1 0 0 0 0 0 1",
        _ => "0 0 0 0 0 0 0",
    }
}

fn table3(line: impl Fn(usize, &str, &str) -> String) -> String {
    let rows = ROWS_2019.iter().enumerate().map(|(nth, label)| line(nth, label, figures(nth)));
    format!(
        "三、收到和处理政府信息公开申请情况\n{}\n五、存在的主要问题及改进情况\n",
        rows.collect::<String>()
    )
}

#[track_caller]
fn assert_whole(text: &str) {
    let report = read(text);
    for (nth, spec) in gouji::form::FORM_2019.t3.iter().enumerate() {
        assert_eq!(row(&report, "t3", spec.id), figures(nth), "{}\n{text}", spec.id);
    }
}

#[test]
fn a_whole_group_without_its_labels() {
    // (三)不予公开, then its 56 figures a line each.
    let lines = |text: &str| text.replace(' ', "\n");
    let text = table3(|nth, label, figures| match nth {
        4 => format!("(三)不予公开\n{}\n", lines(figures)),
        12 => format!("(四)无法提供\n{label}\n{}\n", lines(figures)),
        5..=11 => lines(figures) + "\n",
        15 => format!("(五)不予处理\n{}\n", lines(figures)),
        16..=19 => lines(figures) + "\n",
        _ => format!("{label}\n{}\n", lines(figures)),
    });
    assert_whole(&text);
}

#[test]
fn a_label_and_its_figures_on_two_lines() {
    assert_whole(&table3(|_, label, figures| format!("{label} |\n{} | ||\n", figures.replace(' ', " | "))));
    assert_whole(&table3(|_, label, figures| format!("{label}\n{figures}\n")));
}

#[test]
fn a_leading_empty_cell_and_bars_at_both_ends() {
    assert_whole(&table3(|_, label, figures| format!("| | {label} | {} |\n", figures.replace(' ', " | "))));
}

#[test]
fn figures_above_their_labels() {
    assert_whole(&table3(|_, label, figures| format!("     {figures}\n{label}\n")));
}

#[test]
fn a_column_of_row_numbers() {
    assert_whole(&table3(|nth, label, figures| {
        format!("{}\t{label}\t{}\n", nth + 1, figures.replace(' ', "\t"))
    }));
    assert_whole(&table3(|nth, label, figures| {
        format!("{} | {label} | {}\n", nth + 1, figures.replace(' ', " | "))
    }));
}

#[test]
fn labels_in_traditional_characters() {
    let text = table3(|_, label, figures| format!("{label} {figures}\n"))
        .replace("总计", "總計")
        .replace("结转下年度继续办理", "結轉下年度繼續辦理")
        .replace("信息公开", "信息公開")
        .replace("予以公开", "予以公開");
    assert_whole(&text);
}

#[test]
fn page_numbers_and_running_titles_between_rows() {
    let text = table3(|nth, label, figures| match nth {
        7 => format!(
            "{label}  {figures}\n\n              -3-\n\u{c}云溪市水务局2020年政府信息公开工作年度报告\n"
        ),
        15 => format!("第 4 页 共 9 页\n{label}  {figures}\n"),
        _ => format!("{label}  {figures}\n"),
    });
    assert_whole(&text);
}

#[test]
fn a_figure_too_few_is_placed_by_what_shows_and_else_not_at_all() {
    // The fifth row of outcomes has six figures, all 0: which is lost nobody can tell.
    let text = table3(|nth, label, figures| match nth {
        6 => format!("{label} 0 0 0 0 0 0\n"),
        _ => format!("{label} {figures}\n"),
    });
    let report = read(&text);
    assert_eq!(row(&report, "t3", "refuse_safety_stability"), "? ? ? ? ? ? ?");
    let unread = &report.t3.ambiguous[0];
    assert_eq!((unread.row.id, unread.found), ("refuse_safety_stability", 6));
    // With the cell marked, it shows.
    let text = table3(|nth, label, figures| match nth {
        6 => format!("\t\t{label}\t0\t0\t\t0\t0\t0\t0\n"),
        _ => format!("\t\t{label}\t{}\n", figures.replace(' ', "\t")),
    });
    assert_eq!(row(&read(&text), "t3", "refuse_safety_stability"), "0 0 _ 0 0 0 0");
}

#[test]
fn a_figure_too_many_goes_where_the_sums_send_it() {
    // 予以公开 1 1 0 0 0 0 2, with a stray 7.
    let text = table3(|nth, label, figures| match nth {
        2 => format!("{label} 1 1 0 0 7 0 0 2\n"),
        _ => format!("{label} {figures}\n"),
    });
    assert_eq!(row(&read(&text), "t3", "granted"), "1 1 0 0 0 0 2");
}

#[test]
fn columns_in_another_order_are_respected() {
    let text = "三、收到和处理政府信息公开申请情况\n\
        项目\t总计\t自然人\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\n\
        一、本年新收政府信息公开申请数量\t3\t2\t1\t0\t0\t0\t0\n\
        二、上年结转政府信息公开申请数量\t1\t1\t0\t0\t0\t0\t0\n";
    let report = read(text);
    assert_eq!(row(&report, "t3", "new_received"), "2 1 0 0 0 0 3");
    assert_eq!(row(&report, "t3", "carried_in"), "1 0 0 0 0 0 1");
}

#[test]
fn strange_cells_are_text_and_keep_their_places() {
    let text = table3(|nth, label, figures| match nth {
        16 => format!("{label}\t1O\t约20\t三\t0\t0\t0\t1,482\n"),
        _ => format!("{label}\t{}\n", figures.replace(' ', "\t")),
    });
    let report = read(&text);
    assert_eq!(row(&report, "t3", "noproc_repeat"), "! ! ! 0 0 0 1482");
    let cell = report.cell(CellId::t3("noproc_repeat", "biz")).unwrap();
    assert_eq!((cell.raw.as_str(), cell.span.unwrap().of(report.text())), ("约20", "约20"));
}

#[test]
fn table_4_by_results_and_by_blocks() {
    let head = "四、政府信息公开行政复议、行政诉讼情况\n行政复议 行政诉讼\n";
    let cases = [
        // Fifteen over three lines.
        "未经复议直接起诉 复议后起诉\n结果维持 结果纠正 其他结果 尚未审结 总计\n1 0 2 0 3\n0 1 0 0 1\n2 0 0 2 4\n",
        // A block a row.
        "结果维持 结果纠正 其他结果 尚未审结 总计\n行政复议 1 0 2 0 3\n未经复议直接起诉 0 1 0 0 1\n复议后起诉 2 0 0 2 4\n",
        // A result a row, a block a column.
        "项目\t行政复议\t未经复议直接起诉\t复议后起诉\n结果维持\t1\t0\t2\n结果纠正\t0\t1\t0\n其他结果\t2\t0\t0\n\
         尚未审结\t0\t0\t2\n总计\t3\t1\t4\n",
    ];
    for body in cases {
        let report = read(&format!("{head}{body}五、存在的主要问题及改进情况\n"));
        let rows = ["review", "suit_direct", "suit_after"].map(|block| row(&report, "t4", block));
        assert_eq!(rows, ["1 0 2 0 3", "0 1 0 0 1", "2 0 0 2 4"], "{body}");
    }
}

#[test]
fn table_4_with_a_figure_too_few_is_read_where_the_sums_leave_no_doubt() {
    let head = "四、政府信息公开行政复议、行政诉讼情况\n行政复议 行政诉讼\n未经复议直接起诉 复议后起诉\n\
                结果维持 结果纠正 其他结果 尚未审结 总计\n";
    let report = read(&format!("{head}1 2 0 3 5 1 0 0 6 2 0 0 2 4\n"));
    assert_eq!(row(&report, "t4", "suit_after"), "2 0 0 2 4");
    assert_eq!(row(&report, "t4", "suit_direct"), "5 1 0 0 6");
    let report = read(&format!("{head}0 0 0 0 0 0 0 0 0 0 0 0 0 0\n"));
    assert_eq!(row(&report, "t4", "review"), "? ? ? ? ?");
}

#[test]
fn table_2_whose_first_label_is_lost() {
    let text = "二、主动公开政府信息情况\n第二十条第\n信息内容\n本年制发件数\n本年废止件数\n现行有效件数\n\n0\n0\n0\n\
        行政规范性文件\n3\n1\n25\n第二十条第(八)项\n信息内容\n本年收费金额单位:万元\n行政事业性收费\n12.50\n";
    let report = read(text);
    assert_eq!(row(&report, "t2", "regulation"), "0 0 0");
    assert_eq!(row(&report, "t2", "normdoc"), "3 1 25");
    assert_eq!(row(&report, "t2", "fee"), "12.50");
}

#[test]
fn table_2_with_old_words_over_new_columns() {
    let text = "二、主动公开政府信息情况\n信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n规章 | 0 | 0 | 0 |\n\
        规范性文件 | 4 | 0 | 9 |\n第二十条第（五）项 |\n信息内容 | 本年处理决定数量 |\n行政许可 | 114 |\n";
    let report = read(text);
    assert_eq!(row(&report, "t2", "normdoc"), "4 0 9");
    assert_eq!(report.value(CellId::t2("license", "decisions")).unwrap().to_string(), "114");
    assert_eq!(report.t2.form.unwrap().id, "2021");
}

#[test]
fn each_block_of_table_2_has_its_own_generation() {
    let text = "二、主动公开政府信息情况\n第二十条第（一）项\n信息内容\t本年新制作数量\t本年新公开数量\t对外公开总数量\n\
        规章\t0\t0\t0\n规范性文件\t2\t2\t7\n第二十条第（五）项\n信息内容\t本年处理决定数量\n行政许可\t5\n\
        第二十条第（八）项\n信息内容\t上一年项目数量\t本年增/减\n行政事业性收费\t21 项\t减 1 项\n";
    let report = read(text);
    assert_eq!(row(&report, "t2", "normdoc"), "2 2 7");
    assert_eq!(report.value(CellId::t2("license", "decisions")).unwrap().to_string(), "5");
    let delta = report.cell(CellId::t2("fee", "delta")).unwrap();
    assert_eq!((delta.value.unwrap().to_string().as_str(), delta.signed), ("-1", true));
    assert_eq!(delta.unit.as_deref(), Some("项"));
}

#[test]
fn blank_lines_are_no_cells_to_count() {
    // Which column holds the 3 nobody can tell.
    let text = "二、主动公开政府信息情况\n第二十条第（一）项\n\n信息内容\n\n本年制发件数\n\n本年废止件数\n\n现行有效件数\n\n\
        规章\n\n0\n\n0\n\n0\n\n行政规范性文件\n\n\n\n\n\n3\n\n第二十条第（五）项\n\n信息内容\n\n本年处理决定数量\n\n行政许可\n\n7\n";
    let report = read(text);
    assert_eq!(row(&report, "t2", "normdoc"), "? ? ?");
    assert_eq!(row(&report, "t2", "license"), "7");
    assert_eq!(report.t2.ambiguous.len(), 1);
}

#[test]
fn a_second_copy_is_a_copy() {
    let once = table3(|_, label, figures| format!("{label} {figures}\n"));
    let report = read(&format!("{once}{once}"));
    assert_eq!(row(&report, "t3", "new_received"), figures(0));
    assert_eq!(report.t3.copies.iter().map(|(_, differs)| *differs).collect::<Vec<_>>(), [false]);
    let other = once.replace("2 1 0 0 0 0 3", "5 1 0 0 0 0 6");
    let report = read(&format!("{once}{other}"));
    assert_eq!(row(&report, "t3", "new_received"), figures(0));
    assert_eq!(report.t3.copies.iter().map(|(_, differs)| *differs).collect::<Vec<_>>(), [true]);
}

#[test]
fn prose_about_the_same_things_is_no_table() {
    let text = "云溪市水务局2023年政府信息公开工作年度报告\n一、总体情况\n2023年新收申请12件，予以公开 7 件、部分公开 3 件、\
        不予公开 2 件。\n（一）予以公开 7\n（二）部分公开 3\n二、主动公开政府信息情况\n全年作出行政许可 15 件，行政处罚 3 件。\n\
        三、收到和处理政府信息公开申请情况\n四、政府信息公开行政复议、行政诉讼情况\n行政复议 1 件，结果维持。\n";
    let report = read(text);
    for table in [&report.t2, &report.t3, &report.t4] {
        assert_ne!(table.state, TableState::Read);
        assert_eq!(table.rows.iter().flat_map(|r| &r.cells).filter(|c| c.value.is_some()).count(), 0);
    }
}

#[test]
fn tables_claim_their_lines_and_no_prose() {
    let text = table3(|nth, label, figures| match nth {
        3 => format!("{label} {figures}\n以下数据由各科室汇总，口径与上年一致。\n"),
        _ => format!("{label} {figures}\n"),
    });
    let tables = reading::tables::read(&source::from_text(text.clone()));
    let claimed: String = tables.claimed.iter().map(|span| span.of(&text)).collect();
    assert!(claimed.contains("四、结转下年度继续办理 1 0 0 0 0 0 1") && claimed.contains("2.重复申请"));
    assert!(
        !claimed.contains("口径") && !claimed.contains("三、收到和处理") && !claimed.contains("五、存在")
    );
}

#[test]
fn labels_of_two_rows_and_then_the_figures_of_both() {
    // Wrapped labels leave their row; what stands in one line with its label shows that figures come row by row.
    let moved = table3(|nth, label, figures| match nth {
        5 | 13 => format!("{}\n{}\n", &label[..14], &label[14..]),
        6 | 14 => format!("{label}\n{}\n{figures}\n", self::figures(nth - 1)),
        _ => format!("{label} {figures}\n"),
    });
    assert_whole(&moved);
}

#[test]
fn figures_behind_several_labels_are_not_the_nearest_one_s() {
    // Three labels, three rows of figures, and one label's figures lost: whose they are nobody can tell.
    let text = table3(|nth, label, figures| match nth {
        11 | 12 => format!("{label}\n"),
        13 => format!("{label}\n0 0 0 0 0 0 0\n1 0 0 0 0 0 1\n"),
        _ => format!("{label} {figures}\n"),
    });
    let report = read(&text);
    for id in ["refuse_admin_query", "unable_not_held", "unable_need_making"] {
        assert_eq!(row(&report, "t3", id), "? ? ? ? ? ? ?", "{id}");
    }
    assert_eq!(row(&report, "t3", "unable_unclear"), figures(14));
}

#[test]
fn a_headline_with_the_columns_again_begins_no_second_copy() {
    let text = table3(|nth, label, figures| match nth {
        7 => format!(
            "| 项目 | 本年新收 | 上年结转 | 予以公开 | 部分公开 | 不予公开 | 结转下年度 | 总计 |\n{label} {figures}\n"
        ),
        _ => format!("{label} {figures}\n"),
    });
    assert_whole(&text);
    assert!(read(&text).t3.copies.is_empty());
}

#[test]
fn rows_of_table_2_under_captions_with_the_section_s_title() {
    let text = "二、主动公开政府信息情况\n第二十条第（五）项\n信息内容 本年处理决定数量\n行政许可 7\n第二十条第（六）项\n\
        信息内容 本年处理决定数量\n行政处罚 1\n行政强制 0\n第二十条第（八）项\n信息内容 本年收费金额（单位：万元）\n行政事业性收费 0\n\
        | 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n|---|---|---|---|\n## 表二：主动公开政府信息情况\n\
        | 规章 | 0 | 0 |\n|---|---|---|\n## 表二：主动公开政府信息情况\n| 行政规范性文件 | 3 | 1 | 9 |\n|---|---|---|\n";
    let report = read(text);
    assert_eq!(row(&report, "t2", "regulation"), "? ? ?");
    assert_eq!(row(&report, "t2", "normdoc"), "3 1 9");
    assert_eq!(row(&report, "t2", "license"), "7");
    // The row stands there, though a figure of it is lost: nothing is missing in the report.
    let found = gouji::check(source::from_text(text), &Default::default(), None).outcomes.findings;
    assert!(found.iter().all(|f| f.code != "STRUCT-TABLE-ROWS"));
}

#[test]
fn less_is_less_in_traditional_characters_too() {
    let text = "二、主動公開政府信息情況\n第二十條第（五）項\n信息內容 | 上一年項目數量 | 本年增/減 | 處理決定數量 |\n\
        行政許可 | 37 | 減3 | 1125 |\n其他對外管理服務事項 | 2 | 增1 | 0 |\n";
    assert_eq!(row(&read(text), "t2", "license"), "37 -3 1125");
}

#[test]
fn words_between_a_header_and_its_figures() {
    let text = "四、政府信息公开行政复议、行政诉讼情况\n行政复议\t行政诉讼\n结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t未经复议直接起诉\t\
        复议后起诉\n结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t结果维持\t结果纠正\t其他结果\t尚未审结\t总计\n（续表）\n\
        1\t0\t0\t0\t1\t0\t0\t0\t0\t0\t0\t2\t0\t0\t2\n五、存在的主要问题及改进情况\n";
    let report = read(text);
    assert_eq!(row(&report, "t4", "review"), "1 0 0 0 1");
    assert_eq!(row(&report, "t4", "suit_after"), "0 2 0 0 2");
}

#[test]
fn a_table_4_left_blank_is_blank_and_not_lost() {
    let header = "四、政府信息公开行政复议、行政诉讼情况\n行政复议\t\t\t\t\t行政诉讼\n结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t\
        未经复议直接起诉\t\t\t\t\t复议后起诉\n\t\t\t\t\t结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t结果维持\t结果纠正\t其他结果\t\
        尚未审结\t总计\n";
    let report = read(&format!("{header}{}\n五、存在的主要问题及改进情况\n", "\t".repeat(14)));
    assert_eq!(row(&report, "t4", "review"), "_ _ _ _ _");
    // A header alone, whose row was lost, is no blank table.
    assert_ne!(read(&format!("{header}五、存在的主要问题及改进情况\n")).t4.state, TableState::Read);
}

#[test]
fn a_row_of_the_body_s_own_in_table_2_takes_nothing_from_its_neighbours() {
    let text = "二、主动公开政府信息情况\n第二十条第（一）项 |\n信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n规章 | 0 | 0 | 0 |\n\
        行政规范性文件 | 3 | 1 | 9 |\n其他主动公开文件（以本办名义印发） | 186 | 86 | 255 |\n第二十条第（五）项 |\n\
        信息内容 | 本年处理决定数量 |\n行政许可（含变更、延续。不含咨询） | 7 |\n";
    for between in [" | ", "\t", "  "] {
        let report = read(&text.replace(" | ", between).replace(" |", ""));
        assert_eq!(row(&report, "t2", "normdoc"), "3 1 9", "{between:?}");
        assert_eq!(row(&report, "t2", "license"), "7", "{between:?}");
    }
}

#[test]
fn rows_with_a_subtotal_are_read_though_a_sum_is_wrong() {
    let with_subtotal = |figures: &str| {
        let parts: Vec<&str> = figures.split(' ').collect();
        let sum: i64 = parts[1..6].iter().map(|n| n.parse::<i64>().unwrap()).sum();
        format!("{} {sum} {}", parts[..6].join("\t"), parts[6]).replace(' ', "\t")
    };
    let text = table3(|nth, label, figures| match nth {
        2 => format!("{label}\t{}\n", with_subtotal("1 1 0 0 0 0 5")),
        7 => format!("{label}\t0\t0\t0\t\t0\t0\t0\t0\n"),
        _ => format!("{label}\t{}\n", with_subtotal(figures)),
    });
    let header = "申请人情况\n\t自然人\t法人或其他组织\t总计\n\t\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t小计\n";
    let report = read(&text.replacen("一、本年新收", &format!("{header}一、本年新收"), 1));
    assert_eq!(row(&report, "t3", "new_received"), "2 1 0 0 0 0 3");
    assert_eq!(row(&report, "t3", "granted"), "1 1 0 0 0 0 5");
    assert_eq!(row(&report, "t3", "refuse_third_party"), "0 0 0 _ 0 0 0");
}

#[test]
fn totals_first_in_a_header_of_several_lines() {
    let head =
        "申请人情况\n总计\n自然人\n法人或其他组织\n商业企业\n科研机构\n社会公益组织\n法律服务机构\n其他\n";
    let rows = |turn: bool| {
        table3(|_, label, figures| {
            let mut parts: Vec<&str> = figures.split(' ').collect();
            if turn {
                parts.rotate_right(1);
            }
            format!("{label}\n{}\n", parts.join("\n"))
        })
    };
    for turn in [false, true] {
        let report = read(&rows(turn).replacen('\n', &format!("\n{head}"), 1));
        assert_eq!(row(&report, "t3", "new_received"), figures(0), "{turn}");
        assert_eq!(row(&report, "t3", "unable_not_held"), figures(12), "{turn}");
    }
}

#[test]
fn a_report_in_one_line_keeps_its_headings_and_the_figures_before_them() {
    for seed in 0..6 {
        let sample = Sample::random(&FORM_2021, BodyKind::Region, seed);
        let text = render(&sample, Layout::SpaceRows);
        let line: Vec<&str> = text.split_whitespace().collect();
        let report = reading::read(source::from_text(line.join(" ")));
        let wrong = super::misread(&sample, &report);
        assert!(wrong.is_empty(), "seed {seed}: {}", wrong.join("\n"));
        for kind in SectionKind::ALL {
            assert!(report.section(kind).is_some(), "seed {seed}: {kind:?}");
        }
        let last = [
            CellId::t4("suit_after", "total"),
            CellId { table: TableId::T3, row: "carried_out", column: "total" },
        ];
        for id in last {
            assert!(report.value(id).is_some(), "seed {seed}: {id} unread");
        }
    }
}
