//! The rows: what may stand between a whole and its first part, each with a sound and a wrong example.

use super::pieces::Piece;
use crate::reading::prose::words::lexicon::Meaning;
use crate::report::prose::Opening;
use Step::{Any, End, Lead, Mark, Words};

/// A step of a row.
#[derive(Clone, Copy, Debug)]
enum Step {
    /// Any pieces without the end of a sentence; none as well.
    Any,
    /// Nothing, or words.
    Words,
    /// One of these marks.
    Mark(&'static str),
    /// The end of a sentence, or none.
    End,
    /// A word that opens parts.
    Lead(Meaning),
    /// A clause that names the whole.
    OfThese,
    /// A clause that says by what it is split.
    Classified,
    /// A clause that says from where it is looked at.
    SeenFrom,
}

/// A row: what may stand between a whole and its first part.
pub struct Row {
    /// Its name.
    pub name: &'static str,
    pub(super) opening: Opening,
    steps: &'static [Step],
    /// A sound sentence that it reads.
    pub sound: &'static str,
    /// The same with a slip.
    pub wrong: &'static str,
}

/// The rows, the most telling first.
pub static ROWS: [Row; 14] = [
    Row {
        name: "bracket",
        opening: Opening::Led,
        steps: &[Words, Mark("("), Any],
        sound: "公开规章13件（新出台5件，修订4件，废止4件）。",
        wrong: "公开规章31件（新出台5件，修订4件，废止4件）。",
    },
    Row {
        name: "among",
        opening: Opening::Led,
        steps: &[Any, End, Any, Lead(Meaning::Among), Any],
        sound: "公开信息60条，内容涉及多个领域。其中，动态36条，公告24条。",
        wrong: "公开信息60条，内容涉及多个领域。其中，动态36条，公告42条。",
    },
    Row {
        name: OF_THESE,
        opening: Opening::Led,
        steps: &[Any, End, Any, Step::OfThese, Mark(",:"), Any],
        sound: "公开信息60条。在公开的信息中，动态36条，公告24条。",
        wrong: "公开信息60条。在公开的信息中，动态36条，公告42条。",
    },
    Row {
        name: CLASSIFIED,
        opening: Opening::Led,
        steps: &[Any, End, Any, Step::Classified, Mark(",:"), Any],
        sound: "收到申请20件，按提交方式分，网上15件、邮寄5件；按申请人分，个人12件、单位8件。",
        wrong: "收到申请20件，按提交方式分，网上15件、邮寄5件；按申请人分，个人12件、单位9件。",
    },
    Row {
        name: SEEN_FROM,
        opening: Opening::Led,
        steps: &[Any, End, Any, Step::SeenFrom, Mark(",:"), Any],
        sound: "收到申请20件，从提交方式看，网上15件、邮寄5件；从申请人看，个人12件、单位8件。",
        wrong: "收到申请20件，从提交方式看，网上15件、邮寄5件；从申请人看，个人12件、单位9件。",
    },
    Row {
        name: "colon",
        opening: Opening::Led,
        steps: &[Words, Mark(":"), Any],
        sound: "公开信息60条：动态36条，公告24条。",
        wrong: "公开信息60条：动态63条，公告24条。",
    },
    Row {
        name: "respectively",
        opening: Opening::Including,
        steps: &[Any, End, Any, Lead(Meaning::Respectively), Any],
        sound: "公开信息60条，分别为动态36条、公告24条。",
        wrong: "公开信息60条，分别为动态63条、公告24条。",
    },
    Row {
        name: "including",
        opening: Opening::Including,
        steps: &[Any, Mark(",;。"), Words, Lead(Meaning::Including), Any],
        sound: "公开信息60条，内容涵盖动态36条、公告24条。",
        wrong: "公开信息60条，内容涵盖动态63条、公告24条。",
    },
    Row {
        name: "among, a sentence off",
        opening: Opening::Including,
        steps: &[Any, Mark("。"), Any, Mark("。"), Any, Lead(Meaning::Among), Any],
        sound: "公开信息60条。内容涉及多个领域。其中，动态36条，公告24条。",
        wrong: "公开信息60条。内容涉及多个领域。其中，动态36条，公告42条。",
    },
    Row {
        name: OF_THESE_FAR,
        opening: Opening::Led,
        steps: &[Any, Mark("。"), Any, Mark("。"), Any, Step::OfThese, Mark(",:"), Any],
        sound: "公开信息60条。运行平稳。在公开的信息中，动态36条，公告24条。",
        wrong: "公开信息60条。运行平稳。在公开的信息中，动态36条，公告42条。",
    },
    Row {
        name: "including, a sentence off",
        opening: Opening::Including,
        steps: &[Any, Mark("。"), Any, Mark("。"), Words, Lead(Meaning::Including), Any],
        sound: "公开信息60条。内容涉及多个领域。主要包括动态36条，公告24条。",
        wrong: "公开信息60条。内容涉及多个领域。主要包括动态36条，公告42条。",
    },
    Row {
        name: "colon behind a clause",
        opening: Opening::Including,
        steps: &[Words, Mark(","), Words, Mark(":"), Any],
        sound: "公开信息60条，大致有这些：动态36条，公告24条。",
        wrong: "公开信息60条，大致有这些：动态63条，公告24条。",
    },
    Row {
        name: "bare",
        opening: Opening::Bare,
        steps: &[Words, Mark(",;、"), Any],
        sound: "公开信息60条，网站公开36条，公众号公开24条。",
        wrong: "公开信息60条，网站公开63条，公众号公开24条。",
    },
    Row {
        name: NEXT_SENTENCE,
        opening: Opening::Bare,
        steps: &[Any, Mark("。"), Any],
        sound: "公开信息60条。网站公开36条，公众号公开24条。",
        wrong: "公开信息60条。网站公开63条，公众号公开24条。",
    },
];

/// A row that is said to split its whole.
pub const CLASSIFIED: &str = "classified";
/// A row that is said to look at its whole from somewhere.
pub const SEEN_FROM: &str = "seen from";
/// A row that a clause leads in which names the whole.
pub const OF_THESE: &str = "of these";
/// The same, a sentence farther off.
pub const OF_THESE_FAR: &str = "of these, a sentence off";
pub(super) const NEXT_SENTENCE: &str = "next sentence";

/// A whole told channel by channel, over several sentences.
pub const CHANNELS_OVER_SENTENCES: &str = "channel by channel over sentences";
/// A sum behind what it sums up.
pub const SUMMED_UP: &str = "summed up";
/// A sum behind what may be all that it sums up.
pub const SUMMED_IN_PASSING: &str = "summed up in passing";

/// A whole that is named again: its label stands in that of the first part.
pub(super) static NAMED_AGAIN: Row = Row {
    name: "named again",
    opening: Opening::Led,
    steps: &[],
    sound: "公开信息96条，其中县政务公开网公开信息60条，公众号36条。县政务公开网公开动态48条，其他12条。",
    wrong: "公开信息96条，其中县政务公开网公开信息60条，公众号36条。县政务公开网公开动态84条，其他12条。",
};

/// The first count of the sentence before, behind which something else is told.
pub(super) static BEYOND: Row = Row {
    name: "beyond an aside",
    opening: Opening::Bare,
    steps: &[],
    sound: "公开信息60条，其中规范性文件0条。网站公开36条，公众号公开24条。",
    wrong: "公开信息62条，其中规范性文件0条。网站公开36条，公众号公开24条。",
};

/// A count farther off, where the parts come to far more than the nearest.
pub(super) static FARTHER_OFF: Row = Row {
    name: "farther off",
    opening: Opening::Led,
    steps: &[],
    sound: "公开实事信息60条，视频5条。其中，教育36条，养老24条。",
    wrong: "公开实事信息62条，视频5条。其中，教育36条，养老24条。",
};

/// Channel by channel over several sentences.
pub(super) static OVER_SENTENCES: Row = Row {
    name: CHANNELS_OVER_SENTENCES,
    opening: Opening::Bare,
    steps: &[],
    sound: "公开信息180条，其中门户网站公开90条。微信公众号推文60篇，粉丝3万人；微博推文30篇。",
    wrong: "公开信息183条，其中门户网站公开90条。微信公众号推文60篇，粉丝3万人；微博推文30篇。",
};

/// Clauses, each with a count and what it consists of.
pub(super) static BY_CLAUSE: Row = Row {
    name: "clause by clause",
    opening: Opening::Apposed,
    steps: &[],
    sound: "公开信息60条。机关公开36条，其中动态12条；中心公开14条；学会公开10条。",
    wrong: "公开信息61条。机关公开36条，其中动态12条；中心公开14条；学会公开10条。",
};

impl Row {
    /// Whether the pieces between a whole and its first part are what the row says.
    pub(super) fn reads(&self, pieces: &[Piece]) -> bool {
        self.steps.iter().all(|step| step.is_met(pieces)) && fits(self.steps, pieces)
    }
}

impl Step {
    /// Whether a piece that it asks for is there, wherever: the quick look by which most rows do not fit.
    fn is_met(&self, pieces: &[Piece]) -> bool {
        let is = |piece: &Piece| match (self, piece) {
            (Mark(marks), Piece::Mark(c)) => marks.contains(*c),
            (Lead(meaning), Piece::Lead(said)) => meaning == said,
            (Step::OfThese, Piece::OfThese)
            | (Step::Classified, Piece::Classified)
            | (Step::SeenFrom, Piece::SeenFrom) => true,
            _ => false,
        };
        matches!(self, Any | Words | End) || pieces.iter().any(is)
    }
}

/// Whether the pieces are what the steps say.
fn fits(steps: &[Step], pieces: &[Piece]) -> bool {
    let Some((step, later)) = steps.split_first() else { return pieces.is_empty() };
    let one = |wanted: &dyn Fn(&Piece) -> bool| {
        pieces.split_first().is_some_and(|(first, rest)| wanted(first) && fits(later, rest))
    };
    match step {
        Any => {
            let run = pieces.iter().take_while(|p| **p != Piece::Mark('。')).count();
            (0..=run).any(|n| fits(later, pieces.get(n..).unwrap_or(&[])))
        }
        Words => fits(later, pieces) || one(&|p| *p == Piece::Words),
        Mark(marks) => one(&|p| matches!(p, Piece::Mark(c) if marks.contains(*c))),
        End => fits(later, pieces) || one(&|p| *p == Piece::Mark('。')),
        Lead(meaning) => one(&|p| *p == Piece::Lead(*meaning)),
        Step::OfThese => one(&|p| *p == Piece::OfThese),
        Step::Classified => one(&|p| *p == Piece::Classified),
        Step::SeenFrom => one(&|p| *p == Piece::SeenFrom),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::num::Num;
    use crate::reading::prose::facts_of;
    use crate::report::Identity;
    use crate::report::prose::Enumeration;

    /// The rows by which a sentence is read, each with whether its parts come to its whole.
    fn read(sentence: &str) -> Vec<(&'static str, bool)> {
        let prose = facts_of(sentence, &Identity::default());
        let value = |i: &usize| prose.facts[*i].value;
        let comes_out = |e: &Enumeration| {
            e.parts.iter().map(value).try_fold(Num::ZERO, Num::checked_add) == Some(value(&e.whole))
        };
        prose.enumerations.iter().map(|e| (e.row, comes_out(e))).collect()
    }

    #[test]
    fn each_row_reads_its_examples() {
        let mut wrong = Vec::new();
        for row in ROWS.iter().chain([&NAMED_AGAIN, &BEYOND, &FARTHER_OFF, &BY_CLAUSE, &OVER_SENTENCES]) {
            for (sentence, comes_out) in [(row.sound, true), (row.wrong, false)] {
                let found = read(sentence);
                if !found.contains(&(row.name, comes_out)) {
                    wrong.push(format!("{}: {sentence}: {found:?}", row.name));
                }
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}
