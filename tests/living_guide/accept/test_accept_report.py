"""What an acceptance leaves behind, and what a person or a program reads of it."""

import re

import pytest

from living_guide.site.paper import PAGES
from tests.living_guide.accept.accepting import Case, Done, accept, accepting
from tests.living_guide.accept.small_suite import FILE, Suite

CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
NAME, NUMBER = "欧阳明", "449901195001010015"
COLOURED = """\
from behave import step

@step("it is coloured")
def coloured(context): raise OSError("\\x1b[2mdim\\x1b[0m [red]not markup[/red] :smile: \\x07\\x1b]0;title\\x07\\udc80")
"""
SCENARIOS = {"good": "it passes", "bad": "it is coloured", "worse": "it dies", "late": "it fails"}
PIPED = Suite(scenarios=SCENARIOS, files={"steps/coloured.py": COLOURED})


@pytest.mark.parametrize("done", [accepting("piped", PIPED, workers=2, TERM="xterm-256color")], indirect=True)
def test_what_is_piped_has_no_colours_and_nothing_but_characters(done: Done) -> None:
    assert done.code == 1
    assert CONTROL.search(done.out) is None
    assert done.says(
        f"{FILE}:7: OSError: dim [red]not markup[/red] :smile: …udc80",
        f"{FILE}:9: the worker that ran it was killed by signal 9",
        f"{FILE}:13: ASSERT FAILED: not what was expected",
    ), done.lines


ENCODED = Suite(scenarios={"好": "it fails", "坏": "it says 你好；✗"})


@pytest.mark.parametrize(
    "done", [accepting("encoded", ENCODED, PYTHONIOENCODING="ascii", PYTHONUTF8="0")], indirect=True
)
def test_a_terminal_that_cannot_show_a_character_shows_another(done: Done) -> None:
    assert (done.code, done.err) == (1, "")
    assert "? ?  (failed)" in done.out
    assert done.statuses == {"好": ["failed"], "坏": ["passed"]}


FAR = "far away/[red]" + "x" * 90
ELSEWHERE = Case(
    name="elsewhere",
    suite=Suite(scenarios={"one": "it passes"}),
    commands=(accept(f"--report={FAR}"),),
)


@pytest.mark.parametrize("done", [ELSEWHERE], indirect=True)
def test_a_report_elsewhere_is_complete_and_named_in_one_line(done: Done) -> None:
    assert done.code == 0
    assert f"Report: {done.report / 'index.html'}" in done.out.splitlines()
    made = {path.name for path in done.report.iterdir() if path.suffix != ".html"}
    assert made == {"assets", "durations.json", "events", "history.jsonl", "logs", "scenarios"}
    assert {path.stem for path in done.report.glob("*.html")} == set(PAGES)
    assert not (done.report.parents[1] / "report").exists()
    assert done.statuses == {"one": ["passed"]}


TELLING = """\
import sys, threading
from behave import step

@step("her {name} and {number} are told")
def told(context, name, number):
    context.facts.mask.hide(name)
    context.attach("text/plain", f"{name} {number}".encode())
    context.text_of = f"{name} {number}"
    print(context.text_of, file=sys.__stdout__)
    threading.Thread(target=lambda: 1 / 0, name=context.text_of).start()

@step("it fails over her")
def fails(context): raise OSError(context.text_of)
"""
AFTER = (
    f"def after_all(context):\n    print('{NAME}', '{NUMBER}', file=sys.__stderr__); raise OSError('{NUMBER} {NAME}')\n"
)
HER = f"her {NAME} and {NUMBER} are told"
MASKED = Suite(
    scenarios={
        "fails": f"{HER}; it fails over her",
        "dies": f"{HER}; it dies",
        "hangs": f"{HER}; it hangs",
        "last": HER,
    },
    hooks=f"import sys\n\n{AFTER}",
    files={"steps/telling.py": TELLING},
)


@pytest.mark.parametrize("done", [accepting("masked", MASKED, "--timeout=1")], indirect=True)
def test_nobody_is_in_any_file_of_the_report(done: Done) -> None:
    assert done.code == 1
    texts = {path.name: path.read_text(encoding="utf-8") for path in done.report.rglob("*") if path.is_file()}
    assert {"index.html", "accept.ndjson", "worker-1.ndjson", "worker-1.log", "worker-3.log"} <= set(texts)
    for where, text in {**texts, "printed": done.out + done.err}.items():
        assert NUMBER not in text, where
    # Of a scenario whose worker died what the feature itself says is told by who never heard whom to mask: by the
    # acceptance, and on the page of that scenario.
    told = sorted(where for where, text in texts.items() if NAME in text)
    assert len(told) == 2, told
    assert (told[0][:16], told[1]) == ("2_certify-small-", "accept.ndjson")
    assert "**明" in texts["worker-3.log"]
    assert any(line.startswith("hook after_all: OSError: 449***********0015 **明") for line in done.lines), done.lines
