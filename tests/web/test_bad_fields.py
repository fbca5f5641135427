"""What cannot be used in a field is refused at that field: it is kept as typed, and nothing else is."""

from collections.abc import Iterator
from urllib.parse import quote_plus, urlencode

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mock_platform.core.messages import Message
from mock_platform.store.schema import cases
from tests.core.fields import ODD_TEXT
from tests.web.caller import AGREED, PLACES, Caller, Stand, led_to
from tests.web.in_process import InProcess, in_process
from tests.web.reading import Seen, read, refusal

FORMS = ["applicant, another", "query, applicant"]
GOOD = {"name": "陈秀英", "document_type": "resident_id", "document_number": "449901195001010015"}
LONG = 10_000

BAD = [
    # the name
    ({"name": ""}, {"name": "请填写姓名"}),
    ({"name": " \u3000\t"}, {"name": "请填写姓名"}),
    ({"name": "张" * LONG}, {"name": "最多 50 个字"}),
    ({"name": "<b>张三</b>"}, {"name": "不能有“<”"}),
    ({"name": '"><script>alert(1)</script>'}, {"name": '不能有“"”'}),
    ({"name": "张\x07三"}, {"name": "看不见的特殊字符"}),
    ({"name": "张\x00三"}, {"name": "看不见的特殊字符"}),
    ({"name": "张三'; DROP TABLE people; --"}, {"name": "不能有“;”"}),
    ({"name": "{{ 7 * 7 }}"}, {"name": "不能有“{”"}),
    ({"name": "\ufffd"}, {"name": "不能有"}),
    # the number
    ({"document_number": ""}, {"document_number": "请填写证件号码"}),
    ({"document_number": "\u3000\u200b "}, {"document_number": "请填写证件号码"}),
    ({"document_number": "4" * LONG}, {"document_number": "最多 18 位"}),
    ({"document_number": "<img src=x>"}, {"document_number": "不能有“<”"}),
    ({"document_number": "44990119500101\x000015"}, {"document_number": "看不见的特殊字符"}),
    ({"document_number": "449901195001010010"}, {"document_number": "填错了"}),
    ({"document_number": "449901195002300015"}, {"document_number": "没有这一天"}),
    ({"document_number": "449901500101001"}, {"document_number": "15 位的旧号码"}),
    ({"document_number": "٤٤٩٩٠١١٩٥٠٠١٠١٠٠١٥"}, {"document_number": "不能有“٤”"}),
    # the kind, and a number of another kind
    ({"document_type": ""}, {"document_type": "请选择证件类型"}),
    ({"document_type": "居民身份证"}, {"document_type": "没有这种证件类型"}),
    ({"document_type": "x" * LONG}, {"document_type": "没有这种证件类型"}),
    ({"document_type": "<b>"}, {"document_type": "没有这种证件类型"}),
    ({"document_type": "taiwan_permit"}, {"document_number": "居民身份证"}),
    ({"document_number": "H99123456"}, {"document_number": "港澳居民来往内地通行证"}),
    # several at once
    ({"name": "", "document_number": ""}, {"name": "请填写姓名", "document_number": "请填写证件号码"}),
    ({"name": "<", "document_type": "<"}, {"name": "不能有“<”", "document_type": "没有这种"}),
]


@pytest.fixture(scope="module")
def app() -> Iterator[InProcess]:
    with in_process() as app:
        yield app


@pytest.fixture(scope="module", params=FORMS)
def form(request: pytest.FixtureRequest, app: InProcess) -> Stand:
    """Somebody who stands at 申办人信息 for another person, to certify or to query."""
    return PLACES[request.param].come(app)


def refused(app: InProcess, stand: Stand, answer: httpx.Response, before: object) -> Seen:
    """The form again: not a message of the guide's, nothing kept, and the case where it was."""
    assert answer.status_code == 422
    seen = refusal(answer)
    assert not any(message in seen.words for message in Message)
    assert app.rows() == before
    assert stand.caller.http.get(stand.address).status_code == 200
    return seen


