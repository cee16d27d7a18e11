//! Requests on this machine: to a driver, for WebDriver is JSON over HTTP, and to a server under test.

use serde_json::Value;
use std::time::Duration;
use ureq::Agent;

/// Sends a request and gives the `value` of the answer; the error is what the driver said.
pub fn request(port: u16, method: &str, path: &str, body: Option<&Value>) -> Result<Value, String> {
    let mut answer = exchange(port, method, path, body).map_err(|e| format!("{method} {path}: {e}"))?;
    let value = answer["value"].take();
    match value.get("error") {
        Some(error) => Err(format!("{method} {path}: {error}: {}", value["message"])),
        None => Ok(value),
    }
}

fn exchange(port: u16, method: &str, path: &str, body: Option<&Value>) -> Result<Value, ureq::Error> {
    // What went wrong stands in the body, which would be lost were a bad status an error.
    let config =
        Agent::config_builder().http_status_as_error(false).timeout_global(Some(Duration::from_secs(120)));
    let agent: Agent = config.build().into();
    let url = format!("http://127.0.0.1:{port}{path}");
    let mut answer = match (method, body) {
        ("POST", Some(body)) => agent.post(url).send_json(body)?,
        ("DELETE", _) => agent.delete(url).call()?,
        _ => agent.get(url).call()?,
    };
    // Pictures of pages are larger than the library's careful default.
    answer.body_mut().with_config().limit(1 << 28).read_json()
}

/// What a server answered.
pub struct Answer {
    /// The status.
    pub status: u16,
    /// The headers, names in lower case.
    pub headers: Vec<(String, String)>,
    /// The content as it came over the wire.
    pub body: Vec<u8>,
}

impl Answer {
    /// A header's value; empty where it was not sent. Several of one name are joined, as the standard says.
    pub fn header(&self, name: &str) -> String {
        let values = self.headers.iter().filter(|(header, _)| header == name);
        values.map(|(_, value)| value.as_str()).collect::<Vec<_>>().join(", ")
    }
}

/// Asks a server for something, with this `Accept-Encoding`.
pub fn get(url: &str, accept: &str) -> Answer {
    let agent: Agent = Agent::config_builder().http_status_as_error(false).build().into();
    let answer = agent.get(url).header("accept-encoding", accept).call();
    let mut answer = answer.unwrap_or_else(|e| panic!("GET {url}: {e}"));
    let text = |value: &ureq::http::HeaderValue| String::from_utf8_lossy(value.as_bytes()).into_owned();
    Answer {
        status: answer.status().as_u16(),
        headers: answer.headers().iter().map(|(name, value)| (name.as_str().into(), text(value))).collect(),
        body: answer.body_mut().with_config().limit(1 << 28).read_to_vec().unwrap_or_default(),
    }
}
