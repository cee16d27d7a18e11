//! What a name tells of its body's rank, and which bodies stand beside one another.

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

/// The body of a report, with what its name tells of its rank.
#[derive(Clone, Copy, Debug)]
pub(in crate::rules::form) struct Body<'a> {
    /// Its name.
    pub(super) name: &'a str,
    pub(super) rank: Option<Rank<'a>>,
}

impl<'a> Body<'a> {
    /// The body of that name.
    pub(in crate::rules::form) fn of(name: &'a str) -> Body<'a> {
        Body { name, rank: rank(name) }
    }

    /// Whether a report of such a body has sentences whose doer is looked at.
    pub(in crate::rules::form) fn has_rank(&self, kind: Option<BodyKind>) -> bool {
        match self.rank {
            Some(Rank::Bureau(..)) => kind == Some(BodyKind::Dept),
            Some(Rank::County(..)) => kind == Some(BodyKind::Region),
            Some(Rank::Town(..)) => matches!(kind, Some(BodyKind::Town | BodyKind::Street)),
            None => false,
        }
    }
}

/// Whether the names of two counties, or of two towns, are of different places, though one may be short for the other:
/// 白沙乡 and 白沙岭乡.
pub(in crate::rules::form) fn of_other_places(one: &str, other: &str) -> bool {
    match (rank(one), rank(other)) {
        (Some(Rank::County(one, level)), Some(Rank::County(other, other_level))) => {
            level == other_level && one != other
        }
        (Some(Rank::Town(one, level)), Some(Rank::Town(other, other_level))) => {
            level == other_level && one != other
        }
        _ => false,
    }
}

pub(super) fn is_bureau(name: &str) -> bool {
    let of_a_province = name.ends_with('厅') && !name.ends_with("办公厅");
    name.ends_with(['局', '委']) || of_a_province || name.ends_with("委员会")
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
pub(in crate::rules::form) fn is_beside(name: &str, body: &Body<'_>) -> bool {
    if may_be_one(name, body.name) || body.name.contains(name) {
        return false;
    }
    match (rank_in(name, body.name), body.rank) {
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
pub(super) fn off_by_one(one: &str, other: &str) -> bool {
    let length = one.chars().count();
    length >= 2
        && length == other.chars().count()
        && one.chars().zip(other.chars()).filter(|(a, b)| a != b).count() == 1
}
