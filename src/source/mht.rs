//! Web pages saved in one file (MHTML, RFC 2557): the part that is the page, decoded.

use super::Unreadable;

/// The most parts that are looked at, and how deep they may stand in one another.
const LIMITS: (usize, usize) = (2000, 4);

/// The bytes of the first part of HTML. Pictures and style sheets are passed over.
pub fn page(bytes: &[u8]) -> Result<Vec<u8>, Unreadable> {
    find_page(bytes, LIMITS.1).ok_or(Unreadable::Broken)
}

fn find_page(part: &[u8], depth: usize) -> Option<Vec<u8>> {
    let (headers, body) = split_headers(part);
    let content_type = header(&headers, "content-type").unwrap_or_default();
    if let Some(boundary) = boundary(&content_type).filter(|_| depth > 0) {
        return parts(body, &boundary).take(LIMITS.0).find_map(|part| find_page(part, depth - 1));
    }
    if !content_type.to_ascii_lowercase().starts_with("text/html") {
        return None;
    }
    let encoding = header(&headers, "content-transfer-encoding").unwrap_or_default().to_ascii_lowercase();
    Some(match encoding.trim() {
        "quoted-printable" => quoted_printable(body),
        "base64" => base64(body),
        _ => body.to_vec(),
    })
}

/// The headers as one text with folded lines unfolded, and what follows the blank line.
fn split_headers(part: &[u8]) -> (String, &[u8]) {
    let end =
        |blank: &[u8]| part.windows(blank.len()).position(|w| w == blank).map(|at| (at, at + blank.len()));
    let ends = [end(b"\r\n\r\n"), end(b"\n\n")];
    let (end, body) = ends.into_iter().flatten().min().unwrap_or((part.len(), part.len()));
    let headers = String::from_utf8_lossy(part.get(..end).unwrap_or(part)).replace("\r\n", "\n");
    (headers.replace("\n\t", " ").replace("\n ", " "), part.get(body..).unwrap_or_default())
}

fn header(headers: &str, name: &str) -> Option<String> {
    headers.lines().find_map(|line| {
        let (own, value) = line.split_once(':')?;
        own.trim().eq_ignore_ascii_case(name).then(|| value.trim().to_owned())
    })
}

fn boundary(content_type: &str) -> Option<String> {
    let lower = content_type.to_ascii_lowercase();
    if !lower.starts_with("multipart/") {
        return None;
    }
    let value = content_type.get(lower.find("boundary=")? + "boundary=".len()..)?;
    let value = match value.strip_prefix('"') {
        Some(quoted) => quoted.split('"').next()?,
        None => value.split([';', ' ']).next()?,
    };
    (!value.is_empty()).then(|| value.to_owned())
}

/// What stands between the lines of the boundary.
fn parts<'a>(body: &'a [u8], boundary: &str) -> impl Iterator<Item = &'a [u8]> {
    let mark = format!("--{boundary}").into_bytes();
    let mut marks: Vec<usize> = Vec::new();
    let mut at = 0;
    for line in body.split_inclusive(|b| *b == b'\n') {
        if line.starts_with(&mark) {
            marks.push(at);
        }
        at += line.len();
    }
    let ends: Vec<usize> = marks.iter().skip(1).copied().chain([body.len()]).collect();
    marks.into_iter().zip(ends).filter_map(move |(start, end)| {
        let part = body.get(start..end)?;
        let line_end = part.iter().position(|b| *b == b'\n')?;
        part.get(line_end + 1..)
    })
}

fn quoted_printable(body: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(body.len());
    let mut rest = body;
    while let Some((first, after)) = rest.split_first() {
        rest = after;
        if *first != b'=' {
            out.push(*first);
            continue;
        }
        let hex = |b: &u8| char::from(*b).to_digit(16);
        match after {
            [b'\r', b'\n', tail @ ..] | [b'\n', tail @ ..] => rest = tail,
            [high, low, tail @ ..] if hex(high).is_some() && hex(low).is_some() => {
                out.push((hex(high).unwrap_or(0) * 16 + hex(low).unwrap_or(0)) as u8);
                rest = tail;
            }
            _ => out.push(b'='),
        }
    }
    out
}

fn base64(body: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(body.len() * 3 / 4);
    let (mut bits, mut held) = (0_u32, 0);
    for byte in body {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            b'=' => break,
            _ => continue,
        };
        bits = bits << 6 | u32::from(value);
        held += 6;
        if held >= 8 {
            held -= 8;
            out.push((bits >> held) as u8);
        }
    }
    out
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
        assert_eq!(String::from_utf8(page(file.as_bytes()).unwrap()).unwrap(), "<p>年=1</p>\r\n");
        let encoded = "Content-Type: text/html\nContent-Transfer-Encoding: base64\n\nPHA+5bm0\nPC9wPg==\n";
        assert_eq!(page(encoded.as_bytes()).unwrap(), "<p>年</p>".as_bytes());
    }

    #[test]
    fn a_file_without_a_page_is_broken() {
        assert_eq!(page(b"Content-Type: multipart/related; boundary=a\n\n--a\n\nx"), Err(Unreadable::Broken));
    }
}
