//! What moves would likely bring, said before they are made: never a result, and always said to be
//! predicted.

use super::numbers::{days, decimal, percent};
use super::results::desk_of;
use super::{Names, pick};
use crate::study::{Forecast, Strain};
use crate::text::Language;
use crate::units::MINUTES_PER_DAY;

/// A mean time that is predicted to be longer by this much (working days) is clearly longer.
const CLEARLY: f64 = 0.095;

/// What further moves would likely bring.
pub fn predicted(forecast: &Forecast, names: &Names, language: Language) -> Vec<String> {
    let Forecast { is_further, now, then, strain } = forecast;
    let strain = strain.as_ref();
    let Some(then) = then else { return vec![stuck(strain, names, language)] };
    let Some(now) = now else {
        let days = days(then.delay, language);
        let told = say!(language, "预测平均办结时间 {days}", "Predicted mean time {days}");
        return [Some(told), full(strain, names, language)].into_iter().flatten().collect();
    };
    let mut told = match strain {
        Some(strain) if then.delay - now.delay > CLEARLY * MINUTES_PER_DAY => {
            vec![delayed(strain, names, language)]
        }
        _ => {
            let days = (now.delay - then.delay) / MINUTES_PER_DAY;
            let changed =
                if *is_further { further(days, language) } else { shortened(days, language) };
            std::iter::once(changed).chain(full(strain, names, language)).collect()
        }
    };
    let (spread, evened) = (decimal(now.clerk_variation, 2), decimal(then.clerk_variation, 2));
    if spread != evened {
        told.push(say!(
            language,
            "预测忙闲差距 {spread} → {evened}",
            "Predicted spread of clerks’ workload {spread} → {evened}"
        ));
    }
    told
}

/// The desk that could not keep up.
fn stuck(strain: Option<&Strain>, names: &Names, language: Language) -> String {
    let over = strain.filter(|strain| strain.load >= 1.0);
    let Some(Strain { unit, rank, load }) = over else {
        let told = "预测：有岗位将忙不过来，积压不断增加";
        return pick(language, told, "Predicted: a desk could not keep up").to_owned();
    };
    let (desk, load) = (desk_of(unit, *rank, names, language), percent(*load));
    say!(
        language,
        "预测：{desk}将忙不过来（负荷 {load}），积压不断增加",
        "Predicted: {desk} could not keep up (load {load}), and its backlog would grow"
    )
}

/// A desk that is nearly full makes the mean time longer; by how much, a run of so many days and the
/// prediction do not agree.
fn delayed(strain: &Strain, names: &Names, language: Language) -> String {
    let (desk, load) = loaded(strain, names, language);
    say!(
        language,
        "预测：{desk}接近满负荷（{load}），办结时间将明显延长",
        "Predicted: {desk} would be nearly full ({load}), and papers would take clearly longer"
    )
}

/// The same where the mean time does not get clearly longer.
fn full(strain: Option<&Strain>, names: &Names, language: Language) -> Option<String> {
    let (desk, load) = loaded(strain?, names, language);
    Some(say!(
        language,
        "{desk}接近满负荷（{load}），预测仅供参考",
        "{desk} would be nearly full ({load}), so the prediction is rough"
    ))
}

/// Who is nearly full, and how nearly: what is not full is not said to be.
fn loaded(strain: &Strain, names: &Names, language: Language) -> (String, String) {
    (desk_of(&strain.unit, strain.rank, names, language), percent(strain.load.min(0.99)))
}

/// By how many working days the mean delay is predicted to be shorter.
fn shortened(days: f64, language: Language) -> String {
    match sized(days) {
        None => pick(language, "预测平均办结时间不变", "Predicted: mean time unchanged").to_owned(),
        Some(size) if days > 0.0 => {
            say!(
                language,
                "预测平均办结时间缩短 {size} 天",
                "Predicted: {size} days sooner on average"
            )
        }
        Some(size) => {
            say!(
                language,
                "预测平均办结时间延长 {size} 天",
                "Predicted: {size} days later on average"
            )
        }
    }
}

