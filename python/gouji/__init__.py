"""Gouji 勾稽: checks 政府信息公开工作年度报告, by the program of that name, which this package carries.

    import gouji
    checked = gouji.check("report.docx")
    pandas.DataFrame(checked.findings)     # a row for each finding
    pandas.DataFrame(checked.cells)        # a row for each cell of the form
    for checked in gouji.check_many(paths): ...

Nothing is uploaded. Rows are plain dicts; their codes, ids and fields are those of the program's JSON.
"""

from __future__ import annotations

import atexit
import collections
import concurrent.futures
import functools
import importlib.resources
import itertools
import json
import os
import shutil
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Dict, List, Optional, Union

__all__ = ["Checked", "Ended", "Error", "Row", "check", "check_many", "program"]
__version__ = "@version@"

Row = Dict[str, Any]
Path = Union[str, "os.PathLike[str]"]

#: With this status, and nothing said, the program could not be called so.
_CALL_IS_OFF = 2

_NAME = "gouji.exe" if os.name == "nt" else "gouji"


class Error(Exception):
    """The call was off, or the program ended without an answer. Never the fault of a report."""


class Ended(Error):
    """The program ended without an answer, as it may of one file; `check_many` goes on with the next."""


@dataclass(frozen=True)
class Checked:
    """What came of one call."""

    #: The reports, as the program's JSON has them.
    reports: List[Row]
    #: What was found between reports: years, units, copies.
    cross: List[Row]
    #: The files that could not be read: `name`, and `reason` with what to do.
    unread: List[Row]

    @property
    def summary(self) -> List[Row]:
        """A row for each report: whose it is, its verdict, how many checks passed, failed and could not be made, and how many
        errors and warnings there are; what another finding explains is not counted again."""
        rows = []
        for report in self.reports:
            severities = [finding["severity"] for finding in report["findings"] if finding["explained_by"] is None]
            counts = {"errors": severities.count("error"), "warnings": severities.count("warning")}
            about = {key: report["report"][key] for key in ("kind", "form")}
            rows.append({**_of(report), **about, "verdict": report["verdict"], **report["checks"], **counts})
        return rows

    @property
    def findings(self) -> List[Row]:
        """A row for each finding: where it is from, then its fields."""
        return [{**_of(report), **finding} for report in self.reports for finding in report["findings"]]

    @property
    def cells(self) -> List[Row]:
        """A row for each cell of the form: `value` as a number, or none where the cell holds none; `raw` as printed."""
        return [
            {**_of(report), "table": cell.split(".")[0], "cell": cell, "value": _number(read["value"]), "raw": read["raw"],
             "state": read["state"]}
            for report in self.reports
            for cell, read in report["cells"].items()
        ]


def check(
    *paths: Path,
    lang: str = "zh",
    previous: Optional[Path] = None,
    units: Union[Path, Sequence[Path]] = (),
    options: Sequence[str] = (),
    timeout: Optional[float] = None,
    program: Optional[Path] = None,
) -> Checked:
    """Checks files and folders in one call, so that reports which belong together are compared with each other.

    `previous` and `units` are those of the command line, `options` more of its words, such as `["--ignore", "PRIV"]`. A call that
    takes longer than `timeout` seconds is stopped (`subprocess.TimeoutExpired`). `program` is used in place of the one in here.
    """
    if isinstance(options, (str, bytes)):
        raise TypeError("options is a list of words, such as ['--ignore', 'PRIV']")
    if _is_path(units):
        units = [units]
    call: List[str] = [os.fspath(program or _program()), "check", "--format", "json", "--lang", lang, *options]
    if previous is not None:
        call += ["--previous", os.fspath(previous)]
    for unit in units:
        call += ["--units", os.fspath(unit)]
    call += ["--", *(os.fspath(path) for path in paths)]
    try:
        done = subprocess.run(call, capture_output=True, timeout=timeout, check=False, stdin=subprocess.DEVNULL)
    except OSError as error:
        raise Error(f"{call[0]}: {error.strerror}") from error
    if not done.stdout:
        said = done.stderr.decode("utf-8", "replace").strip() or f"gouji ended with {done.returncode}"
        raise (Error if done.returncode == _CALL_IS_OFF else Ended)(said)
    try:
        answer = json.loads(done.stdout)
    except ValueError as error:
        raise Error(f"{call[0]} did not answer as gouji does") from error
    return Checked(answer["reports"], answer.get("cross", []), answer.get("unread", []))


def check_many(
    paths: Iterable[Path], *, jobs: Optional[int] = None, timeout: Optional[float] = 60, **options: Any
) -> Iterator[Checked]:
    """Checks files one by one, `jobs` at a time, and gives the answers in their order.

    Each has a call of its own: nothing is compared between them, and a file that takes too long is one of `unread`. Any number
    of paths may come; no more are taken than are being worked on. A call that is off is an `Error` at the first file.
    """
    if _is_path(paths):
        raise TypeError("check_many takes several paths; for one of them there is check")

    def one(path: Path) -> Checked:
        try:
            return check(path, timeout=timeout, options=["--jobs", "1", *more], **options)
        except subprocess.TimeoutExpired:
            reason = (
                f"not checked within {timeout} seconds, and stopped."
                if options.get("lang") == "en"
                else f"{timeout} 秒内没有核对完，已停止。"
            )
        except (Ended, ValueError) as error:
            reason = str(error)
        return Checked([], [], [{"name": os.fspath(path), "reason": reason}])

    more = options.pop("options", ())
    if isinstance(more, (str, bytes)):
        raise TypeError("options is a list of words, such as ['--ignore', 'PRIV']")
    count = jobs or os.cpu_count() or 1
    with concurrent.futures.ThreadPoolExecutor(count) as pool:
        paths = iter(paths)
        waiting = collections.deque(pool.submit(one, path) for path in itertools.islice(paths, 2 * count))
        while waiting:
            yield waiting.popleft().result()
            waiting.extend(pool.submit(one, path) for path in itertools.islice(paths, 1))


def program() -> str:
    """Where the program is that this package carries."""
    return _program()


@functools.lru_cache(maxsize=None)
def _program() -> str:
    beside = os.path.join(os.path.dirname(os.path.abspath(__file__)), _NAME)
    if os.access(beside, os.X_OK) and os.path.isfile(beside):
        return beside
    # Out of an archive (Spark hands packages out so), or where its mode was lost: a copy of our own.
    folder = tempfile.mkdtemp(prefix="gouji-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    own = os.path.join(folder, _NAME)
    with (importlib.resources.files(__name__) / _NAME).open("rb") as packed, open(own, "wb") as file:
        shutil.copyfileobj(packed, file)
    os.chmod(own, stat.S_IRWXU)
    return own


def _is_path(value: Any) -> bool:
    """Whether this is one path, where several were asked for: a string is a row of strings too."""
    return isinstance(value, (str, bytes, os.PathLike))


def _of(report: Row) -> Row:
    """Where a row is from."""
    about, source = report["report"], report["source"]
    return {"path": source.get("path"), "name": source["name"], "body": about["body"], "year": about["year"]}


def _number(value: Optional[str]) -> Union[int, float, None]:
    if value is None:
        return None
    return float(value) if "." in value else int(value)


def _main() -> int:
    """The command line."""
    call = [_program(), *sys.argv[1:]]
    if os.name == "nt":
        return subprocess.call(call)
    os.execv(call[0], call)
