//! Which reports belong together.

use crate::form::TableId;
use crate::report::{BodyKind, Report, folded_name, same_body};

use super::sum;

/// What the person says about the reports; the rest is found.
#[derive(Clone, Debug, Default)]
pub struct Roles {
    /// Pairs (earlier, later) of reports of one body, whatever they say of themselves.
    pub years: Vec<(usize, usize)>,
    /// The report that adds up others, and those; without it one is looked for.
    pub consolidation: Option<Consolidation>,
    /// Not to look for a report that adds up the others.
    pub no_consolidation: bool,
}

/// Reports of one body on two years.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Years {
    /// The report on the earlier year.
    pub earlier: usize,
    /// The report on the later year.
    pub later: usize,
    /// Whether the years follow one another (or a person who gave the pair says so, and neither report says
    /// otherwise).
    pub consecutive: bool,
}

impl Years {
    fn new(reports: &[&Report], earlier: usize, later: usize) -> Years {
        let year_of = |n: usize| reports.get(n).and_then(|r| year(r));
        let consecutive = match (year_of(earlier), year_of(later)) {
            (Some(earlier), Some(later)) => later == earlier + 1,
            _ => true,
        };
        Years { earlier, later, consecutive }
    }
}

/// A report and those that it adds up.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Consolidation {
    /// The report of the whole.
    pub whole: usize,
    /// The reports of the units.
    pub units: Vec<usize>,
    /// Whether these are all of them; otherwise a difference proves nothing by itself.
    pub complete: bool,
    /// Names of the units that there should be, where the person gave a list.
    pub expected: Vec<String>,
}

/// Which reports belong together.
#[derive(Clone, Debug, Default)]
pub struct Links {
    /// Reports of one body on different years, next to each other in time.
    pub years: Vec<Years>,
    /// Reports of one body on the same year: versions of one report, in the order in which they were given.
    pub versions: Vec<(usize, usize)>,
    /// A report that adds up others.
    pub consolidation: Option<Consolidation>,
}

impl Links {
    /// Finds what belongs together by the names of the bodies, the years and the sums.
    pub fn find(reports: &[&Report], roles: &Roles) -> Links {
        let given = roles.years.iter().filter(|(earlier, later)| earlier != later);
        let given = given.map(|&(earlier, later)| Years::new(reports, earlier, later)).collect();
        let mut links = Links { years: given, ..Links::default() };
        for group in bodies(reports) {
            links.add_body(reports, &group, roles);
        }
        links.consolidation = match &roles.consolidation {
            Some(given) => Some(given.clone()),
            None if roles.no_consolidation => None,
            None => sum::proposed(reports, &links),
        };
        links
    }

    /// Reports of one body: those on the same year are versions, those on neighbouring years a pair.
    fn add_body(&mut self, reports: &[&Report], group: &[usize], roles: &Roles) {
        let mut dated: Vec<(u16, usize)> =
            group.iter().filter_map(|n| Some((year(reports.get(*n)?)?, *n))).collect();
        crate::order::ascending(&mut dated);
        for pair in dated.windows(2) {
            let [(first_year, first), (second_year, second)] = pair else { continue };
            if first_year == second_year {
                self.versions.push((*first, *second));
            }
        }
        // Of several versions the one given last speaks for its year.
        dated.reverse();
        dated.dedup_by_key(|(year, _)| *year);
        for pair in dated.windows(2) {
            let [(_, later), (_, earlier)] = pair else { continue };
            let settled = |(_, given): &(usize, usize)| given == later;
            if !roles.years.iter().any(settled) {
                self.years.push(Years::new(reports, *earlier, *later));
            }
        }
    }

    /// The units of the consolidation, of several versions of a report only the last.
    pub fn current_units(&self) -> Vec<usize> {
        let units = self.consolidation.iter().flat_map(|c| c.units.iter().copied());
        units.filter(|n| !self.versions.iter().any(|(earlier, _)| earlier == n)).collect()
    }

    /// The same body's report of the year before, which is evidence when that one is checked. A report on any
    /// other year is none.
    pub fn previous(&self, report: usize) -> Option<usize> {
        self.years.iter().find(|y| y.later == report && y.consecutive).map(|y| y.earlier)
    }
}

/// The year of a report.
pub fn year(report: &Report) -> Option<u16> {
    report.identity.year.as_ref().map(|y| y.value)
}

/// The numbers of the reports, one group for each body. Reports without a name belong to no group.
fn bodies(reports: &[&Report]) -> Vec<Vec<usize>> {
    let names: Vec<String> = reports.iter().map(|r| plain_name(r)).collect();
    let mut groups: Vec<(usize, Vec<usize>)> = Vec::new();
    for (number, name) in names.iter().enumerate().filter(|(_, name)| !name.is_empty()) {
        let same = |first: &usize| names.get(*first).is_some_and(|other| same_body(other, name));
        // A short name that fits several bodies is nobody's in particular.
        let mut fitting = groups.iter_mut().filter(|(first, _)| same(first));
        match (fitting.next(), fitting.next()) {
            (Some((_, group)), None) => group.push(number),
            _ => groups.push((number, vec![number])),
        }
    }
    groups.into_iter().map(|(_, group)| group).collect()
}

/// The body's name as it is compared: folded, without space.
fn plain_name(report: &Report) -> String {
    report.identity.body.as_ref().map_or_else(String::new, |body| folded_name(&body.value))
}

/// By what a report is known: its body, or else the name of its file.
pub fn known_as(report: &Report) -> String {
    let name = plain_name(report);
    if name.is_empty() { report.document.name.clone() } else { name }
}

/// A government whose report covers all its bodies.
pub fn is_whole(report: &Report) -> bool {
    report.identity.kind == Some(BodyKind::Region) && report.table(TableId::T3).is_read()
}
