//! Shares, changes and rates: of no cell.

use super::OTHER;
use crate::report::slot::{Slot, SlotKind, SlotSpec};

const RATIO: SlotSpec = SlotSpec { kind: SlotKind::Ratio, ..OTHER };

pub(super) const ROWS: &[SlotSpec] = &[
    SlotSpec { slot: Slot::Share, id: "share", about: about!("占比", "a share", [], []), ..RATIO },
    SlotSpec { slot: Slot::Growth, id: "growth", about: about!("增减幅度", "growth", [], []), ..RATIO },
    SlotSpec {
        slot: Slot::DoneRate,
        id: "rate_done",
        about: about!("办结率", "a rate of completion", [], []),
        ..RATIO
    },
    SlotSpec { slot: Slot::Rate, id: "rate", about: about!("其他比率", "another rate", [], []), ..RATIO },
];
