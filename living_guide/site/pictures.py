"""Where the site takes its pictures from: as they were kept, and made small."""

import shutil
from base64 import b64encode
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import Protocol

from living_guide.events.files import EVENTS
from living_guide.events.record import Attachment
from living_guide.events.reports import Report

THUMBS = "assets/thumbs"
SCALE = 2  # how many pixels of a picture become one of its thumb
QUALITY = 72


class Pictures(Protocol):
    """Addresses of what scenarios attached, from the site's folder; None for what is not there."""

    def whole(self, attachment: Attachment) -> str | None:
        """As it was kept."""

    def thumb(self, attachment: Attachment) -> str | None:
        """A picture made small."""


class FilePictures:
    """Files beside the pages, brought there from the folders of reports when they are asked for."""

    def __init__(self, into: Path, reports: Sequence[Report]) -> None:
        self._into = into
        self._places = [report.folder / EVENTS for report in reports]
        self._whole: dict[str, str | None] = {}
        self._thumbs: dict[str, str | None] = {}

    def whole(self, attachment: Attachment) -> str | None:
        if attachment.file not in self._whole:
            self._whole[attachment.file] = self._bring(attachment)
        return self._whole[attachment.file]

    def thumb(self, attachment: Attachment) -> str | None:
        if attachment.digest not in self._thumbs:
            self._thumbs[attachment.digest] = self._make_small(attachment)
        return self._thumbs[attachment.digest]

    def _bring(self, attachment: Attachment) -> str | None:
        source = find(self._places, attachment)
        path = self._into / EVENTS / attachment.file
        if source is not None and not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, path)
        return f"{EVENTS}/{attachment.file}" if source else None

    def _make_small(self, attachment: Attachment) -> str | None:
        source, name = find(self._places, attachment), f"{THUMBS}/{attachment.digest}.webp"
        path = self._into / name
        if source is not None and not path.exists():
            small_one = small(source)
            if small_one is None:
                return None
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(small_one)
        return name if source else None


class InlinePictures:
    """Inside the page itself, small only."""

    def __init__(self, reports: Sequence[Report]) -> None:
        self._places = [report.folder / EVENTS for report in reports]
        self._thumbs: dict[str, str | None] = {}

    def whole(self, attachment: Attachment) -> str | None:
        return self.thumb(attachment) if attachment.mime == "image/png" else None

    def thumb(self, attachment: Attachment) -> str | None:
        if attachment.digest not in self._thumbs:
            source = find(self._places, attachment)
            data = small(source) if source else None
            self._thumbs[attachment.digest] = f"data:image/webp;base64,{b64encode(data).decode()}" if data else None
        return self._thumbs[attachment.digest]


def find(places: Sequence[Path], attachment: Attachment) -> Path | None:
    """The file in the first of these folders that holds it."""
    return next((place / attachment.file for place in places if (place / attachment.file).is_file()), None)


def small(path: Path) -> bytes | None:
    """The picture made small, as WebP; None if it is none."""
    from PIL import Image, UnidentifiedImageError

    stream = BytesIO()
    try:
        with Image.open(path) as picture:
            picture.convert("RGB").reduce(SCALE).save(stream, "WEBP", quality=QUALITY, method=2)
    except (UnidentifiedImageError, OSError):
        return None
    return stream.getvalue()
