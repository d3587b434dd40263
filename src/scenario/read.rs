//! Reading a document, with a place for every refusal.

use super::Scenario;
use super::tagged::SEPARATOR;

/// Why a text is no scenario.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{place}: {message}")]
pub struct ReadError {
    /// Where in the document, such as `organization.units[3].clerks`; `line 2 column 5` if the text
    /// is no JSON at all.
    pub place: String,
    /// What was found and what is allowed, in English.
    pub message: String,
}

/// Reads a scenario from JSON.
pub fn read(json: &str) -> Result<Scenario, ReadError> {
    let mut deserializer = serde_json::Deserializer::from_str(json.trim_start_matches('\u{feff}'));
    let scenario = serde_path_to_error::deserialize(&mut deserializer)
        .map_err(|error| located(&error.path().to_string(), error.inner()))?;
    deserializer.end().map_err(|error| located("", &error))?;
    Ok(scenario)
}

fn located(path: &str, error: &serde_json::Error) -> ReadError {
    let text = error.to_string();
    let parts: Vec<&str> = text.split(SEPARATOR).collect();
    let (places, message) = match parts.as_slice() {
        [place, message, _rest] => (vec![path, place], (*message).to_owned()),
        _ => (vec![path], without_position(&text)),
    };
    if error.is_syntax() || error.is_eof() {
        let place = format!("line {} column {}", error.line(), error.column());
        return ReadError { place, message };
    }
    ReadError { place: joined(&places), message }
}

fn joined(places: &[&str]) -> String {
    let mut path = String::new();
    // The path ends in `?` where a key that is no text, such as a rank, cannot be told.
    let known = places.iter().map(|place| place.trim_end_matches(".?"));
    for place in known.filter(|place| !matches!(*place, "" | "." | "?")) {
        if !path.is_empty() && !place.starts_with('[') {
            path.push('.');
        }
        path.push_str(place);
    }
    path
}

/// The message without the ` at line … column …` that is said elsewhere.
fn without_position(text: &str) -> String {
    text.rfind(" at line ").map_or(text, |end| &text[..end]).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(json: &str) -> String {
        read(json).expect_err("refused").to_string()
    }

    fn with_unit(unit: &str) -> String {
        format!(
            r#"{{"format":"spanlab/1","name":"x","organization":{{"units":[{unit}]}},"work":[]}}"#
        )
    }

    #[test]
    fn a_refusal_says_where_what_and_what_is_allowed() {
        let section =
            r#"{"kind":"section","id":"a","name":"A","line":"l","reports_to":"h","clerks":-2}"#;
        assert_eq!(
            refusal(&with_unit(section)),
            "organization.units[0].clerks: invalid value: integer `-2`, expected a whole number \
             from 0 to 10000"
        );
        let typo = r#"{"kind":"office","id":"a","name":"A","rank":"head","clerkz":1}"#;
        assert_eq!(
            refusal(&with_unit(typo)),
            "organization.units[0].clerkz: unknown field `clerkz`, expected one of `id`, `name`, \
             `rank`, `reports_to`, `also_reports_to`, `presence`"
        );
        assert_eq!(
            refusal(&with_unit(r#"{"kind":"team","id":"a"}"#)),
            "organization.units[0].kind: unknown variant `team`, expected one of `office`, \
             `section`, `large_section`"
        );
    }

    #[test]
    fn a_text_that_is_no_json_is_refused_with_its_line() {
        assert_eq!(refusal("{\n  \"format\": "), "line 2 column 12: EOF while parsing a value");
    }
}
