//! Fixed terms with one character taken for another that looks or sounds alike (政策解卖, 行政处法), without their last character
//! (政府信息公工作), or with it typed twice (政府门户网站站).
//!
//! Only characters that are taken for one another count, and what they make is no word: a term may have many right neighbours,
//! but 解卖 and 处法 are none.

use std::sync::OnceLock;

use crate::rules::passages::Passage;
use crate::text::{WordList, begins};

/// Terms of these reports. Two characters are few, and stand only where none of their slips is a word.
const TERMS: [&str; 61] = [
    "人民政府",
    "政府信息公开",
    "依申请公开",
    "主动公开",
    "信息处理费",
    "规范性文件",
    "国务院办公厅",
    "政府门户网站",
    "政务新媒体",
    "法律服务机构",
    "公共企事业单位",
    "政策解读",
    "社会评议",
    "工作考核",
    "责任追究",
    "行政复议",
    "行政诉讼",
    "公开目录",
    "新闻发布会",
    "公开专栏",
    "答复文书",
    "规范",
    "保密审查",
    "培训",
    "申请人",
    "受理申请",
    "收到申请",
    "答复",
    "法定期限",
    "政府公报",
    "公开指南",
    "行政处罚",
    "行政许可",
    "行政强制",
    "营商环境",
    "予以公开",
    "部分公开",
    "不予公开",
    "不予处理",
    "无法提供",
    "自然人",
    "科研机构",
    "结果维持",
    "结果纠正",
    "尚未审结",
    "结转下年度",
    "上年结转",
    "其他处理",
    "重复申请",
    "信访举报",
    "工作年度报告",
    "统计期限",
    "行政事业性收费",
    "微信公众号",
    "监督保障",
    "平台建设",
    "人大代表建议",
    "三审三校",
    "常态化",
    "领导小组",
    "社会公益组织",
];

/// A right character, and those that are written for it.
const TAKEN_FOR: [(char, &str); 115] = [
    ('费', "弗废贵资沸"),
    ('站', "占战粘沾"),
    ('开', "天升井幵卉"),
    ('理', "里埋鲤"),
    ('人', "认仁入"),
    ('体', "休本"),
    ('件', "什伴仵"),
    ('读', "卖续渎毒"),
    ('议', "义仪意以译"),
    ('核', "合刻该孩"),
    ('究', "纠九空穷"),
    ('复', "夏付覆负附福服"),
    ('录', "泉绿禄"),
    ('会', "汇"),
    ('栏', "烂拦兰"),
    ('范', "犯泛"),
    ('查', "茶杳"),
    ('训', "讯川驯"),
    ('请', "清情青"),
    ('限', "现线"),
    ('报', "抱暴"),
    ('南', "男"),
    ('罚', "法伐"),
    ('可', "何司"),
    ('境', "镜竟"),
    ('讼', "颂松诵"),
    ('规', "归"),
    ('政', "正"),
    ('府', "俯附"),
    ('信', "倍"),
    ('息', "熄"),
    ('申', "甲由"),
    ('依', "衣"),
    ('动', "劝"),
    ('处', "外"),
    ('务', "条物"),
    ('门', "们"),
    ('户', "尸护"),
    ('网', "冈"),
    ('媒', "煤谋"),
    ('律', "津"),
    ('构', "购沟枸勾"),
    ('企', "全"),
    ('单', "卑"),
    ('位', "立"),
    ('策', "第"),
    ('解', "懈"),
    ('社', "杜"),
    ('评', "平坪"),
    ('责', "贵"),
    ('任', "仼认"),
    ('追', "迫"),
    ('诉', "拆"),
    ('目', "日"),
    ('闻', "间"),
    ('布', "市"),
    ('专', "传"),
    ('答', "达"),
    ('密', "蜜"),
    ('审', "宙"),
    ('培', "陪赔"),
    ('法', "发"),
    ('期', "其"),
    ('指', "旨"),
    ('许', "讦"),
    ('强', "弹"),
    ('营', "管"),
    ('予', "矛子"),
    ('分', "份"),
    ('提', "题"),
    ('供', "洪"),
    ('校', "效较"),
    ('然', "燃"),
    ('科', "料"),
    ('研', "妍"),
    ('机', "积"),
    ('持', "待"),
    ('维', "唯惟"),
    ('结', "节洁接"),
    ('果', "裹"),
    ('未', "末"),
    ('转', "专传"),
    ('度', "渡"),
    ('举', "据"),
    ('统', "流"),
    ('计', "记"),
    ('监', "鉴"),
    ('障', "章"),
    ('建', "健"),
    ('设', "没"),
    ('代', "带"),
    ('表', "标"),
    ('常', "长"),
    ('态', "太"),
    ('化', "划"),
    ('组', "祖"),
    ('导', "异"),
    ('到', "道"),
    ('受', "授"),
    ('众', "总"),
    ('公', "工供"),
    ('性', "姓"),
    ('自', "白"),
    ('正', "政"),
    ('定', "订"),
    ('无', "元"),
    ('访', "仿"),
    ('办', "力"),
    ('厅', "庭"),
    ('主', "住"),
    ('年', "牛"),
    ('环', "坏"),
    ('院', "完"),
    ('织', "职识"),
    ('益', "溢"),
];

