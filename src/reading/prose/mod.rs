//! Quantities in the prose: what each counts, of whom, for which year, and how exactly it is meant; the words
//! that claim a number without printing one; and the relations that the prose states between its numbers.
//!
//! The way: a paragraph is squeezed (numbers and words that a converter broke become whole), cut into
//! [`words::token`], and each number is read in its place ([`quantities`]): [`slot_of`] says what it counts, [`scope`] of
//! whom, [`context::time`] for when. [`claims`] reads 未收到 and 全部办结, [`lists`] the enumerations, [`ratios`] shares
//! and growth. What could not be understood stays a fact of [`Slot::Other`]: it is shown, and not compared.

// Whatever comes in, nothing here breaks off.
#![cfg_attr(
    not(test),
    deny(
        clippy::indexing_slicing,
        clippy::string_slice,
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic
    )
)]

pub mod context;
#[cfg(test)]
mod examples;
pub mod quantities;
pub mod relations;
pub mod slot_of;
pub mod words;

use self::context::{scope, time};
use self::relations::{balances, claims, enumerations, lists, ratios, references};
use self::words::{numerals, token};
use crate::report::prose::{
    BalanceOf, Claim, Enumeration, Fact, FactKind, List, Measure, Qualifier, Ratio, Reference,
};
use crate::report::slot::{Detail, Slot};
use crate::report::{Identity, ParagraphKind, Report, SectionKind};
use crate::text::{Span, View, WordList};
use context::time::Time;
use quantities::{Brackets, Mention};
use slot_of::Topic;
use words::lexicon::Meaning;
use words::token::{Kind, Token};

/// All that the prose says in numbers.
#[derive(Clone, Debug, Default)]
pub struct Prose {
    /// Quantities, in reading order.
    pub facts: Vec<Fact>,
    /// Claims in words.
    pub claims: Vec<Claim>,
    /// Enumerations.
    pub lists: Vec<List>,
    /// Enumerations with every way to read them.
    pub enumerations: Vec<Enumeration>,
    /// What came in and what became of it, by the words around the counts.
    pub balances: Vec<BalanceOf>,
    /// Counts that name earlier ones again.
    pub references: Vec<Reference>,
    /// Shares, growth, rates.
    pub ratios: Vec<Ratio>,
    /// Whether 信息处理费 is spoken of anywhere.
    pub handling_fee: bool,
}

/// Reads every quantity in the report's prose.
pub fn read(report: &Report) -> Prose {
    let text = report.text();
    let mut prose = Prose::default();
    let mut heading = Topic::None;
    let paragraphs = report.paragraphs.iter().filter(|p| p.kind == ParagraphKind::Prose);
    for (passage, paragraph) in paragraphs.enumerate() {
        let view = paragraph.squeezed(text);
        // 收到和处理政府信息公开申请情况 is a heading that says what its whole section is about.
        if heading == Topic::None && paragraph.section == Some(SectionKind::S3) {
            heading = Topic::Applications;
        }
        let place = Place { passage, section: paragraph.section, identity: &report.identity, text, heading };
        heading = read_passage(&view, &place, &mut prose);
    }
    prose
}

/// Reads plain sentences, one paragraph a line, as a report of that body and year would say them.
pub fn facts_of(text: &str, identity: &Identity) -> Prose {
    let mut prose = Prose::default();
    let mut start = 0;
    let mut heading = Topic::None;
    for (passage, line) in text.split_inclusive('\n').enumerate() {
        let view = View::squeezed(text, Span::new(start, start + line.len()));
        start += line.len();
        heading = read_passage(&view, &Place { passage, section: None, identity, text, heading }, &mut prose);
    }
    prose
}

/// Where a passage stands.
struct Place<'a> {
    passage: usize,
    section: Option<SectionKind>,
    identity: &'a Identity,
    text: &'a str,
    /// What the heading above it is about.
    heading: Topic,
}

/// A passage with all that has been worked out about it.
pub struct Passage<'a> {
    /// Squeezed.
    pub text: &'a str,
    /// Its pieces.
    pub tokens: &'a [Token],
    /// Which bracket closes which.
    pub brackets: &'a Brackets,
    /// Its quantities.
    pub mentions: &'a [Mention],
    /// The facts made of them, in the same order.
    pub facts: &'a [Fact],
    /// The number of the first of them among all facts of the prose.
    pub first: usize,
}

impl<'a> Passage<'a> {
    /// The words that lead to a quantity, as they stand.
    pub fn label_words(&self, i: usize) -> Option<&'a str> {
        let mention = self.mentions.get(i)?;
        let from = self.tokens.get(mention.label.start)?.start;
        self.text.get(from..self.tokens.get(mention.label.end)?.start)
    }
}

