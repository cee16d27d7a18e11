//! Last year's text handed in again.

use super::{Pair, YearRule};
use crate::finding::{Finding, Severity, Words};
use crate::report::SectionKind;
use crate::rules::Meta;
use crate::rules::set_rule::{SetRule, SetSink};
use crate::set::similar::Prepared;

/// What sections one, four, five and six say is this year's own.
pub const COPY_TEXT: YearRule = SetRule {
    meta: &Meta {
        code: "CY-COPY-TEXT",
        severity: Severity::Warning,
        on: true,
        title: ("与上年文字高度雷同", "Much of the text is last year's"),
        holds: Some(("文字与上年有足够不同", "The text differs enough from last year's")),
        since: "0.1.0",
        docs: docs!(
            "## 查什么
第一部分（总体情况）、第五部分（问题及改进）分别与上年报告比较：去掉数字和标点，按连续五个字比对，九成以上与上年相同的提示。第四、第六部分除案件数、收费等每年必写的固定句子外，其余文字与上年几乎一字不差的，同样提示。各部分雷同的，逐一列出。第一、第五部分整体并不雷同，而有八十字以上的段落与上年几乎一字不差的，作提示。
## 为什么
国办公开办函〔2021〕30号点名“雷同”“敷衍塞责”的年度报告，考核也普遍对此扣分；问题年年相同，说明上年的改进没有落实。
## 会报告
```gouji
五 = 一是主动公开的内容还不够丰富，个别领域信息更新不够及时，与群众期盼仍有差距；二是政策解读形式较为单一，图解、视频解读占比偏低；三是基层工作人员变动较大，业务能力有待提高。下一步，我们将完善公开目录，健全更新机制，丰富解读形式，加强业务培训，推动公开工作再上新台阶。
上年：
五 = 一是主动公开的内容还不够丰富，个别领域信息更新不够及时，与群众期盼仍有差距；二是政策解读形式较为单一，图解、视频解读占比偏低；三是基层工作人员变动较大，业务能力有待提高。下一步，我们将完善公开目录，健全更新机制，丰富解读形式，加强业务培训，推动公开工作再上新台阶。
```
```gouji
六 = «区政务公开办对各街道、各部门的公开专栏逐一抽查，发现问题35个，已督促整改到位；把办事公开的标准写进村规民约，由村务监督委员会按月对照检查，结果在村口张贴»。
上年：
六 = 区政务公开办对各街道、各部门的公开专栏逐一抽查，发现问题28个，已督促整改到位；把办事公开的标准写进村规民约，由村务监督委员会按月对照检查，结果在村口张贴。
```
```gouji
五 = «一是政策解读的形式还比较单一，以文字转载为主，图解、视频、动漫等群众喜闻乐见的形式运用不多，企业和群众对部分政策看得懂、用得上的程度不够；二是基层信息员多为兼职，岗位变动频繁，对公开的时限和标准掌握不够准确»。
五：今年我们新建了政策问答库，组织十二个科室的业务骨干轮流值守答问，并把群众问得最多的事项做成办事地图；明年将把问答库接入政务服务大厅，按月公布热点问题和答复时长，邀请人大代表现场体验并逐条反馈整改结果，形成闭环。
上年：
一 = 上年着力夯实基础，完成门户网站改版，归并栏目，补齐历史文件，开通移动端查询，为基层配备专门人员并组织轮训。
五 = 一是政策解读的形式还比较单一，以文字转载为主，图解、视频、动漫等群众喜闻乐见的形式运用不多，企业和群众对部分政策看得懂、用得上的程度不够；二是基层信息员多为兼职，岗位变动频繁，对公开的时限和标准掌握不够准确。
五：下一步，我们将加大培训力度，完善考核办法，推动公开工作再上新台阶。
```
## 不报告
```gouji
一 = 全年紧扣中心任务，建成重点领域专栏六个，首次实现政策问答库与政务服务大厅双向联通，群众可现场查阅。健全发布前审核、发布后巡查的闭环，累计纠正表述不当二十余处。
上年：
一 = 上年着力夯实基础，完成门户网站改版，归并栏目，补齐历史文件，开通移动端查询，为基层配备专门人员并组织轮训。围绕优化营商环境开设专题，邀请企业代表走进机关座谈。
```
```gouji
六 = 依据《政府信息公开信息处理费管理办法》，本年度全区未向申请人发出收费通知，未收取政府信息公开信息处理费。除上述情况外，本年度没有其他需要报告的事项，有关情况可以在区政府网站查阅。
上年：
一 = 全年夯实基础，完成门户网站改版，归并栏目，补齐历史文件，开通移动端查询，为基层配备专门人员并组织轮训。
五 = 归档还不及时，人员变动频繁。
六 = 依据《政府信息公开信息处理费管理办法》，本年度全区未向申请人发出收费通知，未收取政府信息公开信息处理费。除上述情况外，本年度没有其他需要报告的事项，有关情况可以在区政府网站查阅。
```
## 何时不报
该部分不足六十字；援引条例、说明编制依据的段落不参与比对；第四、第六部分写案件数、收费、联系查阅和“无其他事项”的句子不参与比对。
## 容差
九成为界；达到九成七的写明“几乎一字不差”，并标出各处相同的段落。",
            "## What
Sections one and five beside last year's, by runs of five characters without figures and punctuation: nine tenths or more that stand in both are reported. So are sections four and six that are last year's nearly word for word, apart from what is said every year in set words: counts of cases, fees. Each section that repeats is named. Paragraphs of eighty characters or more that are last year's nearly word for word, in sections one and five that are not as a whole, are told for information.
## Why
The notice of 2021 (no. 30) names reports that repeat last year's, and assessments take points for them; the same problems every year show that nothing was mended.
## Reported
## Not reported
## Silent when
The section has fewer than sixty characters. The paragraph that cites the Regulations is left out, and in sections four and six sentences about counts of cases, fees and where to look things up.
## Tolerance
Nine tenths; from 97 % the words are nearly the same throughout. The passages that repeat are marked.",
        ),
    },
    check: copied,
};

