"""Makes N invented reports, checks them on Spark and by the plain command line, and compares the two.

    python3 examples/spark/test_recipe.py --gouji target/native/gouji --reports 1000

Says “skipped” where pyspark or Java is missing. Prints how long it took, and what a million reports would cost.
"""

import argparse
import collections
import importlib.util
import json
import os
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile

HERE = pathlib.Path(__file__).resolve().parent
# The package's own files: in the project, or as the wheel that is released.
PACKAGE = HERE.parent.parent / "python"
COLUMNS = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]
# Short names of the rows between 上年结转 and 总计.
OUTCOMES = [
    "（一）予以公开",
    "（二）部分公开（区分处理的，只计这一情形，不计其他情形）",
    "1.属于国家秘密",
    "2.其他法律行政法规禁止公开",
    "3.危及“三安全一稳定”",
    "4.保护第三方合法权益",
    "5.属于三类内部事务信息",
    "6.属于四类过程性信息",
    "7.属于行政执法案卷",
    "8.属于行政查询事项",
    "1.本机关不掌握相关政府信息",
    "2.没有现成信息需要另行制作",
    "3.补正后申请内容仍不明确",
    "1.信访举报投诉类申请",
    "2.重复申请",
    "3.要求提供公开出版物",
    "4.无正当理由大量反复申请",
    "5.要求行政机关确认或重新出具已获取信息",
    "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
    "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
    "3.其他",
]


def table(dice: random.Random, wrong: bool) -> list[tuple[str, list[int]]]:
    """Table 3: sound, or with one figure changed."""
    outcomes = [[dice.randrange(30) if dice.random() < 0.3 else 0 for _ in range(6)] for _ in OUTCOMES]
    handled = [sum(column) for column in zip(*outcomes)]
    received, carried = [n + 1 for n in handled], [1] * 6
    rows = [("一、本年新收政府信息公开申请数量", received), ("二、上年结转政府信息公开申请数量", carried)]
    rows += zip(OUTCOMES, outcomes)
    rows += [("（七）总计", handled), ("四、结转下年度继续办理", [2] * 6)]
    rows = [(label, figures + [sum(figures)]) for label, figures in rows]
    if wrong:
        rows[2 + dice.randrange(len(OUTCOMES))][1][dice.randrange(6)] += 3
    return rows


def lines(number: int) -> tuple[list[str], list[tuple[str, list[int]]]]:
    """The paragraphs before the table, and the table."""
    dice = random.Random(number)
    rows = table(dice, wrong=number % 5 == 0)
    new, old, left = rows[0][1][-1], rows[1][1][-1], rows[-1][1][-1]
    said = new + (7 if number % 7 == 0 else 0)
    before = [
        f"青禾区第{number}街道办事处2024年政府信息公开工作年度报告",
        "一、总体情况",
        f"2024年新收政府信息公开申请{said}件，上年结转{old}件，结转下年度继续办理{left}件。",
        "二、主动公开政府信息情况",
        "三、收到和处理政府信息公开申请情况",
    ]
    return before, rows


def as_text(number: int) -> bytes:
    before, rows = lines(number)
    cells = ["\t".join([label, *map(str, figures)]) for label, figures in rows]
    return "\n".join([*before, "\t".join(["项目", *COLUMNS]), *cells, "四、行政复议、行政诉讼情况"]).encode()


def as_page(number: int) -> bytes:
    before, rows = lines(number)
    line = lambda cells: "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"
    body = "".join(f"<p>{text}</p>" for text in before)
    cells = "".join(line([label, *figures]) for label, figures in rows)
    page = f"<!DOCTYPE html><meta charset=gb18030>{body}<table>{line(['项目', *COLUMNS])}{cells}</table>"
    return page.encode("gb18030")


def as_docx(path: pathlib.Path, number: int) -> None:
    before, rows = lines(number)
    p = lambda text: f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"
    line = lambda cells: "<w:tr>" + "".join(f"<w:tc>{p(cell)}</w:tc>" for cell in cells) + "</w:tr>"
    body = "".join(map(p, before)) + "<w:tbl>" + line(["项目", *COLUMNS])
    body += "".join(line([label, *figures]) for label, figures in rows) + "</w:tbl>"
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("[Content_Types].xml", "<Types/>")
        file.writestr("word/document.xml", f'<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>')