/// Slips that are right where they stand in a longer word: the slip, and the words.
const RIGHT: [(&str, &[&str]); 10] = [
    ("受理申清", &["受理申清单"]),
    ("收到申清", &["收到申清单"]),
    ("公开日录", &[]),
    ("主动公升", &[]),
    ("公开旨南", &[]),
    ("答付", &["应答付", "回答付"]),
    ("达复", &["到达复", "送达复", "抵达复", "传达复", "表达复", "直达复", "下达复", "转达复", "发达复"]),
    ("答负", &["回答负", "解答负", "应答负"]),
    ("答附", &["回答附", "解答附"]),
    ("答福", &["报答福"]),
];

/// The last character of a name in which it is not another's, and the other's, where the two differ only by characters taken
/// for one another: 末 and 未 of 青末区财政局 and 云溪市青未区财政局.
pub(super) fn misspelt(one: &str, other: &str) -> Option<(char, char)> {
    let taken = |a: char, b: char| {
        let of = |right, wrong| TAKEN_FOR.iter().any(|(c, all)| *c == right && all.contains(wrong));
        of(a, b) || of(b, a)
    };
    let mut pairs = one.chars().rev().zip(other.chars().rev()).filter(|(a, b)| a != b);
    let last = pairs.next()?;
    (taken(last.0, last.1) && pairs.all(|(a, b)| taken(a, b))).then_some(last)
}

/// By character what it may have been written for: the term, and what stands in it before and behind the right one.
type Slips = Vec<Vec<(&'static str, &'static str, &'static str)>>;

/// The first ideograph, and how many there are.
const FIRST: usize = 0x4E00;
const COUNT: usize = 0x5200;

/// For each ideograph the number of its list in the second, 0 for none.
fn slips() -> &'static (Vec<u16>, Slips) {
    static TABLE: OnceLock<(Vec<u16>, Slips)> = OnceLock::new();
    TABLE.get_or_init(|| {
        let (mut index, mut lists): (Vec<u16>, Slips) = (vec![0; COUNT], vec![Vec::new()]);
        for term in TERMS {
            for (at, right) in term.char_indices() {
                let (head, rest) = term.split_at(at);
                let tail = rest.strip_prefix(right).unwrap_or_default();
                let wrong =
                    TAKEN_FOR.iter().filter(|(c, _)| *c == right).flat_map(|(_, wrong)| wrong.chars());
                for c in wrong.filter(|c| *c != right) {
                    let Some(place) = (c as usize).checked_sub(FIRST).and_then(|at| index.get_mut(at)) else {
                        continue;
                    };
                    if *place == 0 {
                        *place = u16::try_from(lists.len()).unwrap_or(0);
                        lists.push(Vec::new());
                    }
                    if let Some(list) = lists.get_mut(usize::from(*place)) {
                        list.push((term, head, tail));
                    }
                }
            }
        }
        (index, lists)
    })
}

