"""Headers: those of a request, read one by one, and those that every answer has."""

from starlette.types import Message, Scope, Send

SECURITY = {
    "Content-Security-Policy": (
        "default-src 'none'; img-src 'self'; style-src 'self'; script-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
}
_RAW = [(name.lower().encode(), value.encode()) for name, value in SECURITY.items()]


def header(scope: Scope, name: bytes) -> str | None:
    """The first of that name, which is in small letters; None without one. Starlette's mapping of them all takes longer
    to make than most are looked at."""
    for each, value in scope["headers"]:
        if each == name:
            told: bytes = value
            return told.decode("latin-1")
    return None


def secured(send: Send) -> Send:
    """With the headers that keep a page from loading or sending anything elsewhere."""

    async def send_secured(message: Message) -> None:
        if message["type"] == "http.response.start":
            message["headers"] = [*message["headers"], *_RAW]
        await send(message)

    return send_secured
