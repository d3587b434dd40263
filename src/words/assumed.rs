//! What is assumed otherwise than the case has it, field by field.

use super::fields::{amount, field_name, group_name, when_empty};
use super::{list, pick};
use crate::app::Document;
use crate::scenario::Scenario;
use crate::scenario::fields::{Entry, Field, Group, Part, Value, fields, held_when_empty};
use crate::text::Language;

/// More than these are counted and not named in a sentence.
const NAMED: usize = 4;

/// A field with what the case has and what is assumed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assumed {
    /// With the kind of paper or the section that it is of.
    pub name: String,
    /// What the case has.
    pub default: String,
    /// What is assumed.
    pub value: String,
}

/// Every field that differs from the case, every share by itself.
pub fn assumed(document: &Document, language: Language) -> Vec<Assumed> {
    let (subject, case) = (&**document.subject(), &document.case().scenario);
    let (now, before) = (fields(subject), fields(case));
    let of = |field: Field| {
        let kept = before.iter().find(|entry| entry.field == field)?;
        let found = now.iter().find(|entry| entry.field == field)?;
        (kept.value != found.value).then(|| Assumed {
            name: assumption_name(field, subject, language),
            default: value(kept, case, language),
            value: value(found, subject, language),
        })
    };
    now.iter().filter_map(|entry| of(entry.field)).collect()
}

/// `本次改动：业务量 1.2 倍（原为 1 倍）。`; nothing if nothing differs.
pub fn assumed_sentence(document: &Document, language: Language) -> Option<String> {
    let found = assumed(document, language);
    let say = |Assumed { name, default, value }: &Assumed| {
        say!(language, "{name} {value}（原为 {default}）", "{name} {value} (was {default})")
    };
    let named: Vec<String> = found.iter().take(NAMED).map(say).collect();
    let said = match language {
        Language::Zh => named.join("，"),
        Language::En => list(&named, language),
    };
    let others = found.len().saturating_sub(NAMED);
    match (found.len(), others) {
        (0, _) => None,
        (_, 0) => Some(say!(language, "本次改动：{said}。", "Changed here: {said}.")),
        (number, others) => Some(say!(
            language,
            "本次改动 {number} 项：{said}，另有 {others} 项。",
            "Changed here: {said}, with {others} more."
        )),
    }
}

/// A field as it is called where its group is not in sight.
pub fn assumption_name(field: Field, scenario: &Scenario, language: Language) -> String {
    let colon = pick(language, "：", ": ");
    let own = field_name(field, scenario, language);
    let own = match field.part {
        Part::Shape | Part::Variation => {
            let of = field_name(Field { part: Part::Mean, ..field }, scenario, language);
            format!("{of}{colon}{own}")
        }
        Part::Itself | Part::Mean => own,
    };
    match field.group(scenario) {
        group @ (Group::Class(_) | Group::Unit(_)) => {
            format!("{}{colon}{own}", group_name(group, scenario, language))
        }
        Group::Volume
        | Group::Times
        | Group::Presence
        | Group::Quality
        | Group::Rules
        | Group::Run => own,
    }
}

fn value(entry: &Entry, scenario: &Scenario, language: Language) -> String {
    match entry.value {
        Value::Absent => when_empty(entry.field, held_when_empty(scenario, entry.field), language),
        value @ (Value::Number(_) | Value::Choice(_)) => amount(entry.field, value, language),
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::*;
    use crate::cases;
    use crate::scenario::Rank;
    use crate::scenario::fields::{Of, What, set};

    fn township() -> Document {
        Document::open(Rc::new(cases::case("township").expect("a case")))
    }

    fn with(document: &Document, field: Field, value: f64) -> Document {
        let subject = set(document.subject(), field, Value::Number(value)).expect("a number");
        document.assuming(subject).expect("the same reform")
    }

    #[test]
    fn what_is_changed_is_named_with_what_it_was() {
        let document = township();
        assert_eq!(assumed_sentence(&document, Language::Zh), None);
        let volume = Field::plain(Of::Everything, What::Volume);
        let document = with(&document, volume, 1.2);
        assert_eq!(
            assumed_sentence(&document, Language::Zh).as_deref(),
            Some("本次改动：业务量 1.2 倍（原为 1 倍）。")
        );
        let review =
            Field { part: Part::Mean, ..Field::plain(Of::Everything, What::Review(Rank::Chief)) };
        let document = with(&document, review, 60.0);
        let said = assumed_sentence(&document, Language::En).expect("a sentence");
        assert!(said.starts_with("Changed here: Volume of work 1.2"), "{said}");
        assert!(said.contains("60 min (was "), "{said}");
    }

    #[test]
    fn every_share_that_differs_stands_with_its_kind_of_paper() {
        let document = township();
        let share = fields(document.subject())
            .into_iter()
            .find(|entry| entry.field.is_share() && entry.value != Value::Number(1.0))
            .expect("a share")
            .field;
        let found = assumed(&with(&document, share, 1.0), Language::Zh);
        assert!(found.len() > 1, "{found:?}");
        assert!(found.iter().all(|each| each.name.contains('：')), "{found:?}");
        assert!(found.iter().any(|each| each.value == "100%"), "{found:?}");
    }
}
