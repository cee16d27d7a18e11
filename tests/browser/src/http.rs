//! One request to a driver on this machine: WebDriver is JSON over HTTP.

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
