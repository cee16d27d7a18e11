//! Another body as the one whose disclosure a sentence tells of: 青禾区水利局认真贯彻落实条例 in the report of 青禾区交通运输局, 石坝镇专栏
//! in that of 石桥镇.
//!
//! A sentence may rightly speak of those above, below and beside. Told is only a body of the very same rank: a bureau of the
//! same place that neither manages the other nor looks after disclosure for all, or another county or town.

mod places;
mod rank;
mod sentences;

pub(in crate::rules) use places::{LEVELS, MEDIA, SITES};
pub(super) use places::{asked, columns, named_after, published_on, sites, slips};
pub(super) use rank::{Body, is_beside, of_other_places};
pub(in crate::rules) use sentences::DISCLOSURE;
pub(super) use sentences::doers;
