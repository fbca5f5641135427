"""Bodies that set a sandbox, its clock and its checkpoints."""

from datetime import datetime
from typing import Annotated, Any

from pydantic import Field, StrictBool, StrictInt

from mock_platform.people.cast import Needs
from mock_platform.people.personas import PERSONAS, Persona
from mock_platform.web.control.people_bodies import NewPerson, PersonaId
from mock_platform.web.fields import Ahead, Body, CityCode, Duration, EditionId, Moment
from mock_platform.web.numbers import LARGEST, WHOLE
from mock_platform.web.sandbox_key import PATTERN

MOST = 100  # people made together with a sandbox


class SandboxSettings(Body):
    """Settings of a sandbox; only those named are set. `frozen_at` stops the clock, null lets it run."""

    edition: EditionId = "official"
    seed: str = Field("0", max_length=64, description="decides who its people are")
    frozen_at: Moment | None = None
    city: CityCode | None = Field(None, description="code or name of the city last chosen")
    explorer: StrictBool = Field(False, description="show the explorer's bar beside the pages")
    register_down: StrictBool = Field(False, description="the social-security register cannot be reached")
    strict_suspension: StrictBool = Field(False, description="suspended for over 12 months: M2")
    retry_limit: Annotated[StrictInt, Field(ge=0, le=100), WHOLE] | None = Field(
        None, description="failed faces allowed in one case"
    )
    expires_after: Ahead | None = Field(None, description="real time from now; then it is gone. null: never")

    def settings(self, now: datetime) -> dict[str, Any]:
        """By their names in `Settings`; `now` is the real time."""
        return self._dated(self.model_dump(include=self.model_fields_set & set(SandboxChange.model_fields)), now)

    def _dated(self, values: dict[str, Any], now: datetime) -> dict[str, Any]:
        if "expires_after" in values:
            after = values.pop("expires_after")
            values["expires_at"] = None if after is None else now + after
        return {**values, "offset": 0} if "frozen_at" in values else values


class SandboxChange(SandboxSettings):
    """What is to change, and who is logged in."""

    account: Annotated[StrictInt, Field(ge=1, le=LARGEST), WHOLE] | None = Field(
        None, description="number of the person logged in"
    )


class SandboxReplacement(SandboxChange):
    """All settings: what is not named is as in a new sandbox."""

    def settings(self, now: datetime) -> dict[str, Any]:
        return self._dated(self.model_dump(), now)


class NewSandbox(SandboxSettings):
    """A sandbox to make. Without a key it gets one that cannot be guessed."""

    key: str | None = Field(None, pattern=PATTERN)
    people: list[PersonaId | NewPerson] = Field([], max_length=MOST, description="the first of them is logged in")

    def everyone(self) -> list[Needs | Persona]:
        return [each.needs() if isinstance(each, NewPerson) else PERSONAS[each] for each in self.people]


class ClockBody(Body):
    """Only one of them: `frozen_at` stops the clock there, `offset` lets it run that far ahead of the real one; with
    neither it runs with the real one."""

    frozen_at: Moment | None = None
    offset: Duration | None = None


class AdvanceBody(Body):
    by: Duration
