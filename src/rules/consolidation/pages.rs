//! The rules of consolidation: what they are called, and their pages.

use crate::finding::Severity;
use crate::rules::Meta;

/// A cell is not the sum of the units'.
pub static CELL: Meta = Meta {
    code: "CON-CELL",
    severity: Severity::Error,
    on: true,
    title: ("汇总数不等于各单位之和", "Not the sum of the units"),
    since: "0.1.0",
    docs: docs!(
        "## 查什么\n\n\
         汇总报告的表二、表三、表四逐格与各单位报告之和比较，列出不等的格、差额和各单位的数。\n\n\
         ## 为什么\n\n\
         政府年度报告的统计表应当是所属各单位（含本级）之和，差一件就说明有单位漏报、改数或录入有误。\n\n\
         ## 会报告\n\n\
         ```gouji\n\
         表三 · 重复申请 · 自然人 = «53»\n\
         单位：青禾区教育局\n\
         ```\n\n\
         ## 不报告\n\n\
         ```gouji\n\
         基础：区 2023\n\
         单位：青禾区教育局\n\
         ```\n\n\
         ## 何时不报\n\n\
         差额可由漏汇总、重复汇总、改数未重新汇总解释的，只报告原因；有单位报告自身不平、年度或表式不同、表格没有读到的，\
         先处理这些单位。\n\n\
         ## 容差\n\n\
         表三、表四无。行政事业性收费按最少小数位允许四舍五入误差：不超过末位的一半乘以（单位数加一）。\
         单位名单未确认齐全的只作提示；表二有联合发文、表四有共同被告，作警告。\n",
        "## What\n\n\
         Every cell of tables 2, 3 and 4 of the consolidated report beside the sum of the units' reports, with the \
         difference and what each unit adds.\n\n\
         ## Why\n\n\
         A government's tables are the sum of its bodies', its own office among them. One application off means that \
         a unit is missing, changed its figures, or was taken over wrongly.\n\n\
         ## Reported\n\n\
         ## Not reported\n\n\
         ## Silent when\n\n\
         A unit left out, counted twice or changed since explains the differences, which is then reported; or units' \
         own tables fail, are of another year or form, or were not read, which comes first.\n\n\
         ## Tolerance\n\n\
         None in tables 3 and 4. Amounts of fees may differ by rounding: half of the last decimal, times the units \
         and one. Without the complete list only for information; warnings in tables 2 and 4, where joint documents \
         and joint defendants are counted once or twice.\n",
    ),
};

/// A unit was left out.
pub static OMIT: Meta = Meta {
    code: "CON-OMIT",
    severity: Severity::Error,
    on: true,
    title: ("疑漏汇总某单位", "A unit was left out"),
    since: "0.1.0",
    docs: docs!(
        "## 查什么\n\n\
         汇总报告与各单位之和的差额，是否逐格等于某一家单位的数。\n\n\
         ## 为什么\n\n\
         逐格相等不会是巧合：汇总时漏加了这家单位。直接指出是哪一家，比列出几十个不等的格有用。\n\n\
         ## 会报告\n\n\
         ```gouji\n\
         基础：区 2023\n\
         单位：青禾区教育局\n\
         单位：白石镇人民政府\n\
         表二 = 0\n\
         表三 = 0\n\
         表三 · 本年新收 = 3 0 0 0 0 0 3\n\
         表三 · 予以公开 = 3 0 0 0 0 0 3\n\
         表三 · total_handled = 3 0 0 0 0 0 3\n\
         表四 = 0\n\
         ```\n\n\
         ## 不报告\n\n\
         ```gouji\n\
         基础：区 2023\n\
         单位：青禾区教育局\n\
         ```\n\n\
         ## 何时不报\n\n\
         全为 0 的单位无从分辨；能解释的单位超过三家，改为逐格列出。\n\n\
         ## 容差\n\n\
         无。\n",
        "## What\n\n\
         Whether the differences between the whole and the sum of its units are, cell by cell, the figures of one unit.\n\n\
         ## Why\n\n\
         That is no chance: the unit was left out. Its name helps more than dozens of cells.\n\n\
         ## Reported\n\n\
         ## Not reported\n\n\
         ## Silent when\n\n\
         The unit has only zeros; or more than three units would explain it, and the cells are listed instead.\n\n\
         ## Tolerance\n\n\
         None.\n",
    ),
};

