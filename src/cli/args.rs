//! The words of a call.

use std::path::PathBuf;

use clap::{ArgAction, Args as ClapArgs, Parser, Subcommand, ValueEnum};

use crate::finding::{Lang, Severity};
use crate::house_rules::HouseRules;
use crate::options::Options;
use crate::report::BodyKind;
use crate::rules;

use super::Complaint;
use super::settings::{Said, Settings};

/// What is said under the help of the whole and of `check`.
const EXIT_STATUSES: &str = "\
退出码 / exit status:
  0  没有错误，各表都已读到 / no error, and every table was read
  1  至少有一处错误 / at least one error
  2  没有错误，但有文件或表格没有读到，或命令写得不对 / no error, but something was not read, or the call is off";

/// 勾稽：核对政府信息公开工作年度报告 / checks annual reports on government information disclosure
#[derive(Parser)]
#[command(
    name = "gouji",
    version,
    after_help = EXIT_STATUSES,
    disable_help_flag = true,
    disable_version_flag = true,
    next_help_heading = "选项 / options"
)]
pub struct Args {
    /// 用法 / how to call
    #[arg(short, long, global = true, action = ArgAction::Help, display_order = 1000)]
    help: Option<bool>,
    /// 版本 / version
    #[arg(short = 'V', long, action = ArgAction::Version)]
    version: Option<bool>,
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Subcommand)]
pub enum Command {
    /// 核对报告 / check reports
    #[command(after_help = EXIT_STATUSES)]
    Check(Box<Check>),
    /// 各单位数据按表式合计（xlsx）/ the sum of units in the official form, as a workbook
    #[cfg(feature = "files")]
    Sum(Sum),
    /// 正文各数：读作什么、与什么有关、怎样比对 / the quantities of the prose: what each was taken for, its relations, its verdict
    Facts(Facts),
    /// 规则目录 / the catalogue of rules
    Rules(Rules),
}

#[cfg(feature = "files")]
#[derive(ClapArgs)]
#[command(next_help_heading = "选项 / options")]
pub struct Sum {
    /// 各单位的报告或其文件夹 / the units' reports, or folders of them
    #[arg(value_name = "PATH", required = true)]
    pub paths: Vec<PathBuf>,
    /// 输出到文件 / write to this file
    #[arg(short, long, value_name = "FILE")]
    pub output: PathBuf,
    /// 语言 / language
    #[arg(long, value_enum, default_value_t = Language::Zh)]
    pub lang: Language,
}

#[derive(ClapArgs)]
#[command(next_help_heading = "选项 / options")]
pub struct Check {
    /// 文件、文件夹，或 “-”（标准输入）/ files, folders, or - for standard input
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// 输出格式（默认：按 -o 的扩展名，否则 text）/ form of output (by default as -o ends, or else text)
    #[arg(long, value_enum)]
    pub format: Option<Format>,
    /// 输出到文件 / write to this file
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// 语言 / language
    #[arg(long, value_enum, default_value_t = Language::Zh)]
    pub lang: Language,
    /// 同一机关上一年度的报告 / the same body's report of the year before
    #[arg(long, value_name = "FILE")]
    pub previous: Option<PathBuf>,
    /// 被汇总的各单位报告 / the unit reports that the checked one consolidates
    #[arg(long, value_name = "PATH", num_args = 1..)]
    pub units: Vec<PathBuf>,
    /// 本单位的规则（TOML 文件）/ the office's own rules, a TOML file
    #[arg(long, value_name = "FILE")]
    pub rules: Option<PathBuf>,
    /// 设置文件（默认：所核对的文件旁边的 gouji.toml）/ the file of settings (by default gouji.toml beside the files)
    #[arg(long, value_name = "FILE", conflicts_with = "no_settings")]
    pub settings: Option<PathBuf>,
    /// 不用 gouji.toml / no gouji.toml
    #[arg(long)]
    pub no_settings: bool,
    /// 只用这些规则或规则族 / only these rules or families
    #[arg(long, value_name = "CODE", num_args = 1.., value_delimiter = ',')]
    pub select: Vec<String>,
    /// 不用这些规则或规则族 / not these rules or families
    #[arg(long, value_name = "CODE", num_args = 1.., value_delimiter = ',')]
    pub ignore: Vec<String>,
    /// 改变某条规则的等级 / another severity for a rule: NARR-ACCEPT=error
    #[arg(long, value_name = "CODE=SEVERITY", value_delimiter = ',')]
    pub severity: Vec<String>,
    /// 同时核对几份（默认：处理器个数）/ how many at once (default: as many as there are processors)
    #[arg(long, value_name = "N")]
    pub jobs: Option<std::num::NonZeroUsize>,
    /// 颜色 / colours
    #[arg(long, value_enum, default_value_t = Colours::Auto)]
    pub color: Colours,
    /// From the file of settings.
    #[arg(skip)]
    pub section_one_limit: usize,
    /// From the file of settings.
    #[arg(skip)]
    pub deadlines: Vec<(BodyKind, u8, u8)>,
}

