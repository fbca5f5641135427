"""The same events give the same bytes: wherever the report lies, whatever the machine's time zone and hashes are."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.repository import ROOT

BUILD = "from living_guide.cli import app; app()"
# Both are the user's to choose, and neither is known in advance.
SURROUNDINGS = [
    {"PYTHONHASHSEED": "1", "TZ": "Asia/Shanghai", "LANG": "C"},
    {"PYTHONHASHSEED": "2", "TZ": "America/New_York", "LANG": "C.UTF-8"},
]


def build(report: Path, *more: str, **environ: str) -> None:
    words = ["guide", "build", str(report), *more]
    subprocess.run([sys.executable, "-c", BUILD, *words], cwd=ROOT, env=os.environ | environ, check=True)


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_same_events_give_the_same_bytes(report: Path, tmp_path: Path) -> None:
    sites = []
    for name, environ in zip(("one", "another one"), SURROUNDINGS, strict=True):
        shutil.copytree(report / "events", tmp_path / name / "events")
        build(tmp_path / name, **environ)
        build(tmp_path / name, f"--single-file={tmp_path / name / 'alone.html'}", **environ)
        sites.append(bytes_of(tmp_path / name))
    one, other = sites
    assert set(one) == set(other)
    assert len(one) > 240
    assert [name for name in one if one[name] != other[name]] == []


def test_a_site_is_replaced_by_the_next(report: Path, tmp_path: Path) -> None:
    shutil.copytree(report / "events", tmp_path / "events")
    build(tmp_path)
    before = bytes_of(tmp_path)
    (tmp_path / "scenarios" / "gone.html").touch()
    build(tmp_path)
    assert bytes_of(tmp_path) == before
