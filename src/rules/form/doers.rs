//! Another body as the one whose disclosure a sentence tells of: 青禾区水利局认真贯彻落实条例 in the report of 青禾区交通运输局, 石坝镇专栏
//! in that of 石桥镇.
//!
//! A sentence may rightly speak of those above, below and beside. Told is only a body of the very same rank: a bureau of the
//! same place that neither manages the other nor looks after disclosure for all, or another county or town.

use crate::report::{BodyKind, may_be_one};
use crate::text::WordList;

/// The last characters of names of places.
const PLACES: [char; 6] = ['省', '市', '县', '区', '旗', '州'];

/// What a body's name tells of its rank.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rank<'a> {
    /// A bureau: its place (青岚), the place's last character, and the rest of the name (水务局).
    Bureau(&'a str, char, &'a str),
    /// A county, district or banner: its name without the last character, and that.
    County(&'a str, char),
    /// A town, township or street, the same.
    Town(&'a str, &'a str),
}

/// The rank of a body by its name; none for those whose names tell too little.
pub(super) fn rank(name: &str) -> Option<Rank<'_>> {
    let bare = ["人民政府", "政府", "办事处"].iter().find_map(|end| name.strip_suffix(end)).unwrap_or(name);
    if let Some((town, level)) =
        ["镇", "乡", "街道"].iter().find_map(|level| Some((bare.strip_suffix(level)?, *level)))
    {
        // 青山县石桥镇.
        let own =
            town.rfind(PLACES).map_or(town, |at| town.get(at..).unwrap_or(town).trim_start_matches(PLACES));
        return (2..=3).contains(&own.chars().count()).then_some(Rank::Town(own, level));
    }
    if is_bureau(bare) {
        let place_end = bare.char_indices().find(|(_, c)| PLACES.contains(c))?;
        let rest = bare.get(place_end.0 + place_end.1.len_utf8()..)?;
        let whole = rest.chars().count() >= 3;
        return whole.then_some(Rank::Bureau(bare.get(..place_end.0)?, place_end.1, rest));
    }
    let (at, level) = bare.char_indices().next_back().filter(|(_, c)| "县区旗".contains(*c))?;
    let county = bare.get(..at)?;
    let own = county
        .rfind(PLACES)
        .map_or(county, |at| county.get(at..).unwrap_or(county).trim_start_matches(PLACES));
    // 开发区, 新区, 片区 are within.
    let within = own.ends_with(['发', '新', '园', '景', '片', '社', '山', '港', '库', '技', '济']);
    ((2..=3).contains(&own.chars().count()) && !within).then_some(Rank::County(own, level))
}

fn is_bureau(name: &str) -> bool {
    name.ends_with(['局', '委']) || name.ends_with("委员会")
}

/// Bodies that look after disclosure, money, law or records for all others of their place.
static FOR_ALL: WordList = WordList::new(&[
    "政务",
    "数据",
    "司法",
    "网信",
    "档案",
    "审批",
    "信访",
    "督查",
    "监察",
    "纪委",
    "审计",
    "财政",
    "宣传",
    "编办",
    "机构编制",
    "人大",
    "政协",
    "市委",
    "县委",
    "区委",
    "党委",
    "政府",
    "营商",
]);

