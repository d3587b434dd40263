//! Reading a document, with a place for every refusal.

use super::Scenario;
use crate::json::{self, ReadError};

/// Reads a scenario from JSON.
pub fn read(json: &str) -> Result<Scenario, ReadError> {
    json::read(json)
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
