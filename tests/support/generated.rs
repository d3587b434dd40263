//! Generated departments and moves, valid and invalid ones.

use std::collections::BTreeMap;

use proptest::prelude::*;
use proptest::sample::Index;
use spanlab::scenario::{
    Arrivals, Assumptions, Cosign, CosignOrder, Cosigner, Deadline, Delegate, Distribution, Format,
    Join, LargeSection, Lead, LeadDirectly, Leave, MatterClass, Merge, Move, Office, Organization,
    Outsource, Pass, Policy, Rank, RunSettings, Scenario, Seat, Second, Section, Shape, Sharing,
    Staff, Titles, Transfer, Unit, WarmUp, WorkKind,
};
use spanlab::text::Text;
use spanlab::units::{
    ClassId, Days, DutyId, Factor, Headcount, Id, Minutes, PerDay, Presence, Share, UnitId,
};

/// A scenario without findings and without a reform.
pub(crate) fn scenario() -> impl Strategy<Value = Scenario> {
    (organization(), prop::collection::vec(raw_class(), 1..5), assumptions(), any::<u64>())
        .prop_map(|(units, classes, assumptions, seed)| {
            let work = classes.into_iter().enumerate().map(|(n, raw)| raw.class(n, &units));
            Scenario {
                format: Format::One,
                name: Text::Same("generated".to_owned()),
                about: Text::Empty,
                work: work.collect(),
                organization: Organization {
                    units,
                    titles: Titles::default(),
                    policy: Policy::default(),
                },
                assumptions,
                reform: Vec::new(),
                run: RunSettings { seed, warm_up: WarmUp::Days(0.0), ..RunSettings::default() },
            }
        })
}

fn id<K>(text: &str) -> Id<K> {
    Id::new(text).expect("an id")
}

fn share(value: f64) -> Share {
    Share::new(value).expect("a share")
}

fn sharing() -> impl Strategy<Value = Sharing> {
    prop::sample::select(vec![Sharing::Own, Sharing::Help, Sharing::Pool])
}

fn rank() -> impl Strategy<Value = Rank> {
    prop::sample::select(Rank::ALL.to_vec())
}

fn presence() -> impl Strategy<Value = Option<Presence>> {
    prop::option::of((0.2..=1.0).prop_map(|share| Presence::new(share).expect("a presence")))
}

fn distribution(most: f64) -> impl Strategy<Value = Distribution> {
    let mean = prop_oneof![1 => Just(0.0), 9 => 0.0..most];
    let shape = prop_oneof![
        Just(Shape::Fixed),
        Just(Shape::Exponential),
        Just(Shape::Uniform),
        (0.0..2.0).prop_map(|cv| Shape::Lognormal(Factor::new(cv).expect("a factor"))),
    ];
    (mean, shape).prop_map(|(mean, shape)| Distribution {
        mean: Minutes::new(mean).expect("minutes"),
        shape,
    })
}

fn assumptions() -> impl Strategy<Value = Assumptions> {
    let times = (
        distribution(10.0),
        distribution(40.0),
        distribution(20.0),
        distribution(20.0),
        distribution(20.0),
    );
    let shares = (0.0..0.6, 0.0..=1.0, 0.0..0.3, 0.5..=1.0, 0.0..=1.0);
    (times, shares, 0.0..1.0).prop_map(|(times, shares, generalist)| {
        let (relay, handover, coordination, triage, briefing) = times;
        let (defect, catch, garbled, sound, unsound) = shares;
        Assumptions {
            relay,
            handover,
            coordination,
            triage,
            briefing,
            defect: share(defect),
            catch: share(catch),
            pass: Pass { sound: share(sound), unsound: share(unsound) },
            garbled: share(garbled),
            generalist: Factor::new(generalist).expect("a factor"),
            ..Assumptions::default()
        }
    })
}

