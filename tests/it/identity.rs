//! Who reports on which year, where pages and offices do not make it easy: furniture of sites around the title,
//! names that begin with a word of a title, reports without any title.

use gouji::reading::read;
use gouji::report::BodyKind::{Dept, Office, Region, Street, Town};
use gouji::report::{BodyKind, Identity};
use gouji::source::from_text;

fn identity(text: &str) -> Identity {
    read(from_text(text)).identity
}

#[track_caller]
fn body_is(text: &str, body: Option<&str>, kind: Option<BodyKind>) {
    let found = identity(text);
    assert_eq!((found.body.as_ref().map(|b| b.value.as_str()), found.kind), (body, kind), "{text}");
}

#[track_caller]
fn title_is(text: &str, title: Option<&str>) {
    let whole = format!("{text}\n一、总体情况\n认真落实各项要求。\n");
    assert_eq!(identity(&whole).title.map(|t| t.value).as_deref(), title, "{text}");
}

#[test]
fn names_keep_their_first_character() {
    for (name, kind) in [
        ("于溪区教育局", Dept),
        ("公安局", Dept),
        ("布谷县人民政府", Region),
        ("发展和改革局", Dept),
        ("关山镇人民政府", Town),
        ("由溪街道办事处", Street),
    ] {
        let text = format!("{name}2023年政府信息公开工作年度报告\n一、总体情况\n认真落实。\n");
        body_is(&text, Some(name), Some(kind));
        let text = format!("关于公布《{name}2023年政府信息公开工作年度报告》\n一、总体情况\n认真落实。\n");
        body_is(&text, Some(name), Some(kind));
        let text = format!("现公布{name}2023年政府信息公开工作年度报告。\n一、总体情况\n认真落实。\n");
        body_is(&text, Some(name), Some(kind));
    }
}

#[test]
fn characters_that_take_no_room_are_no_part_of_a_name() {
    let text = "青禾\u{2060}区教\u{ad}育局2023年政府信息公开工作年度报告\n一、总体情况\n认真落实。\n";
    body_is(text, Some("青禾区教育局"), Some(Dept));
}

#[test]
fn every_kind_of_body_has_a_kind() {
    for (name, kind) in [
        ("云溪海关", Dept),
        ("云溪海关关区", Dept),
        ("国家税务总局云溪市税务局", Dept),
        ("云溪市公安局青禾分局", Dept),
        ("云溪市公安局交通警察支队", Dept),
        ("云溪古镇景区管委会", Dept),
        ("南岭省青禾监狱", Dept),
        ("云溪职业技术学院", Dept),
        ("云溪大学", Dept),
        ("云溪市住房公积金管理中心", Dept),
        ("云溪市供销合作社联合社", Dept),
        ("云溪市城市建设投资集团有限公司", Dept),
        ("青禾区总工会", Dept),
        ("云溪新区", Region),
        ("青禾区政务公开办", Office),
        ("青禾镇政府", Town),
        ("白石民族乡", Town),
        ("青禾嘎查苏木", Town),
        ("北山街道", Street),
    ] {
        let text = format!("{name}2023年政府信息公开工作年度报告\n一、总体情况\n认真落实。\n");
        body_is(&text, Some(name), Some(kind));
    }
}

#[test]
fn titles_among_the_furniture_of_pages() {
    let clean = Some("青禾区水务局2023年政府信息公开工作年度报告");
    for page in [
        "青禾区水务局2023年政府信息公开工作年度报告-青禾区人民政府门户网站",
        "青禾区水务局2023年政府信息公开工作年度报告_通知公告_青禾区政府网",
        "青禾区水务局2023年政府信息公开工作年度报告\n 大中小\n大中小青禾区水务局2023年政府信息公开工作年度报告",
        "青禾区水务局2023年政府信息公开工作年度报告 发布时间：2024-01-12 来源：青禾区水务局 【打印】",
        "标题：青禾区水务局2023年政府信息公开工作年度报告\n文号：\n青禾区水务局2023年政府信息公开工作年度报告",
        "青禾区水务局2023年政府信息公开工作年度报告\n????青禾区水务局\n????2023年政府信息公开工作年度报告",
        "首页/ 政府信息公开 / 年报 / 正文\n青禾区水务局2023年政府信息公开工作年度报告\n字号：大 中 小",
        "附件：青禾区水务局2023年政府信息公开工作年度报告.docx\n青禾区水务局2023年政府信息公开工作年度报告",
    ] {
        title_is(page, clean);
        body_is(&format!("{page}\n一、总体情况\n认真落实。\n"), Some("青禾区水务局"), Some(Dept));
    }
}

