"""Tries the package as it is installed: `tried.py FOLDER`, where FOLDER holds `sound.txt`, `slip.txt` and `locked.doc`."""

import pathlib
import shutil
import subprocess
import sys

import gouji

folder = pathlib.Path(sys.argv[1])
slip = gouji.check(folder / "slip.txt", lang="en")
[one] = slip.summary
assert (one["year"], one["verdict"], one["failed"] > 0) == (2023, "findings", True), one
assert any(row["code"] == "T3-ROOT" and row["severity"] == "error" for row in slip.findings), slip.findings
cells = {row["cell"]: row for row in slip.cells}
assert len(cells) == 200 and cells["t3.unable_not_held.natural"]["value"] == 83, cells["t3.unable_not_held.natural"]
assert cells["t3.unable_not_held.natural"]["table"] == "t3" and isinstance(slip.cells[0]["value"], int)
assert all(set(row) == set(slip.cells[0]) for row in slip.cells), "rows of one table have the same columns"
assert all(set(row) == set(slip.findings[0]) for row in slip.findings)

both = gouji.check(folder, options=["--ignore", "PRIV"])
assert len(both.reports) == 2 and [row["name"].endswith("locked.doc") for row in both.unread] == [True], both.unread
paths = [folder / name for name in ("slip.txt", "locked.doc", "sound.txt", "none.txt")] * 20
many = list(gouji.check_many(paths, jobs=2))
assert [len(checked.reports) for checked in many] == [1, 0, 1, 0] * 20, many
assert all(row["reason"] for checked in many for row in checked.unread)
# A path that no system has, and a file that takes too long: each is one of those that were not read.
strange = list(gouji.check_many(["a\0b", folder / "sound.txt"]))
assert [len(checked.reports) for checked in strange] == [0, 1], strange
[late] = gouji.check_many([folder / "sound.txt"], timeout=0)
assert late.unread[0]["reason"] == "0 秒内没有核对完，已停止。", late.unread



def refused(kind, call):
    """What a call says that must not be made."""
    try:
        call()
    except kind as error:
        return str(error)
    raise AssertionError("a call that is off is an error")


assert "NO-SUCH-RULE" in refused(gouji.Error, lambda: gouji.check(folder / "slip.txt", options=["--select", "NO-SUCH-RULE"]))
assert "fr" in refused(gouji.Error, lambda: list(gouji.check_many(paths, lang="fr")))
assert "none" in refused(gouji.Error, lambda: gouji.check(folder / "slip.txt", program=folder / "none"))
refused(gouji.Error, lambda: gouji.check(folder / "slip.txt", program=shutil.which("echo")))
# A string is no row of paths or of options, though Python would take its letters.
refused(TypeError, lambda: gouji.check_many(str(folder)) and list(gouji.check_many(str(folder))))
refused(TypeError, lambda: gouji.check(folder / "slip.txt", options="--ignore"))
one = gouji.check(folder / "slip.txt", units=str(folder / "sound.txt"), timeout=60)
assert any(row["code"].startswith("CON-") for row in one.cross), one.cross
# What another finding explains is not counted again.
assert slip.summary[0]["errors"] == 1 < sum(row["severity"] == "error" for row in slip.findings), slip.summary

said = subprocess.run([sys.executable, "-m", "gouji", "--version"], capture_output=True, text=True, check=True).stdout
assert gouji.__version__ in said, said
try:
    import pandas
except ImportError:
    print("tried, without pandas")
else:
    frame = pandas.DataFrame(slip.cells)
    assert frame.value.dtype.kind in "if" and frame.groupby("table").size()["t4"] == 15
    print("tried, with pandas")
