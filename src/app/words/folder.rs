//! Many reports opened together.

use super::{Pair, words};

// Many reports.
words! {
    OPEN_FOLDER = "打开文件夹", "Open folder";
    FOLDER = "多份报告", "Reports";
    BACK = "← 返回清单", "← Back to the list";
    STOP = "停止", "Stop";
    LEAVE = "关闭清单", "Close the list";
    SHOWN = "显示", "Shown";
    FIND_REPORT = "查找单位或文件", "Find a body or file";
    REPORT = "单位", "Body";
    YEAR = "年度", "Year";
    VERDICT = "结论", "Verdict";
    CANNOT_OPEN = "未能打开", "Not opened";
    ROW_CLEAN = "未发现不一致", "no inconsistency found";
    ROW_ERROR = "有错误", "errors";
    ROW_WARNING = "有警告", "warnings";
    ROW_PARTIAL = "部分核对", "partly checked";
    ROW_UNREAD = "未读全", "not all read";
    ACROSS = "报告之间", "Between the reports";
    ACROSS_HELP = "同一机关的上下年、汇总报告与所属单位、单位之间的文字。", "The same body's years, a consolidated report and its units, texts alike.";
    COMPARE_FAILED = "没有比对成：程序出错或没有载入。请再试一次；仍不行的，请减少一次打开的份数。", "The comparison was not made: the program failed or did not load. Try again, if need be with fewer reports at once.";
    COMPARE_STOPPED = "比对已停止，没有结果。", "The comparison was stopped; there is no result.";
    BUSY = "正在读取：", "Reading: ";
    CANCEL = "取消", "Cancel";
    CANCELLED = "已取消，没有读取。", "Cancelled; nothing was read.";
    PREPARING = "正在整理…", "One moment…";
    SUM_VIEW = "各单位合计", "Sum of the units";
    MARKED_NAME = "（批注）", " (comments)";
    TRACKED_NAME = "（修订）", " (tracked changes)";
    BY_UNIT = "各单位数", "By unit";
    COMPARING = "正在比对…", "Comparing…";
    COMPARE = "比对这些报告", "Compare the reports";
    STATE = "状态", "State";
    NEXT_REPORT = "下一份", "Next report";
    PREVIOUS_REPORT = "上一份", "Previous report";
    PASS = "通过", "Pass";
    SEND_BACK = "列入退回", "Send back";
    SLIP = "退回单", "List to send back";
    ON_SLIP = "写入退回单", "On the list to send back";
    SLIPS = "取出退回单", "Take out the lists to send back";
    TAKE_SLIP = "取出退回单", "Take out its list";
    FIND_IN_ALL = "在全部报告里找词句", "Find words in all reports";
    AS_PATTERN = "正则", "pattern";
    FIND = "全部查找", "Find in all";
    LIST_NAME = "年报问题清单", "problems";
}

/// The columns of numbers.
pub const COUNTS: [Pair; 5] = [
    Pair("错误", "Errors"),
    Pair("警告", "Warnings"),
    Pair("提示", "Infos"),
    Pair("未核对", "Not checked"),
    Pair("核对通过", "Checks that hold"),
];

/// The sign of a row, by its class.
pub fn sign(class: &str) -> &'static str {
    match class {
        "row-clean" => "✓",
        "row-error" => "✕",
        "row-warning" => "!",
        _ => "?",
    }
}
