//! Counts of a whole and of one of its bodies in clauses of the same build: 全县发布信息3126条,县政府办公室发布信息3126条. What is
//! counted need not stand in a table.

use crate::rules::Context;
use crate::rules::passages::Passage;
use crate::text::{Span, WordList};

/// What a clause counts.
struct Count<'p> {
    /// What is done with what: 发布信息.
    done: &'p str,
    value: u32,
    unit: &'p str,
    place: Span,
}

/// One number of two scopes.
pub struct Alike {
    pub value: u32,
    pub whole: Span,
    pub part: Span,
}

/// The most clauses of either kind that are compared.
const MOST: usize = 60;

/// The counts of one body that are the whole's, at least so large.
pub fn alike(cx: &Context<'_>, least: u32) -> Vec<Alike> {
    let (mut wholes, mut parts) = (Vec::new(), Vec::new());
    for passage in cx.passages().iter().filter(|p| p.is_prose() && p.paragraph.section.is_some()) {
        clauses(cx, passage, least, &mut wholes, &mut parts);
    }
    wholes.truncate(MOST);
    parts.truncate(MOST);
    let same = |part: &Count<'_>| {
        let whole = wholes.iter().find(|whole: &&Count<'_>| {
            (whole.value, whole.unit) == (part.value, part.unit) && is_same_deed(whole.done, part.done)
        })?;
        Some(Alike { value: part.value, whole: whole.place, part: part.place })
    };
    parts.iter().filter_map(same).collect()
}

fn clauses<'p>(
    cx: &Context<'_>,
    passage: &'p Passage,
    least: u32,
    wholes: &mut Vec<Count<'p>>,
    parts: &mut Vec<Count<'p>>,
) {
    let ends_clause = |c: char| matches!(c, ',' | '。' | ';' | ':' | '(' | ')' | '、' | '!' | '?');
    for (at, clause) in passage.pieces(ends_clause) {
        if !clause.bytes().any(|b| b.is_ascii_digit()) {
            continue;
        }
        let words = clause.trim_end_matches(ends_clause);
        let Some((front, value, unit)) = counted(words).filter(|(_, value, _)| *value >= least) else {
            continue;
        };
        let Some(subject) = subject(front) else { continue };
        let (list, done) = match subject {
            Subject::Whole(done) => (&mut *wholes, done),
            Subject::Part(done) => (&mut *parts, done),
        };
        let place = passage.place(cx.report, at, at + words.len());
        list.push(Count { done: plain(done), value, unit, place });
    }
}

/// The words before the only number of a clause, the number, and its unit.
fn counted(clause: &str) -> Option<(&str, u32, &str)> {
    let unit_at = clause.rfind(|c: char| c.is_ascii_digit())? + 1;
    let unit = clause.get(unit_at..)?;
    let front = clause.get(..unit_at)?.trim_end_matches(|c: char| c.is_ascii_digit());
    let value = clause.get(front.len()..unit_at)?.parse().ok()?;
    // A year in front is no count.
    let without_year = front.find('年').map_or(front, |at| front.get(at..).unwrap_or(front));
    let bare =
        !without_year.contains(|c: char| c.is_ascii_digit()) && !front.ends_with(['.', '第', '约', '近']);
    (bare && !unit.is_empty() && unit.chars().count() <= 2 && unit != "%").then_some((front, value, unit))
}

