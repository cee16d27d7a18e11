//! The TypeScript types of the border. Kept by hand: they are the promise, the Rust structs keep it.

use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
export type Lang = "zh" | "en";
export type Severity = "error" | "warning" | "info" | "not_evaluated";

export interface Options {
  /** Language of all words; "zh" unless said. */
  lang?: Lang;
  /** Name of the source, as it should stand in the report. */
  name?: string;
  /** Only these rules or families ("T3", "NARR-NEW"). */
  select?: string[];
  /** Not these rules or families. */
  ignore?: string[];
  /** Severities that differ from the catalogue's, by code. */
  severities?: Record<string, Severity>;
  /** The most characters that section one should have; 0 or nothing is no limit. */
  sectionOneLimit?: number;
  /** The office's own rules: the text of a TOML file. Throws with line and column where the file is wrong. */
  rules?: string;
  /** The same body's report of the year before. */
  previous?: Source;
}

export interface SetOptions extends Options {
  /** The index of the report that adds up the others, where the caller knows; then the others are all its units. */
  consolidated?: number;
  /** Names of the units that there should be. */
  expectedUnits?: string[];
}

/** A report: its text, or an object that holds it in one of three forms. */
export type Source =
  | string
  | { name?: string; text: string }
  | { name?: string; html: string }
  | { name?: string; bytes: Uint8Array | ArrayBuffer };

export interface Report {
  schema: 1;
  source: { name: string; format: "text" | "html" | "docx" | "doc" | "rtf" | "xlsx" | "pdf" };
  report: {
    title: string | null;
    body: string | null;
    kind: "region" | "office" | "dept" | "town" | "street" | null;
    year: number | null;
    form: "2019" | "2021" | null;
  };
  sections: { id: string | null; numeral: string; title: string; start: number; end: number }[];
  /** Another report behind this one in the same text, of which nothing was read; same: word for word the same. */
  second_report?: { start: number; end: number; same: boolean };
  cells: Record<string, Cell>;
  facts: Fact[];
  checks: { passed: number; failed: number; not_evaluated: number };
  /** The one word for it: green is `clean` alone. */
  verdict: "clean" | "findings" | "partial" | "unread" | "empty";
  findings: Finding[];
  skipped: { code: string; reason: string; cells: string[]; count: number }[];
  /** The text in which places count, where the caller does not hold it (checkFile). */
  text?: string;
}

export interface SetReport {
  schema: 1;
  reports: Report[];
  /** Findings between reports; their places name the report by its index. */
  cross: Finding[];
  cross_checks: { passed: number; failed: number; not_evaluated: number };
  /** Checks between reports that could not be made. */
  cross_skipped?: { code: string; reason: string; cells: string[]; count: number }[];
  /** Reports of one body on neighbouring years. */
  years: { earlier: number; later: number; consecutive: boolean }[];
  /** Two versions of one report, with what differs. */
  versions: {
    first: number;
    second: number;
    cells: { cell: string; first: string | null; second: string | null }[];
    sentences: { report: number; start: number; end: number }[];
    gone: string[];
    stayed: string[];
    came: string[];
  }[];
  /** A report that adds up others, given or found. */
  consolidation: { whole: number; units: number[]; complete: boolean; sum: Record<string, string | null> } | null;
}

export interface Cell {
  /** A decimal number; null where none stands. */
  value: string | null;
  raw: string;
  state: "number" | "blank" | "placeholder" | "text" | "missing";
  start?: number;
  end?: number;
}

export interface Fact {
  slot: string;
  value: string;
  unit: string;
  scope: "unmarked" | "wide" | "own" | "sub";
  start: number;
  end: number;
  verdict: "agrees" | "differs" | "not_compared";
  cells: string[];
  reason: string | null;
}

export interface Finding {
  code: string;
  severity: Severity;
  title: string;
  message: string;
  formula: string | null;
  left: string | null;
  right: string | null;
  delta: string | null;
  cells: string[];
  /** Places in UTF-16 units; `report` only in findings across reports. */
  spans: { report?: number; start: number; end: number; role: "subject" | "evidence" }[];
  suggestion: Suggestion | null;
  suggestions: Suggestion[];
  alternatives: Suggestion[][];
  /** The one number of the prose to change; places in UTF-16 units. */
  replacement: { start: number; end: number; value: string; text: string } | null;
  /** Between 0 and 1; 1 is the only explanation. */
  confidence: number;
  explains: string[];
  explained_by: string | null;
  fingerprint: string;
}

export interface Suggestion { cell: string; value: string; text: string }

export interface Rule {
  code: string;
  family: string;
  severity: Severity;
  on: boolean;
  title: string;
  since: string;
  /** The rule's page in Markdown; empty in builds without the pages. */
  docs: string;
}

/** Checks a report in plain text, in any layout. */
export function check(text: string, options?: Options): Report;
/** Checks a report in HTML. Places count in the source. */
export function checkHtml(html: string, options?: Options): Report;
/** Checks the bytes of a file; an array for a workbook with a unit on each sheet. */
export function checkFile(bytes: Uint8Array | ArrayBuffer, name: string, options?: Options): Report | Report[];
/** Checks reports that belong together: years of one body, a consolidated report and its units. */
export function checkSet(reports: Source[], options?: SetOptions): SetReport;
/** The list of problems of reports that belong together, or of one, as the bytes of a document or workbook. */
export function exportReports(reports: Source[], format: "docx" | "xlsx", options?: SetOptions): Uint8Array;
/** The same as text. */
export function exportReports(reports: Source[], format: "sarif" | "csv" | "markdown" | "html" | "svg" | "pictures", options?: SetOptions): string;
/** The report's own docx with the findings as comments at the very words. */
export function markedCopy(bytes: Uint8Array | ArrayBuffer, options?: Options): Uint8Array;
/** The catalogue of rules, and behind it those of an office's own file (the text of it). */
export function rules(lang?: Lang, file?: string): Rule[];
/** The version of the program. */
export function version(): string;
"#;
