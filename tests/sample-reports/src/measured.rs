//! The documents whose instructions are counted: shaped like those that come, with the prose of a whole year between the tables.

use std::iter::once;

use gouji::form::{FORM_2019, FORM_2021};
use gouji::report::BodyKind;

use crate::layouts::{self, Layout, pages};
use crate::sample::{Dice, Sample};

/// Each by the name of its file.
pub fn measured() -> Vec<(&'static str, String)> {
    let sample = |kind, seed| Sample::random(&FORM_2021, kind, seed);
    let region = sample(BodyKind::Region, 7);
    vec![
        ("word-cells.txt", with_prose(&layouts::render(&region, Layout::WordCells), 12_000)),
        ("pdf-layout.txt", wrapped(&with_prose(&layouts::render(&region, Layout::PdfLayoutHeaders), 9_000))),
        ("pdf-raw.txt", wrapped(&with_prose(&layouts::render(&region, Layout::PdfRaw), 9_000))),
        ("recognised.txt", recognised(&with_prose(&layouts::render(&region, Layout::BareCells), 8_000))),
        ("tabs.txt", copied_page(&with_prose(&layouts::render(&region, Layout::TabRows), 8_000))),
        ("form-2019.txt", {
            let older = Sample::random(&FORM_2019, BodyKind::Region, 8);
            with_prose(&layouts::render(&older, Layout::PipeRows), 20_000)
        }),
        ("short.txt", layouts::render(&sample(BodyKind::Street, 9), Layout::SpaceRows)),
        ("page.html", pages::framed(&sample(BodyKind::Dept, 10), &pages::FRAMES[0])),
    ]
}

const HEADING: &str = "一、总体情况";

/// Prose of so many bytes under the heading of section one, in a few paragraphs.
fn with_prose(report: &str, bytes: usize) -> String {
    let Some((before, after)) = report.split_once(HEADING) else { return report.to_owned() };
    let mut dice = Dice::new(bytes as u64);
    let mut prose = String::new();
    let mut paragraphs =
        ["（一）主动公开", "（二）依申请公开", "（三）政府信息管理", "（四）平台建设", "（五）监督保障"]
            .into_iter()
            .cycle();
    while prose.len() < bytes {
        prose.push('\n');
        prose.push_str(paragraphs.next().unwrap_or_default());
        prose.push('。');
        for lead in ["一是", "二是", "三是", "四是"] {
            prose.push_str(lead);
            for _ in 0..3 {
                prose.push_str(&sentence(&mut dice));
            }
        }
    }
    [before, HEADING, &prose, after].concat()
}

