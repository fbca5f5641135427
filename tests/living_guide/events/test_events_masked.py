"""Nobody's number or name in what is written down, however it is written."""

import html
import io
import json
import re
import zipfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote, quote_plus, unquote_plus

import pytest
from hypothesis import given
from hypothesis import strategies as st

from living_guide.events.attachments import keep
from living_guide.events.masking import Mask
from living_guide.events.record import ScenarioRun
from tests.living_guide.accept.small_suite import Suite
from tests.living_guide.events.telling import Told, behave

NUMBER, NUMBER_X, SHORT = "449901195001010015", "44990119500101001X", "H99123456"
NAME, LONGER = "欧阳明", "欧阳明月"
WRITINGS: dict[str, Callable[[str], str]] = {
    "as it is": str,
    "as JSON": lambda text: json.dumps(text, ensure_ascii=False),
    "as JSON in ASCII": json.dumps,
    "as JSON in JSON": lambda text: json.dumps(json.dumps(text)),
    "in an address": quote,
    "in a form": quote_plus,
    "in a form, small": lambda text: re.sub("%..", lambda found: found[0].lower(), quote(text, safe="")),
    "in HTML": html.escape,
    "in HTML in ASCII": lambda text: html.escape(text).encode("ascii", "xmlcharrefreplace").decode(),
}
AROUND = st.text(st.characters(codec="utf-8", exclude_categories=["Nd"]), max_size=4).filter(
    lambda text: not (text and any(ord(each) < 128 and each.isalpha() for each in text))
)


@given(before=AROUND, after=AROUND, writing=st.sampled_from(sorted(WRITINGS)))
@pytest.mark.parametrize("number", [NUMBER, NUMBER_X, SHORT, "EO1234567"])
def test_a_number_is_masked_whatever_stands_around_it(number: str, before: str, after: str, writing: str) -> None:
    written = WRITINGS[writing](before + number + after)
    masked = Mask()(written)
    assert number[4:] not in masked
    assert len(masked) == len(written)


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        (NUMBER, "449***********0015"),
        (f"号码{NUMBER_X}。", "号码449***********001X。"),
        (f"{SHORT}号 EO1234567", "*********号 *********"),
        *((text, text) for text in ("12 scenarios, 2025-03-15, A2.4a, B1.5e", "0" * 17, "1" * 19, "a" * 64, "GB12345")),
    ],
)
def test_numbers_of_documents_are_masked_and_no_others(text: str, masked: str) -> None:
    assert Mask()(text) == masked


@given(
    before=AROUND,
    after=AROUND,
    writing=st.sampled_from(sorted(WRITINGS)),
    name=st.sampled_from([NAME, "张三", "买买提·阿不都"]),
)
def test_a_name_that_was_told_is_masked_whatever_stands_around_it(
    before: str, after: str, writing: str, name: str
) -> None:
    mask = Mask()
    mask.hide(name)
    masked = mask(WRITINGS[writing](before + name + after))
    for read in (str, json_text, lambda text: json_text(json_text(text)), unquote_plus, html.unescape):
        assert name not in read(masked)


def json_text(text: str) -> str:
    """What JSON of a text says, if it is some."""
    try:
        return str(json.loads(text))
    except ValueError:
        return text


@given(words=st.permutations([NAME, LONGER, "阳明"]))
def test_of_names_that_hold_each_other_no_part_is_left_in_whatever_order_they_were_told(words: list[str]) -> None:
    mask = Mask()
    mask.hide(*words)
    assert mask(f"{LONGER}，{NAME}，阳明") == "***月，**明，*明"


def test_a_single_character_is_no_name() -> None:
    mask = Mask()
    mask.hide("", "王")
    assert mask("王五") == "王五"


def test_names_are_forgotten_and_numbers_are_not() -> None:
    mask = Mask()
    mask.hide(NAME)
    mask.forget()
    assert mask(NAME + NUMBER) == f"{NAME}449***********0015"


# --- what is attached

PICTURE = b"\x89PNG " + NUMBER.encode()
TEXTS = ["text/plain", "text/html", "text/html; charset=utf-8", "TEXT/CSS", "application/json", "application/x-ndjson"]
TEXTS += ["application/x-www-form-urlencoded", "multipart/form-data", "image/svg+xml", "application/octet-stream"]


@pytest.fixture
def mask() -> Mask:
    told = Mask()
    told.hide(NAME)
    return told


