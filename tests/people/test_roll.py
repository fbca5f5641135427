"""`yss people`, as files that other programs read."""

import csv
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from pyarrow import parquet

from mock_platform.core.benefit import Status
from mock_platform.core.identity import Document, DocumentType
from mock_platform.people.cast import REFERENCE_DAY, Needs
from mock_platform.people.numbers import is_synthetic
from mock_platform.roll.lines import write_csv, write_jsonl
from mock_platform.roll.parquet import SCHEMA, write_parquet
from mock_platform.roll.rows import COLUMNS, Row, batches, rows
from tests.repository import ROOT

FORMATS = {"csv": write_csv, "jsonl": write_jsonl, "parquet": write_parquet}
PATIENCE = 60  # seconds


@contextmanager
def start(*arguments: str, **environ: str) -> Iterator["subprocess.Popen[bytes]"]:
    command = [sys.executable, "-W", "error", "-m", "mock_platform", "people", *arguments]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "COLUMNS": "300", **environ}
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        try:
            yield process
        finally:
            process.kill()


def people(*arguments: str, **environ: str) -> bytes:
    with start(*arguments, **environ) as process:
        out, err = process.communicate(timeout=PATIENCE)
    assert (process.returncode, err) == (0, b"")
    return out


def refused(*arguments: str, **environ: str) -> str:
    """What it says; that it is an answer, and that nothing is written, is seen to."""
    with start(*arguments, **environ) as process:
        out, err = process.communicate(timeout=PATIENCE)
    assert (process.returncode, out) == (2, b"")
    assert b"Traceback" not in err
    return err.decode()


def written(form: str, count: int, needs: Needs, seed: str = "0") -> bytes:
    stream = BytesIO()
    FORMATS[form](batches(rows(needs, seed, REFERENCE_DAY), count, lambda more: None), stream)
    return stream.getvalue()


def read_csv(data: bytes) -> list[dict[str, Any]]:
    return [*csv.DictReader(data.decode().splitlines(), strict=True)]


def read_jsonl(data: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in data.decode().splitlines()]


def read_parquet(data: bytes) -> list[dict[str, Any]]:
    return parquet.read_table(BytesIO(data)).to_pylist()  # type: ignore[no-any-return]


def plain(row: dict[str, Any]) -> dict[str, str]:
    """As CSV has it."""
    return {column: "" if value is None else str(value) for column, value in row.items()}


@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize("count", [0, 1, 999, 1000, 2001])
def test_all_formats_hold_the_same_people(count: int, status: Status) -> None:
    needs = Needs(status=status)
    found = read_csv(written("csv", count, needs))
    assert [plain(row) for row in read_jsonl(written("jsonl", count, needs))] == found
    assert [plain(row) for row in read_parquet(written("parquet", count, needs))] == found
    assert [row["number"] for row in found] == [str(number) for number in range(1, count + 1)]
    assert all((row["since"] == "2024-11-01") is (status is Status.SUSPENDED) for row in found)
    assert len({row["document_number"] for row in found}) == count
    assert all(is_synthetic(Document(DocumentType(row["document_type"]), row["document_number"])) for row in found)


def test_csv_has_a_header_lines_of_unix_and_no_mark_at_its_beginning() -> None:
    assert written("csv", 0, Needs()) == f"{','.join(COLUMNS)}\n".encode()
    assert b"\r" not in written("csv", 100, Needs())


def test_jsonl_has_numbers_days_and_nulls_and_chinese_as_it_is() -> None:
    data = written("jsonl", 1, Needs())
    [person] = read_jsonl(data)
    assert tuple(person) == COLUMNS
    assert (person["number"], person["since"]) == (1, None)
    assert date.fromisoformat(person["born"]) < REFERENCE_DAY
    assert person["name"].encode() in data


def test_parquet_has_days_and_is_written_in_groups() -> None:
    data = written("parquet", 100_001, Needs(status=Status.SUSPENDED))
    file = parquet.ParquetFile(BytesIO(data))
    assert file.schema_arrow == SCHEMA
    assert (SCHEMA.field("born").type, SCHEMA.field("since").type) == (pa.date32(), pa.date32())
    assert [file.metadata.row_group(group).num_rows for group in range(file.num_row_groups)] == [100_000, 1]


@pytest.mark.parametrize("form", ["csv", "jsonl"])
def test_a_file_of_a_thousand_is_the_beginning_of_a_longer_one(form: str) -> None:
    assert written(form, 2500, Needs()).startswith(written(form, 1000, Needs()))
    assert not written(form, 1000, Needs(), seed="1").startswith(written(form, 1, Needs()))