/// Bureaus that manage others, with those that they manage: a report may speak of either.
const MANAGE: [(&[&str], &[&str]); 15] = [
    (&["自然资源", "规划"], &["林业", "海洋", "园林", "不动产"]),
    (&["交通"], &["公路", "港航", "运管", "铁路", "民航", "海事"]),
    (&["农业", "农委"], &["畜牧", "兽医", "水产", "渔业", "农机", "林业", "乡村振兴", "扶贫"]),
    (&["发展", "发改"], &["粮食", "能源", "物资", "统计", "物价"]),
    (&["文化", "文旅", "文广"], &["文物", "旅游", "广电", "广播", "体育", "版权", "新闻出版"]),
    (&["卫生", "卫健"], &["中医", "疾控", "疾病", "老龄"]),
    (
        &["城管", "城市管理", "住建", "住房", "建设"],
        &["园林", "房产", "房管", "市政", "环卫", "城管", "城市管理", "公积金", "执法", "人防"],
    ),
    (&["市场监管", "市场监督"], &["药监", "药品", "知识产权", "质监", "工商", "食药"]),
    (&["工信", "工业", "经信"], &["中小企业", "国防科工", "无线电", "商务"]),
    (&["公安"], &["交警", "森林"]),
    (&["教育"], &["体育"]),
    (&["科技", "科学"], &["地震", "知识产权", "外国专家"]),
    (&["应急"], &["地震", "消防", "煤"]),
    (&["人社", "人力"], &["医保", "医疗", "社保", "就业", "公务员"]),
    (&["水务", "水利"], &["南水北调", "移民", "河务", "水文", "河长"]),
];

/// Whether a name in a report is that of another body of the same rank, which the report's own may have been written over.
pub(super) fn is_beside(name: &str, body: &str) -> bool {
    if may_be_one(name, body) || body.contains(name) {
        return false;
    }
    match (rank_in(name, body), rank(body)) {
        (Some(Rank::Bureau(place, level, rest)), Some(Rank::Bureau(own_place, own_level, own))) => {
            let same_place = level == own_level && (place.is_empty() || own_place.ends_with(place));
            // The same bureau of a place one character off: 青水市水务局.
            let place_off = rest == own && level == own_level && off_by_one(place, own_place);
            let manages = |one: &str, other: &str| {
                let has = |name: &str, words: &[&str]| words.iter().any(|word| name.contains(word));
                MANAGE.iter().any(|(above, below)| has(one, above) && has(other, below))
            };
            place_off || same_place && !FOR_ALL.stand_in(rest) && !manages(rest, own) && !manages(own, rest)
        }
        (Some(Rank::County(place, level)), Some(Rank::County(own, own_level))) => {
            level == own_level || place == own
        }
        // 松岭市 in the report of 松岭县.
        (None, Some(Rank::County(own, _))) => name.strip_suffix('市') == Some(own),
        (Some(Rank::Town(..)), Some(Rank::Town(..))) => true,
        _ => false,
    }
}

/// The rank of a name in the text, where the place may be left out but for its last character: 市林业局.
fn rank_in<'a>(name: &'a str, body: &str) -> Option<Rank<'a>> {
    let bureau = || {
        let level = name.chars().next().filter(|c| PLACES.contains(c) && is_bureau(name))?;
        let rest = name.get(level.len_utf8()..)?;
        (rest.chars().count() >= 3 && body.contains(level)).then_some(Rank::Bureau("", level, rest))
    };
    bureau().or_else(|| rank(name))
}

/// Whether two names of two or more characters differ in one.
fn off_by_one(one: &str, other: &str) -> bool {
    let length = one.chars().count();
    length >= 2
        && length == other.chars().count()
        && one.chars().zip(other.chars()).filter(|(a, b)| a != b).count() == 1
}

/// What may stand in front of who did it, at the head of a sentence.
fn behind_the_lead(sentence: &str) -> usize {
    const TIMES: [&str; 9] =
        ["一年来", "本年度", "今年以来", "全年", "报告期内", "年度内", "过去一年", "本年", "今年"];
    let mut at = match super::years::leading_year(sentence) {
        Some((_, _, end)) => end,
        None => TIMES.iter().find_map(|time| sentence.starts_with(time).then_some(time.len())).unwrap_or(0),
    };
    let rest = |at: usize| sentence.get(at..).unwrap_or_default();
    at += if rest(at).starts_with("以来") { "以来".len() } else { 0 };
    at += if rest(at).starts_with(',') { 1 } else { 0 };
    // 在市委、市政府的坚强领导下,
    if rest(at).starts_with('在')
        && let Some(end) = rest(at).find("下,").filter(|end| *end < 120)
        && !rest(at).get(..end).unwrap_or_default().contains('。')
    {
        at += end + "下,".len();
    }
    at
}