/// A head, up to three deputy heads and commissioners, two to eight sections and, of some of these,
/// large sections.
fn organization() -> impl Strategy<Value = Vec<Unit>> {
    let offices = |number| prop::collection::vec((any::<Index>(), presence(), second()), number);
    let sections = prop::collection::vec(raw_section(), 2..9);
    let benches = prop::collection::vec((sharing(), 1_usize..4), 0..3);
    (presence(), offices(0..4), offices(0..4), sections, benches).prop_map(
        |(head_presence, deputies, commissioners, sections, benches)| {
            let mut units = vec![Unit::Office(Office {
                id: id("head"),
                name: Text::both("部长", "Head"),
                rank: Rank::Head,
                reports_to: None,
                also_reports_to: None,
                presence: head_presence,
            })];
            for (rank, raw) in [(Rank::DeputyHead, deputies), (Rank::Commissioner, commissioners)] {
                let above = units.clone();
                units.extend(raw.into_iter().enumerate().map(
                    |(n, (superior, presence, second))| {
                        let superior = superior.get(&above).id();
                        Unit::Office(Office {
                            id: id(&format!("{rank:?}{n}")),
                            name: Text::both("副职", &format!("{rank:?} {n}")),
                            rank,
                            reports_to: Some(superior.clone()),
                            also_reports_to: other(second, &above, superior),
                            presence,
                        })
                    },
                ));
            }
            let offices = units.clone();
            let number = sections.len();
            let section = |(n, raw): (usize, RawSection)| Unit::Section(raw.section(n, &offices));
            units.extend(sections.into_iter().enumerate().map(section));
            let mut free = 0..number;
            for (n, (sharing, size)) in benches.into_iter().enumerate() {
                let members: Vec<UnitId> =
                    free.by_ref().take(size).map(|n| id(&format!("s{n}"))).collect();
                if !members.is_empty() {
                    units.push(Unit::LargeSection(LargeSection {
                        id: id(&format!("given{n}")),
                        name: Text::both("大科", "Large section"),
                        members,
                        sharing,
                    }));
                }
            }
            units
        },
    )
}

/// Now and then, who may become a second superior.
fn second() -> impl Strategy<Value = Option<Index>> {
    prop::option::weighted(0.3, any::<Index>())
}

/// One of the offices other than the superior, if there is another one.
fn other(choice: Option<Index>, offices: &[Unit], superior: &UnitId) -> Option<UnitId> {
    let others: Vec<&UnitId> = offices.iter().map(Unit::id).filter(|id| *id != superior).collect();
    choice.filter(|_| !others.is_empty()).map(|choice| (*choice.get(&others)).clone())
}

#[derive(Clone, Debug)]
struct RawSection {
    superior: Index,
    second: Option<Index>,
    posts: (u32, u32, u32),
    duties: usize,
    presence: Option<Presence>,
}

fn raw_section() -> impl Strategy<Value = RawSection> {
    let superiors = (any::<Index>(), second());
    (superiors, (0..3_u32, 0..3_u32, 0..5_u32), 1..3_usize, presence()).prop_map(
        |((superior, second), posts, duties, presence)| RawSection {
            superior,
            second,
            posts,
            duties,
            presence,
        },
    )
}

impl RawSection {
    /// The n-th section; the first one has a clerk, so that there is work for somebody.
    fn section(self, n: usize, offices: &[Unit]) -> Section {
        let (chiefs, deputies, clerks) = self.posts;
        let clerks = if n == 0 { clerks.max(1) } else { clerks };
        let superior = self.superior.get(offices).id();
        Section {
            id: id(&format!("s{n}")),
            name: Text::both("科室", &format!("Section {n}")),
            line: Text::both("干部", "Cadres"),
            reports_to: superior.clone(),
            also_reports_to: other(self.second, offices, superior),
            chiefs: Headcount::new(chiefs),
            deputies: Headcount::new(deputies),
            clerks: Headcount::new(clerks),
            presence: self.presence,
            duties: (0..self.duties).map(|duty| id(&format!("d{n}.{duty}"))).collect(),
            quota: None,
        }
    }
}

#[derive(Clone, Debug)]
struct RawClass {
    duty: Index,
    per_day: f64,
    effort: Distribution,
    decided: [u32; 6],
    cosign: Vec<(Index, Distribution)>,
    order: CosignOrder,
    /// The duty to be consulted, of a coordination.
    consults: Option<Index>,
    deadline: Option<f64>,
    urgent: bool,
    misdirected: f64,
    unsound: f64,
    directive: bool,
}

