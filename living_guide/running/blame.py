"""Which line of the suite's own Python an error, or a call, comes from."""

import traceback
from pathlib import Path

from behave.parser import ParserError

from living_guide.lint.finding import shown

Frames = list[traceback.FrameSummary]


def place_of_error(error: BaseException) -> str:
    """file:line where the suite is to blame, else empty."""
    if isinstance(error, ParserError):
        return f"{shown(Path(error.filename))}:{error.line}" if error.filename else ""
    if isinstance(error, SyntaxError) and error.filename and not Path(error.filename).is_absolute():
        return f"{error.filename}:{error.lineno}"
    return _first(traceback.extract_tb(error.__traceback__))


def place_of_caller() -> str:
    """file:line of the suite's module that is being loaded, else empty."""
    return _first(traceback.extract_stack())


def frames_of_the_suite(error: BaseException) -> str:
    """The traceback as far as it is the suite's and what that calls; all of it where the suite has no part in it."""
    frames = [] if isinstance(error, SyntaxError) else list(traceback.extract_tb(error.__traceback__))
    ours = next((index for index, frame in enumerate(frames) if _is_loaded(frame)), 0)
    return "".join(traceback.format_list(frames[ours:]) + traceback.format_exception_only(error))


def _first(frames: Frames) -> str:
    return next((f"{frame.filename}:{frame.lineno}" for frame in frames if _is_loaded(frame)), "")


def _is_loaded(frame: traceback.FrameSummary) -> bool:
    # behave runs environment.py and the modules in steps/ under their relative names; all else has absolute ones.
    return not frame.filename.startswith("<") and not Path(frame.filename).is_absolute()
