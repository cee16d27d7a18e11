//! Lines that belong to the page and not to the report: page numbers, captions, what a site prints around a text.

use crate::text::WordList;

/// Whether a line, folded and without white space, is a page's number.
pub(super) fn is_page_mark(folded: &str) -> bool {
    // Nearly all lines end otherwise.
    let may_end_one = |c: char| {
        c.is_ascii() || matches!(c, '页' | '共' | '总' | '–' | '—' | '·' | '〔' | '〕' | '《' | '》')
    };
    if !folded.chars().next_back().is_none_or(may_end_one) {
        return false;
    }
    let bare = folded.trim_matches(|c: char| "-–—_·.~|/[]()〔〕<>《》".contains(c));
    if bare.is_empty() {
        return true;
    }
    let bare = bare.strip_prefix('第').unwrap_or(bare);
    let bare = bare.strip_prefix("Page").or_else(|| bare.strip_prefix("P.")).unwrap_or(bare);
    let digits = bare.bytes().take_while(u8::is_ascii_digit).count();
    let rest = bare.get(digits..).unwrap_or("");
    let is_total = |rest: &str| {
        let inner = rest.trim_start_matches(|c: char| "页,/共of总".contains(c)).trim_end_matches('页');
        inner.bytes().all(|b| b.is_ascii_digit())
    };
    (1..=4).contains(&digits) && is_total(rest)
}

/// Whether a single line says by itself that it is no prose.
pub(super) fn is_noise(folded: &str) -> bool {
    static META: WordList = WordList::new(&[
        "发布日期",
        "发布时间",
        "发布单位",
        "发布机构",
        "信息来源",
        "来源:",
        "浏览次数",
        "阅读次数",
        "点击数",
        "点击量",
        "字体:",
        "字号:",
        "索引号",
        "主题分类",
        "体裁分类",
        "公开方式",
        "公开形式",
        "生成日期",
        "成文日期",
        "发文日期",
        "责任编辑",
        "打印本页",
        "关闭窗口",
        "当前位置",
        "您的位置",
        "您现在的位置",
    ]);
    let short = || folded.chars().nth(80).is_none();
    is_page_mark(folded)
        || is_caption(folded)
        || META.at(folded).is_some() && short()
        || folded.contains("首页") && folded.contains(['>', '»', '›']) && short()
        || matches!(folded, "目录" | "正文" | "打印" | "关闭" | "分享" | "返回顶部" | "上一篇" | "下一篇")
}

/// Whether a line is the caption of a table: 表一, 表三:收到和处理….
pub(super) fn is_caption(folded: &str) -> bool {
    let bare = folded.trim_start_matches(['#', '*', '附', ' ']);
    let Some(rest) = bare.strip_prefix('表') else { return false };
    let numbered = rest.starts_with(|c: char| "一二三四五六1234567".contains(c));
    numbered && folded.chars().nth(LONGEST_CAPTION).is_none() && !folded.contains('。')
}

const LONGEST_CAPTION: usize = 45;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Span, View};

    #[test]
    fn page_marks() {
        for mark in ["-3-", "—12—", "第3页", "第3页共9页", "3/9", "Page8", "12"] {
            assert!(is_page_mark(&View::squeezed(mark, Span::new(0, mark.len())).text), "{mark}");
        }
        for prose in ["12件", "第一季度", "3月", "2023年", "共12件"] {
            assert!(!is_page_mark(prose), "{prose}");
        }
    }

    #[test]
    fn captions() {
        assert!(is_caption("表一") && is_caption("##表二:主动公开政府信息情况"));
        assert!(!is_caption("表彰先进单位") && !is_caption("表一所列数据由各单位报送。"));
    }
}
