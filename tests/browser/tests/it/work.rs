//! Work with a report as a whole: clearing and putting back, the calculation of a cell, many reports at once.

use crate::samples::{SLIP, SOUND, as_docx, as_file, of, with_a_slip};
use browser_tests::{Page, in_each_engine, unwatched_in_each_engine};

#[test]
fn a_cleared_text_can_be_had_back() {
    in_each_engine(|page| {
        page.paste_text(SOUND);
        page.wait_verdict("clean");
        page.press_button("清空");
        page.wait_verdict("empty");
        assert_eq!(page.box_text(), "");
        page.press_button("恢复原文");
        page.wait_verdict("clean");
        assert_eq!(page.box_text(), SOUND);
    });
}

#[test]
fn a_cell_shows_its_calculation() {
    in_each_engine(|page| {
        page.paste_text(&with_a_slip());
        page.wait_verdict("findings");
        page.press_at("[data-cell='t3.unable_not_held.natural']");
        page.wait("the calculation", |page| page.exists(".step-fails"));
        page.wait_words(".inspector", &["83 + 6 + 0 + 1 + 2 + 0 = 92 ≠ 47"]);
    });
}

#[test]
fn many_reports_make_a_table_and_each_opens() {
    // What compares them is fetched.
    unwatched_in_each_engine(|page| {
        let (sound, wrong) = (as_file("甲.txt", SOUND), as_file("乙.txt", &with_a_slip()));
        page.choose_files(&[&sound, &wrong]);
        page.wait("both rows", |page| page.count("tr[data-report]") == 2);
        assert!(page.exists("tr.row-error[data-report='乙.txt']"), "the worst stands first");
        page.wait_words("tr.row-error .row-top", &["83 → 38"]);
        page.press_at("tr.row-clean button");
        page.wait_verdict("clean");
        page.press_button("← 返回清单");
        page.wait("the table", |page| page.count("tr[data-report]") == 2);
    });
}

#[test]
fn a_reviewer_goes_through_the_list_and_takes_out_what_goes_back() {
    unwatched_in_each_engine(|page| {
        let (sound, wrong) = (as_file("甲.txt", SOUND), as_file("乙.txt", &with_a_slip()));
        page.choose_files(&[&sound, &wrong]);
        page.wait("both rows", |page| page.count("tr[data-report]") == 2);
        assert!(!page.exists("[data-export='slips']"), "nothing is to be sent back yet");
        page.wait_words("tr.row-error .row-top", &["83 → 38"]);
        page.press_at("tr.row-error th button");
        page.wait_verdict("findings");
        page.press_at(".review [data-action='send-back']");
        page.wait("it is marked", |page| page.exists(".review-marks[data-review='send-back']"));
        assert!(page.exists(".queue-row[aria-current] [data-review='send-back']"));
        // With no field in focus the keys lead on and back.
        page.press(&['j']);
        page.wait_verdict("clean");
        page.press_at(".review [data-action='passed']");
        page.press(&['k']);
        page.wait_verdict("findings");
        page.press_button("← 返回清单");
        page.wait("the table", |page| page.exists("tr.row-clean [data-review='passed']"));
        page.script(
            "window.saved = []; HTMLAnchorElement.prototype.click = function () { saved.push(this.download) }",
            &[],
        );
        page.press_at("[data-export='slips']");
        page.wait("the file", |page| page.script("return saved.length", &[]) == 1);
        assert_eq!(page.script("return saved[0]", &[]), "退回单.zip");
        page.wait("it was sent", |page| page.exists("tr.row-error [data-review='sent']"));
        // The list of one unit by one press, as a document.
        page.press_at("tr.row-error th button");
        page.wait_verdict("findings");
        page.press_at(".review [data-export='slip']");
        page.wait("the list", |page| page.script("return saved.length", &[]) == 2);
        assert_eq!(page.script("return saved[1]", &[]), "松岭县人民政府退回单.docx");
    });
}