@pytest.mark.parametrize("mime", TEXTS)
@pytest.mark.parametrize("around", [b"", b"\xff\xd8\x00\x80"], ids=["text", "bytes"])
def test_what_may_be_text_is_masked_and_all_else_in_it_stays(
    mime: str, around: bytes, mask: Mask, tmp_path: Path
) -> None:
    kept = keep(tmp_path, mime, around + f"<{NAME}>{NUMBER}".encode() + around, None, mask)
    assert (tmp_path / kept.file).read_bytes() == around + "<**明>449***********0015".encode() + around


@pytest.mark.parametrize("mime", ["image/png", "image/jpeg", "video/webm"])
def test_a_picture_stays_as_it_is(mime: str, mask: Mask, tmp_path: Path) -> None:
    assert (tmp_path / keep(tmp_path, mime, PICTURE, None, mask).file).read_bytes() == PICTURE


@pytest.mark.parametrize(
    ("mime", "title"),
    [
        ("image/png", ""),
        ("image/png; title=plain", "plain"),
        ("image/png; title*=utf-8''%E9%A1%B5%20%C2%B7%20%22%3B", '页 · ";'),
        (f"image/png; title*=utf-8''{quote(NAME)}", "**明"),
        ("image/png; title*=nonsense", "nonsense"),
    ],
)
def test_what_a_picture_is_called_is_kept_and_masked(mime: str, title: str, mask: Mask, tmp_path: Path) -> None:
    kept = keep(tmp_path, mime, PICTURE, None, mask)
    assert (kept.title, kept.mime, kept.kind) == (title, "image/png", "picture")


def test_all_files_in_an_archive_are_masked(mask: Mask, tmp_path: Path) -> None:
    text = f"{NAME} {json.dumps(NAME)} {quote(NAME)} {NUMBER}"
    names = ["trace.trace", "trace.network", "resources/1.html", "resources/2", "resources/3.dat", "resources/4.js"]
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name in names:
            archive.writestr(name, text)
        archive.writestr("resources/5.png", PICTURE)
    first = keep(tmp_path, "application/zip", stream.getvalue(), 3, mask)
    with zipfile.ZipFile(tmp_path / first.file) as archive:
        contents = {name: archive.read(name) for name in archive.namelist()}
    assert set(contents) == {*names, "resources/5.png"}
    assert contents.pop("resources/5.png") == PICTURE
    for content in contents.values():
        assert content.decode() == '**明 "**\\u660e" **%E6%98%8E 449***********0015'
    assert (first.kind, first.step) == ("trace", 3)
    assert keep(tmp_path, "application/zip", stream.getvalue(), 3, mask) == first, "the same, whenever it is kept"


def test_of_several_that_keep_the_same_at_once_each_finds_it_whole(mask: Mask, tmp_path: Path) -> None:
    data = [b"x" * 2_000_000] * 8
    with ThreadPoolExecutor(8) as pool:
        [kept] = set(pool.map(lambda each: keep(tmp_path, "text/plain", each, None, mask), data))
    assert [path.name for path in (tmp_path / "files").iterdir()] == [Path(kept.file).name]
    assert sha256((tmp_path / kept.file).read_bytes()).hexdigest() == kept.digest


