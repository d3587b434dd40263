//! The way of a request, step by step (model, section 4.1).

use spanlab::engine::draw::{Key, Purpose, Sampler, geometric, ticks};
use spanlab::engine::{Happening, Kind};
use spanlab::scenario::{CosignOrder, Rank, WorkKind};
use spanlab::units::{Burst, Ticks, UnitId};

use crate::lines::{self, Stop};
use crate::paper::{Garbling, Paper, Step};
use crate::play::{Comes, Event, Play};

impl Play<'_> {
    pub(crate) fn next_batch(&mut self, class: usize) {
        let arrivals = self.class(class).arrivals;
        if arrivals.per_day.get() <= 0.0 {
            return;
        }
        let (stream, next) = self.sources[class];
        let between = Sampler::between(arrivals.per_day, arrivals.burst.map_or(1.0, Burst::get));
        let uniform = stream.item(u64::from(next)).uniform(Key::of(Purpose::Interarrival));
        self.schedule(ticks(between.length(uniform)), Event::Comes(Comes::Batch { class }));
    }

    pub(crate) fn batch_comes(&mut self, class: usize) {
        let (stream, first) = self.sources[class];
        let mean = self.class(class).arrivals.burst.map_or(1.0, Burst::get);
        let uniform = stream.item(u64::from(first)).uniform(Key::of(Purpose::Batch));
        let size = geometric(uniform, mean);
        self.sources[class].1 += size;
        self.next_batch(class);
        if self.now < self.window.begin {
            return;
        }
        for index in first..first + size {
            self.matter_comes(class, index);
        }
    }

    /// 1. Arrival.
    fn matter_comes(&mut self, number: usize, index: u32) {
        let class = self.class(number);
        let stream = self.sources[number].0.item(u64::from(index));
        let measured = self.window.from <= self.now && self.now < self.window.until;
        let counted = u64::from(measured);
        let bought = self.department.bought.get(&class.id).map_or(0.0, |share| share.get());
        if stream.uniform(Key::of(Purpose::Bought)) < bought {
            self.sums.classes[number].bought += counted;
            return;
        }
        self.sums.classes[number].arrived += counted;
        self.open += counted;
        let drafting = match class.kind {
            WorkKind::Directive => self.at_head(),
            WorkKind::Request | WorkKind::Coordination => self.drafting(number),
        };
        let room = self.chart.desks[drafting.desk].room.clone();
        let paper = self.add(Paper {
            class: Some(number),
            index,
            measured,
            urgent: class.urgent,
            unsound: stream.uniform(Key::of(Purpose::Unsound)) < class.unsound.get(),
            decided: self.deciding_rank(number, stream.uniform(Key::of(Purpose::Decided))),
            effort: Sampler::of(class.effort).length(stream.uniform(Key::of(Purpose::Effort))),
            ..Paper::new(stream, self.now, room, drafting)
        });
        self.note(paper, Happening::Arrives, None);
        if let (Some(days), Some(true), false) =
            (class.deadline_days, self.department.policy.expedite, class.urgent)
        {
            let warning = days.get() * self.scenario.assumptions.warn_at.get();
            self.schedule(Ticks::from_days(warning).0, Event::DeadlineNears { paper });
        }
        if class.kind == WorkKind::Directive {
            self.spreads(paper);
        } else if stream.uniform(Key::of(Purpose::Misdirected)) < class.misdirected.get() {
            self.misdirect(paper, None);
        } else {
            self.handle(paper);
        }
    }

    fn drafting(&self, class: usize) -> Stop {
        let owner = lines::owner(self.department, self.class(class));
        let desk = self.chart.desk(&owner.id, Rank::Clerk).expect("the section has a clerk desk");
        Stop { desk, unit: owner.id.clone(), signs: false }
    }

    pub(crate) fn drafting_of(&self, paper: usize) -> Stop {
        self.drafting(self.papers[&paper].class.expect("a paper of a class"))
    }

    fn deciding_rank(&self, class: usize, uniform: f64) -> Rank {
        if self.class(class).kind == WorkKind::Coordination {
            return Rank::Clerk; // no review
        }
        let mut sum = 0.0;
        for (rank, share) in &self.class(class).decided_at {
            sum += share.get();
            if uniform < sum || sum > 1.0 - 1e-9 {
                return *rank;
            }
        }
        Rank::Head
    }

    /// To a wrong section of the baseline, other than the one where the paper is.
    fn misdirect(&mut self, paper: usize, present: Option<&UnitId>) {
        let owner = self.drafting_of(paper).unit;
        let (baseline, chart) = &self.baseline;
        let wrong: Vec<UnitId> = baseline
            .sections()
            .map(|section| section.id.clone())
            .filter(|id| *id != owner && Some(id) != present)
            .filter(|id| chart.desk(id, Rank::Clerk).is_some())
            .collect();
        if wrong.is_empty() {
            return self.handle(paper);
        }
        let uniform = self.paper(paper).draw(Purpose::WrongSection, Rank::Clerk);
        let section = wrong[one_of(uniform, wrong.len())].clone();
        let right = lines::together(self.department, &owner, &section);
        let desk = self.chart.desk(&section, Rank::Clerk).filter(|_| !right);
        let Some(desk) = desk else { return self.handle(paper) };
        self.sums.quality.bounced += u64::from(self.papers[&paper].measured);
        if present.is_none() {
            self.paper(paper).room = self.chart.desks[desk].room.clone();
        }
        let stop = Stop { desk, unit: section.clone(), signs: false };
        if self.scenario.assumptions.triage.mean.get() > 0.0 {
            self.send(paper, Step::Triage(section.clone()), stop);
        } else {
            self.recognised(paper, &section);
        }
    }

    fn recognised(&mut self, paper: usize, section: &UnitId) {
        let shirk = self.scenario.assumptions.shirk.get();
        let first_asked = self.department.policy.first_asked == Some(true);
        if !first_asked && self.paper(paper).draw(Purpose::Shirk, Rank::Clerk) < shirk {
            self.misdirect(paper, Some(section));
        } else {
            self.handle(paper);
        }
    }

    /// 2. Handling.
    fn handle(&mut self, paper: usize) {
        if self.class_of(paper).effort.mean.get() > 0.0 {
            let stop = self.drafting_of(paper);
            self.send(paper, Step::Handle, stop);
        } else {
            self.drafted(paper);
        }
    }

    fn drafted(&mut self, paper: usize) {
        self.leave_defect(paper);
        self.ask_signers(paper);
    }

    fn leave_defect(&mut self, paper: usize) {
        let defect = self.scenario.assumptions.defect.get();
        let draft = self.paper(paper);
        draft.defect = draft.draw(Purpose::Defect, Rank::Clerk) < defect;
    }

    /// 3. Co-signing.
    fn ask_signers(&mut self, paper: usize) {
        if self.papers[&paper].refused {
            return self.goes_home(paper);
        }
        let class = self.class_of(paper);
        let signers = lines::signers(class).len();
        let first = self.papers[&paper].next_signer;
        let last = match class.cosign_order {
            CosignOrder::Serial => signers.min(first + 1),
            CosignOrder::Parallel => signers,
        };
        if first == last {
            return self.climbs(paper, 0);
        }
        self.paper(paper).next_signer = last;
        let copies: Vec<usize> = (first..last).map(|signer| self.copy(paper, signer)).collect();
        self.paper(paper).out.clone_from(&copies);
        for copy in copies {
            self.next_stop(copy, 0);
        }
    }

    fn copy(&mut self, number: usize, signer: usize) -> usize {
        let paper = &self.papers[&number];
        self.add(Paper {
            class: paper.class,
            index: paper.index,
            branch: u16::try_from(signer + 1).expect("few"),
            measured: paper.measured,
            urgent: paper.urgent,
            copy_of: Some((number, signer)),
            ..Paper::new(paper.stream, self.now, paper.room.clone(), paper.stop.clone())
        })
    }

    fn next_stop(&mut self, copy: usize, position: usize) {
        let (paper, signer) = self.papers[&copy].copy_of.expect("a copy");
        let class = self.class_of(copy);
        let signer = &lines::signers(class)[signer];
        let way = lines::cosigning(self.department, &self.chart, class, signer);
        for (position, stop) in way.into_iter().enumerate().skip(position) {
            let length = if stop.signs { signer.effort } else { self.scenario.assumptions.relay };
            if length.mean.get() > 0.0 {
                return self.send(copy, Step::Cosign(position), stop);
            }
        }
        self.copy_returns(paper, copy);
    }

    /// The copy that returns first is followed; from then on the paper waits for the others.
    fn copy_returns(&mut self, paper: usize, copy: usize) {
        let copied = self.papers.remove(&copy).expect("a copy");
        let now = self.now;
        self.count_last(paper, &copied);
        let waits = self.paper(paper);
        waits.out.retain(|other| *other != copy);
        waits.room = copied.room;
        if waits.joining_since.is_none() {
            for (part, ticks) in copied.parts {
                *waits.parts.entry(part).or_default() += ticks;
            }
            waits.joining_since = Some(now);
        }
        if waits.out.is_empty() {
            let since = waits.joining_since.take().expect("it waited");
            waits.spend(Kind::Join, Rank::Clerk, now - since);
            self.ask_signers(paper);
        }
    }

    /// Which of several co-signers was the last.
    fn count_last(&mut self, paper: usize, copied: &Paper) {
        let paper = &self.papers[&paper];
        let (Some(class), Some((_, signer))) = (copied.class, copied.copy_of) else { return };
        if paper.measured && paper.out.len() == 1 && paper.joining_since.is_some() {
            self.sums.last_cosigner[class][signer] += 1;
        }
    }

    /// 4. Review, from a desk of the climb on.
    pub(crate) fn climbs(&mut self, paper: usize, position: usize) {
        let desks = self.climb(paper).len();
        if !(position..desks).any(|position| self.goes_to_review(paper, position)) {
            self.decided(paper);
        }
    }

    pub(crate) fn climb(&self, paper: usize) -> Vec<Stop> {
        let decided = self.papers[&paper].decided;
        lines::climb(self.department, &self.chart, self.class_of(paper), decided)
    }

    fn reviewed(&mut self, number: usize, position: usize) {
        let catch = self.scenario.assumptions.catch.get();
        let rank = self.rank_at(number);
        let paper = self.paper(number);
        let key = paper.key(Purpose::Catch, rank); // one for each review
        let found = paper.defect && paper.stream.uniform(key) < catch;
        let returned = found && paper.returns < 3;
        let refused = self.review_refuses(number, returned);
        if !returned && self.papers[&number].copy_of.is_some() {
            return self.superior_is_done(number, position);
        }
        if refused {
            return self.comes_down(number, position);
        }
        if !returned {
            return self.climbs(number, position + 1);
        }
        let paper = self.paper(number);
        paper.returns += 1;
        paper.reworking = true;
        let (measured, desk) = (paper.measured, paper.stop.desk);
        self.sums.quality.returned += u64::from(measured);
        self.note(number, Happening::Returned, Some(desk));
        if self.rework_exists(number) {
            let stop = self.drafting_of(number);
            self.send(number, Step::Rework(position), stop);
        } else {
            self.leave_defect(number);
            self.comes_back(number, position);
        }
    }

    fn rework_exists(&self, paper: usize) -> bool {
        self.class_of(paper).effort.mean.get() > 0.0 && self.scenario.assumptions.rework.get() > 0.0
    }

    /// Every hand-over on the way down may garble the decision, once.
    fn decided(&mut self, number: usize) {
        let climb = self.climb(number);
        let share = self.scenario.assumptions.garbled.get();
        let below = climb.split_last().map_or(&[][..], |(_, below)| below);
        let mut receivers: Vec<Rank> =
            below.iter().rev().map(|stop| self.chart.desks[stop.desk].rank).collect();
        if !climb.is_empty() {
            receivers.push(Rank::Clerk);
        }
        let steps = below.len();
        let paper = self.paper(number);
        if paper.garbling == Garbling::NotYet {
            let draws: Vec<f64> =
                receivers.into_iter().map(|rank| paper.draw(Purpose::Garbled, rank)).collect();
            if draws.into_iter().any(|uniform| uniform < share) {
                paper.garbling = Garbling::Garbled;
                let measured = paper.measured;
                self.sums.quality.garbled += u64::from(measured);
            }
        }
        self.comes_down(number, steps);
    }

    /// 5. Down, with so many desks of the climb still below.
    pub(crate) fn comes_down(&mut self, number: usize, below: usize) {
        if below > 0 && self.scenario.assumptions.relay.mean.get() > 0.0 {
            let stop = self.climb(number)[below - 1].clone();
            return self.send(number, Step::Down(below - 1), stop);
        }
        if self.papers[&number].refused {
            return self.goes_home(number);
        }
        let stop = self.drafting_of(number);
        if self.papers[&number].garbling == Garbling::Garbled {
            self.paper(number).garbling = Garbling::Mended;
            if self.rework_exists(number) {
                return self.send(number, Step::Mend, stop);
            }
            return self.mended(number);
        }
        let finish = self.scenario.assumptions.finish.get();
        if self.class_of(number).effort.mean.get() > 0.0 && finish > 0.0 {
            return self.send(number, Step::Finish, stop);
        }
        self.completes(number);
    }

    fn mended(&mut self, paper: usize) {
        self.leave_defect(paper);
        self.climbs(paper, 0);
    }

    /// 6. Done.
    pub(crate) fn completes(&mut self, number: usize) {
        self.note(number, Happening::Completes, None);
        self.forget(Event::DeadlineNears { paper: number });
        let paper = self.papers.remove(&number).expect("a paper");
        if !paper.measured {
            return;
        }
        let delay = self.now - paper.arrived;
        assert_eq!(delay, paper.parts.values().sum::<u64>(), "the parts add up");
        self.open -= 1;
        for (part, ticks) in paper.parts {
            *self.sums.parts.entry(part).or_default() += ticks;
        }
        let quality = &mut self.sums.quality;
        quality.errors += u64::from(paper.defect && !paper.refused);
        quality.wrong_approvals += u64::from(paper.unsound && !paper.refused);
        quality.wrong_refusals += u64::from(!paper.unsound && paper.refused);
        let class = paper.class.expect("a paper of a class");
        self.sums.delays[class].push(delay);
        let limit = self.class(class).deadline_days.map(|days| Ticks::from_days(days.get()).0);
        let sums = &mut self.sums.classes[class];
        sums.completed += 1;
        sums.delay += delay;
        sums.on_time += u64::from(limit.is_some_and(|limit| delay <= limit));
        sums.late += u64::from(limit.is_some_and(|limit| delay > limit));
    }

    /// What follows the step that a paper has just been through.
    pub(crate) fn moves_on(&mut self, number: usize) {
        let (now, rank) = (self.now, self.rank_at(number));
        let paper = self.paper(number);
        let step = paper.step.clone();
        let kind = match step {
            Step::Handle | Step::Finish | Step::Triage(_) => Kind::Handling,
            Step::Cosign(_) if paper.stop.signs => Kind::Handling,
            Step::Cosign(_) | Step::Down(_) | Step::Brief(_) => Kind::Relay,
            Step::Review(_) => Kind::Review,
            Step::Rework(_) | Step::Mend => Kind::Rework,
            Step::Visit => {
                self.papers.remove(&number);
                return;
            }
            Step::Home => return,
        };
        paper.spend(kind, rank, now - paper.since);
        match step {
            Step::Triage(section) => self.recognised(number, &section),
            Step::Handle => self.drafted(number),
            Step::Cosign(position) => {
                if self.papers[&number].stop.signs {
                    self.signer_decides(number);
                }
                self.next_stop(number, position + 1);
            }
            Step::Review(position) => self.reviewed(number, position),
            Step::Rework(position) => {
                self.leave_defect(number);
                self.comes_back(number, position);
            }
            Step::Mend => {
                self.paper(number).reworking = false;
                self.mended(number);
            }
            Step::Brief(audience) => self.briefed(number, &audience),
            Step::Down(below) => self.comes_down(number, below),
            Step::Finish => self.completes(number),
            Step::Visit | Step::Home => {}
        }
    }
}

/// One of several, by a uniform number.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 0 to several")]
fn one_of(uniform: f64, several: usize) -> usize {
    ((uniform * several as f64) as usize).min(several - 1)
}
