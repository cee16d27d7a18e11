//! The values of a TOML file with their places, and what is said where one is not what it should be.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::Refusal;
use crate::finding::Words;

/// A table of the file, of which it is known which keys were asked for.
pub struct Fields<'a, 'i> {
    source: &'a str,
    table: &'a DeTable<'i>,
    /// Where it begins.
    pub start: usize,
}

/// A value with its place.
#[derive(Clone, Copy)]
pub struct Value<'a, 'i> {
    source: &'a str,
    key: &'a str,
    value: &'a Spanned<DeValue<'i>>,
}

impl<'a, 'i> Fields<'a, 'i> {
    /// A table, whose keys must be among these.
    pub fn new(
        source: &'a str,
        table: &'a DeTable<'i>,
        start: usize,
        known: &[&str],
    ) -> Result<Fields<'a, 'i>, Refusal> {
        for (key, _) in table.iter() {
            let name: &str = key.get_ref();
            if !known.contains(&name) {
                let words = Words::new(
                    format!("没有“{name}”这一项，可用：{}", known.join("、")),
                    format!("there is no key {name}; there are {}", known.join(", ")),
                );
                return Err(Refusal::at(source, key.span().start, words));
            }
        }
        Ok(Fields { source, table, start })
    }

    /// A value, where there is one.
    pub fn get(&self, name: &'a str) -> Option<Value<'a, 'i>> {
        let (key, value) = self.table.iter().find(|(key, _)| key.get_ref() == name)?;
        Some(Value { source: self.source, key: key.get_ref(), value })
    }

    /// A text that must be there and hold something.
    pub fn text(&self, name: &'a str) -> Result<&'a str, Refusal> {
        let Some(value) = self.get(name) else {
            let words = Words::new(format!("缺少“{name}”"), format!("{name} is missing"));
            return Err(Refusal::at(self.source, self.start, words));
        };
        value.text()
    }

    /// A text that may be left out.
    pub fn text_if_any(&self, name: &'a str) -> Result<Option<&'a str>, Refusal> {
        self.get(name).map(|value| value.text()).transpose()
    }
}

impl<'a, 'i> Value<'a, 'i> {
    /// Where it begins.
    pub fn start(&self) -> usize {
        self.value.span().start
    }

    /// A refusal at this value.
    pub fn refused(&self, words: Words) -> Refusal {
        Refusal::at(self.source, self.value.span().start, words)
    }

    /// It should be something else.
    pub fn should_be(&self, zh: &str, en: &str) -> Refusal {
        self.refused(Words::new(format!("“{}”应写{zh}", self.key), format!("{} must be {en}", self.key)))
    }

    /// A text that holds something.
    pub fn text(&self) -> Result<&'a str, Refusal> {
        let text = self.value.get_ref().as_str().filter(|text| !text.trim().is_empty());
        text.ok_or_else(|| self.should_be("带引号、不空的文字", "a text that is not empty, in quotes"))
    }

    /// A whole number, not below 0 and not above `most`.
    pub fn number(&self, most: usize) -> Result<usize, Refusal> {
        let number = self.value.get_ref().as_integer().filter(|n| n.radix() == 10);
        let number = number.and_then(|n| n.as_str().parse::<usize>().ok()).filter(|n| *n <= most);
        number.ok_or_else(|| {
            self.should_be(&format!("0 到 {most} 的整数"), &format!("a whole number from 0 to {most}"))
        })
    }

    /// Whether it is a text.
    pub fn is_text(&self) -> bool {
        self.value.get_ref().is_str()
    }

    /// The values of a list; a single value is a list of one.
    pub fn list(&self, most: usize) -> Result<Vec<Value<'a, 'i>>, Refusal> {
        let of = |value| Value { source: self.source, key: self.key, value };
        let list: Vec<_> = match self.value.get_ref().as_array() {
            Some(array) => array.iter().map(of).collect(),
            None => vec![*self],
        };
        if list.is_empty() || list.len() > most {
            return Err(self.should_be(&format!("1 到 {most} 项"), &format!("a list of 1 to {most}")));
        }
        Ok(list)
    }

    /// A table with keys among these.
    pub fn fields(&self, known: &[&str]) -> Result<Fields<'a, 'i>, Refusal> {
        let Some(table) = self.value.get_ref().as_table() else {
            let keys = known.join(" = …, ");
            return Err(self.should_be(&format!(" {{ {keys} = … }}"), &format!("{{ {keys} = … }}")));
        };
        Fields::new(self.source, table, self.value.span().start, known)
    }
}