/// A unit was counted twice.
pub static DOUBLE: Meta = Meta {
    code: "CON-DOUBLE",
    severity: Severity::Error,
    on: true,
    title: ("疑重复汇总某单位", "A unit was counted twice"),
    since: "0.1.0",
    docs: docs!(
        "## 查什么\n\n\
         汇总报告比各单位之和多出的数，是否逐格等于某一家单位的数。\n\n\
         ## 为什么\n\n\
         逐格相等说明这家单位加了两次，或汇总中还含有名单以外、数字相同的一份。\n\n\
         ## 会报告\n\n\
         ```gouji\n\
         表三 = 0\n\
         表三 · 本年新收 = 10 0 0 0 0 0 10\n\
         表三 · 予以公开 = 10 0 0 0 0 0 10\n\
         表三 · total_handled = 10 0 0 0 0 0 10\n\
         单位：青禾区教育局\n\
         表三 = 0\n\
         表三 · 本年新收 = 3 0 0 0 0 0 3\n\
         表三 · 予以公开 = 3 0 0 0 0 0 3\n\
         表三 · total_handled = 3 0 0 0 0 0 3\n\
         单位：白石镇人民政府\n\
         表二 = 0\n\
         表四 = 0\n\
         表三 = 0\n\
         表三 · 本年新收 = 4 0 0 0 0 0 4\n\
         表三 · 予以公开 = 4 0 0 0 0 0 4\n\
         表三 · total_handled = 4 0 0 0 0 0 4\n\
         ```\n\n\
         ## 不报告\n\n\
         ```gouji\n\
         基础：区 2023\n\
         单位：青禾区教育局\n\
         ```\n\n\
         ## 何时不报\n\n\
         能解释的单位超过三家，改为逐格列出。\n\n\
         ## 容差\n\n\
         无。\n",
        "## What\n\n\
         Whether what the whole has more than the sum of its units is, cell by cell, the figures of one unit.\n\n\
         ## Why\n\n\
         The unit was added twice, or the whole holds a report with the same figures that is not on the list.\n\n\
         ## Reported\n\n\
         ## Not reported\n\n\
         ## Silent when\n\n\
         More than three units would explain it; the cells are listed instead.\n\n\
         ## Tolerance\n\n\
         None.\n",
    ),
};

/// A unit changed its figures after it was added up.
pub static STALE: Meta = Meta {
    code: "CON-STALE",
    severity: Severity::Error,
    on: true,
    title: ("单位改数后未重新汇总", "A unit's figures changed after adding up"),
    since: "0.1.0",
    docs: docs!(
        "## 查什么\n\n\
         同一单位有前后两份报告时，汇总的差额是否逐格等于两份之差。\n\n\
         ## 为什么\n\n\
         退回修改后单位交了新稿，汇总表却还是按旧稿加的。\n\n\
         ## 会报告\n\n\
         ```gouji\n\
         基础：区 2023\n\
         单位：青禾区教育局\n\
         单位：青禾区教育局\n\
         表三 · 予以公开 = 48 9 0 1 0 2 60\n\
         表三 · 部分公开 = 11 2 0 0 1 0 14\n\
         ```\n\n\
         ## 不报告\n\n\
         ```gouji\n\
         基础：区 2023\n\
         单位：青禾区教育局\n\
         ```\n\n\
         ## 何时不报\n\n\
         只有一份报告，或两份数字相同。以给出的最后一份为定稿。\n\n\
         ## 容差\n\n\
         无。\n",
        "## What\n\n\
         Where a unit handed in two reports: whether the differences are, cell by cell, those between the two.\n\n\
         ## Why\n\n\
         The unit mended its report, and the sum still holds the old one.\n\n\
         ## Reported\n\n\
         ## Not reported\n\n\
         ## Silent when\n\n\
         There is one report, or both have the same figures. The last one given is taken as final.\n\n\
         ## Tolerance\n\n\
         None.\n",
    ),
};