#[test]
fn the_two_bad_ones_of_ten_are_sent_back() {
    unwatched_in_each_engine(|page| {
        let names = ["教育", "水务", "民政", "司法", "财政", "商务", "审计", "统计", "林业", "农业"];
        let unit = |nth: usize| of(&format!("松岭县{}局", names[nth]), 2023).replace("3月15日", "1月15日");
        let slip = |text: String| {
            text.replace("1.本机关不掌握相关政府信息\t38\t", "1.本机关不掌握相关政府信息\t83\t")
        };
        let files: Vec<_> = (0..10)
            .map(|nth| {
                as_file(
                    &format!("{nth}.txt"),
                    &if nth == 3 || nth == 7 { slip(unit(nth)) } else { unit(nth) },
                )
            })
            .collect();
        page.choose_files(&files.iter().map(|file| file.as_path()).collect::<Vec<_>>());
        page.wait_text(".folder-bar h2", |text| text == "共 10 份");
        keep_files(page);
        // The bad ones stand first, and each says what is wrong: they are marked in the list itself.
        for place in [2, 3] {
            let row = format!("tr.row-error[aria-rowindex='{place}']");
            page.wait_words(&format!("{row} .row-top"), &["83 → 38"]);
            page.press_at(&format!("{row} [data-action=send-back]"));
            page.wait("it is marked", |page| page.exists(&format!("{row} [data-review=send-back]")));
        }
        page.press_at("[data-export=slips]");
        page.wait("one file with both", |page| page.script("return window.kept.length", &[]) == 1);
        page.wait_count("tr.row-error [data-review=sent]", 2);
        page.wait_count("[data-review=unseen]", 8);
    });
}

#[test]
fn this_year_is_checked_against_last_year() {
    unwatched_in_each_engine(|page| {
        // As a person does it who has read nothing: first this year's, then last year's beside it.
        let now = of("松岭县人民政府", 2024);
        let files = [as_file("今年.txt", &now), as_file("去年.txt", SOUND)];
        page.choose_files(&[&files[0], &files[1]]);
        page.wait_count("tr[data-report]", 2);
        page.wait("the error between them", |page| page.exists("tr.row-error[data-report='今年.txt']"));
        page.press_at("tr.row-error[data-report='今年.txt'] th button");
        page.wait_verdict("findings");
        // The finding says both numbers, and leads to its place.
        page.wait_words("[data-code^='CY-'].is-open", &["8", "5"]);
    });
}

#[test]
fn errors_between_years_count_in_the_report_that_is_opened() {
    unwatched_in_each_engine(|page| {
        let later = of("松岭县人民政府", 2024);
        let files = [as_file("2023.txt", SOUND), as_file("2024.txt", &later)];
        page.choose_files(&[&files[0], &files[1]]);
        page.wait_count("tr[data-report]", 2);
        // Of last year 5 were carried over, and this year's report carries in 8.
        page.wait("the error between them", |page| page.exists("tr.row-error[data-report='2024.txt']"));
        page.press_at("tr.row-error[data-report='2024.txt'] th button");
        let verdict = page.wait_verdict("findings");
        assert!(verdict.errors > 0, "{verdict:?}");
        page.wait("the finding", |page| page.codes().iter().any(|code| code.starts_with("CY-")));
        // Last year's number stands beside the cell.
        page.press_at("[data-code^='CY-'] .cause-row");
    });
}

#[test]
fn what_was_set_aside_goes_into_the_exports_of_the_folder() {
    unwatched_in_each_engine(|page| {
        let (sound, wrong) = (as_file("甲.txt", SOUND), as_file("乙.txt", &with_a_slip()));
        page.choose_files(&[&sound, &wrong]);
        page.wait_count("tr[data-report]", 2);
        page.press_at("tr.row-error th button");
        page.wait_verdict("findings");
        page.press_at("[data-action=set-aside]");
        page.press_at("[data-reason=records]");
        page.wait_verdict("partial");
        page.press_button("← 返回清单");
        page.script(
            "window.kept = []; const make = URL.createObjectURL;
             URL.createObjectURL = blob => { window.kept.push(blob); return make.call(URL, blob); };
             HTMLAnchorElement.prototype.click = function () {}",
            &[],
        );
        page.press_button("导出");
        page.press_at("[data-export='markdown']");
        page.wait("the file", |page| page.script("return window.kept.length", &[]) == 1);
        let text = page.script_async("window.kept[0].text().then(arguments[0])", &[]);
        assert!(text.as_str().is_some_and(|text| text.contains("已核对台账，数字属实")), "{text}");
    });
}

