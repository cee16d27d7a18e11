//! What stands in the sections.

use crate::finding::{Finding, Severity, Words};
use crate::form::TableId;
use crate::report::{BodyKind, ParagraphKind, SectionKind};
use crate::rules::parse::full_title;
use crate::rules::passages::Passage;
use crate::rules::{Context, Meta, Rule, Sink};
use crate::text::WordList;

/// STRUCT-SEC-EMPTY.
pub struct Empty;

impl Rule for Empty {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "STRUCT-SEC-EMPTY",
            severity: Severity::Error,
            on: true,
            title: ("章节内容为空", "Empty section"),
            holds: None,
            since: "0.1.0",
            docs: docs!(
                "## 查什么
第一、五部分没有内容，或只写“无”“略”；第六部分完全空白（写“无”可以）。
## 为什么
总体情况、存在的主要问题及改进情况是条例第五十条规定必须报告的内容。
## 会报告
```gouji
基础：局 2023
五 = «无。»
```
```gouji
基础：局 2023
章节 六 = «六、其他需要报告的事项»
六 =
```
## 不报告
```gouji
基础：局 2023
六 = 无。
```
## 何时不报
该部分有图片或表格；它是文本的最后一部分而可能被截断（第一、五部分）；有统计表或标题没有读到，正文也可能在复制时丢失。第六部分空白为警告。
## 容差
无。",
                "## What
Part one or five has no text, or only “none”; part six is blank (the word “none” is enough).
## Why
Article 50 of the Regulations demands the general situation, and the problems and their remedies.
## Reported
## Not reported
## Silent when
There is a picture or a table; it is the last part of a text that may be cut off (parts one and five); a table or heading was not read, so that text may be lost too. A warning for part six.
## Tolerance
None."
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        if !cx.is_report() {
            return;
        }
        for kind in [SectionKind::S1, SectionKind::S5, SectionKind::S6] {
            // Of several one may be left over from copying: STRUCT-SEC-DUP tells.
            let mut same = cx.report.sections.iter().filter(|s| s.kind == Some(kind));
            let (Some(section), None) = (same.next(), same.next()) else { continue };
            let inside = || cx.passages().iter().filter(|p| section.span.contains(p.paragraph.span));
            let mut filled = inside().filter(|p| p.is_prose() && p.text().chars().any(char::is_alphabetic));
            let (first, more) = (filled.next(), filled.next().is_some());
            // The signature and a page's number are nothing; a table or a list is something.
            if inside().filter(|p| p.paragraph.kind == ParagraphKind::Noise).count() > 4 {
                continue;
            }
            let nothing = first.is_some_and(|p| {
                let words = p.text().trim_end_matches(['。', '.', ';', '!']);
                !more && matches!(words, "无" | "略" | "暂无" | "没有" | "无内容" | "(无)" | "无。")
            });
            let last = section.span.end == cx.report.text().len();
            let images = &cx.report.document.extras.images;
            let pictured = images.iter().any(|at| section.span.start <= *at && *at <= section.span.end)
                || section.span.of(cx.report.text()).contains("[image:");
            // Where tables or headings were lost in copying the text may have been as well.
            let copied_whole = cx.is_whole() && TableId::ALL.iter().all(|id| cx.report.table(*id).is_read());
            let empty = first.is_none() && !pictured && copied_whole && (!last || kind == SectionKind::S6);
            let (severity, fails) = match kind {
                SectionKind::S6 => (Severity::Warning, empty),
                _ => (cx.error_since_2020(), empty || nothing),
            };
            if !fails {
                continue;
            }
            let advice = if kind == SectionKind::S6 {
                "没有的请写“无”。"
            } else {
                "请补充实际情况。"
            };
            let message = Words::new(
                format!("第{}部分“{}”没有实质内容。{advice}", kind.numeral(), kind.title()),
                format!("Part “{}” says nothing. Please fill it in.", full_title(kind)),
            );
            let place = first.map_or(section.heading, |p| p.paragraph.span);
            sink.fails(Finding::new(self.meta().code, severity, message).subject(place));
        }
    }
}

/// STRUCT-ASPECTS.
pub struct Aspects;

