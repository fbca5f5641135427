"""The command that runs one scenario again, with the same people, before the same screen."""

import shlex

from living_guide.events.facts import RunFacts


def replay_command(place: str, facts: RunFacts) -> str:
    """To be typed in the suite's folder; `place` is file:line."""
    settings = {name: getattr(facts, name) for name in ("seed", "driver", "target", "platform")}
    given = [part for name, value in settings.items() if value for part in ("-D", f"{name}={value}")]
    return shlex.join(["behave", *given, place])
