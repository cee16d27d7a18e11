//! What a year in a sentence dates: the work of that year, a thing of it, or what happened once in it. Read from how
//! the clause is built: 2022年,我局… and 2022年收到… tell work, 2022年未办结的8件 is a thing of 2022.

use super::Time;
use crate::rules::deeds::GOES_ABOUT;
use crate::text::WordList;

/// What a year dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Dated {
    /// The work told of, whoever did it.
    Work,
    /// Something that is of that year, while what is told of it may be of another: cases carried over, accounts,
    /// reports, an event that happened once.
    Thing,
}

/// What happens once and is recalled later: no work of every year.
static HAPPENS_ONCE: WordList = WordList::new(&[
    "印发",
    "出台",
    "建成",
    "启动",
    "上线",
    "成立",
    "并入",
    "划转",
    "入选",
    "荣获",
    "获",
    "评为",
    "换届",
    "通报",
    "《",
    "届",
    "号",
    "施行",
    "投入使用",
    "投用",
    "挂牌",
    "搬迁",
    "合并",
]);

/// How the subject of a clause begins that is the body itself, or all of its place.
const ITSELF: &[&str] = &[
    "我",
    "本机关",
    "本单位",
    "本局",
    "本镇",
    "本乡",
    "本街道",
    "本级",
    "全区",
    "全县",
    "全市",
    "全省",
    "全镇",
    "全乡",
    "全局",
    "全街道",
    "各级",
    "各",
    "县",
    "市",
    "区",
    "镇",
    "乡",
    "街道",
];

/// Verbs of the work of disclosure that is counted.
pub(super) const COUNTED_WORK: [&str; 38] = [
    "宣布",
    "废止",
    "审核",
    "退回",
    "发放",
    "刊登",
    "刊发",
    "收录",
    "更新",
    "举行",
    "检查",
    "培训",
    "答复",
    "回复",
    "转载",
    "接待",
    "新收",
    "收到",
    "受理",
    "共",
    "组织",
    "发布",
    "公开",
    "主动公开",
    "办理",
    "办结",
    "开展",
    "举办",
    "召开",
    "制发",
    "制定",
    "编发",
    "编印",
    "推送",
    "回应",
    "清理",
    "出版",
    "全年",
];

/// Other verbs of it; a clause that begins with a verb of either kind has its subject left out.
const DOES: [&str; 15] = [
    "收取", "接收", "累计", "未", "没有", "无", "不", "因", "被", "发生", "建立", "加强", "通过", "对", "在",
];

/// Words by which something was not done, or why it was: a 的 behind them is no end of a clause about a thing.
const OPENS_A_STATEMENT: &[&str] =
    &["未发生", "未收", "未产生", "未出现", "未接", "没有", "无", "因", "由于", "收到", "受理", "涉及"];

/// What waits for the next year.
const CARRIED_OVER: &[&str] =
    &["未办结", "未审结", "未结", "尚未", "结转", "遗留", "转来", "留存", "跨年", "延续", "顺延", "存量"];

/// Words for the year of the report that name no number.
static THIS_YEAR: WordList = WordList::new(&["本年", "今年", "当年", "年内", "报告年度", "本报告期"]);

/// What follows the body itself at the beginning of words: a word for it, or its name as the title has it.
pub(super) fn behind_itself<'w>(words: &'w str, body: &str) -> Option<&'w str> {
    let word = ITSELF.iter().filter(|word| words.starts_with(**word)).map(|word| word.len()).max();
    let end = word.or_else(|| name_at_the_start(words, body))?;
    let mut rest = words.get(end..)?;
    const OF_A_BODY: [&str; 20] = [
        "各级",
        "上下",
        "人民政府",
        "政府",
        "行政机关",
        "机关",
        "各部门",
        "部门",
        "单位",
        "办公室",
        "局",
        "委",
        "厅",
        "镇",
        "乡",
        "街道",
        "县",
        "市",
        "区",
        "省",
    ];
    while let Some(behind) = OF_A_BODY.iter().find_map(|word| rest.strip_prefix(word)) {
        rest = behind;
    }
    Some(rest)
}

