//! Words and marks that stand twice.

use crate::finding::{Finding, Severity, Words};
use crate::rules::{Context, Meta, Rule, Sink};
use crate::text::{Span, View, WordList};

/// FORM-DUPWORD.
pub struct DoubledWord;

/// So many in a paragraph are told.
const MOST: usize = 5;

/// Doubled words and marks that are never meant.
pub static DOUBLED: WordList = WordList::new(&[
    "的的",
    "了了",
    "和和",
    "及及",
    "在在",
    "与与",
    "对对",
    "为为",
    "是是",
    "按按时",
    "按按期",
    "按按照",
    "依依法",
    "依依申请",
    "坚坚持",
    "完完善",
    "不不断",
    "围绕绕",
    "完善善",
    "不断断",
    "及时时",
    "积极极",
    "严格格",
    "情况况",
    "制度度",
    "问题题",
    "群众众",
    "资金资金",
    "工作工作",
    "解读解读",
    "宣传宣传",
    "考核考核",
    "评议评议",
    "评估评估",
    "发布会发布会",
    "处理处理",
    "情况情况",
    "申请申请",
    "进行进行",
    "做好做好",
    "切实切实",
    "主动公开公开",
    "政务公开公开",
    "不断不断",
    "加强加强",
    "进一步进一步",
    "进一步一步",
    "结果结果",
    "收到收到",
    "及时及时",
    "认真认真",
    "全面全面",
    "落实落实",
    "推进推进",
    "积极积极",
    "持续持续",
    "深入深入",
    "有效有效",
    "严格严格",
    "办结办结",
    "受理受理",
    "更新更新",
    "强化强化",
    "提升提升",
    "提高提高",
    "推动推动",
    "确保确保",
    "通过通过",
    "按照按照",
    "根据根据",
    "我局我局",
    "我县我县",
    "我镇我镇",
    "我市我市",
    "我区我区",
    "全年全年",
    "答复答复",
    "完善完善",
    "健全健全",
    "申请人申请人",
    "行政机关行政机关",
    "政府信息政府信息",
    "信息公开信息公开",
    "政务公开政务公开",
    "。。",
    ",,",
    "、、",
    ",。",
    "负责负责",
    "培训培训",
    "开展开展",
    "加大加大",
    "制度制度",
    "机制机制",
    "问题问题",
    "履行履行",
    "围绕围绕",
    "做到做到",
    "结合结合",
    "建立建立",
    "公众公众",
    "群众群众",
    "网站网站",
    "平台平台",
    "栏目栏目",
    "要求要求",
    "监督监督",
    "保障保障",
    "审核审核",
    "回应回应",
    "办理办理",
    "梳理梳理",
    "优化优化",
    "增强增强",
    "丰富丰富",
    "拓宽拓宽",
    "畅通畅通",
    "截至截至",
    "其中其中",
    "分别分别",
    "以及以及",
    "明确明确",
    "依法依法",
    "召开召开",
    "举办举办",
    "收取收取",
    "公布公布",
    "数量数量",
    "内容内容",
    "方式方式",
    "充实充实",
    "拓展拓展",
    "细化细化",
    "夯实夯实",
    "压实压实",
    "筑牢筑牢",
    "核对核对",
    "引导引导",
    "规范化规范化",
    "标准化标准化",
    "常态化常态化",
    "推行推行",
    "定期定期",
    "逐步逐步",
    "制作制作",
    "公示公示",
    "编制编制",
    "修订修订",
    "汇总汇总",
    "整改整改",
    "反馈反馈",
    "协调协调",
    "听取听取",
    "组建组建",
]);

impl Rule for DoubledWord {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "FORM-DUPWORD",
            severity: Severity::Info,
            on: true,
            title: ("疑似重复字词", "Doubled words"),
            holds: None,
            since: "0.1.0",
            docs: docs!(
                "## 查什么
“的的”“资金资金”“。。”等重复的字词和标点。
## 为什么
多为输入或修改时的遗留。只认一份固定的词表。
## 会报告
```gouji
基础：局 2023
一：我局认真«做好做好»各项«工作工作»。
```
```gouji
基础：局 2023
一：«围绕绕»中心任务，«按按时»公开各类信息，«解读解读»材料9篇。
```
## 不报告
```gouji
基础：局 2023
一：我局认真做好各项工作，工作人员热情接待。
```
## 何时不报
词表以外的重复。
## 容差
无。",
                "## What
Doubled words and marks: 的的, 资金资金, 。。.
## Why
They are left from typing. Only a fixed list is known.
## Reported
## Not reported
## Silent when
The words are not on the list.
## Tolerance
None."
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        let text = cx.report.text();
        for passage in cx.passages().iter().filter(|p| p.is_prose()) {
            for (at, words) in passage.places(&DOUBLED).take(MOST) {
                let place: Span = passage.place(cx.report, at, at + words.len());
                // 进一步一步 is one before another step: 进一步一步一个脚印; 结果结果 may go on.
                let behind = passage.text().get(at + words.len()..).unwrap_or_default();
                if behind.starts_with("一个") {
                    continue;
                }
                // Words that a line break parts may belong to two sentences.
                if View::squeezed(text, place).text.len() != words.len() || place.of(text).contains('\n') {
                    continue;
                }
                let stands = place.of(text);
                // Words with a space between may stand in two columns.
                if words.chars().count() > 2 && stands.contains(char::is_whitespace) {
                    continue;
                }
                let message =
                    Words::new(format!("“{stands}”疑似重复。"), format!("“{stands}” may be doubled."));
                sink.fails(Finding::new(self.meta().code, Severity::Info, message).subject(place));
            }
        }
    }
}