/// The five aspects of part one, each with words of which one is enough.
static ASPECTS: [(&str, &str, WordList); 5] = [
    (
        "主动公开",
        "disclosure on own initiative",
        WordList::new(&["主动公开", "公开政府信息", "公开各类", "公开信息", "发布"]),
    ),
    (
        "依申请公开",
        "disclosure on application",
        WordList::new(&["依申请", "公开申请", "申请公开", "申请人", "信息申请"]),
    ),
    (
        "政府信息管理",
        "management of information",
        WordList::new(&[
            "信息管理",
            "审核",
            "审查",
            "管理制度",
            "规范性文件",
            "目录",
            "清理",
            "保密",
            "管理机制",
            "规范管理",
            "信息资源",
        ]),
    ),
    (
        "平台建设",
        "platforms",
        WordList::new(&[
            "平台",
            "网站",
            "专栏",
            "新媒体",
            "公众号",
            "微信",
            "公示栏",
            "公开栏",
            "专区",
            "公报",
            "载体",
            "渠道",
        ]),
    ),
    (
        "监督保障",
        "supervision",
        WordList::new(&[
            "监督",
            "保障",
            "考核",
            "培训",
            "考评",
            "评议",
            "督查",
            "检查",
            "组织领导",
            "领导小组",
            "责任",
        ]),
    ),
];

impl Rule for Aspects {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "STRUCT-ASPECTS",
            severity: Severity::Warning,
            on: true,
            title: ("总体情况五方面不全", "Five aspects"),
            holds: None,
            since: "0.1.0",
            docs: docs!(
                "## 查什么
2021年度起，第一部分是否写到主动公开、依申请公开、政府信息管理、政府信息公开平台建设、监督保障五个方面。
## 为什么
国办公开办函〔2021〕30号要求总体情况从这五个方面报告。
## 会报告
```gouji
基础：局 2023
一 = 2023年，我局及时主动公开各类信息，规范办理公开申请，做好门户网站专栏维护，健全审核制度。
```
## 不报告
```gouji
基础：局 2023
一 = 2023年，我局及时主动公开各类信息，规范办理公开申请，做好门户网站专栏维护，健全审核制度，组织业务培训。
```
## 何时不报
2020年度及以前；第一部分没有读到。不要求用小标题，写到即可。缺两个方面以上为警告；缺一个，或第一部分不足120字的列为提示。
## 容差
各方面按一组常用词认定，有一个即可。",
                "## What
From 2021 on, whether part one speaks of the five aspects: disclosure on own initiative, on application, management of information, platforms, supervision.
## Why
The notice of 2021 asks for them.
## Reported
## Not reported
## Silent when
The year is 2020 or before; part one was not read. Sub-headings are not asked for. A warning where two or more are missing; for information where one is, or part one has fewer than 120 characters.
## Tolerance
One of a group of usual words is enough for each."
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        let Some(section) = cx.report.section(SectionKind::S1).filter(|_| cx.year() >= Some(2021)) else {
            return;
        };
        if !cx.is_report() || cx.prose_of(SectionKind::S1).next().is_none() {
            return;
        }
        let missing: Vec<_> = ASPECTS
            .iter()
            .filter(|(.., words)| !cx.prose_of(SectionKind::S1).any(|p| p.holds_any(words)))
            .collect();
        if missing.is_empty() {
            return;
        }
        let zh: Vec<&str> = missing.iter().map(|(zh, ..)| *zh).collect();
        let en: Vec<&str> = missing.iter().map(|(_, en, _)| *en).collect();
        let message = Words::new(
            format!("总体情况未见“{}”。2021年起总体情况应包括主动公开等五个方面，请补充。", zh.join("”“")),
            format!("Part one does not speak of {}; since 2021 it covers five aspects.", en.join(", ")),
        );
        // A few lines are a short report of a small body, or a piece of a longer one.
        let length: usize = cx.prose_of(SectionKind::S1).map(|p| p.text().chars().count()).sum();
        let severity = if length < 120 || missing.len() < 2 { Severity::Info } else { Severity::Warning };
        sink.fails(Finding::new(self.meta().code, severity, message).subject(section.heading));
    }
}

