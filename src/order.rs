//! Sorting, by one function for lists of every kind: the standard library's would stand some thirty times in the page's
//! first module, two kilobytes each.

use std::cmp::Ordering;

/// Sorts a list by its own order. Equal items keep their places.
pub fn ascending<T: Ord>(list: &mut [T]) {
    by(list, T::cmp);
}

/// Sorts a list by what `key` makes of each item. Equal items keep their places.
pub fn by_key<T, K: Ord>(list: &mut [T], key: impl Fn(&T) -> K) {
    by(list, |a, b| key(a).cmp(&key(b)));
}

/// Sorts a list by a comparison. Equal items keep their places.
pub fn by<T>(list: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    let mut order = ordered(list.len(), &|a, b| match (list.get(a), list.get(b)) {
        (Some(a), Some(b)) => compare(a, b),
        _ => Ordering::Equal,
    });
    // Each round of places is walked once: what belongs here is fetched, and leaves its own place free.
    for start in 0..order.len() {
        let mut at = start;
        while let Some(from) = order.get_mut(at) {
            let next = std::mem::replace(from, at);
            if next == start {
                break;
            }
            list.swap(at, next);
            at = next;
        }
    }
}

/// Compares names as people count: 2 before 10. Names that differ in nothing but leading noughts keep to their characters.
#[cfg(any(feature = "cli", feature = "page"))]
pub fn natural(a: &str, b: &str) -> Ordering {
    let (mut left, mut right) = (a, b);
    loop {
        let ([first, rest], [second, other]) = (parted(left), parted(right));
        let is_number = |part: &str| part.starts_with(|c: char| c.is_ascii_digit());
        let order = if is_number(first) && is_number(second) {
            let [one, two] = [first, second].map(|digits| digits.trim_start_matches('0'));
            one.len().cmp(&two.len()).then_with(|| one.cmp(two))
        } else {
            first.cmp(second)
        };
        if order != Ordering::Equal || first.is_empty() {
            return order.then_with(|| a.cmp(b));
        }
        (left, right) = (rest, other);
    }
}

/// The digits, or the characters that are none, at the beginning of a name, and what stands behind them.
#[cfg(any(feature = "cli", feature = "page"))]
fn parted(name: &str) -> [&str; 2] {
    let begins = name.starts_with(|c: char| c.is_ascii_digit());
    let end = name.find(|c: char| c.is_ascii_digit() != begins).unwrap_or(name.len());
    let (first, rest) = name.split_at(end);
    [first, rest]
}

/// The places of a list of that length in order.
fn ordered(length: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..length).collect();
    order.sort_by(|a, b| compare(*a, *b));
    order
}

#[cfg(test)]
mod tests {
    #[test]
    fn names_are_ordered_as_people_count() {
        let mut names = ["10.txt", "2.txt", "1.txt", "报告9.txt", "报告10.txt", "02.txt", "a", "", "报告"];
        names.sort_by(|a, b| super::natural(a, b));
        assert_eq!(names, ["", "1.txt", "02.txt", "2.txt", "10.txt", "a", "报告", "报告9.txt", "报告10.txt"]);
        assert_eq!(super::natural("7", "7"), std::cmp::Ordering::Equal);
    }

    #[test]
    fn lists_are_sorted_as_the_standard_library_sorts_them() {
        for length in 0..200u32 {
            // Numbers that come again, so that equal ones must keep their places.
            let list: Vec<(u32, u32)> = (0..length).map(|n| (n * 7919 % (length / 3 + 1), n)).collect();
            let (mut ours, mut theirs) = (list.clone(), list);
            super::by_key(&mut ours, |(number, _)| *number);
            theirs.sort_by_key(|(number, _)| *number);
            assert_eq!(ours, theirs);
            super::by(&mut ours, |a, b| b.cmp(a));
            theirs.sort_by(|a, b| b.cmp(a));
            assert_eq!(ours, theirs);
            super::ascending(&mut ours);
            theirs.sort();
            assert_eq!(ours, theirs);
        }
    }
}
