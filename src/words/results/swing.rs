//! What the picture of the swings says: where the verdict would likely flip.

use crate::scene::swing::{Faster, flips, stuck_from};
use crate::study::Swing;
use crate::text::Language;
use crate::words::{decimal, pick};

use super::verdict::lever;

/// What is predicted of a stretch.
pub const fn faster(faster: Faster, language: Language) -> &'static str {
    match faster {
        Faster::Baseline => pick(language, "现行更快", "today faster"),
        Faster::Reformed => pick(language, "改革后更快", "reform faster"),
        Faster::Neither => pick(language, "看不出差别", "neither"),
        Faster::Stuck => pick(language, "都会积压", "both stuck"),
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

/// Where the verdict of one swing changes: `约 1.4 倍处结论改变`.
pub fn flip(swing: &Swing, language: Language) -> String {
    let at = |factor: f64| decimal(factor, 1);
    match flips(swing) {
        (None, None) => stuck_from(swing).map_or_else(
            || pick(language, "结论不变", "does not change").to_owned(),
            |from| {
                let from = at(from);
                say!(language, "约 {from} 倍起都会积压", "both stuck from about × {from}")
            },
        ),
        (Some(only), None) | (None, Some(only)) => {
            let only = at(only);
            say!(language, "约 {only} 倍处结论改变", "changes at about × {only}")
        }
        (Some(below), Some(above)) => {
            let (below, above) = (at(below), at(above));
            say!(
                language,
                "约 {below} 倍、{above} 倍处结论改变",
                "changes at about × {below} and × {above}"
            )
        }
    }
}

/// The finding of the picture.
pub fn swing_title(swings: &[Swing], language: Language) -> String {
    let turns =
        swings.iter().filter(|swing| flips(swing) != (None, None) || stuck_from(swing).is_some());
    let turns: Vec<&str> = turns.map(|swing| lever(swing.lever, language)).collect();
    if turns.is_empty() {
        return pick(
            language,
            "预测：这几项在一半到两倍之间变动，结论不变",
            "Predicted: the verdict stays while each of these varies from half to double",
        )
        .to_owned();
    }
    let turns = crate::words::list(&turns, language);
    say!(language, "预测：结论取决于{turns}", "Predicted: the verdict depends on {turns}")
}