/// What article 50 asks a government for, each with words of which one is enough.
static RESULTS: [(&str, &str, WordList); 3] = [
    (
        "工作考核",
        "assessment",
        WordList::new(&[
            "考核",
            "考评",
            "绩效",
            "督查",
            "督导",
            "通报",
            "检查",
            "测评",
            "督办",
            "目标管理",
            "打分",
            "评分",
            "评比",
            "综合评价",
        ]),
    ),
    (
        "社会评议",
        "public appraisal",
        WordList::new(&[
            "评议",
            "测评",
            "评估",
            "评价",
            "满意度",
            "意见箱",
            "征求意见",
            "群众监督",
            "社会监督",
            "满意率",
            "问卷",
            "民意调查",
        ]),
    ),
    (
        "责任追究",
        "accountability",
        WordList::new(&["追究", "追责", "问责", "责任制", "责任倒查", "处分", "通报批评", "约谈"]),
    ),
];

/// What shows that an assessment or a review is of something else.
static OF_SOMETHING_ELSE: WordList = WordList::new(&[
    "环保",
    "环境",
    "生态",
    "安全",
    "消防",
    "执法",
    "扶贫",
    "低保",
    "耕地",
    "卫生",
    "食品",
    "药品",
    "营商",
    "招标",
    "采购",
    "资金",
    "项目",
    "产品",
    "质量监督",
    "疫情",
    "防汛",
    "信访",
    "巡察",
    "巡视",
    "审计",
    "党风",
    "廉政",
    "教师",
    "学校",
    "医疗",
    "征收",
    "拆迁",
    "价格",
    "工资",
    "税",
    "征地",
    "救助",
    "补贴",
    "河长",
    "森林",
    "农村",
    "公务员",
    "招聘",
    "供水",
    "供电",
    "供热",
    "供气",
    "物业",
    "企业",
    "职称",
    "干部",
    "行风",
    "医院",
    "欠薪",
    "运营",
    "食安",
    "党建",
    "文明",
    "信用",
    "绿化",
    "环卫",
    "河湖",
    "公交",
    "交通",
    "住房",
    "就业",
    "社保",
    "养老",
    "殡葬",
    "慈善",
    "高考",
    "中考",
    "考试",
    "热线",
    "工单",
]);

/// The work of disclosure by its name.
static NAMED: WordList = WordList::new(&["信息公开", "政务公开", "公开工作", "公开为民"]);

/// What the work of disclosure is called by.
static THIS_WORK: WordList = WordList::new(&[
    "公开",
    "政务",
    "信息",
    "网站",
    "新媒体",
    "年报",
    "年度报告",
    "监督",
    "保障",
    "考核",
    "评议",
]);

/// What publishes something: 公开督查结果 is no assessment of this work.
const PUBLISHES: [&str; 4] = ["公开", "公布", "公示", "发布"];

/// Whether a passage says one of these words of the work of disclosure itself.
fn of_this_work(passage: &Passage, words: &WordList) -> bool {
    if !passage.holds_any(words) || !passage.holds_any(&THIS_WORK) {
        return false;
    }
    let mut clauses = passage.text().split([',', ';', '。', ':']);
    clauses.any(|clause| {
        let published = PUBLISHES.iter().any(|verb| clause.starts_with(verb))
            && ["情况", "结果", "信息"].iter().any(|end| clause.ends_with(end));
        // What names this work is of it, whatever else stands beside: 政务公开纳入党建和绩效考核.
        let named = NAMED.stand_in(clause);
        words.stand_in(clause) && (named || !OF_SOMETHING_ELSE.stand_in(clause)) && !published
    })
}

/// STRUCT-ART50-4.
pub struct Article50;

