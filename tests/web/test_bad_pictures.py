"""What is chosen for 扫一扫 may be anything: it is read, or told what is wrong with it."""

import struct
import warnings
import zlib
from collections.abc import Callable, Iterator
from io import BytesIO

import httpx
import pytest
import segno
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from mock_platform.core.errors import UnreadableImage
from mock_platform.core.schemes import Scheme
from mock_platform.web import codes
from tests.web.caller import Caller, led_to
from tests.web.in_process import InProcess, in_process
from tests.web.reading import Seen, refusal

EMPLOYEE, RESIDENT = Scheme.EMPLOYEE, Scheme.RESIDENT
CODE = codes.draw(EMPLOYEE)


@pytest.fixture(scope="module")
def app() -> Iterator[InProcess]:
    with in_process() as app:
        yield app


@pytest.fixture(scope="module")
def caller(app: InProcess) -> Caller:
    caller = Caller.new(app)
    caller.sandbox.person(scheme="employee")
    return caller


def scan(caller: Caller, content: bytes, name: str = "code.png", kind: str = "image/png") -> httpx.Response:
    return caller.http.post("/wechat/scan", files={"image": (name, content, kind)})


def hint(answer: httpx.Response) -> str:
    assert answer.status_code == 422
    seen: Seen = refusal(answer)
    assert set(seen.hints) == {"image"}
    assert seen.scripts == ["/static/script.js"]
    return seen.hints["image"]


def opened(content: bytes) -> Image.Image:
    return Image.open(BytesIO(content))


def saved(picture: Image.Image, kind: str = "PNG", **how: object) -> bytes:
    out = BytesIO()
    picture.save(out, kind, **how)
    return out.getvalue()


def foreign() -> bytes:
    out = BytesIO()
    segno.make("https://example.com/", micro=False).save(out, kind="png", scale=8)
    return out.getvalue()


