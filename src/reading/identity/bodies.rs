//! Names of public bodies, and the kind of body that a name tells (domain §4.4).

use crate::report::{BodyKind, ends_as_a_body};

/// The kind of body that a folded name without white space tells.
pub(super) fn kind(name: &str) -> Option<BodyKind> {
    let name = name.trim_end_matches(|c: char| "()、,。:的".contains(c));
    let ends = |words: &[&str]| words.iter().any(|word| name.ends_with(word));
    if name.is_empty() {
        return None;
    }
    if ends(&["政府办公室", "政府办公厅", "政府办", "府办", "政务公开办公室", "政务公开办"])
    {
        return Some(BodyKind::Office);
    }
    if ends(&["行政公署", "地区行署"]) {
        return Some(BodyKind::Region);
    }
    if ends(&[
        "地区办事处",
        "街道办事处",
        "街道办",
        "街办",
        "街道",
        "街道党工委",
        "街道办事处办公室",
        "街道党政办公室",
    ]) {
        return Some(BodyKind::Street);
    }
    let place = name.strip_suffix("人民政府").or_else(|| name.strip_suffix("政府"));
    if let Some(place) = place {
        return Some(match place.chars().next_back() {
            Some('镇' | '乡' | '木') => BodyKind::Town,
            _ => BodyKind::Region,
        });
    }
    if ends(&["镇", "乡", "苏木"]) {
        return Some(BodyKind::Town);
    }
    if ends(&["海关", "关区", "大学", "监狱", "公司", "集团", "学校", "中学", "小学"]) {
        return Some(BodyKind::Dept);
    }
    if ends(&[
        "开发区",
        "园区",
        "高新区",
        "度假区",
        "示范区",
        "保税区",
        "风景区",
        "管理区",
        "试验区",
        "集聚区",
    ]) {
        return Some(BodyKind::Dept);
    }
    if ends(&["省", "自治区", "市", "县", "区", "旗", "自治州", "州", "盟"]) {
        return Some(BodyKind::Region);
    }
    const DEPT: &str = "局委厅办处会室院校所站队署社台部馆行司中心";
    name.chars().next_back().filter(|c| DEPT.contains(*c)).map(|_| BodyKind::Dept)
}

/// Whether a folded line without white space is a body's name and nothing else.
pub(super) fn is_name(line: &str) -> bool {
    let length = line.chars().take(41).count();
    let plain =
        line.chars().all(|c| !c.is_ascii() && !"。,;:、《》！？".contains(c) || matches!(c, '(' | ')'));
    (3..=40).contains(&length) && plain && kind(line).is_some()
}

/// How many bytes of a line are a body's name, where nothing but a date stands behind it.
pub(super) fn name_at_the_start(line: &str) -> Option<usize> {
    let dates = [line.find(|c: char| c.is_ascii_digit()), line.find("二〇"), line.find("二零")];
    let end = dates.into_iter().flatten().min().unwrap_or(line.len());
    let name = line.get(..end)?.trim_end_matches('(');
    let plain = (4..=26).contains(&name.chars().count()) && name.chars().all(|c| c.is_alphabetic());
    let is_of_a_date = |c: char| {
        c.is_ascii_digit() || c.is_ascii_punctuation() || "二〇零一三四五六七八九十年月日".contains(c)
    };
    let plain = plain && line.get(name.len()..)?.chars().all(is_of_a_date);
    (plain && ends_as_a_body(name) && !name.contains("领导小组")).then_some(name.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_a_sentence_goes_on_from_signs_nothing() {
        let name = "青禾区财政局";
        for signed in
            ["青禾区财政局", "青禾区财政局2024年1月20日", "青禾区财政局(2024-1-20)", "青禾区财政局二〇二四年"]
        {
            assert_eq!(name_at_the_start(signed), Some(name.len()), "{signed}");
        }
        assert_eq!(name_at_the_start("青禾区财政局1件,收取260元;"), None);
    }

    #[test]
    fn kinds_of_bodies() {
        for (name, expected) in [
            ("云溪市人民政府", BodyKind::Region),
            ("云溪市", BodyKind::Region),
            ("云溪市青禾区人民政府", BodyKind::Region),
            ("青禾区人民政府办公室", BodyKind::Office),
            ("南岭省人民政府办公厅", BodyKind::Office),
            ("青禾区农业农村局", BodyKind::Dept),
            ("云溪市发展和改革委员会", BodyKind::Dept),
            ("青禾区政务服务中心", BodyKind::Dept),
            ("云溪市高新技术产业开发区管理委员会", BodyKind::Dept),
            ("云溪经济开发区", BodyKind::Dept),
            ("白石镇人民政府", BodyKind::Town),
            ("松岭县白石镇", BodyKind::Town),
            ("石景镇市人民政府", BodyKind::Region),
            ("青禾区人民政府临湖街道办事处", BodyKind::Street),
            ("云溪市青禾区人民政府临湖街道", BodyKind::Street),
            ("临湖街办", BodyKind::Street),
        ] {
            assert_eq!(kind(name), Some(expected), "{name}");
        }
        assert_eq!(kind("目录"), None);
    }
}
