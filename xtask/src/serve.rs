//! The page on this machine.

use crate::{
    Outcome, build,
    command::run,
    paths,
    server::Server,
    step::{announce, step},
    tools,
};

/// How the page is to be served.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Options {
    port: u16,
    dev: bool,
}

impl Options {
    /// Reads `[--port N] [--dev]`.
    pub(crate) fn parse(arguments: &[String]) -> Outcome<Self> {
        let mut options = Self { port: 8080, dev: false };
        let mut words = arguments.iter().map(String::as_str);
        while let Some(word) = words.next() {
            match word {
                "--dev" => options.dev = true,
                "--port" => options.port = port(words.next())?,
                other => match other.strip_prefix("--port=") {
                    Some(value) => options.port = port(Some(value))?,
                    None => return Err(format!("`{other}` is not an option of serve").into()),
                },
            }
        }
        Ok(options)
    }
}

fn port(value: Option<&str>) -> Outcome<u16> {
    let value = value.ok_or("--port needs a number")?;
    value.parse().map_err(|error| format!("`{value}` is not a port: {error}").into())
}

/// Builds and serves the page until the program is stopped.
pub(crate) fn serve(options: &Options) -> Outcome {
    if options.dev { serve_while_changing(options.port) } else { serve_release(options.port) }
}

fn serve_release(port: u16) -> Outcome {
    // Taken first, so that a port in use is said before minutes of building.
    let server = Server::bind(port, "/", paths::dist())?;
    build::build()?;
    println!("The page is at {} (Ctrl+C to stop)", server.address());
    server.run();
    Ok(())
}

fn serve_while_changing(port: u16) -> Outcome {
    step("see to the tools", tools::for_the_page)?;
    announce(&format!("build, and serve at http://127.0.0.1:{port}/"));
    let dist = paths::root().join("target").join("dev");
    std::fs::create_dir_all(&dist)?;
    run(build::trunk()
        .args(["serve", "--release=false", "--minify=false", "--address", "127.0.0.1", "--port"])
        .arg(port.to_string())
        .arg("--dist")
        .arg(dist))
}

#[cfg(test)]
mod tests {
    use super::Options;

    fn parse(words: &[&str]) -> Option<Options> {
        let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
        Options::parse(&words).ok()
    }

    #[test]
    fn the_port_is_8080_unless_said_otherwise() {
        assert_eq!(parse(&[]), Some(Options { port: 8080, dev: false }));
        assert_eq!(parse(&["--port", "9000"]), Some(Options { port: 9000, dev: false }));
        assert_eq!(parse(&["--dev", "--port=9000"]), Some(Options { port: 9000, dev: true }));
    }

    #[test]
    fn what_is_not_understood_is_refused() {
        assert_eq!(parse(&["--port"]), None);
        assert_eq!(parse(&["--port", "70000"]), None);
        assert_eq!(parse(&["--open"]), None);
    }
}
