"""The fenced blocks of a document."""

import re
from dataclasses import dataclass
from pathlib import Path

FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Block:
    """A block, by the heading that it stands under and the line in which it begins; `after` is the one before it."""

    language: str
    text: str
    heading: str
    line: int
    after: str

    def __str__(self) -> str:
        return f"{self.line}: {self.heading}"


def blocks(document: Path) -> list[Block]:
    text = document.read_text(encoding="utf-8")
    found: list[Block] = []
    for match in FENCE.finditer(text):
        before = text[: match.start()]
        heading = re.findall(r"^#+ (.+)$", FENCE.sub("", before), re.MULTILINE)[-1]
        line = before.count("\n") + 1
        found.append(Block(match[1], match[2], heading, line, found[-1].text if found else ""))
    return found


def rows(document: Path, heading: str) -> list[list[str]]:
    """The cells of the first table under a heading, without its head."""
    text = document.read_text(encoding="utf-8")
    section = re.split(r"^#+ ", text.partition(f"# {heading}\n")[2], maxsplit=1, flags=re.MULTILINE)[0]
    lines = [line for line in section.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]
