//! What the labels of a list say: that it names the platforms one by one, what its whole names, or all there is.

use crate::reading::prose::Passage;
use crate::text::Searched;

/// Where information is published, each with the words for it.
pub(super) static PLATFORMS: &[&[&str]] = &[
    &["网站", "官网", "部门频道", "门户"],
    &["微信", "公众号"],
    &["微博"],
    &["抖音"],
    &["视频号"],
    &["头条", "新闻号", "百家号"],
    &["APP", "客户端"],
    &["报刊", "报纸", "日报"],
    &["电视"],
    &["广播"],
    &["公报"],
    &["公示栏", "公告栏", "宣传栏"],
    &["显示屏", "电子屏"],
    &["小程序"],
    &["新媒体"],
];

/// The platforms that words name.
pub(in crate::reading::prose::relations) fn platforms(words: &str) -> Vec<usize> {
    let words = Searched::new(words);
    let named = |platform: &&[&str]| platform.iter().any(|word| words.contains(word));
    PLATFORMS.iter().enumerate().filter(|(_, platform)| named(platform)).map(|(nth, _)| nth).collect()
}

/// The platform that a label names.
pub(super) fn platform(passage: &Passage<'_>, i: usize) -> Option<usize> {
    let label = Searched::new(passage.label_words(i)?);
    PLATFORMS.iter().position(|words| words.iter().any(|word| label.contains(word)))
}

/// Whether what was published is told by one platform for each part.
pub(super) fn by_platforms(passage: &Passage<'_>, whole: Option<usize>, run: &[usize]) -> bool {
    let label = |i: usize| passage.label_words(i).unwrap_or("");
    let published =
        whole.is_some_and(|w| ["公开", "发布", "推送"].iter().any(|word| label(w).contains(word)));
    // No more parts than there are platforms: time is in proportion to the list.
    if !published || !(2..=PLATFORMS.len()).contains(&run.len()) {
        return false;
    }
    let found: Vec<Option<usize>> = run.iter().map(|i| platform(passage, *i)).collect();
    found.iter().enumerate().all(|(nth, p)| p.is_some() && !found.iter().skip(nth + 1).any(|q| q == p))
}

/// What wholes are often said to be of, so that the parts can be told again; each with the words for it.
static NAMED: &[&[&str]] = &[
    &["网站"],
    &["微信", "公众号"],
    &["微博"],
    &["抖音"],
    &["视频号"],
    &["报刊", "报纸"],
    &["电视"],
    &["公开栏"],
    &["建议"],
    &["提案"],
    // 双公示 is of licences and of penalties.
    &["行政许可", "双公示"],
    &["行政处罚", "双公示"],
];

/// Whether the whole's label names at least two things, and each of them is that of one part, and of each part.
pub(in crate::reading::prose::relations) fn names_its_parts(
    passage: &Passage<'_>,
    whole: Option<usize>,
    run: &[usize],
) -> bool {
    let things = |i: usize| -> Vec<usize> {
        let label = Searched::new(passage.label_words(i).unwrap_or(""));
        let said = |words: &[&str]| words.iter().any(|word| label.contains(word));
        (0..NAMED.len()).filter(|nth| NAMED.get(*nth).is_some_and(|words| said(words))).collect()
    };
    let Some(whole) = whole.filter(|_| (2..=NAMED.len()).contains(&run.len())) else { return false };
    // 通过网站、微信等渠道: there may be others.
    let open = passage.label_words(whole).is_none_or(|label| label.contains('等'));
    let of_whole = things(whole);
    if open || of_whole.len() < 2 || run.len() != of_whole.len() {
        return false;
    }
    let of_parts: Vec<Vec<usize>> = run.iter().map(|i| things(*i)).collect();
    let one_each = |thing: &usize| of_parts.iter().filter(|of| of.contains(thing)).count() == 1;
    of_parts.iter().all(|of| of.len() == 1) && of_whole.iter().all(one_each)
}

/// Words of which every whole of its kind consists: the channels, the three kinds of updates that a website
/// reports, how a document may be disclosed.
static PARTITIONS: &[&[&str]] = &[
    &["线上", "线下"],
    &["网上", "线下"],
    &["概况", "动态", "目录"],
    &["主动公开", "依申请公开", "不予公开"],
    &["主动公开", "依申请公开", "不公开"],
    &["原创", "转载"],
    &["原创", "转发"],
    &["主办", "会办"],
    &["主办", "协办"],
    &["简易程序", "普通程序"],
    &["简易程序", "一般程序"],
    &["优秀", "良好", "合格"],
    &["电脑端", "移动端"],
    &["PC端", "移动端"],
];

