"""What `yss sandbox`, `clock`, `fault`, `checkpoint`, `reset` and `journal` do to a served platform, and what they say.

Whatever changes something is read back from the platform itself.
"""

import json
from typing import Any

import httpx
import pytest

from mock_platform.core.fault import FaultKind
from tests.commands.calling import Caller, table

NOON = "2025-03-15T12:00:00+08:00"


def ask(yss: Caller, key: str, path: str, status: int = 200) -> Any:
    """A request to the reference API, in that sandbox."""
    answer = httpx.get(f"{yss.server}/api/v1{path}", headers={"X-YSS-Sandbox": key}, trust_env=False, verify=False)
    assert answer.status_code == status, answer.text
    return answer.json()


class TestSandbox:
    def test_a_new_one_is_told_by_its_key_alone(self, yss: Caller) -> None:
        keys = {yss.well("sandbox", "new").out for _ in range(3)}
        assert len(keys) == 3
        assert all(key.endswith("\n") and len(key.split()) == 1 for key in keys)
        assert yss.well("sandbox", "new", "--key", "by-option").out == "by-option\n"
        assert yss.well("sandbox", "new", "key=by-setting").out == "by-setting\n"

    @pytest.mark.parametrize(
        ("given", "name", "value"),
        [
            ("seed=7", "seed", "7"),
            ("seed=true", "seed", "true"),
            ("edition=guangzhou-2023", "edition", "guangzhou-2023"),
            ("register_down=true", "register_down", True),
            ("retry_limit=3", "retry_limit", 3),
            ("retry_limit=null", "retry_limit", None),
            ("city=440100", "city", "440100"),
            (f"frozen_at={NOON}", "now", NOON),
        ],
    )
    def test_settings_are_given_as_they_are_written(self, yss: Caller, given: str, name: str, value: Any) -> None:
        """What is JSON is taken as JSON, except where only a text will do."""
        made = yss.well("sandbox", "new", given).out.strip()
        assert yss.well("sandbox", "show", made, "--json").json()[name] == value

    def test_the_list_has_a_row_for_each(self, yss: Caller, key: str) -> None:
        found = yss.well("sandbox", "list", "--json").json()
        rows = table(yss.well("sandbox", "list"))
        assert [row["key"] for row in rows] == [each["key"] for each in found] == sorted(row["key"] for row in rows)
        (mine,) = [row for row in rows if row["key"] == key]
        expected = {"edition": "official", "now": "2025-03-15 12:00:00", "clock": "stands", "expires": "-"}
        assert mine == {"key": key, **expected}

    def test_what_is_shown_is_a_line_for_each_setting(self, yss: Caller, key: str) -> None:
        told = yss.well("sandbox", "show", key, "--json").json()
        lines = dict(line.split(maxsplit=1) for line in yss.well("sandbox", "show", key).lines)
        assert set(lines) == set(told)
        assert (lines["key"], lines["frozen"], lines["city"], lines["account"]) == (key, "yes", "-", "1")

    def test_what_is_set_is_shown(self, yss: Caller, key: str) -> None:
        lines = yss.well("sandbox", "set", key, "register_down=true", "retry_limit=2", "account=null").lines
        assert {"register_down      yes", "retry_limit        2", "account            -"} <= set(lines)
        told = yss.well("sandbox", "show", key, "--json").json()
        assert (told["register_down"], told["retry_limit"], told["account"]) == (True, 2, None)

    def test_one_that_is_removed_is_gone(self, yss: Caller, key: str) -> None:
        assert yss.well("sandbox", "delete", key).out == ""
        assert "(404 unknown_sandbox)" in yss("sandbox", "show", key).sentence()
        assert key not in yss.well("sandbox", "list").out

    def test_a_reset_leads_back(self, yss: Caller, key: str) -> None:
        before = yss.well("sandbox", "show", key, "--json").json()
        yss.well("sandbox", "set", key, "register_down=true", "account=null")
        assert yss.well("reset", "--sandbox", key).out == ""
        assert yss.well("sandbox", "show", key, "--json").json() == before


CLOCK: list[tuple[list[str], dict[str, Any]]] = [
    (["freeze", "2025-05-01"], {"now": "2025-05-01T00:00:00+08:00", "frozen": True}),
    (["freeze", "2025-05-01T08:00:00Z"], {"now": "2025-05-01T16:00:00+08:00", "frozen": True}),
    (["advance", "90"], {"now": "2025-03-15T12:01:30+08:00", "frozen": True}),
    (["advance", "P1D"], {"now": "2025-03-16T12:00:00+08:00", "frozen": True}),
    (["advance", "PT5M"], {"now": "2025-03-15T12:05:00+08:00", "frozen": True}),
    (["advance", "-60"], {"now": "2025-03-15T11:59:00+08:00", "frozen": True}),
    (["advance", "-P1D"], {"now": "2025-03-14T12:00:00+08:00", "frozen": True}),
    (["run"], {"frozen": False, "offset": 0}),
    (["run", "3600"], {"frozen": False, "offset": 3600}),
    (["run", "P1D"], {"frozen": False, "offset": 86400}),
    (["run", "-5"], {"frozen": False, "offset": -5}),
]


