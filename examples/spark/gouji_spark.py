"""Checks a country's reports: runs the command line `gouji` over a corpus on Apache Spark.

    spark-submit --files gouji gouji_spark.py --reports hdfs:///reports --out hdfs:///checked

Input is a folder of report files (any format that gouji reads), or with --parquet a table with the columns
`name` (string) and `content` (binary). Output is two tables in Parquet: `reports`, a row for each report, and
`findings`, a row for each finding. A file that cannot be read is a row in `reports` with its reason.
"""

import argparse
import json
import os
import shutil
import stat
import subprocess
import tempfile
from collections.abc import Iterable, Iterator

from pyspark import RDD, SparkFiles
from pyspark.sql import SparkSession
from pyspark.sql import functions as F

FINDINGS = """array<struct<code: string, severity: string, title: string, message: string, formula: string,
    left: string, right: string, delta: string, cells: array<string>, confidence: double, fingerprint: string,
    explained_by: string>>"""
REPORTS = f"""name string, status string, reason string, body string, kind string, year int, form string,
    passed int, failed int, not_evaluated int, errors int, warnings int, findings {FINDINGS}"""

# The longest that a call may take. A report takes milliseconds; what takes longer is stopped and said so.
SECONDS = 60


def program(name: str) -> str:
    """The program on this machine: where Spark put the shipped file, made executable."""
    shipped = name if os.path.isabs(name) else SparkFiles.get(name)
    if os.access(shipped, os.X_OK):
        return shipped
    # What Spark hands out may have lost its mode, and may be shared: take a copy.
    own = os.path.join(tempfile.mkdtemp(prefix="gouji-"), "gouji")
    shutil.copyfile(shipped, own)
    os.chmod(own, stat.S_IRWXU)
    return own


def failed(name: str, status: str, reason: str) -> dict:
    """The row of a file that gave no report."""
    return {"name": name, "status": status, "reason": reason, "findings": []}


def row(report: dict, name: str) -> dict:
    """The row of a report, with its findings inside."""
    about, checks = report["report"], report["checks"]
    fields = [f.split(":")[0].strip() for f in FINDINGS[len("array<struct<") :].split(",")]
    findings = [{field: finding.get(field) for field in fields} for finding in report["findings"]]
    severities = [finding["severity"] for finding in findings]
    return {
        "name": name,
        "status": "read",
        "body": about["body"],
        "kind": about["kind"],
        "year": about["year"],
        "form": about["form"],
        "passed": checks["passed"],
        "failed": checks["failed"],
        "not_evaluated": checks["not_evaluated"],
        "errors": severities.count("error"),
        "warnings": severities.count("warning"),
        "findings": findings,
    }


def check_one(gouji: str, name: str, content: bytes, lang: str) -> list[dict]:
    """One file: almost always one report; a workbook with a sheet for each unit gives several.

    Each file has a call of its own, so that nothing depends on how the corpus is cut into partitions and no file
    can take others down with it.
    """
    with tempfile.TemporaryDirectory(prefix="gouji-") as folder:
        path = os.path.join(folder, os.path.basename(name) or "report")
        with open(path, "wb") as file:
            file.write(content)
        call = [gouji, "check", "--format", "ndjson", "--jobs", "1", "--lang", lang, path]
        try:
            done = subprocess.run(call, capture_output=True, timeout=SECONDS, check=False)
        except subprocess.TimeoutExpired:
            return [failed(name, "failed", f"no answer in {SECONDS} s")]
        reports = [json.loads(line) for line in done.stdout.splitlines()]
        reports = [report for report in reports if "report" in report]
        if done.returncode in (0, 1) and reports:
            several = len(reports) > 1
            return [row(r, r["source"]["name"] if several else name) for r in reports]
        said = done.stderr.decode("utf-8", "replace").strip().replace(path, os.path.basename(name))
        status = "unreadable" if done.returncode == 2 else "failed"
        return [failed(name, status, said or f"exit status {done.returncode}")]


def check_partition(rows: Iterable[tuple[str, bytes]], gouji: str, lang: str) -> Iterator[dict]:
    """The reports of one partition."""
    here = program(gouji)
    for name, content in rows:
        try:
            yield from check_one(here, name, content, lang)
        except (OSError, ValueError) as error:
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
    if args.gouji:
        spark.sparkContext.addFile(args.gouji)
    name, lang = os.path.basename(args.gouji or "gouji"), args.lang
    rows = corpus(spark, args).mapPartitions(lambda part: check_partition(part, name, lang))
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
    parser.add_argument("--gouji", help="the program; not needed where spark-submit shipped it with --files gouji")
    parser.add_argument("--lang", choices=["zh", "en"], default="zh")
    parser.add_argument("--partitions", type=int, help="into how many parts the corpus is cut (default: 4 a core)")
    return parser.parse_args(words)


if __name__ == "__main__":
    session = SparkSession.builder.appName("gouji").getOrCreate()
    run(session, arguments())
    session.stop()
