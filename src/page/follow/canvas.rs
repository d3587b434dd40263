//! Papers as squares over the charts: what is filled is being worked on, what is hollow waits, and
//! what is on its way moves along the lines.

use std::collections::BTreeMap;
use std::rc::Rc;

use gloo::utils::window;
use wasm_bindgen::prelude::*;
use web_sys::{CanvasRenderingContext2d, Element, HtmlCanvasElement, NodeList};

use crate::app::{Answer, Kin};
use crate::department::Department;
use crate::engine::Kind;
use crate::follow::{Spot, Twin};
use crate::report::Report;
use crate::scene::route::{Place, Point, Way, by_way_of};
use crate::units::UnitId;

use super::{desk, sides};
use crate::page::board::glide::prefers_stillness;

/// A square, and from one to the next [px].
const SIZE: f64 = 6.0;
const PITCH: f64 = 8.0;
/// How often the cards are looked for (ms): they move when the page is laid out anew.
pub(super) const LOOK: u32 = 400;
/// More pixels than this are painted only where the page itself has more.
const MOST_PIXELS: f64 = 6e6;

/// The charts in the page, today's first.
const CHARTS: [&str; 2] = ["[data-side='baseline']", "[data-side='reform']"];

/// What is painted, with what was found in the page the last time.
pub(super) struct Painter {
    kin: Rc<Kin>,
    report: Rc<Report>,
    departments: [Rc<Department>; 2],
    /// The instant that was painted last.
    now: u64,
    /// Where the cards are.
    places: [BTreeMap<UnitId, Place>; 2],
    ways: BTreeMap<(usize, u32, u32), Option<Way>>,
    inks: Inks,
    /// Whether a paper on its way stands where it goes.
    still: bool,
    /// The paper that is marked.
    pub(super) followed: Option<Twin>,
}

#[derive(Default)]
struct Inks {
    sides: [String; 2],
    ink: String,
    sheet: String,
}

/// The papers at one card.
#[derive(Default)]
struct Stack {
    busy: usize,
    waiting: usize,
    /// Whether the followed paper is among them, and whether it is being worked on.
    followed: Option<bool>,
}

impl Painter {
    pub(super) fn new(kin: Rc<Kin>, about: &Answer) -> Self {
        let baseline = Rc::new(about.document.baseline());
        Self {
            kin,
            report: Rc::clone(&about.report),
            departments: [baseline, Rc::clone(about.document.reformed())],
            now: 0,
            places: [BTreeMap::new(), BTreeMap::new()],
            ways: BTreeMap::new(),
            inks: Inks::default(),
            still: false,
            followed: None,
        }
    }

    /// Paints an instant; without motion a paper on its way is where it goes.
    pub(super) fn paint(&mut self, canvas: &HtmlCanvasElement, now: u64) -> Option<()> {
        self.now = now;
        let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
        let (width, height) = (f64::from(canvas.width()), f64::from(canvas.height()));
        context.clear_rect(0.0, 0.0, width, height);
        for side in 0..2 {
            self.squares(side, now).paint(&context, &self.inks, side);
        }
        Some(())
    }

    /// Looks where the cards are, how large the canvas is, and which colors hold, and paints the
    /// same instant over it.
    pub(super) fn look(&mut self, canvas: &HtmlCanvasElement) -> Option<()> {
        let frame = canvas.get_bounding_client_rect();
        // Whole pixels for each of the page's, so that the edges of squares are sharp.
        let most = libm::sqrt(MOST_PIXELS / (frame.width() * frame.height()).max(1.0));
        let scale = libm::floor(libm::ceil(window().device_pixel_ratio()).min(most)).max(1.0);
        let (width, height) = (pixels(frame.width() * scale), pixels(frame.height() * scale));
        if (canvas.width(), canvas.height()) != (width, height) {
            canvas.set_width(width);
            canvas.set_height(height);
        }
        let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
        context.set_transform(scale, 0.0, 0.0, scale, 0.0, 0.0).ok()?;
        context.set_font("600 10px system-ui, sans-serif");
        let charts = canvas.parent_element()?;
        for (side, chart) in CHARTS.into_iter().enumerate() {
            let places = cards(&charts, chart, (frame.left(), frame.top()));
            if places != self.places[side] {
                self.places[side] = places;
                self.ways.clear();
            }
        }
        self.inks = Inks::of(&charts);
        self.still = prefers_stillness();
        self.paint(canvas, self.now)
    }

