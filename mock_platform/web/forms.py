"""Reading what a form sent."""

from collections.abc import Callable
from typing import ParamSpec, TypeVar

from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request

from mock_platform.core.errors import InvalidField

P = ParamSpec("P")
T = TypeVar("T")


async def read_form(request: Request) -> FormData:
    return await request.form()


def text(form: FormData, name: str) -> str:
    """The text of a field; empty if it is missing or holds a file."""
    value = form.get(name)
    return value if isinstance(value, str) else ""


async def upload(form: FormData, name: str) -> bytes:
    """The bytes of an uploaded file; empty if there is none."""
    value = form.get(name)
    return await value.read() if isinstance(value, UploadFile) else b""


def collect(errors: dict[str, str], read: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T | None:
    """What `read` makes of the input; if it refuses, None, and its hint joins `errors` under the field's name."""
    try:
        return read(*args, **kwargs)
    except InvalidField as error:
        errors[error.field] = str(error)
        return None
