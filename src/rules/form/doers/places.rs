//! Places in which another town's or county's name stands in place of the own one.

use super::rank::{Body, Rank, is_beside, off_by_one};
use super::sentences::NOT_OF_IT;
use crate::rules::passages::Piece;
use crate::text::WordList;

/// The ends of names of counties and towns.
pub(in crate::rules) static LEVELS: WordList = WordList::new(&["县", "区", "旗", "镇", "乡", "街道"]);

/// What a county or a town publishes in, behind its name.
pub(in crate::rules) static MEDIA: WordList =
    WordList::new(&["发布", "人民政府公报", "政府公报", "人民政府门户网站", "人民政府网站", "政府门户网站"]);

/// Sites, behind the name of whose they are.
pub(in crate::rules) static SITES: WordList =
    WordList::new(&["官方网站", "门户网站", "政务网站", "官网", "网站"]);

/// Places where a clause has a county or a town one character off the body's own name as who did it: 松林县对各乡镇…开展检查.
pub(in crate::rules::form) fn slips(piece: Piece<'_>, body: &Body<'_>) -> Vec<(usize, usize)> {
    const NOW: [&str; 6] = ["本年度", "全年", "今年", "本年", "一年来", "20"];
    const GOES_ON: [&str; 13] =
        ["对", "各", "未", "全", "将", "已", "共", "机关", "行政", "人民政府", "政府信息", "在", "按"];
    let (own, levels): (&str, &[&str]) = match body.rank {
        Some(Rank::County(own, _)) => (own, &["县", "区", "旗"]),
        Some(Rank::Town(own, _)) => (own, &["镇", "乡", "街道"]),
        _ => return Vec::new(),
    };
    let sentence = piece.text;
    let mut found = Vec::new();
    for (at, level) in piece.places(&LEVELS).filter(|(_, level)| levels.contains(level)) {
        let before = sentence.get(..at).unwrap_or_default();
        let Some((start, _)) = before.char_indices().rev().nth(own.chars().count() - 1) else { continue };
        let (name, end) = (sentence.get(start..at).unwrap_or_default(), at + level.len());
        if !off_by_one(name, own) || !body.name.contains(level) {
            continue;
        }
        let front = sentence.get(..start).unwrap_or_default();
        let opens = front.is_empty()
            || front.ends_with([',', '。', ';', ':'])
            || NOW.iter().any(|word| front.ends_with(word));
        let behind = sentence.get(end..).unwrap_or_default();
        let goes_on = GOES_ON.iter().any(|word| behind.starts_with(word));
        if opens && goes_on {
            found.push((start, end));
        }
    }
    if !found.is_empty() && NOT_OF_IT.stand_in(sentence) {
        found.clear();
    }
    found
}

/// Places where a sentence gives the body another's column: 石坝镇专栏.
pub(in crate::rules::form) fn columns(piece: Piece<'_>, body: &Body<'_>) -> Vec<(usize, usize)> {
    const COLUMNS: [&str; 11] = [
        "板块",
        "子站",
        "频道",
        "网页",
        "页面",
        "专栏",
        "专区",
        "信息公开专栏",
        "信息公开栏目",
        "专题专栏",
        "子网站",
    ];
    const ELSEWHERE: [&str; 8] = ["学习", "借鉴", "参考", "交流", "帮扶", "结对", "各", "等"];
    let mut found = Vec::new();
    if !matches!(body.rank, Some(Rank::Town(..))) {
        return found;
    }
    let sentence = piece.text;
    for (at, level) in piece.places(&LEVELS).filter(|(_, level)| matches!(*level, "镇" | "乡" | "街道")) {
        let end = at + level.len();
        let behind = sentence.get(end..).unwrap_or_default();
        if !COLUMNS.iter().any(|column| behind.starts_with(column)) {
            continue;
        }
        let before = sentence.get(..at).unwrap_or_default();
        let Some(start) = before.char_indices().rev().nth(1).map(|(at, _)| at) else { continue };
        let name = sentence.get(start..end).unwrap_or_default();
        // A name of three characters may end so.
        let own = body.name.contains(name)
            || !name.chars().all(char::is_alphabetic)
            || before.get(start..).is_some_and(|stem| stem.contains(['各', '乡', '全']));
        if !own && is_beside(name, body) {
            found.push((start, end));
        }
    }
    if !found.is_empty() && ELSEWHERE.iter().any(|word| sentence.contains(word)) {
        found.clear();
    }
    found
}

/// Places where what the body publishes in is named after another whose name is one character off: “石坝发布” for “石桥发布”,
/// 《青木县人民政府公报》 for 《青禾县人民政府公报》.
pub(in crate::rules::form) fn named_after(piece: Piece<'_>, body: &Body<'_>) -> Vec<(usize, usize)> {
    const OPENS: [char; 10] = ['《', '"', '在', '过', '于', '托', ',', '、', '。', ':'];
    let (own, county) = match body.rank {
        Some(Rank::Town(own, _)) => (own, None),
        Some(Rank::County(own, level)) => (own, Some(level)),
        _ => return Vec::new(),
    };
    let front = |end: usize| piece.text.get(..end).unwrap_or_default();
    // Where a name begins that ends at a place and is one character off the body's own.
    let off = |end: usize| {
        let start = front(end).char_indices().rev().nth(own.chars().count() - 1)?.0;
        off_by_one(piece.text.get(start..end)?, own).then_some(start)
    };
    let account = |at: usize| off(at).filter(|start| front(*start).ends_with(['"', '“']));
    // With its level, which is the own one.
    let medium = |at: usize| {
        let level = county.filter(|level| front(at).ends_with(*level))?;
        let opens = |start: &usize| *start == 0 || front(*start).ends_with(OPENS);
        off(at - level.len_utf8()).filter(opens)
    };
    let places = piece.places(&MEDIA).filter_map(|(at, word)| {
        let start = if word == "发布" { account(at) } else { medium(at) };
        start.map(|start| (start, at))
    });
    places.collect()
}

