"""Checks a country's reports: runs the Python package `gouji` over a corpus on Apache Spark.

    spark-submit --py-files gouji.zip gouji_spark.py --reports hdfs:///reports --out hdfs:///checked

`gouji.zip` is the package's wheel under another name. Input is a folder of report files (any format that gouji reads), or with
--parquet a table with the columns `name` (string) and `content` (binary). Output is two tables in Parquet: `reports`, a row for
each report, and `findings`, a row for each finding. A file that cannot be read is a row in `reports` with its reason.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import tempfile
from collections.abc import Iterable, Iterator

import gouji
from pyspark import RDD
from pyspark.sql import SparkSession
from pyspark.sql import functions as F

FINDINGS = """array<struct<code: string, severity: string, title: string, message: string, formula: string,
    left: string, right: string, delta: string, cells: array<string>, confidence: double, fingerprint: string,
    explained_by: string>>"""
REPORTS = f"""name string, status string, reason string, body string, kind string, year int, form string,
    verdict string, passed int, failed int, not_evaluated int, errors int, warnings int, findings {FINDINGS}"""

# The longest that a call may take. A report takes milliseconds; what takes longer is stopped and said so.
SECONDS = 60


def failed(name: str, status: str, reason: str) -> dict:
    """The row of a file that gave no report."""
    return {"name": name, "status": status, "reason": reason, "findings": []}


def row(report: dict, about: dict, name: str) -> dict:
    """The row of a report, with its findings inside."""
    fields = [f.split(":")[0].strip() for f in FINDINGS[len("array<struct<") :].split(",")]
    findings = [{field: finding.get(field) for field in fields} for finding in report["findings"]]
    return {**about, "name": name, "status": "read", "findings": findings}


def check_one(name: str, content: bytes, lang: str, program: str | None) -> list[dict]:
    """One file: almost always one report; a workbook with a sheet for each unit gives several.

    Each file has a call of its own, so that nothing depends on how the corpus is cut into partitions and no file
    can take others down with it.
    """
    with tempfile.TemporaryDirectory(prefix="gouji-") as folder:
        path = os.path.join(folder, os.path.basename(name) or "report")
        with open(path, "wb") as file:
            file.write(content)
        try:
            checked = gouji.check(path, lang=lang, options=["--jobs", "1"], timeout=SECONDS, program=program)
        except subprocess.TimeoutExpired:
            return [failed(name, "failed", f"no answer in {SECONDS} s")]
        if checked.reports:
            several = len(checked.reports) > 1
            rows = zip(checked.reports, checked.summary)
            return [row(report, about, about["name"] if several else name) for report, about in rows]
        return [failed(name, "unreadable", unread["reason"]) for unread in checked.unread]


def check_partition(rows: Iterable[tuple[str, bytes]], lang: str, program: str | None) -> Iterator[dict]:
    """The reports of one partition."""
    for name, content in rows:
        try:
            yield from check_one(name, content, lang, program)
        except (OSError, ValueError, gouji.Error) as error:
            yield failed(name, "failed", str(error))


def corpus(spark: SparkSession, args: argparse.Namespace) -> RDD:
    """The files: name and content."""
    if args.parquet:
        files = spark.read.parquet(args.parquet).select("name", "content").rdd
        files = files.map(lambda row: (row["name"], bytes(row["content"] or b"")))
    else:
        # Not the source "binaryFile": it passes over empty files, and they are an answer, too.
        context = spark.sparkContext
        settings = context._jsc.hadoopConfiguration()
        settings.set("mapreduce.input.fileinputformat.input.dir.recursive", "true")
        files = context.binaryFiles(args.reports)
    # Small files come in few parts; some parts for each core keep all of them busy to the end.
    return files.repartition(args.partitions or 4 * spark.sparkContext.defaultParallelism)


def run(spark: SparkSession, args: argparse.Namespace) -> None:
    """Checks the corpus and writes the two tables."""
    lang, program = args.lang, args.gouji
    rows = corpus(spark, args).mapPartitions(lambda part: check_partition(part, lang, program))
    # Written once and read again: each report is checked once, though two tables come of it.
    whole = os.path.join(args.out, "_whole")
    spark.createDataFrame(rows, REPORTS, verifySchema=False).write.mode("overwrite").parquet(whole)
    checked = spark.read.parquet(whole)
    checked.drop("findings").write.mode("overwrite").parquet(os.path.join(args.out, "reports"))
    findings = checked.select("name", "body", "year", F.explode("findings").alias("finding"))
    findings.select("name", "body", "year", "finding.*").write.mode("overwrite").parquet(
        os.path.join(args.out, "findings")
    )


def arguments(words: list[str] | None = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    source = parser.add_mutually_exclusive_group(required=True)
    source.add_argument("--reports", help="a folder of report files, searched to the bottom")
    source.add_argument("--parquet", help="a Parquet table with the columns name and content")
    parser.add_argument("--out", required=True, help="where the two tables go")
    parser.add_argument("--gouji", help="a program that stands on every machine, in place of the package's own")
    parser.add_argument("--lang", choices=["zh", "en"], default="zh")
    parser.add_argument("--partitions", type=int, help="into how many parts the corpus is cut (default: 4 a core)")
    return parser.parse_args(words)


if __name__ == "__main__":
    session = SparkSession.builder.appName("gouji").getOrCreate()
    run(session, arguments())
    session.stop()