impl Rule for Article50 {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "STRUCT-ART50-4",
            severity: Severity::Warning,
            on: true,
            title: ("政府报告缺考核、评议、责任追究", "Article 50(4)"),
            holds: None,
            since: "0.1.0",
            docs: docs!(
                "## 查什么
各级人民政府（含乡镇）的报告是否在第一或第六部分写到政府信息公开的工作考核、社会评议、责任追究结果。
## 为什么
条例第五十条第一款第四项：各级人民政府的政府信息公开工作年度报告还应当包括工作考核、社会评议和责任追究结果情况。
## 会报告
```gouji
基础：县 2023
一 = 2023年，我县主动公开各类信息，办理依申请公开，规范政府信息管理，加强平台建设，强化监督保障。
```
## 不报告
```gouji
基础：局 2023
一 = 2023年，我局主动公开各类信息，办理依申请公开，规范政府信息管理，加强平台建设，强化监督保障。
```
## 何时不报
部门、办公室、街道的报告；报告没有读全。缺两项以上为警告，缺一项为提示。
## 容差
考评、督查、评价、问责、追责等视同；说的是别的工作（环保督查、低保考核）不算。",
                "## What
Whether a government's report (townships included) speaks in part one or six of assessment, public appraisal or accountability for this work.
## Why
Article 50 of the Regulations, paragraph 1 item 4, asks governments to report their results.
## Reported
## Not reported
## Silent when
The body is a department, an office or a street; the report was not read whole. A warning where two or more are missing, for information where one is.
## Tolerance
Usual synonyms count; an assessment of other work does not."
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        let governs = matches!(cx.report.identity.kind, Some(BodyKind::Region | BodyKind::Town));
        if !governs || !cx.is_whole() {
            return;
        }
        let parts = [SectionKind::S1, SectionKind::S6];
        let told =
            |words: &WordList| parts.iter().any(|part| cx.prose_of(*part).any(|p| of_this_work(p, words)));
        let missing: Vec<_> = RESULTS.iter().filter(|(.., words)| !told(words)).collect();
        if missing.is_empty() {
            return;
        }
        let zh: Vec<&str> = missing.iter().map(|(zh, ..)| *zh).collect();
        let en: Vec<&str> = missing.iter().map(|(_, en, _)| *en).collect();
        let message = Words::new(
            format!(
                "未见“{}”，请补充。条例第五十条要求各级人民政府写明工作考核、社会评议和责任追究结果。",
                zh.join("”“")
            ),
            format!(
                "Article 50 of the Regulations asks a government to report on assessment, public appraisal and \
                 accountability; not there: {}.",
                en.join(", ")
            ),
        );
        let severity = if missing.len() > 1 { Severity::Warning } else { Severity::Info };
        let heading = cx.report.section(SectionKind::S1).map(|s| s.heading).unwrap_or_default();
        sink.fails(Finding::new(self.meta().code, severity, message).subject(heading));
    }
}

/// STRUCT-LENGTH.
pub struct Length;

impl Rule for Length {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "STRUCT-LENGTH",
            severity: Severity::Info,
            on: false,
            title: ("总体情况超出篇幅", "Section one is too long"),
            holds: None,
            since: "0.1.0",
            docs: docs!(
                "## 查什么
第一部分的字数是否超过本地要求（设置“篇幅”，例如 1000 字）。
## 为什么
有的地方要求总体情况原则上不超过一千字。国家统一格式没有此项要求，故默认不启用。
## 会报告
```gouji
基础：局 2023
设置：篇幅 = 20
一 = «2023年，我局认真落实条例要求，及时主动公开各类政府信息，规范办理公开申请。»
```
## 不报告
```gouji
基础：局 2023
设置：篇幅 = 1000
一 = 2023年，我局认真落实条例要求。
```
## 何时不报
没有设置字数。
## 容差
按字符计，空白不计。",
                "## What
Whether part one is longer than the local notice allows (a setting, for instance 1000 characters).
## Why
Some places ask for it. The national form does not, so it is off by default.
## Reported
## Not reported
## Silent when
No length is set.
## Tolerance
Characters, white space left out."
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        let limit = cx.options.section_one_limit;
        if limit == 0 {
            return;
        }
        let length: usize = cx.prose_of(SectionKind::S1).map(|p| p.text().chars().count()).sum();
        if length <= limit {
            return;
        }
        let message = Words::new(
            format!("总体情况 {length} 字，本地要求原则上不超过 {limit} 字。"),
            format!("Part one has {length} characters; the local notice allows {limit}."),
        );
        let places = cx.prose_of(SectionKind::S1).map(|p| p.paragraph.span);
        let place = places.reduce(crate::text::Span::join).unwrap_or_default();
        sink.fails(Finding::new(self.meta().code, Severity::Info, message).subject(place));
    }
}
