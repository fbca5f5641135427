"""Where a roll is written."""

import os
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from errno import EACCES
from pathlib import Path
from typing import BinaryIO


def opened(path: Path | None) -> AbstractContextManager[BinaryIO]:
    """A stream into that file, or to standard output. A file is there whole at the end or as it was before; OSError if
    it cannot be written."""
    if path is None:
        # A stream of its own: that it is closed tells whether the last of it was written, and sys.stdout stays open.
        return open(sys.stdout.fileno(), "wb", closefd=False)
    if path.exists() and not path.is_file():  # a device or a pipe, which must not be replaced by a file
        return path.open("wb")
    return _whole(Path(os.path.realpath(path)))  # through a link to the file it names


@contextmanager
def _whole(path: Path) -> Iterator[BinaryIO]:
    if path.exists() and not os.access(path, os.W_OK):
        raise PermissionError(EACCES, os.strerror(EACCES), str(path))
    part = path.with_name(f".yss-people-{os.getpid()}.part")
    try:
        with part.open("wb") as stream:
            yield stream
        part.replace(path)
    except BaseException:  # Ctrl-C, too
        with suppress(OSError):
            part.unlink()
        raise