/// Places where a preamble says that the report stands on another bureau's site: 可在青岚市林业局网站下载.
pub(in crate::rules::form) fn sites(text: &str, body: &Body<'_>) -> Vec<(usize, usize)> {
    const SITES: [&str; 4] = ["网站", "门户网站", "官网", "官方网站"];
    if !matches!(body.rank, Some(Rank::Bureau(..))) {
        return Vec::new();
    }
    let site = |(at, word): (usize, &str)| {
        let end = at + word.len();
        let behind = text.get(end..)?;
        SITES.iter().any(|site| behind.starts_with(site)).then_some(())?;
        let name = name_of_a_site(text.get(..end)?)?;
        is_beside(name, body).then(|| (end - name.len(), end))
    };
    text.match_indices(['局', '委', '厅']).filter_map(site).collect()
}

/// The name at the end of a text, behind the word that says where something stands: 通过青岚市林业局.
fn name_of_a_site(text: &str) -> Option<&str> {
    const BEFORE: [&str; 10] = ["在", "从", "登录", "登陆", "通过", "访问", "于", "请到", "依托", "利用"];
    let clause = text.rsplit([',', '。', ';', '(', '、', ':']).next()?;
    let name = BEFORE.iter().filter_map(|word| clause.rsplit_once(word)).map(|(_, name)| name);
    name.min_by_key(|name| name.len())
}

/// Places where part one says that the body published on the site of another bureau or county of the same rank, which the
/// report's own may have been written over: 市林业局门户网站公开信息60条.
pub(in crate::rules::form) fn published_on(piece: Piece<'_>, body: &Body<'_>) -> Vec<(usize, usize)> {
    const OF_A_COUNTY: [&str; 2] = ["人民政府", "政府"];
    const PUBLISHES: [&str; 7] = ["公开", "主动公开", "发布", "共公开", "共发布", "累计", "全年"];
    const WHERE_ELSE: [&str; 9] = ["转载", "链接", "报送", "同步", "集中", "共享", "开设", "等", "各"];
    // What may be no county: 示范区, 功能区.
    const WITHIN: [char; 12] = ['范', '能', '合', '假', '税', '核', '各', '全', '业', '光', '流', '护'];
    let is_county = match body.rank {
        Some(Rank::Bureau(..)) => false,
        Some(Rank::County(..)) => true,
        _ => return Vec::new(),
    };
    let ends: &[char] = if is_county { &['县', '区', '旗'] } else { &['局', '委', '厅'] };
    let sentence = piece.text;
    let site = |(at, site): (usize, &str)| {
        let behind = sentence.get(at + site.len()..)?;
        PUBLISHES.iter().any(|verb| behind.starts_with(verb)).then_some(())?;
        let front = sentence.get(..at)?;
        let front = if is_county { OF_A_COUNTY.iter().find_map(|of| front.strip_suffix(of))? } else { front };
        let last = front.chars().next_back().filter(|last| ends.contains(last))?;
        let name = name_of_a_site(front).unwrap_or(front.trim_start_matches("全年"));
        let stem = name.strip_suffix(last)?;
        let county = !is_county || !stem.ends_with(WITHIN);
        (county && name.chars().all(char::is_alphabetic) && is_beside(name, body))
            .then(|| (front.len() - name.len(), front.len()))
    };
    let mut found: Vec<(usize, usize)> = piece.places(&SITES).filter_map(site).collect();
    if !found.is_empty()
        && (NOT_OF_IT.stand_in(sentence) || WHERE_ELSE.iter().any(|word| sentence.contains(word)))
    {
        found.clear();
    }
    found
}

/// Places where those who answer questions are said to be another bureau: 联系单位:青岚市林业局办公室.
pub(in crate::rules::form) fn asked(text: &str, body: &Body<'_>) -> Vec<(usize, usize)> {
    const ASKED: [&str; 7] = ["联系单位:", "联系部门:", "请与", "请联系", "请向", "请直接与", "可与"];
    let mut found = Vec::new();
    for word in ASKED {
        let Some(start) = text.find(word).map(|at| at + word.len()) else { continue };
        let rest = text.get(start..).unwrap_or_default();
        let shown = rest.char_indices().take(16).take_while(|(_, c)| c.is_alphabetic());
        let mut names = shown.filter_map(|(at, c)| rest.get(..at + c.len_utf8()));
        let is_name = |name: &&str| {
            name.ends_with(['局', '委']) && name.chars().count() >= 4 || name.ends_with(['镇', '乡', '道'])
        };
        let name = names.find(|name| is_name(name) && is_beside(name, body));
        found.extend(name.map(|name| (start, start + name.len())));
    }
    found
}