    /// What there is to paint of one structure.
    fn squares(&mut self, side: usize, now: u64) -> Squares {
        let mut squares = Squares::default();
        if self.places[side].is_empty() {
            return squares;
        }
        let kin = Rc::clone(&self.kin);
        let film = &kin.films[side];
        let followed = self.followed.map(|twin| &film.tracks[twin.tracks[side]]);
        let mut stacks: BTreeMap<u32, Stack> = BTreeMap::new();
        for track in kin.scores[side].under_way(film, now) {
            let is_followed = followed.is_some_and(|followed| std::ptr::eq(followed, track));
            track.at(now, |spot| {
                let on_way = (!self.still && spot.step.doing == Kind::Handover)
                    .then(|| self.on_way(side, spot, now))
                    .flatten();
                match on_way {
                    Some(at) => squares.moving(at, is_followed),
                    None => stacks.entry(spot.step.desk).or_default().add(spot, is_followed),
                }
            });
        }
        for (place, stack) in self.on_cards(side, stacks) {
            squares.stack(place, &stack);
        }
        squares
    }

    /// Where a paper on its way is.
    fn on_way(&mut self, side: usize, spot: Spot, now: u64) -> Option<Point> {
        let from = spot.before?;
        let key = (side, from, spot.step.desk);
        if !self.ways.contains_key(&key) {
            let way = self.way(side, from, spot.step.desk);
            self.ways.insert(key, way);
        }
        let share = (now - spot.began) as f64 / spot.step.length.max(1) as f64;
        self.ways.get(&key)?.as_ref()?.at(share)
    }

    fn unit(&self, side: usize, at: u32) -> Option<&UnitId> {
        desk(sides(&self.report)[side], at).map(|desk| &desk.unit)
    }

    fn way(&self, side: usize, from: u32, to: u32) -> Option<Way> {
        let department = &self.departments[side];
        let (from, to) = (self.unit(side, from)?, self.unit(side, to)?);
        let units = by_way_of(from, to, |unit| department.superior(unit));
        let places: Vec<Place> =
            units.iter().filter_map(|unit| self.places[side].get(unit)).copied().collect();
        (places.len() > 1).then(|| Way::along(&places))
    }

    /// The desks of one unit share its card.
    fn on_cards(&self, side: usize, stacks: BTreeMap<u32, Stack>) -> Vec<(Place, Stack)> {
        let mut cards: BTreeMap<&UnitId, Stack> = BTreeMap::new();
        for (desk, stack) in stacks {
            if let Some(unit) = self.unit(side, desk) {
                cards.entry(unit).or_default().absorb(&stack);
            }
        }
        let place = |unit: &UnitId| self.places[side].get(unit).copied();
        cards.into_iter().filter_map(|(unit, stack)| Some((place(unit)?, stack))).collect()
    }
}

/// Upper left corners of squares by how they are painted, so that a color is set once for all of
/// them and not for each.
#[derive(Default)]
struct Squares {
    full: Vec<Point>,
    hollow: Vec<Point>,
    /// Middles of rings around the followed paper.
    rings: Vec<Point>,
    counts: Vec<(usize, Point)>,
}

impl Squares {
    fn moving(&mut self, (x, y): Point, is_followed: bool) {
        self.full.push((x - SIZE / 2.0, y - SIZE / 2.0));
        if is_followed {
            self.rings.push((x, y));
        }
    }

