//! Units: what may stand behind a number.

use crate::num::Num;
use crate::report::prose::Measure;
use crate::text::{Firsts, begins};

/// A unit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Unit {
    /// As it is reported: 件, 条, 元, %.
    pub name: &'static str,
    /// What it counts.
    pub measure: Measure,
    /// The power of ten that the unit carries (万元 is 10⁴ 元).
    power: i8,
}

impl Unit {
    /// No unit.
    pub const NONE: Unit = Unit { name: "", measure: Measure::None, power: 0 };

    /// 番: how many times something doubled.
    pub const DOUBLINGS: Unit = unit("番", Measure::Times);

    /// A number of this unit written out: 2.5万元 is 25000元.
    pub fn written_out(self, value: Num, place: i8) -> Option<(Num, i8)> {
        Some((value.shifted(self.power)?, place + self.power))
    }
}

/// Whether two units may count pieces of information side by side: 公开信息47条,其中文件22件,公告16条.
pub fn of_information(unit: &str) -> bool {
    matches!(unit, "件" | "条" | "篇" | "份" | "个" | "则")
}

/// The unit at the beginning of the text, and how many bytes it takes.
pub fn at(rest: &str) -> Option<(Unit, usize)> {
    if !FIRSTS.may_begin(rest.chars().next()?) {
        return None;
    }
    let (printed, unit) = UNITS.iter().find(|(printed, _)| begins(rest, printed))?;
    let next = rest.get(printed.len()..).unwrap_or("");
    // 个 of 个人, 名 of 名单, 项 of 项目, 条 of 条例: the first character of another word.
    let is_word = |(unit, more): &(&str, &str)| begins(next, more) && unit == printed;
    (!NOT_UNITS.iter().any(is_word)).then_some((*unit, printed.len()))
}

const fn unit(name: &'static str, measure: Measure) -> Unit {
    Unit { name, measure, power: 0 }
}

use Measure::{Count, Money, Other, Percent, Points, Times};

static FIRSTS: Firsts = {
    let mut firsts = Firsts::NONE;
    let mut rest = UNITS;
    while let [(printed, _), behind @ ..] = rest {
        firsts = firsts.and(printed);
        rest = behind;
    }
    firsts
};

/// Longest first where one begins another.
static UNITS: &[(&str, Unit)] = &[
    ("%", unit("%", Percent)),
    ("‰", unit("‰", Points)),
    ("个百分点", unit("个百分点", Points)),
    ("百分点", unit("个百分点", Points)),
    ("成", Unit { name: "成", measure: Percent, power: 0 }),
    ("倍", unit("倍", Times)),
    ("番", unit("番", Times)),
    ("万元", Unit { name: "元", measure: Money, power: 4 }),
    ("亿元", Unit { name: "元", measure: Money, power: 8 }),
    ("元", unit("元", Money)),
    ("件(次)", unit("件", Count)),
    ("件/次", unit("件", Count)),
    ("件次", unit("件", Count)),
    ("件", unit("件", Count)),
    ("宗", unit("宗", Count)),
    ("封", unit("封", Count)),
    ("起", unit("起", Count)),
    ("例", unit("例", Count)),
    ("份", unit("份", Count)),
    ("桩", unit("桩", Count)),
    ("条(次)", unit("条", Count)),
    ("条/次", unit("条", Count)),
    ("条次", unit("条", Count)),
    ("条", unit("条", Count)),
    ("篇(次)", unit("篇", Count)),
    ("篇次", unit("篇", Count)),
    ("篇", unit("篇", Count)),
    ("部", unit("部", Count)),
    ("项次", unit("项", Count)),
    ("项", unit("项", Count)),
    ("个工作日", unit("个工作日", Other)),
    ("个月", unit("个月", Other)),
    ("个", unit("个", Count)),
    ("人次", unit("人次", Other)),
    ("场次", unit("场", Count)),
    ("场(次)", unit("场", Count)),
    ("场", unit("场", Count)),
    ("期(次)", unit("期", Count)),
    ("期", unit("期", Count)),
    ("次", unit("次", Count)),
    ("批次", unit("批", Other)),
    ("批", unit("批", Other)),
    ("册", unit("册", Count)),
    ("本", unit("本", Count)),
    ("张", unit("张", Count)),
    ("幅", unit("幅", Count)),
    ("段", unit("段", Count)),
    ("则", unit("则", Count)),
    ("家次", unit("家", Other)),
    ("家", unit("家", Other)),
    ("户次", unit("户", Other)),
    ("户", unit("户", Other)),
    ("艘次", unit("艘", Other)),
    ("艘", unit("艘", Other)),
    ("所", unit("所", Other)),
    ("处", unit("处", Other)),
    ("名", unit("名", Other)),
    ("人", unit("人", Other)),
    ("类", unit("类", Other)),
    ("种", unit("种", Other)),
    ("大类", unit("类", Other)),
    ("级", unit("级", Other)),
    ("天", unit("天", Other)),
    ("小时", unit("小时", Other)),
    ("分钟", unit("分钟", Other)),
    ("秒", unit("秒", Other)),
    ("周年", unit("年", Other)),
    ("分", unit("分", Other)),
    ("字", unit("字", Other)),
    ("页", unit("页", Other)),
    ("台", unit("台", Other)),
    ("间", unit("间", Other)),
    ("米", unit("米", Other)),
    ("公里", unit("公里", Other)),
    ("亩", unit("亩", Other)),
    ("吨", unit("吨", Other)),
    ("块", unit("块", Other)),
    ("座", unit("座", Other)),
    ("辆", unit("辆", Other)),
    ("套", unit("套", Other)),
    ("枚", unit("枚", Other)),
    ("卷", unit("卷", Other)),
    ("票", unit("票", Other)),
    ("笔", unit("笔", Other)),
    ("轮", unit("轮", Other)),
    ("款", unit("款", Other)),
    ("帧", unit("帧", Other)),
    ("集", unit("集", Other)),
    ("平方米", unit("平方米", Other)),
];

