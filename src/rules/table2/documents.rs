//! Regulations and normative documents: made, repealed, in force, disclosed.

use super::{marked, names};
use crate::finding::{Finding, Severity, Words};
use crate::form::CellId;
use crate::num::Num;
use crate::report::{BodyKind, Identity};
use crate::rules::{Context, Meta, Rule, Sink};

/// T2-NET.
pub struct Net;

impl Rule for Net {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "T2-NET",
            severity: Severity::Warning,
            on: true,
            title: ("现行有效小于制发减废止", "Fewer in force than made and not repealed"),
            holds: Some(("现行有效不小于制发减废止", "At least as many in force as made and not repealed")),
            since: "0.1.0",
            docs: docs!(
                "## 查什么
2021 年表式表二“规章”“行政规范性文件”两行：现行有效件数不应小于本年制发件数减本年废止件数。
## 为什么
现行有效件数等于上年有效数加本年制发减本年废止，上年有效数不会小于 0。
## 会报告
```gouji
表二 · 行政规范性文件 = 5 1 «2»
```
## 不报告
```gouji
表二 · 行政规范性文件 = 5 1 4
```
```gouji
基础：区 2020
```
## 何时不报
2019 年表式；有格没有读到或空白。
## 容差
无。当年制发又当年失效的文件可能造成例外，所以是警告。",
                "## What
Form of 2021, regulations and normative documents: those in force cannot be fewer than made minus repealed.
## Why
In force is last year's number plus made minus repealed, and last year's is not below 0.
## Reported
5 made, 1 repealed, 2 in force.
## Not reported
5 made, 1 repealed, 4 in force; the form of 2019.
## Silent when
The form of 2019; a cell was not read or is blank.
## Tolerance
None. A document made and expired in the same year may be an exception, hence a warning.",
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        for row in ["regulation", "normdoc"] {
            let cells = ["made", "repealed", "valid"].map(|column| CellId::t2(row, column));
            if cx.report.cell(cells[2]).is_none() {
                continue;
            }
            let [Some(made), Some(repealed), Some(valid)] = cells.map(|id| cx.report.value(id)) else {
                sink.skips(
                    self.meta().code,
                    cells,
                    Words::new("有单元格空白或没有读到", "a cell is blank or unread"),
                );
                continue;
            };
            let Some(net) = made.checked_sub(repealed) else { continue };
            if valid >= net {
                sink.holds(self.meta().code, cells, format!("{valid} ≥ {made} − {repealed}"));
                continue;
            }
            let (name, name_en) = names(cells[2]);
            let message = Words::new(
                format!(
                    "{name}：现行有效 {valid} 件，少于本年制发 {made} 件减废止 {repealed} 件。\
                     请核对三个数，或说明原因（如当年失效）。"
                ),
                format!(
                    "{name_en}: {valid} in force, fewer than {made} made minus {repealed} repealed. Please check \
                     the three numbers or say why (expired within the year)."
                ),
            );
            let finding = Finding::new(self.meta().code, Severity::Warning, message)
                .sides(valid, net, format!("{valid} < {made} − {repealed} = {net}"))
                .cells(cells);
            sink.fails(marked(finding, cx.report, &cells[2..], &cells[..2]));
        }
    }
}

/// T2-REG-AUTH.
pub struct RegulationAuthority;

impl Rule for RegulationAuthority {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "T2-REG-AUTH",
            severity: Severity::Warning,
            on: true,
            title: ("无规章制定权却填规章", "Regulations by a body that cannot make them"),
            holds: None,
            since: "0.1.0",
            docs: docs!(
                "## 查什么
没有规章制定权的机关，在表二“规章”填了制发或现行有效的件数。
## 为什么
规章由国务院部门，省、自治区、直辖市，设区的市、自治州的人民政府制定（立法法）。县级政府、地方部门、乡镇、街道不能制定规章，这一行一般应为 0，填数多半是把行政规范性文件填错了行。
## 会报告
```gouji
基础：局 2023
表二 · 规章 = «2» 0 «9»
```
```gouji
// 2019 年表式统计“对外公开”，只作提示
基础：区 2020
表二 · 规章 · 对外公开总数量 = «16»
```
## 不报告
```gouji
基础：省 2023
表二 · 规章 = 2 0 9
```
```gouji
基础：市 2023
表二 · 规章 = 2 0 9
```
## 何时不报
单位没有识别；只写“某某市人民政府”的（县级市和设区的市从名称分不出）；名称看不出是地方机关的部门。
## 容差
无。",
                "## What
A body that cannot make regulations (规章) has some in table 2, made or in force.
## Why
Ministries and the governments of provinces, cities with districts and autonomous prefectures make regulations (Legislation Law). Counties, districts, local departments, towns and streets cannot; a number here usually belongs in the row of normative documents.
## Reported
A local bureau with two regulations; in the form of 2019, which counts what was disclosed, it is for information only.
## Not reported
A province; a city, whose rank its name does not tell.
## Silent when
The body is not known; a city's rank is not known; a department whose name does not show that it is local.
## Tolerance
None.",
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        if !cannot_make_regulations(&cx.report.identity) {
            return;
        }
        let cell = |column| CellId::t2("regulation", column);
        let filled = |columns: &[&'static str]| -> Vec<CellId> {
            let cells = columns.iter().map(|c| cell(c));
            cells.filter(|id| cx.report.value(*id).is_some_and(|v| v > Num::ZERO)).collect()
        };
        let (made, open) = (filled(&["made", "valid", "new_made"]), filled(&["new_open", "open_total"]));
        let (cells, severity) = match (made.is_empty(), open.is_empty()) {
            (true, true) => return,
            (true, false) => (open, Severity::Info),
            (false, _) => ([made, open].concat(), Severity::Warning),
        };
        let message = Words::new(
            "县（市、区）和部门、乡镇、街道没有规章制定权，“规章”一般应为 0。请核实是否应填在“规范性文件”。",
            "Counties, districts, departments, towns and streets cannot make regulations; the row should be 0. \
             Do the numbers belong to the normative documents?",
        );
        let finding = Finding::new(self.meta().code, severity, message).cells(cells.clone());
        sink.fails(marked(finding, cx.report, &cells, &[]));
    }
}

