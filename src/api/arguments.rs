//! What the caller wrote, checked.

use js_sys::{Array, ArrayBuffer, Object, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;

use crate::document::Document;
use crate::finding::{Lang, Severity};
use crate::house_rules::{HouseRules, Refusal};
use crate::options::Options;
use crate::report::Report;
use crate::set::{Consolidation, Roles};
use crate::{reading, rules, source};

/// The call as the documentation writes it, for error messages.
#[derive(Clone, Copy)]
pub struct Call(pub &'static str);

/// The options of a call.
pub struct Arguments {
    /// Language of all words; Chinese unless said.
    pub lang: Lang,
    /// Settings of the check.
    pub options: Options,
    /// The name of the report's source.
    pub name: Option<String>,
    /// The same body's report of the year before.
    pub previous: Option<Report>,
    /// `checkSet`: which report adds up the others, and names of the units that there should be.
    consolidated: Option<usize>,
    expected: Vec<String>,
}

/// The names of the options that there are.
const KNOWN: &[&str] = &[
    "lang",
    "name",
    "select",
    "ignore",
    "severities",
    "sectionOneLimit",
    "rules",
    "previous",
    "consolidated",
    "expectedUnits",
];

impl Call {
    fn expected(self, what: &str, expected: &str, got: &JsValue) -> JsError {
        let kind = if got.is_null() {
            "null".to_owned()
        } else if Array::is_array(got) {
            "an array".to_owned()
        } else {
            got.js_typeof().as_string().unwrap_or_default()
        };
        JsError::new(&format!("gouji: {}: {what} must be {expected}, not {kind}", self.0))
    }

    /// A string.
    pub fn string(self, value: &JsValue, what: &str) -> Result<String, JsError> {
        value.as_string().ok_or_else(|| self.expected(what, "a string", value))
    }

    /// Bytes: a `Uint8Array` or an `ArrayBuffer`.
    pub fn bytes(self, value: &JsValue, what: &str) -> Result<Vec<u8>, JsError> {
        if let Some(array) = value.dyn_ref::<Uint8Array>() {
            return Ok(array.to_vec());
        }
        match value.dyn_ref::<ArrayBuffer>() {
            Some(buffer) => Ok(Uint8Array::new(buffer).to_vec()),
            None => Err(self.expected(what, "a Uint8Array or an ArrayBuffer", value)),
        }
    }

    /// `"zh"`, `"en"`, or nothing for Chinese.
    pub fn lang(self, value: &JsValue, what: &str) -> Result<Lang, JsError> {
        match value.as_string().as_deref() {
            Some("zh") => Ok(Lang::Zh),
            Some("en") => Ok(Lang::En),
            None if value.is_undefined() => Ok(Lang::Zh),
            Some(other) => Err(self.refused(&format!("{what} must be \"zh\" or \"en\", not \"{other}\""))),
            None => Err(self.expected(what, "\"zh\" or \"en\"", value)),
        }
    }

    /// An array of strings, or nothing.
    fn strings(self, value: &JsValue, what: &str) -> Result<Vec<String>, JsError> {
        const EXPECTED: &str = "an array of strings";
        if value.is_undefined() {
            return Ok(Vec::new());
        }
        let array = value.dyn_ref::<Array>().ok_or_else(|| self.expected(what, EXPECTED, value))?;
        array.iter().map(|one| one.as_string().ok_or_else(|| self.expected(what, EXPECTED, &one))).collect()
    }

    /// A whole number, or nothing.
    #[expect(clippy::disallowed_types, reason = "every number of JavaScript is a floating one")]
    fn number(self, value: &JsValue, what: &str) -> Result<Option<usize>, JsError> {
        match value.as_f64() {
            None if value.is_undefined() => Ok(None),
            Some(n) if n >= 0.0 && n <= f64::from(u32::MAX) && n.fract() == 0.0 => Ok(Some(n as usize)),
            _ => Err(self.expected(what, "a whole number, not below 0", value)),
        }
    }

    /// An array of documents.
    pub fn documents(self, value: &JsValue, what: &str) -> Result<Vec<Given>, JsError> {
        let array =
            value.dyn_ref::<Array>().ok_or_else(|| self.expected(what, "an array of reports", value))?;
        array.iter().enumerate().map(|(nth, one)| self.document(&one, &format!("{what}[{nth}]"))).collect()
    }

    /// Codes of rules or families.
    fn codes(self, value: &JsValue, what: &str, house: &HouseRules) -> Result<Vec<String>, JsError> {
        let codes = self.strings(value, what)?;
        match codes.iter().find(|code| !rules::is_code(code) && !house.is_code(code)) {
            Some(unknown) => Err(self.refused(&format!("{what}: there is no rule or family {unknown}"))),
            None => Ok(codes),
        }
    }

    /// The office's own rules: the text of their file, or nothing. What is wrong with it is said in the language of the call.
    pub fn house_rules(self, value: &JsValue, what: &str, lang: Lang) -> Result<HouseRules, JsError> {
        if value.is_undefined() || value.is_null() {
            return Ok(HouseRules::default());
        }
        let text = value.as_string().ok_or_else(|| self.expected(what, "the text of a TOML file", value))?;
        HouseRules::read(&text)
            .map_err(|refusals| self.refused(&format!("{what}: {}", Refusal::lines(&refusals, lang, "\n  "))))
    }

    /// An error in words.
    pub fn refused(self, words: &str) -> JsError {
        JsError::new(&format!("gouji: {}: {words}", self.0))
    }

    /// A document: a string of text, or an object with `text`, `html`, or `bytes`, and perhaps `name`.
    pub fn document(self, value: &JsValue, what: &str) -> Result<Given, JsError> {
        if let Some(text) = value.as_string() {
            return Ok(Given::text(text));
        }
        let name = match get(value, "name") {
            name if name.is_undefined() => String::new(),
            name => self.string(&name, &format!("{what}.name"))?,
        };
        let mut given = if let Some(text) = get(value, "text").as_string() {
            Given::text(text)
        } else if let Some(html) = get(value, "html").as_string() {
            Given { documents: vec![source::from_html(&html)], source: Some(html) }
        } else if !get(value, "bytes").is_undefined() {
            let bytes = self.bytes(&get(value, "bytes"), &format!("{what}.bytes"))?;
            return Ok(Given { documents: documents(&name, &bytes, Lang::En)?, source: None });
        } else {
            return Err(self.expected(what, "a string, or an object with text, html or bytes", value));
        };
        given.documents.iter_mut().for_each(|document| document.name.clone_from(&name));
        Ok(given)
    }
}

/// A document as the caller gave it.
pub struct Given {
    /// Usually one; several for a workbook with a sheet per unit.
    pub documents: Vec<Document>,
    /// The text or HTML that the caller holds, in which places count.
    pub source: Option<String>,
}

impl Given {
    fn text(text: String) -> Given {
        Given { documents: vec![source::from_text(text.as_str())], source: Some(text) }
    }
}

impl Arguments {
    /// Reads the options of a call.
    pub fn read(call: Call, value: &JsValue) -> Result<Arguments, JsError> {
        let mut arguments = Arguments {
            lang: Lang::Zh,
            options: Options::default(),
            name: None,
            previous: None,
            consolidated: None,
            expected: Vec::new(),
        };
        if value.is_undefined() || value.is_null() {
            return Ok(arguments);
        }
        if !value.is_object() || Array::is_array(value) {
            return Err(call.expected("options", "an object", value));
        }
        let names: Vec<String> = keys(value);
        if let Some(unknown) = names.iter().find(|name| !KNOWN.contains(&name.as_str())) {
            let known = KNOWN.join(", ");
            return Err(call.refused(&format!("there is no option {unknown}; there are {known}")));
        }
        arguments.lang = call.lang(&get(value, "lang"), "options.lang")?;
        let house = call.house_rules(&get(value, "rules"), "options.rules", arguments.lang)?;
        arguments.options.select.extend(call.codes(&get(value, "select"), "options.select", &house)?);
        arguments.options.ignore.extend(call.codes(&get(value, "ignore"), "options.ignore", &house)?);
        arguments.options.house_rules = house;
        if !rules::chooses_any(&arguments.options) {
            return Err(call
                .refused("options.ignore holds all that options.select asks for: nothing would be checked"));
        }
        arguments.read_severities(call, &get(value, "severities"))?;
        arguments.options.section_one_limit =
            call.number(&get(value, "sectionOneLimit"), "options.sectionOneLimit")?.unwrap_or(0);
        arguments.consolidated = call.number(&get(value, "consolidated"), "options.consolidated")?;
        arguments.expected = call.strings(&get(value, "expectedUnits"), "options.expectedUnits")?;
        let name = get(value, "name");
        if !name.is_undefined() {
            arguments.name = Some(call.string(&name, "options.name")?);
        }
        let previous = get(value, "previous");
        if !previous.is_undefined() && !previous.is_null() {
            let given = call.document(&previous, "options.previous")?;
            arguments.previous = given.documents.into_iter().next().map(reading::read);
        }
        Ok(arguments)
    }

    /// Who is compared with whom in a set of `reports`, of which those that the caller gave begin at `starts`. The
    /// report of the year before, where one was given, comes after them.
    pub fn roles(&self, call: Call, starts: &[usize], reports: usize) -> Result<Roles, JsError> {
        let mut roles = Roles::default();
        let Some(consolidated) = self.consolidated else { return Ok(roles) };
        let Some(whole) = starts.get(consolidated).copied() else {
            let words = format!(
                "options.consolidated: there is no report {consolidated}; there are {}",
                starts.len()
            );
            return Err(call.refused(&words));
        };
        let units = (0..reports).filter(|n| *n != whole).collect();
        let expected = self.expected.clone();
        roles.consolidation = Some(Consolidation { whole, units, complete: true, expected });
        roles.years.extend(self.previous.iter().map(|_| (reports, whole)));
        Ok(roles)
    }

    fn read_severities(&mut self, call: Call, value: &JsValue) -> Result<(), JsError> {
        const WHAT: &str = "options.severities";
        if value.is_undefined() {
            return Ok(());
        }
        if !value.is_object() {
            return Err(call.expected(WHAT, "an object of codes and severities", value));
        }
        for code in keys(value) {
            let severity = get(value, &code).as_string().as_deref().and_then(Severity::parse);
            let is_code = rules::find(&code).is_some() || self.options.house_rules.find(&code).is_some();
            let Some(severity) = severity.filter(|_| is_code) else {
                return Err(call.refused(&format!(
                    "{WHAT}: {code} must be the code of a rule, and its value \"error\", \"warning\" or \"info\""
                )));
            };
            self.options.severities.insert(code, severity);
        }
        Ok(())
    }
}

/// The names of an object's own properties.
fn keys(value: &JsValue) -> Vec<String> {
    Object::keys(value.unchecked_ref::<Object>()).iter().filter_map(|name| name.as_string()).collect()
}

/// A property; undefined where there is none.
fn get(value: &JsValue, name: &str) -> JsValue {
    Reflect::get(value, &JsValue::from_str(name)).unwrap_or(JsValue::UNDEFINED)
}

/// The documents in a file. Throws the reason in one language.
pub fn documents(name: &str, bytes: &[u8], lang: Lang) -> Result<Vec<Document>, JsError> {
    source::from_bytes(name, bytes, &decode_legacy)
        .map_err(|why| JsError::new(&format!("gouji: {name}: {}", why.words().get(lang))))
}

/// The legacy encodings, by the browser's own decoder.
pub fn decode_legacy(label: &'static str, bytes: &[u8]) -> Option<String> {
    let options = web_sys::TextDecoderOptions::new();
    options.set_fatal(true);
    let decoder = web_sys::TextDecoder::new_with_label_and_options(label, &options).ok()?;
    decoder.decode_with_u8_array(bytes).ok()
}
