"""Addresses, hosts, methods and sandbox keys that nobody should send are answered, and lead nowhere else."""

import socket
from collections.abc import Iterator
from urllib.parse import quote, urlsplit

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.web.caller import CASE, PLACES, Caller, led_to
from tests.web.in_process import InProcess, in_process
from tests.web.reading import read, refusal

PAGES = [
    "/",
    "/wechat/mini-programs",
    "/wechat/search",
    "/wechat/scan",
    "/wechat/codes",
    "/elsewhere",
    "/about",
    "/yss",
    "/yss/cities",
    "/yss/social-security",
    "/yss/certification",
    "/yss/services/employee",
    "/yss/services/resident",
    "/yss/services/employee/guide",
    "/yss/documents/user-agreement",
    "/yss/documents/privacy",
    f"{CASE}/applicant",
]
FORMS_ONLY = [
    "/yss/services/employee/certifications",
    "/yss/services/employee/queries",
    "/explorer/account",
    "/explorer/face",
    "/explorer/edition",
]
NOWHERE = [
    "/nowhere",
    "/yss/services/nobody",
    "/yss/services/EMPLOYEE/guide",
    "/yss/documents/none",
    "/yss/cases",
    "/yss/cases/1",
    "/wechat/codes/none.png",
    "/wechat/codes/employee.svg",
    "/static/",
    "/static/none.css",
    "/static/%00",
    "/static/..%2f..%2fapp.py",
    "/static/%2e%2e/app.py",
    "/static/" + "x" * 5000,
    "/%00",
    "/%ff%fe",
    "/" + "x/" * 2000,
    "/yss/%E4%B8%AD",
    "/docs",
    "/redoc",
    "//evil.example",
    "//evil.example/yss",
]
SCRIPT = "<script>alert(1)</script>"
QUERIES = [
    "",
    "?",
    "?&&==&",
    "notice=x",
    "notice=moved&notice=agree",
    "notice=" + quote(SCRIPT),
    "q=%00%ff%ED%A0%80",
    "q=" + "x" * 5000,
    "from=nobody&from=//evil.example",
    "from=resident",
    "%ff=%ff",
    "a=" * 1000,
    "next=https://evil.example",
]
KEYS = [
    "unknown",
    "x" * 65,
    "x" * 5000,
    "中文",
    "\x00",
    "a b",
    "../x",
    SCRIPT,
    "%0d%0aX: y",
    "'; DROP TABLE people",
    "\xff",
]


@pytest.fixture(scope="module")
def app() -> Iterator[InProcess]:
    with in_process() as app:
        yield app


@pytest.fixture(scope="module")
def caller(app: InProcess) -> Caller:
    """Somebody at 申办人信息 for another person."""
    return PLACES["applicant, another"].come(app).caller


# --- queries


@pytest.mark.parametrize("path", PAGES)
def test_odd_queries_change_nothing(app: InProcess, caller: Caller, path: str) -> None:
    before, plain = app.rows(), read(caller.http.get(path)).heading
    for query in QUERIES:
        answer = caller.http.get(f"{path}?{query}")
        assert answer.status_code == 200
        seen = read(answer)
        assert seen.heading == plain
        assert seen.scripts == ["/static/script.js"]
    assert app.rows() == before


@settings(max_examples=50)
@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_what_was_searched_for_is_shown_as_it_was_typed(caller: Caller, words: str) -> None:
    answer = caller.http.get("/wechat/search", params={"q": words})
    seen = read(answer)
    assert seen.scripts == ["/static/script.js"]
    kept = words.strip()[:40]
    assert seen.values["q"] == kept
    assert ("请先输入" in seen.words) is (not kept)


@pytest.mark.parametrize("given_from", ["//evil.example", "https://evil.example", "nobody", "employee/../..", ""])
def test_a_document_leads_back_to_a_page_of_ours(caller: Caller, given_from: str) -> None:
    html = caller.http.get("/yss/documents/privacy", params={"from": given_from}).text
    assert html.count('href="/yss/certification"') == 2
    assert "evil" not in html


# --- paths and methods


@pytest.mark.parametrize("path", NOWHERE)
def test_an_address_without_a_page_is_called_so(caller: Caller, path: str) -> None:
    answer = caller.http.get(httpx.URL(f"http://127.0.0.1{path}"))
    assert answer.status_code == 404
    refusal(answer)


@given(st.text(st.characters(exclude_categories=["Cs"])))
@settings(max_examples=50)
def test_no_path_is_too_odd(caller: Caller, path: str) -> None:
    answer = caller.http.get(httpx.URL("http://127.0.0.1/" + quote(path, safe="/")))
    if answer.status_code >= 400 and not path.startswith("control"):
        refusal(answer)


