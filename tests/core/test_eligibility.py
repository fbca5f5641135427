from dataclasses import replace
from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from living_guide.registry.registry import load_registry
from mock_platform.core.benefit import Benefit, Status
from mock_platform.core.cities import CITIES
from mock_platform.core.eligibility import DECISIONS, Facts, Row, decide
from mock_platform.core.flow import Event
from mock_platform.core.identity import Document, DocumentType
from mock_platform.core.messages import Message
from mock_platform.core.months import plus_months
from mock_platform.core.schemes import Scheme
from tests.repository import FEATURES

TODAY = date(2025, 3, 15)
NAME = "陈三"
BENEFIT = Benefit(Scheme.EMPLOYEE, NAME, Document(DocumentType.RESIDENT_ID, "449901195001011237"), CITIES[0])
KNOWN = Facts(NAME, BENEFIT, elsewhere=False, on=TODAY)

Answer = tuple[Event, Message | None, str]
UNREACHABLE: Answer = (Event.CHECK_UNAVAILABLE, Message.M4, "Q19")
UNKNOWN: Answer = (Event.CHECK_FAILED, Message.M1, "B1.4f")
OTHER_SCHEME: Answer = (Event.CHECK_FAILED, Message.M1, "Q10")
ENDED: Answer = (Event.CHECK_FAILED, Message.M2, "B1.4i")
UNUSUAL: Answer = (Event.CHECK_FAILED, Message.M2, "Q10")
RESUMES: Answer = (Event.CHECK_PASSED, None, "Q10")
PASSES: Answer = (Event.CHECK_PASSED, None, "B1.4c")


def answer(facts: Facts) -> Answer:
    row = decide(facts)
    return row.event, row.message, row.source


def known(**benefit: object) -> Facts:
    return replace(KNOWN, benefit=replace(BENEFIT, **benefit))  # type: ignore[arg-type]


def suspended(months: int, days: int = 0, *, strict: bool = True) -> Facts:
    since = plus_months(TODAY, -months) - timedelta(days)
    return replace(known(status=Status.SUSPENDED, since=since), strict=strict)


# One row here is one row of the table of open point Q10, first each by itself.
ROWS: dict[str, tuple[Facts, Answer]] = {
    "cannot be reached": (replace(KNOWN, reachable=False), UNREACHABLE),
    "no such document": (replace(KNOWN, benefit=None), UNKNOWN),
    "other name": (replace(KNOWN, name="陈四"), UNKNOWN),
    "same name, read twice": (replace(KNOWN, name="".join(list(NAME))), PASSES),
    "superseded": (known(superseded=True), UNKNOWN),
    "only in the other scheme": (replace(KNOWN, benefit=None, elsewhere=True), OTHER_SCHEME),
    "terminated": (known(status=Status.TERMINATED), ENDED),
    "not started": (known(status=Status.NOT_STARTED), UNUSUAL),
    "suspended": (suspended(2, strict=False), RESUMES),
    "suspended for long": (suspended(60, strict=False), RESUMES),
    "suspended for long, strictly": (suspended(60), UNUSUAL),
    "suspended for long, where nothing is said of strictness": (
        Facts(NAME, suspended(60).benefit, elsewhere=False, on=TODAY),
        RESUMES,
    ),
    "suspended, strictly": (suspended(2), RESUMES),
    "suspended since nobody knows when, strictly": (
        replace(known(status=Status.SUSPENDED), strict=True),
        RESUMES,
    ),
    "normal": (KNOWN, PASSES),
    "normal, strictly": (replace(KNOWN, strict=True), PASSES),
    "normal for ever, strictly": (replace(known(since=date(1999, 1, 1)), strict=True), PASSES),
    "in both schemes": (replace(KNOWN, elsewhere=True), PASSES),
}


@pytest.mark.parametrize("case", ROWS)
def test_a_row_gives_its_answer(case: str) -> None:
    facts, wanted = ROWS[case]
    assert answer(facts) == wanted


