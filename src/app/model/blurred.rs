//! A copy of a report for whoever mends this program: its shape without its content. What stands in every report stays
//! (the forms' labels, the words by which figures are told); every other character of a word is 某, every figure but 0
//! and the years is 8. Nobody can read from it whose report it is or what it says.

use crate::form::{FORMS, TableId};

/// Words of every report, beside those that the forms print.
const USUAL: &[&str] = &[
    "政府信息公开工作年度报告",
    "政府信息公开",
    "年度报告",
    "总体情况",
    "主动公开",
    "依申请公开",
    "收到和处理",
    "申请情况",
    "行政复议",
    "行政诉讼",
    "存在的主要问题及改进情况",
    "其他需要报告的事项",
    "统计期限",
    "本年度",
    "上年度",
    "下年度",
    "全年",
    "其中",
    "共",
    "收到",
    "受理",
    "新收",
    "申请",
    "结转",
    "继续办理",
    "办结",
    "答复",
    "予以公开",
    "部分公开",
    "不予公开",
    "无法提供",
    "不予处理",
    "其他处理",
    "自然人",
    "法人",
    "其他组织",
    "规范性文件",
    "制发",
    "废止",
    "现行有效",
    "行政许可",
    "行政处罚",
    "行政强制",
    "行政事业性收费",
    "网站",
    "公众号",
    "公报",
    "复议",
    "诉讼",
    "维持",
    "纠正",
    "尚未审结",
    "总计",
    "合计",
    "同比",
    "较上年",
    "增长",
    "下降",
    "上升",
    "减少",
    "增加",
    "占",
    "万元",
    "元",
    "件",
    "条",
    "次",
    "期",
    "个",
    "年",
    "月",
    "日",
    "第",
    "章",
    "项",
    "一",
    "二",
    "三",
    "四",
    "五",
    "六",
    "七",
    "八",
    "九",
    "十",
    "和",
    "及",
    "或",
    "无",
    "未",
    "没有",
    "为",
];

/// The blurred copy.
pub fn copy(text: &str) -> String {
    let mut known: Vec<&str> = USUAL.to_vec();
    for form in FORMS {
        for row in TableId::ALL.into_iter().flat_map(|table| form.rows(table)) {
            known.push(row.label);
            known.extend(row.cores);
            known.extend(row.columns.iter().map(|column| column.label));
        }
    }
    // The longest first: it says most.
    crate::order::by(&mut known, |a, b| b.len().cmp(&a.len()));
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let kept = known.iter().find(|word| !word.is_empty() && rest.starts_with(**word));
        let kept = kept.map(|word| word.len()).or_else(|| year(rest));
        if let Some((word, after)) = kept.and_then(|length| rest.split_at_checked(length)) {
            out.push_str(word);
            rest = after;
            continue;
        }
        out.push(match c {
            '0' | '０' => c,
            _ if c.is_ascii_digit() => '8',
            '１'..='９' => '８',
            _ if c.is_ascii_alphabetic() => 'x',
            _ if c.is_alphanumeric() => '某',
            _ => c,
        });
        rest = rest.get(c.len_utf8()..).unwrap_or("");
    }
    out
}

/// The length of a year that stands here: 20 and two more digits, and no further one.
fn year(rest: &str) -> Option<usize> {
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    (digits == 4 && rest.starts_with("20") && rest.get(4..)?.starts_with('年')).then_some(4)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::model::samples;

    #[test]
    fn names_and_figures_are_gone_and_the_shape_stays() {
        let text = samples::sound();
        let blurred = copy(&text);
        assert_eq!(blurred.lines().count(), text.lines().count());
        assert_eq!(blurred.matches('\t').count(), text.matches('\t').count());
        for name in ["松岭", "18427", "1264.35", "164"] {
            assert!(text.contains(name) && !blurred.contains(name), "{name}");
        }
        assert!(
            blurred.contains("2023年") && blurred.contains("本机关不掌握相关政府信息\t88\t8\t0"),
            "{blurred}"
        );
        let report = crate::reading::read(crate::source::from_text(blurred));
        assert!(
            crate::form::TableId::ALL.iter().all(|id| report.table(*id).is_read()),
            "it is read as the report is"
        );
    }

    #[test]
    fn whatever_is_no_usual_word_is_blurred() {
        assert_eq!(copy("张三 a@b.cn 12345年 2023年"), "某三 x@x.xx 88888年 2023年");
    }
}
