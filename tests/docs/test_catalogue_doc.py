"""docs/catalogue.md is what its script writes."""

from docs.write_catalogue import FILE, written


def test_the_catalogue_is_what_the_platform_says_today() -> None:
    assert FILE.read_text(encoding="utf-8") == written(), "run: python docs/write_catalogue.py"
