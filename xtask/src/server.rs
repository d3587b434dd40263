//! A static host as plain as they come: files of one folder, under one path, on this machine.

use crate::Outcome;
use std::{
    fs,
    io::{self, BufRead as _, BufReader, Write as _},
    net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream},
    path::{Component, Path, PathBuf},
    sync::Arc,
    thread,
    time::Duration,
};

const LONGEST_HEAD: u64 = 64 * 1024;

/// A folder that can be read over HTTP from this machine.
#[derive(Debug)]
pub(crate) struct Server {
    listener: TcpListener,
    site: Arc<Site>,
}

#[derive(Debug)]
struct Site {
    /// Begins and ends with a slash.
    mount: String,
    folder: PathBuf,
}

#[derive(Debug, PartialEq, Eq)]
enum Answer {
    File(PathBuf),
    Moved(String),
    NotFound,
}

impl Server {
    /// Takes a port (0: any that is free) for the files of `folder` under the path `mount`.
    pub(crate) fn bind(port: u16, mount: &str, folder: PathBuf) -> Outcome<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(|error| {
            format!("cannot use port {port}: {error}; choose another with --port N")
        })?;
        Ok(Self { listener, site: Arc::new(Site { mount: mount.to_owned(), folder }) })
    }

    /// Where a browser finds the page.
    pub(crate) fn address(&self) -> String {
        let port = self.listener.local_addr().map_or(0, |address: SocketAddr| address.port());
        format!("http://127.0.0.1:{port}{}", self.site.mount)
    }

    /// Answers until the program is stopped.
    pub(crate) fn run(&self) {
        for stream in self.listener.incoming().flatten() {
            let site = Arc::clone(&self.site);
            // A visitor who hangs up in the middle is no concern of the others.
            thread::spawn(move || site.serve(stream).ok());
        }
    }
}

impl Site {
    fn serve(&self, mut stream: TcpStream) -> io::Result<()> {
        stream.set_read_timeout(Some(Duration::from_secs(30)))?;
        let Some((method, target)) = read_request(&stream)? else { return Ok(()) };
        if method != "GET" && method != "HEAD" {
            return respond(&mut stream, "405 Method Not Allowed", "text/plain", "", b"");
        }
        match self.answer(&target) {
            Answer::File(file) => {
                let content = fs::read(&file)?;
                let body = if method == "HEAD" { &[][..] } else { &content };
                let length = format!("Content-Length: {}\r\n", content.len());
                respond(&mut stream, "200 OK", media_type(&file), &length, body)
            }
            Answer::Moved(to) => {
                let place = format!("Location: {to}\r\nContent-Length: 0\r\n");
                respond(&mut stream, "308 Permanent Redirect", "text/plain", &place, b"")
            }
            Answer::NotFound => respond(&mut stream, "404 Not Found", "text/plain", "", b"404\n"),
        }
    }

    fn answer(&self, target: &str) -> Answer {
        let path = target.split(['?', '#']).next().unwrap_or_default();
        if format!("{path}/") == self.mount {
            return Answer::Moved(self.mount.clone());
        }
        let Some(relative) = path.strip_prefix(self.mount.as_str()) else {
            return Answer::NotFound;
        };
        let relative = Path::new(relative);
        if !relative.components().all(|part| matches!(part, Component::Normal(_))) {
            return Answer::NotFound;
        }
        let mut file = self.folder.join(relative);
        if file.is_dir() {
            file.push("index.html");
        }
        if file.is_file() { Answer::File(file) } else { Answer::NotFound }
    }
}

/// Method and target of a request; `None` if the visitor said nothing.
fn read_request(stream: &TcpStream) -> io::Result<Option<(String, String)>> {
    let mut lines = BufReader::new(io::Read::take(stream, LONGEST_HEAD)).lines();
    let Some(first) = lines.next().transpose()? else { return Ok(None) };
    // What is left unread when the connection closes would make the system cut it off.
    for line in lines {
        if line?.is_empty() {
            break;
        }
    }
    let mut words = first.split(' ').map(str::to_owned);
    Ok(words.next().zip(words.next()))
}

fn respond(
    stream: &mut TcpStream,
    status: &str,
    media_type: &str,
    more: &str,
    body: &[u8],
) -> io::Result<()> {
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: {media_type}\r\n{more}Cache-Control: no-cache\r\n\
         X-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n"
    )?;
    stream.write_all(body)?;
    stream.flush()
}

fn media_type(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()) {
        Some("css") => "text/css; charset=utf-8",
        Some("csv") => "text/csv; charset=utf-8",
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("json") => "application/json",
        Some("png") => "image/png",
        Some("svg") => "image/svg+xml",
        Some("txt") => "text/plain; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("webmanifest") => "application/manifest+json",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::{Answer, Site, media_type};
    use std::path::{Path, PathBuf};

    fn site() -> Site {
        let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
        Site { mount: "/sub/".to_owned(), folder }
    }

    #[test]
    fn files_are_found_under_the_mount_only() {
        let file = site().folder.join("Cargo.toml");
        assert_eq!(site().answer("/sub/Cargo.toml"), Answer::File(file.clone()));
        assert_eq!(site().answer("/sub/Cargo.toml?a=/b#c"), Answer::File(file));
        assert_eq!(site().answer("/Cargo.toml"), Answer::NotFound);
        assert_eq!(site().answer("/sub/missing"), Answer::NotFound);
        assert_eq!(site().answer("/sub"), Answer::Moved("/sub/".to_owned()));
    }

    #[test]
    fn nothing_outside_the_folder_is_given_out() {
        assert_eq!(site().answer("/sub/../Cargo.toml"), Answer::NotFound);
        assert_eq!(site().answer("/sub//etc/hostname"), Answer::NotFound);
        assert_eq!(site().answer("/sub/src/../../Cargo.toml"), Answer::NotFound);
    }

    #[test]
    fn wasm_can_be_compiled_while_it_arrives() {
        assert_eq!(media_type(Path::new("a_bg.wasm")), "application/wasm");
        assert_eq!(media_type(Path::new("boot.js")), "text/javascript; charset=utf-8");
    }
}
