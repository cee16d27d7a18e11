//! An office's own rules.

use super::words;

words! {
    HOUSE_RULES = "本单位规则", "House rules";
    HOUSE_RULES_HELP = "年度通知中的要求写成一个 TOML 文件，在这里读入，随其他规则一起核对。文件只留在本机的设置里。", "What your office's notice asks, as a TOML file: loaded here, checked beside the other rules, and kept among the settings of this browser alone.";
    LOAD_RULES = "读入规则文件", "Load a file of rules";
    REMOVE_RULES = "不用这些规则", "Remove these rules";
    RULES_REFUSED = "规则文件有误，没有采用：", "The file of rules is wrong and was not taken:";
    RULES_LOADED = "条规则已采用", "rules are in use";
    RULES_TAKEN = "本单位规则已采用，在“设置”里可以取消。", "The house rules are in use; the settings take them out again.";
    RULES_NOT_RUN = "没有核对：程序没有载入或出错。", "Not checked: the program did not load, or failed.";
}
