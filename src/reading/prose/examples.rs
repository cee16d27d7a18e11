//! Each slot with sentences that have it and sentences that look like it and do not. The number in question
//! stands in `«»`. Offices write these in hundreds of ways; a new way that is met goes here first.

/// A slot with its examples.
pub struct Example {
    /// The slot, `o_sub.row` for a row of table 3.
    pub slot: &'static str,
    /// Sentences in which the marked number has it, surely.
    pub real: &'static [&'static str],
    /// Sentences in which it has not, or not surely.
    pub counter: &'static [&'static str],
}

/// The examples; the report is of 青禾区教育局 on 2023.
pub static EXAMPLES: &[Example] = &[
    Example {
        slot: "n_new",
        real: &[
            "2023年,我局共收到政府信息公开申请«12»件。",
            "全年新收政府信息公开申请«12»件,上年结转3件。",
            "2023年度共收到依申请公开政府信息申请«12»件,均已答复。",
            "本年度我局共接收信息公开申请«0»件。",
            "收到公民、法人和其他组织提出的政府信息公开申请«12»件。",
            "2023年共收到政府信息依申请公开共«12»件。",
            "依申请公开方面,全年共收到申请«7»件,办结7件。",
            "共收到«36»件政府信息公开申请。",
            "新收到依申请公开«五»件",
        ],
        counter: &[
            "收到网上申请«12»件,信函申请3件。",
            "收到群众来信«12»件。",
            "2022年,共收到政府信息公开申请«12»件。",
            "收到行政许可申请«12»件。",
            "收到征地拆迁类政府信息公开申请«12»件。",
            "通过区长信箱收到咨询«12»件。",
        ],
    },
    Example {
        slot: "n_accept",
        real: &[
            "共受理政府信息公开申请«12»件。",
            "受理«36»件政府信息公开申请(均为自然人提交)",
            "依法受理依申请公开«5»宗",
        ],
        counter: &["受理群众投诉«12»件", "通过12345热线共受理诉求«120»件"],
    },
    Example {
        slot: "n_done",
        real: &[
            "收到政府信息公开申请12件,办结«11»件,结转下年1件。",
            "共收到政府信息公开申请12件。已答复«11»件。",
            "答复政府信息公开申请«198»件(含上年度结转申请2件)",
            "收到政府信息公开申请36件,其中按期办结«36»件",
            "收到依申请公开5件,«3»件已按照相关要求进行书面回复,2件结转。",
        ],
        counter: &[
            "公布信息69条,工作动态61条,运输管理8条,依申请公开事项办结«1»件",
            "办结12345热线工单«50»件",
            "答复网民留言«50»条",
            "建议提案全部办结,共答复«50»件",
        ],
    },
    Example {
        slot: "n_in",
        real: &[
            "收到政府信息公开申请12件,上年结转«2»件。",
            "答复政府信息公开申请198件(含上年度结转申请«2»件,另有3件顺延到下年度答复)",
            "收到政府信息公开申请12件,2022年结转至2023年办理«2»件",
        ],
        counter: &["收到政府信息公开申请12件,结转至2024年办理«2»件"],
    },
    Example {
        slot: "n_out",
        real: &[
            "收到政府信息公开申请12件,办结10件,结转下年度继续办理«2»件。",
            "收到政府信息公开申请12件,«2»件结转2024年度继续办理。",
            "收到政府信息公开申请12件,另有«2»件申请按照《条例》顺延到下年度答复",
            "收到政府信息公开申请12件,转下年度办理«2»件",
            "收到政府信息公开申请12件,«7»件正在办理中",
            "收到政府信息公开申请12件,结转到2024年办理«2»件",
        ],
        counter: &["收到政府信息公开申请12件,上年结转«2»件"],
    },
    Example {
        slot: "n_pool",
        real: &["收到政府信息公开申请132件,上年结转2件,共计«134»件。"],
        counter: &["收到咨询132件,共计«134»件。"],
    },
    Example {
        slot: "o_granted",
        real: &[
            "收到政府信息公开申请20件。其中,予以公开«15»件",
            "办结依申请公开件20件,同意公开«15»件",
            "答复信息公开申请20件,«15»件予以公开",
        ],
        counter: &["制作信息30条,其中予以公开«15»条"],
    },
    Example {
        slot: "o_open",
        real: &[
            "答复政府信息公开申请20件,予以公开及部分公开«15»件,占75%",
            "答复政府信息公开申请20件,其中同意公开或部分公开共«15»件",
        ],
        counter: &["公开«15»件"],
    },
    Example {
        slot: "o_mixed",
        real: &[
            "答复政府信息公开申请20件,不予公开、无法提供共«5»件",
            "答复政府信息公开申请20件,不予公开、无法提供和不予处理合计«5»件",
        ],
        counter: &["答复政府信息公开申请20件,不予公开、无法提供«5»件"],
    },
    Example {
        slot: "o_refuse",
        real: &["答复政府信息公开申请20件,不予公开«5»件"],
        counter: &["全年发文69件,其中主动公开12件,依申请公开3件,不予公开«54»件"],
    },
    Example {
        slot: "o_unable",
        real: &["答复政府信息公开申请20件,因本机关不掌握等原因无法提供«5»件"],
        counter: &[],
    },
    Example {
        slot: "o_other",
        real: &[
            "答复政府信息公开申请20件,作其他处理(含申请人主动撤回申请)«5»件",
            "答复政府信息公开申请20件,其他处理«5»件",
        ],
        counter: &[],
    },
    Example {
        slot: "o_sub",
        real: &[
            "答复政府信息公开申请20件,其中属于行政执法案卷«5»件",
            "答复政府信息公开申请20件,重复申请«5»件",
        ],
        counter: &[],
    },
    Example {
        slot: "a_natural",
        real: &[
            "收到政府信息公开申请20件,其中自然人«15»件",
            "新收依申请公开224件,其中«208»件是自然人",
            "收到政府信息公开申请4件,申请人为自然人的«2»件",
        ],
        counter: &[],
    },
    Example {
        slot: "a_org",
        real: &["收到政府信息公开申请20件,法人或其他组织申请«5»件"],
        counter: &[
            "收到政府信息公开申请20件,公开组织机构«5»件",
            "收到公民、法人和其他组织政府信息公开申请«5»件",
        ],
    },
    Example {
        slot: "a_other",
        real: &["收到政府信息公开申请20件,其中自然人15件,其他申请人«5»件"],
        counter: &["收到政府信息公开申请20件,其中自然人15件,其他«5»件"],
    },
    Example { slot: "ch", real: &[], counter: &[] },
    Example {
        slot: "rv",
        real: &[
            "因政府信息公开引起的行政复议«2»件。",
            "本年度因政府信息公开申请被提起行政复议«2»件,未发生行政诉讼。",
            "因政府信息公开工作发生行政复议案件«2»起",
            "收到因政府信息公开申请引起的行政复议«1»件(已办结)",
            "收到针对我局信息公开工作的行政复议«2»件",
        ],
        counter: &["办理行政复议案件«20»件", "全年备案政府信息公开领域行政复议案件«20»件"],
    },
    Example {
        slot: "su",
        real: &["因政府信息公开引发行政诉讼«2»件。", "政府信息公开行政复议7件,诉讼«9»件"],
        counter: &[
            "政府信息公开行政诉讼败诉«2»件",
            "未经复议直接起诉«2»件",
            "办理行政复议案件312件,行政应诉«40»件",
        ],
    },
    Example {
        slot: "rvsu",
        real: &["全区政府信息公开共被提起行政复议或诉讼«55»件", "政府信息公开行政复议、行政诉讼案件«5»件"],
        counter: &["行政复议2件、诉讼«3»件"],
    },
    Example {
        slot: "rv_upheld",
        real: &[
            "政府信息公开行政复议3件(维持«2»件、纠正1件)",
            "因政府信息公开产生行政复议案件6件,其中行政复议结果维持«5»件",
        ],
        counter: &["政府信息公开行政诉讼3件,维持«2»件"],
    },
    Example {
        slot: "d_made",
        real: &["制发行政规范性文件«2»件", "本年新制定规范性文件«2»部"],
        counter: &["制发公文«2»件", "公开规范性文件及政策解读等信息共«194»条"],
    },
    Example {
        slot: "d_repealed", real: &["制发行政规范性文件2件,废止«10»件,现行有效14件"], counter: &[]
    },
    Example {
        slot: "d_valid", real: &["制发行政规范性文件2件,废止10件,现行有效件数«14»件"], counter: &[]
    },
    Example {
        slot: "pen",
        real: &["作出行政处罚决定«98»件", "实施行政处罚«98»起", "作出行政许可决定12件,行政处罚决定«98»件"],
        counter: &["公示行政处罚信息«98»条", "行政处罚事项«98»项"],
    },
    Example {
        slot: "lic", real: &["作出行政许可决定«98»件"], counter: &["受理行政许可申请«98»件"]
    },
    Example {
        slot: "ipf", real: &["收取信息处理费«400»元"], counter: &["行政事业性收费«400»元"]
    },
    Example {
        slot: "fee_amt", real: &["行政事业性收费«2.02»万元"], counter: &["收取信息处理费«400»元"]
    },
];

