//! The tables of `docs/model.md` that follow from the code: kept current.
//!
//! `SPANLAB_BLESS=1 cargo test --test document` writes them anew.

use serde_json::{Map, Value};
use spanlab::report::{Difference, Side, Within};
use spanlab::scenario::{Assumptions, Policy, RunSettings};

const PLACE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/model.md");

/// A table row by row, with its heading.
struct Table {
    text: String,
}

impl Table {
    fn new(columns: &[&str]) -> Self {
        let mut table = Self { text: String::new() };
        table.row(columns);
        table.row(&vec!["---"; columns.len()]);
        table
    }

    fn row(&mut self, cells: &[impl AsRef<str>]) {
        let cells: Vec<&str> = cells.iter().map(AsRef::as_ref).collect();
        self.text.extend(["| ", &cells.join(" | "), " |\n"]);
    }
}

/// A schema with the definitions that it refers to.
struct Schema {
    root: Value,
}

impl Schema {
    fn of<T: schemars::JsonSchema>() -> Self {
        Self { root: serde_json::to_value(schemars::schema_for!(T)).expect("a schema is JSON") }
    }

    /// What a schema refers to, or the schema itself; what may be absent counts as what it is.
    fn resolve<'a>(&'a self, schema: &'a Value) -> (&'a Value, Option<&'a str>) {
        if let Some(options) = schema["anyOf"].as_array() {
            return self.resolve(&options[0]);
        }
        match schema["$ref"].as_str() {
            Some(place) => {
                let name = place.rsplit('/').next().expect("a name");
                (&self.root["$defs"][name], Some(name))
            }
            None => (schema, None),
        }
    }

    fn fields<'a>(&'a self, schema: &'a Value) -> &'a Map<String, Value> {
        self.resolve(schema).0["properties"].as_object().expect("an object")
    }
}

/// The sentence that documents a field, in one line; its first paragraph.
fn meaning(schema: &Value) -> String {
    let text = schema["description"].as_str().expect("every field is documented");
    let paragraph = text.split("\n\n").next().expect("a paragraph").replace('\n', " ");
    paragraph.replace("[`", "`").replace("`]", "`")
}

fn lower(text: &str) -> String {
    let (first, rest) = text.split_at(1);
    first.to_lowercase() + rest
}

/// `35 (log-normal, cv 1)`, `5 (exponential)`, `0.15`
fn default_of(value: &Value) -> String {
    match (value["mean"].as_f64(), value["cv"].as_f64(), value["shape"].as_str(), value.as_f64()) {
        (Some(mean), Some(cv), _, _) => format!("{mean} (log-normal, cv {cv})"),
        (Some(mean), _, Some(shape), _) => format!("{mean} ({shape})"),
        (_, _, _, Some(number)) => number.to_string(),
        _ => value.to_string().replace('"', "`"),
    }
}

fn range(schema: &Value, resolved: &Value) -> String {
    let number = |key| schema[key].as_f64().or_else(|| resolved[key].as_f64());
    match (number("minimum"), number("maximum")) {
        (Some(least), Some(most)) => format!("{least} to {most}"),
        (Some(least), None) => format!("from {least}"),
        _ => String::new(),
    }
}

/// The unit as the documentation has it in brackets, or what follows from the type.
fn unit(meaning: &str, is_time: bool) -> &'static str {
    let known = ["(min)", "(working days)"].into_iter().find(|unit| meaning.contains(unit));
    match known {
        Some("(min)") => "min",
        Some(_) => "working days",
        None if is_time => "min",
        None if ["Share", "Probability", "share"].iter().any(|w| meaning.contains(w)) => "share",
        None => "",
    }
}

fn settings<T: schemars::JsonSchema>(table: &mut Table, prefix: &str, origin: &str) {
    let schema = Schema::of::<T>();
    setting_rows(table, &schema, &schema.root, prefix, "", origin);
}

