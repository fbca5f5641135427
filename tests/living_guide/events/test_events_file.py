"""Lines of an events file: what is written is read again, and what was broken off or broken is noticed."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from living_guide.events.files import EventsUnreadable, events_files, read_records, select, write_record
from living_guide.events.record import (
    Attachment,
    Record,
    RunBegan,
    RunEnded,
    ScenarioBegan,
    ScenarioRun,
    StepRun,
)

NUMBERS = st.floats(allow_nan=False, allow_infinity=False)


def records(kind: type[Any], **fields: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Any records of that kind; what has a default is left out now and then."""
    floats = {name: NUMBERS for name, hint in get_type_hints(kind).items() if hint is float}
    return st.builds(kind, **floats, **fields)


STEPS = st.lists(records(StepRun), max_size=3).map(tuple)
ATTACHMENTS = st.lists(records(Attachment), max_size=3).map(tuple)
ANY: st.SearchStrategy[Record] = st.one_of(
    records(RunBegan),
    records(ScenarioBegan),
    records(ScenarioRun),
    records(ScenarioRun, steps=STEPS, attachments=ATTACHMENTS),
    records(RunEnded),
)
SOME: list[Record] = [
    RunBegan(at=1.0, seed="1", driver="html", target=None, planned=("a#1",), versions={}),
    ScenarioBegan(id="a#1", round=1, place="a.feature:3", at=2.0),
    RunEnded(at=3.0),
]


def write(path: Path, written: list[Record]) -> Path:
    with path.open("w", encoding="utf-8") as stream:
        for record in written:
            write_record(stream, record)
    return path


@given(written=st.lists(ANY, max_size=4))
def test_what_is_written_is_read_again(written: list[Record]) -> None:
    with TemporaryDirectory() as folder:
        path = write(Path(folder) / "a.ndjson", written)
        assert list(read_records([path])) == written
        assert path.read_bytes().count(b"\n") == len(written)


@given(written=ANY, data=st.data())
def test_a_last_line_that_broke_off_is_left_out(written: Record, data: st.DataObject) -> None:
    with TemporaryDirectory() as folder:
        path = write(Path(folder) / "a.ndjson", [*SOME, written])
        whole = path.read_bytes()
        length = len(whole.splitlines(True)[-1])
        path.write_bytes(whole[: -data.draw(st.integers(1, length))])
        assert list(read_records([path])) == SOME


@pytest.mark.parametrize(
    "line",
    [b"", b"{", b"nonsense", b"[]", b"{}", b'{"event":"other"}', b'{"event":"end"}', b'{"event":"end","at":"\xff"}'],
)
@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_broken_line_in_the_middle_is_named(line: bytes, number: int, tmp_path: Path) -> None:
    path = write(tmp_path / "a.ndjson", SOME)
    lines = path.read_bytes().splitlines(True)
    path.write_bytes(b"".join([*lines[: number - 1], line + b"\n", *lines[number - 1 :]]))
    with pytest.raises(EventsUnreadable, match=f"^{path}:{number}: ."):
        list(read_records([path]))


def test_a_line_may_say_more_than_is_known_today(tmp_path: Path) -> None:
    (tmp_path / "a.ndjson").write_text('{"event":"end","at":1.5,"weather":"fine"}\n')
    assert list(read_records([tmp_path / "a.ndjson"])) == [RunEnded(at=1.5)]


def test_files_are_read_in_the_order_of_their_names_and_others_are_left_alone(tmp_path: Path) -> None:
    for name in ("b.ndjson", "a.ndjson", "c.json"):
        write(tmp_path / name, [ScenarioBegan(id=name, round=1, place="", at=0.0)])
    assert [path.name for path in events_files(tmp_path)] == ["a.ndjson", "b.ndjson"]
    assert [each.id for each in select(read_records(events_files(tmp_path)), ScenarioBegan)] == ["a.ndjson", "b.ndjson"]


def test_records_are_selected_by_their_kind() -> None:
    assert select(SOME, ScenarioBegan) == [SOME[1]]
    assert select(SOME, ScenarioRun) == []
