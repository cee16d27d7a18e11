//! The sums of table 3, to tell ways of placement figures apart. Never used to change a figure.

use crate::form::{Group, Row};

/// One row's figures, column by column: `None` where nothing that counts is known.
pub type Figures = Vec<Option<i64>>;

/// Whether the six columns add up to the seventh. `None` where a figure is lost.
pub fn row_holds(figures: &Figures) -> Option<bool> {
    let (total, parts) = figures.split_last()?;
    let mut sum = 0i64;
    for part in parts {
        sum = sum.checked_add((*part)?)?;
    }
    Some(sum == (*total)?)
}

/// What is known of a table: its rows in the form's order, each with its figures or none.
pub struct Sheet<'a> {
    /// The rows.
    pub rows: Vec<(&'a Row, Option<Figures>)>,
}

impl Sheet<'_> {
    /// Whether the outcomes of a column add up to （七）总计. `None` where something is unknown.
    pub fn outcomes_hold(&self, column: usize) -> Option<bool> {
        let mut sum = 0i64;
        let mut total = None;
        for (row, figures) in &self.rows {
            if row.group.is_outcome() {
                sum = sum.checked_add(at(figures, column)?)?;
            } else if row.group == Group::Total {
                total = at(figures, column);
            }
        }
        Some(sum == total?)
    }

    /// Whether 新收 and 结转 of a column are what was handled and what is left. `None` where unknown.
    pub fn balance_holds(&self, column: usize) -> Option<bool> {
        let of = |id: &str| {
            let row = self.rows.iter().find(|(row, _)| row.id == id)?;
            at(&row.1, column)
        };
        let came = of("new_received")?.checked_add(of("carried_in")?)?;
        Some(came == of("total_handled")?.checked_add(of("carried_out")?)?)
    }

    /// Of the sums in which the row takes part: how many hold, and how many do not.
    pub fn around(&self, row: usize) -> (usize, usize) {
        let Some((spec, figures)) = self.rows.get(row) else { return (0, 0) };
        let (mut holding, mut failing) = (0, 0);
        let mut count = |holds: Option<bool>| match holds {
            Some(true) => holding += 1,
            Some(false) => failing += 1,
            None => {}
        };
        if let Some(figures) = figures {
            count(row_holds(figures));
        }
        for column in 0..spec.columns.len() {
            self.of_column(spec, column).into_iter().for_each(&mut count);
        }
        (holding, failing)
    }

    /// Whether a sum of a column fails in which the row takes part.
    pub fn column_fails(&self, row: usize, column: usize) -> bool {
        self.rows.get(row).is_some_and(|(spec, _)| self.of_column(spec, column).contains(&Some(false)))
    }

    /// The sums of a column in which a row takes part.
    fn of_column(&self, row: &Row, column: usize) -> [Option<bool>; 2] {
        let is_outcome = row.group.is_outcome() || row.group == Group::Total;
        let is_flow = matches!(row.group, Group::Flow | Group::Total);
        [
            is_outcome.then(|| self.outcomes_hold(column)).flatten(),
            is_flow.then(|| self.balance_holds(column)).flatten(),
        ]
    }
}

fn at(figures: &Option<Figures>, column: usize) -> Option<i64> {
    figures.as_ref()?.get(column).copied().flatten()
}