/// What may stand between a body's name and what it did.
const OF_THE_BODY: [&str; 13] = [
    "党委、政府",
    "党委政府",
    "党政办公室",
    "人民政府",
    "政府",
    "党组",
    "党委",
    "机关",
    "办公室",
    "各级行政机关",
    "各级各部门",
    "始终",
    "",
];

/// How what a body did about disclosure begins.
static DID: WordList = WordList::new(&[
    "认真",
    "坚持",
    "严格",
    "高度重视",
    "扎实",
    "深入",
    "持续",
    "紧扣",
    "紧紧",
    "围绕",
    "聚焦",
    "全面",
    "切实",
    "积极",
    "以",
    "着力",
    "不断",
    "充分",
    "立足",
    "根据",
    "按照",
    "对照",
    "未发",
    "未收",
    "未产生",
    "没有收",
    "没有发",
    "因政府信息",
    "将",
    "继续",
    "把",
    "在",
    "主动",
    "共",
    "收到",
    "受理",
    "召开",
]);

/// Words of a sentence by which it tells of the body itself, or of how it learnt from another.
static NOT_OF_IT: WordList = WordList::new(&[
    "我局",
    "本局",
    "我委",
    "本委",
    "我县",
    "我区",
    "我市",
    "我镇",
    "我乡",
    "我街道",
    "本机关",
    "本镇",
    "学习",
    "借鉴",
    "交流",
    "帮扶",
    "结对",
    "移交",
    "来函",
    "与我",
    "对我",
    "向我",
    "联合",
    "会同",
    "配合",
    "协助",
    "转来",
    "转办",
    "指导",
    "划转",
    "合并",
    "更名",
    "原",
    "试点",
    "示范",
]);

/// Words by which a sentence tells of disclosure.
static DISCLOSURE: WordList = WordList::new(&[
    "信息公开",
    "政务公开",
    "公开信息",
    "公开目录",
    "公开工作",
    "主动公开",
    "《条例》",
    "公开为常态",
    "以公开",
    "申请",
    "复议",
    "诉讼",
    "处理费",
    "收费通知",
]);

/// Words without the year that they begin with: 2023年未收取.
fn behind_a_year(words: &str) -> &str {
    let year = words.trim_start_matches(|c: char| c.is_ascii_digit());
    let year = if year.len() < words.len() { year.strip_prefix('年').unwrap_or(words) } else { words };
    year.strip_prefix('度').unwrap_or(year)
}

/// Places where a sentence has another body of the same rank as the one whose disclosure it tells of.
pub(super) fn doers(sentence: &str, body: &str) -> Option<(usize, usize)> {
    let start = behind_the_lead(sentence);
    let rest = sentence.get(start..)?;
    // 水务局 anywhere: it speaks of the body beside another.
    if let Some(Rank::Bureau(_, _, own)) = rank(body)
        && rest.contains(own)
        && !rest.get(..30.min(rest.len())).is_some_and(|head| head.contains(own))
    {
        return None;
    }
    let shown = rest.char_indices().take(16).take_while(|(_, c)| c.is_alphabetic());
    for (at, c) in shown {
        let end = at + c.len_utf8();
        let (name, behind) = rest.split_at_checked(end)?;
        let ends = is_bureau(name) || "县区旗镇乡道市".contains(c);
        if !ends || name.chars().count() < 3 {
            continue;
        }
        let did = OF_THE_BODY
            .iter()
            .filter_map(|of| behind.strip_prefix(of))
            .any(|deed| DID.at(behind_a_year(deed).trim_start_matches(',')).is_some());
        // A place in front of a longer name is no name of its own.
        if may_be_one(name, body) && !did && !is_bureau(name) {
            continue;
        }
        if may_be_one(name, body) && c != '市' {
            return None;
        }
        if did {
            let tells =
                || is_beside(name, body) && DISCLOSURE.stand_in(sentence) && !NOT_OF_IT.stand_in(sentence);
            return tells().then_some((start, start + end));
        }
    }
    None
}