fn raw_class() -> impl Strategy<Value = RawClass> {
    let cosign = prop::collection::vec((any::<Index>(), distribution(30.0)), 0..3);
    let order = prop::sample::select(vec![CosignOrder::Serial, CosignOrder::Parallel]);
    let kind = prop::option::weighted(0.4, (any::<bool>(), any::<Index>()));
    let unsound = prop_oneof![Just(0.0), 0.0..=1.0];
    let rest = (prop::option::of(0.1..5.0), any::<bool>(), 0.0..0.5, unsound);
    (
        any::<Index>(),
        0.5..12.0,
        distribution(80.0),
        prop::array::uniform6(0..4_u32),
        (cosign, order, kind),
        rest,
    )
        .prop_map(|(duty, per_day, effort, decided, (cosign, order, kind), rest)| {
            let (deadline, urgent, misdirected, unsound) = rest;
            let directive = kind.is_some_and(|(directive, _)| directive);
            let consults = kind.filter(|_| !directive).map(|(_, index)| index);
            RawClass {
                duty,
                per_day,
                effort,
                decided,
                cosign,
                order,
                consults,
                deadline,
                urgent,
                misdirected,
                unsound,
                directive,
            }
        })
}

impl RawClass {
    /// The n-th class, for duties of sections with clerks of their own, or for nobody in particular.
    fn class(self, n: usize, units: &[Unit]) -> MatterClass {
        let duties: Vec<&DutyId> = units
            .iter()
            .filter_map(|unit| match unit {
                Unit::Section(section) if section.clerks.get() > 0 => Some(&section.duties),
                Unit::Section(_) | Unit::Office(_) | Unit::LargeSection(_) => None,
            })
            .flatten()
            .collect();
        let duty = |index: Index| (*index.get(&duties)).clone();
        let sum: u32 = self.decided.iter().sum();
        let mut decided_at: BTreeMap<Rank, Share> = Rank::ALL
            .into_iter()
            .zip(self.decided)
            .filter(|(_, weight)| *weight > 0)
            .map(|(rank, weight)| (rank, share(f64::from(weight) / f64::from(sum))))
            .collect();
        if decided_at.is_empty() {
            decided_at.insert(Rank::Head, share(1.0));
        }
        let request = MatterClass {
            id: id(&format!("c{n}")),
            name: Text::both("事项", &format!("Matter {n}")),
            duty: Some(duty(self.duty)),
            kind: WorkKind::Request,
            arrivals: Arrivals { per_day: PerDay::new(self.per_day).expect("a rate"), burst: None },
            effort: self.effort,
            decided_at,
            cosign: self
                .cosign
                .into_iter()
                .map(|(index, effort)| Cosigner { duty: duty(index), effort })
                .collect(),
            cosign_order: self.order,
            deadline_days: self.deadline.map(|days| Days::new(days).expect("days")),
            urgent: self.urgent,
            misdirected: share(self.misdirected),
            unsound: share(self.unsound),
            with: None,
            lead: None,
        };
        match self.consults {
            _ if self.directive => as_directive(request),
            None => request,
            Some(index) => MatterClass {
                kind: WorkKind::Coordination,
                with: Some(duty(index)),
                decided_at: BTreeMap::new(),
                cosign: Vec::new(),
                unsound: share(0.0),
                ..request
            },
        }
    }
}

/// A directive that comes in as a request does.
fn as_directive(request: MatterClass) -> MatterClass {
    MatterClass {
        kind: WorkKind::Directive,
        duty: None,
        effort: Distribution { mean: Minutes::new(0.0).expect("minutes"), shape: Shape::Fixed },
        decided_at: BTreeMap::new(),
        cosign: Vec::new(),
        misdirected: share(0.0),
        unsound: share(0.0),
        ..request
    }
}

/// What a move is made of before it is known which department it is for.
#[derive(Clone, Debug)]
pub(crate) struct RawMove {
    kind: u32,
    units: [Index; 4],
    class: Index,
    rank: Rank,
    share: f64,
    sharing: Sharing,
    flags: [Option<bool>; 3],
}

