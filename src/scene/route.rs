//! The way of a paper between two cards of a chart, along the lines that the chart draws.

/// A point, in pixels from the upper left corner.
pub type Point = (f64, f64);

/// Where a card is, in pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Place {
    /// Its left edge.
    pub left: f64,
    /// Its upper edge.
    pub top: f64,
    /// How wide it is.
    pub width: f64,
    /// How high it is.
    pub height: f64,
}

/// How far a line below an office stands from its left edge.
const SPINE: f64 = 8.0;
/// A card that stands further to the right than this is in another column.
const INDENTED: f64 = 72.0;

impl Place {
    fn middle(self) -> Point {
        (self.left + self.width / 2.0, self.top + self.height / 2.0)
    }

    fn bottom(self) -> f64 {
        self.top + self.height
    }
}

/// A way by points, from the first to the last.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Way {
    points: Vec<Point>,
    length: f64,
}

impl Way {
    /// Along the lines between cards that stand above or below each other, from the first to the
    /// last.
    pub fn along(cards: &[Place]) -> Self {
        let mut points = Vec::new();
        for pair in cards.windows(2) {
            points.extend(between(pair[0], pair[1]));
        }
        if let ([only], true) = (cards, points.is_empty()) {
            points.push(only.middle());
        }
        points.dedup();
        let length = points.windows(2).map(|pair| distance(pair[0], pair[1])).sum();
        Self { points, length }
    }

    /// The point at a share of the way, from 0 to 1.
    pub fn at(&self, share: f64) -> Option<Point> {
        let mut left = share.clamp(0.0, 1.0) * self.length;
        for pair in self.points.windows(2) {
            let length = distance(pair[0], pair[1]);
            if left <= length && length > 0.0 {
                let along = left / length;
                let mix = |from: f64, to: f64| from + (to - from) * along;
                return Some((mix(pair[0].0, pair[1].0), mix(pair[0].1, pair[1].1)));
            }
            left -= length;
        }
        self.points.last().copied()
    }
}

/// From one card to the next, of which one stands above the other.
fn between(from: Place, to: Place) -> Vec<Point> {
    if from.top > to.top {
        let mut back = between(to, from);
        back.reverse();
        return back;
    }
    let aside = to.left - from.left;
    if (0.0..=INDENTED).contains(&aside) {
        let (spine, height) = (from.left + SPINE, to.middle().1);
        return vec![(spine, from.bottom()), (spine, height), (to.left.max(spine), height)];
    }
    let (from_x, to_x) = (from.middle().0, to.middle().0);
    let turn = f64::midpoint(from.bottom(), to.top.max(from.bottom()));
    vec![(from_x, from.bottom()), (from_x, turn), (to_x, turn), (to_x, to.top)]
}

fn distance(from: Point, to: Point) -> f64 {
    libm::hypot(to.0 - from.0, to.1 - from.1)
}

/// The units from one to another by way of their superiors, both ends included.
pub fn by_way_of<'u, U: PartialEq>(
    from: &'u U,
    to: &'u U,
    superior: impl Fn(&'u U) -> Option<&'u U>,
) -> Vec<&'u U> {
    let up = |unit: &'u U| {
        let mut line = vec![unit];
        while let Some(next) = line.last().and_then(|last| superior(last))
            && !line.contains(&next)
        {
            line.push(next);
        }
        line
    };
    let (mut way, other) = (up(from), up(to));
    let Some(meet) = way.iter().position(|unit| other.contains(unit)) else {
        return vec![from, to];
    };
    way.truncate(meet + 1);
    let below = other.iter().position(|unit| *unit == way[meet]).unwrap_or(0);
    way.extend(other[..below].iter().rev());
    way
}

#[cfg(test)]
mod tests {
    use super::*;

    const ABOVE: Place = Place { left: 0.0, top: 0.0, width: 100.0, height: 40.0 };
    const BELOW: Place = Place { left: 18.0, top: 60.0, width: 80.0, height: 40.0 };

    #[test]
    fn a_way_goes_along_the_line_below_the_office_and_back() {
        let down = Way::along(&[ABOVE, BELOW]);
        assert_eq!(down.at(0.0), Some((SPINE, 40.0)));
        assert_eq!(down.at(0.5), Some((SPINE, 65.0)));
        assert_eq!(down.at(1.0), Some((18.0, 80.0)));
        let up = Way::along(&[BELOW, ABOVE]);
        assert_eq!((up.at(0.0), up.at(1.0)), (down.at(1.0), down.at(0.0)));
    }

    #[test]
    fn to_another_column_it_goes_along_the_line_between() {
        let far = Place { left: 300.0, ..BELOW };
        let way = Way::along(&[ABOVE, far]);
        assert_eq!(way.at(0.0), Some((50.0, 40.0)));
        assert_eq!(way.at(0.5), Some((195.0, 50.0)));
        assert_eq!(way.at(1.0), Some((340.0, 60.0)));
        assert_eq!(Way::along(&[ABOVE]).at(0.3), Some((50.0, 20.0)));
        assert_eq!(Way::default().at(0.3), None);
    }

    #[test]
    fn papers_go_by_way_of_the_common_superior() {
        // 1 leads 2 and 3; 2 leads 4; 3 leads 5.
        const SUPERIORS: [(i32, i32); 4] = [(2, 1), (3, 1), (4, 2), (5, 3)];
        fn superior(unit: &i32) -> Option<&i32> {
            SUPERIORS.iter().find(|(of, _)| of == unit).map(|(_, up)| up)
        }
        fn way(from: i32, to: i32) -> Vec<i32> {
            by_way_of(&from, &to, superior).into_iter().copied().collect()
        }
        assert_eq!(way(4, 5), [4, 2, 1, 3, 5]);
        assert_eq!(way(4, 1), [4, 2, 1]);
        assert_eq!(way(1, 5), [1, 3, 5]);
        assert_eq!(way(4, 4), [4]);
        assert_eq!(way(4, 9), [4, 9]);
    }
}