/// A unit's report is missing.
pub static UNIT_MISSING: Meta = Meta {
    code: "CON-UNIT-MISSING",
    severity: Severity::Warning,
    on: true,
    title: ("缺单位报告", "Units' reports are missing"),
    since: "0.1.0",
    docs: docs!(
        "## 查什么\n\n\
         应报单位名单与已有报告对照，列出缺少的单位。\n\n\
         ## 为什么\n\n\
         名单不齐时汇总数必然不全。\n\n\
         ## 会报告\n\n\
         ```gouji\n\
         设置：应有单位 = 青禾区教育局、青禾区民政局\n\
         单位：青禾区教育局\n\
         ```\n\n\
         ## 不报告\n\n\
         ```gouji\n\
         设置：应有单位 = 青禾区教育局\n\
         单位：青禾区教育局\n\
         ```\n\n\
         ## 何时不报\n\n\
         没有给出应报单位名单。\n\n\
         ## 容差\n\n\
         名称省略上级地名的视为同一单位。\n",
        "## What\n\n\
         The list of units that should report beside the reports that there are.\n\n\
         ## Why\n\n\
         Without all of them the sum is short.\n\n\
         ## Reported\n\n\
         ## Not reported\n\n\
         ## Silent when\n\n\
         No list was given.\n\n\
         ## Tolerance\n\n\
         A name that leaves out the city or province is the same unit.\n",
    ),
};

/// A unit has two reports.
pub static UNIT_DUP: Meta = Meta {
    code: "CON-UNIT-DUP",
    severity: Severity::Warning,
    on: true,
    title: ("同一单位有两份报告", "A unit has two reports"),
    since: "0.1.0",
    docs: docs!(
        "## 查什么\n\n\
         单位报告中是否有同一机关的两份。\n\n\
         ## 为什么\n\n\
         两份都加进去就重复了；只加一份又可能加的是旧稿。\n\n\
         ## 会报告\n\n\
         ```gouji\n\
         基础：区 2023\n\
         单位：青禾区教育局\n\
         单位：青禾区教育局\n\
         ```\n\n\
         ## 不报告\n\n\
         ```gouji\n\
         基础：区 2023\n\
         单位：青禾区教育局\n\
         单位：青禾区民政局\n\
         ```\n\n\
         ## 何时不报\n\n\
         机关名称没有读到。\n\n\
         ## 容差\n\n\
         名称省略上级地名的视为同一单位。\n",
        "## What\n\n\
         Whether two of the units' reports are of one body.\n\n\
         ## Why\n\n\
         Adding both counts the unit twice; adding one may take the old draft.\n\n\
         ## Reported\n\n\
         ## Not reported\n\n\
         ## Silent when\n\n\
         The body was not read.\n\n\
         ## Tolerance\n\n\
         A name that leaves out the city or province is the same unit.\n",
    ),
};

/// Another year or form.
pub static MIX: Meta = Meta {
    code: "CON-MIX",
    severity: Severity::Error,
    on: true,
    title: ("单位报告年度或表式不一", "Units report on another year or form"),
    since: "0.1.0",
    docs: docs!(
        "## 查什么\n\n\
         单位报告的年度、表三表式与汇总报告是否一致。\n\n\
         ## 为什么\n\n\
         不同年度、不同表式的数不能相加。\n\n\
         ## 会报告\n\n\
         ```gouji\n\
         基础：区 2023\n\
         单位：青禾区教育局\n\
         标题：青禾区教育局2022年政府信息公开工作年度报告\n\
         前言：本报告统计期限为2022年1月1日至2022年12月31日。\n\
         落款：2023年1月18日\n\
         ```\n\n\
         ## 不报告\n\n\
         ```gouji\n\
         基础：区 2023\n\
         单位：青禾区教育局\n\
         ```\n\n\
         ## 何时不报\n\n\
         年度或表式没有读到。\n\n\
         ## 容差\n\n\
         无。\n",
        "## What\n\n\
         Whether the units report on the same year, and in the same form of table 3, as the whole.\n\n\
         ## Why\n\n\
         Figures of different years or forms cannot be added up.\n\n\
         ## Reported\n\n\
         ## Not reported\n\n\
         ## Silent when\n\n\
         Year or form was not read.\n\n\
         ## Tolerance\n\n\
         None.\n",
    ),
};