/// The least characters of a section that is worth comparing.
pub const LEAST: usize = 60;

/// The most passages that are marked.
const PASSAGES: usize = 20;

/// From how many thousandths on a text is a copy.
pub const COPY: usize = 900;

/// From how many thousandths on a text is the other nearly word for word.
const WORD_FOR_WORD: usize = 970;

/// Words of what sections four and six say every year in set words.
const SET_WORDS: [&str; 14] = [
    "收费",
    "处理费",
    "费用",
    "信息公开条例",
    "需要报告",
    "应报告",
    "说明的事项",
    "查阅",
    "下载",
    "联系",
    "电话",
    "本报告",
    "年度报告",
    "附件",
];

/// Words with which a sentence says that there were no cases.
const NO_CASES: [&str; 9] =
    ["未发生", "没有发生", "没有因", "未因", "未被", "未收到", "未产生", "未出现", "无"];

/// The least characters that are left of a section when its set words are taken away.
const OWN: usize = 30;

/// Whether a sentence of section four or six is the report's own.
fn is_own(sentence: &str) -> bool {
    let has = |words: &[&str]| words.iter().any(|word| sentence.contains(word));
    let counts = sentence.contains(|c: char| c.is_ascii_digit()) || has(&NO_CASES);
    let of_cases = counts && has(&["复议", "诉讼"]);
    !has(&SET_WORDS) && !of_cases
}

fn copied(pair: &Pair<'_>, sink: &mut SetSink<'_>) {
    for section in [SectionKind::S1, SectionKind::S4, SectionKind::S5, SectionKind::S6] {
        // These two are short, and much of them stands in every report.
        let set = matches!(section, SectionKind::S4 | SectionKind::S6);
        let own = |report| Prepared::sentences(report, section, is_own);
        let (now, then) = (Prepared::section(pair.later, section), Prepared::section(pair.earlier, section));
        if now.len() < LEAST || then.len() < LEAST || set && own(pair.later).len() < OWN {
            continue;
        }
        let share = now.contained_in(&then);
        if share < if set { WORD_FOR_WORD } else { COPY } {
            if let Some(finding) = repeated_paragraphs(pair, section, &then).filter(|_| !set) {
                sink.fails(&pair.both(), finding);
                continue;
            }
            let formula =
                format!("第{}部分与 {} 年相同 {}%", section.numeral(), pair.earlier_year(), share / 10);
            sink.holds(COPY_TEXT.meta.code, [], formula);
            continue;
        }
        let (numeral, percent) = (section.numeral(), share / 10);
        let nearly = if share >= WORD_FOR_WORD { "，几乎一字不差" } else { "" };
        let message = Words::new(
            format!(
                "第{numeral}部分与 {} 年报告相同 {percent}%{nearly}（不计数字和标点）。国办公开办函〔2021〕30号点名雷同的报告，\
                 请按本年实际重写，特别是上年所列问题的改进情况。",
                pair.earlier_year()
            ),
            format!(
                "{percent} % of section {} stands in the report on {} as well, figures and punctuation aside. \
                 Notice 30 of 2021 names such reports: write what this year brought.",
                section as usize + 1,
                pair.earlier_year()
            ),
        );
        let mut finding = Finding::new(COPY_TEXT.meta.code, COPY_TEXT.meta.severity, message);
        for passage in now.passages(&then, PASSAGES) {
            finding.marks.push(pair.subject(passage.first));
            finding.marks.push(pair.evidence(passage.second));
        }
        sink.fails(&pair.both(), finding);
    }
}

/// The least characters of a paragraph that nobody writes twice.
const LEAST_OF_A_PARAGRAPH: usize = 80;

/// What is said of paragraphs that are last year's nearly word for word, in a section that is not as a whole.
fn repeated_paragraphs(pair: &Pair<'_>, section: SectionKind, then: &Prepared) -> Option<Finding> {
    let own = Prepared::paragraphs(pair.later, section, |_| true);
    let again = |p: &&Prepared| p.len() >= LEAST_OF_A_PARAGRAPH && p.contained_in(then) >= WORD_FOR_WORD;
    let again: Vec<&Prepared> = own.iter().filter(again).collect();
    let count = Some(again.len()).filter(|count| *count > 0)?;
    let (numeral, year) = (section.numeral(), pair.earlier_year());
    let message = Words::new(
        format!("第{numeral}部分有{count}段与 {year} 年报告几乎一字不差，请按本年实际改写。"),
        format!(
            "{count} paragraphs of section {} stand in the report on {year} nearly word for word: write what this \
             year brought.",
            section as usize + 1
        ),
    );
    let mut finding = Finding::new(COPY_TEXT.meta.code, Severity::Info, message);
    for paragraph in again.into_iter().take(PASSAGES) {
        finding.marks.extend(paragraph.span().map(|span| pair.subject(span)));
        finding
            .marks
            .extend(paragraph.passages(then, 1).first().map(|passage| pair.evidence(passage.second)));
    }
    Some(finding)
}
