//! What is said of an enumeration that does not come to its whole: one table, the first row that fits decides. Its
//! levels were measured (docs/accuracy.md); no row speaks as an error, because its reading may be another.

use super::evidence::{Evidence, Mending, NEARLY_WHOLE};
use crate::finding::Severity;
use crate::report::prose::{Ending, Opening};

/// A row: what it is, and what is said where it fits.
pub struct Row {
    /// Its name, as docs/accuracy.md counts it.
    pub name: &'static str,
    /// How loudly; `None`: nothing is said.
    pub level: Option<Severity>,
    /// What it decides, as a sentence of a report.
    pub example: &'static str,
    fits: fn(&Evidence) -> bool,
}

const fn row(
    name: &'static str,
    level: Option<Severity>,
    example: &'static str,
    fits: fn(&Evidence) -> bool,
) -> Row {
    Row { name, level, example, fits }
}

/// Short by so many thousandths of the whole, a led list was meant to be whole: hardly any partial one comes so near.
const HARDLY_OFF: i128 = 30;
/// The same where it has many parts.
const HARDLY_OFF_OF_MANY: i128 = 60;
/// Parts that are many.
const MANY: usize = 5;
/// Above the whole by more, parts that another reading explains are no slip.
const HALF_OVER: i128 = 500;
/// Short by more, parts that one slip would mend were as likely never meant to be all.
const HALF_SHORT: i128 = 500;
/// Beyond it the parts of a bare list belong to something else.
const BARE: i128 = 250;
/// The same of one that is told channel by channel.
const BARE_CHANNELS: i128 = 100;
/// Of a small whole one more or less is many thousandths, and found by chance.
const SMALL: i64 = 99;
/// Beyond it the whole is another one.
const ANOTHER_WHOLE: i128 = 1000;

const WARNING: Option<Severity> = Some(Severity::Warning);
const HINT: Option<Severity> = Some(Severity::Info);