class TestClock:
    @pytest.mark.parametrize(("arguments", "expected"), CLOCK, ids=lambda each: " ".join(each))
    def test_it_goes_as_it_is_told(self, yss: Caller, key: str, arguments: list[str], expected: dict[str, Any]) -> None:
        said = dict(line.split() for line in yss.well("clock", *arguments, "--sandbox", key).lines)
        told = yss.well("clock", "show", "--sandbox", key, "--json").json()
        assert {name: told[name] for name in expected} == expected
        assert said["frozen"] == ("yes" if expected["frozen"] else "no")
        assert "now" not in expected or said["now"] == expected["now"]

    def test_the_variable_names_the_sandbox(self, yss: Caller, key: str) -> None:
        assert yss.well("clock", "show", YSS_SANDBOX=key).lines[0] == f"now     {NOON}"

    @pytest.mark.parametrize("moment", ["yesterday", "2025-02-30", "1949-01-01", ""])
    def test_a_moment_that_is_none_is_refused(self, yss: Caller, key: str, moment: str) -> None:
        assert "frozen_at" in yss("clock", "freeze", moment, "--sandbox", key).sentence()

    @pytest.mark.parametrize("duration", ["soon", "nan", "inf", "-inf", "1e400", "9" * 5000, "P1X", "\udcff"])
    @pytest.mark.parametrize(("command", "field"), [("advance", "by"), ("run", "offset")])
    def test_a_duration_that_is_none_is_refused(
        self, yss: Caller, key: str, command: str, field: str, duration: str
    ) -> None:
        done = yss("clock", command, duration, "--sandbox", key)
        assert done.code == 1
        assert done.sentence()


class TestFault:
    @pytest.mark.parametrize("kind", FaultKind)
    def test_every_kind_is_put_listed_and_cleared(self, yss: Caller, key: str, kind: str) -> None:
        (said,) = table(yss.well("fault", "put", kind, "--sandbox", key))
        assert (said["name"], said["kind"], said["operation"], said["strikes"]) == (kind, kind, "*", "always")
        assert table(yss.well("fault", "list", "--sandbox", key)) == [said]
        assert [each["kind"] for each in yss.well("fault", "list", "--sandbox", key, "--json").json()] == [kind]
        assert yss.well("fault", "clear", kind, "--sandbox", key).out == ""
        assert yss.well("fault", "list", "--sandbox", key).out == ""

    @pytest.mark.parametrize(
        ("given", "column", "words"),
        [
            ("times=2", "strikes", "the first 2"),
            ("pattern=[true,false,true]", "strikes", "x.x"),
            ("probability=0.3", "strikes", "30%"),
            ("lasts=PT5M", "until", "2025-03-15 12:05:00"),
            ("operation=read_session", "operation", "read_session"),
            ("status=500", "with", "status=500"),
            ("name=mine", "name", "mine"),
        ],
    )
    def test_what_was_given_stands_in_its_column(
        self, yss: Caller, key: str, given: str, column: str, words: str
    ) -> None:
        (said,) = table(yss.well("fault", "put", "error", given, "--sandbox", key))
        assert said[column] == words

    def test_it_strikes_the_sandbox(self, yss: Caller, key: str) -> None:
        yss.well("fault", "put", "error", "status=503", "times=1", "operation=list_cities", "--sandbox", key)
        ask(yss, key, "/cities", 503)
        ask(yss, key, "/cities")
        (row,) = table(yss.well("fault", "list", "--sandbox", key))
        assert row["seen"] == "2"

    def test_all_are_cleared_at_once(self, yss: Caller, key: str) -> None:
        for kind in ("error", "slow_body"):
            yss.well("fault", "put", kind, "--sandbox", key)
        yss.well("fault", "clear", "--sandbox", key)
        assert yss.well("fault", "list", "--sandbox", key, "--json").json() == []

    def test_speed_puts_delays_and_takes_them_away(self, yss: Caller, key: str) -> None:
        assert yss.well("fault", "speed", "realistic", "--sandbox", key).out == ""
        assert {row["kind"] for row in table(yss.well("fault", "list", "--sandbox", key))} == {"lognormal_delay"}
        yss.well("fault", "speed", "fast", "--sandbox", key)
        assert yss.well("fault", "list", "--sandbox", key).out == ""

    def test_kinds_are_told_with_what_they_take(self, yss: Caller) -> None:
        kinds = yss.well("fault", "kinds", "--json").json()
        rows = table(yss.well("fault", "kinds"))
        assert [row["kind"] for row in rows] == [each["kind"] for each in kinds] == list(FaultKind)
        for row, each in zip(rows, kinds, strict=True):
            assert all(f"{name}={value}" in row["takes"] for name, value in each["parameters"].items())
            assert row["what happens"] == each["words"]