/// Of whom a clause counts, with the words behind.
enum Subject<'p> {
    Whole(&'p str),
    Part(&'p str),
}

fn subject(front: &str) -> Option<Subject<'_>> {
    const WHOLE: [&str; 10] =
        ["全省", "全市", "全县", "全区", "全旗", "全州", "全镇", "全乡", "全街道", "全系统"];
    /// What may belong to the whole's name.
    const OF_THE_WHOLE: [&str; 10] = [
        "各级行政机关",
        "行政机关",
        "各级政府",
        "各单位",
        "各部门",
        "各级各部门",
        "各乡镇",
        "政务新媒体",
        "政府系统",
        "政府网站",
    ];
    /// The last characters of a body's name; longer ones first.
    static ENDS: WordList = WordList::new(&[
        "政府及办公室",
        "政府办公室",
        "政府办公厅",
        "党政办公室",
        "政府本级",
        "局机关",
        "委机关",
        "本级",
        "府办",
        "政府办",
        "办公室",
        "分局",
        "局",
        "委员会",
        "委",
        "街道办事处",
        "镇",
    ]);
    let mut words = front;
    if let Some(at) =
        words.find("年").filter(|at| words.get(..*at).is_some_and(|y| y.bytes().all(|b| b.is_ascii_digit())))
    {
        words = words.get(at + '年'.len_utf8()..)?;
    }
    words = words.trim_start_matches("其中").trim_start_matches("全年").trim_start_matches('度');
    if let Some(mut rest) = WHOLE.iter().find_map(|whole| words.strip_prefix(whole)) {
        // 全市水务系统 is a whole to its bureau.
        if let Some((line, behind)) = rest.split_once("系统").filter(|(line, _)| line.chars().count() <= 6)
        {
            rest = if line.contains(['发', '共']) { rest } else { behind };
        }
        return Some(Subject::Whole(OF_THE_WHOLE.iter().find_map(|o| rest.strip_prefix(o)).unwrap_or(rest)));
    }
    if !ENDS.stand_in(words) {
        return None;
    }
    /// A name is no longer.
    const LONGEST: usize = 18;
    let end = |name: &str| {
        // 局 alone is none, 局机关 is.
        let at = words.find(name).filter(|at| *at > 0 || name.ends_with("机关"))?;
        let end = at + name.len();
        (words.get(..end)?.chars().count() <= LONGEST).then_some(end)
    };
    let end = ENDS.words().iter().find_map(|name| end(name))?;
    let name = words.get(..end)?;
    // 各单位, 12个部门, 向…, 由… and what is done for others are no body that counts.
    const NO_NAME: [&str; 12] = ["各", "全", "向", "由", "对", "等", "个", "给", "为", "从", "在", "我"];
    let is_name = !NO_NAME.iter().any(|word| name.contains(word));
    is_name.then(|| words.get(end..).map(Subject::Part)).flatten()
}

/// The words of a deed without those that say nothing of it.
fn plain(done: &str) -> &str {
    const EMPTY: [&str; 8] = ["共计", "累计", "共", "全年", "本年度", "主动", "政务新媒体", "已"];
    let mut words = done;
    while let Some(rest) = EMPTY.iter().find_map(|word| words.strip_prefix(word)) {
        words = rest;
    }
    words
}

/// Whether a part does the same as the whole: in the same words, or in none of its own.
fn is_same_deed(whole: &str, part: &str) -> bool {
    const MADE_PUBLIC: [&str; 4] = ["发布", "公开", "刊发", "推送"];
    let of = |words: &str| {
        MADE_PUBLIC.iter().find_map(|verb| words.strip_prefix(verb)).map(|rest| rest.replace("政府", ""))
    };
    let both_public = of(whole).zip(of(part)).is_some_and(|(whole, part)| whole == part);
    !whole.is_empty() && (part.is_empty() || whole == part || both_public)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(front: &str) -> Option<&str> {
        match subject(front)? {
            Subject::Part(done) => Some(plain(done)),
            Subject::Whole(_) => None,
        }
    }

    #[test]
    fn a_clause_counts_for_the_whole_or_for_one_body() {
        assert_eq!(part("其中县政府办公室"), Some(""));
        assert_eq!(part("县政府办公室共发布信息"), Some("发布信息"));
        assert_eq!(part("各部门发布信息"), None);
        assert_eq!(part("由县政府办公室抽查信息"), None);
        assert!(matches!(subject("全县共发布信息"), Some(Subject::Whole("共发布信息"))));
        assert!(matches!(subject("2023年全市水务系统发布信息"), Some(Subject::Whole("发布信息"))));
    }

    #[test]
    fn only_the_same_deed_is_compared() {
        assert!(is_same_deed("公开信息", "发布信息"));
        assert!(is_same_deed("收到申请", ""));
        assert!(!is_same_deed("发布信息", "抽查信息"));
        assert!(!is_same_deed("", ""));
    }
}