/// Places where a clause has a county or a town one character off the body's own name as who did it: 松林县对各乡镇…开展检查.
pub(super) fn slips(sentence: &str, body: &str) -> Vec<(usize, usize)> {
    const NOW: [&str; 6] = ["本年度", "全年", "今年", "本年", "一年来", "20"];
    const GOES_ON: [&str; 13] =
        ["对", "各", "未", "全", "将", "已", "共", "机关", "行政", "人民政府", "政府信息", "在", "按"];
    let (own, levels): (&str, &[&str]) = match rank(body) {
        Some(Rank::County(own, _)) => (own, &["县", "区", "旗"]),
        Some(Rank::Town(own, _)) => (own, &["镇", "乡", "街道"]),
        _ => return Vec::new(),
    };
    let mut found = Vec::new();
    for level in levels {
        for (at, _) in sentence.match_indices(level) {
            let before = sentence.get(..at).unwrap_or_default();
            let Some((start, _)) = before.char_indices().rev().nth(own.chars().count() - 1) else { continue };
            let (name, end) = (sentence.get(start..at).unwrap_or_default(), at + level.len());
            let front = sentence.get(..start).unwrap_or_default();
            let opens = front.is_empty()
                || front.ends_with([',', '。', ';', ':'])
                || NOW.iter().any(|word| front.ends_with(word));
            let behind = sentence.get(end..).unwrap_or_default();
            let goes_on = GOES_ON.iter().any(|word| behind.starts_with(word));
            if off_by_one(name, own) && opens && goes_on && body.contains(*level) {
                found.push((start, end));
            }
        }
    }
    if !found.is_empty() && NOT_OF_IT.stand_in(sentence) {
        found.clear();
    }
    found
}

/// Places where a sentence gives the body another's column: 石坝镇专栏.
pub(super) fn columns(sentence: &str, body: &str) -> Vec<(usize, usize)> {
    const COLUMNS: [&str; 6] = ["专栏", "专区", "信息公开专栏", "信息公开栏目", "专题专栏", "子网站"];
    const ELSEWHERE: [&str; 8] = ["学习", "借鉴", "参考", "交流", "帮扶", "结对", "各", "等"];
    let mut found = Vec::new();
    if !matches!(rank(body), Some(Rank::Town(..))) || ELSEWHERE.iter().any(|word| sentence.contains(word)) {
        return found;
    }
    for level in ["镇", "乡", "街道"] {
        for (at, _) in sentence.match_indices(level) {
            let end = at + level.len();
            let behind = sentence.get(end..).unwrap_or_default();
            if !COLUMNS.iter().any(|column| behind.starts_with(column)) {
                continue;
            }
            let before = sentence.get(..at).unwrap_or_default();
            let Some(start) = before.char_indices().rev().nth(1).map(|(at, _)| at) else { continue };
            let name = sentence.get(start..end).unwrap_or_default();
            // A name of three characters may end so.
            let own = body.contains(name)
                || !name.chars().all(char::is_alphabetic)
                || name.contains(['各', '乡', '全']);
            if !own && is_beside(name, body) {
                found.push((start, end));
            }
        }
    }
    found
}

/// Places where an account is named after another town whose name is one character off: “石坝发布” for “石桥发布”.
pub(super) fn accounts(sentence: &str, body: &str) -> Vec<(usize, usize)> {
    let Some(Rank::Town(own, _)) = rank(body) else { return Vec::new() };
    let account = |(at, _): (usize, &str)| {
        let before = sentence.get(..at)?;
        let start = before.char_indices().rev().nth(own.chars().count() - 1)?.0;
        let quoted = before.get(..start)?.ends_with(['"', '“']);
        (quoted && off_by_one(before.get(start..)?, own)).then_some((start, at))
    };
    sentence.match_indices("发布").filter_map(account).collect()
}