/// The words of a quantity's label.
fn said_before<'t>(text: &'t str, tokens: &[token::Token], mention: &quantities::Mention) -> &'t str {
    let from = tokens.get(mention.label.start).map_or(0, |t| t.start);
    let to = tokens.get(mention.label.end).map_or(0, |t| t.start);
    text.get(from..to).unwrap_or("")
}

/// Reads one paragraph; gives what a heading without numbers says that the next paragraph is about.
fn read_passage(view: &View, place: &Place<'_>, prose: &mut Prose) -> Topic {
    let tokens = token::cut(&view.text);
    let brackets = Brackets::of(&tokens);
    let mentions = quantities::find(&tokens, &brackets);
    prose.handling_fee |=
        tokens.iter().any(|t| t.meaning() == Some(Meaning::HandlingFee)) || view.text.contains("信息处理费");
    let year = place.identity.year.as_ref().map(|y| y.value);
    let scopes = scope::marks(&view.text, &tokens, &brackets, place.identity);
    let to_source = |start, end| view.to_source(start, end, place.text);

    let mut facts: Vec<Fact> = Vec::with_capacity(mentions.len());
    let mut walk = Walk {
        at: 0,
        topic: place.heading,
        sentence_topic: Topic::None,
        disclosure: false,
        other_cases: false,
        applications_in: "件",
        before: Slot::Other,
        by_channels: None,
        attributes: false,
        part_year: None,
    };
    for mention in &mentions {
        walk.to(&tokens, mention, &mentions, &facts);
        let token = tokens.get(mention.at).copied().unwrap_or(Token { kind: Kind::Text, start: 0, end: 0 });
        let from = tokens.get(mention.label.start).map_or(token.start, |t| t.start);
        // What leads to the quantity: as it stands, and what it says.
        let (words, label) = (view.text.get(from..token.start).unwrap_or(""), mention.words.as_slice());
        let tail: Vec<_> =
            quantities::meanings(&tokens, &brackets, mention.tail.clone()).map(|(_, m)| m).collect();
        let around = slot_of::Around {
            label,
            tail: &tail,
            topic: walk.topic,
            other_cases: walk.other_cases,
            applications_in: walk.applications_in,
            before: walk.before,
            by_channels: walk.by_channels,
            year,
            any_way: ANY_WAY.stand_in(words),
        };
        let mut found = slot_of::find(&mention.numeral, &around);
        // 答复公开11件,不予公开4件: what was answered is how.
        if found.slot == Slot::Done && said_before(&view.text, &tokens, mention).ends_with("答复公开") {
            found = slot_of::Found { slot: Slot::Granted, certain: false, ..found };
        }
        let (scope, scope_words) = scopes.at(&tokens, mention);
        let time = walk.time(time::of(&tokens, mention, label, year), found.slot, mention.sentence);
        let carried = matches!(found.slot, Slot::CarriedIn | Slot::CarriedOut);
        let part_year = time == Some(Time::Part);
        let this_year = matches!(time, None | Some(Time::Year)) || (carried && !part_year);
        // Words behind the number belong to the quote where they are short: 2件为网络申请.
        let end = match mention
            .tail
            .end
            .checked_sub(1)
            .filter(|_| !mention.tail.is_empty())
            .and_then(|i| tokens.get(i))
        {
            Some(last) if found.slot != Slot::Other && last.end - token.end <= 60 => last.end,
            _ => token.end,
        };
        // 办理许可5件,处罚3件: what the first counts is not certain, and so what its verb says of the second.
        let vague = found.slot.is_decision() && !found.certain;
        walk.before = if vague { Slot::Other } else { found.slot };
        let measure = mention.numeral.unit.measure;
        facts.push(Fact {
            slot: found.slot,
            detail: found.detail,
            kind: FactKind::Printed,
            value: mention.numeral.value,
            place: mention.numeral.place,
            unit: mention.numeral.unit.name.to_owned(),
            measure,
            qualifier: qualifier(&mention.numeral, label),
            range: mention.numeral.range,
            scope,
            scope_words: scope_words.map(|(a, b)| to_source(a, b)),
            this_year,
            part_year,
            certain: found.certain
                && !in_passing(&facts, mention, &found, label)
                && !is_another_count(&found, &mention.numeral, label, year)
                && !(walk.attributes && (found.slot.is_outcome() || follows_regulations(&found, label))),
            part: mention.depth > 0 || behind_among(&tokens, &brackets, mention),
            disclosure: walk.disclosure || place.section == Some(SectionKind::S4),
            rest: is_rest(label, &tail, words, found.slot),
            section: place.section,
            passage: place.passage,
            sentence: mention.sentence,
            span: to_source(token.start, token.end),
            quote: to_source(from, end),
        });
        walk.notice(&found, mention.numeral.unit.name, label);
    }
    walk.rest(&tokens);

    let first = prose.facts.len();
    let passage = Passage {
        text: &view.text,
        tokens: &tokens,
        brackets: &brackets,
        mentions: &mentions,
        facts: &facts,
        first,
    };
    prose.lists.extend(lists::find(&passage));
    prose.enumerations.extend(enumerations::find(&passage));
    prose.balances.extend(balances::find(&passage));
    prose.references.extend(references::find(&passage));
    prose.ratios.extend(ratios::find(&passage));
    let found = claims::find(&passage, place.heading, place.section, year, &scopes, &to_source);
    for mut claim in found {
        claim.passage = place.passage;
        facts.extend(denied(&claim));
        prose.claims.push(claim);
    }
    prose.facts.append(&mut facts);
    if mentions.is_empty() && view.text.chars().count() < 30 { walk.topic } else { Topic::None }
}

