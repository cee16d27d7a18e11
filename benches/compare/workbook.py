#!/usr/bin/env python3
"""The workbook with the sums as formulas that a careful clerk keeps: the figures typed in, LibreOffice recalculates, and a cell beside
each sum says whether it holds. All reports are blocks of one sheet, so that the program starts once. Nothing of the prose is compared.

usage: workbook.py FOLDER SOFFICE   One line of JSON a line of FOLDER/truth.jsonl: {"file", "findings", "named", "cells", "ms"}.
"""
import csv
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import time

from form import BLOCKS, COLUMNS, LABELS, OUTCOMES, RESULTS

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" office:version="1.3"
 office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:body><office:spreadsheet><table:table table:name="check">"""
FOOT = "</table:table></office:spreadsheet></office:body></office:document>"


def number(printed):
    printed = printed if re.fullmatch(r"\d+", printed) else "0"
    return f'<table:table-cell office:value-type="float" office:value="{printed}"/>'


def fails(sums):
    """How many of these sums, each two ranges or cells, do not hold."""
    terms = "+".join(f"IF({left}={right};0;1)" for left, right in sums)
    return f'<table:table-cell table:formula="of:={terms}"/>'


def block(cells, top):
    """A report from a row on: rows of table 3, rows of table 4, and how many sums fail as the last cell of the last row."""
    at = {row: top + nth for nth, row in enumerate(LABELS)}
    rows = [[cells.get(f"t3.{row}.{column}", "") for column in COLUMNS] for row in LABELS]
    rows += [[cells.get(f"t4.{block}.{result}", "") for result in RESULTS] for block in BLOCKS]
    sums = [(f"SUM([.A{row}:.F{row}])", f"[.G{row}]") for row in at.values()]
    first, last = at[OUTCOMES[0]], at[OUTCOMES[-1]]
    for column in "ABCDEFG":
        cell = lambda row: f"[.{column}{at[row]}]"
        sums.append((f"SUM([.{column}{first}:.{column}{last}])", cell("total_handled")))
        sums.append((f"{cell('new_received')}+{cell('carried_in')}", f"{cell('total_handled')}+{cell('carried_out')}"))
    sums += [(f"SUM([.A{row}:.D{row}])", f"[.E{row}]") for row in range(top + len(LABELS), top + len(rows))]
    drawn = ["".join(map(number, row)) for row in rows]
    drawn[-1] += fails(sums)
    return [f"<table:table-row>{row}</table:table-row>" for row in drawn]


folder, soffice = pathlib.Path(sys.argv[1]), sys.argv[2]
truths = [json.loads(line) for line in open(folder / "truth.jsonl", encoding="utf-8")]
with tempfile.TemporaryDirectory() as made:
    sheet, rows, ends = pathlib.Path(made) / "check.fods", [], []
    for truth in truths:
        rows += block(truth["cells"], len(rows) + 1)
        ends.append(len(rows) - 1)
    sheet.write_text(HEAD + "\n".join(rows) + FOOT, encoding="utf-8")
    start = time.perf_counter()
    home = f"-env:UserInstallation=file://{made}/home"
    call = [soffice, home, "--headless", "--convert-to", "csv", "--outdir", made, str(sheet)]
    subprocess.run(call, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    spent = (time.perf_counter() - start) * 1000 / len(truths)
    values = list(csv.reader(open(pathlib.Path(made) / "check.csv", encoding="utf-8")))
for truth, end in zip(truths, ends):
    findings = int(values[end][len(RESULTS)])
    print(json.dumps({"file": truth["file"], "findings": findings, "named": [], "cells": None, "ms": spent}))
