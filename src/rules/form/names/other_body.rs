//! Another body in the opening or as the subject of a sentence.

use super::super::doers;
use super::reporting::{PLACE_ENDS, one_character_off, reporting};
use crate::finding::{Finding, Severity, Words};
use crate::report::{SectionKind, ends_as_a_body, may_be_one};
use crate::rules::passages::Passage;
use crate::rules::{Context, Meta, Rule, Sink};

/// FORM-BODY-OTHER.
pub struct OtherBody;

/// The characters of names, from the end of `text` backwards, as far as the name goes.
fn name_before(text: &str) -> &str {
    const BEFORE: [&str; 10] =
        ["公布", "编制", "发布", "现将", "形成", "公开", "撰写", "起草", "制作", "关于"];
    let is_name = |c: char| c.is_alphabetic() && !c.is_ascii();
    let start = text
        .rfind(|c: char| !is_name(c))
        .map_or(0, |at| at + text.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8));
    let name = text.get(start..).unwrap_or_default();
    BEFORE
        .iter()
        .filter_map(|word| name.rsplit_once(word))
        .map(|(_, rest)| rest)
        .min_by_key(|n| n.len())
        .unwrap_or(name)
}

/// Places where folded text names the report itself, 某机关2023年政府信息公开工作年度报告: where the name begins and ends.
fn names_in_openings(passage: &Passage) -> Vec<(usize, usize)> {
    const ITSELF: [&str; 2] = ["年政府信息公开工作年度报告", "年度政府信息公开工作年度报告"];
    let text = passage.text();
    let mut found = Vec::new();
    for words in ITSELF.into_iter().filter(|words| passage.may_hold(words)) {
        for (at, _) in text.match_indices(words) {
            let Some(before) = at.checked_sub(4).and_then(|at| text.get(..at)) else { continue };
            let name = name_before(before);
            let ends = name.ends_with(PLACE_ENDS) || name.ends_with("街道") || ends_as_a_body(name);
            // 按期上传本委2023年…: the body by its pronoun, behind any verb.
            let by_pronoun =
                name.contains('我') || name.chars().rev().nth(1) == Some('本') || name.ends_with("本街道");
            let named = !by_pronoun && !name.starts_with(['本', '全', '各']);
            if ends && (3..=20).contains(&name.chars().count()) && named {
                found.push((before.len() - name.len(), before.len()));
            }
        }
    }
    found
}

/// Places where a sentence tells what a body did in a year, 2023年,某局…: where the name begins and ends. What another
/// did may be told beside what the body itself did: only a sentence that does not speak of the body itself is read.
fn subjects(passage: &Passage) -> Vec<(usize, usize)> {
    const ITSELF: [&str; 8] = ["我局", "本局", "我县", "我区", "我市", "我镇", "我街道", "本机关"];
    let mut found = Vec::new();
    for (at, sentence) in passage.sentences() {
        let Some((_, _, end)) = super::super::years::leading_year(sentence) else { continue };
        let Some(rest) = sentence.get(end..).and_then(|rest| rest.strip_prefix(',')) else { continue };
        if ITSELF.iter().any(|word| rest.contains(word)) {
            continue;
        }
        let start = at + end + 1;
        // The shortest name that ends as one does; a place in front of a longer name is none.
        let shown: Vec<(usize, char)> =
            rest.char_indices().take(14).take_while(|(_, c)| c.is_alphabetic()).collect();
        for (nth, (from, c)) in shown.iter().enumerate().skip(2) {
            let stop = from + c.len_utf8();
            let name = rest.get(..stop).unwrap_or_default();
            if *c == '局' || PLACE_ENDS.contains(c) && nth <= 4 {
                found.push((start, start + name.len()));
            }
        }
    }
    found
}