/// Where folded text has such a slip: its bytes, and the term.
pub(super) fn confused(passage: &Passage) -> Vec<(usize, usize, &'static str)> {
    let text = passage.text();
    let (index, lists) = slips();
    let mut found = Vec::new();
    for (at, c) in text.char_indices() {
        let place = (c as usize).checked_sub(FIRST).and_then(|at| index.get(at)).copied().unwrap_or(0);
        if place == 0 {
            continue;
        }
        let (before, behind) = text.split_at_checked(at).unwrap_or((text, ""));
        let behind = behind.strip_prefix(c).unwrap_or_default();
        for (term, head, tail) in lists.get(usize::from(place)).into_iter().flatten() {
            if !begins(behind, tail) || !before.ends_with(head) {
                continue;
            }
            let (start, end) = (at - head.len(), at + c.len_utf8() + tail.len());
            let slip = text.get(start..end).unwrap_or_default();
            // 情 begins the next word: 受理情况; 分 the one before.
            let in_a_word = is_a_word(text, start, end, slip);
            if !in_a_word {
                found.push((start, end, *term));
            }
        }
    }
    found.extend(lost_last(passage));
    found.extend(last_twice(passage));
    found
}

/// Whether a slip is only the seam of two words: its last character goes on, or its first ended another.
fn is_a_word(text: &str, start: usize, end: usize, slip: &str) -> bool {
    let behind = text.get(end..).unwrap_or_default();
    let right = RIGHT.iter().find(|(known, _)| *known == slip);
    if let Some((_, words)) = right {
        return words.iter().any(|word| {
            let from = word.find(slip).unwrap_or(0);
            start.checked_sub(from).and_then(|at| text.get(at..)).is_some_and(|t| t.starts_with(word))
        });
    }
    // The words that a wrong last character may begin.
    const BEGINS: [(char, &[&str]); 24] = [
        ('入', &["学", "户", "住", "园", "会", "编", "库", "驻", "网", "党", "职", "伍", "选", "口"]),
        ('情', &["况", "形", "节"]),
        ('清', &["单", "理", "晰", "楚"]),
        ('合', &["法", "规", "理", "格", "同", "作", "并", "计"]),
        ('法', &["律", "治", "规", "院", "定"]),
        ('以', &["及", "来", "上", "下", "内", "外", "后"]),
        ('意', &["见", "识", "义", "愿"]),
        ('现', &["有", "场", "状", "在", "行", "将"]),
        ('本', &["年", "级", "机", "单", "地", "局", "镇"]),
        ('天', &["气", "然"]),
        ('认', &["真", "定", "为"]),
        ('发', &["布", "展", "现", "放"]),
        ('由', &["于", "此"]),
        ('何', &["时"]),
        ('里', &["面"]),
        ('资', &["金", "料", "源"]),
        ('义', &["务"]),
        ('线', &["上", "下", "索"]),
        ('平', &["台", "均"]),
        ('该', &["县", "局", "机"]),
        ('负', &["责"]),
        ('附', &["件"]),
        ('汇', &["总", "编", "报", "集", "聚"]),
        ('占', &["比", "全", "总", "用"]),
    ];
    let last = slip.chars().next_back();
    BEGINS.iter().any(|(c, words)| Some(*c) == last && words.iter().any(|word| behind.starts_with(word)))
}

/// Terms whose beginning is no word without the last character.
const LOSES: [&str; 12] = [
    "政府信息公开",
    "依申请公开",
    "行政复议",
    "行政诉讼",
    "行政规范性文件",
    "规范性文件",
    "政策解读",
    "政务新媒体",
    "社会评议",
    "责任追究",
    "国务院办公厅",
    "行政处罚",
];

/// Their beginnings.
pub(in crate::rules) static BEGINNINGS: WordList = WordList::new(&[
    "政府信息公",
    "依申请公",
    "行政复",
    "行政诉",
    "行政规范性文",
    "规范性文",
    "政策解",
    "政务新媒",
    "社会评",
    "责任追",
    "国务院办公",
    "行政处",
]);

