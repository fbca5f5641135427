"""An open sandbox: its transaction, settings, clock and account."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from mock_platform.core.cities import City, find_city
from mock_platform.core.clock import local
from mock_platform.core.editions import Edition, find_edition
from mock_platform.core.errors import NotFound, NotLoggedIn, PlatformError
from mock_platform.core.journal import Asked, Happening
from mock_platform.core.person import Person
from mock_platform.core.settings import Settings
from mock_platform.store import people, sandboxes
from mock_platform.store.scope import Scope


@dataclass(slots=True)
class Sandbox:
    """What a use case works on. Valid inside the `with` that opened it.

    What was `asked`, and the `events` that came of it, go into the journal if all ends well; `refusal` is why a page
    was shown again, or another one instead.
    """

    scope: Scope
    settings: Settings
    clock: Callable[[], datetime]
    asked: Asked | None = None
    events: list[Happening] = field(default_factory=list)
    refusal: PlatformError | None = None

    @property
    def key(self) -> str:
        return self.scope.sandbox

    @property
    def edition(self) -> Edition:
        return find_edition(self.settings.edition)

    @property
    def city(self) -> City | None:
        """The city last chosen by the account (Q3)."""
        return find_city(self.settings.city) if self.settings.city else None

    def now(self) -> datetime:
        """The sandbox's time, in Shanghai."""
        return time_of(self.settings, self.clock)

    def note(self, event: str, **details: Any) -> None:
        """Something has happened; `details` hold nobody's name or number of a document."""
        self.events.append(Happening(event, details))

    def change(self, **values: Any) -> None:
        """Change settings, by their names in `Settings`."""
        sandboxes.change(self.scope.transaction, self.key, **values)
        self.settings = replace(self.settings, **values)

    def set_to(self, settings: Settings) -> None:
        """Change all settings."""
        self.change(**sandboxes.values_of(settings))

    def account(self) -> Person:
        """The person logged in (Q5); NotLoggedIn if nobody is."""
        if self.settings.account is None:
            raise NotLoggedIn
        return self.person(self.settings.account)

    def log_in(self, number: int) -> None:
        self.change(account=self.person(number).number)
        self.note("logged_in", person=number)

    def everyone(self) -> list[Person]:
        """All people, in the order of their making."""
        return people.everyone(self.scope)

    def person(self, number: int) -> Person:
        person = people.get(self.scope, number)
        if person is None:
            raise NotFound(f"这个沙箱里没有编号为 {number} 的人员")
        return person


def time_of(settings: Settings, clock: Callable[[], datetime]) -> datetime:
    """The time a sandbox with these settings has, in Shanghai."""
    if settings.frozen_at:
        return local(settings.frozen_at)
    return local(clock() + timedelta(seconds=settings.offset) if settings.offset else clock())