/// What has been read of a passage so far.
struct Walk {
    /// The next token.
    at: usize,
    /// What it is about.
    topic: Topic,
    /// What the current sentence is about.
    sentence_topic: Topic,
    /// Whether 信息公开 has been spoken of in this passage.
    disclosure: bool,
    /// Whether the sentence speaks of cases in another sense.
    other_cases: bool,
    /// The unit in which applications were counted last.
    applications_in: &'static str,
    /// The slot of the quantity before in the same sentence.
    before: Slot,
    /// The verb before the channels counted last, as long as nothing else is.
    by_channels: Option<Meaning>,
    /// Whether the sentence counts documents by how they are disclosed (主动公开12件, 依申请公开3件, 不予公开81件),
    /// so that 不予公开 is no outcome of an application.
    attributes: bool,
    /// The sentence that last counted applications of less than a year.
    part_year: Option<usize>,
}

impl Walk {
    /// Goes on to a quantity, over the words before it.
    fn to(&mut self, tokens: &[Token], mention: &Mention, mentions: &[Mention], facts: &[Fact]) {
        let new_sentence = facts
            .len()
            .checked_sub(1)
            .and_then(|i| mentions.get(i))
            .is_none_or(|m| m.sentence != mention.sentence);
        if new_sentence {
            self.before = Slot::Other;
            self.by_channels = None;
            self.attributes = false;
        }
        while self.at < mention.at {
            // The flag goes with the sentence.
            self.other_cases &= !tokens.get(self.at).is_some_and(|t| t.is_mark('。'));
            if let Some(meaning) = tokens.get(self.at).and_then(Token::meaning) {
                self.word(meaning);
            }
            self.at += 1;
        }
    }

    /// For which time a quantity is said. 上半年收到60件。办结50件: where the next sentence says none, it goes on with
    /// that of the applications before.
    fn time(&mut self, said: Option<Time>, slot: Slot, sentence: usize) -> Option<Time> {
        if !(slot.is_flow() || slot.is_outcome() || slot.is_applicant()) {
            return said;
        }
        let goes_on = self.part_year.is_some_and(|last| sentence <= last + 1);
        let time = said.or(goes_on.then_some(Time::Part));
        self.part_year = (time == Some(Time::Part)).then_some(sentence);
        time
    }

    /// Over the words behind the last quantity.
    fn rest(&mut self, tokens: &[Token]) {
        while let Some(token) = tokens.get(self.at) {
            if let Some(meaning) = token.meaning() {
                self.word(meaning);
            }
            self.at += 1;
        }
    }

    fn word(&mut self, meaning: Meaning) {
        self.other_cases |= meaning == Meaning::OtherCases;
        self.disclosure |= matches!(meaning, Meaning::InfoPub | Meaning::Application);
        self.topic = self.topic.after(meaning);
        self.sentence_topic = self.sentence_topic.after(meaning);
    }

    /// A quantity of applications makes applications the topic, though a word in its label was foreign.
    fn notice(&mut self, found: &slot_of::Found, unit: &'static str, label: &[Option<Meaning>]) {
        let says = |m: Meaning| label.contains(&Some(m));
        let verb = [Meaning::Receive, Meaning::Accept].into_iter().find(|verb| says(*verb));
        self.by_channels = verb.or(self.by_channels).filter(|_| found.slot == Slot::Channel);
        if found.slot == Slot::Other && says(Meaning::Publish) {
            self.attributes = true;
        } else if found.slot.is_flow() && found.slot != Slot::Applications {
            self.attributes = false;
        }
        // 办理行政复议312件,应诉40件: what is handled for others, and so is what follows.
        self.other_cases |= found.slot.is_case()
            && !says(Meaning::InfoPub)
            && (says(Meaning::Handle) || says(Meaning::Accept) || says(Meaning::Finish));
        if found.slot.is_flow() {
            self.topic = Topic::Applications;
            if found.certain && !unit.is_empty() {
                self.applications_in = unit;
            }
        }
    }
}

