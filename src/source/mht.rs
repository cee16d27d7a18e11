//! Web pages saved in one file (MHTML, RFC 2557): the part that is the page, decoded.

use mailparse::ParsedMail;

use super::Unreadable;

/// How many headers may announce parts. A page has one, or two; the parser goes down into all of them.
const NESTING_LIMIT: usize = 32;

/// The bytes of the first part of HTML. Pictures and style sheets are passed over.
pub fn page(bytes: &[u8]) -> Result<Vec<u8>, Unreadable> {
    let announced = bytes.windows(10).filter(|w| w.eq_ignore_ascii_case(b"multipart/")).count();
    if announced > NESTING_LIMIT {
        return Err(Unreadable::Broken);
    }
    let mail = mailparse::parse_mail(bytes).map_err(|_| Unreadable::Broken)?;
    find_page(&mail).ok_or(Unreadable::Broken)
}

fn find_page(part: &ParsedMail<'_>) -> Option<Vec<u8>> {
    if part.ctype.mimetype == "text/html" {
        // The encoding of its characters is found out as for any page.
        return part.get_body_raw().ok();
    }
    part.subparts.iter().find_map(find_page)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_is_found_among_the_parts_and_decoded() {
        let file = "From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\t\
                    boundary=\"--x--\"\r\n\r\n----x--\r\nContent-Type: text/css\r\n\r\np {}\r\n----x--\r\n\
                    Content-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n\
                    <p>=E5=B9=\r\n=B4=3D1</p>\r\n----x----\r\n";
        assert_eq!(String::from_utf8(page(file.as_bytes()).unwrap()).unwrap(), "<p>年=1</p>");
        let encoded = "Content-Type: text/html\nContent-Transfer-Encoding: base64\n\nPHA+5bm0\nPC9wPg==\n";
        assert_eq!(page(encoded.as_bytes()).unwrap(), "<p>年</p>".as_bytes());
    }

    #[test]
    fn a_file_without_a_page_is_broken() {
        assert_eq!(page(b"Content-Type: multipart/related; boundary=a\n\n--a\n\nx"), Err(Unreadable::Broken));
    }
}
