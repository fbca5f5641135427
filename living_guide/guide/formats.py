"""The formats that results can be handed on in."""

from enum import StrEnum


class Format(StrEnum):
    JUNIT = "junit"
    MESSAGES = "messages"
    ALLURE = "allure"
    CSV = "csv"
    XLSX = "xlsx"

    @property
    def file(self) -> str:
        """What it is called in a report's folder, unless told otherwise."""
        return _FILES[self]


_FILES = {
    Format.JUNIT: "junit.xml",
    Format.MESSAGES: "messages.ndjson",
    Format.ALLURE: "allure-results",
    Format.CSV: "coverage.csv",
    Format.XLSX: "coverage.xlsx",
}