@pytest.mark.parametrize("form", FORMATS)
def test_any_process_writes_the_same_bytes_wherever_and_to_whatever(form: str, tmp_path: Path) -> None:
    path = tmp_path / f"people.{form.upper()}"
    assert people("1500", "--out", str(path), PYTHONHASHSEED="1", TZ="Asia/Shanghai") == b""
    assert people("1500", "--format", form, PYTHONHASHSEED="2", TZ="America/New_York") == path.read_bytes()
    assert written(form, 1500, Needs()) == path.read_bytes()


def test_rows_are_told_as_they_are_read() -> None:
    told: list[int] = []
    numbered: Iterator[Row] = rows(Needs(), "0", REFERENCE_DAY)
    sizes = [len([*batch]) for batch in batches(numbered, 2500, told.append)]
    assert sizes == told == [1000, 1000, 500]


def test_every_option_is_heeded(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    asked = {"scheme": "resident", "status": "suspended", "sex": "male", "document_type": "hk_macao_permit"}
    options = [f"--{name.replace('_', '-')}={value}" for name, value in asked.items()]
    assert people("50", "--out", str(path), "--city=揭阳市", "--on=2020-02-29", *options) == b""
    found = read_csv(path.read_bytes())
    wanted = asked | {"city": "445200", "city_name": "揭阳市", "since": "2019-12-29"}
    assert all(row.items() >= wanted.items() for row in found)
    assert len(found) == 50
    assert people("50", "--city=445200", "--on=2020-02-29", *options) == path.read_bytes()
    assert people("50", "--city=445200", "--on=2020-02-29", "--seed=1", *options) != path.read_bytes()


# --- what cannot be


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--", "-1"], "'count'"),
        (["many"], "'count'"),
        (["1", "--city", "北京市"], "--city: 没有这个地市"),
        (["1", "--scheme", "none"], "--scheme"),
        (["1", "--on", "tomorrow"], "--on"),
        (["1", "--on", "1949-12-31"], "--on: A day from 1950 to 2099."),
        (["1", "--on", "2100-01-01"], "--on: A day from 1950 to 2099."),
        (["1", "--seed", "\udcff"], "--seed: A seed is text"),
        (
            ["0", "--document-type", "hmt_residence_permit", "--sex", "male"],
            "--sex: 虚构的港澳台居民居住证号码只有女性",
        ),
        (["1000001", "--document-type", "taiwan_permit"], "at most 1,000,000 numbers"),
        (["1" + "0" * 30], "numbers of such documents (resident_id)"),
        (["1", "--out", "people.xlsx"], "people.xlsx ends in none of csv, jsonl, parquet"),
        (["1", "--out", "people"], "people ends in none of"),
    ],
)
def test_a_wrong_value_is_told_in_a_sentence(arguments: list[str], said: str) -> None:
    assert said in refused(*arguments)


def test_running_out_is_told_and_leaves_no_file(tmp_path: Path) -> None:
    script = "from mock_platform.people import crowd; crowd._TRIES = 3; from mock_platform.cli import app; app()"
    command = [sys.executable, "-c", script, "people", "60000", "--document-type", "hmt_residence_permit"]
    wide = {**os.environ, "COLUMNS": "300"}
    done = subprocess.run(
        [*command, "--out", str(tmp_path / "people.csv")], cwd=ROOT, env=wide, capture_output=True, timeout=PATIENCE
    )
    assert (done.returncode, done.stdout) == (2, b"")
    assert "people hardly a number is left that none of them has: ask for fewer." in done.stderr.decode()
    assert [*tmp_path.iterdir()] == []


def test_parquet_without_pyarrow_says_what_to_install(tmp_path: Path) -> None:
    (tmp_path / "pyarrow.py").write_text("raise ModuleNotFoundError(name='pyarrow')", encoding="utf-8")
    said = refused("1", "--format", "parquet", PYTHONPATH=os.pathsep.join([str(tmp_path), str(ROOT)]))
    assert "pip install 'yss-living-guide[parquet]'" in said


def not_written(path: Path | str) -> str:
    with start("5", "--format", "csv", "--out", str(path)) as process:
        out, err = process.communicate(timeout=PATIENCE)
    assert (process.returncode, out) == (1, b"")
    return err.decode()


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    assert not_written(tmp_path) == f"{tmp_path} cannot be written: Is a directory.\n"
    lacking = tmp_path / "lacking" / "people.csv"
    assert not_written(lacking) == f"{lacking} cannot be written: No such file or directory.\n"
    assert [*tmp_path.iterdir()] == []


