//! The page's program in parts, so that a visitor waits only for the first.
//!
//! Trunk has no step between the linker and wasm-bindgen, where a program has to be split. So the
//! linked program is taken once more: `wasm-split-cli` cuts it at the functions with
//! `#[wasm_split(PART)]`, wasm-bindgen binds the first part, wasm-opt shrinks each, and all of them
//! take the place of what Trunk has made.

use crate::{
    Outcome,
    command::{program, run},
    paths,
    tools::ignore_missing,
};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// The script that loads the further parts, as the splitter calls it.
const LOADER: &str = "__wasm_split.js";
/// How the splitter has a part instantiated, which asks more of hosts and browsers than is needed.
const STREAMED: &str = "WebAssembly.instantiateStreaming(src, imports)";
/// The same for any type that a host gives a file, and for browsers that cannot compile while loading.
const LOADED: &str = "src.then((response) => response.arrayBuffer()).then((bytes) => WebAssembly.instantiate(bytes, imports))";
/// What programs for wasm32 may use; a part does not say so itself.
const FEATURES: [&str; 7] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// Puts the program of a build in parts into its folder, under the name that Trunk gave it; the name
/// of the script that loads them.
pub(crate) fn split(folder: &Path, is_release: bool) -> Outcome<String> {
    let name = program_name(folder)?;
    let parts = paths::target().join("parts");
    fs::remove_dir_all(&parts).or_else(ignore_missing)?;
    fs::create_dir_all(&parts)?;
    let linked = paths::linked_page(is_release);
    run(program("wasm-split-cli").arg(linked).arg(&parts).args(["--out-name", &name]))?;
    let first = parts.join(format!("{name}.wasm"));
    run(program("wasm-bindgen")
        .args(["--target", "web", "--no-typescript", "--keep-lld-exports", "--out-dir"])
        .arg(folder)
        .arg(&first))?;
    fs::remove_file(first)?;
    let later = files(&parts, "wasm")?;
    for part in &later {
        fs::copy(part, folder.join(later_name(&name, part)))?;
    }
    let loader = name_loader(folder, &parts, &name, &later)?;
    if is_release {
        for part in files(folder, "wasm")? {
            shrink(&part)?;
        }
    }
    Ok(loader)
}

/// Makes a part small; what simulates only loses its names, because wasm-opt makes it slower.
fn shrink(part: &Path) -> Outcome {
    let simulates = part.to_string_lossy().ends_with("_simulation.wasm");
    let how = if simulates { "--strip-debug" } else { "-Oz" };
    run(program("wasm-opt").args([how, "-o"]).arg(part).arg(part).args(FEATURES))
}

/// The loader and the further parts get names that tell one build from another.
fn name_loader(folder: &Path, parts: &Path, name: &str, later: &[PathBuf]) -> Outcome<String> {
    let mut loader = fs::read_to_string(parts.join(LOADER))?;
    for part in later {
        let old = part.file_name().ok_or("a part without a name")?.to_string_lossy().into_owned();
        let named = format!("./{}", later_name(name, part));
        loader = replaced(&loader, &format!("./{old}"), &named)?;
    }
    let loader_name = format!("{name}_parts.js");
    fs::write(folder.join(&loader_name), replaced(&loader, STREAMED, LOADED)?)?;
    let script = folder.join(format!("{name}.js"));
    let bound = fs::read_to_string(&script)?;
    // Where it is imported from; the program itself goes on calling it by its old name.
    let import = |file: &str| format!("from \"./{file}\"");
    fs::write(script, replaced(&bound, &import(LOADER), &import(&loader_name))?)?;
    Ok(loader_name)
}

/// A text with all of one thing replaced by another; an error if there is none.
pub(crate) fn replaced(text: &str, old: &str, new: &str) -> Outcome<String> {
    if text.contains(old) {
        Ok(text.replace(old, new))
    } else {
        Err(format!("what was built does not contain `{old}`").into())
    }
}

/// `split_simulation.wasm` becomes `NAME_simulation.wasm`.
fn later_name(name: &str, part: &Path) -> String {
    let file = part.file_name().unwrap_or_default().to_string_lossy();
    format!("{name}_{}", file.trim_start_matches("split_"))
}

/// What Trunk has called the program: `page-HASH`.
fn program_name(folder: &Path) -> Outcome<String> {
    let programs = files(folder, "wasm")?;
    let mut names =
        programs.iter().filter_map(|file| file.file_stem()?.to_str()?.strip_suffix("_bg"));
    let name = names.next().ok_or("the build has no wasm for the page")?;
    Ok(name.to_owned())
}

/// The files of a folder with this ending, in order.
pub(crate) fn files(folder: &Path, ending: &str) -> Outcome<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let file = entry?.path();
        if file.extension().is_some_and(|extension| extension == ending) {
            found.push(file);
        }
    }
    found.sort();
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::{later_name, replaced};
    use std::path::Path;

    #[test]
    fn a_part_is_named_after_the_program_and_its_contents() {
        assert_eq!(
            later_name("page-1f", Path::new("parts/split_later.wasm")),
            "page-1f_later.wasm"
        );
        assert_eq!(later_name("page-1f", Path::new("parts/chunk_3.wasm")), "page-1f_chunk_3.wasm");
    }

    #[test]
    fn what_cannot_be_replaced_is_an_error() {
        assert_eq!(replaced("a b a", "a", "c").ok().as_deref(), Some("c b c"));
        assert!(replaced("a", "b", "c").is_err());
    }
}
