"""A mutant to be tried: a platform that breaks the guide in one way, and how to serve it."""

import json
import shlex
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass

from living_guide.mutants.words import word_mutants
from living_guide.registry.registry import Registry

PLATFORM = "mock_platform.mutants"  # the module that serves them; a normal run never loads it
SOUND = "mock_platform serve"


class NoMutants(Exception):
    """The platform's mutants cannot be listed; `str(error)` says why."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """`platform` is the module that serves it, with its arguments, as in `-D platform=…`; `edition` is whose guide it
    breaks, `both` if of both."""

    name: str
    says: str
    clauses: tuple[str, ...]
    edition: str
    platform: str


def candidates(registry: Registry) -> list[Candidate]:
    """All there are: those that are logic, as the platform lists them, then one for each word of the registry."""
    return [*_of_logic(), *_of_words(registry)]


def _of_logic() -> Iterator[Candidate]:
    listing = subprocess.run([sys.executable, "-m", PLATFORM, "list", "--json"], capture_output=True, text=True)
    if listing.returncode:
        raise NoMutants(f"`python -m {PLATFORM} list` failed: {listing.stderr.strip()}")
    for each in json.loads(listing.stdout):
        platform = f"{PLATFORM} serve {shlex.quote(each['name'])}"
        yield Candidate(each["name"], each["says"], tuple(each["clauses"]), each["edition"], platform)


def _of_words(registry: Registry) -> Iterator[Candidate]:
    for mutant in word_mutants(registry):
        sparing = [part for word in mutant.sparing for part in ("--sparing", word)]
        platform = shlex.join([PLATFORM, "serve", "--word", mutant.old, mutant.new, *sparing])
        says = f"“{mutant.old}” is shown as “{mutant.new}”"
        yield Candidate(mutant.name, says, mutant.clauses, mutant.edition, platform)
