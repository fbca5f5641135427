"""Who may ask what: by the name of the host, by the token of the control plane, by the sandbox that is named."""

import socket
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from threading import Barrier
from typing import NoReturn

import httpx
import pytest

from mock_platform.bootstrap import Serving, serve_platform
from mock_platform.server import listen
from tests.served.processes import Served, refused, serving

TOKEN = "s3cret-token"
NAMES = ("Mock.Example", "fd00::7", "[FD00::8]:8000", "second.example:8000")
OPEN = ("--host", "0.0.0.0", "--control-token", f" {TOKEN} ", *(word for name in NAMES for word in ("--name", name)))
RIGHT = [f"Bearer {TOKEN}", f"bearer {TOKEN}", f"BEARER  {TOKEN}"]
WRONG = [None, "", "Bearer", "Bearer wrong", f"Bearer {TOKEN}x", f"Basic {TOKEN}", TOKEN, "Bearer \xe9"]
ARRANGING = ["/control/v1/sandboxes", "/control/v1/catalogue", "/control/v1/version", "/control/v1/nowhere"]
FOR_ALL = ["/control/v1/health", "/api/v1/services", "/openapi.json", "/", "/yss", "/static/style.css"]


def authorization(given: str | None) -> httpx.Headers:
    return httpx.Headers([] if given is None else [(b"authorization", given.encode("latin-1"))])


