"""A folder of Allure results while it is written."""

import json
from collections.abc import Mapping
from fnmatch import fnmatch
from hashlib import sha256
from pathlib import Path

from allure_commons.logger import AllureFileLogger
from allure_commons.model2 import TEST_CASE_PATTERN, Attachment, TestResult

from living_guide.export.errors import ExportError

ENVIRONMENT, CATEGORIES = "environment.properties", "categories.json"
SPACE = 0x20
_RESULTS = ("*-result.json", "*-container.json", "*-globals.json", "*-attachment.*", ENVIRONMENT, CATEGORIES)
# Allure's own names for these speak of defects of the product and of the test, which we cannot tell apart.
_GROUPS = [
    {"name": "Not as the guide says", "matchedStatuses": ["failed"]},
    {"name": "Went wrong, or did not run", "matchedStatuses": ["broken", "unknown"]},
    {"name": "Skipped", "matchedStatuses": ["skipped"]},
]


class AllureFolder:
    """Names in it follow from what is in the files, so that the same events give the same folder."""

    def __init__(self, folder: Path) -> None:
        """Empty it; ExportError if it holds anything but Allure results."""
        _clear(folder)
        self._logger = AllureFileLogger(str(folder))
        self._folder = folder
        (folder / CATEGORIES).write_text(json.dumps(_GROUPS, indent=1), encoding="utf-8")

    def add_result(self, result: TestResult) -> None:
        result.file_pattern = TEST_CASE_PATTERN.format(prefix=result.uuid)  # the logger would make one up
        self._logger.report_result(result)

    def add_file(self, path: Path, name: str, mime: str) -> Attachment:
        """Copy it; its own name is the digest of its content."""
        source = f"{path.stem}-attachment{path.suffix}"
        self._logger.report_attached_file(str(path), source)
        return Attachment(name=name, source=source, type=mime)

    def add_text(self, text: str, name: str, mime: str, suffix: str) -> Attachment:
        source = f"{sha256(text.encode()).hexdigest()}-attachment{suffix}"
        self._logger.report_attached_data(text, source)
        return Attachment(name=name, source=source, type=mime)

    def add_environment(self, values: Mapping[str, str]) -> None:
        lines = [f"{_property(name)}={_property(value, spaces=True)}\n" for name, value in values.items()]
        (self._folder / ENVIRONMENT).write_text("".join(lines), encoding="ascii")


def _property(text: str, spaces: bool = False) -> str:
    """As Java's properties files write it; spaces stand as they are only in values."""
    units = (int(unit, 16) for unit in text.encode("utf-16-be").hex(" ", 2).split())
    return "".join(chr(unit) if _is_plain(unit) or (spaces and unit == SPACE) else f"\\u{unit:04x}" for unit in units)


def _is_plain(unit: int) -> bool:
    return SPACE < unit < 0x7F and chr(unit) not in "\\=:#!"


def _clear(folder: Path) -> None:
    if folder.exists() and not folder.is_dir():
        raise ExportError(f"{folder} is no folder: name one for the Allure results.")
    there = sorted(folder.iterdir()) if folder.exists() else []
    for path in there:
        if path.is_dir() or not any(fnmatch(path.name, pattern) for pattern in _RESULTS):
            raise ExportError(f"{folder} holds {path.name}, which is no Allure result: name a folder of its own.")
    for path in there:
        path.unlink()
