"""The examples of the OpenAPI document are what the platform answers today, and what the document allows."""

from docs.write_examples import PLACE, written


def test_the_examples_are_what_is_answered() -> None:
    assert PLACE.read_text(encoding="utf-8") == written()
