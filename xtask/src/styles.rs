//! The style sheets in two files: one is needed for the first paint, the other comes after it.

use crate::{Outcome, finish::hash, paths};
use std::{fs, path::Path};

/// What the document calls the first file, and the sheets in it, in order.
pub(crate) const FIRST: (&str, [&str; 5]) =
    ("first.css", ["tokens", "shell", "style", "board", "touch"]);
/// The same of the other; `assets/boot.js` loads it.
pub(crate) const LATER: (&str, [&str; 12]) = (
    "later.css",
    [
        "hint",
        "marks",
        "steps",
        "dialogs",
        "results",
        "views",
        "check",
        "assume",
        "explain",
        "projector",
        "follow",
        "print",
    ],
);

/// Writes some sheets into one file of a folder and returns its name.
pub(crate) fn join(folder: &Path, name: &str, sheets: &[&str]) -> Outcome<String> {
    let mut joined = String::new();
    for sheet in sheets {
        let file = paths::root().join("assets").join(format!("{sheet}.css"));
        joined += &without_comments(&fs::read_to_string(file)?);
    }
    let stem = name.trim_end_matches(".css");
    let name = format!("{stem}-{:016x}.css", hash(joined.as_bytes()));
    fs::write(folder.join(&name), joined)?;
    Ok(name)
}

fn without_comments(sheet: &str) -> String {
    let mut parts = sheet.split("/*");
    let first = parts.next().unwrap_or_default().to_owned();
    let rest = parts.filter_map(|part| part.split_once("*/")).map(|(_, after)| after);
    let text = first + &rest.collect::<String>();
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.flat_map(|line| [line, "\n"]).collect()
}

#[cfg(test)]
mod tests {
    use super::{FIRST, LATER, without_comments};
    use crate::{paths, split::files};

    #[test]
    fn every_sheet_is_in_one_of_the_files() {
        let mut listed: Vec<String> =
            FIRST.1.iter().chain(&LATER.1).map(|sheet| format!("{sheet}.css")).collect();
        listed.sort();
        let found = files(&paths::root().join("assets"), "css").unwrap();
        let found: Vec<_> =
            found.iter().map(|file| file.file_name().unwrap().to_string_lossy()).collect();
        assert_eq!(listed, found);
    }

    #[test]
    fn comments_and_indents_are_left_out() {
        let sheet = "/* one */\n\n.a {\n  color: red; /* two */\n}\n";
        assert_eq!(without_comments(sheet), ".a {\ncolor: red;\n}\n");
    }
}