fn setting_rows(
    table: &mut Table,
    schema: &Schema,
    object: &Value,
    prefix: &str,
    of: &str,
    origin: &str,
) {
    for (name, field) in schema.fields(object) {
        let (resolved, definition) = schema.resolve(field);
        let path = format!("{prefix}{name}");
        let said =
            if of.is_empty() { meaning(field) } else { format!("{of} {}", lower(&meaning(field))) };
        let is_time = definition == Some("Distribution");
        if !is_time && resolved["properties"].is_object() {
            let of = said.replace('.', ":");
            setting_rows(table, schema, resolved, &format!("{path}."), &of, origin);
            continue;
        }
        let bounds = match definition {
            Some("Distribution") => {
                let mean = &resolved["properties"]["mean"];
                format!("mean {}", range(mean, mean))
            }
            Some("WarmUp") => "`auto`, or 0 to 2000 working days".to_owned(),
            _ if field["type"].to_string().contains("boolean") => "off, on".to_owned(),
            _ => range(field, resolved),
        };
        let default = &field["default"];
        let default = if default.is_null() { "off".to_owned() } else { default_of(default) };
        let unit = unit(&said, is_time);
        table.row(&[&format!("`{path}`"), &said, unit, &default, &bounds, origin]);
    }
}

fn settings_table() -> String {
    let mut table = Table::new(&["Name", "Meaning", "Unit", "Default", "Range", "Origin"]);
    settings::<Assumptions>(&mut table, "assumptions.", "assumption (假设)");
    settings::<Policy>(&mut table, "organization.policy.", "policy of the department");
    settings::<RunSettings>(&mut table, "run.", "setting");
    table.text
}

fn measures<T: schemars::JsonSchema>(table: &mut Table, prefix: &str) {
    let schema = Schema::of::<T>();
    measure_rows(table, &schema, &schema.root, prefix);
}

fn measure_rows(table: &mut Table, schema: &Schema, object: &Value, prefix: &str) {
    for (name, field) in schema.fields(object) {
        let path = format!("{prefix}{name}");
        table.row(&[format!("`{path}`"), meaning(field)]);
        let (resolved, definition) = schema.resolve(field);
        let (inner, path) = if resolved["items"].is_object() {
            (&resolved["items"], format!("{path}[]"))
        } else if resolved["additionalProperties"].is_object() {
            (&resolved["additionalProperties"], format!("{path}.*"))
        } else {
            (field, path)
        };
        let (resolved, inner_definition) = schema.resolve(inner);
        let leaf = matches!(definition.or(inner_definition), Some("Estimate" | "Contrast"));
        if !leaf && resolved["properties"].is_object() {
            measure_rows(table, schema, inner, &format!("{path}."));
        }
    }
}

fn measures_table() -> String {
    let mut table = Table::new(&["Name", "Meaning"]);
    measures::<Side>(&mut table, "");
    measures::<Difference>(&mut table, "difference.");
    measures::<Within>(&mut table, "within[].");
    table.text
}

/// Puts a text between the marks of its name.
fn put(document: &str, name: &str, text: &str) -> String {
    let (begin, end) = (format!("<!-- begin {name} -->\n"), format!("<!-- end {name} -->\n"));
    let (before, rest) = document.split_once(&begin).expect("the mark of the beginning");
    let (_, after) = rest.split_once(&end).expect("the mark of the end");
    format!("{before}{begin}\n{text}\n{end}{after}")
}

#[test]
fn the_tables_of_the_model_are_those_of_the_code() {
    let kept = std::fs::read_to_string(PLACE).expect("docs/model.md");
    let current = put(&kept, "settings", &settings_table());
    let current = put(&current, "measures", &measures_table());
    if std::env::var_os("SPANLAB_BLESS").is_some() {
        std::fs::write(PLACE, &current).expect("docs can be written");
        return;
    }
    assert!(kept == current, "docs/model.md is old; SPANLAB_BLESS=1 writes its tables anew");
}

#[test]
fn every_assumption_has_a_row_with_its_default() {
    let table = settings_table();
    let defaults = serde_json::to_value(Assumptions::default()).expect("JSON");
    for name in defaults.as_object().expect("an object").keys() {
        assert!(table.contains(&format!("| `assumptions.{name}")), "{name}");
    }
    assert!(table.contains("| 35 (log-normal, cv 1) | mean 0 to 48000 |"), "{table}");
    assert!(table.contains("| `run.precision` |"), "{table}");
}