def test_what_was_broken_off_is_not_taken_for_the_whole(
    mask: Mask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def run_out_of_space(path: Path, data: bytes) -> int:
        with path.open("wb") as file:
            file.write(data[:3])
        raise OSError("no space left")

    with monkeypatch.context() as full:
        full.setattr(Path, "write_bytes", run_out_of_space)
        with pytest.raises(OSError, match="no space left"):
            keep(tmp_path, "text/plain", b"a whole text", None, mask)
    kept = keep(tmp_path, "text/plain", b"a whole text", None, mask)
    assert (tmp_path / kept.file).read_bytes() == b"a whole text"


# --- a whole run

TALE = """\
from behave import step
import io, json, logging, sys, zipfile

NAME, NUMBER, ODD = "欧阳明", "449901195001010015", "P1"

@step("she is told of")
def told(context): context.facts.mask.hide(NAME, ODD)

@step("{words} is written")
def written(context, words): pass

@step("all is printed")
def printed(context):
    print(NAME, NUMBER, ODD)
    print(NAME, NUMBER, file=sys.stderr)
    logging.getLogger("suite").warning(f"{NAME} {NUMBER}")
    context.attach("text/html", f"<p>{NAME}{NUMBER}".encode())
    context.attach("application/json", json.dumps({"name": NAME, "number": NUMBER}).encode())
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("trace.trace", json.dumps({"name": NAME, "number": NUMBER}))
    context.attach("application/zip", stream.getvalue())

@step("it fails over her")
def fails(context): assert False, f"{NAME} {NUMBER}"

@step("it breaks over her")
def breaks(context): raise OSError(f"{NAME} {NUMBER}")

@step("it is skipped for her")
def skipped(context): context.scenario.skip(f"{NAME} {NUMBER}")
"""
HOOKS = """\
def before_scenario(context, scenario):
    if "told" in scenario.effective_tags:
        context.facts.mask.hide("欧阳明", "P1")
    if "hook" in scenario.effective_tags:
        raise OSError("欧阳明 449901195001010015")

def after_scenario(context, scenario):
    if "late" in scenario.effective_tags:
        context.facts.mask.hide("欧阳明", "P1")
        raise OSError("欧阳明 449901195001010015")
"""
BY_NAME = """\
Feature: of 449901195001010015
  @told
  Scenario: 欧阳明 449901195001010015
    * all is printed
    * "欧阳明 449901195001010015" is written
      | 欧阳明 | 449901195001010015 |
      | P1     | 欧阳明             |
    * "P1" is written
      \"\"\"
      欧阳明 449901195001010015
      \"\"\"
    * it fails over her

  @told @hook
  Scenario: a hook
    * it passes

  @late
  Scenario: late
    * all is printed

  Scenario: told by a step, after it was printed
    * all is printed
    * she is told of
    * it breaks over her

  @told
  Scenario: skipped
    * it is skipped for her

  @told
  Scenario Outline: row <name> <number>
    * "<name>" is written

    Examples:
      | name   | number             |
      | 欧阳明 | 449901195001010015 |
"""
FREE = """\
Feature: {}
  Scenario: nobody was told of
    * "欧阳明 449901195001010015" is written
"""
PEOPLE = Suite(
    files={
        "features/2_certify/b.feature": BY_NAME,
        "features/2_certify/a.feature": FREE.format("before"),
        "features/2_certify/c.feature": FREE.format("after"),
        "steps/tale.py": TALE,
    },
    hooks=HOOKS,
)


@pytest.fixture(scope="module")
def people(tmp_path_factory: pytest.TempPathFactory) -> Told:
    return behave(PEOPLE, tmp_path_factory.mktemp("people"))


def written(told: Told) -> dict[str, str]:
    """Everything a run wrote, by where it is."""
    found = {"printed": told.out + told.err}
    for path in (told.folder / "told").rglob("*"):
        if path.suffix == ".zip":
            with zipfile.ZipFile(path) as archive:
                found |= {f"{path.name}:{name}": archive.read(name).decode() for name in archive.namelist()}
        elif path.is_file():
            found[path.name] = path.read_text(encoding="utf-8")
    return found


def test_numbers_are_in_no_file(people: Told) -> None:
    for where, text in written(people).items():
        if where != "printed":
            assert NUMBER not in text, where


def test_names_are_in_no_record_of_a_scenario_that_told_them(people: Told) -> None:
    of_others = {"nobody was told of"}
    for run in people.runs.values():
        assert (NAME in repr(run)) == (run.name in of_others), run.name
        assert ("P1" in repr(run)) is False


def test_nobody_is_in_the_lines_of_the_verdict(people: Told) -> None:
    assert people.lines
    assert [line for line in people.lines if NUMBER in line or NAME in line] == []


def test_names_are_in_no_attachment(people: Told) -> None:
    for where, text in written(people).items():
        if where not in ("printed", "run.ndjson"):
            assert NAME not in text, where
            assert json.dumps(NAME).strip('"') not in text, where


def test_what_is_masked_does_not_depend_on_who_came_before(people: Told) -> None:
    [before, after] = [
        run for run in people.records if isinstance(run, ScenarioRun) and run.name == "nobody was told of"
    ]
    assert before.steps[0].text == after.steps[0].text == f'"{NAME} 449***********0015" is written'


def test_what_was_told_late_counts_for_all_of_the_scenario(people: Told) -> None:
    run = people.runs["told by a step, after it was printed"]
    assert (run.steps[-1].error or "").endswith("OSError: **明 449***********0015")
    assert "**明 449***********0015 *1" in (run.captured or "")


def test_a_masked_scenario_is_still_told_apart(people: Told) -> None:
    ids = [run.id for run in people.runs.values()]
    assert len(set(ids)) == len(ids)
    assert "**明 449***********0015" in people.runs
    assert "row **明 449***********0015" in people.runs
