#!/usr/bin/env python3
"""What a good colleague writes in two days: tables by their labels with regular expressions, sums with pandas.

usage: colleague.py FILE…   One line of JSON a file: {"file", "findings", "named", "cells", "ms"}.
"""
import html
import json
import re
import sys
import time

import pandas as pd

from form import BLOCKS, COLUMNS, LABELS, OUTCOMES, RESULTS
HEADINGS = ["一、", "二、", "三、", "四、", "五、", "六、"]


# White space is allowed between any two characters, since labels are wrapped.
PATTERNS = [(name, re.compile(r"\s*".join(map(re.escape, words)))) for name, words in LABELS.items()]
NUMBER = re.compile(r"(?<![\d.])\d+(?![\d.]|[、．])")


def text_of(path):
    raw = open(path, "rb").read().decode("utf-8", "replace")
    if not path.endswith(".html"):
        return raw
    # Rows and cells as lines and tabs.
    body = re.sub(r"</(?:tr|p|h\d)>", "\n", raw)
    body = re.sub(r"</t[dh]>", "\t", body)
    return html.unescape(re.sub(r"<[^>]+>", "", body))


def section(text, nth):
    """What stands between a heading and the next."""
    starts = [m.start() for h in HEADINGS for m in [re.search(r"(?m)^\s*" + h, text)] if m]
    starts = sorted(starts) + [len(text)]
    return text[starts[nth]:starts[nth + 1]] if nth + 1 < len(starts) else ""


def table_3(text):
    """Each row's seven figures: those between its label and the next label."""
    spans, at = [], 0
    for name, pattern in PATTERNS:
        found = pattern.search(text, at)
        if found:
            spans.append((name, found.start(), found.end()))
            at = found.end()
    rows = {}
    for (name, _, end), following in zip(spans, [s[1] for s in spans[1:]] + [len(text)]):
        between = re.sub(r"[（(][一二三四五六七]\s*[）)]|(?m:^|\s)\d[.．、]", " ", text[end:following])
        figures = NUMBER.findall(between)
        if len(figures) >= 7:
            rows[name] = [int(figure) for figure in figures[:7]]
    return pd.DataFrame.from_dict(rows, orient="index", columns=COLUMNS) if rows else pd.DataFrame(columns=COLUMNS)


def table_4(text):
    """The last fifteen figures of the section, in three blocks of five."""
    figures = [int(figure) for figure in NUMBER.findall(text)]
    if len(figures) < 15:
        return pd.DataFrame(columns=RESULTS)
    figures = figures[-15:]
    return pd.DataFrame([figures[i * 5:i * 5 + 5] for i in range(3)], index=BLOCKS, columns=RESULTS)


def check(text):
    findings, named = [], []
    t3, t4 = table_3(section(text, 2)), table_4(section(text, 3))
    row_off, column_off = {}, {}
    for name, row in t3.iterrows():
        if row[COLUMNS[:6]].sum() != row["total"]:
            row_off[name] = row["total"] - row[COLUMNS[:6]].sum()
            findings.append(f"{name}: {row['total']}")
    if set(OUTCOMES) | {"total_handled"} <= set(t3.index):
        handled = t3.loc[OUTCOMES].sum()
        for column in COLUMNS:
            if handled[column] != t3.at["total_handled", column]:
                column_off[column] = t3.at["total_handled", column] - handled[column]
                findings.append(f"total_handled.{column}: {handled[column]}")
    if {"new_received", "carried_in", "total_handled", "carried_out"} <= set(t3.index):
        came = t3.loc["new_received"] + t3.loc["carried_in"]
        went = t3.loc["total_handled"] + t3.loc["carried_out"]
        findings += [f"balance.{c}: {came[c]} {went[c]}" for c in COLUMNS if came[c] != went[c]]
    # Where one row and one column fail by the same amount the cell is where they cross.
    if len(row_off) == 1 and len(column_off) == 1:
        (row, by_row), (column, by_column) = *row_off.items(), *column_off.items()
        if row in OUTCOMES and by_row == by_column or row == "total_handled" and by_row == -by_column:
            named.append(f"t3.{row}.{column}")
    for name, row in t4.iterrows():
        if row[RESULTS[:4]].sum() != row["total"]:
            findings.append(f"t4.{name}: {row['total']}")
    # What the prose says of the applications.
    prose = section(text, 0)
    said = re.search(r"(?:新收|收到)[^。，；\d]{0,20}申请[^。，；\d]{0,6}(\d+)\s*[件宗]", prose)
    if said and "new_received" in t3.index and int(said[1]) != t3.at["new_received", "total"]:
        findings.append(f"prose: {said[1]} {t3.at['new_received', 'total']}")
        named.append("prose")
    cells = {f"t3.{r}.{c}": str(t3.at[r, c]) for r in t3.index for c in COLUMNS}
    cells |= {f"t4.{r}.{c}": str(t4.at[r, c]) for r in t4.index for c in RESULTS}
    return findings, named, cells


for path in sys.argv[1:]:
    start = time.perf_counter()
    findings, named, cells = check(text_of(path))
    spent = (time.perf_counter() - start) * 1000
    print(json.dumps({"file": path, "findings": len(findings), "named": named, "cells": cells, "ms": spent}, default=str))
