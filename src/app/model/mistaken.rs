//! What was put in where it is no annual report, as far as a glance tells.

use crate::report::Report;

/// What it seems to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mistaken {
    /// A budget.
    Budget,
    /// Final accounts.
    Accounts,
    /// A chat.
    Chat,
    /// The address of a page.
    Address,
    /// A report without its tables.
    Half,
    /// Something else.
    Other,
}

/// So many times a word stands in a text that is about it.
const OFTEN: usize = 3;

/// What a text seems to be that no table was read from; `None` where it is a report for all that can be told.
pub fn of(report: &Report) -> Option<Mistaken> {
    let text = report.text();
    let is_read = [&report.t2, &report.t3, &report.t4].iter().any(|table| table.is_read());
    let sections = report.sections.iter().filter(|section| section.kind.is_some()).count();
    if is_read || sections >= 6 {
        return None;
    }
    let count = |word: &str| text.matches(word).count();
    let is_report = count("政府信息公开") > 0;
    Some(if is_address(text) {
        Mistaken::Address
    } else if sections >= 2 || is_report && sections > 0 {
        Mistaken::Half
    } else if count("决算") >= OFTEN && count("决算") >= count("预算") {
        Mistaken::Accounts
    } else if count("预算") >= OFTEN {
        Mistaken::Budget
    } else if is_chat(text) {
        Mistaken::Chat
    } else {
        Mistaken::Other
    })
}

fn is_address(text: &str) -> bool {
    let text = text.trim();
    let begins = ["http://", "https://", "www."].iter().any(|scheme| text.starts_with(scheme));
    begins && !text.contains(char::is_whitespace)
}

/// Every third line is short and ends in a time of day, as clients copy a chat.
fn is_chat(text: &str) -> bool {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let is_time = |word: &str| {
        let parts: Vec<&str> = word.split(':').collect();
        let is_number =
            |part: &&str| (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
        (2..=3).contains(&parts.len()) && parts.iter().all(is_number)
    };
    let is_head =
        |line: &&&str| line.chars().count() < 40 && line.split_whitespace().next_back().is_some_and(is_time);
    let heads = lines.iter().filter(is_head).count();
    heads >= 2 && heads * 3 >= lines.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(text: &str) -> Option<Mistaken> {
        of(&crate::reading::read(crate::source::from_text(text.to_owned())))
    }

    #[test]
    fn a_glance_tells_what_it_is() {
        let budget = "某县水务局2023年部门预算\n一、部门预算收支\n收入预算1200万元，支出预算1200万元。";
        assert_eq!(kind(budget), Some(Mistaken::Budget));
        let accounts = "某县水务局2023年部门决算\n收入决算1200万元，支出决算1180万元，完成预算98%。";
        assert_eq!(kind(accounts), Some(Mistaken::Accounts));
        assert_eq!(kind(" https://www.example.gov.cn/art/2024/1/20/art_1.html\n"), Some(Mistaken::Address));
        let chat = "小李 09:12\n年报交了吗\n小王 09:15\n还差一张表\n小李 09:16\n下午两点前给我";
        assert_eq!(kind(chat), Some(Mistaken::Chat));
        let half = "某局2023年政府信息公开工作年度报告\n一、总体情况\n全年公开信息12条。\n二、主动公开政府信息情况\n略。";
        assert_eq!(kind(half), Some(Mistaken::Half));
        assert_eq!(kind("今天天气很好。"), Some(Mistaken::Other));
        assert_eq!(kind(&crate::app::model::samples::sound()), None);
    }
}
