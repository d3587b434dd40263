//! What the picture of the swings says: where the verdict would likely flip, and how much each
//! structure can take.

use std::ops::Range;

use crate::scene::Pair;
use crate::scene::swing::{Faster, Stretch, flips, stuck_from};
use crate::study::Swing;
use crate::text::Language;
use crate::words::{decimal, pick};

use super::verdict::lever;

/// What is predicted of a stretch.
pub const fn faster(part: Stretch, language: Language) -> &'static str {
    match (part.faster, part.alone) {
        (Faster::Baseline, false) => pick(language, "现行更快", "today faster"),
        (Faster::Reformed, false) => pick(language, "改革后更快", "reform faster"),
        (Faster::Baseline, true) => pick(language, "只有现行不积压", "only today keeps up"),
        (Faster::Reformed, true) => pick(language, "只有改革后不积压", "only the reform keeps up"),
        (Faster::Neither, _) => pick(language, "看不出差别", "neither"),
        (Faster::Stuck, _) => pick(language, "都会积压", "neither keeps up"),
    }
}

/// `1.5 倍`, and what is now as such.
pub fn factor(factor: f64, language: Language) -> String {
    if (factor - 1.0).abs() < 1e-9 {
        return pick(language, "现在", "now").to_owned();
    }
    let number = decimal(factor, 1);
    let number = number.strip_suffix(".0").unwrap_or(&number).to_owned();
    say!(language, "{number} 倍", "× {number}")
}

/// What one swing changes: `约 1.4 倍处结论改变`, `1.13 倍起现行积压，1.30 倍起都积压`.
pub fn flip(swing: &Swing, language: Language) -> String {
    let (below, above) = flips(swing);
    let turns = [below, above].into_iter().flatten().map(|factor| {
        let at = decimal(factor, 1);
        say!(language, "约 {at} 倍处结论改变", "changes at about × {at}")
    });
    let stuck = Limits::of(swing).map(|limits| limits.brief(language));
    let told: Vec<String> = turns.chain(stuck).collect();
    if told.is_empty() {
        return pick(language, "结论不变", "does not change").to_owned();
    }
    told.join(pick(language, "，", ", "))
}

/// Where one assumption would turn the verdict, or be more than a structure can take.
pub(super) fn turns(swing: &Swing, language: Language) -> Vec<String> {
    let name = lever(swing.lever, language);
    let (below, above) = flips(swing);
    let turn = |factor: f64| {
        let at = decimal(factor, 1);
        let (zh, en) = if factor < 1.0 { ("减到", "falls") } else { ("增到", "rises") };
        say!(
            language,
            "{name}{zh}约 {at} 倍，快慢的结论改变",
            "it changes if {name} {en} to about {at} times today’s"
        )
    };
    let stuck = Limits::of(swing).map(|limits| limits.told(name, language));
    [below, above].into_iter().flatten().map(turn).chain(stuck).collect()
}

/// The finding of the picture.
pub fn swing_title(swings: &[Swing], language: Language) -> String {
    let turning = swings.iter().filter(|swing| flips(swing) != (None, None));
    let turning: Vec<&str> = turning.map(|swing| lever(swing.lever, language)).collect();
    if !turning.is_empty() {
        let turning = crate::words::list(&turning, language);
        return say!(
            language,
            "预测：结论取决于{turning}",
            "Predicted: the verdict depends on {turning}"
        );
    }
    let limit = swings
        .iter()
        .find_map(|swing| Some(Limits::of(swing)?.told(lever(swing.lever, language), language)));
    match limit {
        Some(limit) => say!(language, "预测：{limit}", "Predicted: {limit}"),
        None => pick(
            language,
            "预测：这几项在一半到两倍之间变动，结论不变",
            "Predicted: the verdict stays while each of these varies from half to double",
        )
        .to_owned(),
    }
}

/// Limits that are those of now, as far as they can be told.
const NOW: Range<f64> = 0.98..1.02;

/// A limit in hundredths: what is said of it is never more than it is.
pub(super) fn down(factor: f64) -> f64 {
    libm::floor(factor * 100.0) / 100.0
}

/// Limits closer to each other than this are one: a prediction is no more exact (an assumption).
const EQUAL: f64 = 0.02;

/// Whether two limits are told as one: not if only one structure keeps up as things are.
fn is_one(today: f64, reform: f64) -> bool {
    (today - reform).abs() < EQUAL && (today < 1.0) == (reform < 1.0)
}

/// The factors on an assumption from which on one structure, and then the other one, does not keep up.
struct Limits {
    first: f64,
    /// Whether the first is today's structure; none if both cease at once.
    today_first: Option<bool>,
    /// Where the other one ceases too, if it does.
    second: Option<f64>,
}

impl Limits {
    fn of(swing: &Swing) -> Option<Self> {
        let Pair { baseline, reformed } = stuck_from(swing);
        let limits = |first: f64, today_first, second: Option<f64>| Self {
            first: down(first),
            today_first,
            second: second.map(down),
        };
        Some(match (baseline, reformed) {
            (Some(today), Some(reform)) if is_one(today, reform) => {
                limits(today.min(reform), None, None)
            }
            (Some(today), Some(reform)) if today < reform => {
                limits(today, Some(true), Some(reform))
            }
            (Some(today), Some(reform)) => limits(reform, Some(false), Some(today)),
            (Some(today), None) => limits(today, Some(true), None),
            (None, Some(reform)) => limits(reform, Some(false), None),
            (None, None) => return None,
        })
    }

