//! Two reports to try the page with. Both are invented; the second is the first with four mistakes of the kinds that
//! reach print.

/// A report in which everything agrees.
const SOUND: &str = include_str!("sound.txt");

/// What the second sample has in place of the first's words.
const MISTAKES: [(&str, &str); 4] = [
    // Table 3: 不掌握相关政府信息 × 自然人 with its digits swapped; two sums fail, one cell explains both.
    ("1.本机关不掌握相关政府信息\t38\t", "1.本机关不掌握相关政府信息\t83\t"),
    // Table 4: the total of the reviews is one short.
    ("7\t2\t3\t1\t13\t", "7\t2\t3\t1\t12\t"),
    // The prose: applications received, not as in table 3, nor as its own parts add up.
    ("共收到政府信息公开申请164件", "共收到政府信息公开申请146件"),
    // The prose: documents issued, not as in table 2.
    ("全年制发行政规范性文件6件", "全年制发行政规范性文件9件"),
];

/// A sound report.
pub fn sound() -> String {
    SOUND.to_owned()
}

/// The same with mistakes.
pub fn wrong() -> String {
    MISTAKES.iter().fold(sound(), |text, (right, wrong)| text.replacen(right, wrong, 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_mistake_is_made() {
        for (right, wrong) in MISTAKES {
            assert_eq!(SOUND.matches(right).count(), 1, "{right}");
            assert!(self::wrong().contains(wrong), "{wrong}");
        }
    }
}