def beside(*contents: bytes) -> bytes:
    pictures = [opened(content).convert("RGB") for content in contents]
    sheet = Image.new("RGB", (sum(p.width for p in pictures), max(p.height for p in pictures)), "white")
    left = 0
    for picture in pictures:
        sheet.paste(picture, (left, 0))
        left += picture.width
    return saved(sheet)


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def bomb(width: int, height: int) -> bytes:
    """A small PNG that says it is very large."""
    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    rows = zlib.compress(bytes(min((width + 7) // 8 + 1, 10_000)) * min(height, 1000))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


# --- pictures of the code, as phones and programs keep them

SAME: dict[str, Callable[[Image.Image], bytes]] = {
    "PNG": saved,
    "grey": lambda code: saved(code.convert("L")),
    "black and white": lambda code: saved(code.convert("L").point(lambda v: v // 128 * 255).convert("1")),
    "palette": lambda code: saved(code.convert("RGB").quantize(16)),
    "palette with transparency": lambda code: saved(code.convert("RGB").quantize(16), transparency=b"\xff\xf0"),
    "16 bit": lambda code: saved(code.convert("L").point(lambda v: v // 128 * 65535, "I").convert("I;16")),
    "with an opaque alpha": lambda code: saved(code.convert("RGBA")),
    "JPEG": lambda code: saved(code.convert("RGB"), "JPEG", quality=40),
    "CMYK JPEG": lambda code: saved(code.convert("CMYK"), "JPEG"),
    "WebP": lambda code: saved(code.convert("RGB"), "WEBP"),
    "BMP": lambda code: saved(code.convert("RGB"), "BMP"),
    "GIF": lambda code: saved(code.convert("P"), "GIF"),
    "animated GIF": lambda code: saved(
        code.convert("P"), "GIF", save_all=True, append_images=[Image.new("P", code.size)] * 3
    ),
    "turned by its EXIF": lambda code: saved(code.convert("RGB"), "JPEG", exif=b"Exif\x00\x00broken"),
    "small": lambda code: saved(code.convert("RGB").resize((120, 120))),
    "turned": lambda code: saved(code.convert("RGB").rotate(30, expand=True, fillcolor="white")),
}


@pytest.mark.parametrize("kept", SAME)
def test_the_code_is_read_however_it_was_kept(caller: Caller, kept: str) -> None:
    assert led_to(scan(caller, SAME[kept](opened(CODE)))) == "/yss/services/employee"


@pytest.mark.parametrize("scheme", Scheme)
def test_a_code_leads_to_its_scheme(caller: Caller, scheme: Scheme) -> None:
    drawn = caller.http.get(f"/wechat/codes/{scheme}.png")
    assert drawn.headers["content-type"] == "image/png"
    assert led_to(scan(caller, drawn.content)) == f"/yss/services/{scheme}"


def test_what_the_file_is_called_does_not_matter(caller: Caller) -> None:
    assert led_to(scan(caller, CODE, "../../x.exe\x00<b>", "application/pdf")) == "/yss/services/employee"


def test_the_same_code_twice_is_one(caller: Caller) -> None:
    assert led_to(scan(caller, beside(CODE, CODE))) == "/yss/services/employee"


def test_ours_is_found_beside_anothers(caller: Caller) -> None:
    for sheet in (beside(CODE, foreign()), beside(foreign(), CODE)):
        assert led_to(scan(caller, sheet)) == "/yss/services/employee"


# --- and what else may be chosen

PNG = b"\x89PNG\r\n\x1a\n"
NO_PICTURE, NO_CODE, NOT_OURS, TOO_LARGE = "不是图片", "没有找到码", "不是“粤省事”", "太大"
OTHERS = {
    "nothing": (b"", "请先从相册选取"),
    "a text": ("这是一份文字".encode(), NO_PICTURE),
    "zeroes": (bytes(5000), NO_PICTURE),
    "only a PNG's beginning": (PNG, NO_PICTURE),
    "half a PNG": (CODE[: len(CODE) // 2], NO_PICTURE),
    "a PNG with a wrong sum": (CODE[:-30] + bytes(30), NO_PICTURE),
    "half a JPEG": (saved(Image.new("RGB", (300, 300)), "JPEG")[:500], NO_PICTURE),
    "SVG": (b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', NO_PICTURE),
    "HTML": (b"<!doctype html><script>alert(1)</script>", NO_PICTURE),
    "PDF": (b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n", NO_PICTURE),
    "PostScript": (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n%%EndComments\nshowpage\n", NO_PICTURE),
    "a kind that no album holds": (saved(opened(CODE).convert("RGB"), "PPM"), NO_PICTURE),
    "a script": (b"#!/bin/sh\necho\n", NO_PICTURE),
    "an empty picture": (saved(Image.new("L", (1, 1))), NO_CODE),
    "a white picture": (saved(Image.new("RGB", (400, 400), "white")), NO_CODE),
    "a picture seen through": (saved(Image.new("RGBA", (400, 400), (0, 0, 0, 0))), NO_CODE),
    "half a code": (saved(opened(CODE).convert("RGB").crop((0, 0, 116, 232))), NO_CODE),
    "a long thin picture": (saved(Image.new("1", (30_000, 1))), NO_CODE),
    "somebody else's code": (foreign(), NOT_OURS),
    "two of somebody else's": (beside(foreign(), foreign()), NOT_OURS),
    "both of ours": (beside(CODE, codes.draw(RESIDENT)), "两种"),
    "a little too large": (bomb(8000, 5001), TOO_LARGE),
    "a large one": (bomb(10_000, 10_000), TOO_LARGE),
    "a bomb": (bomb(100_000, 100_000), TOO_LARGE),
    "as large as a number": (bomb(2**31 - 1, 2**31 - 1), TOO_LARGE),
    "no size": (bomb(0, 0), NO_PICTURE),
}


@pytest.mark.parametrize("chosen", OTHERS)
def test_what_cannot_be_read_is_told_why(caller: Caller, chosen: str) -> None:
    content, words = OTHERS[chosen]
    assert words in hint(scan(caller, content))


def test_a_text_is_no_file(caller: Caller) -> None:
    assert "请先从相册选取" in hint(caller.http.post("/wechat/scan", data={"image": "code.png"}))
    assert "请先从相册选取" in hint(caller.http.post("/wechat/scan", files={"picture": CODE}))


def test_a_code_may_say_anything(caller: Caller) -> None:
    for words in ("yss-mock:certification/", "yss-mock:certification/nobody", "yss-mock:certification//evil", "\x00"):
        out = BytesIO()
        segno.make(words, micro=False).save(out, kind="png", scale=8)
        assert NOT_OURS in hint(scan(caller, out.getvalue()))


@settings(max_examples=50)
@given(st.integers(0, len(CODE) - 1), st.binary(min_size=1, max_size=8))
def test_a_damaged_file_is_read_or_told(caller: Caller, place: int, damage: bytes) -> None:
    answer = scan(caller, CODE[:place] + damage + CODE[place + len(damage) :])
    assert answer.status_code == 303 or hint(answer)


@settings(max_examples=50)
@given(
    st.sampled_from([b"", PNG, b"GIF89a", b"\xff\xd8\xff\xe0", b"RIFF\x00\x00\x00\x00WEBP", b"BM", b"II*\x00"]),
    st.binary(),
)
def test_rubbish_is_told(caller: Caller, start: bytes, rest: bytes) -> None:
    assert hint(scan(caller, start + rest))


def test_the_reader_keeps_its_warnings_to_itself(recwarn: pytest.WarningsRecorder) -> None:
    warnings.simplefilter("always")
    for content, _ in OTHERS.values():
        with pytest.raises(UnreadableImage):
            codes.read(content)
    assert [str(each.message) for each in recwarn.list] == []
