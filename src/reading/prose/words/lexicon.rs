//! The words by which offices say what a number counts, each list beside its meaning.
//!
//! A word that stands in no list is unknown text. A label is *certain* only when no unknown text stands between
//! the words that make its meaning and the number: that is how 受理征地类申请30件 is kept apart from
//! 受理申请30件 without naming every subject there is.

use std::sync::OnceLock;

use crate::report::slot::{CaseResult, Slot};
use crate::text::begins;

/// What a word says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    // Time.
    /// 20YY年, 20YY年度.
    Year(u16),
    /// 今年, 本年度, 全年.
    ThisYear,
    /// 上年, 去年同期, 往年.
    OtherYear,
    /// 下年度, 次年.
    NextYear,
    /// 以来, 历年, 十三五: more than the year.
    LongTime,
    /// 上半年, 5月, 一季度: less than the year.
    PartYear,
    /// 截至年底, 12月31日: the end of the year reported on, which limits nothing.
    YearEnd,

    // The frame of a list.
    /// 共, 合计, 总计.
    Sum,
    /// 其中, 其中包括, 具体为.
    Among,
    /// 包括, 主要有: lists that need not be whole.
    Including,
    /// 含, 另有: parts named in passing.
    Containing,
    /// 分别为, 分别是: whole by its words.
    Respectively,
    /// 分别: several numbers follow, one for each of those before.
    Each,
    /// 全部, 均, 所有.
    Every,
    /// 未, 无, 没有.
    Not,
    /// 除 … 外.
    Except,

    // Applications.
    /// 政府信息公开申请, 依申请公开.
    Application,
    /// 申请 alone: of what, the sentence must say.
    Apply,
    /// 收到, 新收.
    Receive,
    /// 受理, 登记.
    Accept,
    /// 办理, 处理.
    Handle,
    /// 办结, 答复.
    Finish,
    /// 拆分为: one application counted as several.
    Split,
    /// 结转, 顺延: between two years.
    Carry,
    /// 上年结转.
    CarriedIn,
    /// 结转下年度.
    CarriedOut,
    /// 尚未办结, 正在办理.
    Pending,
    /// 按时, 在法定期限内.
    InTime,
    /// A class of outcome, by the slot that it has.
    Outcome(Slot),
    /// A row of table 3 inside a class.
    SubRow(&'static str),
    /// A column of table 3.
    Applicant(Slot),
    /// 网络, 信函, 当面.
    Channel,

    // Cases.
    /// 行政复议.
    Review,
    /// 行政诉讼.
    Suit,
    /// 未经复议直接起诉.
    SuitDirect,
    /// 复议后起诉.
    SuitAfter,
    /// 行政争议, 复议诉讼.
    Dispute,
    /// A column of table 4.
    Result(CaseResult),
    /// 撤回, 驳回: how a case ended in words that are no term of the form, and the column that they may mean.
    LooseResult(CaseResult),
    /// 败诉.
    Lost,
    /// 败诉 or 纠错 in one word of praise: 零败诉.
    NoLoss,
    /// 引发, 被提起, 案件: goes with cases and says nothing more.
    OfCases,
    /// 备案, 出庭, 指导: cases in another sense than the table's.
    OtherCases,
    /// 政府信息公开.
    InfoPub,

    // Documents and decisions.
    /// 规范性文件.
    NormDoc,
    /// 规章.
    Regulation,
    /// 制发, 出台, 印发.
    Make,
    /// 废止.
    Repeal,
    /// 现行有效.
    Valid,
    /// 公开, 发布, 公示.
    Publish,
    /// 行政许可, 行政处罚, 行政强制, by row.
    Enforce(Slot),
    /// 作出, 实施.
    Decide,
    /// 决定.
    Decision,
    /// 事项, 目录.
    Items,
    /// 行政事业性收费.
    Charge,
    /// 信息处理费.
    HandlingFee,
    /// 收费通知.
    FeeNotice,
    /// 收取.
    Collect,

    // Ratios.
    /// 占, 占比.
    Share,
    /// 各占, 占比分别为: several shares follow.
    EachShare,
    /// 总数, 总量: the base of a share.
    Whole,
    /// 增长, 上升.
    Up,
    /// 下降, 减少.
    Down,
    /// 增加到, 增至.
    UpTo,
    /// 下降到, 减至.
    DownTo,
    /// 较, 比, 同比.
    Compare,
    /// 由, 从: where a change starts.
    From,
    /// 到.
    To,
    /// 办结率.
    FinishRate,
    /// 公开率, 主动公开率.
    OpenRate,
    /// 答复率, 解读率, 到期办结率.
    OtherRate,

    // Scope.
    /// 全区, 各部门.
    Wide,
    /// 本机关, 我局, 本级.
    Own,
    /// 我市, 全县 said by a government of itself: wide.
    SubBody,

    // The rest.
    /// 约, 近, 超: how exactly the number is meant.
    About,
    /// 近, 不足.
    AtMost,
    /// 超, 逾.
    AtLeast,
    /// 达, 高达.
    Reaching,
    /// 咨询, 信访, 热线: other things that are received and handled.
    Foreign,
    /// 涉及, 关于, 类: narrows what is counted.
    Narrow,
    /// 其他, 其余.
    Rest,
    /// 为主, 居多: of what kind most are.
    Mainly,
    /// Says nothing about what is counted.
    Filler,
}

