//! The year reported on, other years and parts of a year.

use super::meaning::Meaning::{self, LongTime, NextYear, OtherYear, PartYear, PerTime, ThisYear, YearEnd};

pub(super) static WORDS: &[(Meaning, &str)] = &[
    (
        ThisYear,
        "今年 本年 本年度 全年 全年度 年内 当年 一年来 年度 本报告期 报告期内 统计期内 本期 统计期限内 一年以来 \
         今年以来 本年度以来 年初以来 年初至今 报告期 本报告年度",
    ),
    (
        OtherYear,
        "上年 上年度 上一年 上一年度 去年 去年度 往年 前年 同期 去年同期 上年同期 上年度同期 上一年同期 前一年 历史同期 往年同期",
    ),
    (NextYear, "下年 下年度 下一年 下一年度 次年 次年度 明年 来年 第二年 下个年度 新一年 翌年"),
    (
        LongTime,
        "以来 历年 历史 十三五 十四五 历年累计 近年来 近三年 近五年 自成立 有史以来 开通以来 运行以来",
    ),
    (
        PartYear,
        "上半年 下半年 第一季度 第二季度 第三季度 第四季度 一季度 二季度 三季度 四季度 前三季度 季度 本月 当月",
    ),
    (PerTime, "月均 每月 日均 每日 每年 每季度 每周"),
    (YearEnd, "截至年底 截止年底 截至 截止 年底 年末 截至目前 截止目前 目前 止"),
];
