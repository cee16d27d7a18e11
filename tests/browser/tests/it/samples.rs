//! Reports to test with: the page's own invented one, and the same with a slip.

use browser_tests::papers;

/// A sound report.
pub const SOUND: &str = include_str!("../../../../src/app/model/samples/sound.txt");

/// A row of it, with one number wrong: 38 printed as 83.
pub fn with_a_slip() -> String {
    let (right, wrong) = ("1.本机关不掌握相关政府信息\t38\t", "1.本机关不掌握相关政府信息\t83\t");
    assert_eq!(SOUND.matches(right).count(), 1, "the sample has changed");
    SOUND.replace(right, wrong)
}

/// The cell of that slip.
pub const SLIP: &str = "t3.unable_not_held.natural";

/// A report as a web page: paragraphs, and its lines with tabs as rows of tables.
pub fn as_html(text: &str) -> String {
    let mut html = String::new();
    let mut in_table = false;
    for line in text.lines() {
        let is_row = line.contains('\t');
        if is_row != in_table {
            html.push_str(if is_row { "<table>" } else { "</table>" });
            in_table = is_row;
        }
        if is_row {
            let cells: String = line.split('\t').map(|cell| format!("<td>{cell}</td>")).collect();
            html.push_str(&format!("<tr>{cells}</tr>"));
        } else {
            html.push_str(&format!("<p>{line}</p>"));
        }
    }
    html.push_str(if in_table { "</table>" } else { "" });
    html
}

/// The sound report as another body's, on another year.
pub fn of(body: &str, year: u16) -> String {
    let text = SOUND.replace("松岭县人民政府", body).replace("2023", &year.to_string());
    assert!(text.starts_with(&format!("{body}{year}年")), "the sample has changed");
    text
}

/// A report as a Word document.
pub fn as_docx(name: &str, text: &str) -> std::path::PathBuf {
    as_file(name, &papers::docx(text))
}

/// A report as files of every kind that people have: text, web page, Word, workbook, PDF.
pub fn as_files(text: &str) -> Vec<std::path::PathBuf> {
    let kinds = [
        ("txt", text.as_bytes().to_vec()),
        ("html", as_html(text).into_bytes()),
        ("docx", papers::docx(text)),
        ("xlsx", papers::xlsx(text)),
        ("pdf", papers::pdf(text)),
    ];
    kinds.map(|(kind, bytes)| as_file(&format!("report.{kind}"), &bytes)).to_vec()
}

/// The content as a file in a folder of the test's own: others write files of the same names at the same time.
pub fn as_file(name: &str, content: &(impl AsRef<[u8]> + ?Sized)) -> std::path::PathBuf {
    let test = std::thread::current().name().unwrap_or("test").replace("::", "-");
    let folder = std::env::temp_dir().join(format!("gouji-files-{}", std::process::id())).join(test);
    std::fs::create_dir_all(&folder).unwrap();
    let file = folder.join(name);
    std::fs::write(&file, content).unwrap();
    file
}
