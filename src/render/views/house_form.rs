//! An office's own rules as a list, and one of them as a form: pieces of HTML like the other views. The page listens for
//! `data-house` on their buttons, gathers what has a `name`, and writes what is wrong with a field where `data-why` names it.

use crate::finding::Lang;
use crate::house_rules::{DEMANDS, Draft, HouseRule, HouseRules, SEVERITIES, kinds};
use crate::render::html::escaped;
use crate::report::SectionKind;

use super::pick;

/// The rules, each with what changes it and what takes it out.
pub fn list(rules: &HouseRules, lang: Lang) -> String {
    let (edit, remove) = (pick(lang, "修改", "Edit"), pick(lang, "删除", "Remove"));
    let row = |(nth, rule): (usize, &HouseRule)| {
        let title = escaped(rule.title.get(lang));
        format!(
            "<li data-house-rule=\"{code}\"><div class=\"house-words\"><b>{title}</b> <code>{code}</code> \
             <span class=\"hint\">{severity} · {what}</span></div><div class=\"house-buttons\">\
             <button type=\"button\" data-house=\"edit {nth}\" aria-label=\"{edit} {title}\">{edit}</button>\
             <button type=\"button\" data-house=\"remove {nth}\" aria-label=\"{remove} {title}\">{remove}</button></div></li>",
            code = rule.code,
            severity = rule.severity.title(lang),
            what = escaped(&rule.in_short(lang)),
        )
    };
    let rows: String = rules.rules().iter().enumerate().map(row).collect();
    format!("<ul class=\"house-list\">{rows}</ul>")
}

/// The form of the rule of that number, or of a new one.
pub fn form(rules: &HouseRules, at: Option<usize>, lang: Lang) -> String {
    let rule = at.and_then(|at| rules.rules().get(at));
    let draft = rule.map(Draft::of).unwrap_or_default();
    let draw = Form { draft: &draft, lang };
    let heading = match rule {
        Some(_) => pick(lang, "修改规则", "Edit the rule"),
        None => pick(lang, "新建规则", "A new rule"),
    };
    let demand = match draft.get("demand") {
        "" => "require",
        demand => demand,
    };
    let mut out = format!(
        "<div class=\"house-form\" role=\"group\" aria-labelledby=\"house-form-title\" data-house-form=\"{}\" data-demand=\"{demand}\">\
         <h4 id=\"house-form-title\" tabindex=\"-1\">{heading}</h4>",
        at.map_or(-1, |at| i32::try_from(at).unwrap_or(-1)),
    );
    out += &draw.line(
        "title",
        ("要求", "What is demanded"),
        ("如：第一部分不超过 1000 字", "For instance: section one has at most 1,000 characters"),
    );
    out += &draw.line(
        "code",
        ("代码", "Code"),
        (
            "LOCAL- 加大写字母、数字、连字符，每条不同，如 LOCAL-S1-LENGTH",
            "LOCAL- and capital letters, digits, hyphens, like LOCAL-S1-LENGTH; each rule has its own",
        ),
    );
    out += &draw.select("severity", ("级别", "Severity"), &severities(&draft, lang));
    out += &draw.boxes(
        "section",
        ("查哪一部分", "Where to look"),
        ("都不选则查全文", "The whole report where none is chosen"),
        &sections(lang),
    );
    out += &draw.boxes(
        "kinds",
        ("查哪些机关", "Whose reports"),
        ("都不选则不限", "All of them where none is chosen"),
        &bodies(lang),
    );
    out += &draw.line(
        "years",
        ("年度", "Years"),
        ("如 2025、2024-、2024-2026；不填则不限", "Like 2025, 2024- or 2024-2026; all where left out"),
    );
    out += &draw.select("demand", ("怎样查", "How to look"), &demands(demand, lang));
    out += "<div class=\"house-terms\">";
    out += &draw.area(
        "words",
        ("词语", "Words"),
        ("每行一项，同义的写在一行、用 | 隔开，如：考核|考评", "An item a line, alternatives parted by |"),
        3,
    );
    out += &draw.area(
        "patterns",
        ("正则表达式", "Regular expressions"),
        (
            "可不填。每行一项，前面可写名称：期数 = [0-9]+期",
            "May be left out. One a line, its name before it: issues = [0-9]+期",
        ),
        2,
    );
    out += "</div><div class=\"house-bounds\">";
    out += &draw.number("min", ("最少", "At least"));
    out += &draw.number("max", ("最多", "At most"));
    out += "</div><div class=\"house-unit\">";
    out += &draw.line(
        "unit",
        ("数量的单位", "Unit of the number"),
        ("如 条|篇|件；不填则任何数都算", "Like 条|篇|件; any number where left out"),
    );
    out += "</div>";
    out += &draw.area(
        "message",
        ("报告时写的话", "What is said"),
        ("{missing} 换成缺的词，{count} 换成数目", "{missing} becomes what is missing, {count} how many"),
        2,
    );
    out += &draw.example("reported", ("会报告的例子", "An example that it reports"));
    out += &draw.example("passed", ("不报告的例子", "An example that it passes"));
    out += &format!(
        "<details class=\"house-more\"><summary>{}</summary>",
        pick(lang, "英文（可不填）", "In English (may be left out)")
    );
    out += &draw.line("title_en", ("要求（英文）", "What is demanded, in English"), ("", ""));
    out += &draw.area("message_en", ("报告时写的话（英文）", "What is said, in English"), ("", ""), 2);
    out += "</details>";
    out += &format!(
        "<p class=\"house-why\" role=\"alert\" data-why=\"file\"></p><div class=\"house-buttons\">\
         <button type=\"button\" class=\"primary\" data-house=\"save\">{}</button>\
         <button type=\"button\" data-house=\"cancel\">{}</button></div></div>",
        pick(lang, "保存", "Save"),
        pick(lang, "取消", "Cancel"),
    );
    out
}

