"""Templates to answers."""

from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse

FOLDER = Path(__file__).parent
TEMPLATES = Environment(
    loader=FileSystemLoader(FOLDER / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    auto_reload=False,  # asking the disk about every template of every page costs more than filling it in
)
COMMON: dict[str, Any] = {"notice": None, "explorer": None, "errors": {}}


def page(template: str, *, status: int = 200, **context: Any) -> HTMLResponse:
    """The page `template`, filled in; never kept by the browser, so that going back asks again."""
    html = TEMPLATES.get_template(f"{template}.html").render({**COMMON, **context})
    return HTMLResponse(html, status, headers={"Cache-Control": "no-store"})