/// Whether one of two parts is named as what the other is not: 合格, 不合格; 收到申请的, 没有收到申请的.
pub(in crate::reading::prose::relations) fn negation(passage: &Passage<'_>, run: &[usize]) -> bool {
    let [a, b] = run else { return false };
    let (a, b) = (said_of(passage, *a), said_of(passage, *b));
    let (in_a, in_b) = (Searched::new(a), Searched::new(b));
    let denies = |own: &str, other: &str| {
        ["没有", "不", "未"].iter().any(|not| {
            let said = own.split_once(not).map_or("", |(_, rest)| rest.trim_start_matches('予'));
            let end = said.char_indices().nth(2).map_or(said.len(), |(at, _)| at);
            let word = said.get(..end).unwrap_or("");
            word.chars().count() == 2 && other.contains(word) && !other.contains(not)
        })
    };
    let both = |x: &Searched<'_>, y: &Searched<'_>| {
        UNDONE.iter().any(|(done, not)| x.contains(done) && y.contains(not) && !x.contains(not))
    };
    // 镇级2处,村级25处; 按期结案3629件,超期结案43件: the one is what the other is not.
    let contrast = |x: &Searched<'_>, y: &Searched<'_>| {
        CONTRASTS.iter().any(|(one, other)| {
            x.contains(one) && y.contains(other) && !x.contains(other) && !y.contains(one)
        })
    };
    // 完成20项,余2项: what is left of it.
    let left = ["余", "余下", "剩余", "剩下", "其余"].contains(&b);
    let either =
        |says: &dyn Fn(&Searched<'_>, &Searched<'_>) -> bool| says(&in_a, &in_b) || says(&in_b, &in_a);
    denies(a, b) || denies(b, a) || either(&both) || either(&contrast) || left
}

/// The words of a part: its label, or where that says nothing what stands behind it: 70件予以受理,7件不予受理.
fn said_of<'a>(passage: &Passage<'a>, i: usize) -> &'a str {
    let label = passage.label_words(i).unwrap_or("");
    if !(label.is_empty() || label == "其中") {
        return label;
    }
    let tail = passage.mentions.get(i).map(|m| m.tail.clone()).unwrap_or_default();
    let tokens = passage.tokens.get(tail).unwrap_or(&[]);
    let ends = tokens.first().zip(tokens.last());
    ends.and_then(|(first, last)| passage.text.get(first.start..last.end)).unwrap_or("")
}

/// Words of which the one says what the other does not.
static CONTRASTS: [(&str, &str); 46] = [
    ("市级", "县("),
    ("市直", "县("),
    ("市本级", "县"),
    ("区本级", "街道"),
    ("局本级", "分局"),
    ("有效", "无效"),
    ("通过", "退回"),
    ("成交", "流拍"),
    ("公办", "民办"),
    ("一级", "二级"),
    ("属实", "不实"),
    ("城区", "农村"),
    ("机关", "基层"),
    ("书面", "口头"),
    ("纸质", "电子"),
    ("首次", "再次"),
    ("市级", "县级"),
    ("市级", "区级"),
    ("县级", "乡级"),
    ("县级", "乡镇"),
    ("区级", "街道"),
    ("镇级", "村级"),
    ("乡级", "村级"),
    ("局机关", "直属"),
    ("委机关", "直属"),
    ("局机关", "分局"),
    ("本级", "下级"),
    ("当场", "会后"),
    ("按期", "超期"),
    ("按期", "逾期"),
    ("文字", "图片"),
    ("线上", "线下"),
    ("网上", "现场"),
    ("网络", "信函"),
    ("新设", "续建"),
    ("新建", "续建"),
    ("城市", "农村"),
    ("城镇", "农村"),
    ("个人", "企业"),
    ("准予", "不予"),
    // What the applicants took back, and what was left to be done.
    ("撤", "受理"),
    ("撤", "答复"),
    ("撤", "办结"),
    ("撤", "办理"),
    ("撤", "处理"),
    ("撤", "回复"),
];

/// What was done, and what was not, said in other words.
static UNDONE: [(&str, &str); 10] = [
    ("竣工", "在建"),
    ("完成", "正在"),
    ("已结", "未结"),
    ("结案", "未结"),
    ("审结", "未结"),
    ("已办", "未办"),
    ("完工", "在建"),
    ("建成", "在建"),
    ("按期", "延期"),
    ("按时", "延期"),
];

/// Whether each part has one of the words of a partition in its label, and each word has a part.
pub(in crate::reading::prose::relations) fn partition(passage: &Passage<'_>, run: &[usize]) -> bool {
    let longest = PARTITIONS.iter().map(|words| words.len()).max().unwrap_or(0);
    if run.len() > longest {
        return false;
    }
    let labels: Vec<_> = run.iter().filter_map(|i| passage.label_words(*i)).map(Searched::new).collect();
    PARTITIONS.iter().any(|words| {
        words.len() == labels.len()
            && words.iter().all(|w| labels.iter().filter(|l| l.contains(w)).count() == 1)
    })
}
