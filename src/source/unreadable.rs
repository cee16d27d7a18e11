//! Files that cannot be read: what each of them is, and what the person does instead.

use crate::finding::Words;

/// Why a file gave no document. Never the report's fault, and never "all clear".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// Nothing in it.
    Empty,
    /// Larger than any report, or it grows beyond bounds when unpacked.
    TooBig,
    /// Cut short or damaged.
    Broken,
    /// Locked with a password.
    Password,
    /// A workbook of Excel or WPS before 2007 (`.xls`, `.et`), or Word XML of 2003.
    OldOffice,
    /// Word before 97.
    OlderWord,
    /// OFD, the national format for fixed pages.
    Ofd,
    /// An archive of other files.
    Archive,
    /// A presentation, an OpenDocument file or another office file that holds no report in a form read here.
    OtherOffice,
    /// A picture.
    Picture,
    /// A document that holds pictures and no text.
    OnlyPictures,
    /// A PDF without text: scanned pages.
    Scan,
    /// A PDF whose characters carry no meaning (fonts without a table of characters).
    NoCharacters,
    /// Something else that is no text.
    Unknown,
    /// The readers of this format are not part of this build.
    NotBuilt,
    /// The program failed on it: its fault, not the file's.
    Failed,
}

impl Unreadable {
    /// A stable name, for scripts.
    pub fn code(self) -> &'static str {
        match self {
            Unreadable::Empty => "empty",
            Unreadable::TooBig => "too_big",
            Unreadable::Broken => "broken",
            Unreadable::Password => "password",
            Unreadable::OldOffice => "old_office",
            Unreadable::OlderWord => "older_word",
            Unreadable::Ofd => "ofd",
            Unreadable::Archive => "archive",
            Unreadable::OtherOffice => "other_office",
            Unreadable::Picture => "picture",
            Unreadable::OnlyPictures => "only_pictures",
            Unreadable::Scan => "scan",
            Unreadable::NoCharacters => "no_characters",
            Unreadable::Unknown => "unknown",
            Unreadable::NotBuilt => "not_built",
            Unreadable::Failed => "failed",
        }
    }

    /// What it is and what to do, in one or two sentences.
    pub fn words(self) -> Words {
        let (zh, en) = match self {
            Unreadable::Empty => (
                "文件是空的，没有任何内容。请确认已保存，再重新选择。",
                "The file is empty. Make sure it has been saved, then choose it again.",
            ),
            Unreadable::TooBig => (
                "文件过大，不像一份年度报告。请只保留报告本身（删去大幅图片和附件），另存后再试。",
                "The file is too big for an annual report. Keep the report alone, without large pictures and \
                 attachments, save it and try again.",
            ),
            Unreadable::Broken => (
                "文件不完整或已损坏，打不开。请重新下载或另存一份再试。",
                "The file is damaged or incomplete. Download it again or save a new copy.",
            ),
            Unreadable::Password => (
                "文件有密码保护，不能读取。请在 WPS 或 Word 中去掉密码，另存后再试。",
                "The file is locked with a password. Remove the password in WPS or Word, save it and try again.",
            ),
            Unreadable::OldOffice => (
                "这是旧版表格（xls、et 等），不能直接读取。请用 WPS 或 Excel 打开，另存为 xlsx 再试。",
                "This is a workbook in an old format (xls, et). Open it in WPS or Excel, save it as xlsx and try again.",
            ),
            Unreadable::OlderWord => (
                "这是 Word 6.0 或 Word 95 的文档，不能直接读取。请用 WPS 或 Word 打开，另存为 docx 再试。",
                "This is a document of Word 6 or Word 95. Open it in WPS or Word, save it as docx and try again.",
            ),
            Unreadable::Ofd => (
                "这是 OFD 版式文件，暂不能读取。请使用报告的 docx 稿，或在阅读器中复制全文后粘贴。",
                "This is an OFD file, which is not read yet. Use the docx, or copy all text in the OFD reader \
                 and paste it.",
            ),
            Unreadable::Archive => (
                "这是压缩包。请先解压，再选择其中的报告文件。",
                "This is an archive. Unpack it first, then choose the reports inside.",
            ),
            Unreadable::OtherOffice => (
                "这种办公文件不能读取。请将报告另存为 docx、doc、rtf、xlsx、PDF、网页或纯文本再试。",
                "This kind of office file is not read. Save the report as docx, xlsx, PDF, a web page or plain \
                 text and try again.",
            ),
            Unreadable::Picture => (
                "这是图片，其中的文字和表格不能核对。请使用报告的 docx 稿或网页。",
                "This is a picture: its text and tables cannot be checked. Use the docx or the web page of the \
                 report.",
            ),
            Unreadable::OnlyPictures => (
                "文件里只有图片，没有文字和表格，不能核对。请使用可编辑的 docx 稿，或从网页复制全文后粘贴。",
                "The file holds pictures and no text or tables, and cannot be checked. Use a docx that can be \
                 edited, or copy the text from the web page and paste it.",
            ),
            Unreadable::Scan => (
                "这份 PDF 是扫描件，没有文字层，不能核对。请使用报告的 docx 稿，或从网页复制全文后粘贴。",
                "This PDF is a scan without text and cannot be checked. Use the docx, or copy the text from the \
                 web page and paste it.",
            ),
            Unreadable::NoCharacters => (
                "这份 PDF 的字体没有字符对照表，读不出文字，不能核对。请使用报告的 docx 稿，或从网页复制全文后粘贴。",
                "The fonts of this PDF do not say which characters they show, so its text cannot be read. Use \
                 the docx, or copy the text from the web page and paste it.",
            ),
            Unreadable::Unknown => (
                "认不出这种文件。可以读取的有：docx、doc、wps、rtf、xlsx、PDF、网页（html、mht）、csv 和纯文本。",
                "This kind of file is not known. What is read: docx, doc, wps, rtf, xlsx, PDF, web pages (html, mht), \
                 csv and plain text.",
            ),
            Unreadable::NotBuilt => (
                "此版本不含这种文件的读取功能。请将全文复制后粘贴。",
                "This build cannot read this kind of file. Copy the text and paste it.",
            ),
            Unreadable::Failed => (
                "读取时程序出错，这份文件没有核对。请将全文复制后粘贴，并把文件发给开发者。",
                "The program failed on this file, which was not checked. Copy its text and paste it, and tell \
                 the developers.",
            ),
        };
        Words::new(zh, en)
    }
}