#[test]
fn a_period_may_be_named_by_its_year_or_its_months() {
    for said in ["为2023年度", "为2023年1月至12月", "：2023年1-12月", "为2023年1月1日至12月31日"]
    {
        let text =
            format!("青禾区水务局2023年政府信息公开工作年度报告\n本报告统计期限{said}。\n一、总体情况\n");
        let period = read(from_text(text)).identity.period.map(|p| p.value);
        let ends = period.and_then(|p| Some((p.from?, p.to?)));
        assert!(ends.is_some_and(|(from, to)| from.month == 1 && to.day == 31), "{said}: {period:?}");
    }
}

#[test]
fn a_title_on_the_line_of_its_report_leaves_the_text_alone() {
    let text = "青禾区水务局2023年政府信息公开工作年度报告 根据条例要求，本报告统计期限为2023年1月1日至12月31日。\n\
                一、总体情况\n认真落实。\n";
    title_is(text, Some("青禾区水务局2023年政府信息公开工作年度报告"));
    let found = identity(text);
    assert_eq!(found.year.map(|y| y.value), Some(2023));
    let report = read(from_text(text));
    assert!(report.paragraphs.iter().any(|p| p.squeezed(text).text.starts_with("根据条例要求")));
}

#[test]
fn a_year_without_its_sign_is_no_part_of_the_name() {
    let text = "2018云溪市公安局青禾分局政府信息公开工作年度报告\n一、概述\n认真落实。\n";
    body_is(text, Some("云溪市公安局青禾分局"), Some(Dept));
    body_is("云溪大学2022-2023学年信息公开年度报告\n一、概述\n认真落实。\n", Some("云溪大学"), Some(Dept));
}

#[test]
fn without_a_title_the_preamble_says_who() {
    let rest = "\n一、总体情况\n认真落实。\n";
    for (preamble, body, kind) in [
        (
            "现将云溪市青禾区文化和旅游局2024年政府信息公开工作年度报告如下：",
            "云溪市青禾区文化和旅游局",
            Dept,
        ),
        (
            "根据《云溪市人民政府办公室关于做好2024年政府信息公开工作年度报告编制工作的通知》要求，特向社会公布\
             2024年度云溪市公安局青禾分局政府信息公开工作年度报告。",
            "云溪市公安局青禾分局",
            Dept,
        ),
        ("本年度报告根据条例要求，由国家税务总局云溪市税务局编制。", "国家税务总局云溪市税务局", Dept),
        ("本年报是由青禾地税局编制的2024年度政府信息公开年度报告。", "青禾地税局", Dept),
        (
            "结合国家税务总局云溪市税务局（以下简称“云溪市税务局”）政府信息公开工作有关统计数据撰写。",
            "国家税务总局云溪市税务局",
            Dept,
        ),
        (
            "如对本报告有疑问，请与云溪市公安局政府信息公开领导小组办公室联系（电话：0579-8888888）。",
            "云溪市公安局",
            Dept,
        ),
        ("如有疑问，请联系青禾区水务局办公室（联系电话：8888888）。", "青禾区水务局", Dept),
        ("现公布《云溪市人民政府办公室2024年政府信息公开工作年度报告》。", "云溪市人民政府办公室", Office),
    ] {
        body_is(&format!("{preamble}{rest}"), Some(body), Some(kind));
        // In section one, as some have it.
        body_is(&format!("一、总体情况\n{preamble}\n认真落实。\n"), Some(body), Some(kind));
    }
}

#[test]
fn without_a_preamble_the_first_sentence_says_who() {
    for (sentence, body, kind) in [
        ("2024年，在区委、区政府的坚强领导下，临湖街道办事处认真贯彻条例。", "临湖街道办事处", Street),
        ("2024年，云溪市公安局在市委、市政府领导下，扎实推进公开。", "云溪市公安局", Dept),
        (
            "云溪市卫生健康委是主管全市医疗卫生工作的市政府职能部门，按照条例开展工作。",
            "云溪市卫生健康委",
            Dept,
        ),
        ("2024年青禾区水务局以提高透明度为目标，开展公开工作。", "青禾区水务局", Dept),
        ("2024年度，云溪市坚持公开为常态，推进政府信息公开。", "云溪市", Region),
        ("截至2024年底，白石镇通过网站公开信息。白石镇严格落实条例。", "白石镇", Town),
    ] {
        body_is(&format!("一、总体情况\n{sentence}\n"), Some(body), Some(kind));
    }
    // What is no name stays none.
    for sentence in [
        "各级政府部门通过网站公开信息。",
        "我局认真落实条例要求，及时公开。",
        "2024年，全市坚持公开为常态。",
        "政府信息公开领导小组办公室认真组织培训。",
        "区委区政府高度重视政府信息公开工作。",
        "2024年，局办公室认真做好公开工作。",
    ] {
        assert_eq!(identity(&format!("一、总体情况\n{sentence}\n")).body, None, "{sentence}");
    }
}

