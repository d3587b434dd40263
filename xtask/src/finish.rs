//! The last touches to a build; called by Trunk with the folder in `TRUNK_STAGING_DIR`.
//!
//! Trunk does not put a hash into the names of a worker's files, so after an update a browser
//! could run the new page with the old worker. Here the worker's folder gets a name made from its
//! contents. The document is also told how many bytes of wasm there are, for the progress bar.

use crate::Outcome;
use std::{
    env, fs,
    path::{Path, PathBuf},
};

/// The folder of the worker as `index.html` names it.
const WORKER: &str = "worker";

/// Renames the worker's folder and completes the document.
pub(crate) fn finish() -> Outcome {
    let folder = env::var_os("TRUNK_STAGING_DIR")
        .map(PathBuf::from)
        .ok_or("`finish` is called by Trunk, which sets TRUNK_STAGING_DIR")?;
    let page = folder.join("index.html");
    let mut document = fs::read_to_string(&page)?;
    let worker = rename_worker(&folder)?;
    document = replace(&document, "worker/boot.js", &format!("{worker}/boot.js"))?;
    // A bare word, so that it is found whether the document is minified or not.
    document = replace(&document, "WASM_SIZE", &size(&folder)?.to_string())?;
    if env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "debug") {
        // Trunk's reloading is an inline script. Only here, never in a release.
        document = replace(&document, "script-src 'self'", "script-src 'self' 'unsafe-inline'")?;
    }
    fs::write(page, document)?;
    Ok(())
}

/// Moves `worker` to `worker-HASH` and returns the new name.
fn rename_worker(folder: &Path) -> Outcome<String> {
    let old = folder.join(WORKER);
    let mut contents = Vec::new();
    for name in ["boot.js", "worker.js", "worker_bg.wasm"] {
        let file = old.join(name);
        let content = fs::read(&file).map_err(|error| format!("{}: {error}", file.display()))?;
        contents.extend(content);
    }
    let name = format!("{WORKER}-{:016x}", hash(&contents));
    let new = folder.join(&name);
    fs::rename(&old, &new)?;
    // Snippets, if any, stay in the top folder, where Trunk has put them.
    let glue = new.join("worker.js");
    let text = fs::read_to_string(&glue)?.replace("'./snippets/", "'../snippets/");
    fs::write(glue, text)?;
    Ok(name)
}

/// The bytes of the page's wasm.
fn size(folder: &Path) -> Outcome<u64> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_name().to_string_lossy().ends_with(".wasm") {
            return Ok(entry.metadata()?.len());
        }
    }
    Err("the build has no wasm for the page".into())
}

fn replace(document: &str, old: &str, new: &str) -> Outcome<String> {
    if document.contains(old) {
        Ok(document.replacen(old, new, 1))
    } else {
        Err(format!("index.html does not contain `{old}`").into())
    }
}

/// FNV-1a: enough to tell one build from another.
fn hash(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::{hash, replace};

    #[test]
    fn the_hash_tells_contents_apart() {
        assert_eq!(hash(b""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(hash(b"a"), 0xaf63_dc4c_8601_ec8c);
    }

    #[test]
    fn what_cannot_be_replaced_is_an_error() {
        assert_eq!(replace("a b a", "a", "c").ok().as_deref(), Some("c b a"));
        assert!(replace("a", "b", "c").is_err());
    }
}
