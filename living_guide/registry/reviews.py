"""What people have decided about clauses: which text their scenarios were read against, and what is waived."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from pathlib import Path

from living_guide.registry.clauses import Clause, Strict, Words
from living_guide.registry.fragments import DIGEST_LENGTH

REVIEWS = "reviews.toml"
HEADER = """\
# The text of each clause, as a digest of its fragments, labels and messages, when somebody last read its scenarios
# against it. A clause whose text has changed since is stale. `yss guide review` writes this file.

[reviewed]
"""


@dataclass(frozen=True, slots=True)
class Waiver(Strict):
    """A clause that need not hold for now: why, and the last day on which it need not."""

    clause: Words
    reason: Words
    until: date


@dataclass(frozen=True, slots=True)
class ReviewFile(Strict):
    """`reviewed` are digests by the ids of clauses."""

    reviewed: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class WaiverFile(Strict):
    waiver: tuple[Waiver, ...] = ()


def text_digest(clause: Clause) -> str:
    """Sixteen hexadecimal digits that stand for what the guide says in this clause."""
    fragments = [[each.length, each.digest] for each in clause.fragments]
    told = json.dumps([fragments, clause.labels, clause.messages], ensure_ascii=False)
    return sha256(told.encode()).hexdigest()[:DIGEST_LENGTH]


def write_reviews(folder: Path, clauses: Iterable[Clause], reviewed: Mapping[str, str]) -> None:
    """The digests of those clauses that were reviewed, in the guide's order, into the registry's folder."""
    lines = [f'"{clause.id}" = "{reviewed[clause.id]}"\n' for clause in clauses if clause.id in reviewed]
    (folder / REVIEWS).write_text(HEADER + "".join(lines), encoding="utf-8", newline="\n")