def test_a_disk_that_fills_up_is_told_and_nothing_is_left_on_it(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource", reason="no limits there")
    limit = f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, {resource.RLIM_INFINITY}))"
    script = f"{limit}; from mock_platform.cli import app; app()"
    command = [sys.executable, "-c", script, "people", "3000", "--out", str(tmp_path / "people.csv")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=PATIENCE)
    said = f"{tmp_path / 'people.csv'} cannot be written: File too large.\n"
    assert (done.returncode, done.stdout, done.stderr) == (1, "", said)
    assert [*tmp_path.iterdir()] == []


# Not of /dev/full: a device that is replaced after all, by a mistake here, is gone for the whole machine.
@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes there")
def test_a_named_pipe_is_written_into_and_stays_one(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    os.mkfifo(path)
    reader = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    people("3", "--out", str(path))
    assert len(read_csv(os.read(reader, 100_000))) == 3
    os.close(reader)
    assert path.is_fifo()


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="a disk that is full")
@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("count", [5, 3000])
def test_a_standard_output_that_is_full_is_told_once(form: str, count: int) -> None:
    command = [sys.executable, "-m", "mock_platform", "people", str(count), "--format", form]
    with open("/dev/full", "wb") as stream:
        done = subprocess.run(command, cwd=ROOT, stdout=stream, stderr=subprocess.PIPE, text=True, timeout=PATIENCE)
    assert (done.returncode, done.stderr) == (1, "Standard output cannot be written: No space left on device.\n")


@pytest.mark.parametrize("form", FORMATS)
def test_a_reader_who_has_seen_enough_ends_it_quietly(form: str) -> None:
    with start("1000000", "--format", form) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.read(4)
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(PATIENCE) == 1


# --- whole or not at all


def begun(folder: Path) -> Path:
    """Wait for the half-written file to have something in it."""
    while True:
        for path in folder.glob(".*.part"):
            if path.stat().st_size:
                return path


@pytest.mark.skipif(os.name == "nt", reason="Ctrl-C is another matter there")
@pytest.mark.parametrize("form", FORMATS)
def test_ctrl_c_leaves_what_was_there_before(form: str, tmp_path: Path) -> None:
    path = tmp_path / f"people.{form}"
    path.write_text("before", encoding="utf-8")
    with start("5000000", "--out", str(path)) as process:
        assert begun(tmp_path)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=PATIENCE)
    assert (process.returncode, out, err) == (130, b"", b"")
    assert [*tmp_path.iterdir()] == [path]
    assert path.read_text(encoding="utf-8") == "before"


def test_a_file_behind_a_link_is_replaced_and_the_link_stays(tmp_path: Path) -> None:
    path, link = tmp_path / "people.csv", tmp_path / "link.csv"
    path.write_text("before", encoding="utf-8")
    link.symlink_to(path)
    people("3", "--out", str(link))
    assert link.is_symlink()
    assert len(read_csv(path.read_bytes())) == 3
    assert {*tmp_path.iterdir()} == {path, link}


# --- on a terminal


def test_a_bar_moves_on_a_terminal_when_it_takes_long(tmp_path: Path) -> None:
    pty = pytest.importorskip("pty", reason="terminals are another matter there")
    ours, theirs = pty.openpty()
    script = "from mock_platform.roll import progress; progress.SOON = 0; from mock_platform.cli import app; app()"
    command = [sys.executable, "-c", script, "people", "3000", "--out", str(tmp_path / "people.csv")]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=theirs, timeout=PATIENCE)
    shown = os.read(ours, 100_000).decode()
    os.close(theirs)
    os.close(ours)
    assert (done.returncode, done.stdout) == (0, b"")
    assert "3000/3000" in shown
    assert len(read_csv((tmp_path / "people.csv").read_bytes())) == 3000


def test_parquet_is_not_thrown_at_a_terminal() -> None:
    pty = pytest.importorskip("pty", reason="terminals are another matter there")
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "mock_platform", "people", "1", "--format", "parquet"]
    wide = {**os.environ, "COLUMNS": "300"}
    done = subprocess.run(command, cwd=ROOT, env=wide, stdout=theirs, stderr=subprocess.PIPE, timeout=PATIENCE)
    os.close(theirs)
    os.close(ours)
    assert done.returncode == 2
    assert "Parquet is nothing to read on a terminal: give --out." in done.stderr.decode()