@pytest.mark.parametrize("path", PAGES)
def test_a_page_may_be_asked_for_its_headers_alone(caller: Caller, path: str) -> None:
    looked = caller.http.get(path)
    answer = caller.http.head(path)
    assert (answer.status_code, answer.headers["content-type"]) == (looked.status_code, looked.headers["content-type"])


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND", "X"])
@pytest.mark.parametrize("path", [*PAGES, *FORMS_ONLY])
def test_another_method_is_refused_with_those_there_are(caller: Caller, path: str, method: str) -> None:
    answer = caller.http.request(method, path)
    assert answer.status_code == 405
    assert ("POST" if path in FORMS_ONLY else "GET") in answer.headers["allow"]
    refusal(answer)


@pytest.mark.parametrize("path", FORMS_ONLY)
def test_what_only_takes_forms_cannot_be_opened(caller: Caller, path: str) -> None:
    answer = caller.http.get(path)
    assert answer.status_code == 405
    refusal(answer)


@pytest.mark.parametrize(
    "path", ["/yss/", "//yss", "//evil.example/", "/yss//cities", "/static", "/\\evil.example", "/%2f%2fevil.example/"]
)
def test_slashes_lead_nowhere_else(caller: Caller, path: str) -> None:
    answer = caller.http.get(httpx.URL("http://127.0.0.1").copy_with(raw_path=path.encode()))
    if answer.is_redirect:
        assert urlsplit(answer.headers["location"]).netloc in {"", "127.0.0.1"}
        assert not answer.headers["location"].startswith("//")
    else:
        assert answer.status_code == 404


# --- sandbox keys


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("path", ["/yss", "/wechat/codes/employee.png", "/static/style.css", "/control/v1/health"])
def test_a_key_in_an_address_is_known_or_refused(app: InProcess, key: str, path: str) -> None:
    answer = app.client().get(path, params={"sandbox": key})
    if path in ("/yss", "/wechat/codes/employee.png"):
        seen = refusal(answer)
        assert seen.heading == "没有这个沙箱"
        assert seen.scripts == ["/static/script.js"]
        assert "set-cookie" not in answer.headers
    else:
        assert answer.status_code == 200


@pytest.mark.parametrize("key", KEYS)
def test_a_key_in_a_header_or_a_cookie_is_known_or_refused(app: InProcess, key: str) -> None:
    raw = key.encode("utf-8")
    for headers in ({b"X-YSS-Sandbox": raw}, {b"Cookie": b"yss_sandbox=" + raw}):
        for answer in (app.client().get("/yss", headers=headers), app.client().post("/yss/cities", headers=headers)):
            seen = refusal(answer)
            assert seen.heading in {"没有这个沙箱", "填写的内容不能使用"}
            assert seen.scripts == ["/static/script.js"]


@pytest.mark.parametrize(
    "cookie", [b"", b";;;", b"yss_sandbox", b"=", b"yss_sandbox=\xff\xfe", b"a=b; " * 2000, b'yss_sandbox="']
)
def test_odd_cookies_are_no_fault(app: InProcess, cookie: bytes) -> None:
    refusal(app.client().get("/yss", headers={b"Cookie": cookie}))


def test_an_unknown_sandbox_offers_the_default_one(app: InProcess) -> None:
    html = app.client().get("/yss?sandbox=unknown").text
    assert 'href="/?sandbox=default"' in html


def test_the_address_beats_the_header_and_the_header_beats_the_cookie(app: InProcess) -> None:
    one, two, three = (Caller.new(app, city=city).sandbox.key for city in ("440100", "440300", "440900"))
    for key in (one, two, three):
        app.control().post(f"/sandboxes/{key}/people", json={"scheme": "employee"})
        app.control().patch(f"/sandboxes/{key}", json={"account": 1})
    http = app.client(cookies={"yss_sandbox": one})
    assert "广州市" in http.get("/yss").text
    assert "深圳市" in http.get("/yss", headers={"X-YSS-Sandbox": two}).text
    assert "茂名市" in http.get("/yss", params={"sandbox": three}, headers={"X-YSS-Sandbox": two}).text


def test_an_address_with_a_key_keeps_it_for_the_pages_that_follow(app: InProcess, caller: Caller) -> None:
    http = app.client()
    answer = http.get("/", params={"sandbox": caller.sandbox.key})
    assert "HttpOnly" in answer.headers["set-cookie"]
    assert "SameSite=lax" in answer.headers["set-cookie"]
    assert http.get(f"{CASE}/applicant").status_code == 200


def test_a_program_that_names_a_key_names_it_each_time(app: InProcess, caller: Caller) -> None:
    answer = app.client("/api/v1").get("/session", params={"sandbox": caller.sandbox.key})
    assert (answer.status_code, "set-cookie" in answer.headers) == (200, False)


# --- hosts

HOSTS = ["127.0.0.1", "127.0.0.1:8000", "localhost", "LOCALHOST:1", "[::1]:8000"]
FOREIGN = [
    "evil.example",
    "127.0.0.1.evil.example",
    "localhost.evil.example:80",
    "evil.example:127.0.0.1",
    "127.0.0.1@evil.example",
    "evil.example@127.0.0.1",
    "127.0.0.1:x",
    "127.0.0.1 evil.example",
    "[::1",
    "[",
    "",
    "\xff",
    SCRIPT,
    "127.0.0.1," + "x" * 5000,
]