/// Whether the body certainly cannot make regulations (domain §3.3).
fn cannot_make_regulations(identity: &Identity) -> bool {
    let Some(kind) = identity.kind else { return false };
    let name = identity.body.as_ref().map_or("", |b| b.value.as_str());
    match kind {
        BodyKind::Town | BodyKind::Street => true,
        BodyKind::Region | BodyKind::Office => is_county_level(identity),
        // A ministry has no place in its name.
        BodyKind::Dept => {
            let central = ["国家", "中国", "中华"].iter().any(|start| name.starts_with(start));
            !central && name.chars().any(|c| "省市县区州旗盟镇乡".contains(c))
        }
    }
}

/// Whether the government's name shows that it is below a city: a county, a district, a banner.
pub fn is_county_level(identity: &Identity) -> bool {
    let name = identity.body.as_ref().map_or("", |b| b.value.as_str());
    let Some((place, _)) = name.split_once("人民政府") else { return false };
    !place.ends_with("自治区") && place.ends_with(['县', '区', '旗'])
}

/// T2-OPEN-TOTAL.
pub struct OpenTotal;

impl Rule for OpenTotal {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "T2-OPEN-TOTAL",
            severity: Severity::Error,
            on: true,
            title: ("新公开大于公开总数", "More newly disclosed than disclosed in all"),
            holds: Some(("新公开不大于公开总数", "No more newly disclosed than disclosed in all")),
            since: "0.1.0",
            docs: docs!(
                "## 查什么
2019 年表式表二“规章”“规范性文件”两行：本年新公开数量不应大于对外公开总数量。
## 为什么
对外公开总数量包括本年新公开的。
## 会报告
```gouji
基础：区 2020
表二 · 规范性文件 = 30 «30» «20»
```
## 不报告
```gouji
// 新公开可以多于新制作：往年制作的今年公开
基础：区 2020
表二 · 规范性文件 = 6 30 41
```
```gouji
基础：区 2023
```
## 何时不报
2021 年表式；有格没有读到或空白。
## 容差
无。",
                "## What
Form of 2019, regulations and normative documents: those newly disclosed cannot be more than those disclosed in all.
## Why
The total takes in this year's.
## Reported
30 newly disclosed, 20 in all.
## Not reported
More newly disclosed than newly made: older ones may be disclosed now. The form of 2021.
## Silent when
The form of 2021; a cell was not read or is blank.
## Tolerance
None.",
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        for row in ["regulation", "normdoc"] {
            let cells = ["new_open", "open_total"].map(|column| CellId::t2(row, column));
            if cx.report.cell(cells[1]).is_none() {
                continue;
            }
            let [Some(new), Some(total)] = cells.map(|id| cx.report.value(id)) else {
                sink.skips(
                    self.meta().code,
                    cells,
                    Words::new("有单元格空白或没有读到", "a cell is blank or unread"),
                );
                continue;
            };
            if new <= total {
                sink.holds(self.meta().code, cells, format!("{new} ≤ {total}"));
                continue;
            }
            let (name, name_en) = names(cells[1]);
            let message = Words::new(
                format!(
                    "{name}：本年新公开 {new} 件，大于对外公开总数量 {total} 件。总数应包括新公开的，请核对。"
                ),
                format!(
                    "{name_en}: {new} newly disclosed, but {total} in all. The total takes in the new ones."
                ),
            );
            let finding = Finding::new(self.meta().code, Severity::Error, message)
                .sides(new, total, format!("{new} > {total}"))
                .cells(cells);
            sink.fails(marked(finding, cx.report, &cells, &[]));
        }
    }
}