use Meaning::*;

/// The words in heaps by their first six bytes (two ideographs), shorter ones by their first three, the longest first:
/// a place of the text is compared with the few words that may begin there.
struct Index {
    words: Vec<(&'static str, Meaning)>,
    /// Where each heap begins in `words`, and the end of the last.
    starts: Vec<u16>,
}

const HEAP_BITS: u32 = 12;

/// The heaps of the long words and of the short ones that may begin as a text does.
fn heaps(text: &str) -> [Option<usize>; 2] {
    // The first byte of an ideograph says little.
    let heap =
        |bytes: [u8; 4]| (u32::from_le_bytes(bytes).wrapping_mul(0x9E37_79B1) >> (32 - HEAP_BITS)) as usize;
    let (long, short) = (text.as_bytes().first_chunk(), text.as_bytes().first_chunk());
    [long.map(|[_, b, c, _, e, f]| heap([*b, *c, *e, *f])), short.map(|[a, b, c]| heap([*a, *b, *c, 0]))]
}

impl Index {
    fn new() -> Index {
        let each = |(meaning, words): &(Meaning, &'static str)| {
            let meaning = *meaning;
            words.split_whitespace().map(move |word| (word, meaning))
        };
        let own = |word: &str| heaps(word).into_iter().flatten().next().unwrap_or(0);
        let mut words: Vec<_> = WORDS.iter().flat_map(each).collect();
        crate::order::by_key(&mut words, |(word, _)| (own(word), std::cmp::Reverse(word.len())));
        let (mut starts, mut at) = (Vec::new(), 0);
        for nth in 0..=1 << HEAP_BITS {
            at += words.iter().skip(at).take_while(|(word, _)| own(word) < nth).count();
            starts.push(at as u16);
        }
        Index { words, starts }
    }

