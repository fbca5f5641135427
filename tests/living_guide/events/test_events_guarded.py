"""What cannot be written down changes no scenario's end, but the run is not green and says so."""

from pathlib import Path

import pytest

from tests.living_guide.accept.accepting import fits
from tests.living_guide.accept.small_suite import FILE, Suite
from tests.living_guide.events.telling import EVENTS, Told, behave

STEPS = """\
import os
import shutil
from behave import step

@step("it attaches what is no bytes")
def no_bytes(context): context.attach("text/plain", 7)

@step("it attaches a broken archive")
def no_archive(context): context.attach("application/zip", b"PK nonsense")

@step("it attaches a note")
def note(context): context.attach("text/plain", b"a note")

@step("it puts a file where the folder for attachments was to be")
def in_the_way(context): open("told/files", "x").close()

@step("it closes the file of events")
def closes(context):
    [formatter] = [each for each in context._runner.formatters if hasattr(each, "facts")]
    formatter._file.close()

@step("it gives its step a name that is none")
def no_name(context): context.scenario.steps[0].name = 7
"""


def suite(**scenarios: str) -> Suite:
    return Suite(scenarios={"before": "it passes", **scenarios, "after": "it passes"}, files={"steps/odd.py": STEPS})


def say(told: Told, *expected: str) -> None:
    assert told.code == 1
    assert len(told.lines) == len(expected), told.lines
    for said in expected:
        assert any(fits(line, said) for line in told.lines), told.lines


@pytest.fixture(scope="module")
def lossy(tmp_path_factory: pytest.TempPathFactory) -> Told:
    """Scenarios that attach what cannot be kept, one beside what can."""
    scenarios = {
        "odd": "it attaches what is no bytes; it attaches a note; it passes",
        "broken": "it attaches a broken archive; it fails",
    }
    return behave(suite(**scenarios), tmp_path_factory.mktemp("lossy"))


def test_a_scenario_ends_as_it_does_whatever_becomes_of_its_attachments(lossy: Told) -> None:
    assert {title: run.status for title, run in lossy.runs.items()} == {
        "before": "passed",
        "odd": "passed",
        "broken": "failed",
        "after": "passed",
    }


def test_an_attachment_that_is_lost_is_told_with_its_scenario(lossy: Told) -> None:
    lost = "an attachment could not be kept: "
    odd, broken = f"{FILE}:6: {lost}AttributeError: …", f"{FILE}:11: {lost}BadZipFile: …"
    say(lossy, f"{FILE}:13: ASSERT FAILED: not what was expected", odd, broken)
    assert [fits(said, each) for said, each in zip(lossy.ended.problems, (odd, broken), strict=True)] == [True, True]


def test_what_can_be_kept_is_kept(lossy: Told) -> None:
    [note] = lossy.runs["odd"].attachments
    assert (lossy.folder / "told" / note.file).read_bytes() == b"a note"
    assert lossy.runs["broken"].attachments == ()


def test_a_folder_for_attachments_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    scenario = "it puts a file where the folder for attachments was to be; it attaches a note; it passes"
    told = behave(suite(odd=scenario), tmp_path)
    say(told, f"{FILE}:6: an attachment could not be kept: …Error: …")
    assert {run.status for run in told.runs.values()} == {"passed"}


def test_a_file_of_events_that_cannot_be_opened_is_told_once(tmp_path: Path) -> None:
    (tmp_path / "told").write_text("a file, not a folder")
    told = behave(suite(odd="it passes"), tmp_path)
    say(told, "the events could not be written: …Error: …")
    assert told.err.count("NOT GREEN") == 1


def test_a_file_of_events_that_is_lost_on_the_way_is_told(tmp_path: Path) -> None:
    told = behave(suite(odd="it closes the file of events; it passes"), tmp_path)
    say(told, "the events could not be written: ValueError: I/O operation on closed file…")
    assert list(told.runs) == ["before"]


def test_a_scenario_that_cannot_be_told_does_not_hide_the_next(tmp_path: Path) -> None:
    told = behave(suite(odd="it gives its step a name that is none"), tmp_path)
    assert told.code == 1
    assert list(told.runs) == ["before", "after"]
    assert any(fits(line, "the events could not be written: TypeError: …") for line in told.lines), told.lines


def test_a_scenario_that_times_out_ends_the_run_even_if_it_cannot_be_told(tmp_path: Path) -> None:
    told = behave(
        suite(odd="it attaches what is no bytes; it closes the file of events; it hangs"), tmp_path, "-Dtimeout=1"
    )
    assert told.code == 1
    assert f"{FILE}:6: timed out after 1 s" in told.lines


def test_what_is_refused_leaves_the_events_of_before(tmp_path: Path) -> None:
    (tmp_path / "told").mkdir()
    (tmp_path / EVENTS).write_text("of before")
    told = behave(suite(), tmp_path, "--tags=@none")
    assert (told.code, (tmp_path / EVENTS).read_text()) == (1, "of before")