    /// Along the lower edge of a card: first what is worked on, then what waits; what does not fit
    /// is counted.
    fn stack(&mut self, place: Place, stack: &Stack) {
        let y = place.top + place.height - SIZE / 2.0;
        let all = stack.busy + stack.waiting;
        let room = pixels((place.width - 2.0 * PITCH) / PITCH) as usize;
        let shown = if all > room { room.saturating_sub(3) } else { all };
        let at = |number: usize| place.left + PITCH + number as f64 * PITCH;
        for number in 0..shown {
            let kind = if number < stack.busy { &mut self.full } else { &mut self.hollow };
            kind.push((at(number), y));
        }
        if let Some(busy) = stack.followed {
            let number = if busy { 0 } else { stack.busy }.min(shown.saturating_sub(1));
            self.rings.push((at(number) + SIZE / 2.0, y + SIZE / 2.0));
        }
        if all > shown {
            self.counts.push((all - shown, (at(shown) + 1.0, y + SIZE + 1.0)));
        }
    }

    fn paint(&self, context: &CanvasRenderingContext2d, inks: &Inks, side: usize) {
        context.set_fill_style_str(&inks.sheet);
        for (x, y) in &self.hollow {
            context.fill_rect(*x, *y, SIZE, SIZE);
        }
        context.set_stroke_style_str(&inks.sides[side]);
        context.set_line_width(1.0);
        for (x, y) in &self.hollow {
            context.stroke_rect(x + 0.5, y + 0.5, SIZE - 1.0, SIZE - 1.0);
        }
        context.set_fill_style_str(&inks.sides[side]);
        for (x, y) in &self.full {
            context.fill_rect(*x, *y, SIZE, SIZE);
        }
        for (count, (x, y)) in &self.counts {
            // A count that cannot be painted is missing, no more.
            context.fill_text(&format!("+{count}"), *x, *y).ok();
        }
        context.set_stroke_style_str(&inks.ink);
        context.set_line_width(2.0);
        for (x, y) in &self.rings {
            context.stroke_rect(x - SIZE, y - SIZE, 2.0 * SIZE, 2.0 * SIZE);
        }
    }
}

impl Stack {
    fn add(&mut self, spot: Spot, is_followed: bool) {
        let busy = spot.step.is_work();
        if busy {
            self.busy += 1;
        } else {
            self.waiting += 1;
        }
        if is_followed {
            self.followed = Some(busy);
        }
    }

    fn absorb(&mut self, other: &Self) {
        self.busy += other.busy;
        self.waiting += other.waiting;
        self.followed = self.followed.or(other.followed);
    }
}

impl Inks {
    /// The colors as the style sheets have them now.
    fn of(charts: &Element) -> Self {
        let color = |name: &str, property: &str| {
            let element = charts.query_selector(name).ok().flatten()?;
            window().get_computed_style(&element).ok()??.get_property_value(property).ok()
        };
        let found = |name, property| color(name, property).unwrap_or_default();
        Self {
            sides: [
                found(".playback .is-baseline .mark", "color"),
                found(".playback .is-reformed .mark", "color"),
            ],
            ink: found(".playback", "color"),
            sheet: found(".chart", "background-color"),
        }
    }
}

/// Where the cards of a chart are, relative to a point; none of a chart that is not shown.
fn cards(charts: &Element, chart: &str, (left, top): Point) -> BTreeMap<UnitId, Place> {
    let frame = charts.query_selector(chart).ok().flatten();
    let Some(frame) = frame.map(|chart| chart.get_bounding_client_rect()) else {
        return BTreeMap::new();
    };
    // A chart that is zoomed shows only a part of its cards.
    let is_shown = |card: &web_sys::DomRect| {
        let middle = card.left() + card.width() / 2.0;
        card.width() > 0.0 && (frame.left()..frame.right()).contains(&middle)
    };
    let selector = format!("{chart} [data-unit]:not([data-parked])");
    let found: Option<NodeList> = charts.query_selector_all(&selector).ok();
    let length = found.as_ref().map_or(0, NodeList::length);
    let card = |index| {
        let element: Element = found.as_ref()?.get(index)?.dyn_into().ok()?;
        let frame = element.get_bounding_client_rect();
        let place = Place {
            left: frame.left() - left,
            top: frame.top() - top,
            width: frame.width(),
            height: frame.height(),
        };
        let unit = UnitId::new(&element.get_attribute("data-unit")?)?;
        is_shown(&frame).then_some((unit, place))
    };
    (0..length).filter_map(card).collect()
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a size on a screen")]
fn pixels(length: f64) -> u32 {
    length.max(0.0) as u32
}