/// Places where those who answer questions are said to be another bureau: 联系单位:青岚市林业局办公室.
pub(super) fn asked(text: &str, body: &str) -> Vec<(usize, usize)> {
    const ASKED: [&str; 7] = ["联系单位:", "联系部门:", "请与", "请联系", "请向", "请直接与", "可与"];
    let mut found = Vec::new();
    for word in ASKED {
        let Some(start) = text.find(word).map(|at| at + word.len()) else { continue };
        let rest = text.get(start..).unwrap_or_default();
        let shown = rest.char_indices().take(16).take_while(|(_, c)| c.is_alphabetic());
        let mut names = shown.filter_map(|(at, c)| rest.get(..at + c.len_utf8()));
        let name = names.find(|name| name.ends_with(['局', '委']) && name.chars().count() >= 4);
        found.extend(name.filter(|name| is_beside(name, body)).map(|name| (start, start + name.len())));
    }
    found
}

/// Whether a report of such a body has sentences whose doer is looked at.
pub(super) fn has_rank(kind: Option<BodyKind>, body: &str) -> bool {
    match rank(body) {
        Some(Rank::Bureau(..)) => kind == Some(BodyKind::Dept),
        Some(Rank::County(..)) => kind == Some(BodyKind::Region),
        Some(Rank::Town(..)) => matches!(kind, Some(BodyKind::Town | BodyKind::Street)),
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranks_are_read_from_names() {
        assert_eq!(rank("青岚市水务局"), Some(Rank::Bureau("青岚", '市', "水务局")));
        assert_eq!(rank("松岭县人民政府"), Some(Rank::County("松岭", '县')));
        assert_eq!(rank("青山县石桥镇人民政府"), Some(Rank::Town("石桥", "镇")));
        assert_eq!(rank("松岭经济开发区"), None);
        assert_eq!(rank("水务局"), None);
    }

    #[test]
    fn bodies_above_below_and_for_all_are_not_beside() {
        assert!(is_beside("市林业局", "青岚市水务局") && is_beside("青岚市交通运输局", "青岚市水务局"));
        assert!(is_beside("青水市水务局", "青岚市水务局"));
        assert!(!is_beside("市水务局", "青岚市水务局") && !is_beside("省水利厅", "青岚市水务局"));
        assert!(!is_beside("市林业局", "青岚市自然资源局") && !is_beside("市财政局", "青岚市水务局"));
        assert!(!is_beside("白石镇", "松岭县人民政府") && is_beside("青河县", "松岭县人民政府"));
        assert!(is_beside("石坝镇", "石桥镇人民政府") && !is_beside("石桥镇", "青山县石桥镇人民政府"));
    }

    #[test]
    fn who_did_it_stands_at_the_head() {
        let doer = |sentence: &'static str, body| doers(sentence, body).map(|(a, b)| &sentence[a..b]);
        let body = "青岚市水务局";
        assert_eq!(
            doer("2024年,在市委、市政府的坚强领导下,市林业局扎实推进政府信息公开。", body),
            Some("市林业局")
        );
        assert_eq!(doer("青岚市林业局党组高度重视政府信息公开工作。", body), Some("青岚市林业局"));
        assert_eq!(doer("市住建局认真落实《条例》,与我局会商。", body), None);
        assert_eq!(doer("市水务局东城分局认真落实《条例》。", body), None);
        assert_eq!(columns("在县政府网站石坝镇专栏公开信息412条", "石桥镇人民政府").len(), 1);
        assert_eq!(columns("在县政府网站石桥镇专栏公开信息412条", "石桥镇人民政府").len(), 0);
    }
}