/// Units' own tables fail.
pub static UNIT_ERR: Meta = Meta {
    code: "CON-UNIT-ERR",
    severity: Severity::Warning,
    on: true,
    title: ("单位报告自身未平", "Units' own tables do not add up"),
    since: "0.1.0",
    docs: docs!(
        "## 查什么\n\n\
         各单位自己的表三是否还有错误。\n\n\
         ## 为什么\n\n\
         单位数本身不平时，核对汇总没有意义，须先退改。\n\n\
         ## 会报告\n\n\
         ```gouji\n\
         基础：区 2023\n\
         单位：青禾区教育局\n\
         表三 · 重复申请 · 自然人 = 9\n\
         ```\n\n\
         ## 不报告\n\n\
         ```gouji\n\
         基础：区 2023\n\
         单位：青禾区教育局\n\
         ```\n\n\
         ## 何时不报\n\n\
         表三没有读到。\n\n\
         ## 容差\n\n\
         无。\n",
        "## What\n\n\
         Whether any unit's own table 3 still has errors.\n\n\
         ## Why\n\n\
         The sum of figures that do not add up says nothing; they go back first.\n\n\
         ## Reported\n\n\
         ## Not reported\n\n\
         ## Silent when\n\n\
         Table 3 was not read.\n\n\
         ## Tolerance\n\n\
         None.\n",
    ),
};

/// Units share their text.
pub static COPY: Meta = Meta {
    code: "CON-COPY",
    severity: Severity::Warning,
    on: true,
    title: ("单位之间文字雷同", "Units share their text"),
    since: "0.1.0",
    docs: docs!(
        "## 查什么\n\n\
         各单位报告的第一、第五部分互相比较：去掉数字和标点，按连续五个字比对，九成以上相同的列为一组。\n\n\
         ## 为什么\n\n\
         “与其他单位雷同”是考核扣分项。\n\n\
         ## 会报告\n\n\
         ```gouji\n\
         基础：区 2023\n\
         单位：青禾区教育局\n\
         单位：青禾区民政局\n\
         ```\n\n\
         ## 不报告\n\n\
         ```gouji\n\
         基础：区 2023\n\
         单位：青禾区教育局\n\
         单位：青禾区民政局\n\
         一 = 全年围绕养老、救助、殡葬三项服务公开办事指南和补助标准，走进社区宣讲十余场，现场回应群众询问。开设婚姻登记预约专栏，公开窗口忙闲情况，方便群众错峰办理；对社会组织年检结果及时公示，接受监督。\n\
         ```\n\n\
         ## 何时不报\n\n\
         该部分不足一百字；援引条例、说明编制依据的段落不参与比对。\n\n\
         ## 容差\n\n\
         九成为界。\n",
        "## What\n\n\
         Sections one and five of the units beside each other, by runs of five characters without figures and \
         punctuation; those with nine tenths in common form a group.\n\n\
         ## Why\n\n\
         Assessments take points for reports that repeat another unit's.\n\n\
         ## Reported\n\n\
         ## Not reported\n\n\
         ## Silent when\n\n\
         The section has fewer than a hundred characters. The paragraph that cites the Regulations is left out.\n\n\
         ## Tolerance\n\n\
         Nine tenths.\n",
    ),
};

/// The units have more cases than the whole.
pub static NEG: Meta = Meta {
    code: "CON-NEG",
    severity: Severity::Info,
    on: true,
    title: ("各单位之和大于上级", "The units have more than the whole"),
    since: "0.1.0",
    docs: docs!(
        "## 查什么\n\n\
         表四：各单位案件数之和大于汇总报告的格。\n\n\
         ## 为什么\n\n\
         复议维持后原机关和复议机关是共同被告，两家都报、汇总只计一件，是正常情形，因此只作提示。\n\n\
         ## 会报告\n\n\
         ```gouji\n\
         表四 · 复议后起诉 = 0 0 1 0 1\n\
         单位：青禾区教育局\n\
         ```\n\n\
         ## 不报告\n\n\
         ```gouji\n\
         基础：区 2023\n\
         单位：青禾区教育局\n\
         ```\n\n\
         ## 何时不报\n\n\
         差额可由漏汇总某单位解释的，报告原因。\n\n\
         ## 容差\n\n\
         无。\n",
        "## What\n\n\
         Table 4: cells in which the units have more cases together than the whole.\n\n\
         ## Why\n\n\
         After a review that upheld, both bodies are defendants of one case: both report it and the whole counts it \
         once. That is in order, so this is for information.\n\n\
         ## Reported\n\n\
         ## Not reported\n\n\
         ## Silent when\n\n\
         A unit left out explains the differences, which is then reported.\n\n\
         ## Tolerance\n\n\
         None.\n",
    ),
};
