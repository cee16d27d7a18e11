//! Files told apart by what is in them, and refused with words that say what to do.

use gouji::document::Format;
use gouji::source::{Unreadable, from_bytes, package};

use super::legacy;

fn answer(bytes: &[u8]) -> Result<Format, Unreadable> {
    from_bytes("报告.docx", bytes, &legacy).map(|documents| documents[0].format)
}

fn archive(names: &[&str]) -> Vec<u8> {
    let parts: Vec<_> = names.iter().map(|name| ((*name).to_owned(), b"<x/>".to_vec())).collect();
    package::write(&parts).unwrap()
}

fn docx(body: &str) -> Vec<u8> {
    let space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    let document = format!("<w:document xmlns:w=\"{space}\"><w:body>{body}</w:body></w:document>");
    let parts = [("[Content_Types].xml", "<Types/>".to_owned()), ("word/document.xml", document)];
    package::write(&parts.map(|(name, content)| (name.to_owned(), content.into_bytes()))).unwrap()
}

fn old_office(inside: &str) -> Vec<u8> {
    let mut bytes = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    bytes.resize(512, 0);
    bytes.extend(inside.encode_utf16().flat_map(u16::to_le_bytes));
    bytes
}

#[test]
fn the_content_decides_and_not_the_name() {
    assert_eq!(answer("一、总体情况\n".as_bytes()), Ok(Format::Text));
    assert_eq!(answer(&encoding_rs::GBK.encode("一、总体情况，共收到申请\n").0), Ok(Format::Text));
    assert_eq!(answer("<!DOCTYPE html><p>一、总体情况".as_bytes()), Ok(Format::Html));
    assert_eq!(answer(b"{\\rtf1 text}"), Ok(Format::Rtf));
    let mht = "MIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n<p>一、总体情况</p>";
    assert_eq!(answer(mht.as_bytes()), Ok(Format::Html));
}

#[test]
fn what_cannot_be_read_says_why() {
    for (bytes, reason) in [
        (Vec::new(), Unreadable::Empty),
        (b" \n\t ".to_vec(), Unreadable::Empty),
        (old_office("WordDocument"), Unreadable::Broken),
        (old_office("EncryptedPackage"), Unreadable::Password),
        (b"\x89PNG\r\n\x1a\n....".to_vec(), Unreadable::Picture),
        (b"\xFF\xD8\xFF\xE0....".to_vec(), Unreadable::Picture),
        (b"BM\x36\x10\x0e\0\0\0\0\0\x36\0\0\0".to_vec(), Unreadable::Picture),
        (b"\0\0\0\x18ftypheic\0\0\0\0".to_vec(), Unreadable::Picture),
        (docx(""), Unreadable::Empty),
        (docx("<w:p><w:r><w:pict><w:imagedata/></w:pict></w:r></w:p>"), Unreadable::OnlyPictures),
        ("<html><body><img src=\"a.png\"></body></html>".into(), Unreadable::OnlyPictures),
        (b"Rar!\x1a\x07..".to_vec(), Unreadable::Archive),
        (archive(&["a.docx", "b.docx"]), Unreadable::Archive),
        (archive(&["OFD.xml", "Doc_0/Document.xml"]), Unreadable::Ofd),
        (archive(&["mimetype", "content.xml"]), Unreadable::OtherOffice),
        (archive(&["[Content_Types].xml", "ppt/presentation.xml"]), Unreadable::OtherOffice),
        (archive(&["[Content_Types].xml", "word/other.xml"]), Unreadable::Broken),
        (b"PK\x03\x04cut short".to_vec(), Unreadable::Broken),
        (b"%PDF-1.7\ncut short".to_vec(), Unreadable::Broken),
        ((0..=255).cycle().take(4000).collect(), Unreadable::Unknown),
    ] {
        assert_eq!(answer(&bytes), Err(reason), "{:?}", &bytes[..bytes.len().min(12)]);
    }
}

#[test]
fn a_table_of_commas_is_read_as_a_table() {
    let text = "项目,自然人,总计\n本年新收,1,1\n";
    let documents = from_bytes("表三.CSV", text.as_bytes(), &legacy).unwrap();
    assert_eq!(documents[0].text, "项目\t自然人\t总计\n本年新收\t1\t1\n");
    assert_eq!(documents[0].name, "表三.CSV");
}