/// Places where a preamble says who reports, 某局根据…: where the name begins and ends.
fn who_reports(text: &str) -> Vec<(usize, usize)> {
    const DOES: [&str; 9] = ["编制", "根据", "按照", "依据", "依照", "现公布", "现将", "向社会", "汇总"];
    let mut found = Vec::new();
    let mut at = 0;
    for sentence in text.split_inclusive(['。', ';', ',', ':']) {
        let name = DOES.iter().filter_map(|verb| sentence.split_once(verb)).map(|(name, _)| name);
        if let Some(name) = name.min_by_key(|name| name.len()) {
            // 本报告由某局依据….
            let name = name.rsplit('由').next().unwrap_or(name);
            let ends = name.ends_with(PLACE_ENDS) || ends_as_a_body(name);
            if ends && (3..=20).contains(&name.chars().count()) && name.chars().all(char::is_alphabetic) {
                let start = at + sentence.find(name).unwrap_or(0);
                found.push((start, start + name.len()));
            }
        }
        at += sentence.len();
    }
    found
}

/// Places where a preamble names who may be asked, 某镇党政办: where the name of the place begins and ends.
fn who_is_asked(text: &str) -> Vec<(usize, usize)> {
    const OFFICES: [&str; 5] = ["党政", "人民政府", "政府", "办公室", "政务公开"];
    let mut found = Vec::new();
    for (at, c) in text.char_indices().filter(|(_, c)| PLACE_ENDS.contains(c)) {
        let end = at + c.len_utf8();
        let behind = text.get(end..).unwrap_or_default();
        let start = text.get(..at).and_then(|before| before.char_indices().rev().nth(1)).map(|(at, _)| at);
        if let Some(start) = start.filter(|_| OFFICES.iter().any(|office| behind.starts_with(office))) {
            found.push((start, end));
        }
    }
    found
}