/// The table.
pub static TABLE: &[Row] = &[
    row(
        "with what was carried in",
        None,
        "收到政府信息公开申请50件，上年结转10件，其中予以公开40件，部分公开10件，不予处理10件。",
        |e| e.with_carried_in,
    ),
    row(
        "the last parts are of a whole farther off",
        None,
        "公开信息96条，其中网站公开41条，其中执法信息6条，部门信息55条。",
        |e| e.goes_on_outside,
    ),
    row(
        "led, over, though another reading comes out",
        HINT,
        "公开信息260条，其中动态136条，公告124条，解读42条。",
        |e| e.explained && led_plainly(e) && e.over && e.gap <= HALF_OVER,
    ),
    row(
        "another reading comes out",
        None,
        "公开信息60条，其中动态36条，公告20条。公示栏公开4条。",
        |e| e.explained,
    ),
    row("a number is rough", None, "公开信息60余条，其中动态36条，公告42条。", |e| e.rough),
    row(
        "another rule's",
        None,
        "收到政府信息公开申请60件，其中36件已答复，剩余20件结转下年度办理。",
        |e| e.of_others,
    ),
    row("one part", None, "公开信息60条，其中动态36条。", |e| e.parts < 2),
    row(
        "a site's statistics, one slip would mend them",
        HINT,
        "网站发布信息4800条，其中政务动态信息900条，概况类信息2000条，信息公开目录信息190条。",
        |e| e.of_site && !e.over && e.gap > NEARLY_WHOLE && e.slip != Mending::None,
    ),
    row(
        "a site's statistics",
        None,
        "网站发布信息6000条，其中政务动态信息900条，概况类信息20条，信息公开目录信息1900条。",
        |e| e.of_site && !e.over && e.gap > NEARLY_WHOLE,
    ),
    row(
        "over, and so are its shares",
        None,
        "公开信息60条，其中动态36条，占60%；公告42条，占70%。",
        |e| e.over && e.shares_fall_short,
    ),
    row(
        "one of a row, not its whole",
        None,
        "公开要闻85条，通知33条，部门动态60条，民生动态31条，其他52条。",
        |e| e.opening == Opening::Bare && e.in_row,
    ),
    row("over, of another whole", None, "公开公报6期，其中动态360条，公告420条。", |e| {
        e.over && e.gap > ANOTHER_WHOLE && (no_slip(e) || e.larger_whole && !closed(e) && !plain(e))
    }),
    row(
        "over, two parts nearly fill the whole, no slip would mend it",
        HINT,
        "公开事项1126项，其中网上办理1098项，现场办理1071项。",
        |e| e.over && e.overlapping && no_slip(e),
    ),
    row(
        "people by what they are, cases by instances",
        HINT,
        "培训工作人员38人，其中科级干部9人，新任人员6人，女同志21人。",
        |e| {
            e.of_traits
                && (e.over || !e.names_all)
                && matches!(e.opening, Opening::Led | Opening::Including | Opening::Apposed)
        },
    ),
    row(
        "over, some counted twice",
        None,
        "公开信息60条，其中网站52条，公众号36条，同时在两处公开28条。",
        |e| e.over && e.ending == Ending::Twice,
    ),
    row(
        "led, over, one unit",
        WARNING,
        "公开信息60条，内容丰富。其中，动态36条，公告42条。",
        |e| e.opening == Opening::Led && e.over && e.one_unit,
    ),
    row(
        "over, none in the unit of the whole",
        None,
        "制定文件6件，均作了解读，其中文字解读6篇，视频解读4个。",
        |e| e.over && !e.of_its_unit && !e.adjacent,
    ),
    row("led, over, several units", WARNING, "公开信息60条，其中动态36条，公告42期。", |e| {
        e.opening == Opening::Led && e.over
    }),
    row("including, over", WARNING, "公开信息60条，内容涵盖动态36条，公告42条。", |e| {
        e.opening == Opening::Including && e.over
    }),
    row(
        "short, many parts and 等, hardly off",
        HINT,
        "公开信息160条，其中动态86条，公告30条，解读20条，文件12条，问答8条等。",
        |e| {
            of_parts(e)
                && !e.over
                && e.ending == Ending::Open
                && e.parts >= MANY
                && e.gap <= HARDLY_OFF_OF_MANY
                && !e.shares_fall_short
        },
    ),
    row("short, goes on", None, "公开信息60条，其中动态36条，公告12条等。", |e| {
        !e.over && (e.ending != Ending::Whole || e.shares_fall_short)
    }),
    row(
        "led, short, names all",
        WARNING,
        "公开信息60条，内容丰富。其中，动态36条，公告12条，其他2条。",
        |e| e.opening == Opening::Led && !e.over && e.names_all,
    ),
    row(
        "including, short, names all",
        WARNING,
        "公开信息60条，内容涵盖动态36条，公告12条，其他2条。",
        |e| e.opening == Opening::Including && !e.over && e.names_all,
    ),
    row(
        "led or including, short, hardly off",
        WARNING,
        "公开信息160条，内容丰富。其中，动态136条，公告23条。",
        |e| of_parts(e) && e.gap <= hardly(e),
    ),
    row(
        "led, short, hardly off, three parts or more",
        WARNING,
        "公开信息160条，内容丰富。其中，动态86条，公告56条，解读10条。",
        |e| {
            of_parts(e)
                && e.opening == Opening::Led
                && e.one_unit
                && e.parts > 2
                && e.gap <= HARDLY_OFF_OF_MANY
        },
    ),
    row(
        "led, short, one slip would mend it, three parts or more of a hundred",
        WARNING,
        "公开信息160条，内容丰富。其中，动态43条，公告57条，解读20条。",
        |e| e.gap <= HALF_SHORT && many_of_a_hundred(e) && e.slip != Mending::None,
    ),
    row(
        "led or including, short, one slip would mend it, of a hundred",
        WARNING,
        "公开信息160条，内容丰富。其中，动态43条，公告77条。",
        |e| {
            of_parts(e)
                && e.one_unit
                && e.parts > 1
                && !e.nested
                && e.whole > SMALL
                && e.gap <= HALF_SHORT
                && e.slip != Mending::None
        },
    ),
    row(
        "led or including, short, nearly whole",
        HINT,
        "公开信息160条，内容丰富。其中，动态136条，公告11条。",
        |e| of_parts(e) && e.gap <= NEARLY_WHOLE,
    ),
    row(
        "led, short, two digits swapped or one of the whole dropped, one unit",
        WARNING,
        "公开信息63条，内容丰富。其中，动态12条，公告15条。",
        |e| e.opening == Opening::Led && e.one_unit && !e.over && e.slip == Mending::Strong,
    ),
    row(
        "led, short, two digits swapped or one of the whole dropped",
        HINT,
        "公开信息160条，内容丰富。其中，动态36条，公告97期。",
        |e| e.opening == Opening::Led && !e.over && e.slip == Mending::Strong,
    ),
    row(
        "led, short, one slip would mend it",
        HINT,
        "公开信息60条，内容丰富。其中，动态13条，公告27条。",
        |e| e.opening == Opening::Led && e.one_unit && e.slip != Mending::None,
    ),
    row(
        "including, short, one slip would mend it",
        HINT,
        "公开信息60条，内容涵盖动态13条，公告27条。",
        |e| e.opening == Opening::Including && e.one_unit && e.slip != Mending::None,
    ),
    row(
        "many parts in several units, short, one slip would mend it, of a hundred",
        HINT,
        "公开信息160条，其中动态43条，公告57条，文件6件，解读3篇，问答31条。",
        |e| {
            let slip = e.slip != Mending::None || e.gap <= NEARLY_WHOLE;
            of_parts(e) && !e.over && e.parts >= MANY && e.whole > SMALL && slip && !e.of_site
        },
    ),
    row(
        "parts without a verb, over",
        WARNING,
        "公开信息60条，政府文件36条，工作动态20条，财政预算16条。",
        |e| {
            let slip = telling(e) || (e.of_outcomes && e.parts > 2 && !no_slip(e));
            e.opening == Opening::Apposed && e.over && e.one_unit && (e.gap <= ANOTHER_WHOLE || slip)
        },
    ),
    row(
        "parts without a verb, short, names all or hardly off",
        WARNING,
        "公开信息160条，政府文件96条，工作动态40条，财政预算20条。",
        |e| e.opening == Opening::Apposed && !e.over && e.one_unit && (e.names_all || e.gap <= hardly(e)),
    ),
    row(
        "parts without a verb, short, nearly whole or one slip would mend them",
        HINT,
        "公开信息160条，政府文件69条，工作动态40条，财政预算24条。",
        |e| {
            let classes = e.of_outcomes && e.parts > 3 && e.slip != Mending::None;
            let near = e.gap <= NEARLY_WHOLE || telling(e) || classes;
            e.opening == Opening::Apposed && !e.over && e.one_unit && near
        },
    ),
    row(
        "many parts without a verb, several units, names all or hardly off",
        WARNING,
        "公开信息160条，政策文件60件，工作动态40条，财政预算26条，政策解读10篇，其他18条。",
        |e| {
            e.opening == Opening::Apposed
                && e.parts >= MANY
                && (e.gap <= HARDLY_OFF || (e.gap <= BARE && e.names_all) || (e.over && e.gap <= BARE))
        },
    ),
    row(
        "summed up, far off",
        None,
        "网站公开信息36条，公众号公开20条，以上栏目共公开信息7800条。",
        |e| e.summed_up && ((e.gap > BARE && no_slip(e)) || e.ending != Ending::Whole),
    ),
    row(
        "summed up in passing, hardly off or one slip would mend it",
        WARNING,
        "区级公开信息310条，镇街公开信息190条，全区共公开信息520条。",
        |e| {
            e.in_passing
                && e.ending == Ending::Whole
                && e.one_unit
                && e.whole > SMALL
                && (e.gap <= HARDLY_OFF_OF_MANY || telling(e))
        },
    ),
    row(
        "summed up in passing",
        None,
        "区级公开信息310条，镇街公开信息190条，全区共公开信息860条。",
        |e| e.in_passing,
    ),
    row("summed up, over or short", WARNING, "电话咨询36人次，现场接待20人次，共计65人次。", |e| e.summed_up),
    row(
        "whole behind, over or short",
        WARNING,
        "公开信息88条。其中公告12条，动态20条，政策解读6条，共发布36条。",
        |e| e.opening == Opening::Closing,
    ),
    row(
        "bare, shares of 100 %",
        WARNING,
        "公开信息65条。网站公开36条，占60%；公众号公开24条，占40%。",
        |e| e.opening == Opening::Bare && e.shares_are_all && e.gap <= BARE,
    ),
    row(
        "bare, channel by channel",
        WARNING,
        "主动公开信息60条，网站发布36条，公众号推送26条。",
        |e| {
            e.opening == Opening::Bare
                && e.by_channels
                && e.one_unit
                && (e.gap <= BARE_CHANNELS || (e.parts > 2 && telling(e)))
        },
    ),
    row(
        "channel by channel over sentences",
        WARNING,
        "公开信息183条，其中门户网站公开90条。微信公众号推文60篇，粉丝3万人；微博推文30篇。",
        |e| e.over_sentences && e.whole > SMALL && (e.gap <= BARE_CHANNELS || telling(e)),
    ),
    row(
        "bare, words of which all consists",
        WARNING,
        "公众号公开信息60条，原创公开36条，转载公开25条。",
        |e| {
            e.opening == Opening::Bare
                && e.partition
                && e.one_unit
                && e.same_sentence
                && (e.gap <= BARE || telling(e))
        },
    ),
    row(
        "bare, a thing and what is not it",
        WARNING,
        "抽检产品60批次，合格56批次，不合格8批次。",
        |e| e.opening == Opening::Bare && e.negation && e.one_unit && (e.gap <= BARE || telling(e)),
    ),
    row(
        "bare, names all, one unit",
        WARNING,
        "公示信息60条，公示许可26条，公示处罚25条，其他16条。",
        |e| e.opening == Opening::Bare && names_all(e) && e.one_unit,
    ),
    row("bare, hardly off", HINT, "公示信息160条，公示许可136条，公示处罚25条。", |e| {
        e.opening == Opening::Bare && e.one_unit && e.gap <= HARDLY_OFF && e.whole > SMALL
    }),
    row(
        "bare, three parts or more directly behind, hardly off",
        WARNING,
        "设有窗口160个，综合窗口86个，专业窗口40个，自助设备28个。",
        |e| bare_row(e) && e.whole > SMALL && e.gap <= HARDLY_OFF_OF_MANY,
    ),
    row(
        "bare, three parts or more directly behind, near or one slip would mend them",
        HINT,
        "设有窗口60个，综合窗口36个，专业窗口16个，自助设备5个。",
        |e| bare_row(e) && (e.gap <= BARE || telling(e) && !e.larger_whole),
    ),
    row(
        "bare, many parts, near or one slip would mend them",
        HINT,
        "公示信息160条，群众点赞，公示许可36条，公示处罚25条，公示补贴31条，公示低保20条，公示项目18条，公示招聘22条。",
        |e| {
            let plain = e.one_unit && e.same_sentence && e.ending == Ending::Whole && !e.nested;
            let near = e.gap <= BARE || (telling(e) && !e.larger_whole);
            e.opening == Opening::Bare && plain && e.parts > MANY && e.whole > SMALL && near
        },
    ),
    row(
        "bare, names all, several units",
        HINT,
        "公示信息60条，公示许可26条，公示处罚25份，其他16条。",
        |e| e.opening == Opening::Bare && names_all(e),
    ),
    row("anything else", None, "公示信息60条，其中公示许可16条，公示处罚15条。", |_| {
        true
    }),
];

