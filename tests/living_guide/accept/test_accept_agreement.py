"""However many processes share the work, and in whichever order: the same scenarios end in the same ways."""

from random import Random

import pytest

from tests.living_guide.accept.accepting import Case, Done, accept
from tests.living_guide.accept.small_suite import Suite

ENDS = {
    "it passes": "passed",
    "it passes; it says something": "passed",
    "it passes; it fails": "failed",
    "it breaks": "error",
    "it is pending": "error",
    "it says no; it passes": "failed",
    "it leaves": "error",
    "it dies": "abandoned",
    "it vanishes": "abandoned",
    "nobody knows it; it passes": "error",
}
ROW = "    Scenario Outline: {name} <n>\n      * <steps>\n\n      Examples:\n        | n | steps |\n{rows}"
SEEDS = ("a", "b")


def generated(random: Random) -> tuple[Suite, dict[str, str]]:
    """A suite of two features, one of them with rules and outlines, and how each scenario must end, by its name."""
    kinds = random.sample(list(ENDS), 5)
    plain = {f"plain {number}": kind for number, kind in enumerate(kinds)}
    rows = random.sample([kind for kind in ENDS if ";" not in kind], 4)
    text = "Feature: Rows\n"
    for rule in (0, 2):
        table = "".join(f"        | {n} | {rows[n]} |\n" for n in (rule, rule + 1))
        text += f"\n  Rule: R{rule}\n{ROW.format(name='row', rows=table)}".replace("row <n>", f"row of {rule} <n>")
    named = {f"row of {n - n % 2} {n}": kind for n, kind in enumerate(rows)}
    suite = Suite(scenarios=plain, files={"features/3_query/rows.feature": text})
    return suite, {name: ENDS[kind] for name, kind in (plain | named).items()}


def case(seed: str) -> object:
    suite, ends = generated(Random(seed))
    commands = (
        accept("--report=by-one", workers=1),
        accept("--report=by-two", f"--shuffle={seed}", workers=2),
        accept("--report=by-three", "--shuffle=otherwise", workers=3),
    )
    return pytest.param(Case(name=seed, suite=suite, commands=commands), ends, id=seed)


@pytest.mark.parametrize(("all_done", "ends"), [case(seed) for seed in SEEDS], indirect=["all_done"])
def test_the_verdict_is_the_same(all_done: list[Done], ends: dict[str, str]) -> None:
    expected = {name: [status] for name, status in ends.items()}
    assert [done.statuses for done in all_done] == [expected] * 3
    one, *others = [{(run.id, run.status) for run in done.runs} for done in all_done]
    assert others == [one] * 2
    assert {done.code for done in all_done} == {0 if set(ends.values()) == {"passed"} else 1}
    assert len({frozenset(done.lines) for done in all_done}) == 1
