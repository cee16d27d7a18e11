//! Which characters of two versions of a sentence differ.

/// Beyond this many characters in the middle nothing finer is told: it would take long and say little.
const LONGEST: usize = 600;

/// A stretch of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Its words.
    pub text: String,
    /// Whether they do not stand in the other text.
    pub differs: bool,
}

/// Both texts cut into what they share and what not. Runs of digits count as one sign, so that a changed figure is
/// shown whole.
pub fn pieces(first: &str, second: &str) -> (Vec<Piece>, Vec<Piece>) {
    let (a, b) = (signs(first), signs(second));
    let head = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let rest = a.len().min(b.len()) - head;
    let tail = a.iter().rev().zip(b.iter().rev()).take(rest).take_while(|(x, y)| x == y).count();
    let middle = |all: &[&str]| -> (usize, usize) { (head, all.len() - tail) };
    let ((from_a, to_a), (from_b, to_b)) = (middle(&a), middle(&b));
    let (mid_a, mid_b) = (a.get(from_a..to_a).unwrap_or_default(), b.get(from_b..to_b).unwrap_or_default());
    let (same_a, same_b) = if mid_a.len() > LONGEST || mid_b.len() > LONGEST {
        (vec![false; mid_a.len()], vec![false; mid_b.len()])
    } else {
        common(mid_a, mid_b)
    };
    (joined(&a, from_a, &same_a), joined(&b, from_b, &same_b))
}

/// Single characters, and runs of digits (with their decimal point) as one.
fn signs(text: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let digits = rest.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(rest.len());
        let length = if c.is_ascii_digit() { digits } else { c.len_utf8() };
        let (sign, after) = rest.split_at(length);
        out.push(sign);
        rest = after;
    }
    out
}

/// Which signs belong to the longest common subsequence.
fn common(a: &[&str], b: &[&str]) -> (Vec<bool>, Vec<bool>) {
    let width = b.len() + 1;
    let mut lengths = vec![0u16; (a.len() + 1) * width];
    let at = |lengths: &[u16], i: usize, j: usize| lengths.get(i * width + j).copied().unwrap_or(0);
    for (i, x) in a.iter().enumerate().rev() {
        for (j, y) in b.iter().enumerate().rev() {
            let length = if x == y {
                at(&lengths, i + 1, j + 1) + 1
            } else {
                at(&lengths, i + 1, j).max(at(&lengths, i, j + 1))
            };
            if let Some(place) = lengths.get_mut(i * width + j) {
                *place = length;
            }
        }
    }
    let (mut in_a, mut in_b) = (vec![false; a.len()], vec![false; b.len()]);
    let (mut i, mut j) = (0, 0);
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        if x == y {
            in_a.iter_mut().skip(i).take(1).chain(in_b.iter_mut().skip(j).take(1)).for_each(|s| *s = true);
            (i, j) = (i + 1, j + 1);
        } else if at(&lengths, i + 1, j) >= at(&lengths, i, j + 1) {
            i += 1;
        } else {
            j += 1;
        }
    }
    (in_a, in_b)
}

/// Puts signs of one kind together; `same` speaks of those from `from` on, all others are shared.
fn joined(signs: &[&str], from: usize, same: &[bool]) -> Vec<Piece> {
    let mut out: Vec<Piece> = Vec::new();
    for (nth, sign) in signs.iter().enumerate() {
        let differs = nth.checked_sub(from).and_then(|at| same.get(at)).is_some_and(|same| !same);
        match out.last_mut().filter(|piece| piece.differs == differs) {
            Some(piece) => piece.text.push_str(sign),
            None => out.push(Piece { text: (*sign).to_owned(), differs }),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(pieces: &[Piece]) -> String {
        pieces.iter().map(|p| if p.differs { format!("[{}]", p.text) } else { p.text.clone() }).collect()
    }

    #[test]
    fn a_changed_figure_is_shown_whole() {
        let (first, second) = pieces("全年受理申请119件，办结110件。", "全年受理申请120件，按期办结110件。");
        assert_eq!(shown(&first), "全年受理申请[119]件，办结110件。");
        assert_eq!(shown(&second), "全年受理申请[120]件，[按期]办结110件。");
    }

    #[test]
    fn texts_without_anything_in_common_differ_throughout() {
        let (first, second) = pieces("甲乙", "丙");
        assert_eq!((shown(&first), shown(&second)), ("[甲乙]".to_owned(), "[丙]".to_owned()));
        assert_eq!(pieces("", "丙").0, []);
    }

    #[test]
    fn nothing_is_lost() {
        let (first, second) = ("依法公开信息，共 3.5 万条", "依法依规公开信息3.6万条次");
        let (a, b) = pieces(first, second);
        let text = |all: &[Piece]| all.iter().map(|p| p.text.as_str()).collect::<String>();
        assert_eq!((text(&a).as_str(), text(&b).as_str()), (first, second));
    }
}