/// Whether 其中 or a bracket opens two parts or more, in one unit and exact numbers, of which no other rule speaks.
fn led_plainly(e: &Evidence) -> bool {
    e.opening == Opening::Led && e.one_unit && e.parts > 1 && !e.rough && !e.of_others && !e.of_site
}

/// Whether 其中 or a word like it opens three parts or more, in one unit, of a whole of three digits or more: there one slip
/// hardly mends by chance what leaves something out.
fn many_of_a_hundred(e: &Evidence) -> bool {
    e.opening == Opening::Led && !e.over && e.one_unit && e.parts > 2 && e.whole > SMALL && !e.of_site
}

/// Whether the classes of which every such whole consists follow it directly: however far off, they are its parts.
fn closed(e: &Evidence) -> bool {
    e.opening == Opening::Led && e.names_all && e.adjacent && e.same_sentence && e.one_unit
}

/// Whether several parts in one unit follow their whole directly in its sentence, led in or without a verb of their own.
fn plain(e: &Evidence) -> bool {
    matches!(e.opening, Opening::Led | Opening::Apposed)
        && ((e.adjacent && (e.same_sentence || e.of_outcomes)) || e.split)
        && e.one_unit
        && e.parts > 2
        && e.ending == Ending::Whole
}

/// Whether one slip that hardly comes by chance makes them come out: two digits swapped, one too many or too few.
fn telling(e: &Evidence) -> bool {
    e.length_slip || e.slip == Mending::Strong
}

