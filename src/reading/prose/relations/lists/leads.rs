//! What leads a list in: 其中, 分别为, 包括, brackets, a colon, or a clause that names the whole.

use crate::reading::prose::Passage;
use crate::reading::prose::words::lexicon::Meaning;
use crate::reading::prose::words::token::Kind;
use crate::report::prose::Lead;

/// A lead in its place.
pub(super) struct At {
    pub(super) lead: Lead,
    pub(super) token: usize,
    pub(super) bracket: Option<usize>,
    pub(super) sentence: usize,
}

pub(super) fn leads(passage: &Passage<'_>) -> Vec<At> {
    let mut leads: Vec<At> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    let mut sentence = 0;
    for (token, t) in passage.tokens.iter().enumerate() {
        let lead = match t.kind {
            Kind::Mark('(') => {
                open.push(token);
                let behind_number =
                    token.checked_sub(1).and_then(|b| passage.tokens.get(b)).is_some_and(|b| b.is_number());
                behind_number.then_some(Lead::Brackets)
            }
            Kind::Mark(')') => {
                open.pop();
                None
            }
            Kind::Mark('。') => {
                open.clear();
                sentence += 1;
                None
            }
            Kind::Mark(',' | ':') if names_the_whole(passage, token) => Some(Lead::Among),
            // 公开信息171条:动态34条,….
            Kind::Mark(':')
                if token
                    .checked_sub(1)
                    .and_then(|b| passage.tokens.get(b))
                    .is_some_and(|b| b.is_number()) =>
            {
                Some(Lead::Among)
            }
            // 不予公开的4件中,….
            Kind::Word(Meaning::Filler)
                if passage.text.get(t.start..t.end) == Some("中")
                    && token
                        .checked_sub(1)
                        .and_then(|b| passage.tokens.get(b))
                        .is_some_and(|b| b.is_number()) =>
            {
                Some(Lead::Among)
            }
            Kind::Word(Meaning::Among) => Some(Lead::Among),
            Kind::Word(Meaning::Respectively) => Some(Lead::Respectively),
            Kind::Word(Meaning::Including) => Some(Lead::Including),
            Kind::Word(Meaning::Containing) => Some(Lead::Containing),
            _ => None,
        };
        let Some(lead) = lead else { continue };
        let bracket = open.last().copied();
        match leads.last_mut() {
            // (含…: the bracket's own word says more than the bracket; 其中,…分别为: both lead the same list.
            Some(last)
                if last.bracket == bracket
                    && last.sentence == sentence
                    && !passage.brackets.holds_numbers(last.token, token) =>
            {
                if !(last.lead == Lead::Among && lead == Lead::Containing) {
                    last.lead = lead;
                }
                last.token = token;
            }
            _ => leads.push(At { lead, token, bracket, sentence }),
        }
    }
    leads
}

/// Whether the clause before a mark says of what the parts follow: 在主动公开的信息中, 所有答复件中.
pub fn names_the_whole(passage: &Passage<'_>, mark: usize) -> bool {
    static ENDS: [&str; 5] = ["信息中", "申请中", "件中", "文件中", "答复中"];
    // 主动公开的政府信息类别中: by what the whole is told.
    static KINDS: [&str; 5] = ["类别中", "种类中", "内容中", "事项中", "数量中"];
    static VERBS: [&str; 7] = ["主动公开", "公开", "发布", "收到", "受理", "办理", "答复"];
    let before = passage.tokens.get(mark.saturating_sub(LONGEST_CLAUSE)..mark).unwrap_or(&[]);
    let end = before.last().map_or(0, |last| last.end);
    if !passage.text.get(..end).is_some_and(|text| text.ends_with('中')) {
        return false;
    }
    let clause = before.rsplit(|t| matches!(t.kind, Kind::Mark(_))).next().unwrap_or(&[]);
    let Some(first) = clause.first() else { return false };
    let text = passage.text.get(first.start..end).unwrap_or("");
    let ends = |all: &[&str]| all.iter().any(|end| text.ends_with(end));
    let begins = text.starts_with(['在', '所', '已', '上']);
    (begins && (ends(&ENDS) || ends(&KINDS)))
        || (ends(&KINDS) && VERBS.iter().any(|verb| text.starts_with(verb)))
}

/// The most tokens of a clause that names a whole.
const LONGEST_CLAUSE: usize = 16;