def problem(answer: httpx.Response, status: int, code: str) -> str:
    """Why it was refused, told to programs."""
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
    details = answer.json()
    assert (details["status"], details["code"]) == (status, code)
    return str(details["detail"])


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A platform that other machines could reach."""
    with serving(tmp_path_factory.mktemp("opened"), *OPEN) as served:
        yield served


@pytest.fixture(scope="module")
def strict(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with serving(tmp_path_factory.mktemp("strict"), "--strict") as served:
        yield served


class TestToken:
    @pytest.mark.parametrize("path", ARRANGING)
    @pytest.mark.parametrize("given", WRONG)
    def test_nobody_arranges_without_it(self, opened: Served, path: str, given: str | None) -> None:
        headers = authorization(given)
        with opened.client() as client:
            answer = client.get(path, headers=headers)
        assert "Authorization: Bearer" in problem(answer, 401, "no_control_token")

    @pytest.mark.parametrize("given", RIGHT)
    def test_whoever_has_it_arranges(self, opened: Served, given: str) -> None:
        with opened.client(headers={"Authorization": given}) as client:
            assert [client.get(path).status_code for path in ARRANGING] == [200, 200, 200, 404]

    @pytest.mark.parametrize("given", WRONG)
    def test_all_else_is_open(self, opened: Served, given: str | None) -> None:
        headers = authorization(given)
        with opened.client(headers=headers) as client:
            assert {path: client.get(path).status_code for path in FOR_ALL} == dict.fromkeys(FOR_ALL, 200)

    @pytest.mark.parametrize("path", ["/control//v1/sandboxes", "//control/v1/sandboxes", "/%63ontrol/v1/sandboxes"])
    def test_no_other_spelling_leads_around_it(self, opened: Served, path: str) -> None:
        with opened.client() as client:
            assert client.get(path).status_code in {401, 404}

    def test_without_one_nobody_needs_it(self, strict: Served) -> None:
        with strict.client() as client:
            assert client.get("/control/v1/sandboxes").json() == []


class TestHosts:
    # What is asked for, and whether this platform answers to it.
    NAMES = (
        *((name, True) for name in ("127.0.0.1", "localhost", "LOCALHOST:80", "[::1]", "127.0.0.1:65535")),
        *(
            (name, True)
            for name in ("mock.example", "Mock.Example", "MOCK.EXAMPLE:8000", "second.example", "[FD00::7]")
        ),
        *((name, True) for name in ("[fd00::7]", "[fd00::7]:9", "[fd00::8]", "[fd00::8]:9")),
        *((name, False) for name in ("[fd00::9]", "fd00::7]", "[fd00::7]x", "[fd00::]:7")),
        *((name, False) for name in ("example", "x.mock.example", "mock.example.", "mock.example:x", "mock.example:")),
        *((name, False) for name in ("", "0.0.0.0", "192.0.2.1", "127.0.0.1.nip.io", "localhost.evil.example")),
    )

    @pytest.mark.parametrize(("name", "known"), NAMES)
    def test_only_known_names_are_answered(self, opened: Served, name: str, known: bool) -> None:
        """With the token, too: it may be a foreign page that was made to point here."""
        headers = {"Host": name, "Authorization": f"Bearer {TOKEN}"}
        with opened.client(headers=headers) as client:
            for path in ("/control/v1/sandboxes", "/control/v1/health", "/api/v1/services"):
                answer = client.get(path)
                if known:
                    assert answer.status_code == 200
                else:
                    assert "--name" in problem(answer, 421, "unknown_host")
            page = client.get("/yss")
        assert page.status_code == (200 if known else 421)
        assert known or "--name" in page.text

    def test_what_is_announced_answers(self, opened: Served) -> None:
        with opened.client() as client:
            assert client.get("/").status_code == 200

    @pytest.mark.parametrize("host", ["localhost", "::1"])
    def test_an_address_of_this_machine_alone_needs_no_token(self, tmp_path: Path, host: str) -> None:
        if not bindable(host):
            pytest.skip(f"this machine has no {host}")
        with serving(tmp_path, "--host", host) as served, served.client() as client:
            assert client.get("/control/v1/sandboxes").status_code == 200
            assert client.get("/yss").status_code == 200

    @pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1", "mock.example", ""])
    def test_any_other_needs_a_token(self, host: str) -> None:
        done = refused("--host", host, "--port", "0")
        assert (done.exit_code, done.stdout) == (2, "")
        assert "choose a --control-token, or stay on 127.0.0.1" in done.stderr
        assert "Traceback" not in done.stderr

    @pytest.mark.parametrize("token", ["令牌", "a\nb", "\x7f"])
    def test_a_token_that_cannot_be_sent_is_refused(self, token: str) -> None:
        done = refused("--control-token", token)
        assert (done.exit_code, done.stdout) == (2, "")
        assert "only letters, digits and signs of ASCII" in done.stderr

    def test_an_address_of_another_machine_cannot_be_listened_on(self) -> None:
        done = refused("--host", "192.0.2.1", "--control-token", TOKEN, "--port", "0")
        assert (done.exit_code, done.stdout) == (1, "")
        assert done.stderr.startswith("Port 0 of 192.0.2.1 cannot be used (")
        assert done.stderr.endswith("Is --host an address of this machine?\n")

    def test_a_port_that_is_taken_is_told(self) -> None:
        with closing(listen(0)) as taken:
            port = taken.getsockname()[1]
            done = refused("--port", str(port))
        assert (done.exit_code, done.stdout) == (1, "")
        assert done.stderr.startswith(f"Port {port} of 127.0.0.1 cannot be used (")
        assert done.stderr.endswith("Try another port, or --port 0.\n")


def bindable(host: str) -> bool:
    try:
        listen(0, host).close()
    except OSError:
        return False
    return socket.has_ipv6 or ":" not in host


class TestStrict:
    PROGRAMS = ("/api/v1/services", "/api/v1/session", "/api/v1/cities", "/api/v1/cases/1")
    PAGES = ("/", "/yss", "/yss/certification", "/yss/cases/1/method", "/about")

    @pytest.mark.parametrize("path", PROGRAMS)
    def test_programs_are_told_how_to_name_one(self, strict: Served, path: str) -> None:
        with strict.client() as client:
            detail = problem(client.get(path), 400, "sandbox_not_named")
        assert all(way in detail for way in ("POST /control/v1/sandboxes", "X-YSS-Sandbox"))

    @pytest.mark.parametrize("path", PAGES)
    def test_people_are_told_too_and_not_led_in_a_circle(self, strict: Served, path: str) -> None:
        with strict.client() as client:
            answer = client.get(path)
        assert (answer.status_code, answer.headers["content-type"]) == (400, "text/html; charset=utf-8")
        assert all(way in answer.text for way in ("没有写明沙箱", "yss sandbox new", "?sandbox=KEY"))
        assert 'class="primary"' not in answer.text

    @pytest.mark.parametrize("named", [("default", ""), ("", "default")], ids=["in the address", "in the header"])
    @pytest.mark.parametrize("path", ["/api/v1/session", "/yss"])
    def test_there_is_no_default(self, strict: Served, path: str, named: tuple[str, str]) -> None:
        address, header = named
        with strict.client(params={"sandbox": address}, headers={"X-YSS-Sandbox": header}) as client:
            answer = client.get(path)
        assert answer.status_code == 404
        assert "使用默认沙箱" not in answer.text

    @pytest.mark.parametrize("path", ["/control/v1/health", "/openapi.json", "/static/style.css"])
    def test_what_needs_no_sandbox_is_answered(self, strict: Served, path: str) -> None:
        with strict.client() as client:
            assert client.get(path).status_code == 200

    def test_whoever_names_one_is_served_by_header_address_and_cookie(self, strict: Served) -> None:
        with strict.client() as client:
            key = client.post("/control/v1/sandboxes", json={"people": ["employee"]}).json()["key"]
            assert client.get("/api/v1/session", headers={"X-YSS-Sandbox": key}).status_code == 200
            assert client.get("/yss").status_code == 400
            assert client.get("/yss", params={"sandbox": key}).status_code == 200
            assert client.get("/yss").status_code == 200


def test_variables_do_what_the_options_do(tmp_path: Path) -> None:
    with closing(listen(0)) as free:
        port = free.getsockname()[1]
    database = tmp_path / "kept.sqlite"
    told = {"YSS_PORT": str(port), "YSS_HOST": "0.0.0.0", "YSS_CONTROL_TOKEN": TOKEN, "YSS_DATABASE": str(database)}
    asked = {"YSS_EDITION": "guangzhou-2023", "YSS_SEED": "seven"}
    with serving(tmp_path, **told, **asked) as served, served.client() as client:
        assert served.address == f"http://127.0.0.1:{port}"
        assert client.get("/control/v1/sandboxes").status_code == 401
        (kept,) = client.get("/control/v1/sandboxes", headers={"Authorization": f"Bearer {TOKEN}"}).json()
    assert (kept["key"], kept["edition"], kept["seed"]) == ("default", "guangzhou-2023", "seven")
    assert database.exists()


@pytest.mark.parametrize(("value", "status"), [("1", 400), ("0", 200)])
def test_strictness_is_a_variable_too(tmp_path: Path, value: str, status: int) -> None:
    with serving(tmp_path, YSS_STRICT=value) as served, served.client() as client:
        assert client.get("/yss").status_code == status


@pytest.mark.parametrize(("name", "value"), [("YSS_PORT", "many"), ("YSS_STRICT", "perhaps"), ("YSS_EDITION", "x")])
def test_a_variable_that_cannot_be_used_is_refused(name: str, value: str) -> None:
    done = refused(**{name: value})
    assert (done.exit_code, done.stdout) == (2, "")
    assert "Traceback" not in done.stderr


class _Announced(Exception):
    """It would serve now."""


def _begin(database: Path, together: Barrier) -> str:
    def announce(_: str) -> NoReturn:
        raise _Announced

    together.wait()
    try:
        serve_platform(Serving(database=database), announce)
    except _Announced:
        return "serves"
    return "ended"


def test_platforms_that_begin_on_one_file_at_once_all_serve(tmp_path: Path) -> None:
    together = Barrier(8)
    with ThreadPoolExecutor(8) as threads:
        ends = threads.map(lambda _: _begin(tmp_path / "one.sqlite", together), range(8))
    assert list(ends) == ["serves"] * 8