/// Whether words begin with the body itself.
pub(super) fn is_itself(words: &str, body: &str) -> bool {
    behind_itself(words, body).is_some()
}

/// The bytes of a name at the beginning of words that is the body's, or a part of it as long as three characters.
fn name_at_the_start(words: &str, body: &str) -> Option<usize> {
    let ends = words.char_indices().take(16).map(|(at, c)| at + c.len_utf8());
    ends.skip(2).take_while(|end| words.get(..*end).is_some_and(|name| body.contains(name))).last()
}

/// The first clause behind a year.
pub(super) fn clause_behind(rest: &str) -> &str {
    rest.trim_start_matches(',').split([',', ';', '(', '。', ':']).next().unwrap_or_default()
}

/// Whether what follows the first clause behind a year tells of the report's own year without its number: then both
/// years are told of on purpose.
pub(super) fn goes_on_with_this_year(rest: &str) -> bool {
    let behind = rest.trim_start_matches(',').get(clause_behind(rest).len()..).unwrap_or_default();
    THIS_YEAR.stand_in(behind)
}

/// Whether a clause tells of what happens once; a gazette appears every year, and so does what is handed out by number.
fn happens_once(clause: &str) -> bool {
    let handed_out = ["发放", "刊登", "刊发"].iter().any(|verb| clause.starts_with(verb))
        && clause.contains(|c: char| c.is_ascii_digit());
    HAPPENS_ONCE.stand_in(clause) && !clause.contains("公报》") && !handed_out
}

impl Time {
    /// What the year dates.
    pub(super) fn dates(&self, sentence: &str, body: &str) -> Dated {
        let (before, rest) =
            (sentence.get(..self.start).unwrap_or_default(), sentence.get(self.end..).unwrap_or_default());
        let prepositional = before.ends_with([
            '自', '从', '在', '于', '对', '与', '和', '将', '较', '比', '据', '至', '到', '及', '、', '-',
        ]) || before.contains('起');
        if !self.leads && prepositional {
            return Dated::Thing;
        }
        let clause = clause_behind(rest);
        if rest.starts_with(',') {
            let counts = clause.contains(|c: char| c.is_ascii_digit());
            return if happens_once(clause) && !counts { Dated::Thing } else { Dated::Work };
        }
        let predicate = behind_itself(clause, body).unwrap_or(clause);
        // 2022年均未收取.
        let predicate = predicate.trim_start_matches(['均', '都', '皆', '也']);
        let predicate = GOES_ABOUT.at(predicate).is_some()
            || COUNTED_WORK.iter().chain(&DOES).any(|verb| predicate.starts_with(verb));
        if !predicate || is_of_a_thing(clause) || happens_once(clause) {
            return Dated::Thing;
        }
        Dated::Work
    }
}

impl Time {
    /// Whether what stands right behind the year is a thing of it.
    pub(super) fn is_of_a_thing(&self, sentence: &str) -> bool {
        let rest = sentence.get(self.end..).unwrap_or_default();
        !rest.starts_with(',') && is_of_a_thing(clause_behind(rest))
    }
}

/// Whether a clause right behind a year is about a thing of that year: 受理的复议案件2件, 未办结8件, 全县败诉的4件.
fn is_of_a_thing(clause: &str) -> bool {
    if CARRIED_OVER.iter().any(|word| clause.contains(word)) {
        return true;
    }
    let Some((head, behind)) = clause.split_once('的') else { return false };
    let possessive = head.ends_with(['县', '市', '区', '镇', '乡', '局', '府', '关', '位', '道', '室']);
    let stated = OPENS_A_STATEMENT.iter().any(|word| head.contains(word)) && !head.ends_with(['到', '理']);
    !behind.is_empty() && !possessive && !stated
}