/// The words that may follow such a term at once.
const FOLLOWS: [&str; 29] = [
    "方面", "渠道", "信箱", "工作", "平台", "专栏", "条例", "目录", "年度", "情况", "制度", "机制", "案件",
    "答复", "申请", "管理", "建设", "清理", "数量", "决定", "总数", "事项", "流程", ",", "。", ";", "、",
    "等", "的",
];

fn lost_last(passage: &Passage) -> Vec<(usize, usize, &'static str)> {
    let text = passage.text();
    let found = passage.places(&BEGINNINGS).filter_map(|(at, beginning)| {
        let term = LOSES.into_iter().find(|term| term.starts_with(beginning))?;
        let end = at + beginning.len();
        let behind = text.get(end..)?;
        let goes_on = term.strip_prefix(beginning).is_some_and(|last| behind.starts_with(last));
        let is_lost = !goes_on && FOLLOWS.iter().any(|word| behind.starts_with(word));
        is_lost.then_some((at, end, term))
    });
    found.collect()
}

/// Terms whose last character stands twice before a mark, where it cannot begin a word.
pub(in crate::rules) static ENDS_TWICE: WordList = WordList::new(&[
    "政府门户网站",
    "政府信息公开",
    "依申请公开",
    "主动公开",
    "规范性文件",
    "政务新媒体",
    "政策解读",
    "公开目录",
    "公开指南",
    "公开专栏",
]);

fn last_twice(passage: &Passage) -> Vec<(usize, usize, &'static str)> {
    let text = passage.text();
    let mut found = Vec::new();
    for (at, term) in passage.places(&ENDS_TWICE) {
        if let Some(last) = term.chars().next_back() {
            let end = at + term.len();
            let behind = text.get(end..).unwrap_or_default();
            // The last character, or the last word: 依申请公开公开.
            let word = term.char_indices().nth_back(1).and_then(|(at, _)| term.get(at..)).unwrap_or_default();
            let again = [last.len_utf8(), word.len()].into_iter().find(|length| {
                let typed = term.get(term.len() - length..).unwrap_or_default();
                let rest = behind.strip_prefix(typed);
                rest.is_some_and(|rest| rest.is_empty() || rest.starts_with([',', '。', ';', '、', ':', ')']))
            });
            // The first character of the last word: 依申请公开公办理. 公办学校 begins a word of its own.
            let first = word.chars().next().unwrap_or(last);
            let half = || {
                let rest = behind.strip_prefix(first)?;
                let follows = ["办理", "工作", "答复", "申请", "情况", "方面", "流程", "渠道"];
                let goes_on = follows.iter().any(|next| rest.starts_with(next));
                (word.starts_with("公开") && goes_on).then_some(first.len_utf8())
            };
            found.extend(again.or_else(half).map(|length| (at, end + length, term)));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_taken_for_one_another_are_told_and_words_are_not() {
        let found = |text: &str| {
            let found = confused(&Passage::of(text));
            found.iter().map(|(a, b, _)| text[*a..*b].to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(found("做好政策解卖,行政处法3件,加强培讯"), ["政策解卖", "行政处法", "培讯"]);
        assert_eq!(
            found("推进政府信息公工作,规范性文清理,维护政府门户网站站,"),
            ["政府信息公", "规范性文", "政府门户网站站"]
        );
        assert_eq!(found("自燃人2件,三审三效,尚末审结1件"), ["自燃人", "三审三效", "尚末审结"]);
        for right in [
            "以上未审结",
            "发布分公开栏",
            "公开工作考核",
            "不予以公示",
            "行政处法规科",
            "受理申请情况",
            "自然资源",
            "政府门户网站站群",
            "政府信息公示栏",
            "规范性文书",
            "社会评价",
            "政策解释",
            "答复函",
            "送达复函",
            "公开目录入口",
            "政府公报送达",
            "结果维护",
            "责任追溯",
            "监督保障",
            "不予处分",
            "公开指引",
            "行政复核",
            "主动公布",
            "政府信息公告",
        ] {
            assert_eq!(found(right), [""; 0], "{right}");
        }
    }
}
