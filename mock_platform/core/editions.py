"""The two published editions of the guide. They differ in what the page 认证成功 offers, and nowhere else."""

from dataclasses import dataclass, field

from mock_platform.core.errors import InvalidField
from mock_platform.core.flow import TRANSITIONS, Event, Journey, State, Table, Transition


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition: its id in settings and tags, its name, and the flow it describes."""

    id: str
    name: str
    transitions: Table = field(repr=False)


_SUCCESS = (Journey.CERTIFICATION, State.CERTIFIED)

OFFICIAL = Edition("official", "官方指南", TRANSITIONS)
GUANGZHOU = Edition(
    "guangzhou-2023",
    "2023 广州版",
    {
        **TRANSITIONS,
        (*_SUCCESS, Event.VIEW_RESULT): Transition(State.RESULT, "G9b"),
        (*_SUCCESS, Event.GO_HOME): Transition(State.HOME, "G9c"),
    },
)
EDITIONS = {edition.id: edition for edition in (OFFICIAL, GUANGZHOU)}


def find_edition(name: str) -> Edition:
    """The edition with that id; InvalidField (`edition`) naming the known ones if there is none."""
    try:
        return EDITIONS[name]
    except KeyError:
        raise InvalidField("edition", f"没有这个版本的指南，可选：{'、'.join(EDITIONS)}") from None
