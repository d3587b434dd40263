//! Two superiors, who review at the same time, each with a copy (model, section 4.4).

use std::collections::BTreeMap;

use spanlab::engine::Kind;
use spanlab::scenario::Rank;
use spanlab::units::UnitId;

use crate::lines::{self, Stop};
use crate::paper::{Garbling, Paper, Step};
use crate::play::Play;

impl Play<'_> {
    /// Sends a paper to whoever reviews at a position of the climb, if somebody does.
    pub(crate) fn goes_to_review(&mut self, number: usize, position: usize) -> bool {
        let first = self.climb(number)[position].clone();
        let second = self.second_superior(number, position).filter(|stop| self.reviews(stop));
        let reviews = self.reviews(&first);
        let Some(second) = second else {
            if reviews {
                self.send(number, Step::Review(position), first);
            }
            return reviews;
        };
        let branch = self.second_branch(number, position);
        let mut copies = Vec::new();
        if reviews {
            copies.push((self.copy_for_superior(number, 0), first));
        }
        copies.push((self.copy_for_superior(number, branch), second));
        self.paper(number).out = copies.iter().map(|(copy, _)| *copy).collect();
        for (copy, superior) in copies {
            self.send(copy, Step::Review(position), superior);
        }
        true
    }

    /// After a correction, straight back to whoever returned it.
    pub(crate) fn comes_back(&mut self, number: usize, position: usize) {
        let on_second_line = self.papers[&number].branch != 0;
        let second = self.second_superior(number, position).filter(|_| on_second_line);
        let superior = second.unwrap_or_else(|| self.climb(number)[position].clone());
        self.send(number, Step::Review(position), superior);
    }

    /// A superior has passed or refused a copy; when both have, what holds of either holds.
    pub(crate) fn superior_is_done(&mut self, copy: usize, position: usize) {
        let done = self.papers.remove(&copy).expect("a copy");
        let (number, _) = done.copy_of.expect("a copy");
        let rank = self.chart.desks[self.climb(number)[position].desk].rank;
        let now = self.now;
        let paper = self.paper(number);
        paper.out.retain(|other| *other != copy);
        paper.reviewed.push(done);
        if paper.reviewed.len() == 1 {
            for (part, ticks) in &paper.reviewed[0].parts {
                *paper.parts.entry(*part).or_default() += ticks;
            }
            paper.joining_since = Some(now);
        }
        if !paper.out.is_empty() {
            return;
        }
        let since = paper.joining_since.take().expect("it waited");
        paper.spend(Kind::Join, rank, now - since);
        let copies = std::mem::take(&mut paper.reviewed);
        joins(paper, copies);
        if paper.refused {
            self.comes_down(number, position);
        } else {
            self.climbs(number, position + 1);
        }
    }

    fn reviews(&self, stop: &Stop) -> bool {
        let rank = self.chart.desks[stop.desk].rank;
        self.scenario.assumptions.review.at(rank).mean.get() > 0.0
    }

    /// The unit that a paper climbs past to a position of the climb, if that is a superior's.
    fn below(&self, number: usize, position: usize) -> Option<UnitId> {
        let owner = &lines::owner(self.department, self.class_of(number)).id;
        let office = &self.climb(number)[position].unit;
        let above = lines::superiors(self.department, owner);
        let level = above.iter().position(|superior| superior == office)?;
        Some(if level == 0 { owner.clone() } else { above[level - 1].clone() })
    }

    fn second_superior(&self, number: usize, position: usize) -> Option<Stop> {
        let unit = self.below(number, position)?;
        let second = lines::second_superior(self.department, &unit)?;
        let rank = self.department.office(second).expect("an office").rank;
        lines::stop(&self.chart, second, rank)
    }

    /// Branches after those of the co-signers: by the unit whose line it is, and by the climb.
    fn second_branch(&self, number: usize, position: usize) -> u16 {
        let unit = self.below(number, position).expect("a second superior has a unit");
        let line = match self.department.office(&unit).map(|office| office.rank) {
            None => 0,
            Some(Rank::Commissioner) => 1,
            Some(_) => 2,
        };
        let climb = u16::from(self.papers[&number].garbling == Garbling::Mended);
        let signers = lines::signers(self.class_of(number)).len();
        u16::try_from(signers).expect("few") + 1 + 2 * line + climb
    }

    fn copy_for_superior(&mut self, number: usize, branch: u16) -> usize {
        let paper = &self.papers[&number];
        let uses = if branch == 0 { paper.uses.clone() } else { BTreeMap::new() };
        self.add(Paper {
            class: paper.class,
            index: paper.index,
            branch,
            measured: paper.measured,
            urgent: paper.urgent,
            decided: paper.decided,
            effort: paper.effort,
            defect: paper.defect,
            returns: paper.returns,
            garbling: paper.garbling,
            copy_of: Some((number, 0)),
            uses,
            ..Paper::new(paper.stream, self.now, paper.room.clone(), paper.stop.clone())
        })
    }
}

/// The paper is with the first of those who reviewed it, corrected as either copy was.
fn joins(paper: &mut Paper, copies: Vec<Paper>) {
    let mut corrected = copies.iter().filter(|copy| copy.returns > paper.returns).peekable();
    if corrected.peek().is_some() {
        paper.defect = corrected.any(|copy| copy.defect);
    }
    paper.returns = copies.iter().map(|copy| copy.returns).max().expect("a copy");
    paper.refused = copies.iter().any(|copy| copy.refused);
    let first = copies.into_iter().min_by_key(|copy| copy.branch).expect("a copy");
    paper.room = first.room;
    if first.branch == 0 {
        paper.uses = first.uses;
    }
}
