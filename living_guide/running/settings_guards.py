"""Guards of the settings: what behave reads without a word, or not at all."""

import configparser
import tomllib
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from pathlib import Path

from behave.configuration import SPECIAL_CONFIG_SECTIONS, config_filenames, configfile_options_iter
from behave.tag_expression import TagExpression

from living_guide.running.guard import Guard, Run
from living_guide.running.problem import Problem

SECTION = "behave"


class KnownSettings(Guard):
    """behave ignores what it does not know in its settings, so a slip of the keyboard changes nothing unseen."""

    name = "known-settings"

    def before(self, run: Run) -> Iterable[Problem]:
        return unknown_settings()


class NoDryRun(Guard):
    """A dry run finds nothing out, however it came to be."""

    name = "no-dry-run"

    def before(self, run: Run) -> Iterable[Problem]:
        if run.config.dry_run:
            yield Problem("", f"dry run: {len(run.planned)} scenarios are planned, nothing was run")


class NewTagExpressions(Guard):
    """In the old style of tag expressions a comma, a minus and repetition mean what hardly anyone expects."""

    name = "new-tag-expressions"

    def before(self, run: Run) -> Iterable[Problem]:
        if isinstance(run.config.tag_expression, TagExpression):
            given = " ".join(f"--tags={each}" for each in run.config.tags)
            yield Problem("", f"{given}: old-style tag expression; write --tags='not @a', '@a and @b' or '@a or @b'")


def unknown_settings() -> Iterator[Problem]:
    """Keys in the files behave reads from here that it does not know."""
    for path in map(Path, config_filenames()):
        for key in _keys(path):
            if key not in _known():
                likely = get_close_matches(key, _known(), 1)
                hint = f"; did you mean {likely[0]}?" if likely else ""
                yield Problem(path.as_posix(), f"{key} is not a setting of behave{hint}")


def _known() -> list[str]:
    tables = [name.removeprefix("behave.") for name in SPECIAL_CONFIG_SECTIONS]
    return [option.dest for option in configfile_options_iter(None)] + tables


def _keys(path: Path) -> Iterator[str]:
    if path.suffix == ".toml":
        yield from tomllib.loads(path.read_text(encoding="utf-8")).get("tool", {}).get(SECTION, {})
        return
    parser = configparser.ConfigParser()
    parser.read(path)
    yield from parser.options(SECTION) if parser.has_section(SECTION) else ()
