//! The house: layers point inwards, the core knows no browser, no clock and no chance but its own.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The layers from the innermost to the outermost; each names only those before it.
const LAYERS: [&str; 21] = [
    "theory",
    "json",
    "units",
    "text",
    "scenario",
    "department",
    "reform",
    "check",
    "engine",
    "report",
    "study",
    "follow",
    "validate",
    "cases",
    "scene",
    "app",
    "words",
    "page",
    "worker",
    "command",
    "bin",
];

/// Layers that others may not lean on, although they stand before them.
const OUTERMOST: [&str; 4] = ["page", "worker", "command", "bin"];

/// A source file.
struct Source {
    /// Path below `src`, such as `engine/draw.rs`.
    path: String,
    layer: String,
    text: String,
}

impl Source {
    /// The program without its test module.
    fn program(&self) -> &str {
        self.text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default()
    }

    /// The program without comments that stand on lines of their own.
    fn code(&self) -> String {
        let is_code = |line: &&str| !line.trim_start().starts_with("//");
        self.program().lines().filter(is_code).collect::<Vec<_>>().join("\n")
    }
}

fn files_below(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let entries = fs::read_dir(folder).expect("a folder");
    let mut entries: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            files.extend(files_below(&path, ending));
        } else if path.extension().is_some_and(|found| found == ending) {
            files.push(path);
        }
    }
    files
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The root of each package whose code is in `src`.
const PACKAGES: [&str; 3] = ["groundwork", "simulation", "lib"];

fn sources() -> Vec<Source> {
    let root = root().join("src");
    let source = |path: PathBuf| {
        let below = path.strip_prefix(&root).expect("below src");
        let below = below.to_string_lossy().replace('\\', "/");
        let layer = below.split(['/', '.']).next().expect("a name").to_owned();
        Source { layer, path: below, text: fs::read_to_string(path).expect("a text") }
    };
    let is_inside = |source: &Source| !PACKAGES.contains(&source.layer.as_str());
    files_below(&root, "rs").into_iter().map(source).filter(is_inside).collect()
}

/// The modules of this package that a text names as `crate::…` or `spanlab::…`.
fn named_modules(code: &str) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for root in ["crate::", "spanlab::"] {
        for (position, _) in code.match_indices(root) {
            let rest = &code[position + root.len()..];
            let name = |text: &str| {
                let end = text.find(|c: char| !c.is_ascii_lowercase() && c != '_');
                text[..end.unwrap_or(text.len())].to_owned()
            };
            if let Some(list) = rest.strip_prefix('{') {
                let mut depth = 0;
                let mut start = true;
                for (n, c) in list.char_indices() {
                    match c {
                        '{' => depth += 1,
                        '}' if depth == 0 => break,
                        '}' => depth -= 1,
                        ',' if depth == 0 => start = true,
                        _ if start && !c.is_whitespace() => {
                            names.insert(name(&list[n..]));
                            start = false;
                        }
                        _ => {}
                    }
                }
            } else {
                names.insert(name(rest));
            }
        }
    }
    names.retain(|name| LAYERS.contains(&name.as_str()));
    names
}

#[test]
fn every_file_belongs_to_a_known_layer() {
    for source in sources() {
        assert!(LAYERS.contains(&source.layer.as_str()), "{}", source.path);
    }
    let layers: BTreeSet<String> = sources().into_iter().map(|source| source.layer).collect();
    assert_eq!(layers.len(), LAYERS.len(), "each layer has a file: {layers:?}");
}

#[test]
fn layers_point_inwards() {
    let place = |layer: &str| LAYERS.iter().position(|other| *other == layer);
    let mut faults = Vec::new();
    for source in sources() {
        for named in named_modules(&source.code()) {
            let inwards = place(&named) <= place(&source.layer);
            let leans_on_rim = OUTERMOST.contains(&named.as_str())
                && named != source.layer
                && source.layer != "bin";
            if !inwards || leans_on_rim {
                faults.push(format!("{} names {named}", source.path));
            }
        }
    }
    assert_eq!(faults, Vec::<String>::new());
}

#[test]
fn the_names_of_modules_are_found_in_code() {
    let code =
        "use crate::{report::{Report, Side}, units::UnitId};\ncrate::app::Action; $crate::text";
    assert_eq!(Vec::from_iter(named_modules(code)), ["app", "report", "text", "units"]);
}

/// Names that only some files may use.
fn used_only_by(names: &[&str], allowed: impl Fn(&Source) -> bool) -> Vec<String> {
    let mut faults = Vec::new();
    let mut used = BTreeSet::new();
    for source in sources() {
        let code = source.code();
        for name in names {
            let found = code.match_indices(name).any(|(position, _)| {
                let before = code[..position].chars().next_back();
                !before.is_some_and(|c| c.is_alphanumeric() || c == '_')
            });
            if found && allowed(&source) {
                used.insert(*name);
            } else if found {
                faults.push(format!("{}: {name}", source.path));
            }
        }
    }
    let unused = names.iter().filter(|name| !used.contains(**name) && name.ends_with("::"));
    faults.extend(unused.map(|name| format!("nobody uses {name} where it is allowed")));
    faults
}

#[test]
fn only_the_page_names_the_browser() {
    let browser =
        ["yew::", "gloo::", "web_sys::", "js_sys::", "wasm_bindgen::", "wasm_split_helpers::"];
    let faults = used_only_by(&browser, |source| {
        ["page", "worker"].contains(&source.layer.as_str())
            || source.path == "bin/page.rs"
            || source.path == "bin/bench/worker.rs"
    });
    assert_eq!(faults, Vec::<String>::new());
}