@pytest.mark.parametrize("host", HOSTS)
def test_this_machines_own_names_are_known(caller: Caller, host: str) -> None:
    assert caller.http.get("/about", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize("host", FOREIGN)
def test_another_host_is_refused_and_told_the_right_one(caller: Caller, host: str) -> None:
    answer = caller.http.get("/yss", headers={b"Host": host.encode("latin-1")})
    assert answer.status_code == 421
    assert "请改用 http://127.0.0.1/ 打开" in refusal(answer).words
    assert SCRIPT not in answer.text
    assert answer.headers["content-security-policy"]


def test_another_host_is_refused_by_the_control_plane_too(app: InProcess) -> None:
    answer = app.control().get("/health", headers={"Host": "evil.example"})
    assert (answer.status_code, answer.headers["content-type"]) == (421, "application/problem+json")


@pytest.mark.parametrize("lines", ["", "Host: evil.example\r\n", "Host: 127.0.0.1\r\nHost: evil.example\r\n"])
def test_a_request_on_the_wire_names_one_known_host(platform_address: str, lines: str) -> None:
    parts = urlsplit(platform_address)
    with socket.create_connection((parts.hostname, parts.port), timeout=10) as connection:
        connection.sendall(f"GET /about HTTP/1.1\r\n{lines}Connection: close\r\n\r\n".encode())
        said = b"".join(iter(lambda: connection.recv(65536), b""))
    assert b" 421 " in said.splitlines()[0]
    assert f"127.0.0.1:{parts.port}".encode() in said


# --- the explorer's bar

BAR = {"account": {"person": "1"}, "face": {"person": "1", "outcome": "too_dark"}, "edition": {"edition": "official"}}
REFERERS = [
    ("http://127.0.0.1/yss/cities", "/yss/cities"),
    ("http://127.0.0.1/yss/cases/1/method?notice=moved", "/yss/cases/1/method"),
    ("http://127.0.0.1/wechat/search?q=x#y", "/wechat/search"),
    ("http://127.0.0.1/", "/"),
    ("http://127.0.0.1", "/"),
    ("http://127.0.0.1/about", "/about"),
    ("http://127.0.0.1/elsewhere", "/elsewhere"),
    ("", "/yss"),
    ("//evil.example", None),
    ("//evil.example//yss", None),
    ("https://evil.example/yss//..", None),
    ("https://evil.example/yss/../../x", None),
    ("https://evil.example/yss@evil.example", None),
    ("https://evil.example/\\yss", None),
    ("https://evil.example//evil.example/yss", None),
    ("javascript:alert(1)//x/yss", None),
    ("https://evil.example/yss%0d%0aX:%20y", None),
    ("https://evil.example/" + "yss/" * 2000, None),
    ("\xff\xfe//x/yss\xff", None),
    ("http://127.0.0.1/explorer/account", "/yss"),
    ("http://127.0.0.1/yssx", None),
]


@pytest.fixture(scope="module")
def explorer(app: InProcess) -> Caller:
    caller = Caller.new(app, explorer=True)
    caller.sandbox.person(scheme="employee")
    return caller


@pytest.mark.parametrize(("referer", "back"), REFERERS)
def test_the_bar_leads_back_to_the_page_it_was_on_and_never_elsewhere(
    explorer: Caller, referer: str, back: str | None
) -> None:
    for what in ("face", "edition"):
        answer = explorer.http.post(
            f"/explorer/{what}", data=BAR[what], headers={b"Referer": referer.encode("latin-1")}
        )
        path = led_to(answer)
        assert back in {path, None}
        assert path == "/" or path.startswith(("/yss", "/wechat", "/about", "/elsewhere"))


@pytest.mark.parametrize("what", BAR)
def test_without_the_bar_its_forms_do_nothing(app: InProcess, caller: Caller, what: str) -> None:
    before = app.rows()
    for form in (BAR[what], {}, {"person": "x"}):
        refusal(caller.http.post(f"/explorer/{what}", data=form))
    assert caller.http.post(f"/explorer/{what}", data=BAR[what]).status_code == 404
    assert app.rows() == before


@pytest.mark.parametrize(
    ("what", "form"),
    [
        ("account", {}),
        *(("account", {"person": person}) for person in ("", "0", "-1", "2", "x", "１", "1.0", "9" * 30, SCRIPT)),
        ("face", {"person": "1"}),
        ("face", {"person": "2", "outcome": "pass"}),
        *(("face", {"person": "1", "outcome": outcome}) for outcome in ("", "PASS", "通过", SCRIPT)),
        *(("edition", {"edition": edition}) for edition in ("", "Official", SCRIPT, "x" * 5000)),
    ],
)
def test_what_the_bar_does_not_offer_is_refused(
    app: InProcess, explorer: Caller, what: str, form: dict[str, str]
) -> None:
    before = app.rows()
    refusal(explorer.http.post(f"/explorer/{what}", data=form))
    assert app.rows() == before
