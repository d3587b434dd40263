//! As much of JSON Schema as the schema of scenarios uses; an unknown keyword is an error.

use serde_json::Value;

/// What is wrong with a document, one sentence each.
pub(crate) fn faults(schema: &Value, document: &Value) -> Vec<String> {
    let mut validator = Validator { root: schema, faults: Vec::new() };
    validator.value(schema, document, "$");
    validator.faults
}

struct Validator<'s> {
    root: &'s Value,
    faults: Vec<String>,
}

impl<'s> Validator<'s> {
    fn value(&mut self, schema: &'s Value, value: &Value, place: &str) {
        if *schema == Value::Bool(true) {
            return;
        }
        let keywords = schema.as_object().expect("a schema");
        for (keyword, rule) in keywords {
            if let Some(fault) = self.keyword(keyword, rule, schema, value, place) {
                self.faults.push(format!("{place}: {keyword} {fault}"));
            }
        }
    }

    fn keyword(
        &mut self,
        keyword: &str,
        rule: &'s Value,
        schema: &'s Value,
        value: &Value,
        place: &str,
    ) -> Option<String> {
        let unless = |holds: bool| (!holds).then(|| format!("{rule}, found {value}"));
        match keyword {
            "$schema" | "$defs" | "title" | "description" | "default" | "format" => None,
            "$ref" => {
                let pointer = rule.as_str().and_then(|reference| reference.strip_prefix('#'));
                let target = pointer.and_then(|pointer| self.root.pointer(pointer));
                self.value(target.expect("a definition"), value, place);
                None
            }
            "type" => {
                let types = rule.as_array().map_or(std::slice::from_ref(rule), Vec::as_slice);
                unless(types.iter().any(|name| has_type(name, value)))
            }
            "enum" => unless(rule.as_array().expect("a list").contains(value)),
            "const" => unless(rule == value),
            "minimum" => unless(value.as_f64().is_none_or(|v| v >= number(rule))),
            "maximum" => unless(value.as_f64().is_none_or(|v| v <= number(rule))),
            "minLength" => unless(length(value).is_none_or(|n| n >= number(rule))),
            "maxLength" => unless(length(value).is_none_or(|n| n <= number(rule))),
            "required" => {
                let missing = |name: &&Value| value.get(name.as_str().expect("a name")).is_none();
                let fields = rule.as_array().expect("a list");
                let missing = fields.iter().find(missing).filter(|_| value.is_object());
                missing.map(|name| format!("{name} is missing"))
            }
            "oneOf" => unless(self.fitting(rule, value) == 1),
            "anyOf" => unless(self.fitting(rule, value) > 0),
            "items" => {
                for (n, item) in value.as_array().into_iter().flatten().enumerate() {
                    self.value(rule, item, &format!("{place}[{n}]"));
                }
                None
            }
            "properties" => {
                for (name, property) in rule.as_object().expect("an object") {
                    if let Some(field) = value.get(name) {
                        self.value(property, field, &format!("{place}.{name}"));
                    }
                }
                None
            }
            "propertyNames" => {
                for name in value.as_object().into_iter().flatten().map(|(name, _)| name) {
                    self.value(rule, &Value::String(name.clone()), &format!("{place}.{name}"));
                }
                None
            }
            "additionalProperties" => self.additional(rule, schema, value, place),
            unknown => panic!("the validator does not know the keyword {unknown}"),
        }
    }

    fn additional(
        &mut self,
        rule: &'s Value,
        schema: &Value,
        value: &Value,
        place: &str,
    ) -> Option<String> {
        let known = |name: &str| schema["properties"].get(name).is_some();
        let others = value.as_object()?.iter().filter(|(name, _)| !known(name));
        for (name, field) in others {
            if *rule == Value::Bool(false) {
                return Some(format!("finds {name}"));
            }
            self.value(rule, field, &format!("{place}.{name}"));
        }
        None
    }

    fn fitting(&self, alternatives: &'s Value, value: &Value) -> usize {
        let fits = |schema: &&'s Value| {
            let mut inner = Validator { root: self.root, faults: Vec::new() };
            inner.value(schema, value, "");
            inner.faults.is_empty()
        };
        alternatives.as_array().expect("a list").iter().filter(fits).count()
    }
}

fn has_type(name: &Value, value: &Value) -> bool {
    match name.as_str().expect("the name of a type") {
        "null" => value.is_null(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        "string" => value.is_string(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        unknown => panic!("no type {unknown}"),
    }
}

fn number(rule: &Value) -> f64 {
    rule.as_f64().expect("a number")
}

fn length(value: &Value) -> Option<f64> {
    value.as_str().map(|text| text.chars().count() as f64)
}