    fn brief(&self, language: Language) -> String {
        let first = decimal(self.first, 2);
        let who = match self.today_first {
            Some(true) => pick(language, "现行", "today"),
            Some(false) => pick(language, "改革后", "the reform"),
            None => pick(language, "都", "both"),
        };
        let said = say!(language, "{first} 倍起{who}积压", "{who} stuck from about × {first}");
        let both = self.second.map(|second| {
            let second = decimal(second, 2);
            say!(language, "，{second} 倍起都积压", ", both from × {second}")
        });
        said + &both.unwrap_or_default()
    }

    fn told(&self, name: &str, language: Language) -> String {
        let today = pick(language, "现行结构", "today’s structure");
        let reform = pick(language, "改革后", "the reform");
        let (which, other) = match self.today_first {
            Some(true) => (today, reform),
            Some(false) => (reform, today),
            None => (pick(language, "两种结构都", "both structures"), ""),
        };
        let first = decimal(self.first, 2);
        let (said, then) = if self.first < NOW.start {
            let said = say!(
                language,
                "{which}已在积压，{name}降到现在的约 {first} 倍以下才办得过来",
                "{which} cannot keep up unless {name} falls below about {first} times"
            );
            (said, "；")
        } else if self.first < NOW.end {
            let said = say!(
                language,
                "{name}已到极限，再有增加，{which}开始积压",
                "{name} is at its limit: with any more {which} cannot keep up"
            );
            (said, "，")
        } else {
            let said = say!(
                language,
                "{name}增到约 {first} 倍，{which}开始积压",
                "{which} can keep up only to about {first} times {name}"
            );
            (said, "，")
        };
        let both = self.second.map(|second| match (language, second < NOW.start) {
            (Language::Zh, true) => {
                let second = decimal(second, 2);
                format!("{then}{other}要降到约 {second} 倍以下")
            }
            (Language::Zh, false) => {
                let second = decimal(second, 2);
                format!("{then}增到约 {second} 倍，{other}也会积压")
            }
            (Language::En, true) => {
                let second = decimal(second, 2);
                format!(", and {other} unless it falls below {second} times")
            }
            (Language::En, false) if self.first < NOW.end => {
                let second = decimal(second, 2);
                format!("; from {second} times on {other} cannot either")
            }
            (Language::En, false) => {
                let second = decimal(second, 2);
                format!(", {other} to {second} times")
            }
        });
        said + &both.unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::study::{Lever, Sample};

    /// A swing of structures that keep up until these factors, the reform 100 minutes faster.
    fn swing(today: f64, reform: f64) -> Swing {
        let sample = |step: u32| {
            let factor = 0.5 + f64::from(step) / 200.0;
            Sample {
                factor,
                baseline: (factor < today).then_some(1000.0),
                reformed: (factor < reform).then_some(900.0),
            }
        };
        Swing { lever: Lever::Volume, samples: (0..=300).map(sample).collect() }
    }

    #[test]
    fn what_each_structure_can_take_is_told_in_hundredths() {
        let found = swing(1.134, 1.306);
        assert_eq!(
            turns(&found, Language::Zh),
            ["业务量增到约 1.13 倍，现行结构开始积压，增到约 1.30 倍，改革后也会积压"]
        );
        assert_eq!(flip(&found, Language::Zh), "1.13 倍起现行积压，1.30 倍起都积压");
        assert_eq!(
            swing_title(&[found], Language::En),
            "Predicted: today’s structure can keep up only to about 1.13 times the volume of work, the reform to 1.30 times"
        );
    }

    #[test]
    fn one_limit_may_be_beyond_what_is_varied() {
        let found = swing(9.0, 1.011);
        assert_eq!(turns(&found, Language::Zh), ["业务量已到极限，再有增加，改革后开始积压"]);
        let stuck = swing(0.942, 1.082);
        assert_eq!(
            turns(&stuck, Language::Zh),
            [
                "现行结构已在积压，业务量降到现在的约 0.94 倍以下才办得过来；增到约 1.08 倍，改革后也会积压"
            ]
        );
        assert_eq!(
            turns(&stuck, Language::En),
            [
                "today’s structure cannot keep up unless the volume of work falls below about 0.94 times; from 1.08 times on the reform cannot either"
            ]
        );
        let stuck = swing(1.6, 0.76);
        assert_eq!(flip(&stuck, Language::Zh), "0.75 倍起改革后积压，1.59 倍起都积压");
    }

    #[test]
    fn both_may_cease_at_once() {
        let found = swing(1.281, 1.286);
        assert_eq!(flip(&found, Language::En), "both stuck from about × 1.28");
        assert_eq!(flip(&swing(1.184, 1.192), Language::Zh), "1.18 倍起都积压");
        assert_eq!(flip(&swing(0.992, 1.006), Language::Zh), "0.99 倍起现行积压，1.00 倍起都积压");
        let found = swing(1.3, 1.3);
        assert_eq!(turns(&found, Language::Zh), ["业务量增到约 1.29 倍，两种结构都开始积压"]);
        assert_eq!(swing(9.0, 9.0).samples.len(), 301);
        assert_eq!(flip(&swing(9.0, 9.0), Language::En), "does not change");
    }
}
