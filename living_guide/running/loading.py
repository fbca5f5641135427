"""Loading what behave's settings and arguments name."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from behave.configuration import Configuration
from behave.exception import ConfigError, FileNotFoundError, InvalidFileLocationError, InvalidFilenameError
from behave.model import Feature
from behave.model_core import FileLocation
from behave.parser import ParserError, parse_file
from behave.runner import Runner
from behave.runner_util import parse_features

# What behave itself reports in a sentence.
UNLOADABLE = (ParserError, ConfigError, FileNotFoundError, InvalidFileLocationError, InvalidFilenameError)


def load_features(config: Configuration) -> list[Feature]:
    """The features its paths and patterns name, parsed; one of UNLOADABLE if they cannot be."""
    with explained(config):
        return list(parse_features(_locations(config), language=config.lang))


@contextmanager
def explained(config: Configuration) -> Iterator[None]:
    """behave's parser looks a feature's language up and raises a bare KeyError: a ParserError says where."""
    try:
        yield
    except KeyError:
        for location in _locations(config):
            _require_language(location.filename)
        raise


def _locations(config: Configuration) -> list[FileLocation]:
    runner = Runner(config)
    runner.setup_paths()
    return [location for location in runner.feature_locations() if not config.exclude(location)]


def _require_language(file: str) -> None:
    try:
        parse_file(file)
    except KeyError as error:
        lines = Path(file).read_text(encoding="utf-8").splitlines()
        line = next(number for number, text in enumerate(lines, 1) if "language:" in text.lower())
        raise ParserError(f"there is no language {error}", line, file) from None
