//! House rules: what an office's own notice asks of reports, in a TOML file that it writes and passes on
//! (`docs/house-rules.md`). Here the file is read, its patterns compiled and its examples run; what the rules say about a
//! report is said in [`crate::rules`], beside ours.
//!
//! Reading a file and running its rules takes feature `house-rules`. Without it, in the page's first module, the file's
//! text is only carried to the module that can.

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

mod code;
#[cfg(feature = "house-rules")]
mod condition;
#[cfg(feature = "house-rules")]
mod draft;
#[cfg(feature = "house-rules")]
mod file;
#[cfg(feature = "house-rules")]
mod literals;
#[cfg(feature = "house-rules")]
mod numbers;
#[cfg(feature = "house-rules")]
mod page;
#[cfg(feature = "house-rules")]
mod pattern;
#[cfg(feature = "house-rules")]
mod refusal;
#[cfg(feature = "house-rules")]
mod rewrite;
#[cfg(feature = "house-rules")]
pub(crate) mod toml_errors;
#[cfg(feature = "house-rules")]
mod values;

use std::sync::Arc;

#[cfg(feature = "house-rules")]
use crate::finding::{Severity, Words};
#[cfg(feature = "house-rules")]
use crate::report::{BodyKind, SectionKind};

pub use code::intern;
#[cfg(feature = "house-rules")]
pub use condition::{Condition, Look};
#[cfg(feature = "house-rules")]
pub use draft::{Draft, FIELDS, SEVERITIES, Wrong, kinds};
#[cfg(feature = "house-rules")]
pub use file::{DEMANDS, body_kind};
#[cfg(feature = "house-rules")]
pub use pattern::{Pattern, Term};
#[cfg(feature = "house-rules")]
pub use refusal::Refusal;
#[cfg(feature = "house-rules")]
pub use values::{Fields, Value};

/// The most bytes that a file of rules may have. A notice has some dozen demands; what is larger is no such file.
pub const LARGEST_FILE: usize = 128 * 1024;

/// The rules of an office; none by default.
#[derive(Clone, Debug, Default)]
pub struct HouseRules {
    source: Arc<str>,
    #[cfg(feature = "house-rules")]
    rules: Arc<[HouseRule]>,
}

impl HouseRules {
    /// The file as the office wrote it; empty where there is none.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.source.is_empty()
    }

    /// The rules of a file that was read before, by this module or another. None where this one refuses it.
    #[cfg(feature = "house-rules")]
    pub fn kept(source: &str) -> HouseRules {
        HouseRules::read(source).unwrap_or_default()
    }

    /// The text of a file that another module reads.
    #[cfg(not(feature = "house-rules"))]
    pub fn kept(source: &str) -> HouseRules {
        HouseRules { source: source.into() }
    }
}

#[cfg(feature = "house-rules")]
impl HouseRules {
    /// Reads a file and runs its examples. One rule in it that is wrong refuses the file: what an office passes on is
    /// applied whole or not at all.
    pub fn read(source: &str) -> Result<HouseRules, Vec<Refusal>> {
        let rules = file::read(source)?;
        Ok(HouseRules { source: source.into(), rules: rules.into() })
    }

    /// The rules, as they stand in the file.
    pub fn rules(&self) -> &[HouseRule] {
        &self.rules
    }

    /// The rule of that code.
    pub fn find(&self, code: &str) -> Option<&HouseRule> {
        self.rules.iter().find(|rule| rule.code == code)
    }

    /// Whether these words name a rule, or by their beginning several (`LOCAL`).
    pub fn is_code(&self, words: &str) -> bool {
        let begins = |code: &str| code.strip_prefix(words).is_some_and(|rest| rest.starts_with('-'));
        self.rules.iter().any(|rule| rule.code == words || begins(rule.code))
    }
}

/// One rule of an office.
#[cfg(feature = "house-rules")]
#[derive(Clone, Debug)]
pub struct HouseRule {
    /// `LOCAL-` and what the office calls it by.
    pub code: &'static str,
    /// What it demands.
    pub title: Arc<Words>,
    /// How much it weighs.
    pub severity: Severity,
    /// The sections that it looks at; empty for the whole report.
    pub sections: Vec<SectionKind>,
    /// The kinds of bodies that it is for; empty for all.
    pub kinds: Vec<BodyKind>,
    /// The years that it is for, first and last of each stretch; empty for all.
    pub years: Vec<(u16, u16)>,
    /// What is demanded.
    pub condition: Condition,
    /// What is said where that fails.
    message: Words,
    /// A text that it reports, and one that it does not.
    examples: [Example; 2],
}

/// A text that shows what a rule means.
#[cfg(feature = "house-rules")]
#[derive(Clone, Debug)]
struct Example {
    text: String,
    /// How often it stands there: the examples of a length would fill a page.
    times: usize,
}

#[cfg(feature = "house-rules")]
impl Example {
    /// The whole of it.
    fn written_out(&self) -> String {
        self.text.repeat(self.times)
    }
}

#[cfg(feature = "house-rules")]
impl HouseRule {
    /// What it says of its own example: the first, which it reports.
    pub fn says_of_its_example(&self) -> Words {
        let [reported, _] = &self.examples;
        let text = reported.written_out();
        self.message(&file::look(&self.condition, &text))
    }

    /// What is said of a text that does not meet it.
    pub fn message(&self, look: &Look) -> Words {
        let filled = |words: &str, between: &str| {
            words
                .replace("{missing}", &look.missing.join(between))
                .replace("{count}", &look.count.to_string())
        };
        let (mut zh, mut en) = (filled(&self.message.zh, "、"), filled(&self.message.en, ", "));
        if look.missing.len() < self.condition.terms() && !self.message.zh.contains("{missing}") {
            // Of several things demanded it must be said which are missing.
            let missing = look.missing.join("、");
            if !missing.is_empty() {
                zh.push_str(&format!("缺：{missing}。"));
                en.push_str(&format!(" Missing: {missing}."));
            }
        }
        Words { zh, en }
    }

    /// Whether it is for the reports of such a body; `None` where that cannot be told.
    pub fn is_for_kind(&self, kind: Option<BodyKind>) -> Option<bool> {
        if self.kinds.is_empty() { Some(true) } else { kind.map(|kind| self.kinds.contains(&kind)) }
    }

    /// Whether it is for the reports on that year; `None` where that cannot be told.
    pub fn is_for_year(&self, year: Option<u16>) -> Option<bool> {
        let within = |year: u16| self.years.iter().any(|(first, last)| (*first..=*last).contains(&year));
        if self.years.is_empty() { Some(true) } else { year.map(within) }
    }
}