def send(stand: Stand, fields: dict[str, str]) -> httpx.Response:
    return stand.caller.send(stand.address, "submit", **fields)


@pytest.mark.parametrize(("wrong", "hints"), BAD)
def test_a_hint_stands_at_the_field_and_what_was_typed_is_kept(
    app: InProcess, form: Stand, wrong: dict[str, str], hints: dict[str, str]
) -> None:
    before, sent = app.rows(), GOOD | wrong
    seen = refused(app, form, send(form, sent), before)
    assert set(seen.hints) == set(hints)
    for field, words in hints.items():
        assert words in seen.hints[field]
    if "document_type" in hints:
        del sent["document_type"]  # what is not offered cannot be shown as chosen
    assert {field: seen.values[field] for field in sent} == sent
    assert seen.scripts == ["/static/script.js"]
    assert "b" not in seen.tags


@pytest.mark.parametrize("missing", GOOD)
def test_a_missing_field_is_an_empty_one(app: InProcess, form: Stand, missing: str) -> None:
    before = app.rows()
    answer = send(form, {field: words for field, words in GOOD.items() if field != missing})
    seen = refused(app, form, answer, before)
    assert set(seen.hints) == {missing}
    assert "请" in seen.hints[missing]


def test_no_fields_at_all(app: InProcess, form: Stand) -> None:
    before = app.rows()
    seen = refused(app, form, send(form, {}), before)
    assert set(seen.hints) == {"name", "document_type"}


@pytest.mark.parametrize("doubled", GOOD)
def test_of_a_doubled_field_the_last_counts(app: InProcess, form: Stand, doubled: str) -> None:
    before = app.rows()
    pairs = [("action", "submit"), *GOOD.items(), (doubled, "<i>")]
    answer = form.caller.http.post(form.address, content=urlencode(pairs), headers=FORM)
    assert "<i>" in refused(app, form, answer, before).values.values() or doubled == "document_type"
    pairs.insert(0, pairs.pop())
    answer = (
        PLACES["applicant, another"]
        .come(app)
        .caller.http.post("/yss/cases/1/applicant", content=urlencode(pairs), headers=FORM)
    )
    assert led_to(answer) == "/yss/cases/1/rejected"


FORM = {"Content-Type": "application/x-www-form-urlencoded"}
ODD_BYTES = [
    b"%ED%A0%80",  # half a character
    b"%FF%FE",
    b"\xff\xfe\x80",
    b"%E9%99",  # a character cut off
    b"%00",
    b"%",
    b"%zz",
    b"%u9648",
    b"\xe9\x99\x88\xe4\xb8\x89",
    "陈三".encode("gb18030"),
    "陈三".encode("utf-16"),
    b"+" * 300,
    b"%F4%90%80%80",  # past the last character there is
]


@pytest.mark.parametrize("typed", ODD_BYTES)
@pytest.mark.parametrize("field", GOOD)
def test_bytes_that_are_no_text_are_refused_at_the_field(app: InProcess, form: Stand, field: str, typed: bytes) -> None:
    before = app.rows()
    good = {name: quote_plus(words).encode() for name, words in GOOD.items()} | {field: typed}
    body = b"&".join(b"%s=%s" % (name.encode(), words) for name, words in good.items())
    answer = form.caller.http.post(form.address, content=b"action=submit&" + body, headers=FORM)
    assert field in refused(app, form, answer, before).hints


@pytest.mark.parametrize("field", GOOD)
def test_a_file_is_no_text(app: InProcess, form: Stand, field: str) -> None:
    before = app.rows()
    texts = {name: words for name, words in GOOD.items() if name != field}
    files = {field: ("name.txt", "陈三".encode(), "text/plain")}
    answer = form.caller.http.post(form.address, data={"action": "submit", **texts}, files=files)
    assert set(refused(app, form, answer, before).hints) == {field}