#[derive(ClapArgs)]
#[command(next_help_heading = "选项 / options")]
pub struct Facts {
    /// 报告或其文件夹，或 “-”（标准输入）/ reports, folders of them, or - for standard input
    #[arg(value_name = "PATH", required = true)]
    pub paths: Vec<PathBuf>,
    /// 语言 / language
    #[arg(long, value_enum, default_value_t = Language::Zh)]
    pub lang: Language,
}

#[derive(ClapArgs)]
#[command(next_help_heading = "选项 / options")]
pub struct Rules {
    /// 规则代码；不写则列出全部 / a rule's code; all are listed without
    pub code: Option<String>,
    /// 本单位的规则（TOML 文件）/ the office's own rules, a TOML file
    #[arg(long, value_name = "FILE")]
    pub rules: Option<PathBuf>,
    /// 输出格式 / form of output
    #[arg(long, value_enum, default_value_t = RulesFormat::Text)]
    pub format: RulesFormat,
    /// 语言 / language
    #[arg(long, value_enum, default_value_t = Language::Zh)]
    pub lang: Language,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    #[value(alias = "txt")]
    Text,
    Json,
    #[value(alias = "jsonl")]
    Ndjson,
    #[value(alias = "md")]
    Markdown,
    #[value(alias = "htm")]
    Html,
    Sarif,
    /// 问题清单，一行一个问题（CSV）/ the list of problems, a row for each
    Csv,
    /// 各单元格，一行一格（CSV）/ every cell of the form, a row for each
    Cells,
    /// 图解（SVG）：申请的流向、申请人、办理结果、复议诉讼、两年对照；多份报告则各单位 × 各类问题 / the figures in pictures
    Svg,
    /// 图解网页：每张图带数据表 / the same as a web page, with the numbers of each as a table
    Pictures,
    /// 问题清单（Excel、WPS 表格）/ the list of problems as a workbook
    #[cfg(feature = "files")]
    Xlsx,
    /// 问题清单（Word、WPS 文字）/ the list of problems as a document
    #[cfg(feature = "files")]
    Docx,
    /// 批注版：原 docx 加批注 / the report's own docx with comments
    #[cfg(feature = "files")]
    Marked,
    /// 修订版：原 docx，建议改的数作为修订 / the report's own docx with what is proposed as tracked changes
    #[cfg(feature = "files")]
    Tracked,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum RulesFormat {
    Text,
    Json,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Language {
    Zh,
    En,
}

impl From<Language> for Lang {
    fn from(language: Language) -> Lang {
        match language {
            Language::Zh => Lang::Zh,
            Language::En => Lang::En,
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Colours {
    Auto,
    Always,
    Never,
}

impl Check {
    /// Settles which words are paths and which are codes, where an option that takes several has run on into the
    /// paths: `--select T3 report.txt`, `--units a.docx b.docx whole.docx`.
    pub fn settle(&mut self, house: &HouseRules) -> Result<(), Complaint> {
        let is_code = |words: &str| rules::is_code(words) || house.is_code(words);
        let lang = Lang::from(self.lang);
        for list in [&mut self.select, &mut self.ignore] {
            // Codes may be written in small letters.
            for word in list.iter_mut() {
                let code = word.to_ascii_uppercase();
                if is_code(&code) && (is_code(word) || !PathBuf::from(&word).exists()) {
                    *word = code;
                }
            }
            let first_path = list.iter().position(|word| !is_code(word)).unwrap_or(list.len());
            for word in list.split_off(first_path) {
                let path = PathBuf::from(&word);
                if !path.exists() && word != "-" {
                    return Err(super::words(
                        lang,
                        format!("没有“{word}”这条规则，也没有这个文件。用 gouji rules 查看全部规则。"),
                        format!("{word}: neither a rule nor a file. See gouji rules for all rules."),
                    ));
                }
                self.paths.push(path);
            }
        }
        if self.paths.is_empty() && self.units.len() > 1 {
            self.paths.extend(self.units.pop());
        }
        if self.paths.is_empty() {
            return Err(super::words(
                lang,
                "没有写要核对的文件或文件夹，例如：gouji check 年报.docx（从标准输入读则写 -）。",
                "no file or folder to check; for example: gouji check report.docx (or - for standard input).",
            ));
        }
        // As everywhere: standard output.
        self.output.take_if(|output| output.as_os_str() == "-");
        self.is_a_form_of_output(lang)?;
        self.output.as_deref().map_or(Ok(()), |output| super::output::can_be_made(output, lang))
    }

    /// Nothing is written as text under the name of another kind of file.
    fn is_a_form_of_output(&self, lang: Lang) -> Result<(), Complaint> {
        const OTHERS: [&str; 12] =
            ["pdf", "doc", "wps", "rtf", "odt", "xls", "et", "ods", "png", "jpg", "ofd", "zip"];
        let Some(output) = &self.output else { return Ok(()) };
        let ending = output.extension().and_then(|e| e.to_str()).unwrap_or_default().to_ascii_lowercase();
        if !OTHERS.contains(&ending.as_str()) {
            return self.is_named_as_it_is(&ending, lang);
        }
        Err(super::words(
            lang,
            format!(
                "写不出 .{ending} 文件。-o 的文件名可用 .docx、.xlsx、.html、.md、.csv、.json、.svg、.txt 等结尾。"
            ),
            format!(
                ".{ending} cannot be written. -o takes names that end in .docx, .xlsx, .html, .md, .csv, .json, .svg, .txt …."
            ),
        ))
    }

    /// A workbook or a document is named as one, and nothing else is.
    fn is_named_as_it_is(&self, ending: &str, lang: Lang) -> Result<(), Complaint> {
        let due = match self.format {
            #[cfg(feature = "files")]
            Some(Format::Xlsx) => "xlsx",
            #[cfg(feature = "files")]
            Some(Format::Docx | Format::Marked | Format::Tracked) => "docx",
            Some(_) if matches!(ending, "xlsx" | "docx") => "",
            _ => return Ok(()),
        };
        if ending == due {
            return Ok(());
        }
        Err(match due {
            "" => super::words(
                lang,
                format!("--format 写出来的不是 .{ending} 文件。请去掉 --format，或换一个结尾。"),
                format!("what --format makes is no .{ending}. Leave --format out, or take another ending."),
            ),
            _ => super::words(
                lang,
                format!("这种格式写成 .{due} 文件。请把 -o 的文件名改成 .{due} 结尾。"),
                format!("that form is written as .{due}: give -o a name that ends so."),
            ),
        })
    }

    /// What is checked first, as far as can be told before it is known which words are codes.
    pub fn first_path(&self) -> Option<PathBuf> {
        let run_on = self.select.iter().chain(&self.ignore).map(PathBuf::from).find(|path| path.exists());
        self.paths.first().cloned().or_else(|| self.units.last().cloned()).or(run_on)
    }

    /// Takes in what a file of settings says; what the call says goes before it.
    pub fn take_in(&mut self, settings: Settings) {
        let texts = |all: Vec<Said>| all.into_iter().map(|said| said.text);
        if self.select.is_empty() {
            self.select = texts(settings.select).collect();
        }
        self.ignore.extend(texts(settings.ignore));
        self.severity.splice(0..0, texts(settings.severity));
        (self.section_one_limit, self.deadlines) = (settings.section_one_limit, settings.deadlines);
    }

    /// The form of output: as the call says, or else as the name of the output ends.
    pub fn format(&self) -> Format {
        let ending = self.output.as_ref().and_then(|path| path.extension()).and_then(|e| e.to_str());
        // SARIF goes by two names.
        let stem = self.output.as_ref().and_then(|path| path.file_stem()).map(PathBuf::from);
        let inner = stem.as_ref().and_then(|stem| stem.extension()).filter(|_| ending == Some("json"));
        let ending = inner.and_then(|inner| inner.to_str()).filter(|inner| *inner == "sarif").or(ending);
        self.format.unwrap_or_else(|| match ending.unwrap_or_default().to_ascii_lowercase().as_str() {
            "json" => Format::Json,
            "ndjson" | "jsonl" => Format::Ndjson,
            "md" | "markdown" => Format::Markdown,
            "html" | "htm" => Format::Html,
            "sarif" => Format::Sarif,
            "csv" => Format::Csv,
            "svg" => Format::Svg,
            #[cfg(feature = "files")]
            "xlsx" => Format::Xlsx,
            #[cfg(feature = "files")]
            "docx" => Format::Docx,
            _ => Format::Text,
        })
    }

    /// The settings of the check.
    pub fn options(&self, house: HouseRules) -> Result<Options, Complaint> {
        let lang = Lang::from(self.lang);
        let mut options = Options {
            select: self.select.iter().cloned().collect(),
            ignore: self.ignore.iter().cloned().collect(),
            house_rules: house,
            section_one_limit: self.section_one_limit,
            deadlines: self.deadlines.clone(),
            ..Options::default()
        };
        for pair in &self.severity {
            let Some((code, severity)) = severity_of(pair, &options.house_rules) else {
                return Err(super::words(
                    lang,
                    format!("--severity 应写作“规则代码=error|warning|info”，而不是“{pair}”。"),
                    format!("--severity takes CODE=error|warning|info, not {pair}."),
                ));
            };
            options.severities.insert(code, severity);
        }
        if !rules::chooses_any(&options) {
            return Err(super::words(
                lang,
                "要用的规则（select）都在不用的（ignore）之中，一条也没有剩下，没有可核对的。请改命令或 gouji.toml。",
                "what is selected is ignored too: no rule is left, and nothing would be checked. Change the call or gouji.toml.",
            ));
        }
        Ok(options)
    }
}

/// `CODE=severity`.
pub fn severity_of(pair: &str, house: &HouseRules) -> Option<(String, Severity)> {
    let (code, name) = pair.split_once('=')?;
    let code = code.trim().to_ascii_uppercase();
    let is_rule = rules::find(&code).is_some() || house.find(&code).is_some();
    Some((code, Severity::parse(name.trim())?)).filter(|_| is_rule)
}
