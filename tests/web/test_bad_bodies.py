"""Requests whose bodies are not what a form sends are answered with what to do, and change nothing."""

import socket
from collections.abc import Iterator
from urllib.parse import urlsplit

import httpx
import pytest

from tests.web.caller import CASE, PLACES, Caller
from tests.web.in_process import InProcess, in_process
from tests.web.reading import refusal

MEBIBYTE = 1024 * 1024
URLENCODED = "application/x-www-form-urlencoded"
MULTIPART = "multipart/form-data; boundary=b"
PART = b'--b\r\nContent-Disposition: form-data; name="%s"\r\n\r\n%s\r\n'
ACTION = PART % (b"action", b"submit")
END = b"--b--\r\n"

# Every address of a page that takes a form.
ADDRESSES = [
    "/yss/cities",
    "/yss/services/employee",
    "/wechat/scan",
    "/explorer/account",
    "/explorer/face",
    "/explorer/edition",
    f"{CASE}/applicant",
]
BROKEN = {
    "nothing at all": (None, b""),
    "no type": (None, b"action=submit&name=x"),
    "an empty form": (URLENCODED, b""),
    "empty fields": (URLENCODED, b"&&&=&==&"),
    "JSON": ("application/json", b'{"action": "submit", "city": "440100"}'),
    "text": ("text/plain", b"action=submit"),
    "a type that is none": (";;;\xff=", b"action=submit"),
    "a type without end": ("multipart/form-data" + "; a=b" * 500, b"x"),
    "another charset": (f"{URLENCODED}; charset=utf-16", b"action=submit"),
    "parts without a boundary": ("multipart/form-data", ACTION + END),
    "an empty boundary": ("multipart/form-data; boundary=", ACTION + END),
    "a boundary that is not there": ("multipart/form-data; boundary=c", ACTION + END),
    "a long boundary": ("multipart/form-data; boundary=" + "b" * 5000, ACTION + END),
    "no parts": (MULTIPART, END),
    "rubbish for parts": (MULTIPART, b"\x00\xff" * 500),
    "parts that break off": (MULTIPART, ACTION + b"--b\r\nContent-Dispo"),
    "a part without a name": (MULTIPART, b"--b\r\nContent-Disposition: form-data\r\n\r\nx\r\n" + END),
    "a part without headers": (MULTIPART, b"--b\r\n\r\nx\r\n" + END),
    "headers without end": (MULTIPART, b"--b\r\n" + b"X: y\r\n" * 5000),
    "no text in a charset's eyes": (f"{MULTIPART}; charset=undefined", ACTION + END),
    "a charset with NUL": (f"{MULTIPART}; charset=\0", ACTION + END),
    "a charset for host names": (f"{MULTIPART}; charset=idna", PART % (b"action", b"\xff") + END),
    "a charset that is none": (f"{MULTIPART}; charset=rot13", ACTION + END),
    "halves of characters": (
        f"{MULTIPART}; charset=utf-7",
        b"".join(PART % (name, b"+2AA-") for name in (b"action", b"name", b"city", b"document_type")) + END,
    ),
    "too many fields": (URLENCODED, b"a=b&" * 1001),
    "too many parts": (MULTIPART, PART % (b"a", b"b") * 1001 + END),
    "a field too long": (URLENCODED, b"action=submit&name=" + b"x" * MEBIBYTE),
    "a part too long": (MULTIPART, PART % (b"name", b"x" * (MEBIBYTE + 1)) + END),
    "too large a body": (URLENCODED, b"a=b&" * (10 * MEBIBYTE // 4 + 1)),
}


@pytest.fixture(scope="module")
def app() -> Iterator[InProcess]:
    with in_process() as app:
        yield app


@pytest.fixture(scope="module")
def caller(app: InProcess) -> Caller:
    """Somebody at 申办人信息 for another person, with the explorer's bar."""
    caller = PLACES["applicant, another"].come(app).caller
    caller.sandbox.change(explorer=True)
    return caller


@pytest.mark.parametrize("broken", BROKEN)
def test_a_broken_body_is_refused_or_led_back(app: InProcess, caller: Caller, broken: str) -> None:
    kind, content = BROKEN[broken]
    headers = {b"Content-Type": kind.encode("latin-1")} if kind else {}
    before = app.rows()
    for address in ADDRESSES:
        answer = caller.http.post(address, content=content, headers=headers)
        if answer.status_code != 303:
            refusal(answer)
    assert app.rows() == before


def test_a_charset_with_halves_of_characters_is_answered_at_the_field(caller: Caller) -> None:
    content = ACTION + PART % (b"name", b"+2AA-") + END
    headers = {"Content-Type": f"{MULTIPART}; charset=utf-7"}
    answer = caller.http.post(f"{CASE}/applicant", content=content, headers=headers)
    assert set(refusal(answer).hints) == {"name", "document_type"}


def test_too_large_a_body_is_called_so(caller: Caller) -> None:
    files = {"image": ("x.png", b"x" * (20 * MEBIBYTE), "image/png")}
    answer = caller.http.post("/wechat/scan", files=files)
    assert answer.status_code == 413
    assert "10 MB" in refusal(answer).words


def test_a_large_body_is_no_reason_to_refuse_where_none_is_read(caller: Caller) -> None:
    answer = caller.http.post("/yss/services/employee/certifications", content=b"x" * (11 * MEBIBYTE))
    assert answer.status_code == 303


# --- on the wire: what only a real server sees


def said(address: str, sent: bytes, *, then_close: bool) -> bytes:
    """The answer to these bytes; if `then_close`, nothing follows them, and the sender has gone."""
    parts = urlsplit(address)
    with socket.create_connection((parts.hostname, parts.port), timeout=10) as connection:
        connection.sendall(sent)
        if then_close:
            return b""
        connection.shutdown(socket.SHUT_WR)
        return b"".join(iter(lambda: connection.recv(65536), b""))


def request(address: str, path: str, kind: str, length: int, content: bytes) -> bytes:
    head = f"POST {path} HTTP/1.1\r\nHost: {urlsplit(address).netloc}\r\nContent-Type: {kind}\r\n"
    return f"{head}Content-Length: {length}\r\n\r\n".encode() + content


# The fixture also asserts, in the end, that the server had nothing to complain about.
@pytest.mark.parametrize("then_close", [False, True])
@pytest.mark.parametrize("kind", [URLENCODED, MULTIPART, "application/json"])
@pytest.mark.parametrize("path", ["/yss/cities", "/wechat/scan", "/control/v1/sandboxes"])
def test_a_sender_who_leaves_in_the_middle_is_let_go(
    platform_address: str, path: str, kind: str, then_close: bool
) -> None:
    said(platform_address, request(platform_address, path, kind, 1000, ACTION), then_close=then_close)
    assert httpx.get(f"{platform_address}/about", trust_env=False).status_code == 200


def test_a_body_too_large_for_the_wire_is_answered(platform_address: str) -> None:
    answer = httpx.post(f"{platform_address}/wechat/scan", files={"image": b"x" * (20 * MEBIBYTE)}, trust_env=False)
    assert answer.status_code == 413
    refusal(answer)