/// The same of one more move, against the reform without it: a predicted level would stand beside the
/// simulated one, and differ.
fn further(days: f64, language: Language) -> String {
    match sized(days) {
        None => pick(
            language,
            "加上这一项，预测平均办结时间不变",
            "Predicted: with this step too, mean time unchanged",
        )
        .to_owned(),
        Some(size) if days > 0.0 => say!(
            language,
            "加上这一项，预测平均办结时间再缩短 {size} 天",
            "Predicted: with this step too, another {size} days sooner on average"
        ),
        Some(size) => say!(
            language,
            "加上这一项，预测平均办结时间反而延长 {size} 天",
            "Predicted: this step makes papers {size} days later on average"
        ),
    }
}

/// The size of a change in working days, with the digits that it needs; nothing if it is none.
fn sized(days: f64) -> Option<String> {
    let size = decimal(days.abs(), if days.abs() < CLEARLY { 2 } else { 1 });
    (size != "0.00").then_some(size)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cases;
    use crate::engine::Prediction;
    use crate::scenario::Rank;
    use crate::units::UnitId;

    fn told(
        is_further: bool,
        sides: [Option<(f64, f64)>; 2],
        load: Option<f64>,
        language: Language,
    ) -> Vec<String> {
        let side =
            |(delay, clerk_variation)| Prediction { delay, clerk_variation, leaders_busy: 0.4 };
        let [now, then] = sides.map(|it| it.map(side));
        let unit = UnitId::new("cadre-allocation").expect("an id");
        let strain = load.map(|load| Strain { unit, rank: Rank::Chief, load });
        let names = Names::of(&cases::all()[0].scenario);
        predicted(&Forecast { is_further, now, then, strain }, &names, language)
    }

    fn first(now: Option<(f64, f64)>, then: Option<(f64, f64)>) -> Vec<String> {
        told(false, [now, then], None, Language::Zh)
    }

    #[test]
    fn what_is_predicted_is_always_said_to_be_predicted() {
        assert_eq!(
            first(Some((960.0, 0.24)), Some((816.0, 0.24))),
            ["预测平均办结时间缩短 0.3 天"]
        );
        assert_eq!(
            first(Some((960.0, 0.24)), Some((984.0, 0.2))),
            ["预测平均办结时间延长 0.05 天", "预测忙闲差距 0.24 → 0.20"]
        );
        assert_eq!(first(Some((960.0, 0.24)), Some((960.0, 0.24))), ["预测平均办结时间不变"]);
        assert_eq!(first(None, Some((960.0, 0.24))), ["预测平均办结时间 2.0 天"]);
        assert_eq!(first(Some((960.0, 0.24)), None), ["预测：有岗位将忙不过来，积压不断增加"]);
    }

    #[test]
    fn of_a_further_move_only_its_own_change_is_told() {
        let after =
            |then, language| told(true, [Some((1056.0, 0.24)), Some((then, 0.24))], None, language);
        assert_eq!(after(960.0, Language::Zh), ["加上这一项，预测平均办结时间再缩短 0.2 天"]);
        assert_eq!(after(1065.6, Language::Zh), ["加上这一项，预测平均办结时间反而延长 0.02 天"]);
        assert_eq!(
            after(1065.6, Language::En),
            ["Predicted: this step makes papers 0.02 days later on average"]
        );
        assert_eq!(after(1056.0, Language::Zh), ["加上这一项，预测平均办结时间不变"]);
    }

    #[test]
    fn a_desk_that_is_nearly_full_or_overloaded_is_named() {
        let (now, later) = (Some((960.0, 0.24)), Some((1600.0, 0.24)));
        let zh = |then, load| told(false, [now, then], Some(load), Language::Zh);
        assert_eq!(zh(later, 0.97), ["预测：干部调配科科长接近满负荷（97%），办结时间将明显延长"]);
        assert_eq!(
            zh(now, 0.997),
            ["预测平均办结时间不变", "干部调配科科长接近满负荷（99%），预测仅供参考"]
        );
        assert_eq!(zh(None, 1.044), ["预测：干部调配科科长将忙不过来（负荷 104%），积压不断增加"]);
    }
}
