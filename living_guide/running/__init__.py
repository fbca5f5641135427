"""A run whose verdict cannot lie: what was planned, how each scenario ended, and why the run is green or not."""

from living_guide.events.reading import edition_of, scenario_id
from living_guide.running.strict import require_strict

__all__ = ["edition_of", "require_strict", "scenario_id"]
