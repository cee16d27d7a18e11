//! Texts that are nearly the same.

/// Whether one text becomes the other by changing, leaving out or adding one character.
pub fn one_character_off(one: &str, other: &str) -> bool {
    matches!(apart(one, other), (1, 1, _) | (0, 1, _) | (1, 0, _))
}

/// Whether a text is the other without two characters one behind the other, neither at its head nor at its end: 政府信息公开处理费管理办法.
pub fn two_characters_lost(one: &str, other: &str) -> bool {
    matches!(apart(one, other), (0, 2, true))
}

/// How many characters of each text stand between what both begin and end with, and whether both do.
fn apart(one: &str, other: &str) -> (usize, usize, bool) {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let head = one.iter().zip(&other).take_while(|(a, b)| a == b).count();
    let left = one.len().min(other.len()) - head;
    let tail = one.iter().rev().zip(other.iter().rev()).take(left).take_while(|(a, b)| a == b).count();
    (one.len() - head - tail, other.len() - head - tail, head > 0 && tail > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_one_character_off_or_it_is_not() {
        assert!(one_character_off("政府信息公开信息处理管理办法", "政府信息公开信息处理费管理办法"));
        assert!(!one_character_off("政府信息公开条例", "中华人民共和国政府信息公开条例"));
        assert!(!one_character_off("总体情况", "总体情况"));
        assert!(two_characters_lost("政府信息公开处理费管理办法", "政府信息公开信息处理费管理办法"));
        assert!(!two_characters_lost("信息公开条例", "政府信息公开条例"));
    }
}