class TestCheckpoint:
    def test_what_was_kept_is_listed_and_comes_back(self, yss: Caller, key: str) -> None:
        of_it = ("--sandbox", key)
        assert yss.well("checkpoint", "list", *of_it).out == ""
        assert yss.well("checkpoint", "take", "before", *of_it).out == ""
        yss.well("clock", "advance", "P1D", *of_it)
        yss.well("checkpoint", "take", "after", *of_it)
        taken = {"before": "2025-03-15 12:00:00", "after": "2025-03-16 12:00:00"}
        rows = [{"name": name, "taken at": at} for name, at in taken.items()]
        assert table(yss.well("checkpoint", "list", *of_it)) == rows
        assert [each["name"] for each in yss.well("checkpoint", "list", *of_it, "--json").json()] == list(taken)
        assert yss.well("checkpoint", "restore", "before", *of_it).out == ""
        assert yss.well("clock", "show", *of_it, "--json").json()["now"] == NOON
        assert yss.well("checkpoint", "drop", "before", *of_it).out == ""
        assert table(yss.well("checkpoint", "list", *of_it)) == rows[1:]

    @pytest.mark.parametrize("command", ["restore", "drop"])
    def test_what_was_not_kept_does_not_come_back(self, yss: Caller, key: str, command: str) -> None:
        assert "“never”" in yss("checkpoint", command, "never", "--sandbox", key).sentence()


class TestJournal:
    @pytest.fixture
    def asked(self, yss: Caller, key: str) -> str:
        """A sandbox of which a few things were asked."""
        yss.well("journal", "--clear", "--sandbox", key)
        ask(yss, key, "/cities")
        ask(yss, key, "/session")
        ask(yss, key, "/cases/9", 404)
        yss.well("fault", "put", "error", "operation=list_cities", "--sandbox", key)
        ask(yss, key, "/cities", 503)
        return key

    def test_it_has_a_line_for_each_request(self, yss: Caller, asked: str) -> None:
        lines = yss.well("journal", "--sandbox", asked).lines
        entries = yss.well("journal", "--sandbox", asked, "--json").json()
        assert len(lines) == len(entries) >= 5
        for line, entry in zip(lines, entries, strict=True):
            number, at, method, path, status = line.split()[:5]
            assert (int(number), at) == (entry["number"], "12:00:00")
            assert (method, path, int(status)) == (entry["method"], entry["path"], entry["status"])
        assert lines[-1].endswith("503  fault_injected  faults: error")

    @pytest.mark.parametrize(
        ("options", "operations"),
        [
            (["--operation", "list_cities"], ["list_cities", "list_cities"]),
            (["--event", "fault_set"], ["put_fault"]),
            (["--refused"], ["read_case", "list_cities"]),
            (["-n", "1"], ["list_cities"]),
            (["--operation", "list_cities", "--last", "1"], ["list_cities"]),
            (["--operation", "nobody's"], []),
            (["--operation", "\udcff&limit=1"], []),
        ],
    )
    def test_only_what_is_sought_is_told(
        self, yss: Caller, asked: str, options: list[str], operations: list[str]
    ) -> None:
        found = yss.well("journal", *options, "--sandbox", asked, "--json").json()
        assert [each["operation"] for each in found] == operations
        assert len(yss.well("journal", *options, "--sandbox", asked).lines) == len(operations)

    def test_of_a_refusal_it_says_why(self, yss: Caller, asked: str) -> None:
        refused, struck = yss.well("journal", "--refused", "--sandbox", asked).lines
        assert "GET /api/v1/cases/9 404  not_found: " in refused
        assert struck.endswith("GET /api/v1/cities 503  fault_injected  faults: error")

    def test_it_can_be_forgotten(self, yss: Caller, asked: str) -> None:
        assert yss.well("journal", "--clear", "--sandbox", asked).out == ""
        assert yss.well("journal", "--operation", "list_cities", "--sandbox", asked).out == ""


def test_json_is_told_in_the_languages_own_letters(yss: Caller) -> None:
    said = yss.well("sandbox", "list", "--json").out
    assert json.loads(said)
    assert "\\u" not in said
