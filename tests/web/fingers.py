"""Pulling at a page, by a finger on the glass or by the mouse."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

from playwright.sync_api import Page

START = (195, 300)  # px from the left and the top
STEP = 10  # px between two events

Grip = Callable[[Page, int], AbstractContextManager[None]]


@contextmanager
def finger(page: Page, way: int) -> Iterator[None]:
    """Pull down by `way` px; the finger leaves the glass at the end of the block."""
    session = page.context.new_cdp_session(page)

    def send(kind: str, *heights: int) -> None:
        points = [{"x": START[0], "y": y} for y in heights]
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    send("touchStart", START[1])
    for y in _heights(way):
        send("touchMove", y)
    yield
    send("touchEnd")


@contextmanager
def mouse(page: Page, way: int, start: tuple[int, int] = START) -> Iterator[None]:
    """As `finger`, with the mouse's first button."""
    across, down = start
    page.mouse.move(across, down)
    page.mouse.down()
    for y in _heights(way, down):
        page.mouse.move(across, y)
    yield
    page.mouse.up()


def _heights(way: int, down: int = START[1]) -> range:
    return range(down + STEP, down + way + STEP, STEP)
