//! Word and WPS documents: what a reader sees of them.

use gouji::document::{Block, Document};
use gouji::source::{Unreadable, docx, package};

/// A document of a body and, where it needs them, lists and styles.
fn file(body: &str, lists: &str, styles: &str) -> Vec<u8> {
    let part = |root: &str, content: &str| {
        format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:{root} \
             xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
             xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" \
             xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\" \
             xmlns:v=\"urn:schemas-microsoft-com:vml\">{content}</w:{root}>"
        )
    };
    let parts = [
        ("[Content_Types].xml", "<Types/>".to_owned()),
        ("word/document.xml", part("document", &format!("<w:body>{body}</w:body>"))),
        ("word/numbering.xml", part("numbering", lists)),
        ("word/styles.xml", part("styles", styles)),
    ];
    package::write(&parts.map(|(name, content)| (name.to_owned(), content.into_bytes()))).unwrap()
}

/// A document of a body.
pub fn of_body(body: &str) -> Vec<u8> {
    file(body, "", "")
}

fn read(body: &str) -> Document {
    docx::read(&of_body(body)).unwrap()
}

fn p(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

fn tc(properties: &str, text: &str) -> String {
    format!("<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>", p(text))
}

/// Every cell of every table: column, columns, rows, text.
fn cells(document: &Document) -> Vec<(u16, u16, u16, &str)> {
    let grids = document.blocks.iter().filter_map(|b| match b {
        Block::Table(grid) => Some(grid),
        Block::Line(_) => None,
    });
    grids
        .flat_map(|g| g.rows.iter().flatten())
        .map(|c| (c.column, c.colspan, c.rowspan, c.span.of(&document.text)))
        .collect()
}

#[test]
fn a_paragraph_is_a_line_however_it_is_cut_into_runs() {
    let document = read(
        "<w:p><w:r><w:t>2024</w:t></w:r><w:hyperlink><w:r><w:t>年，共受理</w:t></w:r></w:hyperlink><w:smartTag>\
         <w:r><w:t>3119</w:t></w:r></w:smartTag><w:sdt><w:sdtContent><w:r><w:t>件。</w:t></w:r></w:sdtContent>\
         </w:sdt></w:p><w:p><w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:br w:type=\"page\"/></w:r></w:p>",
    );
    assert_eq!(document.text, "2024年，共受理3119件。\n甲\n乙\n");
    assert_eq!(document.blocks.len(), 3);
}

#[test]
fn merged_cells_are_joined_in_both_directions() {
    let merge = |v: &str| format!("<w:vMerge{v}/>");
    let table = format!(
        "<w:tbl><w:tr>{}{}</w:tr><w:tr>{}{}{}</w:tr><w:tr>{}{}{}</w:tr></w:tbl>",
        tc("<w:gridSpan w:val=\"2\"/>", "项目"),
        tc("", "总计"),
        tc(&merge(" w:val=\"restart\""), "三"),
        tc("", "（一）"),
        tc("", "3"),
        tc(&merge(""), ""),
        tc("", "（二）"),
        tc("", "4"),
    );
    let document = read(&table);
    assert_eq!(
        cells(&document),
        [
            (0, 2, 1, "项目"),
            (2, 1, 1, "总计"),
            (0, 1, 2, "三"),
            (1, 1, 1, "（一）"),
            (2, 1, 1, "3"),
            (1, 1, 1, "（二）"),
            (2, 1, 1, "4"),
        ]
    );
    assert_eq!(document.text, "项目\t总计\n三\t（一）\t3\n（二）\t4\n");
}

#[test]
fn rows_that_begin_further_right_or_stand_in_a_control_keep_their_columns() {
    let late = "<w:trPr><w:gridBefore w:val=\"1\"/></w:trPr>";
    let table = format!(
        "<w:tbl><w:tr>{}{}{}</w:tr><w:sdt><w:sdtContent><w:tr>{late}{}<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>\
         </w:tr></w:sdtContent></w:sdt></w:tbl>",
        tc("", "三"),
        tc("", "（一）"),
        tc("", "3"),
        tc("", "（二）"),
        tc("", "4"),
    );
    assert_eq!(
        cells(&read(&table)),
        [(0, 1, 1, "三"), (1, 1, 1, "（一）"), (2, 1, 1, "3"), (1, 1, 1, "（二）"), (2, 1, 1, "4")]
    );
}

#[test]
fn a_table_that_only_arranges_the_page_is_read_through() {
    let inner = format!("<w:tbl><w:tr>{}{}</w:tr></w:tbl>", tc("", "规章"), tc("", "0"));
    let document = read(&format!("<w:tbl><w:tr><w:tc>{}{inner}{}</w:tc></w:tr></w:tbl>", p("前"), p("后")));
    assert_eq!(document.text, "前\n规章\t0\n后\n");
    assert_eq!(cells(&document).len(), 2);
}

#[test]
fn a_text_box_is_read_once_and_after_its_paragraph() {
    let shape = |name: &str| format!("<{name}><w:txbxContent>{}</w:txbxContent></{name}>", p("框内"));
    let document = read(&format!(
        "<w:p><w:r><w:t>正文</w:t><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing>{}</w:drawing>\
         </mc:Choice><mc:Fallback><w:pict>{}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>",
        shape("wps:txbx"),
        shape("v:textbox"),
    ));
    assert_eq!(document.text, "正文\n框内\n");
}

#[test]
fn changes_are_accepted_and_counted_and_hidden_text_is_left_out() {
    let document = read(
        "<w:p><w:r><w:t>收到</w:t></w:r><w:del w:id=\"1\"><w:r><w:delText>5</w:delText></w:r></w:del>\
         <w:ins w:id=\"2\"><w:r><w:t>6</w:t></w:r></w:ins><w:r><w:t>件</w:t><w:commentReference w:id=\"0\"/></w:r>\
         <w:r><w:rPr><w:vanish/></w:rPr><w:t>密</w:t></w:r>\
         <w:r><w:rPr><w:vanish w:val=\"0\"/></w:rPr><w:t>。</w:t></w:r></w:p>",
    );
    assert_eq!(document.text, "收到6件。\n");
    let extras = &document.extras;
    assert_eq!((extras.revisions, extras.comments, extras.hidden), (2, 1, 1));
}

#[test]
fn a_crossed_out_figure_does_not_stand_before_the_one_that_holds() {
    let struck = "<w:p><w:r><w:rPr><w:strike/></w:rPr><w:t>5</w:t></w:r><w:r><w:t>6</w:t></w:r></w:p>";
    let plain = struck.replace("<w:strike/>", "<w:strike w:val=\"false\"/>");
    let row = |cell: &str| format!("<w:tbl><w:tr>{}<w:tc>{cell}</w:tc></w:tr></w:tbl>", tc("", "规章"));
    assert_eq!(read(&row(struck)).text, "规章\t6\n");
    assert_eq!(read(&row(&plain)).text, "规章\t56\n");
    assert_eq!(read(struck).text, "56\n", "outside of tables it is a matter of looks");
}

#[test]
fn a_raised_figure_is_no_digit_of_its_neighbour() {
    let raised = "<w:p><w:r><w:t>7</w:t></w:r><w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:t>1</w:t></w:r></w:p>";
    assert_eq!(read(raised).text, "7^1\n");
}

#[test]
fn a_deleted_paragraph_mark_joins_two_paragraphs() {
    let document = read(&format!(
        "<w:p><w:pPr><w:rPr><w:del w:id=\"1\"/></w:rPr></w:pPr><w:r><w:t>前半</w:t></w:r></w:p>{}",
        p("后半")
    ));
    assert_eq!(document.text, "前半后半\n");
}

#[test]
fn a_picture_is_noted_where_it_stood() {
    let document =
        read("<w:p><w:r><w:t>甲</w:t><w:pict><v:shape><v:imagedata/></v:shape></w:pict></w:r></w:p>");
    assert_eq!(document.extras.images, [3]);
}

/// A list of two levels, 一、 and （一）, and a second one that begins at 3.
const LISTS: &str = "<w:abstractNum w:abstractNumId=\"7\">\
    <w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"chineseCountingThousand\"/>\
    <w:pStyle w:val=\"1\"/><w:lvlText w:val=\"%1、\"/></w:lvl>\
    <w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt w:val=\"chineseCounting\"/><w:lvlText w:val=\"（%2）\"/></w:lvl>\
    <w:lvl w:ilvl=\"2\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:suff w:val=\"nothing\"/>\
    <w:lvlText w:val=\"%3.\"/></w:lvl></w:abstractNum>\
    <w:num w:numId=\"1\"><w:abstractNumId w:val=\"7\"/></w:num>\
    <w:num w:numId=\"2\"><w:abstractNumId w:val=\"7\"/>\
    <w:lvlOverride w:ilvl=\"2\"><w:startOverride w:val=\"3\"/></w:lvlOverride></w:num>";

#[test]
fn generated_numbers_are_counted_out() {
    let item = |list: u8, level: u8, text: &str| {
        format!(
            "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr></w:pPr>\
             <w:r><w:t>{text}</w:t></w:r></w:p>"
        )
    };
    let styled = "<w:p><w:pPr><w:pStyle w:val=\"1\"/></w:pPr><w:r><w:t>样式</w:t></w:r></w:p>";
    let body = [
        item(1, 0, "总体情况"),
        item(1, 1, "主动公开"),
        item(1, 1, "依申请公开"),
        item(1, 2, "甲"),
        item(2, 2, "另起"),
        item(2, 2, "接着"),
        styled.to_owned(),
        item(1, 1, "重来"),
        item(0, 0, "无号"),
    ]
    .concat();
    let styles = "<w:style w:type=\"paragraph\" w:styleId=\"1\"><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr>\
                  </w:pPr></w:style>";
    let document = docx::read(&file(&body, LISTS, styles)).unwrap();
    assert_eq!(
        document.text,
        "一、总体情况\n（一）主动公开\n（二）依申请公开\n1.甲\n3.另起\n4.接着\n二、样式\n（一）重来\n无号\n"
    );
}

#[test]
fn every_stretch_of_text_leads_back_into_the_file() {
    let bytes = file(
        &format!("{}<w:tbl><w:tr>{}{}</w:tr></w:tbl>", p("一 &amp; 二"), tc("", "甲"), tc("", "12")),
        "",
        "",
    );
    let docx = docx::read_mapped(&bytes).unwrap();
    let there: Vec<_> = docx
        .pieces
        .iter()
        .map(|piece| (piece.text.of(&docx.document.text), &docx.xml[piece.element.clone()]))
        .collect();
    assert_eq!(
        there,
        [("一 & 二", "<w:t>一 &amp; 二</w:t>"), ("甲", "<w:t>甲</w:t>"), ("12", "<w:t>12</w:t>")]
    );
    assert_eq!(docx.paragraphs.len(), 3);
}

#[test]
fn elements_nested_without_end_are_refused() {
    let deep =
        |depth: usize| "<w:sdt><w:sdtContent>".repeat(depth) + &"</w:sdtContent></w:sdt>".repeat(depth);
    for depth in [200, 20_000] {
        assert_eq!(docx::read(&file(&deep(depth), "", "")).unwrap_err(), Unreadable::Broken);
    }
}

/// A document that holds one of everything: lists, changes, hidden text, links, fields, notes, text boxes, merged cells and
/// tables in tables.
pub fn of_everything() -> Vec<u8> {
    const WHO: &str = "w:author=\"a\" w:date=\"2024-01-01T00:00:00Z\"";
    const LINKS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let item = |level: u8, text: &str| {
        format!(
            "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"
        )
    };
    let wide = |width: u32, properties: &str, content: &str| {
        format!("<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>{properties}</w:tcPr>{content}</w:tc>")
    };
    let table = |widths: &[u32], rows: &[String]| {
        let grid: String = widths.iter().map(|width| format!("<w:gridCol w:w=\"{width}\"/>")).collect();
        let rows: String = rows.iter().map(|row| format!("<w:tr>{row}</w:tr>")).collect();
        format!(
            "<w:tbl><w:tblPr><w:tblW w:w=\"{}\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/></w:tblPr>\
             <w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>",
            widths.iter().sum::<u32>()
        )
    };
    let inner = table(
        &[1000, 1000],
        &[
            wide(1000, "", &p("内甲")) + &wide(1000, "", &p("内乙")),
            wide(1000, "", &p("1")) + &wide(1000, "", &p("2")),
        ],
    );
    let merged = table(
        &[2000, 2000, 2000],
        &[
            wide(2000, "<w:vMerge w:val=\"restart\"/>", &p("项"))
                + &wide(4000, "<w:gridSpan w:val=\"2\"/>", &p("类")),
            wide(2000, "<w:vMerge/>", &p(""))
                + &wide(
                    2000,
                    "",
                    "<w:p><w:r><w:rPr><w:strike/></w:rPr><w:t>9</w:t></w:r><w:r><w:t>3</w:t></w:r></w:p>",
                )
                + &wide(2000, "", &(p("") + &p("4"))),
        ],
    );
    let body = [
        p("青禾区农业局2023年度报告"),
        item(0, "总体情况"),
        item(1, "主动公开"),
        item(1, "依申请公开"),
        item(2, "甲"),
        item(2, "乙"),
        item(0, "次节"),
        item(1, "重来"),
        format!(
            "<w:p><w:r><w:t>共收到</w:t></w:r><w:del w:id=\"1\" {WHO}><w:r><w:delText>15</w:delText></w:r></w:del>\
             <w:ins w:id=\"2\" {WHO}><w:r><w:t>16</w:t></w:r></w:ins><w:r><w:t>件</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr>\
             <w:t>密</w:t></w:r><w:r><w:t>，见</w:t></w:r><w:hyperlink r:id=\"rId9\"><w:r><w:t>网站</w:t></w:r></w:hyperlink><w:r>\
             <w:t>。第</w:t></w:r><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r><w:r>\
             <w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r><w:r>\
             <w:t>页</w:t><w:br/><w:t>换行</w:t><w:tab/><w:t>后</w:t></w:r></w:p>"
        ),
        format!("<w:p><w:pPr><w:rPr><w:del w:id=\"5\" {WHO}/></w:rPr></w:pPr><w:r><w:t>并前</w:t></w:r></w:p>"),
        p("并后"),
        "<w:p><w:r><w:t>有注7</w:t></w:r><w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:t>1</w:t></w:r><w:r>\
         <w:footnoteReference w:id=\"2\"/></w:r><w:r><w:t>完</w:t></w:r></w:p>"
            .to_owned(),
        format!(
            "<w:p><w:r><w:t>锚段</w:t></w:r><w:r><w:pict><v:shape id=\"s1\" style=\"width:200pt;height:40pt;position:absolute\">\
             <v:textbox><w:txbxContent>{}{}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>",
            p("框内文字"),
            p("框内第二段")
        ),
        p("框后𠮷字"),
        merged,
        p("间"),
        table(&[4000, 4000], &[wide(4000, "", &(p("外甲") + &inner + &p("外甲后"))) + &wide(4000, "", &p("外乙"))]),
        p("末段"),
        "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId7\"/></w:sectPr>".to_owned(),
    ]
    .concat();
    let spaces = format!(
        "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"{LINKS}\" \
         xmlns:v=\"urn:schemas-microsoft-com:vml\""
    );
    let level = |nth: u8, format: &str, text: &str| {
        format!(
            "<w:lvl w:ilvl=\"{nth}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/><w:suff w:val=\"nothing\"/>\
             <w:lvlText w:val=\"{text}\"/></w:lvl>"
        )
    };
    let lists = [
        level(0, "chineseCountingThousand", "%1、"),
        level(1, "chineseCounting", "（%2）"),
        level(2, "decimal", "%3."),
    ]
    .concat();
    let mark = |kind: &str, id: u8, sign: &str| {
        format!("<w:footnote w:type=\"{kind}\" w:id=\"{id}\"><w:p><w:r><w:{sign}/></w:r></w:p></w:footnote>")
    };
    let notes = mark("separator", 0, "separator")
        + &mark("continuationSeparator", 1, "continuationSeparator")
        + &format!("<w:footnote w:id=\"2\">{}</w:footnote>", p("脚注文字"));
    let kind = |part: &str, kind: &str| {
        format!(
            "<Override PartName=\"/word/{part}.xml\" \
             ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml\"/>"
        )
    };
    let link = |id: &str, kind: &str, target: &str| {
        format!("<Relationship Id=\"{id}\" Type=\"{LINKS}/{kind}\" Target=\"{target}\"/>")
    };
    let links = |links: &str| {
        format!(
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{links}</Relationships>"
        )
    };
    let parts = [
        (
            "[Content_Types].xml",
            format!(
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" \
                 ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" \
                 ContentType=\"application/xml\"/>{}{}{}{}</Types>",
                kind("document", "document.main"),
                kind("numbering", "numbering"),
                kind("header1", "header"),
                kind("footnotes", "footnotes")
            ),
        ),
        ("_rels/.rels", links(&link("rId1", "officeDocument", "word/document.xml"))),
        ("word/document.xml", format!("<w:document {spaces}><w:body>{body}</w:body></w:document>")),
        (
            "word/numbering.xml",
            format!(
                "<w:numbering {spaces}><w:abstractNum w:abstractNumId=\"0\"><w:multiLevelType w:val=\"multilevel\"/>{lists}\
                 </w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>"
            ),
        ),
        (
            "word/_rels/document.xml.rels",
            links(
                &(link("rId1", "numbering", "numbering.xml")
                    + &link("rId7", "header", "header1.xml")
                    + &link("rId8", "footnotes", "footnotes.xml")
                    + &link("rId9", "hyperlink", "http://example.org/")
                        .replace("/>", " TargetMode=\"External\"/>")),
            ),
        ),
        ("word/header1.xml", format!("<w:hdr {spaces}>{}</w:hdr>", p("页眉文字"))),
        ("word/footnotes.xml", format!("<w:footnotes {spaces}>{notes}</w:footnotes>")),
    ];
    let head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
    package::write(&parts.map(|(name, content)| (name.to_owned(), format!("{head}{content}").into_bytes())))
        .unwrap()
}

#[test]
fn digits_in_two_paragraphs_of_a_cell_are_a_broken_figure_and_never_none() {
    use gouji::form::{CellId, TableId};
    use gouji::report::{CellState, DamageCause};
    let cell = |paragraphs: &[&str]| {
        let paragraphs: String = paragraphs.iter().map(|text| p(text)).collect();
        format!("<w:tc><w:tcPr/>{paragraphs}</w:tc>")
    };
    let row =
        |cells: &[&[&str]]| format!("<w:tr>{}</w:tr>", cells.iter().map(|c| cell(c)).collect::<String>());
    let head = |name: &str, column: &str| row(&[&[name], &[]]) + &row(&[&["信息内容"], &[column]]);
    let table = [
        head("第二十条第（五）项", "本年处理决定数量"),
        row(&[&["行政许可"], &["31", "7"]]),
        head("第二十条第（六）项", "本年处理决定数量"),
        row(&[&["行政处罚"], &["4", "19"]]),
        row(&[&["行政强制"], &["2"]]),
        head("第二十条第（八）项", "本年收费金额（单位：万元）"),
        row(&[&["行政事业性收费"], &["18", "06.2"]]),
    ];
    let body = p("二、主动公开政府信息情况") + &format!("<w:tbl>{}</w:tbl>", table.concat());
    let report = gouji::reading::read(read(&body));
    for (row, column) in [("license", "decisions"), ("penalty", "decisions"), ("fee", "amount")] {
        let cell = report.cell(CellId { table: TableId::T2, row, column }).expect(row);
        assert_eq!(cell.state, CellState::Missing, "{row}: {cell:?}");
        assert_eq!(cell.damage.map(|d| d.cause), Some(DamageCause::Broken), "{row}: {cell:?}");
    }
}
