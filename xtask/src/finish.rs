//! The last steps of a build; called by Trunk with the folder in `TRUNK_STAGING_DIR`.
//!
//! The program is split into its parts, and the style sheets are joined into two.
//!
//! Trunk does not put a hash into the names of files that it only copies, so after an update a
//! browser could run the new page with the old worker. Here the worker's script and the folder of the
//! cases get names made from their contents. The document is also told how many bytes of wasm there
//! are, for the progress bar.

use crate::{
    Outcome,
    split::{files, replaced, split},
    styles::{self, FIRST, LATER},
};
use std::{
    env, fs,
    path::{Path, PathBuf},
};

/// The worker's script as `index.html` names it.
const WORKER: &str = "worker.js";
/// The script that loads the further parts of the program as `index.html` names it.
const PARTS: &str = "parts.js";
/// The folder of the cases as `index.html` names it.
const CASES: &str = "cases";

/// Splits the program, joins the style sheets, names what has no name of its own yet, and completes
/// the document.
pub(crate) fn finish() -> Outcome {
    let folder = env::var_os("TRUNK_STAGING_DIR")
        .map(PathBuf::from)
        .ok_or("`finish` is called by Trunk, which sets TRUNK_STAGING_DIR")?;
    let is_release = env::var("TRUNK_PROFILE").is_ok_and(|profile| profile != "debug");
    let loader = split(&folder, is_release)?;
    let page = folder.join("index.html");
    let mut document = fs::read_to_string(&page)?;
    document = replaced(&document, WORKER, &rename_file(&folder, WORKER)?)?;
    document = replaced(&document, PARTS, &loader)?;
    for (name, joined) in [
        (FIRST.0, styles::join(&folder, FIRST.0, &FIRST.1)?),
        (LATER.0, styles::join(&folder, LATER.0, &LATER.1)?),
    ] {
        document = replaced(&document, name, &joined)?;
    }
    let cases = rename_folder(&folder, CASES)?;
    document = replaced(&document, "cases/", &format!("{cases}/"))?;
    // A bare word, so that it is found whether the document is minified or not.
    document = replaced(&document, "WASM_SIZE", &size(&folder)?.to_string())?;
    if !is_release {
        // Trunk's reloading is an inline script. Only here, never in a release.
        document = replaced(&document, "script-src 'self'", "script-src 'self' 'unsafe-inline'")?;
    }
    fs::write(page, document)?;
    Ok(())
}

/// Moves a folder to `NAME-HASH` and returns the new name.
fn rename_folder(folder: &Path, name: &str) -> Outcome<String> {
    let old = folder.join(name);
    let mut files = Vec::new();
    for entry in fs::read_dir(&old).map_err(|error| format!("{}: {error}", old.display()))? {
        files.push(entry?.path());
    }
    files.sort();
    let mut contents = Vec::new();
    for file in files {
        contents.extend(fs::read(file)?);
    }
    let name = format!("{name}-{:016x}", hash(&contents));
    fs::rename(old, folder.join(&name))?;
    Ok(name)
}

/// Moves a file `NAME.js` to `NAME-HASH.js` and returns the new name.
fn rename_file(folder: &Path, name: &str) -> Outcome<String> {
    let old = folder.join(name);
    let contents = fs::read(&old).map_err(|error| format!("{}: {error}", old.display()))?;
    let (stem, ending) = name.split_once('.').ok_or("a file without an ending")?;
    let name = format!("{stem}-{:016x}.{ending}", hash(&contents));
    fs::rename(old, folder.join(&name))?;
    Ok(name)
}

/// The bytes of wasm that come before the page can be used.
fn size(folder: &Path) -> Outcome<u64> {
    let programs = files(folder, "wasm")?;
    let first = programs.iter().find(|file| file.to_string_lossy().ends_with("_bg.wasm"));
    Ok(first.ok_or("the build has no wasm for the page")?.metadata()?.len())
}

/// FNV-1a: enough to tell one build from another.
pub(crate) fn hash(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::hash;

    #[test]
    fn the_hash_tells_contents_apart() {
        assert_eq!(hash(b""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(hash(b"a"), 0xaf63_dc4c_8601_ec8c);
    }
}
