"""Servers that are no mock platform."""

from http.server import BaseHTTPRequestHandler
from typing import ClassVar


class Foreign(BaseHTTPRequestHandler):
    """A server that is none of ours: the first part of the address says what it answers to everything."""

    ANSWERS: ClassVar = {
        "page": (200, "text/html", b"<!doctype html><p>Welcome"),
        "object": (200, "application/json", b"{}"),
        "list": (200, "application/json", b"[]"),
        "number": (200, "application/json", b"1"),
        "nothing": (200, "text/plain", b""),
        "redirect": (302, "text/plain", b""),
        "missing": (404, "text/html", b"<h1>Not Found</h1>"),
        "fault": (500, "application/json", b'["x"]'),
        "bytes": (200, "application/json", b"\xff\xfe"),
    }

    def do_GET(self) -> None:
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        status, kind, body = self.ANSWERS[self.path.split("/")[1]]
        self.send_response(status)
        headers = {"Content-Type": kind, "Content-Length": str(len(body)), "Location": "/elsewhere"}
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    do_POST = do_PUT = do_PATCH = do_DELETE = do_GET  # noqa: N815

    def log_message(self, *_: object) -> None:
        """Nobody is to read it."""
