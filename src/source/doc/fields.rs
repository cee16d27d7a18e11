//! Fields: an instruction, of which nothing is shown, and its result, which is. Both stand in the text.

use super::pieces::NOTHING;

/// Begins a field; parts its result from its instruction; ends it.
const MARKS: [char; 3] = ['\u{13}', '\u{14}', '\u{15}'];

/// What ends a paragraph or a cell. An instruction goes over none.
const ENDS: [char; 3] = ['\r', '\u{7}', '\u{C}'];

/// Takes all out of a text that is no result of a field. A mark without its other half takes nothing but itself.
pub fn take_out_instructions(text: &mut [(char, u32)]) {
    let mut open: Vec<Open> = Vec::new();
    let mut gone = Vec::new();
    let mut ends = 0;
    for (at, (c, _)) in text.iter().enumerate() {
        ends += usize::from(ENDS.contains(c));
        match MARKS.iter().position(|mark| mark == c) {
            Some(0) => open.push(Open { start: at, ends, parted: false }),
            Some(1) => {
                if let Some(field) = open.last_mut().filter(|field| !field.parted) {
                    field.parted = true;
                    gone.extend((field.ends == ends).then_some(field.start..at));
                }
            }
            Some(_) => {
                let field = open.pop().filter(|field| !field.parted && field.ends == ends);
                gone.extend(field.map(|field| field.start..at));
            }
            None => {}
        }
    }
    // By position: how many instructions begin there, less those that end.
    let mut change = vec![0_i32; text.len() + 1];
    for stretch in gone {
        for (at, by) in [(stretch.start, 1), (stretch.end, -1)] {
            if let Some(change) = change.get_mut(at) {
                *change += by;
            }
        }
    }
    let mut within = 0;
    for ((c, _), change) in text.iter_mut().zip(change) {
        within += change;
        if within > 0 || MARKS.contains(c) {
            *c = NOTHING;
        }
    }
}

/// A field that has begun.
struct Open {
    start: usize,
    /// How many paragraphs and cells had ended before it.
    ends: usize,
    /// Whether its instruction is over.
    parted: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_result_stays_and_the_instruction_goes() {
        let shown = |text: &str| -> String {
            let text = text.replace('{', "\u{13}").replace('|', "\u{14}").replace('}', "\u{15}");
            let mut text: Vec<(char, u32)> = text.chars().map(|c| (c, 0)).collect();
            take_out_instructions(&mut text);
            text.into_iter().map(|(c, _)| c).filter(|c| *c != NOTHING).collect()
        };
        assert_eq!(shown("第{ PAGE |3}页"), "第3页");
        assert_eq!(shown("甲{ IF { A |x} = 1 |乙{ B |丙}}丁"), "甲乙丙丁");
        assert_eq!(shown("甲{ EQ x }乙"), "甲乙");
        assert_eq!(shown("甲{ TOC |一、\r二、\r}乙"), "甲一、\r二、\r乙");
        assert_eq!(shown("甲{乙\r丙}丁"), "甲乙\r丙丁", "no instruction goes over a paragraph");
        assert_eq!(shown("甲}乙|丙{丁"), "甲乙丙丁");
    }
}
