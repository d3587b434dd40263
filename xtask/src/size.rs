//! How much a first visit loads, beside what it may load.

use crate::{
    Outcome,
    command::{output, program},
    paths,
};
use std::{
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};

/// Prints the bytes of each file as they are and as a host sends them.
const WEIGH: &str = "const { readFileSync } = require('node:fs');
    const { brotliCompressSync } = require('node:zlib');
    for (const file of process.argv.slice(1)) {
        const bytes = readFileSync(file);
        console.log(bytes.length, brotliCompressSync(bytes).length);
    }";

/// A file of the first visit; its name is without what tells one build from another.
struct Weight {
    name: String,
    raw: u64,
    brotli: u64,
}

/// Weighs the first visit to `dist/`; an error if it is above the budget in `docs/size.txt`.
///
/// With `--write` the table there is written anew.
pub(crate) fn size(arguments: &[String]) -> Outcome {
    let writes = match arguments {
        [] => false,
        [word] if word == "--write" => true,
        _ => return Err("`size` knows only --write".into()),
    };
    let record = paths::root().join("docs").join("size.txt");
    let text = fs::read_to_string(&record)?;
    let budget = budget(&text).ok_or("docs/size.txt names no budget")?;
    let weights = weigh(&paths::dist())?;
    let table = table(&weights);
    print!("{table}");
    if writes {
        let head = text.split_inclusive('\n').take_while(|line| !line.trim().is_empty());
        fs::write(record, format!("{}\n{table}", head.collect::<String>()))?;
    }
    let sum: u64 = weights.iter().map(|weight| weight.brotli).sum();
    if sum > budget {
        return Err(format!(
            "a first visit loads {sum} bytes (brotli), more than the {budget} of docs/size.txt"
        )
        .into());
    }
    Ok(())
}

/// The number on the line `budget …`.
fn budget(text: &str) -> Option<u64> {
    text.lines().find_map(|line| line.strip_prefix("budget "))?.trim().parse().ok()
}

fn weigh(folder: &Path) -> Outcome<Vec<Weight>> {
    let files = first_visit(folder)?;
    let weighed = output(program("node").args(["-e", WEIGH]).args(&files))
        .ok_or("Node could not weigh the files of dist/")?;
    let mut weights = Vec::new();
    for (file, line) in files.iter().zip(weighed.lines()) {
        let (raw, brotli) = line.split_once(' ').ok_or("two numbers for each file")?;
        let name = file.strip_prefix(folder).unwrap_or(file).to_string_lossy().replace('\\', "/");
        weights.push(Weight { name: plain(&name), raw: raw.parse()?, brotli: brotli.parse()? });
    }
    weights.sort_by(|one, other| other.brotli.cmp(&one.brotli).then(one.name.cmp(&other.name)));
    Ok(weights)
}

/// All files of a build but the cases that are fetched when they are chosen.
fn first_visit(folder: &Path) -> Outcome<Vec<PathBuf>> {
    let document = fs::read_to_string(folder.join("index.html"))?;
    let first = document.split("data-ids=").nth(1).unwrap_or_default().trim_start_matches('"');
    let first = format!("{}.json", first.split([' ', '"', '>']).next().unwrap_or_default());
    let mut found = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            let is_later = path.extension().is_some_and(|ending| ending == "json")
                && path.file_name().is_some_and(|name| *name != *first);
            if path.is_dir() {
                folders.push(path);
            } else if !is_later {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}

/// A name without the parts that are made from contents.
fn plain(name: &str) -> String {
    let is_hash =
        |part: &str| part.len() >= 12 && part.bytes().all(|byte| byte.is_ascii_hexdigit());
    let mut plain = String::new();
    let mut rest = name;
    while let Some(dash) = rest.find('-') {
        let after = &rest[dash + 1..];
        let end = after.find(['-', '.', '_', '/']).unwrap_or(after.len());
        let kept = if is_hash(&after[..end]) { dash } else { dash + 1 + end };
        plain.push_str(&rest[..kept]);
        rest = &after[end..];
    }
    plain + rest
}

fn table(weights: &[Weight]) -> String {
    let mut table = format!("{:>9} {:>9}  file\n", "raw", "brotli");
    let mut row = |raw: u64, brotli: u64, name: &str| {
        writeln!(table, "{raw:>9} {brotli:>9}  {name}").expect("a text takes whatever is written");
    };
    for weight in weights {
        row(weight.raw, weight.brotli, &weight.name);
    }
    let sum = |of: fn(&Weight) -> u64| weights.iter().map(of).sum();
    row(sum(|weight| weight.raw), sum(|weight| weight.brotli), "all");
    table
}

#[cfg(test)]
mod tests {
    use super::{budget, plain};

    #[test]
    fn names_are_told_without_the_build() {
        assert_eq!(plain("page-d2f313a594a03b13_bg.wasm"), "page_bg.wasm");
        assert_eq!(
            plain("cases-27862c44ffd0b58e/large-sections.json"),
            "cases/large-sections.json"
        );
        assert_eq!(plain("index.html"), "index.html");
    }

    #[test]
    fn the_budget_stands_on_a_line_of_its_own() {
        assert_eq!(budget("a text\nbudget 250000\n"), Some(250_000));
        assert_eq!(budget("a text"), None);
    }
}