/// A sequence of moves.
pub(crate) fn raw_moves(length: std::ops::Range<usize>) -> impl Strategy<Value = Vec<RawMove>> {
    let flags = prop::array::uniform3(any::<Option<bool>>());
    let raw = (
        0..20_u32,
        prop::array::uniform4(any::<Index>()),
        any::<Index>(),
        (rank(), 0.0..=1.0, sharing()),
        flags,
    )
        .prop_map(|(kind, units, class, (rank, share, sharing), flags)| RawMove {
            kind,
            units,
            class,
            rank,
            share,
            sharing,
            flags,
        });
    prop::collection::vec(raw, length)
}

impl RawMove {
    /// The move, about units of a department, one that does not exist among them.
    #[expect(clippy::too_many_lines, reason = "a table of moves")]
    pub(crate) fn step(&self, units: &[Unit], work: &[MatterClass]) -> Move {
        let ids = |kept: fn(&Unit) -> bool| -> Vec<UnitId> {
            let known = units.iter().filter(|unit| kept(unit)).map(|unit| unit.id().clone());
            known.chain([id("nobody")]).collect()
        };
        let any_unit = |n: usize| self.units[n].get(&ids(|_| true)).clone();
        let section =
            |n: usize| self.units[n].get(&ids(|unit| matches!(unit, Unit::Section(_)))).clone();
        let office =
            |n: usize| self.units[n].get(&ids(|unit| matches!(unit, Unit::Office(_)))).clone();
        let large = |n: usize| {
            self.units[n].get(&ids(|unit| matches!(unit, Unit::LargeSection(_)))).clone()
        };
        let commissioner = |n: usize| {
            let commissioners = ids(
                |unit| matches!(unit, Unit::Office(office) if office.rank == Rank::Commissioner),
            );
            self.units[n].get(&commissioners).clone()
        };
        let mut classes: Vec<ClassId> = work.iter().map(|class| class.id.clone()).collect();
        classes.push(id("nothing"));
        let work = self.class.get(&classes).clone();
        let name = Text::both("新大科", "New large section");
        let headcount = Headcount::new(1);
        match self.kind {
            0..=2 => Move::Merge(Merge {
                id: None,
                name,
                sections: (0..2 + self.units[3].index(3)).map(section).collect(),
                sharing: self.sharing,
            }),
            3 => Move::Merge(Merge {
                id: Some(any_unit(3)),
                name,
                sections: (0..2).map(any_unit).collect(),
                sharing: self.sharing,
            }),
            4 => Move::Join(Join { section: section(0), into: large(1) }),
            5 => Move::Join(Join { section: any_unit(0), into: any_unit(1) }),
            6 | 7 => Move::Leave(Leave { section: section(0) }),
            8 => Move::Transfer(Transfer { unit: any_unit(0), to: office(1) }),
            9 => Move::Transfer(Transfer { unit: large(0), to: commissioner(1) }),
            10 => Move::Transfer(Transfer { unit: any_unit(0), to: any_unit(1) }),
            11 | 12 => Move::Seat(Seat { commissioner: commissioner(0) }),
            13 => Move::LeadDirectly(LeadDirectly { section: any_unit(0) }),
            14 => Move::Delegate(Delegate { work, to: self.rank, share: share(self.share) }),
            15 => {
                let order = if self.flags[0].is_some() {
                    CosignOrder::Parallel
                } else {
                    CosignOrder::Serial
                };
                Move::Cosign(Cosign { work, order })
            }
            16 => Move::Outsource(Outsource { work, share: share(self.share) }),
            17 => Move::Policy(Policy {
                first_asked: self.flags[0],
                direct_contact: self.flags[1],
                expedite: self.flags[2],
            }),
            18 => {
                Move::Deadline(Deadline { work, days: Days::new(0.1 + self.share).expect("days") })
            }
            _ => match self.units[3].index(3) {
                0 => Move::Second(Second { from: section(0), to: section(1), clerks: headcount }),
                1 => Move::Lead(Lead { work, section: section(0) }),
                _ => Move::Staff(Staff {
                    unit: section(0),
                    post: Rank::Clerk,
                    number: headcount,
                    over_quota: true,
                }),
            },
        }
    }
}
