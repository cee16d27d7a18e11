//! Word documents in one file of XML: packages laid out flat, and Word 2003 XML.

use gouji::document::{Document, Format};
use gouji::source::package::Package;
use gouji::source::{Unreadable, docx, from_bytes};

use super::legacy;
use sample_reports::Sample;

/// A package laid out flat; what every part declares may be declared by the whole alone.
pub fn flat(package: &[u8]) -> String {
    let mut package = Package::open(package).unwrap();
    let names: Vec<String> = package.names().collect();
    let part = |name: String| {
        let content = String::from_utf8(package.read(&name).unwrap().unwrap()).unwrap();
        let content = content.split_once("?>").map_or(content.clone(), |(_, content)| content.to_owned());
        format!("<pkg:part pkg:name=\"/{name}\"><pkg:xmlData>{content}</pkg:xmlData></pkg:part>")
    };
    let parts: String = names.into_iter().map(part).collect();
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<?mso-application progid=\"Word.Document\"?>\n<pkg:package \
         xmlns:pkg=\"http://schemas.microsoft.com/office/2006/xmlPackage\">{parts}</pkg:package>"
    )
}

/// A report as a flat package.
pub fn of_a_report(sample: &Sample) -> Vec<u8> {
    flat(&super::paper::docx(sample)).into_bytes()
}

fn read(text: &str) -> Result<Document, Unreadable> {
    from_bytes("a.xml", text.as_bytes(), &legacy).map(|mut documents| documents.remove(0))
}

#[test]
fn a_flat_package_is_the_package() {
    let package = super::docx::of_everything();
    let (flat_one, zipped) = (read(&flat(&package)).unwrap(), docx::read(&package).unwrap());
    assert_eq!((flat_one.text, flat_one.format), (zipped.text, Format::Doc));
}

#[test]
fn namespaces_may_be_declared_around_the_parts() {
    let whole = flat(&super::docx::of_everything());
    let word = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
    let outside = whole.replace(word, "").replacen("<pkg:package ", &format!("<pkg:package {word} "), 1);
    assert_eq!(read(&outside).unwrap().text, read(&whole).unwrap().text);
}

const HEAD: &str = "<?xml version=\"1.0\"?><w:wordDocument xmlns:w=\"http://schemas.microsoft.com/office/word/2003/wordml\" \
    xmlns:wx=\"http://schemas.microsoft.com/office/word/2003/auxHint\" xmlns:aml=\"http://schemas.microsoft.com/aml/2001/core\" \
    xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\" xmlns:t=\"urn:tags\">";

#[test]
fn word_2003_xml_is_read_as_what_it_stands_for() {
    let p = |text: &str| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
    let tc = |properties: &str, text: &str| format!("<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>", p(text));
    let item = |label: &str| {
        format!(
            "<w:p><w:pPr><w:listPr><w:ilvl w:val=\"0\"/><w:ilfo w:val=\"1\"/>{label}</w:listPr></w:pPr><w:r><w:t>节</w:t></w:r></w:p>"
        )
    };
    let body = [
        p("甲 &amp; 乙"),
        item(""),
        item("<wx:t wx:val=\"二、\"/>"),
        item(""),
        "<w:p><w:r><w:t>收到</w:t></w:r><aml:annotation w:type=\"Word.Deletion\"><aml:content><w:r><w:delText>5</w:delText></w:r>\
         </aml:content></aml:annotation><aml:annotation w:type=\"Word.Insertion\"><aml:content><w:r><w:t>6</w:t></w:r></aml:content>\
         </aml:annotation><t:place><w:r><w:t>件</w:t></w:r></t:place><w:hlink w:dest=\"x\"><w:r><w:t>见网站</w:t></w:r></w:hlink>\
         <w:r><w:rPr><w:rStyle w:val=\"H\"/></w:rPr><w:t>密</w:t></w:r><w:r><w:footnote><w:p><w:r><w:t>注</w:t></w:r></w:p></w:footnote>\
         </w:r></w:p>"
            .to_owned(),
        format!(
            "<w:p><w:r><w:t>前</w:t><w:pict><v:shape><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox><o:p/></v:shape></w:pict>\
             </w:r></w:p>",
            p("框内")
        ),
        format!(
            "<w:tbl><w:tr>{}{}</w:tr><w:tr>{}{}{}</w:tr></w:tbl>",
            tc("<w:vmerge w:val=\"restart\"/>", "项"),
            tc("<w:gridSpan w:val=\"2\"/>", "类"),
            tc("<w:vmerge/>", ""),
            tc("", "3"),
            tc("", "4")
        ),
    ]
    .concat();
    let lists = "<w:lists><w:listDef w:listDefId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:nfc w:val=\"37\"/>\
        <w:suff w:val=\"Nothing\"/><w:lvlText w:val=\"%1、\"/></w:lvl></w:listDef><w:list w:ilfo=\"1\"><w:ilst w:val=\"0\"/></w:list></w:lists>";
    let styles = "<w:styles><w:style w:type=\"character\" w:styleId=\"H\"><w:rPr><w:vanish/></w:rPr></w:style></w:styles>";
    let whole = format!("{HEAD}{lists}{styles}<w:body><wx:sect>{body}</wx:sect></w:body></w:wordDocument>");
    let document = read(&whole).unwrap();
    assert_eq!(
        document.text, "甲 & 乙\n一、节\n二、节\n二、节\n收到6件见网站\n前\n框内\n项\t类\n3\t4\n",
        "a number that is written down is shown, others are counted"
    );
    assert_eq!((document.extras.revisions, document.extras.hidden), (2, 1));
}

#[test]
fn what_is_cut_off_or_another_kind_is_refused() {
    let whole = flat(&super::docx::of_everything());
    let cut: String = whole.chars().take(whole.chars().count() / 2).collect();
    assert_eq!(read(&cut).unwrap_err(), Unreadable::Broken);
    assert_eq!(read(&format!("{HEAD}</w:wordDocument>")).unwrap_err(), Unreadable::Broken);
    let deep = format!(
        "{HEAD}<w:body>{}{}</w:body></w:wordDocument>",
        "<wx:sect>".repeat(5000),
        "</wx:sect>".repeat(5000)
    );
    assert_eq!(read(&deep).unwrap_err(), Unreadable::Broken);
    let sheet = "<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?><Workbook/>";
    assert_eq!(read(sheet).unwrap_err(), Unreadable::OldOffice);
}
