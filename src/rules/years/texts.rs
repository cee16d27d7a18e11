//! Last year's text handed in again.

use super::{Pair, YearRule};
use crate::finding::{Finding, Severity, Words};
use crate::report::SectionKind;
use crate::rules::Meta;
use crate::rules::set_rule::{SetRule, SetSink};
use crate::set::similar::Prepared;

/// Sections one and five are this year's own.
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
第一部分（总体情况）、第五部分（问题及改进）分别与上年报告比较：去掉数字和标点，按连续五个字比对，九成以上与上年相同的提示。
## 为什么
国办公开办函〔2021〕30号点名“雷同”“敷衍塞责”的年度报告，考核也普遍对此扣分；问题年年相同，说明上年的改进没有落实。
## 会报告
```gouji
五 = 一是主动公开的内容还不够丰富，个别领域信息更新不够及时，与群众期盼仍有差距；二是政策解读形式较为单一，图解、视频解读占比偏低；三是基层工作人员变动较大，业务能力有待提高。下一步，我们将完善公开目录，健全更新机制，丰富解读形式，加强业务培训，推动公开工作再上新台阶。
上年：
五 = 一是主动公开的内容还不够丰富，个别领域信息更新不够及时，与群众期盼仍有差距；二是政策解读形式较为单一，图解、视频解读占比偏低；三是基层工作人员变动较大，业务能力有待提高。下一步，我们将完善公开目录，健全更新机制，丰富解读形式，加强业务培训，推动公开工作再上新台阶。
```
## 不报告
```gouji
一 = 全年紧扣中心任务，建成重点领域专栏六个，首次实现政策问答库与政务服务大厅双向联通，群众可现场查阅。健全发布前审核、发布后巡查的闭环，累计纠正表述不当二十余处。
上年：
一 = 上年着力夯实基础，完成门户网站改版，归并栏目，补齐历史文件，开通移动端查询，为基层配备专门人员并组织轮训。围绕优化营商环境开设专题，邀请企业代表走进机关座谈。
```
## 何时不报
该部分不足六十字；援引条例、说明编制依据的段落不参与比对。
## 容差
九成为界；达到九成七的写明“几乎一字不差”，并标出各处相同的段落。",
            "## What
Sections one and five beside last year's, by runs of five characters without figures and punctuation: nine tenths or more that stand in both are reported.
## Why
The notice of 2021 (no. 30) names reports that repeat last year's, and assessments take points for them; the same problems every year show that nothing was mended.
## Reported
## Not reported
## Silent when
The section has fewer than sixty characters. The paragraph that cites the Regulations is left out.
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

fn copied(pair: &Pair<'_>, sink: &mut SetSink<'_>) {
    for section in [SectionKind::S1, SectionKind::S5] {
        let (now, then) = (Prepared::section(pair.later, section), Prepared::section(pair.earlier, section));
        if now.len() < LEAST || then.len() < LEAST {
            continue;
        }
        let share = now.contained_in(&then);
        if share < COPY {
            let formula =
                format!("第{}部分与 {} 年相同 {}%", section.numeral(), pair.earlier_year(), share / 10);
            sink.holds(COPY_TEXT.meta.code, [], formula);
            continue;
        }
        let (numeral, percent) = (section.numeral(), share / 10);
        let nearly = if share >= 970 { "，几乎一字不差" } else { "" };
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
