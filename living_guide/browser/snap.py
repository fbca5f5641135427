"""Snap packages: their Chromium sees neither our temporary folder nor a container, so it cannot be driven."""

from pathlib import Path

HEAD = 4096  # bytes; a wrapper script names its snap well before that


def needs_snap(path: Path) -> bool:
    """Whether `path` is a snap, or a script that only starts one (Ubuntu's `chromium-browser`)."""
    real = path.resolve()
    if real.name == "snap" or "snap" in real.parts[:2]:
        return True
    return _is_script_of_snap(real)


def _is_script_of_snap(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            head = file.read(HEAD)
    except OSError:
        return False
    return head.startswith(b"#!") and b"/snap/bin" in head