/// The text of the document that the page gave the person last.
fn last_document(page: &Page) -> String {
    let read = "const done = arguments[0], blob = window.kept.pop();
        blob.arrayBuffer().then(all => gouji.ask('pageRead', [new Uint8Array(all), 'a.docx', 'zh']))
            .then(documents => done(documents[0].text), error => done(String(error)))";
    page.wait("the file", |page| page.script("return window.kept.length", &[]) == 1);
    page.script_async(read, &[]).as_str().unwrap_or_default().to_owned()
}

/// Keeps what the page gives the person.
fn keep_files(page: &Page) {
    page.script(
        "window.kept = []; const make = URL.createObjectURL;
         URL.createObjectURL = blob => { window.kept.push(blob); return make.call(URL, blob); };
         HTMLAnchorElement.prototype.click = function () {}",
        &[],
    );
}

#[test]
fn the_reviewer_says_of_each_finding_whether_it_goes_back() {
    unwatched_in_each_engine(|page| {
        let files = [as_file("甲.txt", SOUND), as_file("乙.txt", &with_a_slip())];
        page.choose_files(&[&files[0], &files[1]]);
        page.wait_count("tr[data-report]", 2);
        page.press_at("tr.row-error th button");
        page.wait_verdict("findings");
        keep_files(page);
        let tick = "[data-code='T3-ROOT'] [data-action=on-slip]";
        assert_eq!(page.script("return document.querySelector(arguments[0]).checked", &[tick.into()]), true);
        page.press_at(".review [data-export='slip']");
        assert!(last_document(page).contains("不掌握"), "it is on the list");
        page.press_at(tick);
        page.wait("it to be left out", |page| {
            page.script("return document.querySelector(arguments[0]).checked", &[tick.into()]) == false
        });
        // It holds while another report is looked at.
        page.press(&['j']);
        page.wait_verdict("clean");
        page.press(&['k']);
        page.wait_verdict("findings");
        assert_eq!(page.script("return document.querySelector(arguments[0]).checked", &[tick.into()]), false);
        page.press_at(".review [data-export='slip']");
        let list = last_document(page);
        assert!(list.contains("松岭县") && !list.contains("不掌握"), "{list}");
    });
}

#[test]
fn a_word_document_is_given_back_with_what_was_mended_as_tracked_changes() {
    unwatched_in_each_engine(|page| {
        let file = as_docx("年报.docx", &with_a_slip());
        page.choose_files(&[&file]);
        page.wait_verdict("findings");
        assert!(!page.exists("[data-export='tracked']"), "nothing is changed yet");
        page.press_at("[data-code='T3-ROOT'] [data-action=accept]");
        page.wait_verdict("clean");
        keep_files(page);
        page.press_button("取出");
        page.press_at("[data-export='tracked']");
        page.wait("the file", |page| page.script("return window.kept.length", &[]) == 1);
        page.wait_words(".notice", &["1 处改动作为修订"]);
        // Opened again it is the mended report, and says that there are changes to accept or reject.
        page.script(
            "const data = new DataTransfer(), field = document.querySelector('#report-files');
             data.items.add(new File([window.kept.pop()], '修订.docx'));
             field.files = data.files; field.dispatchEvent(new Event('change', { bubbles: true }))",
            &[],
        );
        page.wait("the mended report", |page| page.cell_status(SLIP).as_deref() == Some("ok"));
        assert!(page.box_text().contains("\t38\t"), "{}", page.box_text());
    });
}