impl Rule for OtherBody {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "FORM-BODY-OTHER",
            severity: Severity::Warning,
            on: true,
            title: ("正文疑写成别的机关", "Another body in the text"),
            holds: None,
            since: "0.1.0",
            docs: docs!(
                "## 查什么
前言所称报告的机关（“公布××20××年政府信息公开工作年度报告”“××局根据……”）、联系单位和专栏，第一部分所写发布信息的网站，以及“20××年，××局（县、镇）……”的主语，与标题的机关是否相同。
## 为什么
多为套用别家稿子时漏改。
## 会报告
```gouji
基础：局 2023
前言：现公布«青禾区水利局»2023年政府信息公开工作年度报告，统计期限为2023年1月1日至12月31日。
```
```gouji
基础：区 2023
一：2023年，«青木区»坚持以公开促落实，做好各项工作。
```
```gouji
基础：局 2023
一：«青禾区水利局»认真贯彻落实《中华人民共和国政府信息公开条例》，做好各项工作。
```
```gouji
基础：区 2023
一：编印《«青木区»人民政府公报》6期。
```
```gouji
基础：区 2023
前言：«青木区人民政府»根据条例编制本报告，统计期限为2023年1月1日至12月31日。
```
```gouji
基础：区 2023
前言：本报告统计期限为2023年1月1日至12月31日，如有疑问请与«青木区»政府办公室联系。
```
```gouji
基础：区 2023
前言：«禾青区人民政府办公室»汇总各单位数据形成本报告，统计期限为2023年1月1日至12月31日。
```
```gouji
基础：镇 2023
前言：«石岭镇人民政府»编制了本报告，统计期限为2023年1月1日至12月31日。
```
```gouji
基础：镇 2023
前言：本报告统计期限为2023年1月1日至12月31日，如有疑问，请与«石岭镇»党政办公室联系。
```
```gouji
基础：局 2023
前言：本报告统计期限为2023年1月1日至12月31日，可在«青禾区水利局»网站下载。
```
```gouji
基础：局 2023
一：全年在«青禾区水利局»门户网站公开信息96条。
```
```gouji
基础：区 2023
一：«松岭区»政府门户网站公开政府信息960条。
```
```gouji
基础：局 2023
一：2023年，«青禾区水利局»紧扣中心工作，依法公开工程建设信息。
```
## 不报告
```gouji
基础：局 2023
一：在区水利局网站开设专栏，联合区水利局门户网站公开信息96条。
```
```gouji
基础：区 2023
一：通过示范区政府网站公开信息96条，各园区政府网站公开信息60条。
```
```gouji
基础：区 2023
一：2023年，青禾区坚持以公开促落实，做好各项工作。
```
```gouji
基础：局 2023
一：2023年，区水利局来我局交流学习。
```
```gouji
基础：局 2023
前言：本报告统计期限为2023年1月1日至12月31日，可在区政务服务局网站下载。
```
```gouji
基础：局 2023
一：2023年，青禾区财政局批复部门预算。我局随后在网站公布。
```
```gouji
基础：局 2023
一：区政务服务局高度重视政府信息公开工作，召开全区培训会。
```
## 何时不报
标题没有写机关；一方是另一方的简称或上级地名。主语只在与标题的机关一字之差，或同一地方的另一个局、同级的另一个县（区）或镇（街道），且这一句说的是公开、申请、复议诉讼、收费时才报；上级、下级、代管的局和统管公开、财政、司法等工作的机关不报；不在一节开头的只作提示；句中另有“我局”“我县”等自称的不报。
## 容差
无。",
                "## What
Whether the opening (“…20XX 年政府信息公开工作年度报告”, “…局根据…”), whom it says to ask, whose column it names, the sites that part one says it published on, and the subjects of sentences that begin with the year name the body of the title.
## Why
Usually left from another body's draft.
## Reported
## Not reported
## Silent when
The title names no body; one name is short for the other or the place above it. A subject is told only where it differs from the title's name in one character, or is another bureau of the same place, another county or town of the same rank, of which the sentence tells disclosure, applications, cases or fees; never a body above or below, one that is managed by the other, or one that looks after disclosure, money or law for all; for information only where it does not open a section; and where the sentence does not also say 我局.
## Tolerance
None."
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        let Some(reporting) = reporting(cx).filter(|_| cx.is_report()) else { return };
        let (body, by) = (reporting.body, reporting.by());
        let own = doers::Body::of(&body.value);
        let title_ends = cx.report.identity.title.as_ref().map_or(0, |title| title.span.end);
        let prose = || cx.passages().iter().filter(|p| p.is_prose() && p.paragraph.span.start >= title_ends);
        for passage in prose() {
            let front = matches!(passage.paragraph.section, None | Some(SectionKind::S1));
            let opening = if front { names_in_openings(passage) } else { Vec::new() }.into_iter();
            let opening = opening.filter(|(start, end)| {
                let name = passage.text().get(*start..*end).unwrap_or_default();
                !may_be_one(name, &body.value)
                    && !passage.text().get(..*start).is_some_and(|b| b.ends_with('《'))
            });
            let subject = subjects(passage).into_iter().filter(|(start, end)| {
                let name = passage.text().get(*start..*end).unwrap_or_default();
                let behind = passage.text().get(*end..).unwrap_or_default();
                let sentence = behind.split(['。', ';']).next().unwrap_or_default();
                is_slip_of(name, &body.value)
                    && (one_character_off(name, &body.value) || tells_of_disclosure(sentence))
            });
            let told: Vec<(usize, usize)> = opening.chain(subject).collect();
            let preamble = if passage.paragraph.section.is_none() { passage.text() } else { "" };
            let mut named = who_reports(preamble);
            named.retain(|(start, end)| {
                let name = passage.text().get(*start..*end).unwrap_or_default();
                let bare = name.strip_suffix("办公室").unwrap_or(name);
                is_slip_of(name, &body.value) || doers::is_beside(bare, &own)
            });
            let mut asked = who_is_asked(preamble);
            asked.retain(|(start, end)| {
                let name = passage.text().get(*start..*end).unwrap_or_default();
                !body.value.contains(name) && one_character_off(name, &body.value)
            });
            let mut found: Vec<(usize, usize)> = told.into_iter().chain(named).collect();
            asked.retain(|(start, end)| found.iter().all(|(from, to)| end <= from || to <= start));
            found.extend(asked);
            crate::order::ascending(&mut found);
            found.dedup_by(|next, last| next.0 < last.1);
            let mut beside = others(cx, passage, &own);
            beside.sort_by_key(|(place, severity)| (*place, *severity));
            beside.dedup_by(|next, last| next.0.0 < last.0.1);
            beside.retain(|(other, _)| found.iter().all(|own| own.1 <= other.0 || other.1 <= own.0));
            let found = found.into_iter().map(|place| (place, Severity::Warning));
            for ((start, end), severity) in found.chain(beside).take(3) {
                let place = passage.place(cx.report, start, end);
                let name = place.of(cx.report.text());
                let message = Words::new(
                    format!("{}是“{}”，此处写成“{name}”，请核对。", by.zh, body.value),
                    format!("{} {}; here it says {name}. Please check.", by.en, body.value),
                );
                let finding = Finding::new(self.meta().code, severity, message);
                sink.fails(finding.subject(place).evidence(body.span));
            }
        }
    }
}

