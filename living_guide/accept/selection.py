"""behave's configuration for what an acceptance selects."""

import re

from behave.configuration import Configuration
from behave.exception import TagExpressionError

from living_guide.accept.options import NotUnderstood, Options


def configuration(options: Options) -> Configuration:
    """NotUnderstood for tags or names that are no expressions."""
    try:
        return Configuration(options.selection)
    except re.error as error:
        raise NotUnderstood(f"--name is no regular expression: {error}") from error
    except TagExpressionError as error:
        raise NotUnderstood(f"--tags is no tag expression: {str(error).partition(chr(10))[0]}") from error
