//! Whether the parts of a list go on with one verb, and with one kind of mark: behind another verb, or behind a semicolon
//! after commas, another statement begins.

use crate::reading::prose::Passage;
use crate::reading::prose::quantities::Mention;
use crate::reading::prose::words::lexicon::Meaning;

/// Whether a semicolon stands between two quantities.
pub(super) fn parted(passage: &Passage<'_>, a: usize, b: usize) -> bool {
    let at = |i: usize| passage.mentions.get(i).map(|m| m.at);
    let between = at(a).zip(at(b)).and_then(|(a, b)| passage.tokens.get(a..b)).unwrap_or(&[]);
    between.iter().any(|t| t.is_mark(';'))
}

/// Whether commas part the first two parts and a semicolon some of the others: it begins another statement.
pub(super) fn changes_marks(passage: &Passage<'_>, run: &[usize]) -> bool {
    let mut pairs = run.windows(2).map(|w| matches!(w, [a, b] if parted(passage, *a, *b)));
    pairs.next() == Some(false) && pairs.any(|p| p)
}

pub(super) fn label<'a>(passage: &'a Passage<'_>, mention: &Mention) -> impl Iterator<Item = Meaning> + 'a {
    crate::reading::prose::quantities::meanings(passage.tokens, passage.brackets, mention.label.clone())
        .filter_map(|(_, m)| m)
}

/// Whether the label begins with what was done (回复留言5条) or has no verb (工作动态5条). Where a verb comes later, behind
/// who did it and how (网站发布5条, 通过网站发布5条, 留言办理5件), nothing is said. 公示 and 公开 are mostly parts of a
/// name (公开目录, 公示公告).
pub(in crate::reading::prose::relations) fn begins_with_verb(
    passage: &Passage<'_>,
    mention: &Mention,
) -> Option<bool> {
    let is_verb = |i: usize, meaning: Option<Meaning>| {
        let word = passage.tokens.get(i).and_then(|t| passage.text.get(t.start..t.end)).unwrap_or("");
        matches!(
            meaning,
            Some(
                Meaning::Receive
                    | Meaning::Accept
                    | Meaning::Handle
                    | Meaning::Finish
                    | Meaning::Make
                    | Meaning::Publish
            )
        ) && word.chars().count() > 1
            && !matches!(word, "公示" | "公开" | "主动公开" | "更新" | "制作")
    };
    let leads_in = |meaning: Option<Meaning>| {
        matches!(
            meaning,
            Some(
                Meaning::Among
                    | Meaning::Including
                    | Meaning::Containing
                    | Meaning::Filler
                    | Meaning::ThisYear
                    | Meaning::Each
                    | Meaning::Sum
            )
        )
    };
    let mut words =
        crate::reading::prose::quantities::meanings(passage.tokens, passage.brackets, mention.label.clone())
            .filter(|(_, m)| !leads_in(*m));
    let Some((first, meaning)) = words.next() else { return Some(false) };
    if is_verb(first, meaning) {
        return Some(true);
    }
    let says_nothing = meaning == Some(Meaning::Publish) || words.any(|(i, m)| is_verb(i, m));
    (!says_nothing).then_some(false)
}

/// Whether no label begins with a verb behind one that does not. 网站发布5条,微博3条: one verb goes on; a verb behind
/// parts without says something else.
pub(super) fn of_one_verb(passage: &Passage<'_>, run: &[usize]) -> bool {
    let named = run.iter().filter(|p| !passage.facts.get(**p).is_some_and(|f| f.rest));
    let verbs: Vec<bool> =
        named.filter_map(|p| begins_with_verb(passage, passage.mentions.get(*p)?)).collect();
    verbs.windows(2).all(|w| matches!(w, [_, false] | [true, true]))
}
