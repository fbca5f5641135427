"""What the lint says of feature files, by all its rules."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from living_guide.lint.finding import Finding, absolute
from living_guide.lint.section import Section
from living_guide.lint.suite import Suite, suite_of


@dataclass(frozen=True, slots=True)
class Report:
    """How much was looked at (`scenarios` counts the rows of outlines), and what is to be mended, sorted."""

    files: int
    scenarios: int
    findings: tuple[Finding, ...]


def lint(files: Iterable[Path]) -> Report:
    """Looks at feature files; at the others of their suites only to know what they use and what they are called."""
    by_suite: defaultdict[Suite, list[Path]] = defaultdict(list)
    for file in dict.fromkeys(map(absolute, files)):
        by_suite[suite_of(file)].append(file)
    sections = [Section(suite, chosen) for suite, chosen in by_suite.items()]
    return Report(
        files=sum(len(section.chosen) for section in sections),
        scenarios=sum(len(section.scenarios[file]) for section in sections for file in section.chosen),
        findings=tuple(sorted({finding for section in sections for finding in section.findings()})),
    )
