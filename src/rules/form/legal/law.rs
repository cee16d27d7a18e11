//! The rule: what a report rests on.

use super::notices::{OFFICE, OLD_NOTICE, cites, names_old_notice, wrong_numbers};
use super::regulations::wrong_names;
use crate::finding::{Finding, Severity, Words};
use crate::rules::{Context, Meta, Rule, Sink};

/// FORM-LAW.
pub struct Law;

impl Rule for Law {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "FORM-LAW",
            severity: Severity::Warning,
            on: true,
            title: ("依据文件有误", "Legal basis"),
            holds: None,
            since: "0.1.0",
            docs: docs!(
                "## 查什么
2021年度起的报告是否仍只引用2019年的通知（国办公开办函〔2019〕60号，或只写通知的名称）；是否把已被修订的国务院令第492号作为现行条例引用；条例、年度报告格式、信息处理费管理办法的文号和名称是否写错，国务院令第711号旁的年份是否为2019年；编制依据是否为条例第四十九条、第五十条。
## 为什么
2021年度起适用国办公开办函〔2021〕30号；现行条例为2019年修订的国务院令第711号。
## 会报告
```gouji
基础：局 2023
前言：本报告依据《关于政府信息公开工作年度报告有关事项的通知》（«国办公开办函〔2019〕60号»）编制，统计期限为2023年1月1日至12月31日。
```
```gouji
基础：局 2023
前言：本报告依据《中华人民共和国政府信息公开条例》（«国务院令第492号»）编制，统计期限为2023年1月1日至12月31日。
```
```gouji
基础：局 2023
前言：本报告依据《中华人民共和国政府信息公开条例》（«国务院第492号令»）编制，统计期限为2023年1月1日至12月31日。
```
```gouji
基础：局 2023
前言：本报告依据《中华人民共和国政府信息公开条例》«第三十九条»、第五十条编制，统计期限为2023年1月1日至12月31日。
```
```gouji
基础：局 2023
六：按照«国办函〔2020〕190号»规定，本年度未收取信息处理费。
```
```gouji
基础：局 2023
前言：本报告依据《中华人民共和国政府信息公开条例》«第四十条»编制，统计期限为2023年1月1日至12月31日。
```
```gouji
基础：局 2023
前言：本报告依据《中华人民共和国政府信息公开条例》第四十九条、«第五十一条»编制，统计期限为2023年1月1日至12月31日。
```
```gouji
基础：局 2023
前言：本报告依据《中华人民共和国政府信息公开条例》（国务院令第711号，«2008年»修订）编制，统计期限为2023年1月1日至12月31日。
```
```gouji
基础：局 2023
前言：本报告按照«国办公开办函〔2021〕13号»规定的格式编制，统计期限为2023年1月1日至12月31日。
```
```gouji
基础：局 2023
前言：本报告依据《«中华人民共和国政务公开条例»》编制，统计期限为2023年1月1日至12月31日。
```
```gouji
基础：局 2023
六：依据《政府信息公开信息处理费管理办法》（«国办函〔2020〕190号»），本年度未收取信息处理费。
```
```gouji
基础：局 2023
六：依据《«政府信息公开信息处理管理办法»》，本年度未收取信息处理费。
```
```gouji
基础：局 2023
六：依据«国办函〔2020〕110号»《政府信息公开信息处理费管理办法》，本年度未收取信息处理费。
```
```gouji
基础：局 2023
六：依据《«政府信息公开处理费管理办法»》，本年度未收取信息处理费。
```
```gouji
基础：局 2023
前言：本报告依据《«中华人民共和国政府信息公开法»》编制，统计期限为2023年1月1日至12月31日。
```
```gouji
基础：局 2023
前言：本报告依据《中华人民共和国政府信息公开条例》«第四十五条»、第五十条编制，统计期限为2023年1月1日至12月31日。
```
## 不报告
```gouji
基础：局 2023
前言：本报告依据《中华人民共和国政府信息公开条例》第二十条、第五十条编制，统计期限为2023年1月1日至12月31日。
```
```gouji
基础：局 2023
六：按照国办函〔2020〕57号部署推进基层试点，本年度未收取信息处理费。
```
```gouji
基础：局 2023
一：条例由国务院令第492号公布，2019年以国务院令第711号修订。
```
```gouji
基础：局 2020
前言：本报告依据国办公开办函〔2019〕60号编制，统计期限为2020年1月1日至12月31日。
```
```gouji
基础：局 2023
前言：本报告依据国办公开办函〔2021〕30号编制，统计期限为2023年1月1日至12月31日。
```
```gouji
基础：局 2023
一：贯彻国务院令第711号《中华人民共和国政府信息公开条例》，公开《青禾区信息公开办法》。
```
## 何时不报
新旧两份通知都引用了，或引用了2021年的格式；2020年度及以前引用2019年的通知。
## 容差
括号写法不限。",
                "## What
Whether a report on 2021 or later still cites the notice of 2019 alone, by number or name, or decree no. 492, which the Regulations of 2019 replaced; whether numbers and names of the Regulations, the form and the rules on the fee are right, and the year beside decree no. 711; whether the report rests on articles 49 and 50.
## Why
Since 2021 the notice 国办公开办函〔2021〕30号 holds; the Regulations in force are decree no. 711.
## Reported
## Not reported
## Silent when
Both notices are cited, or the form of 2021; the year is 2020 or before.
## Tolerance
Any kind of bracket."
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        let Some(year) = cx.year().filter(|_| cx.is_report()) else { return };
        const NEW_FORM: &str = "政府信息公开工作年度报告格式》";
        // The notice of 2021 by its number, or by the form that it brought.
        let new_notice = || {
            cx.passages().iter().any(|p| {
                (p.may_hold(OFFICE) && cites(p.text(), 2021, 30).is_some())
                    || p.may_hold(NEW_FORM) && p.text().contains(NEW_FORM)
            })
        };
        let old_may_not_stand = year >= 2021 && !new_notice();
        for passage in cx
            .passages()
            .iter()
            .filter(|p| p.is_prose() && (p.may_hold("国") || p.may_hold("《") || p.may_hold(OLD_NOTICE)))
        {
            let old = || cites(passage.text(), 2019, 60).or_else(|| names_old_notice(passage.text()));
            if let Some((start, end)) = old_may_not_stand.then(old).flatten() {
                let message = Words::new(
                    format!("{year}年度应依据国办公开办函〔2021〕30号，此处引用的是2019年的通知。"),
                    format!(
                        "A report on {year} follows the notice of 2021 (no. 30); this cites that of 2019."
                    ),
                );
                let place = passage.place(cx.report, start, end);
                sink.fails(Finding::new(self.meta().code, Severity::Warning, message).subject(place));
            }
            // Beside the one that is in force it tells how that came about.
            let is_alone = year >= 2019 && !passage.text().contains("711");
            if let Some((at, decree)) = is_alone.then(|| old_decree(passage.text())).flatten() {
                let message = Words::new(
                    "国务院令第492号已被2019年修订的条例（国务院令第711号）取代，请更正。",
                    "Decree no. 492 was replaced by the Regulations as amended in 2019 (decree no. 711).",
                );
                let place = passage.place(cx.report, at, at + decree.len());
                sink.fails(Finding::new(self.meta().code, Severity::Warning, message).subject(place));
            }
            for (start, end, words) in
                wrong_numbers(passage, year).into_iter().chain(wrong_names(passage)).take(3)
            {
                let place = passage.place(cx.report, start, end);
                sink.fails(Finding::new(self.meta().code, Severity::Warning, words).subject(place));
            }
        }
    }
}

/// Where folded text cites the decree that was replaced, however its number is written.
fn old_decree(text: &str) -> Option<(usize, &'static str)> {
    const WRITTEN: [&str; 6] = [
        "国务院令第492号",
        "国务院第492号令",
        "国务院令492号",
        "国务院492号令",
        "国令第492号",
        "第492号国务院令",
    ];
    WRITTEN.into_iter().find_map(|decree| Some((text.find(decree)?, decree)))
}

/// A citation in folded text that is not right: where, and what it should be.
pub(super) type Wrong = (usize, usize, Words);

pub(super) fn should_be(stands: &str, right: &str) -> Words {
    Words::new(
        format!("“{stands}”应为“{right}”，请更正。"),
        format!("“{stands}” should be “{right}”; please correct it."),
    )
}