@pytest.mark.parametrize("case", ROWS)
def test_unreachable_beats_everything(case: str) -> None:
    assert answer(replace(ROWS[case][0], reachable=False)) == UNREACHABLE


@pytest.mark.parametrize(("status", "strict"), list(product(Status, (False, True))))
def test_a_person_the_register_does_not_recognise_learns_nothing_of_the_benefit(status: Status, strict: bool) -> None:
    long_ago = plus_months(TODAY, -60)
    for doubt in (known(status=status, since=long_ago, superseded=True), replace(known(status=status), name="陈四")):
        for elsewhere in (False, True):
            assert answer(replace(doubt, strict=strict, elsewhere=elsewhere)) == UNKNOWN


@pytest.mark.parametrize("typed", ["陈三 ", "陳三", "陈", "陈三三", "chen san", ""])
def test_a_name_is_the_same_or_another(typed: str) -> None:
    assert answer(replace(KNOWN, name=typed)) == UNKNOWN


@pytest.mark.parametrize(
    ("facts", "wanted"),
    [
        (suspended(11), RESUMES),
        (suspended(12), RESUMES),
        (suspended(12, days=27), RESUMES),
        (suspended(13), UNUSUAL),
        (suspended(13, strict=False), RESUMES),
        (suspended(14), UNUSUAL),
    ],
)
def test_strictness_begins_with_the_thirteenth_month(facts: Facts, wanted: Answer) -> None:
    assert answer(facts) == wanted


def test_strictness_begins_on_one_certain_day() -> None:
    since = date(2024, 1, 31)
    facts = replace(known(status=Status.SUSPENDED, since=since), strict=True)
    assert answer(replace(facts, on=date(2025, 2, 28))) == RESUMES
    assert answer(replace(facts, on=date(2025, 3, 1))) == UNUSUAL


BENEFITS = st.none() | st.builds(
    Benefit,
    scheme=st.sampled_from(Scheme),
    name=st.sampled_from([NAME, "陈四"]),
    document=st.just(BENEFIT.document),
    city=st.sampled_from(CITIES),
    status=st.sampled_from(Status),
    since=st.none() | st.dates(),
    superseded=st.booleans(),
)
FACTS = st.builds(
    Facts,
    name=st.sampled_from([NAME, "陈四"]),
    benefit=BENEFITS,
    elsewhere=st.booleans(),
    on=st.dates(),
    reachable=st.booleans(),
    strict=st.booleans(),
)


@given(FACTS)
def test_there_is_an_answer_to_everything_and_it_is_the_first_that_holds(facts: Facts) -> None:
    row = decide(facts)
    assert row.holds(facts)
    assert not any(earlier.holds(facts) for earlier in DECISIONS[: DECISIONS.index(row)])


@given(FACTS)
def test_whoever_passes_is_known_by_that_name_and_paid_or_suspended(facts: Facts) -> None:
    row = decide(facts)
    if row.event is Event.CHECK_PASSED:
        assert facts.reachable
        assert facts.benefit is not None
        assert (facts.benefit.name, facts.benefit.superseded) == (facts.name, False)
        assert facts.benefit.is_paid_monthly


def test_every_row_is_the_answer_to_something() -> None:
    found: list[Row] = [decide(facts) for facts, _ in ROWS.values()]
    assert [row for row in DECISIONS if row not in found] == []


def test_a_message_goes_with_every_refusal_and_with_nothing_else() -> None:
    allowed: dict[Event, set[Message | None]] = {
        Event.CHECK_PASSED: {None},
        Event.CHECK_FAILED: {Message.M1, Message.M2},
        Event.CHECK_UNAVAILABLE: {Message.M4},
    }
    assert all(row.message in allowed[row.event] for row in DECISIONS)


def test_every_row_cites_what_is_registered() -> None:
    registry = load_registry(FEATURES / "guide")
    known_ids = {clause.id for clause in registry} | {assumption.id for assumption in registry.assumptions}
    assert {row.source for row in DECISIONS} <= known_ids