/// A choice: its value, its name, whether it is taken.
type Choice = (String, String, bool);

fn severities(draft: &Draft, lang: Lang) -> Vec<Choice> {
    let chosen = match draft.get("severity") {
        "" => "warning",
        chosen => chosen,
    };
    let one = |severity: crate::finding::Severity| {
        (severity.name().to_owned(), severity.title(lang).to_owned(), severity.name() == chosen)
    };
    SEVERITIES.into_iter().map(one).collect()
}

fn sections(lang: Lang) -> Vec<(String, String)> {
    let one = |kind: SectionKind| {
        let words = match lang {
            Lang::Zh => format!("{}、{}", kind.numeral(), kind.title()),
            Lang::En => format!("Section {}", kind as usize + 1),
        };
        ((kind as usize + 1).to_string(), words)
    };
    SectionKind::ALL.into_iter().map(one).collect()
}

fn bodies(lang: Lang) -> Vec<(String, String)> {
    let one = |(kind, name): (crate::report::BodyKind, &'static str)| {
        (name.to_owned(), pick(lang, name, kind.name()).to_owned())
    };
    kinds().map(one).collect()
}

fn demands(chosen: &str, lang: Lang) -> Vec<Choice> {
    let one = |demand: &'static str| {
        let words = match demand {
            "require" => pick(lang, "每项都应写到", "Each of these must stand there"),
            "forbid" => pick(lang, "都不应出现", "None of these may stand there"),
            "count" => pick(lang, "出现几次", "How often these stand there"),
            "length" => pick(lang, "写多少字", "How many characters there are"),
            _ => pick(lang, "每项都应写明数量", "A number must be named with each"),
        };
        (demand.to_owned(), words.to_owned(), demand == chosen)
    };
    DEMANDS.into_iter().map(one).collect()
}

/// What the fields of a form are drawn with.
struct Form<'d> {
    draft: &'d Draft,
    lang: Lang,
}

/// Words in Chinese and in English.
type Pair = (&'static str, &'static str);

