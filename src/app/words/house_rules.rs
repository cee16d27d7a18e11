//! An office's own rules.

use super::words;

words! {
    HOUSE_RULES = "本单位规则", "House rules";
    HOUSE_RULES_HELP = "年度通知中的要求可以逐条写在这里，或读入别人写好的规则文件（TOML），随其他规则一起核对。规则只留在本机的设置里，可以导出为文件传给下属单位。", "What your office's notice asks can be written here rule by rule, or loaded from a file (TOML): checked beside the other rules, and kept among the settings of this browser alone. The file can be taken out and passed on.";
    NEW_RULE = "新建规则", "New rule";
    SAVE_RULES = "导出规则文件", "Take out the file";
    RULES_FILE = "本单位规则.toml", "house-rules.toml";
    RESTORE_RULES = "恢复", "Put back";
    RULE_REMOVED = "已删除。", "Removed.";
    LOAD_RULES = "读入规则文件", "Load a file of rules";
    REMOVE_RULES = "不用这些规则", "Remove these rules";
    RULES_REFUSED = "规则文件有误，没有采用：", "The file of rules is wrong and was not taken:";
    RULES_LOADED = "条规则已采用", "rules are in use";
    RULES_TAKEN = "本单位规则已采用，在“设置”里可以取消。", "The house rules are in use; the settings take them out again.";
    RULES_NOT_RUN = "没有核对：程序没有载入或出错。", "Not checked: the program did not load, or failed.";
}
