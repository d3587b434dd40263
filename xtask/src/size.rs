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

/// A file of a first visit; its name is without what tells one build from another.
struct Weight {
    name: String,
    raw: u64,
    brotli: u64,
    /// Whether the page waits for it; the others come while it can already be used.
    is_first: bool,
}

/// Weighs a visit to `dist/`; an error if it is above a budget in `docs/size.txt`.
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
    let weights = weigh(&paths::dist())?;
    let table = table(&weights);
    print!("{table}");
    if writes {
        let head = text.split_inclusive('\n').take_while(|line| !line.trim().is_empty());
        fs::write(record, format!("{}\n{table}", head.collect::<String>()))?;
    }
    let first = sum(weights.iter().filter(|weight| weight.is_first));
    within(&text, "before", first)?;
    within(&text, "all", sum(&weights))
}

/// An error if so many bytes are above a budget.
fn within(text: &str, name: &str, bytes: u64) -> Outcome {
    let missing = || format!("docs/size.txt names no budget `{name}`");
    let budget = budget(text, name).ok_or_else(missing)?;
    if bytes > budget {
        return Err(format!("{bytes} bytes (brotli), more than the {budget} of `{name}`").into());
    }
    Ok(())
}

/// The number on the line `budget NAME …`.
fn budget(text: &str, name: &str) -> Option<u64> {
    let after = |line: &str| line.strip_prefix("budget ")?.strip_prefix(name)?.trim().parse().ok();
    text.lines().find_map(after)
}

fn sum<'a>(weights: impl IntoIterator<Item = &'a Weight>) -> u64 {
    weights.into_iter().map(|weight| weight.brotli).sum()
}

fn weigh(folder: &Path) -> Outcome<Vec<Weight>> {
    let files = visited(folder)?;
    let weighed = output(program("node").args(["-e", WEIGH]).args(&files))
        .ok_or("Node could not weigh the files of dist/")?;
    let mut weights = Vec::new();
    for (file, line) in files.iter().zip(weighed.lines()) {
        let (raw, brotli) = line.split_once(' ').ok_or("two numbers for each file")?;
        let name = file.strip_prefix(folder).unwrap_or(file).to_string_lossy().replace('\\', "/");
        let name = plain(&name);
        let is_first = is_waited_for(&name);
        weights.push(Weight { name, raw: raw.parse()?, brotli: brotli.parse()?, is_first });
    }
    weights.sort_by(|one, other| other.brotli.cmp(&one.brotli).then(one.name.cmp(&other.name)));
    Ok(weights)
}

/// Whether the page cannot be used without a file.
fn is_waited_for(name: &str) -> bool {
    let is_wasm = Path::new(name).extension().is_some_and(|ending| ending == "wasm");
    !(is_wasm && name != "page_bg.wasm" || ["later.css", "worker.js"].contains(&name))
}

/// All files of a build but the cases that are fetched when they are chosen.
fn visited(folder: &Path) -> Outcome<Vec<PathBuf>> {
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
    let mut table = String::new();
    for (title, is_first) in [("before the page can be used", true), ("while it is used", false)] {
        let group = || weights.iter().filter(|weight| weight.is_first == is_first);
        let raw: u64 = group().map(|weight| weight.raw).sum();
        row(&mut table, raw, sum(group()), title);
        for weight in group() {
            row(&mut table, weight.raw, weight.brotli, &format!("  {}", weight.name));
        }
    }
    table
}

fn row(table: &mut String, raw: u64, brotli: u64, name: &str) {
    writeln!(table, "{raw:>9} {brotli:>9}  {name}").expect("a text takes whatever is written");
}

#[cfg(test)]
mod tests {
    use super::{budget, is_waited_for, plain};

    #[test]
    fn names_are_told_without_the_build() {
        assert_eq!(plain("page-d2f313a594a03b13_bg.wasm"), "page_bg.wasm");
        assert_eq!(
            plain("cases-27862c44ffd0b58e/large-sections.json"),
            "cases/large-sections.json"
        );
        assert_eq!(plain("page-d2f313a594a03b13_chunk_3.wasm"), "page_chunk_3.wasm");
        assert_eq!(plain("index.html"), "index.html");
    }

    #[test]
    fn the_page_waits_for_its_program_and_not_for_the_parts_after_it() {
        assert!(["page_bg.wasm", "page.js", "first.css"].into_iter().all(is_waited_for));
        assert!(!["page_later.wasm", "later.css", "worker.js"].into_iter().any(is_waited_for));
    }

    #[test]
    fn the_budget_stands_on_a_line_of_its_own() {
        assert_eq!(budget("a text\nbudget all 250000\n", "all"), Some(250_000));
        assert_eq!(budget("budget all 250000\n", "before"), None);
    }
}