def make(folder: pathlib.Path, count: int) -> None:
    """A corpus in three partitions of a folder; of every hundred files some cannot be read."""
    for number in range(count):
        part = folder / f"part={number % 3}"
        part.mkdir(parents=True, exist_ok=True)
        path = part / f"{number:06}.{['txt', 'html', 'docx'][number % 3]}"
        if number % 50 == 49:
            path.write_bytes([b"", b"\x89PNG\r\n", b"PK\x03\x04 broken", os.urandom(64)][number // 50 % 4])
        elif number % 3 == 2:
            as_docx(path, number)
        else:
            path.write_bytes([as_text, as_page][number % 3](number))


def plainly(gouji: str, folder: pathlib.Path) -> tuple[dict, set]:
    """What the plain command line says: the findings of each file, and the files that cannot be read."""
    findings, unreadable = {}, set()
    for path in sorted(folder.rglob("*.*")):
        call = [gouji, "check", "--format", "ndjson", str(path)]
        done = subprocess.run(call, capture_output=True, check=False)
        reports = [json.loads(line) for line in done.stdout.splitlines()]
        if not reports:
            unreadable.add(path.name)
        for report in reports:
            codes = collections.Counter((f["code"], f["fingerprint"]) for f in report["findings"])
            findings[path.name] = (report["report"]["body"], report["checks"]["passed"], codes)
    return findings, unreadable


def cpu_seconds() -> float:
    """The processor time of this process and all below it: Spark, its workers, and the program."""
    times, parents = {}, {}
    for path in pathlib.Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rsplit(")", 1)[1].split()
        except OSError:
            continue
        process = int(path.parent.name)
        parents[process], times[process] = int(fields[1]), sum(map(int, fields[11:15]))

    def below(process: int) -> bool:
        while process in parents and process != os.getpid():
            process = parents[process]
        return process == os.getpid()

    return sum(time for process, time in times.items() if below(process)) / os.sysconf("SC_CLK_TCK")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--gouji", required=True, help="the program")
    parser.add_argument("--package", help="the wheel under a name that ends in .zip; else the files in python/")
    parser.add_argument("--reports", type=int, default=200, help="how many reports are made")
    parser.add_argument("--master", default="local[2]", help="local[2], or local-cluster[2,1,1024]")
    parser.add_argument("--price", type=float, default=0.30, help="what one core costs an hour, in yuan")
    args = parser.parse_args()
    if importlib.util.find_spec("pyspark") is None or shutil.which("java") is None:
        print("skipped: the recipe needs pyspark (pip install pyspark) and Java 17")
        return 0

    sys.path[:0] = [str(HERE), str(PACKAGE)]
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    import gouji_spark  # only now: it needs pyspark
    from pyspark.sql import SparkSession

    gouji = os.path.abspath(args.gouji)
    with tempfile.TemporaryDirectory(prefix="gouji-spark-") as folder:
        folder = pathlib.Path(folder)
        make(folder / "in", args.reports)
        session = (
            SparkSession.builder.master(args.master)
            .appName("gouji")
            .config("spark.ui.enabled", "false")
            .config("spark.sql.shuffle.partitions", "4")
            .getOrCreate()
        )
        session.sparkContext.setLogLevel("ERROR")
        session.sparkContext.addPyFile(str(HERE / "gouji_spark.py"))
        packed = args.package or shutil.make_archive(str(folder / "package"), "zip", PACKAGE, "gouji")
        session.sparkContext.addPyFile(str(packed))
        cores = session.sparkContext.defaultParallelism
        words = ["--reports", str(folder / "in"), "--out", str(folder / "out")]
        # A wheel brings its program along.
        words += [] if args.package else ["--gouji", gouji]
        begun, used = time.monotonic(), cpu_seconds()
        gouji_spark.run(session, gouji_spark.arguments(words))
        seconds, used = time.monotonic() - begun, cpu_seconds() - used

        short = lambda name: name.rsplit("/", 1)[-1]
        reports = session.read.parquet(str(folder / "out" / "reports")).collect()
        found = collections.defaultdict(collections.Counter)
        for finding in session.read.parquet(str(folder / "out" / "findings")).collect():
            found[short(finding.name)][(finding.code, finding.fingerprint)] += 1
        read = {short(r.name): (r.body, r.passed, found[short(r.name)]) for r in reports if r.status == "read"}
        not_read = {short(r.name) for r in reports if r.status == "unreadable"}
        reasons = [r.reason for r in reports if r.status != "read"]
        session.stop()

        expected, unreadable = plainly(gouji, folder / "in")
    assert len(reports) == args.reports, f"{len(reports)} rows for {args.reports} files"
    assert not_read == unreadable, not_read ^ unreadable
    assert all(reasons), "a file without a reason"
    wrong = [name for name in expected if read.get(name) != expected[name]]
    assert not wrong and len(read) == len(expected), wrong[:5]
    assert sum(map(len, found.values())) > 0, "no finding at all"

    print(f"{args.reports} files on {cores} cores ({args.master}) in {seconds:.1f} s, {used:.1f} s of processor time, "
          "the start of Spark left out")
    print(f"{len(read)} reports, {len(not_read)} unreadable files, {sum(map(len, found.values()))} findings: "
          "all as the plain command line has them")
    hours = used / args.reports * 1e6 / 3600
    print(f"a million reports at this rate: {hours:.1f} core hours, {hours * args.price:.2f} yuan at "
          f"{args.price:.2f} yuan a core hour")
    return 0


if __name__ == "__main__":
    sys.exit(main())