/// Whether no slip of one number makes them come out: as likely they are no parts of one whole.
fn no_slip(e: &Evidence) -> bool {
    e.slip == Mending::None && !e.length_slip
}

/// Whether three parts or more in one unit stand directly behind their whole, and nothing more.
fn bare_row(e: &Evidence) -> bool {
    e.opening == Opening::Bare
        && e.one_unit
        && e.same_sentence
        && e.adjacent
        && e.parts > 2
        && e.ending == Ending::Whole
        && !e.nested
}

/// Whether words say that parts follow.
fn of_parts(e: &Evidence) -> bool {
    matches!(e.opening, Opening::Led | Opening::Including)
}

fn names_all(e: &Evidence) -> bool {
    e.names_all && e.parts > 2 && (e.gap <= BARE || telling(e))
}

fn hardly(e: &Evidence) -> i128 {
    if e.parts >= MANY && matches!(e.opening, Opening::Led | Opening::Apposed) {
        HARDLY_OFF_OF_MANY
    } else {
        HARDLY_OFF
    }
}

/// The row that decides.
pub fn decide(evidence: &Evidence) -> Option<&'static Row> {
    TABLE.iter().find(|row| (row.fits)(evidence))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::arithmetic::relations;

    /// A report of which the sentence is all the prose.
    fn report(sentence: &str) -> crate::report::Report {
        let text =
            format!("青禾区教育局2023年政府信息公开工作年度报告\n一、总体情况\n2023年，我局{sentence}\n");
        crate::reading::read(crate::source::from_text(text))
    }

    #[test]
    fn each_row_decides_its_example() {
        let mut wrong = Vec::new();
        for row in TABLE {
            let decisions: Vec<&str> =
                relations::of(&report(row.example)).iter().map(|r| r.decision).collect();
            if !decisions.contains(&row.name) {
                wrong.push(format!("{}: {} is {decisions:?}", row.name, row.example));
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}