@settings(max_examples=50)
@given(fields=st.fixed_dictionaries(dict.fromkeys(GOOD, ODD_TEXT)), wrong=st.sampled_from(["name", "document_number"]))
def test_whatever_is_typed_with_what_cannot_be_used_is_refused(
    app: InProcess, form: Stand, fields: dict[str, str], wrong: str
) -> None:
    before = app.rows()
    sent = {"action": "submit", **fields, wrong: f"{fields[wrong]}<"}
    answer = form.caller.http.post(form.address, content=urlencode(sent, errors="surrogatepass"), headers=FORM)
    assert refused(app, form, answer, before).hints


@pytest.mark.parametrize(
    "typed",
    [
        "{document_number}",
        " {document_number}\u3000",
        "\u200b{document_number}\n",
    ],
)
@pytest.mark.parametrize("wide", [False, True])
def test_numbers_are_read_as_people_type_them(app: InProcess, typed: str, wide: bool) -> None:
    for place in FORMS:
        stand = PLACES[place].come(app)
        number = typed.format(**stand.other)
        if wide:
            number = "".join(chr(ord(char) + 0xFEE0) if char.isalnum() else char for char in number)
        fields = {**GOOD, "name": stand.other["name"], "document_number": number}
        assert led_to(send(stand, fields)) == "/yss/cases/1/confirm_face"


@pytest.mark.parametrize("place", ["applicant, oneself"])
def test_what_is_typed_at_ones_own_data_is_not_even_read(app: InProcess, place: str) -> None:
    stand = PLACES[place].come(app)
    assert led_to(send(stand, {**GOOD, "name": "<b>"})) == "/yss/cases/1/confirm_face"
    with app.platform.sandbox(stand.caller.sandbox.key) as sandbox:
        [case] = sandbox.scope.all(cases, number=1)
        assert case.name is None


NONSENSE = ["", "SELF", " self", "本人办理", "self\x00", "<b>", "x" * LONG, "\ufffd"]


@pytest.mark.parametrize("method", NONSENSE)
def test_a_way_of_acting_that_is_not_offered_is_refused(app: InProcess, method: str) -> None:
    stand = PLACES["method"].come(app)
    before = app.rows()
    seen = refused(app, stand, stand.caller.send(stand.address, "choose_method", method=method), before)
    assert "本人办理" in seen.hints["method"]


@pytest.mark.parametrize("city", ["", "广州", "北京市", "110100", "４４０１００", "<b>", "x" * LONG, "\ufffd"])
def test_a_city_that_is_not_offered_is_refused(app: InProcess, city: str) -> None:
    caller = Caller.new(app)
    before = app.rows()
    answer = caller.http.post("/yss/cities", data={"city": city})
    assert answer.status_code == 422
    assert "21 个地市" in refusal(answer).words
    assert app.rows() == before


@pytest.mark.parametrize(
    ("sent", "ticked", "missing"),
    [
        ({}, set(), "《用户服务协议》及《隐私政策》"),
        ({"user-agreement": "on"}, {"user-agreement"}, "《隐私政策》"),
        ({"privacy": "on"}, {"privacy"}, "《用户服务协议》"),
        ({"user-agreement": "", "privacy": "on"}, {"privacy"}, "《用户服务协议》"),
        ({"《隐私政策》": "on", "agreements": "on", "<b>": "on"}, set(), "《用户服务协议》及《隐私政策》"),
    ],
)
def test_agreements_are_ticked_or_asked_for(
    app: InProcess, sent: dict[str, str], ticked: set[str], missing: str
) -> None:
    caller = Caller.new(app)
    caller.sandbox.person(scheme="employee")
    before = app.rows()
    answer = caller.http.post("/yss/services/employee", data=sent)
    assert answer.status_code == 422
    seen = read(answer)
    assert seen.hints == {"agreements": f"请先阅读并勾选{missing}"}
    assert set(seen.values) == ticked
    assert app.rows() == before


def test_a_file_is_no_tick(app: InProcess) -> None:
    caller = Caller.new(app)
    caller.sandbox.person(scheme="employee")
    files = dict.fromkeys(AGREED, ("on.txt", b"on", "text/plain"))
    assert caller.http.post("/yss/services/employee", files=files).status_code == 422
