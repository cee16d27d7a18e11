#!/usr/bin/env python3
"""The rules of the public prior art, written anew from its description (docs/domain.md, sources): over tables that somebody has read
for it, so its cells are given, all right. What it is known to do is kept: the first number that matches, no border of words, totals
that are filled in where they are blank, headings in order, empty cells. What is known to be a mistake is not copied.

usage: prior_art.py FOLDER   One line of JSON a line of FOLDER/truth.jsonl: {"file", "findings", "named", "cells", "ms"}.
"""
import json
import pathlib
import re
import sys
import time

from form import BLOCKS, COLUMNS, FLOW, OUTCOMES, RESULTS

# The first match of each counts.
SAID = [
    (r"(?:新收|收到)[^\d。]*?申请[^\d。]*?(\d+)", ["t3.new_received.total"]),
    (r"(?:上年|上年度|去年)结转[^\d。]*?(\d+)", ["t3.carried_in.total"]),
    (r"办结[^\d。]*?(\d+)", ["t3.total_handled.total"]),
    (r"结转(?:下年|下年度|下一年)[^\d。]*?(\d+)", ["t3.carried_out.total"]),
    (r"予以公开[^\d。]*?(\d+)", ["t3.granted.total"]),
    (r"行政复议[^\d。]*?(\d+)", ["t4.review.total"]),
    (r"行政诉讼[^\d。]*?(\d+)", ["t4.suit_direct.total", "t4.suit_after.total"]),
]
NUMERALS = "一二三四五六"


def check(cells, text):
    findings = []
    value = lambda cell: int(cells[cell]) if re.fullmatch(r"\d+", cells.get(cell, "")) else 0
    row = lambda name: [value(f"t3.{name}.{column}") for column in COLUMNS]
    for name in OUTCOMES + FLOW:
        *parts, total = row(name)
        if sum(parts) != total:
            findings.append(f"row {name}")
    handled = [sum(column) for column in zip(*map(row, OUTCOMES))]
    for column, parts, total in zip(COLUMNS, handled, row("total_handled")):
        if parts != total:
            findings.append(f"outcomes {column}")
    for column, *of in zip(COLUMNS, *map(row, FLOW)):
        if of[0] + of[1] != of[2] + of[3]:
            findings.append(f"balance {column}")
    for block in BLOCKS:
        *parts, total = [value(f"t4.{block}.{result}") for result in RESULTS]
        if sum(parts) != total:
            findings.append(f"block {block}")
    for pattern, sums in SAID:
        said = re.search(pattern, text)
        if said and int(said[1]) != sum(map(value, sums)):
            findings.append(f"said {pattern}")
    found = [NUMERALS.index(n) for n in re.findall(rf"(?m)^\s*(?:<p>)?([{NUMERALS}])、", text)]
    headings = [n for i, n in enumerate(found) if n not in found[:i]]
    if headings != sorted(headings):
        findings.append("headings")
    findings += [f"empty {cell}" for cell, printed in cells.items() if not printed.strip()]
    return findings


folder = pathlib.Path(sys.argv[1])
for line in open(folder / "truth.jsonl", encoding="utf-8"):
    truth = json.loads(line)
    text = (folder / truth["file"]).read_text(encoding="utf-8")
    start = time.perf_counter()
    findings = check(truth["cells"], text)
    spent = (time.perf_counter() - start) * 1000
    print(json.dumps({"file": truth["file"], "findings": len(findings), "named": [], "cells": None, "ms": spent}))
