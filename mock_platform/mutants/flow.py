"""Each row of the flow's table gone one page too far: generated, so that a new row has its mutant."""

from collections.abc import Iterator

from mock_platform.core.editions import GUANGZHOU
from mock_platform.core.flow import Event, Journey, Key, State, Table
from mock_platform.mutants import steps
from mock_platform.mutants.diversion import diversions
from mock_platform.mutants.mutant import Mutant

_CHECK = (Journey.CERTIFICATION, State.APPLICANT)
# Rows without a generated mutant, and why.
LEFT_OUT: dict[Key, str] = {
    **{key: f"{name} breaks it, under a name people know" for name, _, key, _ in steps.STEPS},
    (*_CHECK, Event.CHECK_UNAVAILABLE): "the mutants of the check show all that may follow a register down",
}


def one_too_far(table: Table, key: Key) -> State:
    """Where the first way on from the right page leads (for 返回: the way back); the case's beginning if none does."""
    journey, _, event = key
    right = table[key].to
    for (j, state, next_event), transition in table.items():
        if (j, state) == (journey, right) and (next_event is Event.BACK) == (event is Event.BACK):
            return transition.to
    return State.HOME if right is State.GUIDE else State.GUIDE


def _generated(table: Table) -> Iterator[Mutant]:
    for key in table.keys() - LEFT_OUT.keys():
        journey, state, event = key
        to = one_too_far(table, key)
        name = f"flow-{journey}-{state}-{event}".replace("_", "-")
        says = f"{journey}: {event} on {state} leads to {to} instead of {table[key].to}."
        yield from diversions(name, says, key, to, table[key].clause)


# The Guangzhou edition has all rows of the official one, and two of its own.
MUTANTS = tuple(sorted(_generated(GUANGZHOU.transitions), key=lambda mutant: mutant.name))