/// A sentence as offices write them: about one half without a number.
fn sentence(dice: &mut Dice) -> String {
    const PLAIN: [&str; 14] = [
        "围绕群众关心的入学、就医、养老等事项，按季度梳理公开目录，明确责任科室和更新时限，做到应公开尽公开。",
        "健全信息发布审核机制，坚持先审查、后公开，涉及国家秘密、商业秘密、个人隐私的内容依法不予公开。",
        "依据《中华人民共和国政府信息公开条例》有关规定，进一步规范答复文书格式，加强与申请人的沟通，减少行政争议。",
        "聚焦重大建设项目、公共资源配置、社会公益事业等领域，细化公开内容，优化栏目设置，方便公众查阅。",
        "把政务公开纳入年度绩效考核和干部培训计划，对发现的问题列出清单、限期整改，并适时通报。",
        "推动政府网站与政务新媒体同步发布，定期检查链接、附件和错别字，确保内容准确、更新及时。",
        "利用图解、动漫、短视频等形式解读政策，对社会关切及时回应，提升政策知晓度和群众满意度。",
        "完善依申请公开登记、审核、办理、答复、归档流程，落实专人负责，全年未发生因答复不当被纠错的情形。",
        "严格执行公共企事业单位信息公开制度，督促供水、供气、公交等单位公开服务事项、收费标准和办事流程。",
        "开展政府开放日活动，邀请人大代表、政协委员、企业代表和市民走进机关，听取意见建议。",
        "对现行有效的行政规范性文件进行全面清理，统一文本格式，集中在专栏公布，并标注有效性。",
        "结合机构改革，及时调整领导信息、机构职能和联系方式，做好公开指南和公开目录的修订工作。",
        "加强政务公开专区建设，配备自助查询设备，为办事群众提供信息查询、申请受理、政策咨询等服务。",
        "由区政府办公室牵头，会同司法、网信、档案等部门，研究疑难申请的办理口径，形成工作合力。",
    ];
    let (one, two, three) = (dice.below(60) + 3, dice.below(40) + 2, dice.below(30) + 1);
    let all = one + two + three;
    match dice.below(14) {
        0 => format!(
            "全年共主动公开政府信息{all}条，其中政府网站{one}条、政务新媒体{two}条、其他渠道{three}条。"
        ),
        1 => format!("制发政策解读材料{all}篇，其中文字解读{one}篇，图文解读{two}篇，视频解读{three}篇。"),
        2 => format!("举办业务培训{three}期，参训{}人次，比上年增加{two}人次。", one * 7),
        3 => format!("举行新闻发布会{three}场，在线访谈{two}期，回应网民留言{one}件，办结率100%。"),
        4 => format!("公文公开属性源头认定{all}件，主动公开{one}件，占{}%。", one * 100 / all),
        5 => format!("新设专栏{three}个，调整栏目{two}个，政务微博粉丝{}万人。", one),
        6 => "收到的申请均在法定期限内答复，没有发生收费和减免费用的情况。".to_owned(),
        _ => (*dice.pick(&PLAIN)).to_owned(),
    }
}

/// Lines of so many characters, as PDFs have them: of paragraphs alone.
fn wrapped(report: &str) -> String {
    const LINE: usize = 36;
    let mut out = String::with_capacity(report.len() + report.len() / LINE);
    for line in report.lines() {
        let is_paragraph = line.contains('。');
        for (nth, c) in line.chars().enumerate() {
            if is_paragraph && nth > 0 && nth % LINE == 0 {
                out.push('\n');
            }
            out.push(c);
        }
        out.push('\n');
    }
    out
}

/// As programs recognise pictures of pages: full-width digits and commas, spaces within words, page numbers between.
fn recognised(report: &str) -> String {
    let mut out = String::with_capacity(report.len() * 2);
    for (nth, line) in wrapped(report).lines().enumerate() {
        let is_paragraph = line.chars().count() > 20;
        for (at, c) in line.chars().enumerate() {
            if is_paragraph && (at + nth) % 11 == 10 {
                out.push(' ');
            }
            out.push(match c {
                '0'..='9' if is_paragraph => char::from_u32(c as u32 + 0xFEE0).unwrap_or(c),
                _ => c,
            });
        }
        out.push('\n');
        if nth % 40 == 39 && is_paragraph {
            out.push_str(&format!("— {} —\n", nth / 40 + 1));
        }
    }
    out
}

/// All that a hand copies from a site's page: menus, the page's data, the report, links and the owner.
fn copied_page(report: &str) -> String {
    const MENU: [&str; 12] = [
        "首页",
        "走进青禾",
        "新闻中心",
        "政务公开",
        "政务服务",
        "互动交流",
        "数据发布",
        "专题专栏",
        "公开指南",
        "公开制度",
        "法定主动公开内容",
        "公开年报",
    ];
    const FOOT: [&str; 6] = [
        "打印本页",
        "关闭窗口",
        "主办单位：青禾县人民政府办公室",
        "网站标识码：0000000000",
        "网站地图 | 联系我们 | 隐私声明",
        "版权所有 未经许可不得转载",
    ];
    let data = [
        "当前位置：首页 > 政务公开 > 公开年报",
        "索引号：000014349/2024-00012",
        "发布日期：2024-01-25\t浏览次数：137",
    ];
    let lines = MENU.into_iter().chain(data).chain(once(report)).chain(FOOT);
    lines.collect::<Vec<_>>().join("\n")
}
