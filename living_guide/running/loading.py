"""Loading what behave's settings and arguments name."""

from behave.configuration import Configuration
from behave.exception import ConfigError, FileNotFoundError, InvalidFileLocationError, InvalidFilenameError
from behave.model import Feature
from behave.parser import ParserError
from behave.runner import Runner
from behave.runner_util import parse_features

# What behave itself reports in a sentence.
UNLOADABLE = (ParserError, ConfigError, FileNotFoundError, InvalidFileLocationError, InvalidFilenameError)


def load_features(config: Configuration) -> list[Feature]:
    """The features its paths and patterns name, parsed; one of UNLOADABLE if they cannot be."""
    runner = Runner(config)
    runner.setup_paths()
    locations = [location for location in runner.feature_locations() if not config.exclude(location)]
    return list(parse_features(locations, language=config.lang))
