//! A whole year by its first and last day or its end: 2022年1月至12月, 截至2022年12月31日, 一年来(2022年).

use super::{Time, unnumbered, year_at_the_end};

/// The years of a sentence that are told by their end or by both ends, at the beginning of a clause.
pub(super) fn whole_years(sentence: &str) -> Vec<Time> {
    let first = sentence.len() - unnumbered(sentence).len();
    let mut found = Vec::new();
    for (at, _) in sentence.match_indices('年') {
        let Some((year, start)) = sentence.get(..at).and_then(year_at_the_end) else { continue };
        let (Some(before), Some(behind)) = (sentence.get(..start), sentence.get(at + '年'.len_utf8()..))
        else {
            continue;
        };
        let Some((clause_starts, length)) =
            as_of(before, behind).or_else(|| from_to(before, behind)).or_else(|| in_brackets(before, behind))
        else {
            continue;
        };
        let opens = sentence.get(..clause_starts).unwrap_or_default();
        if clause_starts <= first || opens.ends_with([',', ';', ':', '。', ')']) {
            let end = at + '年'.len_utf8() + length;
            found.push(Time { year, start, end, leads: clause_starts <= first });
        }
    }
    found
}

/// 截至2022年12月31日: where the words begin, and the bytes behind 年.
fn as_of(before: &str, behind: &str) -> Option<(usize, usize)> {
    let starts =
        ["截至", "截止到", "截止至", "截止"].iter().find_map(|word| before.strip_suffix(word))?.len();
    let length = ["12月31日", "12月底", "年底", "年末", "底", "末"]
        .iter()
        .find(|end| behind.starts_with(**end))?
        .len();
    behind.get(length..)?.starts_with(',').then_some((starts, length))
}

/// 2022年1月至12月: the same.
fn from_to(before: &str, behind: &str) -> Option<(usize, usize)> {
    let rest = behind.strip_prefix("1月")?;
    let rest = rest.strip_prefix("1日").unwrap_or(rest);
    let rest = rest.strip_prefix(['至', '到', '-', '—', '~'])?;
    let rest = match rest.split_once('年') {
        Some((year, rest)) if year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit()) => rest,
        _ => rest,
    };
    let rest = rest.strip_prefix("12月")?;
    let rest = rest.strip_prefix("31日").or_else(|| rest.strip_prefix('底')).unwrap_or(rest);
    rest.starts_with(',').then_some((before.len(), behind.len() - rest.len()))
}

/// 一年来(2022年),: the same.
fn in_brackets(before: &str, behind: &str) -> Option<(usize, usize)> {
    let starts =
        ["一年来(", "全年(", "本年度(", "本年("].iter().find_map(|word| before.strip_suffix(word))?.len();
    let rest = behind.strip_prefix("度").unwrap_or(behind).strip_prefix(')')?;
    Some((starts, behind.len() - rest.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_told_by_its_ends_is_found() {
        for text in [
            "截至2022年12月31日,公开信息80条",
            "2022年1月至12月,我局公开",
            "一年来(2022年),我局公开",
            "(二)截至2022年底,建成3处",
        ] {
            let found = whole_years(text);
            assert!(matches!(found.as_slice(), [Time { year: 2022, leads: true, .. }]), "{text}");
        }
        for text in [
            "清理截至2022年底的文件",
            "2022年1月至3月,我局公开",
            "2022年12月31日,我局公开",
            "较截至2022年底,增加3处",
        ] {
            assert!(whole_years(text).is_empty(), "{text}");
        }
    }
}
