"""What a scenario attached: masked where it is text, and kept under its digest, so that equal things are kept once."""

import io
import os
import zipfile
from collections.abc import Callable
from email.message import Message
from email.utils import collapse_rfc2231_value
from hashlib import sha256
from pathlib import Path
from threading import get_ident

from living_guide.events.record import Attachment

FOLDER = "files"
# How each kind of evidence is called, and the ending of its file.
KINDS = {
    "image/png": ("picture", ".png"),
    "text/html": ("page", ".html"),
    "application/json": ("exchange", ".json"),
    "application/zip": ("trace", ".zip"),
    "text/plain": ("text", ".txt"),
}
_ARCHIVE = "application/zip"
_NO_TEXTS = ("image/png", "image/jpeg", "image/webp", "image/gif", "audio/", "video/", "font/")
_NO_TEXT_FILES = (".png", ".jpeg", ".jpg", ".webp", ".gif", ".woff", ".woff2", ".mp4", ".webm")

Text = Callable[[str], str]


def keep(folder: Path, mime: str, data: bytes, step: int | None, mask: Text) -> Attachment:
    """Write it into `files/` of that folder, unless its like is there, and say where it is. Its MIME type may have a
    parameter `title` (RFC 2231)."""
    mime, title = mime.partition(";")[0].strip().lower(), _title(mime)
    kind, suffix = KINDS.get(mime, ("file", ".bin"))
    data = _masked(mime, data, mask)
    digest = sha256(data).hexdigest()
    path = folder / FOLDER / f"{digest}{suffix}"
    if not path.exists():
        _write(path, data)
    return Attachment(kind=kind, mime=mime, digest=digest, file=f"{FOLDER}/{path.name}", step=step, title=mask(title))


def _title(mime: str) -> str:
    header = Message()
    header["Content-Type"] = mime
    return collapse_rfc2231_value(header.get_param("title", ""))


def _write(path: Path, data: bytes) -> None:
    # Others may write the same at the same time, or this one be killed: a file is there whole or not at all.
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{os.getpid()}-{get_ident()}-{path.name}")
    draft.write_bytes(data)
    draft.replace(path)


def _masked(mime: str, data: bytes, mask: Text) -> bytes:
    if mime == _ARCHIVE:
        return _masked_archive(data, mask)
    return data if mime.startswith(_NO_TEXTS) else _masked_text(data, mask)


def _masked_archive(data: bytes, mask: Text) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            content = old.read(entry)
            if not entry.filename.lower().endswith(_NO_TEXT_FILES):
                content = _masked_text(content, mask)
            new.writestr(zipfile.ZipInfo(entry.filename), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _masked_text(content: bytes, mask: Text) -> bytes:
    # A form with a picture in it is text in part.
    return mask(content.decode("utf-8", "surrogateescape")).encode("utf-8", "surrogateescape")