#[test]
fn each_library_has_its_place() {
    let places = [("rand::", "engine"), ("clap::", "command"), ("indicatif::", "command")];
    for (library, layer) in places {
        let faults = used_only_by(&[library], |source| {
            source.layer == layer || library == "clap::" && source.path == "bin/spanlab.rs"
        });
        assert_eq!(faults, Vec::<String>::new());
    }
    let random = used_only_by(&["rand::"], |source| source.path == "engine/draw.rs");
    assert_eq!(random, Vec::<String>::new());
}

#[test]
fn only_the_command_line_reads_writes_and_asks_the_environment() {
    let outside = ["std::fs::", "std::env::", "std::time::", "io::stdout", "io::stdin", "println!"];
    for name in outside {
        let faults = used_only_by(&[name], |source| {
            source.layer == "command" || source.path == "bin/bench/main.rs"
        });
        let faults: Vec<&String> =
            faults.iter().filter(|fault| !fault.starts_with("nobody")).collect();
        assert_eq!(faults, Vec::<&String>::new());
    }
    let threads = ["std::thread", "std::sync::Mutex", "std::sync::Condvar"];
    assert_eq!(used_only_by(&threads, |source| source.path == "command/play.rs").len(), 0);
    let hidden = ["std::process::exit", "thread_local!", "static mut"];
    // Which parts of the program have been loaded is no state of the page.
    let hides = used_only_by(&hidden, |source| source.path == "page/later.rs");
    assert_eq!(hides.iter().filter(|fault| !fault.starts_with("nobody")).count(), 0, "{hides:?}");
}

#[test]
fn no_order_depends_on_a_hash() {
    assert_eq!(used_only_by(&["HashMap", "HashSet"], |_| false), Vec::<String>::new());
}

#[test]
fn of_what_simulates_only_draws_take_logarithms_and_exponentials() {
    let simulates = ["engine", "report", "study"];
    let faults = used_only_by(&["libm::log", "libm::exp"], |source| {
        ["engine/draw.rs", "engine/predict/queues.rs"].contains(&source.path.as_str())
            || !simulates.contains(&source.layer.as_str())
    });
    assert_eq!(faults, Vec::<String>::new());
}

#[test]
fn the_core_has_no_function_whose_bits_differ_between_machines() {
    let methods = [
        ".ln()",
        ".ln_1p()",
        ".log(",
        ".log2()",
        ".log10()",
        ".exp()",
        ".exp2()",
        ".exp_m1()",
        ".powf(",
        ".sin()",
        ".cos()",
        ".tan()",
        ".sin_cos()",
        ".asin()",
        ".acos()",
        ".atan()",
        ".atan2(",
        ".sinh()",
        ".cosh()",
        ".tanh()",
        ".cbrt()",
        ".hypot(",
        ".mul_add(",
    ];
    let mut faults = Vec::new();
    for source in sources().iter().filter(|source| !OUTERMOST.contains(&source.layer.as_str())) {
        let code = source.code();
        let found = methods.iter().filter(|method| code.contains(**method));
        faults.extend(found.map(|method| format!("{}: {method}", source.path)));
    }
    assert_eq!(faults, Vec::<String>::new());
}

#[test]
fn every_file_says_what_it_is_for() {
    for source in sources() {
        assert!(source.text.starts_with("//! "), "{}", source.path);
    }
}

#[test]
fn no_file_is_longer_than_400_lines_before_its_tests() {
    let length = |source: &Source| source.program().lines().count();
    let long = sources().into_iter().filter(|source| length(source) > 400);
    let long: Vec<String> =
        long.map(|source| format!("{}: {}", source.path, length(&source))).collect();
    assert_eq!(long, Vec::<String>::new());
}

#[test]
fn no_sentence_for_people_stands_outside_the_words() {
    let chinese = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
    let speaks = ["words", "cases", "command"];
    let mut faults = Vec::new();
    for source in sources().iter().filter(|source| !speaks.contains(&source.layer.as_str())) {
        let code = source.code();
        // A single character is no sentence.
        let sentence = |line: &&str| {
            let next = line.chars().skip(1);
            line.chars().zip(next).any(|(one, two)| chinese(one) && chinese(two))
        };
        let lines = code.lines().filter(sentence);
        faults.extend(lines.map(|line| format!("{}: {}", source.path, line.trim())));
    }
    assert_eq!(faults, Vec::<String>::new());
}

#[test]
fn no_sentence_has_the_titles_of_one_kind_of_department() {
    // A division (处) has no 科长; what a department calls its people is in its document.
    let titles = ["科长", "科员", "科室", "处长", "处室", "办事员"];
    let mut faults = Vec::new();
    for source in
        sources().iter().filter(|source| ["words", "command"].contains(&source.layer.as_str()))
    {
        // Other words under which something is found are not shown.
        let shown = |line: &&str| !line.contains("=> \"");
        let program = source.program();
        let code = program.lines().map(|line| line.split("//").next().unwrap_or_default());
        let lines = code.filter(|line| titles.iter().any(|title| line.contains(title)));
        faults.extend(lines.filter(shown).map(|line| format!("{}: {}", source.path, line.trim())));
    }
    assert_eq!(faults, Vec::<String>::new());
}
