//! What frames a list: its sum, what leads its parts in, that it names all or none.

use super::meaning::Meaning::{
    self, Among, Containing, Each, Every, Except, Including, Not, Respectively, Sum,
};

pub(super) static WORDS: &[(Meaning, &str)] = &[
    (Sum, "共 共计 合计 总计 总共 累计 一共 总数 总量 总数为 共有 共为 共涉及 总和"),
    (
        Among,
        "其中 其中: 其中, 具体包括 具体情况为 具体如下 按类别分 按类型分 主要类别 按处理结果分 包含以下 即 具体来看 其中有",
    ),
    (
        Including,
        "其中包括 其中主要包括 其中主要 其中突出 其中重点 包括 主要包括 包含 主要有 主要为 主要是 其中包含 涵盖 例如 如 \
         申请内容涉及 内容涉及 申请事项涉及 申请内容主要涉及 内容主要涉及 申请信息涉及",
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
];
