"""Reading what a form sent."""

from collections.abc import Callable
from typing import ParamSpec, TypeVar

from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import Request

from mock_platform.core.errors import InvalidField
from mock_platform.web.limits import MAX_BODY
from mock_platform.web.media import MULTIPART, media_type

P = ParamSpec("P")
T = TypeVar("T")
Form = dict[str, str | bytes]


async def read_form(request: Request) -> Form:
    """The fields of a form: texts and the bytes of files; of fields with one name the last. 400 if it is broken."""
    try:
        form = await _parsed(request)
        sent = {name: await _content(value) for name, value in form.items()}
        await form.close()
        return sent
    except (ValueError, MultiPartException) as error:  # a charset that decodes to anything but text
        raise HTTPException(400) from error


class _Parser(MultiPartParser):
    """Keeps files in memory. Any other place for them takes a thread, and not every door has one."""

    spool_max_size = MAX_BODY


async def _parsed(request: Request) -> FormData:
    if media_type(request) == MULTIPART:
        return await _Parser(request.headers, request.stream()).parse()
    return await request.form()


async def _content(value: str | UploadFile) -> str | bytes:
    return value if isinstance(value, str) else await value.read()


def text(form: Form, name: str) -> str:
    """The text of a field; empty if it is missing or holds a file."""
    value = form.get(name)
    # Some charsets decode to halves of characters, which could not be sent back.
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else ""


def upload(form: Form, name: str) -> bytes:
    """The bytes of an uploaded file; empty if there is none."""
    value = form.get(name)
    return value if isinstance(value, bytes) else b""


def collect(errors: dict[str, str], read: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T | None:
    """What `read` makes of the input; if it refuses, None, and its hint joins `errors` under the field's name."""
    try:
        return read(*args, **kwargs)
    except InvalidField as error:
        errors[error.field] = str(error)
        return None
