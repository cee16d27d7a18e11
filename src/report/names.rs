//! Whether two printed names are one body's.

use crate::text::fold;

/// What names of bodies end in.
const BODY_ENDS: [&str; 16] = [
    "人民政府",
    "政府",
    "办公室",
    "办事处",
    "委员会",
    "管委会",
    "局",
    "厅",
    "委",
    "中心",
    "总队",
    "支队",
    "大队",
    "研究院",
    "图书馆",
    "街道办",
];

/// Whether words end as names of bodies do.
pub(crate) fn ends_as_a_body(name: &str) -> bool {
    BODY_ENDS.iter().any(|end| name.ends_with(end))
}

/// Whether two names are of one body: equal, or one says the province, city or county in front that the other
/// leaves out (云溪市青禾区人民政府, 青禾区人民政府).
pub fn same_body(one: &str, other: &str) -> bool {
    let (one, other) = (folded_name(one), folded_name(other));
    let (long, short) = if one.len() >= other.len() { (&one, &other) } else { (&other, &one) };
    match long.strip_suffix(short.as_str()) {
        Some("") => true,
        // A name of one kind of body alone (财政局) belongs to no place, and any place has one.
        Some(place) => {
            let ends = ["省", "市", "县", "区", "州", "盟", "旗", "地区"];
            ends.iter().any(|end| place.ends_with(end)) && has_place(short)
        }
        None => false,
    }
}

/// Whether a name begins with a place: 青禾区财政局 does, 财政局 does not.
fn has_place(name: &str) -> bool {
    let mut chars = name.char_indices().skip(2);
    chars.any(|(at, c)| {
        matches!(c, '省' | '市' | '县' | '区' | '州' | '盟' | '旗' | '镇' | '乡')
            && at < name.len() - c.len_utf8()
    }) || name.contains("街道")
}

/// Without what may be left out of a name: 青禾镇人民政府 is 青禾镇, 松岭街道办事处 is 松岭街道.
fn bare(name: &str) -> &str {
    let name = ["人民政府", "办事处", "办公室"].iter().find_map(|end| name.strip_suffix(end)).unwrap_or(name);
    name.strip_prefix("中国").unwrap_or(name)
}

/// Whether all characters of one name stand in the other in their order: 发改局 in 发展和改革局.
fn shortens(short: &str, long: &str) -> bool {
    let mut rest = long.chars();
    short.chars().all(|c| rest.any(|other| other == c))
}

/// Whether two names may be one body's: equal, one a part of the other, or one the other's short form.
pub fn may_be_one(one: &str, other: &str) -> bool {
    let either = |one: &str, other: &str| shortens(one, other) || shortens(other, one);
    // Where characters were lost, what may be left out of a name need not be whole: 云岭街道事处.
    same_body(bare(one), bare(other)) || either(bare(one), bare(other)) || either(one, other)
}

/// A name as it is compared: folded, without white space.
pub(crate) fn folded_name(name: &str) -> String {
    let folded: String = name.chars().filter_map(fold).filter(|c| !c.is_whitespace()).collect();
    folded.strip_prefix("中国").map(str::to_owned).unwrap_or(folded)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_one_body_are_known_with_and_without_the_city() {
        assert!(same_body("云溪市青禾区人民政府", "青禾区人民政府"));
        assert!(same_body("青禾区 财政局", "青禾区财政局"));
        assert!(same_body("云溪市青禾区财政局", "青禾区财政局"));
    }

    #[test]
    fn a_name_that_lost_characters_may_be_the_whole_one() {
        assert!(may_be_one("北坪云岭街道事处", "北坪区云岭街道办事处"));
        assert!(!may_be_one("青禾区水利局", "青禾区教育局"));
    }

    #[test]
    fn names_of_different_bodies_are_not() {
        assert!(!same_body("青禾区人民政府", "青禾区人民政府办公室"));
        assert!(!same_body("青禾区财政局", "松岭县财政局"));
        assert!(!same_body("青禾区财政局", "财政局"), "any place has one");
        assert!(!same_body("青禾区人民政府", "人民政府"));
    }
}