/// 公开规章13件(含废止4件): of what was published it is not said when it was repealed.
fn follows_regulations(found: &slot_of::Found, label: &[Option<Meaning>]) -> bool {
    found.slot.is_regulation() && !label.contains(&Some(Meaning::Regulation))
}

/// Whether a count of applications is none of the year's: a mean (3.5件), or of what came in another year: 2022年收到、2023年办结1件.
fn is_another_count(
    found: &slot_of::Found,
    numeral: &numerals::Numeral,
    label: &[Option<Meaning>],
    year: Option<u16>,
) -> bool {
    let mean = found.slot.is_flow() && numeral.value.to_int().is_none();
    let other_year = || label.iter().flatten().any(|m| time::said(*m, year) == Some(Time::Other));
    mean || (found.slot == Slot::Done && other_year())
}

/// Whether applications are only named in passing, in a row of other things: 公布信息69条,工作动态61条,依申请公开事项办结1件.
fn in_passing(facts: &[Fact], mention: &Mention, found: &slot_of::Found, label: &[Option<Meaning>]) -> bool {
    let flow =
        matches!(found.slot, Slot::New | Slot::Accepted | Slot::Processed | Slot::Done | Slot::Applications);
    let last = facts.last().filter(|f| f.sentence == mention.sentence);
    let other = last.is_some_and(|f| {
        f.slot == Slot::Other && f.measure == Measure::Count && f.unit != mention.numeral.unit.name
    });
    flow && other
        && !label.contains(&Some(Meaning::Sum))
        && !facts.iter().rev().take(60).any(|f| f.slot.is_flow())
}

/// Whether a quantity counts what is left: 其他12条, 通过其他方式公开12条; not 法人或其他组织.
fn is_rest(label: &[Option<Meaning>], tail: &[Option<Meaning>], words: &str, slot: Slot) -> bool {
    let first =
        label.iter().flatten().find(|m| !matches!(m, Meaning::Filler | Meaning::Among | Meaning::Each));
    let named = slot.is_applicant() || slot.is_outcome();
    // 其中,予以公开4件,另1件不存在: what is left when the others were told.
    let another = words == "另" && !tail.is_empty();
    another
        || first == Some(&Meaning::Rest)
        || tail.first() == Some(&Some(Meaning::Rest))
        || (!named && OTHERS.stand_in(words))
}

/// Words that end a row of ways that leaves none out.
static ANY_WAY: WordList = WordList::new(&[
    "等方式",
    "等渠道",
    "等途径",
    "等形式",
    "等多种方式",
    "等各种方式",
    "等多种渠道",
    "等多种途径",
]);

/// Words for what a list leaves out.
static OTHERS: WordList = WordList::new(&["其他", "其它", "其余"]);

/// A count of 0 said in words, as a fact.
fn denied(claim: &Claim) -> Option<Fact> {
    let (slot, value) = claim.kind.value()?;
    Some(Fact {
        slot,
        detail: Detail::None,
        kind: FactKind::Denied,
        value,
        place: 0,
        unit: String::new(),
        measure: Measure::None,
        qualifier: Qualifier::Exact,
        range: false,
        scope: claim.scope,
        scope_words: None,
        this_year: claim.this_year,
        part_year: false,
        certain: claim.certain,
        part: false,
        disclosure: true,
        rest: false,
        section: claim.section,
        passage: claim.passage,
        sentence: usize::MAX,
        span: claim.span,
        quote: claim.span,
    })
}

/// Words before the number go before those behind it.
fn qualifier(numeral: &numerals::Numeral, label: &[Option<Meaning>]) -> Qualifier {
    if numeral.qualifier != Qualifier::Exact {
        return numeral.qualifier;
    }
    label
        .iter()
        .rev()
        .take(2)
        .flatten()
        .find_map(|m| {
            Some(match m {
                Meaning::About => Qualifier::About,
                Meaning::AtMost => Qualifier::AtMost,
                Meaning::AtLeast => Qualifier::AtLeast,
                Meaning::Reaching => Qualifier::Reaching,
                _ => return None,
            })
        })
        .unwrap_or_default()
}

/// Whether 其中 or a word like it stands before the quantity in its sentence; what closed brackets hold is theirs.
fn behind_among(tokens: &[Token], brackets: &Brackets, mention: &Mention) -> bool {
    let mut at = mention.at;
    let first = mention.window().max(at.saturating_sub(context::time::MOST_BEFORE));
    while let Some(before) = at.checked_sub(1).filter(|b| *b >= first) {
        let Some(token) = tokens.get(before) else { return false };
        at = match brackets.partner(before).filter(|_| token.is_mark(')')) {
            Some(open) => open,
            None => before,
        };
        if matches!(token.meaning(), Some(Meaning::Among | Meaning::Including | Meaning::Containing)) {
            return true;
        }
    }
    false
}