#[test]
fn a_title_without_a_place_gets_it_from_the_preamble() {
    let report = |preamble: &str| {
        format!("审计局2024年政府信息公开工作年度报告\n{preamble}\n一、总体情况\n认真落实。\n")
    };
    body_is(
        &report("根据条例，现将青禾区审计局2024年政府信息公开情况报告如下："),
        Some("青禾区审计局"),
        Some(Dept),
    );
    body_is(
        &report("根据条例，现将2024年情况报告如下。全区审计局系统认真落实。"),
        Some("审计局"),
        Some(Dept),
    );
}

#[test]
fn a_website_of_ours_is_no_body() {
    let text = "一、总体情况\n（一）主动公开。本年度我局门户网站围绕中心工作，发布信息34条。\n";
    assert_eq!(identity(text).body, None);
}

#[test]
fn a_report_without_title_and_section_one_says_its_year() {
    let text =
        "按照条例的规定，现将我局2014年政府信息公开情况报告如下。\n一、主动公开政府信息情况\n网站改版。\n";
    assert_eq!(identity(text).year.map(|y| y.value), Some(2014));
    let text = "一、主动公开政府信息情况\n2014年，我局改版网站。\n二、依申请公开政府信息情况\n无。\n";
    assert_eq!(identity(text).year.map(|y| y.value), Some(2014));
}

#[test]
fn a_governments_report_is_not_its_offices_for_the_telephone() {
    let text = "如对本报告有疑问，请与青禾区人民政府办公室联系（电话：8888888）。\n一、总体情况\n2024年，青禾区坚持公开\
                为常态，全区各级行政机关公开信息。\n";
    body_is(text, Some("青禾区"), Some(Region));
}

#[test]
fn a_portal_is_not_the_body_that_reports() {
    let text =
        "日期：2024-01-11 来源：云溪市人民政府 访问量：\n一、总体情况\n2023年，白石镇坚持公开为常态。\n";
    body_is(text, Some("白石镇"), Some(Town));
}

#[test]
fn the_day_of_publication_in_every_dress() {
    for head in [
        "2024年01月26日来源：青禾区水务局",
        "• 2024-01-26",
        "- 发布日期: 2024-01-26",
        "发布时间 ： 2024-01-26 14:34 浏览次数：12",
        "更新时间：2024-01-26",
        "信息来源：水务局\n发布于 2024-01-26 11:19",
        "时间:2024-01-26 点击率:【 打印 】【 关闭 】",
        "青禾区水务局 2024-01-26",
        "索引号：A1 生成日期：2024-01-26 发布机构：青禾区水务局",
    ] {
        let text = format!(
            "青禾区水务局2023年政府信息公开工作年度报告\n{head}\n依据条例编制。\n一、总体情况\n认真落实。\n"
        );
        let date = identity(&text).date.map(|d| (d.value.year, d.value.month, d.value.day));
        assert_eq!(date, Some((2024, 1, 26)), "{head}");
    }
}

#[test]
fn days_in_the_text_are_no_days_of_publication() {
    for line in
        ["截至2023年12月31日，公开信息12条。", "2023年5月15日，组织政务公开日活动。", "2023年12月31日止。"]
    {
        let text = format!("青禾区水务局2023年政府信息公开工作年度报告\n{line}\n一、总体情况\n认真落实。\n");
        assert_eq!(identity(&text).date, None, "{line}");
    }
}

#[test]
fn the_rest_of_a_broken_year_is_no_body() {
    let text = "202\n\n3年政府信息公开工作年度报告\n青禾区水利局\n一、总体情况\n认真落实。\n";
    let report = gouji::reading::read(gouji::source::from_text(text));
    assert_eq!(report.identity.title_body.map(|body| body.value), None);
}

#[test]
fn a_name_at_a_broken_line_signs_nothing() {
    let text = "青禾区人民政府2024年政府信息公开工作年度报告\n一、总体情况\n认真落实。\n六、其他需要报告的事项\n\
                本年度收取的信息处理费为零，其中由本机关受理后转交给\n\n青禾区人民政府临湖街道办事处\n\n办理的也没有收费。\n";
    let report = gouji::reading::read(gouji::source::from_text(text));
    assert_eq!(report.identity.signature.map(|body| body.value), None);
}