/// A stretch of a passage's folded text.
type Stretch = (usize, usize);

/// Places where a passage gives the report's doings to another body of the same rank. In the middle of section one or five it
/// may be one that the report rightly names.
fn others(cx: &Context<'_>, passage: &Passage, body: &doers::Body<'_>) -> Vec<(Stretch, Severity)> {
    let mut found = Vec::new();
    if !body.has_rank(cx.report.identity.kind) {
        return found;
    }
    let section = passage.paragraph.section;
    let first = || cx.passages().iter().find(|p| p.is_prose() && p.paragraph.section == section);
    let opens = first().is_some_and(|first| first.paragraph.span == passage.paragraph.span);
    let certain = opens || matches!(section, None | Some(SectionKind::S4 | SectionKind::S6));
    let severity = if certain { Severity::Warning } else { Severity::Info };
    for piece in passage.sentence_pieces() {
        let at = piece.start;
        let doers = doers::doers(piece, body).into_iter().map(|place| (place, severity));
        let columns = doers::columns(piece, body).into_iter().map(|place| (place, Severity::Warning));
        let slips = doers::slips(piece, body).into_iter().map(|place| (place, Severity::Info));
        let media = doers::named_after(piece, body).into_iter().map(|place| (place, Severity::Info));
        let in_one = Some(piece).filter(|_| section == Some(SectionKind::S1));
        let sites = in_one.map_or_else(Vec::new, |piece| doers::published_on(piece, body)).into_iter();
        let sites = sites.map(|place| (place, Severity::Info));
        found.extend(
            doers
                .chain(columns)
                .chain(media)
                .chain(sites)
                .chain(slips)
                .map(|((start, end), severity)| ((at + start, at + end), severity)),
        );
    }
    if section.is_none() {
        let told = [doers::asked(passage.text(), body), doers::sites(passage.text(), body)];
        found.extend(told.into_iter().flatten().map(|place| (place, Severity::Warning)));
    }
    found
}

/// Whether a sentence about another bureau tells what only the report's own body tells of: that it disclosed, was asked,
/// was sued or charged.
fn tells_of_disclosure(sentence: &str) -> bool {
    const OURS: [&str; 8] =
        ["信息公开", "政务公开", "公开信息", "申请", "复议", "诉讼", "处理费", "收费通知"];
    OURS.iter().any(|word| sentence.contains(word))
}

/// Whether a subject was meant to be the body: one character off, or another bureau of the very same place.
fn is_slip_of(name: &str, body: &str) -> bool {
    if may_be_one(name, body) || body.contains(name) {
        return false;
    }
    let place = |name: &str| name.find(PLACE_ENDS).map(|at| name.get(..at).unwrap_or_default().to_owned());
    let same_place = place(name).is_some_and(|p| p.chars().count() >= 2 && Some(p) == place(body));
    let bureaus = name.ends_with('局') && body.ends_with('局');
    one_character_off(name, body) || bureaus && same_place
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_names_and_places_left_out_are_the_same_body() {
        assert!(may_be_one("青禾区发改局", "云溪市青禾区发展和改革局"));
        assert!(may_be_one("白石镇", "白石镇人民政府"));
        assert!(!may_be_one("白山镇", "白石镇人民政府"));
        assert!(!may_be_one("青禾区水利局", "青禾区交通运输局"));
        assert!(is_slip_of("青木县", "青禾县人民政府") && !is_slip_of("云溪市", "青禾县人民政府"));
    }

    #[test]
    fn a_name_in_an_opening_ends_where_the_verb_does() {
        let own = Passage::of("按期上传本委2023年政府信息公开工作年度报告");
        assert!(names_in_openings(&own).is_empty());
        let text = "现公布青禾区水利局2023年政府信息公开工作年度报告";
        let found = names_in_openings(&Passage::of(text));
        assert_eq!(found.iter().map(|(a, b)| &text[*a..*b]).collect::<Vec<_>>(), ["青禾区水利局"]);
    }
}
