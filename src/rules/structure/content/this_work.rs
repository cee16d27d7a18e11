//! Words for what article 50(4) asks for, in the sense of this work and not of another.

use crate::rules::passages::Passage;
use crate::text::WordList;

/// Words for 工作考核.
pub(in crate::rules) static ASSESSMENT: WordList = WordList::new(&[
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
]);

/// Words for 社会评议.
pub(in crate::rules) static APPRAISAL: WordList = WordList::new(&[
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
    "公众代表",
    "群众代表",
    "打分",
]);

/// Words for 责任追究.
pub(in crate::rules) static CONSEQUENCES: WordList =
    WordList::new(&["追究", "追责", "问责", "责任制", "责任倒查", "处分", "通报批评", "约谈"]);

/// What article 50 asks a government for, each with words of which one is enough.
pub(super) static RESULTS: [(&str, &str, &WordList); 3] = [
    ("工作考核", "assessment", &ASSESSMENT),
    ("社会评议", "public appraisal", &APPRAISAL),
    ("责任追究", "accountability", &CONSEQUENCES),
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
pub(in crate::rules) static THIS_WORK: WordList = WordList::new(&[
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
pub(super) fn of_this_work(passage: &Passage, words: &'static WordList) -> bool {
    if !passage.holds_any(words) || !passage.holds_any(&THIS_WORK) {
        return false;
    }
    const ENDS: [char; 4] = [',', ';', '。', ':'];
    let mut clauses = passage.pieces(|mark| ENDS.contains(&mark));
    clauses.any(|(_, clause)| {
        let published = || {
            PUBLISHES.iter().any(|verb| clause.starts_with(verb))
                && ["情况", "结果", "信息"].iter().any(|end| clause.trim_end_matches(ENDS).ends_with(end))
        };
        // What names this work is of it, whatever else stands beside: 政务公开纳入党建和绩效考核.
        let of_this = || NAMED.stand_in(clause) || !OF_SOMETHING_ELSE.stand_in(clause);
        words.stand_in(clause) && of_this() && !published()
    })
}
