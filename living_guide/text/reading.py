"""Reading the file that a guide's published text is in."""

import sys
from pathlib import Path

from living_guide.text.published import PublishedText, read_text

STANDARD_INPUT = "-"
PLAIN = "save its words as plain text, in UTF-8, and give that file"
# How files begin that hold a text, but are none.
SIGNATURES = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a Word document (DOCX) or an archive",
    b"\xd0\xcf\x11\xe0": "an old Word document (DOC)",
    b"{\\rtf": "an RTF document",
    b"\xff\xfe": "in UTF-16",
    b"\xfe\xff": "in UTF-16",
}
PAGES = ("<!doctype", "<html", "<?xml")
ENCODINGS = ("utf-8-sig", "gb18030")  # with or without a byte order mark; what older Chinese sites still publish in
BLANKS = "\t\n\v\f\r"  # of the control characters, those that plain texts hold


class TextUnreadable(Exception):
    """There is no plain text to be had; `str(error)` says of what, why, and what to do."""


def read_published(path: str) -> PublishedText:
    """The plain text at a path, or on standard input if the path is `-`; TextUnreadable if there is none."""
    name, data = ("standard input", sys.stdin.buffer.read()) if path == STANDARD_INPUT else (path, _bytes(path))
    return decode(data, name)


def decode(data: bytes, name: str) -> PublishedText:
    """The text in a file's bytes, UTF-8 or else GB18030; TextUnreadable, which calls the file by this name."""
    for begins, kind in SIGNATURES.items():
        if data.startswith(begins):
            raise TextUnreadable(f"{name} is {kind}: {PLAIN}.")
    text = read_text(_decoded(data, name))
    if text.original.lstrip().lower().startswith(PAGES):
        raise TextUnreadable(f"{name} is the source of a page: {PLAIN}.")
    if not text.words:
        raise TextUnreadable(f"{name} holds no words.")
    return text


def _bytes(path: str) -> bytes:
    try:
        return Path(path).read_bytes()
    except IsADirectoryError:
        raise TextUnreadable(f"{path} is a folder: name the file that holds the text.") from None
    except (OSError, ValueError) as error:
        raise TextUnreadable(f"{path} cannot be read: {getattr(error, 'strerror', None) or error}.") from None


def _decoded(data: bytes, name: str) -> str:
    for encoding in ENCODINGS:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if any(char < " " and char not in BLANKS for char in text):
            break
        return text
    raise TextUnreadable(f"{name} is no plain text: {PLAIN}.")
