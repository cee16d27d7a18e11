//! What the words of an enumeration show: ways of publishing, classes of which a whole consists, what several may be at once.

use crate::reading::prose::words::begins_with_means;
use crate::text::WordList;

/// Ways of publishing.
pub(super) static CHANNELS: WordList = WordList::new(&[
    "网站",
    "门户",
    "官网",
    "网页",
    "微信",
    "公众号",
    "微博",
    "新媒体",
    "抖音",
    "头条",
    "平台",
    "专栏",
    "栏目",
    "公报",
    "公示栏",
    "公开栏",
    "媒体",
    "报",
    "渠道",
    "现场",
    "线下",
    "线上",
    "网络",
    "视频号",
    "客户端",
]);

/// Whether words name several ways of publishing.
pub fn names_channels(words: &str) -> bool {
    CHANNELS.stand_in(words) && words.contains(['和', '与', '及', '、'])
}

/// Where information comes from and what became of documents: classes of which a whole consists.
static ORIGINS: WordList =
    WordList::new(&["原创", "转载", "转发", "主办", "会办", "协办", "新出台", "修订", "废止", "宣布失效"]);

/// What several of the same people may be.
pub(super) static TRAITS: WordList = WordList::new(&[
    "女",
    "党员",
    "少数民族",
    "以上",
    "新任",
    "新进",
    "青年",
    "骨干",
    "干部",
    "负责人",
    "代表",
]);

/// Whether each label says another origin, or another fate, of documents.
pub(super) fn of_origins(labels: &[&str]) -> bool {
    let same = |a: &&str, b: &&str| ORIGINS.places(a).any(|(_, word)| b.contains(word));
    let twice = labels.iter().enumerate().any(|(nth, a)| labels.iter().skip(nth + 1).any(|b| same(a, b)));
    labels.len() > 1 && labels.iter().all(|l| ORIGINS.stand_in(l)) && !twice
}

/// Steps that one and the same decision goes through.
pub(super) static STEPS: WordList =
    WordList::new(&["听证", "论证", "风险评估", "征求意见", "合法性审查", "集体讨论", "列入", "移出"]);

/// Instances of courts: a case may come before several in a year.
pub(super) static INSTANCES: WordList = WordList::new(&["一审", "二审", "再审"]);

/// Whether a whole that was published is told channel by channel.
pub(super) fn by_channels(whole: &str, parts: &[&str]) -> bool {
    static PUBLISHED: WordList = WordList::new(&["公开", "公布", "发布", "推送", "刊登", "宣传"]);
    PUBLISHED.stand_in(whole)
        && !CHANNELS.stand_in(whole)
        && parts.len() > 1
        && parts.iter().all(|l| CHANNELS.stand_in(l))
}

/// Whether the last part, larger than the whole, tells of another way of publishing.
pub(super) fn ends_elsewhere(w: i64, values: &[i64], labels: &[&str]) -> bool {
    let Some((last, others)) = labels.split_last() else { return false };
    let led = |l: &&str| begins_with_means(behind_among(l));
    values.last().is_some_and(|v| *v > w) && led(last) && !others.iter().any(led)
}

/// A label without the 其中 that leads it in.
pub fn behind_among(label: &str) -> &str {
    let said = label.strip_prefix("其中").unwrap_or(label);
    said.trim_start_matches([',', '，', ':', '：'])
}
