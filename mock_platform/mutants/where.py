"""Where a mutant lies. One that lies in a single scheme or edition is caught only by scenarios for that one."""

from dataclasses import dataclass

from mock_platform.application.sandbox import Sandbox
from mock_platform.core.schemes import Scheme
from mock_platform.mutants.mutant import GUANGZHOU, OFFICIAL


@dataclass(frozen=True, slots=True)
class Where:
    """A scheme as an edition has it; without them, any. `suffix` tells the mutants' names apart."""

    suffix: str = ""
    scheme: Scheme | None = None
    edition: str | None = None

    def holds(self, sandbox: Sandbox, scheme: Scheme) -> bool:
        return self.scheme in (None, scheme) and self.edition in (None, sandbox.settings.edition)


EVERYWHERE = Where()
EMPLOYEES = Where("-employee", Scheme.EMPLOYEE, OFFICIAL)
RESIDENTS = Where("-resident", Scheme.RESIDENT, OFFICIAL)
GUANGZHOUS = Where("-guangzhou", Scheme.EMPLOYEE, GUANGZHOU)

# The clauses of the Guangzhou edition that say the same as those of the official one.
SAME_IN_GUANGZHOU = {
    "A2.3a": "G1", "A2.3b": "G1", "A2.4a": "G2a", "A2.4b": "G2b", "A2.4c": "G2b", "A2.5a": "G3", "A2.5b": "G3",
    "A2.6a": "G4a", "A2.6c": "G4b", "A2.6d": "G4b", "B1.1a": "G5", "B1.1c": "G5",
    "B1.2a": "G6", "B1.2b": "G6", "B1.2c": "G6", "B1.3b": "G7a", "B1.3c": "G7a", "B1.3d": "G7b", "B1.3e": "G7b",
    "B1.3g": "G7b", "B1.4a": "G8a", "B1.4c": "G8a", "B1.4d": "G8a", "B1.4e": "G8b", "B1.4f": "G8c", "B1.4g": "G8c",
    "B1.4i": "G8d", "B1.4j": "G8d", "B1.5a": "G9a", "B1.5b": "G9d", "B1.5c": "G9d", "B1.5d": "G9d",
    "B1.5e": "G9e", "B1.5f": "G9e", "B1.5g": "G9e", "B1.5h": "G9e", "B1.5i": "G9e", "B1.5j": "G9e", "B1.5k": "G9e",
    "B1.5l": "G9f", "B1.5m": "G9f", "B1.5n": "G9f",
}  # fmt: skip


def clauses_at(where: Where, *clauses: str) -> tuple[str, ...]:
    """Which clauses break there along with these: an edition's own, or both editions' where it is everywhere."""
    theirs = [clause if clause.startswith("G") else SAME_IN_GUANGZHOU.get(clause) for clause in clauses]
    known = tuple(dict.fromkeys(clause for clause in theirs if clause))
    if where.edition == GUANGZHOU:
        return known
    return clauses if where.edition == OFFICIAL else tuple(dict.fromkeys((*clauses, *known)))


def places_of(*clauses: str) -> tuple[Where, ...]:
    """Each scheme and edition apart for what the guides say, all at once for what is assumed."""
    if all(clause.startswith("Q") for clause in clauses):
        return (EVERYWHERE,)
    official = not all(clause.startswith("G") for clause in clauses)
    places = (EMPLOYEES, RESIDENTS, GUANGZHOUS) if official else (GUANGZHOUS,)
    return tuple(where for where in places if clauses_at(where, *clauses))