    fn heap(&self, nth: usize) -> &[(&'static str, Meaning)] {
        let range = self.starts.get(nth).zip(self.starts.get(nth + 1));
        range.and_then(|(start, end)| self.words.get(usize::from(*start)..usize::from(*end))).unwrap_or(&[])
    }

    /// The longest word that the text begins with.
    fn longest(&self, text: &str) -> Option<(&'static str, Meaning)> {
        let in_heap = |nth| self.heap(nth).iter().find(|(word, _)| begins(text, word));
        heaps(text).into_iter().flatten().find_map(in_heap).copied()
    }
}

/// The meaning of the longest known word at the beginning of the text, and its bytes.
pub fn at(rest: &str) -> Option<(Meaning, usize)> {
    static INDEX: OnceLock<Index> = OnceLock::new();
    let (word, meaning) = INDEX.get_or_init(Index::new).longest(rest)?;
    Some((meaning, word.len()))
}

/// Words by meaning, parted by spaces. Texts are squeezed and folded before they are looked up, so that
/// punctuation is ASCII and no word holds white space.
static WORDS: &[(Meaning, &str)] = &[
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
        "上半年 下半年 第一季度 第二季度 第三季度 第四季度 一季度 二季度 三季度 四季度 前三季度 季度 月均 每月 本月 当月 日均 每日 每年 每季度 每周",
    ),
    (YearEnd, "截至年底 截止年底 截至 截止 年底 年末 截至目前 截止目前 目前 止"),
    (Sum, "共 共计 合计 总计 总共 累计 一共 总数 总量 总数为 共有 共为 共涉及 总和"),
    (
        Among,
        "其中 其中: 其中, 具体包括 具体情况为 具体如下 按类别分 按类型分 主要类别 按处理结果分 包含以下 即 具体来看 其中有",
    ),
    (
        Including,
        "其中包括 其中主要包括 其中主要 其中突出 其中重点 包括 主要包括 包含 主要有 主要为 主要是 其中包含 涵盖 例如 如",
    ),
    (Containing, "含 其中含 另有 另外 内含 (含"),
    (Respectively, "分别为 分别是 分别有 分别达 各为 分别达到 具体为 具体是"),
    (Each, "分别"),
    (Every, "全部 均 都 所有 全 悉数 一律 皆 均已 全都 全部已"),
    (
        Not,
        "未 无 没有 未曾 没 不存在 从未 暂无 尚无 均无 并无 暂未 均未 尚未发生 也未 亦未 亦无 也无 无任何 未有 零",
    ),
    (Except, "除 除去 扣除"),
    (
        Application,
        "政府信息公开申请 政府信息公开的申请 政府信息公开申请件 政府信息公开申请书 政府信息公开申请事项 政府信息公开申请案件 \
         政府信息依申请公开 政府信息依申请公开申请 政府信息依申请公开件 政府信息公开依申请 政府信息公开依申请件 \
         政府信息公开依申请公开 政府信息公开依申请公开件 依申请公开政府信息 依申请公开政府信息申请 依申请公开信息 \
         依申请公开信息申请 依申请公开申请 依申请公开申请件 依申请公开件 依申请公开事项 依申请公开案件 依申请公开 \
         依申请公开办件 依申请公开业务 依申请公开政府信息情况 依申请公开政府信息件 依申请公开答复 依申请公开文件 \
         依申请 依申请件 依申请办件 依申请公开工作 依申请信息公开 依申请信息公开件 依申请政府信息公开 依申请政府信息 \
         信息公开依申请 信息公开依申请件 信息公开申请 信息公开申请件 信息公开申请事项 信息公开申请案件 \
         政府信息申请 政府信息申请件 公开申请 公开政府信息申请 公开政府信息的申请 申请公开政府信息 申请公开信息 \
         申请政府信息公开 申请信息公开 申请政府信息 信息依申请公开 政务公开申请 政务信息公开申请 政务公开依申请 \
         政府信息公开申请件数 申请公开 政府信息公开(依申请公开) 依申请公开受理件 依法申请公开 依申请公开需求 \
         公民申请公开政府信息 要求公开政府信息的申请 政府公开信息申请 政府信息公开申请信息 信息公开申请信息 政府信息公开申请数量 \
         依申请公开数量 依申请公开申请数量 信息公开申请数量 政府信息公开申请量 申请公开事项 政府信息公开申请表 \
         依申请公开类 依申请公开办理件 依申请公开件数 依申请公开请求 政府信息公开请求 信息公开请求",
    ),
    (Apply, "申请 申请件 申请事项 申请书 申请数量 申请量 申请总量 申请表 办理件 办件 申请材料 申请信息"),
    (
        Receive,
        "收到 新收 新收到 接收 接收到 接到 收悉 接获 新接收 新接到 收到新增 新增 收 收件 共收 共收到 累计收到 \
         新收件 收到的 收到并登记 收取到 接件 接收件 接受 新收取 已收到",
    ),
    (
        Accept,
        "受理 登记 登记受理 接收受理 收到并受理 受理登记 受理了 新受理 受理的 予以受理 接受处理 接收处理 收到受理",
    ),
    (
        Handle,
        "办理 处理 收办 共收办 共收办理 收办理 承办 处置 接收办理 受理办理 受理并办理 收到并办理 收到并处理 收到并答复 受理并答复 受理答复 \
         收到及办理 收到和办理 受理和办理 办理了 处理了 受理办结 受理并办结 受理及办理 受理、办理 受理和处理 接办 \
         收到和处理 办理各类 收到并办结 受理、办结 收件并办理 受理回复 受理并回复 共办理",
    ),
    (
        Finish,
        "办结 答复 回复 办复 办理完毕 处理完毕 办毕 作出答复 完成答复 完成办理 办理答复 办理回复 办理完成 已办结 \
         已答复 已回复 书面答复 书面回复 进行答复 予以答复 予以回复 给予答复 给予回复 进行书面回复 进行书面答复 \
         进行回复 作出书面答复 办理办结 依法答复 依法办结 依规答复 作出了答复 进行了答复 答复完毕 办理结束 答复办结 \
         办结答复 回复办结 完成办结 办结回复 反馈 办结完成 办理并答复 办理及答复 予以办结 公开答复 告知答复 处理答复",
    ),
    (Split, "拆分为 拆分成 拆分 分拆为 分拆成 拆解为"),
    (
        Carry,
        "结转 转结 顺延 转入 延续 遗留 留待 跨年 转至 延至 延期 转到 转 结转至 结转到 转接 跨年度 接转 延期至 顺延至 顺延到 跨年至 留转",
    ),
    (
        CarriedIn,
        "上年结转 上年度结转 上一年结转 上一年度结转 去年结转 上年转结 上年度转结 上年遗留 上年度遗留 去年遗留 \
         结转上年 结转上年度 结转上一年度 上年延续 上年度延续 上年遗留未办结 上年度遗留未办结 上年转入 上年度转入 承接上年 承接上年度 结转自上年度 上年未办结 \
         上年度未办结 上年度结转办理 上年结转办理 上年结转的 上年度结转的 转结上年度 转结上年 结转去年 上一年度转结 上年度结转件 \
         上年度顺延 上年顺延 上年接转 去年转结 往年结转 上一年度结转件 上年结转件 前一年结转",
    ),
    (
        CarriedOut,
        "结转下年 结转下年度 结转下一年 结转下一年度 结转至下年 结转至下年度 结转到下年度 结转到下一年度 结转至下一年度 \
         转结下年 转结下年度 转结下一年度 转下年度 转下年 顺延下年度 顺延到下年度 顺延至下年度 顺延到下一年度 结转次年 \
         结转至次年 转入下年 转入下年度 转入下一年度 转至下年度 转到下年度 延至下年度 跨年办理 结转下年继续办理 \
         结转下年度继续办理 结转下一年度继续办理 转下一年度 转结下一年 结转明年 结转到下年 结转入下年度 下年度继续办理 \
         转结至下年度 顺延至下一年度 结转下年度办理 转结至下一年度 转至下一年度 转到下一年度 下一年度继续办理 下年继续办理",
    ),
    (
        Pending,
        "正在办理 正在办理中 尚在办理 尚在办理中 在办 未办结 尚未办结 仍在办理 仍在办理中 未到期 未到答复期限 \
         尚未答复 未答复 正在处理 正在处理中 尚在处理 待办 待答复 未到办理期限 尚未到期 办理中 在办理中 尚未办理完毕 尚在办理期限内 在办件",
    ),
    (
        InTime,
        "按时 按期 如期 及时 在法定期限内 法定期限内 法定时限内 在法定时限内 在规定期限内 规定期限内 在规定时限内 规定时限内 \
         按时限 限期内 期限内 时限内 在期限内 在法定期限 依法按时 按时依法 均在法定期限内 按规定时限 按法定时限 按法定期限 \
         法定答复期限内 在法定答复期限内 依法依规按时 法定办理期限内 在法定办理期限内 在时限内 按规定期限 在规定时间内 规定时间内 法定时间内 在法定时间内",
    ),
    (
        Outcome(Slot::Granted),
        "予以公开 同意公开 全部公开 准予公开 予以全部公开 同意公开答复 予以公开答复 予公开 属于予以公开 完全公开 给予公开",
    ),
    (Outcome(Slot::Partial), "部分公开 予以部分公开 同意部分公开 同意部分公开答复 部分公开答复 区分处理"),
    (
        Outcome(Slot::Open),
        "予以公开及部分公开 予以公开和部分公开 予以公开或部分公开 予以公开、部分公开 予以公开与部分公开 予以公开或者部分公开 \
         同意公开或部分公开 同意公开和部分公开 同意公开及部分公开 同意公开、部分公开 公开或部分公开 公开及部分公开 公开和部分公开 \
         全部公开或部分公开 全部或部分公开 予以公开(含部分公开) 予以公开或予以部分公开 予以公开和予以部分公开 公开、部分公开",
    ),
    (Outcome(Slot::Refused), "不予公开 未予公开 不公开 不予以公开 决定不予公开"),
    (Outcome(Slot::Unable), "无法提供 不能提供 未能提供 无法公开"),
    (Outcome(Slot::NotProcessed), "不予处理 不予受理 不作处理 不再处理"),
    (
        Outcome(Slot::OtherHandling),
        "其他处理 作其他处理 作出其他处理 其他方式处理 其他处理方式 予以其他处理 做其他处理 其它处理 其他处理结果 其他办理结果 按其他情形处理 其他情形处理 作其他情形处理 按其他情形办理",
    ),
    (SubRow("refuse_state_secret"), "属于国家秘密 国家秘密"),
    (
        SubRow("refuse_law_forbidden"),
        "其他法律行政法规禁止公开 法律行政法规禁止公开 法律、行政法规禁止公开 其他法律、行政法规禁止公开",
    ),
    (
        SubRow("refuse_safety_stability"),
        "危及\"三安全一稳定\" 三安全一稳定 危及三安全一稳定 危及\"三安全、一稳定\"",
    ),
    (SubRow("refuse_third_party"), "保护第三方合法权益 第三方合法权益"),
    (
        SubRow("refuse_internal_affairs"),
        "属于三类内部事务信息 三类内部事务信息 内部事务信息 三类内部事务 内部事务",
    ),
    (SubRow("refuse_process_info"), "属于四类过程性信息 四类过程性信息 过程性信息"),
    (
        SubRow("refuse_enforcement_file"),
        "属于行政执法案卷 行政执法案卷 执法案卷 行政执法案卷信息 属于行政执法案卷信息",
    ),
    (SubRow("refuse_admin_query"), "属于行政查询事项 行政查询事项 行政查询"),
    (
        SubRow("unable_not_held"),
        "本机关不掌握相关政府信息 本机关不掌握 不掌握相关政府信息 不掌握 信息不存在 申请信息不存在 政府信息不存在 \
         不属于本机关公开 不属于本机关 非本机关 不属于本机关公开范围 非本机关公开 本单位不掌握",
    ),
    (SubRow("unable_need_making"), "没有现成信息需要另行制作 没有现成信息 需要另行制作 需另行制作 另行制作"),
    (
        SubRow("unable_unclear"),
        "补正后申请内容仍不明确 补正后仍不明确 申请内容仍不明确 仍不明确 补正后申请内容不明确",
    ),
    (
        SubRow("noproc_petition"),
        "信访举报投诉类申请 信访举报投诉类 信访举报投诉 信访投诉举报类 信访、举报、投诉类 信访、举报、投诉 信访投诉举报 信访举报投诉等",
    ),
    (SubRow("noproc_repeat"), "重复申请 属于重复申请"),
    (SubRow("noproc_publication"), "要求提供公开出版物 公开出版物"),
    (SubRow("noproc_abusive"), "无正当理由大量反复申请 大量反复申请"),
    (
        SubRow("noproc_reconfirm"),
        "要求行政机关确认或重新出具已获取信息 确认或重新出具已获取信息 重新出具已获取信息 确认或重新出具",
    ),
    (SubRow("other_no_correction"), "申请人无正当理由逾期不补正 无正当理由逾期不补正 逾期不补正 逾期未补正"),
    (
        SubRow("other_unpaid"),
        "逾期未缴费 逾期不缴费 逾期未缴纳费用 逾期未按收费通知要求缴纳费用 申请人逾期未缴费",
    ),
    (
        Applicant(Slot::Natural),
        "自然人 公民 个人 自然人申请 公民个人 自然人提交 自然人申请人 个人申请 公民申请 自然人提出",
    ),
    (
        Applicant(Slot::Organisations),
        "法人或其他组织 法人和其他组织 法人及其他组织 法人、其他组织 法人其他组织 法人或者其他组织 法人与其他组织 \
         企业和组织 企业或组织 法人和组织 法人组织 单位 组织 企业或其他组织 法人或组织 法人及组织 法人(其他组织) 法人",
    ),
    (Applicant(Slot::Business), "商业企业 企业 公司 商业机构"),
    (Applicant(Slot::Research), "科研机构"),
    (Applicant(Slot::Charity), "社会公益组织 社会公益组织机构 公益组织"),
    (Applicant(Slot::LegalService), "法律服务机构 律师事务所"),
    (Applicant(Slot::OtherApplicants), "其他申请人 其他申请主体 其他类申请人 其他申请者 其它申请人"),
    (
        Channel,
        "网络 网上 在线 线上 线下 信函 邮寄 邮政 快递 当面 现场 窗口 传真 书面 电子邮件 邮件 邮箱 信件 信函方式 电话 \
         纸质 网站 平台 门户网站 互联网 政务服务网 信息公开平台 其他方式 其他渠道 网络平台 网络方式 网络渠道 来信 EMS \
         当面申请 网络申请 网上申请 在线申请 书面申请 信函申请 邮寄申请 线上申请 线下申请 现场申请 窗口申请 传真申请 电子邮件申请 \
         信件申请 其他方式申请 网络提交 当面提交 信函提交 口头 挂号信 平台申请 系统 转办 邮政寄送 邮寄方式 微信 网页 来函 网上提交 政府网站",
    ),
    (Review, "行政复议 复议 行政复议案件 复议案件 行政复议案 复议件 行政复议件 复议案 行政复议申请 复议申请"),
    (
        Suit,
        "行政诉讼 诉讼 行政诉讼案件 诉讼案件 诉讼件 行政诉讼件 行政诉讼案 诉讼案 起诉 应诉 行政应诉 应诉案件 行政应诉案件",
    ),
    (
        SuitDirect,
        "未经复议直接起诉 未经行政复议直接起诉 直接起诉 未经复议直接提起诉讼 未经复议直接提起行政诉讼 未经复议的行政诉讼",
    ),
    (
        SuitAfter,
        "复议后起诉 经复议后起诉 复议后提起诉讼 复议后提起行政诉讼 经复议后提起行政诉讼 经行政复议后起诉 行政复议后起诉 复议后诉讼 经复议起诉",
    ),
    (
        Dispute,
        "行政争议 复议诉讼 复议、诉讼 行政复议、行政诉讼 行政复议和行政诉讼 行政复议及行政诉讼 行政复议与行政诉讼 \
         行政复议或行政诉讼 行政复议或诉讼 行政复议、诉讼 行政复议和诉讼 行政复议及诉讼 行政复议诉讼 行政复议行政诉讼 \
         复议和诉讼 复议及诉讼 复议或诉讼 复议、诉讼案件 行政复议和诉讼案件 行政复议、行政诉讼案件 行政复议和行政诉讼案件 \
         行政复议及行政诉讼案件 行政复议、诉讼案件 行政复议或者行政诉讼 行政争议案件 复议诉讼案件 行政复议、提起行政诉讼 \
         行政复议和提起行政诉讼 行政复议或提起行政诉讼 行政复议及提起行政诉讼 行政复议、应诉案件 行政复议及诉讼案件 行政复议诉讼案件 \
         行政复议、提起诉讼 行政复议与诉讼 行政诉讼、行政复议 行政诉讼和行政复议 行政诉讼及行政复议 诉讼和复议 诉讼、复议",
    ),
    (
        Result(CaseResult::Upheld),
        "结果维持 维持 予以维持 被维持 获维持 获得维持 维持原行政行为 维持结果 复议维持 驳回复议 获支持",
    ),
    (
        Result(CaseResult::Corrected),
        "结果纠正 纠正 纠错 被纠错 被纠正 撤销 被撤销 确认违法 责令重作 责令重新答复 责令履行 撤销并责令重新答复 予以纠正",
    ),
    (Result(CaseResult::Other), "其他结果 其它结果"),
    (
        LooseResult(CaseResult::Other),
        "撤回 终止 驳回起诉 撤诉 撤回起诉 终止审理 准予撤诉 终止复议 撤回复议申请 驳回 不予立案 驳回诉讼请求 撤回申请 主动撤回 驳回复议申请",
    ),
    (
        Result(CaseResult::Pending),
        "尚未审结 未审结 正在审理 正在审理中 尚在审理 尚在审理中 审理中 未结案 待审结 未审理完毕 尚未结案 仍在审理中 正在办理复议",
    ),
    (
        Lost,
        "败诉 败诉案件 被确认违法 败诉情况 被撤销或确认违法 败诉、纠错 败诉的情况 败诉及纠错 纠错败诉 败诉率",
    ),
    (NoLoss, "零败诉 \"零败诉\" 零纠错 \"零纠错\" 零败诉、零纠错 0败诉 \"0败诉\" 全部胜诉 均胜诉"),
    (
        OfCases,
        "发生 引发 引起 产生 提起 被提起 被申请 被提起的 涉及的 涉及我局 涉及本机关 涉及我单位 涉及我办 涉及我镇 涉及我街道 涉及我乡 涉及本单位 涉及政府信息公开 涉及信息公开 涉及政府信息公开工作 涉及我局的 涉及本机关的 涉我局 以 案件 案 相关 有关 引发的 引起的 产生的 \
         发生的 因 而 工作 导致 导致的 起因 涉诉 被诉 收到因 提出 提请 审结 已审结 结案 已结案 均已审结 \
         而引发 所引发的 所引起的 提起的 申请的 当事人 申请人 被 败诉风险",
    ),
    (OtherCases, "备案 出庭 指导 代理 旁听 应诉率 审理 调解 参加 协助 复议机关 讨论 研判 会商 立案"),
    (
        InfoPub,
        "政府信息公开 信息公开 政府信息 政务公开 政府信息公开类 信息公开类 政府信息公开工作 信息公开工作 涉政府信息公开 涉信息公开 政府信息公开方面 政府信息公开领域 信息公开领域 政府信息公开事项 政府信息公开案件 信息公开案件",
    ),
    (NormDoc, "规范性文件 行政规范性文件 规范性文件共 党政规范性文件"),
    (Regulation, "规章 政府规章 市政府规章 地方政府规章"),
    (
        Make,
        "制发 制定 出台 印发 新制定 新制发 新出台 制定出台 制定印发 制定发布 新印发 出台印发 新制 制发了 本年制发 本年新制作 制作 制订 制定实施 起草制定 发文 制定下发 新发布",
    ),
    (
        Repeal,
        "废止 宣布失效 清理废止 失效 宣布废止 废止失效 废止或失效 废止和宣布失效 废止、失效 本年废止 废止或宣布失效 废止和失效",
    ),
    (Valid, "现行有效 继续有效 有效 现行有效的 现有有效 保留 现行有效件数 目前有效 现行"),
    (
        Publish,
        "公开 发布 公示 主动公开 刊登 刊发 公布 推送 集中公开 公开了 发布了 依法公开 主动发布 登载 编发 转载 集中对外公开 对外公开 新公开 公开发布 及时公开 更新 上传 录入 归集 报送 备案审查",
    ),
    (
        Enforce(Slot::Licences),
        "行政许可 许可 行政许可事项 行政许可申请 许可决定 行政许可决定 行政许可办件 许可事项 行政审批",
    ),
    (
        Enforce(Slot::Penalties),
        "行政处罚 处罚 行政处罚决定 处罚决定 行政处罚案件 处罚案件 行政处罚事项 行政处罚信息 处罚结果",
    ),
    (
        Enforce(Slot::Coercion),
        "行政强制 强制 行政强制措施 行政强制决定 强制措施 行政强制执行 强制执行 行政强制事项",
    ),
    (Decide, "作出 做出 实施 下达 核发 本年处理 作出了 办结行政许可 依法作出 依法实施"),
    (Decision, "决定 决定书 处理决定 处理决定数量 决定数量"),
    (Items, "事项 目录 清单 权力事项 项目"),
    (Charge, "行政事业性收费 行政事业性收费金额 行政事业性收费收入 行政事业收费 行政性收费"),
    (
        HandlingFee,
        "信息处理费 政府信息公开信息处理费 政府信息处理费 信息公开处理费 政府信息公开信息处理费用 信息处理费用 处理费",
    ),
    (FeeNotice, "收费通知 收费通知书 缴费通知 收费告知书 缴费通知书 信息处理费通知"),
    (Collect, "收取 征收 收缴 发出 实收 收费 收取了 发送 产生收费 共收取 实际收取"),
    (
        Share,
        "占 占比 所占比例 所占比例为 所占比例达 所占比重 占比为 约占 比重 占比约 比例为 比例达 占总量的 占总数的 占总数 占总量 占全部 占比约为 占到",
    ),
    (EachShare, "各占 占比分别为 占比分别是 占比分别达 占比各为 比例分别为 比重分别为"),
    (
        Whole,
        "申请总数 办结总数 答复总数 总件数 申请总件数 总受理量 办结数 答复数 总申请量 全部申请 总申请数 受理总数 办理总数",
    ),
    (
        Up,
        "增长 上升 增加 提高 增幅 提升 升高 增多 涨幅 增 多 增长了 上升了 增加了 提高了 增长率 增幅为 增长率为 增量 上涨",
    ),
    (Down, "下降 减少 回落 降低 降幅 减 下降了 减少了 降低了 少 下滑 降幅为 减幅 减幅为 缩减 回落了 下跌"),
    (
        UpTo,
        "增加到 增加至 增至 增长到 增长至 上升到 上升至 提高到 提高至 提升到 提升至 升至 扩大到 扩展到 拓展到",
    ),
    (DownTo, "减少到 减少至 减至 下降到 下降至 降低到 降低至 降至 回落到 回落至 压缩到 压减到 精简到"),
    (Compare, "较 比 同比 相比 环比 与 对比 相较 相较于 较之 年同比 比较 同比去年 较上年同比"),
    (From, "由 从 由原来的 从原来的 由去年的 从去年的 由上年的 从上年的"),
    (To, "到 至"),
    (FinishRate, "办结率 办结率为 办理率 按期办结率 按时办结率"),
    (OpenRate, "公开率 主动公开率 平均公开率 平均主动公开率 公开率为 主动公开率为"),
    (
        OtherRate,
        "到期办结率 限期办结率 应办结率 及时办结率 办结回复率 回访率 核实率 更新率 原创率 采纳率 答复率 解读率 回复率 满意率 满意度 及时率 合格率 维持率 纠错率 覆盖率 完成率 按时答复率 按期答复率 知晓率 按时回复率 胜诉率 准确率",
    ),
    (
        Wide,
        "全省 全市 全县 全区 全州 全旗 全盟 全镇 全乡 全系统 全街道 全局 我省 我市 我县 我区 我州 我旗 各级 各级行政机关 各级政府 \
         各部门 各单位 各地 各镇街 各县市区 各责任单位 各地各部门 市县两级 区县两级 各镇(街道) 各县(市、区) 各乡镇 各街道 各街镇 \
         各信息公开责任单位 各政府信息公开责任单位 各公开单位 各行政机关 全市各级 全区各级 全县各级 各职能部门 全市各级行政机关 全区各级行政机关 \
         各镇 各区县 各有关单位 各县区 全县各级行政机关 各镇街道 全市行政机关 全区行政机关 全县行政机关 各乡镇(街道)",
    ),
    (
        Own,
        "本级 政府本级 区政府本级 市政府本级 县政府本级 省政府本级 市本级 区本级 县本级 省本级 本机关 本单位 我局 我委 我办 我厅 \
         我街道 我镇 我乡 我单位 本局 本委 本办 本厅 本街道 本镇 本乡 我中心 本中心 我街 我处 我分局 我队 我支队 我机关 我院 我所 \
         街道办 本办事处 我办事处 代表省政府 代表市政府 代表县政府 代表区政府 代表市人民政府 代表区人民政府 代表县人民政府 代表市县政府 我部门",
    ),
    (About, "约 大约 大概 约为 平均"),
    (AtMost, "近 将近 接近 不足 不到 最多"),
    (AtLeast, "超 超过 逾 突破 至少 已超过 超出 多达 已超 已突破"),
    (Reaching, "达 高达 达到 多达到"),
    (
        Foreign,
        "咨询 投诉 信访 留言 热线 建议 提案 举报 来访 工单 诉求 信箱 网民 意见 解读 发布会 访谈 点击 访问 浏览 粉丝 关注 阅读 \
         培训 会议 检查 督查 通报 公报 栏目 专栏 专题 账号 公众号 微博 新闻 动态 政策 指南 制度 采购 招标 交易 公文 文件 \
         建议提案 人大代表 政协委员 议案 历史遗留 遗留问题 拟废止 拟修改 拟制定 建议废止 建议修改 问卷 调查 稿件 信息员 网友 便民服务 民生 市民 提问 回应 舆情 好差评 评价 审批 人事 任免 预算 决算 \
         组织机构 机构设置 机构概况 机构职能 组织领导 单位概况 单位信息 单位职责 企业信息 个人信息 个人隐私 \
         业务 群众反映 民意 订阅 查阅点 查阅 备案件 登记册 信件往来 市长信箱 局长信箱 县长信箱 区长信箱 政务服务 12345 敏感 错误 问题 整改",
    ),
    (Narrow, "涉及 关于 针对 围绕 方面 领域 类 主题 内容 类型 通过 经由 采用 属 符合 涉"),
    (
        Rest,
        "其他 其它 其余 其他类 其他类别 其他信息 其它信息 其他类信息 其他各类 其他方面 其他各类信息 其他政府信息 剩余 其他形式",
    ),
    (Mainly, "为主 为主体 居多 占多数 占大多数"),
    (
        Filler,
        "的 了 为 且 原因 任何 一件 一起 该类 依据法定 是 有 件 中 其 等 已 并 和 及 或 、 依法 依规 依法依规 规范 严格 认真 总 件数 数量 数 量 总数量 情况 公众 社会公众 \
         群众 群众的 提交 提交的 提出的 申请人提交的 继续办理 继续 办理的 各类 各项 来自 按照 按照规定 按规定 按要求 要求 规定 我们 实现 \
         公民、法人和其他组织 公民、法人或其他组织 公民、法人或者其他组织 公民、法人及其他组织 公民法人和其他组织 公民、法人和其他社会组织 \
         公民、法人和社会组织 公民、法人或组织 公民、法人、其他组织 公民、法人和组织 公民和法人 公民、法人 公民、法人及社会组织 企业、群众 企业和群众 群众和企业 \
         实际 本 该 此 次 各种 经 向 对 给 在 于 上 内 后 前 里 个 社会 向社会 面向社会 正式 依据 根据 案件数 上述 以上 成功 仍 也 又 还 则 同时 \
         数为 结果 办理结果 处理结果 答复结果 年度内 期间 形式 方式 类别 类型为 申请人类型 申请类型 申请方式 办结的 答复的 新 另 单 \
         政府 市政府 区政府 县政府 人民政府 办公室 依照 条例 相关规定 国家 行政 行政机关 目前已 现 现已 现有 相关部门 有关部门 主要 仅 只 \
         件次 予以 进行 书面形式 定期 当前 年 来 我 按 处理结果为 办理情况 受理情况 所 亦 者 一并 人民 答 复 件为 部 全年的 \
         公共 共同 共享 共建 共治 共性 共识 中共 提供 主动 再 均已按 平台上 完成 完成了 全面 开展 情形 情形的 属于 表现为 即时 立即 随即 即将 即可 即日",
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_word_wins() {
        assert_eq!(at("上年度结转5件"), Some((CarriedIn, "上年度结转".len())));
        assert_eq!(at("予以公开及部分公开149件"), Some((Outcome(Slot::Open), "予以公开及部分公开".len())));
        assert_eq!(at("政府信息公开申请5件"), Some((Application, "政府信息公开申请".len())));
        assert_eq!(at("公民、法人和其他组织提交"), Some((Filler, "公民、法人和其他组织".len())));
        assert_eq!(at("鱼"), None);
    }

    #[test]
    fn every_word_is_found() {
        for (meaning, words) in WORDS {
            for word in words.split_whitespace() {
                assert_eq!(at(word), Some((*meaning, word.len())), "{word}");
            }
        }
    }

    #[test]
    fn no_word_has_two_meanings() {
        let mut all: Vec<&str> = WORDS.iter().flat_map(|(_, words)| words.split_whitespace()).collect();
        all.sort_unstable();
        let twice: Vec<_> = all.windows(2).filter(|w| w[0] == w[1]).map(|w| w[0]).collect();
        assert!(twice.is_empty(), "{twice:?}");
    }
}