#[cfg(test)]
mod tests {
    use super::super::facts_of;
    use super::*;
    use crate::report::{BodyKind, Identity, Located};
    use crate::text::Span;

    fn slot_of(sentence: &str) -> (String, bool, bool) {
        let identity = Identity {
            kind: Some(BodyKind::Dept),
            body: Some(Located { value: "青禾区教育局".into(), span: Span::default() }),
            year: Some(Located { value: 2023, span: Span::default() }),
            ..Identity::default()
        };
        let start = sentence.find('«').expect("a marked number");
        let text = sentence.replace(['«', '»'], "");
        let facts = facts_of(&text, &identity).facts;
        let fact = facts.iter().find(|f| f.span.start == start);
        fact.map_or(("nothing".into(), false, false), |f| (f.slot.into(), f.certain, f.this_year))
    }

    #[test]
    fn sentences_have_the_slots_they_should_have() {
        let mut problems = Vec::new();
        for example in EXAMPLES {
            for sentence in example.real {
                let (slot, certain, this_year) = slot_of(sentence);
                if slot != example.slot || !certain || !this_year {
                    problems.push(format!("{sentence}: {slot}, certain {certain}, this year {this_year}"));
                }
            }
            for sentence in example.counter {
                let (slot, certain, this_year) = slot_of(sentence);
                if slot == example.slot && certain && this_year {
                    problems.push(format!("{sentence}: should not be {slot}"));
                }
            }
        }
        assert!(problems.is_empty(), "\n{}", problems.join("\n"));
    }
}