impl Form<'_> {
    fn say(&self, (zh, en): Pair) -> &'static str {
        pick(self.lang, zh, en)
    }

    /// A field with its label, its hint, and where it is said what is wrong with it.
    fn field(&self, name: &str, label: Pair, hint: Pair, control: &str) -> String {
        let hint = match self.say(hint) {
            "" => String::new(),
            hint => format!("<p class=\"hint\" id=\"house-{name}-hint\">{hint}</p>"),
        };
        format!(
            "<div class=\"house-field\"><label for=\"house-{name}\">{}</label>{control}{hint}{}</div>",
            self.say(label),
            why(name)
        )
    }

    fn line(&self, name: &str, label: Pair, hint: Pair) -> String {
        let value = escaped(self.draft.get(name));
        let control = format!(
            "<input type=\"text\" id=\"house-{name}\" name=\"{name}\" value=\"{value}\" autocomplete=\"off\" spellcheck=\"false\" {}>",
            described(name, hint)
        );
        self.field(name, label, hint, &control)
    }

    fn number(&self, name: &str, label: Pair) -> String {
        let value = escaped(self.draft.get(name));
        let control = format!(
            "<input type=\"text\" inputmode=\"numeric\" size=\"6\" id=\"house-{name}\" name=\"{name}\" value=\"{value}\" autocomplete=\"off\" {}>",
            described(name, ("", ""))
        );
        self.field(name, label, ("", ""), &control)
    }

    fn area(&self, name: &str, label: Pair, hint: Pair, rows: usize) -> String {
        let value = escaped(self.draft.get(name));
        let control = format!(
            "<textarea class=\"field\" rows=\"{rows}\" id=\"house-{name}\" name=\"{name}\" spellcheck=\"false\" {}>\n{value}</textarea>",
            described(name, hint)
        );
        self.field(name, label, hint, &control)
    }

    fn select(&self, name: &str, label: Pair, choices: &[Choice]) -> String {
        let option = |(value, words, is_chosen): &Choice| {
            let chosen = if *is_chosen { " selected" } else { "" };
            format!("<option value=\"{value}\"{chosen}>{words}</option>")
        };
        let options: String = choices.iter().map(option).collect();
        let control = format!("<select id=\"house-{name}\" name=\"{name}\">{options}</select>");
        self.field(name, label, ("", ""), &control)
    }

    fn boxes(&self, name: &str, label: Pair, hint: Pair, choices: &[(String, String)]) -> String {
        let chosen = self.draft.list(name);
        let one = |(value, words): &(String, String)| {
            let checked = if chosen.contains(&value.as_str()) { " checked" } else { "" };
            format!(
                "<label><input type=\"checkbox\" name=\"{name}\" value=\"{value}\"{checked}><span>{words}</span></label>"
            )
        };
        let boxes: String = choices.iter().map(one).collect();
        format!(
            "<fieldset class=\"house-field\"><legend>{}</legend><div class=\"house-boxes\">{boxes}</div><p class=\"hint\">{}</p>{}</fieldset>",
            self.say(label),
            self.say(hint),
            why(name)
        )
    }

    /// An example, how often its text stands there, and what came of running it.
    fn example(&self, name: &str, label: Pair) -> String {
        let hint =
            ("照报告里的写法写一两句，即时试查", "A sentence or two as a report has them; tried at once");
        let area = self.area(name, label, hint, 2);
        let times = format!("{name}_times");
        let value = escaped(self.draft.get(&times));
        let label = self.say(("重复次数（查字数时用）", "How often it stands there (for a length)"));
        format!(
            "{area}<div class=\"house-times\"><label for=\"house-{times}\">{label}</label>\
             <input type=\"text\" inputmode=\"numeric\" size=\"5\" id=\"house-{times}\" name=\"{times}\" value=\"{value}\" autocomplete=\"off\" {}>{}</div>\
             <p class=\"house-said\" role=\"status\" data-said=\"{name}\"></p>",
            described(&times, ("", "")),
            why(&times)
        )
    }
}

fn why(name: &str) -> String {
    format!("<p class=\"house-why\" id=\"house-{name}-why\" role=\"status\" data-why=\"{name}\"></p>")
}

fn described(name: &str, hint: Pair) -> String {
    let hint = if hint.0.is_empty() { String::new() } else { format!(" house-{name}-hint") };
    format!("aria-describedby=\"house-{name}-why{hint}\"")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_of_a_rule_has_its_place() {
        let rules = HouseRules::read(include_str!("../../../examples/house-rules.toml")).unwrap();
        let html = form(&rules, Some(1), Lang::Zh);
        for field in crate::house_rules::FIELDS {
            assert!(html.contains(&format!("name=\"{field}\"")), "{field}");
            assert!(
                html.contains(&format!("data-why=\"{field}\"")) || matches!(field, "severity" | "demand"),
                "{field}"
            );
        }
        assert!(
            html.contains("value=\"LOCAL-CHANNELS\"") && html.contains("value=\"政府\" checked"),
            "{html}"
        );
        assert!(html.contains("<option value=\"number\" selected>"));
        let new = form(&rules, None, Lang::En);
        assert!(new.contains("A new rule") && !new.contains(" checked"));
        assert_eq!(list(&rules, Lang::Zh).matches("data-house-rule=").count(), rules.rules().len());
    }
}
