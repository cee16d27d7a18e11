//! Documents, decisions, charges, and that they are published.

use super::meaning::Meaning::{
    self, Charge, Collect, Decide, Decision, Enforce, FeeNotice, HandlingFee, Items, Make, NormDoc, Publish,
    Regulation, Repeal, Valid,
};
use crate::report::slot::Slot;

pub(super) static WORDS: &[(Meaning, &str)] = &[
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
];
