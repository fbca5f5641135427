"""The command that runs one scenario again, with the same people, before the same screen."""

import shlex

from living_guide.events.facts import RunFacts

REPORT = "report/again"  # so that the report that gave the command stays


def replay_command(place: str, facts: RunFacts) -> str:
    """To be typed where the run was started; `place` is file:line."""
    settings = {name: getattr(facts, name) for name in ("seed", "driver", "target", "platform")}
    given = [f"--{name}={value}" for name, value in settings.items() if value]
    return shlex.join(["yss", "accept", *given, f"--report={REPORT}", place])
