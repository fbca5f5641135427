"""Hiding what identifies a person, even an invented one, in what a run writes down."""

import re

# The long numbers of identity documents: eighteen characters, or one to three letters and seven to twelve digits.
_NUMBER = re.compile(r"(?<![0-9A-Za-z])(\d{3})\d{11}(\d{3}[\dXx])(?![0-9A-Za-z])|(?<![0-9A-Za-z])[A-Z]{1,3}\d{7,12}\b")


def mask(text: str) -> str:
    """`text` with document numbers reduced to their first three and last four characters, or to stars."""
    return _NUMBER.sub(lambda found: f"{found[1]}***********{found[2]}" if found[1] else "*" * len(found[0]), text)