/// A unit's character followed by one that makes another word of it.
static NOT_UNITS: &[(&str, &str)] = &[
    ("个", "人"),
    ("件", "数"),
    ("名", "单"),
    ("名", "称"),
    ("项", "目"),
    ("条", "例"),
    ("部", "门"),
    ("部", "分"),
    ("成", "为"),
    ("成", "立"),
    ("成", "效"),
    ("成", "果"),
    ("成", "员"),
    ("分", "别"),
    ("分", "类"),
    ("分", "管"),
    ("份", "额"),
    ("起", "来"),
    ("起", "草"),
    ("起", "诉"),
    ("人", "员"),
    ("人", "民"),
    ("级", "别"),
    ("类", "别"),
    ("本", "级"),
    ("本", "机"),
    ("本", "年"),
    ("场", "所"),
    ("处", "理"),
    ("处", "罚"),
    ("处", "室"),
    ("次", "年"),
    ("期", "间"),
    ("家", "庭"),
    ("所", "有"),
    ("所", "属"),
    ("所", "需"),
    ("所", "在"),
    ("所", "辖"),
    ("所", "涉"),
    ("所", "示"),
    ("所", "列"),
    ("所", "以"),
    ("所", "提"),
    ("所", "作"),
    ("所", "占"),
    ("户", "籍"),
    ("户", "外"),
    ("户", "口"),
    ("段", "时"),
    ("字", "第"),
    ("条", "件"),
    ("条", "线"),
    ("条", "第"),
    ("项", "规"),
    ("块", "钱"),
    ("座", "谈"),
    ("座", "机"),
    ("卷", "宗"),
    ("轮", "换"),
    ("款", "项"),
    ("集", "中"),
    ("集", "体"),
    ("集", "团"),
    ("集", "市"),
    ("套", "餐"),
    ("笔", "录"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_are_told_from_words() {
        assert_eq!(at("件,").map(|(u, _)| u.name), Some("件"));
        assert_eq!(at("条(次)。").map(|(u, len)| (u.name, len)), Some(("条", "条(次)".len())));
        assert_eq!(at("个百分点").map(|(u, _)| u.measure), Some(Measure::Points));
        assert_eq!(at("项目"), None);
        assert_eq!(at("部门"), None);
        assert_eq!(at("申请"), None);
    }
}
